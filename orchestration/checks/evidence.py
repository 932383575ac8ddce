"""Each evidence is the words of its article: the promise on which every other one rests."""

from typing import Any

from dagster import AssetCheckResult, AssetChecksDefinition, asset_check

from orchestration.previews import failing_rows_metadata
from orchestration.resources import Warehouse
from orchestration.warehouse import open_read_only

# Table, key, words, first offset, offset after the last.
_SPANS = {
    "fct_metrics": ("metric_fact_key", "evidence", "evidence_start", "evidence_end"),
    "fct_events": ("event_key", "evidence", "evidence_start", "evidence_end"),
    "fct_person_roles": ("person_role_key", "evidence", "evidence_start", "evidence_end"),
    "fct_mentions": ("mention_key", "mention_text", "mention_start", "mention_end"),
}


def evidence_checks() -> list[AssetChecksDefinition]:
    """One check for each table of facts."""
    return [_evidence_check(table, columns) for table, columns in _SPANS.items()]


def _evidence_check(table: str, columns: tuple[str, str, str, str]) -> AssetChecksDefinition:
    @asset_check(
        asset=["marts", table],
        name="evidence_equals_source",
        blocking=True,
        description="The words of each row stand in the raw article at its offsets, code point for code point.",
    )
    def evidence_equals_source(warehouse: Warehouse) -> AssetCheckResult:
        key, words, start, end = columns
        with open_read_only(warehouse.settings.build_file) as build:
            rows = build.execute(
                f"""
                select facts.{key}, articles.source_file, facts.{words}, facts.{start}, facts.{end}, contents.raw_text
                from marts.{table} as facts
                left join marts.dim_article as articles using (article_key)
                left join staging.stg_articles as contents using (content_sha256)
                """
            ).fetchall()
        wrong = [row[:5] for row in rows if not _is_source(*row[2:])]
        return AssetCheckResult(
            passed=not wrong,
            description=f"{len(wrong)} of {len(rows)} rows state other words than their article",
            metadata={"rows_checked": len(rows), **failing_rows_metadata([key, "article", words, start, end], wrong)},
        )

    return evidence_equals_source


def _is_source(words: Any, start: Any, end: Any, raw_text: Any) -> bool:
    """Python's offsets count code points, as the contract's do."""
    if words is None or start is None or end is None or raw_text is None:
        return False
    return bool(0 <= start < end and raw_text[start:end] == words)
