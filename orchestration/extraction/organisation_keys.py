"""What makes two names the same body: a key of the kind of body, its own words and the body it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from orchestration.extraction.names import Phrases, Words
from orchestration.extraction.organisation_brackets import Bracket
from orchestration.extraction.organisation_foreign import FOREIGN, legal_form_end
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
from orchestration.extraction.organisation_spans import Candidate
from orchestration.extraction.organisation_vocabulary import NAME_WORDS

_ABBREVIATED_WORDS = {
    "sx": "sản xuất", "xnk": "xuất nhập khẩu", "kd": "kinh doanh", "dk": "dầu khí", "vn": "việt nam", "xd": "xây dựng",
    "tm": "thương mại", "dv": "dịch vụ", "đt": "đầu tư", "tp": "thành phố", "cntt": "công nghệ thông tin", "&": "và",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """What a key stands for: kind, own words, the key (or name) of the body it belongs to, the register's name."""

    family: str
    own_words: str
    parent: str | None
    registered: str | None = None


class BodyKeys:
    """The bodies of one article by key, and the short forms that point to them."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.bodies: dict[str, Body] = {}
        self.short_forms: Phrases[str] = Phrases()
        self.nicknames: Phrases[str] = Phrases()
        self.name_ends: Phrases[str] = Phrases()

    # ------------------------------------------------------------------ definitions
    def define(self, candidates: list[Candidate]) -> None:
        """Learn the short names and distinctive ends that the article gives to its organisations."""
        full: list[tuple[Candidate, str]] = []
        for candidate in candidates:
            part: Candidate | None = candidate
            while part is not None:
                if not part.is_bare and (part.registered or (part.head and part.head.is_company)):
                    full.append((part, self.own_key(part)))
                part = part.parent
        for candidate in candidates:
            for bracket in candidate.brackets:
                self._define_bracket(candidate, bracket)
        for candidate, key in full:
            for form in self._short_forms_of(candidate):
                self.short_forms.add(form, key)
            self._note_name_end(candidate, key)
        self._define_nicknames(full)

    def _define_nicknames(self, full: list[tuple[Candidate, str]]) -> None:
        """A nickname counts when one body only could bear it."""
        nicknames: dict[str, set[str]] = {}
        for candidate, key in full:
            for form in self._nicknames(candidate):
                nicknames.setdefault(form, set()).add(key)
        for form, keys in nicknames.items():
            if len(keys) == 1:
                self.nicknames.add(form, next(iter(keys)))

    def _nicknames(self, candidate: Candidate) -> list[str]:
        """«CTCP Cảng container Hải Vân» → «Cảng Hải Vân»: one word of the trade and the brand."""
        words, k, end = self.words, candidate.tail_start, candidate.tail_end
        if candidate.head is None or not candidate.head.is_company or candidate.registered:
            return []
        while k < end and (trade := NAME_WORDS.at(words, k) or (words.lows[k] == "và" and (k + 1, False))):
            if trade[0] > end:
                break
            k = trade[0]
        brand = range(k, end)
        if len(brand) < 2 or k == candidate.tail_start or not all(words.is_capital(m) for m in brand):
            return []
        if place_names().at(words, k) is not None:
            return []
        singles = (m for m in range(candidate.tail_start, k) if NAME_WORDS.exactly([words.lows[m]]) is not None)
        return [f"{words.word(m)} {words.span_text(k, end)}" for m in singles]

    def _define_bracket(self, candidate: Candidate, bracket: Bracket) -> None:
        """«Tập đoàn SK (Hàn Quốc)» is no definition, nor is one of a body that is only a bare head."""
        target = candidate if self._names_whole(candidate, bracket) else candidate.innermost()
        low = bracket.alias.lower()
        is_place = low in SHORT_COUNTRIES or place_names().exactly(low.split()) is not None
        if not target.innermost().is_bare and not is_place:
            self.short_forms.add(bracket.alias, self.key(target))

    def _names_whole(self, candidate: Candidate, bracket: Bracket) -> bool:
        """«Công đoàn Dầu khí Việt Nam (CĐ DKVN)» names the union, «Đảng bộ Tập đoàn … (PVN)» the group."""
        if candidate.head is None or candidate.parent is None:
            return True
        initials = "".join(word[0] for word in candidate.head.family.split()).upper()
        return bracket.alias.upper().startswith(initials)

    def _short_forms_of(self, candidate: Candidate) -> list[str]:
        """«Tập đoàn Hòa Phát» → «Hòa Phát»: the tail when it is distinctive, neither a trade nor a place alone."""
        words, head = self.words, candidate.head
        if head is None or candidate.registered or candidate.tail_end == candidate.tail_start:
            return []
        start, end = candidate.tail_start, candidate.tail_end
        nested = heads().at(words, start)
        if nested and nested[1].is_company and nested[0] < end:
            start = nested[0]
        proper, k, trades = 0, start, 0
        while k < end:
            place, trade = place_names().at(words, k), NAME_WORDS.at(words, k)
            if trade and trade[0] <= end and (trade[0] > k + 1 or not words.is_capital(k)):
                k, trades = trade[0], trades + 1
            elif place and place[0] <= end:
                k = place[0]
            else:
                proper, k = proper + 1, k + 1
        if not proper or (proper == 1 and end - start == 1 and len(words.lows[start]) < 5):
            return []
        forms = [words.span_text(start, end)]
        if head is FOREIGN:
            plain = next(k for k in range(start + 1, end + 1) if k == end or legal_form_end(words, k) > k)
            forms.append(words.span_text(start, plain))
        return forms

    def _note_name_end(self, candidate: Candidate, key: str) -> None:
        """«Chứng khoán Rồng Việt» → «Rồng Việt», which counts only right after a title."""
        words, start = self.words, candidate.tail_start
        while start < candidate.tail_end:
            trade = NAME_WORDS.at(words, start)
            if trade is None or trade[0] >= candidate.tail_end:
                break
            start = trade[0]
        if candidate.tail_start < start < candidate.tail_end and words.is_capital(start):
            self.name_ends.add(words.span_text(start, candidate.tail_end), key)

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
            return self.registered_key(candidate.registered or "")
        for forms in (self.short_forms, self.nicknames):
            whole = forms.at(self.words, candidate.start)
            if whole is not None and whole[0] == candidate.end and whole[0] > candidate.start + 1:
                return whole[1]
        known_name = registered_names().exactly(self._words_without_skip(candidate)) if candidate.skip else None
        if known_name is not None:
            return self.registered_key(known_name.name)
        if head.is_company:
            return self._company_key(candidate, head)
        end = candidate.tail_end
        known = self.known_tail(candidate.tail_start, end)
        if known is not None and parent_key is None:
            end, parent_key = known
        own = self._own_words(candidate.tail_start, end)
        if head.follows == "place":
            own = _with_province_type(own)
        return self._part_key(head, own, parent_key)

    def _company_key(self, candidate: Candidate, head: Head) -> str:
        """«Công ty BSR» is BSR; «Công ty TNHH Liên doanh X» and «Liên doanh X» are one."""
        start, end, family = candidate.tail_start, candidate.tail_end, head.family
        known = self.known_tail(start, end)
        if known is not None and known[0] == start:
            return known[1]
        nested = heads().at(self.words, start) if start < end else None
        if nested and nested[1].is_company and nested[0] < end:
            family, start = nested[1].family, nested[0]
        own = self._own_words(start, end)
        key = f"{family}:{own}"
        self.bodies.setdefault(key, Body(family, own, None))
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
