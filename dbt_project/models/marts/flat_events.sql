-- One row for each event with its names, for tools that do not join.
with participants as (
    select
        bridge.event_key,
        {{ join_text('coalesce(nullif(persons.full_name, \'unknown\'), organisations.organisation_name)', '; ',
            'coalesce(nullif(persons.full_name, \'unknown\'), organisations.organisation_name)') }}
            as participant_names
    from {{ portable_ref('bridge_event_participants') }} as bridge
    inner join {{ portable_ref('dim_person') }} as persons
        on bridge.person_key = persons.person_key
    inner join {{ portable_ref('dim_organisation') }} as organisations
        on bridge.organisation_key = organisations.organisation_key
    group by bridge.event_key
)

select
    events.event_type,
    events.title,
    events.status,
    {{ date_of_key('events.start_date_key') }} as start_date,
    {{ date_of_key('events.end_date_key') }} as end_date,
    events.date_basis,
    events.location,
    nullif(organisations.organisation_name, 'unknown') as organiser_name,
    nullif(coalesce(organisations.short_name, organisations.organisation_name), 'unknown') as organiser_short_name,
    case when events.organisation_key != 'unknown' then organisations.organisation_type end as organiser_type,
    participants.participant_names,
    events.is_corrected,
    events.evidence,
    events.sentence,
    articles.title as article_title,
    articles.source_file,
    {{ date_of_key('events.published_date_key') }} as published_date,
    rules.precision as rule_precision,
    events.event_key
from {{ portable_ref('fct_events') }} as events
inner join {{ portable_ref('dim_organisation') }} as organisations
    on events.organisation_key = organisations.organisation_key
inner join {{ portable_ref('dim_article') }} as articles
    on events.article_key = articles.article_key
inner join {{ portable_ref('dim_rule') }} as rules
    on events.rule_key = rules.rule_key
left join participants
    on events.event_key = participants.event_key
