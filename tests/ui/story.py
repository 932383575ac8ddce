"""What somebody does who has never seen the code: click, look, put in an article, break another one.

Told once, by the test and by ``python -m tests.ui``, which keeps the pictures for the documentation.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, Response, expect

from tests.ui.served import ServedUi

GROUPS = (
    "sources",
    "ingest",
    "extraction",
    "reference",
    "staging",
    "intermediate",
    "marts_dimensions",
    "marts_facts",
    "quality",
    "published",
)
NEW_ARTICLE = """Vietsovpetro gặp mặt đầu xuân
Ngày phát hành: 2/12/2023 8:00:00 AM
Ngày 10/2/2023, tại Vũng Tàu, Vietsovpetro tổ chức gặp mặt đầu xuân.
Năm 2022, doanh thu của Vietsovpetro đạt 2,1 tỷ USD.
"""
# 2,61 of what is 1,14 less is 177.6%.
BROKEN_ARTICLE = """Vietsovpetro nhìn lại năm 2022
Ngày phát hành: 3/1/2023 8:00:00 AM
Năm 2022, doanh thu của Vietsovpetro đạt 2,61 tỷ USD, vượt 1,14 tỷ USD so với kế hoạch (bằng 150,4% kế hoạch năm).
"""
_A_RUN, _A_LOOK = 240_000, 30_000  # milliseconds that the slowest machine may take


@dataclass(frozen=True)
class Story:
    """One browser in front of one warehouse; ``pictures`` is where the screenshots go."""

    page: Page
    ui: ServedUi
    pictures: Path

    def see_the_flow(self) -> None:
        """The graph, with its groups from left to right."""
        self.page.goto(f"{self.ui.address}/asset-groups")
        self._skip_the_welcome()
        self._see_groups()
        self._hide_the_navigation()
        self._picture("graph")

    def materialise_everything(self) -> None:
        """One click, and the run succeeds."""
        with self.page.expect_response(_is_launch, timeout=_A_LOOK):
            self.page.get_by_role("button", name=re.compile("Materialize all")).click()
        self._see_newest_run("Success", 1)
        self._picture("run")

    def look_at_what_was_published(self) -> None:
        """Changes as a table, and facts by month as a picture."""
        self._open("assets/warehouse?view=overview")
        expect(self.page.get_by_text("fct_person_roles")).to_be_visible(timeout=_A_LOOK)
        expect(self.page.get_by_text("Freshness policy").first).to_be_visible(timeout=_A_LOOK)
        self._picture("published")
        self._show("facts_by_month_and_kind")
        image = self.page.get_by_role("img", name="facts by month and kind")
        expect(image).to_be_visible(timeout=_A_LOOK)
        assert image.evaluate("image => image.complete && image.naturalWidth") > 300
        self._picture("facts-by-month")

    def see_the_source_of_a_number(self) -> None:
        """Which columns of the raw log a column of a mart is made of."""
        self._open("assets/marts/fct_metrics?view=overview")
        self._show("columns")
        cell = self.page.get_by_text(re.compile(r"^lake\.metrics\.evidence,?"))
        expect(cell.first).to_be_visible(timeout=_A_LOOK)
        self.page.get_by_role("cell", name="metric_fact_key", exact=True).last.scroll_into_view_if_needed()
        self._picture("columns")

    def add_an_article_and_break_one(self) -> None:
        """By file; the sensor, once it is switched on, finds both and runs once."""
        (self.ui.articles_dir / "new.txt").write_text(NEW_ARTICLE, encoding="utf-8")
        (self.ui.articles_dir / "broken.txt").write_text(BROKEN_ARTICLE, encoding="utf-8")
        self._open("locations/news_warehouse/sensors/articles_folder")
        # The box itself is out of sight: what is seen is a picture of a switch.
        self.page.get_by_role("row", name="Running").get_by_role("checkbox").dispatch_event("click", timeout=_A_LOOK)
        expect(self.page.get_by_role("button", name="1 run requested")).to_be_visible(timeout=_A_LOOK)
        self._picture("sensor")
        self._see_newest_run("Success", 2)

    def see_the_new_article(self) -> None:
        """What is new since the last run stands first."""
        self._open("assets/lake/articles?view=overview")
        expect(self.page.get_by_text("new.txt").first).to_be_visible(timeout=_A_LOOK)

    def read_what_the_check_says(self) -> None:
        """The check names the article, its numbers and what to do, with the failing rows as a table."""
        self._open("assets/quality/reconciliations?view=checks&checkDetail=reconciliation")
        expect(self.page.get_by_text(re.compile(r"broken\.txt.*150,4%")).first).to_be_visible(timeout=_A_LOOK)
        expect(self.page.get_by_text(re.compile("add a line to dbt_project/reference/corrections.csv"))).to_be_visible()
        self._picture("check")

    def _open(self, path: str) -> None:
        self.page.goto(f"{self.ui.address}/{path}")

    def _skip_the_welcome(self) -> None:
        """Dagster greets some first visitors with a dialog that asks for an e-mail address."""
        skip = self.page.get_by_role("button", name=re.compile("skip", re.IGNORECASE))
        if skip.is_visible():
            skip.click()

    def _see_groups(self) -> None:
        """None stands to the left of one that comes before it."""
        places = []
        for group in GROUPS:
            # The same name stands in the list beside the graph, further to the left.
            names = self.page.get_by_text(group, exact=True)
            expect(names.nth(1)).to_be_attached(timeout=_A_LOOK)
            places.append(max(box["x"] for box in (name.bounding_box() for name in names.all()) if box))
        assert places == sorted(places)

    def _hide_the_navigation(self) -> None:
        """Wider by the navigation, which is hidden from here on."""
        self.page.get_by_role("button", name="Hide navigation").click()
        self.page.reload()
        self._see_groups()

    def _see_newest_run(self, status: str, count: int) -> None:
        self._open("runs")
        finished = self.page.get_by_text(status, exact=True)
        expect(finished).to_have_count(count, timeout=_A_RUN)

    def _show(self, name: str) -> None:
        """Open a long value among the metadata of the asset."""
        row = self.page.get_by_role("row").filter(has=self.page.get_by_text(name, exact=True))
        row.get_by_text("[Show Markdown]").click(timeout=_A_LOOK)

    def _picture(self, name: str) -> None:
        self.page.wait_for_timeout(700)  # animations end
        self.page.screenshot(path=self.pictures / f"{name}.png", animations="disabled")


def _is_launch(response: Response) -> bool:
    return '"operationName":"LaunchPipelineExecution"' in (response.request.post_data or "")


CHAPTERS: tuple[Callable[[Story], None], ...] = (
    Story.see_the_flow,
    Story.materialise_everything,
    Story.look_at_what_was_published,
    Story.see_the_source_of_a_number,
    Story.add_an_article_and_break_one,
    Story.see_the_new_article,
    Story.read_what_the_check_says,
)
