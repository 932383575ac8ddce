-- One row for each pair of contents of which one may hold the other. A table, because those who count what the
-- pairs share have to know how few they are.
-- What lacks a fifth of the part cannot hold it. So of any fifth of the part's 5-grams, and one more, the whole has
-- at least one: enough to look for wholes by the rarest fifth, which unrelated articles do not share. Most articles
-- are no part of another for the number alone of the 5-grams that nobody else has.
with parts as (
    select
        contents.content_sha256,
        contents.size_rank,
        contents.shingle_count - count(*) as missing_everywhere,
        contents.shingle_count - {{ var('duplicate_containment') }} * contents.shingle_count as most_missing
    from {{ ref('int_shared_shingles') }} as shingles
    inner join {{ ref('int_contents') }} as contents
        on shingles.content_sha256 = contents.content_sha256
    group by contents.content_sha256, contents.size_rank, contents.shingle_count
    having count(*) >= {{ var('duplicate_containment') }} * contents.shingle_count
),

ranked as (
    select
        parts.*,
        shingles.shingle,
        row_number() over (
            partition by parts.content_sha256 order by shingles.content_count, shingles.shingle
        ) as rarity_rank
    from parts
    inner join {{ ref('int_shared_shingles') }} as shingles
        on parts.content_sha256 = shingles.content_sha256
),

searched as (
    select *
    from ranked
    -- 5-grams that no other content has are the rarest of all.
    where missing_everywhere + rarity_rank <= most_missing + 1
),

-- Thousands of bulletins of one mould would make millions of pairs: only the largest that have a 5-gram are tried.
wholes as (
    select
        shingles.content_sha256,
        shingles.shingle,
        contents.size_rank,
        row_number() over (partition by shingles.shingle order by contents.size_rank) as place
    from {{ ref('int_shared_shingles') }} as shingles
    inner join {{ ref('int_contents') }} as contents
        on shingles.content_sha256 = contents.content_sha256
    where shingles.shingle in (select searched.shingle from searched)
)

select distinct
    searched.content_sha256 as part_sha256,
    wholes.content_sha256 as whole_sha256
from searched
inner join wholes
    on searched.shingle = wholes.shingle
where
    wholes.place <= {{ var('duplicate_most_wholes') }}
    and wholes.size_rank < searched.size_rank
