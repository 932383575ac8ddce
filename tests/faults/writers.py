"""Runs of one warehouse at once: from the command line, from Dagster's pages and from its sensor."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orchestration.settings import Settings
from tests.faults.pages import Pages
from tests.faults.project_run import finish, kill, start
from tests.ui.served import served_ui


@dataclass(frozen=True)
class Writing:
    """How many ended well, and how many of them told whom they waited for."""

    succeeded: int
    waited: int


def write_at_once(settings: Settings, commands: int) -> Writing:
    """Start so many commands, a run of the pages and one of the sensor, after one that was killed with the lock."""
    patient = replace(settings, lock_wait_seconds=900)
    stale = start(patient)
    line = stale.stdout.readline() if stale.stdout else ""
    assert line
    kill(stale)
    told = []
    with served_ui(settings.dagster_home.parent) as ui:
        pages = Pages(ui)
        pages.switch_sensor_on()
        launched = pages.materialize_all()
        processes = [start(patient) for _ in range(commands)]
        for process in processes:
            status, said, complained = finish(process)
            assert status == 0, said + complained
            told.append(said + complained)
        for run_id, outcome in pages.ended_runs(launched).items():
            words = pages.log(run_id)
            assert outcome == "SUCCESS", words
            told.append(words)
    assert not [words for words in told if "Could not set lock on file" in words]
    return Writing(commands + 2, sum("Waiting for process " in words for words in told))
