"""Rows of titles beside a person's name: «ông A, sinh năm 1970, Bí thư Đảng ủy, Giám đốc», «Chủ tịch HĐQT bà B»."""

from __future__ import annotations

import re

from orchestration.extraction.document import Document
from orchestration.extraction.organisations import Organisations
from orchestration.extraction.people import People
from orchestration.extraction.role_spans import TitleSpan

_CHAIN_GAPS = frozenset({") -", ") –", ",", "-", "–", "", ", ", "(", "—", "), ", ")", ":"})
_LIFE = frozenset({("sinh", "năm"), ("sinh", "ngày"), ("sinh", "tháng"), ("quê", "quán"), ("tuổi", "đời")})
_LONGEST_LIFE = 16
_LONGEST_ASIDE = 10
_ENDS_SENTENCE = re.compile(r"[.\n]")
# «lên Phó Giám đốc [đơn vị này năm 2012], Giám đốc vào tháng 10/2013»
_MONTH = r"(?:(?:đầu |cuối |giữa )?(?:năm|tháng|quý|ngày) (?:\d{1,2}[/-])?\d{1,4}(?: năm \d{4})?|\d{4}|\d{1,2}/\d{4})"
_WHERE_AND_WHEN = re.compile(
    r"(?: (?:các )?(?:khóa|nhiệm kỳ) (?:[IVXLC]+|\d{4} ?[-–] ?\d{4}|đầu|trước)(?:, (?:[IVXLC]+))*)?"
    r"(?: (?:của )?(?:đơn vị|công ty|nhà máy|xí nghiệp|ngân hàng|chi nhánh) này| (?:tại|ở) (?:đây|đó))?"
    rf"(?:,? (?:từ |vào |hồi |kể từ |trong |giai đoạn |năm )?{_MONTH}(?: ?(?:–|-|đến|tới) ?(?:hết |nay|{_MONTH}))?)?"
    r"(?=(?:,|;| rồi| và) )"
)
_PRESENT = frozenset({("hiện", "nay"), ("hiện", "tại"), ("đương", "nhiệm"), ("tiền", "nhiệm")})
_MOST_OF_YEARS = 4
_TENSES = frozenset({"nguyên", "cựu", "quyền", "hiện"})
_CONNECTORS = frozenset(
    "kiêm nguyên cựu quyền và hiện là đồng thời giữ chức nhiệm đương kim đang vốn q tân rồi sau đó tiếp".split()
)
# «thành viên HĐQT nhiệm kỳ 2024 - 2029, gồm [các ông A, B và C]»: what may stand between a title and those it names.
_INTRODUCTION = re.compile(
    r"(?:,? (?:mới|(?:khóa|nhiệm kỳ)(?: mới| này| tới| [IVXLC]+| \d{4} ?[-–] ?\d{4})?|độc lập|chính thức|đương nhiệm))*"
    r"(?:\. (?:Đó|Người (?:đó|được (?:chọn|bổ nhiệm|bầu|giao)|trúng cử)) là)?"
    r"(?:,? (?:(?:bao |cụ thể )?gồm(?: có)?|có|(?:nay |hiện |hiện nay |vẫn )?là|như sau|gồm những người sau|thuộc về|"
    r"(?:sẽ )?được (?:giao|trao|bàn giao)(?: lại)? cho)(?: \d+ (?:người|thành viên|ông, bà))?)?"
    r"(?::|,)?\s*(?:[-–•+*]\s*|\d{1,2}[.)]\s*)?"
)
INTRODUCING_WORDS = re.compile(r"(?<!\w)(?:gồm|có|là|sau|về|cho)(?!\w)|:")
_LEAVING_BEFORE = re.compile(
    r"(?:từ nhiệm|miễn nhiệm|bãi nhiệm|từ chức|thôi giữ|thôi)(?: tư cách| chức danh| chức vụ| chức| vị trí)? $"
)
_LONGEST_INTRODUCTION = 14
# «Sau khi nghe ý kiến của», «Tại buổi làm việc với»: whoever is named next is not the subject of the sentence.
_SUBORDINATE = re.compile(
    r"[“\"]?(?:Sau|Trước|Khi|Tại|Trong|Nghe|Cùng|Ghi nhận|Tiếp thu|Trả lời|Đáp lại|Chia sẻ|Trao đổi|Tiếp)(?!\w).* "
    r"(?:của|với|cùng|từ|gặp|tiếp|đón|thăm)(?: (?:các|hai|ba))? $"
)
_MOST_IN_CLAUSE = 20  # people
_LONGEST_CLAUSE = 400  # characters
_ACTS = re.compile(
    r" (?:đã |cũng |sẽ |vừa )?(?:kết luận|khẳng định|nhấn mạnh|cho (?:biết|rằng|hay)|phát biểu|đề nghị|yêu cầu|chỉ đạo|"
    r"giao|ghi nhận|biểu dương|đánh giá|nêu|nói|lưu ý|mong|tin|hoan nghênh|thống nhất|đồng ý|bày tỏ|cảm ơn|chúc)(?!\w)"
)
# Titles that mean nothing without a body.
NEEDS_BODY = frozenset(
    {"Ủy viên", "Thành viên", "Hội viên", "Chuyên gia", "Chuyên viên", "Chuyên viên chính", "Cố vấn", "Trợ lý"}
    | {"Thư ký", "Ủy viên Thường trực", "Chủ nhiệm", "Phó Chủ nhiệm"}
)


# The last syllable of «báo cáo», «thay mặt», «tháp tùng», «cảm ơn», «kính thưa», «gặp», «tiếp», «đón».
_TELLING = frozenset("cáo mặt tùng ơn thưa gặp tiếp đón trình mời cùng với theo".split())


class TitleRows:
    """Reads the rows of titles after and before the people of one article."""

    def __init__(self, doc: Document, organisations: Organisations, people: People, titles: list[TitleSpan]) -> None:
        self.doc, self.people, self.organisations = doc, people, organisations
        self.words = organisations.words
        self.by_start = {title.start: title for title in titles}
        self.by_end = {title.end: title for title in titles}

    def after(self, p: int) -> list[TitleSpan]:
        """«ông A, Ủy viên BTV Đảng ủy, Phó Tổng Giám đốc»: the row of titles after the name."""
        words = self.words
        chain: list[TitleSpan] = []
        position = self._past_aside(self._past_life(self.people.word_spans[p][1]))
        first = True
        while position < len(words):
            gap = words.gap(position)
            if "\n" in gap or ";" in gap or (gap.strip() not in _CHAIN_GAPS and not gap.startswith((") ", "), "))):
                break
            start = self.past_connector(position)
            if first and gap == " " and start == position and not words.is_capital(position):
                break
            title = self.by_start.get(start)
            if title is None:
                position = self._past_organisation(position, gap) if chain else -1
                if position < 0:
                    break
                continue
            if not first and gap == " " and (start == position or self._belongs_to_next(title)):
                break
            if not first and start == position and gap == ", " and self._is_subject(title, p):
                break
            chain.append(title)
            position, first = self.past_years(title.end), False
        return chain

    def _is_subject(self, title: TitleSpan, p: int) -> bool:
        """«Sau khi nghe báo cáo của ông A, Giám đốc Sở, [Bí thư Tỉnh ủy] kết luận»: the one who does what follows."""
        words, first = self.words, p
        if not _ACTS.match(self.doc.text, words.ends[title.end - 1]):
            return False
        sentence = self.doc.sentence_at(words.starts[title.start])
        while 0 < first > p - _MOST_IN_CLAUSE and words.starts[self.people.address_starts[first - 1]] >= sentence.start:
            first -= 1
        named = words.starts[self.people.address_starts[first]]
        before = self.doc.text[sentence.start : min(named, sentence.start + _LONGEST_CLAUSE)]
        return _SUBORDINATE.match(before) is not None

    def _belongs_to_next(self, title: TitleSpan) -> bool:
        """«…, Phó Tổng giám đốc X và Đại sứ Australia …»: the words after «và» begin another person's title."""
        words, end = self.words, title.end
        if words.lows[title.start - 1] != "và" or end >= len(words):
            return False
        return words.gap(end) == " " and words.is_capital(end)

    def _past_life(self, position: int) -> int:
        """«ông A, [sinh năm 1976, quê Hà Tĩnh,] Giám đốc»: the word after what is said of a life."""
        words, k = self.words, position
        if words.lows[k + 1 : k + 2] == ["tuổi"] and words.lows[k].isdigit():
            return k + 2  # «ông A, 45 tuổi, Giám đốc»
        while tuple(words.lows[k : k + 2]) in _LIFE or words.lows[k : k + 1] == ["quê"]:
            k += 1
            while k < len(words) and words.gap(k) in (" ", "/", "-", ".") and k - position < _LONGEST_LIFE:
                k += 1
        return k

    def _past_aside(self, position: int) -> int:
        """«ông A [(thứ hai từ trái sang)], Chủ tịch HĐQT»: the word after a bracket that holds no title."""
        words, k = self.words, position
        if k >= len(words) or words.gap(k) not in (" (", "("):
            return position
        while k + 1 < len(words) and k - position < _LONGEST_ASIDE and ")" not in words.gap(k + 1):
            if k in self.by_start or "\n" in words.gap(k + 1):
                return position
            k += 1
        is_aside = k + 1 < len(words) and words.gap(k + 1) in ("), ", ") - ", ") – ") and k not in self.by_start
        return k + 1 if is_aside else position

    def past_connector(self, position: int) -> int:
        """The word after «kiêm», «đồng thời là», «nguyên», «và», «hiện là»."""
        lows = self.words.lows
        k = position
        while k < len(lows) and k - position < 4:
            low = lows[k]
            if low in _CONNECTORS and not (k > position and self._ends_sentence(k)):
                k += 1
            else:
                break
        if k > position and k < len(lows) and self._ends_sentence(k):
            return position  # «… do ông A giữ. Tân Tổng Giám đốc sinh năm 1970»
        return k if k in self.by_start else position

    def _ends_sentence(self, k: int) -> bool:
        """Whether a full stop stands before word ``k``, no «Q.» of «Q. Tổng Giám đốc»."""
        return _ENDS_SENTENCE.search(self.words.gap(k)) is not None and self.words.lows[k - 1] != "q"

    def past_years(self, position: int) -> int:
        """«Giám đốc Chi nhánh Huế [(2011 – 2016)], Giám đốc Khối …»: the word after years in brackets."""
        words, k = self.words, position
        if k >= len(words) or not words.gap(k).endswith("("):
            return self._past_time(position)
        while k < len(words) and k - position < _MOST_OF_YEARS and words.lows[k].isdigit():
            k += 1
        return k if k > position and k < len(words) and ")" in words.gap(k) else position

    def _past_time(self, position: int) -> int:
        """«lên Phó Giám đốc [đơn vị này năm 2012], Giám đốc»: the word after where and since when before a comma."""
        aside = _WHERE_AND_WHEN.match(self.words.text, self.words.ends[position - 1]) if position else None
        if aside is None or aside.end() == aside.start():
            return position
        return self.words.index_at(aside.end() - 1) + 1

    def _past_organisation(self, position: int, gap: str) -> int:
        """«Vụ trưởng Vụ Pháp chế, Bộ Công Thương, …»: the word after a body that only places the one before."""
        if gap.strip() != ",":
            return -1
        mention = self.organisations.starting_at(self.words.starts[position])
        return self.words.index_at(mention.end) if mention is not None else -1

    def before(self, p: int) -> list[TitleSpan]:
        """«Bí thư Tỉnh ủy Bùi Thị Quỳnh Vân», «Bí thư Đảng ủy, Chủ tịch HĐTV Tập đoàn ông A»."""
        words = self.words
        start = self.people.word_spans[p][0]
        address = self.people.address_starts[p]
        chain: list[TitleSpan] = []
        for position in dict.fromkeys((start, address)):
            end = position
            is_apposed = position == address != start and words.gap(position) == ", "
            # «Chủ tịch HĐQT Công ty Thép Bắc Hà (TBH) Lê Văn Ba»: the title's span takes the bracket
            is_bracketed = words.gap(position) == ") " and position in self.by_end
            is_apart = position and words.gap(position).strip() not in ("", ":") and not (is_apposed or is_bracketed)
            if position > 1 and words.lows[position - 1] in ("với", "cho") and position == address != start:
                end = position - (2 if words.lows[position - 2] == "đối" else 1)
            elif position > 1 and words.lows[position - 1] in ("là", "gồm") and position == address != start:
                end = position - 1
            elif position > 1 and words.lows[position - 1] == "của" and position == address != start:
                end = position - 1 if self._is_left(self.by_end.get(position - 1)) else position
            elif tuple(words.lows[max(position - 2, 0) : position]) in _PRESENT:
                end = position - 2  # «Tổng Giám đốc hiện nay Lê Văn Ba»
            title = None if is_apart else self.by_end.get(end)
            if title is None and position == address:
                title = self._introducing(address)
            if title is None or (position == address != start and self._follows_name(title)):
                continue
            is_vague = title.title.name in NEEDS_BODY and title.organisation is None
            if is_apposed and (not self._opens_clause(title) or is_vague):
                continue
            chain = [title]
            while (previous := self._previous_in_row(chain[0])) is not None:
                chain.insert(0, previous)
            break
        return chain

    def _is_left(self, title: TitleSpan | None) -> bool:
        """«đơn từ nhiệm [thành viên HĐQT] của ông A»: a post that is being left, and no body of that name."""
        if title is None:
            return False
        start = self.words.starts[title.start]
        return _LEAVING_BEFORE.search(self.doc.text, max(start - 40, 0), start) is not None

    def _introducing(self, address: int) -> TitleSpan | None:
        """«bầu 5 thành viên HĐQT nhiệm kỳ 2024 - 2029, gồm các ông A, B»: the title that a list of people follows."""
        words, stop = self.words, self.words.starts[address]
        for k in range(address - 1, max(address - _LONGEST_INTRODUCTION, 0), -1):
            title = self.by_end.get(k)
            if title is None:
                continue
            between = words.text[words.ends[k - 1] : stop]
            is_introduction = _INTRODUCTION.fullmatch(between) and INTRODUCING_WORDS.search(between)
            return title if is_introduction else None
        return None

    def _opens_clause(self, title: TitleSpan) -> bool:
        """«Chủ tịch HĐQT Bắc Sơn, bà Hồ Thị Lan»: nothing but «Theo» or «và» before the title or its row."""
        while (previous := self._previous_in_row(title)) is not None:
            title = previous
        offset = self.words.starts[title.start]
        start = self.doc.sentence_at(offset).start
        return offset - start < 30 and self.doc.text[start:offset].strip().lower() in ("", "theo", "và", "tuy nhiên,")

    def _follows_name(self, title: TitleSpan) -> bool:
        """Whether the title belongs to a name right before it: captions run into each other."""
        start = title.start
        if start and self.words.lows[start - 1] in _TENSES and self.words.gap(start) == " ":
            start -= 1  # «ông A, nguyên Viện trưởng Viện X, chuyên gia B»
        gap = self.words.gap(start).strip()
        return gap in (",", "-", "–") and any(end == start for _, end in self.people.word_spans)

    def _previous_in_row(self, title: TitleSpan) -> TitleSpan | None:
        gap = self.words.gap(title.start).strip()
        if gap not in (",", "-", "–", ""):
            return None
        end = title.start - 1 if gap == "" and self.words.lows[title.start - 1] in ("kiêm", "và") else title.start
        if gap == "" and end == title.start:
            return None
        previous = self.by_end.get(end)
        if previous is None or self._follows_name(previous) or (gap == "," and self._is_addressed(previous)):
            return None
        return previous

    def _is_addressed(self, title: TitleSpan) -> bool:
        """«Báo cáo [Bộ trưởng], Giám đốc Sở A …»: the one who is told, not the one who tells."""
        return title.start > 0 and self.words.lows[title.start - 1] in _TELLING and title.organisation is None
