-- What did each company pay into the state budget? Periods of different length are not to be compared with each other.
-- Mỗi doanh nghiệp nộp ngân sách nhà nước bao nhiêu?
select
    organisation_name,
    period_grain,
    period_start,
    period_end,
    actual_value,
    plan_value,
    unit_code,
    coalesce(attainment_percent, year_plan_attainment_percent) as attainment_percent,
    actual_evidence
from marts.metric_series
where metric_name = 'nộp ngân sách nhà nước' and organisation_type = 'company'
order by organisation_name, period_start;
