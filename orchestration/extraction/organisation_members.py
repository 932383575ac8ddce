"""Members of a group that bear its brand and the place where they work: «VNPT Hà Nội», «Viettel Burundi»."""

from __future__ import annotations

import re

from orchestration.extraction.names import Words
from orchestration.extraction.organisation_boundaries import Boundaries
from orchestration.extraction.organisation_heads import (
    SHORT_COUNTRIES,
    countries,
    heads,
    home_towns,
    place_names,
    register,
)

_ENGLISH_COUNTRIES = frozenset({"cambodia", "laos", "vietnam", "japan", "korea", "america"})
# «MobiFone Khu vực 3», «Vinaconex Miền Trung»
_REGION = re.compile(r"Khu vực \d{1,2}(?!\w)|Miền (?:Bắc|Trung|Nam|Tây|Đông)(?!\w)")
# «đường bay Vietnam Airlines Hà Nội», «cổ phiếu PVD Việt Nam»: the place says where something goes or is.
_OF_ROUTES = frozenset({"bay", "tuyến", "chặng", "trình"})
# «Chi nhánh PVEP Hồ Chí Minh»: the place of the branch.
_BRANCHES = frozenset({("chi", "nhánh"), ("đại", "diện"), ("giao", "dịch")})
_LONGEST_BRAND = 3


class Members:
    """Reads the members of groups at words of one article."""

    def __init__(self, words: Words) -> None:
        self.words, self.boundaries = words, Boundaries(words)

    def end(self, start: int, end: int, owner: str | None) -> int:
        """The word after the place that follows the brand at words ``start`` to ``end``; 0 where none does.

        ``owner`` is the register's name of the group, None where the article itself defines the brand.
        """
        words = self.words
        if end - start > _LONGEST_BRAND or end >= len(words) or words.gap(end) != " " or not words.is_capital(start):
            return 0
        before = tuple(words.lows[max(start - 2, 0) : start])
        if heads().at(words, start) is not None or (before[-1:] and before[-1] in _OF_ROUTES) or before in _BRANCHES:
            return 0
        stop = self._place_end(end, owner)
        is_whole = stop > end and (stop == len(words) or words.gap(stop).strip() not in ("-", "–", "/"))
        return stop if is_whole else 0

    def _place_end(self, k: int, owner: str | None) -> int:
        """The word after the province, the region or the country at word ``k``; ``k`` for none."""
        words, low = self.words, self.words.lows[k]
        if low in ("tp", "thành", "tỉnh"):
            return self.boundaries.place_kind(k)
        if not words.is_capital(k):
            return k
        if (region := _REGION.match(words.text, words.starts[k])) is not None:
            return words.index_at(region.end() - 1) + 1
        return self._country_end(k, low, owner)

    def _country_end(self, k: int, low: str, owner: str | None) -> int:
        """The word after the province, the town or the country at word ``k``; ``k`` for none."""
        words = self.words
        if low in _ENGLISH_COUNTRIES or (low in SHORT_COUNTRIES and not self._goes_on(k + 1)):
            return k + 1 if owner is not None and _is_of_vietnam(owner) else k
        place = place_names().at(words, k) or home_towns().at(words, k)
        if place is None or not words.is_capital(place[0] - 1):
            return k
        if words.lows[k : place[0]] == ["việt", "nam"]:
            return k if owner is None or "việt nam" in owner.lower() else place[0]
        is_abroad = countries().at(words, k) is not None
        return k if is_abroad and not (owner is not None and _is_of_vietnam(owner)) else place[0]

    def _goes_on(self, k: int) -> bool:
        return k < len(self.words) and self.words.gap(k) == " " and self.words.is_capital(k)


def may_have_members(name: str) -> bool:
    """Whether the register's body is a company, which alone has members of its brand."""
    entry = register().get(name)
    return entry is not None and entry.organisation_type == "company"


def _is_of_vietnam(owner: str) -> bool:
    """«Tập đoàn Công nghiệp - Viễn thông Quân đội», no «Tập đoàn Samsung»: whose members abroad bear the country."""
    words = Words(owner)
    head = heads().at(words, 0)
    return any(not low.isascii() for low in words.lows[head[0] if head else 0 :])
