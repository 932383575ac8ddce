"""Who holds which title at which body.

A title belongs to a person when it stands right after the name («ông A, Phó Tổng Giám đốc»), right before
it («Chủ tịch HĐQT Vũ Thế Phiệt», also for a list of names), or when a verb of appointment links them
(«được bổ nhiệm làm», «kiêm giữ chức»). Where the title's own words do not say whose it is, its neighbours in
the row of titles say it, then the section («phía khách mời Vietsovpetro có …»), then what the article is about.
"""

from __future__ import annotations

import re
from datetime import date

from orchestration.extraction.dates import parse_date
from orchestration.extraction.document import Document
from orchestration.extraction.model import PersonRole, RoleClass
from orchestration.extraction.organisation_heads import family_types
from orchestration.extraction.organisations import Organisations
from orchestration.extraction.people import People
from orchestration.extraction.role_bodies import BodyFinder
from orchestration.extraction.role_links import Linker
from orchestration.extraction.role_rows import NEEDS_BODY
from orchestration.extraction.role_spans import TitleSpan
from orchestration.extraction.role_successions import Link
from orchestration.extraction.role_titles import standard_title

_SINCE = re.compile(
    r"(?:có hiệu lực |hiệu lực )?(?:kể từ|từ) (ngày \d{1,2}(?:[/.-]\d{1,2}[/.-]| tháng \d{1,2} năm )\d{4})"
)
_WHOSE = re.compile(r" (?:Công đoàn|Đoàn Thanh niên|Hội Cựu chiến binh)$")
_EVIDENCE_REACH = 90


def find_roles(doc: Document, organisations: Organisations, people: People) -> tuple[PersonRole, ...]:
    """Every role that the article states, in raw offsets; one for each person, title and body."""
    linker = Linker(doc, organisations, people)
    finder = BodyFinder(doc, organisations, people)
    roles: dict[tuple[str, str, str | None], PersonRole] = {}
    bodies: dict[int, str | None] = {}  # of the titles read so far, by their first word
    for link in sorted(linker.link(), key=lambda link: link.title.start):
        mention = people.mentions[link.person]
        if link.rule in ("replaced-person", "successor") and link.title.start in bodies:
            organisation = bodies[link.title.start]  # the post of another, at that one's body
        else:
            organisation = finder.body_of(
                link.title, link.chain, people.address_starts[link.person], link.person, is_by_verb="verb" in link.rule
            )
        bodies.setdefault(link.title.start, organisation)
        if organisation is None and link.title.family is None and link.title.title.name in NEEDS_BODY:
            continue
        if organisation is not None:
            finder.note(link.title, link.person, organisation)
        key = (mention.full_name, _post(link.title.title.name), organisation)
        if key not in roles:
            roles[key] = _role(doc, organisations, people, link, organisation)
    # A title without a body says nothing new beside the same title with one.
    placed = {key[:2] for key in roles if key[2] is not None}
    return tuple(role for key, role in roles.items() if key[2] is not None or key[:2] not in placed)


def _post(title: str) -> str:
    """«Chủ tịch Công đoàn» of a union is its «Chủ tịch»."""
    return _WHOSE.sub("", title)


def _role(
    doc: Document, organisations: Organisations, people: People, link: Link, organisation: str | None
) -> PersonRole:
    words, mention = organisations.words, people.mentions[link.person]
    start, end = words.starts[link.title.start], words.ends[link.title.end - 1]
    if link.rule != "replaced-person" and max(end, mention.end) - min(start, mention.start) <= _EVIDENCE_REACH:
        start, end = min(start, mention.start), max(end, mention.end)
    raw_start, raw_end = doc.raw_span(start, end)
    return PersonRole(
        full_name=mention.full_name,
        title=link.title.text,
        standard_title=standard_title(link.title.text),
        role_class=_role_class(link.title, organisations, organisation),
        organisation_name=organisation,
        is_former=link.is_former,
        valid_from=_since(doc, link, words.starts[link.title.start]) if link.is_appointment else None,
        valid_to=None,
        evidence=doc.raw[raw_start:raw_end],
        evidence_start=raw_start,
        evidence_end=raw_end,
        rule=link.rule,
    )


def _role_class(title: TitleSpan, organisations: Organisations, organisation: str | None) -> RoleClass:
    """The title's class; for «Chủ tịch» and the like the body decides."""
    record = organisations.organisations.get(organisation or "")
    if title.title.body == "any" and title.family is not None:
        kind = family_types().get(title.family)
        return "union" if kind == "union" else "party" if kind == "party" else title.title.role_class
    if (
        title.title.body not in ("any", "unit")
        or record is None
        or (title.title.body == "unit" and record.organisation_type != "government")
    ):
        return title.title.role_class
    by_type: dict[str, RoleClass] = {"party": "party", "union": "union", "government": "state"}
    if title.title.body == "unit" and record.organisation_type == "government":
        return "state"
    default: RoleClass = title.title.role_class if record.organisation_type == "company" else "other"
    return by_type.get(record.organisation_type, default)


def _since(doc: Document, link: Link, offset: int) -> date | None:
    """The day from which an appointment holds, where its sentence says so: «kể từ ngày 01/7/2022»."""
    match = _SINCE.search(doc.text, offset, doc.sentence_at(offset).end)
    days = parse_date(match.group(1), doc.published) if match else None
    return days[0] if days and not link.is_former else None
