"""Days whose numbers are spelt out: «ngày hai mươi lăm tháng mười hai», «mười lăm tháng sáu năm 2022»."""

from __future__ import annotations

import re

from orchestration.extraction.date_days import day_in
from orchestration.extraction.date_forms import Form, Found
from orchestration.extraction.number_reading import DIGIT_WORD, Habit, read_numeral

_MOST_DAYS, _MOST_MONTHS = 31, 12
_DAY = rf"(?:(?:hai |ba )?mươi(?: {DIGIT_WORD})?|mười(?: {DIGIT_WORD})?|{DIGIT_WORD})"
_MONTH = r"(?:mười một|mười hai|mười|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín)"
_DAY_IN_WORDS = re.compile(
    rf"ngày (?P<d>{_DAY}|\d{{1,2}}(?= tháng [^\W\d])) "
    rf"tháng (?P<m>{_MONTH}|0?[1-9]|1[0-2])(?![\w/])(?:,? năm (?P<y>(?:19|20)\d\d)(?!\d))?"
)


def day_in_words(text: str, position: int) -> Found | None:
    """«ngày hai mươi lăm tháng mười hai»; no day of the moon, whose months have names («tháng Giêng»)."""
    match = _DAY_IN_WORDS.match(text, position)
    if match is None:
        return None
    day, month = _number(match["d"]), _number(match["m"])
    if not (1 <= day <= _MOST_DAYS and 1 <= month <= _MOST_MONTHS) or day_in(month, day)(2000) is None:
        return None
    year = int(match["y"]) if match["y"] else None
    return Form("day", "day_in_words", day_in(month, day), year=year), match.end()


def _number(words: str) -> int:
    read = read_numeral(words, Habit.VIETNAMESE)
    return int(read.value) if read is not None else 0
