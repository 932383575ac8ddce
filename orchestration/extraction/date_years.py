"""Gives a date the year, month or period that its words leave open.

«ngày 25/11» takes the year that brings it nearest to the publishing day, «quý III» that of the
period just named or else the nearest, «cùng kỳ năm trước» the matching part of the year before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from orchestration.extraction.date_calendar import (
    Days,
    distance,
    month_around,
    months_of,
    moved_to_year,
    part_of,
    quarter_around,
    week_around,
)
from orchestration.extraction.date_forms import Form, Grain

_FUTURE = re.compile(r"\b(?:dự kiến|dự báo|phấn đấu|đặt mục tiêu|mục tiêu|sẽ|sắp|chuẩn bị|hướng tới|nhằm đưa)\b")
_PAST = re.compile(r"\b(?:hồi|đã|vừa|trước đó|kể từ)\b|\bvừa qua\b")
# Without a word of the future, next year is meant only by a day of the next few weeks.
_NEXT_YEAR, _SOON = 250, 45
_PERIODS: tuple[Grain, ...] = ("month", "quarter", "half", "months", "year")


@dataclass(frozen=True, slots=True)
class Known:
    """A date already resolved, with what a later one may take from it."""

    days: Days
    grain: Grain
    sentence: int
    paragraph: int
    gives_year: bool
    gives_period: bool


@dataclass(slots=True)
class Timeline:
    """The dates of the article so far. ``published`` anchors what nothing else does."""

    published: date
    known: list[Known] = field(default_factory=list)

    def resolve(
        self, form: Form, before: str, after: str, sentence: int, paragraph: int, next_year: int | None
    ) -> Days | None:
        """The days that ``form`` means here; None when the article leaves them open.

        ``before`` and ``after`` are the words around it in the sentence, ``next_year`` the year of a
        date of the same grain that follows at once («tháng 7 và tháng 8/2023»).
        """
        days = self._whole(form, before, after, sentence, paragraph, next_year)
        return part_of(days, form.part) if days and form.part else days

    def _whole(
        self, form: Form, before: str, after: str, sentence: int, paragraph: int, next_year: int | None
    ) -> Days | None:
        if form.relative:
            return self._relative(form, before, sentence, paragraph)
        assert form.in_year is not None  # a form is either relative or needs but a year
        if form.year is not None:
            return form.in_year(form.year)
        if form.year_shift is not None:
            return form.in_year(self._shifted_year(form, before, sentence))
        if next_year is not None:
            return form.in_year(next_year)
        if form.is_anaphoric or (form.part and form.grain == "year"):
            return form.in_year(self._current_year(form, sentence))
        lent = self._lent_year(form, before, sentence, paragraph)
        if lent is not None:
            return form.in_year(lent)
        return self._nearest(form, before, after)

    # ------------------------------------------------------------ years
    def _shifted_year(self, form: Form, before: str, sentence: int) -> int:
        """«năm nay» is the publishing year; «so với năm trước» the one before the year just named."""
        if form.year_shift == -1 and "với" in before[-40:]:
            current = self.period(sentence, None)
            if current:
                return current.days[1].year - 1
        return self.published.year + (form.year_shift or 0)

    def _current_year(self, form: Form, sentence: int) -> int:
        """«đầu năm», «cả năm»: the year of the period just named in the sentence, else the nearest one."""
        for known in reversed(self.known):
            if known.sentence < sentence - 1:
                break
            if (
                known.gives_period
                and known.days[0].year == known.days[1].year
                and abs(known.days[0].year - self.published.year) <= 1
            ):
                return known.days[0].year
        year = self.published.year
        if form.part == "end" and self.published.month <= 2:
            return year - 1
        return year

    def _lent_year(self, form: Form, before: str, sentence: int, paragraph: int) -> int | None:
        """The year named before in this sentence (a day takes it from a day or month only)."""
        assert form.in_year is not None  # see _whole
        for known in reversed(self.known):
            if known.sentence < sentence - 2 or known.paragraph != paragraph:
                return None
            if not known.gives_year:
                continue
            if form.grain in ("day", "range"):
                if known.grain in ("day", "month") and known.sentence >= sentence - 1:
                    return self._year_after(form, known)
                continue
            if known.sentence != sentence and known.grain != form.grain:
                continue
            days = form.in_year(known.days[1].year)
            if days and (days[0] <= self.published or _FUTURE.search(before)):
                return known.days[1].year
            return None
        return None

    def _year_after(self, form: Form, known: Known) -> int | None:
        """A day after «03/8/2020» lies in 2020 unless it is nearer to the publishing day in another year."""
        assert form.in_year is not None  # see _whole
        if abs((known.days[0] - self.published).days) < 300:
            return None  # the nearest year is the better guess
        return known.days[1].year

    def _nearest(self, form: Form, before: str, after: str) -> Days | None:
        """The year that brings the form nearest to the publishing day, the words' tense weighing in."""
        assert form.in_year is not None  # see _whole
        is_day = form.grain in ("day", "range")
        future, past, next_year = 1.0 if is_day else 1.5, 1.0, _NEXT_YEAR
        if _FUTURE.search(before[-60:]) or _FUTURE.search(after[:20]):
            past, next_year = 4.0, 0
        elif _PAST.search(before[-30:]) or after.startswith((" vừa qua", " vừa rồi")):
            future = 4.0
        best: tuple[float, Days] | None = None
        for year in (self.published.year, self.published.year - 1, self.published.year + 1):
            days = form.in_year(year)
            if days is None:
                continue
            away = distance(days, self.published)
            if form.grain in ("months", "half") and away == 0:
                away = (days[1] - self.published).days
            cost = away * future if away >= 0 else -away * past
            if year > self.published.year and not (is_day and (days[1] - self.published).days <= _SOON):
                cost += next_year
            if best is None or cost < best[0]:
                best = cost, days
        return best[1] if best else None

    # ------------------------------------------------------------ relative forms
    def _relative(self, form: Form, before: str, sentence: int, paragraph: int) -> Days | None:
        if form.relative == "day":
            day = self.published + timedelta(days=form.shift)
            return day, day
        if form.relative == "week":
            return week_around(self.published, form.shift)
        if form.relative == "month":
            return month_around(self._reference("month", form.shift), form.shift)
        if form.relative == "quarter":
            return quarter_around(self._reference("quarter", form.shift), form.shift)
        if form.relative == "same_day":
            return self._same_day()
        if form.relative == "cumulative":
            known = self._latest("months", "half")
            return known.days if known else None
        return self._same_period(form, sentence, before)

    def _reference(self, grain: Grain, shift: int) -> date:
        """«so với tháng trước» counts from the month that the article speaks of, «tháng này» from today."""
        known = self._latest(grain) if shift == -1 else None
        return known.days[0] if known else self.published

    def _latest(self, *grains: Grain) -> Known | None:
        return next((known for known in reversed(self.known) if known.gives_period and known.grain in grains), None)

    def _same_day(self) -> Days:
        """«cùng ngày»: the day named last, else the publishing day."""
        for known in reversed(self.known):
            if known.grain == "day" and known.gives_year:
                return known.days
        return self.published, self.published

    def period(self, sentence: int, before: str | None) -> Known | None:
        """The period that the sentence speaks of: the one named last that is no comparison and no plan's."""
        return next(
            (
                known
                for known in reversed(self.known)
                if known.sentence <= sentence and known.gives_period and known.grain in _PERIODS
            ),
            None,
        )

    def _same_period(self, form: Form, sentence: int, before: str) -> Days | None:
        known = self.period(sentence, before)
        if known is None:
            return None
        year = form.year if form.year is not None else known.days[1].year + form.shift
        if form.year is None and form.shift == 0:
            year = self.published.year
        return moved_to_year(known.days, year) if year != known.days[1].year else None


def is_month_to_date(days: Days) -> bool:
    """January to some month of one year."""
    return days == months_of(days[0].year, 1, days[1].month)
