"""The outcome of every check of a run, dbt tests and Python checks alike, as Dagster recorded it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Literal

from dagster import AssetCheckEvaluation, AssetCheckKey, AssetCheckSeverity, DagsterEventType, DagsterInstance
from dagster._core.storage.asset_check_execution_record import AssetCheckExecutionRecordStatus

from orchestration.check_results import Outcome, Status, in_order

_MADE = {AssetCheckExecutionRecordStatus.SUCCEEDED, AssetCheckExecutionRecordStatus.FAILED}
_LOOKED_BACK = 10  # times that a check was made; more runs hardly wait for each other


def outcomes_of_run(instance: DagsterInstance, run_id: str) -> list[Outcome]:
    """Every check that ran, sorted by table and name."""
    return in_order(_outcome(*made) for made in _evaluations(instance, run_id))


def newest_outcomes(
    instance: DagsterInstance, run_id: str, about: Mapping[AssetCheckKey, tuple[str, str]]
) -> dict[AssetCheckKey, Outcome]:
    """The newest outcome of each check that is about what is asked for: of this run, else of an earlier one.

    ``about`` has for each check a name in its metadata and the value that it must have there.
    """
    outcomes = {}
    for evaluation, timestamp in _evaluations(instance, run_id):
        if _is_about(evaluation, about):
            outcomes[evaluation.asset_check_key] = _outcome(evaluation, timestamp)
    storage = instance.event_log_storage
    for key in about.keys() - outcomes.keys():
        # Newest is who was planned last: a run that waits for this one is there already, and has made nothing.
        for record in storage.get_asset_check_execution_history(key, _LOOKED_BACK, status=_MADE):
            event = record.event.dagster_event if record.event else None
            found = event.event_specific_data if event else None
            if record.event and isinstance(found, AssetCheckEvaluation) and _is_about(found, about):
                outcomes[key] = _outcome(found, record.event.timestamp)
                break
    return outcomes


def name_of(check: AssetCheckKey) -> tuple[str, str]:
    """Table and name of a check as its outcome has them, such as marts.dim_article and row_counts."""
    return ".".join(check.asset_key.path), check.name


def _evaluations(instance: DagsterInstance, run_id: str) -> Iterator[tuple[AssetCheckEvaluation, float]]:
    """What the checks of a run found, and when."""
    for record in instance.get_records_for_run(run_id, of_type=DagsterEventType.ASSET_CHECK_EVALUATION).records:
        event = record.event_log_entry.dagster_event
        if event is not None and isinstance(event.event_specific_data, AssetCheckEvaluation):
            yield event.event_specific_data, record.event_log_entry.timestamp


def _is_about(evaluation: AssetCheckEvaluation, about: Mapping[AssetCheckKey, tuple[str, str]]) -> bool:
    if evaluation.asset_check_key not in about:
        return False
    name, wanted = about[evaluation.asset_check_key]
    value = evaluation.metadata.get(name)
    return value is not None and value.value == wanted


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
