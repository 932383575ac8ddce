-- One row for each span of a canonical article that names something, as the rules read it.
with stated as (
    select
        articles.article_key,
        articles.content_sha256,
        mentions.mention_type,
        case mentions.mention_type
            when 'organisation' then coalesce(organisations.organisation_key, 'unknown')
            when 'person' then coalesce(persons.person_key, 'unknown')
            else {{ hash_key(['mentions.mention_type', normalise_name('mentions.entity_name')]) }}
        end as entity_key,
        {{ fold_spaces('mentions.entity_name') }} as entity_name,
        mentions.mention_text,
        mentions.mention_start,
        mentions.mention_end,
        mentions.start_date,
        mentions.end_date,
        mentions.rule,
        mentions.extractor_version
    from {{ ref('stg_mentions') }} as mentions
    inner join {{ ref('int_canonical_articles') }} as articles
        on mentions.content_sha256 = articles.content_sha256
    left join {{ ref('int_organisation_keys') }} as organisations
        on
            mentions.content_sha256 = organisations.content_sha256
            and mentions.mention_type = 'organisation'
            and {{ normalise_name('mentions.entity_name') }} = organisations.normalised_name
    left join {{ ref('int_persons') }} as persons
        on
            mentions.mention_type = 'person'
            and {{ hash_key([normalise_name('mentions.entity_name')]) }} = persons.person_key
),

keyed as (
    select
        {{ hash_key(['article_key', 'mention_type', 'mention_start', 'mention_end', 'entity_key']) }}
            as mention_key,
        *
    from stated
),

ranked as (
    select
        *,
        row_number() over (partition by mention_key order by start_date, end_date, rule) as copy_number
    from keyed
)

select
    mention_key,
    article_key,
    content_sha256,
    mention_type,
    entity_key,
    entity_name,
    mention_text,
    mention_start,
    mention_end,
    start_date,
    end_date,
    rule,
    extractor_version
from ranked
where copy_number = 1
