"""What the extractor returns: plain immutable records, one class for each table of the raw log.

Nothing here reads text. Offsets are half-open and count code points of the raw article as
decoded (before any normalisation), so that ``raw_text[start:end]`` is always the source words.
Names are NFC with single spaces.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

MentionType = Literal["organisation", "person", "date", "document", "place"]
OrganisationType = Literal["company", "party", "government", "union", "department", "other"]
AliasKind = Literal["full", "short", "acronym", "former", "typo"]
Gender = Literal["male", "female"]
RoleClass = Literal["board", "executive", "party", "union", "state", "staff", "other"]
Scenario = Literal["actual", "plan", "forecast"]
ValueType = Literal["level", "change", "ratio", "attainment"]
ComparisonBasis = Literal["plan", "previous_year", "previous_period", "prior_level"]
Qualifier = Literal["exact", "more_than", "less_than", "about"]
PeriodType = Literal["instant", "duration", "unknown"]
EventType = Literal[
    "meeting",
    "visit",
    "signing",
    "award",
    "appointment",
    "election",
    "decision",
    "milestone",
    "plan",
    "other",
]
EventStatus = Literal["held", "planned", "cancelled", "postponed"]
DateBasis = Literal["stated", "relative", "publication", "unknown"]
Disposition = Literal[
    "fact",
    "date",
    "document",
    "address",
    "telephone",
    "identifier",
    "ordinal",
    "name",
    "age",
    "frequency",
    "ratio",
    "unexplained",
]


@dataclass(frozen=True, slots=True)
class Header:
    """Title and publishing time of an article; ``body_start`` is the raw offset of its first body line."""

    title: str
    published_at: datetime
    body_start: int
    language: str
    is_truncated: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """One span that names something. ``start_date``/``end_date`` are set for resolved dates only.

    ``entity_name`` is the article's canonical name of the entity: ``Organisation.name``,
    ``Person.full_name``, the document's number with its kind, the place's name, or for a
    date its own folded text.
    """

    mention_type: MentionType
    entity_name: str
    text: str
    start: int
    end: int
    rule: str
    start_date: date | None = None
    end_date: date | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as one article knows it.

    ``name`` is the register's name where the register knows the body, else the longest form
    that the article writes. ``parent_name`` is the ``name`` of another organisation of the same
    article or of the register.
    """

    name: str
    organisation_type: OrganisationType
    parent_name: str | None
    is_registered: bool


@dataclass(frozen=True, slots=True)
class Alias:
    """Another way in which the article itself writes an organisation's name."""

    organisation_name: str
    alias: str
    alias_kind: AliasKind


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in the article; gender only where the text says it (ông, bà, anh, chị)."""

    full_name: str
    gender: Gender | None


@dataclass(frozen=True, slots=True)
class PersonRole:
    """A person holds (or held) a title at a body. ``organisation_name`` is null where the text does not say.

    ``title`` is in the words of the text, ``standard_title`` in those of the reference table.
    """

    full_name: str
    title: str
    standard_title: str
    role_class: RoleClass
    organisation_name: str | None
    is_former: bool
    valid_from: date | None
    valid_to: date | None
    evidence: str
    evidence_start: int
    evidence_end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Metric:
    """One number stated about an organisation.

    ``value`` is in ``unit_code`` with scales multiplied out; ``value_low`` and ``value_high`` are
    the ends of a stated range, or of the interval that rounding leaves open. ``decimals`` has
    XBRL's sense (2,498 tỷ is exact to -6). ``statement`` numbers the statement inside the article:
    a level, its change and its attainment share it. ``whole_statement`` is the statement of the
    whole that this level is a part of.
    """

    metric_name: str
    metric_code: str | None
    organisation_name: str | None
    unit_code: str
    period_start: date | None
    period_end: date | None
    period_type: PeriodType
    period_label: str | None
    scenario: Scenario
    value_type: ValueType
    comparison_basis: ComparisonBasis | None
    value: Decimal
    value_low: Decimal
    value_high: Decimal
    is_range: bool
    decimals: int
    qualifier: Qualifier
    statement: int
    whole_statement: int | None
    evidence: str
    evidence_start: int
    evidence_end: int
    sentence: str
    rule: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part in an event; ``name`` is a ``Person.full_name`` or an ``Organisation.name``."""

    participant_type: Literal["person", "organisation"]
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or is to happen, on a date."""

    event_type: EventType
    title: str
    status: EventStatus
    start_date: date | None
    end_date: date | None
    date_basis: DateBasis
    location: str | None
    organiser_name: str | None
    participants: tuple[Participant, ...]
    evidence: str
    evidence_start: int
    evidence_end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Numeral:
    """Every numeral of the body and title, and what became of it."""

    text: str
    start: int
    end: int
    disposition: Disposition
    sentence: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was read from one article."""

    header: Header
    mentions: tuple[Mention, ...]
    organisations: tuple[Organisation, ...]
    aliases: tuple[Alias, ...]
    persons: tuple[Person, ...]
    roles: tuple[PersonRole, ...]
    metrics: tuple[Metric, ...]
    events: tuple[Event, ...]
    numerals: tuple[Numeral, ...]
