"""Dates and periods of an article: where they stand, and the first and last day that they mean.

``find_dates`` reads an article, ``parse_date`` one expression. The forms live in ``date_days``,
``date_months`` and ``date_periods``; ``date_scan`` finds them and ``date_years`` fills in what they leave open.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

from orchestration.extraction.date_calendar import Days
from orchestration.extraction.date_forms import Form
from orchestration.extraction.date_scan import Placed, read_form, scan
from orchestration.extraction.date_years import Known, Timeline
from orchestration.extraction.document import Document

DateKind = Literal[
    "day",
    "range",
    "week",
    "month",
    "quarter",
    "half",
    "months",
    "year",
    "term",
    "point",
    "comparison",
    "deictic",
    "unknown",
]

_COMPARED = re.compile(
    r"(?:\bso với|\bso cùng|\bgấp (?:đôi|rưỡi|ba|[\d,.]+ lần)(?: so với)?|\bbằng [\d,.]+ ?%(?: so với| của)?|\bmột nửa|\b(?:cao|thấp|nhiều|ít|lớn) hơn)"
    r"(?: [^\d,.;:()\n]{0,25})?(?: ngày)? ?\Z"
)
_STARTS_CLAUSE = re.compile(r"(?:^|[.;:,(\n–-] ?|\b(?:trong khi|còn|trong lúc|mà|nhưng) )\Z")
_PLAN_OF = re.compile(r"\b(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|kh)(?: (?:của|cho|trong|cả|giao))? \Z")
_DOCUMENT_BEFORE = re.compile(
    r"\b(?:quyết định|nghị quyết|chỉ thị|nghị định|thông tư|công văn|luật|kết luận|quy định|hướng dẫn|thông báo|kế hoạch|tờ trình|văn bản|hợp đồng)"
    r"[^.;,\n]{0,45}\Z"
)
_UNTIL = re.compile(r"\b(?:đến|tới|hết|tính đến)(?: hết)?(?: ngày)? \Z")


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date expression; offsets are those of ``Document.text``.

    ``first`` and ``last`` are None where the article leaves the days open. ``kind`` says what the
    days are to a fact: ``comparison`` is only compared with, ``point`` is an instant («cuối năm 2019»,
    «đến ngày 31/12/2021»). ``grain`` is the size of the stretch whatever the kind. ``is_anaphoric``:
    the words lean on another period («cả năm», «lũy kế», bare «cùng kỳ»); such a mention tells the
    period of a fact but is no date expression of its own. ``is_until``: «đến hết» stands before it.
    ``is_of_plan``: it is the period of a plan («kế hoạch 2 tháng»). ``is_of_document``: the date of a cited document.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    kind: DateKind
    rule: str
    grain: str = "unknown"
    is_anaphoric: bool = False
    is_until: bool = False
    is_of_plan: bool = False
    is_of_document: bool = False


def parse_date(text: str, reference: date) -> Days | None:
    """First and last day that ``text`` means when said on ``reference``; None when it is no date, or an open one.

    >>> parse_date("10 tháng đầu năm 2022", date(2022, 11, 21))
    (datetime.date(2022, 1, 1), datetime.date(2022, 10, 31))
    """
    words = " ".join(unicodedata.normalize("NFC", text).split()).strip(" .,;:()")
    lowered = _lower(words)
    for start in _starts(lowered):
        found = read_form(lowered, start)
        if found and found[1] == len(lowered):
            return Timeline(reference).resolve(found[0], lowered[:start], "", 0, 0, None)
    return None


_HEAD = re.compile(
    r"(?:(?:vào|trong|hết|đến hết|đến|từ|lũy kế|luỹ kế|sau|lúc|tính đến|kế hoạch|trước|kể từ|tính chung|so với|các|ngay từ) )*"
    r"(?:(?:rạng sáng|sáng|trưa|chiều|tối|đêm|khuya) )?(?:lúc |hồi )?(?:\d{1,2} ?(?:h|giờ|g)(?: ?\d{2})?,? )?"
)


def _starts(text: str) -> tuple[int, ...]:
    """Where the date itself may begin: at once, or after «trong», «lũy kế», «lúc 8h», «chiều»."""
    match = _HEAD.match(text)
    return (0, match.end()) if match and match.end() else (0,)


def find_dates(doc: Document) -> tuple[DateMention, ...]:
    """Every date expression of the title and body, in order."""
    text = _lower(doc.text)
    header = text.find("ngày phát hành")
    body = doc.sentences[1].start if len(doc.sentences) > 1 else len(text)
    placed = [item for item in scan(text, doc.text) if not (header <= item.start < body)]
    timeline = Timeline(doc.published)
    return tuple(
        _mention(doc, text, timeline, item, placed[index + 1] if index + 1 < len(placed) else None)
        for index, item in enumerate(placed)
    )


def _lower(text: str) -> str:
    """Lower case, character by character: «İ» alone would grow."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


_JOINED = re.compile(r"(?: và | hoặc |, | ?[-–] ?| đến | với )\Z")


def _mention(doc: Document, text: str, timeline: Timeline, item: Placed, following: Placed | None) -> DateMention:
    start, end, form = item
    index = doc.sentence_index(start)
    sentence = doc.sentences[index]
    before, after = text[sentence.start : start], text[end : sentence.end]
    next_year = None
    if (
        following
        and following.form.grain == form.grain
        and following.start - end <= 6
        and _JOINED.match(text[end : following.start])
    ):
        next_year = following.form.year
    is_compared = bool(_COMPARED.search(before[-60:]))
    if form.relative == "same_period":
        is_compared = is_compared or not _STARTS_CLAUSE.search(before[-12:])
    days = timeline.resolve(form, before, after, index, sentence.paragraph, next_year)
    is_of_plan = bool(_PLAN_OF.search(before[-25:]))
    is_compared = is_compared and not is_of_plan
    is_of_document = form.grain == "day" and bool(_DOCUMENT_BEFORE.search(before[-60:]))
    if days:
        grain = _grain_of_period(form, timeline, index)
        is_named = form.relative in (None, "cumulative") and not is_compared and not before.endswith("trong khi ")
        timeline.known.append(
            Known(
                days,
                grain,
                index,
                sentence.paragraph,
                gives_year=is_named and not is_of_document and (form.year is not None or form.grain == "day"),
                gives_period=is_named
                and form.part is None
                and not is_of_plan
                and form.rule not in ("whole_year", "in_the_year"),
            )
        )
    first, last = days or (None, None)
    is_until = bool(_UNTIL.search(before[-20:]))
    return DateMention(
        start,
        end,
        doc.text[start:end],
        first,
        last,
        _kind(form, days, is_compared, is_until),
        form.rule,
        _grain_of_period(form, timeline, index) if days else form.grain,
        form.is_anaphoric,
        is_until,
        is_of_plan,
        is_of_document,
    )


def _grain_of_period(form: Form, timeline: Timeline, sentence: int) -> str:
    if form.relative != "same_period":
        return form.grain
    known = timeline.period(sentence, None)
    return known.grain if known else "unknown"


def _kind(form: Form, days: Days | None, is_compared: bool, is_until: bool) -> DateKind:
    if is_compared:
        return "comparison"
    if days is None:
        return "unknown"
    if form.part:
        return "point" if days[0] == days[1] else "range"
    if form.grain == "day":
        return "point" if is_until else "deictic" if form.relative else "day"
    if form.relative == "same_period":
        return "comparison" if is_compared else "range"
    return form.grain
