"""Which body each name means: definitions of the whole article first, then one body for every mention."""

from __future__ import annotations

from orchestration.extraction import role_titles
from orchestration.extraction.document import Document
from orchestration.extraction.names import Words
from orchestration.extraction.organisation_brackets import Bracket
from orchestration.extraction.organisation_candidates import CandidateFinder
from orchestration.extraction.organisation_canonical import Resolved, canonical_names, without_brackets
from orchestration.extraction.organisation_heads import COMPANY_FAMILIES, Head, registered_names
from orchestration.extraction.organisation_keys import Body, BodyKeys
from orchestration.extraction.organisation_referents import PLACE_KINDS, Referents
from orchestration.extraction.organisation_spans import Candidate, SpanReader
from orchestration.extraction.organisation_vocabulary import begins_predicate

# Boards are named in titles («Chủ tịch HĐQT PV GAS») without being meant as bodies of their own.
_TITLE_BODIES = frozenset(
    {"hội đồng quản trị", "hội đồng thành viên", "ban kiểm soát", "ban tổng giám đốc", "ban giám đốc"}
)
_BOARD_ACTS = frozenset(
    "do có gồm đã sẽ vừa cũng được họp thông quyết bầu giao thống nhất trình báo chấp "
    "tín bổ miễn phê phân chọn ban kiến ra".split()
)
_COMMITTEES = frozenset({"ban thường vụ", "ban chấp hành"})
_OF_PLACES = frozenset({"government", "union"})
_NAMED_ALONE = frozenset({"cơ quan điều tra"})  # one of each, wherever the article happens
_GRASSROOTS = "công đoàn cơ sở"
_EXCHANGES = {"hose": "HoSE", "hsx": "HoSE", "hnx": "HNX", "upcom": "UPCoM"}


class BodyResolver:
    """Resolves the names of one article."""

    def __init__(self, doc: Document, words: Words) -> None:
        self.words = words
        self.reader = SpanReader(words)
        self.keys = BodyKeys(words)
        self.referents = Referents(doc, self.keys)
        self._resolved: list[Resolved] = []
        self._form_starts: frozenset[str] = frozenset()

    def canonical_names(self) -> dict[str, str]:
        """The name of each body by its key; call it after ``resolve``."""
        return canonical_names(self.keys.bodies, self.referents.composed, self._resolved)

    # ------------------------------------------------------------------ the whole
    def resolve(self) -> list[Resolved]:
        """Every mention with its body's key, in order of the text."""
        candidates = CandidateFinder(self.words, self.reader).find()
        self.keys.define(candidates)
        candidates = [candidate for candidate in candidates if not self._begins_short_form(candidate)]
        self._form_starts = self.keys.short_forms.first_words | self.keys.nicknames.first_words
        for candidate in candidates:  # what a bare head may refer to further up, such as in the title
            if not candidate.is_bare and not candidate.innermost().is_bare and not self._is_place_kind(candidate):
                self.referents.note_first(candidate)
        position = 0
        for number, candidate in enumerate(candidates):
            self._short_forms_between(position, candidate.start)
            following = candidates[number + 1] if number + 1 < len(candidates) else None
            self._mention(candidate, following)
            position = max(position, candidate.end)
        self._short_forms_between(position, len(self.words))
        unspoken = self._named_in_titles_only()
        self._resolved = [one for one in self._resolved if one.key not in unspoken]
        return self._resolved

    def _begins_short_form(self, candidate: Candidate) -> bool:
        """«Vicem Sông Mã», short for a company of that name: the group's brand is no mention of the group."""
        hit = self.keys.short_forms.at(self.words, candidate.start) if candidate.registered else None
        return hit is not None and hit[0] > candidate.end

    def _named_in_titles_only(self) -> set[str]:
        """«Bí thư Đảng ủy, Giám đốc» where nothing else is said of the party committee: words of a title, no body."""
        bodies = self.keys.bodies
        committees = {one.key for one in self._resolved if bodies[one.key].family == "đảng ủy"}
        owners = {bodies[one.key].parent for one in self._resolved if bodies[one.key].family == "đảng bộ"}
        spoken_of = {bodies[one.key].parent for one in self._resolved if not one.is_bare} | {
            one.key
            for one in self._resolved
            if not (one.is_bare and role_titles.follows_title(self.words, self.words.index_at(one.start)))
        }
        return {key for key in committees - spoken_of if bodies[key].parent not in owners}

    # ------------------------------------------------------------------ mentions
    def _mention(self, candidate: Candidate, following: Candidate | None) -> str | None:
        """Record a candidate with the bodies inside it, and return its key."""
        head = candidate.head
        if head is not None and candidate.is_bare:
            return self._bare(candidate, head, following)
        if head is not None and self._is_place_kind(candidate):
            return self._unnamed_place(candidate, head)
        parent_key = self._mention(candidate.parent, following) if candidate.parent is not None else None
        if parent_key is None and candidate.parent is not None and head is not None:
            parent_key = self._board_with_office(head, candidate.parent)
        is_headed_only = candidate.tail_start == candidate.tail_end
        if parent_key is None and is_headed_only and (candidate.parent or (head and head.follows == "parent")):
            return None
        if head is not None and self._is_in_title(candidate, head):
            return parent_key
        self._record_whole(candidate, parent_key)
        for bracket in candidate.brackets:
            self._bracket(bracket)
        return self.keys.own_key(candidate, parent_key)

    def _board_with_office(self, head: Head, board: Candidate) -> str | None:
        """«Phó Chánh Văn phòng HĐQT»: the board has an office, though it is named in titles only."""
        is_office = head.family == "văn phòng" and board.is_bare and board.head is not None
        if not is_office or board.head is None or board.head.family not in _TITLE_BODIES:
            return None
        return self.referents.board(board.head.family, board)

    def _record_whole(self, candidate: Candidate, parent_key: str | None) -> None:
        head, known = candidate.head, None
        if head is not None and not head.is_company:
            known = self.keys.known_tail(candidate.tail_start, candidate.tail_end)
            if known is not None and head.family == "nhà máy" and known[0] == candidate.tail_start:
                known = None  # «Nhà máy Thủy điện Hủa Na» is no company of that name
        if known is not None and candidate.parent is None:
            self._record(known[0], candidate.tail_end, known[1], "short-form", None)
        is_part = candidate.parent is not None or known is not None
        rule = "registered" if candidate.registered else ("part-of-body" if is_part else "head-and-tail")
        own_end = known[0] if known is not None and known[0] > candidate.tail_start else candidate.tail_end
        key = self.keys.own_key(candidate, parent_key)
        self._record(candidate.start, candidate.end, key, rule, head, candidate, own_end)

    def _is_place_kind(self, candidate: Candidate) -> bool:
        tail = self.words.lows[candidate.tail_start : candidate.tail_end]
        return candidate.head is not None and (tail == ["thành", "phố"] or (len(tail) == 1 and tail[0] in PLACE_KINDS))

    def _unnamed_place(self, candidate: Candidate, head: Head) -> str | None:
        """«UBND tỉnh»: the province's that the article names, when it names one only or names it before."""
        kind = " ".join(self.words.lows[candidate.tail_start : candidate.tail_end])
        key = self.referents.unnamed_place(head, kind)
        if key is not None:
            self._record(candidate.start, candidate.end, key, "bare-head", head, is_bare=True)
            return key
        is_one = head.organisation_type in _OF_PLACES or head.family.startswith("hội ")
        if not is_one or self.referents.is_generic(candidate) or self.referents.places.names_some(kind):
            return None
        key = f"{head.family}:{kind}"  # whichever province it is, the article speaks of one
        self.keys.bodies.setdefault(key, Body(head.family, kind, None))
        self._record(candidate.start, candidate.end, key, "head-and-tail", head)
        return key

    def _is_in_title(self, candidate: Candidate, head: Head) -> bool:
        """Whether the words are part of a title rather than a body named for itself."""
        if head.family in _COMMITTEES:
            before = self.words.lows[candidate.start - 2 : candidate.start]
            return before == ["ủy", "viên"] and candidate.parent is not None and candidate.parent.is_bare
        if head.family not in _TITLE_BODIES or self._is_supervisory(candidate, head):
            return False
        start = candidate.start
        if self.words.gap(start) != " ":
            return False
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
            key = self.keys.registered_key(registered[1].name) if registered else f"sở giao dịch chứng khoán:{name}"
            self.keys.bodies.setdefault(key, Body("sở giao dịch chứng khoán", name, None))
            self._record(i, i + 1, key, "exchange", None)

    def _short_forms_between(self, i: int, j: int) -> None:
        """Record the short forms among the words ``i`` to ``j``; a capital at the first word suffices."""
        words, forms = self.words, self.keys.short_forms
        nicknames, end = self.keys.nicknames, i
        for k in range(i, j):
            if words.lows[k] not in self._form_starts:
                continue
            hit = (forms.at(words, k) or nicknames.at(words, k)) if k >= end and words.is_capital(k) else None
            if hit and hit[0] <= max(j, k + 1):
                stop = self.reader.members.end(k, hit[0], None) if words.word(k).isupper() else 0
                if hit[0] < stop <= j and self.keys.bodies[hit[1]].family in COMPANY_FAMILIES:
                    end = stop  # «QNX Foods Đông Bắc», where the article defines «QNX Foods»
                    self._record(k, end, self.keys.member_key(k, end, hit[1]), "member-of-group", None)
                else:
                    end = hit[0]
                    self._record(k, end, hit[1], "short-form", None)

    def _bare(self, candidate: Candidate, head: Head, following: Candidate | None) -> str | None:
        if head.follows == "never":
            return None
        if head.words == _GRASSROOTS:
            return self._grassroots_union(candidate, head)
        named = self._owner_behind(candidate, head)
        if named is not None or not head.is_bare_reference or self.referents.is_generic(candidate):
            return named
        is_board = head.family in _TITLE_BODIES and not self._is_supervisory(candidate, head)
        if is_board and (self._is_in_title(candidate, head) or not self._acts(candidate)):
            return None
        if head.family == "ủy ban kiểm tra" and not (self._is_led(candidate) or self._acts(candidate)):
            return None
        key = self.referents.referent(candidate, head, following)
        if key is None and head.family in _NAMED_ALONE and self.words.is_capital(candidate.end - 4):
            key = f"{head.family}:"
            self.keys.bodies.setdefault(key, Body(head.family, "", None))
            self._record(candidate.start, candidate.end, key, "head-and-tail", head)
        elif key is not None:
            self._record(
                candidate.start, candidate.start + len(head.words.split()), key, "bare-head", head, is_bare=True
            )
        return key

    def _grassroots_union(self, candidate: Candidate, head: Head) -> str | None:
        """«Công đoàn cơ sở»: the union of the enterprise in question, unless many are meant."""
        words, start = self.words, candidate.start
        if not words.is_capital(start) or self.referents.is_generic(candidate):
            return None
        known = self.referents.union_of_company()
        key = known or f"{head.family}:cơ sở"
        self.keys.bodies.setdefault(key, Body(head.family, "cơ sở", None))
        self._record(start, start + len(head.words.split()), key, "bare-head", head, is_bare=known is not None)
        return key

    def _is_supervisory(self, candidate: Candidate, head: Head) -> bool:
        """«Trưởng Ban Kiểm soát»: whoever heads it, it is a body of its own beside the board of directors."""
        return head.family == "ban kiểm soát" and self.words.is_capital(candidate.start)

    def _is_led(self, candidate: Candidate) -> bool:
        """«Chủ nhiệm Ủy ban Kiểm tra»."""
        return candidate.start > 0 and self.words.lows[candidate.start - 1] == "nhiệm"

    def _owner_behind(self, candidate: Candidate, head: Head) -> str | None:
        """«Hội đồng thành viên [Bắc Hà JOC]», where the article has defined the short name of the owner."""
        words, end = self.words, candidate.end
        if head.follows != "parent" or end >= len(words) or words.gap(end) != " " or not words.is_capital(end):
            return None
        hit = self.keys.short_forms.at(words, end)
        if hit is None or self._is_in_title(candidate, head):
            return None
        key = self.keys.compose(head.family, hit[1])
        self._record(candidate.start, hit[0], key, "part-of-body", head)
        self._record(end, hit[0], hit[1], "short-form", None)
        return key

    def _acts(self, candidate: Candidate) -> bool:
        """«Ban kiểm soát [do] bà A làm Trưởng ban», «HĐQT [đã] thông qua»: a board as a body, no word of a title."""
        words, end = self.words, candidate.end
        follows = end < len(words) and words.gap(end) == " " and not words.is_capital(end)
        return follows and (words.lows[end] in _BOARD_ACTS or begins_predicate(words, end))

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
        self.referents.note(start, key, is_bare=is_bare)
        text = without_brackets(words.span_text(start, end))
        own_text = without_brackets(words.span_text(start, own_end)) if own_end and own_end > start else text
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
