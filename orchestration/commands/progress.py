"""What a run is doing right now: a spinner on a terminal, plain lines elsewhere."""

from __future__ import annotations

from types import TracebackType
from typing import TextIO

from rich.console import Console
from rich.status import Status


class Progress:
    """Shows one stage at a time."""

    def __init__(self, stream: TextIO) -> None:
        self._console = Console(file=stream, highlight=False)
        self._status = Status("", console=self._console) if self._console.is_terminal else None
        self._stage = ""

    def __enter__(self) -> Progress:
        if self._status is not None:
            self._status.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is not None:
            self._status.stop()

    def stage(self, words: str) -> None:
        """Say what begins now; the same words twice are said once."""
        if words == self._stage:
            return
        self._stage = words
        if self._status is not None:
            self._status.update(f"{words} …")
        else:
            self._console.print(f"{words} …", markup=False)
