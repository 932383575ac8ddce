-- Who met whom, and at which event?
-- Ai đã gặp ai, tại sự kiện nào?
with taking_part as (
    select
        source_name as name,
        target_key as event_key
    from marts.co_occurrences
    where relation in ('participant', 'organiser')
)

select
    one.name,
    other.name as met,
    events.title as event,
    events.start_date,
    events.article_title
from taking_part as one
inner join taking_part as other
    on one.event_key = other.event_key and one.name < other.name
inner join marts.events as events
    on one.event_key = events.event_key
where events.event_type in ('meeting', 'visit', 'signing') and events.status = 'held'
order by events.start_date, event, one.name, met;
