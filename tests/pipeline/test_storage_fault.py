"""What the disk or the system refuses is told in one line with the file and the remedy, in whichever words it comes."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from orchestration.commands.storage_fault import storage_fault, told_by
from orchestration.settings import Settings

SETTINGS = Settings(Path("/articles"), Path("/warehouse"), dagster_home=Path("/dagster"))
ROOM = "Make room there, or name another place (WAREHOUSE_DIR, DAGSTER_HOME), and run again."
ALLOW = "Allow this user to write there, or name another place (WAREHOUSE_DIR, DAGSTER_HOME), and run again."


def told(error: BaseException) -> str | None:
    return storage_fault(told_by(error), SETTINGS)


def test_the_file_of_the_system_is_named() -> None:
    full = OSError(28, "No space left on device", "/warehouse/lake/metrics/b.parquet")
    assert told(full) == f"/warehouse/lake/metrics/b.parquet cannot be written: No space left on device. {ROOM}"
    closed = OSError(30, "Read-only file system", "/warehouse/run.log")
    assert told(closed) == f"/warehouse/run.log cannot be written: Read-only file system. {ALLOW}"


def test_the_cause_is_found_below_other_errors() -> None:
    error = RuntimeError("the step failed")
    error.__cause__ = PermissionError(13, "Permission denied", "/warehouse/writer.lock")
    assert told(error) == f"/warehouse/writer.lock cannot be written: Permission denied. {ALLOW}"


@pytest.mark.parametrize("words", ["database or disk is full", "disk I/O error"])
def test_sqlite_which_names_no_file_is_the_history_of_runs(words: str) -> None:
    assert told(sqlite3.OperationalError(words)) == f"/dagster cannot be written: {words}. {ROOM}"


def test_lines_of_a_traceback_are_not_taken_for_the_file() -> None:
    words = 'File "/usr/lib/python3/logging/__init__.py", line 3\nOSError: [Errno 27] File too large'
    assert storage_fault(words, SETTINGS) == f"/warehouse cannot be written: File too large. {ROOM}"


def test_who_opened_a_file_for_writing_is_named(tmp_path: Path) -> None:
    file = tmp_path / "warehouse.duckdb"
    hold = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", hold, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(duckdb.IOException, match="Could not set lock on file") as met:
            duckdb.connect(str(file), read_only=True)
        holder.communicate()
    assert told(met.value) == (
        f"{file} is open for writing in process {holder.pid}. Close it there, or open it read-only, and run again."
    )


def test_other_errors_are_not_explained_away() -> None:
    assert told(ValueError("'/warehouse/a.txt' is no number")) is None
