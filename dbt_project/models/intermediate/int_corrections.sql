-- One row for each line of the corrections file: whether it applies, and what it sets.
with correctable as (
    select
        table_name,
        {{ join_text('field', ', ', 'field') }} as field_names
    from {{ ref('correction_fields') }}
    group by table_name
),

judged as (
    select
        lines.*,
        correctable.field_names,
        case
            when lines.problem is not null then 'malformed_line'
            when lines.table_name is null then 'unknown_key'
            when lines.value_kind is null then 'unknown_field'
            when lines.reason is null or lines.corrected_by is null or lines.corrected_on is null then 'incomplete'
            when lines.applied_value is null then 'value_not_understood'
        end as fault,
        -- The code of a measure and its name set one thing.
        case when lines.field = 'metric_code' then 'metric_name' else lines.field end as subject
    from {{ ref('int_correction_values') }} as lines
    left join correctable
        on lines.table_name = correctable.table_name
),

ranked as (
    select
        *,
        row_number() over (
            partition by row_key, subject, fault order by corrected_on desc, line_number desc
        ) = 1 as is_latest,
        first_value(line_number) over (
            partition by row_key, subject, fault order by corrected_on desc, line_number desc
        ) as latest_line,
        max(case when fault is null and field = 'exists' then line_number end) over (
            partition by row_key
        ) as taken_out_by_line
    from judged
),

-- The days that a row would have, so that no period ends before it begins.
corrected_days as (
    select
        row_key,
        max(case when value_kind = 'first_day' then applied_value end) as first_value,
        max(case when value_kind = 'last_day' then applied_value end) as last_value
    from ranked
    where
        fault is null
        and is_latest
    group by row_key
),

reversed as (
    select ranked.line_number
    from ranked
    inner join corrected_days
        on ranked.row_key = corrected_days.row_key
    where
        ranked.value_kind in ('first_day', 'last_day')
        and ranked.fault is null
        and ranked.is_latest
        and {{ corrected('corrected_days.first_value', 'ranked.first_day', 'date') }}
        > {{ corrected('corrected_days.last_value', 'ranked.last_day', 'date') }}
),

decided as (
    select
        ranked.*,
        case
            when ranked.fault is not null then ranked.fault
            when ranked.field != 'exists' and ranked.taken_out_by_line is not null then 'superseded'
            when not ranked.is_latest then 'superseded'
            when reversed.line_number is not null then 'value_not_understood'
            else 'applied'
        end as outcome,
        case
            when reversed.line_number is not null then 'the last day would lie before the first; correct both.'
            when ranked.value_kind = 'number'
                then 'write digits alone, with a point before decimals (2498000000 or 185.4).'
            when ranked.value_kind in ('first_day', 'last_day') then 'write a day such as 2026-07-31.'
            when ranked.value_kind = 'boolean' then 'write yes or no.'
            when ranked.value_kind = 'organisation'
                then 'neither the register nor an article names such a body; add it to organisations.csv.'
            when ranked.value_kind = 'unit' then 'neither units.csv nor a fact has this unit.'
            when ranked.value_kind = 'metric' then 'metrics.csv has no such code; metric_name takes any name.'
            when ranked.accepted_values is not null
                then 'write ' || replace(ranked.accepted_values, '|', ' or ') || '.'
            else 'write a name.'
        end as value_hint,
        case
            when length(ranked.row_key) = 32 then 'the article, or how it is read, changed.'
            else 'a key has 32 letters, as news-warehouse explain shows it.'
        end as key_hint,
        'of a row of ' || ranked.table_name || ' these fields can: ' || ranked.field_names || '.' as field_hint,
        case
            when ranked.written_day is not null and ranked.corrected_on is null
                then '«' || ranked.written_day || '» is no such day.'
            else 'something of it is missing.'
        end as completeness_hint
    from ranked
    left join reversed
        on ranked.line_number = reversed.line_number
)

select
    line_number,
    table_name,
    row_key,
    article_key,
    field,
    value_kind,
    outcome,
    value_before,
    case when outcome = 'applied' then applied_value end as applied_value,
    case
        when outcome = 'applied' and value_kind = 'organisation' then coalesce(organisation_name, applied_value)
        when outcome = 'applied' then applied_value
    end as value_after,
    right_value,
    case
        when outcome = 'applied' then 'The rules read «' || coalesce(value_before, 'unknown') || '».'
        when outcome = 'superseded' and field != 'exists' and taken_out_by_line is not null
            then 'Line ' || taken_out_by_line || ' takes the whole row out.'
        when outcome = 'superseded' then 'Line ' || latest_line || ' corrects the same later.'
        when outcome = 'malformed_line' then problem
        when outcome = 'unknown_key' then 'No row has the key «' || coalesce(row_key, '') || '»: ' || key_hint
        when outcome = 'unknown_field' then '«' || coalesce(field, '') || '» cannot be corrected; ' || field_hint
        when outcome = 'incomplete'
            then 'A correction needs its reason, who makes it, and the day, such as 2026-07-31: ' || completeness_hint
        else '«' || coalesce(right_value, '') || '» is no right value of ' || field || ': ' || value_hint
    end as explanation,
    reason,
    corrected_by,
    written_day
from decided
