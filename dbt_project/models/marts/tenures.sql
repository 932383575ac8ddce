-- One row for each stretch of time in which a person is known to hold a post, a title at an organisation.
with statements as (
    select
        *,
        -- Without the body two articles cannot be known to speak of one post.
        case when organisation_key = 'unknown' then article_key end as scope,
        lag(is_former) over (
            partition by
                person_key,
                standard_title,
                organisation_key,
                case when organisation_key = 'unknown' then article_key end
            order by observed_date_key, is_former, person_role_key
        ) as was_former
    from {{ ref('fct_person_roles') }}
),

-- Who is said to hold a post again, after texts that called them its former holder, holds it anew.
numbered as (
    select
        *,
        sum(case when was_former and not is_former then 1 else 0 end) over (
            partition by person_key, standard_title, organisation_key, scope
            order by observed_date_key, is_former, person_role_key
            rows between unbounded preceding and current row
        ) as tenure_number
    from statements
),

tenures as (
    select
        person_key,
        standard_title,
        organisation_key,
        min(role_class) as role_class,
        min(case when validity_basis = 'stated' and valid_from_date_key > 0 then valid_from_date_key end)
            as stated_start,
        min(case when not is_former then observed_date_key end) as first_observed,
        max(case when not is_former then observed_date_key end) as last_observed,
        max(case when validity_basis = 'stated' and valid_to_date_key > 0 then valid_to_date_key end) as stated_end,
        min(case when is_former then observed_date_key end) as first_observed_former,
        count(*) as statement_count,
        count(distinct article_key) as article_count,
        arg_max(person_role_key, (observed_date_key, person_role_key)) as last_role_key
    from numbered
    group by person_key, standard_title, organisation_key, scope, tenure_number
)

select
    persons.full_name,
    persons.gender,
    tenures.standard_title,
    tenures.role_class,
    nullif(organisations.organisation_name, 'unknown') as organisation_name,
    nullif(coalesce(organisations.short_name, organisations.organisation_name), 'unknown') as organisation_short_name,
    organisations.organisation_type,
    {{ date_of_key('coalesce(tenures.stated_start, tenures.first_observed)') }} as held_from,
    case
        when tenures.stated_start is not null then 'stated'
        when tenures.first_observed is not null then 'observed'
        else 'unknown'
    end as held_from_basis,
    {{ date_of_key('coalesce(tenures.stated_end, tenures.first_observed_former)') }} as held_until,
    case
        when tenures.stated_end is not null then 'stated'
        when tenures.first_observed_former is not null then 'observed'
        else 'unknown'
    end as held_until_basis,
    {{ date_of_key('tenures.last_observed') }} as last_observed_date,
    cast(tenures.statement_count as integer) as statement_count,
    cast(tenures.article_count as integer) as article_count,
    roles.evidence as last_evidence,
    roles.sentence as last_sentence,
    articles.title as last_article_title,
    {{ date_of_key('articles.published_date_key') }} as last_published_date,
    articles.source_file as last_source_file,
    tenures.last_role_key as person_role_key
from tenures
inner join {{ ref('dim_person') }} as persons
    on tenures.person_key = persons.person_key
inner join {{ ref('dim_organisation') }} as organisations
    on tenures.organisation_key = organisations.organisation_key
inner join {{ ref('fct_person_roles') }} as roles
    on tenures.last_role_key = roles.person_role_key
inner join {{ ref('dim_article') }} as articles
    on roles.article_key = articles.article_key
