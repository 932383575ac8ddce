"""A quantity: a number, or a range of two, with its unit, sign and qualifier."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from orchestration.extraction.model import Qualifier
from orchestration.extraction.numbers import Numeral
from orchestration.extraction.quantity_qualifiers import qualifier_of
from orchestration.extraction.quantity_units import CURRENCY_BEFORE
from orchestration.extraction.units import Unit

TOO_LARGE = Decimal(10) ** 30  # no company counts so far; it is more than the warehouse's decimal(38,6) holds
_MINUS_BEFORE = re.compile(r"(?:(?:^|[\s(])[-−–]|\bâm\s)$", re.IGNORECASE)
_MAY_SIGN = ("-", "−", "–", "+", "m ", "M ", "m\n", "M\n", "-\n", "−\n", "–\n", "+\n")
_PLUS_BEFORE = re.compile(r"(?:^|[\s(])\+$")


@dataclass(slots=True)
class Quantity:
    """A number with its unit, in offsets of the matching copy.

    ``start``/``end`` hold number and unit; ``number_start`` the number alone. ``low`` and ``high``
    are the ends of a stated range or of the rounding interval. ``sign`` is that of a written plus or
    minus («(+15,5%)», «âm 156 tỷ đồng»), 0 without one.
    """

    start: int
    end: int
    number_end: int
    value: Decimal
    low: Decimal
    high: Decimal
    decimals: int
    is_range: bool
    sign: int
    qualifier: Qualifier
    unit_code: str
    dimension: str
    is_open_unit: bool
    of_pair: Literal["", "done", "planned"] = ""  # «đạt 11.860/11.200 tấn»: which side of the slash
    is_listed_part: bool = False  # bare, of a whole told before: «52 buổi diễn tập: báo động | 31 |, …»


def quantity_of(text: str, first: Numeral, last: Numeral, unit: Unit, *, is_range: bool) -> Quantity:
    """The quantity of a numeral (``first`` is ``last``) or of a range from one to the other."""
    sign = CURRENCY_BEFORE.search(text, max(0, first.start - 6), first.start) if unit.end == last.end else None
    start = first.start - (len(sign.group()) if sign else 0)
    just_before = text[max(0, start - 4) : start]
    sign_written = 0
    if just_before.endswith(_MAY_SIGN):
        sign_written = -1 if _MINUS_BEFORE.search(just_before) else 1 if _PLUS_BEFORE.search(just_before) else 0
    is_exact = last.is_exact and unit.dimension in ("count", "currency", "rate", "time")
    return Quantity(
        start=start,
        end=max(unit.end, last.end),
        number_end=last.end,
        value=(first.value + last.value) / 2 if is_range else last.value,
        low=first.value if is_range or is_exact else first.low if not first.is_exact else first.value - Decimal("0.5"),
        high=last.value if is_range or is_exact else last.high if not last.is_exact else last.value + Decimal("0.5"),
        decimals=last.decimals,
        is_range=is_range,
        sign=sign_written,
        qualifier=qualifier_of(text, start, max(unit.end, last.end)),
        unit_code=unit.code,
        dimension=unit.dimension,
        is_open_unit=unit.is_open,
    )
