"""Which trigger words of a sentence tell an event, and how far its words reach."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, groupby

from orchestration.extraction.document import Document
from orchestration.extraction.event_acts import act, completion
from orchestration.extraction.event_assertion import is_told
from orchestration.extraction.event_due import AHEAD
from orchestration.extraction.event_nouns import MENTIONED, held, unnamed
from orchestration.extraction.event_plans import find_plans
from orchestration.extraction.event_shifts import find_shifts
from orchestration.extraction.event_subjects import has_subject
from orchestration.extraction.event_telling import Candidate, Telling
from orchestration.extraction.event_triggers import Trigger, find_triggers
from orchestration.extraction.quotations import is_bracketed

# Whether a stretch of the text lies within a body's name.
InName = Callable[[int, int], bool]
# Gives the end of the last name (or date at the clause's head) in a stretch of the text.
SubjectBefore = Callable[[int, int], int | None]

_BREAK = re.compile(r"[;.](?= )")
_CLAUSE_BREAK = re.compile(r"[.;:\n]")
_DAY = re.compile(r"\d/\d|\d{4}\b")
# «ngày 7/9 khối thượng tầng được hạ thủy, và lúc 11h ngày 14/9 tàu cẩu đặt xong khối này»
_DAY_IN_FRONT = re.compile(r"(?:ngày|sáng|chiều|tối|trưa|hôm) \d{1,2}/\d[^,.;]*\Z")
_FRONT = 60
_COORDINATION_REACH, _LIST_REACH = 60, 120
_AND_WORKS = re.compile(r"(?:, | và |, và )(?:(?:có buổi|đã|buổi) )*làm việc (?:với|cùng|tại)")
_NEEDS_DAY = ("dated", "completed")
_POSTS = ("appointment", "election")
_NEXT_APPOINTED = re.compile(
    r"(?:, | và |; )(?:ông|bà|đồng chí|đ/c|anh|chị|kế toán trưởng|(?:phó )?(?:tổng )?giám đốc|trưởng ban|"
    r"phó trưởng ban|chánh văn phòng) [^,.;]{3,40} \Z"
)
# «dừng lò trong tháng 8 và chạy thử lò mới vào quý IV»: each with its time.
_NEXT_DUE = re.compile(r"(?:\d|\b[ivx]+)(?:, | và |, và |; )$")
_RESULTS = ("giải ", "hạng ", "huy chương", "giành", "đoạt")
_LISTED_AS_ONE = ("award", "milestone", "plan", "visit")
# How far before a trigger its clause is looked at.
_REACH = 400
# A verb of holding may stand before the words of what is put off.
_VERB_BEFORE = 20
# «Đại hội bất thường để bầu người mới dự kiến họp ngày 12/5»
_PREDICATE_AFTER = 60


def find_candidates(doc: Document, lowered: str, subject_before: SubjectBefore, in_name: InName) -> Iterator[Candidate]:
    """Every event that a sentence of the title or body tells, in order; «Công ty Khánh Thành» inaugurates nothing."""
    triggers = [
        trigger
        for trigger in find_triggers(lowered)
        if not (doc.text[trigger.start].isupper() and in_name(trigger.start, trigger.end))
    ]
    by_sentence = {
        index: tuple(inside) for index, inside in groupby(triggers, key=lambda one: doc.sentence_index(one.start))
    }
    for index, sentence in enumerate(doc.sentences):
        if sentence.kind == "caption":
            continue
        inside = [trigger for trigger in by_sentence.get(index, ()) if sentence.start <= trigger.start < sentence.end]
        read = list(_SentenceReader(doc, lowered, index, subject_before).read(inside)) if inside else []
        told = _with_shifts(read, find_shifts(lowered, index, sentence.start, sentence.end))
        yield from _with_plans(lowered, told, find_plans(doc.text, lowered, index, sentence.start, sentence.end))


def _with_shifts(read: Sequence[Candidate], shifts: Iterable[Candidate]) -> Sequence[Candidate]:
    """What is put off is one event: its words tell no other («việc khởi công … bị lùi sang quý IV»)."""
    kept = list(read)
    for shift in shifts:
        until = max(shift.trigger_end, shift.end)
        # the verb that moves it may itself be read as an act: «…, chuyển sang đầu tháng 5»
        until_verb = until + _VERB_BEFORE
        within = [
            one
            for one in kept
            if shift.start - _VERB_BEFORE <= one.start < until
            or (one.rule == "dated" and until <= one.start < until_verb)
        ]
        if not any(_is_put_off(one) for one in within):
            kept = [*(one for one in kept if one not in within), shift]
    return sorted(kept, key=lambda one: one.start)


def _is_put_off(one: Candidate) -> bool:
    """Told as put off already; of «hủy kế hoạch mua lại công ty» the plan is what was cancelled."""
    is_act = one.rule == "dated" or (one.status == "cancelled" and one.event_type == "milestone")
    return one.status in ("postponed", "cancelled") and not is_act


def _with_plans(lowered: str, read: Sequence[Candidate], plans: Iterable[Candidate]) -> Sequence[Candidate]:
    """An event that the words of a plan name is that plan already, unless it only would be one with its day."""
    told = sorted(read, key=lambda one: one.evidence_start)
    starts = [one.evidence_start for one in told]
    reach = list(accumulate((one.end for one in told), max))  # how far the events so far go
    dropped: set[int] = set()
    kept: list[Candidate] = []
    for plan in plans:
        begin = plan.evidence_start
        position, within, is_told = bisect_left(starts, plan.end), [], False
        while position > 0 and reach[position - 1] >= begin - _PREDICATE_AFTER:
            position -= 1
            one = told[position]
            is_held = one.rule == "held_after"
            gap = _PREDICATE_AFTER if is_held else _VERB_BEFORE
            is_near = 0 <= begin - one.end <= gap and not _NEXT_DUE.search(lowered, one.end, begin)
            is_told = is_told or ((is_held or one.status == "planned") and is_near)
            if begin < one.end:
                within.append(one)
        if is_told:
            continue  # «Lễ khai trương chi nhánh sẽ được tổ chức trong tháng 12»
        if plan.rule == AHEAD and all(_leaves_room(one, plan) for one in within):
            kept.append(plan)  # whether its time lies ahead is still to be seen
        elif plan.rule != AHEAD and all(one.rule in _NEEDS_DAY for one in within):
            dropped.update(map(id, within))
            kept.append(plan)
    return sorted((*(one for one in read if id(one) not in dropped), *kept), key=lambda one: one.start)


def _leaves_room(one: Candidate, plan: Candidate) -> bool:
    """«ký gói thiết bị chính (…, hoàn thành toàn bộ trong quý IV/2027)» tells of a signing and of a plan."""
    is_around = one.event_type in ("signing", "decision") and one.trigger_end <= plan.start
    return is_around or one.rule in ("completed", "dated") or (one.event_type == "milestone" and one.status == "held")


class _SentenceReader:
    """Reads the triggers of one sentence from left to right, remembering the verb of holding and the last event."""

    def __init__(self, doc: Document, lowered: str, sentence: int, subject_before: SubjectBefore) -> None:
        self._text, self._lowered = doc.text, lowered
        self._sentence = sentence
        self._start, self._end = doc.sentences[sentence].start, doc.sentences[sentence].end
        self._subject_before = subject_before
        self._hold: Trigger | None = None  # set only while what it holds is told as a fact
        self._held_until = -1  # where the last noun after the verb of holding ends
        self._last: Candidate | None = None
        self._break = (0, -1)  # from where a clause's end was looked for last, and where it is

    def read(self, triggers: Sequence[Trigger]) -> Iterator[Candidate]:
        for position, trigger in enumerate(triggers):
            if self._last and self._is_inside(self._last, trigger):
                continue
            telling = self._telling(trigger)
            candidate = self._read(telling)
            if trigger.form in ("hold", "hold_done") and self._hold:
                following = triggers[position + 1].start if position + 1 < len(triggers) else self._end
                candidate = unnamed(telling, following, is_first=self._last is None)
            if candidate and not (self._last and self._is_part_of(self._last, candidate)):
                yield candidate
                self._last = self._last if candidate.rule == MENTIONED else candidate

    def _is_inside(self, last: Candidate, trigger: Trigger) -> bool:
        """«lễ ký kết hợp đồng», «bầu ông A - hiện ở Huế - giữ chức Chủ tịch»: words of the event just read.

        What a decision decides is no event beside it («chấp thuận niêm yết 30 triệu cổ phiếu»).
        """
        if trigger.start < last.end:
            if trigger.form == "noun" and last.event_type == "decision" and last.rule == "result":
                return False  # «không qua được cửa Đại hội đồng cổ đông thường niên 2022»
            is_content = last.event_type == "decision" or trigger.form in ("dated", "done")
            is_content = is_content or (last.event_type == "award" and trigger.form == "noun" and last.rule != "held")
            is_content = is_content or (trigger.event_type == "decision" and last.rule == "result")
            return is_content or trigger.event_type == last.event_type
        if trigger.form == "noun" and last.event_type == "award":  # «đạt giải Nhất tại Hội thi …»
            return trigger.start - last.end == len(" tại ") and self._lowered.startswith(" tại ", last.end)
        is_of_post = trigger.form == "dated" and trigger.event_type == "appointment"
        if is_of_post and self._next_appointed(last, trigger):
            return False
        if is_of_post and last.event_type == "election":
            return True  # «bà A được bầu làm Chủ tịch; ông B giữ chức Phó Chủ tịch» is one election
        return is_of_post and last.event_type in _POSTS and self._next_break(last.end) + 1 >= trigger.start

    def _next_break(self, start: int) -> int:
        """Where the first clause ends after ``start``, which as a rule grows from call to call."""
        if not self._break[0] <= start <= self._break[1]:
            found = _BREAK.search(self._lowered, start, self._end)
            self._break = (start, found.start() if found else self._end)
        return self._break[1]

    def _next_appointed(self, last: Candidate, trigger: Trigger) -> bool:
        """«bổ nhiệm ông A giữ chức Phó Tổng Giám đốc, ông B giữ chức Kế toán trưởng»: B's post is one of its own."""
        if last.event_type != "appointment" or trigger.start < last.trigger_end:
            return False
        return bool(_NEXT_APPOINTED.search(self._lowered, max(last.trigger_end, trigger.start - 60), trigger.start))

    def _telling(self, trigger: Trigger) -> Telling:
        window = max(self._start, trigger.start - _REACH)
        clause = _clause_start(self._lowered, window, trigger.start)
        before = self._lowered[clause : trigger.start]
        after = self._lowered[trigger.end : min(self._end, trigger.end + _REACH)]
        telling = Telling(self._text, self._lowered, self._sentence, trigger, before, after, has_subject=False)
        named_until = self._subject_before(clause, trigger.start)
        return telling._replace(has_subject=has_subject(telling, self._start, named_until))

    def _read(self, telling: Telling) -> Candidate | None:
        trigger = telling.trigger
        if trigger.form in ("hold", "hold_done", "attend"):
            self._hold = trigger if trigger.form != "hold" or self._is_told(telling) else None
            return None
        if trigger.form == "noun":
            gap = trigger.start - self._held_until
            is_named = self._hold is not None and self._text[trigger.start].isupper()
            candidate = held(telling, self._hold, is_coordinated=is_named and 0 <= gap <= _COORDINATION_REACH)
            self._held_until = telling.own_end if self._hold else -1
            return candidate
        if trigger.form == "completion":
            return completion(telling)
        if trigger.form == "dated" and self._last and self._next_appointed(self._last, trigger):
            span = trigger.start, trigger.start, trigger.end, telling.own_end
            return Candidate(self._last.event_type, self._last.status, *span, self._sentence, self._last.rule)
        said = self._lowered[max(self._start, trigger.start - _REACH) : trigger.start]
        return act(telling, said=said, follows_event=self._last is not None)

    def _is_told(self, telling: Telling) -> bool:
        return is_told(telling.before, has_subject=telling.has_subject, follows_event=self._last is not None)

    def _is_part_of(self, last: Candidate, found: Candidate) -> bool:
        """Awards, milestones, plans and elections listed in one sentence are one event, unless each has its day."""
        if last.event_type == "visit" and _AND_WORKS.fullmatch(self._lowered, last.end, found.trigger_end):
            return True  # «đến thăm, động viên công nhân và làm việc với Công ty» is one visit
        if found.event_type != last.event_type or found.event_type not in _LISTED_AS_ONE:
            return False
        if last.rule in _NEEDS_DAY and found.rule not in _NEEDS_DAY:
            return False  # «việc hợp nhất hai công ty đã về đích»
        are_dated = _DAY.search(self._text, last.end, found.start) and _DAY.search(
            self._text, found.end, found.end + 25
        )
        are_dated = are_dated or (
            _DAY_IN_FRONT.search(self._lowered, max(self._start, last.start - _FRONT), last.start)
            and _DAY_IN_FRONT.search(self._lowered, last.end, found.start)
        )
        is_apart = found.event_type in ("award", "milestone") and ";" in self._text[last.end : found.start]
        is_next = is_apart
        is_next = is_next and not self._lowered.startswith(
            _RESULTS, found.start
        )  # «giành 7 huy chương; giải ba thuộc về …»
        return found.start - last.end < _LIST_REACH and not (are_dated or is_next)


def _clause_start(lowered: str, window: int, end: int) -> int:
    start = window
    for match in _CLAUSE_BREAK.finditer(lowered, window, end):
        if lowered[match.end() : match.end() + 1].isspace() and not is_bracketed(lowered, window, match.start()):
            start = match.end() + 1
    return start
