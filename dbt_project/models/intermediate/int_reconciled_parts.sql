-- One row for each whole whose stated parts can be added up.
with levels as (
    select facts.*
    from {{ ref('int_metrics') }} as facts
    left join {{ ref('units') }} as units
        on facts.unit_code = units.unit_code
    where
        facts.value_type = 'level'
        -- Shares and rates do not add up.
        and coalesce(units.dimension, 'count') not in ('ratio', 'rate')
        and facts.unit_code not like '%/%'
),

parts as (
    select
        article_key,
        whole_statement,
        unit_code,
        scenario,
        period_start,
        period_end,
        count(*) as part_count,
        case when count(bound_low) = count(*) then sum(bound_low) end as sum_low,
        case when count(bound_high) = count(*) then sum(bound_high) end as sum_high,
        {{ collect_text('metric_fact_key', 'evidence_start') }} as part_keys,
        {{ join_text(fold_spaces('evidence'), ' + ', 'evidence_start') }} as part_words
    from levels
    where
        whole_statement is not null
        and whole_statement != statement
    group by article_key, whole_statement, unit_code, scenario, period_start, period_end
    having count(*) >= 2
),

-- Two levels of one unit in the statement leave open which of them is the whole.
wholes as (
    select
        *,
        count(*) over (
            partition by article_key, statement, unit_code, scenario, period_start, period_end
        ) as candidate_count
    from levels
)

select
    wholes.metric_fact_key,
    wholes.article_key,
    parts.part_keys as other_fact_keys,
    parts.part_words,
    parts.sum_low as expected_low,
    parts.sum_high as expected_high,
    wholes.bound_low as reported_low,
    wholes.bound_high as reported_high,
    -- Parts that fall short leave something unsaid («trong đó»): that is neither right nor wrong.
    case
        when {{ intervals_overlap(
            'parts.sum_low', 'parts.sum_high', 'wholes.bound_low', 'wholes.bound_high'
        ) }} then 'consistent'
        when parts.sum_low > wholes.bound_high then 'inconsistent'
        else 'incomplete'
    end as verdict
from wholes
inner join parts
    on
        wholes.article_key = parts.article_key
        and wholes.statement = parts.whole_statement
        and wholes.unit_code = parts.unit_code
        and wholes.scenario = parts.scenario
        and wholes.period_start is not distinct from parts.period_start
        and wholes.period_end is not distinct from parts.period_end
where wholes.candidate_count = 1
