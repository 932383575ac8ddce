-- One row for each line of the corrections file that finds its row: what the rules read there.
with lines as (
    select
        line_number,
        row_key,
        field
    from {{ ref('stg_corrections') }}
),

metrics as (
    select
        lines.line_number,
        'fct_metrics' as table_name,
        facts.article_key,
        facts.content_sha256,
        null as entity_kind,
        facts.period_start as first_day,
        facts.period_end as last_day,
        case lines.field
            when 'exists' then 'yes'
            when 'value' then {{ decimal_text('facts.value') }}
            when 'value_low' then {{ decimal_text('facts.value_low') }}
            when 'value_high' then {{ decimal_text('facts.value_high') }}
            when 'unit_code' then facts.unit_code
            when 'metric_name' then facts.metric_name
            when 'metric_code' then facts.metric_code
            when 'organisation_name' then facts.organisation_name
            when 'period_start' then cast(facts.period_start as varchar)
            when 'period_end' then cast(facts.period_end as varchar)
            when 'period_type' then facts.period_type
            when 'scenario' then facts.scenario
            when 'value_type' then facts.value_type
            when 'comparison_basis' then facts.comparison_basis
            when 'qualifier' then facts.qualifier
        end as value_before
    from lines
    inner join {{ ref('int_read_metrics') }} as facts
        on lines.row_key = facts.metric_fact_key
),

events as (
    select
        lines.line_number,
        'fct_events' as table_name,
        events.article_key,
        events.content_sha256,
        null as entity_kind,
        events.start_date as first_day,
        events.end_date as last_day,
        case lines.field
            when 'exists' then 'yes'
            when 'event_type' then events.event_type
            when 'title' then events.title
            when 'status' then events.status
            when 'start_date' then cast(events.start_date as varchar)
            when 'end_date' then cast(events.end_date as varchar)
            when 'location' then events.location
            when 'organiser_name' then events.organiser_name
        end as value_before
    from lines
    inner join {{ ref('int_read_events') }} as events
        on lines.row_key = events.event_key
),

person_roles as (
    select
        lines.line_number,
        'fct_person_roles' as table_name,
        roles.article_key,
        roles.content_sha256,
        null as entity_kind,
        roles.valid_from as first_day,
        roles.valid_to as last_day,
        case lines.field
            when 'exists' then 'yes'
            when 'full_name' then roles.full_name
            when 'title' then roles.title
            when 'standard_title' then roles.standard_title
            when 'role_class' then roles.role_class
            when 'organisation_name' then roles.organisation_name
            when 'is_former' then cast(roles.is_former as varchar)
            when 'valid_from' then cast(roles.valid_from as varchar)
            when 'valid_to' then cast(roles.valid_to as varchar)
        end as value_before
    from lines
    inner join {{ ref('int_read_person_roles') }} as roles
        on lines.row_key = roles.person_role_key
),

mentions as (
    select
        lines.line_number,
        'fct_mentions' as table_name,
        mentions.article_key,
        mentions.content_sha256,
        case
            when mentions.mention_type in ('organisation', 'person') then mentions.mention_type
            else 'text'
        end as entity_kind,
        mentions.start_date as first_day,
        mentions.end_date as last_day,
        case lines.field
            when 'exists' then 'yes'
            when 'entity_name' then mentions.entity_name
            when 'start_date' then cast(mentions.start_date as varchar)
            when 'end_date' then cast(mentions.end_date as varchar)
        end as value_before
    from lines
    inner join {{ ref('int_read_mentions') }} as mentions
        on lines.row_key = mentions.mention_key
)

select * from metrics
union all
select * from events
union all
select * from person_roles
union all
select * from mentions
