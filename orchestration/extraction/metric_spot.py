"""A number in its place, and what was decided about it: the values that the metric rules pass on.

No rule stands here. A ``Spot`` is what the rules look at, a ``Reading`` what they conclude, a
``Memory`` what carries over from one number of a paragraph to the next.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from orchestration.extraction.metric_cues import Cue
from orchestration.extraction.metric_dealing import NO_DEAL, Deal
from orchestration.extraction.metric_measures import Measure
from orchestration.extraction.metric_period import Period
from orchestration.extraction.model import ComparisonBasis, Scenario, ValueType
from orchestration.extraction.quantity import Quantity


@dataclass(slots=True)
class Kind:
    """What kind of number it is; ``sign`` is −1 for a decrease."""

    value_type: ValueType
    basis: ComparisonBasis | None
    sign: int


@dataclass(slots=True)
class Spot:
    """A number with the words around it, all in lower case.

    ``lead`` stands between the number before (or the sentence's start) and this one, ``tail``
    between this one and the next; dates and organisations are masked in both. ``plain_lead`` and
    ``rest`` (up to the sentence's end) are unmasked. Joined numbers («11% và 25%») share their lead;
    ``position`` counts them, ``deal`` holds what falls to each.
    """

    quantity: Quantity
    sentence: int
    lead_start: int
    lead: str
    plain_lead: str
    tail: str
    rest: str
    cue: Cue | None
    opens_sentence: bool
    deal: Deal
    position: int

    @property
    def cue_kind(self) -> str:
        """The kind of the governing verb, empty without one."""
        return self.cue.kind if self.cue else ""

    @property
    def dealt_measure(self) -> Measure | None:
        """The measure that falls to this number from a list."""
        return self.deal.measures[self.position] if self.position < len(self.deal.measures) else None

    @property
    def dealt_period(self) -> Period | None:
        """The period that falls to this number from a list."""
        return self.deal.periods[self.position] if self.position < len(self.deal.periods) else None

    @property
    def dealt_scenario(self) -> Scenario | None:
        """Whether it is planned or achieved, as the columns of a list say."""
        return self.deal.scenarios[self.position] if self.position < len(self.deal.scenarios) else None

    @property
    def dealt_body(self) -> str | None:
        """The body that falls to this number from a list."""
        return self.deal.bodies[self.position] if self.position < len(self.deal.bodies) else None


@dataclass(slots=True)
class Reading:
    """One number with what was decided about it, before it becomes a record.

    ``part`` («từ Lô 09-1») tells a part apart when it stands after the number; ``is_revised``: a plan's old or new
    level.
    """

    quantity: Quantity
    measure: Measure
    subject: str | None
    period: Period
    scenario: Scenario
    kind: Kind
    statement: int
    whole_statement: int | None
    sentence: int
    part: str
    rule: str
    is_revised: bool = False

    @property
    def is_level(self) -> bool:
        """Whether it is a level rather than a change, ratio or attainment."""
        return self.kind.value_type == "level"


@dataclass(slots=True)
class Group:
    """Numbers that share one lead: «đạt 54.000 tấn và 26.000 tấn»; ``deal`` is what falls to each of them.

    ``starts`` is where they start, where a bracket tells of each: «lần lượt 120 (tăng 5%) và 15 tỷ đồng (giảm 3%)».
    """

    lead: str = ""
    cue: Cue | None = None
    measures: list[Measure] = field(default_factory=list)
    deal: Deal = NO_DEAL
    position: int = 0
    end: int = 0
    starts: tuple[int, ...] = ()

    def allows(self, quantity: Quantity) -> bool:
        """Whether the lead's measures can be of this number too: «vốn | 755 triệu USD và | 102 dự án» cannot."""
        return not self.measures or any(m.allows(quantity.dimension, quantity.unit_code) for m in self.measures)


class Levels:
    """The measures of a sentence's levels, in the order in which they were told first."""

    def __init__(self) -> None:
        self._readings: list[Reading] = []
        self._seen = 0
        self._measures: set[Measure] = set()
        self._listed: list[Measure] = []

    def of(self, readings: list[Reading]) -> list[Measure]:
        """Those of ``readings``, a list that only grows: each is looked at once, however often it is asked."""
        if readings is not self._readings:
            self._readings, self._seen, self._measures, self._listed = readings, 0, set(), []
        for position in range(self._seen, len(readings)):
            reading = readings[position]
            if reading.is_level and reading.measure not in self._measures:
                self._measures.add(reading.measure)
                self._listed.append(reading.measure)
        self._seen = len(readings)
        return self._listed


@dataclass(slots=True)
class Memory:
    """What a paragraph's numbers carry over: the last reading, the last whole, the basis of comparison.

    ``last`` is the last statement, ``previous`` the number before, which may be a change of it.

    ``proportion``: what the last percentage was that measured a whole amount, an attainment or a ratio.
    ``shared``: the level of which the last reading is a share.
    ``heading``: what the sentence above a list says its items are of, ``scenario`` whether they are planned,
    ``heading_period`` when, where a number of that sentence told it.
    """

    last: Reading | None = None
    previous: Reading | None = None
    whole: Reading | None = None
    basis: ComparisonBasis | None = None
    proportion: ValueType | None = None
    shared: Reading | None = None
    heading: Measure | None = None
    heading_period: Period | None = None
    scenario: Scenario = "actual"

    @property
    def last_part(self) -> str:
        """The words that told the last part apart, empty when it was none."""
        return self.last.part if self.last else ""

    def measure_for(self, quantity: Quantity) -> Measure | None:
        """The last measure, if a number with this unit can be of it (a share or a change always can)."""
        if self.last is None:
            return None
        measure, before = self.last.measure, self.last.quantity
        is_numerator = before.unit_code.startswith(f"{quantity.unit_code}/")  # «41,5 USD/TEU, thấp hơn | 4,2 USD»
        is_multiple = quantity.unit_code == "lần"  # «384 tỷ đồng, gấp | 3,8 lần»
        same = (
            is_multiple
            or quantity.dimension in (before.dimension, "ratio", "rate")
            or before.dimension == "ratio"
            or before.unit_code.startswith("%/")  # «tăng bình quân 7,4%/năm; năm 2024 đạt | 3,26 triệu tấn»
            or is_numerator
        )
        return measure if same or quantity.dimension in measure.dimensions else None
