"""Which title belongs to which person: by neighbourhood, by a list of names, by a verb of appointment."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.extraction.document import Document
from orchestration.extraction.organisations import Organisations
from orchestration.extraction.people import People
from orchestration.extraction.role_rows import TitleRows
from orchestration.extraction.role_spans import TitleReader, TitleSpan

# Words that may stand between a verb of appointment and the title: «giữ chức vụ quyền …».
_FILLERS = frozenset(
    "chức vụ danh cương vị trí quyền tiếp tục lại thêm vào được một trong những những các bổ sung hai ba ghế".split()
)
_LINKS = frozenset("làm là giữ nhiệm bầu cử giao kiêm thành chọn thời trách nhận khỏi rời ngồi".split())
_ENDINGS = re.compile(
    r"thôi giữ|miễn nhiệm|bãi nhiệm|cách chức|thôi chức|từ nhiệm|rời ghế|thôi làm|từng (?:là|giữ|làm)|không còn|"
    r"(?<!\w)(?:khỏi|rời) (?:ghế|chức|vị trí|cương vị)"
)
_ENDING_BEFORE = re.compile(
    r"(?:thôi giữ|miễn nhiệm|bãi nhiệm|cách chức|từ nhiệm)(?: chức| chức vụ| chức danh| vị trí)? $"
)
# «rời ghế Giám đốc, nhận vị trí Cố vấn»: what ends says nothing about the post after these.
_ANEW = re.compile(r"(?<!\w)(?:nhận|để làm|sang làm|được bổ nhiệm|được bầu|được cử)(?!\w)")
_ELECTED_BEFORE = re.compile(r"(?<!\w)bầu (?:bổ sung |thêm |mới )?(?:hai |ba |\d+ )?$")
_REPLACING = tuple(
    tuple(words.split())
    for words in "thay|thay thế|thay cho|thế chỗ|kế nhiệm|thay vị trí|người tiền nhiệm|người tiền nhiệm là".split("|")
)
# «thay ông B nghỉ hưu»: what says that B left the post.
_LEAVING = re.compile(r" (?:vừa |đã |xin )?(?:nghỉ|chuyển|được điều|từ nhiệm|thôi|hết nhiệm kỳ|qua đời)(?!\w)")
_LONGEST_SUCCESSION = 3


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
        self.rows = TitleRows(doc, organisations, people, self.titles)
        self.links: list[Link] = []
        self.used: dict[int, int] = {}
        self.row_starts: dict[int, int] = {}

    def link(self) -> list[Link]:
        """All links, in order of the people."""
        count = len(self.people.word_spans)
        before: dict[int, list[TitleSpan]] = {}
        for p in range(count):
            before[p] = self.rows.before(p)
        reserved = {title.start for chain in before.values() for title in chain}
        for p in range(count):
            chain = [title for title in self.rows.after(p) if title.start not in reserved]
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
            verb = self._verb_before(title)
            appointed = rule == "title-after-name" and verb in ("chức", "giữ", "vụ", "làm")
            link_rule = "verb-of-appointment" if appointed else rule
            self.links.append(Link(p, title, link_rule, chain, former, is_appointment=appointed and not former))

    def _verb_before(self, title: TitleSpan) -> str:
        """The word before a title, past the «quyền» of «giữ chức quyền Giám đốc»."""
        words, k = self.words, title.start
        while k > 0 and words.gap(k) == " ":
            k -= 1
            if words.lows[k] != "quyền":
                return words.lows[k]
        return ""

    def _is_dismissed(self, title: TitleSpan) -> bool:
        """«miễn nhiệm chức vụ Tổng Giám đốc đối với ông B»."""
        start = self.words.starts[title.start]
        return bool(_ENDING_BEFORE.search(self.doc.text[max(start - 40, 0) : start]))

    # ------------------------------------------------------------------ neighbours

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
        person, previous = -1, 0
        for title in self.titles:
            while person + 1 < len(spans) and spans[person + 1][0] < title.start:
                person += 1
            if person < 0 or title.start in self.used or not self._is_linked(title):
                continue
            if not self._in_one_sentence(spans[person][0], title.start):
                continue
            subject = person if self._is_appointed_before(person) else self._subject(person)
            before = self.words.text[self.words.ends[spans[person][1] - 1] : self.words.starts[title.start]]
            between = self.words.text[previous : self.words.starts[title.start]] if previous else before
            if _ANEW.search(between):
                before = between
            previous = self.words.ends[title.end - 1]
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
            start = self.rows.past_connector(title.end)
            if self.words.gap(title.end) == " " and start == title.end:
                break
            following = self.rows.by_start.get(start)
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
        appointments, main_posts = self._posts()
        for p in range(1, len(self.people.word_spans)):
            if not self._replaces(p):
                continue
            subject = self._subject(p)
            if subject == p:
                continue
            sentence = self.doc.sentence_index(self.words.starts[self.people.word_spans[p][0]])
            posts = appointments.get(subject, [])
            if not posts and subject in main_posts and self._leaves(p):
                posts = [main_posts[subject]]
            for link in posts:
                if self.doc.sentence_index(self.words.starts[link.title.start]) == sentence:
                    for person in range(p, self._end_of_list(p)):
                        self.links.append(Link(person, link.title, "replaced-person", link.chain, is_former=True))

    def _posts(self) -> tuple[dict[int, list[Link]], dict[int, Link]]:
        """The posts that people are appointed to, and the first that stands after each name."""
        appointments: dict[int, list[Link]] = {}
        main_posts: dict[int, Link] = {}
        for link in self.links:
            if link.is_appointment or self._is_elected(link):
                appointments.setdefault(link.person, []).append(link)
            elif link.rule == "title-after-name" and not link.is_former:
                main_posts.setdefault(link.person, link)
        return appointments, main_posts

    def _is_elected(self, link: Link) -> bool:
        """«bầu bổ sung hai ủy viên HĐQT A, B»: those are the posts that A and B are elected to."""
        if link.rule not in ("title-before-name", "title-for-several-names") or link.title is not link.chain[0]:
            return False
        start = self.words.starts[link.title.start]
        return bool(_ELECTED_BEFORE.search(self.doc.text[max(start - 30, 0) : start]))

    def _leaves(self, p: int) -> bool:
        return bool(_LEAVING.match(self.doc.text, self.people.mentions[p].end))

    def _end_of_list(self, p: int) -> int:
        """The person after those that «thay các ông C và D» names."""
        end = p + 1
        while self._is_plural(p) and end < len(self.people.word_spans) and self._is_in_list(end):
            end += 1
        return end
