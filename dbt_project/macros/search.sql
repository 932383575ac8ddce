{# How words are compared in a search: without case and Vietnamese marks, each after one space, so that the beginning of
   a word is found and its middle is not. #}
{% macro fold_words(words) -%}
    ' ' || regexp_replace(
        replace(lower(strip_accents({{ words }})), 'đ', 'd'), '[\s«»"“”''‘’()\[\]:;!?…/–—-]+', ' ', 'g'
    )
{%- endmacro %}

{# The table macro that readers of the file search with. Of «vu mai khanh 2022» two neighbours stand together where the
   name is, and none in an article with those syllables here and there: rows that hold more neighbours come first. #}
{% macro create_search() -%}
    create or replace macro {{ this.schema }}.search(words) as table
    select
        kind, title, evidence, sentence, organisation_name, article_title, published_date, source_file, found_key
    from {{ this.schema }}.{{ this.identifier }}
    where
        trim(words) != ''
        and list_bool_and(
            [contains(search_words, ' ' || word) for word in string_split(trim({{ fold_words('words') }}), ' ')]
        )
    order by
        len([
            pair
            for pair in list_zip(
                string_split(trim({{ fold_words('words') }}), ' '), string_split(trim({{ fold_words('words') }}), ' ')[2:]
            )
            if pair[2] is not null and contains(search_words, ' ' || pair[1] || ' ' || pair[2])
        ]) desc,
        published_date desc,
        kind,
        title,
        found_key
{%- endmacro %}

{% macro comment_on_search() -%}
    comment on macro table {{ this.schema }}.search is
    'Articles and facts that hold all of the words, with or without Vietnamese marks: from marts.search(''vietsovpetro doanh thu 2022''). Tiếng Việt «tìm kiếm».'
{%- endmacro %}
