"""Seats on a board that no title names: «Năm người trúng cử HĐQT: các ông A, B»."""

from __future__ import annotations

from collections.abc import Iterator

from orchestration.extraction.names import Words
from orchestration.extraction.role_titles import Title, follows_title, titles
from orchestration.extraction.word_search import WordSearch, first_words

_BOARD = r"(?:Hội đồng quản trị|HĐQT|Hội đồng thành viên|HĐTV|Ban kiểm soát|Ban Kiểm soát|BKS)"
_TERM = r"(?: (?:mới|khóa mới|nhiệm kỳ (?:mới|\d{4} ?[-–] ?\d{4})|hiện(?: nay)?))*"
_ELECTED = WordSearch(
    rf"(?<!\w)(?:trúng cử|đắc cử|trúng)(?: vào)? (?P<joined>{_BOARD})(?!\w)|"
    rf"(?<!\w)(?P<listed>{_BOARD})(?=(?P<listing>{_TERM}(?: của [^.;:,\n]{{3,70}})?{_TERM} (?:gồm|có)(?: có)? "
    r"(?:\d{1,2}|ba|bốn|năm|sáu|bảy|chín) (?:thành viên|người)): (?:các )?(?:ông|bà)(?!\w))|"
    rf"(?<!\w)(?P<made>{_BOARD})(?={_TERM} gồm(?: có)?:? (?:các |hai |ba )?(?:ông|bà)(?!\w))",
    begins=first_words("trúng đắc Hội HĐQT HĐTV Ban BKS"),
)


def memberships(words: Words) -> Iterator[tuple[int, int, int, Title, str]]:
    """Each board that is joined or made up: its first word, the word after it, the word before the names, the title.

    «Năm người trúng cử [Hội đồng quản trị]: các ông A, B», «[HĐQT] nhiệm kỳ mới gồm các ông A, B»
    """
    for match in _ELECTED.finditer(words.text):
        group = next(name for name in ("joined", "listed", "made") if match[name])
        start, end = words.index_at(match.start(group)), words.index_at(match.end(group) - 1) + 1
        stop = words.index_at(match.end("listing") - 1) + 1 if match["listing"] else end
        text = f"Thành viên {match[group]}"
        title = titles().exactly(text.lower().split())
        # «Chủ tịch HĐQT»: no seat but a post
        if title is not None and not (follows_title(words, start) or follows_title(words, start + 1)):
            yield start, end, stop, title, text
