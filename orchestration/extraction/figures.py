"""Where figures stand in a text: three modules look at all of them, the text is searched once."""

from __future__ import annotations

import re
from functools import lru_cache

_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=2)
def digit_runs(text: str) -> tuple[tuple[int, int], ...]:
    """Every run of digits, in order.

    >>> digit_runs("12,5% và 3")
    ((0, 2), (3, 4), (9, 10))
    """
    return tuple([match.span() for match in _DIGITS.finditer(text)])


def grouped_figures(text: str) -> list[tuple[int, int]]:
    """The figures with the points and commas between their digits: «1.234,5» is one."""
    found: list[tuple[int, int]] = []
    for start, end in digit_runs(text):
        if found and start - found[-1][1] == 1 and text[start - 1] in ".,":
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
