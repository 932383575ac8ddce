"""Days around Tết, counted from the first of the lunar year: «mùng 6 Tết Bính Ngọ», «29 Tết», «7 ngày trước Tết»."""

from __future__ import annotations

import re
from datetime import timedelta

from orchestration.extraction.date_calendar import Days, last_lunar_day, lunar_new_year
from orchestration.extraction.date_forms import Form, Found, InYear

_STEMS = ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
_BRANCHES = ("tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi")
_FIRST_OF_CYCLE = 4  # the year 4 was one of «Giáp Tý», the first of the sixty
_NAME = rf"(?:(?:{'|'.join(_STEMS)}) (?:{'|'.join(_BRANCHES)}))"
_OF_TET = (
    rf"tết\b(?! (?:dương lịch|tây|trung thu|độc lập|đoan ngọ))(?: nguyên đán)?(?: (?P<name>{_NAME})\b)?"
    r"(?: (?:năm )?(?P<year>20\d\d)(?!\d))?"
)
_DAY_OF_TET = re.compile(
    rf"(?:ngày )?(?:(?P<first>(?:mùng|mồng) (?P<count>[1-9]|10))(?: {_OF_TET}| (?:tháng )?giêng\b(?! hai)"
    rf"(?:,? năm (?P<of>20\d\d)(?!\d))?)|(?P<last>29|30) (?:tháng chạp|{_OF_TET.replace('<', '<late_')}))"
)
_BEFORE_TET = re.compile(rf"(?P<count>[2-9]|1[0-5]) ngày trước {_OF_TET}")


def day_of_tet(text: str, position: int) -> Found | None:
    """«mùng 6 Tết», «ngày mồng 4 Tết Nguyên đán 2025», «mùng 10 tháng Giêng», «29 Tết».

    The month before has 29 or 30 days: in a year without a «30 Tết» the words mean its last day all the same.
    """
    match = _DAY_OF_TET.match(text, position)
    if match is None:
        return None
    year = match["year"] or match["of"] or match["late_year"]
    name = match["name"] or match["late_name"]
    in_year = _from_new_year(int(match["count"]) - 1) if match["first"] else _at_year_end(int(match["last"]))
    return Form("day", "day_of_tet", _named(in_year, name), year=int(year) if year else None), match.end()


def days_before_tet(text: str, position: int) -> Found | None:
    """«7 ngày trước Tết»: those that end on the eve of the first day."""
    match = _BEFORE_TET.match(text, position)
    if match is None:
        return None
    in_year = _from_new_year(-int(match["count"]), length=int(match["count"]))
    year = int(match["year"]) if match["year"] else None
    return Form("range", "days_before_tet", _named(in_year, match["name"]), year=year), match.end()


def _from_new_year(first: int, length: int = 1) -> InYear:
    """So many days, of which the first lies so many after Tết."""

    def in_year(year: int) -> Days | None:
        new_year = lunar_new_year(year)
        if new_year is None:
            return None
        begin = new_year + timedelta(days=first)
        return begin, begin + timedelta(days=length - 1)

    return in_year


def _at_year_end(day: int) -> InYear:
    """The 29th or 30th of the month before Tết."""

    def in_year(year: int) -> Days | None:
        last = last_lunar_day(year)
        return _from_new_year(min(day, last) - last - 1)(year)

    return in_year


def _named(in_year: InYear, name: str | None) -> InYear:
    """The days in the year of that name only: «Tết Quý Mão» is that of 2023."""
    if name is None:
        return in_year

    def in_named_year(year: int) -> Days | None:
        count = year - _FIRST_OF_CYCLE
        is_named = name == f"{_STEMS[count % len(_STEMS)]} {_BRANCHES[count % len(_BRANCHES)]}"
        return in_year(year) if is_named else None

    return in_named_year
