"""Units of measure and counted nouns, as written after a numeral.

``UnitLexicon.match`` reads the unit that starts at an offset: a spelling of ``units.csv``, a rate
built from parts («USD/triệu BTU», «VND/người/tháng», «tấn than mỗi năm»), or for a count the noun
phrase itself. It knows nothing of numbers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from orchestration.extraction.lexicon import cell_values, read_table, word_list

BARE = "bare"  # the dimension of a scaled number whose unit only its measure can tell: «thuê bao lên 1,93 triệu»
_FIRST = re.compile(r"[^\W\d_]+[23²³]?|[%‰₫$€£¥°]")
_PER = re.compile(
    r"\s?/\s?(?=[^\W\d])|\s(?:mỗi|một)\s(?=(?:năm|tháng|ngày|giờ|quý|người|kg|tấn|lít|m2|m3|kWh|thùng)\b)"
    r"|\s(?:hằng|hàng)\s(?=(?:năm|tháng|quý)\b)"
)
_SUBSTANCE = re.compile(r"\s[^\W\d_]+(?:\s[^\W\d_]+)?(?=\s?/\s?(?:ngày|giờ|tháng|năm|vụ|ca|ha)\b)")
_THOUSAND_OF = re.compile(r"\s?/\s?1[.,]?000\s(?=[^\W\d_])")
_COMPOUNDS = frozenset({"ô tô", "xe máy", "xe đạp", "máy tính", "máy bay", "điện thoại", "trẻ em", "nhà máy"})
_IN_TURN = re.compile(r"\s(?:lần lượt|theo thứ tự)\b")
_MEASURE = re.compile(r"\s?(?:công suất|chiều dài|chiều rộng|diện tích|dung tích|trọng tải|trị giá|tổng vốn)\b")
_WORD = re.compile(r"\s?([^\W\d_]+)")
# Words after which no counted noun follows, and which end one.
FUNCTION_WORDS = frozenset(word_list("function_word"))


@dataclass(slots=True)
class Unit:
    """A unit found in text; ``end`` is the offset after it; ``is_open`` when the lexicon does not list it."""

    code: str
    dimension: str
    end: int
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class _Spelling:
    text: str
    code: str
    dimension: str
    exact_case: bool


class UnitLexicon:
    """All spellings of ``units.csv``, found by their first word."""

    def __init__(self, rows: tuple[dict[str, str], ...]) -> None:
        self._by_first: dict[str, list[_Spelling]] = defaultdict(list)
        for row in rows:
            for spelling in {row["unit_code"], *cell_values(row["spellings"])}:
                first = _FIRST.match(spelling)
                if first is None:
                    continue
                exact = spelling.isascii() and len(spelling) <= 3 and spelling.upper() not in ("USD", "VND", "EUR")
                entry = _Spelling(spelling.lower(), row["unit_code"], row["dimension"], exact)
                if exact:
                    entry = _Spelling(spelling, row["unit_code"], row["dimension"], exact)
                self._by_first[first.group().lower()].append(entry)
        for spellings in self._by_first.values():
            spellings.sort(key=lambda entry: -len(entry.text))

    def match(self, text: str, start: int) -> Unit | None:
        """The listed unit that starts at ``start`` (one space allowed before it), with its rate."""
        if _IN_TURN.match(text, start):
            return None  # «so với quý IV/2024 lần lượt giảm …»
        if _MEASURE.match(text, start):
            return None  # «Greater Changhua 2b & 4 | công suất 920 MW»: the number ends a name
        simple = self._match_simple(text, start)
        if simple is None:
            return None
        return self._with_rate(text, simple)

    def _match_simple(self, text: str, start: int) -> Unit | None:
        if text[start : start + 1] == " ":
            start += 1
        first = _FIRST.match(text, start)
        if first is None:
            return None
        spellings = self._by_first.get(first.group().lower())
        if spellings is None:
            return None
        lowered = text[start : start + len(spellings[0].text)].lower()  # as much as the longest has
        for entry in spellings:
            if not (text.startswith(entry.text, start) if entry.exact_case else lowered.startswith(entry.text)):
                continue
            end = start + len(entry.text)
            if entry.text[-1].isalnum() and text[end : end + 1].isalnum():
                continue
            return Unit(entry.code, entry.dimension, end)
        return None

    def _with_rate(self, text: str, unit: Unit) -> Unit:
        """«đồng» + «/kg» → VND/kg; «triệu đồng/người/tháng» → VND/người/tháng."""
        code, dimension, end = unit.code, unit.dimension, unit.end
        substance = _SUBSTANCE.match(text, end) if unit.dimension in ("mass", "volume") else None
        if substance is not None:  # «tấn mía/ngày»
            end = substance.end()
        for _ in range(2):
            per = _PER.match(text, end) or _THOUSAND_OF.match(text, end)
            if per is None:
                break
            below = self._match_simple(text, per.end()) or self.counted_noun(text, per.end(), longest=1)
            if below is None:
                break
            of = "1.000 " if any(map(str.isdigit, per.group())) else ""  # «0,7 kiện/1.000 khách»
            code, dimension, end = f"{code}/{of}{below.code}", "rate", below.end
        return Unit(code, dimension, end)

    def counted_noun(self, text: str, start: int, longest: int = 2) -> Unit | None:
        """The noun that a bare number counts, at most ``longest`` syllables: «39 giải pháp» → «giải pháp»."""
        if _MEASURE.match(text, start) or _IN_TURN.match(text, start) or text[start - 1 : start + 1].isalnum():
            return None  # «than cám 6a» counts nothing
        words: list[str] = []
        end = start
        while len(words) < longest:
            match = _WORD.match(text, end)
            if match is None or not match.group(1)[0].islower() or match.group(1).lower() in FUNCTION_WORDS:
                break
            if words and (following := _WORD.match(text, match.end())) and f"{match[1]} {following[1]}" in _COMPOUNDS:
                break  # «1,9 triệu | lốp | ô tô»
            words.append(match.group(1))
            end = match.end()
        if not words:
            return None
        return Unit(" ".join(words), "count", end, is_open=True)


@cache
def unit_lexicon() -> UnitLexicon:
    """The lexicon of ``units.csv``, read once."""
    return UnitLexicon(read_table("units"))
