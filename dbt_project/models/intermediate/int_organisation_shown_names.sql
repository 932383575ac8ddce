-- One row for each organisation whose name is shown as articles write it: those outside the register, and
-- registered ones of which articles only ever write the legal form short («CTCP» for «Công ty cổ phần»).
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
        keys.content_sha256,
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
    group by keys.organisation_key, keys.content_sha256, keys.written_name
),

aliases as (
    select
        keys.organisation_key,
        keys.content_sha256,
        {{ fold_spaces('aliases.alias') }} as written_name,
        true as is_written_so
    from keys
    inner join {{ ref('stg_organisation_aliases') }} as aliases
        on
            keys.content_sha256 = aliases.content_sha256
            and keys.normalised_name = {{ normalise_name('aliases.organisation_name') }}
    where
        aliases.alias_kind in ('full', 'short')
        and (keys.organisation_key, keys.content_sha256) not in (
            select (composed.organisation_key, composed.content_sha256) from composed
            where composed.is_written_so
        )
),

-- Each article speaks for one name: the composed one where it is written or nothing is, or else the longest alias.
preferred as (
    select
        organisation_key,
        written_name,
        is_written_so
    from (
        select * from composed
        union all
        select * from aliases
    ) as candidates
    qualify row_number() over (
        partition by organisation_key, content_sha256
        order by is_written_so desc, length(written_name) desc, written_name asc
    ) = 1
),

ranked as (
    select
        organisation_key,
        written_name,
        row_number() over (
            partition by organisation_key
            order by is_written_so desc, count(*) desc, length(written_name) desc, written_name asc
        ) as preference
    from preferred
    group by organisation_key, written_name, is_written_so
),

spoken_of_registered as (
    select
        keys.organisation_key,
        {{ fold_spaces('mentions.mention_text') }} as written_name,
        {{ normalise_name('mentions.mention_text') }} as normalised_written_name,
        {{ normalise_name('keys.registered_name') }} as normalised_registered_name
    from {{ ref('int_organisation_keys') }} as keys
    inner join {{ ref('stg_mentions') }} as mentions
        on
            keys.content_sha256 = mentions.content_sha256
            and mentions.mention_type = 'organisation'
            and keys.normalised_name = {{ normalise_name('mentions.entity_name') }}
    where keys.registered_name is not null
),

short_legal_forms as (
    select
        organisation_key,
        written_name,
        row_number() over (
            partition by organisation_key
            order by count(*) desc, written_name asc
        ) as preference
    from spoken_of_registered
    where
        {{ spell_out_legal_form('normalised_written_name') }}
        = {{ spell_out_legal_form('normalised_registered_name') }}
        and organisation_key not in (
            select written_in_full.organisation_key
            from spoken_of_registered as written_in_full
            where written_in_full.normalised_written_name = written_in_full.normalised_registered_name
        )
    group by organisation_key, written_name
)

select
    organisation_key,
    written_name as organisation_name
from ranked
where preference = 1
union all
select
    organisation_key,
    written_name as organisation_name
from short_legal_forms
where preference = 1
