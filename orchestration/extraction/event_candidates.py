"""Which trigger words of a sentence tell an event, and how far its words reach."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from orchestration.extraction.document import Document, Sentence
from orchestration.extraction.event_assertion import is_future, is_told, status_of
from orchestration.extraction.event_titles import title_end
from orchestration.extraction.event_triggers import Trigger, find_triggers
from orchestration.extraction.model import EventStatus, EventType

SubjectBefore = Callable[[int, int], int | None]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event as one sentence tells it. ``start``–``end`` are its own words, ``evidence_start`` the verb before them."""

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


_GENERIC_BEFORE = re.compile(r"\b(?:các|những|nhiều|mỗi|một số|từng|mọi|cả|kỳ|nghị quyết|chào mừng|theo|là|văn kiện|trước thềm|công tác) \Z")
_GENERIC_AFTER = re.compile(r" (?:các|toàn thể các|trực tuyến[,.]|này|trên|nói trên|cán bộ chủ chốt các)\b")
_ALL_LEVELS = re.compile(r"các cấp\b")
_BARE = re.compile(r"\s*(?:[.,;:)\n]|$| (?:đã|được|do|có|là|với|tại|cũng|còn|sẽ|diễn ra|thành công|và)\b)")
_HELD_AFTER = re.compile(
    r",?(?: \([^)]{1,60}\))? ?(?:(?:dự kiến|đã|vừa|sẽ|được|chính thức|long trọng) )*(?:diễn ra|được tổ chức|tổ chức|khai mạc|bế mạc|thành công tốt đẹp|bị hủy|bị hoãn|(?:được )?(?:tạm )?(?:lùi|hoãn|dời))\b"
)
_DATE_AFTER = re.compile(
    r" (?:vào |ngày |vào ngày |chiều |sáng |hôm |chiều ngày |sáng ngày |trong ngày |từ |từ ngày |\((?:ngày |sáng |chiều )?)\d"
)
_COORDINATED = re.compile(r"(?:,| và|;|,? cùng)(?: với)? ?\Z")
_HOLD_GAP = re.compile(r"(?: (?:thành công|trọng thể|long trọng|tổ chức|buổi|chuỗi|trực tuyến|phiên trù bị|một|cuộc|trang trọng|tổ chức))*(?: (?:tốt đẹp))? \Z")
_CLAUSE_BREAK = re.compile(r"[.;:\n]")
_SUBJECT_GAP = re.compile(
    r"\)?(?: ?\([^)]{1,40}\))?(?:,[^,.;]{1,80},)? ?(?:(?:đã|vừa|mới|sẽ|cũng|chính thức|long trọng|phối hợp|cùng|tiếp tục|được) )*\Z"
)
_COORDINATION_REACH = 60
# Bodies and meetings that act without their names: «Đại hội bầu ông …», «hai bên đã ký …».
_NAMELESS_SUBJECT = re.compile(
    r"(?:\A|[,;] |\b(?:đó|nay|này|ra) )(?:(?:tại|theo) [^,;]{1,60}, )?(?:hội nghị|đại hội|cổ đông|phiên họp|cuộc họp|hđqt|hội đồng quản trị|hội đồng thành viên|ban chấp hành|"
    r"hai bên|các bên|hai đơn vị|đoàn|đoàn công tác|hãng|công ty|tập đoàn|tổng công ty|ngân hàng|liên doanh|bộ|tỉnh|thủ tướng(?: chính phủ)?|bộ trưởng|đảng ủy|"
    r"đảng bộ|công đoàn|các đơn vị|\d+ đơn vị|nhà máy|xí nghiệp|đơn vị) (?:(?:cũng|đã|còn|tiến hành|thống nhất|nhất trí|chính thức) )*\Z"
)
_PLAN_VERBS = re.compile(r"\b(?:phấn đấu|dự kiến|đặt mục tiêu|sẽ|mục tiêu|cam kết)\b")


def find_candidates(doc: Document, lowered: str, subject_before: SubjectBefore) -> Iterator[Candidate]:
    """Every event that a sentence tells, in order. ``subject_before(start, end)`` gives the end of the last name in a stretch."""
    by_sentence: dict[int, list[Trigger]] = {}
    for trigger in find_triggers(lowered):
        index = doc.sentence_index(trigger.start)
        if doc.sentences[index].end > trigger.start >= doc.sentences[index].start and doc.sentences[index].kind != "caption":
            by_sentence.setdefault(index, []).append(trigger)
    for index, triggers in by_sentence.items():
        yield from _of_sentence(doc, lowered, index, triggers, subject_before)


def _of_sentence(
    doc: Document, lowered: str, index: int, triggers: Sequence[Trigger], subject_before: SubjectBefore
) -> Iterator[Candidate]:
    sentence = doc.sentences[index]
    hold: Trigger | None = None
    is_held = False  # the verb of holding before the noun is told as a fact
    last: Candidate | None = None
    held_until = -1  # where the last noun after the verb of holding ends
    for trigger in triggers:
        if last and trigger.start < last.end and trigger.event_type == last.event_type and trigger.form == "noun":
            continue
        clause = _clause_start(lowered, sentence.start, trigger.start)
        before, after = lowered[clause : trigger.start], lowered[trigger.end : sentence.end]
        has_subject = (
            _has_subject(lowered, clause, trigger.start, subject_before)
            or bool(_NAMELESS_SUBJECT.search(before[-140:]))
            or
            (trigger.form == "hold" and not before.strip() and lowered[clause - 2] == ";" and " đã " in lowered[sentence.start : clause])
        )
        if trigger.form in ("hold", "hold_done", "attend"):
            hold = trigger
            is_held = trigger.form != "hold" or is_told(before, has_subject=has_subject, follows_event=last is not None)
            continue
        candidate: Candidate | None = None
        if trigger.form == "noun":
            is_coordinated = is_held and 0 <= trigger.start - held_until <= _COORDINATION_REACH and doc.text[trigger.start].isupper()
            candidate = _held(doc, lowered, index, trigger, hold if is_held else None, before, after, is_coordinated)
        elif trigger.form == "completion":
            candidate = _aim(doc, index, trigger, before)
            if candidate is None and is_told(before, has_subject=has_subject, follows_event=False) and not is_future(before):
                end = title_end(doc.text, trigger.start, trigger.reach)
                candidate = Candidate("milestone", "held", trigger.start, trigger.start, trigger.end, end, index, "completed")
        elif not (last and trigger.start < last.end and last.event_type == trigger.event_type):
            is_fact = has_subject or trigger.form == "result" or (trigger.event_type == "milestone" and is_future(before))
            if is_told(before, has_subject=is_fact, follows_event=last is not None):
                candidate = _act(doc, index, trigger, before, after)
        if trigger.form == "noun":
            held_until = title_end(doc.text, trigger.start, trigger.reach) if hold else -1
        if candidate is None or (last and _is_part_of(last, candidate)):
            continue
        yield candidate
        last = candidate


def _clause_start(lowered: str, sentence_start: int, end: int) -> int:
    start = sentence_start
    for match in _CLAUSE_BREAK.finditer(lowered, sentence_start, end):
        if lowered[match.end() : match.end() + 1].isspace():
            start = match.end() + 1
    return start


def _has_subject(lowered: str, clause: int, start: int, subject_before: SubjectBefore) -> bool:
    end = subject_before(clause, start)
    return end is not None and bool(_SUBJECT_GAP.match(lowered[end:start]))


def _held(
    doc: Document,
    lowered: str,
    index: int,
    trigger: Trigger,
    hold: Trigger | None,
    before: str,
    after: str,
    is_coordinated: bool,
) -> Candidate | None:
    """«tổ chức Hội nghị …», «diễn ra Đại hội …», «Hội nghị … đã diễn ra», «cuộc họp Cụm vào 01/11/2022»."""
    end = title_end(doc.text, trigger.start, trigger.reach)
    follows = lowered[end : end + 90]
    if _GENERIC_BEFORE.search(before) or _GENERIC_AFTER.match(after) or _ALL_LEVELS.search(lowered, trigger.end, end):
        return None
    is_bare = bool(_BARE.match(after)) and trigger.words in ("hội nghị", "đại hội", "buổi lễ", "lễ", "cuộc họp", "buổi làm việc", "hội thảo")
    start, rule = trigger.start, ""
    if hold and _HOLD_GAP.match(lowered[hold.end : trigger.start]):
        if hold.form == "attend":
            rule = "attended" if doc.text[trigger.start].isupper() and end - trigger.end > 12 else ""
        else:
            start, rule = hold.start, "held"
    if rule:
        pass
    elif is_coordinated and _COORDINATED.search(before):
        rule = "held_with"
    elif _HELD_AFTER.match(follows):
        rule = "held_after"
    elif _DATE_AFTER.match(follows):
        rule = "dated_noun"
    if not rule or (is_bare and rule != "held_after" and rule != "dated_noun"):
        return None
    if is_bare and rule == "held_after":
        return None  # «Hội nghị đã thành công tốt đẹp» tells no new one
    assert trigger.event_type is not None  # a noun always has one
    clause_before = before[: len(before) - (trigger.start - start)] if start < trigger.start else before
    status = status_of(clause_before, lowered[end : end + 60])
    return Candidate(trigger.event_type, status, start, trigger.start, trigger.end, end, index, rule)


def _aim(doc: Document, index: int, trigger: Trigger, before: str) -> Candidate | None:
    """«phấn đấu đến cuối quý II/2026 hoàn thiện các bước đấu thầu»."""
    found = None
    for found in _PLAN_VERBS.finditer(before):
        pass
    if found is None or len(before) - found.end() > 60:
        return None
    end = title_end(doc.text, trigger.start, trigger.reach)
    return Candidate("plan", "planned", trigger.start - (len(before) - found.start()), trigger.start, trigger.end, end, index, "aim")


def _act(doc: Document, index: int, trigger: Trigger, before: str, after: str) -> Candidate | None:
    """«ký kết Giao ước thi đua …», «được bổ nhiệm làm Phó Viện trưởng»."""
    end = title_end(doc.text, trigger.start, trigger.reach)
    if end == trigger.end and trigger.form == "act" and trigger.event_type in ("decision", "award", "visit", "meeting", "signing"):
        return None  # nothing is said of what was approved or honoured
    assert trigger.event_type is not None  # an act always has one
    event_type, status = trigger.event_type, status_of(before, after)
    if event_type == "milestone" and is_future(before):
        event_type = "plan"
    return Candidate(event_type, status, trigger.start, trigger.start, trigger.end, end, index, trigger.form)


def _is_part_of(last: Candidate, found: Candidate) -> bool:
    """Awards, milestones, plans and elections listed in one sentence are one event."""
    return (
        found.event_type == last.event_type
        and found.event_type in ("award", "milestone", "plan", "election", "visit")
        and found.start - last.end < 120
    )
