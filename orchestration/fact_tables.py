"""The tables of facts: the key of each, and the columns that hold its words and where they stand in the article."""

from __future__ import annotations

from typing import NamedTuple


class FactTable(NamedTuple):
    """Columns of one table; ``start`` and ``end`` are the first offset of the words and the one after the last."""

    key: str
    words: str
    start: str
    end: str


_EVIDENCE = ("evidence", "evidence_start", "evidence_end")
# The keys stay the same as long as an article says a thing.
FACT_TABLES = {
    "fct_metrics": FactTable("metric_fact_key", *_EVIDENCE),
    "fct_events": FactTable("event_key", *_EVIDENCE),
    "fct_person_roles": FactTable("person_role_key", *_EVIDENCE),
    "fct_mentions": FactTable("mention_key", "mention_text", "mention_start", "mention_end"),
}
