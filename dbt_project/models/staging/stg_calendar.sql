-- One row for each day that a fact may fall on.
select distinct
    date_day,
    is_public_holiday,
    holiday_name,
    lunar_day,
    lunar_month,
    lunar_year
from {{ source('lake', 'calendar') }}
