"""What the rules for years pass on: a date already resolved, and where a form stands. No rule stands here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from orchestration.extraction.date_calendar import Days
from orchestration.extraction.date_forms import Grain


@dataclass(slots=True)
class Known:
    """A date already resolved, with what a later one may take from it."""

    days: Days
    grain: Grain
    sentence: int
    paragraph: int
    gives_year: bool
    gives_period: bool
    is_opening: bool = False  # it stands at the head of its sentence or clause: «Năm 2024, …»
    is_so_far: bool = False  # «tính đến hết tháng 9»: what was told since January

    def is_ahead_of(self, day: date) -> bool:
        """Whether most of it is still to come on that day: nothing can be compared with it yet."""
        first, last = self.days
        return first + (last - first) / 2 > day


class Around(NamedTuple):
    """Where a form stands: the words around it in its sentence, and the sentence's and paragraph's number.

    ``next_year`` is the year of a date of the same grain that follows at once («tháng 7 và tháng 8/2023»).
    """

    before: str = ""
    after: str = ""
    sentence: int = 0
    paragraph: int = 0
    next_year: int | None = None
