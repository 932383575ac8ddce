-- One row for each distinct fact: a number with its names, for tools that do not join.
select
    metrics.metric_name,
    metrics.metric_name_en,
    metrics.category as metric_category,
    metrics.additivity,
    nullif(organisations.organisation_name, 'unknown') as organisation_name,
    organisations.organisation_type,
    nullif(parents.organisation_name, 'unknown') as parent_organisation_name,
    facts.value,
    nullif(facts.unit_code, 'unknown') as unit_code,
    units.dimension as unit_dimension,
    facts.value_low,
    facts.value_high,
    facts.qualifier,
    facts.scenario,
    facts.value_type,
    facts.comparison_basis,
    {{ date_of_key('facts.period_start_date_key') }} as period_start,
    {{ date_of_key('facts.period_end_date_key') }} as period_end,
    facts.period_type,
    facts.period_label,
    facts.corroboration_count,
    facts.is_contradicted,
    facts.is_corrected,
    facts.evidence,
    facts.sentence,
    articles.title as article_title,
    articles.source_file,
    {{ date_of_key('facts.published_date_key') }} as published_date,
    rules.precision as rule_precision,
    facts.metric_fact_key
from {{ portable_ref('fct_metrics') }} as facts
inner join {{ portable_ref('dim_metric') }} as metrics
    on facts.metric_key = metrics.metric_key
inner join {{ portable_ref('dim_organisation') }} as organisations
    on facts.organisation_key = organisations.organisation_key
inner join {{ portable_ref('dim_organisation') }} as parents
    on organisations.parent_organisation_key = parents.organisation_key
inner join {{ portable_ref('dim_unit') }} as units
    on facts.unit_code = units.unit_code
inner join {{ portable_ref('dim_article') }} as articles
    on facts.article_key = articles.article_key
inner join {{ portable_ref('dim_rule') }} as rules
    on facts.rule_key = rules.rule_key
where facts.is_primary
