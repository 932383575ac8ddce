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
from typing import Literal, NamedTuple

from orchestration.extraction.date_calendar import Days
from orchestration.extraction.date_forms import NUMBER_WORDS
from orchestration.extraction.dates import DateMention
from orchestration.extraction.document import Document
from orchestration.extraction.lexicon import any_of
from orchestration.extraction.model import DateBasis
from orchestration.extraction.word_search import WordSearch

_AT_EVENT = re.compile(
    any_of(
        (
            "nhân dịp này",
            "cùng dịp",
            "dịp này",
            "cũng trong dịp này",
            "trong khuôn khổ",
            "phát biểu",
            "trước đó cùng ngày",
            "cuối buổi",
            "sau đó cùng ngày",
            "cùng ngày",
            "cùng buổi",
        ),
        then={
            "tại ": "(?:hội nghị|buổi|lễ|cuộc họp|đại hội|phiên|hội thảo|chương trình|đây)",
            "sau ": "(?:lễ|hội nghị|buổi)",
            "ngay sau ": "(?:lễ|hội nghị|đại hội|buổi)",
            "kết thúc ": "(?:hội nghị|buổi|cuộc họp|phiên)",
            "kết luận ": "(?:hội nghị|buổi|cuộc họp|phiên)",
        },
        not_after=r"\w",
    )
    + r"\b"
)
_GATHERED = WordSearch(
    r"(?:hội nghị|đại hội|đhđcđ|phiên họp|cuộc họp|buổi lễ|buổi làm việc|đoàn công tác|đoàn|đại biểu|hai bên) "
    r"(?:đã|cũng|còn|thống nhất|nhất trí|tiến hành|bầu|thông qua|quyết nghị|biểu quyết)\b"
    r"|cổ đông (?:đã|cũng|còn|thống nhất|nhất trí|thông qua|bầu)\b",
    begins=any_of(("hội nghị", "đại hội", "đhđcđ", "phiên", "cuộc", "buổi", "đoàn", "đại biểu", "hai bên", "cổ đông")),
)
_OPENS = re.compile(r"(?:^|: |\b(?:trong|riêng|tính chung|riêng trong|kết thúc|bước vào|bước sang|ngay trong) )\Z")
_NO_DAY_OF_EVENT = re.compile(
    r"(?:kể từ|hiệu lực(?: thi hành)?(?: từ)?|thay vì(?: vào)?(?: ngày)?|trước|sinh|đến hết|tính đến|so với|giai đoạn|"
    r"nhiệm kỳ) \Z"
)
# «nhân dịp 3/2», «Ngày Phụ nữ Việt Nam 20/10»: a day of the year that is honoured, none on which something was done.
_HONOURED = re.compile(r"(?:nhân dịp|dịp|kỷ niệm|chào mừng|mừng|nhân)(?: ngày| lễ)? \Z")
_NAMED_DAY = re.compile(
    r"(?:việt nam|phụ nữ|nhà giáo|doanh nhân|quốc tế|lao động|truyền thống|thành lập|quốc khánh|giải phóng|liệt sĩ|"
    r"báo chí|thầy thuốc|công nhân|môi trường|nước ngoài) \Z"
)
_TIME_OF_DAY = re.compile(r"(?:nay|qua|sáng|chiều|tối|trưa|này|sau|trước|chủ nhật|thứ \w+) ?\Z")
_IN_FORCE = re.compile(r"(?:kể từ|từ|hiệu lực(?: thi hành)?(?: kể)? từ) (?:ngày )?\Z")
# «vốn định vào 25/11, nay dời đến 10/12»: the new day follows the verb.
_MOVES = re.compile(r"\b(?:dời|lùi|hoãn|đẩy|dịch|trượt|chuyển|giãn|chậm)\b")
_MOVES_TO = re.compile(r"\b(?:sang|đến|tới|vào) \Z")
_PUT_BACK = re.compile(
    r"\b(?:dời|lùi|hoãn)(?: (?:lại|thêm))? (?P<count>\d{1,2}|một|hai|ba|bốn|năm|mười) (?P<unit>ngày|tuần)\b"
)
_AT_ONCE = (" ", " vào ", " từ ", " (", " (từ ", " (ngày ")
_LEADS = re.compile(r"(?:^|.*[,(\s])(?:vào|trong|từ|ngày|sang|đến|,|\(|diễn ra|tổ chức|hồi|cuối|đầu)? ?\Z", re.DOTALL)
_LEADS_TO_PERIOD = re.compile(r" \(?|, |[^,.;:(]{0,40} (?:vào|trong|từ|hồi) ")
_CLAUSE_HEAD = re.compile(r"[;:,] (?:\w+ ){0,3}\Z")
_FRAME_ENDS = re.compile(r"(?: vừa qua| vừa rồi)?,")
_DAYS = ("day", "range", "week")
_PERIODS = ("year", "months", "half", "quarter", "month")
_OWN = ("year", "month")
# A sentence opened by one of these periods speaks for those that follow it in its paragraph.
_LASTING = ("year", "months", "half")
_OTHER_TIME = re.compile(
    r"(?:vừa qua|mới đây|gần đây|cuối tuần qua|tuần qua|trước đó|sau đó|vừa mới|hiện nay|những ngày)\b"
)
# How far after and before its words an event's date may stand, and how far a sentence's head reaches.
_REACH, _REACH_BEFORE, _HEAD, _LEAD_OF_FRAME = 90, 400, 90, 25


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
        self._text = lowered
        self._dates = [
            mention
            for mention in dates
            if mention.first
            and not mention.is_anaphoric
            and not mention.is_of_document
            and mention.kind != "comparison"
        ]
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
            *(mention for mention in before if _is_days(mention)),
        )
        return next((_dated(mention) for mention in candidates if not self._is_of_other(mention)), UNKNOWN)

    def _is_day_at_once(self, mention: DateMention, end: int, *, is_appointment: bool) -> bool:
        """«khởi công ngày 16/1/2020, hạ thủy ngày 15/9/2020»."""
        return _is_days(mention) and not is_appointment and self._text[end : mention.start] in _AT_ONCE

    def _is_period_at_once(self, mention: DateMention, end: int) -> bool:
        """«khởi công tháng 3/2018, vận hành tháng 9/2020»."""
        return mention.grain in _PERIODS and self._text[end : mention.start] in _AT_ONCE

    def _is_day_before(self, mention: DateMention, start: int) -> bool:
        """«Ngày 25/11, Vietsovpetro tổ chức …»."""
        return _is_days(mention) and not self._is_aside(mention) and ";" not in self._text[mention.end : start]

    def _is_day_after(self, mention: DateMention, end: int, *, is_appointment: bool) -> bool:
        """«tổ chức Đại hội vào ngày 25/4»."""
        between = self._text[end : mention.start]
        if not _is_days(mention) or "." in between or ";" in between:
            return False
        return bool(_LEADS.match(between)) and not (is_appointment and between.endswith(" từ "))

    def _is_month_before(self, mention: DateMention, start: int) -> bool:
        """«Tháng 8 vừa qua, hãng ký …»."""
        between = self._text[mention.end : start]
        is_near = len(between) < 2 * _REACH and ";" not in between
        sentence = self._doc.sentence_at(start)
        lead = self._text[max(sentence.start, mention.start - _LEAD_OF_FRAME - 1) : mention.start]
        is_near = is_near and (len(lead) <= _LEAD_OF_FRAME or bool(_CLAUSE_HEAD.search(lead)))
        is_short = mention.grain in ("month", "quarter") or mention.kind == "point" or lead.endswith("; ")
        return is_short and bool(_FRAME_ENDS.match(between)) and is_near

    def _is_period_after(self, mention: DateMention, end: int) -> bool:
        """«được ký năm 2013», «sẽ được tổ chức vào tháng 10»."""
        return mention.grain in _PERIODS and bool(_LEADS_TO_PERIOD.fullmatch(self._text[end : mention.start]))

    def in_force(self, end: int) -> Dated:
        """The day from which an appointment holds, where no other is given: «kể từ ngày 01/11/2023»."""
        sentence = self._doc.sentence_at(end - 1)
        for mention in self.within(end - 1, min(sentence.end, end + _REACH_BEFORE)):
            if mention.grain == "day" and _IN_FORCE.search(self._text[max(0, mention.start - 20) : mention.start]):
                return _dated(mention)
        return UNKNOWN

    def own_period(self, start: int, end: int) -> Dated:
        """The year or month that ends an event's own words: «đạt danh hiệu Anh hùng Lao động năm 2010»."""
        mentions = [mention for mention in self.within(start, end) if mention.grain in _OWN and mention.end == end]
        return _dated(mentions[-1]) if mentions else UNKNOWN

    def is_framed(self, clause: int, start: int) -> bool:
        """Does the clause begin with its date? «Tháng 8 vừa qua, hãng ký …», «Ngày 6/1, …»."""
        first = next(iter(self.within(clause, start)), None)
        return (
            first is not None
            and first.start - clause <= 8
            and first.grain not in ("year", "term")
            and "," in self._text[first.end : start]
        )

    def aimed(self, start: int, end: int) -> Dated:
        """The date that a plan aims at: «phấn đấu đến cuối quý II/2026 hoàn thiện …», «… trong Quý 4/2021»."""
        before, after = self._around(start, end)
        near = [mention for mention in before if start - mention.end <= 2 * _REACH]
        for mention in (*self.within(start, end), *after, *near):
            if mention.last and mention.last >= self._doc.published:
                return _dated(mention)
        return UNKNOWN

    def moved_to(self, own_end: int, end: int) -> Dated:
        """The new date of what was put off: «lùi sang ngày 25/4»; ``own_end`` ends its words."""
        sentence = self._doc.sentence_at(end - 1)
        verb = _MOVES.search(self._text, end, min(sentence.end, end + 2 * _REACH))
        start = verb.end() if verb else end
        for mention in self.within(start, min(sentence.end, start + 2 * _REACH)):
            if _MOVES_TO.search(self._text[max(0, mention.start - 8) : mention.start]):
                return _dated(mention)
        return self._put_back(own_end, sentence.end)

    def _put_back(self, start: int, end: int) -> Dated:
        """«lẽ ra vào ngày 12/8, được dời lại một tuần»: so many days after the day that it was to be on."""
        by = _PUT_BACK.search(self._text, start, min(end, start + 2 * _REACH))
        days = [mention for mention in self.within(start, by.start()) if mention.grain == "day"] if by else []
        if by is None or not days or days[-1].first is None:
            return UNKNOWN
        count = int(by["count"]) if by["count"].isdigit() else NUMBER_WORDS[by["count"]]
        day = days[-1].first + timedelta(days=count * (7 if by["unit"] == "tuần" else 1))
        return Dated((day, day), "relative")

    def _is_of_other(self, mention: DateMention) -> bool:
        before = self._text[max(0, mention.start - 24) : mention.start]
        if _NO_DAY_OF_EVENT.search(before) or _HONOURED.search(before):
            return True
        return self._text[mention.start].isdigit() and bool(_NAMED_DAY.search(before))

    def _is_aside(self, mention: DateMention) -> bool:
        """«trong Tuần lễ Năng lượng (18–22/11), …»: days in brackets are of what stands before them."""
        before = self._text[max(0, mention.start - _LEAD_OF_FRAME) : mention.start]
        opening = before.rfind("(")
        is_inside = opening > before.rfind(")")
        return is_inside and not _TIME_OF_DAY.search(before[:opening])

    def has_begun(self, dated: Dated) -> bool:
        """Not all of it lies after the publishing day."""
        return dated.days is not None and dated.days[0] <= self._doc.published

    def frames(self) -> list[Dated | Literal["main"] | None]:
        """For each sentence the period that its paragraph speaks of, ``"main"`` for the main event, else None."""
        frames: list[Dated | Literal["main"] | None] = []
        frame: Dated | Literal["main"] | None = None
        paragraph = -1
        for sentence in self._doc.sentences:
            if sentence.paragraph != paragraph:
                frame, paragraph = None, sentence.paragraph
            head_end = min(sentence.end, sentence.start + _HEAD)
            head = (self._text, sentence.start, head_end)
            if _AT_EVENT.search(*head) or _GATHERED.search(*head):
                frame = "main"
            opening = self._opening(sentence.start, sentence.end)
            if opening and opening.grain in _LASTING:
                frame = opening.dated
            own = opening.dated if opening else frame
            if _OTHER_TIME.match(self._text, sentence.start):
                own = None
            frames.append(own if sentence.kind != "title" else None)
        return frames

    def _opening(self, start: int, end: int) -> _Opening | None:
        """«Trong 10 tháng đầu năm 2022, …»: the period at the head of a sentence."""
        for mention in self.within(start, min(end, start + _HEAD)):
            is_period = mention.grain in _PERIODS and mention.kind != "point"
            if is_period and _OPENS.search(self._text[start : mention.start]):
                return _Opening(_dated(mention), mention.grain)
        return None


class _Opening(NamedTuple):
    dated: Dated
    grain: str


def _is_days(mention: DateMention) -> bool:
    return mention.grain in _DAYS and mention.rule != "years"


def _dated(mention: DateMention) -> Dated:
    days = (mention.first, mention.last) if mention.first and mention.last else None
    return Dated(days, "relative" if mention.kind == "deictic" else "stated")
