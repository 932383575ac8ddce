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
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from orchestration.extraction.document import Document

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_TENS = {"mười", "mươi", "chục"}
_SCALES = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3}
_MULTIPLES = {"gấp đôi": Decimal(2), "gấp rưỡi": Decimal("1.5")}

_SCALE = r"(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)"
_DIGIT_WORD = "(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín)"
_WORD = rf"(?:{_DIGIT_WORD}|mười|mươi|chục|trăm|linh|lẻ|rưỡi|nửa|phẩy|{_SCALE})"
_FIGURE = r"\d+(?:[.,]\d+)*[½¼¾]?|[½¼¾⅓⅔]"
_TOKEN = re.compile(rf"{_FIGURE}|\b{_WORD}\b|{_SCALE}\b")
_SCALE_TAIL = rf"(?:\s?(?:(?:trăm|chục)\s)?{_SCALE}\b(?:\s{_SCALE}\b)?(?:\srưỡi\b)?)"
# One numeral in figures with its scales: «2,498 tỷ», «7,9triệu», «3 tỷ 650 triệu», «111,8 nghìn tỷ».
_FIGURES = rf"(?:{_FIGURE})(?:{_SCALE_TAIL}(?:\s\d+(?:,\d+)?\s{_SCALE}\b)?)?"
# A word numeral needs two words, so that «năm» (year), «ba» (father) or «một» (a) alone is none.
_WORDS = rf"{_DIGIT_WORD}(?:\s(?:{_WORD}))+|mười(?:\s{_DIGIT_WORD})?(?:\s{_SCALE})*|(?:một\s)?nửa(?:\s{_SCALE})?|{_SCALE}\srưỡi"
_NUMERAL = re.compile(
    rf"(?P<figures>{_FIGURES})|(?<!\w)(?P<words>{_WORDS}|gấp đôi|gấp rưỡi)(?!\w)",
    re.IGNORECASE,
)
_RANGE_GAP = re.compile(r"\s?[-–—]\s?|\s(?:đến|tới)\s(?:gần\s|khoảng\s)?", re.IGNORECASE)
_ENGLISH_ONLY = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?![\d,])|(?<![\d.,])\d{1,3},\d{3}\.\d+(?![\d.,])")
_VIETNAMESE_ONLY = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d+(?![\d.,])|(?<![\d.,])\d+,\d{1,2}(?![\d.,])")
_TRAILING_UNIT = re.compile(r"\s?(?:%|đ|đồng|VND|VNĐ|USD)$", re.IGNORECASE)


class Habit(Enum):
    """Which sign groups thousands in a document."""

    VIETNAMESE = "vietnamese"
    ENGLISH = "english"


@dataclass(frozen=True, slots=True)
class Numeral:
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


def parse_figure(figure: str, habit: Habit = Habit.VIETNAMESE) -> tuple[Decimal, int] | None:
    """Value and number of decimal places of figures: «2.999,4» → (2999.4, 1); None for «8.1.2».

    >>> parse_figure("2.143"), parse_figure("2,498"), parse_figure("1,234,567")
    ((Decimal('2143'), 0), (Decimal('2.498'), 3), (Decimal('1234567'), 0))
    """
    fraction = Decimal(0)
    if figure and figure[-1] in _FRACTIONS:
        fraction, figure = _FRACTIONS[figure[-1]], figure[:-1]
        if not figure:
            return fraction, 1
    group, point = (",", ".") if habit is Habit.ENGLISH else (".", ",")
    if figure.count(",") > 1 and "." not in figure.split(",")[0]:
        group, point = ",", "."
    elif "," in figure and "." in figure:
        group, point = (",", ".") if figure.rfind(".") > figure.rfind(",") else (".", ",")
    whole, _, rest = figure.partition(point)
    groups = whole.split(group)
    if group in rest or point in rest:
        return None
    if len(groups) > 1 and (len(groups[0]) > 3 or groups[0] == "0" or any(len(g) != 3 for g in groups[1:])):
        if len(groups) > 2 or rest:
            return None
        whole, rest = groups  # «2.5»: the grouping sign of this habit stands before a fraction
        groups = [whole]
    digits = "".join(groups)
    value = Decimal(f"{digits}.{rest}") if rest else Decimal(digits)
    return value + fraction, len(rest) or (1 if fraction else 0)


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
        scale = _TOKEN.sub(lambda m: m.group() if m.group() in _SCALES else "", _TRAILING_UNIT.sub("", last)).strip()
        low = parse_number(first if _TOKEN.fullmatch(first) is None or not scale else f"{first} {scale}")
        return None if low is None or high is None else (low + high) / 2
    folded = _TRAILING_UNIT.sub("", folded)
    sign = 1
    for minus in ("âm ", "-", "−"):
        if folded.startswith(minus):
            folded, sign = folded.removeprefix(minus).lstrip(), -1
    parsed = _evaluate(folded, Habit.VIETNAMESE)
    return None if parsed is None else sign * parsed.value


@dataclass(slots=True)
class _Reading:
    """The state of reading one numeral from left to right."""

    terms: list[tuple[Decimal, int]]  # (value, exponent of its scale), exponents falling
    section: Decimal | None = None  # what stands before the next scale
    places: int = 0  # decimal places of the last section
    scale: int = 0  # exponent of the last scale
    has_fraction: bool = False

    @property
    def value(self) -> Decimal:
        return sum((value for value, _ in self.terms), self.section or Decimal(0))

    def multiply(self, exponent: int) -> None:
        """A scale word: it multiplies the section, or the smaller scale before it («nghìn tỷ»)."""
        if self.section is None and self.terms:
            value, previous = self.terms.pop()
            self.scale = previous + exponent
            self.terms.append((value.scaleb(exponent), self.scale))
            return
        value = Decimal(1) if self.section is None else self.section
        while self.terms and self.terms[-1][1] < exponent:
            value += self.terms.pop()[0]
        self.terms.append((value.scaleb(exponent), exponent))
        self.section, self.scale = None, exponent

    def add_half(self, is_after_hundred: bool) -> bool:
        """«rưỡi»: half of the unit before it; false when nothing stands before it."""
        if self.section is not None:
            self.section += Decimal(50) if is_after_hundred else Decimal("0.5")
        elif self.terms:
            value, exponent = self.terms[-1]
            self.terms[-1] = (value + Decimal(5).scaleb(exponent - 1), exponent)
        else:
            return False
        self.places, self.has_fraction = self.places + 1, True
        return True

    def take(self, section: Decimal, places: int) -> None:
        """A figure or a spoken number below a thousand."""
        self.section, self.places, self.scale = section, places, 0
        self.has_fraction = self.has_fraction or places > 0


def _evaluate(text: str, habit: Habit) -> _Reading | None:
    """Read one numeral in lower case, without unit; None when the text is something else."""
    if text in _MULTIPLES:
        return _Reading([], _MULTIPLES[text], places=1, has_fraction=True)
    tokens = _TOKEN.findall(text)
    if not tokens or "".join(tokens) != text.replace(" ", ""):
        return None
    reading = _Reading([])
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token[0].isdigit() or token in _FRACTIONS:
            figure = parse_figure(token, habit)
            if figure is None or reading.section is not None:
                return None
            reading.take(*figure)
        elif token in _SCALES:
            reading.multiply(_SCALES[token])
        elif token == "rưỡi":
            if not reading.add_half(is_after_hundred=position > 0 and tokens[position - 1] == "trăm"):
                return None
        elif token == "nửa":
            reading.take(Decimal("0.5"), 1)
        else:
            spoken = _read_section(tokens, position, reading.section)
            if spoken is None:
                return None
            section, position, places = spoken
            reading.take(section, places)
            continue
        position += 1
    return reading


def _read_section(tokens: list[str], position: int, before: Decimal | None) -> tuple[Decimal, int, int] | None:
    """A spoken number below a thousand, from ``position`` on: value, next position, decimal places."""
    hundreds = tens = units = 0
    start = position
    spoken = before if before is not None else Decimal(0)
    while position < len(tokens):
        token = tokens[position]
        following = tokens[position + 1] if position + 1 < len(tokens) else ""
        if token in _DIGITS:
            if following == "trăm":
                hundreds, position = _DIGITS[token], position + 1
            elif following in ("mươi", "chục"):
                tens, position = _DIGITS[token], position + 1
            elif position > start and tokens[position - 1] in _DIGITS:
                return None
            else:
                units = _DIGITS[token]
        elif token in _TENS:
            tens = 1 if before is None else 0
            spoken = spoken * 10 if before is not None else spoken
        elif token == "trăm":
            hundreds = 1 if before is None else 0
            spoken = spoken * 100 if before is not None else spoken
        elif token == "phẩy":
            digits = []
            while position + 1 < len(tokens) and tokens[position + 1] in _DIGITS:
                position += 1
                digits.append(str(_DIGITS[tokens[position]]))
            whole = spoken + 100 * hundreds + 10 * tens + units
            return (Decimal(f"{whole}.{''.join(digits)}"), position + 1, len(digits)) if digits else None
        elif token not in ("linh", "lẻ"):
            break
        position += 1
    return spoken + 100 * hundreds + 10 * tens + units, position, 0


def find_numerals(document: Document, start: int = 0) -> Iterator[Numeral]:
    """Every numeral of the matching copy from ``start`` on, in order; figures inside words are left out.

    Figures that are no number («8.1.2») are not returned either: ``identifiers`` explains them.
    """
    text = document.text
    habit = document_habit(text)
    for match in _NUMERAL.finditer(text, start):
        first, last = match.span()
        in_words = match["words"] is not None
        if not in_words and (_touches_word(text, first, -1) or _touches_word(text, last, 1)):
            continue
        read = _evaluate(" ".join(match.group().lower().split()), habit)
        if read is not None:
            is_exact = not read.has_fraction and read.scale == 0
            yield Numeral(first, last, read.value, read.places - read.scale, is_exact, read.scale, in_words)


def _touches_word(text: str, offset: int, side: int) -> bool:
    """Whether figures are glued to letters as in «BK-18A» or «m3», but not as in «2,68ha» or «đạt5»."""
    if side < 0:
        before = text[offset - 1] if offset else " "
        return before.isalpha() or before == "_" or (before in "-–." and offset > 1 and text[offset - 2].isalpha())
    tail = text[offset : offset + 1]
    return tail.isalpha() and tail.isupper() and not text[offset : offset + 3].startswith(("VN", "US", "MW", "KW", "TE", "GW"))


def is_range_gap(text: str, start: int, end: int) -> bool:
    """Whether what stands between two numerals joins them to a range: «2–3», «95 đến 100»."""
    return _RANGE_GAP.fullmatch(text, start, end) is not None
