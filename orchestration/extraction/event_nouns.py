"""Meetings and ceremonies: a noun for what is held, with the verb that holds it or the day it was on.

«kế hoạch Hội nghị», «Nghị quyết Đại hội», «các hội nghị», «Đại hội Đoàn các cấp» tell of no event.
"""

from __future__ import annotations

import re

from orchestration.extraction.event_assertion import later_status, status_of
from orchestration.extraction.event_telling import Candidate, Telling
from orchestration.extraction.event_triggers import Trigger
from orchestration.extraction.model import EventStatus

_GENERIC_BEFORE = re.compile(
    r"\b(?:các|những|nhiều|mỗi|một số|từng|mọi|cả|kỳ|nghị quyết|chào mừng|theo|là|văn kiện|trước thềm|công tác) \Z"
)
_GENERIC_AFTER = re.compile(r" (?:các|toàn thể các|trực tuyến[,.]|này|trên|nói trên|cán bộ chủ chốt các)\b")
_ALL_LEVELS = re.compile(r"các cấp\b")
_BARE = re.compile(r"\s*(?:[.,;:)\n]|$| (?:đã|được|do|có|là|với|tại|cũng|còn|sẽ|diễn ra|thành công|và)\b)")
_HELD_AFTER = re.compile(
    r",?(?: \([^)]{1,60}\))? ?(?:(?:dự kiến|đã|vừa|sẽ|được|chính thức|long trọng) )*(?:diễn ra|được tổ chức|tổ chức|"
    r"họp (?=ngày|vào|tại|trong)|khai mạc|bế mạc|thành công tốt đẹp|"
    r"(?:phải |năm nay |lần này )*(?:bị |phải )?(?:hủy|huỷ)|không (?:tổ chức|diễn ra)|bị hoãn|"
    r"(?:được |phải |nay )*(?:tạm )?(?:lùi|hoãn|dời))\b"
    r"|,? dự kiến (?=(?:vào|trong|ngày|đầu|giữa|cuối|từ|quý|tháng)\b)"
)
# «hoãn Đại hội …», «dời lịch tổ chức Lễ …»
PUT_OFF = re.compile(
    r"\b(?:hoãn|lùi|dời|hủy|huỷ|hủy bỏ)(?: lại)?"
    r"(?: (?:lịch|ngày|thời gian|thời điểm|kế hoạch|việc))?(?: (?:tổ chức|họp))? \Z"
)
_SENTENCE_HEAD = re.compile(
    r"(?:\A|\A(?:riêng|còn|theo đó,|tuy nhiên,) |.*(?:, (?:còn|riêng)|; (?:còn|riêng)?) ?)\Z", re.DOTALL
)
_DATE_AFTER = re.compile(
    r" (?:vào |ngày |vào ngày |chiều |sáng |hôm |chiều ngày |sáng ngày |trong ngày |từ |từ ngày |\((?:ngày |sáng |"
    r"chiều )?)\d"
)
_COORDINATED = re.compile(r"(?:,| và|;|,? cùng)(?: với)? ?\Z")
_HOLD_GAP = re.compile(
    r"(?: (?:thành công|trọng thể|long trọng|tổ chức|buổi|chuỗi|trực tuyến|phiên trù bị|một|cuộc|đêm chung kết|"
    r"vòng chung kết|trang trọng|tổ chức)"
    r")*(?: (?:tốt đẹp))? \Z"
)
_SHORTEST_TITLE, _REACH_OF_PREDICATE = 12, 160
# «Đại hội» and «buổi lễ» alone name nothing, «lễ trao giải» does.
_WORDS_OF_BARE = 2


def held(telling: Telling, hold: Trigger | None, *, is_coordinated: bool) -> Candidate | None:
    """«tổ chức Hội nghị …», «diễn ra Đại hội …», «Hội nghị … đã diễn ra», «cuộc họp Cụm vào 01/11/2022».

    ``hold`` is the verb of holding told before in the sentence; ``is_coordinated``: an earlier noun is its
    object too («tổ chức Hội nghị A và Hội nghị B»).
    """
    trigger, end = telling.trigger, telling.own_end
    if _is_generic(telling, end):
        return None
    start, rule = trigger.start, ""
    if hold and _HOLD_GAP.match(telling.lowered[hold.end : trigger.start]):
        if hold.form != "attend":
            start, rule = hold.start, "held"
        elif telling.text[trigger.start].isupper() and end - trigger.end > _SHORTEST_TITLE:
            rule = "attended"
    rule = rule or _rule_without_verb(telling, end, is_coordinated=is_coordinated)
    # «Hội nghị đã thành công tốt đẹp», «tổ chức Hội nghị.» name no meeting; with a day they do.
    if not rule or (
        _BARE.match(telling.after) and len(trigger.words.split()) <= _WORDS_OF_BARE and rule != "dated_noun"
    ):
        return None
    before = (
        telling.before[: len(telling.before) - (trigger.start - start)] if start < trigger.start else telling.before
    )
    status = status_of(before, telling.lowered[end : end + 60])
    if rule not in ("held", "attended") and status != "cancelled":
        status = _later_status(telling, end) or ("postponed" if rule == "put_off" else status)
    return Candidate(trigger.event_type, status, start, trigger.start, trigger.end, end, telling.sentence, rule)


def _is_generic(telling: Telling, end: int) -> bool:
    return bool(
        _GENERIC_BEFORE.search(telling.before)
        or _GENERIC_AFTER.match(telling.after)
        or _ALL_LEVELS.search(telling.lowered, telling.trigger.end, end)
    )


def _later_status(telling: Telling, end: int) -> EventStatus | None:
    """What the sentence that opens with the noun says of it in the end."""
    if not _SENTENCE_HEAD.match(telling.before[-40:]):
        return None
    return later_status(telling.lowered[end : end + _REACH_OF_PREDICATE])


def _rule_without_verb(telling: Telling, end: int, *, is_coordinated: bool) -> str:
    """What makes a noun an event without a verb of holding before it."""
    if is_coordinated and _COORDINATED.search(telling.before):
        return "held_with"
    follows = telling.lowered[end : end + 90]
    if PUT_OFF.search(telling.before[-40:]):
        return "put_off"
    if _HELD_AFTER.match(follows):
        return "held_after"
    if _later_status(telling, end):
        return "put_off"
    return "dated_noun" if _DATE_AFTER.match(follows) else ""
