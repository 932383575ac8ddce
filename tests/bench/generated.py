"""Composes articles whose facts are known, so that a benchmark can also tell whether all of them were found.

Every article is made from its number alone: the same number is the same article, whatever else is made. One world
stands behind all of them: articles about one measure, body and period state one value, so that a large corpus
corroborates itself and contradicts itself nowhere.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import product

from tests.bench.generated_sentences import SHAPES, Fact, Topic, event, period, speech
from tests.bench.generated_words import BOILERPLATE, BRANDS, DOERS, ENDINGS, OPENINGS, SYLLABLES, TRADES, VERBS

_SHORTEST, _LONGEST = 1500, 4000  # characters of the body
_SHARE_OF_BOILERPLATE = 0.1


@dataclass(frozen=True)
class GeneratedArticle:
    """An article and what it says.

    Facts are tuples that begin with their kind: ("metric", organisation, code, unit, value, first day, last day,
    scenario, value type), ("role", person, title, organisation), ("event", type, day, organiser).
    """

    title: str
    published_at: datetime
    body: str
    facts: frozenset[Fact]

    @property
    def text(self) -> str:
        """What a text file would hold."""
        at = self.published_at
        return f"{self.title}\nNgày phát hành: {at.month}/{at.day}/{at.year} {at.strftime('%I:%M:%S %p')}\n{self.body}"


def generated_articles(count: int, first: int = 0) -> Iterator[GeneratedArticle]:
    """So many articles, beginning with the one of this number."""
    return (_article(random.Random(number)) for number in range(first, first + count))


def _organisations() -> list[str]:
    names = [f"Công ty cổ phần {trade} {' '.join(brand)}" for brand in product(BRANDS, repeat=2) for trade in TRADES]
    random.Random(0).shuffle(names)
    return names


_ORGANISATIONS = _organisations()


def _article(rng: random.Random) -> GeneratedArticle:
    stated = period(rng)
    published = datetime.combine(stated.last, time()) + timedelta(days=rng.randint(4, 25), seconds=rng.randrange(86400))
    # A few bodies are written about often, most of them rarely.
    topic = Topic(_ORGANISATIONS[int(len(_ORGANISATIONS) * rng.random() ** 2)], stated, published.date())
    shapes = [event, speech, *rng.sample(SHAPES, rng.randint(1, len(SHAPES)))]
    told = [shape(rng, topic) for shape in shapes]
    paragraphs = [" ".join(words for words, _ in told[:2])]
    paragraphs += [f"{words} {_filler(rng)}" for words, _ in told[2:]]
    length = rng.randint(_SHORTEST, _LONGEST)
    while sum(map(len, paragraphs)) < length:
        paragraphs.append(" ".join(_filler(rng) for _ in range(rng.randint(2, 5))))
    return GeneratedArticle(
        title=f"{topic.organisation} {rng.choice(VERBS)} {_word(rng)}, {rng.choice(VERBS)} {_word(rng)}",
        published_at=published,
        body="\n".join(paragraphs) + "\n",
        facts=frozenset(fact for _, facts in told for fact in facts),
    )


def _filler(rng: random.Random) -> str:
    """A sentence without facts, which no other article has, or one that many articles share."""
    if rng.random() < _SHARE_OF_BOILERPLATE:
        return rng.choice(BOILERPLATE)
    one, other = (f"{rng.choice(VERBS)} {_word(rng)}, {_word(rng)} và {_word(rng)}" for _ in range(2))
    return f"{rng.choice(OPENINGS)}, {rng.choice(DOERS)} {one}, {other} {rng.choice(ENDINGS)}."


def _word(rng: random.Random) -> str:
    return f"{rng.choice(SYLLABLES)} {rng.choice(SYLLABLES)}"
