"""When an event was: the day stated with it, the period its paragraph speaks of, or the article's main event.

A cited document's date, a date compared with and a date inside the event's own title («Hội nghị
tổng kết năm 2020») are never the event's date.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from orchestration.extraction.date_calendar import Days
from orchestration.extraction.date_forms import NUMBER_WORDS
from orchestration.extraction.dates import DateMention
from orchestration.extraction.document import Document
from orchestration.extraction.event_asides import is_aside, is_between_dashes
from orchestration.extraction.model import DateBasis

_NO_DAY_OF_EVENT = re.compile(
    r"(?:kể từ|hiệu lực(?: thi hành)?(?: từ)?|thay vì(?: vào)?(?: ngày)?|trước|sinh|đề|đề ngày|đến hết|tính đến|"
    r"so với|giai đoạn|"
    r"nhiệm kỳ) \Z"
)
# «nhân dịp 3/2», «Ngày Phụ nữ Việt Nam 20/10»: a day of the year that is honoured, none on which something was done.
# «xin thôi chức Phó Tổng Giám đốc, dù bà mới được bổ nhiệm hôm 12/12»
_OTHER_CLAUSE = re.compile(
    r",? (?:dù|mặc dù|tuy|trong khi|còn|trước đó|vốn được|sau khi|"
    r"(?:thay|thay thế|thế chỗ|kế nhiệm)(?: cho)? (?:ông|bà|đồng chí|đ/c|anh|chị)) "
    r"|, người (?:vừa|mới|đã|sẽ|được) "
)
_OF_ANOTHER = re.compile(r", người (?:vừa|mới|đã|sẽ|được) ")
_HONOURED = re.compile(
    r"(?:nhân dịp|(?<!vào )dịp|kỷ niệm|chào mừng|mừng|"
    r"(?<!cá )(?<!công )(?<!nạn )(?<!bệnh )(?<!doanh )(?<!tư )nhân)(?: ngày| lễ)? \Z"
)
_SAID_OF_TODAY = re.compile(r"(?:rạng sáng|sáng|trưa|chiều|tối|đêm|hôm) ")
_NAMED_DAY = re.compile(
    r"(?:việt nam|phụ nữ|nhà giáo|doanh nhân|quốc tế|lao động|truyền thống|thành lập|quốc khánh|giải phóng|liệt sĩ|"
    r"báo chí|thầy thuốc|công nhân|môi trường|nước ngoài) \Z"
)
_IN_FORCE = re.compile(r"(?:kể từ|từ|hiệu lực(?: thi hành)?(?: kể)? từ) (?:ngày )?\Z")
# «vốn định vào 25/11, nay dời đến 10/12»: the new day follows the verb.
_MOVES = re.compile(r"\b(?:dời|lùi|hoãn|đẩy|dịch|trượt|chuyển|giãn|chậm)\b")
_WITHOUT_A_DAY = re.compile(r"\b(?:vô thời hạn|chưa (?:ấn định|chốt|có) (?:ngày|lịch|thời gian))\b")
_MOVES_TO = re.compile(r"\b(?:sang|đến|tới|vào) \Z")
_PUT_BACK = re.compile(
    r"\b(?:dời|lùi|hoãn)(?: (?:lại|thêm))? (?P<count>\d{1,2}|một|hai|ba|bốn|năm|mười) (?P<unit>ngày|tuần)\b"
)
_AT_ONCE = (" ", " vào ", " từ ", " (", " (từ ", " (ngày ")
_LEADS = re.compile(
    r"(?:^|.*[,(\s])(?:vào|vào dịp|trong|từ|ngày|sang|đến|,|\(|diễn ra|tổ chức|hồi|cuối|đầu|trong phiên|phiên)? ?\Z",
    re.DOTALL,
)
_LEADS_TO_PERIOD = re.compile(
    r" \(?|, |[^,.;:(]{0,40} (?:vào|trong|từ|hồi) "
    r"(?:(?:khoảng|trung tuần|thượng tuần|hạ tuần|nửa đầu|nửa cuối|nửa sau|đầu|cuối|giữa) )?"
)
_CLAUSE_HEAD = re.compile(r"[;:,] (?:\w+ ){0,3}\Z")
_FRAME_ENDS = re.compile(r"(?: vừa qua| vừa rồi)?(?:,| ?:)")
_AIM_AT_ONCE = re.compile(r" (?:(?:ngay|vào|trong|từ|trước|đến|dịp) ){0,2}")
_NEXT_CLAUSE = re.compile(r"; |, (?:còn|riêng|trong khi|song|nhưng) ")
_SUBJECT_AT_ONCE = re.compile(
    r" (?!là |cũng |tới |đến |và |vừa |của |này |tại |theo |khi |sau |trước )(?:[^\W\d]+ ){1,7}?(?:(?:đã|vừa|"
    r"chính thức) )*"
)
_BY_PAPER = re.compile(r",? (?:theo|tại|bằng) (?:quyết định|nghị quyết)\b")
_DAYS = ("day", "range", "week")
PERIODS = ("year", "months", "half", "quarter", "month")
_OWN = ("year", "month")
_NEWS_DAYS = 31
# How far after and before its words an event's date may stand.
_REACH, _REACH_BEFORE, _LEAD_OF_FRAME, _LEAD_OF_NEWS = 90, 400, 25, 45


@dataclass(frozen=True, slots=True)
class Dated:
    """The days of an event and what they rest on."""

    days: Days | None
    basis: DateBasis


UNKNOWN = Dated(None, "unknown")


class EventDates:
    """The dates of an article as events ask for them."""

    def __init__(self, doc: Document, lowered: str, dates: Sequence[DateMention]) -> None:
        self._doc = doc
        self.text = lowered
        self._dates = [
            mention
            for mention in dates
            if mention.first
            and not mention.is_anaphoric
            and not mention.is_of_document
            and mention.kind != "comparison"
        ]
        self._of_documents = [mention for mention in dates if mention.is_of_document and mention.first]
        self._starts = [mention.start for mention in self._dates]

    def within(self, start: int, end: int) -> list[DateMention]:
        """The usable dates of a stretch of the text."""
        return self._dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _around(self, start: int, end: int) -> tuple[list[DateMention], list[DateMention]]:
        """The dates of the sentence before and after the event's words, the nearest first."""
        sentence = self._doc.sentence_at(start)
        before = self.within(max(sentence.start, start - _REACH_BEFORE), start)
        after = self.within(end, min(sentence.end, end + _REACH))
        return [mention for mention in reversed(before) if mention.end <= start], after

    def stated(self, start: int, end: int, *, is_appointment: bool) -> Dated:
        """The date that the sentence gives to the event whose words are ``start``–``end``.

        A day that follows at once, else one before, one after, and only then months and years.
        «được bổ nhiệm từ ngày 15/12» says when an appointment takes effect, not when it was made.
        """
        before, after = self._around(start, end)
        candidates = (
            *(mention for mention in after[:1] if self._is_day_at_once(mention, end, is_appointment=is_appointment)),
            *(mention for mention in after[:1] if self._is_period_at_once(mention, end)),
            *(mention for mention in before if self._is_day_before(mention, start)),
            *(mention for mention in after if self._is_day_after(mention, end, is_appointment=is_appointment)),
            *(mention for mention in before if self._is_month_before(mention, start)),
            *(mention for mention in after if self._is_period_after(mention, end)),
            *(mention for mention in before if _is_days(mention) and not self._is_in_other_clause(mention, start)),
            *(
                mention for mention in self.within(start, end) if _is_days(mention)
            ),  # «Buổi diễn tập cùng ngày đã bị hủy»
        )
        return next((dated_by(mention) for mention in candidates if not self._is_of_other(mention)), UNKNOWN)

    def _is_day_at_once(self, mention: DateMention, end: int, *, is_appointment: bool) -> bool:
        """«khởi công ngày 16/1/2020, hạ thủy ngày 15/9/2020»."""
        return _is_days(mention) and not is_appointment and self.text[end : mention.start] in _AT_ONCE

    def _is_period_at_once(self, mention: DateMention, end: int) -> bool:
        """«khởi công tháng 3/2018, vận hành tháng 9/2020»."""
        return mention.grain in PERIODS and self.text[end : mention.start] in _AT_ONCE

    def _is_day_before(self, mention: DateMention, start: int) -> bool:
        """«Ngày 25/11, Vietsovpetro tổ chức …»."""
        return (
            _is_days(mention)
            and not is_aside(self.text, self._doc.sentence_at(mention.start).start, mention, start)
            and ";" not in self.text[mention.end : start]
        )

    def _is_day_after(self, mention: DateMention, end: int, *, is_appointment: bool) -> bool:
        """«tổ chức Đại hội vào ngày 25/4»."""
        between = self.text[end : mention.start]
        if not _is_days(mention) or "." in between or ";" in between or _OTHER_CLAUSE.search(between):
            return False
        return bool(_LEADS.match(between)) and not (is_appointment and between.endswith(" từ "))

    def _is_in_other_clause(self, mention: DateMention, start: int) -> bool:
        """«kế nhiệm ông A nghỉ hưu từ 01/4; hai đồng chí B và C giữ chức»: a day told of somebody in passing."""
        sentence = self._doc.sentence_at(start)
        is_head = mention.start - sentence.start <= _LEAD_OF_FRAME
        is_passed = is_between_dashes(self.text, sentence.start, mention, start)
        return is_passed or (not is_head and ";" in self.text[mention.end : start])

    def _is_month_before(self, mention: DateMention, start: int) -> bool:
        """«Tháng 8 vừa qua, hãng ký …»."""
        between = self.text[mention.end : start]
        is_near = len(between) < 2 * _REACH and ";" not in between
        sentence = self._doc.sentence_at(start)
        lead = self.text[max(sentence.start, mention.start - _LEAD_OF_FRAME - 1) : mention.start]
        is_near = is_near and (len(lead) <= _LEAD_OF_FRAME or bool(_CLAUSE_HEAD.search(lead)))
        is_short = mention.grain in ("month", "quarter") or mention.kind == "point" or lead.endswith("; ")
        return is_short and bool(_FRAME_ENDS.match(between)) and is_near

    def _is_period_after(self, mention: DateMention, end: int) -> bool:
        """«được ký năm 2013», «sẽ được tổ chức vào tháng 10»."""
        return mention.grain in PERIODS and bool(_LEADS_TO_PERIOD.fullmatch(self.text[end : mention.start]))

    def in_force(self, end: int) -> Dated:
        """The day from which an appointment holds, where no other is given: «kể từ ngày 01/11/2023»."""
        sentence = self._doc.sentence_at(end - 1)
        for mention in self.within(end - 1, min(sentence.end, end + _REACH_BEFORE)):
            if _OF_ANOTHER.search(self.text, end, mention.start):
                break  # «kế nhiệm ông A, người được điều động … từ ngày 1/4»
            if mention.grain == "day" and _IN_FORCE.search(self.text[max(0, mention.start - 20) : mention.start]):
                return dated_by(mention)
        return UNKNOWN

    def since(self, start: int, end: int) -> Dated:
        """The day from which it holds, told after it or at the head of its sentence or of the one before."""
        after = self.in_force(end)
        if after.days is not None:
            return after
        sentence = self._doc.sentence_at(start)
        before = self._doc.sentence_at(max(0, sentence.start - 2))
        heads = (sentence, before) if before.paragraph == sentence.paragraph else (sentence,)
        for head in heads:
            for mention in self.within(head.start, min(head.end, head.start + _LEAD_OF_FRAME, start))[:1]:
                if mention.grain == "day" and _IN_FORCE.search(self.text[head.start : mention.start]):
                    return dated_by(mention)
        return UNKNOWN

    def of_document(self, start: int, end: int) -> Dated:
        """The day of the paper that decides: «bị phạt 350 triệu đồng …, theo quyết định của Cục Thuế ngày 29/3»."""
        sentence = self._doc.sentence_at(start)
        index = bisect_left(self._of_documents, start, key=lambda mention: mention.start)
        for mention in self._of_documents[index : index + 1]:
            if mention.start < min(sentence.end, end + _REACH) and mention.last:
                return dated_by(mention) if mention.last <= self._doc.published else UNKNOWN
        return UNKNOWN

    def is_by_paper(self, end: int) -> bool:
        """Whether what ends there is done by a decision named at once: «… theo Quyết định số 215/QĐ-TCT ngày 4/10»."""
        return _BY_PAPER.match(self.text, end) is not None

    def own_period(self, start: int, end: int) -> Dated:
        """The year or month that ends an event's own words: «đạt danh hiệu Anh hùng Lao động năm 2010»."""
        mentions = [mention for mention in self.within(start, end) if mention.grain in _OWN and mention.end == end]
        # «giải Nhất Hội thi năm 2023» told in 2023 says nothing of the day
        is_past = bool(mentions) and mentions[-1].last is not None and mentions[-1].last < self._doc.published
        return dated_by(mentions[-1]) if is_past else UNKNOWN

    def is_framed(self, clause: int, start: int) -> bool:
        """Does the clause begin with its date? «Tháng 8 vừa qua, hãng ký …», «Ngày 6/1, …»."""
        first = next(iter(self.within(clause, start)), None)
        return (
            first is not None
            and first.start - clause <= 8
            and first.grain not in ("year", "term")
            and "," in self.text[first.end : start]
        )

    def is_headed_by_day(self, clause: int, start: int) -> bool:
        """«Ngày 4/10 ngân hàng chốt danh sách cổ đông»: the day and a few words, without a comma."""
        first = next(iter(self.within(clause, start)), None)
        if first is None or first.start != clause or first.grain != "day":
            return False
        return bool(_SUBJECT_AT_ONCE.fullmatch(self.text, first.end, start))

    def aimed(self, start: int, end: int, *, is_own: bool = False) -> Dated:
        """The date that a plan aims at: «phấn đấu đến cuối quý II/2026 hoàn thiện …», «… trong Quý 4/2021».

        ``is_own``: it stands among the plan's own words.
        """
        before, after = ([], []) if is_own else self._around(start, end)
        near = [mention for mention in before if start - mention.end <= 2 * _REACH]
        near = [mention for mention in near if "; " not in self.text[mention.end : start]]
        after = [mention for mention in after if not _NEXT_CLAUSE.search(self.text, end, mention.start)]
        own = self.within(start, end)
        # «dự kiến khởi công vào quý I/2025 và hoàn thành cuối năm 2026»: each aim has the time that follows it
        at_once = [mention for mention in after[:1] if _AIM_AT_ONCE.fullmatch(self.text, end, mention.start)]
        for mention in (*at_once, *(reversed(own) if is_own else own), *after, *near):
            if mention.last and mention.last >= self._doc.published:
                return dated_by(mention)
        return UNKNOWN

    def moved_to(self, own_end: int, end: int) -> Dated:
        """The new date of what was put off: «lùi sang ngày 25/4»; ``own_end`` ends its words."""
        sentence = self._doc.sentence_at(end - 1)
        if _WITHOUT_A_DAY.search(self.text, end, min(sentence.end, end + 2 * _REACH)):
            return UNKNOWN
        verb = _MOVES.search(self.text, end, min(sentence.end, end + 2 * _REACH))
        start = verb.end() if verb else end
        for mention in self.within(start, min(sentence.end, start + 2 * _REACH)):
            if _MOVES_TO.search(self.text[max(0, mention.start - 8) : mention.start]):
                return dated_by(mention)
        return self._put_back(own_end, sentence.end)

    def _put_back(self, start: int, end: int) -> Dated:
        """«lẽ ra vào ngày 12/8, được dời lại một tuần»: so many days after the day that it was to be on."""
        by = _PUT_BACK.search(self.text, start, min(end, start + 2 * _REACH))
        days = [mention for mention in self.within(start, by.start()) if mention.grain == "day"] if by else []
        if by is None or not days or days[-1].first is None:
            return UNKNOWN
        count = int(by["count"]) if by["count"].isdigit() else NUMBER_WORDS[by["count"]]
        day = days[-1].first + timedelta(days=count * (7 if by["unit"] == "tuần" else 1))
        return Dated((day, day), "relative")

    def _is_of_other(self, mention: DateMention) -> bool:
        before = self.text[max(0, mention.start - 24) : mention.start]
        if _NO_DAY_OF_EVENT.search(before):
            return True
        # «lễ kỷ niệm sáng 6/4»: with its time of day it is the day of the ceremony
        if _HONOURED.search(before) and not _SAID_OF_TODAY.match(mention.text.lower()):
            return True
        return self.text[mention.start].isdigit() and bool(_NAMED_DAY.search(before))

    def has_begun(self, dated: Dated) -> bool:
        """Not all of it lies after the publishing day."""
        return dated.days is not None and dated.days[0] <= self._doc.published

    def leading_day(self) -> Days | None:
        """The day, not long past, that opens the article's first sentence: «Chỉ trong ngày 23/12, …»."""
        if len(self._doc.sentences) < 2:
            return None
        first = self._doc.sentences[1]
        for mention in self.within(first.start, min(first.end, first.start + _LEAD_OF_NEWS)):
            if mention.grain == "day" and mention.first and mention.last:
                is_news = 0 <= (self._doc.published - mention.first).days <= _NEWS_DAYS
                return (mention.first, mention.last) if is_news else None
        return None


def _is_days(mention: DateMention) -> bool:
    return mention.grain in _DAYS and mention.rule != "years"


def dated_by(mention: DateMention) -> Dated:
    """The days of the mention."""
    days = (mention.first, mention.last) if mention.first and mention.last else None
    return Dated(days, "relative" if mention.kind == "deictic" else "stated")
