"""What an ingest run found otherwise than the corpus of before: new, changed and removed articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from orchestration.corpus import Observation


@dataclass(frozen=True)
class ArticleChanges:
    """Paths of articles below the articles folder, each list sorted."""

    new: list[str]
    changed: list[str]
    removed: list[str]

    def verdict(self, source_file: str) -> str:
        """Such as ``new``; ``as before`` for an article that is neither."""
        return "new" if source_file in self.new else "changed" if source_file in self.changed else "as before"


def article_changes(before: Iterable[Mapping[str, Any]], now: Iterable[Observation]) -> ArticleChanges:
    """Compare the rows of a snapshot with what was observed; an empty folder is a snapshot that names no file."""
    old = {row["source_file"]: row["content_sha256"] for row in before if row["source_file"] is not None}
    new = {each.source_file: each.content_sha256 for each in now}
    return ArticleChanges(
        new=sorted(new.keys() - old.keys()),
        changed=sorted(name for name in new.keys() & old.keys() if new[name] != old[name]),
        removed=sorted(old.keys() - new.keys()),
    )
