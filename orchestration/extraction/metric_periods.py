"""For which period a number holds: said in the clause, carried over, or the day of the report.

A flow (revenue, output) takes a stretch of time; a stock (members, debt) a moment. What is only
compared with («so với cùng kỳ năm trước»), the period of a plan («kế hoạch quý 1») and the dates of
cited documents are never the period of the number beside them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date
from functools import cached_property

from orchestration.extraction.dates import DateMention
from orchestration.extraction.document import Document
from orchestration.extraction.lexicon import any_of
from orchestration.extraction.metric_dates import SentenceDates, start_of
from orchestration.extraction.metric_period import UNKNOWN_PERIOD, Period, period_of
from orchestration.extraction.metric_report import (
    PERIOD_KINDS,
    can_frame,
    is_compared_with,
    opening_period,
    report_day,
    report_period,
)

# A frame is a period that opens a sentence or clause and holds for what follows: «Trong năm 2020, …».
_FRAME_BEFORE = re.compile(
    r"(?:^|[,;:.–-]\s?|\s(?:rõ|biết|thấy)\s|^và\s)(?:(?:trong|tính|riêng|sau|về|tính chung|tính riêng|đến|hết|"
    r"lũy kế|luỹ kế|bước sang|sang|kết thúc|"
    r"đối với|cho|của|qua|bước vào|cũng|chỉ|theo|kết quả|phương hướng|nhiệm vụ|mục tiêu|kế hoạch|công tác|"
    r"tình hình|hoạt động|báo cáo|nhìn chung|điểm nổi bật|ước|và)\b[\s,]*)*$",
    re.IGNORECASE,
)
_LOCAL_FRAME = re.compile(r"(?:riêng|trong đó)(?:\s\w+)?\s?$", re.IGNORECASE)

# «chiến lược được thông qua năm 2023», «hồi tháng 1 công bố là | 1.245 tỷ»: when it was said, not what it is about.
_SAID_BEFORE = re.compile(r"\b(?:thông qua|công bố|ban hành|phê duyệt)\s(?:vào\s|hồi\s|từ\s|trong\s)?$")
_SAID_AFTER = re.compile(r"\s(?:được\s|đã\s|từng\s)?(?:công bố|thông qua)\b")
_CLAUSE_ASIDE = re.compile(r"(?:^|[,;:(]\s?)(?:riêng|trong đó)\b[^,;:()]*$")
_WITHIN_YEAR = re.compile(any_of(("trong", "cả", "toàn"), not_after=r"\w") + r"\snăm\b(?!\s\d)")
_ON_OCCASION = re.compile(
    r"\W*(?:nhân dịp|dịp|cùng dịp|tại (?:hội nghị|buổi|lễ|đại hội|cuộc họp|phiên|sự kiện)|trong khuôn khổ|cũng tại)",
    re.IGNORECASE,
)
_WITHIN_TERM = re.compile(r"\b(?:trong|cả|suốt|toàn|sau|qua)\s$")
_PLANNED = re.compile(r"\b(?:phấn đấu|mục tiêu|dự kiến|sẽ|kế hoạch năm|phương hướng|dự báo)\b")
_PLAN_TERM = re.compile(r"\bnhiệm kỳ\W*$")
_PLAN_BEFORE = re.compile(r"\b(?:kế hoạch|mục tiêu|chỉ tiêu)\s(?:kinh doanh\s|sản xuất\s|cho\s|của\s){0,2}$")
# A clause that opens with a stretch: «; tính chung 9 tháng», «, lũy kế 6 tháng», at the sentence's start too.
_ANEW = re.compile(r"(?:^|[;.]\s|,\s)(?:(?:tính chung|lũy kế|cộng dồn|tính|gộp cả|riêng|còn|trong|sau|qua|cả)\s)*$")

_FOR_THE_YEAR = re.compile(r"[^.;]*?\b(?:cho|của) cả năm\b")  # «mục tiêu 500 tỷ đồng mà cổ đông giao cho cả năm»
_PLAN_ALONE = re.compile(r"\s(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)\s")  # «bằng 43,5% | kế hoạch | 2.500 tỷ đồng»
_FOR_REACH = 70
_PLAN_YEAR = re.compile(r"\b(?:cả\s)?năm\W*(?:là\s|đạt\s)?$")
_CUMULATIVE = re.compile(any_of(("lũy kế", "luỹ kế", "tính chung", "cộng dồn"), not_after=r"\w") + r"\b")
_SINCE_NEW_YEAR = re.compile(r"\btừ\s$")
_REACH_BEFORE = 400  # characters before a date that say whether it frames what follows

_ASIDE_BEFORE = re.compile(r"(?:\b(?:trong khi|còn|trong lúc|riêng|trong đó)\s(?:\w+\s)?|\(\s?)$")
_RIGHT_AFTER = re.compile(
    r"[\s(]{0,2}(?:(?:trong|vào|của|cho|sau|kể|tính|hồi|chỉ trong|chỉ sau)\s)?"
    r"|\s(?:(?!tăng|giảm|so|bằng|vượt|cao|thấp|gấp|kế|cùng|từ|đến)[^\W\d]+\s){1,4}(?:trong|vào|chỉ trong|chỉ sau)\s"
)
_SEASON_OF_PLANS = 6  # shareholders meet and set the year's plan in its first half
_MEETING_OF_OWNERS = re.compile(r"\b(?:cổ đông|đhđcđ|hội nghị người lao động|tổng kết)\b")


_SAID_REACH, _CLAUSE_REACH = 24, 80
_CUMULATIVE_GRAINS = frozenset({"months", "half"})


class PeriodFinder:
    """Resolves periods for one article; ``reset_paragraph`` and ``remember`` follow the reading order."""

    def __init__(self, document: Document, dates: tuple[DateMention, ...]) -> None:
        self._document = document
        self._lower = document.lower
        self._dates = [mention for mention in dates if mention.first is not None and not mention.is_of_document]
        self._by_sentence = SentenceDates(document, self._dates)
        self._terms = [mention for mention in self._dates if mention.grain == "term"]
        self._report_day = report_day(document, self._by_sentence)
        self._report_period = report_period(document, self._dates)
        self._opening = opening_period(document, self._dates)
        self._frame: Period | None = None
        self._frame_is_planned = False
        self._cumulative: Period | None = None
        self._carried: Period | None = None
        self._carried_plan: Period | None = None
        self._carried_from = -1  # the sentence of the last fact
        self._consumed: set[int] = set()  # mentions that stood beside their number
        self._main: Period | None = None  # the stretch of the first fact of the body
        self._title: Period | None = None

    def start_paragraph(self) -> None:
        """What the last paragraph's facts were about does not hold for the next one; what the article reports does."""
        self._carried = self._carried_plan = None
        if (whole := self._report_period or self._title) is not None:
            self._frame, self._frame_is_planned = whole, False

    def start_sentence(self, index: int, first_number: int) -> None:
        """Note the frames of a sentence before its numbers are read; a frame stands before the first of them."""
        sentence = self._document.sentences[index]
        self._carried_plan = None
        mentions = self._by_sentence.all(index)
        is_planned = bool(mentions) and _PLANNED.search(self._lower, sentence.start, sentence.end) is not None
        heads_list = self._lower.endswith(":", sentence.start, sentence.end)
        for mention in mentions:
            if not can_frame(self._document, mention):
                continue
            if mention.start > first_number:
                break
            before = self._lower[max(sentence.start, mention.start - _REACH_BEFORE) : mention.start]
            if sentence.kind == "title":
                named = period_of(mention)
                if not named.is_ahead_of(self._document.published):  # «đơn hàng kín tới quý I/2025» is an outlook
                    self._title = self._title or named
            elif heads_list or _FRAME_BEFORE.search(before):
                if mention.grain in _CUMULATIVE_GRAINS:
                    self._cumulative = period_of(mention)
                if not _LOCAL_FRAME.search(before):
                    self._frame, self._frame_is_planned = period_of(mention), is_planned
                    self._carried = None

    def of_level(
        self, index: int, span: tuple[int, int], lead_start: int, *, is_stock: bool, is_plan: bool, is_of_books: bool
    ) -> Period:
        """The period of a level whose number stands at ``span``; its lead starts at ``lead_start``.

        ``is_of_books``: a stock that is known when books are closed (assets, debts, deposits).
        """
        stated = self._stated(index, span, lead_start, is_stock=is_stock, is_plan=is_plan)
        lead = self._lower[lead_start : span[0]]
        if stated is None and _CUMULATIVE.search(lead) and self._cumulative is not None:
            stated = self._cumulative
        if stated is None and not is_stock and _WITHIN_YEAR.search(lead):
            stated = self._year_of_context()
        if stated is not None:
            return stated.at_end() if is_stock and not is_plan and stated.grain != "term" else stated
        if _ON_OCCASION.match(self._lower, self._document.sentences[index].start):
            return self._day_of_report()
        if is_stock and not is_plan:
            carried = self._carried
            if carried is not None and carried.type == "instant":
                return carried
            closed = self._closed_stretch() if is_of_books else None
            return closed.at_end() if closed is not None else self._day_of_report()
        return self._carried_stretch(index, is_plan=is_plan)

    def _closed_stretch(self) -> Period | None:
        """«Kết quả quý II … Nợ phải trả là | 512 tỷ đồng»: the stretch reported, where it is over."""
        told = (self._carried, self._frame, self._report_period, self._main)
        ended = (p for p in told if p is not None and p.type == "duration" and p.last is not None)
        return next((p for p in ended if p.last is not None and p.last <= self._document.published), None)

    def _day_of_report(self) -> Period:
        return Period(self._report_day, self._report_day, None, "day", is_aside=True)  # nobody said it of this number

    def _carried_stretch(self, index: int, *, is_plan: bool) -> Period:
        """The stretch that the last fact, the last frame or the report itself was about."""
        carried = (self._carried_plan or self._carried) if is_plan else self._carried
        if carried is not None and carried.stretch is not None:
            return carried.stretch
        if carried is not None and (carried.type == "duration" or self._carried_from == index):
            return carried  # a day carries a flow no further than its own sentence
        if self._frame is not None and (is_plan or not self._is_ahead(self._frame, index)):
            return self._frame
        if is_plan:
            return self._planned_year or UNKNOWN_PERIOD
        return self._main or self._report_period or self._title or self._opening or UNKNOWN_PERIOD

    @cached_property
    def _planned_year(self) -> Period | None:
        """The last year named that is not over: «Đại hội đồng cổ đông thường niên năm 2024 … trình kế hoạch»."""
        published = self._document.published
        years = (m for m in self._dates if m.grain == "year" and m.last is not None and m.last >= published)
        first = next(years, None)
        if first is None and published.month <= _SEASON_OF_PLANS and _MEETING_OF_OWNERS.search(self._lower):
            return Period(date(published.year, 1, 1), date(published.year, 12, 31), None, "year")
        return period_of(first) if first else None

    def _is_ahead(self, frame: Period, index: int) -> bool:
        """Whether a frame set by an earlier sentence speaks of plans: «Năm 2023, Liên doanh phấn đấu …»."""
        return self._frame_is_planned and not any(
            period_of(mention) == frame for mention in self._by_sentence.all(index)
        )

    def plan_period(self, index: int, start: int, lead_start: int) -> Period | None:
        """The period that the words of a plan name: «kế hoạch năm (15 tỷ kWh)»."""
        for mention in self._by_sentence.before(index, start):
            if mention.start < lead_start:
                break
            if mention.kind in PERIOD_KINDS:
                return period_of(mention)
        lead = self._lower[lead_start:start]
        if _PLAN_TERM.search(lead):
            before = bisect_left(self._terms, start, key=start_of)
            return period_of(self._terms[before - 1]) if before else None
        is_of_year = (
            _PLAN_YEAR.search(lead)
            or _PLAN_ALONE.fullmatch(lead)
            or _FOR_THE_YEAR.search(self._lower, start, start + _FOR_REACH)
        )
        return self._year_of_context() if is_of_year else None

    def remember(self, period: Period, index: int, *, is_plan: bool) -> None:
        """What the last fact was about carries over: a plan's period to the sentence, any other to the paragraph."""
        if period.first is None or period.is_aside or self.is_year_before(period):
            return
        if is_plan:
            self._carried_plan = period
        else:
            self._carried, self._carried_from = period, index
            if self._main is None and period.type == "duration" and self._document.sentences[index].kind == "body":
                self._main = period

    def is_year_before(self, period: Period) -> bool:
        """«biên gộp còn 43%, quý II/2023 là 48,6%»: the same stretch a year earlier is only compared with."""
        now = self._carried
        if now is None or now.first is None or now.last is None or period.first is None or period.last is None:
            return False
        return (period.first.year, period.first.month, period.last.month) == (
            now.first.year - 1,
            now.first.month,
            now.last.month,
        ) and period.type == "duration"

    def _stated(
        self, index: int, span: tuple[int, int], lead_start: int, *, is_stock: bool, is_plan: bool
    ) -> Period | None:
        """The nearest period in the lead, else the one right after the number, else an earlier one of the sentence."""
        start = span[0]
        fitting = [
            mention
            for mention in self._by_sentence.before(index, start)
            if mention.start not in self._consumed
            and self._is_period_of_fact(mention, start, lead_start, is_plan=is_plan)
        ]
        if not is_plan:  # «có việc làm đến hết quý II/2026; thu nhập bình quân | 11 triệu»: of another clause
            fitting = [m for m in fitting if not (self._is_still_ahead(m) and ";" in self._lower[m.end : start])]
        sentence_start = self._document.sentences[index].start
        own = [mention for mention in fitting if mention.start >= lead_start]
        if own and not is_stock:  # «báo cáo quý II công bố hôm qua, … thu về»: a flow is of the quarter
            own = [mention for mention in own if mention.kind in PERIOD_KINDS] or own
        if is_plan:  # «kế hoạch 2026 sẽ trình trong tháng 10 với doanh thu …»: the plan's own year
            own = [mention for mention in own if mention.is_of_plan or self._heads_plan(mention)] or own
        if own:
            return self._as_period(own[0], sentence_start)
        beside = self.beside(index, span)
        if beside is not None:
            return beside
        if fitting and (self._carried is None or self._is_carried(fitting[0])):
            return self._as_period(fitting[0], sentence_start)
        return None

    def _is_still_ahead(self, mention: DateMention) -> bool:
        return mention.last is not None and mention.last > self._document.published

    def reframed(self, index: int, lead_start: int, start: int) -> Period | None:
        """«…; tính chung 9 tháng, chỉ số bằng | 107,6% | cùng kỳ»: the stretch that the lead opens anew."""
        sentence_start = self._document.sentences[index].start
        for mention in self._by_sentence.before(index, start):
            if mention.start <= lead_start:
                return None
            if can_frame(self._document, mention):
                before = self._lower[sentence_start : mention.start]
                is_told = _ANEW.search(before) and not is_compared_with(self._lower, mention.start)
                return period_of(mention) if is_told else None
        return None

    def _heads_plan(self, mention: DateMention) -> bool:
        return _PLAN_BEFORE.search(self._lower, max(0, mention.start - 24), mention.start) is not None

    def beside(self, index: int, span: tuple[int, int]) -> Period | None:
        """The period right after a number: «9,2 triệu đồng (năm 2018)», «13,5 triệu đồng năm 2022»."""
        mention = self._by_sentence.first_from(index, span[1])
        while mention is not None and _RIGHT_AFTER.fullmatch(self._lower, span[1], mention.start):
            if mention.kind not in PERIOD_KINDS or mention.is_of_plan:
                mention = self._by_sentence.first_from(index, mention.end)
                continue
            if self._lower.find("(", span[1], mention.start) >= 0 and self._lower[mention.end : mention.end + 1] != ")":
                return None
            self._consumed.add(mention.start)
            return self._as_period(mention, self._document.sentences[index].start)
        return None

    def is_past_aside(self, index: int, lead_start: int) -> bool:
        """Whether a bracket that opens the lead names a time gone by: «(năm trước | 96 tỷ đồng)»."""
        mention = self._by_sentence.first_from(index, lead_start)
        if mention is None or mention.last is None:
            return False
        return mention.last < self._document.published and self._lower[lead_start : mention.start].strip() == "("

    def _is_carried(self, mention: DateMention) -> bool:
        """Whether the mention is what the carried period came from: nothing newer was said."""
        return self._carried is not None and (mention.first, mention.last) == (self._carried.first, self._carried.last)

    def _is_period_of_fact(self, mention: DateMention, start: int, lead_start: int, *, is_plan: bool) -> bool:
        if mention.kind == "comparison":
            # «trong khi cùng kỳ năm 2022 lãi | 412 tỷ»: the comparison's own number follows it directly.
            before = self._lower[max(0, mention.start - 12) : mention.start]
            follows = "," not in self._lower[mention.end : start] and mention.start >= lead_start
            return follows and not re.search(r"(?:so (?:với )?|%\s?|bằng\s|rưỡi\s|đôi\s|lần\s)$", before)
        if mention.is_of_plan and not is_plan:
            return False
        if is_compared_with(self._lower, mention.start) or self._is_of_saying(mention):
            return False
        if (
            mention.text.lower().startswith("nhiệm kỳ") and not is_plan
        ):  # a term names a congress, unless «trong nhiệm kỳ»
            return _WITHIN_TERM.search(self._lower, max(0, mention.start - 10), mention.start) is not None
        return mention.kind in PERIOD_KINDS or mention.kind in ("day", "point", "deictic")

    def _is_of_saying(self, mention: DateMention) -> bool:
        """Whether the date tells when something was made public or passed."""
        said = _SAID_BEFORE.search(self._lower, max(0, mention.start - _SAID_REACH), mention.start)
        return said is not None or _SAID_AFTER.match(self._lower, mention.end) is not None

    def _as_period(self, mention: DateMention, sentence_start: int) -> Period:
        before = self._lower[max(sentence_start, mention.start - 16) : mention.start]
        period = period_of(mention)
        is_new_year = period.first == period.last and period.first is not None and period.first.timetuple().tm_yday == 1
        if is_new_year and _SINCE_NEW_YEAR.search(before):
            return self._since_new_year(period)
        clause = self._lower[max(sentence_start, mention.start - _CLAUSE_REACH) : mention.start]
        if _ASIDE_BEFORE.search(before) or _CLAUSE_ASIDE.search(clause):
            period = replace(period, is_aside=True)
        if mention.is_until or re.search(r"(?:đến|tới|hết)\s(?:hết\s|cuối\s|ngày\s)*$", before):
            return Period(period.last, period.last, period.label, "until")
        return period

    def _since_new_year(self, new_year: Period) -> Period:
        """«cộng dồn từ đầu năm»: up to the end of what the text has been speaking of, else the publishing day."""
        told = (self._carried, self._frame, self._report_period, self._main)
        ends = [around.last for around in told if around is not None and around.last is not None]
        last = next((end for end in ends if end <= self._document.published), self._document.published)
        return Period(new_year.first, max(last, new_year.first or last), new_year.label, "months")

    def _year_of_context(self) -> Period | None:
        around = self._carried or self._frame or self._report_period
        if around is None or around.last is None:
            return None
        return Period(date(around.last.year, 1, 1), date(around.last.year, 12, 31), "trong năm", "year")
