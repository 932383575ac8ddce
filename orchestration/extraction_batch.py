"""Reads a batch of articles into the files of the log, without touching the log: the work of one process."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from orchestration.extraction.model import Extraction
from orchestration.lake import batch_time, new_batch_id
from orchestration.lake_files import encoded
from orchestration.lake_tables import EXTRACTED_TABLES
from orchestration.records import Rows, header_row, rows_of

Extract = Callable[[str], Extraction]

_TABLES = (*EXTRACTED_TABLES, "extractions")
# What a crash costs at most: a second or two of reading. What a batch holds bounds the memory too.
_BATCH_BYTES = 1024 * 1024


@dataclass(frozen=True)
class Batch:
    """Articles to read together: (content_sha256, raw text), and the name of what they become."""

    batch_id: str
    articles: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class ReadBatch:
    """What a batch became: a file for each table that has rows, and for each article that failed, why."""

    batch_id: str
    article_count: int
    files: Mapping[str, bytes]
    failures: Mapping[str, str]


def batches(articles: Iterator[Mapping[str, Any]]) -> Iterator[Batch]:
    """Rows of the table ``articles`` by the size of their text, so that long articles make no long batches."""
    batch_id: str | None = None
    gathered: list[tuple[str, str]] = []
    size = 0
    for article in articles:
        gathered.append((article["content_sha256"], article["raw_text"]))
        size += len(article["raw_text"].encode())
        if size >= _BATCH_BYTES:
            batch_id = new_batch_id(after=batch_id)
            yield Batch(batch_id, gathered)
            gathered, size = [], 0
    if gathered:
        yield Batch(new_batch_id(after=batch_id), gathered)


def read_batch(batch: Batch, extract: Extract, extractor_version: str) -> ReadBatch:
    """Extract every article of the batch; one that fails is left out, and the others do not notice."""
    failures: dict[str, str] = {}
    read: dict[str, Rows] = {}
    for content_sha256, raw_text in batch.articles:
        key = {
            "content_sha256": content_sha256,
            "extractor_version": extractor_version,
            "batch_id": batch.batch_id,
        }
        try:
            read[content_sha256] = _rows(raw_text, extract, key)
        except Exception as error:  # noqa: BLE001 - one article must not stop the others, whatever is wrong with it
            failures[content_sha256] = _where(error)
    try:
        files = _files(read.values())
    except Exception:  # noqa: BLE001 - a value that the log cannot hold: only now is it worth trying each article
        for content_sha256 in list(read):
            try:
                _files([read[content_sha256]])
            except Exception as error:  # noqa: BLE001 - whatever is wrong with it
                failures[content_sha256] = _where(error)
                del read[content_sha256]
        files = _files(read.values())
    return ReadBatch(batch.batch_id, len(batch.articles), files, failures)


def _rows(raw_text: str, extract: Extract, key: dict[str, str]) -> Rows:
    extraction = extract(raw_text)
    rows = rows_of(extraction, key)
    header = header_row(extraction.header, raw_text)
    rows["extractions"] = [{**key, "extracted_at": batch_time(key["batch_id"]), **header}]
    return rows


def _files(read: Collection[Rows]) -> dict[str, bytes]:
    by_table = {table: list(chain.from_iterable(rows[table] for rows in read)) for table in _TABLES}
    return {table: encoded(table, rows) for table, rows in by_table.items() if rows}


def _where(error: Exception) -> str:
    """The error and the line that raised it, the same words at every run."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f", {frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}: {error}{place}"
