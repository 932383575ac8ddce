"""What stands around an event: who held it, where, and who was there with which part."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar

from orchestration.extraction.document import Document
from orchestration.extraction.event_assertion import last_match
from orchestration.extraction.event_merging import Told, content_words
from orchestration.extraction.event_telling import Candidate
from orchestration.extraction.model import Participant
from orchestration.extraction.places import PlaceMention


class Span(Protocol):
    """A stretch of ``Document.text``."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset after its last character."""


class OrganisationSpan(Span, Protocol):
    """A mention of a body under its canonical name."""

    @property
    def name(self) -> str:
        """``Organisation.name``."""


class PersonSpan(Span, Protocol):
    """A mention of a person under the full name."""

    @property
    def full_name(self) -> str:
        """``Person.full_name``."""


SpanT = TypeVar("SpanT", bound=Span)

# The last of these before a name, in its sentence, says what the person did there.
_PARTS = (
    ("chủ trì", re.compile(r"chủ trì|đồng chủ trì|điều hành (?:hội nghị|đại hội)")),
    ("khách mời", re.compile(r"khách mời")),
    ("phát biểu", re.compile(r"phát biểu|kết luận|chỉ đạo tại")),
    ("báo cáo", re.compile(r"báo cáo|trình bày|tham luận")),
    ("đại biểu", re.compile(r"đại biểu")),
    (
        "tham dự",
        re.compile(
            r"tham dự|\bdự và|dự (?:lễ|hội nghị|đại hội|buổi|họp|cuộc)|tới dự|về dự|có mặt|tham gia đoàn|thành phần|"
            r"về phía|phía .{0,40}? có"
        ),
    ),
)
_SPEAKS_AFTER = re.compile(r"[^.;\n]{0,160}?\b(?P<verb>chủ trì|phát biểu|báo cáo|trình bày|kết luận)\b")
_VERB_PARTS = {"trình bày": "báo cáo", "kết luận": "phát biểu"}
_LEAVES = re.compile(r"(?:(?:nộp|nhận được) đơn (?:xin )?)?(?:từ nhiệm|miễn nhiệm|bãi nhiệm|thôi giữ)")
_REPLACED = re.compile(r"\bthay(?: thế)?(?: cho)? [^,.;]{0,50}\Z")
_JOINS_SUBJECTS = re.compile(r"(?: ?\([^)]{1,40}\)?\)?)?,? (?:đã )?(?:và|cùng|cùng với|phối hợp với|phối hợp cùng) \Z")
_PART_OF = re.compile(r"\b(?:trực )?thuộc $")
_OF_REACH = 12
_CONGRESS = re.compile(r"(?:tổ chức (?:thành công )?)?đại hội\b")
_AT_NAMED = re.compile(
    r"(?:cũng |tiếp đó, |trước đó, )?tại "
    r"(?P<name>(?:hội nghị|đại hội|lễ|buổi lễ|phiên họp|cuộc họp|hội thảo|buổi làm việc) [^,.;:\n]{3,120}),"
)
_GATHERINGS = ("meeting", "award", "signing", "appointment", "milestone", "other", "visit")
_SHARE_OF_NAME = 0.6
# So many gatherings of an article can be named again where somebody speaks.
_MOST_GATHERINGS = 40
_LOCATED = re.compile(r"(?:tại|ở|về) (?:hội trường |trụ sở )?\Z")
# How far around an event in its sentence its subject, place and people are looked for.
_REACH, _REACH_OF_APPOINTED = 400, 120


class Surroundings:
    """The names and places of an article, as events ask for them."""

    def __init__(
        self,
        doc: Document,
        lowered: str,
        places: Sequence[PlaceMention],
        organisations: Sequence[OrganisationSpan],
        people: Sequence[PersonSpan],
        events: Sequence[Told],
    ) -> None:
        self._doc, self._lowered = doc, lowered
        self._gatherings = [item for item in events if item.candidate.event_type in _GATHERINGS][:_MOST_GATHERINGS]
        self._by_sentence: dict[int, list[Candidate]] = {}
        for item in events:
            self._by_sentence.setdefault(item.candidate.sentence, []).append(item.candidate)
        for told in self._by_sentence.values():
            told.sort(key=_end)
        # In the order of their starts, the longer of two first.
        self._places = sorted(places, key=_order)
        self._organisations = sorted(organisations, key=_order)
        self._people = sorted(people, key=_order)
        self._starts = {
            id(spans): [span.start for span in spans] for spans in (self._places, self._organisations, self._people)
        }

    def _within(self, spans: list[SpanT], start: int, end: int) -> list[SpanT]:
        starts = self._starts[id(spans)]
        found = spans[bisect_left(starts, start) : bisect_left(starts, end)]
        return [span for span in found if span.end <= end]

    def _ended_within(self, sentence: int, start: int, end: int) -> Sequence[Candidate]:
        """The events of a sentence whose words end in the stretch, its end included."""
        told = self._by_sentence.get(sentence, ())
        return told[bisect_left(told, start, key=_end) : bisect_right(told, end, key=_end)]

    def _window(self, candidate: Candidate) -> tuple[int, int]:
        """The sentence of the event, or what of a very long one lies near it."""
        sentence = self._doc.sentences[candidate.sentence]
        start = max(sentence.start, candidate.evidence_start - _REACH)
        return start, min(sentence.end, candidate.end + _REACH)

    def organiser(self, candidate: Candidate) -> str | None:
        """The grammatical subject: the last body named before the event's words, or the first of those joined to it.

        A body inside the words of another event is no subject; a congress without a subject is held by the
        body in its own name («Đại hội đại biểu Cựu chiến binh …»).
        """
        start, _ = self._window(candidate)
        before = self._within(self._organisations, start, candidate.evidence_start)
        if before:
            others = self._ended_within(candidate.sentence, start, candidate.evidence_start)
            before = [
                mention for mention in before if not any(other.start <= mention.start < other.end for other in others)
            ]
        # «Chi bộ A trực thuộc Đảng bộ B tổ chức Đại hội»: whose part it is does nothing
        above = [m for m in before if _PART_OF.search(self._lowered, max(start, m.start - _OF_REACH), m.start)]
        doing = [m for m in before if not any(other.start <= m.start < other.end for other in above)]
        before = doing or before
        subject: OrganisationSpan | None = None
        for mention in sorted(before, key=lambda span: (span.end, -span.start), reverse=True):
            if subject is None or _JOINS_SUBJECTS.match(self._lowered[mention.end : subject.start]):
                subject = mention
        if subject is None and _CONGRESS.match(self._lowered, candidate.start):
            subject = next(iter(self._within(self._organisations, candidate.start, candidate.end + 1)), None)
        return subject.name if subject else None

    def issuer(self, end: int) -> str | None:
        """The body that «của» names after a document: «… ngày 31/8/2022 của Tập đoàn …»."""
        start = end + len(" của ")
        if self._lowered[end:start] != " của ":
            return None
        return next(
            (
                mention.name
                for mention in self._within(self._organisations, start, start + _REACH)
                if mention.start == start
            ),
            None,
        )

    def location(self, candidate: Candidate) -> str | None:
        """The place of the sentence that «tại» leads to."""
        start, end = self._window(candidate)
        for place in self._within(self._places, start, end):
            is_own = candidate.start <= place.start < candidate.end and candidate.event_type != "visit"
            if not is_own and _LOCATED.search(self._lowered[max(start, place.start - 20) : place.start]):
                return place.name
        return None

    def partners(self, candidate: Candidate, organiser: str | None) -> tuple[Participant, ...]:
        """The bodies named in the event's own words: whom it visited, signed with or honoured."""
        names: dict[str, None] = {}
        done = candidate.start
        for mention in self._within(self._organisations, candidate.start, candidate.end + 1):
            if mention.start >= done:
                names[mention.name] = None
                done = mention.end
        return tuple(Participant("organisation", name, "tham gia") for name in names if name != organiser)

    def appointed(self, candidate: Candidate) -> tuple[Participant, ...]:
        """«bổ nhiệm A làm Phó Viện trưởng, thay ông B»: A is appointed, B is replaced."""
        start, end = self._window(candidate)
        start = max(start, candidate.start - _REACH_OF_APPOINTED, self._lowered.rfind(";", start, candidate.start))
        semicolon = self._lowered.find(";", candidate.end, end)
        part = "người thôi chức" if _LEAVES.match(self._lowered, candidate.start) else "người được bổ nhiệm"
        roles: dict[str, str] = {}
        for mention in self._within(self._people, start, semicolon if semicolon > 0 else end):
            is_replaced = _REPLACED.search(self._lowered[max(start, mention.start - 60) : mention.start])
            roles.setdefault(mention.full_name, "người được thay" if is_replaced else part)
        return tuple(Participant("person", name, role) for name, role in roles.items())

    def attendance(self, main: Told | None) -> dict[int, tuple[Participant, ...]]:
        """The people shown at the events, by the event's start; each once there, with the part told most exactly.

        «Tại Hội nghị tổng kết …, đồng chí A báo cáo»: A was at the meeting named; without a name it is the main event.
        """
        parts: dict[int, dict[str, str]] = {}
        named: Told | None = None
        paragraph = -1
        index = 0
        for number, sentence in enumerate(self._doc.sentences):
            if sentence.paragraph != paragraph:
                named, paragraph = main, sentence.paragraph
            named = self._named_at(number, main, named)
            while index < len(self._people) and self._people[index].start < sentence.end:
                mention = self._people[index]
                index += 1
                before = self._lowered[max(sentence.start, mention.start - 2 * _REACH) : mention.start]
                after = self._lowered[mention.end : min(sentence.end, mention.end + _REACH)]
                role = _part(before, after, sentence.kind)
                if role is None or named is None:
                    continue
                shown = parts.setdefault(named.candidate.start, {})
                if shown.get(mention.full_name, "tham dự") == "tham dự":
                    shown[mention.full_name] = role
        return {
            start: tuple(Participant("person", name, role) for name, role in shown.items())
            for start, shown in parts.items()
        }

    def _named_at(self, number: int, main: Told | None, current: Told | None) -> Told | None:
        """The event that «Tại Hội nghị …» at the head of the sentence names; None for one that is no event here."""
        sentence = self._doc.sentences[number]
        found = _AT_NAMED.match(self._lowered, sentence.start, min(sentence.end, sentence.start + _REACH))
        if found is None:
            return current
        words = content_words(found["name"])
        if not words:
            return current
        near = [(len(words & item.words), item) for item in self._gatherings]
        best = max((common for common, _ in near), default=0)
        if best < _SHARE_OF_NAME * len(words):
            return None
        same = [item for common, item in near if common == best]
        return main if main in same else same[0]


def _end(candidate: Candidate) -> int:
    return candidate.end


def _order(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _part(before: str, after: str, kind: str) -> str | None:
    said_after = _SPEAKS_AFTER.match(after)
    if said_after:
        return _VERB_PARTS.get(said_after["verb"], said_after["verb"])
    said = [(found.start(), role) for role, pattern in _PARTS if (found := last_match(pattern, before))]
    if said:
        return max(said)[1]
    return "tham dự" if kind == "caption" else None
