"""The whole graph on real articles: what is published, again, after changes, and when a check fails."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from orchestration.lake import Lake
from orchestration.lake_tables import LAKE_TABLES
from orchestration.settings import Settings
from tests.pipeline.conftest import Run, run_pipeline

# The outcome of the checks tells when they ran, nothing else may differ between two runs.
TELLS_TIME = {"quality.check_results"}
FIRST, EXCERPT, LAST = "001_65ec826d59ed9f67.txt", "003_e100c7771be25e8a.txt", "004_a7cde6210a74d6bd.txt"


def test_every_promised_table_is_published_with_rows(seeds_run: Run) -> None:
    tables = seeds_run.tables()
    promised = {
        *(f"marts.dim_{name}" for name in ("article", "organisation", "person", "date", "metric", "unit", "rule")),
        *(f"marts.fct_{name}" for name in ("metrics", "events", "person_roles", "mentions")),
        *(f"marts.bridge_{name}" for name in ("organisation_alias", "event_participants")),
        *(f"marts.{name}" for name in ("metrics", "events", "person_roles")),
        "quality.reconciliations",
        "quality.check_results",
    }
    assert promised <= tables.keys()
    assert [name for name in promised if not tables[name]] == []
    assert {"quality.rejected_articles", "quality.contradictions", "quality.unexplained_numbers"} <= tables.keys()


def test_the_revenue_of_article_000_is_there_with_its_words(seeds_run: Run) -> None:
    revenue = seeds_run.query(
        "select value, unit_code, scenario, period_start::varchar, period_end::varchar from marts.metrics "
        "where organisation_name like '%Vietsovpetro' and value = 2498000000 and value_type = 'level'"
    )
    assert revenue == [(Decimal(2498000000), "USD", "actual", "2022-01-01", "2022-10-31")]


def test_article_000_is_told_to_contradict_itself(seeds_run: Run) -> None:
    assert "inconsistent: " in seeds_run.said
    told = next(line for line in seeds_run.said.splitlines() if "inconsistent: " in line)
    assert all(number in told for number in ("2,498 tỷ", "1,14 tỷ", "183.24", "184.66", "185,4%"))
    (check,) = seeds_run.query(
        "select severity, status, failing_rows, message from quality.check_results where check_name = 'reconciliation'"
    )
    assert check[:3] == ("warn", "warned", 1)
    assert "185,4%" in check[3]


def test_the_excerpt_is_known_as_a_repeat_and_counted_once(seeds_run: Run) -> None:
    excerpt = seeds_run.query(
        "select repeat.duplicate_kind, original.source_file from marts.dim_article as repeat "
        "join marts.dim_article as original on original.article_key = repeat.canonical_article_key "
        f"where repeat.source_file = '{EXCERPT}'"
    )
    assert excerpt == [("excerpt", FIRST)]
    assert seeds_run.query(
        "select count(*) from marts.fct_mentions join marts.dim_article using (article_key) "
        f"where source_file = '{EXCERPT}'"
    ) == [(0,)]


def test_every_check_left_its_outcome(seeds_run: Run) -> None:
    outcomes = seeds_run.query("select check_name, table_name, status from quality.check_results")
    assert {name for name, _, _ in outcomes} >= {
        "evidence_equals_source",
        "reconciliation",
        "contradictions",
        "numerals_accounted",
        "accuracy_on_gold",
        "row_counts",
    }
    assert {status for _, _, status in outcomes} <= {"passed", "warned"}
    # dbt tests too: primary keys are unique, foreign keys lead somewhere
    assert any(name.startswith("unique_") and table == "marts.fct_metrics" for name, table, _ in outcomes)


def test_every_table_and_column_carries_a_comment(seeds_run: Run) -> None:
    assert (
        seeds_run.query(
            "select table_schema, table_name from information_schema.tables where table_schema in ('marts', 'quality') "
            "except select schema_name, table_name from (from duckdb_tables() where comment is not null) "
            "except select schema_name, view_name from duckdb_views() where comment is not null"
        )
        == []
    )
    assert (
        seeds_run.query(
            "select schema_name, table_name, column_name from duckdb_columns() "
            "where schema_name in ('marts', 'quality') and comment is null"
        )
        == []
    )


def test_the_summary_is_short_and_complete(seeds_run: Run) -> None:
    lines = seeds_run.said.splitlines()
    assert [line for line in lines if line.startswith("Articles")] == ["Articles   5 in (1 repeat another), 0 rejected"]
    for word in ("Facts", "Checks", "Found", "Published", "Took"):
        assert len([line for line in lines if line.startswith(word)]) == 1
    assert str(seeds_run.settings.published_file) in seeds_run.said
    assert len(lines) < 25


def test_a_second_run_changes_nothing_and_a_tampered_one_publishes_nothing(
    seeds_run: Run, copy_of_run: Callable[[], Settings]
) -> None:
    settings = copy_of_run()
    again = run_pipeline(settings)
    assert again.status == 0, again.complained
    before, after = seeds_run.tables(), again.tables()
    assert after.keys() == before.keys()
    assert [name for name in after if name not in TELLS_TIME and after[name] != before[name]] == []
    assert not settings.history_dir.exists()  # nothing differs, so there is nothing to keep

    lake = Lake(settings.lake_dir)
    event = lake.read("events")[0]
    elsewhere = {"event_number": 99, "evidence_start": 0, "evidence_end": len(event["evidence"])}
    lake.append("events", "tampered", [event | elsewhere])
    published = settings.published_file.read_bytes()
    refused = run_pipeline(settings)
    assert refused.status == 1
    assert "Blocking check failed: evidence_equals_source on marts.fct_events: 1 of " in refused.complained
    assert str(settings.run_log) in refused.complained
    assert settings.published_file.read_bytes() == published


def test_added_changed_removed_and_unreadable_files(
    seeds_run: Run, copy_of_run: Callable[[], Settings], tmp_path: Path
) -> None:
    settings = copy_of_run()
    added = (settings.articles_dir / FIRST).read_text(encoding="utf-8").replace("Vietsovpetro", "Biển Đông POC")
    (settings.articles_dir / "2023").mkdir()
    (settings.articles_dir / "2023" / "added.txt").write_bytes(added.encode("utf-16"))
    changed = settings.articles_dir / LAST
    changed.write_text(changed.read_text(encoding="utf-8") + "\nThêm một câu.", encoding="utf-8")
    (settings.articles_dir / EXCERPT).unlink()
    (settings.articles_dir / "nothing.txt").touch()
    (settings.articles_dir / "link.txt").symlink_to(tmp_path / "nowhere.txt")

    run = run_pipeline(settings)
    assert run.status == 0, run.complained

    def articles(of: Run) -> dict[str, str]:
        return dict(of.query("select source_file, content_sha256 from marts.dim_article"))

    before, after = articles(seeds_run), articles(run)
    assert after.keys() == (before.keys() - {EXCERPT}) | {"2023/added.txt"}
    assert {name for name in after if name in before and after[name] != before[name]} == {LAST}
    rejected = run.query("select source_file, reason, detail, rejected_at from quality.rejected_articles order by all")
    assert [row[:2] for row in rejected] == [("link.txt", "outside_folder"), ("nothing.txt", "empty_file")]
    assert all(detail.startswith(name) and when is not None for name, _, detail, when in rejected)
    assert "rejected empty_file: nothing.txt: The file holds no text." in run.said
    # What did not change kept its keys, and the log kept what is gone.
    unchanged = (
        "select metric_fact_key, value from marts.fct_metrics join marts.dim_article using (article_key) "
        "where source_file like '000%' order by all"
    )
    assert run.query(unchanged) == seeds_run.query(unchanged)
    assert len(Lake(settings.lake_dir).known_articles()) == len(before) + 2
    assert len(list(settings.history_dir.glob("*.duckdb"))) == 1


def test_a_log_of_before_a_column_was_added_is_read_on(seeds_run: Run, copy_of_run: Callable[[], Settings]) -> None:
    settings = copy_of_run()
    for table in LAKE_TABLES:
        for file in (settings.lake_dir / table).glob("*.parquet"):
            rows = pq.read_table(file)
            if "extractor_version" in rows.column_names:
                older = pa.array(["older"] * len(rows), pa.string())
                rows = rows.set_column(rows.column_names.index("extractor_version"), "extractor_version", older)
            pq.write_table(rows.drop_columns(["standard_title"]) if table == "person_roles" else rows, file)

    run = run_pipeline(settings)
    assert run.status == 0, run.complained
    titles = "select standard_title, count(*) from marts.person_roles group by all order by all"
    assert run.query(titles) == seeds_run.query(titles)


@pytest.mark.parametrize("schema", ["intermediate", "reference", "lake"])
def test_readers_do_not_see_the_workshop(seeds_run: Run, schema: str) -> None:
    assert not [name for name in seeds_run.tables() if name.startswith(f"{schema}.")]
    assert seeds_run.query(f"select * from information_schema.schemata where schema_name = '{schema}'") == []
