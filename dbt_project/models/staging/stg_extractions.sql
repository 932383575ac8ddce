-- One row for each content of today's corpus: the extraction of it that counts.
with current_snapshot as (
    select distinct
        content_sha256,
        extractor_version
    from {{ ref('stg_snapshots') }}
    where
        snapshot_id = (select max(newest.snapshot_id) from {{ ref('stg_snapshots') }} as newest)
        and source_file is not null
        and reason is null
),

ranked as (
    select
        finished.*,
        row_number() over (
            partition by finished.content_sha256
            order by finished.extracted_at desc, finished.batch_id desc
        ) as recency
    from {{ source('lake', 'extractions') }} as finished
    inner join current_snapshot
        on
            finished.content_sha256 = current_snapshot.content_sha256
            and finished.extractor_version = current_snapshot.extractor_version
)

select
    content_sha256,
    extractor_version,
    batch_id,
    cast(extracted_at as timestamp) as extracted_at,
    title,
    cast(published_at as timestamp) as published_at,
    body_start,
    language,
    is_truncated,
    {{ list_length('shingles') }} as shingle_count
from ranked
where recency = 1
