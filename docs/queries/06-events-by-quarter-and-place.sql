-- How many events were held, by quarter and place?
-- Mỗi quý có bao nhiêu sự kiện, ở đâu?
select
    date_trunc('quarter', start_date)::date as quarter,
    coalesce(location, '(not said)') as place,
    count(*) as events,
    string_agg(distinct event_type, ', ' order by event_type) as event_types
from marts.events
where status = 'held' and start_date is not null
group by quarter, place
order by quarter, place;
