"""One row of a bulk file, whatever the format: its number and its cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from orchestration.rejection import Rejection

COLUMNS = ("title", "published_at", "body")
# The longest row that is looked at: an article has at most 5 MB, of which JSON may escape three bytes as six.
MOST_ROW_BYTES = 16 * 1024 * 1024


class Row(NamedTuple):
    """``number`` counts from 1; ``cells`` holds the values of ``COLUMNS`` as the format gives them, or what is wrong.

    A cell is null when the row does not have it. Text may hold lone surrogates where bytes could not be decoded.
    """

    number: int
    cells: Mapping[str, object] | Rejection


def too_long(what: str) -> Rejection:
    """The rejection of a row that is longer than ``MOST_ROW_BYTES``."""
    return Rejection("too_large", f"{what} is longer than {MOST_ROW_BYTES:,} bytes. Split it into single articles.")


def missing_columns(found: list[str]) -> Rejection | None:
    """The rejection of a table that does not name each of ``COLUMNS`` once; null when it does."""
    wrong = [name for name in COLUMNS if found.count(name) != 1]
    if not wrong:
        return None
    return Rejection(
        "missing_column",
        f"The file must have one column {' and one '.join(wrong)}; it has {', '.join(found) or 'none'}. "
        f"Name the columns {', '.join(COLUMNS)}.",
    )
