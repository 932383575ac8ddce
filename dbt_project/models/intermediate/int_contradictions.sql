-- One row for each pair of facts of two articles that cannot both be true.
with comparable as (
    select
        *,
        {{ hash_key([
            'metric_key', 'organisation_key', 'unit_code', 'scenario', 'value_type',
            'comparison_basis', 'period_start', 'period_end'
        ]) }} as measure_key
    from {{ ref('int_metrics') }}
    where
        organisation_key != 'unknown'
        and metric_key != 'unknown'
        and period_start is not null
        and period_end is not null
        -- Parts of a whole differ by nature.
        and whole_statement is null
),

-- An article that gives several values itself is listing, whatever the measure is called.
listing_articles as (
    select distinct
        one.measure_key,
        one.article_key
    from comparable as one
    inner join comparable as other
        on
            one.measure_key = other.measure_key
            and one.article_key = other.article_key
    where
        not {{ intervals_overlap('one.bound_low', 'one.bound_high', 'other.bound_low', 'other.bound_high') }}
),

single_valued as (
    select comparable.*
    from comparable
    left join listing_articles
        on
            comparable.measure_key = listing_articles.measure_key
            and comparable.article_key = listing_articles.article_key
    where listing_articles.article_key is null
)

select
    one.metric_fact_key,
    other.metric_fact_key as other_metric_fact_key
from single_valued as one
inner join single_valued as other
    on one.measure_key = other.measure_key
where
    one.article_key != other.article_key
    -- Each pair once, the earlier article first.
    and (one.published_at, one.source_file, one.evidence_start)
    < (other.published_at, other.source_file, other.evidence_start)
    and not {{ intervals_overlap('one.bound_low', 'one.bound_high', 'other.bound_low', 'other.bound_high') }}
