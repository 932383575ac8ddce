-- Which plans were met, which were missed, year by year?
-- Năm nào đạt, năm nào không đạt kế hoạch?
select
    year(period_end) as year,
    organisation_name,
    metric_name,
    period_start,
    period_end,
    unit_code,
    plan_value,
    actual_value,
    attainment_percent,
    attainment_basis
from marts.metric_series
where attainment_percent is not null
order by year, organisation_name, metric_name, period_start;
