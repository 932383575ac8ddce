"""Seats on a board that no title names: «Năm người trúng cử HĐQT: các ông A, B»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.extraction.names import Words
from orchestration.extraction.role_titles import Title, follows_title, titles

_BOARD = r"(?:Hội đồng quản trị|HĐQT|Hội đồng thành viên|HĐTV|Ban kiểm soát|Ban Kiểm soát|BKS)"
_ELECTED = re.compile(
    rf"(?<!\w)(?:trúng cử|đắc cử|trúng)(?: vào)? (?P<joined>{_BOARD})(?!\w)|"
    rf"(?<!\w)(?P<made>{_BOARD})(?=(?: mới| khóa mới| nhiệm kỳ (?:mới|\d{{4}} ?[-–] ?\d{{4}})| hiện)*"
    r" gồm(?: có)?:? (?:các |hai |ba )?(?:ông|bà)(?!\w))"
)


def memberships(words: Words) -> Iterator[tuple[int, int, Title, str]]:
    """The first word of each board that is said to be joined or made up, the word after it, and its members' title.

    «Năm người trúng cử [Hội đồng quản trị]: các ông A, B», «[HĐQT] nhiệm kỳ mới gồm các ông A, B»
    """
    for match in _ELECTED.finditer(words.text):
        group = "joined" if match["joined"] else "made"
        start, end = words.index_at(match.start(group)), words.index_at(match.end(group) - 1) + 1
        text = f"Thành viên {match[group]}"
        title = titles().exactly(text.lower().split())
        # «Chủ tịch HĐQT»: no seat but a post
        if title is not None and not (follows_title(words, start) or follows_title(words, start + 1)):
            yield start, end, title, text
