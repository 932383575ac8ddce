"""What a list deals out to a list of numbers, one each: measures, periods or bodies.

«doanh thu và lợi nhuận đạt | 120 và 15 tỷ đồng», «các năm 2021, 2022 và 2023 lần lượt là | 9.200, 9.800 và
10.500 tấn», «Gỗ Tân Mai và Gỗ An Lộc lãi | 5 tỷ và 7 tỷ đồng». A list deals only when it has as many
items as there are numbers; when two lists would do, the measures are dealt.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from orchestration.extraction.dates import DateMention
from orchestration.extraction.document import Document
from orchestration.extraction.metric_measures import Measure, MeasureCatalogue, Signal
from orchestration.extraction.metric_period import Period, parts_of, period_of, years_of
from orchestration.extraction.metric_phrases import EDGE_WORDS
from orchestration.extraction.model import Scenario
from orchestration.extraction.organisations import OrganisationMention

_AND = re.compile(r",?\s(?:và|cùng|cũng như|hay)\s|,\s")
_AND_BODY = re.compile(rf"(?: \([^)]{{1,30}}\))?(?:{_AND.pattern})")  # «Natcom (Haiti), Movitel (Mozambique)»
_ITEM_END = re.compile(r"[;:.()]|(?<!\w)(?:gồm|bao gồm|của|là)(?!\w)")
_SEVERAL = re.compile(
    r"(?<!\w)(?:hai|ba|bốn|các) (?:con số|chỉ tiêu|chỉ số|khoản mục|khoản|hạng mục|kết quả|mặt hàng|sản phẩm|mảng|loại)"
    r" (?:này|trên|đó|ấy)(?!\w)|(?<!\w)(?:hai|ba|bốn) chỉ tiêu (?=đã |đều |mới |vượt |lần lượt |cùng )"
)
_IN_TURN = re.compile(r"(?<!\w)(?:lần lượt|theo thứ tự|tương ứng)(?!\w)")
_STRETCHES = frozenset({"range", "month", "quarter", "half", "year", "months"})


_Mention = TypeVar("_Mention", DateMention, OrganisationMention)


class Deal(NamedTuple):
    """What falls to each number of a group; at most one of the lists is filled."""

    measures: Sequence[Measure] = ()
    periods: Sequence[Period] = ()
    bodies: Sequence[str] = ()
    scenarios: Sequence[Scenario] = ()  # beside the periods, where both are told

    @property
    def size(self) -> int:
        """How many numbers it is for; 0 when nothing is dealt."""
        return len(self.measures) + len(self.periods) + len(self.bodies)


NO_DEAL = Deal()


class Dealer:
    """Finds the lists of one article that are dealt out."""

    def __init__(
        self,
        document: Document,
        catalogue: MeasureCatalogue,
        dates: tuple[DateMention, ...],
        bodies: Sequence[OrganisationMention],
    ) -> None:
        self._text = document.lower
        self._catalogue = catalogue
        self._dates = [
            date
            for date in dates
            if date.first is not None and (date.kind in _STRETCHES or date.text.lower().startswith("giai đoạn"))
        ]
        self._bodies = bodies

    def deal(self, lead: str, signals: Sequence[Signal], first: int, last: int, size: int) -> Deal:
        """What the lead from offset ``first`` to ``last`` deals out to ``size`` numbers."""
        if size < 2:
            return NO_DEAL
        run = _last_run([(signal.start, signal.end) for signal in signals], lead)
        if len(run) == size:
            return Deal(measures=[signal.measure for signal in signals[run.start : run.stop]])
        named = self._listed(lead, size)
        if named:
            return Deal(measures=named)
        return self._listed_periods(first, last, size) or self._listed_bodies(first, last, size) or NO_DEAL

    def _listed_periods(self, first: int, last: int, size: int) -> Deal | None:
        """«các năm 2021, 2022 và 2023», or one date that lists them: «quý I, II và III»."""
        dates = _between(self._dates, first, last)
        run = _last_run([(date.start, date.end) for date in dates], self._text)
        if len(run) == size:
            return Deal(periods=[period_of(date) for date in dates[run.start : run.stop]])
        if not dates:
            return None
        listed = period_of(dates[-1])
        is_in_turn = in_turn(self._text[dates[-1].end : last])  # «các năm từ 2020 đến 2024 lần lượt đạt …»
        parts = parts_of(listed, size) or (years_of(listed, size) if is_in_turn else [])
        return Deal(periods=parts) if parts else None

    def _listed_bodies(self, first: int, last: int, size: int) -> Deal | None:
        bodies = _between(self._bodies, first, last)
        run = _last_run([(body.start, body.end) for body in bodies], self._text, _AND_BODY)
        return Deal(bodies=[body.name for body in bodies[run.start : run.stop]]) if len(run) == size else None

    def _listed(self, lead: str, size: int) -> list[Measure] | None:
        """«gồm ống thép, tôn mạ tăng lần lượt | 11% và 25%» → ống thép, tôn mạ when as many as the numbers."""
        told = list(_IN_TURN.finditer(lead))
        before = lead[: told[-1].start()] if told else ""
        if not told or points_at_several(before):
            return None
        words = _ITEM_END.split(before)[-1].split()
        while words and words[-1] in EDGE_WORDS:
            words.pop()
        items = [item.strip() for item in _AND.split(" ".join(words)) if item.strip()]
        if len(items) < size or any("\x00" in item for item in items[-size:]):
            return None
        return [self._catalogue.named(item) or Measure(item) for item in items[-size:]]


def in_turn(words: str) -> bool:
    """«tăng lần lượt | 73% và 14%», «đạt theo thứ tự»: whether what follows is dealt out one by one."""
    return _IN_TURN.search(words) is not None


def points_at_several(lead: str) -> bool:
    """«hai con số này tăng lần lượt | 73% và 14%»: of the measures told last."""
    return _SEVERAL.search(lead) is not None


def _between(mentions: Sequence[_Mention], first: int, last: int) -> Sequence[_Mention]:
    """Those of the mentions, which are in order, that start in the stretch."""
    start = bisect_left(mentions, first, key=lambda mention: mention.start)
    return mentions[start : bisect_left(mentions, last, lo=start, key=lambda mention: mention.start)]


def _last_run(spans: list[tuple[int, int]], text: str, between: re.Pattern[str] = _AND) -> range:
    """The last stretch of spans with nothing but commas and «và» between them."""
    stop = len(spans)
    start = stop - 1
    while start > 0 and between.fullmatch(text, spans[start - 1][1], spans[start][0]):
        start -= 1
    return range(max(start, 0), stop)
