"""Files that are replaced whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replaced_when_done(file: Path) -> Iterator[Path]:
    """A place beside the file that takes its name at the end, so that nobody reads half a file."""
    unfinished = file.with_name(file.name + ".unfinished")
    try:
        yield unfinished
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
