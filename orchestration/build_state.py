"""What state the build is in: a name that its checks refer to, and which of its tables are whole and in step.

Materialising a few tables changes the build without making it anew. So it carries, in a schema that is never
published, a name that every change of it changes, and for each table the turn in which dbt made it. With the name
an outcome of a check belongs to just the build that was checked; with the turns a table that is older than what
it is made of shows. Both are lost with the build, and a warehouse never meets the state of another one.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb

from orchestration.settings import Settings
from orchestration.warehouse import open_read_only

NAMED_AS = "build"  # the name in the metadata of what was made or checked


class BuildUnfitError(Exception):
    """The build lacks something, or is not of one piece. The message says what to materialise."""


@contextmanager
def open_build(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """The build for reading.

    Raises:
        BuildUnfitError: when there is none, or it lacks the table that is asked for.
    """
    if not settings.build_file.exists():
        raise BuildUnfitError("There is no build yet. Materialise everything: the job build_warehouse.")
    with open_read_only(settings.build_file) as build:
        try:
            yield build
        except duckdb.CatalogException as error:
            missing = str(error).splitlines()[0]
            raise BuildUnfitError(
                f"The build is not complete: {missing} Materialise everything: the job build_warehouse."
            ) from error


def require_tables(settings: Settings, tables: Collection[str]) -> None:
    """The build has these tables (``schema.table``), which are not to be made now.

    Raises:
        BuildUnfitError: naming the first that it lacks.
    """
    if tables:
        with open_build(settings) as build:
            found = build.execute("select table_schema || '.' || table_name from information_schema.tables").fetchall()
        missing = sorted(set(tables) - {name for (name,) in found})
        if missing:
            raise BuildUnfitError(
                f"The build has no {missing[0]}, which this needs. Materialise it too, or everything: the job "
                "build_warehouse."
            )


def change_build(build_file: Path, tables: Collection[str]) -> None:
    """Before dbt makes these tables (``schema.table``): the build gets another name, and they count as unfinished."""
    with duckdb.connect(str(build_file)) as build:
        build.execute("create schema if not exists run")
        build.execute("create table if not exists run.builds (name varchar, turn integer)")
        build.execute("create table if not exists run.tables (table_name varchar, turn integer)")
        build.execute("begin")
        build.execute(
            "insert into run.builds select ?, coalesce(max(turn), 0) + 1 from run.builds", [uuid.uuid4().hex[:12]]
        )
        build.execute("delete from run.tables where list_contains(?, table_name)", [sorted(tables)])
        # What the checks said was said of another build.
        build.execute("drop table if exists quality.check_results")
        build.execute("commit")


def finish_tables(build_file: Path, tables: Collection[str]) -> None:
    """After dbt made these tables whole."""
    with duckdb.connect(str(build_file)) as build:
        build.execute(
            "insert into run.tables select unnest(?::varchar[]), (select max(turn) from run.builds)", [sorted(tables)]
        )


def build_name(build: duckdb.DuckDBPyConnection) -> str:
    """The name of the build as it is."""
    row = build.execute("select arg_max(name, turn) from run.builds").fetchone()
    return str(row[0]) if row else ""


def require_one_piece(build: duckdb.DuckDBPyConnection, parents: Mapping[str, Collection[str]]) -> None:
    """Every table is there and no older than any that it is made of.

    Raises:
        BuildUnfitError: naming the first table that is not.
    """
    turns: dict[str, int] = dict(build.execute("from run.tables").fetchall())
    for table, made_of in sorted(parents.items()):
        if table not in turns:
            raise BuildUnfitError(f"{table} is not built. Materialise it, or everything: the job build_warehouse.")
        newer = sorted(each for each in made_of if turns.get(each, 0) > turns[table])
        if newer:
            raise BuildUnfitError(
                f"{table} is older than {newer[0]}, of which it is made. Materialise it and what comes after it, "
                "or everything: the job build_warehouse."
            )
