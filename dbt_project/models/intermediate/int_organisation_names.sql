-- One row for each name that an article or the register uses, normalised: the name it stands for.
with recursive register as (
    select
        {{ normalise_name('organisation_name') }} as normalised_name,
        min(organisation_name) as registered_name
    from {{ ref('organisations') }}
    group by {{ normalise_name('organisation_name') }}
),

register_alias_targets as (
    select
        {{ normalise_name('aliases.alias') }} as normalised_name,
        min({{ normalise_name('aliases.organisation_name') }}) as target_name,
        count(distinct {{ normalise_name('aliases.organisation_name') }}) as target_count
    from (
        select
            organisation_name,
            alias
        from {{ ref('organisation_aliases') }}
        union all
        select
            organisation_name,
            short_name as alias
        from {{ ref('organisations') }}
    ) as aliases
    where {{ normalise_name('aliases.alias') }} is not null
    group by {{ normalise_name('aliases.alias') }}
),

-- A name of the register is the end of the search; an alias that two bodies share says nothing.
registered as (
    select
        normalised_name,
        normalised_name as resolved_name
    from register
    union all
    select
        aliases.normalised_name,
        aliases.target_name as resolved_name
    from register_alias_targets as aliases
    inner join register
        on aliases.target_name = register.normalised_name
    where
        aliases.target_count = 1
        and aliases.normalised_name not in (select names.normalised_name from register as names)
),

article_aliases as (
    select distinct
        {{ normalise_name('aliases.alias') }} as normalised_name,
        coalesce(
            registered.resolved_name, {{ normalise_name('aliases.organisation_name') }}
        ) as target_name,
        registered.resolved_name is not null as is_target_registered
    from {{ ref('stg_organisation_aliases') }} as aliases
    left join registered
        on {{ normalise_name('aliases.organisation_name') }} = registered.normalised_name
),

unambiguous_aliases as (
    select
        normalised_name,
        min(target_name) as target_name,
        bool_or(is_target_registered) as is_target_registered
    from article_aliases
    group by normalised_name
    having count(distinct target_name) = 1
),

-- «Tập đoàn» for «Tập đoàn X» means X inside its own article only, so a mere beginning of the name
-- carries nowhere else. Unregistered targets must be longer, so that no two names point at each other.
article_steps as (
    select
        normalised_name,
        target_name
    from unambiguous_aliases
    where
        normalised_name != target_name
        and not starts_with(target_name, normalised_name)
        and (is_target_registered or length(target_name) > length(normalised_name))
        and normalised_name not in (select names.normalised_name from registered as names)
),

spoken_names as (
    select normalised_name
    from {{ ref('int_spoken_organisations') }}
    union
    select {{ normalise_name('parent_name') }} as normalised_name
    from {{ ref('organisations') }}
),

walk as (
    select
        normalised_name,
        normalised_name as reached_name,
        0 as step
    from spoken_names
    where
        normalised_name is not null
        and normalised_name not in (select names.normalised_name from registered as names)
    union all
    select
        walk.normalised_name,
        article_steps.target_name as reached_name,
        walk.step + 1 as step
    from walk
    inner join article_steps
        on walk.reached_name = article_steps.normalised_name
),

walked as (
    select
        normalised_name,
        reached_name,
        row_number() over (partition by normalised_name order by step desc) as from_end
    from walk
),

resolved as (
    select
        normalised_name,
        resolved_name,
        case when normalised_name = resolved_name then 'register' else 'register_alias' end as resolved_by
    from registered
    union all
    select
        normalised_name,
        reached_name as resolved_name,
        case when normalised_name = reached_name then 'itself' else 'article_alias' end as resolved_by
    from walked
    where from_end = 1
)

select
    resolved.normalised_name,
    resolved.resolved_name,
    resolved.resolved_by,
    register.registered_name
from resolved
left join register
    on resolved.resolved_name = register.normalised_name
