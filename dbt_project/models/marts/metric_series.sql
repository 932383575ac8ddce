-- One row for each measure, organisation, unit and period: planned, achieved, attained and changed side by side.
with levels as (
    select
        *,
        count(*) over (
            partition by metric_key, organisation_key, period_start, period_end, period_type
        ) as unit_count
    from {{ ref('int_level_series') }}
),

-- A percentage has no unit: beside levels of two units it belongs to neither, and stands alone.
combined as (
    select
        coalesce(levels.metric_key, stated.metric_key) as metric_key,
        coalesce(levels.organisation_key, stated.organisation_key) as organisation_key,
        coalesce(levels.period_start, stated.period_start) as period_start,
        coalesce(levels.period_end, stated.period_end) as period_end,
        coalesce(levels.period_type, stated.period_type) as period_type,
        levels.* exclude (metric_key, organisation_key, period_start, period_end, period_type),
        stated.* exclude (metric_key, organisation_key, period_start, period_end, period_type)
    from levels
    full outer join {{ ref('int_stated_comparisons') }} as stated
        on
            levels.metric_key = stated.metric_key
            and levels.organisation_key = stated.organisation_key
            and levels.period_start = stated.period_start
            and levels.period_end = stated.period_end
            and levels.period_type = stated.period_type
            and levels.unit_count = 1
),

-- A loss after a profit, or against a planned one, is no percentage that anybody could read.
compared as (
    select
        combined.*,
        before.actual_value as previous_year_value,
        before.actual_fact_key as previous_year_fact_key,
        case
            when
                combined.is_actual_figure
                and combined.is_plan_figure
                and combined.actual_value >= 0
                and combined.plan_value > 0
                then {{ percent('combined.actual_value', 'combined.plan_value') }}
        end as computed_attainment,
        case
            when
                combined.is_actual_figure
                and before.is_actual_figure
                and combined.actual_value >= 0
                and before.actual_value > 0
                then {{ percent('combined.actual_value - before.actual_value', 'before.actual_value') }}
        end as computed_change,
        {{ period_months('combined.period_start', 'combined.period_end') }} as period_months
    from combined
    left join levels as before
        on
            combined.metric_key = before.metric_key
            and combined.organisation_key = before.organisation_key
            and combined.unit_code = before.unit_code
            and combined.period_type = before.period_type
            and combined.period_start = {{ add_years('before.period_start', 1) }}
            and combined.period_end = {{ same_end_next_year('before.period_end') }}
)

select
    {{ hash_key([
        'compared.metric_key', 'compared.organisation_key', 'compared.unit_code', 'compared.period_start',
        'compared.period_end', 'compared.period_type'
    ]) }} as series_point_key,
    metrics.metric_name,
    metrics.metric_name_en,
    metrics.category as metric_category,
    metrics.additivity,
    organisations.organisation_name,
    coalesce(organisations.short_name, organisations.organisation_name) as organisation_short_name,
    organisations.organisation_type,
    compared.unit_code,
    compared.period_start,
    compared.period_end,
    {{ period_grain('compared.period_start', 'compared.period_end', 'compared.period_months') }} as period_grain,
    compared.period_months,
    compared.plan_value,
    compared.actual_value,
    compared.forecast_value,
    compared.previous_year_value,
    coalesce(compared.attainment_percent, compared.computed_attainment) as attainment_percent,
    case
        when compared.attainment_percent is not null then 'stated'
        when compared.computed_attainment is not null then 'computed'
    end as attainment_basis,
    compared.year_attainment_percent as year_plan_attainment_percent,
    coalesce(compared.change_percent, compared.computed_change) as change_percent,
    case
        when compared.change_percent is not null then 'stated'
        when compared.computed_change is not null then 'computed'
    end as change_basis,
    compared.disputed_scenarios,
    plan_facts.evidence as plan_evidence,
    plan_articles.title as plan_article_title,
    plan_articles.published_date as plan_published_date,
    actual_facts.evidence as actual_evidence,
    actual_articles.title as actual_article_title,
    actual_articles.published_date as actual_published_date,
    compared.plan_fact_key,
    compared.actual_fact_key,
    compared.forecast_fact_key,
    compared.previous_year_fact_key,
    compared.attainment_fact_key,
    compared.year_attainment_fact_key as year_plan_attainment_fact_key,
    compared.change_fact_key
from compared
inner join {{ ref('dim_metric') }} as metrics
    on compared.metric_key = metrics.metric_key
inner join {{ ref('dim_organisation') }} as organisations
    on compared.organisation_key = organisations.organisation_key
left join {{ ref('int_metrics') }} as plan_facts
    on compared.plan_fact_key = plan_facts.metric_fact_key
left join {{ ref('int_articles') }} as plan_articles
    on plan_facts.article_key = plan_articles.article_key
left join {{ ref('int_metrics') }} as actual_facts
    on compared.actual_fact_key = actual_facts.metric_fact_key
left join {{ ref('int_articles') }} as actual_articles
    on actual_facts.article_key = actual_articles.article_key
