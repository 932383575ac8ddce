"""The outcome of every check, and the file that readers open. Both wait for all blocking checks."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dagster import (
    AssetChecksDefinition,
    AssetExecutionContext,
    AssetKey,
    AssetsDefinition,
    Failure,
    MaterializeResult,
    asset,
)

from orchestration.check_results import outcomes_of_run, write_check_results
from orchestration.previews import preview_metadata
from orchestration.resources import Warehouse
from orchestration.warehouse import publish

CHECK_RESULTS_KEY = AssetKey(["quality", "check_results"])


def check_results_asset(models: AssetsDefinition, checks: Sequence[AssetChecksDefinition]) -> AssetsDefinition:
    """``quality.check_results``: one row for each check of the run that publishes."""
    wanted = set(models.check_keys).union(*(check.check_keys for check in checks))

    @asset(
        key=CHECK_RESULTS_KEY,
        deps=sorted(models.keys),
        group_name="quality",
        kinds={"python", "duckdb"},
        description="One row for each check of the run that published this file, with its outcome.",
    )
    def check_results(context: AssetExecutionContext, warehouse: Warehouse) -> MaterializeResult[Any]:
        outcomes = outcomes_of_run(context.instance, context.run.run_id)
        missing = sorted(wanted - {outcome.key for outcome in outcomes})
        if missing:
            raise Failure(
                f"{len(missing)} checks did not run, among them {missing[0].name}: nothing is published unchecked. "
                "Run the job build_warehouse, which runs them all."
            )
        rows = write_check_results(warehouse.settings.build_file, outcomes)
        return MaterializeResult(
            metadata={
                **preview_metadata(len(rows), ["check", "table", "status"], [(row[0], row[1], row[3]) for row in rows]),
                **Counter(outcome.status for outcome in outcomes),
            }
        )

    return check_results


@asset(
    key=["warehouse"],
    deps=[CHECK_RESULTS_KEY],
    group_name="published",
    kinds={"duckdb"},
    description="The readers' file warehouse.duckdb: replaced whole, after every blocking check passed.",
)
def published_warehouse(warehouse: Warehouse) -> MaterializeResult[Any]:
    """Copy the checked build into the readers' place."""
    settings = warehouse.settings
    differs = publish(settings)
    return MaterializeResult(
        metadata={
            "path": str(settings.published_file),
            "bytes": settings.published_file.stat().st_size,
            "rows_changed": differs,
        }
    )
