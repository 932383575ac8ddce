"""Whom a number is about: the body named in the clause, else the one the text has been speaking of.

Money and output belong to a company even where its Party committee tells of them; members and cells
belong to the Party body (Đảng bộ), not to the company.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orchestration.extraction.document import Document
from orchestration.extraction.metric_bearers import Bearers
from orchestration.extraction.metric_measures import Measure
from orchestration.extraction.metric_mentions import BEFORE, NamedBodies
from orchestration.extraction.metric_territory import is_of_territory, is_public_figure
from orchestration.extraction.metric_topic import topic, youth_union
from orchestration.extraction.organisations import OrganisationMention, Organisations
from orchestration.extraction.quantity import Quantity

_JOINED = re.compile(r"(?: \([^)]{1,30}\))?,? (?:và|cùng|với) ")
# «A vận chuyển 70% lượng hàng của | B |, tức | 1,2 triệu tấn»: whose the counted goods are
_OWNED_BY = re.compile(r"\d%?\s[^,;.]{0,50}\scủa\s$")
_CLAUSE_OPENS = re.compile(r"[;,]\s(?:còn |riêng |trong khi |song |nhưng )?$")
_IS_WHAT = re.compile(
    r"[^;.]{0,60}? (?:là|đó là) (?:những gì|con số|số tiền|số|mức|khoản|kết quả|thành quả)(?: [^;.,]{1,50})? "
)
_GOES_ON = re.compile(
    r"(?: \([^)]{1,30}\))? (?:(?:chỉ|mới|cũng|đã|thì|lại|còn|được) )*"
    r"(?:đạt|hoàn thành|tăng|giảm|bằng|vượt|thực hiện|gấp)(?: [^\W\d_]+){0,3} "
)
_WHOLE_GROUP = re.compile(r"\btoàn (?P<head>hệ thống|tập đoàn|tổng công ty|công ty|ngân hàng|đơn vị)\b")
_THIS = re.compile(
    r"\b(?P<head>đảng bộ|chi bộ|công đoàn|tổng công ty|công ty|tập đoàn|ngân hàng|nhà máy|xí nghiệp|cảng) này\b"
)
_WHOLE_REACH = 50
_OPENING = 40  # characters within which a sentence says whom it is about
_CONGRESS_OF = re.compile(r"(?:^|[,;]\s)(?:đại hội|hội nghị)(?: đại biểu| tổng kết| sơ kết)?(?: của)?\s$")
_CONGRESS_BEFORE = re.compile(r"(?<!\w)đại hội(?: đại biểu| thi đua yêu nước| của)*\s$")
_SENDS = re.compile(r"(?<!\w)(?:bầu|cử|chọn|đoàn đại biểu|đi dự)(?!\w)")
# «Bên đặt hàng là Công ty A»: the other side of what the article's own body does
_OTHER_SIDE = re.compile(
    r"\bcủa\s$|(?:^|[.;] )(?:bên (?:đặt hàng|mua|bán|thuê|nhận)|khách hàng|đối tác|nhà thầu|chủ đầu tư|người mua) là\s$"
)
_MEMBERS = ("đại biểu", "đoàn viên", "đảng viên", "đồng chí", "hội viên")
_ASIDE = ("công ty con", "công ty liên kết")  # named by their relation, they are spoken of in passing
_OF_YOUTH = re.compile(r"\b(?:tuổi trẻ|đoàn viên|thanh niên)\s$")


class _Congress(NamedTuple):
    """A congress that a sentence names: of whom, and whether delegates are sent there, not received."""

    mention: OrganisationMention
    sends: bool


class SubjectFinder:
    """Resolves subjects for one article, following the reading order."""

    def __init__(self, document: Document, organisations: Organisations) -> None:
        self._document = document
        self._lower = document.lower
        self._organisations = organisations
        self._bodies = NamedBodies(document, organisations)
        self._youth = youth_union(document, organisations)
        main = topic(document, organisations)
        self._main = main.name if main else None
        self._carried: str | None = None
        self._congresses: dict[int, _Congress | None] = {}  # by sentence
        self._bearers = Bearers(organisations, self._main, self._youth)

    def start_paragraph(self) -> None:
        """A new paragraph speaks of the article's main body until it names another one."""
        self._carried = self._main

    def hear_sentence(self, index: int) -> None:
        """The body that a sentence without numbers opens with, or whose congress it tells of, is the next one's."""
        sentence = self._document.sentences[index]
        for position, mention in enumerate(self._bodies.of_sentence(index)):
            before = self._lower[sentence.start : mention.start]
            if position == 0 and _CONGRESS_OF.search(before):
                self._carried = mention.name  # «Sau hai ngày họp, Đại hội | Công đoàn X | lần thứ VI đã bế mạc»
                return
            if mention.start > sentence.start + _OPENING:
                return
            if self._bodies.may_be_subject(sentence.start, mention) and not _OTHER_SIDE.search(before):
                self._carried = mention.name
                return

    def opening_clause(self, index: int, lead_start: int, start: int) -> str | None:
        """«lợi nhuận đạt 103% kế hoạch; Công ty DAP đạt | 236%»: the body that the number's clause opens with."""
        mention = next(iter(self._bodies.before(index, start)), None)
        if mention is None or mention.start < lead_start or not _GOES_ON.fullmatch(self._lower, mention.end, start):
            return None
        return mention.name if _CLAUSE_OPENS.search(self._lower, lead_start, mention.start) else None

    def of_number(self, index: int, quantity: Quantity, measure: Measure) -> str | None:
        """The name of the organisation that a number of ``measure`` is about."""
        sentence = self._document.sentences[index]
        named, named_after = self._named_in(index, quantity, measure)
        if named is None and (told := self._told_after(index, quantity)) is not None:
            named = told
        is_aside = named_after is not None and self._bodies.is_aside(sentence.start, named_after)
        whole = _WHOLE_GROUP.search(self._lower, max(sentence.start, quantity.start - _WHOLE_REACH), quantity.start)
        if whole is not None:
            named = self._headed(whole["head"], quantity.start)
        this = (
            None if named else _THIS.search(self._lower, max(sentence.start, quantity.start - BEFORE), quantity.start)
        )
        if this is not None:
            named = self._headed_before(this["head"], quantity.start)
        subject = self._meeting_body(index, quantity) or named or self._carried or self._main
        if named is not None and not is_aside and not named.lower().startswith(_ASIDE):
            self._carried = named
        subject = self._bearers.bearer(subject, quantity, measure)
        named_until = max(named_after.end if named_after else 0, sentence.start)
        return None if self._is_of_territory(subject, quantity, measure, named_until) else subject

    def _told_after(self, index: int, quantity: Quantity) -> str | None:
        """«| 130 MW | điện gió là những gì Công ty A (AE) có trong tay»: whose it is stands behind the number."""
        for mention in self._bodies.of_sentence(index):
            if mention.start >= quantity.end:
                is_told = _IS_WHAT.fullmatch(self._lower, quantity.end, mention.start) is not None
                return mention.name if is_told else None
        return None

    def _meeting_body(self, index: int, quantity: Quantity) -> str | None:
        """«tại hội trường Công ty A, | 142 đại biểu | về dự Đại hội Công đoàn Công ty»: the union's delegates."""
        if quantity.dimension != "count" or not quantity.unit_code.startswith(_MEMBERS):
            return None
        if index not in self._congresses:
            self._congresses[index] = self._congress_in(index)
        congress = self._congresses[index]
        if congress is None or (congress.sends and congress.mention.start > quantity.start):
            return None  # «bầu đoàn gồm | 12 đại biểu | đi dự Đại hội Công đoàn cấp trên»
        return congress.mention.name

    def _congress_in(self, index: int) -> _Congress | None:
        """The Party or union body whose congress a sentence names."""
        start = self._document.sentences[index].start
        for mention in self._bodies.of_sentence(index):
            if _CONGRESS_BEFORE.search(self._lower, max(start, mention.start - BEFORE), mention.start):
                organisation = self._organisations.organisations.get(mention.name)
                is_of_members = organisation is not None and organisation.organisation_type in ("party", "union")
                sends = _SENDS.search(self._lower, start, mention.start) is not None
                return _Congress(mention, sends) if is_of_members else None
        return None

    def _named_in(
        self, index: int, quantity: Quantity, measure: Measure
    ) -> tuple[str | None, OrganisationMention | None]:
        """The body that the sentence names for a number, and where; the nearest before it that may be its subject."""
        start = self._document.sentences[index].start
        owner: OrganisationMention | None = None
        chosen: OrganisationMention | None = None
        for mention in self._bodies.before(index, quantity.start):
            if chosen is not None:  # «Gỗ Tân Mai và Gỗ An Lộc ký hợp đồng trị giá …»: the article's own body
                is_joined = _JOINED.fullmatch(self._lower, mention.end, chosen.start) is not None
                return (mention if is_joined and mention.name == self._main else chosen).name, chosen
            may_be = self._bodies.describes(mention, quantity) or self._bodies.may_be_subject(start, mention)
            if may_be and not self._bearers.regulates(mention.name, quantity, measure):
                before = self._bodies.words_before(start, mention)
                if owner is None and _OWNED_BY.search(before):
                    owner = mention
                elif self._youth is not None and mention.name == self._youth.parent_name and _OF_YOUTH.search(before):
                    return self._youth.name, mention  # «tuổi trẻ PV GAS», «đoàn viên PV GAS»
                else:
                    chosen = mention
        chosen = chosen or owner or self._bodies.passed_through(index, quantity)
        return (chosen.name, chosen) if chosen is not None else (None, None)

    def _is_of_territory(self, subject: str | None, quantity: Quantity, measure: Measure, named_until: int) -> bool:
        """Whether a figure of a country or a province would fall to a company that is only spoken of beside it."""
        organisation = self._organisations.organisations.get(subject or "")
        if organisation is None or organisation.organisation_type == "government":
            return False
        lead = self._lower[max(named_until, quantity.start - BEFORE) : quantity.start]
        return is_public_figure(measure.name) or is_of_territory(lead)

    def _headed(self, head: str, offset: int) -> str | None:
        """«toàn Tập đoàn»: the article's own body where it is one, else the Tập đoàn spoken of last."""
        if self._main is None or self._main.lower().startswith(head):
            return self._main
        return self._headed_before(head, offset) or self._main

    def _headed_before(self, head: str, offset: int) -> str | None:
        """«Đảng bộ này có | 13.862 đảng viên»: the last one of that kind spoken of before ``offset``."""
        before = (m.name for m in reversed(self._organisations.mentions) if m.start < offset)
        return next((name for name in before if name.lower().startswith(head)), None)
