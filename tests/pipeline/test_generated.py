"""The articles that the benchmarks generate: what they state is what the extractor reads."""

from __future__ import annotations

from orchestration.extraction import Extraction, extract
from tests.bench.generated import generated_articles
from tests.bench.generated_sentences import Fact

ARTICLES = 60


def read_facts(extraction: Extraction) -> set[Fact]:
    return {
        *(
            (
                "metric",
                metric.organisation_name,
                metric.metric_code,
                metric.unit_code,
                metric.value,
                metric.period_start,
                metric.period_end,
                metric.scenario,
                metric.value_type,
            )
            for metric in extraction.metrics
        ),
        *(("role", role.full_name, role.title, role.organisation_name) for role in extraction.roles),
        *(("event", event.event_type, event.start_date, event.organiser_name) for event in extraction.events),
    }


def test_every_fact_of_a_generated_article_is_read() -> None:
    missed = {
        number: facts
        for number, article in enumerate(generated_articles(ARTICLES))
        if (facts := article.facts - read_facts(extract(article.text)))
    }
    assert missed == {}


def test_an_article_depends_on_its_number_alone() -> None:
    assert list(generated_articles(3, first=40)) == list(generated_articles(43))[40:]


def test_generated_articles_have_the_length_of_real_ones_and_none_repeats_another() -> None:
    articles = list(generated_articles(ARTICLES))
    assert all(1500 <= len(article.body) <= 5000 for article in articles)
    assert len({article.body for article in articles}) == ARTICLES
