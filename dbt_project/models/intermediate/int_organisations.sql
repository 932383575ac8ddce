-- One row for each organisation: those of the register and those that canonical articles name.
with names as (
    select * from {{ ref('int_organisation_names') }}
),

register as (
    select
        names.organisation_key,
        names.registered_name as organisation_name,
        organisations.short_name,
        organisations.organisation_type,
        parents.organisation_key as parent_organisation_key
    from {{ ref('organisations') }} as organisations
    inner join names
        on
            organisations.organisation_name = names.registered_name
            and names.resolved_by = 'register'
    left join names as parents
        on {{ normalise_name('organisations.parent_name') }} = parents.normalised_name
),

stated as (
    select
        names.organisation_key,
        names.registered_name,
        articles.article_key,
        {{ fold_spaces('organisations.organisation_name') }} as organisation_name,
        organisations.organisation_type,
        parents.organisation_key as parent_organisation_key
    from {{ ref('stg_organisations') }} as organisations
    inner join {{ ref('int_canonical_articles') }} as articles
        on organisations.content_sha256 = articles.content_sha256
    inner join names
        on {{ normalise_name('organisations.organisation_name') }} = names.normalised_name
    left join names as parents
        on {{ normalise_name('organisations.parent_name') }} = parents.normalised_name
    union all
    -- A body that others belong to exists, even where no article lists it by itself.
    select
        parents.organisation_key,
        parents.registered_name,
        null as article_key,
        {{ fold_spaces('organisations.parent_name') }} as organisation_name,
        'other' as organisation_type,
        null as parent_organisation_key
    from {{ ref('stg_organisations') }} as organisations
    inner join {{ ref('int_canonical_articles') }} as articles
        on organisations.content_sha256 = articles.content_sha256
    inner join names as parents
        on {{ normalise_name('organisations.parent_name') }} = parents.normalised_name
),

stated_names as (
    select
        organisation_key,
        organisation_name,
        row_number() over (
            partition by organisation_key
            order by length(organisation_name) desc, organisation_name asc
        ) as preference
    from stated
    where registered_name is null
    group by organisation_key, organisation_name
),

stated_types as (
    select
        organisation_key,
        organisation_type,
        row_number() over (
            partition by organisation_key
            order by
                case when organisation_type = 'other' then 1 else 0 end asc,
                count(*) desc,
                organisation_type asc
        ) as preference
    from stated
    group by organisation_key, organisation_type
),

stated_parents as (
    select
        organisation_key,
        parent_organisation_key,
        row_number() over (
            partition by organisation_key
            order by count(*) desc, parent_organisation_key asc
        ) as preference
    from stated
    where parent_organisation_key != organisation_key
    group by organisation_key, parent_organisation_key
),

found as (
    select
        stated_names.organisation_key,
        stated_names.organisation_name,
        cast(null as varchar) as short_name,
        stated_types.organisation_type,
        case
            -- Two bodies cannot each belong to the other: then neither statement is trusted.
            when grandparents.parent_organisation_key = stated_names.organisation_key then null
            else parents.parent_organisation_key
        end as parent_organisation_key
    from stated_names
    inner join stated_types
        on
            stated_names.organisation_key = stated_types.organisation_key
            and stated_types.preference = 1
    left join stated_parents as parents
        on
            stated_names.organisation_key = parents.organisation_key
            and parents.preference = 1
    left join stated_parents as grandparents
        on
            parents.parent_organisation_key = grandparents.organisation_key
            and grandparents.preference = 1
    where stated_names.preference = 1
)

select
    organisation_key,
    organisation_name,
    short_name,
    organisation_type,
    parent_organisation_key,
    true as is_registered
from register
union all
select
    organisation_key,
    organisation_name,
    short_name,
    organisation_type,
    parent_organisation_key,
    false as is_registered
from found
