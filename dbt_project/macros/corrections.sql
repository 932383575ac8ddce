{# How an analyst's corrections are read and laid over what the rules read. #}

{# A text as a type, null where it is none: a wrong cell must not stop the build. #}
{% macro try_cast(expression, data_type) -%}
    try_cast({{ expression }} as {{ data_type }})
{%- endmacro %}

{% macro fits_pattern(expression, pattern) -%}
    regexp_full_match({{ expression }}, '{{ pattern }}')
{%- endmacro %}

{# A decimal for people: no trailing zeros. #}
{% macro decimal_text(expression) -%}
    regexp_replace(cast({{ expression }} as varchar), '\.?0+$', '')
{%- endmacro %}

{# Whether a cell of values separated by | holds the value. #}
{% macro is_listed(expression, cell) -%}
    (strpos('|' || {{ cell }} || '|', '|' || {{ expression }} || '|') > 0)
{%- endmacro %}

{# One row for each corrected row of a table, one column for each field: null where no correction sets it. #}
{% macro applied_corrections(table_name, fields) -%}
    {%- set columns = [] -%}
    {%- for field in fields -%}
        {%- do columns.append("max(case when field = '" ~ field ~ "' then applied_value end) as " ~ field) -%}
    {%- endfor -%}
    select
        row_key,
        bool_or(field = 'exists') as is_taken_out,
        {{ columns | join(', ') }}
    from {{ ref('int_corrections') }}
    where
        outcome = 'applied'
        and table_name = '{{ table_name }}'
    group by row_key
{%- endmacro %}

{# What a correction sets, or else what was read; the word unknown clears the field. #}
{% macro corrected(correction, read_value, data_type='varchar') -%}
    case
        when {{ correction }} is null then {{ read_value }}
        when {{ correction }} != 'unknown' then {{ try_cast(correction, data_type) }}
    end
{%- endmacro %}
