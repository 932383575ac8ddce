-- One row for each person that canonical articles name.
with stated as (
    select
        {{ hash_key([normalise_name('persons.full_name')]) }} as person_key,
        {{ fold_spaces('persons.full_name') }} as full_name,
        persons.gender
    from {{ ref('stg_persons') }} as persons
    inner join {{ ref('int_canonical_articles') }} as articles
        on persons.content_sha256 = articles.content_sha256
    where {{ normalise_name('persons.full_name') }} is not null
),

-- Headlines write names in capitals and typing slips lose them: the form in between is the name.
spellings as (
    select
        person_key,
        full_name,
        row_number() over (
            partition by person_key
            order by
                case when full_name = upper(full_name) then 1 else 0 end asc,
                full_name asc
        ) as preference
    from stated
    group by person_key, full_name
),

genders as (
    select
        person_key,
        case when count(distinct gender) = 1 then min(gender) end as gender
    from stated
    group by person_key
)

select
    spellings.person_key,
    spellings.full_name,
    genders.gender
from spellings
inner join genders
    on spellings.person_key = genders.person_key
where spellings.preference = 1
