"""Events of an article: what was held, visited, signed, awarded, decided or planned, when, where and by whom.

``event_candidates`` reads what each sentence tells, ``event_dates`` when it was, ``event_merging`` puts the
statements of one event together, and ``event_lending`` gives the main event's day to what was done at it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import timedelta

from orchestration.extraction.date_calendar import Days
from orchestration.extraction.dates import DateMention
from orchestration.extraction.document import Document
from orchestration.extraction.documents import DocumentMention
from orchestration.extraction.event_candidates import find_candidates
from orchestration.extraction.event_dates import UNKNOWN, Dated, EventDates
from orchestration.extraction.event_days import find_told_by_day
from orchestration.extraction.event_due import AHEAD
from orchestration.extraction.event_lending import lend_dates, main_event
from orchestration.extraction.event_merging import Told, merged, told, without_issued
from orchestration.extraction.event_nouns import MENTIONED
from orchestration.extraction.event_participants import OrganisationSpan, PersonSpan, Surroundings
from orchestration.extraction.event_shifts import said_until
from orchestration.extraction.event_telling import Candidate
from orchestration.extraction.event_titles import tidy_title
from orchestration.extraction.event_triggers import REORGANISED
from orchestration.extraction.model import Event, Participant
from orchestration.extraction.places import PlaceMention

_PASSIVE = re.compile(r"(?:được|bị) \Z")
_APPROVED_BY = re.compile(r"\bđược [^,;.]{1,50} \Z")
_LONGEST_SUBJECT = 90
# «Ngày 18/4, Công ty cổ phần Hồng Hà 5 tổ chức …»: a clause headed by its day tells, whatever its subject is.
_DAY_THEN_SUBJECT = re.compile(
    r"(?:\d\)?|hôm (?:nay|qua)|(?:sáng|chiều|tối) (?:nay|qua)|tuần (?:này|qua|trước)|hôm (?:sau|đó)),"
    r"(?: tại [^,;:]{2,70}(?:, (?:[^,;: ]+ ){0,3}[^,;: ]+)?,)?"
    r"(?: (?:ông|bà|đồng chí|đ/c) [^,;:]{4,40}, [^,;:]{4,90},)? [^,;:]*\Z"
)
_ASIDE = re.compile(r" ?\([^()]{1,60}\)(?! ?,)")
_WITH_A_DAY = ("completed", "aim", "intent")
# «Quý II, công ty sẽ khai trương 3 cửa hàng» says when, «năm 2023 lãi 5 tỷ» does not.
_LONGEST_OF_DATED, _LONGEST_OF_PLANNED, _NEWS_FOR = timedelta(days=62), timedelta(days=92), timedelta(days=730)
_PAID = ("cổ tức", "còn lại", "chi trả", "trả cổ tức", "thanh toán cổ tức")
_HALF_A_YEAR = timedelta(days=185)
_GIVEN = ("trao", "tặng", "khen thưởng", "hỗ trợ")
_COUNTED = re.compile(r" (?:(?:hơn|gần|khoảng|trên|tổng cộng|được) )*\d")
# «hội nghị sơ kết 9 tháng của Petrolimex» names a meeting, «phiên họp thứ nhất» does not.
_WORDS_OF_NAME = 6
_WITH_PARTNERS = ("visit", "signing", "meeting", "award")


def find_events(
    doc: Document,
    dates: Sequence[DateMention],
    documents: Sequence[DocumentMention],
    places: Sequence[PlaceMention],
    organisations: Sequence[OrganisationSpan],
    people: Sequence[PersonSpan],
) -> tuple[Event, ...]:
    """Every event, in the order of its evidence; offsets are raw ones."""
    lowered = doc.lower
    calendar = EventDates(doc, lowered, dates)
    subject_before = _subject_finder(lowered, calendar, organisations, people)
    candidates = find_candidates(doc, lowered, subject_before, _name_finder(organisations))
    statements = _with_what_lies_ahead(doc, [told(doc, one, _stated(calendar, one)) for one in candidates])
    statements = _with_told_by_day(doc, dates, documents, statements)
    # «hoàn thành công trình» without a day is praise or a wish as often as news.
    happenings = merged(doc, (item for item in statements if item.dated.days or item.candidate.rule not in _WITH_A_DAY))
    cited = without_issued(doc, happenings, documents)
    lend_dates(doc, calendar, happenings)
    # «Cổ đông thông qua cổ tức 18%» in the headline, undated and not repeated, sums up the meeting of the body.
    happenings = [item for item in _without_summaries(happenings) if not _is_old_or_undated(doc, item)]
    main = main_event(doc, happenings)
    around = Surroundings(doc, lowered, places, organisations, people, happenings)
    attendance = around.attendance(main)
    events = [_event(doc, lowered, item, around, attendance.get(item.candidate.start, ())) for item in happenings]
    events += [_decision(doc, document, around) for document in cited]
    return tuple(sorted(events, key=lambda event: (event.evidence_start, event.evidence_end)))


def _name_finder(organisations: Sequence[OrganisationSpan]) -> Callable[[int, int], bool]:
    spans = sorted((mention.start, mention.end) for mention in organisations)

    def in_name(start: int, end: int) -> bool:
        """Whether a body's name that began before goes on through the stretch."""
        index = bisect_right(spans, (start, 0)) - 1
        return index >= 0 and spans[index][0] < start and end <= spans[index][1]

    return in_name


def _with_told_by_day(
    doc: Document, dates: Sequence[DateMention], documents: Sequence[DocumentMention], statements: Sequence[Told]
) -> list[Told]:
    """Besides the statements, in their order, what only its day tells; an undated act that needs its day gives way."""
    is_sure = [item.dated.days is not None or item.candidate.rule != "dated" for item in statements]
    sure = [item for item, is_kept in zip(statements, is_sure, strict=True) if is_kept]
    cited = {document.issued_end for document in documents if document.issued_on and document.is_decision}
    free = [mention for mention in dates if mention.end not in cited]
    told_already = [item.candidate for item in sure if item.candidate.rule != MENTIONED]
    more = [told(doc, one, dated) for one, dated in find_told_by_day(doc, free, told_already)]
    spans = sorted((one.candidate.start, one.candidate.end) for one in more)
    left = [
        item
        for item, is_kept in zip(statements, is_sure, strict=True)
        if is_kept or not _is_within(spans, item.candidate)
    ]
    return sorted([*left, *more], key=lambda item: item.candidate.start)


def _is_within(spans: Sequence[tuple[int, int]], candidate: Candidate) -> bool:
    """Whether it overlaps one of the sorted spans, which do not overlap one another."""
    index = bisect_right(spans, (candidate.end, 0)) - 1
    return index >= 0 and spans[index][1] > candidate.start


def _subject_finder(
    lowered: str, calendar: EventDates, organisations: Sequence[OrganisationSpan], people: Sequence[PersonSpan]
) -> Callable[[int, int], int | None]:
    name_ends = sorted({mention.end for mention in (*organisations, *people)})

    def subject_before(start: int, end: int) -> int | None:
        """The end of the last name of the clause; a clause headed by its date needs none («Tháng 8, hãng ký …»)."""
        clause = _ASIDE.sub("", lowered[max(start, end - 2 * _LONGEST_SUBJECT) : end])
        if _DAY_THEN_SUBJECT.search(clause) and calendar.is_framed(start, end):
            return end
        dated = [mention.end for mention in calendar.within(start, end) if not lowered[mention.end : end].lstrip(", )")]
        if dated:  # «Cục Quản lý Dược hôm 19/7 ra công văn»
            return dated[-1]
        index = bisect_right(name_ends, end) - 1
        if index >= 0 and name_ends[index] > start:
            return name_ends[index]
        return end if calendar.is_framed(start, end) or calendar.is_headed_by_day(start, end) else None

    return subject_before


def _without_summaries(happenings: Sequence[Told]) -> list[Told]:
    """What only the headline tells, without a day, sums up what the body tells of that kind in other words."""
    below = {item.candidate.event_type for item in happenings if not item.is_headline} | {"decision"}
    return [
        item
        for item in happenings
        if not item.is_headline or item.dated.days is not None or item.candidate.event_type not in below
    ]


def _is_old_or_undated(doc: Document, item: Told) -> bool:
    """«thoái vốn», «giữ chức» tell news only with their own day or month, and not years ago."""
    if item.candidate.rule == "named_at" and item.dated.days is None:
        return len(item.words) < _WORDS_OF_NAME  # «tại phiên họp thứ nhất» only says where somebody spoke
    if _is_of_a_year(doc, item) or _is_of_a_life(doc, item):
        return True
    if item.candidate.rule != "dated":
        return False
    days = item.dated.days
    if days is None:
        return True
    longest = _LONGEST_OF_PLANNED if item.candidate.status == "planned" else _LONGEST_OF_DATED
    if days[1] - days[0] > longest:
        return True
    return item.candidate.event_type == "appointment" and doc.published - days[1] > _NEWS_FOR


def _is_of_a_life(doc: Document, item: Told) -> bool:
    """«gia nhập công ty năm 1995, được bổ nhiệm Phó Giám đốc năm 2010» is a biography."""
    days = item.dated.days
    if days is None or item.candidate.event_type != "appointment":
        return False
    return days[1] - days[0] > _HALF_A_YEAR and doc.published - days[1] > _NEWS_FOR


def _is_of_a_year(doc: Document, item: Told) -> bool:
    """«Trong năm 2022, Công đoàn trao 46 suất học bổng» sums up a year."""
    days, one = item.dated.days, item.candidate
    is_year = days is not None and days[1] - days[0] > _HALF_A_YEAR
    is_given = doc.lower.startswith(_GIVEN, one.start)
    return is_year and is_given and bool(_COUNTED.match(doc.lower, one.trigger_end))


def _with_what_lies_ahead(doc: Document, statements: Sequence[Told]) -> list[Told]:
    """«dừng máy ngày 22/4» is a plan where that day is still to come, and then nothing else."""
    ahead = [
        item.candidate
        for item in statements
        if item.candidate.rule == AHEAD and item.dated.days and _is_to_come(doc, item.candidate, item.dated.days)
    ]
    told_ahead = {id(one) for one in ahead}
    covered = bytearray(len(doc.lower))
    for one in ahead:
        covered[one.start : one.end] = b"\1" * (one.end - one.start)
    return [
        item
        for item in statements
        if id(item.candidate) in told_ahead or (item.candidate.rule != AHEAD and not covered[item.candidate.start])
    ]


def _is_to_come(doc: Document, candidate: Candidate, days: Days) -> bool:
    """All of it lies ahead; of what is paid («10% còn lại chi trả trong quý II», told in April) only the end need."""
    is_paid = doc.lower.startswith(_PAID, candidate.start) and days[0] != days[1]
    return days[0] > doc.published or (is_paid and days[1] > doc.published)


def _stated(calendar: EventDates, candidate: Candidate) -> Dated:
    if candidate.status == "postponed":
        return calendar.moved_to(candidate.end, max(candidate.end, candidate.trigger_end))
    if candidate.event_type == "plan":
        return calendar.aimed(candidate.evidence_start, candidate.end, is_own=candidate.rule == AHEAD)
    # «giữ chức Tổng Giám đốc từ ngày 1/10» is told by that day, «bổ nhiệm … từ ngày 1/10» was done before it.
    is_appointment = candidate.event_type in ("appointment", "decision") and candidate.rule != "dated"
    stated = calendar.stated(candidate.evidence_start, candidate.end, is_appointment=is_appointment)
    return stated if stated.days else _otherwise(calendar, candidate)


def _otherwise(calendar: EventDates, candidate: Candidate) -> Dated:
    """What else may date an event: the day it holds from, its paper, its aim or the period among its own words."""
    if candidate.event_type == "appointment" and candidate.rule == "dated":
        return calendar.in_force(candidate.trigger_end)
    if candidate.rule == "act" and (candidate.event_type == "decision" or calendar.is_by_paper(candidate.end)):
        return _of_decision(calendar, candidate)  # «ông A giữ chức … theo Quyết định số 5 ngày 3/4» too
    if candidate.status == "planned":  # «yêu cầu trong tháng 10 Sở Công Thương tổ chức …»
        return calendar.aimed(candidate.evidence_start, candidate.end)
    if candidate.rule == "dated" and calendar.text.startswith(REORGANISED, candidate.start):
        return calendar.since(candidate.start, candidate.trigger_end)
    if candidate.rule == "result" or candidate.event_type in ("milestone", "appointment"):
        return calendar.own_period(candidate.start, candidate.end)
    return UNKNOWN


def _of_decision(calendar: EventDates, candidate: Candidate) -> Dated:
    """The day of the paper, or the one from which it holds when that is past."""
    if candidate.status == "planned":
        return calendar.aimed(candidate.evidence_start, candidate.end)
    paper = calendar.of_document(candidate.start, candidate.end)
    in_force = calendar.in_force(candidate.end) if paper.days is None else paper
    return in_force if calendar.has_begun(in_force) else paper


def _event(doc: Document, lowered: str, item: Told, around: Surroundings, attendance: tuple[Participant, ...]) -> Event:
    candidate = item.candidate
    start_date, end_date = item.dated.days or (None, None)
    organiser = around.organiser(candidate)
    participants: tuple[Participant, ...] = ()
    if candidate.event_type == "appointment":
        participants = around.appointed(candidate)
    elif candidate.event_type in _WITH_PARTNERS:
        participants = around.partners(candidate, organiser)
    if candidate.event_type != "appointment":
        participants = (*participants, *attendance)
    evidence_end = candidate.end
    if candidate.status in ("postponed", "cancelled"):
        evidence_end = said_until(lowered, candidate.end, doc.sentences[candidate.sentence].end)
    raw_start, raw_end = doc.raw_span(candidate.evidence_start, evidence_end)
    return Event(
        event_type=candidate.event_type,
        title=tidy_title(doc.text[_title_start(doc, lowered, candidate) : candidate.end]),
        status=candidate.status,
        start_date=start_date,
        end_date=end_date,
        date_basis=item.dated.basis,
        location=around.location(candidate),
        organiser_name=organiser,
        participants=participants,
        evidence=doc.raw[raw_start:raw_end],
        evidence_start=raw_start,
        evidence_end=raw_end,
        rule=f"event_{candidate.event_type}_{candidate.rule}",
    )


def _title_start(doc: Document, lowered: str, candidate: Candidate) -> int:
    """A passive's title begins with its subject: «Kho LNG mới sẽ được đưa vào vận hành»."""
    start = candidate.start
    sentence_start = doc.sentences[candidate.sentence].start
    is_passive = lowered.startswith(("được", "đi vào"), start)
    is_passive = is_passive or bool(_PASSIVE.search(lowered[max(sentence_start, start - 5) : start]))
    if candidate.event_type == "decision":  # «Dự án được UBND tỉnh phê duyệt»
        is_passive = is_passive or bool(_APPROVED_BY.search(lowered[max(sentence_start, start - 60) : start]))
    if not is_passive or candidate.rule.startswith("held"):
        return start
    window = max(sentence_start, start - _LONGEST_SUBJECT)
    breaks = [(lowered.rfind(mark, window, start), len(mark)) for mark in (", ", "; ", ": ")]
    subject = max((position + length for position, length in breaks if position >= window), default=sentence_start)
    return subject if start - subject <= _LONGEST_SUBJECT else start


def _decision(doc: Document, document: DocumentMention, around: Surroundings) -> Event:
    """A cited decision with its day: «Nghị quyết số 20-NQ/TVĐU ngày 07/3/2016 của Ban TV Đảng ủy»."""
    raw_start, raw_end = doc.raw_span(document.start, document.issued_end)
    return Event(
        event_type="decision",
        title=document.name,
        status="held",
        start_date=document.issued_on,
        end_date=document.issued_on,
        date_basis="stated",
        location=None,
        organiser_name=around.issuer(document.issued_end),
        participants=(),
        evidence=doc.raw[raw_start:raw_end],
        evidence_start=raw_start,
        evidence_end=raw_end,
        rule="event_cited_decision",
    )
