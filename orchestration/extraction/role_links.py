"""Which title belongs to which person: by neighbourhood, by a list of names, by a verb of appointment."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.extraction.document import Document
from orchestration.extraction.organisations import Organisations
from orchestration.extraction.people import People
from orchestration.extraction.role_spans import TitleReader, TitleSpan

# Words that may stand between a verb of appointment and the title: «giữ chức vụ quyền …».
_FILLERS = frozenset("chức vụ danh cương vị trí quyền tiếp tục lại thêm vào được một trong những những các".split())
_LINKS = frozenset("làm là giữ nhiệm bầu cử giao kiêm thành chọn thời trách nhận".split())
_ENDINGS = re.compile(
    r"thôi giữ|miễn nhiệm|bãi nhiệm|cách chức|thôi chức|từ nhiệm|rời ghế|thôi làm|từng (?:là|giữ|làm)"
)
_ENDING_BEFORE = re.compile(
    r"(?:thôi giữ|miễn nhiệm|bãi nhiệm|cách chức|từ nhiệm)(?: chức| chức vụ| chức danh| vị trí)? $"
)
_CHAIN_GAPS = frozenset({",", "-", "–", "", ", ", "(", "—", "), ", ")", ":"})
_REPLACING = (("thay",), ("thay", "thế"), ("thay", "cho"), ("thế", "chỗ"), ("kế", "nhiệm"), ("thay", "vị", "trí"))
_LONGEST_SUCCESSION = 3
_LIFE = frozenset({("sinh", "năm"), ("sinh", "ngày"), ("sinh", "tháng"), ("quê", "quán"), ("tuổi", "đời")})
_LONGEST_LIFE = 16
# Titles that mean nothing without a body.
NEEDS_BODY = frozenset(
    {"Ủy viên", "Thành viên", "Hội viên", "Chuyên gia", "Chuyên viên", "Chuyên viên chính", "Cố vấn", "Trợ lý"}
    | {"Thư ký", "Ủy viên Thường trực", "Chủ nhiệm", "Phó Chủ nhiệm"}
)


@dataclass(slots=True)
class Link:
    """A title that a person holds."""

    person: int
    title: TitleSpan
    rule: str
    chain: list[TitleSpan]
    is_former: bool = False
    is_appointment: bool = False


class Linker:
    """Links the titles of one article to its people."""

    def __init__(self, doc: Document, organisations: Organisations, people: People) -> None:
        self.doc, self.people = doc, people
        self.words = organisations.words
        self.titles = TitleReader(self.words, organisations).read()
        self.organisations = organisations
        self.by_start = {title.start: title for title in self.titles}
        self.by_end = {title.end: title for title in self.titles}
        self.links: list[Link] = []
        self.used: dict[int, int] = {}
        self.row_starts: dict[int, int] = {}

    def link(self) -> list[Link]:
        """All links, in order of the people."""
        count = len(self.people.word_spans)
        before: dict[int, list[TitleSpan]] = {}
        for p in range(count):
            before[p] = self._titles_before(p)
        reserved = {title.start for chain in before.values() for title in chain}
        for p in range(count):
            chain = [title for title in self._titles_after(p) if title.start not in reserved]
            self._add(p, chain, "title-after-name")
        self._share_with_list()
        for p in range(count):
            chain = [title for title in before[p] if title.start not in self.used]
            if not chain and self._is_in_list(p):
                chain = self._list_titles(p)
                self._add(p, chain, "title-for-several-names")
            else:
                self._add(p, chain, "title-before-name")
        self._by_verb()
        self._replaced()
        return self.links

    def _add(self, p: int, chain: list[TitleSpan], rule: str) -> None:
        for title in chain:
            self.used.setdefault(title.start, p)
            if rule == "title-before-name":
                self.row_starts[p] = min(self.row_starts.get(p, title.start), title.start)
            former = title.is_former or (rule == "title-before-name" and self._is_dismissed(title))
            verb = self.words.lows[title.start - 1] if self.words.gap(title.start) == " " else ""
            appointed = rule == "title-after-name" and verb in ("chức", "giữ", "vụ", "làm")
            link_rule = "verb-of-appointment" if appointed else rule
            self.links.append(Link(p, title, link_rule, chain, former, is_appointment=appointed and not former))

    def _is_dismissed(self, title: TitleSpan) -> bool:
        """«miễn nhiệm chức vụ Tổng Giám đốc đối với ông B»."""
        start = self.words.starts[title.start]
        return bool(_ENDING_BEFORE.search(self.doc.text[max(start - 40, 0) : start]))

    # ------------------------------------------------------------------ neighbours
    def _titles_after(self, p: int) -> list[TitleSpan]:
        """«ông A, Ủy viên BTV Đảng ủy, Phó Tổng Giám đốc»: the row of titles after the name."""
        words = self.words
        chain: list[TitleSpan] = []
        position = self._past_life(self.people.word_spans[p][1])
        first = True
        while position < len(words):
            gap = words.gap(position)
            if "\n" in gap or ";" in gap or (gap.strip() not in _CHAIN_GAPS and not gap.startswith((") ", "), "))):
                break
            start = self._past_connector(position)
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
            chain.append(title)
            position, first = title.end, False
        return chain

    def _past_life(self, position: int) -> int:
        """«ông A, [sinh năm 1976, quê Hà Tĩnh,] Giám đốc»: the word after what is said of a life."""
        words, k = self.words, position
        while tuple(words.lows[k : k + 2]) in _LIFE or words.lows[k : k + 1] == ["quê"]:
            k += 1
            while k < len(words) and words.gap(k) in (" ", "/", "-", ".") and k - position < _LONGEST_LIFE:
                k += 1
        return k

    def _belongs_to_next(self, title: TitleSpan) -> bool:
        """«…, Phó Tổng giám đốc X và Đại sứ Australia …»: the words after «và» begin another person's title."""
        words, end = self.words, title.end
        if words.lows[title.start - 1] != "và" or end >= len(words):
            return False
        return words.gap(end) == " " and words.is_capital(end)

    def _past_connector(self, position: int) -> int:
        """The word after «kiêm», «đồng thời là», «nguyên», «và», «hiện là»."""
        lows = self.words.lows
        k = position
        while k < len(lows) and k - position < 4:
            low = lows[k]
            if low in ("kiêm", "nguyên", "cựu", "quyền", "và", "hiện", "là", "đồng", "thời", "giữ", "chức", "nhiệm"):
                k += 1
            else:
                break
        return k if k in self.by_start else position

    def _past_organisation(self, position: int, gap: str) -> int:
        """«Vụ trưởng Vụ Khoa học, Bộ Năng lượng, …»: the word after a body that only places the one before."""
        if gap.strip() != ",":
            return -1
        mention = self.organisations.starting_at(self.words.starts[position])
        return self.words.index_at(mention.end) if mention is not None else -1

    def _titles_before(self, p: int) -> list[TitleSpan]:
        """«Bí thư Tỉnh ủy Bùi Thị Quỳnh Vân», «Bí thư Đảng ủy, Chủ tịch HĐTV Tập đoàn ông A»."""
        words = self.words
        start = self.people.word_spans[p][0]
        address = self.people.address_starts[p]
        chain: list[TitleSpan] = []
        for position in dict.fromkeys((start, address)):
            end = position
            is_apposed = position == address != start and words.gap(position) == ", "
            if position and words.gap(position).strip() not in ("", ":") and not is_apposed:
                continue
            if position > 1 and words.lows[position - 1] in ("với", "cho") and position == address != start:
                end = position - (2 if words.lows[position - 2] == "đối" else 1)
            elif position > 1 and words.lows[position - 1] in ("là", "gồm") and position == address != start:
                end = position - 1
            title = self.by_end.get(end)
            if title is None or (position == address != start and self._follows_name(title)):
                continue
            if is_apposed and (not self._opens_clause(title) or title.title.name in NEEDS_BODY):
                continue
            chain = [title]
            while (previous := self._previous_in_row(chain[0])) is not None:
                chain.insert(0, previous)
            break
        return chain

    def _share_with_list(self) -> None:
        """«các đồng chí A, B – Phó Tổng Giám đốc»: the title after the last name is each one's."""
        held = {link.person for link in self.links}
        for link in [link for link in self.links if link.rule == "title-after-name"]:
            p = link.person
            while p > 0 and self._is_in_list(p) and p - 1 not in held and self._is_plural(p - 1):
                p -= 1
                self.links.append(Link(p, link.title, "title-for-several-names", link.chain, link.is_former))

    def _is_plural(self, p: int) -> bool:
        return self.words.lows[self.people.address_starts[p]] in ("các", "hai", "ba", "bốn")

    def _opens_clause(self, title: TitleSpan) -> bool:
        """«Chủ tịch HĐQT Bắc Sơn, bà Hồ Diễm My»: nothing but «Theo» or «và» before the title."""
        offset = self.words.starts[title.start]
        start = self.doc.sentence_at(offset).start
        return offset - start < 30 and self.doc.text[start:offset].strip().lower() in ("", "theo", "và", "tuy nhiên,")

    def _follows_name(self, title: TitleSpan) -> bool:
        """Whether the title belongs to a name right before it: captions run into each other."""
        gap = self.words.gap(title.start).strip()
        return gap in (",", "-", "–") and any(end == title.start for _, end in self.people.word_spans)

    def _previous_in_row(self, title: TitleSpan) -> TitleSpan | None:
        gap = self.words.gap(title.start).strip()
        if gap not in (",", "-", "–", ""):
            return None
        end = title.start - 1 if gap == "" and self.words.lows[title.start - 1] in ("kiêm", "và") else title.start
        if gap == "" and end == title.start:
            return None
        previous = self.by_end.get(end)
        if previous is None or self._follows_name(previous):
            return None
        return previous

    def _is_in_list(self, p: int) -> bool:
        if p == 0 or self.people.mentions[p].rule not in (
            "list-of-names",
            "surname",
            "before-title",
            "after-title",
            "form-of-address",
        ):
            return False
        previous_end, start = self.people.word_spans[p - 1][1], self.people.word_spans[p][0]
        if self.people.address_starts[p] >= previous_end:
            start = self.people.address_starts[p]
        between = self.words.text[self.words.ends[previous_end - 1] : self.words.starts[start]]
        return between.strip() in (",", "và", ", và", "cùng")

    def _list_titles(self, p: int) -> list[TitleSpan]:
        """The titles that stand before the first name of the list."""
        if self.links and self.links[-1].person == p - 1 and self.links[-1].rule != "title-after-name":
            return self.links[-1].chain
        return []

    # ------------------------------------------------------------------ verbs
    def _by_verb(self) -> None:
        """«được bổ nhiệm làm Phó Viện trưởng», «kiêm giữ chức Chủ tịch HĐTV»: the person named last before."""
        spans = self.people.word_spans
        person = -1
        for title in self.titles:
            while person + 1 < len(spans) and spans[person + 1][0] < title.start:
                person += 1
            if person < 0 or title.start in self.used or not self._is_linked(title):
                continue
            if not self._in_one_sentence(spans[person][0], title.start):
                continue
            subject = person if self._is_appointed_before(person) else self._subject(person)
            before = self.words.text[self.words.ends[spans[person][1] - 1] : self.words.starts[title.start]]
            former = bool(_ENDINGS.search(before)) or title.is_former
            chain = [title, *self._row_after(title)]
            for one in chain:
                if one.start not in self.used:
                    self.used[one.start] = subject
                    self.links.append(
                        Link(subject, one, "verb-of-appointment", chain, former, is_appointment=not former)
                    )

    def _row_after(self, title: TitleSpan) -> list[TitleSpan]:
        row = []
        while title.end < len(self.words) and self.words.gap(title.end).strip() in (",", ""):
            start = self._past_connector(title.end)
            if self.words.gap(title.end) == " " and start == title.end:
                break
            following = self.by_start.get(start)
            if following is None or following.start in self.used:
                break
            row.append(following)
            title = following
        return row

    def _is_linked(self, title: TitleSpan) -> bool:
        words, k = self.words, title.start - 1
        if k < 0 or words.gap(title.start) not in (" ", ": "):
            return False
        steps = 0
        while k >= 0 and steps < 5 and words.lows[k] in _FILLERS:
            if words.lows[k] == "chức":
                return True
            k, steps = k - 1, steps + 1
        return k >= 0 and words.lows[k] in _LINKS and all(words.gap(m) == " " for m in range(k + 1, title.start))

    def _is_appointed_before(self, person: int) -> bool:
        """«A giữ chức X, thay B được điều động làm Y»: A has a post already, so Y is B's."""
        return any(
            link.person == person - 1
            and link.is_appointment
            and self._in_one_sentence(link.title.start, self.people.word_spans[person][0])
            for link in self.links[-6:]
        )

    def _subject(self, person: int) -> int:
        """Skip people who are only being replaced: «ông A thay ông B làm Giám đốc»."""
        first = max(person - _LONGEST_SUCCESSION, 0)
        while (
            person > first
            and self._replaces(person)
            and self._in_one_sentence(self.people.word_spans[person - 1][0], self.people.word_spans[person][0])
        ):
            person -= 1
        return person

    def _in_one_sentence(self, i: int, j: int) -> bool:
        starts = self.words.starts
        return self.doc.sentence_index(starts[i]) == self.doc.sentence_index(starts[j])

    # ------------------------------------------------------------------ replaced
    def _replaces(self, p: int) -> bool:
        """Whether «thay» stands before the person or the titles before the name."""
        start = min(self.people.address_starts[p], self.people.word_spans[p][0])
        start = min(start, self.row_starts.get(p, start))
        return any(tuple(self.words.lows[max(start - len(w), 0) : start]) == w for w in _REPLACING)

    def _replaced(self) -> None:
        """«…, thay ông B»: B held the posts that the sentence gives to another."""
        appointments: dict[int, list[Link]] = {}
        for link in self.links:
            if link.is_appointment:
                appointments.setdefault(link.person, []).append(link)
        for p in range(1, len(self.people.word_spans)):
            if not self._replaces(p):
                continue
            subject = self._subject(p)
            if subject == p:
                continue
            sentence = self.doc.sentence_index(self.words.starts[self.people.word_spans[p][0]])
            for link in appointments.get(subject, ()):
                if self.doc.sentence_index(self.words.starts[link.title.start]) == sentence:
                    self.links.append(Link(p, link.title, "replaced-person", link.chain, is_former=True))
