-- One row for each numeral of a canonical article that nothing accounts for.
select distinct
    {{ hash_key(['articles.article_key', 'numerals.numeral_start', 'numerals.numeral_end']) }}
        as unexplained_number_key,
    articles.article_key,
    articles.source_file,
    numerals.numeral_text,
    numerals.numeral_start,
    numerals.numeral_end,
    numerals.sentence
from {{ ref('stg_numerals') }} as numerals
inner join {{ ref('int_canonical_articles') }} as articles
    on numerals.content_sha256 = articles.content_sha256
where numerals.disposition = 'unexplained'
