"""The console script: what a person types and reads."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from orchestration.cli import main
from orchestration.settings import PROJECT_DIR, Settings
from tests.faults.storage import DAMAGES
from tests.pipeline.conftest import Run


@pytest.fixture
def published(seeds_run: Run, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("ARTICLES_DIR", str(seeds_run.settings.articles_dir))
    monkeypatch.setenv("WAREHOUSE_DIR", str(seeds_run.settings.warehouse_dir))
    return seeds_run.settings


def test_help_shows_an_example_for_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    help_text = capsys.readouterr().out
    for command in ("build", "find", "explain", "export", "dictionary", "docs", "restore", "evaluate"):
        assert f"  news-warehouse {command}" in help_text


@pytest.mark.usefixtures("published")
def test_a_fact_is_found_by_its_words_and_explained_by_its_key(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "doanh thu", "VIETSOVPETRO", "2,498"]) == 0
    found = capsys.readouterr().out.splitlines()
    revenue = next(line for line in found if "2,498 tỷ USD" in line)
    key = revenue.split()[0]
    assert main(["explain", key]) == 0
    explained = capsys.readouterr().out
    assert "⟦2,498 tỷ USD⟧" in explained
    assert "000_e61f188a0db9b248.txt" in explained
    # Every field, with names for keys and days for date keys; what is not known is a dash.
    for field, shown in (
        ("metric", "doanh thu"),
        ("value", "2498000000"),
        ("organisation", "Liên doanh Việt – Nga Vietsovpetro"),
        ("period_start_date", "2022-01-01"),
        ("comparison_basis", "–"),
        ("qualifier", "exact"),
        ("is_primary", "True"),
    ):
        assert re.search(rf"^  {field} +{shown}$", explained, flags=re.MULTILINE), field
    assert re.search(
        r"^  rule +\w+ \(right in \d+ of \d+ on the labelled articles: precision \d\.\d\d\)$", explained, re.MULTILINE
    )
    # The whole sentence around it, and no other.
    assert explained.splitlines()[-1].strip().startswith("Doanh thu toàn mỏ")


@pytest.mark.usefixtures("published")
def test_events_and_roles_are_found_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "Vũ Mai Khanh"]) == 0
    kinds = {line.split()[1] for line in capsys.readouterr().out.splitlines()}
    assert "role" in kinds
    assert main(["find", "chữkhôngcó"]) == 1


@pytest.mark.usefixtures("published")
def test_words_need_no_marks_and_articles_are_found_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "vietsovpetro doanh thu 2022"]) == 0
    kinds = [line.split()[1] for line in capsys.readouterr().out.splitlines()]
    assert {"metric", "article"} <= set(kinds)
    assert main(["find", "vu", "mai", "khanh", "--limit", "1000"]) == 0
    without_marks = capsys.readouterr().out
    assert main(["find", "Vũ Mai Khanh", "--limit", "1000"]) == 0
    assert capsys.readouterr().out == without_marks


def test_events_roles_and_mentions_are_explained(
    seeds_run: Run, published: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert published.published_file.exists()
    for table, key in (
        ("fct_events", "event_key"),
        ("fct_person_roles", "person_role_key"),
        ("fct_mentions", "mention_key"),
    ):
        for (fact,) in seeds_run.query(f"select {key} from marts.{table} order by {key} limit 5"):
            assert main(["explain", fact]) == 0
            explained = capsys.readouterr().out
            assert explained.startswith(f"{table} {fact}")
            assert re.search("⟦.+⟧", explained.splitlines()[-1])
            assert "  rule  " in explained
            assert ("  participants  " in explained) == (table == "fct_events")


@pytest.mark.usefixtures("published")
def test_every_key_that_find_prints_is_explained(seeds_run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "vietsovpetro", "--limit", "1000"]) == 0
    found = [line.split()[:2] for line in capsys.readouterr().out.splitlines()]
    assert {kind for _, kind in found} == {"article", "metric", "event", "role"}
    for key, _ in found:
        assert main(["explain", key]) == 0, key
    explained = capsys.readouterr().out
    [(metrics,)] = seeds_run.query(
        "select count(*) from marts.fct_metrics inner join marts.dim_article using (article_key) "
        "where source_file = '000_e61f188a0db9b248.txt'"
    )
    assert f"  read_in_it               {metrics} metrics, " in explained
    assert re.search(r"^  duplicate_kind +excerpt$", explained, flags=re.MULTILINE)


def test_make_explains_too() -> None:
    def make(*arguments: str) -> str:
        command = ["make", "--dry-run", "--no-print-directory", *arguments]
        return subprocess.run(command, cwd=PROJECT_DIR, capture_output=True, text=True, check=True).stdout

    assert 'news-warehouse explain "5f1c"' in make("explain", "KEY=5f1c")
    assert "Say which fact: make explain KEY=" in make("explain")


@pytest.mark.usefixtures("published")
def test_a_key_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "zzz"]) == 2
    assert "No metric, event, role, mention or article has the key «zzz»" in capsys.readouterr().err
    assert main(["explain", ""]) == 2
    assert "More than one key" in capsys.readouterr().err


def test_pages_of_the_models_are_made(
    copy_of_run: Callable[[], Settings], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = copy_of_run()
    monkeypatch.setenv("WAREHOUSE_DIR", str(settings.warehouse_dir))
    assert main(["docs", "--only-write"]) == 0
    index = Path(capsys.readouterr().out.strip())
    assert index.exists()
    assert "metric_series" in (index.parent / "catalog.json").read_text(encoding="utf-8")


@pytest.mark.usefixtures("published")
def test_restore_lists_nothing_before_something_was_replaced(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restore"]) == 0
    assert "No published file was replaced yet" in capsys.readouterr().out
    assert main(["restore", "20200101T000000.000000Z"]) == 2
    assert "There is no kept file «20200101T000000.000000Z»; there are: none." in capsys.readouterr().err


def test_a_damaged_file_is_told_in_one_line_by_whichever_command_reads_it(
    copy_of_run: Callable[[], Settings],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings = copy_of_run()
    monkeypatch.setenv("WAREHOUSE_DIR", str(settings.warehouse_dir))
    for damage in ("half of the published file", "half of the build"):
        DAMAGES[damage](settings)
    out = str(tmp_path / "out")
    for arguments, file in {
        ("find", "dầu"): settings.published_file,
        ("explain", "5f1c"): settings.published_file,
        ("export", out): settings.published_file,
        ("export", out, "--format", "xlsx", "--all"): settings.published_file,
        ("dictionary",): settings.published_file,
        ("docs", "--only-write"): settings.build_file,
    }.items():
        assert main(arguments) == 2
        (told,) = capsys.readouterr().err.splitlines()
        assert told.startswith(f"news-warehouse: {file} is damaged. ")
        assert "make run" in told


def test_what_is_not_there_yet_is_told_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WAREHOUSE_DIR", str(tmp_path))
    assert main(["find", "dầu"]) == 2
    assert capsys.readouterr().err.strip().endswith("Run: make run")
    monkeypatch.setenv("ARTICLES_DIR", str(tmp_path / "nowhere"))
    assert main(["build"]) == 2
    assert "ARTICLES_DIR is no folder" in capsys.readouterr().err


def test_accuracy_is_printed_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate"]) == 0
    table = capsys.readouterr().out
    for kind in ("metrics number+unit", "organisations", "person roles", "events", "numerals are unexplained"):
        assert kind in table


def test_accuracy_is_drawn_the_same_each_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pictures = [tmp_path / "one.svg", tmp_path / "two.svg"]
    for picture in pictures:
        assert main(["evaluate", "--picture", str(picture)]) == 0
    assert pictures[0].read_bytes() == pictures[1].read_bytes()
    assert ET.fromstring(pictures[0].read_bytes()).tag == "{http://www.w3.org/2000/svg}svg"
    capsys.readouterr()
    assert main(["evaluate", "--picture", str(tmp_path)]) == 2
    assert "cannot be written" in capsys.readouterr().err
