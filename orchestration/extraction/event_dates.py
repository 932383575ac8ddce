"""When an event was: the day stated with it, the period its paragraph speaks of, or the article's main event.

A cited document's date, a date compared with and a date inside the event's own title («Hội nghị
tổng kết năm 2020») are never the event's date.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from orchestration.extraction.date_calendar import Days
from orchestration.extraction.dates import DateMention
from orchestration.extraction.document import Document
from orchestration.extraction.model import DateBasis

_AT_EVENT = re.compile(
    r"\b(?:tại (?:hội nghị|buổi|lễ|cuộc họp|đại hội|phiên|hội thảo|chương trình|đây)|nhân dịp này|cùng dịp|dịp này|cũng trong dịp này|trong khuôn khổ|"
    r"sau (?:lễ|hội nghị|buổi)|phát biểu|(?:kết thúc|kết luận) (?:hội nghị|buổi|cuộc họp|phiên)|trước đó cùng ngày)\b"
    r"|(?:hội nghị|đại hội|phiên họp|cuộc họp|buổi lễ|buổi làm việc|đoàn công tác|đoàn) (?:đã|cũng|còn|thống nhất|nhất trí|tiến hành)\b"
)
_OPENS = re.compile(r"(?:^|: |\b(?:trong|riêng|tính chung|riêng trong|kết thúc|bước vào|ngay trong) )\Z")
_NO_DAY_OF_EVENT = re.compile(r"(?:kể từ|hiệu lực(?: thi hành)?(?: từ)?|trước|sinh|đến hết|tính đến|so với|giai đoạn|nhiệm kỳ) \Z")
_IN_FORCE = re.compile(r"(?:kể từ|từ|hiệu lực(?: thi hành)?(?: kể)? từ) (?:ngày )?\Z")
_LEADS = re.compile(r"(?:^|.*[,(\s])(?:vào|trong|từ|ngày|sang|đến|,|\(|diễn ra|tổ chức|hồi|cuối|đầu)? ?\Z", re.DOTALL)
_LEADS_TO_PERIOD = re.compile(r" \(?|, |[^,.;:(]{0,40} (?:vào|trong|từ|hồi) ")
_DAYS = ("day", "range", "week")
_PERIODS = ("year", "months", "half", "quarter", "month")
_REACH = 70


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
            if mention.first and not mention.is_anaphoric and not mention.is_of_document and mention.kind != "comparison"
        ]
        self._starts = [mention.start for mention in self._dates]

    def within(self, start: int, end: int) -> list[DateMention]:
        """The usable dates of a stretch of the text."""
        return self._dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def stated(self, start: int, end: int, *, is_appointment: bool) -> Dated:
        """The date that the sentence gives to the event whose words are ``start``–``end``.

        «được bổ nhiệm từ ngày 15/12» says when an appointment takes effect, not when it was made.
        """
        sentence = self._doc.sentence_at(start)
        mentions = self.within(sentence.start, sentence.end)
        before = [mention for mention in mentions if mention.end <= start and not self._is_of_other(mention)]
        after = [mention for mention in mentions if end <= mention.start <= end + _REACH and not self._is_of_other(mention)]
        for mention in reversed(before):
            if mention.grain in _DAYS and ";" not in self._text[mention.end : start]:
                return _dated(mention)
        for mention in after:
            between = self._text[end : mention.start]
            if is_appointment and between.endswith(" từ "):
                continue
            if mention.grain in _DAYS and _LEADS.match(between) and "." not in between and ";" not in between:
                return _dated(mention)
        for mention in reversed(before):
            between = self._text[mention.end : start]
            if mention.grain in ("month", "quarter") and between.startswith(",") and len(between) < 2 * _REACH and ";" not in between:
                return _dated(mention)
        for mention in after:
            between = self._text[end : mention.start]
            if mention.grain in _PERIODS and _LEADS_TO_PERIOD.fullmatch(between):
                return _dated(mention)
        return UNKNOWN

    def in_force(self, end: int) -> Dated:
        """The day from which an appointment holds, where no other is given: «kể từ ngày 01/11/2023»."""
        sentence = self._doc.sentence_at(end - 1)
        for mention in self.within(end - 1, sentence.end):
            if mention.grain == "day" and _IN_FORCE.search(self._text[max(0, mention.start - 20) : mention.start]):
                return _dated(mention)
        return UNKNOWN

    def own_year(self, start: int, end: int) -> Dated:
        """The year that ends a title of honour's own words: «đạt danh hiệu Anh hùng Lao động năm 2010»."""
        mentions = [mention for mention in self.within(start, end) if mention.grain == "year" and mention.end == end]
        return _dated(mentions[-1]) if mentions else UNKNOWN

    def is_framed(self, clause: int, start: int) -> bool:
        """Does the clause begin with its date? «Tháng 8 vừa qua, hãng ký …», «Ngày 6/1, …»."""
        first = next(iter(self.within(clause, start)), None)
        return first is not None and first.start - clause <= 8 and first.grain not in ("year", "term") and "," in self._text[first.end : start]

    def aimed(self, start: int, end: int) -> Dated:
        """The date that a plan aims at: «phấn đấu đến cuối quý II/2026 hoàn thiện …», «… trong Quý 4/2021»."""
        sentence = self._doc.sentence_at(start)
        mentions = self.within(sentence.start, sentence.end)
        after = [mention for mention in mentions if end <= mention.start <= end + _REACH]
        before = [mention for mention in mentions if mention.end <= start and start - mention.end <= 2 * _REACH]
        inside = [mention for mention in mentions if start <= mention.start < end]
        for mention in (*inside, *after, *reversed(before)):
            if mention.last and mention.last >= self._doc.published:
                return _dated(mention)
        return UNKNOWN

    def moved_to(self, end: int) -> Dated:
        """The new date of what was put off: «lùi sang ngày 25/4»."""
        sentence = self._doc.sentence_at(end - 1)
        for mention in self.within(end, sentence.end):
            if re.search(r"\b(?:sang|đến|tới|vào) \Z", self._text[max(0, mention.start - 8) : mention.start]):
                return _dated(mention)
        return UNKNOWN

    def _is_of_other(self, mention: DateMention) -> bool:
        return bool(_NO_DAY_OF_EVENT.search(self._text[max(0, mention.start - 24) : mention.start]))

    def frames(self) -> list[Days | None | str]:
        """For each sentence: the period that it and its paragraph speak of, ``"main"`` for the main event, else None."""
        frames: list[Days | None | str] = []
        frame: Days | None | str = None
        paragraph = -1
        for sentence in self._doc.sentences:
            if sentence.paragraph != paragraph:
                frame, paragraph = None, sentence.paragraph
            if _AT_EVENT.search(self._text, sentence.start, min(sentence.end, sentence.start + 90)):
                frame = "main"
            opening = self._opening(sentence.start, sentence.end)
            if opening:
                frame = opening
            frames.append(frame if sentence.kind != "title" else None)
        return frames

    def _opening(self, start: int, end: int) -> Days | None:
        for mention in self.within(start, min(end, start + 80)):
            if mention.grain in _PERIODS and mention.kind != "point" and _OPENS.search(self._text[start : mention.start]):
                return _dated(mention).days
        return None


def _dated(mention: DateMention) -> Dated:
    assert mention.first is not None and mention.last is not None  # EventDates keeps resolved ones only
    return Dated((mention.first, mention.last), "relative" if mention.kind == "deictic" else "stated")
