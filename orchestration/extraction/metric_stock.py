"""Whether a number holds at a moment (members, debt, airports run) or over a stretch of time (revenue, output)."""

from __future__ import annotations

import re

from orchestration.extraction.lexicon import any_of
from orchestration.extraction.metric_measures import Measure
from orchestration.extraction.metric_spot import Reading, Spot

_AVERAGED = re.compile(any_of(("trong kỳ", "bình quân", "trung bình"), not_after=r"\w") + r"\b")
_WHAT_THERE_IS = re.compile(
    r"(?:^|\s)(?:có|gồm|bao gồm|với|quản lý|là|của|thay mặt|vận hành|sở hữu|trực thuộc|đại diện cho|đại diện|cùng)"
    r"\s(?:\w+\s){0,2}$"
)
_ACT_BEFORE = re.compile(
    r"\b(?:lắp|xây|mở|làm|sửa|trồng|tuyển|phát triển|thành lập|đưa)\s(?:mới|thêm|được)\s(?:\w+\s)?$"
)
_FEW_WORDS = 4  # between two counts of one list


def is_stock(spot: Spot, measure: Measure, last: Reading | None) -> bool:
    """Whether the number holds at a moment: the catalogue says so, or the verb («có 22 sân bay»)."""
    quantity = spot.quantity
    if quantity.dimension == "score":
        return True
    if _AVERAGED.search(spot.plain_lead) or (quantity.dimension == "count" and quantity.decimals > 0):
        return False
    if quantity.dimension == "count" and _ACT_BEFORE.search(spot.plain_lead):
        return False  # «lắp mới 5.700 trạm BTS»
    if measure.is_stock or quantity.dimension != "count" or measure.additivity:
        return measure.is_stock
    if _WHAT_THERE_IS.search(spot.plain_lead):
        return True
    follows_count = last is not None and last.quantity.dimension == "count" and last.period.type == "instant"
    return follows_count and len(spot.plain_lead.split()) <= _FEW_WORDS
