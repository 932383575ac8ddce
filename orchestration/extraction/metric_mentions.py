"""The bodies that a sentence names beside a number, and how each stands there: as its subject, a source, a place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from orchestration.extraction.document import Document
from orchestration.extraction.organisations import OrganisationMention, Organisations
from orchestration.extraction.quantity import Quantity

# An organisation after these words is a source, a giver or a place, not what the number is about;
# after a figure it is what is counted («gồm 13 Chi bộ»).
_NO_SUBJECT_BEFORE = re.compile(
    r"(?:\btheo|\bkhông (?:tính|kể|bao gồm|gồm)|\bngoại trừ|"
    r"\bdo|\bbởi|\bso với|\bgiao cho|\bchỉ đạo của|\bsự|\bcùng với|\bcùng|\bphối hợp(?: với)?|"
    r"\bchấp thuận của|\bvăn bản của|\byêu cầu của|\bý kiến của|\bgiấy phép của|"
    r"\bthống kê của|\bsố liệu của|\bbáo cáo của|"
    r"\bnghị quyết của|\bđại hội|\bgửi|\bvay|\bvới|\bcho|\btừ|\bvào|\btrên|\btại|\bsang|\bqua|\bthuộc)\s(?:\w+\s){0,1}$"
    r"|\b(?:thành viên|phụ thuộc|trực thuộc)(?: của)?\s$"
    r"|\b(?:đơn vị|doanh nghiệp|công ty|hãng)\s(?:vận hành|quản lý|sở hữu|điều hành)\s$"
    r"|\b(?:cổ phiếu|cổ phần|trái phiếu|chứng chỉ quỹ)\s(?:\w+\s)?(?:của|tại)\s$"
    r"|\btừ\s(?:quỹ|nguồn|ngân sách)\s[^,.;]{0,60}\scủa\s$"
    r"|\b(?:dự toán|kế hoạch|chỉ tiêu)\s$|\d\s$"
    r"|\b(?:trưởng|phó|chánh)\s$"
    r"|\b(?:bằng khen|giấy khen|cờ thi đua|cờ|kỷ niệm chương|danh hiệu)\s(?:[^\W\d_]+\s){0,4}?của\s(?:\w+\s){0,4}$",
    re.IGNORECASE,
)
_ASIDE_BEFORE = re.compile(
    r"\b(?:(?:trong đó|riêng)(?:\scó)?|(?:công ty (?:con|thành viên|liên kết)|đơn vị thành viên) là|"
    r"(?:nhiều|đông|lớn|cao|ít|thấp) nhất là)\s$"
)
BEFORE = 80  # characters before a name that say whether it is a subject
_MOST_NAMED = 40  # bodies before a number that are asked whether it is about them
_FACILITIES = ("cảng", "sân bay", "nhà ga", "kho cảng", "ga ")
_PASSING = re.compile(r"(?:lượt|khách|hành khách|chuyến|TEU|container|tàu|phương tiện)(?!\w)")
_THROUGH = re.compile(r"\b(?:qua|tại|ở|của|tới|đến|vào)\s$")
_BRACKET = len(" (")
_OPENING_TOPIC = re.compile(r"\W*(?:riêng |còn )?(?:với|đối với|tại|ở)\s")
_TOPIC_END = re.compile(r"(?: \([^)]{1,40}\)|\))?,")
# «đối với Công ty A (AC), doanh nghiệp | 100% | vốn nhà nước»
_APPOSED = re.compile(
    r"(?: \([^)]{1,40}\)|\))?, (?:một )?(?:doanh nghiệp|công ty|đơn vị|ngân hàng|nhà máy)\s[^,;.]{0,40}"
)
_THROUGH_REACH = 40  # characters before a name that hold «qua», «tại»


class NamedBodies:
    """The bodies of one article, sentence by sentence; a name inside another name counts with the longer one."""

    def __init__(self, document: Document, organisations: Organisations) -> None:
        self._lower = document.lower
        self._by_sentence: dict[int, list[OrganisationMention]] = {}
        self._glossed: dict[int, OrganisationMention] = {}  # by the start of the short form in brackets behind it
        self._subjects: dict[int, bool] = {}  # by the start of the mention
        previous: OrganisationMention | None = None
        for mention in organisations.mentions:
            if previous is not None and mention.end <= previous.end:
                continue  # «BMĐH» inside «Đảng bộ BMĐH»
            if previous is not None and mention.name == previous.name and mention.start - previous.end == _BRACKET:
                self._glossed[mention.start] = previous  # «Ngân hàng Hàng Hải (MSB)»
            previous = mention
            self._by_sentence.setdefault(document.sentence_index(mention.start), []).append(mention)

    def of_sentence(self, index: int) -> Sequence[OrganisationMention]:
        """The bodies that a sentence names, in order."""
        return self._by_sentence.get(index, ())

    def before(self, index: int, offset: int) -> Iterator[OrganisationMention]:
        """The bodies that a sentence names before ``offset``, the nearest first; as many as a sentence can hold."""
        mentions = self._by_sentence.get(index, [])
        last = bisect_left(mentions, offset, key=lambda mention: mention.start)
        return (mentions[k] for k in range(last - 1, max(last - _MOST_NAMED, 0) - 1, -1))

    def may_be_subject(self, sentence_start: int, mention: OrganisationMention) -> bool:
        """Whether no word before the mention makes it a source, a giver or a place."""
        if mention.start not in self._subjects:
            before = self.words_before(sentence_start, mention)
            is_none = before[-1:].isspace() and _NO_SUBJECT_BEFORE.search(before) is not None
            self._subjects[mention.start] = not is_none or self._is_topic(sentence_start, mention)
        return self._subjects[mention.start]

    def describes(self, mention: OrganisationMention, quantity: Quantity) -> bool:
        """Whether the number belongs to the body whatever stands before its name: it is apposed, or passes through."""
        is_passed = passes(quantity) and mention.name.lower().startswith(_FACILITIES)
        return is_passed or _APPOSED.fullmatch(self._lower, mention.end, quantity.start) is not None

    def passed_through(self, index: int, quantity: Quantity) -> OrganisationMention | None:
        """«| 124 nghìn lượt khách | đi và đến qua Cảng hàng không quốc tế Nội Bài»: where they pass counts them."""
        if not passes(quantity):
            return None
        for mention in self._by_sentence.get(index, ()):
            if mention.start > quantity.end + BEFORE:
                return None
            is_place = _THROUGH.search(self._lower, max(quantity.end, mention.start - _THROUGH_REACH), mention.start)
            if mention.start >= quantity.end and is_place and mention.name.lower().startswith(_FACILITIES):
                return mention
        return None

    def _is_topic(self, sentence_start: int, mention: OrganisationMention) -> bool:
        """«Với Tập đoàn A (AG), doanh thu là …»: what a sentence opens with is what it is about."""
        start = self._glossed.get(mention.start, mention).start
        is_first = _OPENING_TOPIC.fullmatch(self._lower, sentence_start, start) is not None
        return is_first and _TOPIC_END.match(self._lower, mention.end) is not None

    def words_before(self, sentence_start: int, mention: OrganisationMention) -> str:
        """The words before a name; those before the full name where this is its short form in brackets."""
        mention = self._glossed.get(mention.start, mention)
        return self._lower[max(sentence_start, mention.start - BEFORE) : mention.start]

    def is_aside(self, sentence_start: int, mention: OrganisationMention) -> bool:
        """Whether the text speaks of the body only once: «trong đó Metfone đóng góp …»."""
        return _ASIDE_BEFORE.search(self.words_before(sentence_start, mention)) is not None


def passes(quantity: Quantity) -> bool:
    """Whether what is counted passes through ports and stations: passengers, flights, containers, ships."""
    return _PASSING.match(quantity.unit_code) is not None
