"""Dates told in passing, in brackets or between dashes: they are of what stands before them and of no other event."""

from __future__ import annotations

import re

from orchestration.extraction.dates import DateMention

# «hai ngày (8 – 9/12), …»: what the brackets date is the time itself.
_SPAN_OF_DAYS = re.compile(r"\b(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|mười|các|những) ngày(?: \w+){0,2} ?\Z")
_TIME_OF_DAY = re.compile(r"(?:nay|qua|sáng|chiều|tối|trưa|này|sau|trước|chủ nhật|thứ (?:hai|ba|tư|năm|sáu|bảy)) ?\Z")
_DASHES = (" – ", " - ")
# How far back a bracket and a dash are looked for.
_REACH_OF_BRACKET, _REACH_OF_DASH = 25, 90


def is_between_dashes(text: str, sentence: int, mention: DateMention, start: int) -> bool:
    """«Đoàn dự Đại hội cấp trên – dự kiến diễn ra trong tháng 7 – cũng được bầu»; ``sentence`` is where it begins."""
    begin = max(sentence, mention.start - _REACH_OF_DASH)
    opening = max(text.rfind(dash, begin, mention.start) for dash in _DASHES)
    closing = max(text.find(dash, mention.end, start) for dash in _DASHES)
    return opening >= 0 and closing >= 0


def is_aside(text: str, sentence: int, mention: DateMention, start: int) -> bool:
    """«trong Tuần lễ Năng lượng (18–22/11), …»: told of an event that begins at ``start``, the day is no aside."""
    before = text[max(0, mention.start - _REACH_OF_BRACKET) : mention.start]
    opening = before.rfind("(")
    if is_between_dashes(text, sentence, mention, start):
        return True
    is_inside = opening > before.rfind(")")
    return is_inside and not (_TIME_OF_DAY.search(before[:opening]) or _SPAN_OF_DAYS.search(before[:opening]))
