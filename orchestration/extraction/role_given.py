"""Posts that the text gives away: «ghế Giám đốc giao cho Phó Giám đốc A», «chức Trưởng ban về tay ông B»."""

from __future__ import annotations

import re

from orchestration.extraction.document import Document
from orchestration.extraction.names import Words
from orchestration.extraction.people import People
from orchestration.extraction.role_spans import TitleSpan

_POST = r"(?:ghế|chức|chức vụ|chức danh|vị trí|cương vị|vai trò|nhiệm vụ|trọng trách|công việc|quyền)"
_GIVE = r"(?:giao|trao|bàn giao|chuyển giao|chuyển|nhường|giao phó|ủy thác)"
_TENSES = r"(?:(?:sẽ|đã|vừa|nay|hiện|tạm|tạm thời|chính thức|vẫn|tiếp tục|được|lại|mới|này) )*"
_ASIDE = r"(?: (?:từ|kể từ) (?:ngày )?[\d/.-]{1,10}| mới| nhiệm kỳ (?:mới|\d{4} ?[-–] ?\d{4}))?"
_WHOSE = r"(?:(?:cựu|nguyên|quyền|một|chính|người cũ là|gương mặt mới là|người mới là) )?"
# «ghế Giám đốc BHX [giao cho] Phó Giám đốc A», «vị trí Kế toán trưởng [về tay] bà B»
_GOES_TO = re.compile(
    rf"{_ASIDE},? {_TENSES}(?:{_GIVE}(?: lại)? cho|về tay|thuộc về|rơi vào tay|về với|đến tay) {_WHOSE}"
)
# «[giao ghế] Tổng Giám đốc [cho] Phó Tổng Giám đốc A»
_GIVEN_BEFORE = re.compile(rf"(?<!\w){_GIVE}(?: lại)? {_POST} $", re.IGNORECASE)
_CHOSEN_BEFORE = re.compile(rf"(?<!\w)(?:chọn|tìm được|có) (?:người )?(?:cho|vào) {_POST} $", re.IGNORECASE)
_TO = re.compile(rf"{_ASIDE} (?:lại )?cho {_WHOSE}")
_POST_BEFORE = re.compile(rf"(?<!\w){_POST} $", re.IGNORECASE)
# «Chức Giám đốc [hiện do] ông A [đảm nhiệm]»
_BY = re.compile(rf"{_ASIDE} {_TENSES}do {_WHOSE}")
_HOLDS = re.compile(
    r"[^.;\n]{0,80}? (?:tạm |tiếp tục |vẫn )?"
    r"(?:đảm nhận|đảm nhiệm|đảm đương|nắm giữ|nắm|kiêm nhiệm|kiêm|phụ trách|đảm trách|giữ|gánh|trông coi)(?!\w)"
)
# «vị trí Trưởng ban mà bà B [để lại]»
_LEAVES = re.compile(
    r" (?:vừa |đã |mới |từng |đang |hiện |còn )?(?:để lại|bỏ trống|rời|nắm|giữ|đảm nhiệm|đảm nhận|kiêm)(?!\w)"
)
_LONGEST = 14  # words between a post and whom it is given to


class GivenPosts:
    """Finds the posts of one article that are given to people named after them."""

    def __init__(self, doc: Document, people: People, words: Words, by_end: dict[int, TitleSpan]) -> None:
        self.doc, self.people, self.words, self.by_end = doc, people, words, by_end

    def of(self, p: int, row: list[TitleSpan]) -> TitleSpan | None:
        """The post that is given to person ``p``, before whose name the titles of ``row`` may stand."""
        words = self.words
        start = min(self.people.address_starts[p], self.people.word_spans[p][0])
        start = min(start, row[0].start) if row else start
        for k in range(start, max(start - _LONGEST, 0), -1):
            title = self.by_end.get(k)
            if title is None or (row and title.start >= row[0].start):
                continue
            return title if self._is_given(title, words.starts[start], self.people.mentions[p].end) else None
        return None

    def _is_given(self, title: TitleSpan, start: int, end: int) -> bool:
        offset = self.words.starts[title.start]
        between = self.doc.text[self.words.ends[title.end - 1] : start]
        if not between.endswith(" ") or "\n" in between:
            return False
        before = max(offset - 40, 0)
        if _GIVEN_BEFORE.search(self.doc.text, before, offset) or _CHOSEN_BEFORE.search(self.doc.text, before, offset):
            return _TO.fullmatch(between) is not None
        if _POST_BEFORE.search(self.doc.text, before, offset) is None:
            return False
        return _GOES_TO.fullmatch(between) is not None or (
            _BY.fullmatch(between) is not None and _HOLDS.match(self.doc.text, end) is not None
        )

    def left_by(self, p: int) -> TitleSpan | None:
        """«vị trí Trưởng Ban Kiểm soát mà bà B để lại khi nghỉ hưu»: the post that person ``p`` leaves or holds."""
        words = self.words
        start = min(self.people.address_starts[p], self.people.word_spans[p][0])
        title = self.by_end.get(start - 1)
        if title is None or words.lows[start - 1] != "mà" or not words.gap(start - 1) == words.gap(start) == " ":
            return None
        return title if _LEAVES.match(self.doc.text, self.people.mentions[p].end) else None
