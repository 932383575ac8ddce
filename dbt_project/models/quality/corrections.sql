-- One row for each line of the corrections file, with what became of it.
select
    corrections.line_number,
    corrections.outcome,
    corrections.table_name,
    corrections.row_key,
    corrections.field,
    corrections.value_before,
    corrections.right_value,
    corrections.value_after,
    corrections.explanation,
    corrections.reason,
    corrections.corrected_by,
    corrections.written_day as corrected_on,
    articles.source_file
from {{ ref('int_corrections') }} as corrections
left join {{ ref('int_articles') }} as articles
    on corrections.article_key = articles.article_key
