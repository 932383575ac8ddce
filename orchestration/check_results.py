"""The outcome of every check of a run, dbt tests and Python checks alike, as Dagster recorded it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import duckdb
from dagster import (
    AssetCheckEvaluation,
    AssetCheckKey,
    AssetCheckSeverity,
    DagsterEventType,
    DagsterInstance,
)

Status = Literal["passed", "warned", "failed"]

_COLUMNS = {
    "check_name": ("varchar not null", "The check: a dbt test or a Python check. Tiếng Việt «tên kiểm tra»."),
    "table_name": ("varchar not null", "The table that was checked, with its schema. Tiếng Việt «tên bảng»."),
    "severity": ("varchar not null", "error blocks publishing, warn only tells. Tiếng Việt «mức độ»."),
    "status": ("varchar not null", "passed, warned or failed. Tiếng Việt «trạng thái»."),
    "failing_rows": ("bigint", "How many rows fail; null where no rows are counted. Tiếng Việt «số dòng không đạt»."),
    "message": ("varchar", "What was found, for a person. Tiếng Việt «thông báo»."),
    "checked_at": ("timestamp not null", "When the check ran, in UTC. Tiếng Việt «thời điểm kiểm tra»."),
}
_COMMENT = "Checks of the run that published this file, with their outcome. Tiếng Việt «kết quả kiểm tra»."


@dataclass(frozen=True)
class Outcome:
    """One check of one run."""

    key: AssetCheckKey
    severity: Literal["error", "warn"]
    status: Status
    failing_rows: int | None
    message: str | None
    checked_at: datetime

    @property
    def table(self) -> str:
        """Such as marts.fct_metrics."""
        return ".".join(self.key.asset_key.path)


def outcomes_of_run(instance: DagsterInstance, run_id: str) -> list[Outcome]:
    """Every check that ran, sorted by table and name."""
    records = instance.get_records_for_run(run_id, of_type=DagsterEventType.ASSET_CHECK_EVALUATION).records
    outcomes = []
    for record in records:
        event = record.event_log_entry.dagster_event
        if event is not None and isinstance(event.event_specific_data, AssetCheckEvaluation):
            outcomes.append(_outcome(event.event_specific_data, record.event_log_entry.timestamp))
    return sorted(outcomes, key=lambda outcome: (outcome.table, outcome.key.name))


def write_check_results(build_file: Path, outcomes: Sequence[Outcome]) -> list[tuple[Any, ...]]:
    """Write ``quality.check_results`` into the build; the rows as written."""
    rows = [
        (
            outcome.key.name,
            outcome.table,
            outcome.severity,
            outcome.status,
            outcome.failing_rows,
            outcome.message,
            outcome.checked_at,
        )
        for outcome in outcomes
    ]
    columns = ", ".join(f"{name} {kind}" for name, (kind, _) in _COLUMNS.items())
    with duckdb.connect(str(build_file)) as build:
        build.execute("create schema if not exists quality")
        build.execute(f"create or replace table quality.check_results ({columns})")
        build.execute(f"comment on table quality.check_results is '{_COMMENT}'")
        for name, (_, comment) in _COLUMNS.items():
            build.execute(f"comment on column quality.check_results.{name} is '{comment}'")
        if rows:
            build.executemany(f"insert into quality.check_results values ({', '.join('?' * len(_COLUMNS))})", rows)
    return rows


def _outcome(evaluation: AssetCheckEvaluation, timestamp: float) -> Outcome:
    severity: Literal["error", "warn"] = "warn" if evaluation.severity is AssetCheckSeverity.WARN else "error"
    failed: Status = "warned" if severity == "warn" else "failed"
    return Outcome(
        key=evaluation.asset_check_key,
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
