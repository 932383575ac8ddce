"""The forms in which Vietnamese writes a date, each read on its own: words in, a ``Form`` out.

A form knows what its words say and no more: «ngày 25/11» has no year yet, «tháng trước» no
month. ``date_years`` gives it both. Rules match lower-case text; a rule is one small function
that takes the text and a position and returns the form with its end, or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from orchestration.extraction.date_calendar import (
    Days,
    Part,
)

Grain = Literal["day", "range", "week", "month", "quarter", "half", "months", "year", "term", "unknown"]
Relative = Literal[
    "day",
    "weekday",
    "last_weekday",
    "week",
    "month",
    "quarter",
    "year",
    "same_day",
    "days_later",
    "weekend",
    "year_earlier",
    "same_period",
    "cumulative",
    "months_past",
    "past_year",
    "own_quarter",
]
InYear = Callable[[int], Days | None]
Found = tuple["Form", int]
Rule = Callable[[str, int], Found | None]


def _in_no_year(_year: int) -> Days | None:
    """A relative form is no year's."""
    return None


@dataclass(slots=True)
class Form:
    """What the words of one date say.

    ``in_year`` gives the days once the year is known; ``year`` is that year where the words name
    it, ``year_shift`` where they count it («năm nay» 0, «năm ngoái» −1). A ``relative`` form is
    counted from the publishing day or from what was said before, ``shift`` units of it.
    ``part`` is «đầu», «giữa» or «cuối». ``is_anaphoric``: the words lean on another period
    and name no date themselves («cùng kỳ», «cả năm», «lũy kế»).
    """

    grain: Grain
    rule: str
    in_year: InYear = _in_no_year
    year: int | None = None
    year_shift: int | None = None
    relative: Relative | None = None
    shift: int = 0
    part: Part | None = None
    is_anaphoric: bool = False


NUMBER_WORDS = {
    word: number
    for number, words in enumerate(
        ("một", "hai", "ba", "bốn|tư", "năm", "sáu", "bảy|bẩy", "tám", "chín", "mười", "mười một", "mười hai"), start=1
    )
    for word in words.split("|")
}
NUMBER_WORD = r"mười một|mười hai|một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín|mười"
YEAR_WORDS = {"nay": 0, "này": 0, "ngoái": -1, "trước": -1, "tới": 1, "sau": 1}
UNITS_AFTER = r"(?:tỷ|tỉ|triệu|nghìn|ngàn|đồng|usd|tấn|người|lượt|mw|kwh|m3|ha|%|thùng|đơn vị|cổ phiếu|đảng viên)\b"
# «năm trước» is a year; in «hoàn thành kế hoạch năm trước ngày 25/6» it is none.
YEAR_WORD = (
    r"(?:nay|này|ngoái|(?:trước|tới|sau)(?! (?:ngày|khi|đó|đây|tháng|thời|năm|kỳ|\d{1,2}(?:/|-\d)|(?:19|20)\d\d|"
    r"(?:\d+|nửa|một|hai|ba|bốn) (?:ngày|tháng|tuần))))\b"
)
_YEAR_TAIL = re.compile(
    r"(?: ?[/.\-–] ?(?P<slashed>(?:19|20)\d\d)(?![\d/]|[.,]\d)"
    rf"|,? (?:của )?năm (?:(?P<named>(?:19|20)\d\d)(?!\d)|(?P<word>{YEAR_WORD}))"
    rf"| (?P<bare>20\d\d)(?![\d/]|[.,]\d| {UNITS_AFTER})"
    r"|/(?P<short>[12]\d)(?![\d/]|[.,]\d))"
)


def year_tail(text: str, position: int) -> tuple[int | None, int | None, int]:
    """The year after a month, quarter or half: year, shift and end. «/2021», « năm 2021», « năm nay»."""
    match = _YEAR_TAIL.match(text, position)
    if match is None:
        return None, None, position
    if match["word"]:
        return None, YEAR_WORDS[match["word"]], match.end()
    year = match["slashed"] or match["named"] or match["bare"]
    return int(year) if year else 2000 + int(match["short"]), None, match.end()


def with_year(form: Form, text: str, position: int) -> Found:
    """The form with the year that follows it, if one does: «tháng 6» + « năm 2025»."""
    year, shift, end = year_tail(text, position)
    return replace(form, year=year, year_shift=shift), end


def number_of(word: str) -> int | None:
    """1–12 in figures or words."""
    return int(word) if word.isdigit() else NUMBER_WORDS.get(word)


_AFTER_NAM = re.compile(rf" (?:(?P<year>(?:19|20)\d\d)(?!\d)|(?P<word>{YEAR_WORD}))")


def after_nam(form: Form, text: str, position: int) -> Found:
    """The year after a form that ends in «năm» already: «6 tháng đầu năm» + « 2022»."""
    match = _AFTER_NAM.match(text, position)
    if match is None:
        return form, position
    if match["year"]:
        return replace(form, year=int(match["year"])), match.end()
    if match["word"] == "này":
        return replace(form, rule="year_told", is_anaphoric=True), match.end()  # «cả năm này»: the year just told
    return replace(form, year_shift=YEAR_WORDS[match["word"]]), match.end()
