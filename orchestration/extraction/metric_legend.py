"""What a text says of the order of its figures: a legend for those in brackets, columns for the items of a list.

«(trong ngoặc lần lượt là tỷ lệ so với kế hoạch năm và so với cùng kỳ): than 32,16 triệu tấn (62,2%; 112%)»;
«theo thứ tự thực hiện năm 2024 và kế hoạch năm 2025: - Doanh thu (tỷ đồng): 1.934 và 2.080».
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orchestration.extraction.metric_dates import SentenceDates
from orchestration.extraction.metric_period import Period, period_of
from orchestration.extraction.metric_plans import names_plan
from orchestration.extraction.metric_report import PERIOD_KINDS
from orchestration.extraction.metric_spot import Kind, Spot
from orchestration.extraction.model import Scenario

_LEGEND = re.compile(
    r"(?:trong|số trong) (?:ngoặc|dấu ngoặc)(?: đơn)?[^;:]{0,20} (?:là|gồm) (?P<legend>[^;:()]{10,120}?)(?=[:);.]|$)"
)
_VERSUS = re.compile(r"so với (?P<what>kế hoạch|chỉ tiêu|mục tiêu|dự toán|cùng kỳ|năm trước|năm ngoái)")
_COLUMNS = re.compile(r"(?:theo thứ tự|lần lượt|tương ứng)(?: (?:là|của))? (?P<columns>[^;:()]{10,140}):\s*$")
_AND = re.compile(r", | và |; ")
_IN_BRACKET = re.compile(r"\s?\(")
_NEXT_IN_BRACKET = re.compile(r"[;,]\s?|\svà\s")
_AGAINST_PLAN, _AGAINST_BEFORE = Kind("attainment", "plan", 1), Kind("ratio", "previous_year", 1)


class Column(NamedTuple):
    """What the figures in one place of a list's items are: for which period, planned or achieved."""

    period: Period
    scenario: Scenario


class Legend:
    """The legend of one sentence for its figures in brackets; asked for each number in reading order."""

    def __init__(self, sentence: str) -> None:
        match = _LEGEND.search(sentence)
        told = _VERSUS.findall(match["legend"]) if match is not None else []
        self._kinds = [_AGAINST_PLAN if names_plan(what) else _AGAINST_BEFORE for what in told]
        self._place = -1

    def kind(self, spot: Spot) -> Kind | None:
        """What the legend says of a percentage in brackets; None for any other number."""
        lead = spot.plain_lead
        if not self._kinds or spot.quantity.unit_code != "%":
            self._place = -1
            return None
        if _IN_BRACKET.fullmatch(lead):
            self._place = 0
        elif self._place >= 0 and _NEXT_IN_BRACKET.fullmatch(lead):
            self._place += 1
        else:
            self._place = -1
        return self._kinds[self._place] if 0 <= self._place < len(self._kinds) else None


def columns_of(sentence: str, index: int, start: int, dates: SentenceDates) -> tuple[Column, ...]:
    """The columns that the heading of a list names; none unless each tells its period.

    ``start`` is the offset of the sentence, ``index`` its number.
    """
    match = _COLUMNS.search(sentence)
    if match is None:
        return ()
    columns: list[Column] = []
    begin = match.start("columns")
    for end in [
        *(joint.start() for joint in _AND.finditer(sentence, begin, match.end("columns"))),
        match.end("columns"),
    ]:
        told = dates.first_from(index, start + begin)
        if told is None or told.start >= start + end or told.kind not in PERIOD_KINDS:
            return ()
        words = sentence[begin:end]
        scenario: Scenario = "plan" if names_plan(words) else "forecast" if "dự kiến" in words else "actual"
        columns.append(Column(period_of(told), scenario))
        begin = end + 1
    return tuple(columns) if len(columns) > 1 else ()
