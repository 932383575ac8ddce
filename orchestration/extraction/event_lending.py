"""What an article's main event lends: its day to the acts done at it; and the status that a day gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from orchestration.extraction.document import Document
from orchestration.extraction.event_dates import Dated, EventDates, dated_by
from orchestration.extraction.event_days import BY_DAY
from orchestration.extraction.event_frames import Frame, frames, opens_with_period
from orchestration.extraction.event_merging import Told
from orchestration.extraction.event_telling import Candidate
from orchestration.extraction.model import EventType

_MAIN_TYPES = ("meeting", "visit", "other", "signing", "award", "appointment", "milestone")
# Rules that tell of a meeting or ceremony; «tại cuộc họp hôm 1/11» only refers to one.
_HELD = ("held", "held_after", "held_with", "attended", "again")
# Acts told by their verb; «Hội thi … ngày 3/12» stays the contest that it is.
_ACTS = ("act", "dated", "result")
_THERE = ("tại đây", "cũng tại đây", "ngay tại đây", "tại sự kiện này", "cũng tại sự kiện")
_HANDED = re.compile(
    r"[^.;:\n]{3,90}? (?:trao|công bố)(?: và (?:trao|công bố))?(?: các)? quyết định(?: [^.;:,\d]{1,40}?)?"
    r"(?P<day> (?:(?:vào|ngày|sáng|chiều|tối|trưa|hôm) )+\d)"
)
# What opens the telling of acts at a gathering: «Dịp này, 5 tập thể được tặng Giấy khen».
_ON_THAT_OCCASION = (
    *("dịp này", "nhân dịp này", "cũng dịp này", "cùng dịp", "cùng buổi", "tại buổi lễ", "ngay tại buổi lễ"),
    *("cũng tại buổi lễ", "tại buổi làm việc", "trước giờ bế mạc", "trước giờ khai mạc", "trước khi bế mạc"),
)
_LEAVES = ("thôi", "nghỉ", "rời", "từ nhiệm", "không còn", "cho thôi")
_REJECTED = ("không được", "không thông qua", "không qua được", "bác", "bị bác", "bị phủ quyết", "bị gạt", "phủ quyết")
_PASSED = (
    "thông qua",
    "gật đầu",
    "tán thành",
    "được thông qua",
    "duyệt",
    "được biểu quyết",
    "cổ tức",
    "chốt",
    "quyết nghị",
    "biểu quyết",
    *_REJECTED,
)


def main_event(doc: Document, events: Sequence[Told]) -> Told | None:
    """The event that the article is about: the first one held that its headline or first paragraph tells."""
    lead = doc.sentences[min(1, len(doc.sentences) - 1)].paragraph
    for item in events:
        is_leading = doc.sentences[item.candidate.sentence].paragraph <= lead
        if item.candidate.rule == "dated" and item.dated.days is None:
            continue  # «sơ kết 9 tháng» in the headline: no event without its day
        is_ahead = item.dated.days is not None and item.dated.days[0] > doc.published
        if is_leading and not is_ahead and item.candidate.event_type in _MAIN_TYPES and item.candidate.status == "held":
            return item
    return None


def _lend_day_of_paper(doc: Document, calendar: EventDates, item: Told) -> None:
    """«Bộ vừa điều động ông A làm Chủ tịch. Thứ trưởng trao quyết định chiều 31/3»: the day of the second sentence."""
    one = item.candidate
    if item.dated.days is not None or one.event_type != "appointment" or one.status != "held":
        return
    following = doc.sentences[one.sentence + 1 : one.sentence + 2]
    for sentence in following:
        handed = _HANDED.match(doc.lower, sentence.start, sentence.end)
        days = calendar.within(handed.start("day"), handed.end()) if handed else []
        if sentence.paragraph == doc.sentences[one.sentence].paragraph and days:
            item.dated = Dated(dated_by(days[0]).days, "relative")


def lend_dates(doc: Document, calendar: EventDates, events: Sequence[Told]) -> None:
    """Give events without a date their paragraph's period or, for acts at it, the main event's day."""
    for item in events:
        _lend_day_of_paper(doc, calendar, item)
    main = main_event(doc, events)
    _lend_leading_day(doc, calendar, events, main)
    main = main_event(doc, events)
    framed = frames(doc, calendar)
    gathering: Told | None = None
    named: Told | None = None  # the last one with a day, though it may only have been referred to
    before: Told | None = None
    for item, following in zip_longest(events, events[1:]):
        candidate = item.candidate
        if before is not None and _is_heralded(doc, before, item):
            item.dated = Dated(before.dated.days, "relative")
        before = item
        if following is not None and _is_told_next(doc, item, following):
            item.dated = Dated(following.dated.days, "relative")
        if item.dated.days is None and candidate.status == "held":
            is_there = named is not None and (_is_there(doc, item, named) or _is_on_occasion(doc, item, main))
            there = named if is_there else _where_done(doc, item, main, gathering)
            item.dated = _lent(doc, item, there if item is not main else None, framed[candidate.sentence], calendar)
        _settle_status(doc, item)
        if _is_gathering(item):
            gathering = item
        settled = item.candidate
        if settled.event_type in ("meeting", "visit", "other") and settled.status == "held" and item.dated.days:
            named = item


def _is_told_next(doc: Document, item: Told, following: Told) -> bool:
    """«Đề tài đã được nghiệm thu. Phiên họp diễn ra hôm 5/4»: the meeting at which it was done."""
    one, other = item.candidate, following.candidate
    is_next = other.sentence == one.sentence + 1 and other.rule == "again" and following.dated.days is not None
    is_open = item.dated.days is None and one.status == "held" and one.rule in _ACTS
    is_open = is_open and one.event_type in ("other", "decision", "signing", "election")
    return is_next and is_open and other.evidence_start == doc.sentences[other.sentence].start


def _lend_leading_day(doc: Document, calendar: EventDates, events: Sequence[Told], main: Told | None) -> None:
    """«Sáng 13/5, sân nhà điều hành chật kín người. …»: the day that opens an article is that of its undated news."""
    if main is not None and main.dated.days is not None:
        return
    day = calendar.leading_day()
    if day is None:
        return
    lead = doc.sentences[1].paragraph if len(doc.sentences) > 1 else 0
    gathered: set[int] = set()  # the paragraphs that have told of a meeting with its own day
    for item in events:
        if item.is_headline:
            continue
        paragraph = doc.sentences[item.candidate.sentence].paragraph
        is_near = paragraph <= lead + 1 and paragraph not in gathered
        if _is_gathering(item):
            gathered.add(paragraph)
        is_news = (
            item.candidate.is_act
            or item.candidate.event_type in ("meeting", "decision")
            or item.candidate.rule in _HELD
        )
        if item.dated.days is None and item.candidate.status == "held" and is_near and is_news:
            item.dated = Dated(day, "relative")


def _is_gathering(item: Told) -> bool:
    is_held = item.candidate.status == "held" and item.dated.days is not None
    is_act = item.candidate.rule == "act" and item.candidate.event_type in ("meeting", "visit")
    return is_held and (is_act or item.candidate.rule in _HELD)


def _is_there(doc: Document, item: Told, named: Told) -> bool:
    """«… tại Hội nghị tổng kết chiều 26/12. Cũng tại đây, Thủ tướng trao quyết định …»."""
    sentence = doc.sentences[item.candidate.sentence]
    is_near = doc.sentences[named.candidate.sentence].paragraph == sentence.paragraph
    return is_near and doc.lower.startswith(_THERE, sentence.start)


def _is_on_occasion(doc: Document, item: Told, main: Told | None) -> bool:
    """«… hòa lưới ngày 28/6. … tại Hội nghị chiều 8/7. Dịp này, 5 tập thể được tặng Giấy khen»: at the meeting."""
    start = doc.sentences[item.candidate.sentence].start
    is_no_occasion = main is None or main.candidate.event_type in ("milestone", "plan", "decision", "signing")
    return is_no_occasion and doc.lower.startswith(_ON_THAT_OCCASION, start)


def _is_heralded(doc: Document, before: Told, item: Told) -> bool:
    """«Lúc 5 giờ sáng 6/10, ngọn đuốc bùng cháy. Mỏ chính thức đón dòng dầu đầu tiên»: what its day was told with."""
    one, other = before.candidate, item.candidate
    is_next = other.sentence == one.sentence + 1 and one.rule == BY_DAY and other.event_type == "milestone"
    is_open = item.dated.days is None and other.status == "held" and other.rule in _ACTS
    is_near = doc.sentences[one.sentence].paragraph == doc.sentences[other.sentence].paragraph
    return is_next and is_open and is_near


def _where_done(doc: Document, item: Told, main: Told | None, gathering: Told | None) -> Told | None:
    """The gathering at which something was done: the last one told in the paragraph, else the main event."""
    if gathering is None:
        return main
    paragraph = doc.sentences[item.candidate.sentence].paragraph
    is_near = doc.sentences[gathering.candidate.sentence].paragraph == paragraph
    is_no_place = main is None or main.dated.days is None or not _is_gathering(main)
    return gathering if is_near or is_no_place else main


def _lent(doc: Document, item: Told, main: Told | None, frame: Frame, calendar: EventDates) -> Dated:
    candidate = item.candidate
    if candidate.rule == "dated":  # «Nhân dịp này, Công đoàn trao 20 suất quà» is of the main event's day
        return Dated(main.dated.days, "relative") if main and main.dated.days and frame == "main" else item.dated
    if candidate.rule == "named_at" or frame == "formerly":
        return item.dated
    # «Năm 2023, Khối phấn đấu … Bà Hà tái đắc cử Khối trưởng»: the act is of the meeting, not of the year before it.
    is_of_other = candidate.is_act and main is not None and not opens_with_period(doc, calendar, candidate.sentence)
    if (
        isinstance(frame, Dated)
        and candidate.event_type != "decision"
        and calendar.has_begun(frame)
        and not is_of_other
    ):
        return Dated(frame.days, "relative")
    if candidate.event_type == "appointment" and main is not None and main.candidate.event_type == "milestone":
        main = None  # «được biệt phái sang từ ngày 1/7» was not done when the well came on stream
    is_after_main = main is not None and candidate.sentence >= main.candidate.sentence
    is_of_main = frame == "main" or candidate.is_act or _is_passed_there(doc, candidate, main)
    if candidate.event_type == "appointment" and doc.lower.startswith(_LEAVES, candidate.start):
        own = calendar.in_force(candidate.trigger_end)  # «thôi chức Kế toán trưởng từ ngày 10/11»
        if own.days is not None and own.days[0] <= doc.published:
            return own
    if main and main.dated.days and main.dated.days[0] <= doc.published and is_after_main and is_of_main:
        return Dated(main.dated.days, "relative")
    return calendar.in_force(candidate.trigger_end) if candidate.event_type == "appointment" else item.dated


def _is_passed_there(doc: Document, candidate: Candidate, main: Told | None) -> bool:
    """What shareholders or delegates pass is passed at their meeting: «thông qua phương án …», «cổ tức được chốt …»."""
    if main is None or main.candidate.event_type != "meeting":
        return False
    return candidate.event_type == "decision" and doc.lower.startswith(_PASSED, candidate.start)


def _settle_status(doc: Document, item: Told) -> None:
    """What lies after the publishing day is planned, whatever the verb; «sẽ» of a past day is told as held."""
    days, candidate = item.dated.days, item.candidate
    if days is None or candidate.event_type == "plan":
        return
    if days[0] > doc.published and candidate.status == "held":
        if candidate.event_type == "appointment":
            return  # made already, to hold from that day on: «bổ nhiệm bà Hà làm Giám đốc kể từ ngày 1/12»
        is_act = candidate.event_type == "milestone" or (candidate.event_type == "other" and candidate.rule in _ACTS)
        kind: EventType = "plan" if is_act else candidate.event_type
        item.candidate = replace(candidate, status="planned", event_type=kind)
    elif days[1] < doc.published and candidate.status == "planned":
        item.candidate = replace(candidate, status="held")
