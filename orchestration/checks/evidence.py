"""Each evidence is the words of its article: the promise on which every other one rests."""

from dagster import AssetCheckResult, AssetChecksDefinition, asset_check

from orchestration.build_state import NAMED_AS, build_name, open_build
from orchestration.fact_tables import FACT_TABLES, FactTable
from orchestration.previews import MOST_FAILING_ROWS, failing_rows_metadata
from orchestration.resources import Warehouse

_WHAT_TO_DO = (
    "Run again: an article that changed while it was read is read anew. When the rows stay, the rule that read them "
    "gives wrong offsets: news-warehouse explain KEY names it."
)


def evidence_checks() -> list[AssetChecksDefinition]:
    """One check for each table of facts."""
    return [_evidence_check(table, columns) for table, columns in FACT_TABLES.items()]


def _evidence_check(table: str, columns: FactTable) -> AssetChecksDefinition:
    @asset_check(
        asset=["marts", table],
        name="evidence_equals_source",
        blocking=True,
        description="The words of each row stand in the raw article at its offsets, code point for code point.",
    )
    def evidence_equals_source(warehouse: Warehouse) -> AssetCheckResult:
        key, words, start, end = columns
        with open_build(warehouse.settings) as build:
            # substring counts code points, as the contract's offsets do.
            build.execute(
                f"""
                create temp table wrong as
                select facts.{key}, articles.source_file, facts.{words}, facts.{start}, facts.{end}
                from marts.{table} as facts
                left join marts.dim_article as articles using (article_key)
                left join staging.stg_articles as contents using (content_sha256)
                where not coalesce(
                    0 <= facts.{start} and facts.{start} < facts.{end}
                    and substring(contents.raw_text, facts.{start} + 1, facts.{end} - facts.{start}) = facts.{words},
                    false
                )
                """
            )
            counts = build.execute(f"select (select count(*) from wrong), (select count(*) from marts.{table})")
            wrong_count, count = counts.fetchone() or (0, 0)
            rows = build.execute(f"from wrong order by all limit {MOST_FAILING_ROWS}").fetchall()
            name = build_name(build)
        return AssetCheckResult(
            passed=wrong_count == 0,
            description=f"{wrong_count} of {count} rows state other words than their article",
            metadata={
                NAMED_AS: name,
                "rows_checked": count,
                **failing_rows_metadata([key, "article", words, start, end], rows, _WHAT_TO_DO, wrong_count),
            },
        )

    return evidence_equals_source
