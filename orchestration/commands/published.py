"""The published file as the commands open it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from orchestration.commands import CommandError
from orchestration.settings import Settings
from orchestration.warehouse import attach_read_only


@contextmanager
def open_published(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file, attached as ``warehouse``."""
    if not settings.published_file.exists():
        raise CommandError(f"Nothing is published yet at {settings.published_file}. Run: make run")
    with attach_read_only(warehouse=settings.published_file) as connection:
        yield connection
