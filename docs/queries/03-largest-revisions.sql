-- Which numbers did a later article tell otherwise, and by how much? The largest revisions come first.
-- Số liệu nào được bài báo sau nêu khác đi, chênh lệch bao nhiêu?
select
    organisation_name,
    metric_name,
    scenario,
    period_start,
    period_end,
    first(value order by published_date) as first_value,
    last(value order by published_date) as last_value,
    unit_code,
    round(100 * (last_value / first_value - 1), 1) as revised_by_percent,
    max(published_date) as revised_on
from marts.metrics
where is_contradicted and value_type = 'level'
group by organisation_name, metric_name, scenario, period_start, period_end, unit_code
having first_value != last_value
order by abs(revised_by_percent) desc, organisation_name asc, metric_name asc;
