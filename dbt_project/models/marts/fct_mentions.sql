-- One row for each span of a canonical article that names something.
select
    mention_key,
    article_key,
    mention_type,
    entity_key,
    mention_text,
    mention_start,
    mention_end,
    start_date,
    end_date,
    rule,
    {{ hash_key(['mention_type', 'rule']) }} as rule_key,
    extractor_version,
    is_corrected
from {{ ref('int_mentions') }}
