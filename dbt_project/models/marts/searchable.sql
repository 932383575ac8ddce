-- One row for each article and each fact, with the words by which it is found.
{{ config(post_hook=['{{ create_search() }}', '{{ comment_on_search() }}']) }}
with found as (
    select
        'metric' as kind,
        concat_ws(' · ', metric_name, organisation_name, period_label, scenario) as title,
        evidence,
        sentence,
        organisation_name,
        article_title,
        published_date,
        source_file,
        metric_fact_key as found_key,
        concat_ws(
            ' ', metric_name, metric_name_en, organisation_name, period_label, scenario,
            extract(year from coalesce(period_start, published_date)), extract(year from period_end), sentence
        ) as search_text
    from {{ ref('flat_metrics') }}
    union all
    select
        'event' as kind,
        concat_ws(' · ', title, status) as title,
        evidence,
        sentence,
        organiser_name as organisation_name,
        article_title,
        published_date,
        source_file,
        event_key as found_key,
        concat_ws(
            ' ', event_type, title, location, organiser_name, participant_names,
            extract(year from coalesce(start_date, published_date)), sentence
        ) as search_text
    from {{ ref('flat_events') }}
    union all
    select
        'role' as kind,
        concat_ws(' · ', full_name, title, organisation_name) as title,
        evidence,
        sentence,
        organisation_name,
        article_title,
        observed_date as published_date,
        source_file,
        person_role_key as found_key,
        concat_ws(
            ' ', full_name, title, standard_title, organisation_name, extract(year from observed_date), sentence
        ) as search_text
    from {{ ref('flat_person_roles') }}
    union all
    select
        'article' as kind,
        articles.title,
        null as evidence,
        null as sentence,
        null as organisation_name,
        articles.title as article_title,
        {{ date_of_key('articles.published_date_key') }} as published_date,
        articles.source_file,
        articles.article_key as found_key,
        concat_ws(' ', extract(year from articles.published_at), contents.raw_text) as search_text
    from {{ ref('dim_article') }} as articles
    inner join {{ ref('stg_articles') }} as contents
        on articles.content_sha256 = contents.content_sha256
)

select
    kind,
    title,
    evidence,
    sentence,
    organisation_name,
    article_title,
    published_date,
    source_file,
    found_key,
    {{ fold_words('search_text') }} as search_words
from found
