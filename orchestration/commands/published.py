"""The published file as the commands open it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from orchestration.commands import CommandError
from orchestration.commands.storage_fault import storage_fault
from orchestration.settings import Settings
from orchestration.warehouse import attach_read_only


@contextmanager
def open_published(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file, attached as ``warehouse``."""
    if not settings.published_file.exists():
        raise CommandError(f"Nothing is published yet at {settings.published_file}. Run: make run")
    try:
        with attach_read_only(warehouse=settings.published_file) as connection:
            yield connection
    except duckdb.Error as error:
        if not isinstance(error, duckdb.IOException) and "corrupt" not in str(error).lower():
            raise
        told = " ".join(str(error).split())
        raise CommandError(
            storage_fault(told, settings)
            or f"{settings.published_file} is damaged. Write it anew: make run; or put an older one back: make restore "
            f"({told})"
        ) from error
