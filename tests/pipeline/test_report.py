"""The report: complete, self-contained, harmless whatever the articles say, and drawn without a complaint."""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest

from orchestration.report.markup import both
from orchestration.report.page import POLICY
from orchestration.report.words import WORDS, scaled, shown
from tests.pipeline.conftest import Run, run_pipeline, settings_in
from tests.ui.chromium import chromium, opened_browser

BROWSER = chromium()
HOSTILE = """Vietsovpetro <script>alert(1)</script> đạt kế hoạch
Ngày phát hành: 5/15/2023 8:00:00 AM
Năm 2022, doanh thu của Vietsovpetro "><img src=x onerror=alert(2)> đạt 2,61 tỷ USD, bằng 104% kế hoạch năm.
Ngày 12/5/2023, tại Vũng Tàu, Vietsovpetro tổ chức Hội nghị <iframe src="https://example.com"></iframe> người lao động.
"""


class Seen(HTMLParser):
    """Elements and attributes of a page; what is never closed stays in ``open``."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self.ids += [value or "" for name, value in attrs if name == "id"]


def report_of(run: Run) -> str:
    return run.settings.report_file.read_text(encoding="utf-8")


def seen(html: str) -> Seen:
    parser = Seen()
    parser.feed(html)
    return parser


@pytest.mark.parametrize("corpus", ["seeds", "labelled"])
def test_the_page_is_self_contained_and_small(corpus: str, request: pytest.FixtureRequest) -> None:
    html = report_of(request.getfixturevalue(f"{corpus}_run"))
    page = seen(html)
    assert len(html.encode()) < 3_000_000
    assert POLICY in html
    assert "'unsafe" not in POLICY
    assert page.elements.isdisjoint({"script", "img", "iframe", "link", "object", "form", "base"})
    assert [value for _, name, value in page.attributes if name in {"src", "style"} or name.startswith("on")] == []
    links = [value for _, name, value in page.attributes if name == "href"]
    assert len(links) > 7
    assert {link.removeprefix("#") for link in links} <= set(page.ids)  # every mark and entry leads to something here
    assert len(page.ids) == len(set(page.ids))


def test_each_chapter_tells_what_the_seeds_say(seeds_run: Run) -> None:
    html = report_of(seeds_run)
    for said in ("2.498.000.000", "<mark>185,4%</mark>", "Vũ Mai Khanh", "imply 183.24 to 184.66% of the plan"):
        assert said in html, said
    assert "Bài nêu «185,4%» (185,35 – 185,45 %), nhưng các số khác trong bài cho ra 183,24 – 184,66 %." in html
    for chapter in ("figures", "plan", "organisations", "events", "people", "doubts", "coverage"):
        assert f'<section id="{chapter}"' in html


def test_every_mark_of_a_chart_says_what_it_is(labelled_run: Run) -> None:
    html = report_of(labelled_run)
    marks = re.findall(r'<(?:path|line)[^>]*role="graphics-symbol"[^>]*>(<title>[^<]+</title>)?', html)
    assert len(marks) > 100
    assert all(marks)


@pytest.mark.parametrize("corpus", ["seeds", "labelled"])
def test_no_axis_says_the_same_day_month_or_year_twice(corpus: str, request: pytest.FixtureRequest) -> None:
    charts = re.findall(r"<svg.*?</svg>", report_of(request.getfixturevalue(f"{corpus}_run")), flags=re.DOTALL)
    axes = [re.findall(r"<text[^>]*>((?:\d\d/)*\d{4})</text>", chart) for chart in charts]
    assert sum(map(bool, axes)) >= 6
    for axis in axes:
        assert len(axis) == len(set(axis)), axis


def test_the_warehouse_s_own_words_stand_in_both_languages(labelled_run: Run) -> None:
    html = report_of(labelled_run)
    assert '<tspan class="vi">bổ nhiệm</tspan><tspan class="en">appointment</tspan>' in html
    for view, column in (
        ("marts.events", "event_type"),
        ("marts.events", "status"),
        ("quality.reconciliations", "check_kind"),
    ):
        for (name,) in labelled_run.query(f"select distinct {column} from {view}"):
            vietnamese, english = WORDS[name]
            assert both(vietnamese, english) in html, name


def test_words_of_articles_stay_words(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    (settings.articles_dir / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    run = run_pipeline(settings)
    assert run.status == 0, run.complained
    html = report_of(run)
    assert "2.610.000.000" in html
    assert "&lt;script&gt;alert(1)" in html
    assert seen(html).elements.isdisjoint({"script", "img", "iframe"})


def test_an_empty_warehouse_has_a_report_too(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    (settings.articles_dir / "empty.txt").write_text(
        "Một bài viết\nNgày phát hành: 5/15/2023 8:00:00 AM\nKhông có gì.\n", encoding="utf-8"
    )
    run = run_pipeline(settings)
    assert run.status == 0, run.complained
    assert "Chưa có dữ liệu." in report_of(run)


@pytest.mark.skipif(BROWSER is None, reason="there is no Chromium (on Debian: apt-get install chromium)")
@pytest.mark.parametrize("width", [390, 1200])
def test_chromium_shows_it_in_each_language_without_a_complaint(width: int, labelled_run: Run) -> None:
    complaints: list[str] = []
    with opened_browser(str(BROWSER)) as browser:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.on("console", lambda message: complaints.append(message.text))
        page.on("request", lambda request: complaints.append(request.url))
        page.goto(labelled_run.settings.report_file.as_uri())
        for colours in ("light", "dark"):
            page.check(f"#{colours}")
            for chosen, other in (("vietnamese", "en"), ("english", "vi")):
                page.check(f"#{chosen}")
                assert page.locator(f".{other}").filter(visible=True).count() == 0
                assert page.locator("figure svg").filter(visible=True).count() >= 4
                assert (
                    page.evaluate("document.documentElement.scrollWidth") <= width
                )  # wide tables scroll by themselves
        assert len(page.screenshot(full_page=True)) > 20_000
    assert complaints == [labelled_run.settings.report_file.as_uri()]  # it asks for itself and nothing else


@pytest.mark.parametrize(
    ("value", "expected"), [(None, "–"), (2498000000, "2.498.000.000"), (1.5, "1,5"), (100, "100"), ("x", "x")]
)
def test_values_are_written_the_vietnamese_way(value: object, expected: str) -> None:
    assert shown(value) == expected


def test_headlines_are_short_and_exact() -> None:
    assert scaled(Decimal("2498000000.000000")) == ("2,498 tỷ", "2.498 billion")
    assert scaled(Decimal(-1234567)) == ("-1,234567 triệu", "-1.234567 million")
    assert scaled(Decimal(900)) == ("900", "900")
