"""For which period a number holds: said in the clause, carried over, or the day of the report.

A flow (revenue, output) takes a stretch of time; a stock (members, debt) a moment. What is only
compared with («so với cùng kỳ năm trước»), the period of a plan («kế hoạch quý 1») and the dates of
cited documents are never the period of the number beside them.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from orchestration.extraction.dates import DateMention
from orchestration.extraction.document import Document
from orchestration.extraction.lexicon import any_of
from orchestration.extraction.metric_context import PeriodContext
from orchestration.extraction.metric_dates import SentenceDates, start_of
from orchestration.extraction.metric_legend import Column, columns_of
from orchestration.extraction.metric_period import Holding, Period, of_year, period_of
from orchestration.extraction.metric_report import PERIOD_KINDS
from orchestration.extraction.metric_stated import StatedPeriods

_WITHIN_YEAR = re.compile(any_of(("trong", "cả", "toàn"), not_after=r"\w") + r"\snăm\b(?!\s\d)")
_HAS_DONE = re.compile(r"(?<!\w)đã(?!\w)")
_PLAN_BEFORE_YEAR = re.compile(r"(?<!\w)(?:kế hoạch|mục tiêu|chỉ tiêu)(?: [^\W\d_]+){0,5} $")
_WITHIN_MONTH = re.compile(r"(?<!\w)(?:trong|cả)\stháng\b(?!\s(?:\d|\x00))")
_NOW = re.compile(r"(?<!\w)(?:(?:đến|tới|cho đến) nay|hiện(?: nay| tại| có| đang)?)(?!\w)")
_UP_TO_NOW = re.compile(r"(?<!\w)(?:đến|tới) nay(?!\w)")
_SINCE_NEW_YEAR = re.compile(r"(?<!\w)(?:từ|kể từ|tính từ) đầu năm (?:đến|tới|cho đến|cho tới) nay(?!\w)")
_NOW_REACH = 400  # characters over which «đến nay» goes on holding
_BY_OWNERS = re.compile(
    r"(?<!\w)(?:cổ đông|đhđcđ)\s(?:giao|thông qua|phê duyệt|thường niên)|trình\s(?:đại hội )?(?:cổ đông|đhđcđ)"
)
# «Cả năm 2023 lãi 61 tỷ đồng. … dự kiến trình ĐHĐCĐ kế hoạch doanh thu | 1.250 tỷ đồng»: of the year under way
_TO_OWNERS = re.compile(r"(?<!\w)trình (?:đại hội |đại hội đồng )?(?:cổ đông|đhđcđ)")
_ON_OCCASION = re.compile(
    r"\W*(?:nhân dịp|dịp|cùng dịp|trước (?:giờ|khi|lúc) (?:bế mạc|khai mạc)|kết thúc (?:hội nghị|đại hội|buổi)|"
    r"tại (?:hội nghị|buổi|lễ|đại hội|cuộc họp|phiên|sự kiện)|trong khuôn khổ|cũng tại|"
    r"(?:đại hội|hội nghị|buổi lễ|chương trình|ban tổ chức) (?:đã |cũng |còn )*(?:trao|tặng|quyên góp|khen thưởng|"
    r"biểu dương|tôn vinh|tuyên dương|vinh danh|ủng hộ)(?!\w))",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"(?<!\w)(?:trao|tặng|tôn vinh|biểu dương|vinh danh|tuyên dương|khen thưởng)(?!\w)")
_PLAN_TERM = re.compile(r"\bnhiệm kỳ\W*$")
_FOR_THE_YEAR = re.compile(r"[^.;]*?\b(?:cho|của) cả năm\b")  # «mục tiêu 500 tỷ đồng mà cổ đông giao cho cả năm»
_PLAN_ALONE = re.compile(r"\s(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)\s")  # «bằng 43,5% | kế hoạch | 2.500 tỷ đồng»
# «hoàn thành 82% mục tiêu (| 900 tỷ đồng)», «mục tiêu lợi nhuận sau thuế của doanh nghiệp là | 1.000 tỷ đồng»
_TARGET = re.compile(
    r"\bmục tiêu\b[^;,.]{0,90}\s\(?$|\b(?:kế hoạch|chỉ tiêu|dự toán)(?:\s[^\W\d_]+){0,5}\s\(|"
    r"\b(?:chặng|quãng|đoạn) đường\b[^;,.]{0,60}(?:giao|đề ra|mục tiêu)[^;,.]{0,20}\(?$"
)
_FOR_REACH = 70
_PLANNING_ENDS = 9  # the month up to which a plan that is set is of the same year
# «163,3 nghìn tấn, đạt | 122,4% kế hoạch tháng»
_OF_MONTH_PLAN = re.compile(
    r"\s?[(,]\s?(?:đạt|bằng|vượt|tương đương|hoàn thành)?\s?[\d.,]+%\s(?:so với\s)?kế hoạch tháng\b(?!\s\d)"
)
_PLAN_YEAR = re.compile(r"\b(?:cả\s)?năm\W*(?:(?:là|đạt|gồm|bao gồm|với)\s)?$")
_CUMULATIVE = re.compile(
    any_of(("lũy kế", "luỹ kế", "tính chung", "cộng dồn"), not_after=r"\w")
    + r"\b|(?:cộng|gộp) (?:cả|với) \w+ tháng (?:trước|đầu năm)"
)


class PeriodFinder:
    """Resolves periods for one article; ``context`` and ``stated`` follow its reading order."""

    def __init__(self, document: Document, dates: tuple[DateMention, ...]) -> None:
        self._document = document
        self._lower = document.lower
        datable = [mention for mention in dates if mention.first is not None and not mention.is_of_document]
        self._by_sentence = SentenceDates(document, datable)
        self._terms = [mention for mention in datable if mention.grain == "term"]
        self.context = PeriodContext(document, datable, self._by_sentence)
        self.stated = StatedPeriods(document, self._by_sentence, self.context)

    def of_level(self, index: int, span: tuple[int, int], lead_start: int, about: Holding) -> Period:
        """The period of a level whose number stands at ``span``; its lead starts at ``lead_start``."""
        context = self.context
        lead = self._lower[lead_start : span[0]]
        is_by_now = not about.is_plan and self._is_by_now(index, span[0])
        if is_by_now and (about.is_stock or (about.is_counted and not self._is_since_new_year(index, span[0]))):
            return self._of_stock(index, lead, about) if about.is_stock else context.day_of_report()
        stated = self._stated(index, span, lead_start, about)
        if stated is not None:
            is_ahead = about.is_plan or stated.is_ahead_of(self._document.published)
            is_counted_then = about.is_stock and not is_ahead and stated.grain != "term"
            if is_counted_then and stated.type == "duration" and not stated.is_over_on(self._document.published):
                return context.day_of_report()  # «Giải thưởng năm nay có | 600 tác giả»: so many by now
            return stated.at_end() if is_counted_then else stated
        told = self._told(index, span, lead_start, about)
        if told is not None:
            return told
        if about.is_stock and not about.is_plan:
            return self._of_stock(index, lead, about)
        period = context.carried_stretch(index, is_plan=about.is_plan)
        is_ahead = not about.is_plan and period.is_ahead_of(self._document.published)
        # «Năm 2022, Đảng ủy đề ra: …», and a paragraph on «Về sản xuất, Xí nghiệp đã khoan | 45.200 m»
        return context.turn_back() if is_ahead and _HAS_DONE.search(lead) else period

    def _stated(self, index: int, span: tuple[int, int], lead_start: int, about: Holding) -> Period | None:
        """What dates say, and words that stand for one: «lũy kế», «kế hoạch tháng», «trong năm»."""
        lead = self._lower[lead_start : span[0]]
        stated = None
        if not self.stated.names_date(index, lead_start, span[0]):
            if not about.is_stock and _OF_MONTH_PLAN.match(self._lower, span[1]):
                stated = self.context.month()
            elif _CUMULATIVE.search(lead):
                stated = self.context.cumulative or self.context.year_so_far()
        if stated is None:
            stated = self.stated.near(index, span, lead_start, is_stock=about.is_stock, is_plan=about.is_plan)
        if stated is None and not about.is_stock and self._is_within_year(lead):
            return self.context.year()
        return stated

    def _is_within_year(self, lead: str) -> bool:
        """«cả năm», but not that of a plan which another number was measured against."""
        told = _WITHIN_YEAR.search(lead)
        if told is None or lead[: told.start()].strip() in ("của", "cho"):
            return False  # «chặng đường 44,5 triệu m3 | của cả năm; doanh thu lên | 241 tỷ đồng»
        return "," not in lead[told.end() :] or _PLAN_BEFORE_YEAR.search(lead[: told.start()]) is None

    def _is_by_now(self, index: int, end: int) -> bool:
        """«Từ năm 2007 là công ty cổ phần, đến nay có | 5 nhà máy»: the date before is not when they are counted."""
        now = _UP_TO_NOW.search(self._lower, max(self._document.sentences[index].start, end - _NOW_REACH), end)
        return now is not None and not self.stated.names_date(index, now.end(), end)

    def _is_since_new_year(self, index: int, start: int) -> bool:
        """«Từ đầu năm đến nay, PVOIL đã mở mới | 35 cửa hàng»: what was done up to the day of the report."""
        sentence_start = self._document.sentences[index].start
        told = _SINCE_NEW_YEAR.search(self._lower, max(sentence_start, start - _NOW_REACH), start)
        return told is not None and not self.stated.names_date(index, told.end(), start)

    def _told(self, index: int, span: tuple[int, int], lead_start: int, about: Holding) -> Period | None:
        """What words other than dates say: «mà cổ đông giao», «trong tháng», «Hội nghị tôn vinh», «Nhân dịp này»."""
        context = self.context
        planned = self._year_of_plan(index, span, lead_start) if about.is_plan else None
        if planned is not None:
            return planned
        flow = self._of_flow(index, lead_start, span[0], about) if not about.is_stock else None
        if flow is not None:
            return flow
        if about.is_given and context.carried is not None and context.carried.type == "instant":
            return context.carried  # «Hôm sau, 21/7, hội thao khai mạc. Chủ nhà giành | 7 huy chương vàng»
        is_of_ceremony = about.is_given and context.carried is None and not context.frame_is_own
        goes_on = not about.is_stock and context.has_told(index)
        if is_of_ceremony:
            return context.day_of_report()
        if not goes_on and _ON_OCCASION.match(self._lower, self._document.sentences[index].start):
            return context.day_of_occasion()
        return None

    def _of_flow(self, index: int, lead_start: int, start: int, about: Holding) -> Period | None:
        """«trong tháng», «từ đầu năm đến nay»: the stretch that words without a date tell."""
        if _WITHIN_MONTH.search(self._lower, lead_start, start):
            return self.context.month()
        is_done = not (about.is_plan or about.is_outcome) and self.context.carried is None
        return self.context.since_new_year_till_now() if is_done and self._is_since_new_year(index, start) else None

    def _year_of_plan(self, index: int, span: tuple[int, int], lead_start: int) -> Period | None:
        """«Đại hội cổ đông tháng 4/2021 giao Công ty | 3.900 tỷ đồng | doanh thu»: the year in which it was set."""
        for mention in self._by_sentence.before(index, span[0]):
            if mention.start < lead_start:
                break
            if mention.last is not None and mention.last.month <= _PLANNING_ENDS and self.stated.is_of_saying(mention):
                return of_year(mention.last.year, None) if mention.grain in ("day", "month", "quarter") else None
        if not _BY_OWNERS.search(self._lower, lead_start, span[1] + _FOR_REACH):
            return None
        is_to_be_passed = _TO_OWNERS.search(self._lower, lead_start, span[0]) is not None
        return self.context.year_to_plan() if is_to_be_passed else self.context.year()

    def _of_stock(self, index: int, lead: str, about: Holding) -> Period:
        """When there was what is counted: the moment told last, the end of what is reported, else the report's day."""
        carried, frame = self.context.carried, self.context.frame
        if about.is_outcome and carried is not None and self.context.has_told(index):
            return carried.at_end()  # «Từ đầu năm đến 30/6, 31 điểm bán bị đóng, còn | 212 cửa hàng»
        if carried is not None and carried.type == "instant" and not _NOW.search(lead):
            return carried
        if frame is not None and frame.grain == "until":
            return frame  # «Tính đến hết tháng 11: …»
        closed = self.context.closed_stretch() if about.is_of_books else None
        return closed.at_end() if closed is not None else self.context.day_of_report()

    def is_of_what_is_over(self, index: int) -> bool:
        """«Một số chỉ tiêu chính năm 2024:», told in 2025: whether every period that the sentence names is over."""
        published = self._document.published
        named = [m for m in self._by_sentence.all(index) if m.kind in PERIOD_KINDS and m.last is not None]
        return bool(named) and all(period_of(mention).is_over_on(published) for mention in named)

    def columns_of(self, index: int) -> tuple[Column, ...]:
        """What the heading of a list, a sentence that ends with a colon, says of the numbers of its items."""
        sentence = self._document.sentences[index]
        return columns_of(self._lower[sentence.start : sentence.end], index, sentence.start, self._by_sentence)

    def of_ceremony(self, heading: str) -> Period | None:
        """«Tại lễ, các danh hiệu sau được trao: - Bằng khen: | 4 tập thể»: what a ceremony gives, on its day."""
        is_given = _ON_OCCASION.match(heading) is not None and _GIVEN.search(heading) is not None
        return self.context.day_of_report() if is_given else None

    def plan_period(self, index: int, start: int, lead_start: int) -> Period | None:
        """The period that the words of a plan name: «kế hoạch năm (15 tỷ kWh)»."""
        for mention in self._by_sentence.before(index, start):
            if mention.start < lead_start:
                break
            if mention.kind in PERIOD_KINDS and not self.stated.is_of_other_number(mention):
                told = period_of(mention)
                # «Đại hội cổ đông tháng 4/2021 giao Công ty | 3.900 tỷ đồng»: when it was set
                is_set_then = mention.grain in ("month", "quarter") and self.stated.is_of_saying(mention)
                return of_year(told.last.year, told.label) if is_set_then and told.last is not None else told
        lead = self._lower[lead_start:start]
        if _PLAN_TERM.search(lead):
            before = bisect_left(self._terms, start, key=start_of)
            return period_of(self._terms[before - 1]) if before else None
        is_of_year = (
            _PLAN_YEAR.search(lead)
            or _PLAN_ALONE.fullmatch(lead)
            or (_TARGET.search(lead) and self.context.is_part_of_year)
            or _FOR_THE_YEAR.search(self._lower, start, start + _FOR_REACH)
        )
        return self.context.year() if is_of_year else None
