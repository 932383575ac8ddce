"""The history of runs opens whoever made it, however many at once."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from orchestration.run_history import open_history
from orchestration.settings import PROJECT_DIR

# What Dagster takes a database for that has tables and no mark.
_OLDER = "567bc23fd1ac"


def test_processes_that_begin_at_once_make_one_history(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "orchestration.run_history", str(tmp_path / "home")]
    processes = [subprocess.Popen(command, cwd=PROJECT_DIR, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    for process in processes:
        _, complained = process.communicate()
        assert process.returncode == 0, complained
    with open_history(tmp_path / "home") as instance:
        assert instance.get_runs_count() == 0


def test_a_history_that_two_made_without_a_lock_is_mended(tmp_path: Path) -> None:
    open_history(tmp_path).dispose()
    databases = list(tmp_path.rglob("*.db"))
    assert databases
    before = {file: marks(file) for file in databases}
    for file in databases:
        with closing(sqlite3.connect(file)) as database, database:
            database.execute("insert into alembic_version values (?)", [_OLDER])
    with open_history(tmp_path) as instance:
        assert instance.get_runs_count() == 0
    assert {file: marks(file) for file in databases} == before


def marks(file: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(file)) as database:
        return database.execute("select version_num from alembic_version").fetchall()
