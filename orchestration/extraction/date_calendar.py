"""Stretches of the calendar: months, quarters, parts of them, and the same stretch of another year.

Pure arithmetic on days; no words are read here. A ``Days`` is a first and a last day, both included.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import Literal

Days = tuple[date, date]
Part = Literal["start", "middle", "end"]
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has none such (31/2)."""
    if not (EARLIEST_YEAR <= year <= LATEST_YEAR and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def months_of(year: int, first_month: int, last_month: int) -> Days:
    """Whole months of one year: ``months_of(2022, 1, 10)`` is January to October."""
    return date(year, first_month, 1), date(year, last_month, monthrange(year, last_month)[1])


def quarter_of(year: int, quarter: int) -> Days:
    """The three months of a quarter 1–4."""
    return months_of(year, 3 * quarter - 2, 3 * quarter)


def month_around(day: date, shift: int = 0) -> Days:
    """The month of ``day``, or the one ``shift`` months later."""
    index = day.year * 12 + day.month - 1 + shift
    return months_of(index // 12, index % 12 + 1, index % 12 + 1)


def quarter_around(day: date, shift: int = 0) -> Days:
    """The quarter of ``day``, or the one ``shift`` quarters later."""
    index = day.year * 4 + (day.month - 1) // 3 + shift
    return quarter_of(index // 4, index % 4 + 1)


@cache
def lunar_new_year(year: int) -> date | None:
    """The first day of Tết in a solar year (it falls between 20 January and 21 February)."""
    from lunar_vn import solar_to_lunar  # noqa: PLC0415 - a tenth of a second that few articles need

    for offset in range(33):
        day = date(year, 1, 20) + timedelta(days=offset)
        lunar = solar_to_lunar(day)
        if (lunar.day, lunar.month) == (1, 1):
            return day
    return None


@cache
def last_lunar_day(year: int) -> int:
    """29 or 30: how many days the month before Tết has."""
    from lunar_vn import solar_to_lunar  # noqa: PLC0415 - as above

    new_year = lunar_new_year(year)
    return solar_to_lunar(new_year - timedelta(days=1)).day if new_year else 30


def week_around(day: date, shift: int = 0) -> Days:
    """Monday to Sunday around ``day``, or the week ``shift`` weeks later."""
    monday = day + timedelta(days=7 * shift - day.weekday())
    return monday, monday + timedelta(days=6)


def moved_to_year(days: Days, year: int) -> Days:
    """The same part of another year, ``year`` being that of the last day: Q1 2018 → Q1 2017."""
    shift = year - days[1].year
    return _same_day(days[0], shift), _same_day(days[1], shift)


def _same_day(day: date, shift: int) -> date:
    year = day.year + shift
    is_month_end = day.day == monthrange(day.year, day.month)[1]
    last = monthrange(year, day.month)[1]
    return date(year, day.month, last if is_month_end and day.month == 2 else min(day.day, last))


def part_of(days: Days, part: Part) -> Days | None:
    """What «đầu», «giữa» and «cuối» leave of a stretch.

    «đầu tháng» is its first ten days and «giữa tháng» the next ten. The start of anything longer is
    its first day, an instant, and the end of anything is its last day. The middle of a quarter or
    a year is nobody's date.
    """
    first, last = days
    if part == "end":
        return last, last
    is_month = first.month == last.month and first.year == last.year
    if part == "start":
        return first, first + timedelta(days=9 if is_month else 0)
    return (first + timedelta(days=10), first + timedelta(days=19)) if is_month else None


def distance(days: Days, reference: date) -> int:
    """Days from ``reference`` to the nearest end: below 0 for the past, 0 inside, above 0 for the future."""
    if days[1] < reference:
        return (days[1] - reference).days
    return max((days[0] - reference).days, 0)
