"""CSV: a header, commas, double quotes around cells that hold commas or line breaks, in UTF-8.

A row's number is that of the record below the header; blank lines are none.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from orchestration.formats.row import COLUMNS, MOST_ROW_BYTES, Row, missing_columns, too_long
from orchestration.rejection import Rejection


def csv_rows(path: Path) -> Iterator[Row]:
    """The rows of a ``.csv`` file. Bytes that are no UTF-8 become lone surrogates, so that they spoil one row only.

    Raises:
        Rejection: with reason ``missing_column``, ``malformed_row`` (of the header) or ``too_large``.
        OSError: when the file cannot be read.
    """
    # The limit is the process's. Its default is half of a long article; ours stops longer rows before it is reached.
    csv.field_size_limit(MOST_ROW_BYTES)
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        records = _records(file)
        header = next(records, [])
        if isinstance(header, Rejection):
            raise header
        names = [_shown(name).strip() for name in header]
        rejection = missing_columns(names) if names else None
        if rejection is not None:
            raise rejection
        for number, record in enumerate(records, start=1):
            yield Row(number, record if isinstance(record, Rejection) else _cells(names, record))


def _cells(names: list[str], record: list[str]) -> dict[str, object] | Rejection:
    if len(record) != len(names):
        return Rejection(
            "ragged_row",
            f"The row has {len(record)} cells where the header names {len(names)}. "
            "Write a cell that holds a comma or a line break in double quotes.",
        )
    return {name: cell for name, cell in zip(names, record, strict=True) if name in COLUMNS}


def _records(file: TextIO) -> Iterator[list[str] | Rejection]:
    """The cells of each record that is not blank, or what is wrong with its quotes."""
    lines = _Lines(file)
    reader = csv.reader(lines, strict=True)
    while True:
        lines.length = 0
        first = reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            where = f"Line {first}" if reader.line_num <= first else f"Lines {first} to {reader.line_num}"
            yield Rejection(
                "malformed_row", f"{where}: the quotes do not match ({error}). Double a quote inside of a quoted cell."
            )
        else:
            if record:
                yield record


class _Lines:
    """The lines of a file for one record at a time: ``length`` is set to 0 where a record begins."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.length = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._file.readline(MOST_ROW_BYTES + 1)
        if not line:
            raise StopIteration
        self.length += len(line)
        if self.length > MOST_ROW_BYTES:
            raise too_long("The row, or what an open quote makes of it,")
        return line


def _shown(name: str) -> str:
    """A column's name for a message, whatever its bytes were."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
