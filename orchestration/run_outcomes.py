"""The outcome of every check of a run, dbt tests and Python checks alike, as Dagster recorded it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from dagster import AssetCheckEvaluation, AssetCheckKey, AssetCheckSeverity, DagsterEventType, DagsterInstance

from orchestration.check_results import Outcome, Status


def outcomes_of_run(instance: DagsterInstance, run_id: str) -> list[Outcome]:
    """Every check that ran, sorted by table and name."""
    records = instance.get_records_for_run(run_id, of_type=DagsterEventType.ASSET_CHECK_EVALUATION).records
    outcomes = []
    for record in records:
        event = record.event_log_entry.dagster_event
        if event is not None and isinstance(event.event_specific_data, AssetCheckEvaluation):
            outcomes.append(_outcome(event.event_specific_data, record.event_log_entry.timestamp))
    return sorted(outcomes, key=lambda outcome: (outcome.table_name, outcome.check_name))


def name_of(check: AssetCheckKey) -> tuple[str, str]:
    """Table and name of a check as its outcome has them, such as marts.dim_article and row_counts."""
    return ".".join(check.asset_key.path), check.name


def _outcome(evaluation: AssetCheckEvaluation, timestamp: float) -> Outcome:
    severity: Literal["error", "warn"] = "warn" if evaluation.severity is AssetCheckSeverity.WARN else "error"
    failed: Status = "warned" if severity == "warn" else "failed"
    table_name, check_name = name_of(evaluation.asset_check_key)
    return Outcome(
        check_name=check_name,
        table_name=table_name,
        severity=severity,
        status="passed" if evaluation.passed else failed,
        failing_rows=_failing_rows(evaluation),
        message=evaluation.description,
        checked_at=datetime.fromtimestamp(timestamp, UTC).replace(tzinfo=None),
    )


def _failing_rows(evaluation: AssetCheckEvaluation) -> int | None:
    """Python checks count in ``failing_rows``, dagster-dbt in a name of its own."""
    for name in ("failing_rows", "dagster_dbt/failed_row_count"):
        value = evaluation.metadata.get(name)
        if value is not None and isinstance(value.value, int):
            return value.value
    return None
