"""Which province, city, district or commune an article speaks of, for bodies that leave its name out: «UBND tỉnh»."""

from __future__ import annotations

from orchestration.extraction.names import Words
from orchestration.extraction.organisation_boundaries import Boundaries
from orchestration.extraction.organisation_heads import place_names, province_types

_BEFORE_NAMES = frozenset("tỉnh huyện quận xã phường thành tp".split())


class NamedPlaces:
    """The units of administration that one article names, by their kind."""

    def __init__(self, words: Words) -> None:
        self._explicit: dict[str, dict[str, str]] = {}
        self._plain: dict[str, dict[str, str]] = {}
        boundaries, types, table = Boundaries(words), province_types(), place_names()
        for i in table.places(words, _BEFORE_NAMES):
            low = words.lows[i]
            if low in _BEFORE_NAMES:
                end, start = boundaries.place_kind(i), i + (2 if low == "thành" else 1)
                if end > start and words.is_capital(start):
                    self._note(self._explicit, low, words.span_text(start, end))
            elif words.is_capital(i) and (hit := table.at(words, i)) is not None:
                kind = types.get(" ".join(words.lows[i : hit[0]]))
                if kind is not None:
                    self._note(self._plain, kind, hit[1])

    def _note(self, table: dict[str, dict[str, str]], kind: str, name: str) -> None:
        kind = "thành phố" if kind in ("thành", "tp") else kind
        table.setdefault(kind, {}).setdefault(" ".join(name.lower().split()), " ".join(name.split()))

    def names_some(self, kind: str) -> bool:
        """Whether the article names any unit of this kind."""
        return bool(self._explicit.get(kind) or self._plain.get(kind))

    def only(self, kind: str) -> str | None:
        """The one unit of this kind: «tỉnh Quảng Ngãi», else «Quảng Ngãi» alone; None where there are several."""
        for table in (self._explicit, self._plain):
            names = table.get(kind, {})
            if len(names) == 1:
                return next(iter(names.values()))
            if names:
                return None
        return None
