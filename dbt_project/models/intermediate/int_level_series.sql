-- One row for each measure, organisation, unit and period of which a level is stated, the scenarios side by side.
with facts as (
    select
        levels.*,
        units.base_unit_code,
        units.factor_to_base
    from {{ ref('int_metrics') }} as levels
    inner join {{ ref('dim_unit') }} as units
        on levels.unit_code = units.unit_code
    where
        levels.value_type = 'level'
        and levels.metric_key != 'unknown'
        and levels.organisation_key != 'unknown'
        and levels.unit_code != 'unknown'
        and levels.period_start is not null
        and levels.period_end is not null
        -- A part of a whole is another quantity under the same name.
        and levels.whole_statement is null
),

-- Units that convert into each other make one series, in the unit that is used most.
usage as (
    select
        metric_key,
        organisation_key,
        base_unit_code,
        unit_code,
        factor_to_base,
        row_number() over (
            partition by metric_key, organisation_key, base_unit_code order by count(*) desc, unit_code asc
        ) as preference
    from facts
    group by metric_key, organisation_key, base_unit_code, unit_code, factor_to_base
),

converted as (
    select
        facts.metric_key,
        facts.organisation_key,
        usage.unit_code,
        facts.period_start,
        facts.period_end,
        facts.period_type,
        facts.scenario,
        facts.metric_fact_key,
        facts.published_at,
        facts.source_file,
        facts.evidence_start,
        facts.bound_low * facts.factor_to_base / usage.factor_to_base as bound_low,
        facts.bound_high * facts.factor_to_base / usage.factor_to_base as bound_high,
        {{ converted_value('facts.value', 'facts.factor_to_base', 'usage.factor_to_base') }} as value,
        facts.qualifier in ('exact', 'about') and not facts.is_range as is_figure
    from facts
    inner join usage
        on
            facts.metric_key = usage.metric_key
            and facts.organisation_key = usage.organisation_key
            and facts.base_unit_code = usage.base_unit_code
            and usage.preference = 1
),

-- Statements that rounding explains are one figure, told by the most exact of them; of others nobody knows which.
ranked as (
    select
        *,
        row_number() over (
            partition by metric_key, organisation_key, unit_code, period_start, period_end, period_type, scenario
            order by bound_high - bound_low asc nulls last, published_at asc, source_file asc, evidence_start asc
        ) as preference,
        coalesce(
            max(bound_low) over statements <= min(bound_high) over statements,
            true
        ) as is_agreed
    from converted
    window statements as (
        partition by metric_key, organisation_key, unit_code, period_start, period_end, period_type, scenario
    )
)

select
    metric_key,
    organisation_key,
    unit_code,
    period_start,
    period_end,
    period_type,
    {% for scenario in ('plan', 'actual', 'forecast') -%}
        max(case when scenario = '{{ scenario }}' and is_agreed then value end) as {{ scenario }}_value,
        coalesce(bool_or(is_figure) filter (where scenario = '{{ scenario }}'), false) as is_{{ scenario }}_figure,
        max(case when scenario = '{{ scenario }}' and is_agreed then metric_fact_key end) as {{ scenario }}_fact_key,
    {% endfor -%}
    string_agg(case when not is_agreed then scenario end, ', ' order by scenario) as disputed_scenarios
from ranked
where preference = 1
group by metric_key, organisation_key, unit_code, period_start, period_end, period_type
