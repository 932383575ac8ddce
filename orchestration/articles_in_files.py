"""What a file of the articles folder holds: the article of a text file or page, or the articles of a bulk file's rows.

Every form ends as the text that the extractor knows, and every text is judged alike, wherever it came from.
"""

from __future__ import annotations

import hashlib
import stat
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from orchestration.decoding import Decoded, DecodingError, checked, decode
from orchestration.extraction.document import HeaderError, parse_header
from orchestration.extraction.model import Header
from orchestration.formats.composed_text import composed_text
from orchestration.formats.csv_table import csv_rows
from orchestration.formats.json_lines import json_rows, packed_json_rows
from orchestration.formats.parquet_table import parquet_rows
from orchestration.formats.row import Row
from orchestration.rejection import Rejection

MOST_BYTES = 5 * 1024 * 1024  # a book of a thousand pages; what is longer is no article
# Of each bulk file; millions of lines, in the log of every state of the corpus, would tell nobody more.
MOST_LISTED_ROWS = 1000
FIRST_YEAR, LAST_YEAR = 1900, 2100  # the days that the calendar covers
# Nearly every header ends within these; making a matching copy of the whole text takes most of the time.
_USUAL_HEADER_CHARACTERS = 500

_TEXT_SUFFIX, _PAGE_SUFFIX = ".txt", ".html"
_BULK_READERS: dict[str, Callable[[Path], Iterator[Row]]] = {
    ".jsonl": json_rows,
    ".jsonl.gz": packed_json_rows,
    ".csv": csv_rows,
    ".parquet": parquet_rows,
}
_KNOWN_SUFFIXES = ", ".join((_TEXT_SUFFIX, _PAGE_SUFFIX, *_BULK_READERS))


@dataclass(frozen=True, slots=True)
class Judged:
    """An article, or why there is none. ``row_number`` counts from 1 and is null for a file as a whole.

    ``content_sha256`` is that of the bytes of a text file, else that of the composed text in UTF-8;
    it is null where there is none. ``decoded`` is null for what was rejected or is known already.
    """

    row_number: int | None
    content_sha256: str | None
    decoded: Decoded | None = None
    rejection: Rejection | None = None


def is_composed(path: Path) -> bool:
    """Whether the articles of the file are composed from something else than text, which takes time."""
    return _suffix(path) in (_PAGE_SUFFIX, *_BULK_READERS)


def articles_in(path: Path, known: Container[str]) -> Iterator[Judged]:
    """What the file holds, in its order. A bulk file is a stream: one article of it is in memory at a time.

    ``known`` holds the sha256 of contents that were accepted before and need no second judgement.
    What is no article is one ``Judged`` with its ``Rejection``: of the row, or of the file when nothing of it was read.
    Rows above ``MOST_LISTED_ROWS`` that are none are counted in one last rejection (``more_rejected_rows``).
    """
    number = None
    listed, not_listed = 0, Counter[str]()
    try:
        for judged in _judged(path, known):
            number = judged.row_number
            if judged.rejection is None:
                yield judged
            elif listed < MOST_LISTED_ROWS:
                listed += 1
                yield judged
            else:
                not_listed[judged.rejection.reason] += 1
    except (Rejection, OSError) as error:
        rejection = error if isinstance(error, Rejection) else _unopened(error)
        if number is None:
            yield Judged(None, None, rejection=rejection)
        else:
            rest = f"{rejection.detail} From this row on nothing was read."
            yield Judged(number + 1, None, rejection=Rejection(rejection.reason, rest))
    if not_listed:
        yield Judged(None, None, rejection=_more_rows(not_listed))


def require_file(path: Path) -> None:
    """Raise ``Rejection`` (``unreadable_file``) for what is no ordinary file, ``OSError`` for what cannot be opened."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        next(path.iterdir(), None)  # says why it cannot be opened
        raise Rejection("unreadable_file", "This is a link to a folder. Put the folder itself in its place.")
    if not stat.S_ISREG(mode):
        raise Rejection("unreadable_file", "This is no ordinary file. Replace it by the article itself.")


def _judged(path: Path, known: Container[str]) -> Iterator[Judged]:
    """What the file holds; raises ``Rejection`` or ``OSError`` where it cannot go on."""
    require_file(path)
    suffix = _suffix(path)
    if suffix in _BULK_READERS:
        is_empty, before = True, _state(path)
        for row in _BULK_READERS[suffix](path):
            is_empty = False
            yield _judge_row(row, known)
        if _state(path) != before:
            raise _changed()
        if is_empty:
            raise Rejection("empty_file", "The file holds no rows. Put articles into it or take the file away.")
    elif suffix == _PAGE_SUFFIX:
        yield _judge_page(path, known)
    else:
        yield _judge_text(path, known)


def _suffix(path: Path) -> str:
    """The part of the name that tells the format, in small letters."""
    name = path.name.lower()
    return next((suffix for suffix in _BULK_READERS if name.endswith(suffix)), path.suffix.lower())


def _unopened(error: OSError) -> Rejection:
    return Rejection("unreadable_file", f"The file cannot be opened ({error.strerror}). Allow the pipeline to read it.")


def _more_rows(reasons: Counter[str]) -> Rejection:
    told = ", ".join(f"{count:,} {reason}" for reason, count in reasons.most_common())
    return Rejection(
        "more_rejected_rows",
        f"{reasons.total():,} more rows are no articles either ({told}). Mend the listed ones first.",
    )


def _judge_text(path: Path, known: Container[str]) -> Judged:
    if _suffix(path) != _TEXT_SUFFIX:
        raise Rejection(
            "not_a_text_file",
            f"Only {_KNOWN_SUFFIXES} files are read. Save the article as text, or take the file away.",
        )
    data = _bytes(path)
    content_sha256 = hashlib.sha256(data).hexdigest()
    if content_sha256 in known:
        return Judged(None, content_sha256)
    try:
        decoded = decode(data)
        _header(decoded.text)
    except (DecodingError, Rejection) as error:
        return Judged(None, content_sha256, rejection=Rejection(error.reason, error.detail))
    return Judged(None, content_sha256, decoded)


def _judge_page(path: Path, known: Container[str]) -> Judged:
    from orchestration.formats.html_page import html_cells  # noqa: PLC0415 - trafilatura takes time to load

    try:
        return _judge_cells(None, html_cells(decode(_bytes(path)).text), known)
    except DecodingError as error:
        raise Rejection(error.reason, error.detail) from error


def _judge_row(row: Row, known: Container[str]) -> Judged:
    if isinstance(row.cells, Rejection):
        return Judged(row.number, None, rejection=row.cells)
    try:
        return _judge_cells(row.number, row.cells, known)
    except Rejection as rejection:
        return Judged(row.number, None, rejection=rejection)


def _judge_cells(row_number: int | None, cells: Mapping[str, object], known: Container[str]) -> Judged:
    text, body_start = composed_text(cells)
    data = text.encode("utf-8")
    _require_size(len(data), "The article")
    content_sha256 = hashlib.sha256(data).hexdigest()
    # The header alone: it was composed as the extractor will find it, unless the title holds another one.
    if _header(text[:body_start]).body_start != body_start:
        raise Rejection("ambiguous_header", "The title holds a line «Ngày phát hành» of its own. Take it out.")
    if content_sha256 in known:
        return Judged(row_number, content_sha256)
    try:
        return Judged(row_number, content_sha256, checked(Decoded(text, "utf-8")))
    except DecodingError as error:
        raise Rejection(error.reason, error.detail) from error


def _bytes(path: Path) -> bytes:
    before = _state(path)
    _require_size(before[0], "The file")
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if _state(path) != before:
        raise _changed()
    return data


def _state(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _changed() -> Rejection:
    """Half of what was there and half of what is to come is no article of anybody."""
    return Rejection("changed_while_read", "The file changed while it was read. Run again when it is complete.")


def _require_size(size: int, what: str) -> None:
    if size > MOST_BYTES:
        raise Rejection(
            "too_large", f"{what} has {size:,} bytes, more than {MOST_BYTES:,}. Split it into single articles."
        )


def _header(text: str) -> Header:
    """The header that the extractor will find.

    Raises:
        Rejection: with the reasons of ``parse_header``, and ``impossible_date`` outside the calendar.
    """
    try:
        try:
            header = parse_header(text[:_USUAL_HEADER_CHARACTERS])
        except HeaderError:
            header = parse_header(text)
    except HeaderError as error:
        raise Rejection(error.reason, error.detail) from error
    year = header.published_at.year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Rejection(
            "impossible_date",
            f"The publication year {year} is outside {FIRST_YEAR}–{LAST_YEAR}. Correct «Ngày phát hành».",
        )
    return header
