"""Whether a number was achieved, planned or expected, once its period is known."""

from __future__ import annotations

import re
from datetime import date

from orchestration.extraction.metric_period import Period
from orchestration.extraction.metric_periods import PeriodFinder
from orchestration.extraction.metric_plans import is_measured_against_plan, is_origin, is_outlook
from orchestration.extraction.metric_spot import Reading, Spot
from orchestration.extraction.metric_stock import is_held
from orchestration.extraction.model import Scenario

_COMPARED_WITH = re.compile(r"so với (?:(?:mức|con số)(?:\s\w+){0,2}\s$|[^,;:()]{0,40}\(\s?$)")
_INSTEAD = re.compile(r"(?<!\w)thay vì(?: mức)?\s$")
_OF_BEFORE = re.compile(r" (?:của |trong |hồi )?(?:cùng kỳ|năm (?:trước|ngoái|\d{4}))(?!\w)")
_THIS_YEAR = re.compile(r"[,;] (?:còn |sang )?năm (?:nay|\d{4}) (?:là )?")
_YEAR_ALONE = re.compile(r"^[,;]\s(?:còn )?năm \d{4}(?::| là| đạt)\s$")
_WILL_BE = re.compile(r"\s(?:này\s|đó\s)?sẽ\s")
_LEAST = re.compile(r"(?<!\w)(?:tối thiểu|ít nhất|không dưới|không thấp hơn|tối đa|không quá)\s$")
_BOUND_SET = re.compile(
    r"(?<!\w)(?:tối thiểu|ít nhất|không dưới|không thấp hơn|tối đa|không quá|(?:khống chế|kiểm soát|duy trì|giữ)"
    r"(?: [^\W\d_]+){0,2} (?:dưới|trên|quanh|ở mức))\s$"
)
_AT_PRESENT = re.compile(r"(?:\s[^\W\d]+){0,3}?\s(?:hiện có|hiện nay|hiện tại|bây giờ)(?!\w)")
_ESTIMATED = re.compile(r"(?<!\w)(?<!thỏa )ước(?: [^\W\d_]+){0,4} $")
_EXPECTED = re.compile(r"(?<!\w)(?:dự kiến|dự tính|ước tính)(?!\w)[^;.]*$")


def goes_on_planning(lead: str, last: Reading | None, published: date) -> bool:
    """«Lợi nhuận mục tiêu 2.050 tỷ đồng. Tỷ lệ nợ xấu được khống chế không quá | 1,9%»: a bound among plans."""
    is_planned = last is not None and last.scenario == "plan" and not last.period.is_over_on(published)
    return is_planned and _BOUND_SET.search(lead) is not None


def scenario_of_level(
    spot: Spot, heard: Scenario, period: Period, published: date, periods: PeriodFinder, *, is_plan: bool
) -> Scenario:
    """The scenario of a level; ``heard`` is what the words before it said, ``is_plan``: it is the plan itself."""
    if is_plan:
        return "plan"
    if is_held(spot.plain_lead):
        return "actual"
    if heard == "actual" and period.is_ahead_of(published) and _ESTIMATED.search(spot.plain_lead):
        return "forecast"  # «đóng góp của mỏ mới trong ba tháng còn lại ước chừng | 0,12 triệu tấn»
    if heard == "actual":
        return "plan" if period.is_ahead_of(published) or _is_set(spot, period, published) else "actual"
    if heard == "plan":
        return _of_planned(spot, period, published, periods)
    return heard


def _is_set(spot: Spot, period: Period, published: date) -> bool:
    """«cổ tức 15% cho năm 2021, tối thiểu | 12% | cho năm 2022», «21 nghìn tấn, năm nay | 23 nghìn tấn».

    A bound of the year under way, or its whole amount beside that of the year before, is what was set; so is what
    will be done with an amount, «| 2.650 tỷ đồng | sẽ được giải ngân».
    """
    if _WILL_BE.match(spot.rest) and not period.is_over_on(published):
        return True
    is_under_way = (
        period.grain == "year" and not period.is_over_on(published) and not period.is_mostly_over_on(published)
    )
    return is_under_way and (_LEAST.search(spot.plain_lead) or _THIS_YEAR.fullmatch(spot.plain_lead)) is not None


def _of_planned(spot: Spot, period: Period, published: date, periods: PeriodFinder) -> Scenario:
    """What stands in a sentence of plans may be a result that they start from, or an estimate of this year's."""
    if periods.stated.is_past_aside(spot.sentence, spot.lead_start, spot.quantity.start):
        return "actual"  # «lợi nhuận 415 tỷ đồng (năm trước | 96 tỷ đồng)»
    if is_origin(spot.plain_lead, spot.rest) or _INSTEAD.search(spot.plain_lead):
        # «dự kiến nâng vốn từ | 9.200 tỷ đồng | lên 12.000 tỷ đồng», «sẽ là 28.000 đồng thay vì | 23.000 đồng»
        return "actual"
    if spot.plain_lead.endswith("so với ") and _AT_PRESENT.match(spot.rest):
        return "actual"  # «cần 1.100 thợ, so với | 560 thợ | hiện có»
    if period.is_over_on(published) and (_is_looked_back_at(spot) or is_measured_against_plan(spot.rest)):
        return "actual"  # «2,71 triệu tấn, đạt 101% kế hoạch»: what is measured against the plan is none
    is_expected = _EXPECTED.search(spot.plain_lead) is not None  # «năm 2025 (tin tháng 12), doanh thu dự kiến | 2 tỷ»
    if (is_expected and period.is_mostly_over_on(published)) or is_outlook(spot.plain_lead, spot.rest):
        return "forecast"
    return "plan"


def _is_looked_back_at(spot: Spot) -> bool:
    """A result that a plan is compared with, or told beside.

    «mục tiêu 1.120 tỷ đồng, nhích 4,7% so với mức | 1.070 tỷ đồng | của năm 2024», «(| 1.070 tỷ đồng |)»,
    «chỉ tiêu 38 tỷ đồng (năm 2024 thực hiện 44 tỷ đồng, năm 2023: | 40 tỷ đồng)».
    """
    is_compared = spot.plain_lead.endswith("so với ") and _OF_BEFORE.match(spot.rest) is not None
    return is_compared or bool(_COMPARED_WITH.search(spot.plain_lead) or _YEAR_ALONE.search(spot.plain_lead))


def scenario_of_part(whole: Reading | None, whole_statement: int | None, spot: Spot) -> Scenario | None:
    """The parts of a plan are planned."""
    if whole is None or whole_statement is None or whole.sentence != spot.sentence:
        return None
    return whole.scenario
