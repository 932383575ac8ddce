-- One row for each statement of a canonical article that a person holds or held a title, as the rules read it.
with stated as (
    select
        articles.article_key,
        articles.content_sha256,
        {{ hash_key([normalise_name('roles.full_name')]) }} as person_key,
        {{ fold_spaces('roles.full_name') }} as full_name,
        {{ fold_spaces('roles.organisation_name') }} as organisation_name,
        coalesce(organisations.organisation_key, 'unknown') as organisation_key,
        roles.title,
        roles.standard_title,
        roles.role_class,
        articles.published_date as observed_date,
        roles.valid_from,
        roles.valid_to,
        roles.is_former,
        roles.evidence,
        roles.evidence_start,
        roles.evidence_end,
        roles.rule,
        roles.extractor_version
    from {{ ref('stg_person_roles') }} as roles
    inner join {{ ref('int_canonical_articles') }} as articles
        on roles.content_sha256 = articles.content_sha256
    left join {{ ref('int_organisation_keys') }} as organisations
        on
            roles.content_sha256 = organisations.content_sha256
            and {{ normalise_name('roles.organisation_name') }} = organisations.normalised_name
),

keyed as (
    select
        {{ hash_key([
            'article_key', 'evidence_start', 'evidence_end', 'person_key', 'organisation_key',
            normalise_name('title')
        ]) }} as person_role_key,
        *
    from stated
),

ranked as (
    select
        *,
        row_number() over (
            partition by person_role_key order by is_former, valid_from, valid_to, rule
        ) as copy_number
    from keyed
)

select
    ranked.person_role_key,
    ranked.person_key,
    ranked.full_name,
    ranked.organisation_key,
    ranked.organisation_name,
    ranked.article_key,
    ranked.content_sha256,
    ranked.title,
    ranked.standard_title,
    ranked.role_class,
    ranked.observed_date,
    ranked.is_former,
    ranked.valid_from,
    ranked.valid_to,
    ranked.evidence,
    ranked.evidence_start,
    ranked.evidence_end,
    ranked.rule,
    ranked.extractor_version
from ranked
inner join {{ ref('int_persons') }} as persons
    on ranked.person_key = persons.person_key
where ranked.copy_number = 1
