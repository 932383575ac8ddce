"""Lists of guests come in sections, and each section says whose people it names: «về phía Công ty có ông A, ông B»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from orchestration.extraction.document import Document
from orchestration.extraction.organisations import Organisations
from orchestration.extraction.people import People

# What opens a section: «phía khách mời Vietsovpetro có …», «Đơn vị đăng cai là …».
_SECTION = re.compile(r"(?<!\w)(?<!tập )(?:phía|đơn vị|đại diện|lãnh đạo|đoàn|chủ trì|bên)(?!\w)", re.IGNORECASE)
# «phía Tập đoàn A, công ty mẹ của B, có ông C»: B only says what A is to it.
_APPOSED = re.compile(
    r"(?:công ty mẹ|công ty con|thành viên|đơn vị chủ quản|cổ đông(?: lớn)?|đối tác|chủ đầu tư) của $"
)
# «Tiếp [đoàn] có ông A», «[phía] chủ nhà gồm các ông A, B»: those of the body that is visited
_HOST_BEFORE = re.compile(r"(?<!\w)(?:[Tt]iếp|[Đđ]ón|[Tt]iếp đón)(?: và làm việc với)? $")
_HOST_AFTER = re.compile(r" (?:nước |đơn vị )?(?:chủ nhà|sở tại|đón tiếp|tiếp đón|tiếp khách)(?!\w)")
_VISITED = re.compile(
    r"(?<!\w)(?:tại|ở|thăm|đến|tới|về|làm việc (?:tại|với)|khảo sát|kiểm tra|ghé)"
    r"(?: (?:trụ sở|văn phòng|hội trường|thăm|và làm việc (?:tại|với)|làm việc (?:tại|với)|chính|của|khu vực))* $"
)
_VISIT = 1500  # characters before a list of hosts in which the text says whom somebody visits
UNNAMED = ""
"""The section of «phía đối tác là ông B»: another body, and the words do not say which."""


class Sections:
    """Finds the sections of one article."""

    def __init__(self, doc: Document, organisations: Organisations, people: People) -> None:
        self.doc, self.organisations, self.people = doc, organisations, people
        self._found: dict[int, list[tuple[int, str]]] = {}
        words = organisations.words
        self._person_starts = sorted(words.starts[start] for start in people.address_starts)

    def of(self, person: int) -> str | None:
        """The body of the section in which the person stands, or None."""
        words = self.organisations.words
        address = words.starts[self.people.address_starts[person]]
        index = self.doc.sentence_index(address)
        if index not in self._found:
            self._found[index] = list(self._sections_of(index))
        started = [section for section in self._found[index] if section[0] < address]
        return started[-1][1] if started else None

    def _is_of_host(self, match: re.Match[str]) -> bool:
        start = match.start()
        is_received = _HOST_BEFORE.search(self.doc.text, max(start - 30, 0), start) is not None
        return is_received or _HOST_AFTER.match(self.doc.text, match.end()) is not None

    def _host(self, offset: int) -> str | None:
        """«đoàn công tác đã thăm Công ty X. Tiếp đoàn có ông A»: X, whom the text before says to be visited."""
        for mention in reversed(self.organisations.in_span(max(offset - _VISIT, 0), offset)):
            record = self.organisations.organisations[mention.name]
            is_visited = _VISITED.search(self.doc.text, max(mention.start - 60, 0), mention.start) is not None
            if is_visited and record.organisation_type in ("company", "other"):
                return mention.name
        return None

    def _sections_of(self, index: int) -> Iterator[tuple[int, str]]:
        """Where each section of a sentence starts, and the body that it names before its first person."""
        sentence, starts = self.doc.sentences[index], self._person_starts
        for match in _SECTION.finditer(self.doc.text, sentence.start, sentence.end):
            following = bisect_left(starts, match.end())
            end = min(starts[following], sentence.end) if following < len(starts) else sentence.end
            mentions = self.organisations.in_span(match.start(), end)
            outer = [
                m for m in mentions if not any(o is not m and o.start <= m.start and m.end <= o.end for o in mentions)
            ]
            apart = [m for m in outer if not _APPOSED.search(self.doc.text, match.start(), m.start)]
            if apart:
                yield match.start(), apart[-1].name
            elif self._is_of_host(match) and (host := self._host(match.start())) is not None:
                yield match.start(), host
            elif self.doc.text.startswith(" đối tác", match.end()):
                yield match.start(), UNNAMED
