"""What an analyst corrects is what readers see, with the words of the article beside it, whatever reads it next."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from orchestration.cli import main
from orchestration.lake import Lake
from orchestration.settings import PROJECT_DIR, Settings
from tests.pipeline.conftest import Run, run_pipeline

README = (PROJECT_DIR / "README.md").read_text(encoding="utf-8")
SECTION = README[README.index("## Correct a fact") : README.index("## What the checks guarantee")]
VIETSOVPETRO = "Liên doanh Việt – Nga Vietsovpetro"


def example() -> str:
    """The file that the README shows."""
    (lines,) = re.findall(r"```csv\n(.*?)```", SECTION, flags=re.DOTALL)
    return str(lines)


def test_the_example_of_the_readme_does_what_it_says(
    seeds_run: Run,
    copy_of_run: Callable[[], Settings],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings = copy_of_run()
    settings.corrections_file.write_text(example(), encoding="utf-8")
    run = run_pipeline(settings)
    assert run.status == 0, run.complained

    query, table = re.findall(r"`(select [^`]*)`[^\n]*\n\n((?:\|[^\n]*\n)+)", SECTION)[0]
    printed = [tuple(part.strip() for part in line.strip("|\n").split("|")) for line in table.splitlines()[2:]]
    assert [tuple(str(value) for value in row) for row in run.query(query)] == printed
    assert run.query(
        "select value, value_low, value_high, is_corrected, evidence from marts.metrics where evidence = '185,4%'"
    ) == [(Decimal("183.9"), Decimal("183.9"), Decimal("183.9"), True, "185,4%")]
    assert run.query("select count(*) from marts.metrics where is_corrected") == [(1,)]
    # The article no longer contradicts itself; the fact that was taken out is missed by no check.
    assert "Found      no numbers that disagree" in run.said
    assert "row_counts" not in run.said
    count = "select count(*) from marts.fct_metrics where evidence = '80 cán bộ đảng viên'"
    assert (seeds_run.query(count), run.query(count)) == ([(1,)], [(0,)])
    # Who asks for a row is told what became of it.
    monkeypatch.setenv("WAREHOUSE_DIR", str(settings.warehouse_dir))
    corrected, gone = (line.split(",")[0] for line in example().splitlines()[1:])
    assert main(["explain", corrected]) == 0
    assert "value: 185.4 → 183.9, by Lan on 2026-07-31: 2,498 tỷ of a plan of 1,358 tỷ USD" in capsys.readouterr().out
    assert main(["explain", gone]) == 2
    assert f"{gone} was taken out by Lan on 2026-07-31: Counts people of several years" in capsys.readouterr().err
    # Nothing was read again for it, and other rules that read the article again keep it.
    assert Lake(settings.lake_dir).row_count("extractions") == Lake(seeds_run.settings.lake_dir).row_count(
        "extractions"
    )
    monkeypatch.setattr("orchestration.assets.extraction.extractor_version", lambda: "9.0.0+other")
    settings.publication_file.unlink()  # no file of the rules changed, which would be noticed
    again = run_pipeline(settings)
    assert again.status == 0, again.complained
    assert Lake(settings.lake_dir).row_count("extractions") > Lake(seeds_run.settings.lake_dir).row_count("extractions")
    assert [tuple(str(value) for value in row) for row in again.query(query)] == printed


def test_every_kind_of_row_can_be_corrected_and_every_line_says_what_became_of_it(
    seeds_run: Run, copy_of_run: Callable[[], Settings]
) -> None:
    def key(sql: str) -> str:
        (row,) = seeds_run.query(sql)
        return str(row[0])

    revenue = key("select metric_fact_key from marts.fct_metrics where evidence = '2,498 tỷ  USD'")
    event = key("select event_key from marts.fct_events where evidence like '%4989%'")
    role = key("select person_role_key from marts.person_roles where full_name = 'Hà Minh Đức'")
    mention = key("select min(mention_key) from marts.fct_mentions where mention_text = 'Hà Minh Đức'")
    lines = {
        f"{revenue},organisation_name,PVN": "applied",
        f"{revenue},value,2600000000": "superseded",
        f"{revenue},value,2500000000": "applied",
        f"{revenue},period_end,2022-11-30": "applied",
        f"{revenue},scenario,forecast": "applied",
        f"{revenue},metric_code,profit_of_nobody": "value_not_understood",
        f"{revenue},unit_code,đô": "value_not_understood",
        f"{revenue},evidence,2.5 tỷ USD": "unknown_field",
        f"{event},status,postponed": "applied",
        f"{event},title,Ban hành quy chế": "applied",
        f"{event},organiser_name,Công ty Không Ai Biết": "value_not_understood",
        f"{event},end_date,2001-01-01": "value_not_understood",
        f"{role},full_name,Hà Minh Đức Anh": "applied",
        f"{role},is_former,yes": "applied",
        f"{role},organisation_name,unknown": "applied",
        f"{mention},entity_name,Hà Minh Đức Anh": "applied",
        f"{'0' * 32},value,1": "unknown_key",
        f"{revenue[:12]},value,1": "unknown_key",
        f"{revenue},qualifier,about,because, of a comma": "malformed_line",
    }
    text = "row_key,field,right_value,reason,corrected_by,corrected_on\n"
    text += "".join(f"{line},as the company says,Lan,2026-07-31\n" for line in lines)
    text += f"{revenue},qualifier,about,,Lan,tomorrow\n"
    settings = copy_of_run()
    settings.corrections_file.write_text(text, encoding="utf-8")
    run = run_pipeline(settings)
    assert run.status == 0, run.complained

    outcomes = run.query("select line_number, outcome from quality.corrections order by line_number")
    assert outcomes == list(enumerate([*lines.values(), "incomplete"], start=2))
    assert run.query(
        "select organisation_name, value, scenario, period_end, is_corrected, evidence from marts.metrics "
        f"where metric_fact_key = '{revenue}'"
    ) == [("Tập đoàn Dầu khí Việt Nam", Decimal(2500000000), "forecast", date(2022, 11, 30), True, "2,498 tỷ  USD")]
    assert run.query(f"select title, status, is_corrected from marts.events where event_key = '{event}'") == [
        ("Ban hành quy chế", "postponed", True)
    ]
    assert run.query(
        "select full_name, is_former, organisation_name, is_corrected from marts.person_roles "
        f"where person_role_key = '{role}'"
    ) == [("Hà Minh Đức Anh", True, None, True)]
    assert run.query(
        "select full_name, article_count, is_corrected from marts.fct_mentions "
        f"inner join marts.dim_person on entity_key = person_key where mention_key = '{mention}'"
    ) == [("Hà Minh Đức Anh", 1, True)]
    # Before and after, in names.
    assert run.query("select value_before, value_after, reason from quality.corrections where line_number = 2") == [
        (VIETSOVPETRO, "Tập đoàn Dầu khí Việt Nam", "as the company says")
    ]
    (warning,) = run.query(
        "select status, failing_rows, message from quality.check_results where check_name = 'corrections'"
    )
    assert warning[:2] == ("warned", 9)
    assert "line 7: «profit_of_nobody» is no right value of metric_code" in warning[2]
    assert "line 18: No row has the key «00000000" in warning[2]


def test_without_corrections_nothing_is_shown_as_corrected(seeds_run: Run) -> None:
    for table in ("fct_metrics", "fct_events", "fct_person_roles", "fct_mentions"):
        assert seeds_run.query(f"select bool_or(is_corrected) from marts.{table}") == [(False,)]
    assert seeds_run.query("from quality.corrections") == []


def test_a_correction_is_no_lexicon(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from orchestration import extractor_version as module  # noqa: PLC0415 - its cache is looked behind

    (tmp_path / "units.csv").write_text("unit_code\n", encoding="utf-8")
    monkeypatch.setattr(module, "REFERENCE_DIR", tmp_path)
    before = module.extractor_version.__wrapped__()
    (tmp_path / "corrections.csv").write_text("row_key\n", encoding="utf-8")
    assert module.extractor_version.__wrapped__() == before
    (tmp_path / "units.csv").write_text("unit_code\nt\n", encoding="utf-8")
    assert module.extractor_version.__wrapped__() != before
