"""Every numeral is accounted for: what the extractor overlooks can be seen without labels."""

from dagster import AssetCheckResult, AssetCheckSeverity, asset_check

from orchestration.previews import failing_rows_metadata
from orchestration.resources import Warehouse
from orchestration.warehouse import open_read_only

MOST_UNEXPLAINED = 0.10  # a tenth: above it a kind of article or of number is new to the rules


@asset_check(
    asset=["quality", "unexplained_numbers"],
    blocking=True,
    description=f"At most {MOST_UNEXPLAINED:.0%} of the numerals are neither part of a fact nor recognised otherwise.",
)
def numerals_accounted(warehouse: Warehouse) -> AssetCheckResult:
    """Warns with the sentences of the numerals that nothing explains."""
    with open_read_only(warehouse.settings.build_file) as build:
        unexplained = build.execute(
            "select source_file, numeral_text, sentence from quality.unexplained_numbers order by all"
        )
        columns = [column[0] for column in unexplained.description or ()]
        rows = unexplained.fetchall()
        counted = build.execute(
            """
            select count(*)
            from staging.stg_numerals as numerals
            inner join marts.dim_article as articles using (content_sha256)
            where articles.canonical_article_key = articles.article_key
            """
        ).fetchone()
    numerals = counted[0] if counted else 0
    share = len(rows) / numerals if numerals else 0.0
    return AssetCheckResult(
        passed=share <= MOST_UNEXPLAINED,
        severity=AssetCheckSeverity.WARN,
        description=f"{len(rows)} of {numerals} numerals are unexplained ({share:.1%}; at most {MOST_UNEXPLAINED:.0%})",
        metadata={"numerals": numerals, **failing_rows_metadata(columns, rows)},
    )
