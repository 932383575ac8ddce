-- One row for each number that a canonical article states, as the rules read it, with its key.
with catalogue as (
    select
        metric_code,
        {{ normalise_name('metric_name') }} as normalised_name
    from {{ ref('metrics') }}
),

stated as (
    select
        articles.article_key,
        articles.content_sha256,
        articles.source_file,
        articles.published_at,
        articles.published_date,
        coalesce(by_code.metric_code, by_name.metric_code) as metric_code,
        {{ fold_spaces('metrics.metric_name') }} as metric_name,
        {{ fold_spaces('metrics.organisation_name') }} as organisation_name,
        coalesce(organisations.organisation_key, 'unknown') as organisation_key,
        coalesce(nullif(trim(metrics.unit_code), ''), 'unknown') as unit_code,
        metrics.period_start,
        metrics.period_end,
        metrics.period_type,
        metrics.period_label,
        metrics.scenario,
        metrics.value_type,
        metrics.comparison_basis,
        metrics.value,
        least(metrics.value_low, metrics.value_high) as value_low,
        greatest(metrics.value_low, metrics.value_high) as value_high,
        metrics.is_range,
        metrics.decimals,
        metrics.qualifier,
        metrics.statement,
        metrics.whole_statement,
        metrics.evidence,
        metrics.evidence_start,
        metrics.evidence_end,
        metrics.sentence,
        metrics.rule,
        metrics.extractor_version
    from {{ ref('stg_metrics') }} as metrics
    inner join {{ ref('int_canonical_articles') }} as articles
        on metrics.content_sha256 = articles.content_sha256
    left join {{ ref('int_organisation_keys') }} as organisations
        on
            metrics.content_sha256 = organisations.content_sha256
            and {{ normalise_name('metrics.organisation_name') }} = organisations.normalised_name
    left join catalogue as by_code
        on metrics.metric_code = by_code.metric_code
    left join catalogue as by_name
        on {{ normalise_name('metrics.metric_name') }} = by_name.normalised_name
),

keyed as (
    select
        {{ hash_key(['article_key', 'evidence_start', 'evidence_end']) }} as metric_fact_key,
        *
    from stated
),

-- A span is one number, so one fact: which of two readings stays must not depend on the order of files.
ranked as (
    select
        *,
        row_number() over (
            partition by metric_fact_key
            order by metric_code asc nulls last, value asc, rule asc, metric_name asc
        ) as copy_number
    from keyed
)

select
    metric_fact_key,
    article_key,
    content_sha256,
    source_file,
    published_at,
    published_date,
    metric_code,
    metric_name,
    organisation_name,
    organisation_key,
    unit_code,
    period_start,
    period_end,
    period_type,
    period_label,
    scenario,
    value_type,
    comparison_basis,
    value,
    value_low,
    value_high,
    is_range,
    decimals,
    qualifier,
    statement,
    whole_statement,
    evidence,
    evidence_start,
    evidence_end,
    sentence,
    rule,
    extractor_version
from ranked
where copy_number = 1
