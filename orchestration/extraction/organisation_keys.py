"""What makes two names the same body: a key of the kind of body, its own words and the body it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.extraction.names import Phrases, Words
from orchestration.extraction.organisation_brackets import Bracket
from orchestration.extraction.organisation_brands import BRAND
from orchestration.extraction.organisation_heads import (
    SHORT_COUNTRIES,
    Head,
    Registered,
    family_of,
    heads,
    place_names,
    province_types,
    register,
    registered_names,
    registered_parts,
)
from orchestration.extraction.organisation_short_forms import (
    ends_of_capitals,
    implied_nicknames,
    legal_form,
    name_end,
    short_forms,
)
from orchestration.extraction.organisation_spans import Candidate

_ABBREVIATED_WORDS = {
    "sx": "sản xuất", "xnk": "xuất nhập khẩu", "kd": "kinh doanh", "dk": "dầu khí", "vn": "việt nam", "xd": "xây dựng",
    "tm": "thương mại", "dv": "dịch vụ", "đt": "đầu tư", "tp": "thành phố", "cntt": "công nghệ thông tin", "&": "và",
}  # fmt: skip


# Words that many names share, and how many others two names of one body share at least.
_GENERAL = frozenset("công ty tổng tập đoàn cổ phần việt nam ngân hàng tnhh mtv thương mại và".split())
_ALIKE = 2
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Body:
    """What a key stands for: kind, own words, the key (or name) of the body it belongs to, the register's name."""

    family: str
    own_words: str
    parent: str | None
    registered: str | None = None


class BodyKeys:
    """The bodies of one article by key, the short forms that point to them, and the words of party cells."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.bodies: dict[str, Body] = {}
        self.short_forms: Phrases[str] = Phrases()
        self.nicknames: Phrases[str] = Phrases()
        self.name_ends: Phrases[str] = Phrases()
        self.cells: dict[str, str] = {}
        self._legal_forms: dict[str, str] = {}
        self._bracketed: dict[str, str] = {}

    # ------------------------------------------------------------------ definitions
    def define(self, candidates: list[Candidate]) -> None:
        """Learn the short names and distinctive ends that the article gives to its organisations."""
        companies: list[Candidate] = []
        for candidate in candidates:
            part: Candidate | None = candidate
            while part is not None:
                if not part.is_bare and (part.registered or (part.head and part.head.is_company)):
                    companies.append(part)
                part = part.parent
        self._note_legal_forms(companies)
        self._define_nicknames([(company, self.own_key(company)) for company in companies])
        full = [(company, self.own_key(company)) for company in companies]
        for candidate in candidates:
            for bracket in candidate.brackets:
                self._define_bracket(candidate, bracket)
        for candidate, key in full:
            for form in short_forms(self.words, candidate):
                self.short_forms.add(form, key)
            end = name_end(self.words, candidate)
            if end is not None:
                self.name_ends.add(end, key)

    def _note_legal_forms(self, companies: list[Candidate]) -> None:
        """«Công ty cổ phần X, tiền thân là Công ty TNHH MTV X»: two bodies, told apart by their legal forms."""
        for company in companies:
            form = legal_form(company.head)
            if form is not None:
                own = self._own_words(company.tail_start, company.tail_end)
                self._legal_forms.setdefault(own, form)

    def _is_twin(self, company: Candidate) -> bool:
        """Whether the article has named a body with these words and another legal form before."""
        form, own = legal_form(company.head), self._own_words(company.tail_start, company.tail_end)
        return form is not None and self._legal_forms.get(own, form) != form

    def _define_nicknames(self, full: list[tuple[Candidate, str]]) -> None:
        """A nickname counts when one body only could bear it."""
        nicknames: dict[str, set[str]] = {}
        last_names: frozenset[str] | None = None
        for candidate, key in full:
            for form in implied_nicknames(self.words, candidate):
                if " " not in form:
                    last_names = ends_of_capitals(self.words) if last_names is None else last_names
                if last_names is not None and form.lower() in last_names:
                    continue  # «Moritani Foods», whose head is «ông Ken Moritani»
                # «Công ty Đạm Hải Vân» may be «Công ty CP Đạm và Hóa chất Hải Vân»; it is no rival for the name
                whole = self.words.span_text(candidate.tail_start, candidate.tail_end)
                if form != whole and not self._is_twin(candidate):
                    nicknames.setdefault(form, set()).add(key)
        for form, keys in nicknames.items():
            if len(keys) == 1:
                self.nicknames.add(form, next(iter(keys)))

    def _define_bracket(self, candidate: Candidate, bracket: Bracket) -> None:
        """«Tập đoàn SK (Hàn Quốc)» is no definition, nor is one of a body that is only a bare head."""
        target = candidate if self._names_whole(candidate, bracket) else candidate.innermost()
        low = bracket.alias.lower()
        is_place = low in SHORT_COUNTRIES or place_names().exactly(low.split()) is not None
        if not target.innermost().is_bare and not is_place:
            self.short_forms.add(bracket.alias, self.key(target))
            self._bracketed.setdefault(bracket.alias, self.key(target))
            self._define_owner(candidate, bracket)

    def _define_owner(self, candidate: Candidate, bracket: Bracket) -> None:
        """«Đoàn Thanh niên Liên doanh Bạch Mã (Đoàn BMJOC)»: BMJOC is the joint venture."""
        head, _, acronym = bracket.alias.rpartition(" ")
        owner = candidate.innermost()
        is_headed = candidate.head is not None and candidate.head.family.startswith(head.lower() or " ")
        if is_headed and acronym.isupper() and owner is not candidate and not owner.is_bare:
            self.short_forms.add(acronym, self.key(owner))
            self._bracketed.setdefault(acronym, self.key(owner))

    def _names_whole(self, candidate: Candidate, bracket: Bracket) -> bool:
        """«Công đoàn Dầu khí Việt Nam (CĐ DKVN)» names the union, «Đảng bộ Tập đoàn … (PVN)» the group."""
        if candidate.head is None or candidate.parent is None:
            return True
        initials = "".join(word[0] for word in candidate.head.family.split()).upper()
        return bracket.alias.upper().startswith(initials)

    # ------------------------------------------------------------------ keys
    def key(self, candidate: Candidate) -> str:
        """The key of a name that is not bare."""
        parent_key = None
        if candidate.parent is not None and not candidate.parent.is_bare:
            parent_key = self.key(candidate.parent)
        return self.own_key(candidate, parent_key)

    def own_key(self, candidate: Candidate, parent_key: str | None = None) -> str:
        """The key of a name whose parent is known already."""
        head = candidate.head
        if candidate.registered is not None or head is None:
            registered = self.registered_key(candidate.registered or "")
            return self._redefined(candidate, registered) or registered
        for forms in (self.short_forms, self.nicknames):
            whole = forms.at(self.words, candidate.start)
            if whole is not None and whole[0] == candidate.end and whole[0] > candidate.start + 1:
                return whole[1]
        known_name = registered_names().exactly(self._words_without_skip(candidate)) if candidate.skip else None
        if known_name is not None:
            return self.registered_key(known_name.name)
        if candidate.group is not None:
            return self.member_key(candidate.start, candidate.end, self.registered_key(candidate.group))
        if head.is_company:
            return self._company_key(candidate, head)
        end = candidate.tail_end
        known = self.known_tail(candidate.tail_start, end)
        if known is not None and parent_key is None:
            end, parent_key = known
        own = self._own_words(candidate.tail_start, end)
        if head.family == "chi bộ" and end > candidate.tail_start:
            self.cells.setdefault(f"chi bộ:{own}", self.words.span_text(candidate.tail_start, end))
        if head.follows == "place":
            own = _with_province_type(own)
        return self._part_key(head, own, parent_key)

    def _redefined(self, candidate: Candidate, known: str) -> str | None:
        """«Công ty Cảng Hải Vân (VTP)»: in this article VTP is that company, whoever bears the acronym elsewhere."""
        words = self.words
        if candidate.end != candidate.start + 1 or not words.word(candidate.start).isupper():
            return None
        defined = self._bracketed.get(words.word(candidate.start))
        if defined is None or defined == known:
            return None
        here = set(_WORD.findall(self.bodies[defined].own_words)) - _GENERAL
        elsewhere = set(_WORD.findall(self.bodies[known].own_words)) - _GENERAL
        differ = min(len(here - elsewhere), len(elsewhere - here)) >= _ALIKE
        return defined if differ or len(here & elsewhere) < _ALIKE else None

    def _company_key(self, candidate: Candidate, head: Head) -> str:
        """«Công ty BSR» is BSR; «Công ty TNHH Liên doanh X» and «Liên doanh X» are one."""
        start, end, family = candidate.tail_start, candidate.tail_end, head.family
        known = self.known_tail(start, end)
        if known is not None and known[0] == start and not self._is_twin(candidate):
            return known[1]
        nickname = self.nicknames.at(self.words, start) if start < end else None
        if nickname is not None and nickname[0] == end and legal_form(head) is None:
            return nickname[1]
        nested = heads().at(self.words, start) if start < end else None
        if nested and nested[1].is_company and nested[0] < end:
            family, start = nested[1].family, nested[0]
        own = self._own_words(start, end)
        key = f"{family}:{own}"
        if self._is_twin(candidate):
            key += f" {legal_form(head)}"
        self.bodies.setdefault(key, Body(family, own, None))
        return key

    def member_key(self, start: int, end: int, group: str) -> str:
        """The key of «VNPT Hà Nội», which bears the brand of the group and a place."""
        own = self._own_words(start, end)
        key = f"{BRAND.family}:{own}"
        self.bodies.setdefault(key, Body(BRAND.family, own, group))
        return key

    def _part_key(self, head: Head, own: str, parent_key: str | None) -> str:
        """A part of another body, known by its own words alone while the article has only one of them."""
        if not own and parent_key:
            return self.compose(head.family, parent_key)
        if own and head.follows not in ("place", "either"):
            key = f"{head.family}:{own}"
            known = self.bodies.get(key)
            if known is None or parent_key is None or known.parent in (None, parent_key):
                self.bodies[key] = Body(head.family, own, parent_key or (known.parent if known else None))
                return key
        key = f"{head.family}:{own}@{parent_key}" if parent_key else f"{head.family}:{own}"
        self.bodies.setdefault(key, Body(head.family, own, parent_key))
        return key

    def _words_without_skip(self, candidate: Candidate) -> list[str]:
        skip_start, skip_end = candidate.skip or (0, 0)
        return self.words.lows[candidate.start : skip_start] + self.words.lows[skip_end : candidate.tail_end]

    def registered_key(self, name: str) -> str:
        """The key of an organisation of the register."""
        key = f"reg:{name}"
        if key not in self.bodies:
            entry = register().get(name)
            family = family_of(name)
            parent = f"reg:{entry.parent_name}" if entry and entry.parent_name else None
            own = "" if (family, (parent or "").removeprefix("reg:")) in registered_parts() else name.lower()
            self.bodies[key] = Body(family, own, parent, name)
        return key

    def known_tail(self, start: int, end: int) -> tuple[int, str] | None:
        """Where the last words of a tail are a known organisation: «Hội đồng khoa học VTTX»."""
        for k in range(start, end):
            if not self.words.is_capital(k):
                continue
            hit = self._short_form_at(k)
            if hit and hit[0] == end:
                return k, hit[1]
        return None

    def _short_form_at(self, k: int) -> tuple[int, str] | None:
        words = self.words
        hit = self.short_forms.at(words, k) if words.lows[k] in self.short_forms else None
        if hit:
            return hit
        registered = registered_names().at(words, k) if words.lows[k] in registered_names() else None
        if registered and words.is_capital(k) and _is_name(words, k, registered):
            return registered[0], self.registered_key(registered[1].name)
        return None

    def _own_words(self, start: int, end: int) -> str:
        lows = [_ABBREVIATED_WORDS.get(low, low) for low in self.words.lows[start:end]]
        if len(lows) > 1 and lows[0] == "số" and lows[1].isdigit():
            lows = lows[1:]
        return " ".join(lows).removesuffix(" ctcp").removesuffix(" công ty cổ phần")

    def compose(self, family: str, parent: str) -> str:
        """The key of a kind of body that belongs to another: the union of a company."""
        registered = registered_parts().get((family, parent.removeprefix("reg:")))
        if registered:
            return self.registered_key(registered)
        key = f"{family}:@{parent}"
        self.bodies.setdefault(key, Body(family, "", parent))
        return key

    def is_plain(self, key: str) -> bool:
        """Whether the body is a «công ty», of whatever legal form, by its own name."""
        body = self.bodies[key]
        return body.family == "công ty" or (body.registered or "").lower().startswith(("công ty", "ctcp"))


def _with_province_type(own: str) -> str:
    """«Công an Hải Phòng» is «Công an thành phố Hải Phòng»; «thành phố Quảng Ngãi» stays the town."""
    kind = province_types().get(own)
    return f"{kind} {own}" if kind else own


def _is_name(words: Words, k: int, hit: tuple[int, Registered]) -> bool:
    end, entry = hit
    if end - k > 1:
        return True
    return words.word(k) == entry.spelling if entry.spelling.isupper() and len(entry.spelling) <= 4 else True
