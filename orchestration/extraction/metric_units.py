"""The unit of a reading, where number and unit alone do not tell it: the measure does, or the number before."""

from __future__ import annotations

from dataclasses import replace

from orchestration.extraction.metric_measures import Measure
from orchestration.extraction.metric_names import Naming
from orchestration.extraction.metric_spot import Kind, Memory
from orchestration.extraction.quantities import Quantity
from orchestration.extraction.units import BARE


def with_unit_of_measure(quantity: Quantity, measure: Measure | None) -> Quantity | None:
    """«thuê bao lên | 1,93 triệu», «doanh thu | 870 triệu»: what the measure counts, else money; None when neither."""
    if quantity.dimension != BARE or measure is None:
        return quantity
    if measure.counted:
        return replace(quantity, unit_code=measure.counted[0], dimension="count")
    return replace(quantity, unit_code="VND", dimension="currency") if "currency" in measure.dimensions else None


def unit_of_reading(quantity: Quantity, kind: Kind, measure: Measure, naming: Naming, memory: Memory) -> str:
    """«41,5 USD/TEU, thấp hơn | 4,2 USD»: the change of a rate is in the rate's own unit."""
    last = memory.last
    if (
        kind.value_type == "change"
        and naming.is_carried
        and last is not None
        and last.quantity.unit_code.startswith(f"{quantity.unit_code}/")
    ):
        return last.quantity.unit_code
    return measure.unit_of(quantity.unit_code)
