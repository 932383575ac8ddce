"""A period as the metric rules pass it on: its days, the words that said it, what it lends to the next number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from orchestration.extraction.date_calendar import moved_to_year
from orchestration.extraction.dates import DateMention
from orchestration.extraction.model import PeriodType

_LIST = re.compile(r"(?:quý|tháng)\s[^\s,]+(?:,|\svà)", re.IGNORECASE)  # no stretch «từ tháng 7 đến tháng 9»
_LIST_ITEM = re.compile(r"(?<![\w/])(?:\d{1,2}|i{1,3}|iv)(?!\d)", re.IGNORECASE)
_YEARS = re.compile(r"(?:trong )?\w+ năm (?:\d{4}(?:, | và |, và )?)+", re.IGNORECASE)
_MOSTLY = 0.6
_RECENT_YEARS = 2
_EVENT_DAYS = 9  # «Đại hội họp hai ngày 3 - 4/8»


@dataclass(slots=True)
class Holding:
    """What the period of a level depends on besides its words.

    ``is_stock``: it holds at a moment; ``is_of_books``: a stock known when books are closed (assets, debts);
    ``is_plan``: it is no result; ``is_given``: what a ceremony gives or signs, which it does on its day;
    ``is_counted``: a number of things, which grows until now where the text says so; ``is_outcome``: what a change
    told just before left.
    """

    is_stock: bool
    is_plan: bool
    is_of_books: bool
    is_given: bool
    is_counted: bool
    is_outcome: bool


@dataclass(slots=True)
class Period:
    """First and last day with the words that say them; both None when the text leaves it open."""

    first: date | None
    last: date | None
    label: str | None
    grain: str = "unknown"
    is_aside: bool = False  # «cùng kỳ năm 2022», «riêng tháng 6»: carries over to nothing
    stretch: Period | None = None  # the stretch whose end this is: a flow named next takes all of it

    @property
    def type(self) -> PeriodType:
        """Instant for a single day, duration for a stretch, unknown without dates."""
        if self.first is None or self.last is None:
            return "unknown"
        return "instant" if self.first == self.last else "duration"

    def is_ahead_of(self, day: date) -> bool:
        """Whether most of the period is still to come on that day: what is said of it is planned."""
        if self.first is None or self.last is None or self.last <= day:
            return False
        return (self.last - day).days > _MOSTLY * ((self.last - self.first).days + 1)

    def is_over_on(self, day: date) -> bool:
        """Whether it lies wholly before that day."""
        return self.last is not None and self.last < day

    def is_mostly_over_on(self, day: date) -> bool:
        """Whether that day lies in its last quarter: what is said of it now is an estimate of the result."""
        if self.first is None or self.last is None or not self.first <= day <= self.last:
            return False
        return 4 * (self.last - day).days < (self.last - self.first).days

    def lies_within(self, other: Period) -> bool:
        """Whether it is a part of the other, or the same."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return False
        return other.first <= self.first and self.last <= other.last

    def is_recent_on(self, day: date) -> bool:
        """«Lần thứ hai, sản lượng năm 2018 dừng ở 2 triệu TEU», told in 2025: looked back at, not what is reported."""
        return self.last is not None and self.last.year >= day.year - _RECENT_YEARS

    def at_end(self) -> Period:
        """When a stock is counted: the last day alone, but the first of an event of a few days."""
        is_event = self.first is not None and self.last is not None and (self.last - self.first).days <= _EVENT_DAYS
        day = self.first if is_event else self.last
        return Period(
            day,
            day,
            self.label,
            "day",
            self.is_aside,
            self if self.type == "duration" else self.stretch,
        )


UNKNOWN_PERIOD = Period(None, None, None)


def period_of(mention: DateMention) -> Period:
    """The stretch or day that a date of the text means."""
    label = " ".join(mention.text.split())
    stretch = None
    if mention.kind == "point" and mention.grain == "year" and mention.last is not None:
        stretch = of_year(mention.last.year, label)
    return Period(mention.first, mention.last, label, mention.grain, label.lower().startswith("cùng kỳ"), stretch)


def of_year(year: int, label: str | None) -> Period:
    """All of a year."""
    return Period(date(year, 1, 1), date(year, 12, 31), label, "year")


def parts_of(listed: Period, count: int) -> list[Period]:
    """«quý I, II và III/2023» → its three quarters; nothing unless the words list ``count`` of equal length."""
    first, last = listed.first, listed.last
    label = listed.label or ""
    if listed.grain != "range" or first is None or last is None:
        return []
    is_of_years = _YEARS.fullmatch(label) is not None  # «các năm 2021, 2022 và 2023»
    items = re.findall(r"\d{4}", label) if is_of_years else _LIST_ITEM.findall(label)
    if len(items) != count or not (is_of_years or _LIST.match(label)):
        return []
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    starts = [_months_later(first, months * part // count) for part in range(count + 1)]
    return [Period(start, end - timedelta(days=1), listed.label, "range") for start, end in pairwise(starts)]


def years_of(listed: Period, count: int) -> list[Period]:
    """«các năm từ 2020 đến 2024» → its five years; nothing unless it has ``count`` of them."""
    first, last = listed.first, listed.last
    if first is None or last is None or (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return []
    years = range(first.year, last.year + 1)
    return [of_year(year, listed.label) for year in years] if len(years) == count > 1 else []


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def a_year_before(period: Period) -> Period:
    """«của một năm trước»: the same days of the year before, only compared with; unknown when the period is."""
    if period.first is None or period.last is None:
        return period
    first, last = moved_to_year((period.first, period.last), period.last.year - 1)
    return Period(first, last, period.label, period.grain, is_aside=True)


def year_to_date(period: Period) -> Period:
    """«đến hết tháng 9» of a flow: from the first day of that year; «hết năm nay»: all of it."""
    if period.stretch is not None and period.label is not None and period.label.lower().startswith("hết "):
        return period.stretch
    if period.grain != "until" or period.last is None:
        return period
    return Period(date(period.last.year, 1, 1), period.last, period.label, "months")
