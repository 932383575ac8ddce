-- One row for each way in which an organisation is written.
with written as (
    select
        organisation_name,
        alias,
        alias_kind,
        1 as trust
    from {{ ref('organisation_aliases') }}
    union all
    select
        organisation_name,
        short_name as alias,
        'short' as alias_kind,
        2 as trust
    from {{ ref('organisations') }}
    union all
    select
        aliases.organisation_name,
        aliases.alias,
        aliases.alias_kind,
        3 as trust
    from {{ ref('stg_organisation_aliases') }} as aliases
    inner join {{ ref('int_canonical_articles') }} as articles
        on aliases.content_sha256 = articles.content_sha256
    union all
    select
        names.organisation_name,
        names.organisation_name as alias,
        'full' as alias_kind,
        4 as trust
    from {{ ref('stg_organisations') }} as names
    inner join {{ ref('int_canonical_articles') }} as articles
        on names.content_sha256 = articles.content_sha256
    union all
    select
        organisation_name,
        organisation_name as alias,
        'full' as alias_kind,
        4 as trust
    from {{ ref('int_organisations') }}
),

keyed as (
    select
        names.organisation_key,
        {{ fold_spaces('written.alias') }} as alias,
        written.alias_kind,
        row_number() over (
            partition by names.organisation_key, {{ fold_spaces('written.alias') }}
            order by written.trust, written.alias_kind
        ) as preference
    from written
    inner join {{ ref('int_organisation_keys') }} as names
        on {{ normalise_name('written.organisation_name') }} = names.normalised_name
    where {{ normalise_name('written.alias') }} is not null
)

select
    organisation_key,
    alias,
    alias_kind
from keyed
where preference = 1
