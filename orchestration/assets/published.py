"""The outcome of every check, and the file that readers open. Both wait for all blocking checks."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from datetime import timedelta
from typing import Any

from dagster import (
    AssetCheckKey,
    AssetChecksDefinition,
    AssetExecutionContext,
    AssetKey,
    AssetsDefinition,
    Failure,
    FreshnessPolicy,
    MaterializeResult,
    MetadataValue,
    asset,
)

from orchestration.assets.measurement import ACCURACY
from orchestration.assets.warehouse_models import made_of
from orchestration.build_state import NAMED_AS, BuildUnfitError, build_name, open_build, require_one_piece
from orchestration.check_results import Outcome, in_order, write_check_results
from orchestration.checks.accuracy import MEASURED_AS
from orchestration.extractor_version import extractor_version
from orchestration.measurement import measured_version
from orchestration.plots import picture_metadata
from orchestration.previews import markdown_table, preview_metadata
from orchestration.published_changes import fact_changes, facts_by_month
from orchestration.resources import Warehouse
from orchestration.run_outcomes import newest_outcomes
from orchestration.warehouse import publish

_FOR_READERS = {"marts", "quality"}
CHECK_RESULTS_KEY = AssetKey(["quality", "check_results"])
_RUN_ALL = "Run the job build_warehouse, which makes everything and checks it."
# The schedule publishes every morning; who relies on the sensor alone has as long until somebody asks.
_LATE, _TOO_LATE = timedelta(hours=26), timedelta(hours=50)


def check_results_asset(models: AssetsDefinition, checks: Sequence[AssetChecksDefinition]) -> AssetsDefinition:
    """``quality.check_results``: one row for each check of the build that is published."""
    wanted = [key for each in (models, *checks) for key in each.check_keys]
    parents = made_of(models)

    @asset(
        key=CHECK_RESULTS_KEY,
        # What a mart is made of is checked in the same step of dbt; a line from each of them would hide the flow.
        deps=[*sorted(key for key in models.keys if key.path[0] in _FOR_READERS), ACCURACY],
        group_name="quality",
        kinds={"python", "duckdb"},
        description="One row for each check of the build that was published, with its outcome. "
        "Nothing is published before every check was made on just this build and none that blocks failed.",
    )
    def check_results(context: AssetExecutionContext, warehouse: Warehouse) -> MaterializeResult[Any]:
        settings = warehouse.settings
        with open_build(settings) as build:
            require_one_piece(build, parents)
            name = build_name(build)
        made = newest_outcomes(context.instance, context.run.run_id, _about(wanted, name))
        _require_all_made(wanted, made)
        outcomes = in_order(made.values())
        _require_none_failed(outcomes)
        write_check_results(settings.build_file, outcomes)
        rows = [(outcome.check_name, outcome.table_name, outcome.status) for outcome in outcomes]
        return MaterializeResult(
            metadata={
                NAMED_AS: name,
                **preview_metadata(
                    len(rows), ["check", "table", "status"], sorted(rows, key=lambda row: row[2] == "passed")
                ),
                **Counter(outcome.status for outcome in outcomes),
            }
        )

    return check_results


@asset(
    key=["warehouse"],
    deps=[CHECK_RESULTS_KEY],
    group_name="published",
    kinds={"duckdb"},
    description="The readers' file warehouse.duckdb: marts, staging and quality, replaced whole after every blocking "
    "check passed. BI tools and programs open it read-only.",
    freshness_policy=FreshnessPolicy.time_window(fail_window=_TOO_LATE, warn_window=_LATE),
)
def published_warehouse(warehouse: Warehouse) -> MaterializeResult[Any]:
    """Copy the checked build into the readers' place."""
    settings = warehouse.settings
    with open_build(settings) as build:
        if not build.execute("from duckdb_tables() where table_name = 'check_results'").fetchone():
            raise BuildUnfitError(
                f"The build has changed since its checks were told. Materialise quality/check_results too. {_RUN_ALL}"
            )
        name = build_name(build)
        picture = picture_metadata("facts_by_month_and_kind", facts_by_month(build))
    changes = fact_changes(settings)
    differs = publish(settings)
    return MaterializeResult(
        metadata={
            NAMED_AS: name,
            "dagster/row_count": sum(rows for rows, _ in changes.values()),
            "facts": MetadataValue.md(
                markdown_table(
                    ["table", "rows", "new", "changed", "removed"],
                    [(table, rows, *astuple(each)) for table, (rows, each) in changes.items()],
                )
            ),
            "new": sum(each.new for _, each in changes.values()),
            "changed": sum(each.changed for _, each in changes.values()),
            "removed": sum(each.removed for _, each in changes.values()),
            **picture,
            "path": MetadataValue.path(settings.published_file),
            "report": MetadataValue.path(settings.report_file),
            "bytes": settings.published_file.stat().st_size,
            "rows_changed": differs,
        }
    )


def _about(checks: Sequence[AssetCheckKey], build: str) -> dict[AssetCheckKey, tuple[str, str]]:
    """What each check must have been made on: this build, or the rules as they are."""
    rules = (MEASURED_AS, measured_version(extractor_version()))
    return {key: rules if key.asset_key == ACCURACY else (NAMED_AS, build) for key in checks}


def _require_all_made(wanted: Sequence[AssetCheckKey], outcomes: Mapping[AssetCheckKey, Outcome]) -> None:
    missing = sorted((key for key in wanted if key not in outcomes), key=str)
    if missing:
        raise Failure(
            f"{len(missing)} of {len(wanted)} checks were not made on this build, among them {missing[0].name} on "
            f"{'.'.join(missing[0].asset_key.path)}: nothing is published unchecked. {_RUN_ALL}",
            metadata={
                "checks_not_made": MetadataValue.md(
                    markdown_table(
                        ["check", "asset"], [(key.name, "/".join(key.asset_key.path)) for key in missing[:20]]
                    )
                )
            },
        )


def _require_none_failed(outcomes: Sequence[Outcome]) -> None:
    failed = [outcome for outcome in outcomes if outcome.status == "failed"]
    if failed:
        raise Failure(
            f"{len(failed)} blocking checks failed: {'; '.join(map(str, failed))}. The published file stays as it was."
        )
