-- One row for each person, and one for the unknown.
with corrected as (
    select
        {{ hash_key([normalise_name('applied_value')]) }} as person_key,
        min(applied_value) as full_name
    from {{ ref('int_corrections') }}
    where
        outcome = 'applied'
        and value_kind = 'person'
    group by {{ hash_key([normalise_name('applied_value')]) }}
),

-- A person whom the rules never read right is known by corrections alone.
persons as (
    select
        coalesce(stated.person_key, corrected.person_key) as person_key,
        coalesce(stated.full_name, corrected.full_name) as full_name,
        stated.gender
    from {{ ref('int_persons') }} as stated
    full outer join corrected
        on stated.person_key = corrected.person_key
),

sighted as (
    select
        {{ hash_key([normalise_name('stated.full_name')]) }} as person_key,
        articles.article_key,
        articles.published_date
    from {{ ref('stg_persons') }} as stated
    inner join {{ ref('int_canonical_articles') }} as articles
        on stated.content_sha256 = articles.content_sha256
    union all
    select
        person_key,
        article_key,
        observed_date as published_date
    from {{ ref('int_person_roles') }}
    where is_corrected
    union all
    select
        mentions.entity_key as person_key,
        articles.article_key,
        articles.published_date
    from {{ ref('int_mentions') }} as mentions
    inner join {{ ref('int_canonical_articles') }} as articles
        on mentions.article_key = articles.article_key
    where
        mentions.is_corrected
        and mentions.mention_type = 'person'
),

sightings as (
    select
        person_key,
        min(published_date) as first_seen,
        max(published_date) as last_seen,
        count(distinct article_key) as article_count
    from sighted
    group by person_key
),

-- Of the titles last seen, the working post says best who someone is.
current_roles as (
    select
        person_key,
        standard_title,
        organisation_key,
        row_number() over (
            partition by person_key
            order by
                observed_date desc,
                case role_class
                    when 'executive' then 1
                    when 'board' then 2
                    when 'state' then 3
                    when 'party' then 4
                    when 'union' then 5
                    when 'staff' then 6
                    else 7
                end asc,
                evidence_start asc,
                person_role_key asc
        ) as preference
    from {{ ref('int_person_roles') }}
    where not is_former
)

select
    persons.person_key,
    persons.full_name,
    persons.gender,
    current_roles.standard_title as current_title,
    coalesce(current_roles.organisation_key, 'unknown') as current_organisation_key,
    {{ date_key('sightings.first_seen') }} as first_seen_date_key,
    {{ date_key('sightings.last_seen') }} as last_seen_date_key,
    cast(sightings.article_count as integer) as article_count
from persons
inner join sightings
    on persons.person_key = sightings.person_key
left join current_roles
    on
        persons.person_key = current_roles.person_key
        and current_roles.preference = 1
union all
select
    'unknown' as person_key,
    'unknown' as full_name,
    null as gender,
    null as current_title,
    'unknown' as current_organisation_key,
    -1 as first_seen_date_key,
    -1 as last_seen_date_key,
    0 as article_count
