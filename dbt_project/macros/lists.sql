{# Rows gathered into one value, in a fixed order. #}

{% macro collect_text(expression, order_by) -%}
    list({{ expression }} order by {{ order_by }})
{%- endmacro %}

{% macro join_text(expression, separator, order_by) -%}
    string_agg({{ expression }}, '{{ separator }}' order by {{ order_by }})
{%- endmacro %}

{# One row for each element of a list. #}
{% macro unnest_list(list_column) -%}
    unnest({{ list_column }})
{%- endmacro %}

{# A list of the given columns. #}
{% macro text_list(expressions) -%}
    [{{ expressions | join(', ') }}]
{%- endmacro %}

{# How many elements a list has; none where it is null. #}
{% macro list_length(list_column) -%}
    cast(coalesce(len({{ list_column }}), 0) as bigint)
{%- endmacro %}
