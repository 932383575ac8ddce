-- One row for each pair of people, organisations and events that stand together, as a network's edge.
with named as (
    select distinct
        article_key,
        mention_type as kind,
        entity_key as node_key
    from {{ ref('fct_mentions') }}
    where
        mention_type in ('person', 'organisation')
        and entity_key != 'unknown'
),

-- A list of members or delegates ties everybody to everybody, and says of none that they belong together.
telling_articles as (
    select article_key
    from named
    group by article_key
    having count(*) <= {{ var('co_occurrence_most_names') }}
),

same_article as (
    select
        one.kind as source_kind,
        one.node_key as source_key,
        other.kind as target_kind,
        other.node_key as target_key,
        one.article_key
    from named as one
    inner join named as other
        on
            one.article_key = other.article_key
            and (one.kind, one.node_key) > (other.kind, other.node_key)
    inner join telling_articles
        on one.article_key = telling_articles.article_key
),

taking_part as (
    select
        participants.event_key,
        participants.participant_type as kind,
        case participants.participant_type
            when 'person' then participants.person_key
            else participants.organisation_key
        end as node_key,
        'participant' as relation
    from {{ ref('bridge_event_participants') }} as participants
    union
    select
        event_key,
        'organisation' as kind,
        organisation_key as node_key,
        'organiser' as relation
    from {{ ref('fct_events') }}
),

known_parts as (
    select
        parts.event_key,
        parts.kind,
        parts.node_key,
        parts.relation,
        events.article_key
    from taking_part as parts
    inner join {{ ref('fct_events') }} as events
        on parts.event_key = events.event_key
    where parts.node_key != 'unknown'
),

edges as (
    select
        'same_article' as relation,
        source_kind,
        source_key,
        target_kind,
        target_key,
        article_key
    from same_article
    union all
    select distinct
        'same_event' as relation,
        one.kind as source_kind,
        one.node_key as source_key,
        other.kind as target_kind,
        other.node_key as target_key,
        one.article_key
    from known_parts as one
    inner join known_parts as other
        on
            one.event_key = other.event_key
            and (one.kind, one.node_key) > (other.kind, other.node_key)
    union all
    select
        relation,
        kind as source_kind,
        node_key as source_key,
        'event' as target_kind,
        event_key as target_key,
        article_key
    from known_parts
),

nodes as (
    select
        'person' as kind,
        person_key as node_key,
        full_name as node_name
    from {{ ref('dim_person') }}
    union all
    select
        'organisation' as kind,
        organisation_key as node_key,
        organisation_name as node_name
    from {{ ref('dim_organisation') }}
    union all
    select
        'event' as kind,
        event_key as node_key,
        title as node_name
    from {{ ref('fct_events') }}
),

weighed as (
    select
        edges.relation,
        edges.source_kind,
        edges.source_key,
        edges.target_kind,
        edges.target_key,
        count(distinct edges.article_key) as article_count,
        min(articles.published_date_key) as first_date_key,
        max(articles.published_date_key) as last_date_key,
        arg_max(articles.title, (articles.published_at, articles.source_file)) as last_article_title
    from edges
    inner join {{ ref('dim_article') }} as articles
        on edges.article_key = articles.article_key
    group by edges.relation, edges.source_kind, edges.source_key, edges.target_kind, edges.target_key
)

select
    weighed.relation,
    weighed.source_kind,
    sources.node_name as source_name,
    weighed.target_kind,
    targets.node_name as target_name,
    cast(weighed.article_count as integer) as article_count,
    {{ date_of_key('weighed.first_date_key') }} as first_published_date,
    {{ date_of_key('weighed.last_date_key') }} as last_published_date,
    weighed.last_article_title,
    weighed.source_key,
    weighed.target_key
from weighed
inner join nodes as sources
    on
        weighed.source_kind = sources.kind
        and weighed.source_key = sources.node_key
inner join nodes as targets
    on
        weighed.target_kind = targets.kind
        and weighed.target_key = targets.node_key
