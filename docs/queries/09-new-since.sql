-- What is new since 1 November 2022?
-- Từ ngày 01/11/2022 có gì mới?
select
    published_date,
    article_title,
    kind,
    title,
    evidence
from marts.searchable
where published_date >= date '2022-11-01' and kind != 'article'
order by published_date desc, article_title asc, kind asc, title asc, found_key asc;
