"""The outcome of every check of a run, dbt tests and Python checks alike, as Dagster recorded it."""

from __future__ import annotations

from collections.abc import Mapping
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


def newest_outcomes(
    instance: DagsterInstance, about: Mapping[AssetCheckKey, tuple[str, str]]
) -> dict[AssetCheckKey, Outcome]:
    """The newest outcome of each check, whichever run made it, if it is about what is asked for.

    ``about`` has for each check a name in its metadata and the value that it must have there.
    """
    records = instance.event_log_storage.get_latest_asset_check_execution_by_key([*about])
    outcomes = {}
    for key, record in records.items():
        event = record.event.dagster_event if record.event else None
        if record.event and event and key in about and isinstance(event.event_specific_data, AssetCheckEvaluation):
            name, wanted = about[key]
            value = event.event_specific_data.metadata.get(name)
            if value is not None and value.value == wanted:
                outcomes[key] = _outcome(event.event_specific_data, record.event.timestamp)
    return outcomes


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
