"""What failed in a call of dbt, for the person who looks at the run: the rows of a failed test, the words of an error.

dbt counts the failing rows of a test and keeps none; they are asked for again, with the SQL that it sent.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from dagster import AssetCheckResult, Failure

from orchestration.dbt import schema_and_table
from orchestration.dbt_test_words import what_to_do
from orchestration.previews import MOST_FAILING_ROWS, failing_rows_metadata

_MOST_TOLD = 5


@dataclass(frozen=True)
class NodeResult:
    """What became of one node: ``failures`` counts the failing rows of a test."""

    unique_id: str
    status: str
    message: str
    failures: int
    sql: str


def failed_results(run_dir: Path) -> dict[str, NodeResult]:
    """The nodes of the last call that failed, warned or met an error, by their unique id."""
    try:
        results = json.loads((run_dir / "run_results.json").read_bytes())["results"]
    except (OSError, ValueError):  # dbt stopped before it wrote them
        return {}
    return {
        result["unique_id"]: NodeResult(
            result["unique_id"],
            result["status"],
            result["message"] or "",
            result["failures"] or 0,
            result["compiled_code"] or "",
        )
        for result in results
        if result["status"] in {"fail", "warn", "error"}
    }


def failing_test_metadata(
    build: duckdb.DuckDBPyConnection, test: Mapping[str, Any], result: NodeResult
) -> dict[str, Any]:
    """How many rows fail, the first of them as a table, and the remedy."""
    try:
        found = build.execute(f"from ({result.sql}) limit {MOST_FAILING_ROWS}")
    except duckdb.Error:  # the test itself is wrong: the message says so
        return {"what_to_do": what_to_do(test)}
    columns = [column[0] for column in found.description or ()]
    return failing_rows_metadata(columns, found.fetchall(), what_to_do(test), result.failures)


def failure_of(nodes: Mapping[str, Any], failed: Mapping[str, NodeResult], events: Sequence[Any]) -> Failure:
    """The failure of the step: which tests failed, with their rows as ``events`` have them, and what was not built."""
    tests = {
        result.unique_id: f"{nodes[result.unique_id]['name']} ({result.failures} rows)"
        for result in failed.values()
        if nodes[result.unique_id]["resource_type"] == "test" and result.status != "warn"
    }
    models = [
        f"{'.'.join(schema_and_table(nodes[result.unique_id]))} cannot be built: {' '.join(result.message.split())}"
        for result in failed.values()
        if nodes[result.unique_id]["resource_type"] != "test"
    ]
    if tests:
        more = f" and {len(tests) - _MOST_TOLD} more" if len(tests) > _MOST_TOLD else ""
        models.append(f"{len(tests)} blocking checks failed: {', '.join([*tests.values()][:_MOST_TOLD])}{more}")
    tables = {
        str(event.check_name): event.metadata["rows"]
        for event in events
        if isinstance(event, AssetCheckResult) and not event.passed and "rows" in event.metadata
    }
    return Failure(
        f"{'. '.join(models) or 'dbt failed'}. The published file stays as it was.",
        metadata=dict([*tables.items()][:_MOST_TOLD]),
    )
