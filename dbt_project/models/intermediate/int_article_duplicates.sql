-- One row for each article: the article whose text holds its text, or itself.
with shared as (
    select
        chains.content_sha256,
        count(*) as shared_count
    from {{ ref('int_repeat_chains') }} as chains
    inner join {{ ref('int_shared_shingles') }} as part
        on chains.content_sha256 = part.content_sha256
    inner join {{ ref('int_shared_shingles') }} as whole
        on
            chains.canonical_sha256 = whole.content_sha256
            and part.shingle = whole.shingle
    where chains.content_sha256 != chains.canonical_sha256
    group by chains.content_sha256
),

compared as (
    select
        articles.article_key,
        canonical.article_key as canonical_article_key,
        articles.content_sha256 = canonical.content_sha256 as is_same_content,
        coalesce(shared.shared_count / nullif(articles.shingle_count, 0), 0) as containment,
        coalesce(shared.shared_count / nullif(canonical.shingle_count, 0), 0) as canonical_containment
    from {{ ref('int_articles') }} as articles
    inner join {{ ref('int_repeat_chains') }} as chains
        on articles.content_sha256 = chains.content_sha256
    inner join {{ ref('int_contents') }} as canonical
        on chains.canonical_sha256 = canonical.content_sha256
    left join shared
        on articles.content_sha256 = shared.content_sha256
)

select
    article_key,
    canonical_article_key,
    case
        when article_key = canonical_article_key then 'original'
        when is_same_content then 'exact'
        when containment = 1 and canonical_containment = 1 then 'exact'
        when
            containment >= {{ var('duplicate_containment') }}
            and canonical_containment >= {{ var('duplicate_containment') }} then 'near'
        else 'excerpt'
    end as duplicate_kind,
    cast(case when is_same_content then 1 else containment end as double) as containment
from compared
