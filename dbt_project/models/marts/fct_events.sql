-- One row for each event that a canonical article tells of.
select
    event_key,
    article_key,
    event_type,
    title,
    status,
    {{ date_key('start_date') }} as start_date_key,
    {{ date_key('end_date') }} as end_date_key,
    date_basis,
    location,
    organisation_key,
    {{ date_key('published_date') }} as published_date_key,
    evidence,
    evidence_start,
    evidence_end,
    rule,
    {{ hash_key(["'event'", 'rule']) }} as rule_key,
    extractor_version,
    is_corrected
from {{ ref('int_events') }}
