-- Which posts did Vũ Mai Khanh hold, from when to when, and how is that known?
-- Ông Vũ Mai Khanh đã giữ những chức vụ nào, từ bao giờ đến bao giờ?
select
    standard_title,
    organisation_name,
    held_from,
    held_from_basis,
    held_until,
    last_observed_date,
    article_count
from marts.tenures
where full_name = 'Vũ Mai Khanh'
order by held_from, standard_title;
