-- One row for each statement of a canonical article that a person holds or held a title.
select
    person_role_key,
    person_key,
    organisation_key,
    article_key,
    title,
    standard_title,
    role_class,
    {{ date_key('observed_date') }} as observed_date_key,
    {{ date_key('valid_from') }} as valid_from_date_key,
    {{ date_key('valid_to') }} as valid_to_date_key,
    validity_basis,
    is_former,
    evidence,
    evidence_start,
    evidence_end,
    rule,
    {{ hash_key(["'role'", 'rule']) }} as rule_key,
    extractor_version,
    is_corrected
from {{ ref('int_person_roles') }}
