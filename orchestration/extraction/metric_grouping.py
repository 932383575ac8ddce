"""Which numbers share the words before them, and what a list of these words deals out to each.

«doanh thu và lợi nhuận đạt | 120 và 15 tỷ đồng, tăng lần lượt | 12% và 8%»: two groups of two numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.metric_cues import governing_cue
from orchestration.extraction.metric_dealing import NO_DEAL, Deal, Dealer, in_turn, points_at_several
from orchestration.extraction.metric_legend import Column
from orchestration.extraction.metric_measures import Measure, MeasureCatalogue, Signal
from orchestration.extraction.metric_parts import continues_parts
from orchestration.extraction.metric_phrases import has_counted, without_counted
from orchestration.extraction.metric_spot import Group, Levels, Memory, Reading
from orchestration.extraction.quantity import Quantity

_JOINED = re.compile(r"\s?(?:và|,)\s?(?:(?:hơn|gần|trên|dưới|khoảng|xấp xỉ|chừng|ngót)\s)?")
_JOINED_CHANGE = re.compile(r"\svà\s(?:tăng|giảm)\s(?:(?:hơn|gần|khoảng)\s)?")
_PLAN_IS = re.compile(r"(?:kế hoạch|mục tiêu|chỉ tiêu)(?:\s(?:cả\s)?năm)?\s(?:chỉ\s)?là\s$")
# What a bracket tells of a number in a list: «1.200 tỷ đồng (tăng 5%) và 120 tỷ đồng (giảm 3%)»
_GLOSS = re.compile(r"\s?\([^();]{1,60}\)")
_COORDINATED = re.compile(r"(?:[\s\x00]\w*){0,6}\svà\s")
_LONGEST_LIST = 60  # numbers that share a lead
_NAME_REACH = 60  # characters after a number in which the measure is named that it is of


class Grouper:
    """Groups the numbers of one article, sentence by sentence."""

    def __init__(self, masked: str, catalogue: MeasureCatalogue, dealer: Dealer) -> None:
        self._masked = masked
        self._catalogue = catalogue
        self._dealer = dealer
        self._levels = Levels()
        self._columns: Sequence[Column] = ()
        self._group = self._spread = Group()

    def start_sentence(self, columns: Sequence[Column]) -> None:
        """Begin a sentence; ``columns`` is what the heading of its list says of the numbers of an item."""
        self._columns = columns
        self._group = self._spread = Group()

    def next(
        self,
        lead: str,
        lead_start: int,
        quantities: Sequence[Quantity],
        position: int,
        readings: list[Reading],
        memory: Memory,
        told: Sequence[Measure],
    ) -> tuple[str, Group]:
        """The words that govern the number at ``position`` of its sentence, and the group that it belongs to.

        ``lead`` are the words before it, ``readings`` those of the sentence so far, ``told`` the measures of the
        article's last levels.
        """
        quantity = quantities[position]
        before = quantities[position - 1] if position else None
        if quantity.start in self._spread.starts:
            self._group = self._spread
            self._group.position = self._spread.starts.index(quantity.start)
        elif before is not None and (are_joined(lead, before, quantity) or continues_parts(lead, memory)):
            self._group.position += 1
            if not self._group.allows(quantity):
                self._group.lead = ""
        elif not _is_coordinated(lead, quantity, memory.last):
            if position > 0:
                counted = self._group.lead if has_counted(self._group.lead, lead) else ""
                lead = counted + self._without_named(lead)
            listed = quantities[position : position + _LONGEST_LIST]
            self._group = self._begin(lead, lead_start, listed, readings, told)
            self._spread = self._group if self._group.starts else self._spread
        return lead, self._group

    def _begin(
        self,
        lead: str,
        lead_start: int,
        quantities: Sequence[Quantity],
        readings: list[Reading],
        told: Sequence[Measure],
    ) -> Group:
        """The group of the first of ``quantities``, with what its list or that of the group before deals to them."""
        first = quantities[0]
        signals = self._catalogue.find(lead)
        cue = governing_cue(
            lead, [(s.start, s.end) for s in signals], is_range=first.is_range, is_count=first.dimension == "count"
        )
        items = self._items(quantities, with_glosses=True)
        deal = self._deal_to(items, lead, lead_start, signals, readings, told)
        if not deal.size:
            items = self._items(quantities, with_glosses=False)
            deal = self._deal_to(items, lead, lead_start, signals, readings, told)
        is_glossed = items[-1] is not quantities[len(items) - 1]
        return Group(
            lead,
            cue,
            [s.measure for s in signals],
            deal,
            end=first.end if is_glossed else items[-1].end,
            starts=tuple(item.start for item in items) if is_glossed else (),
        )

    def _without_named(self, lead: str) -> str:
        """The lead without what names the number before: «821 tỷ đồng | lãi trước thuế, đã đi được | 28%»."""
        for rest in (lead, without_counted(lead)):
            signals = self._catalogue.find(rest[:_NAME_REACH])
            if signals and signals[0].start <= 1 and rest[signals[0].end :].startswith((",", ";", " và ")):
                return " " * signals[0].end + rest[signals[0].end :]
        return rest

    def _deal_to(
        self,
        items: Sequence[Quantity],
        lead: str,
        lead_start: int,
        signals: Sequence[Signal],
        readings: list[Reading],
        told: Sequence[Measure],
    ) -> Deal:
        """What falls to the numbers of a list: from its lead, from the list's heading, from what was told before."""
        first, size = items[0], len(items)
        deal = self._dealer.deal(lead, signals, lead_start, first.start, size)
        if size == len(self._columns) and not deal.size:
            deal = Deal(periods=[c.period for c in self._columns], scenarios=[c.scenario for c in self._columns])
        if size > 1 and not signals and not deal.size:
            deal = self._deal_to_told(lead, first, size, readings, told)
            if not deal.size and self._group.deal.size == size:
                deal = self._group.deal
        return deal

    def _deal_to_told(
        self, lead: str, first: Quantity, size: int, readings: list[Reading], told: Sequence[Measure]
    ) -> Deal:
        """«doanh thu 5 tỷ đồng, lãi 2 tỷ đồng, tăng | 19% và 27%»: of the levels told just before, one each."""
        levels = self._levels.of(readings)
        if points_at_several(lead) and len(levels) < size:
            levels = list(told)
        elif not in_turn(lead) and not (len(levels) == size and (first.unit_code == "%" or _PLAN_IS.search(lead))):
            return NO_DEAL
        return Deal(measures=levels[-size:]) if len(levels) >= size else NO_DEAL

    def _items(self, quantities: Sequence[Quantity], *, with_glosses: bool) -> list[Quantity]:
        """The numbers that are dealt out together: «11% và 25%», with glosses «120 (tăng 5%) và 15 (giảm 3%)» too."""
        items, position = [quantities[0]], 1
        while position < len(quantities):
            before, end = items[-1], items[-1].end
            gloss = _GLOSS.match(self._masked, end) if with_glosses else None
            if gloss is not None:
                end = gloss.end()
                position = next((k for k in range(position, len(quantities)) if quantities[k].start >= end), position)
            after = quantities[position]
            if after.start < end or not are_joined(self._masked[end : after.start], before, after):
                break
            items.append(after)
            position += 1
        return items


def _is_coordinated(lead: str, quantity: Quantity, last: Reading | None) -> bool:
    """«giảm 108 chức danh | phía Việt Nam và | 8 chức danh»: the verb before the first holds for the second."""
    return (
        last is not None
        and last.kind.value_type == "change"
        and last.quantity.unit_code == quantity.unit_code
        and _COORDINATED.fullmatch(lead) is not None
    )


def are_joined(between: str, before: Quantity, after: Quantity) -> bool:
    """«11% và 25%», «giảm 6,1% và tăng 3,8%»: whether nothing but a list stands between two numbers."""
    is_turn = before.unit_code == after.unit_code == "%" and _JOINED_CHANGE.fullmatch(between) is not None
    is_bare = before.end == before.number_end and before.unit_code == after.unit_code
    if is_bare and between.strip() == ";":
        return True  # «lần lượt là 1.120; 1.268 và 1.402 triệu kWh»
    return is_turn or _JOINED.fullmatch(between) is not None
