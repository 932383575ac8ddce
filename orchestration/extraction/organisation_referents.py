"""Which body a bare head means: «Đảng ủy», «Tập đoàn», «Công ty», «UBND tỉnh»."""

from __future__ import annotations

from orchestration.extraction import role_titles
from orchestration.extraction.document import Document
from orchestration.extraction.names import person_like
from orchestration.extraction.organisation_canonical import NAMED_BY_PARENT
from orchestration.extraction.organisation_heads import (
    COMPANY_FAMILIES,
    Head,
    family_of,
    heads,
    place_names,
    register,
    registered_parts,
)
from orchestration.extraction.organisation_keys import Body, BodyKeys
from orchestration.extraction.organisation_provinces import NamedPlaces
from orchestration.extraction.organisation_spans import Candidate, may_start

PLACE_KINDS = frozenset("tỉnh huyện quận xã phường".split())
_GENERIC_BEFORE = frozenset("các những mỗi nhiều một từng mọi cấp vị số".split())
_GENERIC_AFTER = frozenset({("cấp", "trên"), ("cơ", "sở"), ("trực", "thuộc"), ("cấp", "dưới"), ("con", "tại")})
_PARTY_BODIES = frozenset({"đảng ủy", "đảng bộ"})
# The level whose party committee or authority the word alone names.
_LEVELS = {
    "tỉnh ủy": "tỉnh", "thành ủy": "thành phố", "huyện ủy": "huyện", "quận ủy": "quận", "ubnd": "tỉnh", "hđnd": "tỉnh",
    "tỉnh đoàn": "tỉnh", "thành đoàn": "thành phố", "huyện đoàn": "huyện",
}  # fmt: skip
_SHORT_HEADS = {"ubnd": "UBND", "hđnd": "HĐND"}
# A company has one of each, which is named without the company.
_BOARDS = frozenset({"hội đồng quản trị", "hội đồng thành viên", "ban kiểm soát", "ban quản lý dự án"})
_PLAIN_COMPANIES = frozenset({"công ty", "tổng công ty", "liên doanh", "registered"})


class Referents:
    """What the article has named so far, and what its bare heads refer to."""

    def __init__(self, doc: Document, keys: BodyKeys) -> None:
        self.doc, self.words, self.keys = doc, keys.words, keys
        self.places = NamedPlaces(self.words)
        self.composed: dict[str, str] = {}
        self._last: dict[str, str] = {}
        self._first: dict[str, str] = {}
        self._known: set[str] = set()
        self._companies: set[str] = set()
        self._party_owners: set[str | None] = set()
        self._last_company: tuple[int, str] | None = None
        self._paragraph_company: tuple[int, str] | None = None
        self._paragraph_plain: tuple[int, str] | None = None
        self._title_company: str | None = None
        self._title_plain: str | None = None
        self._title_owner: str | None = None
        self._title_end = doc.sentences[0].end if doc.sentences else 0

    def note_first(self, candidate: Candidate) -> None:
        """Remember a full name that a bare head further up may refer to, such as one in the title."""
        part: Candidate | None = candidate
        while part is not None:
            key = self.keys.key(part)
            self._first.setdefault(self.keys.bodies[key].family, key)
            self._know(key)
            part = part.parent

    def note(self, start: int, key: str, *, is_bare: bool) -> None:
        """Remember that the body of ``key`` is named at word ``start``."""
        words = self.words
        family = self.keys.bodies[key].family
        if family not in NAMED_BY_PARENT or family not in self._last or not role_titles.follows_title(words, start):
            self._last[family] = key  # a guest's post elsewhere is not what «Đảng bộ» means next
        parent = self.keys.bodies[key].parent
        if family in NAMED_BY_PARENT and words.starts[start] < self._title_end and self._title_owner is None:
            self._title_owner = parent
        self._know(key)
        written = heads().at(self.words, start)
        if written is not None and written[1].is_company:  # the register may know a «Tổng công ty» by another form
            self._last[written[1].family] = key
        if family in COMPANY_FAMILIES and not is_bare:
            self._last_company = (start, key)
            paragraph = self.doc.sentence_at(words.starts[start]).paragraph
            if family in _PLAIN_COMPANIES:
                self._paragraph_company = (paragraph, key)
                if self.keys.is_plain(key):
                    self._paragraph_plain = (paragraph, key)
                    if words.starts[start] < self._title_end and self._title_plain is None:
                        self._title_plain = key
                if words.starts[start] < self._title_end and self._title_company is None:
                    self._title_company = key

    def _know(self, key: str) -> None:
        body = self.keys.bodies[key]
        self._known.add(key)
        if body.family in COMPANY_FAMILIES:
            self._companies.add(key)
        elif body.family in _PARTY_BODIES:
            self._party_owners.add(body.parent)

    def union_of_company(self) -> str | None:
        """The union of a company that the article has named last, else the first one: no industry's or province's."""
        for key in (self._last.get("công đoàn"), self._first.get("công đoàn")):
            parent = self.keys.bodies.get((self.keys.bodies[key].parent if key is not None else None) or "")
            if parent is not None and parent.family in COMPANY_FAMILIES:
                return key
        return None

    def unnamed_place(self, head: Head, kind: str) -> str | None:
        """«UBND tỉnh», «Công an tỉnh»: of the province that the article names before, or that alone it names."""
        for key in (self._last.get(head.family), self._first.get(head.family)):
            if key is not None and self.keys.bodies[key].own_words.startswith(kind + " "):
                return key
        return self._of_place(head.family, kind, head.words)

    def is_generic(self, candidate: Candidate) -> bool:
        """«Đại hội Đảng bộ các cấp», «các Chi bộ trực thuộc»: no particular body."""
        words = self.words
        before = words.lows[candidate.start - 1] if candidate.start and words.gap(candidate.start) == " " else ""
        if before.isdigit():
            return True
        after = tuple(words.lows[candidate.end : candidate.end + 2])
        if candidate.end < len(words) and words.gap(candidate.end) != " ":
            after = ()
        if candidate.end < len(words) and words.gap(candidate.end) == " " and words.is_capital(candidate.end):
            whole = candidate.head is not None and candidate.head.is_company
            if not whole and not self._may_follow_bare(candidate.end):
                return True
        if (after[:1] and after[0] in PLACE_KINDS) or after == ("thành", "phố"):
            return True
        return before in _GENERIC_BEFORE or after[:1] == ("các",) or after in _GENERIC_AFTER

    def _may_follow_bare(self, i: int) -> bool:
        """What may follow a bare head in capitals: a person, a title or another organisation."""
        words = self.words
        return (
            person_like(words, i) >= 2 or role_titles.starts_title(words, i) or may_start(words.lows[i])
        )  # fmt: skip

    def referent(self, candidate: Candidate, head: Head, following: Candidate | None) -> str | None:
        """The key of the body that a bare head means, or None."""
        family = head.family
        if head.is_company or head.follows in ("name", "number", "field", "place", "capital"):
            return self._of_its_kind(candidate, head)
        shared = self._shared_parent(candidate, following)
        if shared is not None:
            key = self._part(family, shared)
            return key or (self.keys.compose(family, shared) if family in NAMED_BY_PARENT else None)
        if self._last_company is not None and self._same_sentence(self._last_company[0], candidate):
            company = self._last_company[1]
            key = self._part(family, company)
            if key is not None:
                return key
            if family == "công đoàn" and self._first.get(family) is None:
                return self.keys.compose(family, company)
        if family in NAMED_BY_PARENT and self._title_owner is not None:
            return self._part(family, self._title_owner) or self.keys.compose(family, self._title_owner)
        known = self._last.get(family) or self._first.get(family)
        return known or self.board(family, candidate) or self._of_the_one_company(family)

    def _of_its_kind(self, candidate: Candidate, head: Head) -> str | None:
        """«Tập đoàn», «Nhà máy»: the one of this kind that the article names, or that its names imply."""
        family = head.family
        if family == "công ty":
            return self._the_company(candidate)
        known = self._last.get(family) or self._first.get(family)
        if known is None and head.organisation_type == "department":
            known = self._of_party_cell(head)
        return known or self._provincial(family) or self._ancestor(family) or self.board(family, candidate)

    def _of_party_cell(self, head: Head) -> str | None:
        """«Bí thư Chi bộ Phân xưởng Lò, Quản đốc Phân xưởng»: the workshop whose party cell the article names."""
        kind = head.family + " "
        owner = next((key for key in (self._last.get("chi bộ"), self._first.get("chi bộ")) if key is not None), None)
        own = self.keys.bodies[owner].own_words if owner is not None else ""
        if not own.startswith(kind):
            return None
        key = f"{head.family}:{own.removeprefix(kind)}"
        if key not in self.keys.bodies:
            self.keys.bodies[key] = Body(head.family, own.removeprefix(kind), None)
            self.composed[key] = self.keys.cells.get(owner or "", own)
        return key

    def board(self, family: str, candidate: Candidate) -> str | None:
        """«Ban kiểm soát có 3 người», «Ủy ban Kiểm tra gồm 5 đồng chí»: that of the body in question."""
        owner = self._the_company(candidate) if family in _BOARDS else None
        if family == "ủy ban kiểm tra":  # that of the committee in question
            owner = next((self._last[party] for party in ("đảng ủy", "đảng bộ") if party in self._last), None)
        return self.keys.compose(family, owner) if owner is not None else None

    def _of_the_one_company(self, family: str) -> str | None:
        """«Đảng bộ hiện có 90 đảng viên» beside «Đảng ủy Công ty X», or where one company alone is named: X's."""
        if family not in NAMED_BY_PARENT:
            return None
        bodies, owners = self.keys.bodies, self._party_owners or self._companies
        owner = next(iter(owners)) if len(owners) == 1 else None
        is_company = owner in bodies and bodies[owner].family in COMPANY_FAMILIES
        return self.keys.compose(family, owner) if owner is not None and is_company else None

    def _provincial(self, family: str) -> str | None:
        """«Bí thư Tỉnh ủy» in an article that names «UBND tỉnh Quảng Trị»: the province's committee."""
        kind = _LEVELS.get(family)
        return self._of_place(family, kind, family) if kind is not None else None

    def _of_place(self, family: str, kind: str, head: str) -> str | None:
        """The body of the province (city, district) that another body of the article is of, or that it names."""
        place = self._place_of_others(kind) or self.places.only(kind)
        if place is None:
            return None
        own = f"{kind} {place.lower()}"
        key = f"{family}:{own}"
        if key not in self.keys.bodies:
            self.keys.bodies[key] = Body(family, own, None)
            named = head[:1].upper() + head[1:] if head.islower() else head
            named = _SHORT_HEADS.get(family, named)
            self.composed[key] = (
                f"{named} {place}" if family in _LEVELS and family.endswith("ủy") else (f"{named} {kind} {place}")
            )
        return key

    def _place_of_others(self, kind: str) -> str | None:
        for other in ("ubnd", "hđnd", "tỉnh ủy", "thành ủy", "công an"):
            known = self._last.get(other) or self._first.get(other)
            own = self.keys.bodies[known].own_words if known is not None else ""
            place = place_names().exactly(own.removeprefix(kind + " ").split()) if own.startswith(kind + " ") else None
            if place is not None:
                return place
        return None

    def _the_company(self, candidate: Candidate) -> str | None:
        """«Công ty» means the company named last in the paragraph, else the title's, else the last one."""
        paragraph = self.doc.sentence_at(self.words.starts[candidate.start]).paragraph
        title = self._title_company
        if title is not None and self.keys.is_plain(title):
            return title
        for here in (self._paragraph_plain, self._paragraph_company if title is None else None):
            if here is not None and here[0] == paragraph:
                return here[1]
        if self._title_plain is not None:  # «Tập đoàn A thay Giám đốc Công ty B»
            return self._title_plain
        if title is not None and self._paragraph_company is not None and self._paragraph_company[0] == paragraph:
            return self._paragraph_company[1]
        families = ("công ty", "tổng công ty", "liên doanh", "tập đoàn", "ngân hàng")
        return title or next((self._last[family] for family in families if family in self._last), None)

    def _shared_parent(self, candidate: Candidate, following: Candidate | None) -> str | None:
        """«Đảng ủy, Ban Tổng Giám đốc Vietsovpetro»: the body that follows says whose."""
        if following is None or following.parent is None or following.tail_start != following.tail_end:
            return None
        between = self.words.text[self.words.ends[candidate.end - 1] : self.words.starts[following.start]]
        if between.strip() not in (",", "và", ", và"):
            return None
        if following.parent.is_bare:
            head = following.parent.head
            return self.referent(following.parent, head, None) if head is not None and head.is_bare_reference else None
        return self.keys.key(following.parent)

    def _same_sentence(self, word: int, candidate: Candidate) -> bool:
        starts = self.words.starts
        return self.doc.sentence_index(starts[word]) == self.doc.sentence_index(starts[candidate.start])

    def _part(self, family: str, parent: str) -> str | None:
        for key in (f"{family}:@{parent}", f"reg:{registered_parts().get((family, parent.removeprefix('reg:')), '')}"):
            if key in self.keys.bodies and key in self._known:
                return key
        return None

    def _ancestor(self, family: str) -> str | None:
        """The group that a registered company of the article belongs to."""
        for key in dict.fromkeys((*self._last.values(), *self._first.values())):
            body, seen = self.keys.bodies.get(key), 0
            while body is not None and seen < 5:
                name = body.registered
                entry = register().get(name) if name else None
                if entry is None or entry.parent_name is None:
                    parent = body.parent
                    body, seen = (self.keys.bodies.get(parent) if parent else None), seen + 1
                    continue
                if family_of(entry.parent_name) == family:
                    return self.keys.registered_key(entry.parent_name)
                self.keys.registered_key(entry.parent_name)
                body, seen = self.keys.bodies[f"reg:{entry.parent_name}"], seen + 1
        return None
