"""Units that a heading announces for the bare numbers below it: «(đơn vị: tỷ đồng): doanh thu 1.017,4; …»."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import NamedTuple

from orchestration.extraction.document import Document
from orchestration.extraction.identifiers import label_before
from orchestration.extraction.number_reading import SCALES
from orchestration.extraction.numbers import Numeral
from orchestration.extraction.quantity_units import is_year, with_scale
from orchestration.extraction.units import Unit, unit_lexicon

_ANNOUNCED = re.compile(
    r"\((?P<named>(?:đơn vị(?: tính)?|đvt|tính bằng)\s?:?\s?)?(?P<unit>[^\W\d_][^()\d:;]{0,30})\)(?P<colon>\s?:)?",
    re.IGNORECASE,
)
_BULLETS = ("-", "–", "+", "•", "*", "▪")
_LONGEST_ROW = 160  # characters of a paragraph that can be a row of a table


class _Announcement(NamedTuple):
    """From ``start`` to ``end`` a bare number is in ``unit``, times ten to the power of ``scale``."""

    start: int
    end: int
    scale: int
    unit: Unit


class AnnouncedUnits:
    """The units announced in one article."""

    def __init__(self, document: Document) -> None:
        self._announcements: list[_Announcement] = []
        for match in _ANNOUNCED.finditer(document.text):
            found = _unit_of(match["unit"]) if match["named"] or match["colon"] else None
            if found is not None:
                end = _reach(document, match.end())
                self._announcements.append(_Announcement(match.end(), end, *found))
        self._starts = [announcement.start for announcement in self._announcements]

    def unit_of(self, text: str, numeral: Numeral) -> tuple[Numeral, Unit] | None:
        """The numeral with the announced scale and its unit; None where none reaches or it is no amount."""
        index = bisect_right(self._starts, numeral.start) - 1
        if index < 0 or numeral.end > self._announcements[index].end:
            return None
        if numeral.in_words or numeral.scale or is_year(numeral) or label_before(text, numeral.start) is not None:
            return None
        announced = self._announcements[index]
        return with_scale(numeral, announced.scale), replace(announced.unit, end=numeral.end)


def _unit_of(words: str) -> tuple[int, Unit] | None:
    """«nghìn tấn» → (3, t): scale and unit, when the words are nothing else."""
    scale, start = 0, 0
    for word in words.lower().split():
        if word not in SCALES:
            break
        scale += SCALES[word]
        start += len(word) + 1
    name = words.strip()[start:]
    unit = unit_lexicon().match(name, 0) if name else None
    return (scale, unit) if unit is not None and unit.end == len(name) else None


def _reach(document: Document, position: int) -> int:
    """The end of the sentence that goes on after the announcement, else of the rows below it."""
    sentence = document.sentence_at(position - 1)
    if document.text[position : sentence.end].strip(": .\n"):
        return sentence.end
    end = sentence.end
    for following in document.sentences[document.sentence_index(position - 1) + 1 :]:
        row = document.text[following.start : following.end].rstrip()
        is_row = row.startswith(_BULLETS) or not row.endswith(".")
        if not is_row or len(row) > _LONGEST_ROW or not any(character.isdigit() for character in row):
            break
        end = following.end
    return end
