"""Which trigger words of a sentence tell an event, and how far its words reach."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, groupby

from orchestration.extraction.document import Document
from orchestration.extraction.event_assertion import is_future, is_told, last_match, status_of
from orchestration.extraction.event_nouns import PUT_OFF, held, unnamed
from orchestration.extraction.event_plans import find_plans
from orchestration.extraction.event_shifts import find_shifts
from orchestration.extraction.event_telling import Candidate, Telling
from orchestration.extraction.event_titles import title_end
from orchestration.extraction.event_triggers import Trigger, find_triggers
from orchestration.extraction.model import EventStatus

# Gives the end of the last name (or date at the clause's head) in a stretch of the text.
SubjectBefore = Callable[[int, int], int | None]

_CLAUSE_BREAK = re.compile(r"[.;:\n]")
_SUBJECT_GAP = re.compile(
    r"\)?(?: ?\([^)]{1,40}\))?(?:,[^,.;]{1,80},)? ?(?:(?:đã|vừa|mới|sẽ|cũng|chính thức|long trọng|phối hợp|cùng|"
    r"tiếp tục|được|tỉnh|thành phố|vẫn|còn|đều|lần lượt|trực tiếp|kịp thời|bộ phận) )*\Z"
)
_COORDINATION_REACH, _AIM_REACH, _LIST_REACH = 60, 60, 120
# Bodies and meetings that act without their names: «Đại hội bầu ông …», «hai bên đã ký …».
_NAMELESS_SUBJECT = re.compile(
    r"(?:\A|[,;] |\b(?:đó|nay|này|ra) )(?:(?:tại|theo) [^,;]{1,60}, )?(?:hội nghị|đại hội|"
    r"(?:các )?cổ đông|đại biểu|phiên họp|cuộc họp|"
    r"hđqt|hội đồng quản trị|hội đồng thành viên|ban chấp hành|"
    r"hai bên|các bên|hai đơn vị|đoàn|đoàn công tác|hãng|công ty|tập đoàn|tổng công ty|ngân hàng|liên doanh|bộ|tỉnh|"
    r"thủ tướng(?: chính phủ)?|bộ trưởng|đảng ủy|"
    r"đảng bộ|chi bộ|công đoàn|công đoàn bộ phận|công đoàn cơ sở|đoàn thanh niên|các đơn vị|\d+ đơn vị|nhà máy|"
    r"xí nghiệp|đơn vị|liên hiệp|hợp tác xã|htx|ban quản lý|sở|cục|ủy ban|ubnd tỉnh|nhà thầu|liên danh|doanh nghiệp|"
    r"chủ đầu tư|hiệp hội|nhà băng|nhà mạng|đhđcđ|hđtv|ban tổ chức|ban lãnh đạo|lãnh đạo công ty|lãnh đạo tập đoàn) "
    r"(?:(?:cũng|đã|còn|vừa|sẽ|tiến hành|thống nhất|"
    r"nhất trí|chính thức) )*\Z"
)
_BREAK = re.compile(r"[;.](?= )")
_PLAN_VERBS = re.compile(r"\b(?:phấn đấu|dự kiến|đặt mục tiêu|sẽ|mục tiêu|cam kết)\b")
# «hoàn thành đại tu tổ máy trước ngày 30/5»
_DEADLINE = re.compile(
    r" (?:xong )?(?:trước|chậm nhất|muộn nhất)(?: là)?(?: vào)?(?: ngày| cuối| hết| tháng| quý)? ?[\divxt]"
)
# «Năm 2024, hãng đặt kế hoạch …; khai trương chi nhánh trong quý III»: the sentence tells what is intended.
_PLANNING = re.compile(r"\b(?:đặt (?:mục tiêu|kế hoạch|chỉ tiêu)|phấn đấu|dự kiến|có kế hoạch|lên kế hoạch|mục tiêu)\b")
_ITEM = re.compile(r"(?:\A|, | và )\Z")
# «khởi công sớm nhất vào quý IV năm nay»
_AT_THE_EARLIEST = re.compile(r"[^,.;]{0,60}? (?:sớm nhất|muộn nhất|chậm nhất|dự kiến)(?: là)?(?: vào| trong| từ)? ")
_PUTS_OFF = re.compile(r" (?:cho )?(?:việc )?(?:tạm )?(?:hoãn|lùi|dời)\b")
_DAY = re.compile(r"\d/\d|\d{4}\b")
_GIVEN_BY = re.compile(r"\bđược [^,;.]{1,50} \Z")
_ON_A_DAY = re.compile(r" (?:vào )?(?:(?:sáng|chiều|tối|ngày|hôm) ){1,2}\d")  # «tàu hạ thủy ngày 3/8»
_COUNT = re.compile(r" (?:hơn |gần |khoảng )?\d")  # «đã ký 30 hợp đồng» sums up
# «…, khởi công đầu năm 2023»
_IN_A_TIME = re.compile(r" (?:vào |từ |trong |ngay )*(?:(?:đầu|cuối|giữa) )?(?:ngày|tháng|quý|năm) [\divx]")
_DONE_TO_SOMEBODY = ("appointment", "election", "signing", "award")
_ONLY_THOUGHT_OF = re.compile(r"\b(?:xem xét|cân nhắc|đề xuất|kiến nghị|có thể|tính đến|muốn)\b")
_JUST = re.compile(r"\b(?:vừa|mới|vừa mới|chính thức)(?: (?:được|chính thức|tiếp tục|đã))? \Z")
_DONE_IN_A_ROW = ("milestone", "signing")
_DATED_ACTS = ("award", "milestone", "signing", "visit")  # «…, đạt chứng nhận ISO vào ngày 14/6»
# A name that no register knows, before the verb.
_WHO = re.compile(
    r"\b(?:[A-ZĐÀ-Ỹ][\w&-]*|(?<=số )\d+)(?: (?:đã|vừa|cùng|đều|vẫn|vinh dự|được|lần lượt|chính thức|sẽ))* \Z"
)
_NEEDS_OBJECT = ("decision", "award", "visit", "meeting", "signing")
_WHOLE = ("họp khẩn", "họp bất thường", "họp thường niên", "họp thường kỳ", "nhóm họp")
_LISTED_AS_ONE = ("award", "milestone", "plan", "election", "visit")
# How far before a trigger its clause is looked at.
_REACH = 400
# A verb of holding may stand before the words of what is put off.
_VERB_BEFORE = 20


def find_candidates(doc: Document, lowered: str, subject_before: SubjectBefore) -> Iterator[Candidate]:
    """Every event that a sentence of the title or body tells, in order."""
    by_sentence = {
        index: tuple(triggers)
        for index, triggers in groupby(find_triggers(lowered), key=lambda trigger: doc.sentence_index(trigger.start))
    }
    for index, sentence in enumerate(doc.sentences):
        if sentence.kind == "caption":
            continue
        inside = [trigger for trigger in by_sentence.get(index, ()) if sentence.start <= trigger.start < sentence.end]
        read = list(_SentenceReader(doc, lowered, index, subject_before).read(inside)) if inside else []
        told = _with_shifts(read, find_shifts(lowered, index, sentence.start, sentence.end))
        yield from _with_plans(told, find_plans(doc.text, lowered, index, sentence.start, sentence.end))


def _with_shifts(read: Sequence[Candidate], shifts: Iterable[Candidate]) -> Sequence[Candidate]:
    """What is put off is one event: its words tell no other («việc khởi công … bị lùi sang quý IV»)."""
    kept = list(read)
    for shift in shifts:
        until = max(shift.trigger_end, shift.end)
        within = [one for one in kept if shift.start - _VERB_BEFORE <= one.start < until]
        if not any(one.status in ("postponed", "cancelled") and one.rule != "dated" for one in within):
            kept = [*(one for one in kept if one not in within), shift]
    return sorted(kept, key=lambda one: one.start)


def _with_plans(read: Sequence[Candidate], plans: Iterable[Candidate]) -> Sequence[Candidate]:
    """An event that the words of a plan name is that plan already, unless it only would be one with its day."""
    told = sorted(read, key=lambda one: one.evidence_start)
    starts = [one.evidence_start for one in told]
    reach = list(accumulate((one.end for one in told), max))  # how far the events so far go
    dropped: set[int] = set()
    kept: list[Candidate] = []
    for plan in plans:
        begin = plan.evidence_start
        position, within, is_told = bisect_left(starts, plan.end), [], False
        while position > 0 and reach[position - 1] >= begin - _VERB_BEFORE:
            position -= 1
            one = told[position]
            is_told = is_told or (one.status == "planned" and 0 <= begin - one.end <= _VERB_BEFORE)
            if begin < one.end:
                within.append(one)
        if is_told:
            continue  # «Lễ khai trương chi nhánh sẽ được tổ chức trong tháng 12»
        if all(one.rule in ("completed", "dated") for one in within):
            dropped.update(map(id, within))
            kept.append(plan)
    return sorted((*(one for one in read if id(one) not in dropped), *kept), key=lambda one: one.start)


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
                self._last = candidate

    def _is_inside(self, last: Candidate, trigger: Trigger) -> bool:
        """«lễ ký kết hợp đồng», «bầu ông A - hiện ở Huế - giữ chức Chủ tịch»: words of the event just read.

        What a decision decides is no event beside it («chấp thuận niêm yết 30 triệu cổ phiếu»).
        """
        if trigger.start < last.end:
            is_content = last.event_type == "decision" or trigger.form in ("dated", "done")
            return is_content or trigger.event_type == last.event_type
        if trigger.form == "noun" and last.event_type == "award":  # «đạt giải Nhất tại Hội thi …»
            return trigger.start - last.end == len(" tại ") and self._lowered.startswith(" tại ", last.end)
        is_of_post = trigger.form == "dated" and trigger.event_type == "appointment"
        return (
            is_of_post
            and last.event_type in ("appointment", "election")
            and self._next_break(last.end) + 1 >= trigger.start
        )

    def _next_break(self, start: int) -> int:
        """Where the first clause ends after ``start``, which as a rule grows from call to call."""
        if not self._break[0] <= start <= self._break[1]:
            found = _BREAK.search(self._lowered, start, self._end)
            self._break = (start, found.start() if found else self._end)
        return self._break[1]

    def _telling(self, trigger: Trigger) -> Telling:
        window = max(self._start, trigger.start - _REACH)
        clause = _clause_start(self._lowered, window, trigger.start)
        before = self._lowered[clause : trigger.start]
        after = self._lowered[trigger.end : min(self._end, trigger.end + _REACH)]
        subject_end = self._subject_before(clause, trigger.start)
        has_subject = subject_end is not None and bool(_SUBJECT_GAP.match(self._lowered[subject_end : trigger.start]))
        has_subject = has_subject or bool(_NAMELESS_SUBJECT.search(before[-140:]))
        if trigger.words.startswith("được") and trigger.event_type in _DONE_TO_SOMEBODY:
            has_subject = True  # «Ông A – đại diện cổ đông lớn – được bầu làm …»
        if trigger.form == "dated" or (trigger.form == "act" and trigger.event_type in _DATED_ACTS):
            own_end = title_end(self._text, trigger.start, trigger.reach)
            has_subject = has_subject or bool(before.strip() and _ON_A_DAY.match(self._lowered, own_end))
        if not before.strip() and trigger.form in (
            "hold",
            "act",
        ):  # «đã …; tổ chức Lễ …»: the subject of the clause before
            has_subject = has_subject or (self._lowered[clause - 2] == ";" and " đã " in self._lowered[window:clause])
        if trigger.event_type in ("award", "decision"):  # «được Tỉnh ủy tặng Bằng khen»
            has_subject = has_subject or bool(_GIVEN_BY.search(before[-60:]))
        if trigger.form in ("act", "dated", "hold"):  # «Tổ may số 5 nhận giấy khen»: whoever it is
            has_subject = has_subject or bool(_WHO.search(self._text, max(clause, trigger.start - 60), trigger.start))
        if trigger.event_type in _DONE_IN_A_ROW:  # «đã hoàn thành 35 dự án, đưa vào vận hành trạm …»
            has_subject = has_subject or (before.endswith((", ", " và ")) and " đã " in before[-2 * _LIST_REACH :])
            has_subject = has_subject or bool(before.strip() and (_ON_A_DAY.match(after) or _IN_A_TIME.match(after)))
        return Telling(self._text, self._lowered, self._sentence, trigger, before, after, has_subject)

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
            return _aim(telling) or self._completed(telling)
        return self._act(telling)

    def _is_told(self, telling: Telling) -> bool:
        return is_told(telling.before, has_subject=telling.has_subject, follows_event=self._last is not None)

    def _completed(self, telling: Telling) -> Candidate | None:
        """«đã hoàn tất giao dịch mua … vào ngày 3/12»; without a day the caller drops it."""
        trigger = telling.trigger
        span = trigger.start, trigger.start, trigger.end, telling.own_end
        if _DEADLINE.match(telling.lowered[telling.own_end : telling.own_end + _AIM_REACH]):
            is_denied = telling.before.endswith(("không ", "chưa ", "nếu "))
            return None if is_denied else Candidate("plan", "planned", *span, self._sentence, "aim")
        is_done = is_told(telling.before, has_subject=telling.has_subject, follows_event=False)
        if not is_done or is_future(telling.before):
            return None
        is_news = bool(_JUST.search(telling.before[-30:]))
        return Candidate("milestone", "held", *span, self._sentence, "act" if is_news else "completed")

    def _act(self, telling: Telling) -> Candidate | None:
        """«ký kết Giao ước thi đua …», «được bổ nhiệm làm Phó Viện trưởng»."""
        trigger, end = telling.trigger, telling.own_end
        if _is_of_another(telling):
            return None
        span = trigger.start, trigger.start, trigger.end, end
        is_milestone = trigger.event_type == "milestone"
        if is_milestone and self._is_item_of_plan(telling):
            return Candidate("plan", "planned", *span, self._sentence, "aim")
        put_off = PUT_OFF.search(telling.before[-40:]) if is_milestone else None
        if put_off:
            status: EventStatus = "cancelled" if put_off.group().startswith(("hủy", "huỷ")) else "postponed"
            is_fact = not _ONLY_THOUGHT_OF.search(telling.before[-60:])
            return Candidate("milestone", status, *span, self._sentence, "put_off") if is_fact else None
        is_aim = is_milestone and (is_future(telling.before) or bool(_AT_THE_EARLIEST.match(telling.after)))
        is_fact = telling.has_subject or trigger.form in ("result", "done") or is_aim
        if not is_told(telling.before, has_subject=is_fact, follows_event=self._last is not None):
            return None
        is_passive = trigger.words.startswith("được") or bool(_GIVEN_BY.search(telling.before[-60:]))
        is_passive = is_passive and not trigger.words.startswith(("đạt", "nhận"))
        is_bare = end == trigger.end and trigger.form == "act" and not is_passive and trigger.words not in _WHOLE
        if is_bare and trigger.event_type in _NEEDS_OBJECT:
            return None  # nothing is said of what was approved or honoured
        status = status_of(telling.before, telling.after)
        if is_aim:
            status = "planned" if status == "held" else status
        event_type = "plan" if is_aim else trigger.event_type
        if trigger.form == "dated" and status == "planned":
            event_type = "plan"
        is_news = (
            trigger.form == "dated" and trigger.event_type != "appointment" and bool(_JUST.search(telling.before[-30:]))
        )
        is_counted = trigger.event_type in ("signing", "milestone") and bool(_COUNT.match(telling.after))
        return Candidate(
            event_type, status, *span, self._sentence, _rule(trigger, is_news=is_news, is_counted=is_counted)
        )

    def _is_item_of_plan(self, telling: Telling) -> bool:
        """«Năm 2024, hãng đặt kế hoạch …; khai trương chi nhánh trong quý III»."""
        start = telling.trigger.start
        said = self._lowered[max(self._start, start - _REACH) : start]
        planning = last_match(_PLANNING, said)
        return planning is not None and bool(_ITEM.search(telling.before)) and " đã " not in said[planning.end() :]

    def _is_part_of(self, last: Candidate, found: Candidate) -> bool:
        """Awards, milestones, plans and elections listed in one sentence are one event, unless each has its day."""
        if found.event_type != last.event_type or found.event_type not in _LISTED_AS_ONE:
            return False
        are_dated = _DAY.search(self._text, last.end, found.start) and _DAY.search(
            self._text, found.end, found.end + 25
        )
        return found.start - last.end < _LIST_REACH and not are_dated


def _rule(trigger: Trigger, *, is_news: bool, is_counted: bool) -> str:
    """«dated» is the rule of what is an event only with its day; «vừa» says that it is news."""
    if is_news:
        return "act"
    return "dated" if is_counted or trigger.form == "done" else trigger.form


def _is_of_another(telling: Telling) -> bool:
    """«chấp thuận dời đợt bảo dưỡng»: what is put off is the event; «hủy niêm yết» is an act of its own."""
    if telling.trigger.event_type == "decision":
        return bool(_PUTS_OFF.match(telling.after))
    return telling.trigger.words == "niêm yết" and bool(PUT_OFF.search(telling.before[-40:]))


def _aim(telling: Telling) -> Candidate | None:
    """«phấn đấu đến cuối quý II/2026 hoàn thiện các bước đấu thầu»."""
    verb = last_match(_PLAN_VERBS, telling.before)
    trigger = telling.trigger
    if verb is None or len(telling.before) - verb.end() > _AIM_REACH:
        return None
    verb_start = trigger.start - (len(telling.before) - verb.start())
    return Candidate(
        "plan", "planned", verb_start, trigger.start, trigger.end, telling.own_end, telling.sentence, "aim"
    )


def _clause_start(lowered: str, window: int, end: int) -> int:
    start = window
    for match in _CLAUSE_BREAK.finditer(lowered, window, end):
        if lowered[match.end() : match.end() + 1].isspace():
            start = match.end() + 1
    return start
