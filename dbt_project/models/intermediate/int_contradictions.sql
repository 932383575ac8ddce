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

-- Facts that agree are many, the values that they state are few: only values are compared with each other.
intervals as (
    select distinct
        measure_key,
        bound_low,
        bound_high
    from comparable
),

disagreeing as (
    select
        one.measure_key,
        one.bound_low,
        one.bound_high,
        other.bound_low as other_low,
        other.bound_high as other_high
    from intervals as one
    inner join intervals as other
        on one.measure_key = other.measure_key
    where
        not {{ intervals_overlap('one.bound_low', 'one.bound_high', 'other.bound_low', 'other.bound_high') }}
),

disputed as (
    select comparable.*
    from comparable
    where comparable.measure_key in (select disagreeing.measure_key from disagreeing)
),

pairs as (
    select
        one.measure_key,
        one.metric_fact_key,
        one.article_key,
        one.published_at,
        one.source_file,
        one.evidence_start,
        other.metric_fact_key as other_metric_fact_key,
        other.article_key as other_article_key,
        other.published_at as other_published_at,
        other.source_file as other_source_file,
        other.evidence_start as other_evidence_start
    from disagreeing
    inner join disputed as one
        on
            disagreeing.measure_key = one.measure_key
            and disagreeing.bound_low is not distinct from one.bound_low
            and disagreeing.bound_high is not distinct from one.bound_high
    inner join disputed as other
        on
            disagreeing.measure_key = other.measure_key
            and disagreeing.other_low is not distinct from other.bound_low
            and disagreeing.other_high is not distinct from other.bound_high
),

-- An article that gives several values itself is listing, whatever the measure is called.
listing_articles as (
    select distinct
        measure_key,
        article_key
    from pairs
    where article_key = other_article_key
)

select
    pairs.metric_fact_key,
    pairs.other_metric_fact_key
from pairs
left join listing_articles as listing
    on
        pairs.measure_key = listing.measure_key
        and pairs.article_key = listing.article_key
left join listing_articles as other_listing
    on
        pairs.measure_key = other_listing.measure_key
        and pairs.other_article_key = other_listing.article_key
where
    pairs.article_key != pairs.other_article_key
    and listing.article_key is null
    and other_listing.article_key is null
    -- Each pair once, the earlier article first.
    and (pairs.published_at, pairs.source_file, pairs.evidence_start)
    < (pairs.other_published_at, pairs.other_source_file, pairs.other_evidence_start)
