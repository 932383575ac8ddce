"""The reference tables of ``dbt_project/reference`` as the rules use them.

They are read once, when the library is first used; after that extraction touches no file.
A cell that holds several values separates them by ``|``.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

REFERENCE_DIR = Path(__file__).resolve().parents[2] / "dbt_project" / "reference"

_DASHES = re.compile(r"\s*[-‐‑‒–—―−]\s*")
_SPACES = re.compile(r"\s+")


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``<name>.csv``; raises FileNotFoundError naming the file when it is missing."""
    with (REFERENCE_DIR / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            {key: unicodedata.normalize("NFC", value or "") for key, value in row.items()}
            for row in csv.DictReader(file)
        )


def cell_values(cell: str) -> tuple[str, ...]:
    """The values of a cell: «a|b» → («a», «b»)."""
    return tuple(value.strip() for value in cell.split("|") if value.strip())


@cache
def word_list(list_name: str) -> tuple[str, ...]:
    """The words of one list of ``word_lists.csv``, in its order: action_verb, function_word, phrase_edge."""
    return tuple(row["word"] for row in read_table("word_lists") if row["list_name"] == list_name)


def name_key(name: str) -> str:
    """What two spellings of one name share: lower case, one kind of dash, single spaces.

    >>> name_key("Liên doanh Việt – Nga  Vietsovpetro") == name_key("liên doanh Việt-Nga Vietsovpetro")
    True
    """
    return _SPACES.sub(" ", _DASHES.sub(" - ", name)).strip().lower()
