"""Parquet, a few rows of a row group at a time. A row's number is its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from orchestration.formats.row import COLUMNS, Row, missing_columns
from orchestration.rejection import Rejection

# Few, because a dictionary may repeat a long text in every row; they cost little more time than many.
_ROWS_AT_ONCE = 64
# Without a buffer, or with threads, pyarrow holds the columns of a whole row group, which may be the whole file.
_BUFFER_BYTES = 1024 * 1024


def parquet_rows(path: Path) -> Iterator[Row]:
    """The rows of a ``.parquet`` file; only the columns that make an article are read.

    Raises:
        Rejection: with reason ``missing_column`` or ``broken_file``.
        OSError: when the file cannot be read.
    """
    with path.open("rb") as source:
        try:
            file = pq.ParquetFile(source, buffer_size=_BUFFER_BYTES)
            rejection = missing_columns(file.schema_arrow.names)
            if rejection is not None:
                raise rejection
            number = 0
            for batch in file.iter_batches(_ROWS_AT_ONCE, columns=list(COLUMNS), use_threads=False):
                columns = {name: batch.column(name) for name in COLUMNS}
                for index in range(batch.num_rows):
                    number += 1
                    yield Row(number, _cells(columns, index))
        except (pa.ArrowException, OSError) as error:
            if isinstance(error, OSError) and error.errno:  # the disk's fault, not the file's
                raise
            raise Rejection(
                "broken_file",
                f"The file is no whole Parquet file ({' '.join(str(error).split())}). Copy or write it again.",
            ) from error


def _cells(columns: dict[str, Any], index: int) -> dict[str, object] | Rejection:
    cells: dict[str, object] = {}
    for name, column in columns.items():
        try:
            cells[name] = column[index].as_py()
        except UnicodeDecodeError as error:
            return Rejection(
                "undecodable_text",
                f"Byte {error.start + 1} of the {name} is no UTF-8 ({error.reason}). Write the file as UTF-8.",
            )
        except (ValueError, ArithmeticError, LookupError, pa.ArrowException) as error:  # a time that Python cannot hold
            return Rejection("unreadable_date", f"The {name} cannot be read ({error}). Write 2022-11-21T07:25:13.")
    return cells
