-- One row for each pair of contents of which one may hold the other. A table, because those who count what the
-- pairs share have to know how few they are.
with searched as (
    select
        shingles.content_sha256,
        shingles.shingle,
        contents.size_rank,
        row_number() over (
            partition by shingles.content_sha256 order by shingles.content_count, shingles.shingle
        ) as rarity_rank,
        count(*) over (partition by shingles.content_sha256) as shared_count,
        contents.shingle_count,
        contents.shingle_count - {{ var('duplicate_containment') }} * contents.shingle_count as most_missing
    from {{ ref('int_shared_shingles') }} as shingles
    inner join {{ ref('int_contents') }} as contents
        on shingles.content_sha256 = contents.content_sha256
),

-- Thousands of bulletins of one mould would make millions of pairs: only the largest that have a 5-gram are tried.
wholes as (
    select
        content_sha256,
        shingle,
        size_rank,
        row_number() over (partition by shingle order by size_rank) as place
    from searched
)

-- What lacks a fifth of the part cannot hold it. So of any fifth of the part's 5-grams, and one more, the whole has
-- at least one: enough to look for wholes by the rarest fifth, which unrelated articles do not share.
select distinct
    searched.content_sha256 as part_sha256,
    wholes.content_sha256 as whole_sha256
from searched
inner join wholes
    on searched.shingle = wholes.shingle
where
    wholes.place <= {{ var('duplicate_most_wholes') }}
    and wholes.size_rank < searched.size_rank
    -- 5-grams that no other content has are the rarest of all, and missing everywhere.
    and searched.shingle_count - searched.shared_count + searched.rarity_rank <= searched.most_missing + 1
