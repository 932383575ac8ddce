-- One row for each content: the content at the end of the chain of those that hold it, or itself.
with recursive shared_shingles as (
    select
        candidates.part_sha256,
        candidates.whole_sha256,
        count(*) as shared_count
    from {{ ref('int_repeat_candidates') }} as candidates
    inner join {{ ref('int_shared_shingles') }} as part
        on candidates.part_sha256 = part.content_sha256
    inner join {{ ref('int_shared_shingles') }} as whole
        on
            candidates.whole_sha256 = whole.content_sha256
            and part.shingle = whole.shingle
    group by candidates.part_sha256, candidates.whole_sha256
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
    inner join {{ ref('int_contents') }} as part
        on shared_shingles.part_sha256 = part.content_sha256
    inner join {{ ref('int_contents') }} as whole
        on shared_shingles.whole_sha256 = whole.content_sha256
    where shared_shingles.shared_count >= {{ var('duplicate_containment') }} * part.shingle_count
),

chains as (
    select
        content_sha256,
        content_sha256 as reached_sha256,
        0 as step
    from {{ ref('int_contents') }}
    union all
    select
        chains.content_sha256,
        parents.whole_sha256 as reached_sha256,
        chains.step + 1 as step
    from chains
    inner join parents
        on
            chains.reached_sha256 = parents.part_sha256
            and parents.preference = 1
),

ends as (
    select
        content_sha256,
        reached_sha256,
        row_number() over (partition by content_sha256 order by step desc) as from_end
    from chains
)

select
    content_sha256,
    reached_sha256 as canonical_sha256
from ends
where from_end = 1
