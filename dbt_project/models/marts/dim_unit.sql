-- One row for each unit of the reference data, each counted noun found in text, and one for the unknown.
with reference_units as (
    select * from {{ ref('units') }}
),

found as (
    select distinct facts.unit_code
    from {{ ref('int_metrics') }} as facts
    left join reference_units
        on facts.unit_code = reference_units.unit_code
    where
        reference_units.unit_code is null
        and facts.unit_code != 'unknown'
)

select
    unit_code,
    unit_name,
    dimension,
    coalesce(base_unit_code, unit_code) as base_unit_code,
    cast(coalesce(factor_to_base, 1) as decimal(38, 12)) as factor_to_base
from reference_units
union all
select
    unit_code,
    unit_code as unit_name,
    case when unit_code like '%/%' then 'rate' else 'count' end as dimension,
    unit_code as base_unit_code,
    1 as factor_to_base
from found
union all
select
    'unknown' as unit_code,
    'unknown' as unit_name,
    'unknown' as dimension,
    'unknown' as base_unit_code,
    1 as factor_to_base
