"""The words that announce an event, as ``event_triggers.csv`` lists them, found in running text.

``form`` says how the words work: ``act`` is an event by itself («ký kết»), ``noun`` names one that
must be held («Hội nghị»), ``hold`` and ``hold_done`` are the verbs of holding, ``attend`` those of
being there, ``completion`` is an event only as somebody's aim or on a stated day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from orchestration.extraction.lexicon import any_of, cell_values, read_table
from orchestration.extraction.model import EventType

_BETWEEN = r" (?:(?:các|những|một số|các quyết định|quyết định) )?"
_REACH_OF_COMPLEMENT = 140


@dataclass(frozen=True, slots=True)
class Trigger:
    """Trigger words in the text; of a verb of holding only ``form`` matters.

    ``reach`` is where the second half of the verb ends («đưa … vào vận hành»), else ``end``.
    """

    start: int
    end: int
    words: str
    event_type: EventType
    form: str
    reach: int


@dataclass(frozen=True, slots=True)
class _Row:
    event_type: EventType
    form: str
    objects: re.Pattern[str] | None
    complements: re.Pattern[str] | None


@cache
def _rows() -> tuple[dict[str, tuple[_Row, ...]], re.Pattern[str]]:
    rows: dict[str, tuple[_Row, ...]] = {}
    for row in read_table("event_triggers"):
        objects, complements = cell_values(row["objects"]), cell_values(row["complements"])
        rows[row["trigger"]] = (
            *rows.get(row["trigger"], ()),
            _Row(
                cast("EventType", row["event_type"] or "other"),
                row["form"],
                re.compile(_BETWEEN + r"(?:" + "|".join(map(re.escape, objects)) + r")(?!\w)|" + _counted(objects))
                if objects
                else None,
                re.compile(r" (?:" + "|".join(map(re.escape, complements)) + r")\b") if complements else None,
            ),
        )
    return rows, re.compile(any_of(rows) + r"(?!\w)")


def _counted(objects: tuple[str, ...]) -> str:
    return r" \d" if "0" in objects else r"(?!)"


def find_triggers(text: str) -> tuple[Trigger, ...]:
    """Every trigger of a lower-case text whose object stands where the table asks for it."""
    rows, pattern = _rows()
    found: list[Trigger] = []
    for match in pattern.finditer(text):
        start, end = match.span()
        if start and text[start - 1].isalnum():
            continue
        for row in rows[match.group()]:
            if row.objects and not row.objects.match(text, end):
                continue
            reach = _complement_end(text, end, row.complements) if row.complements else end
            if reach is None:
                continue
            found.append(Trigger(start, end, match.group(), row.event_type, row.form, reach))
            break
    return tuple(found)


def _complement_end(text: str, end: int, complements: re.Pattern[str]) -> int | None:
    """«cử ông … làm người đại diện»: where the second half of the verb ends, in the same sentence."""
    reach = re.split(r"[.;\n](?= |\Z|\n)", text[end : end + _REACH_OF_COMPLEMENT], maxsplit=1)[0]
    match = complements.search(reach)
    return end + match.end() if match else None
