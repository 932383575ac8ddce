-- One row for each rule that found something on the labelled articles: today's version, as last measured.
with current_version as (
    select distinct extractor_version
    from {{ ref('stg_snapshots') }}
    where snapshot_id = (select max(newest.snapshot_id) from {{ ref('stg_snapshots') }} as newest)
),

measured as (
    select
        rules.*,
        max(rules.measured_at) over () as last_measured_at
    from {{ source('lake', 'rules') }} as rules
    inner join current_version
        on rules.extractor_version = current_version.extractor_version
)

select distinct
    extractor_version,
    cast(measured_at as timestamp) as measured_at,
    kind,
    rule,
    examples,
    correct
from measured
where measured_at = last_measured_at
