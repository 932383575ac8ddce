-- Which totals do articles break down, and do the parts add up?
-- Số tổng nào được chia ra từng phần, các phần cộng lại có khớp không?
select
    organisations.organisation_name,
    metrics.metric_name,
    facts.evidence,
    findings.expected_low,
    findings.expected_high,
    findings.verdict,
    findings.explanation
from quality.reconciliations as findings
inner join marts.fct_metrics as facts
    on findings.metric_fact_key = facts.metric_fact_key
inner join marts.dim_metric as metrics
    on facts.metric_key = metrics.metric_key
inner join marts.dim_organisation as organisations
    on facts.organisation_key = organisations.organisation_key
where findings.check_kind = 'sum_of_parts'
order by organisations.organisation_name, metrics.metric_name, facts.evidence;
