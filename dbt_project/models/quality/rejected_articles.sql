-- One row for each file, or row of a bulk file, of today's corpus that could not be ingested.
with first_seen as (
    select
        source_file,
        content_sha256,
        min(observed_at) as rejected_at
    from {{ ref('stg_snapshots') }}
    group by source_file, content_sha256
)

select
    snapshots.source_file,
    snapshots.reason,
    snapshots.detail,
    first_seen.rejected_at
from {{ ref('stg_snapshots') }} as snapshots
inner join first_seen
    on
        snapshots.source_file = first_seen.source_file
        and snapshots.content_sha256 is not distinct from first_seen.content_sha256
where
    snapshots.snapshot_id = (select max(newest.snapshot_id) from {{ ref('stg_snapshots') }} as newest)
    and snapshots.reason is not null
