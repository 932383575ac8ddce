-- One row for each measure, organisation and period of which an article states an attainment or a change in percent.
with facts as (
    select
        *,
        {{ period_months('period_start', 'period_end') }} as period_months
    from {{ ref('int_metrics') }}
    where
        value_type != 'level'
        and scenario = 'actual'
        and comparison_basis in ('plan', 'previous_year')
        and unit_code in ('%', 'lần')
        and metric_key != 'unknown'
        and organisation_key != 'unknown'
        and period_start is not null
        and period_end is not null
        and whole_statement is null
),

-- «Vượt 5% kế hoạch» attains 105 % of it, «bằng 113% cùng kỳ» is 13 % more, «gấp 1,4 lần cùng kỳ» 40 %.
compared as (
    select
        metric_key,
        organisation_key,
        period_start,
        period_end,
        period_type,
        metric_fact_key,
        published_at,
        source_file,
        evidence_start,
        case
            when comparison_basis = 'previous_year' then 'change'
            else {{ plan_meant('sentence', 'evidence', 'period_months') }}
        end as compared_with,
        case
            when comparison_basis = 'previous_year' and value_type = 'change' and unit_code = '%' then value
            when comparison_basis = 'previous_year' and value_type = 'ratio' and unit_code = '%' then value - 100
            when comparison_basis = 'previous_year' and value_type = 'ratio' then 100 * value - 100
            when comparison_basis = 'plan' and value_type = 'attainment' and unit_code = '%' then value
            when comparison_basis = 'plan' and value_type = 'attainment' then 100 * value
            when comparison_basis = 'plan' and value_type = 'change' and unit_code = '%' then 100 + value
        end as percentage
    from facts
),

-- An article that gives several, or two that give different ones, leave open which is meant.
agreed as (
    select
        metric_key,
        organisation_key,
        period_start,
        period_end,
        period_type,
        compared_with,
        min(percentage) as percentage,
        arg_min(metric_fact_key, (published_at, source_file, evidence_start)) as metric_fact_key
    from compared
    where percentage is not null
    group by metric_key, organisation_key, period_start, period_end, period_type, compared_with
    having min(percentage) = max(percentage)
)

select
    metric_key,
    organisation_key,
    period_start,
    period_end,
    period_type,
    {% for compared_with, name in (('period', 'attainment'), ('year', 'year_attainment'), ('change', 'change')) -%}
        max(case when compared_with = '{{ compared_with }}' then percentage end) as {{ name }}_percent,
        max(case when compared_with = '{{ compared_with }}' then metric_fact_key end) as {{ name }}_fact_key
        {%- if not loop.last %},{% endif %}
    {% endfor -%}
from agreed
where compared_with != 'unsaid'
group by metric_key, organisation_key, period_start, period_end, period_type
