"""Dagster's history of runs: its databases are made by one process at a time, and mended when they were not.

Dagster makes them without a lock. Of two processes that do so at once the one may mark a database as one of an
older version because the other has not marked it yet; then neither opens it ever again.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from dagster import DagsterInstance
from filelock import FileLock

from orchestration.settings import PROJECT_DIR

CONFIG = "dagster.yaml"


def open_history(home: Path, more_config: str = "") -> DagsterInstance:
    """The instance in a folder, which is made when it is missing; ``more_config`` is added to the project's own."""
    home.mkdir(parents=True, exist_ok=True)
    with FileLock(home / "instance.lock"):
        shutil.copyfile(PROJECT_DIR / CONFIG, home / CONFIG)
        config = home / CONFIG
        if more_config:
            config = home / "command.yaml"
            config.write_text((PROJECT_DIR / CONFIG).read_text(encoding="utf-8") + more_config, encoding="utf-8")
        _mend(home)
        instance = DagsterInstance.from_config(str(home), config.name)
        _ = instance.run_storage, instance.event_log_storage, instance.schedule_storage
        return instance


def _mend(home: Path) -> None:
    """Mark each database that bears two marks as what a new one is, for its tables are those of a new one."""
    torn = [file for file in sorted(home.rglob("*.db")) if len(_marks(file)) > 1]
    if torn:
        with tempfile.TemporaryDirectory() as folder:
            open_history(Path(folder)).dispose()
            for file in torn:
                marks = _marks(Path(folder, file.relative_to(home)))
                with closing(sqlite3.connect(file)) as database, database:
                    database.execute("delete from alembic_version")
                    database.executemany("insert into alembic_version values (?)", marks)


def _marks(file: Path) -> list[tuple[str]]:
    try:
        with closing(sqlite3.connect(file)) as database:
            return database.execute("select version_num from alembic_version").fetchall()
    except sqlite3.Error:  # there is none yet, or Dagster will say what is wrong with it
        return []


if __name__ == "__main__":
    open_history(Path(sys.argv[1])).dispose()
