"""Parts of a count that are listed by name: «52 buổi diễn tập: báo động 31, chữa cháy 14, cứu người 7»."""

from __future__ import annotations

import re
from decimal import Decimal

from orchestration.extraction.numbers import Numeral
from orchestration.extraction.units import Unit

# From the whole to its first part, and from part to part: the words that name it.
_FIRST_PART = re.compile(r"[^.;:(\n\d]{0,40}(?::|\s\((?:gồm|trong đó)?:?)\s?[^\W\d][^,;.:()\n\d]{1,40}\s")
_NEXT_PART = re.compile(r"(?:,|;|,?\svà)\s(?:và\s)?[^\W\d][^,;.:()\n\d]{1,40}\s")
_ENDS = re.compile(r"\s?(?:[,;)]|\.(?!\d)|\svà\s|$)", re.MULTILINE)


def parts_listed(text: str, whole: Numeral, unit: Unit, following: list[Numeral]) -> dict[int, Unit]:
    """The unit of each part by the start of its numeral; none unless the parts are bare and add up to the whole.

    ``unit`` is that of the whole, ``following`` are the numerals after it.
    """
    total, units = Decimal(), dict[int, Unit]()
    before, gap = unit.end, _FIRST_PART
    for numeral in following:
        is_bare = not numeral.in_words and not numeral.scale and _ENDS.match(text, numeral.end) is not None
        if not is_bare or gap.fullmatch(text, before, numeral.start) is None:
            return {}
        total += numeral.value
        units[numeral.start] = Unit(unit.code, unit.dimension, numeral.end, is_open=unit.is_open)
        if total >= whole.value:
            return units if total == whole.value and len(units) > 1 else {}
        before, gap = numeral.end, _NEXT_PART
    return {}
