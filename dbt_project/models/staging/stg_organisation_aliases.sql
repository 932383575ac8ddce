-- One row for each other way in which a content writes an organisation's name.
{{ counted_rows('organisation_aliases', [
    'organisation_name',
    'alias',
    'alias_kind'
]) }}
