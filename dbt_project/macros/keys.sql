{# What one dialect alone knows about keys: hashes, and the join of parts into one text. #}

{# Md5 hex over the parts; a null part differs from an empty one. #}
{% macro hash_key(parts) -%}
    md5({% for part in parts -%}
        coalesce(cast({{ part }} as varchar), '∅'){% if not loop.last %} || '|' || {% endif %}
    {%- endfor %})
{%- endmacro %}

{# yyyymmdd of a date, or -1 where the date is null or lies outside the calendar. #}
{% macro date_key(day) -%}
    case
        when cast({{ day }} as date) between
            (select min(calendar.date_day) from {{ ref('stg_calendar') }} as calendar)
            and (select max(calendar.date_day) from {{ ref('stg_calendar') }} as calendar)
            then {{ date_number(day) }}
        else -1
    end
{%- endmacro %}

{# The day of a date key, null for the unknown day. A flat view that joined the calendar for each day of a row would
   spend most of its time there. #}
{% macro date_of_key(date_key) -%}
    case
        when {{ date_key }} > 0
            then make_date({{ date_key }} // 10000, {{ date_key }} // 100 % 100, {{ date_key }} % 100)
    end
{%- endmacro %}

{% macro date_number(day) -%}
    cast(
        extract(year from {{ day }}) * 10000
        + extract(month from {{ day }}) * 100
        + extract(day from {{ day }}) as integer
    )
{%- endmacro %}
