-- One row for each organisation that a content names.
{{ counted_rows('organisations', [
    'organisation_name',
    'organisation_type',
    'parent_name',
    'is_registered'
]) }}
