"""Puts the rules in order: one article in, one ``Extraction`` out."""

from __future__ import annotations

from bisect import bisect_right

from orchestration.extraction.dates import DateMention, find_dates
from orchestration.extraction.document import Document, parse_document
from orchestration.extraction.documents import DocumentMention, find_documents
from orchestration.extraction.events import find_events
from orchestration.extraction.metrics import find_metrics
from orchestration.extraction.model import Disposition, Extraction, Mention, MentionType, Numeral
from orchestration.extraction.organisations import Organisations, find_organisations
from orchestration.extraction.people import People, find_people
from orchestration.extraction.places import PlaceMention, find_places
from orchestration.extraction.quantities import Accounted, Claim, find_quantities
from orchestration.extraction.quantity import Quantity
from orchestration.extraction.roles import find_roles


def extract(raw_text: str) -> Extraction:
    """All facts of one article. Pure and deterministic; raises ``HeaderError`` for a text without a header."""
    document = parse_document(raw_text)
    dates = find_dates(document)
    documents = find_documents(document, dates)
    places = find_places(document)
    organisations = find_organisations(document)
    people = find_people(document, organisations)
    quantities, accounted = find_quantities(document, _claims(document, dates, documents, places, organisations))
    metrics, unnamed = find_metrics(document, quantities, dates, organisations, people)
    roles = find_roles(document, organisations, people)
    events = find_events(document, dates, documents, places, organisations.mentions, people.mentions)
    return Extraction(
        header=document.header,
        mentions=tuple(_mentions(document, dates, documents, places, organisations, people)),
        organisations=tuple(organisations.organisations.values()),
        aliases=organisations.aliases,
        persons=tuple(people.persons.values()),
        roles=tuple(roles),
        metrics=tuple(metrics),
        events=tuple(events),
        numerals=tuple(_numerals(document, accounted, unnamed)),
    )


def _claims(
    document: Document,
    dates: tuple[DateMention, ...],
    documents: tuple[DocumentMention, ...],
    places: tuple[PlaceMention, ...],
    organisations: Organisations,
) -> list[Claim]:
    """What explains a numeral before quantities are looked for; the header's own date too."""
    claims: list[Claim] = [(*document.header_line, "date")]
    claims += [(mention.start, mention.end, "date") for mention in dates]
    claims += [(mention.start, mention.end, "document") for mention in documents]
    claims += [(mention.start, mention.end, "address") for mention in places if mention.kind == "address"]
    claims += [(mention.start, mention.end, "name") for mention in organisations.mentions]
    return claims


def _mentions(
    document: Document,
    dates: tuple[DateMention, ...],
    documents: tuple[DocumentMention, ...],
    places: tuple[PlaceMention, ...],
    organisations: Organisations,
    people: People,
) -> list[Mention]:
    """One record for each span that names something, in reading order."""
    found = [
        Mention(
            "date",
            " ".join(mention.text.split()),
            document.words(mention.start, mention.end),
            *document.raw_span(mention.start, mention.end),
            mention.rule,
            mention.first,
            mention.last,
        )
        for mention in dates
        if mention.first is not None and not mention.is_anaphoric
    ]
    named: list[tuple[MentionType, str, int, int, str]] = [
        *(("document", d.name, d.start, d.end, "cited_document") for d in documents),
        *(("place", p.name, p.start, p.end, f"{p.kind}_place") for p in places),
        *(("organisation", o.name, o.start, o.end, o.rule) for o in organisations.mentions),
        *(("person", p.full_name, p.start, p.end, p.rule) for p in people.mentions),
    ]
    found += [
        Mention(mention_type, name, document.words(start, end), *document.raw_span(start, end), rule)
        for mention_type, name, start, end, rule in named
    ]
    return sorted(found, key=lambda mention: (mention.start, mention.end, mention.mention_type))


def _numerals(document: Document, accounted: list[Accounted], unnamed: list[Quantity]) -> list[Numeral]:
    """Every numeral with what became of it; a quantity whose measure nobody names stays unexplained."""
    starts = [quantity.start for quantity in unnamed]  # of stretches in order that do not overlap
    records: list[Numeral] = []
    for numeral in accounted:
        disposition: Disposition = numeral.disposition
        lost = bisect_right(starts, numeral.start) - 1
        if lost >= 0 and numeral.start < unnamed[lost].end:
            disposition = "unexplained"
        start, end = document.raw_span(numeral.start, numeral.end)
        records.append(Numeral(document.raw[start:end], start, end, disposition, document.sentence_text(numeral.start)))
    return records
