"""Row counts and previews of tables, as the Dagster UI shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from dagster import MetadataValue

_PREVIEW_ROWS = 5
_LONGEST_CELL = 60
_LONGEST_FAILING_CELL = 300  # an explanation is a sentence or two
_MARKDOWN = re.compile(r"[\\`*_\[\]<>~!#&|$]|(?<=:)/|(?<=www)\.")  # links are made of bare addresses too
MOST_FAILING_ROWS = 20


def preview_metadata(row_count: int, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> dict[str, Any]:
    """Row count and a table of the first rows."""
    return {
        "dagster/row_count": row_count,
        "preview": MetadataValue.md(markdown_table(columns, list(rows)[:_PREVIEW_ROWS])),
    }


def failing_rows_metadata(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], what_to_do: str, row_count: int | None = None
) -> dict[str, Any]:
    """How many rows fail, a table of the first of them and the remedy; ``row_count`` when ``rows`` are not all."""
    if not rows:
        return {"failing_rows": 0}
    return {
        "failing_rows": len(rows) if row_count is None else row_count,
        "what_to_do": what_to_do,
        "rows": MetadataValue.md(markdown_table(columns, rows[:MOST_FAILING_ROWS], _LONGEST_FAILING_CELL)),
    }


def markdown_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], longest: int = _LONGEST_CELL) -> str:
    """A Markdown table; cells of more than ``longest`` characters are cut."""
    divider = "| " + " | ".join(["---"] * len(columns)) + " |"
    return "\n".join([_line(columns, longest), divider, *(_line(row, longest) for row in rows)])


def _line(cells: Iterable[Any], longest: int) -> str:
    return "| " + " | ".join(_cell(cell, longest) for cell in cells) + " |"


def _cell(value: Any, longest: int) -> str:
    """The value as text: an article may hold Markdown or HTML, which is shown and not obeyed."""
    text = "" if value is None else " ".join(str(value).split())
    text = text if len(text) <= longest else text[: longest - 1] + "…"
    return _MARKDOWN.sub(r"\\\g<0>", text)
