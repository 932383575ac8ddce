"""Which numbers share the words before them, and what a list of these words deals out to each.

«doanh thu và lợi nhuận đạt | 120 và 15 tỷ đồng, tăng lần lượt | 12% và 8%»: two groups of two numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.metric_cues import governing_cue
from orchestration.extraction.metric_dealing import NO_DEAL, Deal, Dealer, points_at_several
from orchestration.extraction.metric_legend import Column
from orchestration.extraction.metric_measures import Measure, MeasureCatalogue
from orchestration.extraction.metric_phrases import without_counted
from orchestration.extraction.metric_spot import Group, Levels, Reading
from orchestration.extraction.quantity import Quantity

_JOINED = re.compile(r"\s?(?:và|,)\s?(?:(?:hơn|gần|trên|dưới|khoảng|xấp xỉ|chừng|ngót)\s)?")
_JOINED_CHANGE = re.compile(r"\svà\s(?:tăng|giảm)\s(?:(?:hơn|gần|khoảng)\s)?")
_PLAN_IS = re.compile(r"(?:kế hoạch|mục tiêu|chỉ tiêu)(?:\s(?:cả\s)?năm)?\s(?:chỉ\s)?là\s$")
_NAME_REACH = 60  # characters after a number in which the measure is named that it is of


class Grouper:
    """Groups the numbers of one article, sentence by sentence."""

    def __init__(self, masked: str, catalogue: MeasureCatalogue, dealer: Dealer) -> None:
        self._masked = masked
        self._catalogue = catalogue
        self._dealer = dealer
        self._levels = Levels()

    def without_named(self, lead: str) -> str:
        """The lead without what names the number before: «821 tỷ đồng | lãi trước thuế, đã đi được | 28%»."""
        rest = without_counted(lead)
        signals = self._catalogue.find(rest[:_NAME_REACH])
        if signals and signals[0].start <= 1 and rest[signals[0].end :].startswith((",", ";", " và ")):
            return " " * signals[0].end + rest[signals[0].end :]
        return rest

    def group(
        self,
        before: Group,
        lead: str,
        lead_start: int,
        quantities: Sequence[Quantity],
        readings: list[Reading],
        told: Sequence[Measure],
        columns: Sequence[Column],
    ) -> Group:
        """The first of ``quantities``, which share ``lead``; its list, or that of the group before, is dealt to them.

        ``readings`` are those of the sentence so far, ``told`` the measures of the article's last levels, ``columns``
        what the heading of the list says of the numbers of its items.
        """
        first, size = quantities[0], self._joined(quantities)
        signals = self._catalogue.find(lead)
        deal = self._dealer.deal(lead, signals, lead_start, first.start, size)
        if size == len(columns) and not deal.size:
            deal = Deal(periods=[c.period for c in columns], scenarios=[c.scenario for c in columns])
        if size > 1 and not signals and not deal.size:
            deal = self._deal_to_told(lead, first, size, readings, told)
            if not deal.size and before.deal.size == size:
                deal = before.deal
        cue = governing_cue(
            lead, [(s.start, s.end) for s in signals], is_range=first.is_range, is_count=first.dimension == "count"
        )
        return Group(lead, cue, [s.measure for s in signals], deal, end=quantities[size - 1].end)

    def _deal_to_told(
        self, lead: str, first: Quantity, size: int, readings: list[Reading], told: Sequence[Measure]
    ) -> Deal:
        """«doanh thu 5 tỷ đồng, lãi 2 tỷ đồng, tăng | 19% và 27%»: of the levels told just before, one each."""
        levels = self._levels.of(readings)
        if points_at_several(lead) and len(levels) < size:
            levels = list(told)
        elif "lần lượt" not in lead and not (len(levels) == size and (first.unit_code == "%" or _PLAN_IS.search(lead))):
            return NO_DEAL
        return Deal(measures=levels[-size:]) if len(levels) >= size else NO_DEAL

    def _joined(self, quantities: Sequence[Quantity]) -> int:
        """How many of the numbers are dealt out together: «11% và 25%» is 2."""
        count = 1
        while count < len(quantities):
            before, after = quantities[count - 1], quantities[count]
            if not are_joined(self._masked[before.end : after.start], before, after):
                break
            count += 1
        return count


def are_joined(between: str, before: Quantity, after: Quantity) -> bool:
    """«11% và 25%», «giảm 6,1% và tăng 3,8%»: whether nothing but a list stands between two numbers."""
    is_turn = before.unit_code == after.unit_code == "%" and _JOINED_CHANGE.fullmatch(between) is not None
    is_bare = before.end == before.number_end and before.unit_code == after.unit_code
    if is_bare and between.strip() == ";":
        return True  # «lần lượt là 1.120; 1.268 và 1.402 triệu kWh»
    return is_turn or _JOINED.fullmatch(between) is not None
