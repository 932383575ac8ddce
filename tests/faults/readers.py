"""Processes that query the published file without a pause while it is replaced again and again."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass

import duckdb

from orchestration.settings import PROJECT_DIR, Settings
from orchestration.warehouse import open_read_only, publish
from tests.faults.project_run import environment_of

_ROWS = 5000
# Both tables hold one version in all their rows; what is read from the two in one connection is one version.
_VERSIONS = "select distinct version, count(*) over () from (from marts.a union all from marts.b)"
_READING = f"""
import sys, duckdb
from pathlib import Path
answers, last, stop = 0, 0, Path(sys.argv[2])
while not stop.exists():
    with duckdb.connect(sys.argv[1], read_only=True) as connection:
        for _ in range(3):
            found = connection.execute({_VERSIONS!r}).fetchall()
            assert len(found) == 1 and found[0][1] == {2 * _ROWS}, found
            assert found[0][0] >= last, (found, last)
            last = found[0][0]
            answers += 1
print(answers)
"""


@dataclass(frozen=True)
class Reading:
    """How many answers the readers got, and what a publication took without them and with them, in seconds."""

    answers: int
    alone: float
    beside: float


def read_while_publishing(settings: Settings, readers: int, publications: int) -> Reading:
    """Publish so often while so many processes read, and one connection stays open throughout."""
    settings.warehouse_dir.mkdir(exist_ok=True)
    alone = min(_publish(settings, version) for version in (1, 2))
    stop = settings.warehouse_dir / "stop"
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", _READING, str(settings.published_file), str(stop)],
            cwd=PROJECT_DIR,
            env=environment_of(settings),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(readers)
    ]
    with open_read_only(settings.published_file) as held:
        times = sorted(_publish(settings, version) for version in range(3, publications + 3))
        assert held.execute(_VERSIONS).fetchall() == [(2, 2 * _ROWS)]  # what it opened, whole
    stop.touch()
    answers = 0
    for process in processes:
        said, complained = process.communicate()
        assert process.returncode == 0, complained
        answers += int(said)
    return Reading(answers, alone, times[len(times) // 2])


def _publish(settings: Settings, version: int) -> float:
    with duckdb.connect(str(settings.build_file)) as build:
        build.execute("create schema if not exists marts")
        for table in "ab":
            build.execute(
                f"create or replace table marts.{table} as select {version}::bigint as version from range({_ROWS})"
            )
    began = time.monotonic()
    assert publish(settings)
    return time.monotonic() - began
