-- One row for each day that a fact may fall on, and one for the unknown day.
with days as (
    select
        *,
        {{ iso_day_of_week('date_day') }} as day_of_week
    from {{ ref('stg_calendar') }}
)

select
    {{ date_number('date_day') }} as date_key,
    date_day,
    cast(extract(year from date_day) as integer) as year,
    cast(extract(quarter from date_day) as integer) as quarter,
    cast(extract(month from date_day) as integer) as month,
    cast(extract(day from date_day) as integer) as day,
    cast(extract(week from date_day) as integer) as iso_week,
    day_of_week,
    {{ day_name_vi('day_of_week') }} as day_name_vi,
    day_of_week >= 6 as is_weekend,
    is_public_holiday,
    holiday_name,
    lunar_day,
    lunar_month,
    lunar_year
from days
union all
select
    -1 as date_key,
    null as date_day,
    null as year,
    null as quarter,
    null as month,
    null as day,
    null as iso_week,
    null as day_of_week,
    null as day_name_vi,
    null as is_weekend,
    null as is_public_holiday,
    null as holiday_name,
    null as lunar_day,
    null as lunar_month,
    null as lunar_year
