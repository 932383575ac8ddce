"""No fact vanishes by surprise: the build is compared with what readers have now.

An article that did not change, read by the same rules, still tells the same facts. When a few of
them are gone this only warns, because a model may have been mended; when many are, it blocks.
"""

from pathlib import Path

import duckdb
from dagster import AssetCheckResult, AssetCheckSeverity, asset_check

from orchestration.build_state import NAMED_AS, build_name, open_build
from orchestration.fact_tables import FACT_TABLES
from orchestration.previews import failing_rows_metadata
from orchestration.resources import Warehouse
from orchestration.warehouse import attach_read_only, readable_published

# A mended model moves a few facts; losing a fifth of what nobody touched is an accident.
MOST_VANISHED = 0.20

_WHAT_TO_DO = (
    "Take back the change of a model or of reference data that lost them. When they are meant to be gone, move the "
    "published file away and run again."
)


@asset_check(
    asset=["marts", "dim_article"],
    blocking=True,
    description=f"Facts of unchanged articles are still there: warns when one is gone, blocks at {MOST_VANISHED:.0%}",
)
def row_counts(warehouse: Warehouse) -> AssetCheckResult:
    """Compares the build with the published file, table by table."""
    settings = warehouse.settings
    with open_build(settings) as build:
        checked = {NAMED_AS: build_name(build)}
    try:
        with readable_published(settings) as published:
            if published is None:
                return AssetCheckResult(
                    passed=True, description="Nothing was published before that can be read.", metadata=checked
                )
            compared = [
                (table, *_vanished(settings.build_file, published, table, columns.key))
                for table, columns in FACT_TABLES.items()
            ]
    except duckdb.Error as error:  # it opens, but is damaged further on
        return AssetCheckResult(
            passed=True, description=f"What was published before cannot be read: {error}", metadata=checked
        )
    losses = [(table, gone, before) for table, gone, before in compared if gone]
    is_accident = any(gone > MOST_VANISHED * before for _, gone, before in losses)
    told = ", ".join(f"{gone} of {before} rows of {table}" for table, gone, before in losses)
    return AssetCheckResult(
        passed=not losses,
        severity=AssetCheckSeverity.ERROR if is_accident else AssetCheckSeverity.WARN,
        description=f"Of unchanged articles vanished {told}. "
        f"When this is meant, move {settings.published_file} away and run again."
        if losses
        else "Every fact of the unchanged articles is still there.",
        metadata={**checked, **failing_rows_metadata(["table", "vanished", "before"], losses, _WHAT_TO_DO)},
    )


def _vanished(build: Path, published: Path, table: str, key: str) -> tuple[int, int]:
    """How many facts of unchanged articles are gone, and how many there were."""
    with attach_read_only(build=build, published=published) as connection:
        row = connection.execute(
            f"""
            with unchanged as (
                select article_key
                from published.marts.dim_article as before
                inner join build.marts.dim_article as now using (article_key, content_sha256)
                where before.canonical_article_key = article_key and now.canonical_article_key = article_key
            ),

            versions as (select distinct extractor_version from build.staging.stg_extractions),

            -- What an analyst takes out is meant to be gone.
            taken_out as (
                select row_key from build.quality.corrections where outcome = 'applied' and field = 'exists'
            )

            select count(*) filter (where now.{key} is null), count(*)
            from published.marts.{table} as before
            inner join unchanged using (article_key)
            left join build.marts.{table} as now using ({key})
            where
                exists (from versions where versions.extractor_version = before.extractor_version)
                and before.{key} not in (from taken_out)
            """
        ).fetchone()
    return (row[0], row[1]) if row else (0, 0)
