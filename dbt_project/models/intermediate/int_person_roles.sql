-- One row for each statement of a canonical article that a person holds or held a title, as corrected.
with corrections as (
    {{ applied_corrections('fct_person_roles', [
        'full_name', 'title', 'standard_title', 'role_class', 'organisation_name', 'is_former', 'valid_from', 'valid_to'
    ]) }}
),

corrected as (
    select
        roles.person_role_key,
        case
            when corrections.full_name is null then roles.person_key
            else {{ hash_key([normalise_name('corrections.full_name')]) }}
        end as person_key,
        coalesce(corrections.organisation_name, roles.organisation_key) as organisation_key,
        roles.article_key,
        coalesce(corrections.title, roles.title) as title,
        coalesce(corrections.standard_title, corrections.title, roles.standard_title) as standard_title,
        coalesce(corrections.role_class, roles.role_class) as role_class,
        roles.observed_date,
        {{ corrected('corrections.is_former', 'roles.is_former', 'boolean') }} as is_former,
        {{ corrected('corrections.valid_from', 'roles.valid_from', 'date') }} as valid_from,
        {{ corrected('corrections.valid_to', 'roles.valid_to', 'date') }} as valid_to,
        roles.evidence,
        roles.evidence_start,
        roles.evidence_end,
        roles.rule,
        roles.extractor_version,
        corrections.row_key is not null as is_corrected
    from {{ ref('int_read_person_roles') }} as roles
    left join corrections
        on roles.person_role_key = corrections.row_key
    where not coalesce(corrections.is_taken_out, false)
)

select
    person_role_key,
    person_key,
    organisation_key,
    article_key,
    title,
    standard_title,
    role_class,
    observed_date,
    is_former,
    -- A role that is only seen is known from the day it is seen on; since when, or until when, nobody said.
    case
        when valid_from is not null or valid_to is not null then 'stated'
        else 'observed'
    end as validity_basis,
    case
        when valid_from is not null or valid_to is not null then valid_from
        when not is_former then observed_date
    end as valid_from,
    valid_to,
    evidence,
    evidence_start,
    evidence_end,
    rule,
    extractor_version,
    is_corrected
from corrected
