"""The period that the words around a number state: before it in its clause, right after it, earlier in its sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from orchestration.extraction.dates import APPOSED, DateMention
from orchestration.extraction.document import Document
from orchestration.extraction.metric_context import PeriodContext
from orchestration.extraction.metric_dates import SentenceDates
from orchestration.extraction.metric_period import Period, period_of
from orchestration.extraction.metric_report import PERIOD_KINDS, can_frame, is_compared_with, is_contrasted

# «chiến lược được thông qua năm 2023», «hồi tháng 1 công bố là | 1.245 tỷ»: when it was said, not what it is about.
_SAID_BEFORE = re.compile(
    r"\b(?:(?:thông qua|công bố|ban hành|phê duyệt)\s(?:vào\s|hồi\s|từ\s|trong\s)?"
    r"|(?:giao|đề ra|đặt ra|đăng ký|sửa|điều chỉnh|chốt|trình)\s(?:vào\s|hồi\s|từ\s|ngay từ\s))$"
)
_SAID_AFTER = re.compile(r"\s(?:được\s|đã\s|từng\s)?(?:công bố|thông qua|giao|phê duyệt)\b")
_CLAUSE_ASIDE = re.compile(r"(?:^|[,;:(]\s?)(?:riêng|trong đó)\b[^,;:()]*$")
_SINCE = re.compile(r"\s(?:kể\s)?từ\s")
_WITHIN_TERM = re.compile(r"\b(?:trong|cả|suốt|toàn|sau|qua)\s$")
_PLAN_BEFORE = re.compile(r"\b(?:kế hoạch|mục tiêu|chỉ tiêu)\s(?:kinh doanh\s|sản xuất\s|cho\s|của\s){0,2}$")
# A clause that opens with a stretch: «; tính chung 9 tháng», «, lũy kế 6 tháng», at the sentence's start too.
_ANEW = re.compile(r"(?:^|[;.]\s|,\s)(?:(?:tính chung|lũy kế|cộng dồn|tính|gộp cả|riêng|còn|trong|sau|qua|cả)\s)*$")
_SINCE_NEW_YEAR = re.compile(r"\btừ\s$")
_ASIDE_BEFORE = re.compile(r"(?:\b(?:trong khi|còn|trong lúc|riêng|trong đó)\s(?:\w+\s)?|\(\s?)$")
_RIGHT_AFTER = re.compile(
    r"[\s(]{0,2}(?:(?:trong|vào|ở|của|cho|sau|kể|tính|hồi|chỉ trong|chỉ sau)\s)?"
    r"|\s(?:(?!tăng|giảm|so|bằng|vượt|cao|thấp|gấp|kế|cùng (?:kỳ|thời)|từ|đến)[^\W\d]+\s){1,4}"
    r"(?:(?:chỉ )?trong|vào|chỉ sau)\s"
    r"|(?:\s[^\W\d]+){0,4}\s(?:lùi|dời|hoãn|chuyển|giãn)\s(?:lại\s)?(?:sang|đến|tới)\s"
)
_CAUSE = re.compile(r"(?:^|[,;.:\n]\s?)(?:do|vì|bởi|nhờ|dù|mặc dù|tuy)\s[^,;.]*$")
_NUMBER_IS = re.compile(r"\slà\s[^;.%\d]{0,140}\s(?:sau|trong|qua|của|hết|suốt)\s(?:cả\s)?")
_PAST_ASIDE = re.compile(r"\s*\(\s?(?:(?:kết quả )?thực hiện\s|ước\s|của\s)?")
_RESULT = re.compile(r"\bước(?: (?:thực hiện|đạt))?\b[^;.]*$")
_BORN = re.compile(r"\b(?:ra đời|thành lập|sinh|khánh thành|đi vào hoạt động)(?: vào| từ| hôm| hồi)?\s$")
_GLOSS = re.compile(r"\s\((?:là |đạt |khoảng |gần |hơn )?")  # «tăng 5% so với cùng kỳ năm 2023 (| 120 tỷ đồng)»
_VERSUS = re.compile(r"(?<!\w)(?:so với|đặt cạnh|thay vì)(?: (?:mức|con số))?(?: [^\W\d_]+)? $")
_WHY = re.compile(r"\s(?:(?:bởi|vì)|do\s(?:[^\W\d]+\s){0,3}(?:còn|đang|vẫn|chưa))\s")
_SINCE_THEN = re.compile(r"(?<!\w)(?:từ|kể từ)(?: khi)?(?: [^\W\d]+){0,4} \(?$")
_UNTIL_NOW = re.compile(r"\)?,?\s(?:cho )?(?:đến|tới) nay\b")
_THEN = re.compile(r"(?<!\w)thì(?!\w)")
# «gấp 2 lần quý III/2021 – thời điểm đơn vị còn lãi | 57 tỷ đồng»
_AT_THAT_TIME = re.compile(r",? (?:[-–] |\()?(?:thời điểm|giai đoạn|quãng thời gian|khi ấy|lúc đó|khi đó|lúc ấy)(?!\w)")
_FIGURE = re.compile(r"\d")
# «vận hành từ quý IV/2026, mỗi năm cung cấp | 150 triệu kWh»
_EACH_YEAR = re.compile(r"(?<!\w)(?:mỗi|hằng|hàng) năm(?!\w)")
_WITHIN = re.compile(r"\s(?:chỉ )?trong\s")
_SPANS = PERIOD_KINDS | {"point"}  # «từ đầu năm ước | 4,76 triệu tấn»
_SAID_REACH, _ASIDE_REACH, _CLAUSE_REACH = 24, 30, 80


class StatedPeriods:
    """Finds the stated periods of one article."""

    def __init__(self, document: Document, by_sentence: SentenceDates, context: PeriodContext) -> None:
        self._document = document
        self._lower = document.lower
        self._by_sentence = by_sentence
        self._context = context
        self._consumed: set[int] = set()  # mentions that stood beside their number

    def near(
        self, index: int, span: tuple[int, int], lead_start: int, *, is_stock: bool, is_plan: bool
    ) -> Period | None:
        """The nearest period in the lead, else the one right after the number, else an earlier one of the sentence."""
        start = span[0]
        if _VERSUS.search(self._lower, max(lead_start, start - _SAID_REACH), start):
            compared = self.beside(index, span, is_stock=is_stock)
            if compared is not None:
                return compared  # «161,9 triệu tấn trong năm 2025, so với | 145 triệu tấn | của năm 2024»
        opens_clause = not self._lower[lead_start:start].rpartition(",")[2].strip(" ;,-–+•")
        first = self._of_number_first(index, span[1]) if opens_clause and not is_stock else None
        fitting = [
            mention
            for mention in self._by_sentence.before(index, start)
            if mention.start not in self._consumed
            and self._is_period_of_fact(mention, start, lead_start, is_plan=is_plan)
        ]
        # «phải dời sang nửa đầu năm 2026 bởi công ty còn lỗ lũy kế | 38 tỷ đồng»
        fitting = [m for m in fitting if not (self._is_ahead(m) and _WHY.search(self._lower, m.end, start))]
        fitting = [m for m in fitting if not _EACH_YEAR.search(self._lower, m.end, start)]
        if not is_plan:  # «có việc làm đến hết quý II/2026; thu nhập bình quân | 11 triệu»: of another clause
            fitting = [m for m in fitting if not (self._holds_for_clause(m) and ";" in self._lower[m.end : start])]
            if _RESULT.search(self._lower, lead_start, start) and self._context.is_report_of_past:
                # «Hội nghị tổng kết 2022, triển khai kế hoạch 2023 họp ngày 16/1 …, doanh thu ước đạt | 16.900 tỷ»
                fitting = [m for m in fitting if m.kind in _SPANS and not self._is_ahead(m)]
        sentence_start = self._document.sentences[index].start
        own = [mention for mention in fitting if mention.start >= lead_start and first is None]
        if own and not is_stock:  # «báo cáo quý II công bố hôm qua, … thu về»: a flow is of the quarter
            own = [mention for mention in own if mention.kind in PERIOD_KINDS] or own
        if is_plan:  # «kế hoạch 2026 sẽ trình trong tháng 10 với doanh thu …»: the plan's own year
            own = [mention for mention in own if mention.is_of_plan or self._heads_plan(mention)] or own
        if own and not self._is_parted(own[0], index, span):
            return self._as_period(own[0], sentence_start)
        beside = self.beside(index, span, is_stock=is_stock) or first
        if beside is not None:
            return beside
        if fitting and (self._context.carried is None or self._is_carried(fitting[0])):
            return self._as_period(fitting[0], sentence_start)
        return None

    def _is_parted(self, mention: DateMention, index: int, span: tuple[int, int]) -> bool:
        """«giàn WHP-D đi vào khai thác tháng 11/2016, mỏ vẫn giữ | 16.000 thùng/ngày | trong 9 tháng đầu năm 2021»."""
        after = self._by_sentence.first_from(index, span[1])
        is_told = after is not None and _WITHIN.fullmatch(self._lower, span[1], after.start) is not None
        return is_told and "," in self._lower[mention.end : span[0]]

    def _is_ahead(self, mention: DateMention) -> bool:
        return period_of(mention).is_ahead_of(self._document.published)

    def _holds_for_clause(self, mention: DateMention) -> bool:
        """A day, or what is still ahead, says nothing of the next clause."""
        return mention.kind == "day" or (mention.last is not None and mention.last > self._document.published)

    def reframed(self, index: int, lead_start: int, start: int) -> Period | None:
        """«…; tính chung 9 tháng, chỉ số bằng | 107,6% | cùng kỳ»: the stretch that the lead opens anew."""
        sentence_start = self._document.sentences[index].start
        for mention in self._by_sentence.before(index, start):
            if mention.start <= lead_start:
                return None
            if can_frame(self._document, mention):
                before = self._lower[sentence_start : mention.start]
                is_told = _ANEW.search(before) and not is_compared_with(self._lower, mention.start)
                return period_of(mention) if is_told else None
        return None

    def _heads_plan(self, mention: DateMention) -> bool:
        return _PLAN_BEFORE.search(self._lower, max(0, mention.start - 24), mention.start) is not None

    def beside(self, index: int, span: tuple[int, int], *, is_stock: bool = False) -> Period | None:
        """The period right after a number: «9,2 triệu đồng (năm 2018)», for a stock «40 tỷ đồng hồi đầu năm» too."""
        mention = self._by_sentence.first_from(index, span[1])
        while mention is not None and _RIGHT_AFTER.fullmatch(self._lower, span[1], mention.start):
            is_fitting = mention.kind in PERIOD_KINDS or (is_stock and mention.kind == "point")
            if not is_fitting or mention.is_of_plan:
                mention = self._by_sentence.first_from(index, mention.end)
                continue
            if self._lower.find("(", span[1], mention.start) >= 0 and self._lower[mention.end : mention.end + 1] != ")":
                return None
            self._consumed.add(mention.start)
            return self._as_period(mention, self._document.sentences[index].start)
        return None

    def _of_number_first(self, index: int, end: int) -> Period | None:
        """«| 11.466 tỷ đồng | là doanh thu mà PVCFC thu về sau ba quý đầu năm»: a clause that its number opens."""
        mention = self._by_sentence.first_from(index, end)
        if mention is None or mention.kind not in PERIOD_KINDS or mention.is_of_plan:
            return None
        is_told = _NUMBER_IS.fullmatch(self._lower, end, mention.start) is not None
        return self._as_period(mention, self._document.sentences[index].start) if is_told else None

    def since_beside(self, index: int, span: tuple[int, int]) -> Period | None:
        """«giá điện lên | 1.920 đồng/kWh | từ ngày 4/5/2023»: the day from which a price holds."""
        mention = self._by_sentence.first_from(index, span[1])
        if mention is None or mention.kind != "day" or not _SINCE.fullmatch(self._lower, span[1], mention.start):
            return None
        return Period(mention.first, mention.first, mention.text, "day", is_aside=True)

    def compared(self, index: int, start: int) -> Period | None:
        """«So với năm 2021, … lợi nhuận bốc hơi quá nửa, từ mức | 131 tỷ đồng»: what the sentence compares with."""
        for mention in self._by_sentence.before(index, start):
            is_stretch = mention.kind == "comparison" or mention.kind in PERIOD_KINDS
            if is_stretch and is_compared_with(self._lower, mention.start):
                return replace(period_of(mention), is_aside=True)
        return None

    def is_of_other_number(self, mention: DateMention) -> bool:
        """«doanh thu 3 tỷ USD vào năm 2035, từ mục tiêu | 800 triệu USD»: the date stood beside its own number."""
        return mention.start in self._consumed

    def names_date(self, index: int, start: int, end: int) -> bool:
        """Whether a date stands between two offsets of a sentence."""
        mention = self._by_sentence.first_from(index, start)
        return mention is not None and mention.start < end

    def is_past_aside(self, index: int, lead_start: int, start: int) -> bool:
        """Whether a bracket says what was in a time gone by.

        «(năm trước | 96 tỷ đồng)», «tăng 5% so với năm 2023 (| 96 tỷ đồng)».
        """
        published = self._document.published
        before = next(iter(self._by_sentence.before(index, start)), None)
        if before is not None and before.last is not None and before.last < published:
            is_compared = before.kind == "comparison" or is_compared_with(self._lower, before.start)
            if is_compared and _GLOSS.fullmatch(self._lower, before.end, start):
                return True
        mention = self._by_sentence.first_from(index, lead_start)
        if mention is None or mention.last is None:
            return False
        is_past = mention.last < published
        return is_past and _PAST_ASIDE.fullmatch(self._lower, lead_start, mention.start) is not None

    def _is_carried(self, mention: DateMention) -> bool:
        """Whether the mention is what the carried period came from: nothing newer was said."""
        return self._context.carried is not None and (mention.first, mention.last) == (
            self._context.carried.first,
            self._context.carried.last,
        )

    def _is_period_of_fact(self, mention: DateMention, start: int, lead_start: int, *, is_plan: bool) -> bool:
        if mention.kind in PERIOD_KINDS and _AT_THAT_TIME.match(self._lower, mention.end):
            return True
        if mention.kind == "comparison" or _GLOSS.fullmatch(self._lower, mention.end, start):
            return self._is_of_comparison(mention, start, lead_start)
        if mention.is_of_plan and not is_plan:
            return False
        is_told_of = is_compared_with(self._lower, mention.start) or self.is_of_saying(mention)
        is_told_of = is_told_of or (
            is_contrasted(self._lower, mention.start) and _THEN.search(self._lower, mention.end, start) is not None
        )
        if is_told_of or self._is_of_cause(mention, start) or self._is_of_other(mention, start):
            return False
        if (
            mention.text.lower().startswith("nhiệm kỳ") and not is_plan
        ):  # a term names a congress, unless «trong nhiệm kỳ»
            return _WITHIN_TERM.search(self._lower, max(0, mention.start - 10), mention.start) is not None
        return mention.kind in PERIOD_KINDS or mention.kind in ("day", "point", "deictic")

    def _is_of_comparison(self, mention: DateMention, start: int, lead_start: int) -> bool:
        """«trong khi cùng kỳ năm 2022 lãi | 412 tỷ»: the comparison's own number follows it directly."""
        if _GLOSS.fullmatch(self._lower, mention.end, start):
            return mention.kind in PERIOD_KINDS or mention.kind == "comparison"
        before = self._lower[max(0, mention.start - 12) : mention.start]
        between = self._lower[mention.end : start]
        follows = not any(mark in between for mark in ",;") and mention.start >= lead_start
        return follows and not re.search(r"(?:so (?:với )?|%\s?|bằng\s|rưỡi\s|đôi\s|lần\s)$", before)

    def _is_of_cause(self, mention: DateMention, start: int) -> bool:
        """«Trong tháng 9, do dừng máy từ ngày 14 đến 21/9, sản lượng chỉ còn | 51,3 nghìn tấn»: why, not when."""
        before = self._lower[max(0, mention.start - _CLAUSE_REACH) : mention.start]
        return _CAUSE.search(before) is not None and "," in self._lower[mention.end : start]

    def _is_of_other(self, mention: DateMention, start: int) -> bool:
        """Whether the date is of something else: told of a body in passing, of its beginning, of what a bracket says.

        «Vingroup, cái tên dẫn đầu hồi quý I, dừng ở | 46.325 tỷ đồng»,
        «Tổ chức Đoàn, ra đời ngày 24/12/2008, hiện quy tụ | 10.000 đoàn viên»,
        «trình cổ đông (họp ngày 18/4 tại Phú Thọ) kế hoạch doanh thu | 1.250 tỷ đồng».
        """
        clause = self._lower[max(0, mention.start - _CLAUSE_REACH) : mention.start]
        if APPOSED.search(clause) and "," in self._lower[mention.end : start]:
            return True
        told = self._told_in_bracket(mention, start)
        if mention.kind != "day":
            # «bán tàu A (trọng tải 6.500 DWT, đóng năm 2001) với giá | 2,4 triệu USD», «(năm 2023: 40 tỷ đồng)»
            closing = self._lower.find(")", mention.end, start)
            return told is not None and ("," in told or _FIGURE.search(self._lower, mention.end, closing) is not None)
        is_born = _BORN.search(clause[-_SAID_REACH:]) is not None and "," in self._lower[mention.end : start]
        return is_born or (told is not None and len(told) < _SAID_REACH)

    def _told_in_bracket(self, mention: DateMention, start: int) -> str | None:
        """The words before a date in the bracket that closes between it and the number."""
        opening = self._lower.rfind("(", max(0, mention.start - _CLAUSE_REACH), mention.start)
        if opening < 0 or self._lower.find(")", mention.end, start) < 0:
            return None
        told = self._lower[opening + 1 : mention.start]
        return told if ")" not in told else None

    def is_of_saying(self, mention: DateMention) -> bool:
        """Whether the date tells when something was made public or passed."""
        said = _SAID_BEFORE.search(self._lower, max(0, mention.start - _SAID_REACH), mention.start)
        return said is not None or _SAID_AFTER.match(self._lower, mention.end) is not None

    def _as_period(self, mention: DateMention, sentence_start: int) -> Period:
        before = self._lower[max(sentence_start, mention.start - _ASIDE_REACH) : mention.start]
        period = period_of(mention)
        is_new_year = period.first == period.last and period.first is not None and period.first.timetuple().tm_yday == 1
        if is_new_year and _SINCE_NEW_YEAR.search(before):
            return self._context.since_new_year(period)
        if _SINCE_THEN.search(before) and _UNTIL_NOW.match(self._lower, mention.end):
            # «Từ khi thành lập (năm 1995) đến nay, Xí nghiệp đã vận chuyển | 36 tỷ m3»
            return Period(period.first, self._context.day_of_report().last, period.label, "range", is_aside=True)
        clause = self._lower[max(sentence_start, mention.start - _CLAUSE_REACH) : mention.start]
        is_aside = _ASIDE_BEFORE.search(before) or _CLAUSE_ASIDE.search(clause)
        if is_aside or is_contrasted(self._lower, mention.start):
            period = replace(period, is_aside=True)
        if mention.is_until or re.search(r"(?<!phải )(?:đến|tới|hết)\s(?:hết\s|cuối\s|ngày\s)*$", before):
            return Period(period.last, period.last, period.label, "until")
        return period
