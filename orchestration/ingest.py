"""Reads the articles folder into the log: what is new is decoded, its header tried, its text kept.

What cannot be read becomes an observation with a reason and a remedy, and the run goes on.
"""

from __future__ import annotations

import hashlib
import stat
from datetime import datetime
from pathlib import Path
from typing import Any

from orchestration.corpus import ARTICLE_SUFFIX, Observation, article_files
from orchestration.decoding import DecodingError, decode
from orchestration.extraction.document import HeaderError, parse_header
from orchestration.lake import Lake, batch_time, new_batch_id

MOST_BYTES = 5 * 1024 * 1024  # a book of a thousand pages; what is longer is no article
FIRST_YEAR, LAST_YEAR = 1900, 2100  # the days that the calendar covers
_ARTICLES_EACH_BATCH = 200


class Rejection(Exception):  # noqa: N818 - a verdict about a file, not a fault of the program
    """A file that is no article. ``reason`` is a code, ``detail`` a sentence for a person."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


def ingest(articles_dir: Path, lake: Lake) -> list[Observation]:
    """Observe every file, and append the articles whose content the log does not know yet."""
    batch_id = new_batch_id()
    known = lake.known_articles()
    rows: list[dict[str, Any]] = []
    observations = []
    for source_file, path in article_files(articles_dir):
        content_sha256 = None
        try:
            data = read_article_file(path)
            content_sha256 = hashlib.sha256(data).hexdigest()
            if content_sha256 not in known:
                rows.append({"content_sha256": content_sha256, **article_row(data), "batch_id": batch_id})
                rows[-1]["ingested_at"] = batch_time(batch_id)
                known.add(content_sha256)
        except Rejection as rejection:
            observations.append(
                Observation(source_file, content_sha256, rejection.reason, f"{source_file}: {rejection.detail}")
            )
        else:
            observations.append(Observation(source_file, content_sha256))
        if len(rows) == _ARTICLES_EACH_BATCH:
            lake.append("articles", batch_id, rows)
            batch_id = new_batch_id(after=batch_id)
            rows = []
    lake.append("articles", batch_id, rows)
    return observations


def read_article_file(path: Path) -> bytes:
    """The bytes of an article.

    Raises:
        Rejection: with reason ``not_a_text_file``, ``too_large`` or ``unreadable_file``.
    """
    if path.suffix.lower() != ARTICLE_SUFFIX:
        raise Rejection("not_a_text_file", "Only .txt files are read. Save the article as text, or take the file away.")
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Rejection("unreadable_file", "This is no ordinary file. Replace it by the article itself.")
        if status.st_size > MOST_BYTES:
            raise Rejection(
                "too_large",
                f"The file has {status.st_size:,} bytes, more than {MOST_BYTES:,}. Split it into single articles.",
            )
        return path.read_bytes()
    except OSError as error:
        raise Rejection(
            "unreadable_file", f"The file cannot be opened ({error.strerror}). Allow the pipeline to read it."
        ) from error


def article_row(data: bytes) -> dict[str, Any]:
    """What the log keeps of an article, but for its hash and batch.

    Raises:
        Rejection: with the reasons of ``decode`` and ``parse_header``.
    """
    try:
        decoded = decode(data)
        header = parse_header(decoded.text)
    except (DecodingError, HeaderError) as error:
        raise Rejection(error.reason, error.detail) from error
    if not FIRST_YEAR <= header.published_at.year <= LAST_YEAR:
        raise _outside_calendar(header.published_at)
    return {"raw_text": decoded.text, "encoding": decoded.encoding, "character_count": len(decoded.text)}


def _outside_calendar(published_at: datetime) -> Rejection:
    return Rejection(
        "impossible_date",
        f"The publication year {published_at.year} is outside {FIRST_YEAR}–{LAST_YEAR}. Correct «Ngày phát hành».",
    )
