"""Whether a number was achieved, planned or expected, once its period is known."""

from __future__ import annotations

from datetime import date

from orchestration.extraction.metric_cues import is_outlook
from orchestration.extraction.metric_period import Period
from orchestration.extraction.metric_periods import PeriodFinder
from orchestration.extraction.metric_spot import Reading, Spot
from orchestration.extraction.model import Scenario


def scenario_of_level(
    spot: Spot, heard: Scenario, period: Period, published: date, periods: PeriodFinder, *, is_plan: bool
) -> Scenario:
    """The scenario of a level; ``heard`` is what the words before it said, ``is_plan``: it is the plan itself."""
    if is_plan:
        return "plan"
    if heard == "actual":
        return "plan" if period.is_ahead_of(published) else "actual"
    if heard == "plan" and periods.is_past_aside(spot.sentence, spot.lead_start):
        return "actual"  # «lợi nhuận 415 tỷ đồng (năm trước | 96 tỷ đồng)»
    if heard == "plan" and is_outlook(spot.plain_lead, spot.rest):
        return "forecast"
    return heard


def scenario_of_part(whole: Reading | None, whole_statement: int | None, spot: Spot) -> Scenario | None:
    """The parts of a plan are planned."""
    if whole is None or whole_statement is None or whole.sentence != spot.sentence:
        return None
    return whole.scenario
