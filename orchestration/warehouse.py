"""The readers' database: published whole or not at all.

Publishing copies the checked build into a new file beside the published one, opens it as a reader
would, and renames it into place. Readers keep the file they have open; new readers see the new one.
What it replaces is kept in ``history``.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from orchestration.durability import flush
from orchestration.history import keep_published, kept_files
from orchestration.settings import Settings

PUBLISHED_SCHEMAS = ("marts", "staging", "quality")
# The oldest format: every DuckDB from 1.0 on opens it, and most BI drivers are that old.
_STORAGE_VERSION = "v1.0.0"
# DuckDB would keep whatever it has read, up to four fifths of the machine. What does not fit goes to disk.
_LIMITS = {"memory_limit": "256MB", "preserve_insertion_order": "false"}
# What somebody opens for writing is locked for everybody else: readers are not to do it by mistake.
_MODE = 0o444


class PublishError(Exception):
    """The new file is not fit for readers. The published one stays as it was."""


class RestoreError(Exception):
    """The file cannot be put back. The message says why, and names those that can."""


@contextmanager
def open_read_only(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database as its readers open it."""
    with duckdb.connect(str(file), read_only=True, config=_limits(file)) as connection:
        yield connection


@contextmanager
def attach_read_only(**files: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Several databases under the names of their arguments."""
    with duckdb.connect(config=_limits(*files.values())) as connection:
        for name, file in files.items():
            connection.execute(f"attach '{_quoted(file)}' as {name} (read_only)")
        yield connection


@contextmanager
def readable_published(settings: Settings) -> Iterator[Path | None]:
    """The published file, or a copy of it while somebody has opened it for writing; null when none can be read.

    The pipeline does not wait for whoever holds the file, and mends what somebody did to it by publishing anew.
    """
    published, copy = settings.published_file, settings.warehouse_dir / "warehouse.duckdb.copy"
    try:
        if is_readable(published):
            yield published
        elif published.exists():
            shutil.copyfile(published, copy)
            yield copy if is_readable(copy) else None
        else:
            yield None
    finally:
        copy.unlink(missing_ok=True)


@contextmanager
def build_and_published(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """``build``, in use, and beside it what readers have, as ``published``, when that can be read."""
    with readable_published(settings) as published:
        files = {"build": settings.build_file} | ({"published": published} if published else {})
        with attach_read_only(**files) as connection:
            connection.execute("use build")
            yield connection


def records(
    connection: duckdb.DuckDBPyConnection, query: str, parameters: Sequence[object] = ()
) -> list[dict[str, Any]]:
    """The rows that a query gives, by the names of their columns."""
    found = connection.execute(query, parameters)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, values, strict=True)) for values in found.fetchall()]


def publish(settings: Settings) -> bool:
    """Put the build into the readers' place; whether its rows differ from what was published before.

    Raises:
        PublishError: when the copy cannot be read back whole.
    """
    new = settings.unfinished_file
    _remove(new)
    counts = _copy_build(settings.build_file, new)
    _verify(new, counts)
    with readable_published(settings) as published:
        before = _fingerprint(published) if published else None
    differs = before != _fingerprint(new)
    if differs and before is not None:
        keep_published(settings)
    _put_in_place(settings)
    return differs


def restore(settings: Settings, name: str) -> None:
    """Put a kept file back; the file it replaces is kept in its turn.

    Raises:
        RestoreError: when no kept file has this name, or when it is damaged.
    """
    names = [file.stem for file in kept_files(settings)]
    if name not in names:
        raise RestoreError(f"There is no kept file «{name}»; there are: {', '.join(names) or 'none'}.")
    kept = settings.history_dir / f"{name}.duckdb"
    _remove(settings.unfinished_file)
    shutil.copyfile(kept, settings.unfinished_file)
    if _fingerprint(settings.unfinished_file) is None:
        raise RestoreError(f"The kept file {kept} is damaged. The published file stays; put another one back.")
    keep_published(settings)
    _put_in_place(settings)


def tables_of(connection: duckdb.DuckDBPyConnection, database: str) -> list[tuple[str, str]]:
    """Schema and name of every published table and view of a database, sorted."""
    return connection.execute(
        "select table_schema, table_name from information_schema.tables "
        "where table_catalog = ? and list_contains(?, table_schema) order by all",
        [database, list(PUBLISHED_SCHEMAS)],
    ).fetchall()


def _copy_build(build: Path, new: Path) -> dict[tuple[str, str], int]:
    """Copy what readers need; the rows of each table. Other schemas are made and dropped empty."""
    with duckdb.connect(config=_limits(new)) as connection:
        connection.execute(f"attach '{_quoted(build)}' as build (read_only)")
        connection.execute(f"attach '{_quoted(new)}' as published (storage_version '{_STORAGE_VERSION}')")
        connection.execute("copy from database build to published (schema)")
        others = connection.execute(
            "select schema_name from information_schema.schemata where catalog_name = 'published' "
            "and not list_contains(?, schema_name) and schema_name not in ('main', 'information_schema', 'pg_catalog')",
            [list(PUBLISHED_SCHEMAS)],
        ).fetchall()
        for (schema,) in others:
            connection.execute(f'drop schema published."{schema}" cascade')
        # Not in one transaction, which would hold the indexes of all tables in memory: the file is not yet anybody's.
        for schema, table in _base_tables(connection, "published"):
            connection.execute(f'insert into published."{schema}"."{table}" from build."{schema}"."{table}"')
        connection.execute("checkpoint published")  # a journal would stay behind when the file is renamed
        return _row_counts(connection, "build")


def _verify(new: Path, expected: dict[tuple[str, str], int]) -> None:
    """Read every table and view of the new file to its end, as a reader who has nothing else."""
    with attach_read_only(published=new) as connection:
        try:
            counts = _row_counts(connection, "published")
        except duckdb.Error as error:
            raise PublishError(f"The new file cannot be read: {error}") from error
    if counts != expected:
        differing = sorted(
            ".".join(key) for key in expected.keys() | counts.keys() if counts.get(key) != expected.get(key)
        )
        raise PublishError(f"The new file differs from the build in {', '.join(differing)}.")


def _base_tables(connection: duckdb.DuckDBPyConnection, database: str) -> list[tuple[str, str]]:
    return connection.execute(
        "select schema_name, table_name from duckdb_tables() where database_name = ? order by all", [database]
    ).fetchall()


def _row_counts(connection: duckdb.DuckDBPyConnection, database: str) -> dict[tuple[str, str], int]:
    counts = {}
    for schema, table in tables_of(connection, database):
        row = connection.execute(f'select count(columns(*)) is not null, count(*) from {database}."{schema}"."{table}"')
        counts[schema, table] = (row.fetchone() or (0, 0))[-1]
    return counts


def _fingerprint(file: Path) -> list[tuple[object, ...]] | None:
    """What the rows are, whatever their order; null when they cannot be read to their end.

    The outcome of the checks is left out: it differs in time only.
    """
    try:
        with attach_read_only(published=file) as connection:
            return [
                (
                    schema,
                    table,
                    connection.execute(
                        f'select count(*), sum(hash(t)) from published."{schema}"."{table}" t'
                    ).fetchone(),
                )
                for schema, table in _base_tables(connection, "published")
                if table != "check_results"
            ]
    except duckdb.Error:
        return None


def is_readable(file: Path) -> bool:
    """Whether it is there and opens: it is whole at its head, and nobody has it open for writing."""
    try:
        with attach_read_only(published=file):
            return True
    except duckdb.Error:
        return False


def _put_in_place(settings: Settings) -> None:
    """Let readers have the unfinished file, which is finished now, in one step."""
    new, published = settings.unfinished_file, settings.published_file
    new.chmod(_MODE)
    flush(new)
    # The journal of somebody who wrote into the old file would be taken for one of the new file.
    _journal(published).unlink(missing_ok=True)
    new.replace(published)
    flush(settings.warehouse_dir)


def _remove(file: Path) -> None:
    """A crash may have left the file, and DuckDB's journal beside it."""
    file.unlink(missing_ok=True)
    _journal(file).unlink(missing_ok=True)


def _journal(file: Path) -> Path:
    return file.with_name(file.name + ".wal")


def _limits(*files: Path) -> dict[str, str | bool | int | float | list[str]]:
    """How much memory a connection may take, and where the rest goes: beside the file, as DuckDB itself has it."""
    return {**_LIMITS, "temp_directory": f"{files[0]}.tmp"}


def _quoted(file: Path) -> str:
    return str(file).replace("'", "''")
