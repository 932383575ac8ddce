"""The reference tables of ``dbt_project/reference`` as the rules use them.

They are read once, when the library is first used; after that extraction touches no file.
A cell that holds several values separates them by ``|``.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
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


def any_of(phrases: Iterable[str], *, not_after: str = "", then: Mapping[str, str] | None = None) -> str:
    r"""A pattern of the longest of many phrases that stands somewhere; beginnings that they share are tried once.

    ``then`` is the pattern that must follow some phrases, ``not_after`` what may not stand before any. The
    latter is asked behind the first letter, so that each alternative begins with a letter of its own, which
    lets a search skip all other characters.

    >>> any_of(["ký", "ký kết", "khai"])
    '(?:k(?:hai|ý(?:\\ kết|)))'
    """
    followed = dict.fromkeys(phrases, "") | dict(then or {})
    return f"(?:{'|'.join(_branches(followed, not_after))})"


def _branches(phrases: Mapping[str, str], not_after: str) -> Iterator[str]:
    rests: dict[str, dict[str, str]] = {}
    for phrase, following in phrases.items():
        rests.setdefault(phrase[:1], {})[phrase[1:]] = following
    end = rests.pop("", None)
    for first in sorted(rests):
        letter = re.escape(first)
        branches = list(_branches(rests[first], ""))
        rest = f"(?:{'|'.join(branches)})" if len(branches) > 1 else branches[0]
        yield f"{letter}(?<!{not_after}{letter}){rest}" if not_after else letter + rest
    if end is not None:
        yield end[""]


def name_key(name: str) -> str:
    """What two spellings of one name share: lower case, one kind of dash, single spaces.

    >>> name_key("Liên doanh Việt – Nga  Vietsovpetro") == name_key("liên doanh Việt-Nga Vietsovpetro")
    True
    """
    return _SPACES.sub(" ", _DASHES.sub(" - ", name)).strip().lower()
