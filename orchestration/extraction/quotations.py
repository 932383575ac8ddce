"""Whether words stand inside a quotation, whose marks are searched for once, or inside a bracket."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache


def is_quoted(text: str, start: int, offset: int) -> bool:
    """Whether more quotations begin between ``start`` and ``offset`` than end.

    >>> is_quoted("phương châm “Tháng 10 về đích”", 0, 13)
    True
    """
    opened, closed = _marks(text)
    begun = bisect_left(opened, offset) - bisect_left(opened, start)
    return begun > bisect_left(closed, offset) - bisect_left(closed, start)


@lru_cache(maxsize=2)
def _marks(text: str) -> tuple[list[int], list[int]]:
    return [match.start() for match in re.finditer("“", text)], [match.start() for match in re.finditer("”", text)]


def is_bracketed(text: str, start: int, position: int) -> bool:
    """Whether a bracket that opens after ``start`` is still open at ``position``."""
    return text.rfind("(", start, position) > text.rfind(")", start, position)
