"""The period of one number: shared with the numbers beside it, or found by ``metric_periods``."""

from __future__ import annotations

import re

from orchestration.extraction.metric_measures import Measure, is_vote
from orchestration.extraction.metric_names import Naming
from orchestration.extraction.metric_period import UNKNOWN_PERIOD, Holding, Period, a_year_before, year_to_date
from orchestration.extraction.metric_periods import PeriodFinder
from orchestration.extraction.metric_plans import is_origin
from orchestration.extraction.metric_spot import Kind, Reading, Spot
from orchestration.extraction.metric_stock import is_held, is_stock, is_stored

# What is counted at a ceremony: «trao Bằng khen cho | 3 tập thể», «Hội nghị tôn vinh | 15 tác giả».
_GIVEN = re.compile(
    r"(?<!\w)(?:trao|tặng|tôn vinh|biểu dương|vinh danh|tuyên dương|ký|ký kết|bầu|cử|giành|đoạt)(?!\w)[^;.]*$"
)
_WAS_GIVEN = re.compile(
    r"[^,.;]{0,40}?\sđược\s(?:[^,.;]{0,40}\s)?(?:trao|tặng|biểu dương|vinh danh|tuyên dương|tôn vinh)\b"
)
# «Quý III lỗ 1.209 tỷ đồng, so với mức lãi | 3.620 tỷ đồng | của một năm trước»
_YEAR_AGO = re.compile(r" (?:của |hồi |cách đây )?(?:đúng )?một năm (?:trước|về trước)(?!\w)")
# «lãi 31,4 tỷ đồng, trong khi cùng thời điểm năm 2024 mới có | 22,9 tỷ đồng»
_SAME_TIME = re.compile(r"(?<!so với )cùng thời (?:điểm|gian) (?:của )?(?:năm )?(?:20\d\d|trước|ngoái)[^,;.]{0,30}$")
_LASTING = frozenset({"count", "length", "area", "power", "score"})
_OF_CONTRACTS = frozenset(
    {"", "safety", "investment", "balance_sheet", "shares", "union", "donations", "economy", "commerce"}
)
_EACH_YEAR = re.compile(r"bình quân[^,;.]*(?:/năm|mỗi năm|hằng năm|hàng năm)")
_PARTS = re.compile(r"(?: [^\W\d_]+){0,3}[,;:]? (?:bao )?gồm (?!\d)[^,;]*$")
_MAKE_UP = re.compile(r"(?<!\w)chiếm(?: [^\W\d_]+){0,2} $")
_OF_BOOKS = ("balance_sheet", "banking")


class Timing:
    """Gives each number of an article its period, in reading order."""

    def __init__(self, periods: PeriodFinder) -> None:
        self._periods = periods
        self._origin: tuple[int, int] | None = None  # sentence and lead of the last «từ …» that a «lên …» answers
        self._since = UNKNOWN_PERIOD  # when it was so
        self._counted: tuple[int, Period] = (-1, UNKNOWN_PERIOD)  # sentence and day of the last count of what there is

    def period(
        self,
        spot: Spot,
        kind: Kind,
        measure: Measure,
        naming: Naming,
        last: Reading | None,
        previous: Reading | None,
        *,
        is_plan: bool,
        is_ahead: bool,
    ) -> Period:
        """The period; ``is_plan``: the number is the plan itself, ``is_ahead``: it is no result."""
        period = self._period(spot, kind, measure, naming, last, is_plan=is_plan, is_ahead=is_ahead)
        if kind.value_type == "attainment" and previous is not None:
            period = self._done_so_far(spot, previous, period)
        if kind.value_type == "level" and spot.quantity.dimension == "count" and period.type == "instant":
            self._counted = (spot.sentence, period)
        elif self._is_share_of_counted(spot, kind):
            period = self._counted[1]
        reported = self._periods.context.day_of_report()
        is_later = period.first is not None and reported.first is not None and period.first > reported.first
        return reported if is_later and is_held(spot.plain_lead) else period

    def _is_share_of_counted(self, spot: Spot, kind: Kind) -> bool:
        """«có 7.416 đoàn viên, đông hơn đầu năm 312 người; nữ chiếm | 39%»: of those counted on the day."""
        is_share = spot.cue_kind == "share" or _MAKE_UP.search(spot.plain_lead) is not None
        is_of_count = (
            kind.value_type == "level" and spot.quantity.unit_code == "%" and self._counted[0] == spot.sentence
        )
        if not (is_share and is_of_count):
            return False
        return not self._periods.stated.names_date(spot.sentence, spot.lead_start, spot.quantity.start)

    def _done_so_far(self, spot: Spot, previous: Reading, period: Period) -> Period:
        """«Đối chiếu với chỉ tiêu 19.800 tỷ đồng giao cho cả năm, đã hoàn thành | 86%»: in the months just told."""
        is_of_plan = previous.scenario == "plan" and previous.is_level and previous.sentence == spot.sentence
        done = self._periods.context.closed_stretch() if is_of_plan else None
        is_part = done is not None and done.lies_within(period) and period.lies_within(previous.period)
        return done if done is not None and is_part else period

    def _period(
        self,
        spot: Spot,
        kind: Kind,
        measure: Measure,
        naming: Naming,
        last: Reading | None,
        *,
        is_plan: bool,
        is_ahead: bool,
    ) -> Period:
        told = self._of_told(spot, kind, naming, last) if last is not None else spot.dealt_period
        if told is not None:
            return told
        span = (spot.quantity.start, spot.quantity.end)
        if kind.value_type != "level" and spot.cue is not None and len(spot.lead) == len(spot.plain_lead):
            # «nhỉnh hơn năm 2021 | 1,9%»: what stands after the verb is only compared with
            span = (spot.lead_start + spot.cue.start, spot.quantity.end)
        lead_start = spot.lead_start
        # «giảm từ | 18,4% | xuống 6,1%»: when it was so is seldom said
        if spot.cue_kind == "origin" or (not is_ahead and is_origin(spot.plain_lead, spot.rest)):
            self._origin = (spot.sentence, lead_start)
            stated = self._periods.stated
            self._since = (
                stated.beside(spot.sentence, span) or stated.compared(spot.sentence, span[0]) or UNKNOWN_PERIOD
            )
            if not is_plan:
                return self._since
        if spot.cue_kind == "to" and self._origin is not None and self._origin[0] == spot.sentence:
            lead_start, self._origin = self._origin[1], None  # both ends share the lead of the first
        named = self._named(spot, kind, span, lead_start, is_plan=is_plan)
        if named is not None:
            return named
        counts_stock = kind.value_type == "level" and is_stock(spot, measure, last)
        about = Holding(
            is_stock=counts_stock,
            is_plan=is_ahead,
            is_of_books=measure.category in _OF_BOOKS or is_stored(measure),
            is_counted=spot.quantity.dimension == "count",
            is_outcome=spot.cue_kind == "to",
            is_given=is_vote(measure)
            or (
                spot.quantity.dimension == "count"
                and (_GIVEN.search(spot.lead) or _WAS_GIVEN.match(spot.tail)) is not None
            ),
        )
        period = self._periods.of_level(spot.sentence, span, lead_start, about)
        is_undated = period.type == "unknown" and kind.value_type == "level" and not is_ahead and _lasts(spot, measure)
        # «Kế hoạch năm nay được thông qua với | 98,7%»: voted on the day
        if is_undated or (is_vote(measure) and period.type == "duration"):
            return self._periods.context.day_of_report()
        return period if counts_stock else year_to_date(period)

    def _of_told(self, spot: Spot, kind: Kind, naming: Naming, last: Reading) -> Period | None:
        """The period that the number before lends, its own or one counted from it."""
        if kind.value_type == "level" and (_YEAR_AGO.match(spot.rest) or _SAME_TIME.search(spot.plain_lead)):
            return a_year_before(last.period)
        shared = self._over_years(spot, kind, last) or _shared_period(spot, kind, naming, last)
        if shared is None or kind.value_type == "level":
            return shared
        return self._periods.stated.reframed(spot.sentence, spot.lead_start, spot.quantity.start) or shared

    def _over_years(self, spot: Spot, kind: Kind, last: Reading) -> Period | None:
        """«từ 102 tỷ đồng năm 2020 lên 162 tỷ đồng năm 2024, tăng bình quân | 12,4%/năm»: from one to the other."""
        is_yearly = kind.value_type == "change" and _EACH_YEAR.search(f"{spot.plain_lead}{spot.quantity.unit_code}")
        first, end = self._since.first, last.period.last
        if not is_yearly or last.sentence != spot.sentence or first is None or end is None:
            return None
        return Period(first, end, None, "years") if first < end else None

    def _named(self, spot: Spot, kind: Kind, span: tuple[int, int], lead_start: int, *, is_plan: bool) -> Period | None:
        """The plan's own period, the day from which a price holds, the day on which delegates meet."""
        planned = self._periods.plan_period(spot.sentence, spot.quantity.start, lead_start) if is_plan else None
        if planned is not None:
            return planned
        stated = self._periods.stated
        if kind.value_type == "level" and spot.quantity.dimension == "rate":
            return stated.since_beside(spot.sentence, span)
        if _counts_delegates(spot) and not stated.names_date(spot.sentence, lead_start, span[0]):
            carried = self._periods.context.carried
            is_day = carried is not None and carried.type == "instant"
            return carried if is_day else self._periods.context.day_of_report()
        return None


def _counts_delegates(spot: Spot) -> bool:
    """«đi dự đại hội cấp trên gồm | 7 đại biểu», «tới | 11 điểm cầu»: they are counted where they meet."""
    return spot.quantity.dimension == "count" and spot.quantity.unit_code.startswith(("đại biểu", "điểm cầu"))


def _lasts(spot: Spot, measure: Measure) -> bool:
    """«dài 900 m», «giá trị hợp đồng 68 triệu USD», «148 áo ấm»: told as it is on the day, where nothing dates it.

    What flows (revenue, output, tonnes moved) takes a stretch, and one that nobody names is not known.
    """
    if spot.quantity.dimension in _LASTING or (spot.quantity.dimension == "ratio" and not measure.category):
        return True
    return spot.quantity.dimension == "currency" and measure.category in _OF_CONTRACTS


def _shared_period(spot: Spot, kind: Kind, naming: Naming, last: Reading) -> Period | None:
    """What a list deals out, or the period of the number that this one stands beside or is about."""
    if spot.dealt_period is not None and kind.value_type != "change":
        return spot.dealt_period
    if last.sentence == spot.sentence and _belongs_to(spot, kind, last):
        return last.period
    is_of_told = naming.is_carried or (spot.dealt_measure is not None and last.sentence == spot.sentence)
    if kind.value_type == "attainment" and last.scenario == "plan" and last.is_level:
        return None  # «mục tiêu cả năm 821 tỷ đồng, đã đi được | 28%»: of what is done so far
    if kind.value_type != "level" and is_of_told:
        return last.period  # «riêng năm 2024 đạt 3 triệu tấn và 148.500 TEU, vượt lần lượt | 8,7% | và 2,1% kế hoạch»
    return last.period if _is_share_of_count(spot, kind, last) else None


def _belongs_to(spot: Spot, kind: Kind, last: Reading) -> bool:
    """Whether the number goes on with the one before it in its sentence.

    «riêng năm 2024 đạt 3,2 triệu tấn và | 148.500 TEU», «trao 25 suất quà (| 2 triệu đồng/suất |)»,
    «riêng tháng 8/2021, con số này là 9,4 tỷ USD, gồm xuất khẩu | 4,97 tỷ USD».
    """
    is_each = spot.quantity.unit_code.endswith(f"/{last.quantity.unit_code.split()[0]}")
    is_part = kind.value_type == "level" and _PARTS.match(spot.plain_lead) is not None
    return spot.position > 0 or is_each or is_part


def _is_share_of_count(spot: Spot, kind: Kind, last: Reading) -> bool:
    """«1.071 cổ đông, đại diện 835 triệu cổ phần, bằng | 62,5% | số cổ phần»: of what was just counted."""
    follows = last.sentence == spot.sentence and last.quantity.dimension == "count" and last.period.type == "instant"
    return follows and kind.value_type == "level" and spot.quantity.dimension == "ratio"
