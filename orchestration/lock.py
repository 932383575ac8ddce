"""One writer at a time: the file lock that every way into the pipeline takes.

A second run waits for the first one, and after ``lock_wait_seconds`` says in one line who holds
the lock. The holder may enter again (the command takes the lock before it starts Dagster, whose
run takes it once more). Readers of the published file never meet this lock.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from orchestration.settings import Settings

_NOT_FOR_EVERYBODY = 0o002  # what a run makes not everybody may change, whatever the shell would allow


class WarehouseBusyError(Exception):
    """Another run holds the lock. The message names it and the remedy."""


@contextmanager
def writer_lock(settings: Settings, on_wait: Callable[[str], None] | None = None) -> Iterator[None]:
    """Hold the lock of a warehouse; ``on_wait`` is told once whom it waits for.

    Raises:
        WarehouseBusyError: when the other run did not finish in time.
    """
    lock = FileLock(settings.warehouse_dir / "writer.lock", is_singleton=True, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        if on_wait is not None and settings.lock_wait_seconds > 0:
            on_wait(f"Waiting for {_holder(settings)}, at most {settings.lock_wait_seconds:g} s …")
        try:
            lock.acquire(timeout=settings.lock_wait_seconds)
        except Timeout:
            raise WarehouseBusyError(
                f"The warehouse is in use by {_holder(settings)}. "
                f"Run again when it has finished (waited {settings.lock_wait_seconds:g} s, as LOCK_TIMEOUT says)."
            ) from None
    others = os.umask(0)
    os.umask(others | _NOT_FOR_EVERYBODY)
    try:
        _holder_file(settings).write_text(json.dumps(_who()), encoding="utf-8")
        yield
    finally:
        os.umask(others)
        lock.release()


def _who() -> dict[str, str | int]:
    return {
        "process": os.getpid(),
        "host": socket.gethostname(),
        "since": datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S"),
    }


def _holder(settings: Settings) -> str:
    """The holder in words; it may have just left, or not yet have written its name."""
    try:
        who = json.loads(_holder_file(settings).read_text(encoding="utf-8"))
        return f"process {who['process']} on {who['host']}, which started at {who['since']}"
    except (OSError, ValueError, KeyError):
        return "another run"


def _holder_file(settings: Settings) -> Path:
    return settings.warehouse_dir / "writer.json"
