-- One row for each rule that found something, in the corpus or on the labelled articles.
with found as (
    select
        'metric' as kind,
        rule
    from {{ ref('int_metrics') }}
    union
    select
        'event' as kind,
        rule
    from {{ ref('int_events') }}
    union
    select
        'role' as kind,
        rule
    from {{ ref('int_person_roles') }}
    union
    select
        mention_type as kind,
        rule
    from {{ ref('stg_mentions') }}
    union
    select
        kind,
        rule
    from {{ ref('stg_rules') }}
)

select
    {{ hash_key(['found.kind', 'found.rule']) }} as rule_key,
    found.rule,
    found.kind,
    coalesce(measured.examples, 0) as examples,
    coalesce(measured.correct, 0) as correct,
    cast(1.0 * measured.correct / nullif(measured.examples, 0) as decimal(5, 4)) as precision
from found
left join {{ ref('stg_rules') }} as measured
    on
        found.kind = measured.kind
        and found.rule = measured.rule
