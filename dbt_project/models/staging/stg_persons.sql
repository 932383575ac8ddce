-- One row for each person that a content names.
{{ counted_rows('persons', [
    'full_name',
    'gender'
]) }}
