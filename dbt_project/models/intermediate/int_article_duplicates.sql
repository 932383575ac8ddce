-- One row for each article: the article whose text holds its text, or itself.
with recursive articles as (
    select
        *,
        row_number() over (
            partition by content_sha256 order by source_file
        ) as copy_number
    from {{ ref('int_articles') }}
),

-- Containment is a matter of contents: equal files need no comparing.
contents as (
    select
        article_key,
        content_sha256,
        shingles,
        shingle_count,
        row_number() over (
            order by shingle_count desc, published_at asc, source_file asc
        ) as size_rank
    from articles
    where copy_number = 1
),

shingles as (
    select
        content_sha256,
        {{ unnest_list('shingles') }} as shingle
    from contents
    where shingle_count >= {{ var('duplicate_min_shingles') }}
),

-- Joined on the hashes themselves, so that unrelated articles never meet.
shared_shingles as (
    select
        part.content_sha256 as part_sha256,
        whole.content_sha256 as whole_sha256,
        count(*) as shared_count
    from shingles as part
    inner join shingles as whole
        on
            part.shingle = whole.shingle
            and part.content_sha256 != whole.content_sha256
    group by part.content_sha256, whole.content_sha256
),

-- A whole always ranks before its part, so that chains cannot turn in circles.
parents as (
    select
        part.content_sha256 as part_sha256,
        whole.content_sha256 as whole_sha256,
        row_number() over (
            partition by part.content_sha256
            order by shared_shingles.shared_count desc, whole.size_rank asc
        ) as preference
    from shared_shingles
    inner join contents as part
        on shared_shingles.part_sha256 = part.content_sha256
    inner join contents as whole
        on shared_shingles.whole_sha256 = whole.content_sha256
    where
        whole.size_rank < part.size_rank
        and shared_shingles.shared_count
        >= {{ var('duplicate_containment') }} * part.shingle_count
),

chains as (
    select
        content_sha256 as start_sha256,
        content_sha256 as reached_sha256,
        0 as step
    from contents
    union all
    select
        chains.start_sha256,
        parents.whole_sha256 as reached_sha256,
        chains.step + 1 as step
    from chains
    inner join parents
        on
            chains.reached_sha256 = parents.part_sha256
            and parents.preference = 1
),

roots as (
    select
        start_sha256,
        reached_sha256,
        row_number() over (partition by start_sha256 order by step desc) as from_end
    from chains
),

compared as (
    select
        articles.article_key,
        canonical.article_key as canonical_article_key,
        articles.content_sha256 = canonical.content_sha256 as is_same_content,
        coalesce(
            shared_shingles.shared_count / nullif(articles.shingle_count, 0), 0
        ) as containment,
        coalesce(
            shared_shingles.shared_count / nullif(canonical.shingle_count, 0), 0
        ) as canonical_containment
    from articles
    inner join roots
        on
            articles.content_sha256 = roots.start_sha256
            and roots.from_end = 1
    inner join contents as canonical
        on roots.reached_sha256 = canonical.content_sha256
    left join shared_shingles
        on
            articles.content_sha256 = shared_shingles.part_sha256
            and canonical.content_sha256 = shared_shingles.whole_sha256
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
