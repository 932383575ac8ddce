"""Which measure a number is of: the catalogue's words first, then the words of the text themselves.

``MeasureCatalogue.find`` finds the signals of ``metrics.csv`` in a sentence. A signal names the
measure only when the number's unit can be a unit of it («tấn» is none of revenue). Words that the
catalogue does not know become an open measure: the noun phrase before the number, or what it counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from orchestration.extraction.lexicon import any_of, cell_values, read_table
from orchestration.extraction.units import BARE

_WORD_START = re.compile(r"\w")
_POLITE = frozenset({"đồng chí", "người"})
_TIMES = frozenset({"ngày", "giờ", "phút", "tháng", "năm", "ngày đêm"})
_SUBSTANCES = frozenset({"mass", "volume", "energy"})
_MONEY_PER = ("VND/", "USD/", "EUR/")
_LOST = re.compile(r"\s(?:đã\s|bị\s)?(?:thua\s)?lỗ\b")
_LOSS = re.compile(any_of(("lỗ", "thua lỗ", "âm"), not_after=r"\w") + r"\b")


# «xóa lỗ lũy kế, lợi nhuận sau thuế đạt | 5 tỷ đồng»: another measure since
_GAINED = re.compile(r"(?<!\w)(?:lãi|lợi nhuận|doanh thu|thu nhập|vốn|tài sản|chi phí)(?!\w)|;")


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured. ``code`` is None for a measure that only this text names."""

    name: str
    code: str | None = None
    category: str = ""
    additivity: str = ""
    dimensions: frozenset[str] = frozenset()
    counted: tuple[str, ...] = ()  # the nouns that a count of it may carry, its own first

    @property
    def is_stock(self) -> bool:
        """Whether it is a level at a moment (members, debt) rather than a flow over a period."""
        return self.additivity == "semi_additive"

    def allows(self, dimension: str, unit_code: str) -> bool:
        """Whether a number with that unit can be a value of the measure (rates and shares always can)."""
        if dimension == "count" and self.counted:
            head = unit_code.split(maxsplit=1)[0]
            return any(noun == unit_code or noun.split(maxsplit=1)[0] == head for noun in self.counted)
        if dimension == "rate" and unit_code.startswith(_MONEY_PER):
            return not self.dimensions or bool(self.dimensions & {"rate", "currency"})  # no output has a price
        amount, _, per = unit_code.partition("/")
        if dimension == "rate" and per in _TIMES and (of := unit_dimensions().get(amount)) in _SUBSTANCES:
            return not self.dimensions or bool(self.dimensions & {"rate", of})  # «phát nước | 5 m3/ngày» is no energy
        if dimension == BARE:
            return bool(self.counted) or "currency" in self.dimensions
        return not self.dimensions or dimension in self.dimensions or dimension in ("ratio", "rate")

    def unit_of(self, unit_code: str) -> str:
        """The unit of a value: people counted politely are what the measure counts («2.143 đồng chí» are đảng viên)."""
        return self.counted[0] if self.counted and unit_code in _POLITE else unit_code


SHARE = "tỷ trọng"


def is_share(measure: Measure) -> bool:
    """«tỷ trọng doanh thu»: a part of a whole amount."""
    return measure.name.startswith(SHARE)


def is_vote(measure: Measure) -> bool:
    """«tỷ lệ tán thành», «tỷ lệ cổ phần dự họp»: what a vote gave, and who voted, whatever it was about."""
    is_counted = measure.name in ("phiếu", "số phiếu") or measure.name.startswith(("tỷ lệ phiếu", "số phiếu"))
    return is_counted or measure.code in ("vote_share", "meeting_quorum")


class Signal(NamedTuple):
    """Words of a sentence that name a catalogued measure; offsets of the text that was searched."""

    start: int
    end: int
    measure: Measure


class MeasureCatalogue:
    """The signals of ``metrics.csv``, and where a text has them."""

    def __init__(self, rows: tuple[dict[str, str], ...], dimension_of: dict[str, str]) -> None:
        self._measures: dict[str, Measure] = {}  # by their signals
        self.by_code: dict[str, Measure] = {}
        for row in rows:
            units = cell_values(row["usual_units"])
            measure = Measure(
                name=row["metric_name"],
                code=row["metric_code"],
                category=row["category"],
                additivity=row["additivity"],
                dimensions=frozenset(dimension_of.get(unit, "rate" if "/" in unit else "count") for unit in units),
                counted=tuple(unit for unit in units if dimension_of.get(unit, "count") == "count" and "/" not in unit),
            )
            self.by_code[row["metric_code"]] = measure
            for signal in {row["metric_name"].lower(), *(s.lower() for s in cell_values(row["signals"]))}:
                first = _WORD_START.search(signal)
                if first is not None:
                    self._measures.setdefault(signal[first.start() :], measure)
        # Words end where words end, but what follows a phrase may be an underscore.
        ends = {phrase: r"(?!\w)" if phrase.isalnum() else r"(?![^\W_])" for phrase in self._measures}
        self._signals = re.compile(any_of((), then=ends, not_after=r"\w"))
        self._find = lru_cache(maxsize=16)(self._find_all)  # several rules in a row ask for the same words

    def find(self, lower_text: str) -> Sequence[Signal]:
        """All signals in lower-case text, in order, without overlaps; the longest that starts at a word."""
        return self._find(lower_text)

    def _find_all(self, lower_text: str) -> tuple[Signal, ...]:
        measures = self._measures
        return tuple([Signal(*match.span(), measures[match.group()]) for match in self._signals.finditer(lower_text)])

    def named(self, phrase: str) -> Measure | None:
        """The measure that exactly these words name."""
        return self._measures.get(phrase.lower())


@cache
def unit_dimensions() -> dict[str, str]:
    """The dimension of each unit of ``units.csv`` by its code."""
    return {row["unit_code"]: row["dimension"] for row in read_table("units")}


@cache
def measure_catalogue() -> MeasureCatalogue:
    """The catalogue of ``metrics.csv``, read once."""
    return MeasureCatalogue(read_table("metrics"), unit_dimensions() | {"lần": "count"})


def is_loss(words: str) -> bool:
    """Whether the words before an amount make it a loss: «lỗ», «âm»."""
    lost = _LOSS.search(words)
    return lost is not None and _GAINED.search(words, lost.end()) is None


def is_lost(words: str) -> bool:
    """Whether the words after an amount make it a loss: «hơn 4.200 tỷ đồng | đã lỗ trong nửa đầu năm»."""
    return _LOST.match(words) is not None


def open_measure(words: str) -> Measure | None:
    """A measure that only the text names, from the words left over before or after a number."""
    name = " ".join(words.replace("\x00", " ").split())  # without what was masked
    return Measure(name) if len(name) > 1 and any(character.isalpha() for character in name) else None
