-- One row for each participant of an event of a content.
{{ counted_rows('event_participants', [
    'event_number',
    'participant_type',
    'participant_name',
    'participant_role'
]) }}
