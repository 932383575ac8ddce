"""Whose a title is when its own words do not say it."""

from __future__ import annotations

import re

from orchestration.extraction.document import Document
from orchestration.extraction.organisation_heads import COMPANY_FAMILIES
from orchestration.extraction.organisations import Organisations
from orchestration.extraction.people import People
from orchestration.extraction.role_backward import PointingBack
from orchestration.extraction.role_clauses import ClauseReader
from orchestration.extraction.role_headed import HeadedBodies
from orchestration.extraction.role_ranks import Ranks
from orchestration.extraction.role_sections import UNNAMED, Sections
from orchestration.extraction.role_sharing import SharedBodies
from orchestration.extraction.role_spans import TitleSpan
from orchestration.extraction.role_titles import follows_title

# «nguyên Kế toán trưởng công ty»: of the company that the article is about
_OF_THE_COMPANY = re.compile(
    r" (?:của )?(?:công ty|tập đoàn|tổng công ty|ngân hàng|doanh nghiệp)(?= (?:và|từ|này)|[,.;)\n]|$)"
)
_PARAGRAPH = 2000  # characters of a paragraph that are searched for its company
_LONGEST_NAME = 120
_OPENING = 60  # characters in which a paragraph says whom it is about
_FAMILIES = {
    "party": "đảng ủy",
    "công đoàn": "công đoàn",
    "đoàn thanh niên": "đoàn thanh niên",
    "cựu chiến binh": "cựu chiến binh",
}
_BOARDS = frozenset({"hội đồng quản trị", "hội đồng thành viên", "ban tổng giám đốc", "ban giám đốc"})
_COMPANY_BODIES = frozenset({"company", "unit", "office"})
_UNITS = frozenset(
    {"xí nghiệp", "nhà máy", "nông trường", "mỏ", "chi nhánh", "viện", "trường", "bệnh viện", "phân xưởng", "trung tâm"}
)
_GROUPS = frozenset({"tập đoàn", "tổng công ty"})
_OF_GROUPS = ("Tổng ", "Phó Tổng ", "Chủ tịch", "Phó Chủ tịch", "Thành viên")
_HEAD_BODIES = frozenset(
    {"viện", "trường", "vụ", "cục", "tổng cục", "chi cục", "bộ", "chính phủ", "hội đồng", "cụm thi đua", "khối thi đua"}
)
_NAMED_BEFORE = {"hội đồng": "hội đồng", "ban": "ban quản lý dự án"}


class BodyFinder:
    """Finds the body of a title from its row, its section and the article."""

    def __init__(self, doc: Document, organisations: Organisations, people: People) -> None:
        self.doc, self.organisations, self.people = doc, organisations, people
        self.clauses = ClauseReader(doc, organisations, people)
        self.backward = PointingBack(doc, organisations, people)
        self.shared = SharedBodies(doc, organisations)
        self.ranks = Ranks(organisations)
        self.sections = Sections(doc, organisations, people)
        self.last_company: dict[int, str] = {}
        self.last_party: dict[int, str] = {}
        self.company_of_person: dict[str, str] = {}
        self.headed = HeadedBodies(organisations)
        self._paragraph_starts: dict[int, int] = {}

    def body_of(
        self, title: TitleSpan, chain: list[TitleSpan], address: int, person: int, *, is_by_verb: bool
    ) -> str | None:
        """The canonical name of the body, or None where the text does not say."""
        if title.is_elsewhere or (title.organisation is not None and title.family is None):
            return None if title.is_elsewhere else title.organisation
        if (named := self.backward.here(title, chain, address)) is not None:
            return named
        presided = self.clauses.presided(address) if is_by_verb and title.start > address else None
        if presided is not None:
            return presided[0]
        if is_by_verb and title.family is None:
            there = self.clauses.counted(address) or self.clauses.stationed(title, address)
            if there is not None:
                return there
        return self._of_clause(title, chain, address, person) or self._of_kind(
            title, chain, address, person, is_by_verb=is_by_verb
        )

    def _of_kind(
        self, title: TitleSpan, chain: list[TitleSpan], address: int, person: int, *, is_by_verb: bool
    ) -> str | None:
        """The body of the kind that has such a title: the party committee, the institute, the company."""
        body, family = title.title.body, title.family or _FAMILIES.get(title.title.body)
        if family in _BOARDS:  # «Cố vấn Hội đồng quản trị»: of the company's board
            return self._company(title, chain, person, is_needed=True)
        if family in _NAMED_BEFORE:  # «Chủ tịch Hội đồng» of a council that the article has named
            return self.headed.nearest(_NAMED_BEFORE[family], title)
        if family is not None and (title.family is not None or body != "any"):
            beside = self._beside(family, title, chain) if title.family is None else None
            return beside or self._part(title, family, chain, person)
        if title.title.name.startswith("Cố vấn") and is_by_verb:  # «Giám đốc A xin nghỉ … A ở lại làm cố vấn»
            return self.company_of_person.get(self.people.mentions[person].full_name)
        if body in _HEAD_BODIES:
            return self.headed.nearest(body, title)
        return self.backward.committee(title) or self._of_company(title, chain, address, person, is_by_verb=is_by_verb)

    def _of_company(
        self, title: TitleSpan, chain: list[TitleSpan], address: int, person: int, *, is_by_verb: bool
    ) -> str | None:
        """The company of «Tổng Giám đốc», of «Chủ tịch» alone: the one that sends, that is staffed, in question."""
        body = title.title.body
        is_chair = body == "any" and title.title.name in ("Chủ tịch", "Phó Chủ tịch", "Phó Chủ tịch Thường trực")
        if self.clauses.is_of_another(title) or not (body in _COMPANY_BODIES or is_chair):
            return None
        placed = self.clauses.sender(address, title)
        if placed is None and self._stated_company(title, chain) is None and not self._is_of_the_company(title):
            placed = self.clauses.located(title, chain, address, person)
        if placed is None and self._stated_company(title, chain) is None and not self._is_of_the_company(title):
            placed = self.clauses.staffed(title, person, is_by_verb=is_by_verb)
        return placed or self._company(title, chain, person, is_needed=body in _COMPANY_BODIES)

    def _of_clause(self, title: TitleSpan, chain: list[TitleSpan], address: int, person: int) -> str | None:
        """The body that the words of the clause or a post beside this one say."""
        if title.family == "hội":
            return self.shared.association(title)
        shared = self.shared.joined(title, chain) or self.shared.of_committee(title, chain, person)
        if shared is not None or title.organisation is not None or title.family is not None:
            return shared
        if title.title.body not in _COMPANY_BODIES and title.title.body != "any":
            return None
        aside = self.clauses.bracketed(title, person) or self.clauses.newly_led(title)
        return aside or self.clauses.represented(title, chain, address, person)

    def note(self, title: TitleSpan, person: int, organisation: str) -> None:
        """Remember whose a title is, for the posts beside it; titles come in the order of the text."""
        self.shared.note(title, person, organisation)
        if title.title.body == "company":
            self.last_company[person] = organisation
            self.company_of_person[self.people.mentions[person].full_name] = organisation
        elif title.title.body == "party":
            self.last_party[person] = organisation

    def _part(self, title: TitleSpan, family: str, chain: list[TitleSpan], person: int) -> str | None:
        """The party committee or union of the company in question, if the article names that body."""
        stated = self._stated_company(title, chain)
        if stated is not None:
            return self.organisations.part(family, stated)
        if title.family is None and (previous := self._same_sentence_before(title, person)) in self.last_party:
            return self.last_party[previous]
        section = self.sections.of(person)
        if section is not None:
            body = self.organisations.bodies.get(section)
            is_of_party = family == "đảng ủy" and title.family is None and self.ranks.is_committee(section)
            if body is not None and (body.family == family or is_of_party):
                return section
            for owner in self.ranks.owners(section):
                found = self.organisations.part(family, owner)
                if found is not None:
                    return found
        if title.organisation is not None:
            return title.organisation
        return self._part_of_main(title, family)

    def _part_of_main(self, title: TitleSpan, family: str) -> str | None:
        """The body of this kind of the company that the article is about."""
        company = self.organisations.main_company
        if company is None:
            return None
        found = self.organisations.part(family, company.name)
        if found is None and family == "đảng ủy" and title.family is None:  # «Đại hội Đảng bộ X bầu A làm Bí thư»
            found = self.organisations.part("đảng bộ", company.name)
        return found

    def _beside(self, family: str, title: TitleSpan, chain: list[TitleSpan]) -> str | None:
        """«Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Đảng ủy X»: whose part the neighbour's body is."""
        for one in chain:
            if one is title or one.organisation is None or one.family is not None:
                continue
            named = [name for name in self.ranks.named_within(one) if self.ranks.is_committee(name)]
            if named and title.title.name.startswith("Ủy viên Ban") and self.ranks.is_department(one.organisation):
                return named[-1]
            for owner in self.ranks.owners(one.organisation):
                if owner in self.organisations.bodies and self.organisations.bodies[owner].family == family:
                    return owner
            part, *owners = self.ranks.owners(one.organisation)
            is_inner = self.ranks.is_department(part) or self.organisations.bodies[part].family == "ủy ban kiểm tra"
            if title.title.name.startswith("Ủy viên Ban") and is_inner:
                return next((owner for owner in owners if self.ranks.is_committee(owner)), None)
        return None

    def _stated_company(self, title: TitleSpan, chain: list[TitleSpan]) -> str | None:
        """The company that a neighbour in the row of titles names, first to the right, then to the left."""
        place = next((k for k, one in enumerate(chain) if one is title), 0)
        for one in (*chain[place + 1 :], *reversed(chain[:place])):
            if one.organisation is None or one.family is not None or self._is_held_besides(one, title):
                continue
            is_led = title.title.body == "công đoàn" and self.ranks.is_department(one.organisation)
            within = self.ranks.named_within(one) if is_led else []
            for name in (one.organisation, *within):  # «Trưởng Ban Chính sách PV GAS»
                if self.ranks.is_whole(name):
                    return name
        return None

    def _is_held_besides(self, one: TitleSpan, title: TitleSpan) -> bool:
        """«là Phó Tổng Giám đốc, kiêm Chủ tịch HĐTV Công ty con»: after the comma a post in another body."""
        words = self.organisations.words
        joint = words.text[words.ends[title.title_end - 1] : words.starts[one.start]]
        return one.start > title.start and joint.startswith((", kiêm ", ", đồng thời "))

    def _company(self, title: TitleSpan, chain: list[TitleSpan], person: int, *, is_needed: bool) -> str | None:
        if self._is_of_the_company(title):
            return self._main_company(title, is_needed=is_needed)
        stated = self._stated_company(title, chain)
        if stated is not None:
            return stated
        section = self.sections.of(person)
        if section == UNNAMED:
            return None
        if section is not None:
            company = self.organisations.company_of(section)
            record = self.organisations.organisations.get(company or "")
            if record is not None and record.organisation_type in ("company", "other"):
                return company
        named = None if self.clauses.is_guest(title, person) else self._paragraphs_company(title)
        previous = self._previous_in_sentence(title, person) or named or self._unit(title)
        return previous if previous is not None else self._main_company(title, is_needed=is_needed)

    def _is_of_the_company(self, title: TitleSpan) -> bool:
        return _OF_THE_COMPANY.match(self.doc.text, self.organisations.words.ends[title.end - 1]) is not None

    def _paragraphs_company(self, title: TitleSpan) -> str | None:
        """«Đoàn Thanh niên Gas South đại hội … cùng đồng chí A – Tổng Giám đốc»: whom a paragraph opens with."""
        offset = self.organisations.words.starts[title.start]
        start = self._paragraph_start(offset)
        named = self.organisations.in_span(start, min(start + _OPENING + _LONGEST_NAME, offset))
        opening = [m for m in named if m.start < start + _OPENING]
        company = self.organisations.company_of(opening[0].name) if opening and title.title.body == "company" else None
        record = self.organisations.organisations.get(company or "")
        if company is None or record is None or record.organisation_type != "company":
            return None
        return None if self.organisations.bodies[company].family in _UNITS else company

    def _unit(self, title: TitleSpan) -> str | None:
        """«… tại hội trường Công ty. Kế toán trưởng A»: in an article that opens with a group, of its company."""
        main = self.organisations.main_company
        if main is None or self.organisations.bodies[main.name].family not in _GROUPS:
            return None
        if title.title.body == "any" or title.title.name.startswith(_OF_GROUPS):
            return None
        words = self.organisations.words
        offset = words.starts[title.start]
        before = self.organisations.in_span(max(self._paragraph_start(offset), offset - _PARAGRAPH), offset)
        companies = [
            m
            for m in before
            if self.organisations.bodies[m.name].family in COMPANY_FAMILIES
            and not follows_title(words, words.index_at(m.start))
            and self.doc.text[m.start - 1 : m.start] not in ("-", "/")  # «Quyết định số 5/QĐ-PVN»
        ]
        bare = [m for m in companies if m.is_bare and m.text.lower() == "công ty" and m.name != main.name]
        return bare[-1].name if bare and bare[-1].start == companies[-1].start else None

    def _paragraph_start(self, offset: int) -> int:
        if not self._paragraph_starts:
            for sentence in self.doc.sentences:
                self._paragraph_starts.setdefault(sentence.paragraph, sentence.start)
        return self._paragraph_starts[self.doc.sentence_at(offset).paragraph]

    def _main_company(self, title: TitleSpan, *, is_needed: bool) -> str | None:
        """The company that the article is about, when it can have such a title."""
        main = self.organisations.main_company
        if main is not None and title.title.body == "company":
            owner = self.organisations.bodies[main.name]
            if owner.family in _UNITS:  # a plant has a Giám đốc; the Tổng Giám đốc is its company's
                return self.organisations.company_of(owner.parent) if owner.parent else None
        if (
            main is None
            or main.organisation_type not in ("company", "other")
            or not (is_needed or main.organisation_type == "company")
        ):
            return None
        return main.name

    def _previous_in_sentence(self, title: TitleSpan, person: int) -> str | None:
        """In a list of guests, the company that the guest before was said to be from, for a title of the same rank."""
        if title.title.body != "company":
            return None
        return self.last_company.get(self._same_sentence_before(title, person))

    def _same_sentence_before(self, title: TitleSpan, person: int) -> int:
        """The person before this one when one sentence names both, else -1."""
        if person == 0:
            return -1
        words, spans = self.organisations.words, self.people.word_spans
        before = self.doc.sentence_index(words.starts[spans[person - 1][1] - 1])
        return person - 1 if before == self.doc.sentence_index(words.starts[title.start]) else -1
