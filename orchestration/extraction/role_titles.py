"""The titles that people hold, found by their words. Whose title it is and at which body is decided in ``roles``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from orchestration.extraction.lexicon import cell_values, read_table
from orchestration.extraction.model import RoleClass
from orchestration.extraction.names import Phrases, Words


@dataclass(frozen=True, slots=True)
class Title:
    """A title of the reference table. ``body`` says what kind of body it belongs to."""

    name: str
    role_class: RoleClass
    body: str


@cache
def titles() -> Phrases[Title]:
    """All titles under all their spellings."""
    found: Phrases[Title] = Phrases()
    for row in read_table("titles"):
        title = Title(row["title"], cast("RoleClass", row["role_class"]), row["body"])
        for spelling in (row["title"], *cell_values(row["abbreviations"])):
            found.add(spelling, title)
    return found


def starts_title(words: Words, i: int) -> bool:
    """Whether a title begins at word ``i``.

    >>> starts_title(Words("Phó Tổng Giám đốc Công ty"), 0)
    True
    """
    return titles().at(words, i) is not None


def follows_title(words: Words, i: int) -> bool:
    """Whether a title ends right before word ``i``, or reaches beyond it.

    >>> follows_title(Words("Bí thư Đảng ủy"), 2)
    True
    """
    table = titles()
    return any((hit := table.at(words, k)) is not None and hit[0] >= i for k in range(max(i - 5, 0), i))


def is_title(text: str) -> bool:
    """Whether the whole text is one title: «TGĐ»."""
    words = Words(text)
    hit = titles().at(words, 0) if len(words) else None
    return hit is not None and hit[0] == len(words)


def standard_title(text: str) -> str:
    """A title as read, its known words in the one form of the table, so that titles can be grouped.

    >>> standard_title("Quyền Phó TGĐ"), standard_title("Ủy viên BTV Đảng ủy")
    ('Quyền Phó Tổng Giám đốc', 'Ủy viên Ban Thường vụ Đảng ủy')
    """
    words = Words(text)
    first = 1 if words.lows[:1] == ["quyền"] else 0
    hit = titles().at(words, first) if first < len(words) else None
    if hit is None:
        return text
    end, title = hit
    return text[: words.starts[first]] + title.name + text[words.ends[end - 1] :]
