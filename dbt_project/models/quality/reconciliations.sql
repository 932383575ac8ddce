-- One row for each number that other numbers of its article check.
with checks as (
    select
        'sum_of_parts' as check_kind,
        metric_fact_key,
        article_key,
        other_fact_keys,
        expected_low,
        expected_high,
        reported_low,
        reported_high,
        verdict,
        part_words || ' add up to ' as how,
        '' as measured_in
    from {{ ref('int_reconciled_parts') }}
    -- Parts that fall short may be all the article wanted to tell.
    where verdict != 'incomplete'
    union all
    select
        'plan_attainment' as check_kind,
        metric_fact_key,
        article_key,
        {{ text_list(['level_key', 'base_key']) }} as other_fact_keys,
        expected_low,
        expected_high,
        reported_low,
        reported_high,
        verdict,
        level_words || case base_kind
            when 'plan' then ' against a plan of '
            else ' and its distance from the plan, '
        end || base_words || ', imply ' as how,
        '% of the plan' as measured_in
    from {{ ref('int_reconciled_attainment') }}
    union all
    select
        'variance' as check_kind,
        metric_fact_key,
        article_key,
        {{ text_list(['level_key', 'base_key']) }} as other_fact_keys,
        expected_low,
        expected_high,
        reported_low,
        reported_high,
        verdict,
        level_words || case comparison_basis
            when 'plan' then ' against a plan of '
            else ' against a year before of '
        end || base_words || ' implies a change of ' as how,
        case when is_relative then '%' else '' end as measured_in
    from {{ ref('int_reconciled_variance') }}
)

select
    {{ hash_key(['checks.check_kind', 'checks.metric_fact_key', 'checks.how']) }} as reconciliation_key,
    checks.check_kind,
    checks.article_key,
    checks.metric_fact_key,
    checks.other_fact_keys,
    checks.expected_low,
    checks.expected_high,
    checks.reported_low,
    checks.reported_high,
    checks.verdict,
    coalesce(facts.metric_name, 'number') || ': ' || checks.how
    || {{ show_interval('checks.expected_low', 'checks.expected_high') }} || checks.measured_in
    || case checks.verdict when 'consistent' then ', and' else ', but' end
    || ' the article says «' || {{ fold_spaces('facts.evidence') }} || '» ('
    || {{ show_interval('checks.reported_low', 'checks.reported_high') }} || checks.measured_in || ').'
        as explanation
from checks
inner join {{ ref('int_metrics') }} as facts
    on checks.metric_fact_key = facts.metric_fact_key
