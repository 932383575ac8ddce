-- One row for each content of today's corpus: the first article that has it, and its rank by size.
with ranked as (
    select
        *,
        row_number() over (
            partition by content_sha256 order by source_file
        ) as copy_number
    from {{ ref('int_articles') }}
)

select
    content_sha256,
    article_key,
    shingle_count,
    row_number() over (
        order by shingle_count desc, published_at asc, source_file asc
    ) as size_rank
from ranked
where copy_number = 1
