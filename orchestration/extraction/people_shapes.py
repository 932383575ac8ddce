"""How far a person's name reaches: capitals, middle names in lower case, initials, hyphens."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.extraction import role_titles
from orchestration.extraction.names import Words, is_korean, is_syllable, person_like, surnames
from orchestration.extraction.organisations import Organisations
from orchestration.extraction.people_lexicon import ADDRESSES, GIVEN_NAMES, MIDDLE_NAMES

_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])+\.?")
_LONGEST_NAME = 5


@dataclass(slots=True)
class NameShape:
    """Reads the ends of names in one article; ``covered`` marks the words inside organisations' names."""

    words: Words
    organisations: Organisations
    covered: bytearray

    def end(self, j: int, *, addressed: bool) -> int:
        """The word after a name that starts at word ``j``; ``j`` when none does."""
        words, n = self.words, len(self.words)
        if j >= n or (self.covered[j] and not addressed):
            return j
        first = words.lows[j]
        if not words.is_capital(j):
            lower = (
                addressed
                and first in surnames()
                and first not in ("ông", "phó", "văn", "từ", "đồng", "cao", "an", "la")
            )
            if not lower or j + 1 >= n or words.gap(j + 1) != " " or not is_syllable(words, j + 1):
                return j
        elif self._is_no_name(j, addressed=addressed):
            return j
        end = j + 1
        while end < n and end - j < _LONGEST_NAME and self.continues(j, end):
            end += 1
        return end

    def _is_no_name(self, j: int, *, addressed: bool) -> bool:
        """A title, an organisation or an acronym where a name might be: «đồng chí Phó Bí thư»."""
        words = self.words
        if role_titles.starts_title(words, j):
            return True
        if self.covered[j] and (not addressed or words.lows[j] not in surnames() or person_like(words, j) < 3):
            return True
        word = words.word(j)
        if word.isupper() and len(word) > 1 and words.lows[j] not in surnames():
            return True
        return word[0].isdigit()

    def continues(self, j: int, end: int) -> bool:
        """Whether word ``end`` belongs to the name that starts at word ``j``."""
        words = self.words
        gap = words.gap(end)
        word, low = words.word(end), words.lows[end]
        if gap == "-" and word[0].isalpha() and low not in ADDRESSES:
            return words.lows[j] not in surnames() or low in ("un", "il") or (end == j + 2 and is_korean(words, j))
        initial = (len(words.word(end - 1)) == 1 or "." in words.word(end - 1)) and gap in (". ", ".")
        if gap != " " and not initial:
            return False
        if word[0].isupper():
            return self._capital_continues(j, end, word, low)
        if low in MIDDLE_NAMES and end + 1 < len(words) and words.gap(end + 1) == " ":
            return is_syllable(words, end + 1) and end - j <= 2
        if low in GIVEN_NAMES and end - j >= 2 and words.lows[j] in surnames():
            return words.after(end) in (",", "-", "–", ";", "(", ":", ".", "")
        return False

    def _capital_continues(self, j: int, end: int, word: str, low: str) -> bool:
        words = self.words
        if self.covered[end] and not self._is_weak_cover(end):
            return False
        if self._is_new_address(end):
            return False
        if role_titles.starts_title(words, end):
            return False
        if word.isupper() and len(word) > 1:
            is_foreign = _INITIALS.fullmatch(word) is not None and words.lows[j] not in surnames()
            return is_foreign or low in surnames() or (words.word(j).isupper() and len(words.word(j)) > 1)
        if words.lows[j] in surnames():
            return is_syllable(words, end)
        return not word[0].isdigit()

    def _is_new_address(self, end: int) -> bool:
        """Captions run into each other: «Ông Nguyễn Tiến Vinh Ông Võ Văn Châu»."""
        words = self.words
        if words.lows[end] in ("ông", "bà"):
            return end + 1 < len(words) and person_like(words, end + 1) >= 2
        return words.lows[end] == "đồng" and words.lows[end + 1 : end + 2] == ["chí"]

    def _is_weak_cover(self, i: int) -> bool:
        mention = self.organisations.at(self.words.starts[i])
        return mention is None or (mention.is_bare and " " not in mention.text)
