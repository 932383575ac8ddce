"""Who was there: people and bodies named with an event, each with the part they played."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from orchestration.extraction.document import Document
from orchestration.extraction.model import Participant


class NamedSpan(Protocol):
    """A mention of a body or a person: offsets of ``Document.text``."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class OrganisationSpan(NamedSpan, Protocol):
    """A mention of a body under its canonical name."""

    @property
    def name(self) -> str: ...


class PersonSpan(NamedSpan, Protocol):
    """A mention of a person under the full name."""

    @property
    def full_name(self) -> str: ...


# The last of these before a name, in its sentence, says what the person did there.
_PARTS = (
    ("chủ trì", re.compile(r"chủ trì|đồng chủ trì|điều hành (?:hội nghị|đại hội)")),
    ("khách mời", re.compile(r"khách mời")),
    ("phát biểu", re.compile(r"phát biểu|kết luận|chỉ đạo tại")),
    ("báo cáo", re.compile(r"báo cáo|trình bày|tham luận")),
    ("đại biểu", re.compile(r"đại biểu")),
    ("tham dự", re.compile(r"tham dự|\bdự và|dự (?:lễ|hội nghị|đại hội|buổi|họp|cuộc)|tới dự|về dự|có mặt|tham gia đoàn|thành phần|về phía|phía .{0,40}? có")),
)
_AT_END = re.compile(r"\s*(?:chủ trì|đồng chủ trì)")
_SPEAKS_AFTER = re.compile(r"[^.;\n]{0,160}?\b(?P<verb>chủ trì|phát biểu|báo cáo|trình bày|kết luận)\b")


def attendance(doc: Document, lowered: str, people: Iterable[PersonSpan]) -> tuple[Participant, ...]:
    """The people whom the article shows at its main event, each once, with the first part told."""
    parts: dict[str, str] = {}
    for mention in people:
        sentence = doc.sentence_at(mention.start)
        before, after = lowered[sentence.start : mention.start], lowered[mention.end : sentence.end]
        role = _part(before, after, sentence.kind)
        if role and parts.get(mention.full_name, "tham dự") == "tham dự":
            parts[mention.full_name] = role
    return tuple(Participant("person", name, role) for name, role in parts.items())


def _part(before: str, after: str, kind: str) -> str | None:
    said_after = _SPEAKS_AFTER.match(after)
    if said_after:
        return {"trình bày": "báo cáo", "kết luận": "phát biểu"}.get(said_after["verb"], said_after["verb"])
    for role, pattern in _PARTS:
        if pattern.search(before):
            return role
    return "tham dự" if kind == "caption" else None


def appointed(text: str, start: int, end: int, people: Sequence[PersonSpan]) -> tuple[Participant, ...]:
    """«bổ nhiệm A làm Phó Viện trưởng, thay ông B»: A is appointed, B is replaced."""
    found: list[Participant] = []
    for mention in people:
        if mention.end <= start or mention.start >= end:
            continue
        before = text[max(start, mention.start - 60) : mention.start].lower()
        role = "người được thay" if re.search(r"\bthay(?: thế)?(?: cho)? [^,.;]{0,50}\Z", before) else "người được bổ nhiệm"
        if all(participant.name != mention.full_name for participant in found):
            found.append(Participant("person", mention.full_name, role))
    return tuple(found)


def partners(start: int, end: int, organisations: Sequence[OrganisationSpan], organiser: str | None) -> tuple[Participant, ...]:
    """The bodies named inside an event's words: whom it visited, signed with or honoured."""
    names: dict[str, None] = {}
    done = start
    for mention in organisations:  # in order of their starts, the longer of two first
        if done <= mention.start and mention.end <= end + 1:
            names[mention.name] = None
            done = mention.end
    return tuple(Participant("organisation", name, "tham gia") for name in names if name != organiser)
