-- One row for each normalised name that leads to a row of the organisation dimension.
select
    names.normalised_name,
    names.organisation_key
from {{ ref('int_organisation_names') }} as names
inner join {{ ref('int_organisations') }} as organisations
    on names.organisation_key = organisations.organisation_key
