"""What a run is doing right now and how far it is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from orchestration.progress import Advance

_SECONDS_BETWEEN_LINES = 10.0


class Progress:
    """Shows one stage at a time."""

    def __init__(self, stream: TextIO) -> None:
        self._console = Console(file=stream, highlight=False)
        self._bar = _bar(self._console) if self._console.is_terminal else None
        self._task = self._bar.add_task("", total=None, counted="") if self._bar else None
        self._stage = ""
        self._told_at = 0.0

    def __enter__(self) -> Progress:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def stage(self, words: str) -> None:
        """Say what begins now; the same words twice are said once."""
        if words == self._stage:
            return
        self._stage = words
        self._told_at = time.monotonic()
        if self._bar is not None and self._task is not None:
            self._bar.reset(self._task, total=None, description=words, counted="")
        else:
            self._console.print(f"{words} …", markup=False)

    def advance(self, advance: Advance) -> None:
        """Say how far the stage is; as plain lines only now and then."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=advance.done, total=advance.total, counted=advance.counted)
        elif time.monotonic() - self._told_at >= _SECONDS_BETWEEN_LINES:
            self._told_at = time.monotonic()
            self._console.print(f"{self._stage}: {advance.counted}", markup=False)


def _bar(console: Console) -> Bar:
    return Bar(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=30),
        TextColumn("{task.fields[counted]}", markup=False),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    )
