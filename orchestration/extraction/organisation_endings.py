"""Lower-case words that close a name: «Cục Dự trữ [tỉnh]», «Nhà máy Thủy điện X [mở rộng]», «Tổ [dệt] số 7»."""

from __future__ import annotations

from orchestration.extraction.names import Words
from orchestration.extraction.organisation_boundaries import Boundaries
from orchestration.extraction.organisation_heads import Head
from orchestration.extraction.organisation_vocabulary import FUNCTION_WORDS, begins_predicate

TEAMS = frozenset({"tổ", "đội"})
# What a province, a district has one of: «Cục Dự trữ tỉnh», «Ban Quản lý các khu chế xuất tỉnh».
_BRANCHES = frozenset({"chi nhánh", "văn phòng đại diện"})
_CONTINENTS = frozenset({"á", "âu", "phi", "mỹ", "úc"})
_NAMED_BY_FIELD = frozenset({"place", "either", "field", "capital", "name"})
_OF_PROVINCES = frozenset({"government", "department", "union"})


class Endings:
    """Reads the last words of names of one article; a tail begins at word ``i``, the words in question at ``j``."""

    def __init__(self, words: Words, boundaries: Boundaries) -> None:
        self.words, self.boundaries = words, boundaries

    def closing(self, i: int, j: int, head: Head) -> int:
        """The word after «tỉnh» or «mở rộng» that closes the name; ``j`` for none."""
        lows = self.words.lows
        if lows[j : j + 2] == ["mở", "rộng"] and self._is_extension(i, j, head):
            return j + 2
        is_of_branch = head.family in _BRANCHES and j == i and lows[j] == "miền" and j + 1 < len(lows)
        if is_of_branch and self.words.is_capital(j + 1):
            return j + 2  # «Chi nhánh miền Tây»
        if lows[j] == "châu" and j > i and lows[j + 1 : j + 2] and lows[j + 1] in _CONTINENTS:
            return j + 2
        is_unnamed = j > i and lows[j] == "tỉnh" and self.boundaries.place_kind(j) == j
        return j + 1 if is_unnamed and head.follows in _NAMED_BY_FIELD and self._is_provincial(i, j, head) else j

    def _is_extension(self, i: int, j: int, head: Head) -> bool:
        """«Nhà máy Thủy điện Sông Rin [mở rộng]», the plant added to it; no «Nhà máy X mở rộng sản xuất»."""
        words = self.words
        return j > i and head.family == "nhà máy" and (j + 2 >= len(words) or words.gap(j + 2) != " ")

    def _is_provincial(self, i: int, j: int, head: Head) -> bool:
        """«Cục Thống kê [tỉnh] công bố»: a whole field before, no name of the province behind."""
        words = self.words
        is_capital = words.is_capital(i - len(head.words.split()))
        goes_on = j + 1 < len(words) and words.gap(j + 1) == " " and words.is_capital(j + 1)
        return is_capital and head.organisation_type in _OF_PROVINCES and head.family not in TEAMS and not goes_on

    def is_numbered_team(self, i: int, j: int, end: int, head: Head) -> bool:
        """«Tổ [dệt] số 7», «Đội [xây lắp] số 2»: a trade in lower case and its number; no «Tổ máy số 2»."""
        lows = self.words.lows
        is_numbered = lows[end : end + 1] == ["số"] and lows[end + 1 : end + 2] and lows[end + 1].isdigit()
        is_team = bool(is_numbered) and head.family in TEAMS and lows[j] != "máy"
        return is_team and self.words.is_capital(i - len(head.words.split()))

    def before_acronym(self, j: int) -> int:
        """«Xí nghiệp Dịch vụ Ống [chống] (OCS)»: one or two words that an acronym in brackets closes; else ``j``."""
        words = self.words
        for end in range(j + 1, min(j + 3, len(words))):
            low = words.lows[end - 1]
            if (
                not low.isalpha()
                or low in FUNCTION_WORDS
                or words.is_capital(end - 1)
                or begins_predicate(words, end - 1)
            ):
                return j
            if words.gap(end) == " (":
                is_closed = words.after(end) == ")" and words.word(end).isupper() and len(words.word(end)) > 1
                return end if is_closed else j
            if words.gap(end) != " ":
                return j
        return j
