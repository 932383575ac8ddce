-- One row for each way in which an organisation is written.
with keys as (
    select * from {{ ref('int_organisation_keys') }}
),

organisations as (
    select * from {{ ref('int_organisations') }}
),

written as (
    select
        organisations.organisation_key,
        aliases.alias,
        aliases.alias_kind,
        1 as trust
    from {{ ref('organisation_aliases') }} as aliases
    inner join organisations
        on
            aliases.organisation_name = organisations.organisation_name
            and organisations.is_registered
    union all
    select
        organisation_key,
        short_name as alias,
        'short' as alias_kind,
        2 as trust
    from organisations
    union all
    select
        organisation_key,
        organisation_name as alias,
        'full' as alias_kind,
        3 as trust
    from organisations
    union all
    select
        keys.organisation_key,
        aliases.alias,
        aliases.alias_kind,
        4 as trust
    from {{ ref('stg_organisation_aliases') }} as aliases
    inner join keys
        on
            aliases.content_sha256 = keys.content_sha256
            and {{ normalise_name('aliases.organisation_name') }} = keys.normalised_name
    union all
    select
        organisation_key,
        written_name as alias,
        'full' as alias_kind,
        5 as trust
    from keys
),

ranked as (
    select
        organisation_key,
        {{ fold_spaces('alias') }} as alias,
        alias_kind,
        row_number() over (
            partition by organisation_key, {{ fold_spaces('alias') }}
            order by trust, alias_kind
        ) as preference
    from written
    where {{ normalise_name('alias') }} is not null
)

select
    organisation_key,
    alias,
    alias_kind
from ranked
where preference = 1
