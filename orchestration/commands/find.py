"""``news-warehouse find``: facts by the words of their measure, organisation, people or sentence."""

from __future__ import annotations

import argparse
import unicodedata

from orchestration.commands.published import open_published
from orchestration.commands.terminal import say
from orchestration.settings import Settings

_FACTS = """
with facts as (
    select
        metric_fact_key as fact_key,
        'metric' as kind,
        concat_ws(' · ', metric_name, organisation_name, period_label, scenario) as what,
        evidence,
        source_file,
        concat_ws(' ', metric_name, metric_name_en, organisation_name, period_label, scenario, sentence) as words
    from warehouse.marts.metrics
    union all
    select
        events.event_key,
        'event',
        concat_ws(' · ', events.title, events.status),
        events.evidence,
        articles.source_file,
        concat_ws(' ', events.event_type, events.title, events.location, events.evidence)
    from warehouse.marts.fct_events as events
    inner join warehouse.marts.dim_article as articles using (article_key)
    union all
    select
        roles.person_role_key,
        'role',
        concat_ws(' · ', persons.full_name, roles.title, organisations.organisation_name),
        roles.evidence,
        articles.source_file,
        concat_ws(' ', persons.full_name, roles.title, organisations.organisation_name, roles.evidence)
    from warehouse.marts.fct_person_roles as roles
    inner join warehouse.marts.dim_person as persons using (person_key)
    inner join warehouse.marts.dim_organisation as organisations using (organisation_key)
    inner join warehouse.marts.dim_article as articles using (article_key)
)

select fact_key, kind, what, evidence, source_file
from facts
where list_bool_and([contains(lower(nfc_normalize(words)), word) for word in ?])
order by kind, what, fact_key
limit ?
"""


def run(settings: Settings, options: argparse.Namespace) -> int:
    """Print one line for each fact; its key is what ``explain`` takes."""
    words = [unicodedata.normalize("NFC", word).lower() for word in options.words]
    with open_published(settings) as warehouse:
        facts = warehouse.execute(_FACTS, [words, options.limit]).fetchall()
    for key, kind, what, evidence, source_file in facts:
        say(f"{key[:12]}  {kind:6}  {what}  «{' '.join(evidence.split())}»  {source_file}")
    if not facts:
        print("No fact holds all of these words; try fewer of them.")
        return 1
    return 0
