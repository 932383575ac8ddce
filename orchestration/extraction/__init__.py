"""Reads facts from one Vietnamese article. A pure library: text in, records out.

``extract(raw_text)`` always gives the same records for the same text, and touches no file,
clock or network (the reference tables are read once, on first use).
"""

from orchestration.extraction.extractor import extract
from orchestration.extraction.model import Extraction

__all__ = ["Extraction", "extract"]
