"""Numerals: digits in every Vietnamese habit, number words, scales, ranges.

What belongs here is the number alone: its value, the place of its last digit, the ends of a range.
What it counts is the business of ``quantities``. Which «1.200» or «2,498» is meant:

* a dot before exactly three digits groups thousands («2.143», «5.214.000»), else it is a decimal point («2.5»);
* a comma is the decimal comma («2,498 tỷ»), unless it groups thousands twice («1,234,567»);
* ``Habit.ENGLISH`` turns both round; a document has it only when it writes a number that can be nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from orchestration.extraction.document import Document
from orchestration.extraction.figures import digit_runs
from orchestration.extraction.lexicon import any_of
from orchestration.extraction.number_reading import (
    DIGIT_WORD,
    FIGURE,
    NUMBER_WORD,
    SCALE,
    SCALES,
    Habit,
    read_numeral,
)

_SCALE_TAIL = rf"(?:\s?(?:(?:trăm|chục)\s)?{SCALE}\b(?:\s{SCALE}\b)?(?:\srưỡi\b)?)"
# One numeral in figures with its scales: «2,498 tỷ», «7,9triệu», «3 tỷ 650 triệu», «111,8 nghìn tỷ».
_FIGURES = rf"(?:{FIGURE})(?:{_SCALE_TAIL}(?:\s\d+(?:,\d+)?\s{SCALE}\b)?)?"
# A word numeral needs two words, so that «năm» (year), «ba» (father) or «một» (a) alone is none.
_WORDS = (
    rf"{DIGIT_WORD}(?:\s(?:{NUMBER_WORD}))+|mười(?:\s{DIGIT_WORD})?(?:\s{SCALE})*"
    rf"|(?:một\s)?nửa(?:\s{SCALE})?|{SCALE}\srưỡi"
    rf"|(?:(?<=gấp )|(?<=gấp hơn )|(?<=gấp gần )|(?<=gấp khoảng )|(?<=gấp tới )){DIGIT_WORD}(?=\slần\b)"
)
_NUMERAL = re.compile(
    rf"(?P<figures>{_FIGURES})|(?<!\w)(?P<words>{_WORDS}|gấp đôi|gấp rưỡi)(?!\w)",
    re.IGNORECASE,
)
# Where a numeral may begin: at any figure, and (in lower case) at its first word. An «i» is left open, since
# only the pattern above takes «İ» for one.
_FRACTIONS = "½¼¾⅓⅔"
_WORD_BEGINS = re.compile(
    any_of(
        ("mườ", "nửa"),
        then=dict.fromkeys("không một mốt ba bốn tư năm lăm nhăm sáu bảy bẩy tám chín".split(), r"\s[^\W\d]")
        | dict.fromkeys(("nghìn", "ngàn", "vạn", "tỷ", "tỉ"), r"\srưỡ")
        | {"ha": r"\w\s[^\W\d]", "tr": r"\wệu\srưỡ", "gấp": r"\s(?:đô|rư)"},
        not_after=r"\w",
    )
)
_RANGE_GAP = re.compile(r"\s?[-–—]\s?|\s(?:đến|tới)\s(?:gần\s|khoảng\s)?", re.IGNORECASE)
# The figure comes before the look behind it, which lets the search skip all other characters.
_ENGLISH_ONLY = re.compile(r"\d(?<![\d.,]\d)\d{0,2}(?:(?:,\d{3}){2,}(?![\d,])|,\d{3}\.\d+(?![\d.,]))")
_VIETNAMESE_ONLY = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d+(?![\d.,])|(?<![\d.,])\d+,\d{1,2}(?![\d.,])")
_TRAILING_UNIT = re.compile(r"\s?(?:%|đ|đồng|VND|VNĐ|USD)$", re.IGNORECASE)


class Numeral(NamedTuple):
    """A numeral of ``Document.text``, scales multiplied out.

    ``decimals`` has XBRL's sense: the place of the last digit («2,498 tỷ» is -6). ``is_exact`` is
    true for a plain whole number, which leaves no rounding interval. ``scale`` is the exponent of
    the scale words (9 for «tỷ»), which a range shares: «15,3–15,5 tỷ».
    """

    start: int
    end: int
    value: Decimal
    decimals: int
    is_exact: bool
    scale: int
    in_words: bool

    @property
    def low(self) -> Decimal:
        """The lower end of what rounding leaves open."""
        return self.value - self._half_step

    @property
    def high(self) -> Decimal:
        """The upper end of what rounding leaves open."""
        return self.value + self._half_step

    @property
    def _half_step(self) -> Decimal:
        return Decimal(0) if self.is_exact else Decimal(5).scaleb(-self.decimals - 1)


def document_habit(text: str) -> Habit:
    """English only when the text writes an English number («1,234,567») and no Vietnamese one («2,5»)."""
    if _ENGLISH_ONLY.search(text) and not _VIETNAMESE_ONLY.search(text):
        return Habit.ENGLISH
    return Habit.VIETNAMESE


def parse_number(text: str) -> Decimal | None:
    """The number that ``text`` is: «2.999,4» → 2999.4, «1,5 vạn» → 15000, «hai trăm linh ba» → 203.

    A unit sign after it is ignored («220 %», «1.150.000đ»); a range gives its middle («2–3 triệu»).
    None when the text is not one number. Figures follow the Vietnamese habit.
    """
    folded = " ".join(text.lower().split())
    folded = folded.removeprefix("từ ")
    ends = [part for part in _RANGE_GAP.split(folded) if part]
    if len(ends) == 2:
        first, last = ends
        high = parse_number(last)
        scale = " ".join(word for word in _TRAILING_UNIT.sub("", last).split() if word in SCALES)
        low = parse_number(f"{first} {scale}" if first[-1].isdigit() else first)
        return None if low is None or high is None else (low + high) / 2
    folded = _TRAILING_UNIT.sub("", folded)
    sign = 1
    for minus in ("âm ", "-", "−"):
        if folded.startswith(minus):
            folded, sign = folded.removeprefix(minus).lstrip(), -1
    parsed = read_numeral(folded, Habit.VIETNAMESE)
    return None if parsed is None else sign * parsed.value


def find_numerals(document: Document, start: int = 0) -> Iterator[Numeral]:
    """Every numeral of the matching copy from ``start`` on, in order; figures inside words are left out.

    Figures that are no number («8.1.2») are not returned either: ``identifiers`` explains them.
    """
    text = document.text
    habit = document_habit(text)
    begins = [max(start, begin) for begin, end in digit_runs(text) if end > start]
    if any(fraction in text for fraction in _FRACTIONS):
        begins += [position for position in range(start, len(text)) if text[position] in _FRACTIONS]
    begins += [match.start() for match in _WORD_BEGINS.finditer(document.lower, start)]
    last = start
    for begin in sorted(begins):
        match = _NUMERAL.match(text, begin) if begin >= last else None
        if match is None:
            continue
        first, last = match.span()
        in_words = match["words"] is not None
        if not in_words and (_touches_word(text, first, -1) or _touches_word(text, last, 1)):
            continue
        read = read_numeral(" ".join(match.group().lower().split()), habit)
        if read is not None:
            is_exact = not read.has_fraction and read.scale == 0
            yield Numeral(first, last, read.value, read.places - read.scale, is_exact, read.scale, in_words)


def _touches_word(text: str, offset: int, side: int) -> bool:
    """Whether figures are glued to letters as in «BK-18A» or «m3», but not as in «2,68ha» or «đạt5»."""
    if side < 0:
        before = text[offset - 1] if offset else " "
        return before.isalpha() or before == "_" or (before in "-–." and offset > 1 and text[offset - 2].isalpha())
    tail = text[offset : offset + 1]
    return (
        tail.isalpha()
        and tail.isupper()
        and not text[offset : offset + 3].startswith(("VN", "US", "MW", "KW", "TE", "GW"))
    )


def is_range_gap(text: str, start: int, end: int) -> bool:
    """Whether what stands between two numerals joins them to a range: «2–3», «95 đến 100»."""
    return _RANGE_GAP.fullmatch(text, start, end) is not None
