"""One file of the log: its rows as Parquet, written whole or not at all.

Encoding needs no folder, so that a process which may not write into the log can do this part of the work.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Context, Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from orchestration.durability import flush
from orchestration.lake_tables import LAKE_TABLES

Row = Mapping[str, Any]

UNFINISHED = ".unfinished"
_COMPRESSION = "zstd"
# decimal128(38, 6), the type of every number in the log.
_SCALE, _PRECISION = Decimal("0.000001"), Context(prec=38)


def encoded(table: str, rows: Sequence[Row], metadata: Mapping[str, str] | None = None) -> bytes:
    """The rows of a table as a Parquet file.

    Raises:
        ArithmeticError, pyarrow.ArrowException: for a value that does not fit its column.
    """
    columns = [pa.array([_exact(row.get(field.name)) for row in rows], field.type) for field in LAKE_TABLES[table]]
    schema = LAKE_TABLES[table].with_metadata({**(metadata or {})})
    buffer = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), buffer, compression=_COMPRESSION)
    data: bytes = buffer.getvalue().to_pybytes()
    return data


def write_file(target: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    unfinished = target.with_name(target.name + UNFINISHED)
    with unfinished.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(target)
    flush(target.parent)


@contextmanager
def open_writer(target: Path, schema: pa.Schema, metadata: Mapping[str, str]) -> Iterator[pq.ParquetWriter]:
    """Write a file in parts, whole or not at all."""
    unfinished = target.with_name(target.name + UNFINISHED)
    with pq.ParquetWriter(unfinished, schema.with_metadata({**metadata}), compression=_COMPRESSION) as writer:
        yield writer
    flush(unfinished)
    unfinished.replace(target)
    flush(target.parent)


def metadata_of(file: Path) -> dict[str, str]:
    """What was written beside the rows."""
    stored = pq.read_schema(file).metadata or {}
    return {key.decode(): value.decode() for key, value in stored.items()}


def _exact(value: Any) -> Any:
    """Decimals at the scale of the schema: pyarrow refuses to drop even zeros."""
    return value.quantize(_SCALE, context=_PRECISION) if isinstance(value, Decimal) else value
