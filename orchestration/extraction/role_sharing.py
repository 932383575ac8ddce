"""Posts of one body that name it once: «Phó Chủ tịch kiêm Tổng Thư ký Hội X», «bầu A làm Bí thư, B làm Phó Bí thư»."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from orchestration.extraction.document import Document
from orchestration.extraction.organisations import OrganisationMention, Organisations
from orchestration.extraction.role_spans import TitleSpan

# «Trưởng ca rồi Phó Giám đốc Công ty X»: what joins two posts so closely that the body named last is of both.
_JOINED = re.compile(r" (?:kiêm(?: nhiệm)?|rồi(?: làm| là| đến| lên)?|và|đồng thời là|sau đó là|tiếp đó là) ")
_PARTY = frozenset({"party", "union"})
# «Chủ tịch», «Bí thư» alone: the head of a committee, a union or an association, and who sits in it.
_OF_COMMITTEES = frozenset(
    {"Chủ tịch", "Phó Chủ tịch", "Phó Chủ tịch Thường trực", "Bí thư", "Phó Bí thư", "Phó Bí thư Thường trực"}
    | {"Ủy viên Ban Thường vụ", "Ủy viên Ban Chấp hành"}
)
_CHAIRS = frozenset({"Chủ tịch", "Phó Chủ tịch", "Phó Chủ tịch Thường trực"})
_ASSOCIATIONS = frozenset({"hội", "hiệp hội", "liên hiệp", "cựu chiến binh", "liên đoàn", "chi hội"})
_COMMITTEES = frozenset(
    {"đoàn thanh niên", "đoàn khối", "tỉnh đoàn", "thành đoàn", "huyện đoàn", "đoàn cơ sở", "chi đoàn"}
)
# «Hội X tiến hành Đại hội», «Đại hội Công đoàn Y»: who holds a congress.
_HOLDS_AFTER = re.compile(
    r"(?: \([^()]{1,30}\))?(?: (?:đã|vừa|sẽ|long trọng|trọng thể|chính thức))* (?:tổ chức|tiến hành|khai mạc|họp)"
    r"(?: thành công)? (?:phiên )?[Đđ]ại hội(?! đồng)"
)
_HOLDS_BEFORE = re.compile(r"(?<!\w)[Đđ]ại hội(?: (?:đại biểu|toàn thể|thường niên|điểm))* $")
_ELECTING = re.compile(
    r"(?<!\w)(?:bầu|trúng cử|tái cử|đắc cử|giữ chức|hiệp thương|tín nhiệm|phiên (?:họp )?thứ nhất)(?!\w)"
)
_OPENING = 3  # characters before the body that a sentence is about
_REACH = 800  # characters of a sentence within which words belong together


@dataclass(frozen=True, slots=True)
class _Given:
    """A post whose body is known."""

    start: int
    person: int
    name: str
    organisation: str


class SharedBodies:
    """Remembers the posts of one article whose body is known, and finds that of the posts beside them."""

    def __init__(self, doc: Document, organisations: Organisations) -> None:
        self.doc, self.organisations = doc, organisations
        self._given: list[_Given] = []
        self._associations = [m for m in organisations.mentions if self._is_association(m.name) and not m.is_bare]
        self._holders = self._congresses()
        names = {name for _, name in self._holders}
        self._holder = next(iter(names)) if len(names) == 1 else None

    def note(self, title: TitleSpan, person: int, organisation: str) -> None:
        """Remember whose a title is; titles come in the order of the text."""
        self._given.append(_Given(title.start, person, title.title.name, organisation))

    def joined(self, title: TitleSpan, chain: list[TitleSpan]) -> str | None:
        """«Trưởng ca rồi Phó Giám đốc Công ty X», «Phó Chủ tịch kiêm Tổng Thư ký Hội X»: the body of both posts."""
        words = self.organisations.words
        place = next((k for k, one in enumerate(chain) if one is title), len(chain))
        for one in chain[place + 1 : place + 2]:
            between = words.text[words.ends[title.end - 1] : words.starts[one.start]]
            if one.organisation is not None and one.family is None and _JOINED.fullmatch(between):
                return one.organisation if self._can_hold(title, one) else None
        return None

    def _can_hold(self, title: TitleSpan, other: TitleSpan) -> bool:
        """Whether the body of the other post can have this one: no «Giám đốc» of a department or a party cell."""
        record = self.organisations.organisations.get(other.organisation or "")
        if record is None or record.organisation_type in _PARTY or title.title.name == "Người phát ngôn":
            return False
        if title.title.body == "company":
            return record.organisation_type == "company"
        if title.title.body == "department":
            return other.title.body == "department"
        is_whole = record.organisation_type in ("company", "other")
        return title.title.body in ("any", "unit") and (is_whole or other.title.name not in _CHAIRS)

    # ------------------------------------------------------------------ committees, unions, associations
    def of_committee(self, title: TitleSpan, chain: list[TitleSpan], person: int) -> str | None:
        """Whose «Phó Bí thư», «Chủ tịch», «Ủy viên BCH» is, when they stand beside the head or at a congress."""
        if title.organisation is not None or title.family is not None or title.title.name not in _OF_COMMITTEES:
            return None
        return self._of_head(title, person) or self._of_opening(title, chain) or self._of_congress(title, chain)

    def _of_head(self, title: TitleSpan, person: int) -> str | None:
        """«ông A tái cử Bí thư Đoàn Thanh niên X. Các Phó Bí thư: chị B …»: the deputy of the head named before."""
        if title.title.name.startswith("Ủy viên"):
            return self._beside_head(title, person)
        head = title.title.name.removeprefix("Phó ").removesuffix(" Thường trực")
        if head == title.title.name:
            return None
        here = self.doc.sentence_index(self.organisations.words.starts[title.start])
        for given in reversed(self._given):
            there = self.doc.sentence_index(self.organisations.words.starts[given.start])
            if there < here - 1 or self.doc.sentences[there].paragraph != self.doc.sentences[here].paragraph:
                return None
            if given.person != person and given.name.startswith(head):
                return given.organisation
        return None

    def _beside_head(self, title: TitleSpan, person: int) -> str | None:
        """«bà B, Chủ tịch Công đoàn, cùng các ủy viên Ban Chấp hành A, C»: of the union in the same sentence."""
        here = self.doc.sentence_index(self.organisations.words.starts[title.start])
        given = self._given[-1] if self._given else None
        if given is None or given.person == person or "Chủ tịch" not in given.name:
            return None
        there = self.doc.sentence_index(self.organisations.words.starts[given.start])
        return given.organisation if there == here and self._fits(title, given.organisation) else None

    def _of_opening(self, title: TitleSpan, chain: list[TitleSpan]) -> str | None:
        """«Công đoàn X góp mặt với 3 đại biểu: bà A (Chủ tịch), ông B (Ủy viên BCH)»: the sentence is about it."""
        if any(one.title.body in ("company", "unit") or one.organisation is not None for one in chain):
            return None
        offset = self.organisations.words.starts[title.start]
        index = self.doc.sentence_index(offset)
        sentence, before = self.doc.sentences[index], self.doc.sentences[max(index - 1, 0)]
        start = sentence.start
        if before.paragraph == sentence.paragraph and not self.organisations.in_span(start, offset):
            start = before.start  # «Đoàn Thanh niên X ra quân. Anh A, Bí thư, cho biết …»
        opening = self.organisations.in_span(start, min(offset, start + _REACH))
        if (
            offset - start > _REACH
            or not opening
            or opening[0].start > start + _OPENING
            or not self._fits(title, opening[0].name)
        ):
            return None
        others = [m for m in opening if m.start >= opening[0].end and self._fits(title, m.name)]
        return opening[0].name if all(m.name == opening[0].name for m in others) else None

    def _of_congress(self, title: TitleSpan, chain: list[TitleSpan]) -> str | None:
        """«… Tại phiên họp thứ nhất, ông A được bầu làm Chủ tịch»: of the body that holds the congress."""
        offset = self.organisations.words.starts[title.start]
        sentence = self.doc.sentence_at(offset)
        holder, is_near = self._holder_before(offset, sentence.paragraph)
        if holder is None or not self._fits(title, holder):
            return None
        if is_near and len(chain) == 1:  # «Đoàn cơ sở X tiến hành đại hội. Phó Bí thư A đọc báo cáo»
            return holder
        start, end = max(sentence.start, offset - _REACH), min(sentence.end, offset + _REACH)
        return holder if _ELECTING.search(self.doc.text, start, end) else None

    def _holder_before(self, offset: int, paragraph: int) -> tuple[str | None, bool]:
        """Who holds a congress, as told last in the paragraph, or the only one; and whether it is told there."""
        k = bisect_left(self._holders, (offset, ""))
        start, name = self._holders[k - 1] if k else (-1, None)
        if name is not None and self.doc.sentence_at(start).paragraph == paragraph:
            return name, True
        return self._holder, False

    def _fits(self, title: TitleSpan, name: str) -> bool:
        """«Chủ tịch» is of a union or an association, «Bí thư» of the youth union; who sits in it of each."""
        record = self.organisations.organisations[name]
        is_chaired = record.organisation_type == "union" or self._is_association(name)
        is_led = self.organisations.bodies[name].family in _COMMITTEES
        if title.title.name in _CHAIRS:
            return is_chaired
        return is_led or (is_chaired and title.title.name.startswith("Ủy viên"))

    def _is_association(self, name: str) -> bool:
        family = self.organisations.bodies[name].family
        return family in _ASSOCIATIONS or (family.startswith("hội ") and not family.startswith("hội đồng"))

    def _congresses(self) -> list[tuple[int, str]]:
        """Where the article names unions, associations and youth unions as those that hold a congress."""
        return [
            (m.start, m.name)
            for m in self.organisations.mentions
            if self._is_committee(m)
            and (
                _HOLDS_AFTER.match(self.doc.text, m.end)
                or _HOLDS_BEFORE.search(self.doc.text, max(m.start - 40, 0), m.start)
            )
        ]

    def _is_committee(self, mention: OrganisationMention) -> bool:
        is_union = self.organisations.organisations[mention.name].organisation_type == "union"
        family = self.organisations.bodies[mention.name].family
        return is_union or family in _COMMITTEES or self._is_association(mention.name)

    def association(self, title: TitleSpan) -> str | None:
        """«Phó Chủ tịch Hội khóa IV»: the association that the sentence, a congress or the article names."""
        offset = self.organisations.words.starts[title.start]
        start = self.doc.sentence_at(offset).start
        for mention in reversed(self.organisations.in_span(max(start, offset - _REACH), offset)):
            if self._is_association(mention.name):
                return mention.name
        if self._holder is not None and self._is_association(self._holder):
            return self._holder
        return self._associations[0].name if self._associations else None
