"""The frames that a sentence sets before its first number: periods that hold for what follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from orchestration.extraction.dates import DateMention
from orchestration.extraction.document import Document
from orchestration.extraction.headings import heads_list, opens_paragraph
from orchestration.extraction.lexicon import any_of
from orchestration.extraction.metric_dates import SentenceDates
from orchestration.extraction.metric_period import Period, period_of
from orchestration.extraction.metric_report import PERIOD_KINDS, can_frame

# A frame is a period that opens a sentence or clause and holds for what follows: «Trong năm 2020, …».
_FRAME_BEFORE = re.compile(
    r"(?:^|[,;:.–-]\s?|\s(?:rõ|biết|thấy)\s|^và\s)(?:(?:trong|tính|riêng|sau|về|tính chung|tính riêng|đến|hết|"
    r"lũy kế|luỹ kế|bước sang|sang|kết thúc|"
    r"nhìn lại|điểm lại|nhìn lại chặng đường|suốt|\d|hai|ba|bốn|năm|"
    r"đối với|cho|của|qua|bước vào|cũng|chỉ|theo|kết quả|phương hướng|nhiệm vụ|mục tiêu|kế hoạch|công tác|"
    r"tình hình|hoạt động|báo cáo|nhìn chung|điểm nổi bật|ước|và)\b[\s,]*)*$",
    re.IGNORECASE,
)
# «Riêng quý cuối niên độ (| 1/4-30/6/2023 |), doanh thu …»: the days of what the clause opens with
_GLOSSED_STRETCH = re.compile(
    r"(?:^|[.;:,]\s)(?:riêng |trong |tính )?(?:quý|niên độ|năm tài chính|kỳ)(?!\w)[^,.;()]{0,30} \($"
)
_CLAUSE_MARKS = frozenset(",;:.–-")
_LOCAL_FRAME = re.compile(r"(?:riêng|trong đó)(?:\s\w+)?\s?$", re.IGNORECASE)
_TERM_AHEAD = re.compile(r"\b(?:nhiệm kỳ (?:tới|mới)|(?:5|năm) năm tới)\b")
_TERM_GONE = re.compile(
    r"\b(?:nhiệm kỳ (?:vừa )?qua|(?:cả|trong|suốt|nhìn lại) nhiệm kỳ(?! (?:\d|tới|mới|sau))|(?:5|năm) năm qua)\b"
)
_YEARS_IN_WORDS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5}
_ALL_YEARS = re.compile(
    r"\b(?:cả|trong|sau|suốt|qua|tổng cộng) (?P<count>hai|ba|bốn|năm|[2-9]) năm(?! (?:tới|nữa|qua|liền|trước|\d))\b"
)
_TOPIC_WORDS = 5  # that may stand before the period that a sentence without numbers is about
_OF_LIFE = re.compile(r"\b(?:sinh|thành lập|ra đời|gia nhập|tốt nghiệp|bắt đầu|khởi công|từ|hồi|vào|trước)\s$")
# «tháng 4/2019 được bầu làm Phó Chủ tịch»: a date of somebody's life
_OF_CAREER = re.compile(
    r",? (?:(?:ông|bà|anh|chị|đồng chí) )?(?:được (?:bầu|bổ nhiệm|cử|giao|điều động|đề bạt|tuyển)|giữ chức|"
    r"làm (?=\w+ )|gia nhập|tốt nghiệp|về công tác|vào ngành)"
)
_OF_CONGRESS = re.compile(
    r"(?:lần thứ [^\s,]{1,8}|khóa [^\s,]{1,6}|đại hội|ban chấp hành|(?:đảng bộ|công đoàn)[^,]{0,60}),? $"
)
_PLANNED = re.compile(
    any_of("phấn đấu|mục tiêu|dự kiến|sẽ|kế hoạch năm|phương hướng|dự báo".split("|"), not_after=r"\w") + r"\b"
)
_REACH_BEFORE = 400  # characters before a date that say whether it frames what follows
_CUMULATIVE_GRAINS = frozenset({"months", "half"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A period that holds for what follows; ``told`` as its words say it, ``period`` as it frames."""

    told: Period
    period: Period
    is_planned: bool
    is_cumulative: bool = False  # «lũy kế» later in the text may mean it
    is_local: bool = False  # «trong đó riêng quý IV»: of its own clause alone


class FrameFinder:
    """Finds the frames of one article's sentences."""

    def __init__(
        self, document: Document, dates: Sequence[DateMention], by_sentence: SentenceDates, report_end: date
    ) -> None:
        self._document = document
        self._lower = document.lower
        self._dates = dates
        self._by_sentence = by_sentence
        self._report_end = report_end
        self._new_term = self._term_ahead()

    def of_title(self, index: int) -> Period | None:
        """The first period of the title that is not ahead: «đơn hàng kín tới quý I/2025» is an outlook."""
        for mention in self._by_sentence.all(index):
            named, published = period_of(mention), self._document.published
            # «Nửa năm mua gần đủ gạo cho cả năm»: the year under way is what is aimed at
            is_aim = mention.text.lower() == "cả năm" and not named.is_over_on(published)
            if can_frame(self._document, mention) and not named.is_ahead_of(published) and not is_aim:
                return named
        return None

    def of_sentence(self, index: int, first_number: int) -> Iterator[Frame]:
        """The frames in the order of the text; each overrules the one before it."""
        sentence = self._document.sentences[index]
        mentions = self._by_sentence.all(index)
        is_topic = first_number >= sentence.end  # «Bức tranh năm 2024 kém tươi. Doanh thu dừng ở …»
        is_heading = heads_list(self._document, index)
        if is_heading and is_topic and (planned := self._of_heading(sentence.start, mentions)) is not None:
            yield planned
            return
        yield from self._of_term(sentence.start, first_number)
        yield from self._of_years(sentence.start, first_number)
        is_planned = bool(mentions) and _PLANNED.search(self._lower, sentence.start, sentence.end) is not None
        for mention in mentions:
            if mention.start > first_number:
                break
            before = self._lower[max(sentence.start, mention.start - _REACH_BEFORE) : mention.start]
            if self._is_term_gone(mention, before):
                yield Frame(period_of(mention), period_of(mention), is_planned=False)
            elif not can_frame(self._document, mention) or _OF_CAREER.match(self._lower, mention.end):
                continue
            elif is_heading or _frames(before) or (is_topic and self._is_topic(mention, before)):
                is_local = bool(before.strip()) and _LOCAL_FRAME.search(before) is not None
                yield Frame(
                    period_of(mention),
                    self._framing(mention),
                    is_planned=is_planned,
                    is_cumulative=mention.grain in _CUMULATIVE_GRAINS,
                    is_local=is_local and not self._opens(index, before),
                )

    def _of_heading(self, start: int, mentions: Sequence[DateMention]) -> Frame | None:
        """«CHỈ TIÊU 2023 - 2028», «Kế hoạch năm 2024:»: the period of a plan holds for the items below."""
        for mention in mentions:
            is_planned = mention.kind in PERIOD_KINDS and (mention.is_of_plan or mention.kind == "term")
            if is_planned and not _OF_CONGRESS.search(self._lower[start : mention.start]):
                return Frame(period_of(mention), period_of(mention), is_planned=True)
        return None

    def _is_term_gone(self, mention: DateMention, before: str) -> bool:
        """«Báo cáo nêu, nhiệm kỳ 2018 – 2023, đoàn viên có 264 sáng kiến»: no name of a congress, and mostly over."""
        if mention.kind != "term" or mention.first is None or mention.last is None or _OF_CONGRESS.search(before):
            return False
        is_over = not period_of(mention).is_ahead_of(self._document.published)
        is_named = mention.text.lower().startswith("giai đoạn")  # a congress has its «nhiệm kỳ», never a «giai đoạn»
        return is_over and (is_named or self._lower.startswith(",", mention.end)) and _frames(before)

    def _opens(self, index: int, before: str) -> bool:
        """«Riêng quý IV, doanh thu …» at the head of a paragraph: what the whole paragraph is about."""
        return opens_paragraph(self._document, index) and before.strip().lower() in (
            "riêng",
            "tính riêng",
            "riêng trong",
            "chỉ tính riêng",
        )

    def _of_term(self, start: int, end: int) -> Iterator[Frame]:
        """«5 năm qua, …», «Nhiệm kỳ tới, Công đoàn đề ra: …»: the term gone by, or the one that the congress opens."""
        new = self._new_term
        if new is None or new.first is None or new.last is None:
            return
        if _TERM_AHEAD.search(self._lower, start, end):
            yield Frame(new, new, is_planned=True)
        elif _TERM_GONE.search(self._lower, start, end):
            years = new.last.year - new.first.year
            gone = Period(date(new.first.year - years, 1, 1), self._report_end, None, "term")
            yield Frame(gone, gone, is_planned=False)

    def _of_years(self, start: int, end: int) -> Iterator[Frame]:
        """«Tổng kết phong trào giai đoạn 2021 - 2023. Cộng cả ba năm, …»: the stretch of so many years."""
        told = _ALL_YEARS.search(self._lower, start, end)
        if told is None:
            return
        count = _YEARS_IN_WORDS.get(told["count"]) or int(told["count"])
        for mention in self._dates:
            first, last = mention.first, mention.last
            if first is not None and last is not None and first.year == last.year - count + 1 and count > 1:
                yield Frame(period_of(mention), period_of(mention), is_planned=False)
                return

    def _term_ahead(self) -> Period | None:
        """The term named that is not over: «Đại hội … nhiệm kỳ 2023 - 2028»."""
        terms = (m for m in self._dates if m.grain == "term" and m.last is not None)
        ahead = next((m for m in terms if m.last is not None and m.last > self._document.published), None)
        return period_of(ahead) if ahead else None

    def _is_topic(self, mention: DateMention, before: str) -> bool:
        """«Bức tranh năm 2024 kém tươi. Doanh thu dừng ở …»: a recent period early in a sentence without numbers."""
        is_of_late = period_of(mention).is_recent_on(self._document.published)
        return is_of_late and len(before.split()) <= _TOPIC_WORDS and not _OF_LIFE.search(before)

    def _framing(self, mention: DateMention) -> Period:
        """«Tính đến hết tháng 11: …» frames what there is at its end and what was done since New Year."""
        period = period_of(mention)
        is_over = period.last is not None and period.last <= self._document.published
        if mention.is_until and is_over and mention.grain != "year":
            return Period(period.last, period.last, period.label, "until")
        return period


def _frames(before: str) -> bool:
    """Whether the words before a period let it hold for what follows; the plainest are asked for first."""
    last = before[-1:]
    if last == "(":
        return _GLOSSED_STRETCH.search(before) is not None
    is_head = (
        not last or last in _CLAUSE_MARKS or (last.isspace() and before[-2:-1] in _CLAUSE_MARKS and len(before) > 1)
    )
    return is_head or _FRAME_BEFORE.search(before) is not None
