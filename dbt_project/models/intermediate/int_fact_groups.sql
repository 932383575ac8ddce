-- One row for each metric fact: the fact it states again, and whether it is the one to count.
with facts as (
    select
        metric_fact_key,
        article_key,
        published_at,
        source_file,
        evidence_start,
        {{ hash_key([
            'metric_key', 'organisation_key', 'unit_code', 'scenario', 'value_type',
            'comparison_basis', 'period_start', 'period_end', 'value', 'range_low',
            'qualifier', 'scope'
        ]) }} as fact_key
    from (
        select
            *,
            -- The middle of a range does not tell «1 đến 3» from «0 đến 4»; a rounding interval is no range.
            case when is_range then value_low end as range_low,
            -- Without a body and a period two articles cannot be known to speak of one thing.
            case
                when organisation_key = 'unknown' or period_start is null or period_end is null
                    then article_key
            end as scope
        from {{ ref('int_metrics') }}
    ) as scoped
),

corroboration as (
    select
        fact_key,
        count(distinct article_key) as corroboration_count
    from facts
    group by fact_key
)

select
    facts.metric_fact_key,
    facts.fact_key,
    row_number() over (
        partition by facts.fact_key
        order by facts.published_at, facts.source_file, facts.evidence_start
    ) = 1 as is_primary,
    cast(corroboration.corroboration_count as integer) as corroboration_count
from facts
inner join corroboration
    on facts.fact_key = corroboration.fact_key
