"""Quantities: a numeral, or a range of two, with what it counts; and what became of every other numeral.

Every numeral of an article is handed out exactly once: to a quantity, to a named non-fact (date,
document, address, ordinal …), or it stays unexplained. What a quantity says about whom is the
business of ``metrics``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from orchestration.extraction.announced_units import AnnouncedUnits
from orchestration.extraction.document import Document
from orchestration.extraction.figures import grouped_figures
from orchestration.extraction.identifiers import age_or_duration, ends_name, find_codes, label_before
from orchestration.extraction.model import Disposition, Qualifier
from orchestration.extraction.numbers import Numeral, find_numerals, is_range_gap
from orchestration.extraction.quantity_parts import parts_listed
from orchestration.extraction.quantity_qualifiers import qualifier_of
from orchestration.extraction.quantity_times import measured_time
from orchestration.extraction.quantity_units import (
    CURRENCY_BEFORE,
    bare_unit,
    follows_plan_word,
    part_of_whole,
    shared_unit,
    unit_after,
    with_scale,
)
from orchestration.extraction.units import Unit

Claim = tuple[int, int, Disposition]

# Dimensions whose unit makes any number a quantity, whatever word stands before it.
_STRONG = frozenset(
    "currency mass volume energy power length area ratio rate temperature pressure speed score data".split()
)
_MINUS_BEFORE = re.compile(r"(?:(?:^|[\s(])[-−–]|\bâm\s)$", re.IGNORECASE)
_MAY_SIGN = ("-", "−", "–", "+", "m ", "M ", "m\n", "M\n", "-\n", "−\n", "–\n", "+\n")
_PLUS_BEFORE = re.compile(r"(?:^|[\s(])\+$")
_SCORE_BEFORE = re.compile(r"\bđiểm\b[^.;]{0,30}$", re.IGNORECASE)
_SCORE = re.compile(r"\s?/\s?(?:10|100|5)\b(?![.,]\d)")
_PERCENT_GAP = re.compile(r"\s?%\s?(?:[-–—]|đến|tới)\s?(?:gần |khoảng )?")
_TIMES = re.compile(r"\bgấp (?:hơn |gần |khoảng |tới |trên |xấp xỉ )?\Z")  # «gấp hơn | bốn lần»
_LOOKBACK = 32
_MOST_PARTS = 8  # of a whole, listed by name
_TOO_LARGE = Decimal(10) ** 30  # no company counts so far; it is more than the warehouse's decimal(38,6) holds
_FEWEST_IN_WORDS = 10  # «hai bên», «ba nhà»: below ten a number word is too often no count


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
    is_listed_part: bool = False  # bare, of a whole told before: «52 buổi diễn tập: báo động | 31 |, …»


class Accounted(NamedTuple):
    """One numeral and what became of it so far («fact» still means: is a quantity)."""

    start: int
    end: int
    disposition: Disposition


class _Claims:
    """Stretches that other rules have explained, in the order of their authority."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims = sorted(claims, key=lambda claim: (claim[0], -claim[1]))
        self._starts = [claim[0] for claim in self._claims]
        self._reach = list(accumulate((claim[1] for claim in self._claims), max))  # how far the claims so far go

    def at(self, start: int, end: int) -> Disposition | None:
        """The disposition of the first claim that overlaps [start, end)."""
        index = bisect_right(self._starts, end - 1) - 1
        while index >= 0 and self._reach[index] > start:
            claim_start, claim_end, disposition = self._claims[index]
            if claim_start < end and start < claim_end:
                return disposition
            index -= 1
        return None


def find_quantities(document: Document, claims: Iterable[Claim]) -> tuple[list[Quantity], list[Accounted]]:
    """All quantities of the article, and every numeral with its disposition.

    ``claims`` are stretches that dates, documents and addresses have explained already.
    """
    text = document.text
    claimed = _Claims(claims)
    codes = _Claims(find_codes(text))
    numerals = list(find_numerals(document))
    announced = AnnouncedUnits(document)
    quantities: list[Quantity] = []
    accounted: list[Accounted] = []
    parts: dict[int, Unit] = {}
    index = 0
    while index < len(numerals):
        numeral = numerals[index]
        following = numerals[index + 1] if index + 1 < len(numerals) else None
        index += 1
        disposition = claimed.at(numeral.start, numeral.end)
        if disposition is None and following is not None and _is_range(text, numeral, following, claimed):
            quantity = _range_quantity(text, numeral, following)
            if quantity is not None:
                quantities.append(quantity)
                accounted.append(Accounted(numeral.start, numeral.end, "fact"))
                accounted.append(Accounted(following.start, following.end, "fact"))
                index += 1
                continue
        if disposition is None:
            if quantities and numeral.start < quantities[-1].end:
                accounted.append(Accounted(numeral.start, numeral.end, "fact"))  # the 1.000 of «kiện/1.000 khách»
                continue
            score = _score_quantity(text, numeral)
            found = score or _quantity_or_disposition(text, numerals, index - 1, codes, announced, parts)
            if found == "unexplained" and quantities and follows_plan_word(text, quantities[-1].end, numeral):
                unit = Unit(quantities[-1].unit_code, quantities[-1].dimension, numeral.end)
                found = _make(text, numeral, numeral, unit, is_range=False)
            if isinstance(found, Quantity):
                found.is_listed_part = numeral.start in parts
                quantities.append(found)
                disposition = "fact"
                unit = Unit(found.unit_code, found.dimension, found.end, is_open=found.is_open_unit)
                parts.update(parts_listed(text, numeral, unit, numerals[index : index + _MOST_PARTS]))
            else:
                disposition = found
            if score is not None and following is not None and following.start < score.end:
                accounted.append(Accounted(following.start, following.end, "fact"))
                index += 1
        if disposition is not None:
            accounted.append(Accounted(numeral.start, numeral.end, disposition))
    return quantities, sorted(
        [*accounted, *_other_figures(text, accounted, claimed, codes)], key=lambda item: item.start
    )


def _other_figures(text: str, accounted: list[Accounted], claimed: _Claims, codes: _Claims) -> Iterable[Accounted]:
    """The figures that are no numerals of their own: inside codes («BK-18A») or glued to letters («F08»)."""
    known = _Claims((item.start, item.end, item.disposition) for item in accounted)
    for start, end in grouped_figures(text):
        if known.at(start, end) is not None:
            continue
        is_glued = text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()
        disposition: Disposition = "identifier" if is_glued else "unexplained"
        yield Accounted(start, end, claimed.at(start, end) or codes.at(start, end) or disposition)


def _quantity_or_disposition(
    text: str,
    numerals: list[Numeral],
    index: int,
    codes: _Claims,
    announced: AnnouncedUnits,
    parts: dict[int, Unit],
) -> Quantity | Disposition | None:
    """The quantity, or why it is none; None for number words that count nothing."""
    numeral = numerals[index]
    unit = unit_after(text, numeral)
    elsewhere = part_of_whole(text, numerals, index)
    if numeral.start in parts:
        elsewhere = numeral, parts[numeral.start]
    elif unit is None and elsewhere is None and codes.at(numeral.start, numeral.end) is None:
        elsewhere = shared_unit(text, numerals, index) or announced.unit_of(text, numeral)
        unit = bare_unit(text, numeral)
    elif (measured := measured_time(text, numeral)) is not None:
        elsewhere = numeral, measured
    if elsewhere is not None:
        return _make(text, elsewhere[0], elsewhere[0], elsewhere[1], is_range=False)
    never = _never_counts(numeral, unit)
    if never is not None:
        return never
    if unit is not None and unit.dimension in _STRONG:
        return _make(text, numeral, numeral, unit, is_range=False)
    if numeral.in_words and (unit is None or numeral.value < _FEWEST_IN_WORDS or _is_round_ten(numeral, unit)):
        is_multiple = (
            unit is not None
            and unit.code == "lần"
            and _TIMES.search(text, max(0, numeral.start - _LOOKBACK), numeral.start)
        )
        return _make(text, numeral, numeral, unit, is_range=False) if unit is not None and is_multiple else None
    nothing = codes.at(numeral.start, numeral.end) or _measures_nothing(text, numeral, unit)
    if nothing is not None:
        return nothing
    return "unexplained" if unit is None else _make(text, numeral, numeral, unit, is_range=False)


def _is_round_ten(numeral: Numeral, unit: Unit) -> bool:
    """«mười phần», «mười mấy nhà»: ten of something unlisted is too often a way of speaking."""
    return unit.is_open and numeral.value == _FEWEST_IN_WORDS


def _never_counts(numeral: Numeral, unit: Unit | None) -> Disposition | None:
    """What no context makes a quantity: a number too large to keep, the voltage that names a power line."""
    if abs(numeral.value) >= _TOO_LARGE:
        return "unexplained"
    return "identifier" if unit is not None and unit.dimension == "voltage" else None


def _measures_nothing(text: str, numeral: Numeral, unit: Unit | None) -> Disposition | None:
    """A plain number that is a label, an age, a stretch of time, a year or the end of a name."""
    label = label_before(text, numeral.start)
    if numeral.scale:
        return "ordinal" if label == "ordinal" else None  # «tấn urê thứ 2 triệu»
    label = label or age_or_duration(text, numeral.end)
    if label is not None:
        return label
    if unit is not None and unit.dimension == "time":
        return "date"
    is_small = numeral.is_exact and numeral.value < _FEWEST_IN_WORDS and text[numeral.start] != "0"
    is_counted = unit is not None and not unit.is_open
    if (not is_counted or is_small) and ends_name(text, numeral.start, may_open=is_counted):
        return "name"  # «Sea Games 31», «Nam Côn Sơn 2 giai đoạn điều chỉnh»
    is_year = numeral.is_exact and 1900 <= numeral.value <= 2100 and numeral.end - numeral.start == 4
    return "date" if unit is None and is_year else None


def _is_range(text: str, first: Numeral, second: Numeral, claimed: _Claims) -> bool:
    """«2–3 triệu USD», «từ 95 đến 100 tỷ», «5% - 7%», «900 triệu - 1 tỷ đồng»; never «giảm từ 5 đến 3» or a date."""
    if second.start - first.end > 16 or second.value >= _TOO_LARGE or claimed.at(second.start, second.end) is not None:
        return False
    joined = is_range_gap(text, first.end, second.start) or _PERCENT_GAP.fullmatch(text, first.end, second.start)
    if not joined:
        return False
    # «từ 500 nghìn đến 1 triệu đồng»: the lower end may bear a smaller scale of its own
    return with_scale(first, second.scale).value < second.value and first.scale <= second.scale


def _range_quantity(text: str, first: Numeral, second: Numeral) -> Quantity | None:
    unit = unit_after(text, second)
    if unit is None or unit.dimension == "time" or (unit.is_open and label_before(text, first.start)):
        return None
    return _make(text, with_scale(first, second.scale), second, unit, is_range=True)


def _score_quantity(text: str, numeral: Numeral) -> Quantity | None:
    """«điểm trung bình 92,5/100» → 92.5 điểm; «15/15 tổ chức» is a ratio, not a score."""
    score = _SCORE.match(text, numeral.end)
    if score is None or not _SCORE_BEFORE.search(text[max(0, numeral.start - 40) : numeral.start]):
        return None
    return _make(text, numeral, numeral, Unit("điểm", "score", score.end()), is_range=False)


def _make(text: str, first: Numeral, last: Numeral, unit: Unit, *, is_range: bool) -> Quantity:
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
