"""What a dbt test says in plain words, and what to do when it fails: as the UI shows it beside the test."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SAYS = {
    "unique": "Each {column_name} stands in one row only.",
    "not_null": "Every row has a {column_name}.",
    "relationships": "Every {column_name} leads to a row of {to}.",
    "accepted_values": "{column_name} is one of: {values}.",
    "dates_exist": "Every one of {columns} is a day of the calendar, or the unknown day.",
    "facts_come_from_canonical_articles": "No row comes from an article that repeats another: nothing counts twice.",
    "spans_hold_their_words": "Each evidence is as long as its stretch of the article.",
}
_WHAT_TO_DO = {
    "unique": "Look at two rows of one key: the model joins to something that has several rows for it.",
    "not_null": "Look for the row in the models before this one: a join found nothing, or the log lacks the value.",
    "relationships": "Materialise everything, so that both tables come of one state. When the rows stay, the model of "
    "the table that they lead to leaves out what this one has.",
    "accepted_values": "A rule gives a new value: when it is meant, add it to the list beside the model, else mend the "
    "rule.",
    "dates_exist": "A rule read a day that no calendar has: look at the evidence of the fact.",
    "facts_come_from_canonical_articles": "Materialise everything: the articles were compared anew after the facts.",
    "spans_hold_their_words": "The rule of the fact gives wrong offsets: news-warehouse explain KEY names it.",
}


def test_says(test: Mapping[str, Any]) -> str:
    """What holds when the test of this node of the manifest passes."""
    kind, arguments = _kind_and_arguments(test)
    return _SAYS[kind].format(**arguments)


def what_to_do(test: Mapping[str, Any]) -> str:
    """What to do when it fails."""
    return _WHAT_TO_DO[_kind_and_arguments(test)[0]]


def _kind_and_arguments(test: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    metadata = test["test_metadata"]
    arguments = {
        name: ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in metadata["kwargs"].items()
    }
    arguments["to"] = arguments.get("to", "").removeprefix("ref('").removesuffix("')")
    return metadata["name"], arguments
