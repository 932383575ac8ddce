"""Runs a command of the project and tells its time and how much memory it and what it started held at once."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from orchestration.dbt import build_arguments, dbt_environment
from orchestration.settings import DBT_DIR, PROJECT_DIR, Settings

_SECONDS_BETWEEN_SAMPLES = 0.2
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Measured:
    """Seconds, and peaks of memory in bytes: of all processes, and of the largest but dbt's (0 without /proc)."""

    seconds: float
    peak_bytes: int
    largest_bytes: int


def build(settings: Settings) -> Measured:
    """What ``make run`` does once everything is installed."""
    environment = {
        **os.environ,
        "ARTICLES_DIR": str(settings.articles_dir),
        "WAREHOUSE_DIR": str(settings.warehouse_dir),
        "DAGSTER_HOME": str(settings.dagster_home),
        "WORKERS": str(settings.workers),
    }
    return _measured([sys.executable, "-m", "orchestration.cli", "build"], PROJECT_DIR, environment)


def dbt_build(settings: Settings) -> Measured:
    """``dbt build`` alone, on the log of a finished run."""
    target = settings.dbt_target_dir / "bench"
    return _measured(build_arguments(settings, []), DBT_DIR, dbt_environment(settings, target))


def _measured(command: list[str], folder: Path, environment: dict[str, str]) -> Measured:
    began = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    peak = largest = 0
    while process.poll() is None:
        total, one = _memory_of_session(process.pid)
        peak, largest = max(peak, total), max(largest, one)
        time.sleep(_SECONDS_BETWEEN_SAMPLES)
    if process.returncode != 0:
        complaint = process.stderr.read() if process.stderr else ""
        raise RuntimeError(f"{' '.join(command)} failed: {complaint[-2000:]}")
    return Measured(time.monotonic() - began, peak, largest)


def _memory_of_session(session: int) -> tuple[int, int]:
    """Resident bytes of every process of the session, and of the largest that is not dbt's."""
    total = largest = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(folder.name)) != session:
                continue
            resident = int((folder / "statm").read_text(encoding="ascii").split()[1]) * _PAGE
            command = (folder / "cmdline").read_bytes()
        except (OSError, IndexError):  # it ended meanwhile
            continue
        total += resident
        if b"/dbt\0" not in command:
            largest = max(largest, resident)
    return total, largest
