"""How verbs give titles to people: «được bổ nhiệm làm X», «từng giữ chức X, ông A», «9 năm ngồi ghế X, ông nghỉ»."""

from __future__ import annotations

import re

from orchestration.extraction.document import Document
from orchestration.extraction.model import Gender
from orchestration.extraction.names import Words
from orchestration.extraction.people import People
from orchestration.extraction.role_lists import PeopleLists
from orchestration.extraction.role_spans import TitleSpan

PRONOUNS: dict[str, Gender] = {"ông": "male", "anh": "male", "bà": "female", "chị": "female"}
"""What takes up a person named before."""
# Words that may stand between a verb of appointment and the title: «giữ chức vụ quyền …».
_FILLERS = frozenset(
    (
        "chức vụ danh cương vị trí vai trò quyền tiếp tục lại thêm vào được một trong những các bổ sung hai ba ghế tân "
        "tư cách"
    ).split()
)
_MOST_FILLERS = 5
_CAPACITIES = frozenset({"tư cách", "cương vị", "vai trò"})
_LINKS = frozenset("làm là giữ nhiệm bầu cử giao kiêm thành chọn thời trách nhận khỏi rời ngồi từ rồi lên".split())
# «đề cử ông A vào ghế Chủ tịch»: a candidate holds nothing yet.
_RUNNING = re.compile(r"(?<!\w)(?:ứng cử|đề cử|tranh cử|ứng viên|giới thiệu|ứng tuyển|đăng ký|nộp đơn)(?!\w)[^.;]*$")
# «HĐQT giao bà A ghế [Phó Chủ tịch]»: who it is given to stands between.
_SEAT_GIVEN = re.compile(
    r"(?<!\w)(?:giao|trao|dành|nhường|giao lại|trao lại)(?: cho)? (?:ông|bà|anh|chị|đồng chí|đ/c)(?: [A-ZĐÀ-Ỹ]\w*){1,5}"
    r"(?: (?:giữ|ngồi|nhận))? (?:chiếc ghế|ghế|vị trí|cương vị|vai trò|trọng trách) $"
)
# «…, ông nghỉ hưu theo chế độ»: what was held until then.
RETIRES = re.compile(r", (?:ông|bà|anh|chị) (?:đã |sẽ |chính thức |xin )?(?:nghỉ|rời|thôi|từ nhiệm)(?!\w)")
# «trong thời gian chờ bổ nhiệm Tổng Giám đốc mới»: a post that nobody holds yet.
_PENDING = re.compile(
    r"(?<!\w)(?:chờ|tìm kiếm|(?:đến|tới|trước) khi (?:có|bổ nhiệm|bầu|kiện toàn|tìm được))(?!\w)[^.;,]{0,30} $"
)
# «Từng giữ chức Giám đốc X, ông A»
_BEFORE_SUBJECT = re.compile(
    r"[“\"]?(?:Từng|Vốn|Là|(?:Với|Trên|Ở|Trong) (?:tư cách|cương vị|vai trò|vị trí))(?!\w)[^.,;:]{0,40} "
)
_TO_SUBJECT = re.compile(r"[^.,;:\n]{0,40}, ")
_RELATIVE = re.compile(r",? (?:là )?người (?:được|vừa|đã|sẽ|chuyển|nay|sau đó|trước đó)(?!\w)")


class VerbReader:
    """Reads the verbs before the titles of one article, and which person they speak of."""

    def __init__(self, doc: Document, people: People, words: Words, lists: PeopleLists) -> None:
        self.doc, self.people, self.words, self.lists = doc, people, words, lists

    def is_linked(self, title: TitleSpan) -> bool:
        """«được bổ nhiệm làm [Giám đốc]», «giữ chức quyền [Giám đốc]»: whether a verb gives the title to somebody."""
        words = self.words
        if not title.start or words.gap(title.start) not in (" ", ": ") or self._is_nobodys(title):
            return False
        offset = words.starts[title.start]
        is_seat = _SEAT_GIVEN.search(self.doc.text, max(offset - 80, 0), offset) is not None
        return is_seat or self._is_given(title) or self._is_capacity(title)

    def _is_nobodys(self, title: TitleSpan) -> bool:
        """«30 người giữ chức vụ từ [phó phòng] trở lên», «chờ bổ nhiệm [Giám đốc] mới»."""
        words, start = self.words, self.words.starts[title.start]
        is_rank = words.lows[title.end : title.end + 2] == ["trở", "lên"]
        return is_rank or _PENDING.search(self.doc.text, max(start - 60, 0), start) is not None

    def _past_fillers(self, title: TitleSpan) -> int:
        """The word before the title and the words between it and its verb; -1 for none."""
        k, steps = title.start - 1, 0
        while k >= 0 and steps < _MOST_FILLERS and self.words.lows[k] in _FILLERS:
            k, steps = k - 1, steps + 1
        return k

    def _is_capacity(self, title: TitleSpan) -> bool:
        """«góp mặt với tư cách [thành viên độc lập HĐQT]», «kinh qua các vị trí [Quản đốc]»."""
        lows, k = self.words.lows, self._past_fillers(title)
        if lows[max(k, 0)] == "với" and " ".join(lows[k + 1 : k + 3]) in _CAPACITIES:
            return True
        return k > 0 and lows[k] == "qua" and lows[k - 1] in ("kinh", "trải")

    def _is_given(self, title: TitleSpan) -> bool:
        words, k = self.words, title.start - 1
        steps = 0
        while k >= 0 and steps < _MOST_FILLERS and words.lows[k] in _FILLERS:
            if words.lows[k] == "chức":
                return True
            if words.lows[k] == "vào" and steps:  # «bổ nhiệm bà A – Phó Giám đốc – vào ghế Giám đốc»
                start = words.starts[k]
                return _RUNNING.search(self.doc.text, max(start - 80, 0), start) is None
            k, steps = k - 1, steps + 1
        return k >= 0 and words.lows[k] in _LINKS and all(words.gap(m) == " " for m in range(k + 1, title.start))

    def is_before_subject(self, p: int, title: TitleSpan) -> bool:
        """«Từng giữ chức Giám đốc Công ty X, [ông A] có 20 năm kinh nghiệm»: the subject follows its clause."""
        spans, starts = self.people.word_spans, self.words.starts
        if p >= len(spans) or not self.lists.share_sentence(spans[p][0], title.start):
            return False
        sentence = self.doc.sentence_at(starts[title.start])
        address = starts[self.people.address_starts[p]]
        return bool(
            _BEFORE_SUBJECT.fullmatch(self.doc.text, sentence.start, starts[title.start])
            and _TO_SUBJECT.fullmatch(self.doc.text, self.words.ends[title.end - 1], address)
        )

    def opens_with_past(self, title: TitleSpan) -> bool:
        """«Từng giữ chức [Giám đốc], ông A»: whether the sentence opens with what is over."""
        start = self.doc.sentence_at(self.words.starts[title.start]).start
        return self.doc.text.startswith(("Từng", "Vốn"), start) or title.is_former

    def following_pronoun(self, title: TitleSpan) -> str | None:
        """«Gắn bó 30 năm, trong đó 9 năm ngồi ghế Giám đốc, [ông] nghỉ hưu»: the subject follows its clause."""
        words, stop = self.words, self.doc.sentence_at(self.words.starts[title.start]).end
        for k in range(title.end, len(words) - 1):
            if words.starts[k] >= stop:
                break
            if words.lows[k] in PRONOUNS:
                is_subject = words.gap(k).endswith(", ") and words.gap(k + 1) == " " and not words.is_capital(k + 1)
                return words.lows[k] if is_subject else None
        return None

    def is_told_of(self, p: int) -> bool:
        """«ông A kế nhiệm ông B, [người được điều động làm] Chủ tịch»: the clause is on B."""
        return bool(_RELATIVE.match(self.doc.text, self.people.mentions[p].end))
