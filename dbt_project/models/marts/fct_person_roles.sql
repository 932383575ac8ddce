-- One row for each statement of a canonical article that a person holds or held a title.
select
    roles.person_role_key,
    roles.person_key,
    roles.organisation_key,
    roles.article_key,
    roles.title,
    roles.standard_title,
    roles.role_class,
    {{ date_key('roles.observed_date') }} as observed_date_key,
    {{ date_key('roles.valid_from') }} as valid_from_date_key,
    {{ date_key('roles.valid_to') }} as valid_to_date_key,
    roles.validity_basis,
    roles.is_former,
    roles.evidence,
    roles.evidence_start,
    roles.evidence_end,
    {{ sentence_around('contents.raw_text', 'roles.evidence_start', 'roles.evidence_end') }} as sentence,
    roles.rule,
    {{ hash_key(["'role'", 'roles.rule']) }} as rule_key,
    roles.extractor_version,
    roles.is_corrected
from {{ ref('int_person_roles') }} as roles
inner join {{ ref('int_articles') }} as articles
    on roles.article_key = articles.article_key
inner join {{ ref('stg_articles') }} as contents
    on articles.content_sha256 = contents.content_sha256
