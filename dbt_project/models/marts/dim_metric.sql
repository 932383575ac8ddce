-- One row for each metric of the catalogue, each found in text only, and one for the unknown.
with found as (
    select
        facts.metric_key,
        facts.metric_name,
        facts.period_type,
        facts.value_type,
        units.dimension,
        facts.unit_code
    from {{ ref('int_metrics') }} as facts
    left join {{ ref('units') }} as units
        on facts.unit_code = units.unit_code
    where
        facts.metric_code is null
        and facts.metric_key != 'unknown'
),

spellings as (
    select
        metric_key,
        metric_name,
        row_number() over (
            partition by metric_key order by count(*) desc, metric_name desc
        ) as preference
    from found
    group by metric_key, metric_name
),

-- Its levels tell how a measure behaves: shares and rates never add up; a stock adds up over bodies,
-- not over time. A measure of which only changes are known had better not be added at all.
behaviour as (
    select
        metric_key,
        case
            when bool_or(
                value_type = 'level'
                and (coalesce(dimension, 'count') in ('ratio', 'rate') or unit_code like '%/%')
            ) then 'non_additive'
            when bool_or(value_type = 'level' and period_type = 'duration') then 'additive'
            when bool_or(value_type = 'level') then 'semi_additive'
            else 'non_additive'
        end as additivity
    from found
    group by metric_key
)

select
    {{ hash_key(['metric_code']) }} as metric_key,
    metric_code,
    metric_name,
    metric_name_en,
    category,
    additivity,
    true as is_catalogued
from {{ ref('metrics') }}
union all
select
    spellings.metric_key,
    null as metric_code,
    spellings.metric_name,
    null as metric_name_en,
    'uncatalogued' as category,
    behaviour.additivity,
    false as is_catalogued
from spellings
inner join behaviour
    on spellings.metric_key = behaviour.metric_key
where spellings.preference = 1
union all
select
    'unknown' as metric_key,
    null as metric_code,
    'unknown' as metric_name,
    null as metric_name_en,
    'uncatalogued' as category,
    'non_additive' as additivity,
    false as is_catalogued
