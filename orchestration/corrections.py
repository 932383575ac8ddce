"""An analyst's corrections as they stand in their file: every line of it, however it is written.

Belongs here: the shape of the file. What a line sets, or why it sets nothing, is decided in the models
(``int_corrections``) and told in ``quality.corrections``.
"""

from __future__ import annotations

import csv
import hashlib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from orchestration.decoding import DecodingError, decode
from orchestration.lake import Lake
from orchestration.lake_files import Row

COLUMNS = ("row_key", "field", "right_value", "reason", "corrected_by", "corrected_on")
_IN_QUOTES = 'write a cell that holds a comma in double quotes, such as "Misread, see the table"'


def refresh_corrections(lake: Lake, file: Path) -> int:
    """Put the file's lines in the place of those that the log holds, when they differ; how many there are."""
    state = {"sha256": corrections_sha256(file)}
    if lake.metadata("corrections") != state:
        lake.replace("corrections", list(read_corrections(file)), state)
    return lake.row_count("corrections")


def corrections_sha256(file: Path) -> str:
    """Changes with the bytes of the file; a missing file is an empty one."""
    return hashlib.sha256(_bytes(file)).hexdigest()


def read_corrections(file: Path) -> Iterator[Row]:
    """One row for each line below the header that is not blank; ``problem`` says what is wrong with its shape.

    A line is read by itself, so that an unclosed quote spoils one correction and not all that follow.
    The separator is the header's: spreadsheets write semicolons where the comma is the decimal mark.
    """
    try:
        text = decode(_bytes(file)).text
    except DecodingError as error:
        if error.reason != "empty_file":
            yield {"line_number": 1, "problem": str(error)}
        return
    header, *lines = text.split("\n")
    separator = ";" if ";" in header else ","
    names = [name.lower() for name in _cells(header, separator)]
    for line_number, line in enumerate(lines, start=2):
        if line.strip(f"{separator} \t\r"):
            yield {"line_number": line_number, **_correction(line, separator, names)}


def _correction(line: str, separator: str, names: list[str]) -> Row:
    if sorted(names) != sorted(COLUMNS):
        return {"problem": f"The first line of the file must name these columns: {','.join(COLUMNS)}."}
    try:
        cells = _cells(line, separator)
    except csv.Error as error:
        return {"problem": f"The quotes of the line do not match ({error}): {_IN_QUOTES}."}
    if len(cells) != len(names):
        return {"problem": f"The line has {len(cells)} cells where the header names {len(names)}: {_IN_QUOTES}."}
    row = dict(zip(names, cells, strict=True))
    return {**{name: value or None for name, value in row.items()}, "problem": None}


def _cells(line: str, separator: str) -> list[str]:
    """The cells of one line, composed as the names of the warehouse are and without blanks around them."""
    (cells,) = csv.reader([line.rstrip("\r")], delimiter=separator, strict=True)
    return [unicodedata.normalize("NFC", cell).strip() for cell in cells]


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.exists() else b""
