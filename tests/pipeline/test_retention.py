"""The history of runs survives a restart and stays within its bound."""

from __future__ import annotations

from pathlib import Path

from dagster import job, op

from orchestration.retention import remove_old_runs
from orchestration.run_history import open_history


@op
def nothing() -> None:
    """Takes no time."""


@job
def short() -> None:
    """A run to be remembered."""
    nothing()


def test_the_newest_runs_stay_after_a_restart_and_older_ones_go_with_their_logs(tmp_path: Path) -> None:
    with open_history(tmp_path) as instance:
        runs = [short.execute_in_process(instance=instance).run_id for _ in range(4)]
    logs = tmp_path / "storage" / runs[0] / "compute_logs"
    logs.mkdir(parents=True, exist_ok=True)
    with open_history(tmp_path) as restarted:
        assert remove_old_runs(restarted, kept=4) == 0
        assert remove_old_runs(restarted, kept=2) == 2
        assert [run.run_id for run in restarted.get_runs()] == runs[:1:-1]
        assert restarted.all_logs(runs[0]) == []
    assert not logs.exists()
