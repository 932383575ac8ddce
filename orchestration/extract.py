"""Extracts what is new into the log and records the corpus of today as its snapshot.

The snapshot is written last and only when something changed. A crash of the extractor on one
article rejects that article (``extraction_failed``) and is tried again at the next run.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from orchestration.corpus import Observation, corpus_sha256
from orchestration.extraction.model import Extraction
from orchestration.lake import Lake, batch_time, new_batch_id
from orchestration.lake_tables import EXTRACTED_TABLES
from orchestration.records import Rows, header_row, rows_of

_ARTICLES_EACH_BATCH = 200

Extract = Callable[[str], Extraction]


@dataclass(frozen=True)
class Outcome:
    """What an extraction run did."""

    extracted: int
    observations: list[Observation]
    is_new_snapshot: bool


def extract_corpus(lake: Lake, observations: list[Observation], extract: Extract, extractor_version: str) -> Outcome:
    """Read with this version every accepted article that it has not read yet, then write the snapshot."""
    wanted = {each.content_sha256 for each in observations if each.reason is None and each.content_sha256}
    pending = sorted(wanted - lake.known_extractions(extractor_version))
    failures: dict[str, str] = {}
    for batch in _batches(pending):
        failures |= _extract_batch(lake, batch, extract, extractor_version)
    judged = [_judge(each, failures) for each in observations]
    return Outcome(
        extracted=len(pending) - len(failures),
        observations=judged,
        is_new_snapshot=_write_snapshot(lake, judged, extractor_version),
    )


def _extract_batch(lake: Lake, batch: list[str], extract: Extract, extractor_version: str) -> dict[str, str]:
    """Extract some articles into one batch; for each that failed, what went wrong."""
    batch_id = new_batch_id()
    rows: Rows = {table: [] for table in (*EXTRACTED_TABLES, "extractions")}
    failures = {}
    for article in lake.read("articles", ["content_sha256", "raw_text"], {"content_sha256": set(batch)}):
        key = {
            "content_sha256": article["content_sha256"],
            "extractor_version": extractor_version,
            "batch_id": batch_id,
        }
        try:
            extraction = extract(article["raw_text"])
            article_rows = rows_of(extraction, key)
            article_rows["extractions"] = [
                {**key, "extracted_at": batch_time(batch_id), **header_row(extraction.header, article["raw_text"])}
            ]
            lake.verify(article_rows)
        except Exception as error:  # noqa: BLE001 - one article must not stop the others, whatever is wrong with it
            failures[article["content_sha256"]] = _where(error)
            continue
        for table, table_rows in article_rows.items():
            rows[table] += table_rows
    lake.append_extractions(batch_id, rows)
    return failures


def _judge(observation: Observation, failures: dict[str, str]) -> Observation:
    failure = failures.get(observation.content_sha256 or "")
    if failure is None or observation.reason is not None:
        return observation
    return replace(
        observation,
        reason="extraction_failed",
        detail=f"{observation.source_file}: The extractor stopped at this article ({failure}). "
        "Report it with the file; the next run tries again.",
    )


def _where(error: Exception) -> str:
    """The error and the line that raised it, the same words at every run."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f", {frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}: {error}{place}"


def _write_snapshot(lake: Lake, observations: list[Observation], extractor_version: str) -> bool:
    corpus = corpus_sha256(observations)
    latest = lake.latest_snapshot()
    if latest and (latest[0]["corpus_sha256"], latest[0]["extractor_version"]) == (corpus, extractor_version):
        return False
    snapshot_id = new_batch_id(after=latest[0]["snapshot_id"] if latest else None)
    # An empty folder is a snapshot too: one row that names no file.
    rows: list[dict[str, Any]] = [
        {
            "source_file": each.source_file,
            "content_sha256": each.content_sha256,
            "reason": each.reason,
            "detail": each.detail,
        }
        for each in observations
    ] or [{"source_file": None}]
    shared = {
        "snapshot_id": snapshot_id,
        "observed_at": batch_time(snapshot_id),
        "corpus_sha256": corpus,
        "extractor_version": extractor_version,
    }
    lake.append("snapshots", snapshot_id, [{**shared, **row} for row in rows])
    return True


def _batches(items: Iterable[str]) -> Iterator[list[str]]:
    remaining = iter(items)
    while batch := list(islice(remaining, _ARTICLES_EACH_BATCH)):
        yield batch
