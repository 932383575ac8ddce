"""Bodies whose head bears their kind in the title: «Viện trưởng» of an institute, «Chi cục trưởng» of an office."""

from __future__ import annotations

from bisect import bisect_left

from orchestration.extraction.organisations import Organisations
from orchestration.extraction.role_spans import TitleSpan

_HEADED_BY_NAME = frozenset({"chi cục", "cục", "tổng cục", "viện", "vụ"})


class HeadedBodies:
    """The bodies of one article by the kind that titles name."""

    def __init__(self, organisations: Organisations) -> None:
        self.organisations = organisations
        self._by_family: dict[str, list[tuple[int, str]]] = {}
        for mention in organisations.mentions:
            for family in self._led_as(mention.name):
                self._by_family.setdefault(family, []).append((mention.start, mention.name))

    def _led_as(self, name: str) -> set[str]:
        """«Chi cục Hải quan khu vực II» has a Chi cục trưởng too, though its kind is the customs."""
        low = name.lower()
        written = {body for body in _HEADED_BY_NAME if low.startswith(f"{body} ")}
        return {self.organisations.bodies[name].family, *written}

    def nearest(self, family: str, title: TitleSpan) -> str | None:
        """«Viện trưởng» is that of the institute named last before, else of the first one named."""
        offset = self.organisations.words.starts[title.start]
        mentions = self._by_family.get(family)
        if not mentions:
            return None
        return mentions[max(bisect_left(mentions, (offset, "")) - 1, 0)][1]
