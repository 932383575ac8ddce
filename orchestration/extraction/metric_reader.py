"""Walks an article's numbers in reading order and decides what each says.

A number is read between the number before it and the one after it in its sentence: the *lead* and
the *tail*. Measure, subject and period carry over from clause to clause until the text names new
ones, so each paragraph is walked once from left to right. Each decision is a small rule in a module
of its own (``metric_kinds``, ``metric_names``, ``metric_carry``, ``metric_periods``, ``metric_stock``,
``metric_subjects``); this module puts them in order.
"""

from __future__ import annotations

import re
from dataclasses import replace

from orchestration.extraction.dates import DateMention
from orchestration.extraction.document import Document
from orchestration.extraction.headings import heads_list, is_item
from orchestration.extraction.metric_carry import CarryingNamer
from orchestration.extraction.metric_cues import is_compared_with_level, turned
from orchestration.extraction.metric_dealing import Dealer
from orchestration.extraction.metric_grouping import Grouper
from orchestration.extraction.metric_kinds import attained, kind_of, passed
from orchestration.extraction.metric_legend import Column, Legend
from orchestration.extraction.metric_masking import masked
from orchestration.extraction.metric_measures import Measure, is_loss, is_lost, is_share, is_vote, measure_catalogue
from orchestration.extraction.metric_names import Naming
from orchestration.extraction.metric_parent import of_parent_company
from orchestration.extraction.metric_parts import as_part_named_after, whole_statement
from orchestration.extraction.metric_period import Period, of_year
from orchestration.extraction.metric_periods import PeriodFinder
from orchestration.extraction.metric_phrases import names_action
from orchestration.extraction.metric_plans import is_of_indicators, is_plan_level, scenario_in
from orchestration.extraction.metric_profits import Profits
from orchestration.extraction.metric_revised import continues_revision, is_revised_plan, revision_start
from orchestration.extraction.metric_scenario import goes_on_planning, scenario_of_level, scenario_of_part
from orchestration.extraction.metric_spot import Kind, Memory, Reading, Spot
from orchestration.extraction.metric_subjects import SubjectFinder
from orchestration.extraction.metric_timing import Timing
from orchestration.extraction.metric_told import ToldMeasures
from orchestration.extraction.metric_units import of_oil_equivalent, unit_of_reading, with_unit_of_measure
from orchestration.extraction.metric_wording import stands_on
from orchestration.extraction.model import Scenario
from orchestration.extraction.organisations import Organisations
from orchestration.extraction.people import People
from orchestration.extraction.quantity import Quantity
from orchestration.extraction.quotations import is_bracketed

_PARTS_BELOW = re.compile(r"(?<!\w)(?:trong đó|gồm|bao gồm|cụ thể|như sau)(?: có)?\s?:\s?$")
_PART_OF_TOLD = re.compile(r"(?<!\w)(?:trong|của) (?:chỉ tiêu|kế hoạch|mục tiêu|con số|số) (?:này|đó|ấy|trên)(?!\w)")
_PARENT_REACH = 200  # characters over which «công ty mẹ» goes on being spoken of
_SHARE_REACH = 60  # characters between what is counted and a share of it
_LOSS_REACH = 44  # characters before a number in which «lỗ» speaks of it
_REST_REACH = 400  # characters after a number in which it is compared
_LISTED = re.compile(r",(?: và)? (?:[^\W\d_]+ ){1,5}(?:là |đạt )?")


class MetricReader:
    """Reads the metrics of one article; use once."""

    def __init__(
        self,
        document: Document,
        quantities: list[Quantity],
        dates: tuple[DateMention, ...],
        organisations: Organisations,
        people: People,
    ) -> None:
        self._document = document
        self._quantities = quantities
        self._lower = document.lower
        self._masked = masked(self._lower, dates, organisations, people)
        self._catalogue = measure_catalogue()
        dealer = Dealer(document, self._catalogue, dates, organisations.mentions)
        self._grouper = Grouper(self._masked, self._catalogue, dealer)
        self._namer = CarryingNamer(self._catalogue)
        self._profits = Profits(self._catalogue)
        self._periods = PeriodFinder(document, dates)
        self._subjects = SubjectFinder(document, organisations)
        self._statements = 0
        self._told = ToldMeasures(self._catalogue)
        self._memory = Memory()
        self._timing = Timing(self._periods)
        self._legend = Legend("")
        self._columns: tuple[Column, ...] = ()  # of the list whose items are read

    def read(self) -> list[Reading]:
        """All metrics in reading order; a quantity whose measure stays unknown gives none."""
        readings: list[Reading] = []
        position = 0
        paragraph = -1
        for index, sentence in enumerate(self._document.sentences):
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                if is_item(self._document, index):  # the items of a list go on with what heads it
                    above = self._memory
                    self._memory = Memory(
                        heading=above.heading,
                        heading_period=above.heading_period,
                        scenario=above.scenario,
                        basis=above.basis,
                        proportion=above.proportion,
                    )
                    self._periods.context.start_item()
                else:
                    self._memory = Memory()
                    self._columns = ()
                    self._periods.context.start_paragraph()
                    self._subjects.start_paragraph()
            first = position
            while position < len(self._quantities) and self._quantities[position].start < sentence.end:
                position += 1
            self._periods.context.start_sentence(
                index, self._quantities[first].start if position > first else sentence.end
            )
            if position == first:
                self._subjects.hear_sentence(index)
            if sentence.kind != "caption" and position > first:
                readings += self._read_sentence(index, self._quantities[first:position])
            if heads_list(self._document, index):
                self._memory.heading = self._heading(index)
                self._periods.context.head_list()
                self._columns = self._periods.columns_of(index)
                last = self._memory.last
                if (
                    last is not None
                    and last.sentence == index
                    and _PARTS_BELOW.search(self._lower[sentence.start : sentence.end])
                ):
                    self._memory.scenario, self._memory.heading_period = last.scenario, last.period
                else:
                    heading = self._masked[sentence.start : sentence.end]
                    # «Kế hoạch năm nay gồm các chỉ tiêu:»: the colon opens the list, it is none of a single plan
                    scenario = scenario_in(f"{heading.rstrip(': ')} ", "actual", opens_sentence=True)
                    self._memory.scenario = "actual" if self._heads_results(index, heading) else scenario
                    self._memory.heading_period = self._periods.of_ceremony(heading)
        return readings

    def _heads_results(self, index: int, heading: str) -> bool:
        """«Một số chỉ tiêu chính năm 2024:», told in 2025: indicators of a year that is over, no plans."""
        return is_of_indicators(heading) and self._periods.is_of_what_is_over(index)

    def _heading(self, index: int) -> Measure | None:
        """«Tồn kho gấp 2 lần cùng kỳ, trong đó:», «Vốn vay được chia như sau:»: the measure of the items below."""
        last = self._memory.last
        if last is not None and last.sentence == index:
            return last.measure
        sentence = self._document.sentences[index]
        named = [s.measure for s in self._catalogue.find(self._masked[sentence.start : sentence.end])]
        return named[-1] if named else None

    def _scenario_before(self, index: int, first_number: int) -> Scenario:
        """«Phần lớn trong chỉ tiêu này là Cà Mau, với | 1.029 tỷ đồng»: the scenario of what is pointed back at."""
        start, last = self._document.sentences[index].start, self._memory.last
        if last is None or not _PART_OF_TOLD.search(self._lower, start, first_number):
            return self._memory.scenario
        is_dated = self._periods.stated.names_date(index, start, first_number)
        return self._memory.scenario if is_dated else last.scenario

    def _read_sentence(self, index: int, quantities: list[Quantity]) -> list[Reading]:
        sentence = self._document.sentences[index]
        readings: list[Reading] = []
        scenario = self._scenario_before(index, quantities[0].start)
        lead_start = sentence.start
        self._grouper.start_sentence(self._columns)
        is_ahead, published = False, self._document.published
        self._legend = Legend(self._lower[sentence.start : sentence.end])
        for position, quantity in enumerate(quantities):
            tail_end = _tail_end(quantities, position, sentence.end)
            lead = self._masked[lead_start : quantity.start]
            lead, group = self._grouper.next(
                lead, lead_start, quantities, position, readings, self._memory, self._told.levels
            )
            if is_ahead and _LISTED.fullmatch(lead) and not names_action(lead):
                scenario = "plan"  # «Năm nay, doanh thu 810 tỷ đồng, cổ tức | 5%»
            scenario = self._scenario_of(lead, index, scenario, opens_sentence=position == 0)
            rest_start = max(group.end, quantity.end)
            spot = Spot(
                quantity=quantity,
                sentence=index,
                lead_start=lead_start,
                lead=group.lead,
                plain_lead=self._lower[lead_start : quantity.start],
                tail=self._masked[quantity.end : tail_end],
                rest=self._lower[rest_start : min(sentence.end, rest_start + _REST_REACH)],
                cue=group.cue if group.position == 0 else turned(lead, group.cue, len(group.lead)),
                opens_sentence=position == 0,
                deal=group.deal,
                position=group.position,
            )
            reading = self._read_number(spot, scenario)
            if reading is not None:
                readings.append(reading)
                if scenario == "plan" and reading.scenario == "forecast":
                    scenario = "forecast"  # an estimate of the result, and so is what follows it
                elif reading.kind.value_type == "attainment" and scenario == "plan":
                    scenario = "actual"  # «mục tiêu lãi đã đạt 207%, còn doanh thu (| 2.637 tỷ đồng |) đi được nửa»
                is_ahead = reading.is_level and reading.scenario == "plan" and reading.period.is_ahead_of(published)
            lead_start = quantity.end
        return readings

    def _scenario_of(self, lead: str, index: int, before: Scenario, *, opens_sentence: bool) -> Scenario:
        """The scenario after ``lead``; a bound that follows a plan's sentence is set too."""
        scenario = scenario_in(lead, before, opens_sentence=opens_sentence)
        last = self._memory.last
        follows = scenario == "actual" and opens_sentence and last is not None and index - last.sentence == 1
        return "plan" if follows and goes_on_planning(lead, last, self._document.published) else scenario

    def _read_number(self, spot: Spot, scenario: Scenario) -> Reading | None:
        memory, quantity = self._memory, spot.quantity
        if memory.last is None and not self._told.levels and self._namer.is_bare(spot, memory):
            return None  # nothing was told yet that it could be of
        kind = self._legend.kind(spot) or kind_of(spot, memory)
        scenario = "actual" if quantity.of_pair == "done" else scenario
        is_level = kind.value_type == "level"
        is_revised = is_level and is_revised_plan(spot, memory.last)
        is_plan = is_revised or (is_level and _is_plan(spot))
        naming = self._namer.name(spot, kind, memory, is_plan=is_plan)
        part = ""
        if is_level:
            naming, part = as_part_named_after(self._document.text, spot, naming, memory)
        measure = naming.measure or self._told.measure_for(quantity, is_level=is_level, is_plan=is_plan)
        measure = of_oil_equivalent(quantity, measure, self._catalogue) if measure is not None else None
        told = with_unit_of_measure(passed(spot, kind), measure)
        if measure is None or told is None:
            return None
        kind = attained(kind, spot, measure, memory)
        is_level = kind.value_type == "level"
        if told is not quantity:
            spot, quantity = replace(spot, quantity=told), told
        loses = is_loss(spot.lead[-_LOSS_REACH:]) or (quantity.dimension == "currency" and is_lost(spot.tail))
        if is_level and loses and measure.category in ("finance", ""):
            kind = Kind("level", None, -1)
            measure = self._profits.loss(spot.lead, measure, is_carried=naming.is_carried)
        measure = self._profits.exact(measure, spot)
        whole = None if is_plan else whole_statement(spot, kind, naming, memory)
        period = self._period(
            spot, kind, measure, naming, whole, is_plan=is_plan, is_ahead=is_plan or scenario != "actual"
        )
        if is_revised:
            period = self._revised_period(spot, period)
        if is_level:
            scenario = spot.dealt_scenario or scenario_of_level(
                spot, scenario, period, self._document.published, self._periods, is_plan=is_plan
            )
        # «Nghị quyết về kế hoạch năm nay được thông qua với tỷ lệ tán thành | 98,7%»
        scenario = "actual" if is_vote(measure) else scenario_of_part(memory.whole, whole, spot) or scenario
        if not naming.is_carried or memory.last is None or (is_level and not is_plan):
            self._statements += 1
        unit = unit_of_reading(quantity, kind, measure, naming, memory)
        subject = self._subject(spot, kind, measure, naming)
        sentence_start = self._document.sentences[spot.sentence].start
        said = self._lower[max(sentence_start, quantity.start - _PARENT_REACH) : quantity.start]
        reading = Reading(
            quantity=quantity if unit == quantity.unit_code else replace(quantity, unit_code=unit),
            measure=of_parent_company(said, measure, subject, self._catalogue),
            subject=subject,
            period=period,
            scenario=scenario,
            kind=kind,
            statement=self._statements,
            whole_statement=whole,
            sentence=spot.sentence,
            part=part,
            rule=_rule(kind, naming, is_plan=is_plan),
            is_revised=is_revised,
        )
        is_compared = is_level and (
            is_compared_with_level(spot.plain_lead, is_carried=naming.is_carried)
            or stands_on(spot)
            or self._periods.stated.is_past_aside(spot.sentence, spot.lead_start, spot.quantity.start)
        )
        self._remember(reading, naming, is_plan=is_plan, is_compared=is_compared)
        return reading

    def _period(
        self,
        spot: Spot,
        kind: Kind,
        measure: Measure,
        naming: Naming,
        whole: int | None,
        *,
        is_plan: bool,
        is_ahead: bool,
    ) -> Period:
        """The period of its own words, of the whole that it is a part of, of the sentence above its list."""
        memory = self._memory
        period = self._timing.period(
            spot,
            kind,
            measure,
            naming,
            memory.last,
            memory.previous,
            is_plan=is_plan,
            is_ahead=is_ahead,
        )
        if whole is not None and memory.whole is not None and self._lasts_as_whole(spot, memory.whole):
            period = memory.whole.period
        if kind.value_type != "level" or memory.heading_period is None:
            return period
        # «Nhu cầu vốn năm 2026 là 3.858 tỷ đồng, trong đó: - Xây dựng cơ bản: | 3.445 tỷ đồng»
        is_dated = self._periods.stated.names_date(spot.sentence, spot.lead_start, spot.quantity.start)
        return period if is_dated else memory.heading_period

    def _revised_period(self, spot: Spot, period: Period) -> Period:
        """«đến tháng 9, HĐQT hạ chỉ tiêu xuống | 260 tỷ đồng»: of the year; the old and the new level are of one."""
        last = self._memory.last
        if last is not None and continues_revision(spot, last):
            return last.period
        phrase = spot.lead_start + revision_start(spot)
        is_dated = self._periods.stated.names_date(spot.sentence, phrase, spot.quantity.start)
        return period if is_dated or period.last is None else of_year(period.last.year, period.label)

    def _lasts_as_whole(self, spot: Spot, whole: Reading) -> bool:
        """«bàn giao 07 tàu, gồm | 3 tàu kéo»: a part without a date of its own holds for the whole's period."""
        is_dated = self._periods.stated.names_date(spot.sentence, spot.lead_start, spot.quantity.start)
        return whole.sentence == spot.sentence and not is_dated

    def _subject(self, spot: Spot, kind: Kind, measure: Measure, naming: Naming) -> str | None:
        """A change or an attainment is about whom its level is about."""
        if spot.dealt_body is not None:
            return spot.dealt_body
        last = self._memory.last
        names_none = "\x00" not in spot.lead and len(spot.lead) < _SHARE_REACH
        if is_share(measure) and last is not None and last.sentence == spot.sentence and names_none:
            return last.subject  # «Đảng bộ có 1.036 đảng viên, nữ chiếm | 21,4%»
        subject = self._subjects.of_number(spot.sentence, spot.quantity, measure)
        if kind.value_type == "level" or not naming.is_carried or last is None:
            return subject
        own = self._subjects.opening_clause(spot.sentence, spot.lead_start, spot.quantity.start)
        return own or last.subject

    def _remember(self, reading: Reading, naming: Naming, *, is_plan: bool, is_compared: bool) -> None:
        memory = self._memory
        memory.previous = reading
        changes_stock = self._changes_stock(reading, naming)
        self._told.hear(reading)
        self._namer.hear(reading.measure)
        self._profits.hear(reading.measure, reading.sentence)
        opens_statement = reading.is_level and not (is_plan and naming.is_carried)
        if opens_statement or memory.last is None:
            memory.whole = reading if reading.whole_statement is None else memory.whole
        is_aside = is_compared or (reading.is_level and self._periods.context.is_year_before(reading.period))
        is_aside = is_aside and memory.last is not None
        if (opens_statement or memory.last is None or not naming.is_carried) and not is_aside:
            memory.shared = memory.last if is_share(reading.measure) else None
            memory.last = reading
        start = self._document.sentences[reading.sentence].start
        # «(năm 2024 thực hiện | 44,2 tỷ đồng |, năm 2023: 40,5 tỷ đồng), nay chỉ khoảng 36 tỷ đồng»
        is_result = reading.is_level and reading.scenario == "actual" and reading.period.type == "duration"
        is_gloss = is_result and is_bracketed(self._lower, start, reading.quantity.start)
        if not (is_aside or changes_stock or is_gloss):
            self._periods.context.remember(reading.period, reading.sentence, is_plan=reading.scenario != "actual")

    def _changes_stock(self, reading: Reading, naming: Naming) -> bool:
        """«có 18 chi bộ, tăng | 1 | so với đầu năm; …»: since when it changed says nothing of what is counted next."""
        last = self._memory.last
        if reading.kind.value_type != "change" or last is None:
            return False
        return naming.is_carried or (last.sentence == reading.sentence and last.period.type == "instant")


def _is_plan(spot: Spot) -> bool:
    is_plan = is_plan_level(spot.plain_lead, spot.rest, opens_sentence=spot.opens_sentence)
    return is_plan or spot.quantity.of_pair == "planned"


def _tail_end(quantities: list[Quantity], position: int, sentence_end: int) -> int:
    """Where the next number starts; in «11.860/11.200 tấn giấy cuộn» both count what stands behind the second."""
    after = position + 1
    if after < len(quantities) and quantities[after].of_pair == "planned":
        after += 1
    return quantities[after].start if after < len(quantities) else sentence_end


def _rule(kind: Kind, naming: Naming, *, is_plan: bool) -> str:
    source = "carried" if naming.is_carried else "catalogued" if naming.measure and naming.measure.code else "open"
    return f"{'plan_level' if is_plan else kind.value_type}_of_{source}_measure"
