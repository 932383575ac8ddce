"""Whom a pronoun means: «Trước đó, [ông] là Giám đốc», «[Tân Chủ tịch] sinh năm 1967. Ông lên Phó Giám đốc»."""

from __future__ import annotations

import re

from orchestration.extraction.document import Document
from orchestration.extraction.model import Gender
from orchestration.extraction.names import Words
from orchestration.extraction.people import People
from orchestration.extraction.role_spans import TitleSpan
from orchestration.extraction.role_successions import Link

_NEW_HOLDER = re.compile(r"(?<!\w)(?:[Tt]ân|[Vv]ị tân|[Nn]ữ tân) (?=\w)")
_MOST_LINKS = 100
_LONGEST_PARAGRAPH = 1500  # characters
_MOST_BETWEEN = 6  # people between a pronoun and whom it means


class Pronouns:
    """Resolves the pronouns before the titles of one article; ``titles_at`` knows the titles by first word."""

    def __init__(self, doc: Document, people: People, words: Words, titles_at: dict[int, TitleSpan]) -> None:
        self.doc, self.people, self.words, self.titles_at = doc, people, words, titles_at

    def meant(self, person: int, title: TitleSpan, gender: Gender, links: list[Link]) -> int | None:
        """The person whom the pronoun before ``title`` means; ``person`` is the one named last before."""
        paragraph = self.doc.sentence_at(self.words.starts[title.start]).paragraph
        antecedent = self._antecedent(person, paragraph, gender)
        if antecedent is None:
            return None
        holder = self._new_holder(antecedent, title, gender, links)
        return antecedent if holder is None else holder

    def _new_holder(self, person: int, title: TitleSpan, gender: Gender, links: list[Link]) -> int | None:
        """«[Tân Chủ tịch] sinh năm 1967. Ông lên Phó Giám đốc …»: the one appointed, when nobody is named since."""
        sentence = self.doc.sentence_at(self.words.starts[title.start])
        named = self.words.starts[self.people.word_spans[person][0]]
        first = self.doc.sentence_index(sentence.start)
        least = max(named, sentence.start - _LONGEST_PARAGRAPH)
        while first > 0 and self.doc.sentences[first - 1].paragraph == sentence.paragraph:
            if self.doc.sentences[first].start < least:
                break
            first -= 1
        start = max(self.doc.sentences[first].start, least)
        said = list(_NEW_HOLDER.finditer(self.doc.text, start, sentence.end))
        post = self.titles_at.get(self.words.index_at(said[-1].end())) if said else None
        if post is None:
            return None
        for link in sorted(links[:_MOST_LINKS], key=lambda link: link.title.start):
            is_same = link.title.title.name.startswith(post.title.name) and link.is_appointment
            if is_same and self.people.persons[self.people.mentions[link.person].full_name].gender in (gender, None):
                return link.person
        return None

    def _antecedent(self, person: int, paragraph: int, gender: Gender) -> int | None:
        """The last one named who may be meant: in this paragraph, or of that gender in the one before."""
        for p in range(person, max(person - _MOST_BETWEEN, -1), -1):
            there = self.doc.sentence_at(self.words.starts[self.people.word_spans[p][0]]).paragraph
            known = self.people.persons[self.people.mentions[p].full_name].gender
            if there < paragraph - 1:
                return None
            if known == gender or (known is None and there == paragraph):
                return p
        return None
