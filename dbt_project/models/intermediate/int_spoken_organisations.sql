-- One row for each organisation name that a content uses, wherever it uses it.
with spoken as (
    select
        content_sha256,
        organisation_name as written_name,
        organisation_type,
        parent_name
    from {{ ref('stg_organisations') }}
    union all
    select
        content_sha256,
        parent_name as written_name,
        null as organisation_type,
        null as parent_name
    from {{ ref('stg_organisations') }}
    union all
    select
        content_sha256,
        organisation_name as written_name,
        null as organisation_type,
        null as parent_name
    from {{ ref('stg_metrics') }}
    union all
    select
        content_sha256,
        organisation_name as written_name,
        null as organisation_type,
        null as parent_name
    from {{ ref('stg_person_roles') }}
    union all
    select
        content_sha256,
        organiser_name as written_name,
        null as organisation_type,
        null as parent_name
    from {{ ref('stg_events') }}
    union all
    select
        content_sha256,
        participant_name as written_name,
        null as organisation_type,
        null as parent_name
    from {{ ref('stg_event_participants') }}
    where participant_type = 'organisation'
    union all
    select
        content_sha256,
        entity_name as written_name,
        null as organisation_type,
        null as parent_name
    from {{ ref('stg_mentions') }}
    where mention_type = 'organisation'
),

-- A body is named many times in an article, and folding a name takes longer than comparing it.
written as (
    select distinct * from spoken
),

named as (
    select
        content_sha256,
        {{ normalise_name('written_name') }} as normalised_name,
        {{ fold_spaces('written_name') }} as written_name,
        organisation_type,
        {{ normalise_name('parent_name') }} as normalised_parent_name
    from written
)

select
    content_sha256,
    normalised_name,
    -- A headline in capitals says less than the name as the body writes it.
    coalesce(
        min(case when written_name != upper(written_name) then written_name end), min(written_name)
    ) as written_name,
    coalesce(
        min(case when organisation_type != 'other' then organisation_type end), 'other'
    ) as organisation_type,
    min(normalised_parent_name) as normalised_parent_name
from named
where normalised_name is not null
group by content_sha256, normalised_name
