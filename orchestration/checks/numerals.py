"""Every numeral is accounted for: what the extractor overlooks can be seen without labels."""

from dagster import AssetCheckResult, AssetCheckSeverity, asset_check

from orchestration.build_state import NAMED_AS, build_name, open_build
from orchestration.previews import MOST_FAILING_ROWS, failing_rows_metadata
from orchestration.resources import Warehouse

MOST_UNEXPLAINED = 0.10  # a tenth: above it a kind of article or of number is new to the rules

_WHAT_TO_DO = (
    "Look for what the sentences have in common: a unit, a counted noun or a measure that is missing is a line in "
    "dbt_project/reference (units.csv, metrics.csv)."
)


@asset_check(
    asset=["quality", "unexplained_numbers"],
    blocking=True,
    description=f"At most {MOST_UNEXPLAINED:.0%} of the numerals are neither part of a fact nor recognised otherwise.",
)
def numerals_accounted(warehouse: Warehouse) -> AssetCheckResult:
    """Warns with the sentences of the numerals that nothing explains."""
    with open_build(warehouse.settings) as build:
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
        name = build_name(build)
    numerals, unexplained = counts or (0, 0)
    share = unexplained / numerals if numerals else 0.0
    return AssetCheckResult(
        passed=share <= MOST_UNEXPLAINED,
        severity=AssetCheckSeverity.WARN,
        description=f"{unexplained} of {numerals} numerals are unexplained "
        f"({share:.1%}; at most {MOST_UNEXPLAINED:.0%})",
        metadata={
            NAMED_AS: name,
            "numerals": numerals,
            **failing_rows_metadata(["source_file", "numeral_text", "sentence"], rows, _WHAT_TO_DO, unexplained),
        },
    )
