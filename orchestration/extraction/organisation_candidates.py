"""Where an article names organisations: every place where a head, the register or a brand opens a name."""

from __future__ import annotations

from orchestration.extraction import role_titles
from orchestration.extraction.names import STRONG_SURNAMES, Words, person_like
from orchestration.extraction.organisation_heads import Head, heads, place_names, registered_names
from orchestration.extraction.organisation_makers import MAKER
from orchestration.extraction.organisation_spans import Candidate, SpanReader, name_starts

# Bodies that are places as well, and what stands before the place.
_SITES = frozenset({"cảng", "cảng hàng không", "khách sạn", "trung tâm thương mại", "vườn quốc gia", "khu bảo tồn"})
_BEFORE_SITES = frozenset("án tại ở về đến vào qua cập rời gần từ sang ra vực luồng ngoài".split())


class CandidateFinder:
    """Finds the names of one article."""

    def __init__(self, words: Words, reader: SpanReader) -> None:
        self.words, self.reader = words, reader

    def find(self) -> list[Candidate]:
        """Every name as read, in order of the text."""
        found: list[Candidate] = []
        words, starts, end = self.words, name_starts(), 0
        unheaded = self.reader.foreign.keys() | self.reader.brands.keys() | self.reader.makers.keys()
        for i in [i for i, low in enumerate(words.lows) if low in starts or i in unheaded]:
            if i < end:
                continue
            hit = heads().at(words, i)
            is_known = hit is not None or registered_names().at(words, i) is not None
            is_unheaded = i in unheaded or words.lows[i] == "cơ"  # «Cơ quan Năng lượng Đan Mạch»
            if not (is_known or is_unheaded) or self._is_inside_title_or_name(i, hit):
                continue
            candidate = self.reader.read(i)
            if candidate is not None and not self._is_site(candidate):
                found.append(candidate)
                end = candidate.end
        return self._without_known_makers(found)

    def _without_known_makers(self, candidates: list[Candidate]) -> list[Candidate]:
        """«Thép Minh Phú Lộc» beside «Công ty Thép Minh Phú Lộc – MPL»: a short form of that company."""
        lows = self.words.lows
        lengths = {one.end - one.start for one in candidates if one.head is MAKER}
        known = {
            tuple(lows[k : k + length])
            for one in candidates
            if lengths and one.head is not MAKER
            for length in lengths
            for k in range(one.start, one.end - length + 1)
        }
        return [one for one in candidates if one.head is not MAKER or tuple(lows[one.start : one.end]) not in known]

    def _is_site(self, candidate: Candidate) -> bool:
        """«Dự án Cảng hàng không Long Thành», «cập Cảng Chân Mây»: the place or the building, no body."""
        words, i = self.words, candidate.start
        if candidate.head is None or not i or words.gap(i) != " ":
            return False
        if candidate.head.family == "trung tâm":
            return words.lows[i - 1] == "giàn"  # «giàn trung tâm CPP»: a platform
        return candidate.head.family in _SITES and words.lows[i - 1] in _BEFORE_SITES

    def _is_inside_title_or_name(self, i: int, hit: tuple[int, Head] | None) -> bool:
        """«Vụ trưởng» is no «Vụ», «Trường Sa 21» and «Trường Sơn» in «Vũ Trường Sơn» are no schools."""
        words, lows = self.words, self.words.lows
        if lows[i] not in heads():
            return False
        title, place = role_titles.titles().at(words, i), place_names().at(words, i)
        if hit and ((title and title[0] >= hit[0]) or (place and place[0] > hit[0])):
            return True
        if hit and hit[0] == i + 1 and lows[i] == "ban" and self._is_within_title(i):
            return True
        if lows[i : i + 2] == ["chính", "phủ"] and self._is_of_another_word(i):
            return True
        if i and lows[i - 1] in STRONG_SURNAMES and words.gap(i) == " ":
            return person_like(words, i - 1) >= 3 and (hit is None or hit[0] == i + 1)
        return False

    def _is_of_another_word(self, i: int) -> bool:
        """«quyết định của Thủ tướng [Chính phủ]», «liên [Chính phủ]»; not «ông A, Phó Thủ tướng [Chính phủ]»."""
        words, lows = self.words, self.words.lows
        if not i or lows[i - 1] != "tướng":
            return i > 0 and lows[i - 1] == "liên"
        start = i - (3 if lows[max(i - 3, 0)] == "phó" else 2)
        is_apposed = start > 0 and words.gap(start).strip() in (",", "-", "–") and words.is_capital(start - 1)
        return not (is_apposed or (i + 2 < len(words) and person_like(words, i + 2) >= 2))

    def _is_within_title(self, i: int) -> bool:
        """«Phó Trưởng [ban Thường trực] Ban Dân vận»: words of the title alone."""
        table = role_titles.titles()
        return any((hit := table.at(self.words, k)) is not None and hit[0] > i + 1 for k in range(max(i - 2, 0), i))
