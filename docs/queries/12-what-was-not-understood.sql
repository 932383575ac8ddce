-- How much of each article was understood, and which numbers were not?
-- Mỗi bài báo hiểu được bao nhiêu, con số nào chưa hiểu?
with facts as (
    select
        source_file,
        count(*) as numbers_understood
    from marts.metrics
    group by source_file
),

unexplained as (
    select
        source_file,
        count(*) as numbers_unexplained,
        string_agg(numeral_text, '; ' order by numeral_start) as which
    from quality.unexplained_numbers
    group by source_file
)

select
    articles.source_file,
    coalesce(facts.numbers_understood, 0) as numbers_understood,
    coalesce(unexplained.numbers_unexplained, 0) as numbers_unexplained,
    unexplained.which
from marts.dim_article as articles
left join facts
    on articles.source_file = facts.source_file
left join unexplained
    on articles.source_file = unexplained.source_file
where articles.duplicate_kind = 'original'
order by numbers_unexplained desc, articles.source_file asc;
