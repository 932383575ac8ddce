"""People named in one breath: «các ông A, B và bà C», also one below the other behind dashes."""

from __future__ import annotations

import re

from orchestration.extraction.document import Document
from orchestration.extraction.organisations import Organisations
from orchestration.extraction.people import People

_LISTED = frozenset({"list-of-names", "surname", "before-title", "after-title", "form-of-address"})
_JOINTS = frozenset({",", "và", ", và", "cùng", "cùng với"})
SEVERAL = frozenset({"các", "hai", "ba", "bốn", "những"})
"""What stands before a title or a form of address of several people."""
_LONGEST_LIST = 30
_CLOSING = re.compile(r" ?(?:[.;,\n(]|$)")
_ASIDE = re.compile(r" \((?:phụ trách [^()\n]{2,40}|sinh năm \d{4}|SN \d{4}|\d{2} tuổi)\)")
_NEXT_LINE = re.compile(r"[,;.]?\s*\n\s*(?:[-–•+*]|\d{1,2}[.)])\s*")


def past_brackets(organisations: Organisations, offset: int) -> int:
    """«ông A [(Công ty X)] và bà B»: the offset after a bracket that only says whose or what A is, else ``offset``."""
    text = organisations.words.text
    if (aside := _ASIDE.match(text, offset)) is not None:
        return aside.end()
    mention = organisations.starting_at(offset + 2) if text.startswith(" (", offset) else None
    return mention.end + 1 if mention is not None and text.startswith(")", mention.end) else offset


class PeopleLists:
    """Knows which people of one article stand in a list, and who share a sentence."""

    def __init__(self, doc: Document, people: People, organisations: Organisations) -> None:
        self.doc, self.people, self.organisations = doc, people, organisations
        self.words = organisations.words

    def is_plural(self, p: int) -> bool:
        """«các ông A và B»: whether the form of address speaks of several."""
        address = self.people.address_starts[p]
        return any(low in SEVERAL for low in self.words.lows[max(address - 1, 0) : address + 1])

    def is_in_list(self, p: int) -> bool:
        """Whether nothing but a comma or «và» stands between the person and the one before."""
        if p == 0 or self.people.mentions[p].rule not in _LISTED:
            return False
        between = self._between(p)
        is_addressed = self.people.address_starts[p] != self.people.word_spans[p][0]
        return between.strip() in _JOINTS or (is_addressed and _NEXT_LINE.fullmatch(between) is not None)

    def is_joined(self, p: int) -> bool:
        """«ông A và ông B»: whether «và» stands between the person and the one before."""
        return self._between(p).strip() in ("và", ", và")

    def _between(self, p: int) -> str:
        previous_end, start = self.people.word_spans[p - 1][1], self.people.word_spans[p][0]
        if self.people.address_starts[p] >= previous_end:
            start = self.people.address_starts[p]
        offset = self.words.ends[previous_end - 1]
        return self.words.text[past_brackets(self.organisations, offset) : self.words.starts[start]]

    def end_of_list(self, p: int) -> int:
        """The person after those that «thay các ông C và D» names."""
        end = p + 1
        while end < len(self.people.word_spans) and self.is_in_list(end) and (self.is_plural(p) or self._ends(end)):
            end += 1
        return end

    def _ends(self, p: int) -> bool:
        """«thay ông C và bà D.»: nothing else is said of the last one."""
        return self.is_joined(p) and _CLOSING.match(self.doc.text, self.people.mentions[p].end) is not None

    def start_of_list(self, p: int) -> int:
        """The first of those whom «ông A và bà B được bầu làm …» names, when ``p`` is the last.

        Two names with a mere comma between them may be two clauses: «Theo ông A, ông B giữ chức …».
        """
        first = p
        while first > 0 and p - first < _LONGEST_LIST and self.is_in_list(first) and self.in_one_sentence(first - 1, p):
            first -= 1
        is_list = p - first > 1 or self.is_plural(first) or (first < p and "và" in self._between(p))
        return first if is_list else p

    def in_one_sentence(self, p: int, q: int) -> bool:
        """Whether one sentence names both people."""
        spans = self.people.word_spans
        return self.share_sentence(spans[p][0], spans[q][0])

    def share_sentence(self, i: int, j: int) -> bool:
        """Whether words ``i`` and ``j`` stand in one sentence."""
        starts = self.words.starts
        return self.doc.sentence_index(starts[i]) == self.doc.sentence_index(starts[j])
