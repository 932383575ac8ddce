-- Where does an article contradict itself or another one?
-- Bài báo nào tự mâu thuẫn hoặc mâu thuẫn với bài khác?
select
    disagreement_kind,
    organisation_name,
    metric_name,
    evidence,
    source_file,
    other_evidence,
    other_source_file,
    explanation
from marts.disagreements
order by organisation_name, metric_name, disagreement_kind;
