"""What an article has been speaking of when a number is read: what frames it, the last fact's, the report's."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property

from orchestration.extraction.dates import DateMention
from orchestration.extraction.document import Document
from orchestration.extraction.metric_dates import SentenceDates
from orchestration.extraction.metric_frames import FrameFinder
from orchestration.extraction.metric_period import UNKNOWN_PERIOD, Period, of_year, period_of
from orchestration.extraction.metric_report import (
    day_of_occasion,
    opening_period,
    report_days,
    report_period,
    year_reviewed,
)

_QUARTER, _DECEMBER = 3, 12
_LONG = 400  # days; a stretch of several years frames what single years in it only illustrate
_SEASON_OF_PLANS = 6  # shareholders meet and set the year's plan in its first half
_MEETING_OF_OWNERS = re.compile(r"\b(?:cổ đông|đhđcđ|hội nghị người lao động|tổng kết)\b")


class PeriodContext:
    """Follows the reading order: ``start_paragraph``, ``start_sentence``, ``remember``."""

    def __init__(self, document: Document, dates: list[DateMention], by_sentence: SentenceDates) -> None:
        self._document = document
        self._lower = document.lower
        self._dates = dates
        self._by_sentence = by_sentence
        self._report_day, report_end = report_days(document, by_sentence)
        self._frames = FrameFinder(document, dates, by_sentence, report_end)
        self._report_period = report_period(document, dates)
        self._opening = opening_period(document, dates) or year_reviewed(document, dates)
        self.frame: Period | None = None
        self.frame_is_own = False  # said in this paragraph
        self.cumulative: Period | None = None
        self.carried: Period | None = None
        self._frame_is_planned = False
        self._carried_plan: Period | None = None
        self._carried_at_head: Period | None = None
        self._carried_from = -1  # the sentence of the last fact
        self._is_begun = False  # a fact of the body has told its stretch
        self._main: Period | None = None  # the stretch of that fact, where it is no looking back
        self._title: Period | None = None
        self._occasion: date | None = None  # of the meeting or ceremony told of last

    def start_paragraph(self) -> None:
        """What the last paragraph's facts were about does not hold for the next one; what the article reports does."""
        self.carried = self._carried_plan = None
        if (whole := self._report_period or self._title) is not None:
            self.frame, self._frame_is_planned = whole, False
        elif self.frame is not None and not self.frame.is_recent_on(self._document.published):
            self.frame = None  # «Năm 2021, trước khi có chương trình, …», told in 2025
        self.frame_is_own = False
        self._carried_at_head = None

    def head_list(self) -> None:
        """Note what holds at the head of a list; each of its items starts from there."""
        self._carried_at_head = self.carried

    def start_item(self) -> None:
        """«- Quặng: 580 nghìn tấn, lũy kế 6,4 triệu tấn»: what one item adds does not hold for the next."""
        self.carried = self._carried_at_head

    def start_sentence(self, index: int, first_number: int) -> None:
        """Note the frames of a sentence before its numbers are read; a frame stands before the first of them."""
        self._carried_plan = None
        self._occasion = day_of_occasion(self._document, self._by_sentence, index) or self._occasion
        if self._document.sentences[index].kind == "title":
            self._title = self._title or self._frames.of_title(index)
            return
        for frame in self._frames.of_sentence(index, first_number):
            if frame.is_cumulative:
                self.cumulative = frame.told
            if not frame.is_local:
                self._set_frame(frame.period, is_planned=frame.is_planned)

    def _set_frame(self, frame: Period, *, is_planned: bool) -> None:
        self.frame, self.frame_is_own, self.carried = frame, True, None
        self._frame_is_planned = is_planned and frame.is_ahead_of(self._document.published)

    def closed_stretch(self) -> Period | None:
        """«Kết quả quý II … Nợ phải trả là | 512 tỷ đồng»: the stretch reported, where it is over."""
        told = (self.carried, self.frame, self._report_period, self._main)
        ended = (p for p in told if p is not None and p.type == "duration" and p.last is not None)
        return next((p for p in ended if p.last is not None and p.last <= self._document.published), None)

    def day_of_report(self) -> Period:
        """The day of what is reported; it carries over to nothing, as nobody said it of this number."""
        return Period(self._report_day, self._report_day, None, "day", is_aside=True)

    def day_of_occasion(self) -> Period:
        """The day of the meeting or ceremony that «Dịp này» or «Tại buổi lễ» means."""
        day = self._occasion or self._report_day
        return Period(day, day, None, "day", is_aside=True)

    def turn_back(self) -> Period:
        """What the report is about, for a result told after plans; unknown where that is not over. It frames on."""
        told = (self._main, self._report_period, self._title, self._opening)
        published = self._document.published
        self.frame = next((p for p in told if p is not None and p.is_over_on(published)), None)
        self._frame_is_planned = False
        return self.frame or UNKNOWN_PERIOD

    def carried_stretch(self, index: int, *, is_plan: bool) -> Period:
        """The stretch that the last fact, the last frame or the report itself was about."""
        carried = (self._carried_plan or self.carried) if is_plan else self.carried
        if carried is not None and carried.stretch is not None:
            return carried.stretch
        if carried is not None and (carried.type == "duration" or self._carried_from == index):
            return carried  # a day carries a flow no further than its own sentence
        if is_plan and self._frames_past() and self._planned_year is not None:
            return self._planned_year  # «sẽ vay | 2.411 tỷ đồng», paragraphs after «Năm ngoái, …»
        if self.frame is not None and (is_plan or not self._is_ahead(self.frame, index)):
            return self.frame
        if is_plan:
            return self._planned_year or UNKNOWN_PERIOD
        return self._main or self._report_period or self._title or self._opening or UNKNOWN_PERIOD

    @property
    def is_part_of_year(self) -> bool:
        """Whether the results told last are those of a year's first months or quarters."""
        told = self.carried or self.frame or self._report_period
        if told is None or told.first is None or told.last is None or told.type != "duration":
            return False
        is_from_new_year = (told.first.month, told.first.day) == (1, 1) and told.last.month > _QUARTER
        return is_from_new_year and told.first.year == told.last.year and told.last.month < _DECEMBER

    def _frames_past(self) -> bool:
        """Whether what frames the text was said in an earlier paragraph and is over."""
        frame = self.frame
        return frame is not None and not self.frame_is_own and frame.is_over_on(self._document.published)

    @cached_property
    def _planned_year(self) -> Period | None:
        """The last year named that is not over: «Đại hội đồng cổ đông thường niên năm 2024 … trình kế hoạch»."""
        published = self._document.published
        years = (m for m in self._dates if m.grain == "year" and m.last is not None and m.last >= published)
        first = next(years, None)
        if first is None and published.month <= _SEASON_OF_PLANS and _MEETING_OF_OWNERS.search(self._lower):
            return of_year(published.year, None)
        return period_of(first) if first else None

    @property
    def is_report_of_past(self) -> bool:
        """Whether title or opening say that the article reports on a stretch that is over."""
        told = self._report_period or self._title
        return told is not None and told.is_over_on(self._document.published)

    def _is_ahead(self, frame: Period, index: int) -> bool:
        """Whether a frame set by an earlier sentence speaks of plans: «Năm 2023, Liên doanh phấn đấu …»."""
        return self._frame_is_planned and not any(
            period_of(mention) == frame for mention in self._by_sentence.all(index)
        )

    def remember(self, period: Period, index: int, *, is_plan: bool) -> None:
        """What the last fact was about carries over: a plan's period to the sentence, any other to the paragraph."""
        if period.first is None or period.is_aside or self.is_year_before(period):
            return
        if self.frame is not None and self.frame_is_own and period != self.frame and _is_long(self.frame):
            return  # «5 năm qua, lương từ 18 triệu đồng năm 2018 lên 24 triệu đồng năm 2022. Thu hút | 412 sáng kiến»
        if is_plan:
            self._carried_plan = period
        else:
            self.carried, self._carried_from = period, index
            # «hệ số suy giảm ở giai đoạn 2016 - 2020 là 11%»: told beside
            may_be_main = period.type == "duration" and not _is_long(period)
            if not self._is_begun and may_be_main and self._document.sentences[index].kind == "body":
                self._is_begun = True
                self._main = period if period.is_recent_on(self._document.published) else None

    def is_year_before(self, period: Period) -> bool:
        """«biên gộp còn 43%, quý II/2023 là 48,6%»: the same stretch a year earlier is only compared with."""
        now = self.carried
        if now is None or now.first is None or now.last is None or period.first is None or period.last is None:
            return False
        return (period.first.year, period.first.month, period.last.year, period.last.month) == (
            now.first.year - 1,
            now.first.month,
            now.last.year - 1,
            now.last.month,
        ) and period.type == "duration"

    def month(self) -> Period | None:
        """«Trong tháng, các đơn vị làm ra | 3,4 triệu tấn»: the last month of what the text speaks of."""
        around = self.carried or self.frame or self._report_period
        if around is None or around.last is None:
            return None
        return Period(around.last.replace(day=1), around.last, "trong tháng", "month")

    def year(self) -> Period | None:
        """«cả năm», «kế hoạch năm»: the year of what the text speaks of."""
        around = self.carried or self.frame or self._report_period
        if around is None or around.last is None:
            return None
        return of_year(around.last.year, "trong năm")

    def year_to_plan(self) -> Period | None:
        """The year of what the text speaks of, or the publishing year where that is over."""
        told, published = self.year(), self._document.published
        if told is None or not told.is_over_on(published):
            return told
        return of_year(published.year, "trong năm")

    def has_told(self, index: int) -> bool:
        """Whether a fact of this sentence was about a stretch."""
        return self.carried is not None and self.carried.type == "duration" and self._carried_from == index

    def year_so_far(self) -> Period | None:
        """«cả tháng 3 triệu tấn, lũy kế | 36,7 triệu tấn»: from New Year to the end of what was just told."""
        told = self.carried or self.frame
        if told is None or told.last is None or told.grain not in ("month", "quarter"):
            return None
        return Period(date(told.last.year, 1, 1), told.last, "lũy kế", "months")

    def since_new_year_till_now(self) -> Period:
        """«Từ đầu năm đến nay»: up to the day of the report."""
        day = self._report_day
        return Period(date(day.year, 1, 1), day, "từ đầu năm đến nay", "months")

    def since_new_year(self, new_year: Period) -> Period:
        """«cộng dồn từ đầu năm»: up to the end of what the text has been speaking of, else the publishing day."""
        told = (self.carried, self.frame, self._report_period, self._main)
        ends = [around.last for around in told if around is not None and around.last is not None]
        last = next((end for end in ends if end <= self._document.published), self._document.published)
        return Period(new_year.first, max(last, new_year.first or last), new_year.label, "months")


def _is_long(frame: Period) -> bool:
    """A term, or a stretch of several years."""
    if frame.grain == "term" or frame.first is None or frame.last is None:
        return frame.grain == "term"
    return (frame.last - frame.first).days > _LONG
