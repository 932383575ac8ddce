-- One row for each line of the corrections file.
select distinct
    line_number,
    lower(row_key) as row_key,
    lower(field) as field,
    right_value,
    reason,
    corrected_by,
    corrected_on,
    problem
from {{ source('lake', 'corrections') }}
