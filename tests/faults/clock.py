"""Runs under another clock than the machine's, as libfaketime makes it (in Debian the package of that name)."""

from __future__ import annotations

from pathlib import Path

from orchestration.settings import Settings
from tests.faults.project_run import finish, start


def library() -> Path | None:
    """Where libfaketime is; null when it is not installed."""
    return next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))), None)


def run_under_clock(settings: Settings, library: Path, days: int) -> tuple[int, str, str]:
    """A run whose clock is so many days off: its status, what it said and what it complained of.

    Files bear the times of the machine, as those do that were written before the clock jumped.
    """
    clock = {
        "FAKETIME": f"{days:+}d",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        # Else threads that wait by the monotonic clock are woken at once, and Python's then do little else.
        "FAKETIME_FORCE_MONOTONIC_FIX": "0",
        "NO_FAKE_STAT": "1",
    }
    return finish(start(settings, environment={"LD_PRELOAD": str(library), **clock}))
