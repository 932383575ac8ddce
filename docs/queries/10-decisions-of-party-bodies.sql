-- What did party bodies decide?
-- Các tổ chức đảng đã quyết định những gì?
select
    organiser_name,
    start_date,
    title,
    sentence,
    source_file
from marts.events
where organiser_type = 'party' and event_type in ('decision', 'appointment', 'election')
order by start_date, organiser_name, title;
