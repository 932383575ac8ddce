-- One row for each person or organisation in each role at an event.
select distinct
    {{ hash_key([
        'events.event_key', 'participants.participant_type',
        'persons.person_key', 'organisations.organisation_key', 'participants.participant_role'
    ]) }} as event_participant_key,
    events.event_key,
    participants.participant_type,
    coalesce(persons.person_key, 'unknown') as person_key,
    coalesce(organisations.organisation_key, 'unknown') as organisation_key,
    participants.participant_role
from {{ ref('stg_event_participants') }} as participants
inner join {{ ref('int_events') }} as events
    on
        participants.content_sha256 = events.content_sha256
        and participants.event_number = events.event_number
left join {{ ref('int_persons') }} as persons
    on
        participants.participant_type = 'person'
        and {{ hash_key([normalise_name('participants.participant_name')]) }} = persons.person_key
left join {{ ref('int_organisation_keys') }} as organisations
    on
        participants.content_sha256 = organisations.content_sha256
        and participants.participant_type = 'organisation'
        and {{ normalise_name('participants.participant_name') }} = organisations.normalised_name
