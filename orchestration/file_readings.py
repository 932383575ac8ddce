"""What is known of bulk files and pages from earlier runs, so that one that did not change is not read again.

A file is told by its size and time; where these are new, by the hash of its content. What a content holds
depends on the code that reads it alone, so that a file which was only moved or touched is not read again either.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from orchestration.articles_in_files import require_file
from orchestration.lake import Lake, batch_time, new_batch_id
from orchestration.rejection import Rejection
from orchestration.settings import EXTRACTION_DIR, PROJECT_DIR

# A file that was written a moment ago may be written again at what its file system takes for the same time.
_SETTLED_AFTER = timedelta(seconds=2)
_EPOCH = datetime(1970, 1, 1)  # UTC, as all times of the log


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """One article of a file, or why there is none; ``row_number`` is null for the file as a whole."""

    row_number: int | None
    content_sha256: str | None
    reason: str | None
    detail: str | None


@dataclass(frozen=True, slots=True)
class _FileState:
    byte_count: int
    modified_ns: int
    file_sha256: str


class FileReadings:
    """What each of some files holds, as far as it is known; what is learnt is kept for the next run by ``save``."""

    def __init__(self, lake: Lake, files: Iterable[tuple[str, Path]]) -> None:
        self._lake = lake
        self._batch_id = new_batch_id()
        self._new_states: list[dict[str, Any]] = []
        self._new_readings: list[dict[str, Any]] = []
        self._looked = self._look(list(files))
        self._known = self._recall({state.file_sha256 for state in self._looked.values()})

    def known(self, source_file: str) -> list[FoundArticle] | None:
        """What the file holds; null when this version has not read its content, or when it cannot be opened."""
        state = self._looked.get(source_file)
        return self._known.get(state.file_sha256) if state else None

    def learn(self, source_file: str, path: Path, articles: list[FoundArticle]) -> None:
        """Remember what was just read from the file, unless it changed meanwhile or could not be read to its end."""
        state = self._looked.get(source_file)
        if (
            state is None
            or any(each.reason == "unreadable_file" for each in articles)
            or _size_and_time(path) != (state.byte_count, state.modified_ns)
        ):
            return
        self._known[state.file_sha256] = articles
        self._new_readings.append(
            {
                "file_sha256": state.file_sha256,
                "reader_version": reader_version(),
                "read_at": batch_time(self._batch_id),
                "articles": [asdict(each) for each in articles],
            }
        )

    def save(self) -> None:
        """Write what was learnt into the log; the articles have to be there already."""
        self._lake.append("file_readings", self._batch_id, self._new_readings)
        self._lake.append("file_states", self._batch_id, self._new_states)

    def _look(self, files: list[tuple[str, Path]]) -> dict[str, _FileState]:
        """Size, time and hash of each file that can be opened; only what is new is hashed."""
        rows = self._lake.read("file_states") if files else []
        settled = {
            (row["source_file"], row["byte_count"], row["modified_ns"]): row["file_sha256"]
            for row in rows
            if row["hashed_at"] - _EPOCH > timedelta(microseconds=row["modified_ns"] // 1000) + _SETTLED_AFTER
        }
        looked = {}
        for source_file, path in files:
            try:
                require_file(path)
                size, time = _size_and_time(path)
                file_sha256 = settled.get((source_file, size, time)) or self._hash(source_file, path, size, time)
            except (OSError, Rejection):
                continue  # reading it will tell why
            looked[source_file] = _FileState(size, time, file_sha256)
        return looked

    def _hash(self, source_file: str, path: Path, size: int, time: int) -> str:
        with path.open("rb") as file:
            file_sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        self._new_states.append(
            {
                "source_file": source_file,
                "byte_count": size,
                "modified_ns": time,
                "file_sha256": file_sha256,
                "hashed_at": batch_time(self._batch_id),  # before the hashing, as the settling of times asks
            }
        )
        return file_sha256

    def _recall(self, hashes: set[str]) -> dict[str, list[FoundArticle]]:
        where = {"file_sha256": hashes, "reader_version": {reader_version()}}
        return {
            row["file_sha256"]: [FoundArticle(**article) for article in row["articles"]]
            for row in (self._lake.read("file_readings", where=where) if hashes else ())
        }


def _size_and_time(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


@cache
def reader_version() -> str:
    """Changes with the code that finds and judges articles in bulk files and pages, and with trafilatura."""
    digest = hashlib.sha256(version("trafilatura").encode())
    own = PROJECT_DIR / "orchestration"
    for file in [
        *sorted((own / "formats").glob("*.py")),
        own / "articles_in_files.py",
        own / "decoding.py",
        EXTRACTION_DIR / "document.py",
    ]:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
