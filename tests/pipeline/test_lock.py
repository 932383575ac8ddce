"""One writer at a time; the second one waits, or says in one line whom it met."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from orchestration.lock import writer_lock
from orchestration.settings import PROJECT_DIR, Settings, SettingsError


def second_run(settings: Settings, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "orchestration.cli", *arguments],
        env={
            **os.environ,
            "ARTICLES_DIR": str(settings.articles_dir),
            "WAREHOUSE_DIR": str(settings.warehouse_dir),
            "LOCK_TIMEOUT": str(settings.lock_wait_seconds),
        },
        cwd=PROJECT_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", [["build"], ["restore", "20261121T074512.123456Z"]])
def test_a_second_run_says_whom_it_met(tmp_path: Path, command: list[str]) -> None:
    settings = Settings(tmp_path, tmp_path, lock_wait_seconds=0)
    with writer_lock(settings):
        met = second_run(settings, *command)
    assert met.returncode == 2
    assert f"in use by process {os.getpid()} on " in met.stderr
    assert met.stderr.count("\n") == 1


def test_a_run_that_waits_says_so_and_gets_the_lock(tmp_path: Path) -> None:
    settings = Settings(tmp_path, tmp_path, lock_wait_seconds=60)
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"""
import sys
from pathlib import Path
from orchestration.lock import writer_lock
from orchestration.settings import Settings
with writer_lock(Settings(Path({str(tmp_path)!r}), Path({str(tmp_path)!r}))):
    print('held', flush=True)
    sys.stdin.readline()
""",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=PROJECT_DIR,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    waited = []

    def let_go(words: str) -> None:
        waited.append(words)
        holder.communicate("\n")

    with writer_lock(settings, on_wait=let_go):
        assert waited[0].startswith(f"Waiting for process {holder.pid} on ")


def test_the_holder_may_enter_again(tmp_path: Path) -> None:
    settings = Settings(tmp_path, tmp_path, lock_wait_seconds=0)
    with writer_lock(settings), writer_lock(settings):
        pass
    with writer_lock(settings):
        pass


def test_settings_that_cannot_be_used_name_themselves_and_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SettingsError, match=r"ARTICLES_DIR is no folder: .*/nowhere\. .* make run ARTICLES_DIR="):
        Settings(tmp_path / "nowhere", tmp_path).checked()
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match=r"WAREHOUSE_DIR cannot be made: .*/file"):
        Settings(tmp_path, tmp_path / "file").checked()
    monkeypatch.setenv("LOCK_TIMEOUT", "soon")
    with pytest.raises(SettingsError, match="LOCK_TIMEOUT is «soon»"):
        Settings.from_environment()


def test_the_lock_is_free_again_after_a_failure(tmp_path: Path) -> None:
    settings = Settings(tmp_path, tmp_path, lock_wait_seconds=0)
    with pytest.raises(ZeroDivisionError), writer_lock(settings):
        _ = 1 / 0
    with writer_lock(settings):
        pass
