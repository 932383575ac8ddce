-- One row for each accepted file, or row of a bulk file, of today's corpus, with its present content.
with snapshots as (
    select * from {{ ref('stg_snapshots') }}
),

contents as (
    select
        articles.content_sha256,
        articles.character_count,
        extractions.title,
        extractions.published_at,
        extractions.language,
        extractions.is_truncated,
        extractions.shingle_count
    from {{ ref('stg_articles') }} as articles
    inner join {{ ref('stg_extractions') }} as extractions
        on articles.content_sha256 = extractions.content_sha256
),

current_files as (
    select
        source_file,
        content_sha256
    from snapshots
    where
        snapshot_id = (select max(newest.snapshot_id) from snapshots as newest)
        and source_file is not null
        and reason is null
),

-- The first sight of this file with this content, so that a run without news changes nothing.
first_seen as (
    select
        source_file,
        content_sha256,
        min(observed_at) as ingested_at
    from snapshots
    group by source_file, content_sha256
)

select
    {{ hash_key(['current_files.source_file']) }} as article_key,
    current_files.source_file,
    current_files.content_sha256,
    contents.title,
    contents.published_at,
    cast(contents.published_at as date) as published_date,
    contents.language,
    contents.character_count,
    contents.is_truncated,
    contents.shingle_count,
    first_seen.ingested_at
from current_files
inner join contents
    on current_files.content_sha256 = contents.content_sha256
inner join first_seen
    on
        current_files.source_file = first_seen.source_file
        and current_files.content_sha256 = first_seen.content_sha256
