"""``make run`` as a process of its own, in folders of its own, that can be killed with everything it started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence

from orchestration.settings import PROJECT_DIR, Settings


def start(
    settings: Settings, arguments: Sequence[str] = ("build",), environment: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """The command of a warehouse, as the leader of a process group."""
    return subprocess.Popen(
        [sys.executable, "-m", "orchestration.cli", *arguments],
        cwd=PROJECT_DIR,
        env=environment_of(settings) | dict(environment or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def environment_of(settings: Settings) -> dict[str, str]:
    """What a process of the project is told."""
    return {
        **os.environ,
        "PYTHONPATH": str(PROJECT_DIR),
        "ARTICLES_DIR": str(settings.articles_dir),
        "WAREHOUSE_DIR": str(settings.warehouse_dir),
        "DAGSTER_HOME": str(settings.dagster_home),
        "LOCK_TIMEOUT": str(settings.lock_wait_seconds),
        "KEEP_PUBLISHED": str(settings.kept_files),
        "WORKERS": str(settings.workers),
    }


def kill(process: subprocess.Popen[str]) -> None:
    """``kill -9`` of the whole group, at once."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Status, what it said and what it complained of."""
    said, complained = process.communicate()
    return process.returncode, said, complained
