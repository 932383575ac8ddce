"""The raw log: append-only Parquet batches under ``$WAREHOUSE_DIR/lake/<table>/``.

A batch file is written under a name that no ``*.parquet`` glob matches, flushed to disk and
renamed, so that a reader sees whole files or none. Nothing is ever overwritten; many small files
are joined into larger ones. What the tables hold is said in ``lake_tables``; what happens to a file
that is damaged, in ``lake_repair``.

Only the holder of the writer lock opens the log.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from orchestration.lake_files import Row, encoded, metadata_of, write_batch, write_file
from orchestration.lake_joining import join_small_files, remove_leftovers
from orchestration.lake_tables import EXTRACTED_TABLES, LAKE_TABLES

_EMPTY = "_empty.parquet"
_ROWS_AT_A_TIME = 256
_BATCH_FORMAT = "%Y%m%dT%H%M%S.%fZ"


class Lake:
    """The log in one folder. Opening it makes what is missing and clears what a crash left behind."""

    def __init__(self, root: Path) -> None:
        self._root = root
        for table in LAKE_TABLES:
            folder = root / table
            folder.mkdir(parents=True, exist_ok=True)
            remove_leftovers(folder)
            empty = folder / _EMPTY
            data = encoded(table, [])
            if not empty.exists() or empty.read_bytes() != data:
                write_file(empty, data)

    def append(self, table: str, batch_id: str, rows: Sequence[Row]) -> None:
        """Write one batch of a table; a batch without rows leaves no file."""
        if rows:
            write_batch(self._root / table, batch_id, encoded(table, rows))

    def append_extractions(self, batch_id: str, files: Mapping[str, bytes]) -> None:
        """Write one batch of extracted tables, each ``encoded``; ``extractions`` comes last and makes it count."""
        for table in (*EXTRACTED_TABLES, "extractions"):
            if table in files:
                write_batch(self._root / table, batch_id, files[table])

    def replace(self, table: str, rows: Sequence[Row], metadata: Mapping[str, str]) -> None:
        """Put a derived table, such as the calendar, in the place of its only file.

        A crash in between leaves none or both: then ``metadata`` is empty, so that the table is derived again.
        """
        old = set(self._files(table))
        new = write_batch(self._root / table, table, encoded(table, rows, metadata))
        for file in old - {new}:
            file.unlink()

    def metadata(self, table: str) -> dict[str, str]:
        """What ``replace`` wrote beside the rows of a derived table; empty when it did not get to its end."""
        files = self._files(table)
        return metadata_of(files[0]) if len(files) == 1 else {}

    def read(
        self, table: str, columns: Sequence[str] | None = None, where: Mapping[str, Collection[str]] | None = None
    ) -> list[dict[str, Any]]:
        """The rows of a table, or those whose values stand in ``where``.

        Files without such a row are not read to their end, and only such rows become Python's. pyarrow's
        own filters would do the same, but they import pandas, which takes a second.
        """
        return list(self.stream(table, columns, where))

    def stream(
        self, table: str, columns: Sequence[str] | None = None, where: Mapping[str, Collection[str]] | None = None
    ) -> Iterator[dict[str, Any]]:
        """What ``read`` gives, a few rows in memory at a time."""
        for path in self._files(table):
            file = pq.ParquetFile(path)
            wanted = _wanted(file, where or {})
            if any(wanted):
                at = 0
                for rows in file.iter_batches(_ROWS_AT_A_TIME, columns=columns):
                    for start, count in _runs(wanted[at : at + rows.num_rows]):
                        yield from rows.slice(start, count).to_pylist()
                    at += rows.num_rows

    def known_articles(self) -> set[str]:
        """The sha256 of every content that was ever accepted."""
        return {row["content_sha256"] for row in self.stream("articles", ["content_sha256"])}

    def known_extractions(self, extractor_version: str) -> set[str]:
        """The sha256 of every content that this version has read."""
        where = {"extractor_version": {extractor_version}}
        return {row["content_sha256"] for row in self.stream("extractions", ["content_sha256"], where)}

    def latest_snapshot(self) -> list[dict[str, Any]]:
        """The corpus of today: the rows of the newest snapshot."""
        newest = max((row["snapshot_id"] for row in self.stream("snapshots", ["snapshot_id"])), default=None)
        return self.read("snapshots", where={"snapshot_id": {newest}}) if newest else []

    def row_count(self, table: str) -> int:
        """How many rows a table has, all versions together."""
        return sum(pq.read_metadata(file).num_rows for file in self._files(table))

    def compact(self) -> list[str]:
        """Join the small files of each table that has too many; the names of the tables that changed."""
        name = new_batch_id()
        return [table for table, schema in LAKE_TABLES.items() if join_small_files(self._files(table), schema, name)]

    def _files(self, table: str) -> list[Path]:
        """The batch files of a table."""
        return sorted(file for file in (self._root / table).glob("*.parquet") if file.name != _EMPTY)


def new_batch_id(after: str | None = None) -> str:
    """A name that sorts by time, such as 20261121T074512.123456Z, and after ``after`` whatever the clock says."""
    now = datetime.now(UTC).replace(tzinfo=None)
    if after is not None:
        now = max(now, datetime.strptime(after, _BATCH_FORMAT) + timedelta(microseconds=1))  # noqa: DTZ007 - UTC by name
    return batch_id_at(now)


def batch_id_at(moment: datetime) -> str:
    """The name of what was written at this moment (UTC)."""
    return moment.strftime(_BATCH_FORMAT)


def batch_time(batch_id: str) -> datetime:
    """The moment (UTC) that a batch or snapshot is named after."""
    return datetime.strptime(batch_id, _BATCH_FORMAT)  # noqa: DTZ007 - UTC by name


def _wanted(file: pq.ParquetFile, where: Mapping[str, Collection[str]]) -> list[bool]:
    """For each row of a file whether it is asked for."""
    wanted = [True] * file.metadata.num_rows
    for column, values in where.items():
        stored = file.read(columns=[column]).column(column).to_pylist()
        wanted = [was and value in values for was, value in zip(wanted, stored, strict=True)]
    return wanted


def _runs(wanted: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Start and length of each unbroken run of wanted rows."""
    for is_wanted, rows in groupby(enumerate(wanted), key=lambda row: row[1]):
        if is_wanted:
            places = [place for place, _ in rows]
            yield places[0], len(places)
