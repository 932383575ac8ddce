-- One row for each number that a canonical article states, as corrected, with its keys resolved.
with corrections as (
    {{ applied_corrections('fct_metrics', [
        'value', 'value_low', 'value_high', 'unit_code', 'metric_name', 'metric_code', 'organisation_name',
        'period_start', 'period_end', 'period_type', 'scenario', 'value_type', 'comparison_basis', 'qualifier'
    ]) }}
),

catalogue as (
    select
        metric_code,
        metric_name,
        {{ normalise_name('metric_name') }} as normalised_name
    from {{ ref('metrics') }}
),

corrected as (
    select
        facts.metric_fact_key,
        facts.article_key,
        facts.source_file,
        facts.published_at,
        facts.published_date,
        -- A name and a code are two ways to say one thing: of both, int_corrections lets the later through.
        case
            when corrections.metric_name is null then coalesce(corrections.metric_code, facts.metric_code)
            else by_name.metric_code
        end as metric_code,
        case
            when corrections.metric_code is not null then by_code.metric_name
            else {{ corrected('corrections.metric_name', 'facts.metric_name') }}
        end as metric_name,
        coalesce(corrections.organisation_name, facts.organisation_key) as organisation_key,
        coalesce(corrections.unit_code, facts.unit_code) as unit_code,
        {{ corrected('corrections.period_start', 'facts.period_start', 'date') }} as period_start,
        {{ corrected('corrections.period_end', 'facts.period_end', 'date') }} as period_end,
        corrections.period_type as corrected_period_type,
        coalesce(corrections.period_start, corrections.period_end) is not null as is_period_corrected,
        facts.period_type as read_period_type,
        facts.period_label,
        coalesce(corrections.scenario, facts.scenario) as scenario,
        coalesce(corrections.value_type, facts.value_type) as value_type,
        case
            -- A level is compared with nothing.
            when corrections.value_type = 'level' and corrections.comparison_basis is null then null
            else {{ corrected('corrections.comparison_basis', 'facts.comparison_basis') }}
        end as comparison_basis,
        facts.value as read_value,
        facts.value_low as read_low,
        facts.value_high as read_high,
        {{ try_cast('corrections.value', 'decimal(38, 6)') }} as right_value,
        {{ try_cast('corrections.value_low', 'decimal(38, 6)') }} as right_low,
        {{ try_cast('corrections.value_high', 'decimal(38, 6)') }} as right_high,
        facts.is_range,
        facts.decimals,
        coalesce(corrections.qualifier, facts.qualifier) as qualifier,
        facts.statement,
        facts.whole_statement,
        facts.evidence,
        facts.evidence_start,
        facts.evidence_end,
        facts.sentence,
        facts.rule,
        facts.extractor_version,
        corrections.row_key is not null as is_corrected
    from {{ ref('int_read_metrics') }} as facts
    left join corrections
        on facts.metric_fact_key = corrections.row_key
    left join catalogue as by_code
        on corrections.metric_code = by_code.metric_code
    left join catalogue as by_name
        on {{ normalise_name('corrections.metric_name') }} = by_name.normalised_name
    where not coalesce(corrections.is_taken_out, false)
),

-- A right value is exact unless its ends are given; of two right ends alone the value is the middle.
measured as (
    select
        *,
        coalesce({{ normalise_name('metric_name') }}, 'unknown') as normalised_metric_name,
        cast(coalesce(
            right_value,
            right_low / 2 + right_high / 2,
            read_value
        ) as decimal(38, 6)) as value,
        coalesce(right_low, right_value, read_low) as stated_low,
        coalesce(right_high, right_value, read_high) as stated_high
    from corrected
),

keyed as (
    select
        *,
        case
            when metric_code is null and normalised_metric_name = 'unknown' then 'unknown'
            else {{ hash_key(['coalesce(metric_code, normalised_metric_name)']) }}
        end as metric_key,
        case
            when corrected_period_type is not null then corrected_period_type
            when is_period_corrected and period_start is null and period_end is null then 'unknown'
            when is_period_corrected and read_period_type = 'unknown' and period_start = period_end then 'instant'
            when is_period_corrected and read_period_type = 'unknown' then 'duration'
            else read_period_type
        end as period_type,
        least(stated_low, stated_high, value) as value_low,
        greatest(stated_low, stated_high, value) as value_high
    from measured
)

select
    metric_fact_key,
    metric_key,
    article_key,
    source_file,
    published_at,
    published_date,
    metric_code,
    normalised_metric_name,
    metric_name,
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
    case
        when right_low is not null or right_high is not null then value_low < value_high
        when right_value is not null then false
        else is_range
    end as is_range,
    -- A corrected value is meant to the last of the digits that the warehouse holds.
    case when right_value is not null then 6 else decimals end as decimals,
    qualifier,
    statement,
    whole_statement,
    evidence,
    evidence_start,
    evidence_end,
    sentence,
    rule,
    extractor_version,
    is_corrected,
    {{ lower_bound('value', 'value_low', 'qualifier') }} as bound_low,
    {{ upper_bound('value', 'value_high', 'qualifier') }} as bound_high
from keyed
