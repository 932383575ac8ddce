"""Runs the job ``build_warehouse`` in this process and tells what came of it."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dagster import DagsterEventType, EventLogEntry

from orchestration.check_results import Outcome
from orchestration.commands.progress import Progress
from orchestration.definitions import build_defs
from orchestration.lake_repair import REPAIRED
from orchestration.progress import Advance
from orchestration.retention import remove_old_runs
from orchestration.run_history import open_history
from orchestration.run_outcomes import outcomes_of_run
from orchestration.settings import Settings

_STAGES = {
    "lake__articles": "Reading the articles",
    "lake__calendar": "Reading the articles",
    "lake__corrections": "Reading the articles",
    "extraction": "Extracting facts",
    "measurement": "Measuring the rules",
    "warehouse_models": "Building and testing the models",
    "quality__check_results": "Publishing",
    "warehouse": "Publishing",
    "report": "Drawing the report",
}


_INTERRUPTED = "DagsterExecutionInterruptedError"


@dataclass(frozen=True)
class JobOutcome:
    """Whether the run published or was stopped by its user, its checks, its repairs, and what failed steps said."""

    succeeded: bool
    was_stopped: bool
    checks: list[Outcome]
    repairs: list[str]
    failures: dict[str, str]


def run_job(settings: Settings, progress: Progress) -> JobOutcome:
    """Run everything; Dagster's instance keeps the run, so that the UI shows it."""
    job = build_defs(settings).resolve_job_def("build_warehouse")
    run_id = str(uuid.uuid4())
    repairs: list[str] = []
    with open_history(settings.dagster_home, _command_config(settings.dagster_home)) as instance:

        def on_event(entry: EventLogEntry) -> None:
            if entry.dagster_event_type is DagsterEventType.STEP_START and entry.step_key:
                progress.stage(_STAGES.get(entry.step_key, "Checking"))
            if entry.user_message.startswith(REPAIRED):
                repairs.append(entry.user_message.removeprefix(REPAIRED))
            advance = Advance.parse(entry.user_message)
            if advance is not None:
                progress.advance(advance)

        instance.add_event_listener(run_id, on_event)
        result = job.execute_in_process(
            instance=instance,
            run_id=run_id,
            raise_on_error=False,
            run_config={"loggers": {"console": {"config": {"log_level": "INFO"}}}},
        )
        failures = {event.step_key or "run": _message(event.step_failure_data) for event in _failures(result)}
        remove_old_runs(instance)
        return JobOutcome(
            succeeded=result.success,
            was_stopped=any(_INTERRUPTED in message for message in failures.values()),
            checks=outcomes_of_run(instance, run_id),
            repairs=repairs,
            failures=failures,
        )


def _command_config(home: Path) -> str:
    """What this process does otherwise than the UI: it keeps its connections to the history, and no output of steps.

    Dagster would start two processes for each step to keep what it prints, which goes to the run's log here; at
    Ctrl-C each of them complains for itself.
    """
    return f"""
event_log_storage:
  module: orchestration.event_log
  class: EventLog
  config:
    base_dir: {json.dumps(str(home / "history" / "runs"))}
compute_logs:
  module: dagster._core.storage.noop_compute_log_manager
  class: NoOpComputeLogManager
"""


def _failures(result: Any) -> list[Any]:
    return [event for event in result.all_events if event.event_type is DagsterEventType.STEP_FAILURE]


def _message(failure: Any) -> str:
    """The innermost cause, in its own words."""
    error = failure.error
    while error is not None and error.cause is not None:
        error = error.cause
    return str(error.message).strip() if error is not None else "no reason was given"
