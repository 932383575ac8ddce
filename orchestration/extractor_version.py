"""The version of the rules that read an article: it changes by itself when they or their lexicons change."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from orchestration.settings import EXTRACTION_DIR, REFERENCE_DIR

_MEANING_OF_RECORDS = "1.0.0"  # raised by hand when the records themselves change their meaning


@cache
def extractor_version() -> str:
    """Such as 1.0.0+3f2a9c01d4be: the hash covers the rules and the reference data."""
    digest = hashlib.sha256()
    for file in [*_sorted(EXTRACTION_DIR, "*.py"), *_sorted(REFERENCE_DIR, "*.csv")]:
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return f"{_MEANING_OF_RECORDS}+{digest.hexdigest()[:12]}"


def _sorted(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern))
