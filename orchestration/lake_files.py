"""One file of the log: its rows as Parquet, written whole or not at all, under a name that tells its checksum.

Encoding needs no folder, so that a process which may not write into the log can do this part of the work.
The checksum stands in the name, because the name comes with the content in one atomic step.
"""

from __future__ import annotations

import hashlib
import os
import re
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
SUFFIX = ".parquet"
_CHECKSUM_DIGITS = 16  # against accidents, not against people
_CHECKSUM = re.compile(rf"\.([0-9a-f]{{{_CHECKSUM_DIGITS}}}){re.escape(SUFFIX)}$")
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


def write_batch(folder: Path, name: str, data: bytes) -> Path:
    """Write a file whole or not at all; where it stands: ``<name>.<checksum>.parquet``."""
    target = folder / f"{name}.{_shortened(hashlib.sha256(data))}{SUFFIX}"
    write_file(target, data)
    return target


def batch_name(file: Path) -> str:
    """The name that ``write_batch`` was given."""
    return _CHECKSUM.sub("", file.name).removesuffix(SUFFIX)


def is_damaged(file: Path) -> bool:
    """Whether the content is another than was written; without a checksum in the name, whether it is no Parquet."""
    stated = _CHECKSUM.search(file.name)
    if stated is None:
        try:
            pq.ParquetFile(file).read()
        except (pa.ArrowException, OSError):
            return True
        return False
    with file.open("rb") as content:
        return _shortened(hashlib.file_digest(content, "sha256")) != stated[1]


def write_file(target: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    unfinished = target.with_name(target.name + UNFINISHED)
    try:
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error
    unfinished.replace(target)
    flush(target.parent)


@contextmanager
def open_writer(folder: Path, name: str, schema: pa.Schema, metadata: Mapping[str, str]) -> Iterator[pq.ParquetWriter]:
    """Write a file as ``write_batch`` does, but in parts."""
    unfinished = folder / f"{name}{SUFFIX}{UNFINISHED}"
    with pq.ParquetWriter(unfinished, schema.with_metadata({**metadata}), compression=_COMPRESSION) as writer:
        yield writer
    flush(unfinished)
    with unfinished.open("rb") as content:
        checksum = _shortened(hashlib.file_digest(content, "sha256"))
    unfinished.replace(folder / f"{name}.{checksum}{SUFFIX}")
    flush(folder)


def metadata_of(file: Path) -> dict[str, str]:
    """What was written beside the rows."""
    stored = pq.read_schema(file).metadata or {}
    return {key.decode(): value.decode() for key, value in stored.items()}


def _shortened(digest: hashlib._Hash) -> str:
    return digest.hexdigest()[:_CHECKSUM_DIGITS]


def _exact(value: Any) -> Any:
    """Decimals at the scale of the schema: pyarrow refuses to drop even zeros."""
    return value.quantize(_SCALE, context=_PRECISION) if isinstance(value, Decimal) else value
