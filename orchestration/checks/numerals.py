"""Every numeral is accounted for: what the extractor overlooks can be seen without labels."""

from dagster import AssetCheckResult, AssetCheckSeverity, asset_check

from orchestration.previews import MOST_FAILING_ROWS, failing_rows_metadata
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
        rows = build.execute(
            "select source_file, numeral_text, sentence from quality.unexplained_numbers "
            f"order by all limit {MOST_FAILING_ROWS}"
        ).fetchall()
        counts = build.execute(
            """
            select count(*), (select count(*) from quality.unexplained_numbers)
            from staging.stg_numerals as numerals
            inner join marts.dim_article as articles using (content_sha256)
            where articles.canonical_article_key = articles.article_key
            """
        ).fetchone()
    numerals, unexplained = counts or (0, 0)
    share = unexplained / numerals if numerals else 0.0
    return AssetCheckResult(
        passed=share <= MOST_UNEXPLAINED,
        severity=AssetCheckSeverity.WARN,
        description=f"{unexplained} of {numerals} numerals are unexplained "
        f"({share:.1%}; at most {MOST_UNEXPLAINED:.0%})",
        metadata={
            "numerals": numerals,
            **failing_rows_metadata(["source_file", "numeral_text", "sentence"], rows, unexplained),
        },
    )
