"""Runs of one warehouse at once, from the command line and from Dagster, as the UI and the sensor start them."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, replace

from orchestration.run_history import open_history
from orchestration.settings import PROJECT_DIR, Settings
from tests.faults.project_run import environment_of, finish, kill, start

_DAGSTER = ["-m", "dagster", "job", "execute", "-f", "orchestration/definitions.py", "-j", "build_warehouse"]


@dataclass(frozen=True)
class Writing:
    """How many runs succeeded, and how many told whom they waited for."""

    succeeded: int
    waited: int


def write_at_once(settings: Settings, commands: int, dagster_runs: int) -> Writing:
    """Start all of them, after one that was killed while it held the lock."""
    patient = replace(settings, lock_wait_seconds=900)
    open_history(settings.dagster_home).dispose()  # as make does before it starts anything
    stale = start(patient)
    line = stale.stdout.readline() if stale.stdout else ""
    assert line
    kill(stale)
    processes = [start(patient) for _ in range(commands)]
    processes += [
        subprocess.Popen(
            [sys.executable, *_DAGSTER],
            cwd=PROJECT_DIR,
            env=environment_of(patient),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        for _ in range(dagster_runs)
    ]
    waited = 0
    for process in processes:
        status, said, complained = finish(process)
        told = said + (complained or "")
        assert status == 0, told
        assert "Could not set lock on file" not in told
        waited += "Waiting for process " in told
    return Writing(len(processes), waited)
