-- One row for each attainment of a plan that a level and its distance from the plan imply.
with facts as (
    select * from {{ ref('int_metrics') }}
),

attainments as (
    select
        *,
        count(*) over (partition by article_key, statement) as candidate_count
    from facts
    where
        value_type = 'attainment'
        and unit_code = '%'
        -- «bằng 61,5% kế hoạch năm» beside a part of the year measures against another plan.
        and not (
            {{ mentions_year_plan('sentence') }}
            and coalesce({{ days_between('period_start', 'period_end') }}, 0) < 364
        )
),

levels as (
    select
        *,
        count(*) over (partition by article_key, statement, unit_code) as candidate_count
    from facts
    where
        value_type = 'level'
        and scenario != 'plan'
        and bound_low > 0
        and bound_high is not null
),

-- What the plan was: stated beside the level, or the level less its distance from the plan.
changes as (
    select
        *,
        count(*) over (partition by article_key, statement, unit_code) as candidate_count
    from facts
    where
        value_type = 'change'
        and comparison_basis = 'plan'
        and unit_code != '%'
        and bound_low is not null
        and bound_high is not null
),

plans as (
    select
        *,
        count(*) over (partition by article_key, statement, unit_code) as candidate_count
    from facts
    where
        value_type = 'level'
        and scenario = 'plan'
        and bound_low > 0
        and bound_high is not null
),

-- Each side of the quotient is monotone in each number, so the ends of the interval lie in its corners.
implied as (
    select
        levels.article_key,
        levels.statement,
        levels.period_start,
        levels.period_end,
        levels.metric_fact_key as level_key,
        levels.evidence as level_words,
        changes.metric_fact_key as base_key,
        changes.evidence as base_words,
        'change' as base_kind,
        least(
            {{ percent('levels.bound_low', 'levels.bound_low - changes.bound_low') }},
            {{ percent('levels.bound_high', 'levels.bound_high - changes.bound_low') }},
            {{ percent('levels.bound_low', 'levels.bound_low - changes.bound_high') }},
            {{ percent('levels.bound_high', 'levels.bound_high - changes.bound_high') }}
        ) as expected_low,
        greatest(
            {{ percent('levels.bound_low', 'levels.bound_low - changes.bound_low') }},
            {{ percent('levels.bound_high', 'levels.bound_high - changes.bound_low') }},
            {{ percent('levels.bound_low', 'levels.bound_low - changes.bound_high') }},
            {{ percent('levels.bound_high', 'levels.bound_high - changes.bound_high') }}
        ) as expected_high
    from levels
    inner join changes
        on
            levels.article_key = changes.article_key
            and levels.statement = changes.statement
            and levels.unit_code = changes.unit_code
            and levels.period_start is not distinct from changes.period_start
            and levels.period_end is not distinct from changes.period_end
    where
        levels.candidate_count = 1
        and changes.candidate_count = 1
        and levels.bound_low > changes.bound_high
    union all
    select
        levels.article_key,
        levels.statement,
        levels.period_start,
        levels.period_end,
        levels.metric_fact_key as level_key,
        levels.evidence as level_words,
        plans.metric_fact_key as base_key,
        plans.evidence as base_words,
        'plan' as base_kind,
        {{ percent('levels.bound_low', 'plans.bound_high') }} as expected_low,
        {{ percent('levels.bound_high', 'plans.bound_low') }} as expected_high
    from levels
    inner join plans
        on
            levels.article_key = plans.article_key
            and levels.statement = plans.statement
            and levels.unit_code = plans.unit_code
            and levels.period_start is not distinct from plans.period_start
            and levels.period_end is not distinct from plans.period_end
    where
        levels.candidate_count = 1
        and plans.candidate_count = 1
)

select
    attainments.metric_fact_key,
    attainments.article_key,
    implied.level_key,
    implied.base_key,
    implied.base_kind,
    {{ fold_spaces('implied.level_words') }} as level_words,
    {{ fold_spaces('implied.base_words') }} as base_words,
    implied.expected_low,
    implied.expected_high,
    attainments.bound_low as reported_low,
    attainments.bound_high as reported_high,
    case
        when {{ intervals_overlap(
            'implied.expected_low', 'implied.expected_high', 'attainments.bound_low', 'attainments.bound_high'
        ) }} then 'consistent'
        else 'inconsistent'
    end as verdict
from attainments
inner join implied
    on
        attainments.article_key = implied.article_key
        and attainments.statement = implied.statement
        and attainments.period_start is not distinct from implied.period_start
        and attainments.period_end is not distinct from implied.period_end
where attainments.candidate_count = 1
