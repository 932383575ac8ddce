"""The reference tables of ``dbt_project/reference`` as the rules use them.

They are read once, when the library is first used; after that extraction touches no file.
A cell that holds several values separates them by ``|``.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
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


def any_of(phrases: Iterable[str], *, not_after: str = "") -> str:
    """A pattern of the longest of many phrases that stands somewhere; beginnings that they share are tried once.

    ``not_after`` is what may not stand before them. It is asked behind the first letter, so that each
    alternative begins with a letter of its own, which lets a search skip all other characters.

    >>> any_of(["ký", "ký kết", "khai"])
    'k(?:hai|ý(?:\\\\ kết)?)'
    """
    rests: dict[str, list[str]] = {}
    for phrase in phrases:
        rests.setdefault(phrase[:1], []).append(phrase[1:])
    may_end = rests.pop("", None) is not None
    branches = []
    for first in sorted(rests):
        letter = re.escape(first)
        before = f"(?<!{not_after}{letter})" if not_after else ""
        branches.append(f"{letter}{before}{any_of(rests[first])}")
    if not branches:
        return ""
    if may_end or len(branches) > 1:
        return f"(?:{'|'.join(branches)}){'?' if may_end else ''}"
    return branches[0]


def name_key(name: str) -> str:
    """What two spellings of one name share: lower case, one kind of dash, single spaces.

    >>> name_key("Liên doanh Việt – Nga  Vietsovpetro") == name_key("liên doanh Việt-Nga Vietsovpetro")
    True
    """
    return _SPACES.sub(" ", _DASHES.sub(" - ", name)).strip().lower()
