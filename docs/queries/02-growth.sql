-- What grew and what shrank most against the same period one year before?
-- Chỉ tiêu nào tăng, giảm mạnh nhất so với cùng kỳ năm trước?
select
    organisation_name,
    metric_name,
    period_start,
    period_end,
    previous_year_value,
    actual_value,
    unit_code,
    change_percent,
    change_basis
from marts.metric_series
where change_percent is not null
order by abs(change_percent) desc, organisation_name asc, metric_name asc, period_start asc;
