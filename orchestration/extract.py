"""Extracts what is new into the log and records the corpus of today as its snapshot.

The snapshot is written last and only when something changed. A crash of the extractor on one
article rejects that article (``extraction_failed``) and is tried again at the next run.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from orchestration.corpus import Observation, corpus_sha256
from orchestration.extraction_batch import Extract, batches
from orchestration.extraction_pool import read_batches
from orchestration.lake import Lake, batch_time, new_batch_id
from orchestration.progress import Tell, tell_nothing


@dataclass(frozen=True)
class Outcome:
    """What an extraction run did."""

    extracted: int
    observations: list[Observation]
    is_new_snapshot: bool


def extract_corpus(
    lake: Lake,
    observations: list[Observation],
    extract: Extract,
    extractor_version: str,
    workers: int = 1,
    tell: Tell = tell_nothing,
    again: Collection[str] = (),
) -> Outcome:
    """Read with this version every accepted article that it has not read yet, then write the snapshot.

    ``again`` holds the sha256 of articles to read even so; of two readings by one version the newer counts.

    What is read goes into the log batch by batch; ``tell`` hears after each how many articles are done.
    """
    wanted = {each.content_sha256 for each in observations if each.reason is None and each.content_sha256}
    pending = wanted - (lake.known_extractions(extractor_version) - set(again))
    failures: dict[str, str] = {}
    done = 0
    articles = lake.stream("articles", ["content_sha256", "raw_text"], {"content_sha256": pending})
    for read in read_batches(batches(articles), extract, extractor_version, workers):
        lake.append_extractions(read.batch_id, read.files)
        failures |= read.failures
        done += read.article_count
        tell(done, len(pending))
    judged = [_judge(each, failures) for each in observations]
    return Outcome(
        extracted=done - len(failures),
        observations=judged,
        is_new_snapshot=_write_snapshot(lake, judged, extractor_version),
    )


def _judge(observation: Observation, failures: Mapping[str, str]) -> Observation:
    failure = failures.get(observation.content_sha256 or "")
    if failure is None or observation.reason is not None:
        return observation
    return replace(
        observation,
        reason="extraction_failed",
        detail=f"{observation.source_file}: The extractor stopped at this article ({failure}). "
        "Report it with the file; the next run tries again.",
    )


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
