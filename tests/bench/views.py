"""Ten questions of an analyst to the flat views, and the same to joins of the plain tables that each kind needs."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

import duckdb

from orchestration.warehouse import attach_read_only
from tests.bench.report import Line, ratio_line

_ROUNDS = 5
_VIEWS = {"metrics": "marts.metrics", "person_roles": "marts.person_roles", "events": "marts.events"}
_TABLES = {
    "metrics": """(
        select facts.*, metric_name, organisation_name, first.date_day as period_start, last.date_day as period_end
        from marts.fct_metrics as facts
        join marts.dim_metric using (metric_key)
        join marts.dim_organisation using (organisation_key)
        join marts.dim_date as first on first.date_key = facts.period_start_date_key
        join marts.dim_date as last on last.date_key = facts.period_end_date_key
        where is_primary
    )""",
    "person_roles": """(
        select facts.*, full_name, organisation_name, observed.date_day as observed_date
        from marts.fct_person_roles as facts
        join marts.dim_person using (person_key)
        join marts.dim_organisation using (organisation_key)
        join marts.dim_date as observed on observed.date_key = facts.observed_date_key
    )""",
    "events": """(
        select facts.*, organisation_name as organiser_name, first.date_day as start_date
        from marts.fct_events as facts
        join marts.dim_organisation using (organisation_key)
        join marts.dim_date as first on first.date_key = facts.start_date_key
    )""",
}
_QUESTIONS = (
    """select organisation_name, sum(value) from {metrics}
    where metric_name = 'doanh thu' and value_type = 'level' and scenario = 'actual' and unit_code = 'VND'
        and period_start = date '2020-01-01' and period_end = date '2020-12-31'
    group by all order by 2 desc limit 20""",
    "select metric_name, count(*) from {metrics} group by all order by 2 desc limit 20",
    """select year(period_start), avg(value) from {metrics}
    where metric_name = 'doanh thu' and value_type = 'change' group by all order by 1""",
    """select value, unit_code, period_label, evidence from {metrics}
    where organisation_name = 'Công ty cổ phần Thép Minh Long' order by period_start limit 50""",
    """select organisation_name, value from {metrics}
    where scenario = 'plan' and year(period_start) = 2022 order by value desc limit 20""",
    "select count(*) from {metrics} where is_contradicted",
    "select standard_title, count(distinct full_name) from {person_roles} group by all order by 2 desc",
    """select full_name, standard_title, observed_date from {person_roles}
    where organisation_name = 'Công ty cổ phần Thép Minh Long' order by 3""",
    "select event_type, year(start_date), count(*) from {events} group by all order by 3 desc",
    """select title, organiser_name from {events}
    where start_date between date '2020-05-01' and date '2020-05-31' order by start_date limit 50""",
)


def flat_views(published_file: Path, articles: int) -> list[Line]:
    """The median over the questions, and its ratio to the plain tables'."""
    with attach_read_only(warehouse=published_file) as connection:
        connection.execute("use warehouse")
        views = [_milliseconds(connection, question.format(**_VIEWS)) for question in _QUESTIONS]
        tables = [_milliseconds(connection, question.format(**_TABLES)) for question in _QUESTIONS]
    return [
        Line(
            f"ten analyst's queries on the flat views, {articles:,} articles",
            f"median {median(views):.0f} ms (slowest {max(views):.0f} ms)",
            "median under 100 ms",
            median(views) < 100,
            is_quoted=True,
        ),
        ratio_line(
            "the flat views against the plain tables",
            median(one / other for one, other in zip(views, tables, strict=True)),
            2,
            f"median of ten ratios; the plain tables take {median(tables):.0f} ms",
        ),
    ]


def _milliseconds(connection: duckdb.DuckDBPyConnection, query: str) -> float:
    """The median of some rounds; the first, which finds nothing in memory, is not counted."""
    seconds = []
    for _ in range(_ROUNDS + 1):
        began = time.perf_counter()
        connection.execute(query).fetchall()
        seconds.append(time.perf_counter() - began)
    return median(seconds[1:]) * 1000
