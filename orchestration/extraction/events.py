"""Events of an article: what was held, visited, signed, awarded, decided or planned, when, where and by whom.

``event_candidates`` reads what each sentence tells, ``event_dates`` when it was; here the statements of
one event are put together (the headline's and the body's), and the main event lends its day to what was
done at it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from orchestration.extraction.dates import DateMention
from orchestration.extraction.document import Document
from orchestration.extraction.documents import DocumentMention
from orchestration.extraction.event_candidates import Candidate, find_candidates
from orchestration.extraction.event_dates import Dated, EventDates
from orchestration.extraction.event_participants import OrganisationSpan, PersonSpan, appointed, attendance, partners
from orchestration.extraction.event_titles import tidy_title
from orchestration.extraction.model import Event, Participant
from orchestration.extraction.places import PlaceMention

_MAIN_TYPES = ("meeting", "visit", "other", "signing", "award", "appointment", "milestone")
_SAME_SHARE = 0.5
_LONGEST_SUBJECT = 90
_STOP_WORDS = frozenset("và của các về năm với được đã tổ chức tại lễ công tác".split())
_JOINS_SUBJECTS = re.compile(r"(?: ?\([^)]{1,40}\)?\)?)?,? (?:và|cùng|cùng với|phối hợp với|phối hợp cùng|đã phối hợp với) \Z")
_PASSIVE = re.compile(r"(?:được|bị) \Z")
_LOCATED = re.compile(r"(?:tại|ở|về) (?:hội trường |trụ sở )?\Z")


@dataclass(slots=True)
class _Told:
    candidate: Candidate
    dated: Dated


def find_events(
    doc: Document,
    dates: Sequence[DateMention],
    documents: Sequence[DocumentMention],
    places: Sequence[PlaceMention],
    organisations: Sequence[OrganisationSpan],
    people: Sequence[PersonSpan],
) -> tuple[Event, ...]:
    """Every event, in the order of its evidence; offsets are raw ones."""
    lowered = doc.text.lower()
    if len(lowered) != len(doc.text):
        return ()
    names = sorted({(mention.start, mention.end) for mention in (*organisations, *people)})
    name_ends = sorted(end for _, end in names)
    calendar = EventDates(doc, lowered, dates)

    def subject_before(start: int, end: int) -> int | None:
        index = bisect_right(name_ends, end) - 1
        if index >= 0 and name_ends[index] > start:
            return name_ends[index]
        if calendar.is_framed(start, end):
            return end
        dated = [mention.end for mention in calendar.within(start, end) if lowered[mention.end : end].lstrip(", )") == ""]
        return dated[-1] if dated else None

    stated = (_Told(candidate, _stated(calendar, candidate)) for candidate in find_candidates(doc, lowered, subject_before))
    # «hoàn thành công trình» without a day is praise as often as news.
    told = _merged(doc, [item for item in stated if item.candidate.rule not in ("completed", "aim") or item.dated.days])
    cited = _taken_by_their_issue(doc, told, [document for document in documents if document.is_decision and document.issued_on])
    _lend_dates(doc, calendar, told)
    main = _main(doc, told)
    shown = attendance(doc, lowered, people)
    events = [_event(doc, lowered, item, places, organisations, people, shown if item is main else ()) for item in told]
    events += [_decision(doc, document, organisations) for document in cited]
    return tuple(sorted(events, key=lambda event: (event.evidence_start, event.evidence_end)))


def _stated(calendar: EventDates, candidate: Candidate) -> Dated:
    if candidate.status == "postponed":
        return calendar.moved_to(candidate.end)
    if candidate.event_type == "plan":
        return calendar.aimed(candidate.evidence_start, candidate.end)
    stated = calendar.stated(
        candidate.evidence_start, candidate.end, is_appointment=candidate.event_type == "appointment"
    )
    if stated.days is None and candidate.rule == "result":
        return calendar.own_year(candidate.start, candidate.end)
    return stated


def _taken_by_their_issue(doc: Document, told: Sequence[_Told], documents: list[DocumentMention]) -> list[DocumentMention]:
    """«đã ban hành Quyết định 243-QĐ/TW ngày 24/1/2025» is one event with that day; the other citations remain."""
    left: list[DocumentMention] = []
    for document in documents:
        sentence = doc.sentence_index(document.start)
        issue = next(
            (
                item
                for item in told
                if item.candidate.sentence == sentence and _is_issue_of(item.candidate, document)
            ),
            None,
        )
        if issue is None or document.issued_on is None:
            left.append(document)
        else:
            issue.dated = Dated((document.issued_on, document.issued_on), "stated")
            issue.candidate = replace(issue.candidate, end=max(issue.candidate.end, document.issued_end))
    return left


def _is_issue_of(candidate: Candidate, document: DocumentMention) -> bool:
    """«ban hành Quyết định 243 ngày 24/1» issues it; «Quyết định 1500 ngày 5/12 bổ nhiệm ông …» appoints by it."""
    if candidate.event_type == "decision":
        return candidate.start <= document.start <= candidate.end + 12
    return candidate.event_type == "appointment" and 0 <= candidate.start - document.issued_end <= 12


def _words(doc: Document, candidate: Candidate) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", doc.text[candidate.start : candidate.end].lower())) - _STOP_WORDS


def _object(doc: Document, candidate: Candidate) -> tuple[str, ...]:
    """What was acted on: «nghiệm thu đề tài» and «đánh giá đề tài» share theirs."""
    words = doc.text[candidate.trigger_end : candidate.end].lower().split()
    return tuple(words[:2]) if candidate.rule == "act" and len(words) > 1 else (str(candidate.start),)


def _merged(doc: Document, told: list[_Told]) -> list[_Told]:
    """One statement for each event: the body's with the date before the headline's."""
    kept: list[_Told] = []
    for item in told:
        same = next((other for other in kept if _is_same(doc, other, item)), None)
        if same is None:
            kept.append(item)
            continue
        is_headline = doc.sentences[same.candidate.sentence].kind == "title"
        if is_headline or (same.dated.days is None and item.dated.days is not None):
            dated = item.dated if item.dated.days else same.dated
            same.candidate, same.dated = item.candidate, dated
    return kept


def _is_same(doc: Document, one: _Told, other: _Told) -> bool:
    a, b = one.candidate, other.candidate
    if a.event_type != b.event_type and not {a.event_type, b.event_type} <= {"meeting", "visit"}:
        return False
    if one.dated.days and other.dated.days and one.dated.days != other.dated.days:
        return False
    if a.event_type == "election" and b.sentence - a.sentence <= 2 and doc.text[b.start : b.trigger_end].lower().startswith("được"):
        return True  # «tiến hành bầu cụm trưởng … Theo đó, A được bầu làm cụm trưởng»
    words_a, words_b = _words(doc, a), _words(doc, b)
    is_headline = doc.sentences[a.sentence].kind == "title"
    if a.event_type == "meeting" and b.event_type == "visit" or a.event_type == "visit" and b.event_type == "meeting":
        return is_headline and len(words_a & words_b) >= _SAME_SHARE * min(len(words_a), len(words_b))
    if is_headline and _object(doc, a) == _object(doc, b):
        return True
    common = len(words_a & words_b)
    share, whole = common / max(min(len(words_a), len(words_b)), 1), common / max(len(words_a), len(words_b), 1)
    if is_headline:
        return share >= _SAME_SHARE
    return a.sentence != b.sentence and share >= 0.75 and whole >= 0.4


def _main(doc: Document, told: Sequence[_Told]) -> _Told | None:
    """The event that the article is about: the first of its head, else the first with a day."""
    lead = doc.sentences[min(1, len(doc.sentences) - 1)].paragraph
    for item in told:
        sentence = doc.sentences[item.candidate.sentence]
        if sentence.paragraph <= lead and item.candidate.event_type in _MAIN_TYPES and item.candidate.status == "held":
            return item
    return None


def _lend_dates(doc: Document, calendar: EventDates, told: Sequence[_Told]) -> None:
    """Events without a date of their own take their paragraph's period or, for acts at it, the main event's day."""
    main = _main(doc, told)
    frames = calendar.frames()
    for item in told:
        candidate = item.candidate
        if item.dated.days or item is main or candidate.event_type == "plan" or candidate.status != "held":
            continue
        frame = frames[candidate.sentence]
        if isinstance(frame, tuple):
            item.dated = Dated(frame, "relative")
        elif main and main.dated.days and candidate.sentence >= main.candidate.sentence and (frame == "main" or candidate.is_act):
            item.dated = Dated(main.dated.days, "relative")
    for item in told:
        if item.dated.days is None and item.candidate.event_type == "appointment":
            item.dated = calendar.in_force(item.candidate.trigger_end)
        days, candidate = item.dated.days, item.candidate
        if days and days[1] < doc.published and candidate.status == "planned" and candidate.event_type != "plan":
            item.candidate = replace(candidate, status="held")
        if days and days[0] > doc.published and candidate.status == "held":
            kind = "plan" if candidate.event_type == "milestone" else candidate.event_type
            item.candidate = replace(candidate, status="planned", event_type=kind)


def _event(
    doc: Document,
    lowered: str,
    item: _Told,
    places: Sequence[PlaceMention],
    organisations: Sequence[OrganisationSpan],
    people: Sequence[PersonSpan],
    shown: tuple[Participant, ...],
) -> Event:
    candidate, days = item.candidate, item.dated.days
    sentence = doc.sentences[candidate.sentence]
    organiser = _organiser(lowered, sentence.start, candidate.evidence_start, organisations)
    participants = shown
    if candidate.event_type == "appointment":
        clause_start = max(sentence.start, candidate.start - 120, lowered.rfind(";", 0, candidate.start))
        clause_end = lowered.find(";", candidate.end, sentence.end)
        participants = appointed(doc.text, clause_start, clause_end if clause_end > 0 else sentence.end, people)
    elif candidate.event_type in ("visit", "signing", "meeting", "award"):
        participants = (*partners(candidate.start, candidate.end, organisations, organiser), *shown)
    raw_start, raw_end = doc.raw_span(candidate.evidence_start, candidate.end)
    return Event(
        candidate.event_type,
        tidy_title(doc.text[_title_start(doc, lowered, candidate) : candidate.end]),
        candidate.status,
        *(days or (None, None)),
        item.dated.basis,
        _location(doc, lowered, candidate, places),
        organiser,
        participants,
        doc.raw[raw_start:raw_end],
        raw_start,
        raw_end,
        f"event_{candidate.event_type}_{candidate.rule}",
    )


def _title_start(doc: Document, lowered: str, candidate: Candidate) -> int:
    """A passive's title begins with its subject: «Kho LNG Thị Vải sẽ được đưa vào vận hành»."""
    sentence = doc.sentences[candidate.sentence]
    is_passive = lowered.startswith(("được", "đi vào"), candidate.start) or bool(
        _PASSIVE.search(lowered[max(sentence.start, candidate.start - 5) : candidate.start])
    )
    if not is_passive or candidate.rule.startswith("held"):
        return candidate.start
    start = max(lowered.rfind(mark, sentence.start, candidate.start) + len(mark) for mark in (", ", "; ", ": "))
    start = max(start, sentence.start)
    return start if candidate.start - start <= _LONGEST_SUBJECT else candidate.start


def _organiser(text: str, start: int, end: int, organisations: Sequence[OrganisationSpan]) -> str | None:
    """The grammatical subject: the last body named before the event's words, or the first of those joined to it."""
    inside = [mention for mention in organisations if start <= mention.start and mention.end <= end]
    subject: OrganisationSpan | None = None
    for mention in sorted(inside, key=lambda mention: (mention.end, -mention.start), reverse=True):
        if subject is None or _JOINS_SUBJECTS.match(text[mention.end : subject.start]):
            subject = mention
    return subject.name if subject else None


def _location(doc: Document, lowered: str, candidate: Candidate, places: Sequence[PlaceMention]) -> str | None:
    """The place of the sentence that «tại» leads to."""
    sentence = doc.sentences[candidate.sentence]
    for place in places:
        if sentence.start <= place.start and place.end <= sentence.end and not (candidate.start <= place.start < candidate.end):
            if _LOCATED.search(lowered[max(sentence.start, place.start - 20) : place.start]):
                return place.name
    return None


def _decision(doc: Document, document: DocumentMention, organisations: Sequence[OrganisationSpan]) -> Event:
    """A cited decision with its day: «Nghị quyết số 20-NQ/TVĐU ngày 07/3/2016 của Ban TV Đảng ủy»."""
    issuer = next(
        (
            mention.name
            for mention in organisations
            if document.issued_end <= mention.start <= document.issued_end + 5 and doc.text[document.issued_end : mention.start] == " của "
        ),
        None,
    )
    raw_start, raw_end = doc.raw_span(document.start, document.issued_end)
    return Event(
        "decision",
        document.name,
        "held",
        document.issued_on,
        document.issued_on,
        "stated",
        None,
        issuer,
        (),
        doc.raw[raw_start:raw_end],
        raw_start,
        raw_end,
        "event_cited_decision",
    )


