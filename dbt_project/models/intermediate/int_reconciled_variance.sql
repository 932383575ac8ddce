-- One row for each change that a level and the stated base of the comparison imply.
with facts as (
    select * from {{ ref('int_metrics') }}
),

levels as (
    select
        *,
        count(*) over (
            partition by article_key, statement, unit_code, scenario, period_start, period_end
        ) as candidate_count
    from facts
    where
        value_type = 'level'
        and period_start is not null
        and period_end is not null
        and whole_statement is null
        and bound_low is not null
        and bound_high is not null
),

changes as (
    select
        *,
        count(*) over (
            partition by article_key, statement, comparison_basis, unit_code, period_start, period_end
        ) as candidate_count
    from facts
    where value_type = 'change'
),

-- The base may stand in another sentence, but must be the only such level of the article.
bases as (
    select
        *,
        'plan' as comparison_basis_meant,
        period_start as compared_start,
        period_end as compared_end
    from levels
    where scenario = 'plan'
    union all
    select
        *,
        'previous_year' as comparison_basis_meant,
        cast({{ add_years('period_start', 1) }} as date) as compared_start,
        {{ same_end_next_year('period_end') }} as compared_end
    from levels
    where scenario = 'actual'
),

compared as (
    select
        changes.metric_fact_key,
        changes.article_key,
        changes.comparison_basis,
        changes.unit_code = '%' as is_relative,
        changes.bound_low as reported_low,
        changes.bound_high as reported_high,
        levels.metric_fact_key as level_key,
        levels.evidence as level_words,
        levels.bound_low as level_low,
        levels.bound_high as level_high,
        bases.metric_fact_key as base_key,
        bases.evidence as base_words,
        bases.bound_low as base_low,
        bases.bound_high as base_high,
        count(*) over (partition by changes.metric_fact_key) as candidate_count
    from changes
    inner join levels
        on
            changes.article_key = levels.article_key
            and changes.statement = levels.statement
            and changes.period_start = levels.period_start
            and changes.period_end = levels.period_end
            and changes.unit_code in ('%', levels.unit_code)
    inner join bases
        on
            levels.article_key = bases.article_key
            and levels.metric_key = bases.metric_key
            and levels.organisation_key = bases.organisation_key
            and levels.unit_code = bases.unit_code
            and levels.period_start = bases.compared_start
            and levels.period_end = bases.compared_end
            and changes.comparison_basis = bases.comparison_basis_meant
            and levels.metric_fact_key != bases.metric_fact_key
    where
        levels.scenario != 'plan'
        and levels.unit_code != '%'
        and levels.candidate_count = 1
        and changes.candidate_count = 1
        and (changes.unit_code != '%' or (bases.bound_low > 0 and levels.bound_low > 0))
),

implied as (
    select
        *,
        case
            when is_relative then {{ percent('level_low', 'base_high') }} - 100
            else level_low - base_high
        end as expected_low,
        case
            when is_relative then {{ percent('level_high', 'base_low') }} - 100
            else level_high - base_low
        end as expected_high
    from compared
    where candidate_count = 1
)

select
    metric_fact_key,
    article_key,
    comparison_basis,
    is_relative,
    level_key,
    base_key,
    {{ fold_spaces('level_words') }} as level_words,
    {{ fold_spaces('base_words') }} as base_words,
    expected_low,
    expected_high,
    reported_low,
    reported_high,
    case
        when {{ intervals_overlap('expected_low', 'expected_high', 'reported_low', 'reported_high') }}
            then 'consistent'
        else 'inconsistent'
    end as verdict
from implied
