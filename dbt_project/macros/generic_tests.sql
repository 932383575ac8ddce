{# Tests of this project's own rules; each returns the rows that break one. #}

{# Every date key leads to a day of the calendar or to the unknown day. #}
{% test dates_exist(model, columns) %}
    with stated as (
        {% for column in columns -%}
            select {{ column }} as date_key from {{ model }}
            {% if not loop.last %}union all{% endif %}
        {% endfor %}
    )

    select stated.date_key
    from stated
    left join {{ ref('dim_date') }} as days
        on stated.date_key = days.date_key
    where days.date_key is null
{% endtest %}

{# What an excerpt repeats counts once: through the article it repeats. #}
{% test facts_come_from_canonical_articles(model) %}
    select facts.*
    from {{ model }} as facts
    inner join {{ ref('dim_article') }} as articles
        on facts.article_key = articles.article_key
    where articles.article_key != articles.canonical_article_key
{% endtest %}

{# A span is as long as the words that it holds. #}
{% test spans_hold_their_words(model) %}
    select *
    from {{ model }}
    where evidence_end - evidence_start != length(evidence)
{% endtest %}
