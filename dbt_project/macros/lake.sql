{# How staging reads the append-only log. #}

{# Rows of the extractions that count today. Distinct, because a crash while batches are merged
   can leave one batch in two files. #}
{% macro counted_rows(table_name, columns) -%}
    select distinct
        lake.content_sha256,
        lake.extractor_version,
        lake.{{ columns | join(', lake.') }}
    from {{ source('lake', table_name) }} as lake
    inner join {{ ref('stg_extractions') }} as extractions
        on
            lake.content_sha256 = extractions.content_sha256
            and lake.extractor_version = extractions.extractor_version
            and lake.batch_id = extractions.batch_id
{%- endmacro %}

{# A relation without the name of its database: a view must survive the copy into another file. #}
{% macro portable_ref(model_name) -%}
    {{ ref(model_name).include(database=false) }}
{%- endmacro %}
