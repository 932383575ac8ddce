-- One row for each distinct content of today's corpus.
with current_contents as (
    select distinct content_sha256
    from {{ ref('stg_snapshots') }}
    where
        snapshot_id = (select max(newest.snapshot_id) from {{ ref('stg_snapshots') }} as newest)
        and source_file is not null
        and reason is null
),

ranked as (
    select
        lake.*,
        row_number() over (
            partition by lake.content_sha256 order by lake.ingested_at, lake.batch_id
        ) as copy_number
    from {{ source('lake', 'articles') }} as lake
    inner join current_contents
        on lake.content_sha256 = current_contents.content_sha256
)

select
    content_sha256,
    raw_text,
    encoding,
    character_count
from ranked
where copy_number = 1
