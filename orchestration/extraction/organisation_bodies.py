"""Which body each name means: definitions of the whole article first, then one body for every mention."""

from __future__ import annotations

from dataclasses import dataclass

from orchestration.extraction import role_titles
from orchestration.extraction.document import Document
from orchestration.extraction.model import OrganisationType
from orchestration.extraction.names import STRONG_SURNAMES, Phrases, Words, person_like
from orchestration.extraction.organisation_heads import (
    COMPANY_FAMILIES,
    Head,
    Registered,
    family_of,
    family_types,
    heads,
    place_names,
    province_types,
    register,
    registered_names,
    registered_parts,
)
from orchestration.extraction.organisation_spans import Bracket, Candidate, SpanReader
from orchestration.extraction.organisation_vocabulary import NAME_WORDS

# Boards are named in titles («Chủ tịch HĐQT PV GAS») without being meant as bodies of their own.
_TITLE_BODIES = frozenset({"hội đồng quản trị", "hội đồng thành viên", "ban kiểm soát", "ban tổng giám đốc", "ban giám đốc"})
_PLAIN_COMPANIES = frozenset({"công ty", "tổng công ty", "liên doanh", "registered"})
_PLACE_KINDS = frozenset("tỉnh huyện quận xã phường".split())
_COMMITTEES = frozenset({"ban thường vụ", "ban chấp hành", "ủy ban kiểm tra"})
_NAMED_BY_PARENT = frozenset({"đảng ủy", "đảng bộ", "công đoàn", "đoàn thanh niên", "cựu chiến binh"})
_ABBREVIATED_WORDS = {"sx": "sản xuất", "xnk": "xuất nhập khẩu", "kd": "kinh doanh", "dk": "dầu khí", "vn": "việt nam", "xd": "xây dựng",
                      "tm": "thương mại", "dv": "dịch vụ", "đt": "đầu tư", "tp": "thành phố", "cntt": "công nghệ thông tin", "&": "và"}  # fmt: skip
_EXCHANGES = {"hose": "HoSE", "hsx": "HoSE", "hnx": "HNX", "upcom": "UPCoM"}


@dataclass(frozen=True, slots=True)
class Body:
    """What a key stands for: kind, own words, the key (or name) of the body it belongs to, the register's name."""

    family: str
    own_words: str
    parent: str | None
    registered: str | None = None


@dataclass(slots=True)
class Resolved:
    """A mention with the key of its body. ``own_text`` leaves the parent's words out."""

    start: int
    end: int
    text: str
    own_text: str
    key: str
    is_bare: bool
    rule: str
    head: Head | None
    parent_is_named: bool = False


class BodyResolver:
    """Resolves the names of one article."""

    def __init__(self, doc: Document, words: Words) -> None:
        self.doc, self.words = doc, words
        self.reader = SpanReader(words)
        self.bodies: dict[str, Body] = {}
        self.short_forms: Phrases[str] = Phrases()
        self._resolved: list[Resolved] = []
        self._last: dict[str, str] = {}
        self._last_company: tuple[int, str] | None = None
        self._first: dict[str, str] = {}
        self._known: set[str] = set()
        self._paragraph_plain: tuple[int, str] | None = None
        self._composed: dict[str, str] = {}
        self.name_ends: Phrases[str] = Phrases()
        self._paragraph_company: tuple[int, str] | None = None
        self._title_company: str | None = None
        self._title_end = doc.sentences[0].end if doc.sentences else 0

    # ------------------------------------------------------------------ the whole
    def resolve(self) -> list[Resolved]:
        """Every mention with its body's key, in order of the text."""
        candidates = self._candidates()
        self._define(candidates)
        for candidate in candidates:  # what a bare head may refer to further up, such as in the title
            if not candidate.is_bare and not self._ends_in_bare(candidate) and not self._is_place_kind(candidate):
                self._note_first(candidate)
        position = 0
        for number, candidate in enumerate(candidates):
            self._short_forms_between(position, candidate.start)
            following = candidates[number + 1] if number + 1 < len(candidates) else None
            self._mention(candidate, following)
            position = max(position, candidate.end)
        self._short_forms_between(position, len(self.words))
        return self._resolved

    def _candidates(self) -> list[Candidate]:
        found: list[Candidate] = []
        words, reader, i = self.words, self.reader, 0
        lows, n = words.lows, len(words)
        while i < n:
            if self._is_inside_title_or_name(i):
                i += 1
                continue
            if reader.may_start(lows[i]):
                candidate = reader.read(i)
                if candidate is not None:
                    found.append(candidate)
                    i = max(candidate.end, i + 1)
                    continue
            i += 1
        return found

    def _is_inside_title_or_name(self, i: int) -> bool:
        """«Vụ trưởng» is no «Vụ», and «Trường Giang» in «Vũ Trường Giang» no school."""
        words, lows = self.words, self.words.lows
        if lows[i] not in self.reader.head_starts:
            return False
        hit, title = heads().at(words, i), role_titles.titles().at(words, i)
        if hit and title and title[0] >= hit[0]:
            return True
        if i and lows[i - 1] in STRONG_SURNAMES and words.gap(i) == " ":
            return person_like(words, i - 1) >= 3 and (hit is None or hit[0] == i + 1)
        return False

    # ------------------------------------------------------------------ definitions
    def _define(self, candidates: list[Candidate]) -> None:
        full: list[tuple[Candidate, str]] = []
        for candidate in candidates:
            part: Candidate | None = candidate
            while part is not None:
                if not part.is_bare and (part.registered or (part.head and part.head.is_company)):
                    full.append((part, self._own_key(part)))
                part = part.parent
        for candidate in candidates:
            for bracket in candidate.brackets:
                target = candidate if self._names_whole(candidate, bracket) else candidate.innermost()
                if target.is_bare or self._ends_in_bare(target):
                    continue
                if self.words.word(target.start)[0].islower() and not target.registered and target.head is None:
                    continue
                self.short_forms.add(bracket.alias, self._key(target))
        for candidate, key in full:
            for form in self._short_forms_of(candidate):
                self.short_forms.add(form, key)
            self._note_name_end(candidate, key)

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
        return [words.span_text(start, end)]

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
    def _key(self, candidate: Candidate) -> str:
        """The key of a name that is not bare."""
        parent_key = None
        if candidate.parent is not None and not candidate.parent.is_bare:
            parent_key = self._key(candidate.parent)
        return self._own_key(candidate, parent_key)

    def _own_key(self, candidate: Candidate, parent_key: str | None = None) -> str:
        if candidate.registered is not None:
            return self._registered_key(candidate.registered)
        head = candidate.head
        assert head is not None  # only registered names have none
        if candidate.skip:
            known_name = registered_names().exactly(self._words_without_skip(candidate))
            if known_name is not None:
                return self._registered_key(known_name.name)
        start, end = candidate.tail_start, candidate.tail_end
        family = head.family
        known = self._known_tail(start, end)
        if head.is_company and known is not None and known[0] == start:
            return known[1]
        if head.is_company:
            nested = heads().at(self.words, start) if start < end else None
            if nested and nested[1].is_company and nested[0] < end:
                family, start = nested[1].family, nested[0]
        elif known is not None and parent_key is None:
            end, parent_key = known
        own = self._own_words(start, end)
        if head.follows == "place":
            own = _with_province_type(own)
        if not own and parent_key and not head.is_company:
            registered = registered_parts().get((family, parent_key.removeprefix("reg:")))
            if registered:
                return self._registered_key(registered)
        if own and not head.is_company and head.follows not in ("place", "either"):
            key = f"{family}:{own}"
            known_body = self.bodies.get(key)
            if known_body is None or known_body.parent in (None, parent_key) or parent_key is None:
                self.bodies[key] = Body(family, own, parent_key or (known_body.parent if known_body else None))
                return key
        key = f"{family}:{own}@{parent_key}" if parent_key else f"{family}:{own}"
        self.bodies.setdefault(key, Body(family, own, parent_key))
        return key

    def _words_without_skip(self, candidate: Candidate) -> list[str]:
        skip_start, skip_end = candidate.skip or (0, 0)
        return self.words.lows[candidate.start : skip_start] + self.words.lows[skip_end : candidate.tail_end]

    def _registered_key(self, name: str) -> str:
        key = f"reg:{name}"
        if key not in self.bodies:
            entry = register().get(name)
            family = family_of(name)
            parent = f"reg:{entry.parent_name}" if entry and entry.parent_name else None
            own = "" if (family, (parent or "").removeprefix("reg:")) in registered_parts() else name.lower()
            self.bodies[key] = Body(family, own, parent, name)
        return key

    def _known_tail(self, start: int, end: int) -> tuple[int, str] | None:
        """Where the last words of a tail are a known organisation: «Hội đồng khoa học VMPB»."""
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
            return registered[0], self._registered_key(registered[1].name)
        return None

    def _own_words(self, start: int, end: int) -> str:
        lows = [_ABBREVIATED_WORDS.get(low, low) for low in self.words.lows[start:end]]
        if len(lows) > 1 and lows[0] == "số" and lows[1].isdigit():
            lows = lows[1:]
        return " ".join(lows).removesuffix(" ctcp").removesuffix(" công ty cổ phần")

    # ------------------------------------------------------------------ mentions
    def _note_first(self, candidate: Candidate) -> None:
        part: Candidate | None = candidate
        while part is not None:
            key = self._key(part)
            self._first.setdefault(self.bodies[key].family, key)
            self._known.add(key)
            part = part.parent

    def _ends_in_bare(self, candidate: Candidate) -> bool:
        return candidate.innermost().is_bare

    def _mention(self, candidate: Candidate, following: Candidate | None) -> str | None:
        """Record a candidate with the bodies inside it, and return its key."""
        if candidate.is_bare:
            return self._bare(candidate, following)
        if self._is_place_kind(candidate):
            return self._unnamed_place(candidate)
        parent_key = None
        if candidate.parent is not None:
            parent_key = self._mention(candidate.parent, following)
            if parent_key is None and candidate.tail_start == candidate.tail_end:
                return None
        head = candidate.head
        if head is not None and self._is_in_title(candidate, head):
            return parent_key
        if head is not None and head.follows == "parent" and parent_key is None:
            if candidate.tail_end == candidate.tail_start:
                return None
        known = None
        if head is not None and not head.is_company:
            known = self._known_tail(candidate.tail_start, candidate.tail_end)
        key = self._own_key(candidate, parent_key)
        if known is not None and candidate.parent is None:
            self._record(known[0], candidate.tail_end, known[1], "short-form", None)
        rule = "registered" if candidate.registered else ("part-of-body" if candidate.parent or known else "head-and-tail")
        own_end = candidate.tail_end if candidate.tail_end > candidate.tail_start else candidate.tail_start
        if known is not None and known[0] > candidate.tail_start:
            own_end = known[0]
        self._record(candidate.start, candidate.end, key, rule, head, candidate, own_end)
        for bracket in candidate.brackets:
            self._bracket(bracket)
        return key

    def _is_place_kind(self, candidate: Candidate) -> bool:
        tail = self.words.lows[candidate.tail_start : candidate.tail_end]
        return candidate.head is not None and (tail == ["thành", "phố"] or (len(tail) == 1 and tail[0] in _PLACE_KINDS))

    def _unnamed_place(self, candidate: Candidate) -> str | None:
        """«UBND tỉnh»: the province's that the article names, when it names one only or names it before."""
        head = candidate.head
        assert head is not None  # a place word follows a head
        kind = " ".join(self.words.lows[candidate.tail_start : candidate.tail_end])
        for key in (self._last.get(head.family), self._first.get(head.family)):
            if key is not None and self.bodies[key].own_words.startswith(kind + " "):
                self._record(candidate.start, candidate.end, key, "bare-head", head, is_bare=True)
                return key
        return None

    def _is_in_title(self, candidate: Candidate, head: Head) -> bool:
        """Whether the words are part of a title rather than a body named for itself."""
        if head.family in _COMMITTEES:
            before = self.words.lows[candidate.start - 2 : candidate.start]
            return before == ["ủy", "viên"] and candidate.parent is not None and candidate.parent.is_bare
        if head.family not in _TITLE_BODIES:
            return False
        start = candidate.start
        for k in range(max(start - 4, 0), start):
            hit = role_titles.titles().at(self.words, k)
            if hit and hit[0] >= start:
                return True
        return False

    def _bracket(self, bracket: Bracket) -> None:
        if bracket.exchange is not None:
            start, end = bracket.exchange
            name = _EXCHANGES.get(self.words.text[start:end].lower(), self.words.text[start:end])
            i = self.words.index_at(start)
            registered = registered_names().at(self.words, i)
            key = self._registered_key(registered[1].name) if registered else f"sở giao dịch chứng khoán:{name}"
            self.bodies.setdefault(key, Body("sở giao dịch chứng khoán", name, None))
            self._record(i, i + 1, key, "exchange", None)

    def _short_forms_between(self, i: int, j: int) -> None:
        words = self.words
        lows = words.lows
        while i < j:
            if lows[i] in self.short_forms and words.is_capital(i):
                hit = self.short_forms.at(words, i)
                if hit and hit[0] <= max(j, i + 1) and self._same_case(i, hit):
                    self._record(i, hit[0], hit[1], "short-form", None)
                    i = hit[0]
                    continue
            i += 1

    def _same_case(self, i: int, hit: tuple[int, str]) -> bool:
        """The first word in capitals suffices: «Nhiệt điện Đông Phú»; one single word must be an acronym or a name."""
        return self.words.is_capital(i)

    # ------------------------------------------------------------------ bare heads
    def _bare(self, candidate: Candidate, following: Candidate | None) -> str | None:
        head = candidate.head
        assert head is not None  # a bare candidate is a head
        if not head.is_bare_reference or head.follows == "never" or self._is_generic(candidate):
            return None
        key = self._referent(candidate, head, following)
        if key is not None:
            self._record(candidate.start, candidate.start + len(head.words.split()), key, "bare-head", head, is_bare=True)
        return key

    def _is_generic(self, candidate: Candidate) -> bool:
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
        if after[:1] and after[0] in _PLACE_KINDS or after == ("thành", "phố"):
            return True
        return before in ("các", "những", "mỗi", "nhiều", "một", "từng", "mọi", "cấp", "vị", "số") or after[:1] in (("các",),) or after in (
            ("cấp", "trên"), ("cơ", "sở"), ("trực", "thuộc"), ("cấp", "dưới"), ("con", "tại"))  # fmt: skip

    def _may_follow_bare(self, i: int) -> bool:
        """What may follow a bare head in capitals: a person, a title or another organisation."""
        words = self.words
        return (
            person_like(words, i) >= 2 or role_titles.starts_title(words, i) or self.reader.may_start(words.lows[i])
        )  # fmt: skip

    def _referent(self, candidate: Candidate, head: Head, following: Candidate | None) -> str | None:
        family = head.family
        if head.is_company or head.follows in ("name", "number", "field", "place", "capital"):
            if family == "công ty":
                return self._the_company(candidate)
            known = self._last.get(family) or self._first.get(family)
            return known or self._provincial(head) or self._ancestor(family)
        shared = self._shared_parent(candidate, following)
        if shared is not None:
            key = self._part(family, shared)
            return key or (self._compose(family, shared) if family in _NAMED_BY_PARENT else None)
        if self._last_company is not None and self._same_sentence(self._last_company[0], candidate):
            company = self._last_company[1]
            key = self._part(family, company)
            if key is not None:
                return key
            if family == "công đoàn" and self._first.get(family) is None:
                return self._compose(family, company)
        return self._last.get(family) or self._first.get(family)

    def _provincial(self, head: Head) -> str | None:
        """«Bí thư Tỉnh ủy» in an article that names «UBND tỉnh Quảng Trị»: the province's committee."""
        kind = {"tỉnh ủy": "tỉnh ", "thành ủy": "thành phố ", "ubnd": "tỉnh "}.get(head.family)
        if kind is None:
            return None
        for family in ("ubnd", "hđnd", "tỉnh ủy", "công an"):
            own = self.bodies[key].own_words if (key := self._last.get(family) or self._first.get(family)) else ""
            if own.startswith(kind):
                place = place_names().exactly(own.removeprefix(kind).split())
                if place is None:
                    return None
                words = own if head.family == "ubnd" else place.lower()
                key = f"{head.family}:{words}"
                self.bodies.setdefault(key, Body(head.family, words, None))
                self._composed[key] = f"{_capitalised(head.family)} {place}"
                return key
        return None

    def _the_company(self, candidate: Candidate) -> str | None:
        """«Công ty» means the company named last in the paragraph, else the title's, else the last one."""
        paragraph = self.doc.sentence_at(self.words.starts[candidate.start]).paragraph
        title = self._title_company
        if title is not None and self._is_plain(title):
            return title
        if self._paragraph_plain is not None and self._paragraph_plain[0] == paragraph:
            return self._paragraph_plain[1]
        if title is not None and (self._paragraph_company is None or self._paragraph_company[0] != paragraph):
            return title
        if self._paragraph_company is not None and self._paragraph_company[0] == paragraph:
            return self._paragraph_company[1]
        if self._title_company is not None:
            return self._title_company
        for family in ("công ty", "tổng công ty", "liên doanh", "tập đoàn", "ngân hàng"):
            if family in self._last:
                return self._last[family]
        return None

    def _is_plain(self, key: str) -> bool:
        """Whether the body is a «công ty», of whatever legal form, by its own name."""
        body = self.bodies[key]
        return body.family == "công ty" or (body.registered or "").lower().startswith(("công ty", "ctcp"))

    def _compose(self, family: str, parent: str) -> str:
        registered = registered_parts().get((family, parent.removeprefix("reg:")))
        if registered:
            return self._registered_key(registered)
        key = f"{family}:@{parent}"
        self.bodies.setdefault(key, Body(family, "", parent))
        return key

    def _shared_parent(self, candidate: Candidate, following: Candidate | None) -> str | None:
        """«Đảng ủy, Ban Tổng Giám đốc Vietsovpetro»: the body that follows says whose."""
        if following is None or following.parent is None or following.tail_start != following.tail_end:
            return None
        between = self.words.text[self.words.ends[candidate.end - 1] : self.words.starts[following.start]]
        if between.strip() not in (",", "và", ", và"):
            return None
        if following.parent.is_bare:
            head = following.parent.head
            return self._referent(following.parent, head, None) if head is not None and head.is_bare_reference else None
        return self._key(following.parent)

    def _same_sentence(self, word: int, candidate: Candidate) -> bool:
        starts = self.words.starts
        return self.doc.sentence_index(starts[word]) == self.doc.sentence_index(starts[candidate.start])

    def _part(self, family: str, parent: str) -> str | None:
        for key in (f"{family}:@{parent}", f"reg:{registered_parts().get((family, parent.removeprefix('reg:')), '')}"):
            if key in self.bodies and key in self._known:
                return key
        return None

    def _ancestor(self, family: str) -> str | None:
        """The group that a registered company of the article belongs to."""
        for key in dict.fromkeys((*self._last.values(), *self._first.values())):
            body, seen = self.bodies.get(key), 0
            while body is not None and seen < 5:
                name = body.registered
                entry = register().get(name) if name else None
                if entry is None or entry.parent_name is None:
                    parent = body.parent
                    body, seen = (self.bodies.get(parent) if parent else None), seen + 1
                    continue
                if family_of(entry.parent_name) == family:
                    return self._registered_key(entry.parent_name)
                self._registered_key(entry.parent_name)
                body, seen = self.bodies[f"reg:{entry.parent_name}"], seen + 1
        return None

    # ------------------------------------------------------------------ records and names
    def _record(
        self,
        start: int,
        end: int,
        key: str,
        rule: str,
        head: Head | None,
        candidate: Candidate | None = None,
        own_end: int | None = None,
        *,
        is_bare: bool = False,
    ) -> None:
        words = self.words
        family = self.bodies[key].family
        if family not in _NAMED_BY_PARENT or family not in self._last or not self._follows_title(start):
            self._last[family] = key  # a guest's post elsewhere is not what «Đảng bộ» means next
        self._known.add(key)
        if family in COMPANY_FAMILIES and not is_bare:
            self._last_company = (start, key)
            paragraph = self.doc.sentence_at(words.starts[start]).paragraph
            if family in _PLAIN_COMPANIES:
                self._paragraph_company = (paragraph, key)
                if self._is_plain(key):
                    self._paragraph_plain = (paragraph, key)
                if words.starts[start] < self._title_end and self._title_company is None:
                    self._title_company = key
        text = _without_brackets(words.span_text(start, end))
        own_text = _without_brackets(words.span_text(start, own_end)) if own_end and own_end > start else text
        self._resolved.append(
            Resolved(
                words.starts[start],
                words.ends[end - 1],
                text,
                own_text,
                key,
                is_bare,
                rule,
                head,
                parent_is_named=bool(candidate and candidate.parent and not candidate.parent.is_bare)
                or (rule == "part-of-body" and not (candidate and candidate.parent)),
            )
        )

    def _merge_shortened(self, resolved: list[Resolved]) -> None:
        """«Viện Dầu khí» beside «Viện Dầu khí Việt Nam» is the same body without its country."""
        stems: dict[str, set[str]] = {}
        for found in {(one.text, one.key): one for one in resolved}.values():
            words = Words(found.text)
            for k in range(max(len(words) - 3, 2), len(words)):
                place = place_names().at(words, k)
                if place and place[0] == len(words):
                    stems.setdefault(" ".join(words.lows[:k]), set()).add(found.key)
        for found in resolved:
            body = self.bodies[found.key]
            longer = stems.get(found.text.lower(), set()) - {found.key}
            if len(longer) == 1 and body.registered is None and not found.is_bare:
                found.key = next(iter(longer))

    def _follows_title(self, start: int) -> bool:
        table = role_titles.titles()
        return any((hit := table.at(self.words, k)) is not None and hit[0] >= start for k in range(max(start - 5, 0), start))

    def canonical_names(self, resolved: list[Resolved]) -> dict[str, str]:
        """The name of each body: the register's, else the longest form that the article writes."""
        self._merge_shortened(resolved)
        forms: dict[str, list[Resolved]] = {}
        for found in resolved:
            forms.setdefault(found.key, []).append(found)
        names: dict[str, str] = {}
        for key, found_forms in forms.items():
            names[key] = self._canonical(key, found_forms)
        return names

    def _canonical(self, key: str, forms: list[Resolved]) -> str:
        body = self.bodies[key]
        if body.registered:
            return body.registered
        if body.family == "sở giao dịch chứng khoán" and body.own_words.istitle() is False and len(forms[0].text) < 7:
            return forms[0].text
        named = [form for form in forms if not form.is_bare]
        if body.family in _NAMED_BY_PARENT and not body.own_words and body.parent and body.parent.startswith("reg:"):
            if not named or any(form.parent_is_named for form in named):
                head = max((form.own_text for form in named if form.head is not None), key=len, default=body.family)
                return f"{_capitalised(head)} {body.parent.removeprefix('reg:')}"
        if not named:
            return self._composed.get(key) or _capitalised(body.family)
        if not all(form.head is None or form.head.keeps_parent for form in named):
            return _capitalised(max((form.own_text for form in named), key=len))
        return _capitalised(max((form.text for form in named), key=len))

    def type_of(self, family: str) -> OrganisationType:
        """The kind of organisation that a family of heads stands for."""
        return family_types().get(family, "other")


def _with_province_type(own: str) -> str:
    """«Công an Hải Phòng» is «Công an thành phố Hải Phòng»; «thành phố Quảng Ngãi» stays the town."""
    kind = province_types().get(own)
    return f"{kind} {own}" if kind else own


def _is_name(words: Words, k: int, hit: tuple[int, Registered]) -> bool:
    end, entry = hit
    if end - k > 1:
        return True
    return words.word(k) == entry.spelling if entry.spelling.isupper() and len(entry.spelling) <= 4 else True


def _without_brackets(text: str) -> str:
    """«Tổng công ty (TCT) Khí Việt Nam» → «Tổng công ty Khí Việt Nam»."""
    while "(" in text and ")" in text[text.index("(") :]:
        start = text.index("(")
        end = text.index(")", start)
        text = f"{text[:start].rstrip()} {text[end + 1 :].lstrip()}"
    return " ".join(text.split())


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
