"""How the words of a trade and the brand after them join into a name: «Gạch men [Thanh Hà]», «Phân đạm và Hóa chất»."""

from __future__ import annotations

from orchestration.extraction.names import Words
from orchestration.extraction.organisation_boundaries import Boundaries
from orchestration.extraction.organisation_heads import Head, heads
from orchestration.extraction.organisation_vocabulary import FUNCTION_WORDS, NAME_WORDS, begins_predicate

_LONGEST_BRIDGE = 6
_LONGEST_UNKNOWN = 3
_LONGEST_SYLLABLE = 7


class Trades:
    """Reads trades and brands at words of one article."""

    def __init__(self, words: Words, boundaries: Boundaries) -> None:
        self.words, self.boundaries = words, boundaries
        self._heads = heads()

    def joins(self, j: int, head: Head) -> bool:
        """Whether the words after «và» belong to the name: «Thăm dò và Khai thác», not «và Công đoàn»."""
        words = self.words
        if j >= len(words) or words.gap(j) != " " or self.boundaries.starts_other(j):
            return False
        hit = NAME_WORDS.at(words, j)
        if hit is None:
            return words.is_capital(j) and self.bridge(j, j + 1, head, proper=False) > 0
        return words.is_capital(j) or not head.is_company or (hit[0] < len(words) and words.is_capital(hit[0]))

    def completes(self, j: int, head: Head, *, proper: bool) -> bool:
        """A second syllable in lower case that the vocabulary lacks: «Vụ Pháp quy»."""
        words = self.words
        if proper or j >= len(words) or (head.is_company and not self.goes_on_in_capitals(j + 1)):
            return False
        low = words.lows[j]
        return (
            words.gap(j) == " "
            and not words.is_capital(j)
            and words.word(j - 1)[1:].islower()
            and low.isalpha()
            and low not in FUNCTION_WORDS
            and (NAME_WORDS.at(words, j) is None or self._is_compound(j, head))
            and not begins_predicate(words, j)
        )

    def _is_compound(self, j: int, head: Head) -> bool:
        """«Cục Tần [số]»: a noun of one syllable is the second one of a field that the vocabulary lacks."""
        hit = NAME_WORDS.at(self.words, j)
        return head.follows == "field" and hit is not None and hit == (j + 1, False)

    def goes_on_in_capitals(self, j: int) -> bool:
        """«Công ty Hoa tiêu [Tân Cảng]»: a name goes on after the syllable in lower case."""
        words = self.words
        return (
            j < len(words)
            and words.gap(j) == " "
            and words.is_capital(j)
            and not self.boundaries.starts_other(j)
            and (words.lows[j] not in self._heads or self.is_brand(j, j + 1))
        )

    def is_brand(self, j: int, end: int) -> bool:
        """Whether a head of one syllable only begins a brand: «Trường Thịnh», «Viện Đông»; not «Viện Dầu khí»."""
        words = self.words
        return (
            end == j + 1
            and end < len(words)
            and words.gap(end) == " "
            and words.is_capital(end)
            and words.word(end).isalpha()
            and not words.word(end).isupper()
            and ((trade := NAME_WORDS.at(words, end)) is None or trade[0] == end + 1)
            and not self.boundaries.starts_other(end)
        )

    def ends_brand(self, i: int, j: int, end: int) -> bool:
        """Whether a head of one syllable is the second one of a brand or place: «Nhơn [Hội]», «Xuân [Trường]»."""
        words = self.words
        if end != j + 1 or j <= i or words.gap(j) != " " or not words.is_capital(j - 1):
            return False
        is_first = j - 1 == i or not words.is_capital(j - 2) or NAME_WORDS.at(words, j - 2) is not None
        goes_on = (
            end < len(words)
            and words.gap(end) == " "
            and (words.is_capital(end) or (NAME_WORDS.at(words, end) is not None and not begins_predicate(words, end)))
        )
        other = self._heads.at(words, j)
        if other is not None and other[1].follows == "field" and not goes_on:
            return True  # «Công ty Y tế Hoa [Ban] (HBM)»: a board without its field is none
        return (
            is_first
            and not goes_on
            and words.word(j - 1)[1:].islower()
            and NAME_WORDS.at(words, j - 1) is None
            and self._heads.at(words, j - 1) is None
            and ((trade := NAME_WORDS.at(words, j)) is None or trade[0] <= end)  # «Phòng Tổ chức»
            and len(words.word(j - 1)) <= _LONGEST_SYLLABLE
        )

    def splits_brand(self, i: int, j: int) -> bool:
        """«Nhiệt điện Cẩm [Thủy] sản xuất»: the second syllable of a brand and a verb, no «Thủy sản»."""
        words = self.words
        return (
            j > i
            and words.is_capital(j - 1)
            and NAME_WORDS.at(words, j - 1) is None
            and words.gap(j) == " "
            and not words.is_capital(j + 1)
            and begins_predicate(words, j + 1)
        )

    def bridge(self, start: int, j: int, head: Head, *, proper: bool) -> int:
        """The word after the lower-case syllables of a trade that the vocabulary lacks, when a brand follows.

        «CTCP Gạch [men] Thanh Hà», «Công ty CP Dây [cáp điện] Tân Phú», «CTCP Bánh [kẹo và] Thực phẩm»;
        0 when a verb begins there, or when no name goes on after them: «Công ty Điện ký hợp đồng với …».
        """
        words, k = self.words, j
        if proper or not (head.is_company or head.follows == "name"):
            return 0
        unknown = int(NAME_WORDS.at(words, start) is None)
        if unknown and not (words.word(start)[1:].islower() and len(words.word(start)) <= _LONGEST_SYLLABLE):
            return 0  # «Công ty Vinamilk sữa …»: a brand, no trade
        while k < len(words) and words.gap(k) == " " and not words.is_capital(k) and k - j < _LONGEST_BRIDGE:
            hit = NAME_WORDS.at(words, k)
            if words.lows[k] == "và" and k > j:
                joined = k + 1 < len(words) and words.gap(k + 1) == " " and words.is_capital(k + 1)
                return k if joined and unknown and self.joins(k + 1, head) else 0
            if hit is not None and not hit[1]:
                k = hit[0]
                continue
            is_region = words.lows[k] in ("miền", "vùng")
            if (
                not words.lows[k].isalpha()
                or is_region
                or words.lows[k] in FUNCTION_WORDS
                or begins_predicate(words, k)
            ):
                return 0
            unknown += 1
            k += 1
        if not unknown or k >= len(words) or not self.goes_on_in_capitals(k):
            return 0
        return k if unknown <= _LONGEST_UNKNOWN and k > j else 0
