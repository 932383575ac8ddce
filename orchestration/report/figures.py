"""What the report tells, asked of the published file. A list is never longer than a reader scrolls."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import duckdb

from orchestration.warehouse import records

MOST_ROWS = 100
_MOST_BARS = 24
_MOST_SERIES = 4
_MOST_HEADLINES = 8

Row = dict[str, Any]

# Of the tables, not of the flat views: a count of a hundred thousand articles is to fit in the memory of a reader.
_COUNTS = """
with told as (
    select
        count(*) as numbers,
        count(distinct organisation_key) filter (where organisation_key != 'unknown') as organisations,
        min(published_date_key) as first_date_key,
        max(published_date_key) as last_date_key
    from marts.fct_metrics
    where is_primary
)

select
    (select count(*) from marts.dim_article) as articles,
    told.numbers,
    (select count(*) from marts.fct_events) as events,
    (select count(distinct person_key) from marts.fct_person_roles) as people,
    told.organisations,
    first_days.date_day as first_day,
    last_days.date_day as last_day
from told
left join marts.dim_date as first_days on told.first_date_key = first_days.date_key
left join marts.dim_date as last_days on told.last_date_key = last_days.date_key
"""
# Money and output of whole bodies that the catalogue knows, the newest first; one of each measure and organisation.
# Chosen by what they are ordered by alone, like the points below: their sentences are fetched once they are few.
_CHOSEN_HEADLINES = f"""
select facts.metric_fact_key
from marts.fct_metrics as facts
inner join marts.dim_metric as measures using (metric_key)
inner join marts.dim_organisation as organisations using (organisation_key)
inner join marts.dim_unit as units using (unit_code)
inner join marts.dim_rule as rules using (rule_key)
where
    facts.is_primary and facts.value_type = 'level' and facts.scenario = 'actual' and measures.is_catalogued
    and organisations.organisation_type = 'company' and facts.period_end_date_key > 0
    and units.dimension in ('currency', 'mass', 'volume', 'energy')
    and coalesce(rules.precision, 0) >= 0.9
qualify
    row_number() over (
        partition by facts.metric_key, facts.organisation_key
        order by facts.period_end_date_key desc, facts.value desc, facts.metric_fact_key asc
    ) = 1
    and row_number() over (
        partition by facts.organisation_key
        order by
            facts.period_end_date_key desc, facts.value desc, measures.metric_name asc, facts.metric_fact_key asc
    ) <= 2
order by
    facts.published_date_key desc, facts.corroboration_count desc, organisations.organisation_name asc,
    measures.metric_name asc, facts.metric_fact_key asc
limit {_MOST_HEADLINES}
"""
_HEADLINES = """
select * from marts.metrics
where list_contains(?, metric_fact_key)
order by published_date desc, corroboration_count desc, organisation_name asc, metric_name asc, metric_fact_key asc
"""
_AGAINST_PLAN = f"""
with chosen as (
    select *, coalesce(attainment_fact_key, actual_fact_key) as metric_fact_key
    from marts.metric_series
    where attainment_percent is not null
    order by period_end desc, organisation_name asc, metric_name asc, period_start asc, series_point_key asc
    limit {MOST_ROWS}
)

select
    chosen.* exclude (metric_fact_key),
    facts.evidence,
    facts.sentence,
    articles.title as article_title,
    articles.source_file,
    days.date_day as published_date
from chosen
left join marts.fct_metrics as facts using (metric_fact_key)
left join marts.dim_article as articles using (article_key)
left join marts.dim_date as days on articles.published_date_key = days.date_key
order by
    chosen.period_end desc, chosen.organisation_name asc, chosen.metric_name asc, chosen.period_start asc,
    chosen.series_point_key asc
"""
_LONGEST_SERIES = f"""
with points as (
    select
        *,
        count(*) over series as points,
        count(plan_value) over series as plans
    from marts.metric_series
    where (actual_value is not null or plan_value is not null) and period_grain is not null and unit_code is not null
    window series as (partition by organisation_name, metric_name, unit_code, period_grain)
)

select
    organisation_name, metric_name, metric_name_en, unit_code, period_end, plan_value, actual_value,
    dense_rank() over (
        order by least(plans, 1) desc, points desc, organisation_name asc, metric_name asc, unit_code asc,
        period_grain asc
    ) as place
from points
where points > 1
qualify place <= {_MOST_SERIES}
order by place asc, period_end asc
"""
_BY_ORGANISATION = f"""
select organisation_name, metric_name, period_end, attainment_percent, series_point_key
from marts.metric_series
where attainment_percent is not null and organisation_name is not null
qualify row_number() over (
    partition by organisation_name, metric_name order by period_end desc, period_start asc, series_point_key asc
) = 1
order by period_end desc, organisation_name asc, metric_name asc
limit {_MOST_BARS}
"""
_EVENTS = f"""
select * from marts.events
where start_date is not null
order by start_date desc, title asc, event_key asc
limit {MOST_ROWS}
"""
_POSTS = f"""
with people as (
    select full_name, max(article_count) as articles, max(last_observed_date) as last_day
    from marts.tenures
    group by full_name
    order by articles desc, last_day desc, full_name asc
    limit {_MOST_BARS}
)

select tenures.*
from marts.tenures as tenures
inner join people using (full_name)
where tenures.held_from is not null
order by people.articles desc, people.last_day desc, tenures.full_name asc, tenures.held_from asc,
    tenures.standard_title asc, tenures.person_role_key asc
limit {MOST_ROWS}
"""
_DISAGREEMENTS = f"""
select * from marts.disagreements
order by published_date desc, organisation_name asc, metric_name asc, metric_fact_key asc, other_metric_fact_key asc
limit {MOST_ROWS}
"""
_VERDICTS = """
select check_kind, verdict, count(*) as findings from quality.reconciliations group by all order by all
"""
_NUMERALS = """
select
    count(*) as numerals,
    count(*) filter (where numerals.disposition = 'fact') as in_facts,
    (select count(*) from quality.unexplained_numbers) as unexplained
from staging.stg_numerals as numerals
inner join marts.dim_article as articles using (content_sha256)
where articles.canonical_article_key = articles.article_key
"""
_UNEXPLAINED = """
select numeral_text, sentence, source_file from quality.unexplained_numbers
order by source_file, numeral_start
limit 30
"""


@dataclass(frozen=True)
class Figures:
    """All that the page shows, in its order."""

    counts: Row
    headlines: list[Row]
    against_plan: list[Row]
    longest_series: list[Row]
    by_organisation: list[Row]
    events: list[Row]
    posts: list[Row]
    disagreements: list[Row]
    verdicts: list[Row]
    numerals: Row
    unexplained: list[Row]


def figures(warehouse: duckdb.DuckDBPyConnection) -> Figures:
    """Ask the database in use; the same file gives the same figures in the same order."""
    rows = partial(records, warehouse)
    headlines = [row["metric_fact_key"] for row in rows(_CHOSEN_HEADLINES)]
    return Figures(
        counts=rows(_COUNTS)[0],
        headlines=rows(_HEADLINES, [headlines]),
        against_plan=rows(_AGAINST_PLAN),
        longest_series=rows(_LONGEST_SERIES),
        by_organisation=rows(_BY_ORGANISATION),
        events=rows(_EVENTS),
        posts=rows(_POSTS),
        disagreements=rows(_DISAGREEMENTS),
        verdicts=rows(_VERDICTS),
        numerals=rows(_NUMERALS)[0],
        unexplained=rows(_UNEXPLAINED),
    )
