-- One row for each event that a canonical article tells of.
select
    events.event_key,
    events.article_key,
    events.event_type,
    events.title,
    events.status,
    {{ date_key('events.start_date') }} as start_date_key,
    {{ date_key('events.end_date') }} as end_date_key,
    events.date_basis,
    events.location,
    events.organisation_key,
    {{ date_key('events.published_date') }} as published_date_key,
    events.evidence,
    events.evidence_start,
    events.evidence_end,
    {{ sentence_around('contents.raw_text', 'events.evidence_start', 'events.evidence_end') }} as sentence,
    events.rule,
    {{ hash_key(["'event'", 'events.rule']) }} as rule_key,
    events.extractor_version,
    events.is_corrected
from {{ ref('int_events') }} as events
inner join {{ ref('int_articles') }} as articles
    on events.article_key = articles.article_key
inner join {{ ref('stg_articles') }} as contents
    on articles.content_sha256 = contents.content_sha256
