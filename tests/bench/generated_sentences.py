"""Sentences that state facts, one function for each shape; every one gives its words and what they say."""

from __future__ import annotations

import calendar
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tests.bench.generated_words import EVENTS, GIVEN_NAMES, MIDDLE_NAMES, SURNAMES, TITLES

Fact = tuple[Any, ...]
Said = tuple[str, list[Fact]]

FIRST_YEAR, LAST_YEAR = 2012, 2023
_QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Period:
    """A period as an article names it, and the days that it means."""

    words: str
    first: date
    last: date


@dataclass(frozen=True)
class Topic:
    """What one article is about."""

    organisation: str
    period: Period
    published: date


@dataclass(frozen=True)
class _Measure:
    code: str
    words: str
    unit: str
    written_unit: str
    scale: int
    largest: int  # in the written unit


_MEASURES = (
    _Measure("revenue", "doanh thu", "VND", "tỷ đồng", 10**9, 9000),
    _Measure("net_revenue", "doanh thu thuần", "VND", "tỷ đồng", 10**9, 9000),
    _Measure("profit_before_tax", "lợi nhuận trước thuế", "VND", "tỷ đồng", 10**9, 900),
    _Measure("profit_after_tax", "lợi nhuận sau thuế", "VND", "tỷ đồng", 10**9, 700),
    _Measure("export_turnover", "kim ngạch xuất khẩu", "USD", "triệu USD", 10**6, 500),
    _Measure("output", "sản lượng", "t", "nghìn tấn", 10**3, 900),
)


def period(rng: random.Random) -> Period:
    """A month, a quarter, the first months of a year, or a year."""
    year = rng.randint(FIRST_YEAR, LAST_YEAR)
    kind = rng.randrange(4)
    if kind == 0:
        month = rng.randint(1, 12)
        return Period(f"tháng {month}/{year}", date(year, month, 1), _last_day(year, month))
    if kind == 1:
        quarter = rng.randrange(4)
        words = f"quý {_QUARTERS[quarter]}/{year}"
        return Period(words, date(year, quarter * 3 + 1, 1), _last_day(year, quarter * 3 + 3))
    if kind == 2:
        months = rng.choice((5, 6, 7, 8, 9, 10, 11))
        return Period(f"{months} tháng đầu năm {year}", date(year, 1, 1), _last_day(year, months))
    return Period(f"năm {year}", date(year, 1, 1), date(year, 12, 31))


def event(rng: random.Random, topic: Topic) -> Said:
    """«Ngày 10/7/2021, X tổ chức hội nghị …»."""
    words, event_type = rng.choice(EVENTS)
    day = topic.published - timedelta(days=rng.randint(1, 3))
    text = f"Ngày {day.day}/{day.month}/{day.year}, {topic.organisation} tổ chức {words}."
    return text, [("event", event_type, day, topic.organisation)]


def speech(rng: random.Random, topic: Topic) -> Said:
    """«Ông A, Tổng Giám đốc X, cho biết …»."""
    person = f"{rng.choice(SURNAMES)} {rng.choice(MIDDLE_NAMES)} {rng.choice(GIVEN_NAMES)}"
    title = rng.choice(TITLES)
    form = rng.choice(
        (
            "Ông {person}, {title} {body}, cho biết đơn vị đã vượt qua nhiều khó khăn.",
            "Phát biểu tại buổi gặp mặt, ông {person} - {title} {body} ghi nhận sự cố gắng của tập thể.",
        )
    )
    return form.format(person=person, title=title, body=topic.organisation), [
        ("role", person, title, topic.organisation)
    ]


def growth(rng: random.Random, topic: Topic) -> Said:
    """«Trong P, doanh thu của X đạt 5 tỷ đồng, tăng 3% so với cùng kỳ năm trước.»."""
    measure = rng.choice(_MEASURES)
    written, value = _truth(measure, topic)
    share = _truth_of_share(measure, topic)
    text = (
        f"Trong {topic.period.words}, {measure.words} của {topic.organisation} đạt {written} {measure.written_unit}, "
        f"tăng {_vietnamese(share)}% so với cùng kỳ năm trước."
    )
    level = _metric(topic, measure.code, measure.unit, value, topic.period)
    return text, [level, _metric(topic, measure.code, "%", share, topic.period, value_type="change")]


def level(rng: random.Random, topic: Topic) -> Said:
    """«Lợi nhuận trước thuế P của X đạt 5 tỷ đồng.»."""
    measure = rng.choice(_MEASURES)
    written, value = _truth(measure, topic)
    words = measure.words[0].upper() + measure.words[1:]
    text = f"{words} {topic.period.words} của {topic.organisation} đạt {written} {measure.written_unit}."
    return text, [_metric(topic, measure.code, measure.unit, value, topic.period)]


def dealt(_rng: random.Random, topic: Topic) -> Said:
    """«… doanh thu thuần 5 tỷ đồng và lợi nhuận sau thuế 1 tỷ đồng, lần lượt tăng 3% và 4% …»."""
    one, other = _MEASURES[1], _MEASURES[3]
    facts, written, shares = [], [], []
    for measure in (one, other):
        words, value = _truth(measure, topic)
        share = _truth_of_share(measure, topic)
        written.append(f"{measure.words} {words} {measure.written_unit}")
        shares.append(f"{_vietnamese(share)}%")
        facts.append(_metric(topic, measure.code, measure.unit, value, topic.period))
        facts.append(_metric(topic, measure.code, "%", share, topic.period, value_type="change"))
    text = (
        f"Trong {topic.period.words}, {topic.organisation} ghi nhận {' và '.join(written)}, "
        f"lần lượt tăng {' và '.join(shares)} so với cùng kỳ."
    )
    return text, facts


def plan(_rng: random.Random, topic: Topic) -> Said:
    """«Năm 2022, X đặt kế hoạch doanh thu 5 tỷ đồng.»."""
    year = topic.published.year + 1
    whole_year = Period(f"năm {year}", date(year, 1, 1), date(year, 12, 31))
    written, value = _truth(_MEASURES[0], Topic(topic.organisation, whole_year, topic.published))
    text = f"Năm {year}, {topic.organisation} đặt kế hoạch doanh thu {written} {_MEASURES[0].written_unit}."
    return text, [_metric(topic, "revenue", "VND", value, whole_year, scenario="plan")]


def income(_rng: random.Random, topic: Topic) -> Said:
    """«Thu nhập bình quân năm 2021 của người lao động X đạt 12,5 triệu đồng/người/tháng.»."""
    value = Decimal(_drawn(f"income {topic.organisation} {topic.period}").randint(60, 290)) / 10
    text = (
        f"Thu nhập bình quân {topic.period.words} của người lao động {topic.organisation} đạt "
        f"{_vietnamese(value)} triệu đồng/người/tháng."
    )
    return text, [_metric(topic, "average_income", "VND/người/tháng", value * 10**6, topic.period)]


SHAPES: tuple[Callable[[random.Random, Topic], Said], ...] = (growth, level, dealt, plan, income)


def _metric(
    topic: Topic,
    code: str,
    unit: str,
    value: Decimal,
    stated: Period,
    scenario: str = "actual",
    value_type: str = "level",
) -> Fact:
    return ("metric", topic.organisation, code, unit, value, stated.first, stated.last, scenario, value_type)


def _truth(measure: _Measure, topic: Topic) -> tuple[str, Decimal]:
    """The one value that every article states, as written and multiplied out."""
    rng = _drawn(f"{measure.code} {topic.organisation} {topic.period}")
    written = Decimal(rng.randint(100, measure.largest * 10)) / 10
    return _vietnamese(written), written * measure.scale


def _truth_of_share(measure: _Measure, topic: Topic) -> Decimal:
    return Decimal(_drawn(f"share {measure.code} {topic.organisation} {topic.period}").randint(11, 399)) / 10


def _drawn(what: str) -> random.Random:
    return random.Random(what)


def _vietnamese(number: Decimal) -> str:
    return f"{number:,.1f}".replace(",", " ").replace(".", ",").replace(" ", ".").removesuffix(",0")


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
