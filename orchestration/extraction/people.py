"""People named in an article: forms of address, names, second mentions, gender.

A name is believed when a form of address introduces it («đồng chí», «ông», «PGS.TS»), when a title stands
beside it, when it continues a list of names, or when it has three syllables and a surname that is little
else. «tư tưởng Hồ Chí Minh», «số 48 – Trần Hưng Đạo», provinces and organisations are no people.
"""

from __future__ import annotations

from dataclasses import dataclass

from orchestration.extraction.document import Document
from orchestration.extraction.model import Gender, Person
from orchestration.extraction.names import Words
from orchestration.extraction.organisations import Organisations
from orchestration.extraction.people_names import FoundPerson, PersonReader

_SHORTEST_OF_BRAND = 3  # words of a name whose last two are its brand


@dataclass(slots=True)
class PersonMention:
    """A span of ``doc.text`` that names a person; ``full_name`` is the same for all mentions of the person."""

    start: int
    end: int
    text: str
    full_name: str
    rule: str


@dataclass(slots=True)
class People:
    """What ``find_people`` found; ``full_words`` gives for each mention the word indices of the name."""

    mentions: tuple[PersonMention, ...]
    persons: dict[str, Person]
    word_spans: tuple[tuple[int, int], ...] = ()
    address_starts: tuple[int, ...] = ()


def find_people(doc: Document, organisations: Organisations) -> People:  # noqa: ARG001 - all finders take the document first
    """Every person that the article names, and every mention of them."""
    words = organisations.words
    reader = PersonReader(words, organisations, _covered(words, organisations))
    reader.read()
    brands = _brands(organisations)
    found = _resolve([one for one in reader.found if one.rule == "form-of-address" or one.name.lower() not in brands])
    genders: dict[str, Gender | None] = {}
    for one in found:
        name = one.full or one.name
        genders[name] = genders.get(name) or one.gender
    return People(
        mentions=tuple(
            PersonMention(
                words.starts[one.start],
                words.ends[one.end - 1],
                words.span_text(one.start, one.end),
                one.full or one.name,
                one.rule,
            )
            for one in found
        ),
        persons={name: Person(name, gender) for name, gender in genders.items()},
        word_spans=tuple((one.start, one.end) for one in found),
        address_starts=tuple(one.address if one.address >= 0 else one.start for one in found),
    )


def _brands(organisations: Organisations) -> set[str]:
    """The two syllables that end the name of a company: «Giám đốc Hoàng Ngọc» leads «Công ty CP Thép Hoàng Ngọc»."""
    names = (
        each.name.lower().split()
        for each in organisations.organisations.values()
        if each.organisation_type == "company"
    )
    return {" ".join(words[-2:]) for words in names if len(words) > _SHORTEST_OF_BRAND}


def _covered(words: Words, organisations: Organisations) -> bytearray:
    """Which words lie inside an organisation's name."""
    covered = bytearray(len(words))
    for mention in organisations.mentions:
        i = words.index_at(mention.start)
        while i < len(words) and words.starts[i] < mention.end:
            covered[i] = 1
            i += 1
    return covered


def _resolve(found: list[FoundPerson]) -> list[FoundPerson]:
    """Second mentions point to the one person whose name ends so: «ông Hùng»; a given name alone is nobody."""
    full = {one.name for one in found if len(one.name.split()) >= 2}
    by_suffix: dict[str, set[str]] = {}
    for name in full:
        parts = name.split()
        for k in range(1, len(parts)):
            by_suffix.setdefault(" ".join(parts[k:]), set()).add(name)
    kept: list[FoundPerson] = []
    for one in found:
        parts = one.name.split()
        longer = by_suffix.get(one.name, set())
        if len(longer) == 1:
            one.full = next(iter(longer))
        elif len(parts) >= 2:
            one.full = one.name
        else:
            continue
        kept.append(one)
    return kept
