-- One row for each file, or row of a bulk file, seen by each ingest run: the whole history of the corpus.
select distinct
    snapshot_id,
    cast(observed_at as timestamp) as observed_at,
    corpus_sha256,
    extractor_version,
    source_file,
    content_sha256,
    reason,
    detail
from {{ source('lake', 'snapshots') }}
