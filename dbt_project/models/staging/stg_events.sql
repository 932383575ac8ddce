-- One row for each event of a content.
{{ counted_rows('events', [
    'event_number',
    'event_type',
    'title',
    'status',
    'start_date',
    'end_date',
    'date_basis',
    'location',
    'organiser_name',
    'evidence',
    'evidence_start',
    'evidence_end',
    'rule'
]) }}
