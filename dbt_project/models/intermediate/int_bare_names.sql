-- One row for each name that is made of kinds of bodies alone, without the name of one: «Đảng ủy Tập đoàn».
with recursive heads as (
    select distinct
        {{ normalise_name('written.head') }} as head,
        split_part({{ normalise_name('written.head') }}, ' ', 1) as first_word
    from (
        select head from {{ ref('organisation_heads') }}
        union all
        select {{ unnest_list("string_split(abbreviations, '|')") }} as head from {{ ref('organisation_heads') }}
        union all
        -- «UBND tỉnh» of an article that names no province
        select {{ unnest_list("['tỉnh', 'thành phố', 'huyện', 'quận', 'xã', 'phường']") }} as head
    ) as written
    where {{ normalise_name('written.head') }} is not null
),

-- Head by head from the left; what has nothing left is bare.
walk as (
    select
        resolved_name,
        resolved_name || ' ' as remainder
    from {{ ref('int_organisation_names') }}
    where registered_name is null
    union
    select
        walk.resolved_name,
        substring(walk.remainder, length(heads.head) + 2) as remainder
    from walk
    inner join heads
        on
            split_part(walk.remainder, ' ', 1) = heads.first_word
            and starts_with(walk.remainder, heads.head || ' ')
)

select distinct resolved_name
from walk
where remainder = ''
