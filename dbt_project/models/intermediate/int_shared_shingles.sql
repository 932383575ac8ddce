-- One row for each word 5-gram of a content that another content of the corpus has too.
-- Many 5-grams stand in one content alone, and they are read from the log itself: a copy in staging would
-- make up a sixth of the published file.
with shingles as (
    select
        lake.content_sha256,
        {{ unnest_list('lake.shingles') }} as shingle
    from {{ source('lake', 'extractions') }} as lake
    inner join {{ ref('stg_extractions') }} as extractions
        on
            lake.content_sha256 = extractions.content_sha256
            and lake.extractor_version = extractions.extractor_version
            and lake.batch_id = extractions.batch_id
    where extractions.shingle_count >= {{ var('duplicate_min_shingles') }}
),

shared as (
    select
        shingle,
        count(*) as content_count
    from shingles
    group by shingle
    having count(*) > 1
)

select
    shingles.content_sha256,
    shingles.shingle,
    shared.content_count
from shingles
inner join shared
    on shingles.shingle = shared.shingle
