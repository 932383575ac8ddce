-- One row for each unregistered organisation: the name that it is shown by.
with keys as (
    select *
    from {{ ref('int_organisation_keys') }}
    where registered_name is null
),

-- The extractor composes «Đảng bộ Liên doanh Việt – Nga Vietsovpetro» from the register; the article may
-- only ever write «Đảng bộ Vietsovpetro».
composed as (
    select
        keys.organisation_key,
        keys.written_name,
        coalesce(
            bool_or(starts_with({{ normalise_name('mentions.mention_text') }}, keys.normalised_name)), false
        ) as is_written_so
    from keys
    left join {{ ref('stg_mentions') }} as mentions
        on
            keys.content_sha256 = mentions.content_sha256
            and mentions.mention_type = 'organisation'
            and keys.normalised_name = {{ normalise_name('mentions.entity_name') }}
    group by keys.organisation_key, keys.written_name
),

aliases as (
    select
        keys.organisation_key,
        {{ fold_spaces('aliases.alias') }} as written_name,
        true as is_written_so
    from keys
    inner join {{ ref('stg_organisation_aliases') }} as aliases
        on
            keys.content_sha256 = aliases.content_sha256
            and keys.normalised_name = {{ normalise_name('aliases.organisation_name') }}
    where
        aliases.alias_kind in ('full', 'short')
        and keys.organisation_key not in (
            select composed.organisation_key from composed
            where composed.is_written_so
        )
),

ranked as (
    select
        organisation_key,
        written_name,
        row_number() over (
            partition by organisation_key
            order by is_written_so desc, length(written_name) desc, written_name asc
        ) as preference
    from (
        select * from composed
        union all
        select * from aliases
    ) as candidates
)

select
    organisation_key,
    written_name as organisation_name
from ranked
where preference = 1
