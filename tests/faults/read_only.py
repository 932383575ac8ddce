"""Runs where some folder is on a mount that nobody may write to: not even root, whom permissions do not bind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from orchestration.settings import PROJECT_DIR, Settings
from tests.faults.project_run import environment_of

_BIND = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"'
# A name space of our own: the mount is seen by this command alone and goes with it.
_ALONE = ["unshare", "--map-root-user", "--mount", "sh", "-c"]


def can_mount() -> bool:
    """Whether the system lets this user make a mount of his own."""
    try:
        return subprocess.run([*_ALONE, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:  # no Linux
        return False


def run_with_read_only(
    folder: Path, settings: Settings, arguments: Sequence[str] = ("build",)
) -> subprocess.CompletedProcess[str]:
    """A command of the project to which this folder is read-only."""
    return subprocess.run(
        [*_ALONE, _BIND, "sh", str(folder), sys.executable, "-m", "orchestration.cli", *arguments],
        cwd=PROJECT_DIR,
        env=environment_of(settings),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
