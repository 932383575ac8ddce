"""The readers' database: published whole or not at all, kept for a while, put back on demand.

Publishing copies the checked build into a new file beside the published one, opens it as a reader
would, and renames it into place. Readers keep the file they have open; new readers see the new one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from orchestration.durability import flush
from orchestration.settings import Settings

PUBLISHED_SCHEMAS = ("marts", "staging", "quality")
# The oldest format: every DuckDB from 1.0 on opens it, and most BI drivers are that old.
_STORAGE_VERSION = "v1.0.0"
_KEPT_FILES = 3
# As dbt has it in profiles.yml: DuckDB would take four fifths of the machine.
_LIMITS: dict[str, str | bool | int | float | list[str]] = {"memory_limit": "2GB", "preserve_insertion_order": "false"}
_NAME_FORMAT = "%Y%m%dT%H%M%S.%fZ"


class PublishError(Exception):
    """The new file is not fit for readers. The published one stays as it was."""


class RestoreError(Exception):
    """There is no such kept file. The message names those that there are."""


@contextmanager
def open_read_only(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database as its readers open it."""
    connection = duckdb.connect(str(file), read_only=True, config=_LIMITS)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def attach_read_only(**files: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Several databases under the names of their arguments."""
    with duckdb.connect(config=_LIMITS) as connection:
        for name, file in files.items():
            connection.execute(f"attach '{_quoted(file)}' as {name} (read_only)")
        yield connection


def publish(settings: Settings) -> bool:
    """Put the build into the readers' place; whether its rows differ from what was published before.

    Raises:
        PublishError: when the copy cannot be read back whole.
    """
    new = settings.warehouse_dir / "warehouse.duckdb.unfinished"
    _remove(new)
    counts = _copy_build(settings.build_file, new)
    _verify(new, counts)
    flush(new)
    differs = not settings.published_file.exists() or _fingerprint(new) != _fingerprint(settings.published_file)
    if differs:
        _keep_published(settings)
    new.replace(settings.published_file)
    return differs


def kept_files(settings: Settings) -> list[Path]:
    """The files that can be put back, newest first."""
    return sorted(settings.history_dir.glob("*.duckdb"), reverse=True)


def restore(settings: Settings, name: str) -> None:
    """Put a kept file back; the file it replaces is kept in its turn.

    Raises:
        RestoreError: when no kept file has this name.
    """
    names = [file.stem for file in kept_files(settings)]
    if name not in names:
        raise RestoreError(f"There is no kept file «{name}»; there are: {', '.join(names) or 'none'}.")
    new = settings.warehouse_dir / "warehouse.duckdb.unfinished"
    shutil.copyfile(settings.history_dir / f"{name}.duckdb", new)
    flush(new)
    _keep_published(settings)
    new.replace(settings.published_file)


def tables_of(connection: duckdb.DuckDBPyConnection, database: str) -> list[tuple[str, str]]:
    """Schema and name of every published table and view of a database, sorted."""
    return connection.execute(
        "select table_schema, table_name from information_schema.tables "
        "where table_catalog = ? and list_contains(?, table_schema) order by all",
        [database, list(PUBLISHED_SCHEMAS)],
    ).fetchall()


def _copy_build(build: Path, new: Path) -> dict[tuple[str, str], int]:
    """Copy what readers need; the rows of each table. Other schemas are made and dropped empty."""
    with duckdb.connect(config=_LIMITS) as connection:
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
        connection.execute("begin")
        for schema, table in _base_tables(connection, "published"):
            connection.execute(f'insert into published."{schema}"."{table}" from build."{schema}"."{table}"')
        connection.execute("commit")
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


def _fingerprint(file: Path) -> list[tuple[object, ...]]:
    """What the rows are, whatever their order; the outcome of the checks differs in time only."""
    with attach_read_only(published=file) as connection:
        return [
            (
                schema,
                table,
                connection.execute(
                    f'select count(*), bit_xor(hash(t)) from published."{schema}"."{table}" t'
                ).fetchone(),
            )
            for schema, table in _base_tables(connection, "published")
            if table != "check_results"
        ]


def _keep_published(settings: Settings) -> None:
    """Keep the published file under the time it was published, and only the newest few."""
    published = settings.published_file
    if not published.exists():
        return
    settings.history_dir.mkdir(exist_ok=True)
    name = datetime.fromtimestamp(published.stat().st_mtime, UTC).strftime(_NAME_FORMAT)
    kept = settings.history_dir / f"{name}.duckdb"
    if not kept.exists():
        unfinished = kept.with_suffix(".unfinished")
        shutil.copyfile(published, unfinished)
        unfinished.replace(kept)
    for file in kept_files(settings)[_KEPT_FILES:]:
        file.unlink()


def _remove(file: Path) -> None:
    """A crash may have left the file, and DuckDB's journal beside it."""
    file.unlink(missing_ok=True)
    file.with_name(file.name + ".wal").unlink(missing_ok=True)


def _quoted(file: Path) -> str:
    return str(file).replace("'", "''")
