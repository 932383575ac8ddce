"""Organisations of an article: every mention, and the one name that all mentions of a body share.

Second of two phases. ``organisation_spans`` has read each name by itself; here the definitions of the
whole article are collected («… (PV GAS)», the register, the distinctive end of a full name), then each
mention is resolved to a body, and each body gets its canonical name: the register's where the register
knows it, else the longest form that the article writes. «Tập đoàn», «Đảng ủy Tập đoàn» and «Đảng bộ Tập
đoàn» are three bodies: a body is its kind, its own words and the body it belongs to.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace

from orchestration.extraction.document import Document
from orchestration.extraction.model import Alias, AliasKind, Organisation
from orchestration.extraction.names import Phrases, Words
from orchestration.extraction.organisation_bodies import BodyResolver
from orchestration.extraction.organisation_canonical import Resolved
from orchestration.extraction.organisation_heads import COMPANY_FAMILIES, family_types, is_press, register
from orchestration.extraction.organisation_keys import Body

_PARTS = frozenset(
    {"chi bộ", "chi ủy", "ban", "phòng", "văn phòng", "xưởng", "phân xưởng", "đội", "bộ máy điều hành", "ban chỉ đạo"}
)


@dataclass(slots=True)
class OrganisationMention:
    """A span of ``doc.text`` that names an organisation; ``name`` is the article's canonical name."""

    start: int
    end: int
    text: str
    name: str
    is_bare: bool
    rule: str


@dataclass(slots=True)
class Organisations:
    """What ``find_organisations`` found, with look-ups by offset and by body."""

    mentions: tuple[OrganisationMention, ...]
    organisations: dict[str, Organisation]
    aliases: tuple[Alias, ...]
    main: Organisation | None
    main_company: Organisation | None
    words: Words
    bodies: dict[str, Body]
    name_ends: Phrases[str]
    _starts: list[int] = field(default_factory=list)
    _parts: dict[tuple[str, str | None], str] = field(default_factory=dict)

    def at(self, offset: int) -> OrganisationMention | None:
        """The longest mention that covers ``offset``."""
        best: OrganisationMention | None = None
        k = bisect_right(self._starts, offset)
        for mention in reversed(self.mentions[max(k - 6, 0) : k]):
            if mention.end > offset and (best is None or mention.end - mention.start > best.end - best.start):
                best = mention
        return best

    def in_span(self, start: int, end: int) -> tuple[OrganisationMention, ...]:
        """The mentions that lie inside a stretch of the text, in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(mention for mention in self.mentions[first:last] if mention.end <= end)

    def starting_at(self, offset: int) -> OrganisationMention | None:
        """The longest mention that starts exactly at ``offset``."""
        k = bisect_left(self._starts, offset)
        best: OrganisationMention | None = None
        while k < len(self.mentions) and self._starts[k] == offset:
            if best is None or self.mentions[k].end > best.end:
                best = self.mentions[k]
            k += 1
        return best

    def company_of(self, name: str | None) -> str | None:
        """The company that a body is or belongs to: «Đảng bộ BMĐH» → the company whose BMĐH it is."""
        seen = 0
        while name is not None and seen < 6:
            body = self.bodies.get(name)
            if body is None or body.family in COMPANY_FAMILIES or body.parent is None:
                return name
            name, seen = body.parent, seen + 1
        return name

    def part(self, family: str, parent: str | None) -> str | None:
        """The body of a kind that belongs to another: the «đảng ủy» of a company, if the article names it."""
        if not self._parts:
            for name, body in self.bodies.items():
                if not body.own_words:
                    self._parts.setdefault((body.family, body.parent), name)
        return self._parts.get((family, parent))


def find_organisations(doc: Document) -> Organisations:
    """All organisations that the article names."""
    words = Words(doc.text, doc.lower)
    resolver = BodyResolver(doc, words)
    resolved = resolver.resolve()
    names = resolver.canonical_names()
    mentions = sorted(
        (_mention(doc, names, found) for found in resolved), key=lambda mention: (mention.start, -mention.end)
    )
    mentions = _distinct(mentions)
    bodies = {
        names[key]: Body(body.family, body.own_words, _parent_name(body.parent, names), body.registered)
        for key, body in resolver.keys.bodies.items()
        if key in names
    }
    _break_cycles(bodies)
    organisations = {name: _record(name, body) for name, body in bodies.items()}
    main = _main(doc, mentions, organisations)
    found = Organisations(
        mentions=tuple(mentions),
        organisations=organisations,
        aliases=tuple(_aliases(resolved, names)),
        main=main,
        main_company=None,
        words=words,
        bodies=bodies,
        name_ends=_name_ends(resolver.keys.name_ends, names),
        _starts=[mention.start for mention in mentions],
    )
    found.main_company = _main_company(found, mentions)
    _place_parts_in_main(found)
    return found


def _ancestors(found: Organisations, company: str) -> set[str]:
    """The company and every body that it belongs to."""
    related = {company}
    name: str | None = company
    while name is not None:
        record, entry = found.organisations.get(name), register().get(name)
        name = record.parent_name if record else (entry.parent_name if entry else None)
        if name is None or name in related:
            break
        related.add(name)
    return related


def _names_strangers(found: Organisations, company: str, ancestors: set[str]) -> bool:
    """Whether the article names companies or authorities above or below which the main company does not stand."""
    return any(
        name not in ancestors
        and record.parent_name != company
        and record.organisation_type in ("company", "government")
        for name, record in found.organisations.items()
    )


def _name_ends(keys: Phrases[str], names: dict[str, str]) -> Phrases[str]:
    """The ends of full names with the canonical name each stands for."""
    found: Phrases[str] = Phrases()
    for words, key in keys.items():
        if key in names:
            found.add(" ".join(words), names[key])
    return found


def _break_cycles(bodies: dict[str, Body]) -> None:
    """«Ban A Phòng B» beside «Phòng B Ban A»: no body is a part of its own part."""
    checked: set[str] = set()
    for start in list(bodies):
        path: set[str] = set()
        name: str | None = start
        while name is not None and name in bodies and name not in checked:
            path.add(name)
            parent = bodies[name].parent
            if parent in path:
                bodies[name] = replace(bodies[name], parent=None)
                break
            name = parent
        checked |= path


def _parent_name(parent: str | None, names: dict[str, str]) -> str | None:
    """The parent's canonical name, also of a registered body that the article does not write out."""
    if parent is None:
        return None
    return names.get(parent) or (parent.removeprefix("reg:") if parent.startswith("reg:") else None)


def _place_parts_in_main(found: Organisations) -> None:
    """A department or party cell whose company is not named beside it belongs to the article's company."""
    company = found.main_company
    if company is None:
        return
    ancestors = _ancestors(found, company.name)
    if _names_strangers(found, company.name, ancestors):
        return
    for name, body in found.bodies.items():
        record = found.organisations[name]
        is_part = body.family in _PARTS and not record.is_registered and name not in ancestors
        if is_part and record.parent_name is None:
            found.organisations[name] = replace(record, parent_name=company.name)
            found.bodies[name] = replace(body, parent=company.name)


def _mention(doc: Document, names: dict[str, str], found: Resolved) -> OrganisationMention:
    text = doc.text[found.start : found.end].replace("\n", " ")
    return OrganisationMention(found.start, found.end, text, names[found.key], found.is_bare, found.rule)


def _distinct(mentions: list[OrganisationMention]) -> list[OrganisationMention]:
    seen: set[tuple[int, int]] = set()
    kept = []
    for mention in mentions:
        if (mention.start, mention.end) not in seen:
            seen.add((mention.start, mention.end))
            kept.append(mention)
    return kept


def _record(name: str, body: Body) -> Organisation:
    entry = register().get(body.registered or "")
    if entry is not None:
        return Organisation(name, entry.organisation_type, entry.parent_name, is_registered=True)
    return Organisation(name, family_types().get(body.family, "other"), body.parent, is_registered=False)


def _main(
    doc: Document, mentions: list[OrganisationMention], organisations: dict[str, Organisation]
) -> Organisation | None:
    """What the article is about: the first body of the title, else the one named most often."""
    title_end = doc.sentences[0].end if doc.sentences else 0
    for mention in mentions:
        if mention.start < title_end:
            return organisations[mention.name]
    if not mentions:
        return None
    counts = Counter(mention.name for mention in mentions)
    return organisations[max(counts, key=lambda name: counts[name])]  # of equals the one named first


def _main_company(found: Organisations, mentions: list[OrganisationMention]) -> Organisation | None:
    """The company that the article is about."""
    name = found.company_of(found.main.name) if found.main else None
    record = found.organisations.get(name or "")
    reports = record is not None and is_press(record.name, found.bodies[record.name].family)
    if record is not None and not reports and record.organisation_type not in ("party", "union", "department"):
        return record
    for mention in mentions:
        if found.bodies[mention.name].family in COMPANY_FAMILIES:
            return found.organisations[mention.name]
    return found.main


def _aliases(resolved: list[Resolved], names: dict[str, str]) -> list[Alias]:
    seen: dict[tuple[str, str], Alias] = {}
    for found in resolved:
        name = names[found.key]
        if found.is_bare or found.text == name:
            continue
        kind: AliasKind = "acronym" if found.text.isupper() else ("short" if len(found.text) < len(name) else "full")
        seen.setdefault((name, found.text), Alias(name, found.text, kind))
    return list(seen.values())
