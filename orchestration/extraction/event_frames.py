"""What the sentences of a paragraph speak of: a period that one of them opened, the main event, or neither."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from orchestration.extraction.document import Document
from orchestration.extraction.event_dates import PERIODS, Dated, EventDates, dated_by
from orchestration.extraction.lexicon import any_of
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
            "cũng trong buổi",
            "cũng trong sáng",
            "cũng trong chiều",
        ),
        then={
            "tại ": "(?:hội nghị|buổi|lễ|cuộc họp|đại hội|phiên|hội thảo|chương trình|đây)",
            "sau ": "(?:lễ|hội nghị|buổi)",
            "ngay sau ": "(?:lễ|hội nghị|đại hội|buổi)",
            "kết thúc ": "(?:hội nghị|buổi|cuộc họp|phiên)",
            "kết luận ": "(?:hội nghị|buổi|cuộc họp|phiên)",
            "trước giờ ": "(?:bế mạc|khai mạc)",
            "trước khi ": "(?:bế mạc|khai mạc|kết thúc|chia tay)",
            "khép lại ": "(?:hội nghị|buổi|chương trình|lễ)",
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
# A sentence opened by one of these periods speaks for those that follow it in its paragraph.
_LASTING = ("year", "months", "half")
_OTHER_TIME = re.compile(
    r"(?:vừa qua|mới đây|gần đây|cuối tuần qua|tuần qua|trước đó|sau đó|vừa mới|hiện nay|những ngày)\b"
)
# «Nhiệm kỳ qua, Công đoàn nhận Cờ thi đua …»: what was done then was not done at the main event.
_FORMERLY = re.compile(
    r"(?:trong )?(?:nhiệm kỳ (?:qua|vừa qua|trước)|những năm (?:qua|gần đây)|nhiều năm (?:qua|liền)|\d+ năm (?:qua|"
    r"liền)|"
    r"năm (?:ngoái|trước)|trước đây|nhìn lại|dưới thời|trong lịch sử|cách đây)\b"
)
# How far a sentence's head reaches.
_HEAD = 90


# A period, the main event, a time before it, or nothing said.
Frame = Dated | Literal["main", "formerly"] | None


class _Opening(NamedTuple):
    dated: Dated
    grain: str


def opens_with_period(doc: Document, calendar: EventDates, sentence: int) -> bool:
    """Does the sentence begin with a period of its own?"""
    span = doc.sentences[sentence]
    return _opening(doc.lower, calendar, span.start, span.end) is not None


def frames(doc: Document, calendar: EventDates) -> list[Frame]:
    """What each sentence speaks of."""
    found: list[Frame] = []
    frame: Frame = None
    paragraph = -1
    for sentence in doc.sentences:
        if sentence.paragraph != paragraph:
            frame, paragraph = None, sentence.paragraph
        head_end = min(sentence.end, sentence.start + _HEAD)
        head = (doc.lower, sentence.start, head_end)
        if _AT_EVENT.search(*head) or _GATHERED.search(*head):
            frame = "main"
        opening = _opening(doc.lower, calendar, sentence.start, sentence.end)
        if opening and opening.grain in _LASTING:
            frame = opening.dated
        own: Frame = opening.dated if opening else frame
        if _OTHER_TIME.match(doc.lower, sentence.start):
            own = None
        if own in (None, "main") and _FORMERLY.match(doc.lower, sentence.start):
            own = "formerly"
        found.append(own if sentence.kind != "title" else None)
    return found


def _opening(lowered: str, calendar: EventDates, start: int, end: int) -> _Opening | None:
    """«Trong 10 tháng đầu năm 2022, …»: the period at the head of a sentence."""
    for mention in calendar.within(start, min(end, start + _HEAD)):
        is_period = mention.grain in PERIODS and mention.kind != "point"
        if is_period and _OPENS.search(lowered[start : mention.start]):
            return _Opening(dated_by(mention), mention.grain)
    return None
