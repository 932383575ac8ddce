"""What the readers of events hand to one another: trigger words where they stand, and the event read from them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from orchestration.extraction.event_titles import title_end
from orchestration.extraction.event_triggers import Trigger
from orchestration.extraction.model import EventStatus, EventType

_AT = " tại "
_GIVEN_BY = re.compile(r"\bđược [^,;.]{1,50} \Z")
# «đã được Đại hội đồng cổ đông thường niên 2023 của Ngân hàng Thăng Long sáng 25/4 thông qua»
_PASSED_BY = re.compile(
    r"\bđược (?:đại hội|đhđcđ|hội đồng|hđqt|hđtv|hội nghị|cổ đông|quốc hội|ban chấp hành)\b[^,;.]{1,110} \Z"
)
_BRACKET = re.compile(r" \([^()]{1,60}\)")
_TIME_AT_ONCE = re.compile(r" (?:vào |từ |trong |ngay )*(?:(?:đầu|cuối|giữa) )?(?:năm|quý|tháng) (?:\d|[ivx]+\b)")


@dataclass(slots=True)
class Candidate:
    """An event as one sentence tells it.

    ``start``–``end`` are its own words, ``trigger_end`` the end of the trigger among them, and
    ``evidence_start`` the verb before them. Offsets are those of ``Document.text``.
    """

    event_type: EventType
    status: EventStatus
    evidence_start: int
    start: int
    trigger_end: int
    end: int
    sentence: int
    rule: str

    @property
    def is_act(self) -> bool:
        """An act done at a meeting rather than a meeting itself."""
        return self.event_type in ("award", "election", "signing", "appointment", "other", "visit") or (
            self.event_type == "meeting" and self.rule == "act"
        )


class Telling(NamedTuple):
    """A trigger where it stands: the words of its clause before it, and what follows it in the sentence.

    ``text`` and ``lowered`` are the whole article, as written and in lower case.
    """

    text: str
    lowered: str
    sentence: int
    trigger: Trigger
    before: str
    after: str
    has_subject: bool

    @property
    def clause_start(self) -> int:
        """Where the trigger's clause begins."""
        return self.trigger.start - len(self.before)

    @property
    def is_given(self) -> bool:
        """«được Tỉnh ủy tặng», «được UBND tỉnh phê duyệt»: done by somebody named between."""
        return bool(_GIVEN_BY.search(self.before[-60:]) or _PASSED_BY.search(_BRACKET.sub("", self.before[-180:])))

    @property
    def own_end(self) -> int:
        """Where the event's own words end; «khởi công năm 2010» says when, «tổng kết năm 2010» of what."""
        is_of_period = self.trigger.form == "noun" or self.trigger.event_type == "meeting"  # «họp giao ban quý III»
        is_whole = not is_of_period and self.trigger.reach == self.trigger.end
        if is_whole and _TIME_AT_ONCE.match(self.after):
            return self.trigger.end
        reach = self.trigger.reach
        if self.trigger.event_type == "visit" and self.trigger.form == "act" and self.after.startswith(_AT):
            reach = max(reach, self.trigger.end + len(_AT) - 1)  # «thăm và làm việc tại Nhà máy …»: whom they visit
        return title_end(self.text, self.trigger.start, reach)
