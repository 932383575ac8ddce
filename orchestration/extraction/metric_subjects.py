"""Whom a number is about: the body named in the clause, else the one the text has been speaking of.

Money and output belong to a company even where its Party committee tells of them; members and cells
belong to the Party body (Đảng bộ), not to the company.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from orchestration.extraction.document import Document
from orchestration.extraction.metric_measures import Measure, measure_catalogue
from orchestration.extraction.metric_territory import is_of_territory, is_public_figure
from orchestration.extraction.metric_topic import is_of_youth, topic, youth_union
from orchestration.extraction.organisations import OrganisationMention, Organisations
from orchestration.extraction.quantities import Quantity

# An organisation after these words is a source, a giver or a place, not what the number is about;
# after a figure it is what is counted («gồm 13 Chi bộ»).
_NO_SUBJECT_BEFORE = re.compile(
    r"(?:\btheo|\bdo|\bbởi|\bso với|\bgiao cho|\bchỉ đạo của|\bsự|\bcùng với|\bcùng|\bphối hợp với|"
    r"\bchấp thuận của|\bvăn bản của|\byêu cầu của|\bý kiến của|\bgiấy phép của|"
    r"\bthống kê của|\bsố liệu của|\bbáo cáo của|"
    r"\bnghị quyết của|\bđại hội|\bgửi|\bvay|\bvới|\bcho|\btừ|\bvào|\btrên|\btại|\bsang|\bqua|\bthuộc)\s(?:\w+\s){0,1}$"
    r"|\b(?:đơn vị|doanh nghiệp|công ty|hãng)\s(?:vận hành|quản lý|sở hữu|điều hành)\s$"
    r"|\btừ\s(?:quỹ|nguồn|ngân sách)\s[^,.;]{0,60}\scủa\s$"
    r"|\b(?:dự toán|kế hoạch|chỉ tiêu)\s$|\d\s$"
    r"|\b(?:trưởng|phó|chánh)\s$|\b(?:tại|vay)\s[^,;.()]{4,60}\s\($"
    r"|\b(?:bằng khen|giấy khen|cờ thi đua|cờ|kỷ niệm chương|danh hiệu)\s(?:[^\W\d_]+\s){0,4}?của\s(?:\w+\s){0,4}$",
    re.IGNORECASE,
)
# A board or a committee speaks and decides for its body; numbers are the body's.
_ORGANS = (
    "hội đồng quản trị",
    "hội đồng thành viên",
    "ban điều hành",
    "ban tổ chức",
    "ban kiểm soát",
    "ban giám đốc",
    "ban tổng giám đốc",
    "ban lãnh đạo",
    "phòng tổ chức",
    "hđqt",
    "hđtv",
)
_PLANTS = ("nhà máy", "mỏ", "phân xưởng", "giàn", "công trường")
_COMPANY_CATEGORIES = frozenset(
    "finance balance_sheet shares oil_and_gas electricity production transport telecommunications banking commerce "
    "real_estate investment environment".split()
)
_JOINED = re.compile(r"(?: \([^)]{1,30}\))?,? (?:và|cùng|với) ")
_ASIDE_BEFORE = re.compile(
    r"\b(?:(?:trong đó|riêng)(?:\scó)?|(?:công ty (?:con|thành viên|liên kết)|đơn vị thành viên) là|"
    r"(?:nhiều|đông|lớn|cao|ít|thấp) nhất là)\s$"
)
# «A vận chuyển 70% lượng hàng của | B |, tức | 1,2 triệu tấn»: whose the counted goods are
_OWNED_BY = re.compile(r"\d%?\s[^,;.]{0,50}\scủa\s$")
_WHOLE_GROUP = re.compile(r"\btoàn (?P<head>hệ thống|tập đoàn|tổng công ty|công ty|ngân hàng|đơn vị)\b")
_THIS = re.compile(
    r"\b(?P<head>đảng bộ|chi bộ|công đoàn|tổng công ty|công ty|tập đoàn|ngân hàng|nhà máy|xí nghiệp|cảng) này\b"
)
_WHOLE_REACH = 50
_BEFORE = 80  # characters before a name that say whether it is a subject
_MOST_NAMED = 40  # bodies before a number that are asked whether it is about them
_OPENING = 40  # characters within which a sentence says whom it is about
_CONGRESS_OF = re.compile(r"(?:^|[,;]\s)(?:đại hội|hội nghị)(?: đại biểu| tổng kết| sơ kết)?(?: của)?\s$")
_FACILITIES = ("cảng", "sân bay", "nhà ga", "kho cảng", "ga ")
_PASSING = re.compile(r"(?:lượt|khách|hành khách|chuyến|TEU|container|tàu|phương tiện)(?!\w)")
_THROUGH = re.compile(r"\b(?:qua|tại|ở|của|tới|đến|vào)\s$")
_ASIDE = ("công ty con", "công ty liên kết")  # named by their relation, they are spoken of in passing
_OF_YOUTH = re.compile(r"\b(?:tuổi trẻ|đoàn viên|thanh niên)\s$")
_OF_FIRMS = frozenset({"finance", "banking", "balance_sheet", "shares"})
# Who examines, lists or keeps the securities of others; their own figures are told where they are the topic.
_MADE = frozenset({"oil_and_gas", "electricity", "production", "telecommunications", "real_estate"})
_MADE_OF = frozenset({"mass", "volume", "energy", "power"})
_OF_OWNERS = frozenset({"finance", "balance_sheet", "shares", "human_resources"})  # no plant keeps books of its own
_EXAMINERS = re.compile(
    r"sở giao dịch chứng khoán|ủy ban chứng khoán|trung tâm lưu ký|(?:công ty|hãng)\s[^,]*\bkiểm toán\b"
)
# What a company makes and runs, also where its Party committee counts it.
_PRODUCED = re.compile(r"\b(?:tàu|chân đế|khối thượng tầng|dự án|giàn|tổ máy|gói thầu|hợp đồng|lao động|cbcnv)\b")
_MATERIAL = frozenset({"currency", "mass", "volume", "energy", "power", "rate", "length", "area"})
_PARTY_CATEGORIES = frozenset({"party"})
_PARTY_NOUN = re.compile(r"\b(?:đảng viên|đảng bộ|chi bộ|tổ chức cơ sở đảng|cấp ủy|đồng chí|quần chúng ưu tú)\b")


class SubjectFinder:
    """Resolves subjects for one article, following the reading order."""

    def __init__(self, document: Document, organisations: Organisations) -> None:
        self._document = document
        self._lower = document.lower
        self._organisations = organisations
        self._catalogue = measure_catalogue()
        self._by_sentence: dict[int, list[OrganisationMention]] = {}
        end = 0
        for mention in organisations.mentions:
            if mention.end <= end:
                continue  # «BMĐH» inside «Đảng bộ BMĐH»
            end = mention.end
            self._by_sentence.setdefault(document.sentence_index(mention.start), []).append(mention)
        self._youth = youth_union(document, organisations)
        main = topic(document, organisations)
        self._main = main.name if main else None
        self._carried: str | None = None
        self._subjects: dict[int, bool] = {}  # by the start of the mention

    def start_paragraph(self) -> None:
        """A new paragraph speaks of the article's main body until it names another one."""
        self._carried = self._main

    def hear_sentence(self, index: int) -> None:
        """The body that a sentence without numbers opens with, or whose congress it tells of, is the next one's."""
        sentence = self._document.sentences[index]
        for position, mention in enumerate(self._by_sentence.get(index, ())):
            before = self._lower[sentence.start : mention.start]
            if position == 0 and _CONGRESS_OF.search(before):
                self._carried = mention.name  # «Sau hai ngày họp, Đại hội | Công đoàn X | lần thứ VI đã bế mạc»
                return
            if mention.start > sentence.start + _OPENING:
                return
            if self._may_be_subject(sentence.start, mention) and not re.search(r"\bcủa\s$", before):
                self._carried = mention.name
                return

    def _named_before(self, index: int, offset: int) -> Iterator[OrganisationMention]:
        """The bodies that a sentence names before ``offset``, the nearest first; as many as a sentence can hold."""
        mentions = self._by_sentence.get(index, [])
        last = bisect_left(mentions, offset, key=lambda mention: mention.start)
        return (mentions[k] for k in range(last - 1, max(last - _MOST_NAMED, 0) - 1, -1))

    def _may_be_subject(self, sentence_start: int, mention: OrganisationMention) -> bool:
        """Whether no word before the mention makes it a source, a giver or a place."""
        if mention.start not in self._subjects:
            before = self._before(sentence_start, mention)
            is_none = before[-1:] in (" ", "\n", "(") and _NO_SUBJECT_BEFORE.search(before) is not None
            self._subjects[mention.start] = not is_none
        return self._subjects[mention.start]

    def of_number(self, index: int, quantity: Quantity, measure: Measure) -> str | None:
        """The name of the organisation that a number of ``measure`` is about."""
        sentence = self._document.sentences[index]
        named, named_after = self._named_in(index, quantity, measure)
        is_aside = named_after is not None and self._is_aside(sentence.start, named_after)
        whole = _WHOLE_GROUP.search(self._lower, max(sentence.start, quantity.start - _WHOLE_REACH), quantity.start)
        if whole is not None:
            named = self._headed(whole["head"], quantity.start)
        this = (
            None if named else _THIS.search(self._lower, max(sentence.start, quantity.start - _BEFORE), quantity.start)
        )
        if this is not None:
            named = self._headed_before(this["head"], quantity.start)
        subject = named or self._carried or self._main
        if named is not None and not is_aside and not named.lower().startswith(_ASIDE):
            self._carried = named
        is_plant = subject is not None and subject != self._main and subject.lower().startswith(_PLANTS)
        if is_plant and measure.category in _OF_OWNERS and subject is not None:
            subject = self._owner_of(subject)  # «Nhà máy nghỉ dài, doanh thu quý rơi xuống | 9.097 tỷ đồng»
        subject = self._fitting(subject, quantity, measure)
        named_until = max(named_after.end if named_after else 0, sentence.start)
        return None if self._is_of_territory(subject, quantity, measure, named_until) else subject

    def _named_in(
        self, index: int, quantity: Quantity, measure: Measure
    ) -> tuple[str | None, OrganisationMention | None]:
        """The body that the sentence names for a number, and where; the nearest before it that may be its subject."""
        start = self._document.sentences[index].start
        owner: OrganisationMention | None = None
        chosen: OrganisationMention | None = None
        for mention in self._named_before(index, quantity.start):
            if chosen is not None:  # «Gỗ Tân Mai và Gỗ An Lộc ký hợp đồng trị giá …»: the article's own body
                is_joined = _JOINED.fullmatch(self._lower, mention.end, chosen.start) is not None
                return (mention if is_joined and mention.name == self._main else chosen).name, chosen
            is_passed = _passes(quantity) and mention.name.lower().startswith(_FACILITIES)
            may_be = is_passed or self._may_be_subject(start, mention)
            if may_be and not self._regulates(mention.name, quantity, measure):
                before = self._before(start, mention)
                if owner is None and _OWNED_BY.search(before):
                    owner = mention
                elif self._youth is not None and mention.name == self._youth.parent_name and _OF_YOUTH.search(before):
                    return self._youth.name, mention  # «tuổi trẻ PV GAS», «đoàn viên PV GAS»
                else:
                    chosen = mention
        chosen = chosen or owner or (self._passed_through(index, quantity) if _passes(quantity) else None)
        return (chosen.name, chosen) if chosen is not None else (None, None)

    def _passed_through(self, index: int, quantity: Quantity) -> OrganisationMention | None:
        """«| 124 nghìn lượt khách | đi và đến qua Cảng hàng không quốc tế Nội Bài»: where they pass counts them."""
        for mention in self._by_sentence.get(index, ()):
            if mention.start > quantity.end + _BEFORE:
                return None
            is_place = _THROUGH.search(self._lower, max(quantity.end, mention.start - _OPENING), mention.start)
            if mention.start >= quantity.end and is_place and mention.name.lower().startswith(_FACILITIES):
                return mention
        return None

    def _before(self, sentence_start: int, mention: OrganisationMention) -> str:
        return self._lower[max(sentence_start, mention.start - _BEFORE) : mention.start]

    def _is_aside(self, sentence_start: int, mention: OrganisationMention) -> bool:
        """Whether the text speaks of the body only once: «trong đó Metfone đóng góp …»."""
        return _ASIDE_BEFORE.search(self._before(sentence_start, mention)) is not None

    def _is_of_territory(self, subject: str | None, quantity: Quantity, measure: Measure, named_until: int) -> bool:
        """Whether a figure of a country or a province would fall to a company that is only spoken of beside it."""
        organisation = self._organisations.organisations.get(subject or "")
        if organisation is None or organisation.organisation_type == "government":
            return False
        lead = self._lower[max(named_until, quantity.start - _BEFORE) : quantity.start]
        return is_public_figure(measure.name) or is_of_territory(lead)

    def _regulates(self, name: str, quantity: Quantity, measure: Measure) -> bool:
        """«dưới trần 3% của Ngân hàng Nhà nước; tỷ lệ CASA | 24,3%»: who rules over banks has no such figures.

        Nor has who audits: «Báo cáo được Công ty Kiểm toán Sông Thương soát xét ghi nhận doanh thu | 97 tỷ đồng».
        """
        if name != self._main and _EXAMINERS.match(name.lower()):
            return True
        organisation = self._organisations.organisations.get(name)
        is_state = organisation is not None and organisation.organisation_type == "government"
        is_made = measure.category in _MADE or (not measure.category and quantity.dimension in _MADE_OF)
        return is_state and (measure.category in _OF_FIRMS or (name != self._main and is_made))

    def _headed(self, head: str, offset: int) -> str | None:
        """«toàn Tập đoàn»: the article's own body where it is one, else the Tập đoàn spoken of last."""
        if self._main is None or self._main.lower().startswith(head):
            return self._main
        return self._headed_before(head, offset) or self._main

    def _headed_before(self, head: str, offset: int) -> str | None:
        """«Đảng bộ này có | 13.862 đảng viên»: the last one of that kind spoken of before ``offset``."""
        before = (m.name for m in reversed(self._organisations.mentions) if m.start < offset)
        return next((name for name in before if name.lower().startswith(head)), None)

    def _fitting(self, subject: str | None, quantity: Quantity, measure: Measure) -> str | None:
        """Money and output climb from a Party body to its company; members go to the Đảng bộ."""
        if subject is None:
            return None
        known = self._organisations.organisations
        if self._youth is not None and subject == self._youth.parent_name and quantity.dimension == "count":
            subject = self._youth.name  # «Bí thư Đoàn HLJOC cho biết Đoàn hiện có | 17 chi đoàn»
        elif subject.lower().startswith(_ORGANS):
            subject = self._owner_of(subject) or subject
        # it gives from its own funds
        is_union = subject in known and (known[subject].organisation_type == "union" or is_of_youth(subject))
        is_pay = measure.category == "human_resources" and quantity.unit_code.startswith("VND")
        gives = is_union and quantity.unit_code.startswith(("VND", "USD"))
        is_material = is_pay or (not measure.category and quantity.dimension in _MATERIAL and not gives)
        is_produced = not measure.category and _PRODUCED.search(measure.name) is not None and not is_union
        is_material = is_material or is_produced or measure.name.startswith("người lao động")
        is_material = is_material or (not measure.category and self._speaks_of_business(measure.name))
        if is_material or measure.category in _COMPANY_CATEGORIES:
            return self._company_above(subject) or subject
        if measure.category in _PARTY_CATEGORIES or (not measure.category and _PARTY_NOUN.search(measure.name)):
            organisation = known.get(subject)
            if organisation is None:
                return subject
            if organisation.organisation_type == "party" and subject.lower().startswith(("đảng bộ", "chi bộ")):
                return subject
            return self._party_body_beside(subject) or subject
        return subject

    def _speaks_of_business(self, name: str) -> bool:
        """«tốc độ tăng trưởng doanh thu»: a measure of the text's own words about what companies report."""
        return any(signal.measure.category in _OF_FIRMS for signal in self._catalogue.find(name))

    def _owner_of(self, organ: str) -> str | None:
        """The body that acts through an organ of its own: its parent, else what the article is about."""
        organisation = self._organisations.organisations.get(organ)
        return (organisation.parent_name if organisation else None) or self._main

    def _company_above(self, name: str) -> str | None:
        known = self._organisations.organisations
        current: str | None = name
        for _ in range(6):
            organisation = known.get(current) if current else None
            if organisation is None:
                return None
            is_of_members = organisation.organisation_type in ("party", "union") or is_of_youth(organisation.name)
            if not is_of_members and not (organisation.organisation_type == "department" and name != current):
                return current
            current = organisation.parent_name
        return None

    def _party_body_beside(self, name: str) -> str | None:
        """The Đảng bộ with the same parent as a Đảng ủy, or of a company, or above a committee."""
        known = self._organisations.organisations
        organisation = known[name]
        parents = {name, organisation.parent_name} - {None}
        for other_name, other in known.items():
            if (
                other.organisation_type == "party"
                and other_name.lower().startswith("đảng bộ")
                and (other.parent_name in parents or other_name in parents)
            ):
                return other_name
        return None


def _passes(quantity: Quantity) -> bool:
    """Whether what is counted passes through ports and stations: passengers, flights, containers, ships."""
    return _PASSING.match(quantity.unit_code) is not None
