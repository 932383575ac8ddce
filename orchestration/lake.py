"""The raw log: append-only Parquet batches under ``$WAREHOUSE_DIR/lake/<table>/``.

A batch file is written under a name that no ``*.parquet`` glob matches, flushed to disk and
renamed, so that a reader sees whole files or none. Nothing is ever overwritten; many small files
are joined into one, which names in its metadata the files that it replaces: when a crash leaves
both, opening the log removes the replaced ones. What the tables hold is said in ``lake_tables``.

Only the holder of the writer lock opens the log.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Context, Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from orchestration.durability import flush
from orchestration.lake_tables import EXTRACTED_TABLES, LAKE_TABLES

Row = Mapping[str, Any]

_EMPTY = "_empty.parquet"
_JOINED_PREFIX = "joined-"
_UNFINISHED = ".unfinished"
_REPLACES = "replaces"
# A scan opens every file, so that a run a day must not mean a thousand files after three years;
# joining big files again and again would cost more than it saves.
_MOST_SMALL_FILES = 32
_SMALL_BYTES = 16 * 1024 * 1024
_BATCH_FORMAT = "%Y%m%dT%H%M%S.%fZ"
# decimal128(38, 6), the type of every number in the log.
_SCALE, _PRECISION = Decimal("0.000001"), Context(prec=38)


class Lake:
    """The log in one folder. Opening it makes what is missing and clears what a crash left behind."""

    def __init__(self, root: Path) -> None:
        self._root = root
        for table, schema in LAKE_TABLES.items():
            folder = root / table
            folder.mkdir(parents=True, exist_ok=True)
            _remove_leftovers(folder)
            empty = folder / _EMPTY
            if not empty.exists() or not pq.read_schema(empty).equals(schema):
                _write(empty, schema.empty_table())

    def append(self, table: str, batch_id: str, rows: Sequence[Row]) -> None:
        """Write one batch of a table; a batch without rows leaves no file."""
        if rows:
            _write(self._root / table / f"{batch_id}.parquet", _arrow(table, rows))

    def append_extractions(self, batch_id: str, rows_by_table: Mapping[str, Sequence[Row]]) -> None:
        """Write one batch of extracted rows; ``extractions`` comes last and makes it count."""
        for table in EXTRACTED_TABLES:
            self.append(table, batch_id, rows_by_table.get(table, ()))
        self.append("extractions", batch_id, rows_by_table["extractions"])

    def verify(self, rows_by_table: Mapping[str, Sequence[Row]]) -> None:
        """Raise what ``append`` would raise for rows that do not fit their table, and write nothing."""
        for table, rows in rows_by_table.items():
            _arrow(table, rows)

    def replace(self, table: str, rows: Sequence[Row], metadata: Mapping[str, str]) -> None:
        """Put a derived table, such as the calendar, in the place of its only file."""
        _write(self._root / table / f"{table}.parquet", _arrow(table, rows), metadata)

    def metadata(self, table: str) -> dict[str, str]:
        """What ``replace`` wrote beside the rows of a derived table; empty when it was never written."""
        file = self._root / table / f"{table}.parquet"
        return _metadata(file) if file.exists() else {}

    def read(
        self, table: str, columns: Sequence[str] | None = None, where: Mapping[str, Collection[str]] | None = None
    ) -> list[dict[str, Any]]:
        """The rows of a table, or those whose values stand in ``where``.

        Files without such a row are not read to their end, and only such rows become Python's. pyarrow's
        own filters would do the same, but they import pandas, which takes a second.
        """
        rows: list[dict[str, Any]] = []
        for path in self._files(table):
            file = pq.ParquetFile(path)
            wanted = _wanted(file, where or {})
            if any(wanted):
                table_of_file = file.read(columns=columns)
                for start, count in _runs(wanted):
                    rows += table_of_file.slice(start, count).to_pylist()
        return rows

    def known_articles(self) -> set[str]:
        """The sha256 of every content that was ever accepted."""
        return {row["content_sha256"] for row in self.read("articles", ["content_sha256"])}

    def known_extractions(self, extractor_version: str) -> set[str]:
        """The sha256 of every content that this version has read."""
        rows = self.read("extractions", ["content_sha256", "extractor_version"])
        return {row["content_sha256"] for row in rows if row["extractor_version"] == extractor_version}

    def latest_snapshot(self) -> list[dict[str, Any]]:
        """The corpus of today: the rows of the newest snapshot."""
        newest = max((row["snapshot_id"] for row in self.read("snapshots", ["snapshot_id"])), default=None)
        return self.read("snapshots", where={"snapshot_id": {newest}}) if newest else []

    def row_count(self, table: str) -> int:
        """How many rows a table has, all versions together."""
        return sum(pq.read_metadata(file).num_rows for file in self._files(table))

    def compact(self) -> list[str]:
        """Join the small files of each table that has too many; the names of the tables that changed."""
        return [table for table in LAKE_TABLES if self._compact_table(table)]

    def _files(self, table: str) -> list[Path]:
        """The batch files of a table."""
        return sorted(file for file in (self._root / table).glob("*.parquet") if file.name != _EMPTY)

    def _compact_table(self, table: str) -> bool:
        small = [file for file in self._files(table) if file.stat().st_size < _SMALL_BYTES]
        if len(small) <= _MOST_SMALL_FILES:
            return False
        joined = pa.concat_tables(
            [LAKE_TABLES[table].empty_table(), *(pq.ParquetFile(file).read() for file in small)],
            promote_options="default",
        ).select(LAKE_TABLES[table].names)
        target = self._root / table / f"{_JOINED_PREFIX}{new_batch_id()}.parquet"
        _write(target, joined, {_REPLACES: json.dumps([file.name for file in small])})
        for file in small:
            file.unlink()
        return True


def new_batch_id(after: str | None = None) -> str:
    """A name that sorts by time, such as 20261121T074512.123456Z, and after ``after`` whatever the clock says."""
    now = datetime.now(UTC).replace(tzinfo=None)
    if after is not None:
        now = max(now, datetime.strptime(after, _BATCH_FORMAT) + timedelta(microseconds=1))  # noqa: DTZ007 - UTC by name
    return now.strftime(_BATCH_FORMAT)


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


def _arrow(table: str, rows: Sequence[Row]) -> pa.Table:
    return pa.Table.from_pylist(
        [{name: _exact(value) for name, value in row.items()} for row in rows], LAKE_TABLES[table]
    )


def _exact(value: Any) -> Any:
    """Decimals at the scale of the schema: pyarrow refuses to drop even zeros."""
    return value.quantize(_SCALE, context=_PRECISION) if isinstance(value, Decimal) else value


def _write(target: Path, table: pa.Table, metadata: Mapping[str, str] | None = None) -> None:
    """Write a file whole or not at all."""
    unfinished = target.with_name(target.name + _UNFINISHED)
    table = table.replace_schema_metadata({**(metadata or {})})
    with unfinished.open("wb") as file:
        pq.write_table(table, file, compression="zstd")
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(target)
    flush(target.parent)


def _remove_leftovers(folder: Path) -> None:
    for file in folder.glob(f"*{_UNFINISHED}"):
        file.unlink()
    for file in folder.glob(f"{_JOINED_PREFIX}*.parquet"):
        replaced: list[str] = json.loads(_metadata(file).get(_REPLACES, "[]"))
        for name in replaced:
            (folder / name).unlink(missing_ok=True)


def _metadata(file: Path) -> dict[str, str]:
    stored = pq.read_schema(file).metadata or {}
    return {key.decode(): value.decode() for key, value in stored.items()}
