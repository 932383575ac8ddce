"""Reads one numeral from left to right: figures, scales and number words into a value.

Figures follow a ``Habit``: «1.200» and «2,498» are a thousand two hundred and two and a half to a
Vietnamese reader, the other way round to an English one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
SCALES = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
SCALE = r"(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)"
DIGIT_WORD = "(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín)"
NUMBER_WORD = rf"(?:{DIGIT_WORD}|mười|mươi|chục|trăm|linh|lẻ|rưỡi|nửa|phẩy|{SCALE})"
FIGURE = r"\d+(?:[.,]\d+)*[½¼¾]?|[½¼¾⅓⅔]"

_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3}
_MULTIPLES = {"gấp đôi": Decimal(2), "gấp rưỡi": Decimal("1.5")}
_TENTHS = frozenset(DIGITS) - {"không", "năm", "lăm", "nhăm"}  # «một tỷ năm 2020» names a year; 1,5 is «rưỡi»
_TENS = frozenset({"mười", "mươi", "chục"})
_ZERO_TENS = frozenset({"linh", "lẻ"})
_ATOM = re.compile(rf"{FIGURE}|\b{NUMBER_WORD}\b|{SCALE}\b")


class Habit(Enum):
    """Which sign groups thousands in a document."""

    VIETNAMESE = "vietnamese"
    ENGLISH = "english"


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


@dataclass(slots=True)
class Reading:
    """The state of reading one numeral from left to right."""

    terms: list[tuple[Decimal, int]]  # (value, exponent of its scale), exponents falling
    section: Decimal | None = None  # what stands before the next scale
    places: int = 0  # decimal places of the last section
    scale: int = 0  # exponent of the last scale
    has_fraction: bool = False

    @property
    def value(self) -> Decimal:
        """What has been read so far."""
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

    def add_half(self, *, is_after_hundred: bool) -> bool:
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

    def tenths(self, digit: int) -> None:
        """«một tỷ bảy» is 1,7 tỷ: a digit right after a scale counts its tenths."""
        value, exponent = self.terms[-1]
        self.terms[-1] = (value + Decimal(digit).scaleb(exponent - 1), exponent)
        self.section, self.places, self.scale, self.has_fraction = None, 1, exponent, True

    def take(self, section: Decimal, places: int) -> None:
        """A figure or a spoken number below a thousand."""
        self.section, self.places, self.scale = section, places, 0
        self.has_fraction = self.has_fraction or places > 0


@lru_cache(maxsize=4096)  # days, months and years come again and again
def read_numeral(text: str, habit: Habit) -> Reading | None:
    """Read one numeral in lower case, without unit; None when the text is something else."""
    if text in _MULTIPLES:
        return Reading([], _MULTIPLES[text], places=1, has_fraction=True)
    words = _ATOM.findall(text)
    if not words or "".join(words) != text.replace(" ", ""):
        return None
    reading = Reading([])
    position = 0
    while position < len(words):
        taken = _take(reading, words, position, habit)
        if taken == 0:
            return None
        position += taken
    if len(words) > 2 and words[-1] in _TENTHS and words[-2] in SCALES:
        reading.tenths(DIGITS[words[-1]])
    return reading


def _take(reading: Reading, words: list[str], position: int, habit: Habit) -> int:
    """Read on from ``position``; how many words were taken, 0 where they make no number."""
    word = words[position]
    if word[0].isdigit() or word in _FRACTIONS:
        figure = parse_figure(word, habit)
        if figure is None or reading.section is not None:
            return 0
        reading.take(*figure)
    elif word in SCALES:
        reading.multiply(SCALES[word])
    elif word == "rưỡi":
        return int(reading.add_half(is_after_hundred=position > 0 and words[position - 1] == "trăm"))
    elif word == "nửa":
        reading.take(Decimal("0.5"), 1)
    else:
        return _take_spoken(reading, words, position)
    return 1


def _take_spoken(reading: Reading, words: list[str], position: int) -> int:
    """A spoken number below a thousand: «hai trăm linh ba», «mười lăm», «hai phẩy năm»; words taken."""
    start = position
    value = reading.section or Decimal(0)
    places = 0
    while position < len(words):
        word = words[position]
        following = words[position + 1] if position + 1 < len(words) else ""
        if word == "phẩy":
            value, places, position = _spoken_fraction(words, position + 1, value)
            continue
        if word in DIGITS and following == "trăm":
            value, position = value + 100 * DIGITS[word], position + 1
        elif word in DIGITS and following in _TENS:
            value, position = value + 10 * DIGITS[word], position + 1
        elif word in DIGITS:
            if position > start and words[position - 1] in DIGITS:
                return 0  # «hai ba» is no number
            value += DIGITS[word]
        elif word in _TENS:
            value = value * 10 if reading.section is not None else value + 10
        elif word == "trăm":
            value = value * 100 if reading.section is not None else value + 100
        elif word not in _ZERO_TENS:
            break
        position += 1
    reading.take(value, places)
    return position - start


def _spoken_fraction(words: list[str], position: int, value: Decimal) -> tuple[Decimal, int, int]:
    """The digits after «phẩy»: value, decimal places and the position after them."""
    places = 0
    while position < len(words) and words[position] in DIGITS:
        places += 1
        value += Decimal(DIGITS[words[position]]).scaleb(-places)
        position += 1
    return value, places, position
