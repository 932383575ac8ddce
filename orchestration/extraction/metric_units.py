"""The unit of a reading, where number and unit alone do not tell it: the measure does, or the number before."""

from __future__ import annotations

from dataclasses import replace

from orchestration.extraction.metric_measures import Measure, MeasureCatalogue
from orchestration.extraction.metric_names import Naming
from orchestration.extraction.metric_spot import Kind, Memory
from orchestration.extraction.quantity import Quantity
from orchestration.extraction.units import BARE

_OIL_EQUIVALENT = "TOE"
_OUTPUT = frozenset({"sản lượng", "khai thác", "sản lượng khai thác", "sản xuất"})


def of_oil_equivalent(quantity: Quantity, measure: Measure, catalogue: MeasureCatalogue) -> Measure:
    """«khai thác | 10,73 triệu tấn quy dầu»: the unit says of what the output is."""
    is_output = quantity.unit_code == _OIL_EQUIVALENT and measure.name in _OUTPUT
    return catalogue.by_code["oil_equivalent_production"] if is_output else measure


def with_unit_of_measure(quantity: Quantity, measure: Measure | None) -> Quantity | None:
    """«thuê bao lên | 1,93 triệu», «doanh thu | 870 triệu»: what the measure counts, else money; None when neither."""
    if measure is not None and quantity.unit_code == _OIL_EQUIVALENT and measure.category == "oil_and_gas":
        return replace(quantity, unit_code="t")  # one unit for all years of output and reserves
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
