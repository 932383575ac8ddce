"""JSON Lines, plain or packed with gzip: one object on each line, in UTF-8. A row's number is its line."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

from orchestration.formats.row import COLUMNS, MOST_ROW_BYTES, Row, too_long
from orchestration.rejection import Rejection

# A small archive may unpack to anything: text packs to a tenth, the same row again and again to a thousandth.
MOST_UNPACKED_BYTES = 256 * 1024 * 1024
MOST_UNPACKED_RATIO = 100

_MARK = b"\xef\xbb\xbf"


def json_rows(path: Path) -> Iterator[Row]:
    """The rows of a ``.jsonl`` file; blank lines are none.

    Raises:
        OSError: when the file cannot be read.
    """
    with path.open("rb") as file:
        yield from _rows(_lines(file))


def packed_json_rows(path: Path) -> Iterator[Row]:
    """The rows of a ``.jsonl.gz`` file, unpacked as they are asked for.

    Raises:
        Rejection: with reason ``truncated_file``, ``broken_file`` or ``too_large``.
        OSError: when the file cannot be read.
    """
    most = max(MOST_UNPACKED_BYTES, MOST_UNPACKED_RATIO * path.stat().st_size)
    try:
        with gzip.open(path) as file:
            yield from _rows(_bounded(_lines(file), most))
    except EOFError as error:
        raise Rejection("truncated_file", "The archive breaks off. Copy or pack it again.") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise Rejection("broken_file", f"The archive cannot be unpacked ({error}). Copy or pack it again.") from error


def _bounded(lines: Iterator[bytes], most: int) -> Iterator[bytes]:
    unpacked = 0
    for line in lines:
        unpacked += len(line)
        if unpacked > most:
            raise Rejection(
                "too_large",
                f"The archive unpacks to more than {most:,} bytes, far more than its size promises. "
                "Split it, or unpack it yourself.",
            )
        yield line


def _lines(file: io.BufferedReader | gzip.GzipFile) -> Iterator[bytes]:
    """The lines of a file; one that is too long comes in pieces, of which only the last ends as a line does.

    Empty lines come many at a time: an archive of nothing else would take minutes one by one.
    """
    while line := file.readline(MOST_ROW_BYTES + 1):
        yield line
        if line == b"\n":
            ahead = file.peek(1)
            yield file.read(len(ahead) - len(ahead.lstrip(b"\n")))


def _rows(lines: Iterator[bytes]) -> Iterator[Row]:
    number, is_continued = 1, False
    for line in lines:
        is_whole = line.endswith(b"\n")
        is_cut = not is_whole and len(line) > MOST_ROW_BYTES
        if not is_continued:
            content = line.removeprefix(_MARK) if number == 1 else line
            if is_cut:
                yield Row(number, too_long("The line"))
            elif content.strip():
                yield _row(number, content)
        is_continued = is_cut
        number += line.count(b"\n")


def _row(number: int, line: bytes) -> Row:
    try:
        found = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Row(
            number,
            Rejection("undecodable_text", f"Byte {error.start + 1} of the line is no UTF-8. Write the file as UTF-8."),
        )
    except (ValueError, RecursionError) as error:
        return Row(number, Rejection("malformed_row", f"The line is no JSON ({error}). Write one object on each line."))
    if not isinstance(found, dict):
        return Row(number, Rejection("malformed_row", "The line is no JSON object. Write one object on each line."))
    return Row(number, {name: found.get(name) for name in COLUMNS})
