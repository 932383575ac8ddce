-- One row for each event of a canonical article, as the rules read it, with its key and its number in the article.
with stated as (
    select
        articles.article_key,
        articles.content_sha256,
        events.event_number,
        events.event_type,
        events.title,
        events.status,
        events.start_date,
        events.end_date,
        events.date_basis,
        events.location,
        {{ fold_spaces('events.organiser_name') }} as organiser_name,
        coalesce(organisations.organisation_key, 'unknown') as organisation_key,
        articles.published_date,
        events.evidence,
        events.evidence_start,
        events.evidence_end,
        events.rule,
        events.extractor_version
    from {{ ref('stg_events') }} as events
    inner join {{ ref('int_canonical_articles') }} as articles
        on events.content_sha256 = articles.content_sha256
    left join {{ ref('int_organisation_keys') }} as organisations
        on
            events.content_sha256 = organisations.content_sha256
            and {{ normalise_name('events.organiser_name') }} = organisations.normalised_name
),

-- One sentence can tell of two events of a kind: the title keeps them apart.
keyed as (
    select
        {{ hash_key([
            'article_key', 'event_type', 'evidence_start', 'evidence_end', normalise_name('title')
        ]) }} as event_key,
        *
    from stated
),

ranked as (
    select
        *,
        row_number() over (partition by event_key order by event_number) as copy_number
    from keyed
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
    date_basis,
    location,
    organiser_name,
    organisation_key,
    published_date,
    evidence,
    evidence_start,
    evidence_end,
    rule,
    extractor_version
from ranked
where copy_number = 1
