"""Metrics: who said which number about whom, for which period, planned or achieved.

``metric_reader`` reads; this module turns its readings into records with raw offsets, and says
which quantities nobody named.
"""

from __future__ import annotations

from decimal import Context, Decimal

from orchestration.extraction.dates import DateMention
from orchestration.extraction.document import Document
from orchestration.extraction.metric_reader import MetricReader
from orchestration.extraction.metric_spot import Reading
from orchestration.extraction.model import Metric
from orchestration.extraction.organisations import Organisations
from orchestration.extraction.people import People
from orchestration.extraction.quantity import Quantity

_SIX_PLACES = Decimal("0.000001")
_KEPT = Context(prec=38)


def find_metrics(
    document: Document,
    quantities: list[Quantity],
    dates: tuple[DateMention, ...],
    organisations: Organisations,
    people: People,
) -> tuple[list[Metric], list[Quantity]]:
    """The article's metrics, and the quantities whose measure nobody names (they stay unexplained)."""
    readings = MetricReader(document, quantities, dates, organisations, people).read()
    explained = {reading.quantity.start for reading in readings}
    return [_record(document, reading) for reading in readings], [q for q in quantities if q.start not in explained]


def _stored(value: Decimal) -> Decimal:
    """The value to six decimal places, as many as the warehouse keeps; the evidence has all of them."""
    return value.quantize(_SIX_PLACES, context=_KEPT)


def _record(document: Document, reading: Reading) -> Metric:
    quantity, kind = reading.quantity, reading.kind
    start, end = document.raw_span(quantity.start, quantity.end)
    low, high = (quantity.low, quantity.high) if kind.sign > 0 else (-quantity.high, -quantity.low)
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
        value_type=kind.value_type,
        comparison_basis=kind.basis,
        value=_stored(kind.sign * quantity.value),
        value_low=_stored(low),
        value_high=_stored(high),
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
