"""The data dictionary is that of the published file, and complete."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from orchestration.cli import main
from orchestration.dictionary import target_of
from orchestration.settings import PROJECT_DIR
from tests.pipeline.conftest import Run


def test_the_dictionary_is_that_of_the_published_file(
    seeds_run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAREHOUSE_DIR", str(seeds_run.settings.warehouse_dir))
    assert main(["dictionary", "--write", str(tmp_path / "dictionary.md")]) == 0
    committed = (PROJECT_DIR / "docs" / "dictionary.md").read_text(encoding="utf-8")
    assert (tmp_path / "dictionary.md").read_text(encoding="utf-8") == committed, "Write it again: make dictionary"


def test_every_comment_has_a_meaning_in_english_and_its_vietnamese_term(seeds_run: Run) -> None:
    assert (
        seeds_run.query(
            """
            select table_name || '.' || column_name from duckdb_columns()
            where schema_name in ('marts', 'quality', 'staging') and not coalesce(comment like '%Tiếng Việt «%', false)
            union all
            select table_name from duckdb_tables()
            where schema_name in ('marts', 'quality', 'staging') and not coalesce(comment like '%Tiếng Việt «%', false)
            union all
            select view_name from duckdb_views()
            where schema_name in ('marts', 'quality', 'staging') and not coalesce(comment like '%Tiếng Việt «%', false)
            """
        )
        == []
    )


@pytest.mark.parametrize(
    ("table", "column", "target"),
    [
        ("fct_metrics", "period_end_date_key", "dim_date"),
        ("fct_metrics", "metric_fact_key", None),
        ("fct_metrics", "metric_key", "dim_metric"),
        ("dim_organisation", "organisation_key", None),
        ("dim_organisation", "parent_organisation_key", "dim_organisation"),
        ("dim_unit", "base_unit_code", "dim_unit"),
        ("fct_mentions", "entity_key", None),
        ("contradictions", "other_metric_fact_key", "fct_metrics"),
    ],
)
def test_keys_point_to_their_tables(table: str, column: str, target: str | None) -> None:
    assert target_of(table, column) == target


def test_make_writes_it_too() -> None:
    command = ["make", "--dry-run", "--no-print-directory", "dictionary", "docs"]
    said = subprocess.run(command, cwd=PROJECT_DIR, capture_output=True, text=True, check=True).stdout
    assert "news-warehouse dictionary --write docs/dictionary.md" in said
    assert "news-warehouse docs" in said
