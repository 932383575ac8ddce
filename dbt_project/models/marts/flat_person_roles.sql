-- One row for each statement of a role with its names, for tools that do not join.
select
    persons.full_name,
    persons.gender,
    roles.title,
    roles.standard_title,
    roles.role_class,
    nullif(organisations.organisation_name, 'unknown') as organisation_name,
    organisations.organisation_type,
    {{ date_of_key('roles.observed_date_key') }} as observed_date,
    {{ date_of_key('roles.valid_from_date_key') }} as valid_from,
    {{ date_of_key('roles.valid_to_date_key') }} as valid_to,
    roles.validity_basis,
    roles.is_former,
    roles.is_corrected,
    roles.evidence,
    roles.sentence,
    articles.title as article_title,
    articles.source_file,
    rules.precision as rule_precision,
    roles.person_role_key
from {{ portable_ref('fct_person_roles') }} as roles
inner join {{ portable_ref('dim_person') }} as persons
    on roles.person_key = persons.person_key
inner join {{ portable_ref('dim_organisation') }} as organisations
    on roles.organisation_key = organisations.organisation_key
inner join {{ portable_ref('dim_article') }} as articles
    on roles.article_key = articles.article_key
inner join {{ portable_ref('dim_rule') }} as rules
    on roles.rule_key = rules.rule_key
