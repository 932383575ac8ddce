"""Metrics: who said which number about whom, for which period, planned or achieved.

A number is read between the number before it and the one after it in its sentence: the *lead* and
the *tail*. Measure, subject and period carry over from clause to clause until the text names new
ones, so the reader walks each paragraph once from left to right. Each decision is a small rule in
``metric_cues``, ``metric_names``, ``metric_periods`` or ``metric_subjects``; this module puts them in order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from orchestration.extraction.dates import DateMention
from orchestration.extraction.document import Document
from orchestration.extraction.metric_cues import (
    Cue,
    comparison_basis,
    follows_plan,
    governing_cue,
    is_plan_level,
    scenario_in,
)
from orchestration.extraction.metric_measures import Measure, is_loss, measure_catalogue
from orchestration.extraction.metric_names import MeasureNamer, Naming, listed_measures, noun_after, without_counted
from orchestration.extraction.metric_periods import UNKNOWN_PERIOD, Period, PeriodFinder, year_to_date
from orchestration.extraction.metric_subjects import SubjectFinder
from orchestration.extraction.model import ComparisonBasis, Metric, Scenario, ValueType
from orchestration.extraction.organisations import Organisations
from orchestration.extraction.quantities import Quantity

_JOINED = re.compile(r"\s?(?:và|,)\s?")
_NEW_WHOLE = re.compile(r"[;.]")
_PART_CONTINUES = re.compile(r"^\s?(?:,|và|;|\))")
_WORDS_TO_CUE = 5  # a measure named further from its verb than this is the measure of something else
_SHARE = "tỷ trọng"
_COORDINATED = re.compile(r"(?:[\s\x00]\w*){0,6}\svà\s")
_PART_AFTER = re.compile(r"\s((?:từ|tại|ở|của|cho|thuộc)\s[^,;.()]{2,40}?)(?=\s(?:và|với|là|trong)\s|\s?[,;.()]|\s?$)")
_AVERAGED = re.compile(r"\b(?:trong kỳ|bình quân|trung bình)\b")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One number with what was decided about it, before it becomes a record."""

    quantity: Quantity
    measure: Measure
    subject: str | None
    period: Period
    scenario: Scenario
    value_type: ValueType
    basis: ComparisonBasis | None
    sign: int
    statement: int
    whole_statement: int | None
    sentence: int
    part: str  # «từ Lô 09-1»: what tells a part apart when it stands after the number
    rule: str


@dataclass(slots=True)
class _Group:
    """Numbers that share one lead: «đạt 54.000 tấn và 26.000 tấn»; ``listed`` is what «lần lượt» deals out."""

    lead: str = ""
    cue: Cue | None = None
    measures: list[Measure] = field(default_factory=list)
    listed: list[Measure] = field(default_factory=list)
    position: int = 0
    end: int = 0

    @property
    def dealt(self) -> Measure | None:
        """The measure that falls to the number at hand."""
        return self.listed[self.position] if self.position < len(self.listed) else None

    def allows(self, quantity: Quantity) -> bool:
        """Whether the lead's measures can be of this number too: «vốn | 755 triệu USD và | 102 dự án» cannot."""
        return not self.measures or any(m.allows(quantity.dimension, quantity.unit_code) for m in self.measures)


class MetricReader:
    """Reads the metrics of one article; use once."""

    def __init__(
        self, document: Document, quantities: list[Quantity], dates: tuple[DateMention, ...], organisations: Organisations
    ) -> None:
        self._document = document
        self._quantities = quantities
        self._lower = document.lower
        self._masked = _mask(self._lower, dates, organisations)
        self._catalogue = measure_catalogue()
        self._namer = MeasureNamer(self._catalogue)
        self._periods = PeriodFinder(document, dates)
        self._subjects = SubjectFinder(document, organisations)
        self._statements = 0
        self._measure_of_unit: dict[str, Measure] = {}
        self._start_paragraph()

    def _start_paragraph(self) -> None:
        self._last: _Reading | None = None
        self._whole: _Reading | None = None
        self._basis: ComparisonBasis | None = None
        self._periods.start_paragraph()
        self._subjects.start_paragraph()

    def read(self) -> list[_Reading]:
        """All metrics in reading order; a quantity whose measure stays unknown gives none."""
        readings: list[_Reading] = []
        position = 0
        paragraph = -1
        for index, sentence in enumerate(self._document.sentences):
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                self._start_paragraph()
            self._periods.start_sentence(index)
            self._subjects.start_sentence(index)
            first = position
            while position < len(self._quantities) and self._quantities[position].start < sentence.end:
                position += 1
            if sentence.kind != "caption" and position > first:
                readings += self._read_sentence(index, self._quantities[first:position])
        return readings

    def _read_sentence(self, index: int, quantities: list[Quantity]) -> list[_Reading]:
        sentence = self._document.sentences[index]
        readings: list[_Reading] = []
        scenario: Scenario = "actual"
        lead_start = sentence.start
        group = _Group()
        for position, quantity in enumerate(quantities):
            tail_end = quantities[position + 1].start if position + 1 < len(quantities) else sentence.end
            lead = self._masked[lead_start : quantity.start]
            if position > 0 and (_JOINED.fullmatch(lead) is not None or self._continues_parts(lead)):
                group.position += 1
                if not group.allows(quantity):
                    group.lead = ""
            elif not self._is_coordinated(lead, quantity):
                if position > 0:
                    lead = without_counted(lead)
                group = self._new_group(group, lead, quantities[position:], readings)
            scenario = scenario_in(lead, scenario)
            tail = self._masked[quantity.end : tail_end]
            rest = self._lower[max(group.end, quantity.end) : sentence.end]
            reading = self._read_number(index, quantity, lead_start, (tail, rest), group, scenario)
            if reading is not None:
                readings.append(reading)
            lead_start = quantity.end
        return readings

    def _new_group(self, before: _Group, lead: str, quantities: list[Quantity], readings: list[_Reading]) -> _Group:
        """The numbers that share a lead. «lần lượt» deals them out; the next group takes the same list."""
        size = self._joined(quantities)
        signals = self._catalogue.find(lead)
        listed: list[Measure] = [Measure(name) for name in listed_measures(lead, size) or ()]
        if not listed and "lần lượt" in lead and size > 1:
            levels = [reading.measure for reading in readings if reading.value_type == "level"]
            listed = levels[-size:] if len(levels) >= size else []
        if not listed and len(before.listed) == size and not signals:
            listed = before.listed
        cue = governing_cue(lead, [(s.start, s.end) for s in signals], is_range=quantities[0].is_range)
        return _Group(lead, cue, [s.measure for s in signals], listed, end=quantities[size - 1].end)

    def _is_coordinated(self, lead: str, quantity: Quantity) -> bool:
        """«giảm 108 chức danh | phía Việt Nam và | 8 chức danh»: the verb before the first holds for the second."""
        last = self._last
        return (
            last is not None
            and last.value_type == "change"
            and last.quantity.unit_code == quantity.unit_code
            and _COORDINATED.fullmatch(lead) is not None
        )

    def _joined(self, quantities: list[Quantity]) -> int:
        """How many numbers, from the first on, are dealt out together: «11% và 25%» is 2."""
        count = 1
        for before, after in zip(quantities, quantities[1:], strict=False):
            if not _JOINED.fullmatch(self._masked[before.end : after.start]):
                break
            count += 1
        return count

    def _read_number(
        self,
        index: int,
        quantity: Quantity,
        lead_start: int,
        after: tuple[str, str],
        group: _Group,
        scenario: Scenario,
    ) -> _Reading | None:
        lead, cue = group.lead, group.cue
        tail, rest = after
        value_type, basis, sign = self._value_type(quantity, cue, lead, rest)
        is_plan = value_type == "level" and is_plan_level(self._lower[lead_start : quantity.start])
        if is_plan:
            scenario = "plan"
        naming = self._name(quantity, lead, tail, value_type, cue, is_plan=is_plan, listed=group.dealt)
        naming, part = self._as_part_named_after(quantity, naming, lead, value_type)
        measure = naming.measure or self._measure_of_unit.get(quantity.unit_code)
        if measure is None:
            return None
        if value_type == "level" and is_loss(lead[-28:]) and (measure.category in ("finance", "") or measure.name == "lỗ"):
            sign = -1
            measure = self._profit_for_loss(lead, measure)
        period = self._period(
            index,
            quantity,
            lead_start,
            measure,
            value_type,
            naming,
            is_plan=is_plan,
            is_origin=cue is not None and cue.kind == "origin",
            scenario=scenario,
        )
        if value_type == "level" and scenario == "actual" and period.first and period.first > self._document.published:
            scenario = "plan"
        whole_statement = self._whole_statement(naming, quantity, lead, value_type)
        if whole_statement is not None and self._whole is not None and self._whole.sentence == index:
            scenario = self._whole.scenario  # the parts of a plan are planned
        is_change = value_type != "level" and self._last is not None
        is_new = not (is_change or is_plan) or not naming.is_carried
        if is_new:
            self._statements += 1
        reading = _Reading(
            quantity=quantity,
            measure=measure,
            subject=self._subjects.of_number(index, quantity.start, measure),
            period=period,
            scenario=scenario,
            value_type=value_type,
            basis=basis,
            sign=sign,
            statement=self._statements,
            whole_statement=whole_statement,
            sentence=index,
            part=part,
            rule=self._rule(value_type, naming, is_plan=is_plan),
        )
        self._remember(reading, naming, is_plan=is_plan)
        return reading

    # ------------------------------------------------------------ what kind of number
    def _value_type(
        self, quantity: Quantity, cue: Cue | None, lead: str, rest: str
    ) -> tuple[ValueType, ComparisonBasis | None, int]:
        """Value type, basis and sign; ``rest`` is what follows in the sentence, dates unmasked («cùng kỳ»)."""
        kind = cue.kind if cue else ""
        stated = comparison_basis(_first_clause(rest))
        sign = -1 if quantity.negative else 1
        is_percent = quantity.unit_code in ("%", "điểm phần trăm")
        if quantity.negative and is_percent and not kind:
            return "change", stated or self._basis or "previous_year", -1
        if kind == "over":
            basis: ComparisonBasis = stated or "plan"
            if is_percent and quantity.value >= 100:
                return "attainment", "plan", 1
            self._basis = basis
            return "change", basis, 1
        if kind in ("up", "down") and cue is not None:
            # «cao hơn cùng kỳ | 2,1 điểm phần trăm»: the basis may stand between verb and number
            between = self._lower[quantity.start - len(lead) + cue.end : quantity.start]
            basis_of_change = stated or comparison_basis(between) or self._basis or "prior_level"
            self._basis = basis_of_change
            return "change", basis_of_change, -1 if kind == "down" else sign
        if is_percent and quantity.unit_code == "%" and (follows_plan(rest) or lead.rstrip().endswith(("so với kế hoạch", "kế hoạch đạt"))):
            self._basis = None
            return "attainment", "plan", 1
        if is_percent and kind == "ratio" and stated not in (None, "plan"):
            return "ratio", stated, 1
        if quantity.unit_code == "lần" and kind == "ratio":
            return "ratio", stated or "prior_level", 1
        return "level", None, sign

    # ------------------------------------------------------------ which measure
    def _name(
        self,
        quantity: Quantity,
        lead: str,
        tail: str,
        value_type: ValueType,
        cue: Cue | None,
        *,
        is_plan: bool,
        listed: Measure | None,
    ) -> Naming:
        last = self._carried_measure(quantity)
        whole = self._whole.measure if self._whole else None
        if listed is not None:
            return Naming(listed, is_carried=False)
        signals = self._catalogue.find(lead)
        if value_type != "level":
            return self._name_of_change(quantity, lead, tail, cue, last)
        if quantity.unit_code == "%" and cue is not None and cue.kind == "share":
            base_name = last.name if last else ""
            return Naming(Measure(f"{_SHARE} {base_name}".strip(), additivity="non_additive"), is_carried=False)
        naming = self._namer.name(quantity, lead, tail, signals, last, whole)
        if is_plan and last is not None and self._last is not None and (
            naming.measure is None or not signals or naming.measure == last
        ):
            return Naming(last, is_carried=True)
        return naming

    def _carried_measure(self, quantity: Quantity) -> Measure | None:
        """The last measure, if a number with this unit can be of it (a share or a change always can)."""
        if self._last is None:
            return None
        measure, before = self._last.measure, self._last.quantity
        same = quantity.dimension in (before.dimension, "ratio", "rate") or before.dimension == "ratio"
        return measure if same or quantity.dimension in measure.dimensions else None

    def _name_of_change(self, quantity: Quantity, lead: str, tail: str, cue: Cue | None, last: Measure | None) -> Naming:
        """A change or an attainment is of the measure before it, unless its own clause names one."""
        before_cue = lead[: cue.start] if cue else lead
        signals = [s for s in self._catalogue.find(before_cue)]
        if signals and len(before_cue[signals[-1].end :].split()) <= _WORDS_TO_CUE:
            return Naming(signals[-1].measure, is_carried=last == signals[-1].measure)
        if cue is not None and cue.kind in ("up", "down") and quantity.dimension == "ratio" and noun_after(tail):
            # «giúp giảm khoảng | 18% | tổn thất than»: what follows is what changes
            words = noun_after(tail)
            return Naming(self._catalogue.named(words) or Measure(words), is_carried=False)
        if (quantity.dimension == "count" and quantity.unit_code != "lần") or last is None:
            naming = self._namer.name(quantity, lead, tail, [], last, None)
            return naming
        clause = before_cue.strip(" ,;()")
        if last is not None and not clause:
            return Naming(last, is_carried=True)
        naming = self._namer.name(replace(quantity, dimension="ratio"), before_cue, "", [], last, None)
        if naming.measure is not None and not naming.is_carried and len(naming.measure.name.split()) <= 8:
            return naming
        return Naming(last, is_carried=True)

    def _as_part_named_after(
        self, quantity: Quantity, naming: Naming, lead: str, value_type: ValueType
    ) -> tuple[Naming, str]:
        """«trong đó | 2.865 nghìn tấn | từ Lô 09-1 và»: the part's name stands after its number."""
        whole = self._whole
        if value_type != "level" or whole is None or not (naming.is_part or self._last_part):
            return naming, ""
        match = _PART_AFTER.match(self._document.text, quantity.end)
        if match is None or not (naming.is_carried or naming.measure == whole.measure or self._last_part):
            return naming, ""
        measure = Measure(f"{whole.measure.name} {match.group(1)}", None, whole.measure.category, whole.measure.additivity)
        return Naming(measure, is_carried=False, is_part=True), match.group(1)

    @property
    def _last_part(self) -> str:
        return self._last.part if self._last else ""

    def _continues_parts(self, lead: str) -> bool:
        """« từ Lô 09-1 và»: what stands before this number told the last one's part."""
        part = self._last_part.lower()
        return bool(part) and len(lead.strip()) - len(part) <= 5 and lead.rstrip().endswith(("và", ","))

    def _profit_for_loss(self, lead: str, measure: Measure) -> Measure:
        """«lỗ 239 tỷ đồng» is a profit below zero; «lỗ sau thuế» one after tax."""
        by_code = self._catalogue.by_code
        if "lỗ sau thuế" in lead or "lỗ ròng" in lead:
            return by_code.get("profit_after_tax", measure)
        if "lỗ trước thuế" in lead:
            return by_code.get("profit_before_tax", measure)
        if measure.code is not None and "profit" in measure.code:
            return measure
        last = self._last.measure if self._last else None
        if last is not None and last.code is not None and "profit" in last.code:
            return last  # «lợi nhuận sau thuế …, trong khi cùng kỳ lỗ | 1.331 tỷ»
        return by_code.get("profit", measure)

    # ------------------------------------------------------------ for which period
    def _period(
        self,
        index: int,
        quantity: Quantity,
        lead_start: int,
        measure: Measure,
        value_type: ValueType,
        naming: Naming,
        *,
        is_plan: bool,
        is_origin: bool,
        scenario: Scenario,
    ) -> Period:
        last = self._last
        if value_type != "level" and last is not None and naming.is_carried:
            return last.period
        if is_origin:
            return UNKNOWN_PERIOD  # «giảm từ | 18,4% | xuống 6,1%»: when it was so is not said
        if is_plan:
            planned = self._periods.plan_period(index, quantity.start, lead_start)
            if planned is not None:
                return planned
        is_stock = value_type == "level" and self._is_stock(quantity, measure, lead_start)
        period = self._periods.of_level(
            index, quantity.start, lead_start, is_stock=is_stock, is_plan=is_plan or scenario != "actual"
        )
        return period if is_stock else year_to_date(period)

    def _is_stock(self, quantity: Quantity, measure: Measure, lead_start: int) -> bool:
        """Whether the number holds at a moment: the catalogue says so, or the verb («có 22 sân bay»)."""
        if quantity.dimension == "score":
            return True
        if _AVERAGED.search(self._lower[lead_start : quantity.start]) or (
            quantity.dimension == "count" and quantity.decimals > 0
        ):
            return False
        if measure.is_stock:
            return True
        return quantity.dimension == "count" and not measure.additivity and self._counts_what_is(quantity, lead_start)

    def _counts_what_is(self, quantity: Quantity, lead_start: int) -> bool:
        """«có 22 sân bay», «gồm 6 chuyên gia»: a count of what there is, not of what was done."""
        lead = self._lower[lead_start : quantity.start]
        return re.search(r"(?:^|\s)(?:có|gồm|bao gồm|với|quản lý|là|của|thay mặt|vận hành|sở hữu|trực thuộc|đại diện cho)\s(?:\w+\s){0,2}$", lead) is not None or (
            self._last is not None
            and self._last.quantity.dimension == "count"
            and self._last.period.type == "instant"
            and len(lead.split()) <= 4
        )

    # ------------------------------------------------------------ parts and memory
    def _whole_statement(self, naming: Naming, quantity: Quantity, lead: str, value_type: ValueType) -> int | None:
        whole = self._whole
        if value_type != "level" or whole is None or whole.quantity.unit_code.split()[0] != quantity.unit_code.split()[0]:
            return None
        if naming.is_part:
            return whole.statement
        last = self._last
        if last is not None and last.whole_statement is not None and _PART_CONTINUES.match(lead) and ";" not in lead:
            return last.whole_statement
        return None

    def _remember(self, reading: _Reading, naming: Naming, *, is_plan: bool) -> None:
        if reading.quantity.dimension in ("energy", "mass", "volume", "power", "rate"):
            # physical units carry their measure further than a paragraph: «đặt mục tiêu | 3,7 tỷ kWh»
            self._measure_of_unit[reading.quantity.unit_code] = reading.measure
        if reading.value_type == "level" and not (is_plan and naming.is_carried) or self._last is None:
            self._last = reading
            if reading.whole_statement is None:
                self._whole = reading
        elif not naming.is_carried:
            self._last = reading
        if not is_plan:
            self._periods.remember(reading.period, reading.sentence, is_plan=reading.scenario != "actual")

    def _rule(self, value_type: ValueType, naming: Naming, *, is_plan: bool) -> str:
        source = "carried" if naming.is_carried else "catalogued" if naming.measure and naming.measure.code else "open"
        kind = "plan_level" if is_plan else value_type
        return f"{kind}_of_{source}_measure"


def _mask(lower: str, dates: tuple[DateMention, ...], organisations: Organisations) -> str:
    """The text with dates and organisations blanked out, so that their words name no measure."""
    pieces: list[str] = []
    done = 0
    spans = sorted([(d.start, d.end) for d in dates] + [(m.start, m.end) for m in organisations.mentions])
    for start, end in spans:
        if start < done:
            continue
        pieces.append(lower[done:start])
        pieces.append("\x00" * (end - start))
        done = end
    pieces.append(lower[done:])
    return "".join(pieces)


def _first_clause(tail: str) -> str:
    return re.split(r"[;.]|,\s|\(", tail, maxsplit=1)[0]


def find_metrics(
    document: Document, quantities: list[Quantity], dates: tuple[DateMention, ...], organisations: Organisations
) -> tuple[list[Metric], list[Quantity]]:
    """The article's metrics, and the quantities whose measure nobody names (they stay unexplained)."""
    readings = MetricReader(document, quantities, dates, organisations).read()
    explained = {reading.quantity.start for reading in readings}
    return [_record(document, reading) for reading in readings], [q for q in quantities if q.start not in explained]


def _record(document: Document, reading: _Reading) -> Metric:
    quantity = reading.quantity
    start, end = document.raw_span(quantity.start, quantity.end)
    low, high = (quantity.low, quantity.high) if reading.sign > 0 else (-quantity.high, -quantity.low)
    return Metric(
        metric_name=reading.measure.name,
        metric_code=reading.measure.code,
        organisation_name=reading.subject,
        unit_code=quantity.unit_code,
        period_start=reading.period.first,
        period_end=reading.period.last,
        period_type=reading.period.type,
        period_label=reading.period.label,
        scenario=reading.scenario,
        value_type=reading.value_type,
        comparison_basis=reading.basis,
        value=Decimal(reading.sign) * quantity.value,
        value_low=low,
        value_high=high,
        is_range=quantity.is_range,
        decimals=quantity.decimals,
        qualifier=quantity.qualifier,
        statement=reading.statement,
        whole_statement=reading.whole_statement,
        evidence=document.raw[start:end],
        evidence_start=start,
        evidence_end=end,
        sentence=document.sentence_text(quantity.start),
        rule=reading.rule,
    )
