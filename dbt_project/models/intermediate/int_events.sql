-- One row for each event of a canonical article, as corrected, with its number in the article.
with corrections as (
    {{ applied_corrections('fct_events', [
        'event_type', 'title', 'status', 'start_date', 'end_date', 'location', 'organiser_name'
    ]) }}
),

corrected as (
    select
        events.event_key,
        events.article_key,
        events.content_sha256,
        events.event_number,
        coalesce(corrections.event_type, events.event_type) as event_type,
        coalesce(corrections.title, events.title) as title,
        coalesce(corrections.status, events.status) as status,
        {{ corrected('corrections.start_date', 'events.start_date', 'date') }} as start_date,
        {{ corrected('corrections.end_date', 'events.end_date', 'date') }} as end_date,
        events.date_basis,
        coalesce(corrections.start_date, corrections.end_date) is not null as is_date_corrected,
        {{ corrected('corrections.location', 'events.location') }} as location,
        coalesce(corrections.organiser_name, events.organisation_key) as organisation_key,
        events.published_date,
        events.evidence,
        events.evidence_start,
        events.evidence_end,
        events.rule,
        events.extractor_version,
        corrections.row_key is not null as is_corrected
    from {{ ref('int_read_events') }} as events
    left join corrections
        on events.event_key = corrections.row_key
    where not coalesce(corrections.is_taken_out, false)
)

select
    event_key,
    article_key,
    content_sha256,
    event_number,
    event_type,
    title,
    status,
    start_date,
    end_date,
    case
        when not is_date_corrected then date_basis
        when start_date is null and end_date is null then 'unknown'
        else 'stated'
    end as date_basis,
    location,
    organisation_key,
    published_date,
    evidence,
    evidence_start,
    evidence_end,
    rule,
    extractor_version,
    is_corrected
from corrected
