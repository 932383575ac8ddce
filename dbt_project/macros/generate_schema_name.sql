{# A schema is exactly what the configuration calls it: readers rely on marts, staging and quality. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ (custom_schema_name or target.schema) | trim }}
{%- endmacro %}
