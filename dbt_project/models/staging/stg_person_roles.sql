-- One row for each statement of a content that a person holds or held a title.
{{ counted_rows('person_roles', [
    'full_name',
    'title',
    'standard_title',
    'role_class',
    'organisation_name',
    'is_former',
    'valid_from',
    'valid_to',
    'evidence',
    'evidence_start',
    'evidence_end',
    'rule'
]) }}
