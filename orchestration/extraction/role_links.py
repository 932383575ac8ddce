"""Which title belongs to which person: by neighbourhood, by a list of names, by a verb of appointment."""

from __future__ import annotations

import re
from dataclasses import replace

from orchestration.extraction.document import Document
from orchestration.extraction.organisations import Organisations
from orchestration.extraction.people import People
from orchestration.extraction.role_clauses import is_new_post
from orchestration.extraction.role_given import GivenPosts
from orchestration.extraction.role_lists import SEVERAL, PeopleLists, past_brackets
from orchestration.extraction.role_pronouns import Pronouns
from orchestration.extraction.role_rows import INTRODUCING_WORDS, TitleRows
from orchestration.extraction.role_spans import TitleReader, TitleSpan
from orchestration.extraction.role_successions import Link, Successions
from orchestration.extraction.role_verbs import PRONOUNS, RETIRES, VerbReader

_ENDINGS = re.compile(
    r"thôi (?:giữ|làm|kiêm|đảm nhiệm|đảm nhận|phụ trách)|miễn nhiệm|bãi nhiệm|cách chức|thôi chức|từ nhiệm|rời ghế|"
    r"từng (?:là|giữ|làm|kinh qua)|không còn|(?:trước đây|trước đó|nguyên|vốn) (?:là|giữ|làm)(?!\w)|"
    r"(?<!\w)(?:khép lại|kết thúc|chấm dứt) (?:hơn |gần )?\w+ (?:năm|nhiệm kỳ) |"
    r"(?<!\w)(?:khỏi|rời|từ) (?:ghế|chức|vị trí|cương vị|vai trò)"
)
_ENDING_BEFORE = re.compile(
    r"(?:thôi giữ|miễn nhiệm|bãi nhiệm|cách chức|từ nhiệm|từ chức)(?: tư cách| chức| chức vụ| chức danh| vị trí)? $"
)
_RESIGNING_BEFORE = re.compile(
    r"(?:đơn (?:xin )?(?:từ nhiệm|thôi việc|nghỉ việc|thôi chức)|(?:miễn|bãi) nhiệm)(?: của| đối với)? $"
)
# Who heads a board is told so, beside those who only sit on it.
_CHAIRS = frozenset({"Chủ tịch", "Phó Chủ tịch", "Trưởng ban", "Phó Trưởng ban", "Phó Chủ tịch Thường trực"})
# «rời ghế Giám đốc, nhận vị trí Cố vấn»: what ends says nothing about the post after these.
_ANEW = re.compile(r"(?<!\w)(?:nhận|giữ|làm|đảm nhiệm|được bổ nhiệm|được bầu|được cử|được giao)(?!\w)")


class Linker:
    """Links the titles of one article to its people."""

    def __init__(self, doc: Document, organisations: Organisations, people: People) -> None:
        self.doc, self.people = doc, people
        self.words = organisations.words
        self.titles = TitleReader(self.words, organisations).read()
        self.rows = TitleRows(doc, organisations, people, self.titles)
        self.pronouns = Pronouns(doc, people, self.words, self.rows.by_start)
        self.links: list[Link] = []
        self.used: dict[int, int] = {}
        self.lists = PeopleLists(doc, people, organisations)
        self.given = GivenPosts(doc, people, self.words, self.rows.by_end)
        self.verbs = VerbReader(doc, people, self.words, self.lists)
        self.successions = Successions(doc, people, self.words, self.lists, self.rows.by_end)

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
        titled = {link.person for link in self.links}
        self._share_with_list()
        for p in range(count):
            chain = [title for title in before[p] if title.start not in self.used]
            if not chain and self.lists.is_in_list(p) and p not in titled:
                chain = self._list_titles(p)
                self._add(p, chain, "title-for-several-names")
            else:
                self._add(p, chain, "title-before-name")
        self._share_with_apposed()
        self._by_gift(before)
        self._by_verb()
        self.links += list(self.successions.replaced(self.links))
        self.links += list(self.successions.successors(self.links))
        return self.links

    def _add(self, p: int, chain: list[TitleSpan], rule: str) -> None:
        for title in chain:
            self.used.setdefault(title.start, p)
            if rule == "title-before-name":
                self.successions.row_starts[p] = min(self.successions.row_starts.get(p, title.start), title.start)
            is_leaving = self._resigns(p) if rule == "title-after-name" else self._is_dismissed(title)
            former = title.is_former or is_leaving
            verb = self._verb_before(title)
            appointed = rule == "title-after-name" and verb in ("chức", "giữ", "vụ", "làm")
            link_rule = "verb-of-appointment" if appointed else rule
            given = appointed or (rule == "title-before-name" and is_new_post(self.doc, self.words, title))
            self.links.append(Link(p, title, link_rule, chain, former, is_appointment=given and not former))

    def _by_gift(self, before: dict[int, list[TitleSpan]]) -> None:
        """«ghế Giám đốc BHX giao cho Phó Giám đốc A»: A has both posts."""
        for p in range(len(self.people.word_spans)):
            title = self.given.of(p, before[p])
            if title is not None and title.start not in self.used:
                self.used[title.start] = p
                self.links.append(Link(p, title, "verb-of-appointment", [title], is_appointment=True))
                for one in before[p]:
                    if one.title.name == f"Phó {title.title.name}" and one.organisation is None:
                        one.organisation = title.organisation  # the deputy of that very body
            elif (left := self.given.left_by(p)) is not None and left.start not in self.used:
                self.used[left.start] = p
                self.links.append(Link(p, left, "verb-of-appointment", [left], is_former=True))

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

    def _resigns(self, p: int) -> bool:
        """«chấp thuận đơn từ nhiệm của bà A, Phó Tổng Giám đốc»: the post that stands after the name is left."""
        start = self.words.starts[self.people.address_starts[p]]
        return _RESIGNING_BEFORE.search(self.doc.text, max(start - 60, 0), start) is not None

    # ------------------------------------------------------------------ neighbours

    def _share_with_list(self) -> None:
        """«các đồng chí A, B – Phó Tổng Giám đốc»: the title after the last name is each one's."""
        held = {link.person for link in self.links}
        for link in list(self.links):  # so far all stand after a name, «giữ chức» before them or not
            p = link.person
            while p > 0 and self.lists.is_in_list(p) and p - 1 not in held and self._is_shared(p, link):
                p -= 1
                self.links.append(replace(link, person=p, rule="title-for-several-names"))

    def _share_with_apposed(self) -> None:
        """«các Phó Bí thư: chị A, chuyên viên Ban Y, và anh B, Bí thư Chi đoàn Z»: each one's, beside what each is."""
        ends: dict[int, int] = {}
        for link in self.links:
            if link.rule == "title-after-name":
                ends[link.person] = max(ends.get(link.person, 0), link.title.end)
        for link in list(self.links):
            is_list = link.title.is_membership or self._opens_list(link)
            if link.rule != "title-before-name" or not is_list:
                continue
            p = link.person + 1
            while p < len(self.people.word_spans) and (self._goes_on(p, ends) or self._is_named_next(p, link)):
                self.links.append(replace(link, person=p, rule="title-for-several-names"))
                p += 1
        chairs = {link.person for link in self.links if link.title.title.name in _CHAIRS}
        self.links = [link for link in self.links if not (link.title.is_membership and link.person in chairs)]

    def _is_named_next(self, p: int, link: Link) -> bool:
        """«gồm 5 thành viên: ông A (Chủ tịch), các ông B, [C] và bà D»."""
        held = any(one.person == p for one in self.links if one.title.start == link.title.start)
        return (
            link.title.is_membership and not held and self.lists.is_in_list(p) and self.lists.in_one_sentence(p - 1, p)
        )

    def _goes_on(self, p: int, ends: dict[int, int]) -> bool:
        """Whether the list of names with what each is goes on with person ``p``."""
        if self.people.address_starts[p] == self.people.word_spans[p][0] or not self.lists.in_one_sentence(p - 1, p):
            return False
        end = ends.get(p - 1, self.people.word_spans[p - 1][1])
        start = past_brackets(self.lists.organisations, self.words.ends[end - 1])
        between = self.doc.text[start : self.words.starts[self.people.address_starts[p]]]
        return between.strip(" )").removesuffix("các").strip() in ("", ",", ";", "và", ", và", "; và", ",và", "cùng")

    def _opens_list(self, link: Link) -> bool:
        """«các Phó Bí thư: chị A», «hai Phó Chủ tịch gồm ông A»."""
        lows, k = self.words.lows, link.title.start - 1
        address = self.words.starts[self.people.address_starts[link.person]]
        between = self.doc.text[self.words.ends[link.title.end - 1] : address]
        return k >= 0 and (lows[k] in SEVERAL or lows[k].isdigit()) and bool(INTRODUCING_WORDS.search(between))

    def _is_shared(self, p: int, link: Link) -> bool:
        """«các đồng chí A, B», «ông A và ông B giữ chức Phó Chủ tịch»."""
        if self.words.gap(link.title.start).endswith("("):
            return False  # «các đồng chí A và B (Tổng Giám đốc)»
        return self.lists.is_plural(p - 1) or (link.is_appointment and self.lists.is_joined(p))

    def _list_titles(self, p: int) -> list[TitleSpan]:
        """The titles that stand before the first name of the list."""
        last = self.links[-1] if self.links else None
        if last is None or last.person != p - 1 or last.rule == "title-after-name":
            return []
        return last.chain if not self._is_addressed_alone(p) or self._is_of_several(last.chain[0]) else []

    def _is_addressed_alone(self, p: int) -> bool:
        """«Giám đốc A và [ông] B»: a form of address of one's own, where the first of the list has none."""
        spans, addresses = self.people.word_spans, self.people.address_starts
        if addresses[p] == spans[p][0] or addresses[p] < spans[p - 1][1]:
            return False
        first = p
        while first > 0 and self.lists.is_in_list(first):
            first -= 1
        return addresses[first] == spans[first][0]

    def _is_of_several(self, title: TitleSpan) -> bool:
        """«các Phó Giám đốc A và ông B», «2 thành viên HĐQT là A và bà B»."""
        before = self.words.lows[title.start - 1] if title.start else ""
        return before in SEVERAL or before.isdigit()

    # ------------------------------------------------------------------ verbs
    def _by_verb(self) -> None:
        """«được bổ nhiệm làm Phó Viện trưởng», «kiêm giữ chức Chủ tịch HĐTV»: the person named last before."""
        spans = self.people.word_spans
        person, previous = -1, 0
        for title in self.titles:
            while person + 1 < len(spans) and spans[person + 1][0] < title.start:
                person += 1
            if title.start in self.used or not self.verbs.is_linked(title):
                previous = self.words.ends[title.end - 1]
                continue
            if self.verbs.is_before_subject(person + 1, title):
                chain = [one for one in (title, *self._row_after(title)) if one.start not in self.used]
                self._appoint(person + 1, chain, is_former=self.verbs.opens_with_past(title), is_in_turn=False)
                continue
            if person < 0:
                previous = self.words.ends[title.end - 1]
                continue
            if not self.lists.share_sentence(spans[person][0], title.start):
                self._by_pronoun(person, title)
                continue
            stays = self._is_appointed_before(person) or self.verbs.is_told_of(person)
            subject = person if stays else self.successions.subject(person)
            before = self.words.text[self.words.ends[spans[person][1] - 1] : self.words.starts[title.start]]
            is_between = previous > self.words.ends[spans[person][1] - 1]
            between = self.words.text[previous : self.words.starts[title.start]] if is_between else before
            if _ANEW.search(between):
                before = between
            previous = self.words.ends[title.end - 1]
            former = bool(_ENDINGS.search(before)) or title.is_former
            chain = [one for one in (title, *self._row_after(title)) if one.start not in self.used]
            self._appoint(subject, chain, is_former=former, is_in_turn="lần lượt" in before)

    def _by_pronoun(self, person: int, title: TitleSpan) -> None:
        """«Trước đó, [ông] là Giám đốc …»: the person whom the pronoun means."""
        sentence = self.doc.sentence_at(self.words.starts[title.start])
        first = self.words.index_at(sentence.start)
        said = [k for k in range(first, title.start) if self.words.lows[k] in PRONOUNS]
        pronoun = self.words.lows[said[-1]] if said else self.verbs.following_pronoun(title)
        meant = self.pronouns.meant(person, title, PRONOUNS[pronoun], self.links) if pronoun else None
        if meant is None:
            return
        person = meant
        before = self.doc.text[sentence.start : self.words.starts[title.start]]
        chain = [one for one in (title, *self._row_after(title)) if one.start not in self.used]
        former = bool(_ENDINGS.search(before)) or title.is_former
        former = former or bool(RETIRES.search(self.doc.text, self.words.ends[title.end - 1], sentence.end))
        for one in chain:
            self.used[one.start] = person
            self.links.append(Link(person, one, "verb-of-appointment", chain, former, is_appointment=not former))

    def _appoint(self, subject: int, chain: list[TitleSpan], *, is_former: bool, is_in_turn: bool) -> None:
        """«ông A và bà B được bầu làm Ủy viên»: each of them; «lần lượt giữ chức X và Y»: one title each."""
        several = range(self.lists.start_of_list(subject), subject + 1)
        for title in chain:
            self.used[title.start] = subject
        if is_in_turn and len(several) == len(chain):
            held = [(person, [title]) for person, title in zip(several, chain, strict=True)]
        else:
            held = [(person, chain) for person in several]
        for person, titles in held:
            for title in titles:
                self.links.append(
                    Link(person, title, "verb-of-appointment", titles, is_former, is_appointment=not is_former)
                )

    def _row_after(self, title: TitleSpan) -> list[TitleSpan]:
        row = []
        while (end := self.rows.past_years(title.end)) < len(self.words) and self.words.gap(end).strip(") ") in (
            ",",
            "",
        ):
            start = self.rows.past_connector(end)
            if self.words.gap(end) == " " and start == end:
                break
            following = self.rows.by_start.get(start)
            if following is None or following.start in self.used:
                break
            row.append(following)
            title = following
        return row

    def _is_appointed_before(self, person: int) -> bool:
        """«A giữ chức X, thay B được điều động làm Y»: A has a post already, so Y is B's."""
        return any(
            link.person == person - 1
            and link.is_appointment
            and self.lists.share_sentence(link.title.start, self.people.word_spans[person][0])
            for link in self.links[-6:]
        )
