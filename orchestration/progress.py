"""How far a step has come: a line in the log of the Dagster run, which the command line shows as a bar."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass

# Told how much is done, and of how much; None when nobody knows yet.
Tell = Callable[[int, int | None], None]

_SECONDS_BETWEEN = 1.0
_LINE = re.compile(r"Progress: ([\d,]+)(?: of ([\d,]+))? ([a-z ]+)")


@dataclass(frozen=True)
class Advance:
    """So many things done, of so many when that is known."""

    done: int
    total: int | None
    things: str

    def __str__(self) -> str:
        """Such as ``Progress: 1,200 of 100,000 articles``."""
        return f"Progress: {self.counted}"

    @property
    def counted(self) -> str:
        """Such as ``1,200 of 100,000 articles``."""
        of_total = "" if self.total is None else f" of {self.total:,}"
        return f"{self.done:,}{of_total} {self.things}"

    @classmethod
    def parse(cls, line: str) -> Advance | None:
        """What a line of the log says, or None when it is about something else."""
        found = _LINE.fullmatch(line)
        if found is None:
            return None
        done, total, things = found.groups()
        return cls(int(done.replace(",", "")), int(total.replace(",", "")) if total else None, things)


def tell_nothing(_done: int, _total: int | None) -> None:
    """For callers that want to hear nothing."""


def tell_log(log: Callable[[str], None], things: str) -> Tell:
    """Tells a log how far it is, once a second at most, and nothing about what is done within a second."""
    told_at = time.monotonic()

    def tell(done: int, total: int | None) -> None:
        nonlocal told_at
        if time.monotonic() - told_at >= _SECONDS_BETWEEN:
            told_at = time.monotonic()
            log(str(Advance(done, total, things)))

    return tell
