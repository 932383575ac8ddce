"""The report for those who have no tool."""

from typing import Any

from dagster import MaterializeResult, asset

from orchestration.resources import Warehouse


@asset(
    key=["report"],
    deps=[["warehouse"]],
    group_name="published",
    kinds={"html"},
    description="report.html: one page without scripts that shows what the published file knows, with its sources.",
)
def report(warehouse: Warehouse) -> MaterializeResult[Any]:
    """Draw the page from the published file."""
    # The charts' library takes a second to load, which a code location that draws nothing need not wait for.
    from orchestration.report.writing import write_report  # noqa: PLC0415

    size = write_report(warehouse.settings)
    return MaterializeResult(metadata={"path": str(warehouse.settings.report_file), "bytes": size})
