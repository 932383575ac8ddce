-- One row for each span of a content that names something.
{{ counted_rows('mentions', [
    'mention_type',
    'entity_name',
    'mention_text',
    'mention_start',
    'mention_end',
    'start_date',
    'end_date',
    'rule'
]) }}
