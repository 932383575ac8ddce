-- One row for each number stated in a canonical article.
with contradicted as (
    select metric_fact_key from {{ ref('int_contradictions') }}
    union
    select other_metric_fact_key as metric_fact_key from {{ ref('int_contradictions') }}
)

select
    facts.metric_fact_key,
    facts.article_key,
    facts.metric_key,
    facts.organisation_key,
    facts.unit_code,
    {{ date_key('facts.published_date') }} as published_date_key,
    {{ date_key('facts.period_start') }} as period_start_date_key,
    {{ date_key('facts.period_end') }} as period_end_date_key,
    facts.period_type,
    facts.period_label,
    facts.scenario,
    facts.value_type,
    facts.comparison_basis,
    facts.value,
    facts.value_low,
    facts.value_high,
    facts.decimals,
    facts.qualifier,
    facts.evidence,
    facts.evidence_start,
    facts.evidence_end,
    facts.sentence,
    fact_groups.fact_key,
    fact_groups.is_primary,
    fact_groups.corroboration_count,
    contradicted.metric_fact_key is not null as is_contradicted,
    facts.rule,
    {{ hash_key(["'metric'", 'facts.rule']) }} as rule_key,
    facts.extractor_version,
    facts.is_range,
    facts.statement,
    facts.whole_statement,
    facts.is_corrected
from {{ ref('int_metrics') }} as facts
inner join {{ ref('int_fact_groups') }} as fact_groups
    on facts.metric_fact_key = fact_groups.metric_fact_key
left join contradicted
    on facts.metric_fact_key = contradicted.metric_fact_key
