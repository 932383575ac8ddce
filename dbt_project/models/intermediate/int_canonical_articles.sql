-- One row for each canonical article: the only ones that facts are drawn from.
select
    articles.article_key,
    articles.source_file,
    articles.content_sha256,
    articles.published_at,
    articles.published_date
from {{ ref('int_articles') }} as articles
inner join {{ ref('int_article_duplicates') }} as duplicates
    on articles.article_key = duplicates.article_key
where duplicates.duplicate_kind = 'original'
