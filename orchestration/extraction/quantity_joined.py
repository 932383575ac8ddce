"""Two numerals that share the unit behind the second: ranges, and what was done of what was planned."""

from __future__ import annotations

import re

from orchestration.extraction.identifiers import label_before
from orchestration.extraction.numbers import Numeral, is_range_gap
from orchestration.extraction.quantity import TOO_LARGE, Quantity, quantity_of
from orchestration.extraction.quantity_units import unit_after, with_scale

_PERCENT_GAP = re.compile(r"\s?%\s?(?:[-–—]|đến|tới)\s?(?:gần |khoảng )?")
_AMOUNTS = frozenset({"mass", "volume", "energy", "currency", "area", "length"})
_SAME_ORDER = 10  # times one amount may be the other


def joined(text: str, first: Numeral, second: Numeral) -> list[Quantity]:
    """Two numerals with one unit behind the second: a range is one quantity, what was done of a plan two."""
    if _is_range(text, first, second):
        quantity = _range_quantity(text, first, second)
        return [quantity] if quantity is not None else []
    return _done_and_planned(text, first, second)


def _done_and_planned(text: str, done: Numeral, planned: Numeral) -> list[Quantity]:
    """«đạt | 11.860/11.200 tấn»: amounts of one order on both sides of a slash; «24/7» and «15/15 tổ chức» are none."""
    if text[done.end : planned.start] != "/" or done.in_words or planned.in_words:
        return []
    unit = unit_after(text, planned)
    if unit is None or unit.dimension not in _AMOUNTS or label_before(text, done.start) is not None:
        return []
    done = with_scale(done, planned.scale)
    if not planned.value <= _SAME_ORDER * done.value <= _SAME_ORDER**2 * planned.value:
        return []
    result = quantity_of(text, done, done, unit, is_range=False)
    plan = quantity_of(text, planned, planned, unit, is_range=False)
    result.of_pair, plan.of_pair = "done", "planned"
    return [result, plan]


def _is_range(text: str, first: Numeral, second: Numeral) -> bool:
    """«2–3 triệu USD», «từ 95 đến 100 tỷ», «5% - 7%», «900 triệu - 1 tỷ đồng»; never «giảm từ 5 đến 3» or a date."""
    if second.start - first.end > 16 or second.value >= TOO_LARGE:
        return False
    is_gap = is_range_gap(text, first.end, second.start) or _PERCENT_GAP.fullmatch(text, first.end, second.start)
    if not is_gap:
        return False
    # «từ 500 nghìn đến 1 triệu đồng»: the lower end may bear a smaller scale of its own
    return with_scale(first, second.scale).value < second.value and first.scale <= second.scale


def _range_quantity(text: str, first: Numeral, second: Numeral) -> Quantity | None:
    unit = unit_after(text, second)
    if unit is None or unit.dimension == "time" or (unit.is_open and label_before(text, first.start)):
        return None
    return quantity_of(text, with_scale(first, second.scale), second, unit, is_range=True)
