-- One row for each file, or row of a bulk file, of today's corpus.
select
    articles.article_key,
    articles.source_file,
    articles.title,
    articles.published_at,
    {{ date_key('articles.published_date') }} as published_date_key,
    articles.language,
    articles.character_count,
    articles.content_sha256,
    duplicates.canonical_article_key,
    duplicates.duplicate_kind,
    duplicates.containment,
    articles.is_truncated,
    articles.ingested_at
from {{ ref('int_articles') }} as articles
inner join {{ ref('int_article_duplicates') }} as duplicates
    on articles.article_key = duplicates.article_key
