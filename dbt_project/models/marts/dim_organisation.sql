-- One row for each organisation, and one for the unknown.
with organisations as (
    select * from {{ ref('int_organisations') }}
),

sightings as (
    select
        names.organisation_key,
        min(articles.published_date) as first_seen,
        max(articles.published_date) as last_seen,
        count(distinct articles.article_key) as article_count
    from {{ ref('stg_organisations') }} as stated
    inner join {{ ref('int_canonical_articles') }} as articles
        on stated.content_sha256 = articles.content_sha256
    inner join {{ ref('int_organisation_keys') }} as names
        on
            stated.content_sha256 = names.content_sha256
            and {{ normalise_name('stated.organisation_name') }} = names.normalised_name
    group by names.organisation_key
)

select
    organisations.organisation_key,
    organisations.organisation_name,
    organisations.short_name,
    organisations.organisation_type,
    coalesce(parents.organisation_key, 'unknown') as parent_organisation_key,
    organisations.is_registered,
    {{ date_key('sightings.first_seen') }} as first_seen_date_key,
    {{ date_key('sightings.last_seen') }} as last_seen_date_key,
    cast(coalesce(sightings.article_count, 0) as integer) as article_count
from organisations
left join organisations as parents
    on organisations.parent_organisation_key = parents.organisation_key
left join sightings
    on organisations.organisation_key = sightings.organisation_key
union all
select
    'unknown' as organisation_key,
    'unknown' as organisation_name,
    null as short_name,
    'other' as organisation_type,
    'unknown' as parent_organisation_key,
    false as is_registered,
    -1 as first_seen_date_key,
    -1 as last_seen_date_key,
    0 as article_count
