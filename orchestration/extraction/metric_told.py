"""The measures that an article has told of so far: what a number without a name of its own is of."""

from __future__ import annotations

from orchestration.extraction.metric_measures import Measure, MeasureCatalogue
from orchestration.extraction.metric_spot import Reading
from orchestration.extraction.quantity import Quantity

_TOLD = 8  # measures that «hai con số này» may mean
_PHYSICAL = frozenset({"mass", "volume", "energy", "power", "rate"})
_OIL_RATES = frozenset({"bbl/ngày", "bbl/ngày đêm"})


class ToldMeasures:
    """Hears the readings of one article in their order."""

    def __init__(self, catalogue: MeasureCatalogue) -> None:
        self._catalogue = catalogue
        self._of_unit: dict[str, Measure] = {}
        self.levels: list[Measure] = []  # of the levels so far, each where it was told last

    def hear(self, reading: Reading) -> None:
        """Note what was read; physical units carry their measure further than a paragraph."""
        if reading.is_level:
            self.levels = [*(one for one in self.levels[-_TOLD:] if one != reading.measure), reading.measure]
        if reading.quantity.dimension in _PHYSICAL:
            self._of_unit[reading.quantity.unit_code] = reading.measure  # «đặt mục tiêu | 3,7 tỷ kWh»

    def measure_for(self, quantity: Quantity, *, is_level: bool, is_plan: bool) -> Measure | None:
        """The last measure with this unit; a change is of what was told last («Dẫn đầu là Lumitel: | +80%»).

        So is a plan that opens a paragraph: «So với mục tiêu | 6.258 tỷ đồng | của cả năm, …».
        """
        known = self._of_unit.get(quantity.unit_code)
        if is_plan and known is None:
            return next((m for m in reversed(self.levels) if m.allows(quantity.dimension, quantity.unit_code)), None)
        if known is None and is_level and quantity.unit_code in _OIL_RATES:
            return self._catalogue.by_code["oil_production"]  # «Bình quân | 18.650 thùng dầu/ngày | trong tháng 6»
        return known or (self.levels[-1] if self.levels and not is_level else None)
