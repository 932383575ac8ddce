"""The version of the rules that read an article: it changes by itself when they or their lexicons change."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from orchestration.settings import EXTRACTION_DIR, REFERENCE_DIR

_MEANING_OF_RECORDS = "1.0.0"  # raised by hand when the records themselves change their meaning


# Tables for the models alone: what an analyst corrects is kept when articles are read again, and forces no reading.
_NO_LEXICONS = {"corrections.csv", "correction_fields.csv"}


@cache
def extractor_version() -> str:
    """The version of this process, which has loaded its rules; such as 1.0.0+3f2a9c01d4be."""
    return extractor_version_on_disk()


def extractor_version_on_disk() -> str:
    """The version of the next process, for one that outlives an edit; the hash covers the rules and their lexicons."""
    digest = hashlib.sha256()
    lexicons = [file for file in _sorted(REFERENCE_DIR, "*.csv") if file.name not in _NO_LEXICONS]
    for file in [*_sorted(EXTRACTION_DIR, "*.py"), *lexicons]:
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return f"{_MEANING_OF_RECORDS}+{digest.hexdigest()[:12]}"


def _sorted(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern))
