"""Gives a date the year, month or period that its words leave open.

«ngày 25/11» takes the year that brings it nearest to the publishing day, «quý III» that of the
period just named or else the nearest, «cùng kỳ năm trước» the matching part of the year before.
"""

from __future__ import annotations

import re
from collections import deque
from datetime import date, timedelta

from orchestration.extraction.date_calendar import (
    Days,
    month_around,
    months_of,
    moved_to_year,
    part_of,
    quarter_around,
    week_around,
)
from orchestration.extraction.date_forms import Form, Grain
from orchestration.extraction.date_known import Around, Known
from orchestration.extraction.date_nearest import FUTURE, is_of_late, is_to_be_done, nearest_year, until
from orchestration.extraction.date_told import same_year, told_before, with_newer

_AHEAD = re.compile(rf"{FUTURE.pattern}|\b(?:kế hoạch|chỉ tiêu|dự toán|nhiệm vụ)\b[^.;]{{0,40}}$")
_LONG_AGO, _FRESH = 300, 10
_REPORTED_WITHIN, _RESULTS_WITHIN = 200, 45  # days after its end in which a quarter is spoken of
_REPORTED_QUARTER_REACH = 3  # sentences over which «quý này» goes on meaning the quarter that was named
# «chấp thuận từ ngày 23/3/2021, nhưng phải đến | sáng 15/12 | mới khởi công»: of the news, not of that year
_NOT_UNTIL = re.compile(r"\b(?:phải|mãi|nhưng phải|nhưng mãi) (?:đến|tới)(?: tận)? \Z")
_CUT_OFF = re.compile(r"\btính đến (?:hết |cuối |giữa )?\Z")
_YEAR_IS_YOUNG, _HALF = 3, 6
_RATIO_TO = re.compile(
    r"(?:%|\bgấp [^ ]+(?: lần)?|\bbằng [^ ]+ lần|\bhơn|\bkém|\bnhư)(?: của| mức)? \Z|"
    r"\d (?:tỷ|triệu|nghìn tỷ) đồng của \Z"
)
# «so với năm trước», «ngang với năm trước»; «trao đổi với Bloomberg hồi năm ngoái» compares nothing
_BESIDE = re.compile(r"\b(?:so|ngang|sánh|cùng|xấp xỉ|bằng|kém|hơn)(?: \w+){0,2} với\b")
_DONE = re.compile(r"[^;.]{0,36}\bđã\b")
_REMEMBERED = 40
# «Quyết định số 15/QĐ-UBND cùng ngày»: that of the paper cited before
_OF_DOCUMENT = re.compile(r"\b(?:quyết định|nghị quyết|công văn|thông báo|tờ trình)(?: số)? [\w/.-]*\d[\w/.–-]* \Z")
# «lợi nhuận lũy kế …, gấp 1,7 lần cùng kỳ»: compared is what was told since January.
_SINCE_JANUARY = re.compile(r"\b(?:lũy kế|luỹ kế|cộng dồn|từ đầu năm)\b[^.;]*$")
_PERIODS: tuple[Grain, ...] = ("month", "quarter", "half", "months", "year")


class Timeline:
    """The dates of the article so far. ``published`` anchors what nothing else does."""

    def __init__(self, published: date) -> None:
        self._published = published
        self._recent: deque[Known] = deque(maxlen=_REMEMBERED)
        self._last: dict[Grain, Known] = {}
        self._last_period: Known | None = None
        self._last_day: Known | None = None
        self._last_past_day: Known | None = None
        self._last_day_of_document: Known | None = None

    def add(self, known: Known) -> None:
        """Remember a date for those that follow it."""
        self._recent.append(known)
        if known.gives_period:
            self._last[known.grain] = known
            if known.grain in _PERIODS:
                self._last_period = known
        if known.grain != "day":
            return
        if not known.gives_year:
            self._last_day_of_document = known
        if known.gives_year:
            self._last_day = known
        if known.days[0] <= self._published and (known.gives_year or self._last_past_day is None):
            self._last_past_day = known  # that of a document where no other is told

    def current(self, around: Around) -> Known | None:
        """What «cùng kỳ» leans on: the sentence's own period, else its paragraph's, else the article's.

        A period at the head of a sentence («5 tháng đầu năm, …») holds on, one named in passing («giá bán
        tháng 5») only in its sentence.
        """
        periods = [known for known in self._recent if self._is_period(known) and not known.is_ahead_of(self._published)]
        own = [known for known in periods if known.sentence == around.sentence]
        near = [known for known in periods if known.paragraph == around.paragraph]
        framing = [known for known in periods if known.is_opening]
        framing_near = [known for known in near if known.is_opening]
        if own:
            return own[-1]
        told = next((found[-1] for found in (framing_near, near, framing) if found), self._last_period)
        return with_newer(told, periods)

    @staticmethod
    def _is_period(known: Known) -> bool:
        return known.gives_period and (known.grain in _PERIODS or known.is_so_far)

    def resolve(self, form: Form, around: Around) -> Days | None:
        """The days that ``form`` means here; None when the article leaves them open."""
        if form.rule == "from_today":
            return until(form, self._published)
        days = self._relative(form, around) if form.relative else form.in_year(self._year(form, around))
        return part_of(days, form.part) if days and form.part else days

    # ------------------------------------------------------------ years
    def _year(self, form: Form, around: Around) -> int:
        if form.year is not None:
            return form.year
        if form.year_shift is not None:
            return self._shifted_year(form, form.year_shift, around)
        told = around.next_year if around.next_year is not None else same_year(around, self._recent)
        if form.rule == "year_told" and self._last_period is not None:
            told = self._last_period.days[1].year  # «Năm 2023, … . Tính cả năm này, …»
        if told is not None:
            return told
        if form.is_anaphoric or (form.part and form.grain == "year"):
            return self._current_year(form, around)
        if is_of_late(form, around) or is_to_be_done(form, around):
            return nearest_year(form, around, self._published)
        lent = self._lent_year(form, around)
        return lent if lent is not None else nearest_year(form, around, self._published)

    def _shifted_year(self, form: Form, shift: int, around: Around) -> int:
        """«năm nay» is the publishing year; «so với năm trước», «bằng 118% năm trước» the one before the year named."""
        is_compared = _BESIDE.search(around.before[-40:]) is not None
        is_compared = is_compared or (form.rule == "year_before" and bool(_RATIO_TO.search(around.before)))
        if shift == -1 and is_compared and self._last_period:
            named = [known for known in self._recent if known.sentence == around.sentence and known.grain == "year"]
            # «mục tiêu năm 2025 … nhích 2,4% so với năm trước», though the article spoke of 2024 before
            # «tổng kết năm 2025, triển khai nhiệm vụ năm 2026. Sản lượng … nhiều hơn năm trước 8,5%»
            told = (k for k in reversed(self._recent) if self._is_period(k) and not k.is_ahead_of(self._published))
            around_it = named[-1] if named and named[-1].gives_year else next(told, self._last_period)
            return around_it.days[1].year - 1
        return self._published.year + shift

    def _current_year(self, form: Form, around: Around) -> int:
        """«đầu năm», «cả năm»: the year of the period just named in the sentence, else the publishing year."""
        is_young = self._published.month <= _YEAR_IS_YOUNG
        for known in reversed(self._recent):
            if known.sentence < around.sentence - 1:
                break
            first, last = known.days
            is_of_report = is_young and known.grain == "day" and first.year == self._published.year
            if not known.gives_period or is_of_report or first.year != last.year:
                continue
            if abs(first.year - self._published.year) <= 1:
                return first.year
        if is_young and form.part is None and not _AHEAD.search(around.before):
            # «Bảy trong tám chỉ tiêu năm 2024 đã đạt, theo báo cáo hôm 8/1. Sản lượng cả năm …»
            told = [known.days[1].year for known in self._recent if known.gives_year and known.grain in _PERIODS]
            is_done = _DONE.match(around.after) is not None  # «Trong năm, Công ty đã đưa nhiều công trình vào vận hành»
            if told and (max(told) == self._published.year - 1 or (is_done and self._published.year - 1 in told)):
                return self._published.year - 1
        is_last_year_closed = form.part == "end" and self._published.month <= 2
        if form.rule == "day_cuối_year" and self._published.month <= _HALF and not FUTURE.search(around.before):
            is_last_year_closed = True  # «Dư nợ vào ngày cuối năm: 812 tỷ đồng», told in April
        if form.part == "start" and self._published.month <= _YEAR_IS_YOUNG and around.before.endswith("so với "):
            # «Cuối năm 2023, …, cắt giảm 900 người so với đầu năm» told in January
            is_last_year_closed = any(
                known.days[1] == date(self._published.year - 1, 12, 31) for known in list(self._recent)[-4:]
            )
        return self._published.year - int(is_last_year_closed)

    def _lent_year(self, form: Form, around: Around) -> int | None:
        """The year named before in this sentence (a day takes it from a day or month only)."""
        # «ký hồi tháng 3/2022 … . Tính đến hết tháng 7, tiến độ đạt 87,5%»: the last July
        reach = 0 if _CUT_OFF.search(around.before) else 2
        for known in reversed(self._recent):
            if known.sentence < around.sentence - reach or known.paragraph != around.paragraph:
                return None
            if not known.gives_year:
                continue
            if known.sentence == around.sentence and known.is_opening and known.grain == "year":
                return known.days[1].year  # «Năm 2024, … khai trương trong quý III», «năm 2023, phải đến 10/11 …»
            if form.grain in ("day", "range"):
                if known.grain in ("day", "month") and known.sentence >= around.sentence - 1:
                    is_news = known.sentence < around.sentence and self._is_news(form)
                    is_news = is_news or _NOT_UNTIL.search(around.before) is not None
                    return None if is_news else self._year_after(known, form)
            elif known.sentence == around.sentence or known.grain == form.grain:
                if form.rule == "last_months" and known.sentence != around.sentence:
                    return None  # «Sáu tháng cuối năm, …»: those still ahead, or just gone by
                days = form.in_year(known.days[1].year)
                is_told = days is not None and (days[0] <= self._published or FUTURE.search(around.before))
                return known.days[1].year if is_told else None
        return None

    def _year_after(self, known: Known, form: Form) -> int | None:
        """A day after «03/8/2020» lies in 2020, when that is long ago; else the nearest year is the better guess.

        «khởi công từ tháng 6/2021, nhà máy hòa lưới ngày 1/4»: the tale does not go back.
        """
        is_long_ago = abs((known.days[0] - self._published).days) >= _LONG_AGO
        year = known.days[1].year
        days = form.in_year(year)
        goes_back = days is not None and days[1] < known.days[0] and known.grain == "month"
        return year if is_long_ago and not goes_back else None

    def _is_news(self, form: Form) -> bool:
        """«… kể từ tháng 5/2022. Sáng 14/12, …», published on 15 December 2025: a day just past begins the news."""
        days = form.in_year(self._published.year)
        return days is not None and 0 <= (self._published - days[0]).days <= _FRESH

    # ------------------------------------------------------------ relative forms
    def _relative(self, form: Form, around: Around) -> Days | None:
        """What is counted from the publishing day or from a period named before."""
        shift = form.shift
        days: Days | None
        match form.relative:
            case "day":
                day = self._published + timedelta(days=shift)
                days = day, day
            case "weekday":
                day = week_around(self._published)[0] + timedelta(days=shift)
                days = day, day
            case "last_weekday":
                day = self._published - timedelta(days=(self._published.weekday() - shift - 1) % 7 + 1)
                days = day, day
            case "week":
                days = week_around(self._published, shift)
            case "weekend":
                first, last = week_around(self._published, shift)
                days = first + timedelta(days=5), last
            case "month":
                days = month_around(self._reference("month", shift, around), shift)
            case "quarter":
                days = quarter_around(self._reference("quarter", shift, around), shift)
            case "months_past":
                days = month_around(self._published, shift)[0], month_around(self._published, -1)[1]
            case "past_year":
                days = self._past_year()
            case _:
                days = self._anaphoric(form, around)
        return days

    def _anaphoric(self, form: Form, around: Around) -> Days | None:
        """What leans wholly on the dates named before."""
        match form.relative:
            case "same_day":
                return self._same_day(around)
            case "year_earlier":
                year = (self._last_period.days[1] if self._last_period else self._published).year - 1
                return months_of(year, 1, 12)
            case "days_later":
                return self._days_later(form.shift, around)
            case "cumulative":
                return self._months_so_far()
            case "own_quarter":
                return self._own_quarter() or (None if form.is_anaphoric else quarter_around(self._published, -1))
            case _:
                return self._same_period(form, around)

    def _same_day(self, around: Around) -> Days:
        """«Cùng ngày, …» tells what was done: of the day told last, but not of one that only is to come."""
        if _OF_DOCUMENT.search(around.before) and self._last_day_of_document:
            return self._last_day_of_document.days
        last = self._last_day
        if last is not None and last.days[0] > self._published and not FUTURE.search(around.after):
            last = self._last_past_day
        last = last or self._last_past_day
        return last.days if last else (self._published, self._published)

    def _days_later(self, shift: int, around: Around) -> Days | None:
        """«Một hôm sau»: after the day told last; none without one."""
        told = self._last_day
        if told is not None and shift < 0:
            told = told_before(around, self._recent, told, self._last_past_day, self._published)
        if told is None:
            return None
        day = told.days[0] + timedelta(days=shift)
        return day, day

    def _past_year(self) -> Days | None:
        """«năm qua» is last year while the new one is young; later on it is anybody's guess."""
        year = self._published.year - 1
        return months_of(year, 1, 12) if self._published.month <= _YEAR_IS_YOUNG else None

    def _own_quarter(self) -> Days | None:
        """«trong quý»: the quarter named last that is not ahead («đánh giá quý I và bàn nhiệm vụ quý II»)."""
        for known in reversed(self._recent):
            is_recent = (self._published - known.days[1]).days <= _REPORTED_WITHIN
            if known.grain == "quarter" and known.gives_period and is_recent:
                return None if known.is_ahead_of(self._published) else known.days
        last = quarter_around(self._published, -1)
        return last if (self._published - last[1]).days <= _RESULTS_WITHIN else None

    def _months_so_far(self) -> Days | None:
        """«lũy kế»: the months since January that were named last."""
        named = [known for grain, known in self._last.items() if grain in ("months", "half")]
        return max(named, key=lambda known: known.sentence).days if named else None

    def _reference(self, grain: Grain, shift: int, around: Around) -> date:
        """«so với tháng trước» counts from the month that the article speaks of, «tháng này» from today.

        «hết quý III lãi 1.438 tỷ, riêng quý này góp 636 tỷ»: in one sentence it is the one just named, a quarter in
        the sentences before too («công bố báo cáo quý III. Quý này, …»): results are told when the next has begun.
        """
        known = self._last.get(grain)
        reach = _REPORTED_QUARTER_REACH if grain == "quarter" else 0
        is_near = known is not None and shift == 0 and around.sentence - known.sentence <= reach
        is_meant = known is not None and (shift == -1 or is_near)
        return known.days[0] if known is not None and is_meant else self._published

    def _same_period(self, form: Form, around: Around) -> Days | None:
        """«cùng kỳ năm trước»: the matching part of that year."""
        current = self.current(around)
        if current is None:
            return None
        days = current.days
        if current.is_so_far or (current.grain == "month" and _SINCE_JANUARY.search(around.before)):
            days = days[0].replace(month=1, day=1), days[1]
        year = form.year if form.year is not None else days[1].year + form.shift
        return moved_to_year(days, year) if year != days[1].year else None
