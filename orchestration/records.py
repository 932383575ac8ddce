"""From the records of the extractor to the rows of the log."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from orchestration.extraction.model import Event, Extraction, Header, Mention, Numeral
from orchestration.shingles import shingles

Rows = dict[str, list[dict[str, Any]]]


def rows_of(extraction: Extraction, key: dict[str, str]) -> Rows:
    """The rows of every extracted table; ``key`` (content, version, batch) goes into each."""
    records: Rows = {
        "mentions": [_mention(mention) for mention in extraction.mentions],
        "organisations": [
            {
                "organisation_name": organisation.name,
                "organisation_type": organisation.organisation_type,
                "parent_name": organisation.parent_name,
                "is_registered": organisation.is_registered,
            }
            for organisation in extraction.organisations
        ],
        "organisation_aliases": [asdict(alias) for alias in extraction.aliases],
        "persons": [asdict(person) for person in extraction.persons],
        "person_roles": [asdict(role) for role in extraction.roles],
        "metrics": [asdict(metric) for metric in extraction.metrics],
        "events": [_event(number, event) for number, event in enumerate(extraction.events)],
        "event_participants": [
            {
                "event_number": number,
                "participant_type": participant.participant_type,
                "participant_name": participant.name,
                "participant_role": participant.role,
            }
            for number, event in enumerate(extraction.events)
            for participant in event.participants
        ],
        "numerals": [_numeral(numeral) for numeral in extraction.numerals],
    }
    return {table: [{**key, **record} for record in table_records] for table, table_records in records.items()}


def header_row(header: Header, raw_text: str) -> dict[str, Any]:
    """The header's columns of the commit record, with the shingles of the body that it leaves."""
    return {**asdict(header), "shingles": shingles(raw_text[header.body_start :])}


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "mention_type": mention.mention_type,
        "entity_name": mention.entity_name,
        "mention_text": mention.text,
        "mention_start": mention.start,
        "mention_end": mention.end,
        "start_date": mention.start_date,
        "end_date": mention.end_date,
        "rule": mention.rule,
    }


def _event(number: int, event: Event) -> dict[str, Any]:
    row = asdict(event)
    del row["participants"]
    return {"event_number": number, **row}


def _numeral(numeral: Numeral) -> dict[str, Any]:
    return {
        "numeral_text": numeral.text,
        "numeral_start": numeral.start,
        "numeral_end": numeral.end,
        "disposition": numeral.disposition,
        "sentence": numeral.sentence,
    }
