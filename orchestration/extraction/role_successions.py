"""Who follows whom: «thay ông B», «người kế nhiệm là bà C», «bà C được bổ nhiệm thay», «bàn giao cho ông D»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from orchestration.extraction.document import Document
from orchestration.extraction.names import Words
from orchestration.extraction.people import People
from orchestration.extraction.role_lists import PeopleLists
from orchestration.extraction.role_spans import TitleSpan

_REPLACING = tuple(
    tuple(words.split())
    for words in "thay|thay thế|thay cho|thế chỗ|kế nhiệm|thay vị trí|người tiền nhiệm|người tiền nhiệm là".split("|")
)
# «thay ông B nghỉ hưu»: what says that B left the post.
_LEAVING = re.compile(
    r",?(?: người)? (?:vừa |đã |xin |có |nộp |đơn ){0,4}"
    r"(?:nghỉ|chuyển|được điều|luân chuyển|từ nhiệm|thôi|rời|không (?:tái cử|tham gia)|hết (?:nhiệm kỳ|tuổi)|đến tuổi|"
    r"qua đời)(?!\w)"
)
_INTO_COMMITTEE = re.compile(r"(?<!\w)(?:vào|tham gia) (?:Ban|Hội đồng|HĐQT|HĐTV|Ủy ban|BCH|BTV)(?!\w)")
_ELECTED_BEFORE = re.compile(r"(?<!\w)bầu (?:bổ sung |thêm |mới )?(?:hai |ba |\d+ )?$")
# «bà C, nguyên Trưởng phòng, vào vị trí này», «Vị trí này được giao cho bà C»: the post that another has left.
_THIS_POST = r"(?:vị trí|chức vụ|chức danh|chức|cương vị|ghế|vai trò|trọng trách) (?:này|đó|nói trên|trên|ấy)"
_INTO_THIS_POST = re.compile(
    r"[^.;\n]{0,80}? (?:vào|giữ|kiêm nhiệm|kiêm|đảm nhận|đảm nhiệm|đảm trách|tiếp quản|ngồi vào|làm)(?: lại)? "
    rf"{_THIS_POST}(?!\w)"
)
_THIS_POST_GIVEN = re.compile(
    rf"{_THIS_POST}(?: sẽ| đã| nay)? (?:(?:được )?(?:giao|trao|chuyển|bàn giao)(?: lại)? cho|thuộc về) $",
    re.IGNORECASE,
)
# What stands right before a successor's name.
_SUCCESSOR_BEFORE = re.compile(
    r"(?:(?:người|nhân sự) (?:kế nhiệm|kế vị|kế nhiệm vị trí này|thay thế|thay|được chọn thay thế|được bổ nhiệm thay)"
    r"(?: là|:)|thay (?:vào đó|thế) (?:là|sẽ là)|được (?:thay|thay thế|kế nhiệm) (?:bằng|bởi)|"
    r"(?:kế nhiệm|kế tục|thay|thay thế|thế chỗ) (?:ông|bà|anh|chị|đồng chí)(?: [^\W\d]{1,8}){0,4} (?:sẽ )?là|"
    r"(?:bàn giao|nhường|trao lại|giao lại)(?: (?:công việc|nhiệm vụ|chức vụ|vị trí|ghế|chỗ|quyền)(?: này)?)?"
    r"(?: lại)? cho) $",
    re.IGNORECASE,
)
# What follows a successor's name, and ends the clause: «bà C, nguyên Trưởng phòng, được bổ nhiệm thay.»
_SUCCESSOR_AFTER = re.compile(
    r"[^.;\n]{0,80}?(?:được (?:bổ nhiệm|bầu|cử|chọn|giao|điều động|đề bạt)|lên|vào|sẽ) "
    r"(?:thay|thay thế|kế nhiệm|thế chỗ)(?= ?[.;,\n]|$)"
)
# «bổ nhiệm bà C - Phó Tổng Giám đốc - thay thế từ ngày 1/10»
_APPOINTED_BEFORE = re.compile(r"(?:bổ nhiệm|cử|bầu|giao|chọn|đề cử) $")
_SUCCESSOR_AFTER_APPOINTED = re.compile(
    r"[^.;\n]{0,80}? (?:thay thế|thay|kế nhiệm|thế chỗ)(?= (?:từ|kể từ|vào)(?!\w)| ?[.;,\n]|$)"
)
_PLAINLY_AFTER = re.compile(r" (?:sẽ |chính thức |là người )?(?:kế nhiệm|thay thế|thay|tiếp nối)(?: cho)? ")
_SENT_AFTER = re.compile(
    r"(?<!\w)(?:được|vừa)(?!\w)[^.;\n]{0,80}(?<!\w)(?:biệt phái|điều động|luân chuyển|bổ nhiệm|cử|điều|phân công|chọn)"
    r"(?: (?:sang|về|đến|lên|xuống|để))* (?:kế nhiệm|thay thế|thay)(?: cho)? $"
)
# What stands between a post and the person who leaves it to somebody whom nobody names.
_VACANT = re.compile(r"(?: mới)?(?: nhiệm kỳ [\d –-]+)?,?(?: để)? (?:thay|thay thế|thay cho|thế chỗ)(?: cho)? $")
# «Trước nữa là ông C», «Trước ông B, vị trí này thuộc về ông C»: who held the same post earlier
_EARLIER_BEFORE = re.compile(
    r"(?<!\w)(?:Trước (?:đó|nữa|kia)(?: nữa)?,? (?:là|đến lượt)|Trước (?:đó|nữa|(?:ông|bà) [\w ]{2,24}),? "
    rf"{_THIS_POST} (?:là của|thuộc về|do|nằm trong tay)|[Nn]gười (?:giữ|ngồi|đảm nhiệm) {_THIS_POST} trước đó là) $"
)
_CLAUSE_ENDS = re.compile(r" ?(?:[.;,(\n]|$|(?:giữ|đảm nhiệm|nắm giữ|nghỉ hưu|phụ trách)(?!\w))")
# «Người tiền nhiệm của ông, ông B, nghỉ hưu», «Người tiền nhiệm của bà Hà là ông B»
_PREDECESSOR_BEFORE = re.compile(
    r"(?<!\w)[Nn]gười tiền nhiệm(?: của (?:ông|bà|anh|chị|tân [^,.;:\n]{3,30})(?: [A-ZĐÀ-Ỹ]\w*){0,4})?"
    r"(?:,| là|, là|:)? $"
)
# «Tổng Giám đốc A, người nhậm chức hôm 15/5 thay nhà sáng lập B»: B held what A holds.
_TOOK_OFFICE = re.compile(
    r", (?:là )?người (?:vừa |mới |đã )*(?:nhậm chức|nhận chức|tiếp quản|lên nắm quyền|lên thay|được bổ nhiệm)"
    r"[^.;,\n]{0,40}? (?:thay|thay thế|thay cho|kế nhiệm) $"
)
_TELLING_RULES = frozenset({"verb-of-appointment", "replaced-person", "successor"})
_NEAREST_SENTENCES = 3
_SENTENCES_TO_PREDECESSOR = 2
_LONGEST_SUCCESSION = 3
_NEAREST_POSTS = 12


@dataclass(slots=True)
class Link:
    """A title that a person holds."""

    person: int
    title: TitleSpan
    rule: str
    chain: list[TitleSpan]
    is_former: bool = False
    is_appointment: bool = False


def _in_full(title: TitleSpan) -> TitleSpan:
    """«được giao quyền Viện trưởng thay ông B»: B was not acting."""
    text = title.text.removeprefix("Quyền ").removeprefix("quyền ")
    return title if text == title.text else replace(title, text=text[:1].upper() + text[1:])


class Successions:
    """Reads who follows whom in one article; ``row_starts`` says where the titles before a name begin."""

    def __init__(
        self, doc: Document, people: People, words: Words, lists: PeopleLists, titles_by_end: dict[int, TitleSpan]
    ) -> None:
        self.doc, self.people, self.words, self.lists = doc, people, words, lists
        self.titles_by_end = titles_by_end
        self.row_starts: dict[int, int] = {}
        self._told: list[Link] | None = None

    # ------------------------------------------------------------------ those who are replaced
    def replaces(self, p: int) -> bool:
        """Whether «thay» stands before the person or the titles before the name."""
        start = min(self.people.address_starts[p], self.people.word_spans[p][0])
        start = min(start, self.row_starts.get(p, start))
        return any(tuple(self.words.lows[max(start - len(w), 0) : start]) == w for w in _REPLACING)

    def subject(self, person: int) -> int:
        """Skip people who are only being replaced: «ông A thay ông B làm Giám đốc»."""
        first = max(person - _LONGEST_SUCCESSION, 0)
        while person > first and self.replaces(person) and self.lists.in_one_sentence(person - 1, person):
            person -= 1
        return person

    def replaced(self, links: list[Link]) -> Iterator[Link]:
        """«…, thay ông B»: B held the posts that the sentence gives to another."""
        appointments, main_posts = self._posts(links)
        by_name: dict[str, list[Link]] = {}
        for person, posts in appointments.items():
            by_name.setdefault(self.people.mentions[person].full_name, []).extend(posts)
        for p in range(len(self.people.word_spans)):
            if not self.replaces(p):
                yield from self._earlier_holder(p, links)
                yield from self._predecessor(p, links)
                continue
            yield from self._held_by_newcomer(p, links)
            subject = self.subject(p)
            if subject == p:
                yield from self._predecessor(p, links)
                yield from self._left(p)
                continue
            is_over = self._leaves(p) or self._comes_after(subject, p)
            posts = appointments.get(subject) or (self._earlier_posts(subject, by_name) if is_over else [])
            if not posts and subject in main_posts and is_over and not self._joins_committee(subject, p):
                posts = [main_posts[subject]]
            for link in posts:
                if link.title.text == "Phụ trách":
                    continue  # «được giao phụ trách Công ty thay ông B»: B was more than that
                if subject != link.person or self.lists.share_sentence(link.title.start, self.people.word_spans[p][0]):
                    for person in range(p, self.lists.end_of_list(p)):
                        yield Link(person, _in_full(link.title), "replaced-person", link.chain, is_former=True)

    def _left(self, p: int) -> Iterator[Link]:
        """«bầu bổ sung 1 thành viên HĐQT, thế chỗ ông B»: B held the post for which nobody is named yet."""
        start = self.words.starts[min(self.people.address_starts[p], self.people.word_spans[p][0])]
        said = _VACANT.search(self.doc.text, max(start - 60, 0), start)
        title = self.titles_by_end.get(self.words.index_at(said.start())) if said else None
        if title is not None:
            yield Link(p, title, "replaced-person", [title], is_former=True)

    def _earlier_holder(self, p: int, links: list[Link]) -> Iterator[Link]:
        """«Trước nữa là ông C, nghỉ hưu năm 2019.»: C held the post that the text has just told of."""
        start = self.words.starts[min(self.people.address_starts[p], self.people.word_spans[p][0])]
        if not (
            _EARLIER_BEFORE.search(self.doc.text, max(start - 80, 0), start)
            and _CLAUSE_ENDS.match(self.doc.text, self.people.mentions[p].end)
        ):
            return
        if self._told is None:
            told = (link for link in links if link.rule in _TELLING_RULES)
            self._told = sorted(told, key=lambda link: link.title.start)
        before = bisect_left(self._told, self.people.word_spans[p][0], key=lambda link: link.title.start)
        last = self._told[before - 1] if before else None
        if last is not None and self.doc.sentence_index(self.words.starts[last.title.start]) >= (
            self.doc.sentence_index(start) - _NEAREST_SENTENCES
        ):
            yield Link(p, last.title, "replaced-person", last.chain, is_former=True)

    def _predecessor(self, p: int, links: list[Link]) -> Iterator[Link]:
        """«Ông A nhận nhiệm vụ Giám đốc. Người tiền nhiệm, ông B, đã thôi chức»: B held what A was given."""
        start = min(self.people.address_starts[p], self.people.word_spans[p][0])
        offset = self.words.starts[start]
        if not _PREDECESSOR_BEFORE.search(self.doc.text, max(offset - 80, 0), offset):
            return
        sentence = self.doc.sentence_index(self.words.starts[start])
        given = [link for link in links if link.is_appointment and link.title.start < start]
        for link in given[-1:]:
            if self.doc.sentence_index(self.words.starts[link.title.start]) >= sentence - _SENTENCES_TO_PREDECESSOR:
                yield Link(p, _in_full(link.title), "replaced-person", link.chain, is_former=True)

    def _held_by_newcomer(self, p: int, links: list[Link]) -> Iterator[Link]:
        """«Tổng Giám đốc A, người nhậm chức hôm 15/5 thay nhà sáng lập B»: B held the title before A's name."""
        start = min(self.people.address_starts[p], self.people.word_spans[p][0])
        start = self.words.starts[min(start, self.row_starts.get(p, start))]
        if p == 0 or not _TOOK_OFFICE.fullmatch(self.doc.text, self.people.mentions[p - 1].end, start):
            return
        own = [link for link in links if link.person == p - 1 and link.rule == "title-before-name"]
        for link in own[-1:]:
            yield Link(p, _in_full(link.title), "replaced-person", link.chain, is_former=True)

    def _earlier_posts(self, subject: int, by_name: dict[str, list[Link]]) -> list[Link]:
        """«Ông A thay ông B nghỉ hưu», where the sentence before has appointed A."""
        name, start = self.people.mentions[subject].full_name, self.people.word_spans[subject][0]
        sentence = self.doc.sentence_index(self.words.starts[start])
        return [
            link
            for link in by_name.get(name, [])[-_NEAREST_POSTS:]
            if link.person != subject and self.doc.sentence_index(self.words.starts[link.title.start]) == sentence - 1
        ]

    def _posts(self, links: list[Link]) -> tuple[dict[int, list[Link]], dict[int, Link]]:
        """The posts that people are appointed to, and the first that stands after each name."""
        appointments: dict[int, list[Link]] = {}
        main_posts: dict[int, Link] = {}
        for link in links:
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

    def _joins_committee(self, subject: int, p: int) -> bool:
        """«bầu A, Quản đốc Xưởng 2, vào Ban Thường vụ thay B»: B was of the committee, and no Quản đốc."""
        return bool(
            _INTO_COMMITTEE.search(self.doc.text, self.people.mentions[subject].end, self.people.mentions[p].start)
        )

    def _leaves(self, p: int) -> bool:
        return bool(_LEAVING.match(self.doc.text, self.people.mentions[p].end))

    def _comes_after(self, subject: int, p: int) -> bool:
        """«Ông A kế nhiệm ông B», «bà A, Giám đốc, người vừa được biệt phái sang thay ông B»."""
        start = self.words.starts[min(self.people.address_starts[p], self.people.word_spans[p][0])]
        between = self.doc.text[self.people.mentions[subject].end : start]
        return bool(_PLAINLY_AFTER.fullmatch(between) or _SENT_AFTER.search(between))

    # ------------------------------------------------------------------ those who follow
    def successors(self, links: list[Link]) -> Iterator[Link]:
        """«Người kế nhiệm là bà C»: C holds the post that was left last before, in this sentence or the one before."""
        left = sorted((link for link in links if link.rule != "replaced-person"), key=lambda link: link.title.start)
        for p in range(1, len(self.people.word_spans)):
            follows = self._follows(p)
            if not follows and not self._takes_this_post(p):
                continue
            post = self._post_before(p, left if follows else [link for link in left if link.is_former])
            if post is not None:
                yield Link(p, post.title, "successor", post.chain, is_appointment=True)

    def _follows(self, p: int) -> bool:
        start = self.words.starts[min(self.people.address_starts[p], self.people.word_spans[p][0])]
        row = self.words.starts[self.row_starts[p]] if p in self.row_starts else start
        if _SUCCESSOR_BEFORE.search(self.doc.text, max(row - 60, 0), row):
            return True  # «Người kế nhiệm là Phó Giám đốc C»
        if _SUCCESSOR_BEFORE.search(self.doc.text, max(start - 60, 0), start):
            return True
        end, last = self.people.mentions[p].end, self.doc.sentence_at(start).end
        if _APPOINTED_BEFORE.search(self.doc.text, max(start - 20, 0), start):
            return bool(_SUCCESSOR_AFTER_APPOINTED.match(self.doc.text, end, last))
        return bool(_SUCCESSOR_AFTER.match(self.doc.text, end, last))

    def _takes_this_post(self, p: int) -> bool:
        """«bổ nhiệm bà C, Phó Giám đốc, vào vị trí này», «Vị trí này được giao cho bà C»."""
        start = self.words.starts[min(self.people.address_starts[p], self.people.word_spans[p][0])]
        if _THIS_POST_GIVEN.search(self.doc.text, max(start - 60, 0), start):
            return True
        return bool(_INTO_THIS_POST.match(self.doc.text, self.people.mentions[p].end, self.doc.sentence_at(start).end))

    def _post_before(self, p: int, links: list[Link]) -> Link | None:
        """The last post of another person before the successor: one that is over, else the last one of the sentence."""
        start, name = self.people.word_spans[p][0], self.people.mentions[p].full_name
        sentence = self.doc.sentence_index(self.words.starts[start])
        best: Link | None = None
        before = bisect_left(links, start, key=lambda link: link.title.start)
        for link in links[max(before - _NEAREST_POSTS, 0) : before]:
            here = self.doc.sentence_index(self.words.starts[link.title.start])
            is_other = self.people.mentions[link.person].full_name != name
            if not is_other or not (link.is_former or here == sentence):
                continue
            if here >= sentence - 1 and (best is None or link.is_former or not best.is_former):
                best = link
        return best
