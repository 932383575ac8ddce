"""What a numeral counts, where the unit does not stand right after it.

«USD 5 triệu» has its unit before, «9.200, 9.800 và 10.500 tấn» after the last of a list, «lãi 28 tỷ» in
nobody's words: a bare tỷ is money. «1,93 triệu» alone takes the unit of the measure that is named for it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from orchestration.extraction.identifiers import label_before
from orchestration.extraction.metric_measures import measure_catalogue
from orchestration.extraction.numbers import Numeral
from orchestration.extraction.units import BARE, Unit, unit_lexicon

CURRENCY_BEFORE = re.compile(r"(?P<unit>US\$|USD|VND|VNĐ|EUR|\$|€|₫)\s?$")
_QUOTED_NOUN = re.compile(r"\s[“\"](?P<noun>[^\W\d_]+(?:\s[^\W\d_]+){0,5})[”\"]")
_BILLIONS = frozenset({9, 12, 15})  # tỷ, nghìn tỷ, triệu tỷ
_OF_TOTAL = re.compile(r"\s(?:trong|trên)(?:\s(?:tổng|số|tổng số))?\s(?:gần\s|hơn\s)?")
_LIST_GAP = re.compile(
    r"(?:,\s|\s?;\s|,?\s(?:và|rồi)\s|\s(?:lên|xuống|về|còn|thành)\s(?:mức\s|còn\s)?)"
    r"(?:(?:gần|hơn|khoảng|trên|dưới|mức)\s)?"
)
_PLAN_WORD = re.compile(r"[^.;\d\n]*(?<!\w)(?:mục tiêu|kế hoạch|chỉ tiêu|định mức)(?:\s(?:là|chỉ|ban đầu)|:)?\s")
_CHANGE_WORD = re.compile(r",\s(?:tăng|giảm|thêm|bớt|nhiều hơn|ít hơn)\s(?:thêm\s|được\s|gần\s|hơn\s)?")
_CHANGE_END = re.compile(r"\s(?:so với|so cùng)\b|\s?[;)]|\.(?!\d)")
_PLAN_REACH = 50
_LONGEST_LIST = 6
_YEARS = (1900, 2100)


def unit_after(text: str, numeral: Numeral) -> Unit | None:
    """The listed unit after the number, else a currency sign before it, else what it counts; money for a bare tỷ."""
    return _unit_at(text, numeral.start, numeral.end, numeral.scale)


@lru_cache(maxsize=64)  # the numbers of a list ask for the unit of each that follows
def _unit_at(text: str, start: int, end: int, scale: int) -> Unit | None:
    if text.startswith(" con số", end):
        return None  # «chưa bằng 1/5 con số 512 tỷ đồng», «tăng trưởng hai con số»
    unit = unit_lexicon().match(text, end)
    if unit is not None:
        return replace(unit, dimension="count") if unit.code == "lần" else unit
    sign = CURRENCY_BEFORE.search(text, max(0, start - 6), start)
    if sign is not None:
        code = unit_lexicon().match(sign["unit"], 0)
        if code is not None:
            return Unit(code.code, code.dimension, end)
    counted = unit_lexicon().counted_noun(text, end) or _quoted_noun(text, end)
    if scale in _BILLIONS and (counted is None or _is_money(text, end)):
        return Unit("VND", "currency", end)  # «lãi 28 tỷ», «năm chục tỷ doanh thu»
    return counted


def _quoted_noun(text: str, end: int) -> Unit | None:
    """«bàn giao 14 | “Mái ấm công đoàn”»: what is counted stands in quotes."""
    match = _QUOTED_NOUN.match(text, end)
    return Unit(match["noun"], "count", match.end(), is_open=True) if match else None


def _is_money(text: str, end: int) -> bool:
    """Whether the words after a number name an amount of money: «500 tỷ | vốn»."""
    signals = measure_catalogue().find(text[end : end + 40].lower())
    return bool(signals) and signals[0].start <= 1 and "currency" in signals[0].measure.dimensions


def shared_unit(text: str, numerals: list[Numeral], index: int) -> tuple[Numeral, Unit] | None:
    """«9.200, | 9.800 và | 10.500 tấn», «từ 7,4 | lên 8,1 triệu đồng»: unit and scale of the list's last number.

    Gives the numeral with the scale that it shares; None when no list goes on to a number with a unit.
    """
    first = numerals[index]
    if first.in_words or label_before(text, first.start) is not None or is_year(first):
        return None
    for previous, numeral in pairwise(numerals[index : index + _LONGEST_LIST]):
        if _LIST_GAP.fullmatch(text, previous.end, numeral.start) is None or is_year(numeral):
            return None
        unit = unit_after(text, numeral)
        if unit is None or unit.end <= numeral.start:
            continue
        if unit.dimension == "time" or (first.scale and first.scale != numeral.scale):
            return None
        return with_scale(first, numeral.scale), replace(unit, end=first.end)
    return None


def part_of_whole(text: str, numerals: list[Numeral], index: int) -> tuple[Numeral, Unit] | None:
    """«| 58/61 | đảng viên», «thanh toán | 264/310 | tỷ đồng»: the part, with the unit that stands after the whole.

    So is «| 84 | trong tổng số 97 hộ», where the whole is a number of its own. None for «15/15 tổ chức», which
    says «all», and for what has no unit («tỷ lệ 5/1», «24/7»).
    """
    if index + 1 >= len(numerals):
        return None
    part, whole = numerals[index], numerals[index + 1]
    is_told_apart = _OF_TOTAL.fullmatch(text, part.end, whole.start) is not None
    if (
        not (is_told_apart or text[part.end : whole.start] in ("/", " / "))
        or label_before(text, part.start) is not None
    ):
        return None
    part = with_scale(part, whole.scale)
    unit = unit_after(text, whole)
    if (
        unit is None
        or unit.end <= whole.end
        or unit.dimension in ("time", "score", "ratio")
        or part.value >= whole.value
    ):
        return None
    return part, replace(unit, end=part.end) if is_told_apart else unit


def shares_unit_before(text: str, before: int, numeral: Numeral) -> bool:
    """Whether a bare number is a plan or a change of the amount that ends at ``before``.

    «thu 187 đơn vị máu, chỉ đặt mục tiêu | 150», «618 đảng viên, tăng | 34 | so với đầu nhiệm kỳ».
    """
    between = text[before : numeral.start]
    if numeral.in_words or numeral.scale or is_year(numeral) or len(between) > _PLAN_REACH:
        return False
    if _PLAN_WORD.fullmatch(between.lower()):
        return True
    return _CHANGE_WORD.fullmatch(between.lower()) is not None and _CHANGE_END.match(text, numeral.end) is not None


def is_year(numeral: Numeral) -> bool:
    """Whether four plain figures may be a year."""
    return numeral.end - numeral.start == 4 and numeral.is_exact and _YEARS[0] <= numeral.value <= _YEARS[1]


def bare_unit(text: str, numeral: Numeral) -> Unit | None:
    """«thuê bao lên | 1,93 triệu»: a scaled number in figures whose measure will tell its unit."""
    if numeral.in_words or not numeral.scale or text[numeral.end : numeral.end + 2].strip()[:1].isalnum():
        return None
    return Unit("", BARE, numeral.end)


def with_scale(numeral: Numeral, scale: int) -> Numeral:
    """The numeral with a scale that is written once for several: «15,3–15,5 tỷ»."""
    if numeral.scale or not scale:
        return numeral
    value: Decimal = numeral.value.scaleb(scale)
    return numeral._replace(value=value, decimals=numeral.decimals - scale, is_exact=False, scale=scale)
