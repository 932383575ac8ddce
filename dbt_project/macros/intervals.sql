{# Numbers are intervals, as in XBRL Calculations 1.1. A bound that is null is open. #}

{# «hơn 234» says nothing about the upper end; for a negative number the words speak of its magnitude. #}
{% macro lower_bound(value, low, qualifier) -%}
    case
        when {{ qualifier }} = 'more_than' and {{ value }} < 0 then null
        when {{ qualifier }} = 'less_than' and {{ value }} >= 0 then null
        when {{ qualifier }} = 'about' then {{ low }} - abs({{ value }}) * {{ var('about_tolerance') }}
        else {{ low }}
    end
{%- endmacro %}

{% macro upper_bound(value, high, qualifier) -%}
    case
        when {{ qualifier }} = 'more_than' and {{ value }} >= 0 then null
        when {{ qualifier }} = 'less_than' and {{ value }} < 0 then null
        when {{ qualifier }} = 'about' then {{ high }} + abs({{ value }}) * {{ var('about_tolerance') }}
        else {{ high }}
    end
{%- endmacro %}

{% macro intervals_overlap(low_a, high_a, low_b, high_b) -%}
    (coalesce({{ low_a }} <= {{ high_b }}, true) and coalesce({{ low_b }} <= {{ high_a }}, true))
{%- endmacro %}

{# Percent in the exact decimals of the log; null where the base is nothing. #}
{% macro percent(number, base) -%}
    cast(100 * cast({{ number }} as double) / nullif(cast({{ base }} as double), 0) as decimal(38, 6))
{%- endmacro %}

{# A number for people: no trailing zeros. #}
{% macro show_number(expression, digits=2) -%}
    regexp_replace(format('{:,.{{ digits }}f}', cast({{ expression }} as double)), '\.?0+$', '')
{%- endmacro %}

{# An interval for people; an open end is said in words. #}
{% macro show_interval(low, high) -%}
    case
        when {{ low }} is null and {{ high }} is null then 'any number'
        when {{ high }} is null then 'at least ' || {{ show_number(low) }}
        when {{ low }} is null then 'at most ' || {{ show_number(high) }}
        when {{ low }} = {{ high }} then {{ show_number(low) }}
        else {{ show_number(low) }} || ' to ' || {{ show_number(high) }}
    end
{%- endmacro %}

{# A value in another unit of its dimension; exact where nothing is to be converted. #}
{% macro converted_value(number, factor, shown_factor) -%}
    case
        when {{ factor }} = {{ shown_factor }} then {{ number }}
        else cast(
            cast({{ number }} as double) * cast({{ factor }} as double) / cast({{ shown_factor }} as double)
            as decimal(38, 6)
        )
    end
{%- endmacro %}
