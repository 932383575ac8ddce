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
from orchestration.extraction.date_known import Around, Known
from orchestration.extraction.date_nearest import is_of_late
from orchestration.extraction.date_scan import Placed, read_form, scan
from orchestration.extraction.date_years import Timeline
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
    r"(?:\bso với|\bso cùng|\bgấp (?:đôi|rưỡi|ba|[\d,.]+ lần)(?: so với)?|\bbằng [\d,.]+ ?%(?: so với| của)?|"
    r"\bmột nửa|\b(?:cao|thấp|nhiều|ít|lớn|nhỉnh|nhỏ|kém|tốt) hơn|\bkém)"
    r"(?: [^\d,.;:()\n]{0,25})?(?: ngày)? ?\Z"
)
_STARTS_CLAUSE = re.compile(r"(?:^|[.;:,(\n–-] ?|\b(?:trong khi|còn|trong lúc|mà|nhưng) )\Z")
_PLAN_OF = re.compile(
    r"\b(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|kh)(?: (?:của|cho|trong|cả|giao))? \Z"
    r"|%\s(?:so với )?(?:kế hoạch|chỉ tiêu|mục tiêu) (?:doanh thu|lợi nhuận|sản lượng|lãi|nộp ngân sách)"
    r"(?: (?:trước|sau) thuế)?(?: của)? \Z"
)
_DOCUMENT_BEFORE = re.compile(
    r"\b(?:quyết định số|(?<!trao )(?<!công bố )(?<!nhận )quyết định(?! (?:hoãn|lùi|dời|tạm|dừng|tổ chức|triệu tập|"
    r"chia|chi trả|chọn|mở|lấy|chốt|sẽ)\b)|"
    r"nghị quyết|chỉ thị|nghị định|thông tư|công văn|(?<!kỷ )(?<!pháp )luật|kết luận|quy định|hướng dẫn|thông báo|"
    r"(?<!vụ )(?<!phòng )(?<!ban )(?<!bộ )(?<!sở )kế hoạch|tờ trình|văn bản|hợp đồng)"
    r"(?:(?!diễn ra|tổ chức|khai mạc|được trao|công bố|hủy|huỷ|hoãn|dời|lùi|triệu tập|chốt|"
    r"bổ nhiệm|miễn nhiệm|trước \Z|chậm nhất|muộn nhất)[^.;:,\n]){0,45}\Z"
)
_IN_COMPARISON = re.compile(r"\b(?:so với|so|một nửa)(?: mức| thời điểm| con số)? \Z")
# What may stand before a period at the head of a sentence or clause: «Tính chung 9 tháng, …».
_OPENS = re.compile(
    r"(?:^|[;:] )(?:(?:trong|tính|tính chung|chung|lũy kế|luỹ kế|sau|hết|kết thúc|qua|cả|kết quả|về|bước sang|"
    r"bước vào|sang|theo báo cáo tài chính) )*\Z"
)
# Relative forms that tell a period for those that follow; «quý trước» and «cùng kỳ» are only compared with.
_TELLS_PERIOD = (None, "cumulative", "months_past", "past_year", "own_quarter")
_SO_FAR = re.compile(
    r"\b(?:tính|lũy kế|luỹ kế|cộng dồn)(?: cho)? (?:đến|tới|hết|đến hết|tới hết)(?: ngày| thời điểm)? \Z"
)
_UNTIL = re.compile(r"(?<!phải )(?<!đợi )(?<!chờ )\b(?:đến|tới|hết|thời điểm|tại)(?: hết)?(?: ngày)? \Z")


@dataclass(slots=True)
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
        if found and found[1] == len(lowered) and found[0].rule != "named_month":
            return Timeline(reference).resolve(found[0], Around(lowered[:start]))
    return None


_HEAD = re.compile(
    r"(?:(?:vào|trong|hết|đến hết|đến|từ|lũy kế|luỹ kế|sau|lúc|tính đến|kế hoạch|trước|kể từ|tính chung|so với|các|"
    r"ngay từ) )*"
    r"(?:(?:rạng sáng|sáng|trưa|chiều|tối|đêm|khuya) )?(?:lúc |hồi )?(?:\d{1,2} ?(?:h|giờ|g)(?: ?\d{2})?,? )?"
)


def _starts(text: str) -> tuple[int, ...]:
    """Where the date itself may begin: at once, or after «trong», «lũy kế», «lúc 8h», «chiều»."""
    match = _HEAD.match(text)
    return (0, match.end()) if match and match.end() else (0,)


def find_dates(doc: Document) -> tuple[DateMention, ...]:
    """Every date expression of the title and body, in order."""
    text = doc.lower
    header = text.find("ngày phát hành")
    body = doc.sentences[1].start if len(doc.sentences) > 1 else len(text)
    placed = [item for item in scan(text, doc.text) if not (header <= item.start < body)]
    timeline = Timeline(doc.published)
    years = _years_from_next(placed, text)
    return tuple(_mention(doc, text, timeline, item, year) for item, year in zip(placed, years, strict=True))


def _lower(text: str) -> str:
    """Lower case, character by character: «İ» alone would grow."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


_JOINED = re.compile(r"(?: và | hoặc |, | ?[-–] ?| đến | với | sang | qua )\Z")
# «Vingroup, cái tên dẫn đầu hồi quý I, dừng ở 46.325 tỷ đồng»: told in passing of whoever was named
APPOSED = re.compile(
    r",\s(?:cái tên|nơi|đơn vị|doanh nghiệp|người|bên|ngân hàng|hãng|quán quân|vốn|từng|ông lớn)\s[^,;.:()]*$"
)
_NUMBER_COMPARED = re.compile(
    r"\b(?:so với|đặt cạnh|thay vì)(?: mức| con số)? [\d.,]+ [^,;.]{2,24} (?:(?:của|trong|hồi) )?(?:cả )?$"
)
# How far the words around a date are looked at.
_BEFORE, _AFTER = 160, 40
_CLOSE = 6  # characters between dates that are joined


def _mention(doc: Document, text: str, timeline: Timeline, item: Placed, next_year: int | None) -> DateMention:
    start, end, form = item
    around = _around(doc, text, item, next_year)
    before = around.before
    is_of_plan = bool(_PLAN_OF.search(before[-60:]))
    is_compared = _is_compared(form, before) and not is_of_plan
    is_of_document = form.grain == "day" and bool(_DOCUMENT_BEFORE.search(before[-60:]))
    is_until = bool(_UNTIL.search(before[-20:]))
    days = timeline.resolve(form, around)
    grain = form.grain
    if days and form.rule == "months_past" and (days[0].month, days[0].day) == (1, 1):
        grain = "months"  # «tám tháng qua», told in September
    if days and form.relative == "same_period":
        current = timeline.current(around)
        grain = current.grain if current else grain
    if days and form.relative in _TELLS_PERIOD and not is_compared and not before.endswith("trong khi "):
        heads_list = text.endswith(":", start, doc.sentences[around.sentence].end)  # «Sau 9 tháng, kết quả như sau:»
        is_opening = heads_list or bool(_OPENS.search(before))
        is_period = (
            form.part is None
            and not is_of_plan
            and not is_of_late(form, around)
            and not (form.grain == "quarter" and before.endswith("kể từ "))  # «hợp nhất kể từ quý I»: since when
            and form.rule not in ("whole_year", "in_the_year")
        )
        is_period = is_period and (is_opening or not _is_aside(form, around))
        gives_year = not is_of_document and (form.year is not None or form.grain == "day")
        timeline.add(
            Known(
                days,
                grain,
                around.sentence,
                around.paragraph,
                gives_year=gives_year,
                gives_period=is_period,
                is_opening=is_opening,
                is_so_far=bool(_SO_FAR.search(before[-30:])),
            )
        )
    first, last = days or (None, None)
    kind: DateKind = "comparison" if is_compared else _kind(form, days, "point" if is_until else "day")
    return DateMention(
        start,
        end,
        doc.text[start:end],
        first,
        last,
        kind,
        form.rule,
        grain,
        is_anaphoric=form.is_anaphoric and not _names_itself(form, days, before, around.after),
        is_until=is_until,
        is_of_plan=is_of_plan,
        is_of_document=is_of_document,
    )


def _is_aside(form: Form, around: Around) -> bool:
    """«quý III năm ngoái 4 tỷ», «(năm 2023: 4 tỷ)»: stands beside the period that the text speaks of.

    So does the time of what is compared («so với 145 triệu tấn của năm 2024») or told in passing («A, cái tên dẫn
    đầu hồi quý I, …»).
    """
    if form.year_shift == -1 or (around.before.endswith("(") and around.after.startswith(":")):
        return True
    is_apposed = around.after.startswith(",") and APPOSED.search(around.before) is not None
    return is_apposed or _NUMBER_COMPARED.search(around.before) is not None


def _names_itself(form: Form, days: Days | None, before: str, after: str) -> bool:
    """«trong khi cùng kỳ lãi 11 tỷ», «bằng 97% cùng kỳ» name a time; «so với cùng kỳ» only says how it is compared.

    «Cả năm, doanh thu …», «chỉ tiêu cả năm 5.400 tỷ» name the year, «kế hoạch cả năm», «dự báo cả năm» do not.
    """
    if form.rule == "whole_year":
        return not (before.endswith(("kế hoạch ", "dự báo ")) or after.startswith(" dự báo"))
    return form.relative == "same_period" and days is not None and not _IN_COMPARISON.search(before)


def _around(doc: Document, text: str, item: Placed, next_year: int | None) -> Around:
    start, end, _ = item
    index = doc.sentence_index(start)
    sentence = doc.sentences[index]
    before = text[max(sentence.start, start - _BEFORE) : start]
    after = text[end : min(sentence.end, end + _AFTER)]
    return Around(before, after, index, sentence.paragraph, next_year)


def _years_from_next(placed: list[Placed], text: str) -> list[int | None]:
    """The year that each date takes from the one joined to it: «quý 1, quý 2 và quý 3 năm 2023»."""
    years: list[int | None] = [None] * len(placed)
    for index in range(len(placed) - 2, -1, -1):
        item, following = placed[index : index + 2]
        if following.form.grain == item.form.grain and following.start - item.end <= _CLOSE:
            year = following.form.year or years[index + 1]
            years[index] = _year_before(item.form, following.form, year, text[item.end : following.start])
    return years


def _year_before(form: Form, following: Form, year: int | None, between: str) -> int | None:
    """«quý III sang quý IV/2026» shares its year, «từ ngày 28/12 sang ngày 11/1/2024» runs over the New Year."""
    if year is None or not _JOINED.match(between):
        return None
    first, last = form.in_year(year), following.in_year(year)
    is_over = between.strip() == "sang" and first is not None and last is not None and first > last
    return year - int(is_over)


def _is_compared(form: Form, before: str) -> bool:
    """«so với quý II»; «cùng kỳ» unless it opens a clause («trong khi cùng kỳ năm 2017 cũng lỗ …»)."""
    if _COMPARED.search(before[-60:]):
        return True
    return form.relative == "same_period" and not _STARTS_CLAUSE.search(before[-12:])


def _kind(form: Form, days: Days | None, kind_of_day: Literal["point", "day"]) -> DateKind:
    if days is None:
        return "unknown"
    if form.part:
        return "point" if days[0] == days[1] else "range"
    if form.grain == "day":
        return "deictic" if form.relative and kind_of_day == "day" else kind_of_day
    return "range" if form.relative == "same_period" else form.grain
