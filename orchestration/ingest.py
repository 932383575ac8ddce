"""Reads the articles folder into the log: what is new is decoded, its header tried, its text kept.

What cannot be read becomes an observation with a reason and a remedy, and the run goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from orchestration.articles_in_files import articles_in, is_composed
from orchestration.corpus import Observation, article_files, leads_out
from orchestration.decoding import Decoded
from orchestration.file_readings import FileReadings, FoundArticle
from orchestration.lake import Lake, batch_time, new_batch_id
from orchestration.progress import Tell, tell_nothing

# A batch in memory, and a file of the log.
_BATCH_BYTES = 4 * 1024 * 1024
_LEADS_OUT = FoundArticle(
    None, None, "outside_folder", "This is a link out of the articles folder. Copy the article itself into it."
)


def ingest(articles_dir: Path, lake: Lake, tell: Tell = tell_nothing) -> list[Observation]:
    """Observe every file and row, and append the articles whose content the log does not know yet.

    ``tell`` hears after each file how many articles were seen; how many there are nobody knows before.
    """
    files = list(article_files(articles_dir))
    articles = _NewArticles(lake)
    outside = {path for _, path in files if leads_out(path, articles_dir)}
    composed = {path for _, path in files if is_composed(path)} - outside
    readings = FileReadings(lake, ((name, path) for name, path in files if path in composed))
    observations: list[Observation] = []
    for source_file, path in files:
        found = readings.known(source_file)
        if found is None:
            found = [_LEADS_OUT] if path in outside else list(_found(path, articles))
            if path in composed:
                readings.learn(source_file, path, found)
        observations += _observations(source_file, found)
        tell(len(observations), None)
    articles.save()
    readings.save()
    return observations


class _NewArticles:
    """The articles that the log does not know yet, written in batches; ``known`` is the sha256 of all others."""

    def __init__(self, lake: Lake) -> None:
        self._lake = lake
        self.known = lake.known_articles()
        self._batch_id = new_batch_id()
        self._rows: list[dict[str, Any]] = []
        self._size = 0

    def add(self, content_sha256: str, decoded: Decoded) -> None:
        self.known.add(content_sha256)
        self._rows.append(
            {
                "content_sha256": content_sha256,
                "raw_text": decoded.text,
                "encoding": decoded.encoding,
                "character_count": len(decoded.text),
                "ingested_at": batch_time(self._batch_id),
                "batch_id": self._batch_id,
            }
        )
        self._size += len(decoded.text.encode())
        if self._size >= _BATCH_BYTES:
            self.save()

    def save(self) -> None:
        self._lake.append("articles", self._batch_id, self._rows)
        self._batch_id = new_batch_id(after=self._batch_id)
        self._rows = []
        self._size = 0


def _found(path: Path, articles: _NewArticles) -> Iterator[FoundArticle]:
    """What the file holds; what is new of it is added to the articles."""
    for judged in articles_in(path, articles.known):
        if judged.content_sha256 is not None and judged.decoded is not None:
            articles.add(judged.content_sha256, judged.decoded)
        reason, detail = (judged.rejection.reason, judged.rejection.detail) if judged.rejection else (None, None)
        yield FoundArticle(judged.row_number, judged.content_sha256, reason, detail)


def _observations(source_file: str, found: list[FoundArticle]) -> Iterator[Observation]:
    for article in found:
        name = source_file if article.row_number is None else f"{source_file}#{article.row_number}"
        detail = None if article.detail is None else f"{name}: {article.detail}"
        yield Observation(name, article.content_sha256, article.reason, detail)
