-- One row for each organisation: those of the register and those that canonical articles name.
with keys as (
    select * from {{ ref('int_organisation_keys') }}
),

names as (
    select
        *,
        {{ hash_key(['resolved_name']) }} as registered_key
    from {{ ref('int_organisation_names') }}
    where registered_name is not null
),

shown_names as (
    select * from {{ ref('int_organisation_shown_names') }}
),

register as (
    select
        names.registered_key as organisation_key,
        coalesce(shown_names.organisation_name, names.registered_name) as organisation_name,
        organisations.short_name,
        organisations.organisation_type,
        parents.registered_key as parent_organisation_key
    from {{ ref('organisations') }} as organisations
    inner join names
        on
            organisations.organisation_name = names.registered_name
            and names.resolved_by = 'register'
    left join names as parents
        on {{ normalise_name('organisations.parent_name') }} = parents.normalised_name
    left join shown_names
        on names.registered_key = shown_names.organisation_key
),

stated as (
    select
        keys.organisation_key,
        keys.written_name,
        keys.organisation_type,
        parents.organisation_key as parent_organisation_key
    from keys
    left join {{ ref('int_spoken_organisations') }} as spoken
        on
            keys.content_sha256 = spoken.content_sha256
            and keys.normalised_name = spoken.normalised_name
    left join keys as parents
        on
            spoken.content_sha256 = parents.content_sha256
            and spoken.normalised_parent_name = parents.normalised_name
    where keys.registered_name is null
),

usual_types as (
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

usual_parents as (
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
        shown_names.organisation_key,
        shown_names.organisation_name,
        usual_types.organisation_type,
        case
            -- Two bodies cannot each belong to the other: then neither statement is trusted.
            when grandparents.parent_organisation_key = shown_names.organisation_key then null
            else parents.parent_organisation_key
        end as parent_organisation_key
    from shown_names
    inner join usual_types
        on
            shown_names.organisation_key = usual_types.organisation_key
            and usual_types.preference = 1
    left join usual_parents as parents
        on
            shown_names.organisation_key = parents.organisation_key
            and parents.preference = 1
    left join usual_parents as grandparents
        on
            parents.parent_organisation_key = grandparents.organisation_key
            and grandparents.preference = 1
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
    null as short_name,
    organisation_type,
    parent_organisation_key,
    false as is_registered
from found
