-- One row for each pair of facts of two articles that cannot both be true.
select
    {{ hash_key(['pairs.metric_fact_key', 'pairs.other_metric_fact_key']) }} as contradiction_key,
    pairs.metric_fact_key,
    pairs.other_metric_fact_key,
    one.article_key,
    other.article_key as other_article_key,
    one.metric_key,
    one.organisation_key,
    one.unit_code,
    one.period_start,
    one.period_end,
    one.scenario,
    one.value_type,
    one.value,
    other.value as other_value,
    organisations.organisation_name || ', ' || one.metric_name || ', '
    || one.period_start || ' to ' || one.period_end || ' (' || one.scenario || '): «'
    || {{ fold_spaces('one.evidence') }} || '» in ' || one.source_file || ', but «'
    || {{ fold_spaces('other.evidence') }} || '» in ' || other.source_file || '.' as explanation
from {{ ref('int_contradictions') }} as pairs
inner join {{ ref('int_metrics') }} as one
    on pairs.metric_fact_key = one.metric_fact_key
inner join {{ ref('int_metrics') }} as other
    on pairs.other_metric_fact_key = other.metric_fact_key
inner join {{ ref('int_organisations') }} as organisations
    on one.organisation_key = organisations.organisation_key
