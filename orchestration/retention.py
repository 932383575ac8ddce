"""How much history Dagster keeps: the newest runs, each with its events and what it printed."""

from __future__ import annotations

import shutil
from pathlib import Path

from dagster import DagsterInstance, DagsterRunStatus, RunsFilter

KEPT_RUNS = 500
_FINISHED = [DagsterRunStatus.SUCCESS, DagsterRunStatus.FAILURE, DagsterRunStatus.CANCELED]
_MOST_AT_ONCE = 100  # a tick of a sensor has a minute


def remove_old_runs(instance: DagsterInstance, kept: int = KEPT_RUNS) -> int:
    """Remove finished runs that are older than the newest ``kept``, a hundred at a time; how many were removed.

    The newest run of each asset is among those that stay, unless nobody made it in all that time.
    """
    if instance.get_runs_count() <= kept:
        return 0
    newest = instance.get_run_records(limit=kept)
    before = RunsFilter(statuses=_FINISHED, created_before=newest[-1].create_timestamp)
    old = instance.get_runs(before, limit=_MOST_AT_ONCE)
    for run in old:
        instance.delete_run(run.run_id)
        # The command line has no manager of such logs, but the runs of the UI left some.
        shutil.rmtree(Path(instance.storage_directory(), run.run_id), ignore_errors=True)
    return len(old)
