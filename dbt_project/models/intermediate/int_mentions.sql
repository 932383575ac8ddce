-- One row for each span of a canonical article that names something, as corrected.
with corrections as (
    {{ applied_corrections('fct_mentions', ['entity_name', 'start_date', 'end_date']) }}
)

select
    mentions.mention_key,
    mentions.article_key,
    mentions.mention_type,
    case
        when corrections.entity_name is null then mentions.entity_key
        when mentions.mention_type = 'organisation' then corrections.entity_name
        when mentions.mention_type = 'person' then {{ hash_key([normalise_name('corrections.entity_name')]) }}
        else {{ hash_key(['mentions.mention_type', normalise_name('corrections.entity_name')]) }}
    end as entity_key,
    mentions.mention_text,
    mentions.mention_start,
    mentions.mention_end,
    {{ corrected('corrections.start_date', 'mentions.start_date', 'date') }} as start_date,
    {{ corrected('corrections.end_date', 'mentions.end_date', 'date') }} as end_date,
    mentions.rule,
    mentions.extractor_version,
    corrections.row_key is not null as is_corrected
from {{ ref('int_read_mentions') }} as mentions
left join corrections
    on mentions.mention_key = corrections.row_key
where not coalesce(corrections.is_taken_out, false)
