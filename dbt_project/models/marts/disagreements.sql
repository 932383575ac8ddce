-- One row for each number that something else disagrees with: other numbers of its article, or another article.
with findings as (
    select
        check_kind as disagreement_kind,
        metric_fact_key,
        null as other_metric_fact_key,
        expected_low,
        expected_high,
        reported_low,
        reported_high,
        explanation
    from {{ portable_ref('reconciliations') }}
    where verdict = 'inconsistent'
    union all
    select
        'another_article' as disagreement_kind,
        contradictions.metric_fact_key,
        contradictions.other_metric_fact_key,
        others.value_low as expected_low,
        others.value_high as expected_high,
        facts.value_low as reported_low,
        facts.value_high as reported_high,
        contradictions.explanation
    from {{ portable_ref('contradictions') }} as contradictions
    inner join {{ portable_ref('fct_metrics') }} as facts
        on contradictions.metric_fact_key = facts.metric_fact_key
    inner join {{ portable_ref('fct_metrics') }} as others
        on contradictions.other_metric_fact_key = others.metric_fact_key
)

select
    findings.disagreement_kind,
    nullif(metrics.metric_name, 'unknown') as metric_name,
    nullif(organisations.organisation_name, 'unknown') as organisation_name,
    facts.scenario,
    facts.value_type,
    {{ date_of_key('facts.period_start_date_key') }} as period_start,
    {{ date_of_key('facts.period_end_date_key') }} as period_end,
    nullif(facts.unit_code, 'unknown') as unit_code,
    facts.value,
    findings.reported_low,
    findings.reported_high,
    findings.expected_low,
    findings.expected_high,
    findings.explanation,
    facts.evidence,
    facts.sentence,
    articles.title as article_title,
    articles.source_file,
    {{ date_of_key('facts.published_date_key') }} as published_date,
    others.evidence as other_evidence,
    others.sentence as other_sentence,
    other_articles.title as other_article_title,
    other_articles.source_file as other_source_file,
    {{ date_of_key('others.published_date_key') }} as other_published_date,
    findings.metric_fact_key,
    findings.other_metric_fact_key
from findings
inner join {{ portable_ref('fct_metrics') }} as facts
    on findings.metric_fact_key = facts.metric_fact_key
inner join {{ portable_ref('dim_metric') }} as metrics
    on facts.metric_key = metrics.metric_key
inner join {{ portable_ref('dim_organisation') }} as organisations
    on facts.organisation_key = organisations.organisation_key
inner join {{ portable_ref('dim_article') }} as articles
    on facts.article_key = articles.article_key
left join {{ portable_ref('fct_metrics') }} as others
    on findings.other_metric_fact_key = others.metric_fact_key
left join {{ portable_ref('dim_article') }} as other_articles
    on others.article_key = other_articles.article_key
