"""What an article reports as a whole: the day of its event, the stretch that it looks back on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from orchestration.extraction.dates import DateMention
from orchestration.extraction.document import Document
from orchestration.extraction.metric_dates import SentenceDates
from orchestration.extraction.metric_period import Period, of_year, period_of
from orchestration.extraction.quotations import is_quoted

PERIOD_KINDS = frozenset({"range", "month", "quarter", "half", "year", "months", "term"})
_REPORT_OF = re.compile(r"(?:tổng kết|sơ kết|kết quả|báo cáo|đánh giá)\b[^.;]{0,60}$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:kể từ|từ|tính từ|sau|tới|đến|so với)\s$")
_SINCE_REACH = 16  # no less than ``_SINCE`` can take
_REPORT_REACH = 80  # no less than ``_REPORT_OF`` can take
_DAY_BEFORE_GLOSS = re.compile(
    r"(?<!\w)(?:qua|nay|vừa rồi|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|sáng|chiều|tối|ngày)\s\($"
)
_REPORT_DAYS = 10  # an event of more days than this is a campaign, no day of report
_REPORTED_WITHIN = 150  # days; «ngày 18/10/2006, mỏ đón dòng dầu đầu tiên» opens an anniversary
_OPENING_SENTENCES = 3
_COMPARED = re.compile(
    r"\b(?:so với|so|lần|cùng thời điểm|cùng thời gian|đặt cạnh|đặt bên|bên cạnh)\s(?:thực hiện\s|\w+\s)?$"
    r"|\b(?:tương đương|ngang|ngang bằng|cao hơn|thấp hơn|nhiều hơn|ít hơn|lớn hơn|nhỉnh hơn|hơn|kém|gấp đôi)\s"
    r"(?:mức\s|của\s|cả\s|thực hiện\s)?$"
)
_COMPARED_REACH = 24
_NAMED_PLAN = re.compile(r"(?:Kế hoạch|Quy hoạch|Đề án|Chiến lược|Luật|Chương trình) [^,.;:()]*$")
_PLAN_NAME = 90  # characters of a document's name before its year
_NEW_YEAR = 3  # months in which the year before is looked back on
_OF_NEW_TASKS = re.compile(r"(?:triển khai|nhiệm vụ|phương hướng|ra quân)\b[^.;]{0,60}$")
_AT_OCCASION = re.compile(r"(?<!\w)tại (?:lễ|buổi|hội nghị|đại hội|cuộc họp|phiên|chương trình|sự kiện)(?!\w)")
_OCCASION_REACH = 120  # characters from «Tại lễ …» to its day
_CONTRASTED = re.compile(r"(?:^|[.\n;“]\s?)nếu(?: như)?(?: (?:ở|trong|vào|hồi|tại|cả|kết thúc))? $")
_CONTRAST_REACH = 24


def can_frame(document: Document, mention: DateMention) -> bool:
    """Whether a stretch can hold for what follows: no plan's, no comparison's, none of a slogan in quotes."""
    if mention.kind not in PERIOD_KINDS or mention.kind == "term" or mention.is_of_plan:
        return False
    if mention.text.lower().startswith("cùng kỳ"):
        return False
    sentence = document.sentence_at(mention.start)
    if is_contrasted(document.lower, mention.start):
        return False
    before = document.lower[max(sentence.start, mention.start - _SINCE_REACH) : mention.start]
    if sentence.kind == "title" and _SINCE.search(before):
        return False  # «thấp nhất kể từ quý III/2019»
    return not is_quoted(document.lower, sentence.start, mention.start)  # «phương châm “Tháng 10 về đích”»


def is_contrasted(lower: str, start: int) -> bool:
    """«Nếu như | nửa đầu năm ngoái | giá chỉ 497 USD thì nay là 603 USD»: told only to set off what follows."""
    return _CONTRASTED.search(lower, max(0, start - _CONTRAST_REACH), start) is not None


def is_compared_with(lower: str, start: int) -> bool:
    """Whether the words before a date make it what something is compared with: «so với năm 2021»."""
    return _COMPARED.search(lower, max(0, start - _COMPARED_REACH), start) is not None


def report_days(document: Document, dates: SentenceDates) -> tuple[date, date]:
    """First and last of the days named first in the first two sentences of the body, else the publishing day."""
    body = [i for i, sentence in enumerate(document.sentences) if sentence.kind == "body"][:2]
    for mention in (mention for index in body for mention in dates.all(index)):
        if mention.kind not in ("day", "range") or mention.first is None or mention.last is None:
            continue
        is_brief = (mention.last - mention.first).days <= _REPORT_DAYS
        is_aside = (  # «(lịch ban đầu là 23.12)», but not «Thứ Sáu tuần qua (10/4)»
            document.lower[mention.start - 1 : mention.start] == "("
            and _DAY_BEFORE_GLOSS.search(document.lower, max(mention.start - 30, 0), mention.start) is None
        )
        is_recent = 0 <= (document.published - mention.first).days <= _REPORTED_WITHIN
        if is_brief and not is_aside and is_recent:
            return mention.first, mention.last
    return document.published, document.published


def day_of_occasion(document: Document, dates: SentenceDates, index: int) -> date | None:
    """«Tại lễ đón dòng dầu diễn ra chiều 08/10 ở Vũng Tàu»: the day of the meeting or ceremony."""
    if not dates.all(index):
        return None
    sentence = document.sentences[index]
    named = _AT_OCCASION.search(document.lower, sentence.start, sentence.end)
    if named is None:
        return None
    start = named.start()
    reach = _OCCASION_REACH if start == sentence.start else _OCCASION_REACH // 2
    for mention in dates.all(index):
        if mention.start < start:
            continue
        if mention.start - start > reach:
            return None
        if mention.kind == "day":
            is_recent = mention.first is not None and 0 <= (document.published - mention.first).days <= _REPORTED_WITHIN
            return mention.first if is_recent else None
    return None


def _is_in_name_of_plan(document: Document, mention: DateMention) -> bool:
    """«thuộc Kế hoạch phát triển mỏ điều chỉnh năm 2024»: the year is a part of what a document is called."""
    return _NAMED_PLAN.search(document.text, max(0, mention.start - _PLAN_NAME), mention.start) is not None


def year_reviewed(document: Document, dates: Sequence[DateMention]) -> Period | None:
    """«Hội nghị triển khai nhiệm vụ năm 2025» in January 2025: the results told there are those of 2024."""
    published = document.published
    if published.month > _NEW_YEAR:
        return None
    for mention in dates:
        if document.sentence_index(mention.start) > _OPENING_SENTENCES:
            return None
        is_of_year = mention.grain == "year" and mention.first is not None and mention.first.year == published.year
        before = document.lower[max(0, mention.start - _REPORT_REACH) : mention.start]
        if is_of_year and _OF_NEW_TASKS.search(before):
            return of_year(published.year - 1, None)
    return None


def report_period(document: Document, dates: Sequence[DateMention]) -> Period | None:
    """«Hội nghị tổng kết công tác năm 2021»: what a report of title or opening is about."""
    for mention in dates:
        if document.sentence_index(mention.start) > _OPENING_SENTENCES:
            break
        if not can_frame(document, mention):
            continue
        sentence = document.sentence_at(mention.start)
        if _REPORT_OF.search(document.lower[max(sentence.start, mention.start - _REPORT_REACH) : mention.start]):
            return period_of(mention)
    return None


def opening_period(document: Document, dates: Sequence[DateMention]) -> Period | None:
    """«Bức tranh viễn thông 6 tháng đầu năm mà Bộ công bố»: the first stretch gone by that the opening names."""
    for mention in dates:
        if document.sentence_index(mention.start) > _OPENING_SENTENCES:
            return None
        is_past = mention.last is not None and mention.last <= document.published
        is_past = is_past and period_of(mention).is_recent_on(document.published)
        is_past = is_past and not _is_in_name_of_plan(document, mention)
        if is_past and can_frame(document, mention) and not is_compared_with(document.lower, mention.start):
            return period_of(mention)
    return None
