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

from orchestration.check_results import write_check_results
from orchestration.previews import preview_metadata
from orchestration.resources import Warehouse
from orchestration.run_outcomes import name_of, outcomes_of_run
from orchestration.warehouse import publish

CHECK_RESULTS_KEY = AssetKey(["quality", "check_results"])


def check_results_asset(models: AssetsDefinition, checks: Sequence[AssetChecksDefinition]) -> AssetsDefinition:
    """``quality.check_results``: one row for each check of the run that publishes."""
    wanted = {name_of(key) for each in (models, *checks) for key in each.check_keys}

    @asset(
        key=CHECK_RESULTS_KEY,
        deps=sorted(models.keys),
        group_name="quality",
        kinds={"python", "duckdb"},
        description="One row for each check of the run that published this file, with its outcome.",
    )
    def check_results(context: AssetExecutionContext, warehouse: Warehouse) -> MaterializeResult[Any]:
        outcomes = outcomes_of_run(context.instance, context.run.run_id)
        missing = sorted(wanted - {(outcome.table_name, outcome.check_name) for outcome in outcomes})
        if missing:
            raise Failure(
                f"{len(missing)} checks did not run, among them {missing[0][1]}: nothing is published unchecked. "
                "Run the job build_warehouse, which runs them all."
            )
        write_check_results(warehouse.settings.build_file, outcomes)
        rows = [(outcome.check_name, outcome.table_name, outcome.status) for outcome in outcomes]
        return MaterializeResult(
            metadata={
                **preview_metadata(len(rows), ["check", "table", "status"], rows),
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
