"""Quantities: a numeral, or a range of two, with what it counts; and what became of every other numeral.

Every numeral of an article is handed out exactly once: to a quantity, to a named non-fact (date,
document, address, ordinal …), or it stays unexplained. What a quantity says about whom is the
business of ``metrics``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from orchestration.extraction.announced_units import AnnouncedUnits
from orchestration.extraction.document import Document
from orchestration.extraction.figures import grouped_figures
from orchestration.extraction.identifiers import age_or_duration, ends_name, find_codes, label_before
from orchestration.extraction.model import Disposition
from orchestration.extraction.numbers import Numeral, find_numerals
from orchestration.extraction.quantity import TOO_LARGE, Quantity, quantity_of
from orchestration.extraction.quantity_joined import joined
from orchestration.extraction.quantity_parts import parts_listed
from orchestration.extraction.quantity_times import measured_time
from orchestration.extraction.quantity_units import (
    bare_unit,
    part_of_whole,
    shared_unit,
    shares_unit_before,
    unit_after,
)
from orchestration.extraction.units import Unit

Claim = tuple[int, int, Disposition]

# Dimensions whose unit makes any number a quantity, whatever word stands before it.
_STRONG = frozenset(
    "currency mass volume energy power length area ratio rate temperature pressure speed score data".split()
)
_SCORE_BEFORE = re.compile(r"\bđiểm\b[^.;]{0,30}$", re.IGNORECASE)
_SCORE = re.compile(r"\s?/\s?(?:10|100|5)\b(?![.,]\d)")
_TIMES = re.compile(r"\bgấp (?:hơn |gần |khoảng |tới |trên |xấp xỉ )?\Z")  # «gấp hơn | bốn lần»
_LOOKBACK = 32
_MOST_PARTS = 8  # of a whole, listed by name
_FEWEST_IN_WORDS = 10  # «hai bên», «ba nhà»: below ten a number word is too often no count


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
        if disposition is None and following is not None and claimed.at(following.start, following.end) is None:
            pair = joined(text, numeral, following)
            if pair:
                quantities += pair
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
            if found == "unexplained" and quantities and shares_unit_before(text, quantities[-1].end, numeral):
                unit = Unit(quantities[-1].unit_code, quantities[-1].dimension, numeral.end)
                found = quantity_of(text, numeral, numeral, unit, is_range=False)
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
        return quantity_of(text, elsewhere[0], elsewhere[0], elsewhere[1], is_range=False)
    never = _never_counts(numeral, unit)
    if never is not None:
        return never
    if unit is not None and unit.dimension in _STRONG:
        return quantity_of(text, numeral, numeral, unit, is_range=False)
    if numeral.in_words and (unit is None or numeral.value < _FEWEST_IN_WORDS or _is_round_ten(numeral, unit)):
        is_multiple = (
            unit is not None
            and unit.code == "lần"
            and _TIMES.search(text, max(0, numeral.start - _LOOKBACK), numeral.start)
        )
        return quantity_of(text, numeral, numeral, unit, is_range=False) if unit is not None and is_multiple else None
    nothing = codes.at(numeral.start, numeral.end) or _measures_nothing(text, numeral, unit)
    if nothing is not None:
        return nothing
    return "unexplained" if unit is None else quantity_of(text, numeral, numeral, unit, is_range=False)


def _is_round_ten(numeral: Numeral, unit: Unit) -> bool:
    """«mười phần», «mười mấy nhà»: ten of something unlisted is too often a way of speaking."""
    return unit.is_open and numeral.value == _FEWEST_IN_WORDS


def _never_counts(numeral: Numeral, unit: Unit | None) -> Disposition | None:
    """What no context makes a quantity: a number too large to keep, the voltage that names a power line."""
    if abs(numeral.value) >= TOO_LARGE:
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


def _score_quantity(text: str, numeral: Numeral) -> Quantity | None:
    """«điểm trung bình 92,5/100» → 92.5 điểm; «15/15 tổ chức» is a ratio, not a score."""
    score = _SCORE.match(text, numeral.end)
    if score is None or not _SCORE_BEFORE.search(text[max(0, numeral.start - 40) : numeral.start]):
        return None
    return quantity_of(text, numeral, numeral, Unit("điểm", "score", score.end()), is_range=False)
