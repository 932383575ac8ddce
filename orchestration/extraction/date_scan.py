"""Finds the forms of ``date_forms`` in running text, and asks the words around them whether they are dates.

One pass: a pattern of all first words stops at each place where a date may begin, and the rules
for that first letter are tried in order. What cannot be a date («đường 30/4», «01 quý/01 lần»,
«trong 3 tháng qua») ends in ``date_checks``; the years and months left open are filled in by ``date_years``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from orchestration.extraction import date_days as days
from orchestration.extraction import date_months as months
from orchestration.extraction import date_periods as periods
from orchestration.extraction.date_checks import CHECKS, CHECKS_BY_NAME, Seen
from orchestration.extraction.date_forms import Form, Found, Rule
from orchestration.extraction.date_lunar import day_of_tet, days_before_tet
from orchestration.extraction.date_parts import daytime, end_day, end_of_year, from_today, part_of_period
from orchestration.extraction.date_words import day_in_words
from orchestration.extraction.lexicon import any_of
from orchestration.extraction.number_reading import DIGIT_WORD


class Placed(NamedTuple):
    """A form with its place in the text."""

    start: int
    end: int
    form: Form


_FIGURES = "0123456789"
_DAYTIMES = ("rạng sáng", "sáng", "trưa", "chiều", "tối", "đêm", "khuya")
_NUMBERS = ("một", "hai", "ba", "bốn", "tư", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười")
_COUNTED_AFTER = r"(?:tháng|quý[ ,.;]|ngày sau|hôm sau|ngày tiếp theo|ngày trước đó|hôm trước đó)"
_PERIOD_AFTER = r"(?:tháng|quý|năm|20\d\d)"
# The words with which a date may begin, and what must follow them.
_STARTS = (
    dict.fromkeys((f"{time} " for time in _DAYTIMES), r"(?:\d|nay|qua|mai|hôm|cùng ngày|ngày hôm)")
    | dict.fromkeys((f"{number} " for number in _NUMBERS), _COUNTED_AFTER)
    | dict.fromkeys(("các ", "hai ", "ba ", "bốn "), rf"(?:{_COUNTED_AFTER}|năm \d|ngày \d)")
    | {"mười ": rf"(?:(?:một |hai )?{_COUNTED_AFTER})"}
    | dict.fromkeys(("đầu ", "giữa ", "cuối "), _PERIOD_AFTER)
    | dict.fromkeys(
        ("hết năm", "bán niên ", "cả năm", "toàn năm", "trong năm", "trong quý", "chủ nhật tuần", "chủ nhật ("), ""
    )
    | dict.fromkeys(("cuối tuần", "quốc khánh", "quốc tế lao động", "giáng sinh"), "")
    | {"thời kỳ ": r"\d"}
    | {
        "ngày ": r"(?:\d|mùng|mồng|cuối (?:năm|quý|tháng|cùng)|"
        rf"hôm|mai|kia|kế tiếp|{DIGIT_WORD} |mười |{DIGIT_WORD} mươi)",
        "tháng ": r"[\dtnhcmbsglqv]",
        "quý ": r"[\divmhbtđcnslq]",
        "năm ": rf"(?:[\dntsgqvl]|{_COUNTED_AFTER})",
        "nhiệm kỳ ": r"(?:\d|từ )",
        "nửa ": r"(?:(?:năm )?(?:đầu|cuối|sau) |năm)",
        "mùng ": r"\d",
        "mồng ": r"\d",
        "hôm ": r"(?:\d|nay|qua|kia|sau|đó|ấy|trước)",
        "cùng ": r"(?:kỳ|ngày|quý|tháng)",
        "l": r"[uũ][yỹ]? kế",
        "giai đoạn ": r"(?:\d|từ |năm )",
        "niên ": r"(?:độ|khóa) \d",
        "tuần ": r"(?:này|trước|sau|tới|đầu|cuối)",
        "trung tuần ": "",
        "thượng tuần ": "",
        "hạ tuần ": "",
        "thứ ": r"(?:hai|ba|tư|năm|sáu|bảy) (?:tuần|\((?:ngày )?\d)",
        "trước đó ": rf"(?:\d{{1,2}}|{DIGIT_WORD}|mười) (?:ngày|hôm)",
        "từ ": r"(?:nay|\d|ngày \d|tháng \d|đầu (?:năm|tháng \d)|năm \d)",
        "tết ": r"(?:dương lịch|nguyên đán)",
        "t": r"\d{1,2}[/.]20",
        "q": r"[1-4][/. \-]\d",
    }
)
# A figure stops the search anywhere, for it has to be got over; a word only where it begins.
_TRIGGER = re.compile("|".join((*_FIGURES, any_of((), then=_STARTS, not_after=r"\w").removeprefix("(?:")[:-1])))


_DAY_RULES: tuple[Rule, ...] = (days.day_to_day, days.days_of_month, days.days_of_month_end, days.day)
_COUNTED: tuple[Rule, ...] = (
    periods.several_years,
    months.months_past,
    months.months,
    periods.quarters_from_start,
    days.days_later,
    days.days_earlier,
)
_RULES: dict[str, tuple[Rule, ...]] = {
    "n": (
        *_DAY_RULES,
        day_in_words,
        day_of_tet,
        end_day,
        days.day_word,
        *_COUNTED,
        periods.year,
        periods.past_year,
        periods.years,
        periods.half,
    ),
    "t": (
        *(months.ten_days, months.week_of_month, months.named_month, from_today),
        *(days.day_to_day, days.days_of_month, days.month_to_month, periods.years),
        *(months.month, months.month_word, months.month_name, months.short_month, days.weekday, days.week_word),
        days.days_earlier,
        *(daytime, days.day_word, periods.this_year, *_COUNTED, days.holiday),
    ),
    "q": (periods.quarter, periods.quarter_word, days.holiday),
    "h": (months.ten_days, end_of_year, daytime, days.day_word, days.days_later, days.days_of_month, *_COUNTED),
    "c": (
        days.weekday,
        days.weekend,
        days.days_later,
        months.same_period,
        part_of_period,
        daytime,
        days.day_word,
        periods.this_year,
        days.days_of_month,
        *_COUNTED,
    ),
    "đ": (part_of_period, daytime, days.day_word, days.days_later),
    "g": (part_of_period, periods.years, days.holiday),
    "s": (daytime, days.day_word, *_COUNTED),
    "r": (daytime, days.day_word, days.days_later),
    "k": (daytime, days.day_word, days.days_later),
    "l": (months.cumulative,),
    "m": (day_of_tet, *_COUNTED),
    "b": (*_COUNTED, periods.semi_annual),
}
_NUMERIC_RULES: tuple[Rule, ...] = (
    day_of_tet,
    days_before_tet,
    *_DAY_RULES,
    periods.years,
    *_COUNTED,
    days.days_after_cue,
    days.day_after_cue,
    months.short_month,
    periods.bare_year,
)


_LISTED_RULES: tuple[Rule, ...] = (days.days_of_month, days.days_after_cue)  # no other goes on after a comma
# What a figure and the characters after it are like where some rule for figures can read them.
_MAY_BE_DATE = re.compile(
    r"20\d\d(?!\d)|(?:\d{1,2}|19\d\d)(?!\d)(?:[/.\-–t]|(?P<comma>,[ \-–])| (?:[/.\-–]|th|ng|hô|qu|đế|và|tớ|tế))"
)


def _rules_at(text: str, position: int) -> tuple[Rule, ...]:
    """The rules for what begins at ``position``; none for a figure that is followed by what no date has there."""
    first = text[position : position + 1]
    if first.isdigit():
        figure = _MAY_BE_DATE.match(text, position)
        if figure is None:
            return ()
        return _LISTED_RULES if figure["comma"] else _NUMERIC_RULES
    return _RULES.get(first, ())


def read_form(text: str, position: int) -> Found | None:
    """The date that begins at ``position`` of a lower-case text, by the first rule that reads one."""
    for rule in _rules_at(text, position):
        found = rule(text, position)
        if found:
            return found
    return None


def scan(text: str, original: str) -> Iterator[Placed]:
    """All dates of ``text`` (lower case; ``original`` is the same text as written), left to right."""
    position, last_day_end = 0, -1
    while match := _TRIGGER.search(text, position):
        start = match.start()
        position = start + 1
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            if text[start].isdigit():
                position = _after_number(text, start)
            continue
        placed = _read_at(text, original, start, last_day_end)
        if placed:
            yield placed
            position = placed.end
            if placed.form.grain in ("day", "range"):
                last_day_end = placed.end
        elif text[start].isdigit():
            position = _after_number(text, start)


_NUMBER = re.compile(r"\d+(?:[.,/:\-]\d+)*")


def _after_number(text: str, start: int) -> int:
    """Where the digits that begin here end: no date begins inside «0254.3838.999»."""
    match = _NUMBER.match(text, start)
    return match.end() if match else start + 1


# A day after another one: «30/4 và 1/5».
_CHAINED = re.compile(r"(?: và |, |; | & )(?:ngày )?\Z")
# How far before a form its words are looked at.
_BEFORE = 48


def _read_at(text: str, original: str, start: int, last_day_end: int) -> Placed | None:
    for rule in _rules_at(text, start):
        found = rule(text, start)
        if found is None:
            continue
        form, end = found
        is_chained = 0 <= start - last_day_end <= 10 and bool(_CHAINED.match(text[last_day_end:start]))
        check = CHECKS.get(rule) or CHECKS_BY_NAME.get(form.rule)
        before = text[max(0, start - _BEFORE) : start]
        if check is None or check(Seen(form, text, original, start, end, before, is_chained)):
            return Placed(start, end, form)
        if not text[start].isdigit():
            return None
    return None
