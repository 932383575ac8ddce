-- One row for each organisation name that a canonical article uses: whom it means there.
with spoken as (
    select
        articles.article_key,
        spoken.*
    from {{ ref('int_spoken_organisations') }} as spoken
    inner join {{ ref('int_canonical_articles') }} as articles
        on spoken.content_sha256 = articles.content_sha256
),

names as (
    select
        names.normalised_name,
        names.resolved_name,
        names.registered_name,
        names.registered_name is null and bare.resolved_name is not null as is_bare
    from {{ ref('int_organisation_names') }} as names
    left join {{ ref('int_bare_names') }} as bare
        on names.resolved_name = bare.resolved_name
),

meant as (
    select
        spoken.article_key,
        spoken.content_sha256,
        spoken.normalised_name,
        spoken.written_name,
        spoken.organisation_type,
        names.resolved_name,
        names.registered_name,
        parents.resolved_name as parent_resolved_name,
        parents.is_bare as is_parent_bare,
        names.is_bare
    from spoken
    inner join names
        on spoken.normalised_name = names.normalised_name
    left join names as parents
        on spoken.normalised_parent_name = parents.normalised_name
)

select
    article_key,
    content_sha256,
    normalised_name,
    written_name,
    organisation_type,
    registered_name,
    parent_resolved_name,
    case
        when registered_name is not null then {{ hash_key(['resolved_name']) }}
        -- Every company has a «Phòng Kế hoạch»: it is known by whom it belongs to, or by who speaks of it.
        when
            (is_bare or organisation_type = 'department')
            and (parent_resolved_name is null or is_parent_bare)
            then {{ hash_key(['resolved_name', 'article_key']) }}
        when is_bare or organisation_type = 'department'
            then {{ hash_key(['resolved_name', 'parent_resolved_name']) }}
        else {{ hash_key(['resolved_name']) }}
    end as organisation_key
from meant
