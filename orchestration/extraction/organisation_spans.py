"""Where organisations' names begin and end: head, tail, the body they belong to, and what brackets say.

First of two phases. It reads each name by itself; which body a short or bare form means is decided over
the whole article in ``organisations``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from orchestration.extraction import role_titles
from orchestration.extraction.names import Words, is_joint, is_syllable
from orchestration.extraction.organisation_boundaries import OTHER_THINGS, PLACE_KINDS, registered_at
from orchestration.extraction.organisation_brackets import BRACKET, Bracket, brackets_after
from orchestration.extraction.organisation_brands import BRAND, brand_names
from orchestration.extraction.organisation_endings import TEAMS
from orchestration.extraction.organisation_foreign import AGENCY, FOREIGN, agency_end, foreign_names, legal_form_end
from orchestration.extraction.organisation_heads import SHORT_COUNTRIES, Head, heads, place_names, registered_names
from orchestration.extraction.organisation_makers import MAKER, maker_names
from orchestration.extraction.organisation_members import Members, may_have_members
from orchestration.extraction.organisation_tails import TailReader
from orchestration.extraction.organisation_vocabulary import NAME_WORDS

_DEEPEST_NESTING = 4
_FUNDS = (["quỹ"], ["quỹ", "đầu", "tư"], ["quỹ", "đầu", "tư", "mạo", "hiểm"], ["quỹ", "đầu", "tư", "tư", "nhân"])
# The last syllable of «công nhân», «nhân viên», «thợ hàn», «kỹ sư».
_OFTEAMS = frozenset({"nhân", "viên", "thợ", "sư"})
_BRANCHES = frozenset({"chi nhánh", "văn phòng đại diện", "công ty con", "công ty liên kết"})
_MISSIONS = frozenset({"đại sứ quán", "tổng lãnh sự quán"})  # «Đại sứ quán Hàn Quốc | tại Việt Nam»


@dataclass(slots=True)
class Candidate:
    """A name as read: words ``start`` to ``end`` (exclusive), the tail without the parent's words."""

    start: int
    end: int
    head: Head | None
    tail_start: int
    tail_end: int
    parent: Candidate | None = None
    registered: str | None = None
    brackets: list[Bracket] = field(default_factory=list)
    skip: tuple[int, int] | None = None
    group: str | None = None  # the register's name of the group whose brand the name bears

    @property
    def is_bare(self) -> bool:
        """Whether it is a head without anything that says whose."""
        return (
            self.registered is None
            and self.parent is None
            and self.tail_start == self.tail_end
            and self.head is not None
            and self.head.follows != "self"
        )

    def innermost(self) -> Candidate:
        """The body that the last words name: «Đảng bộ Tập đoàn …» → the group."""
        return self.parent.innermost() if self.parent else self


@cache
def name_starts() -> frozenset[str]:
    """The words, in lower case, with which a name can begin."""
    return heads().first_words | registered_names().first_words | {"cơ"}


def may_start(low: str) -> bool:
    """Whether a name can begin with this word (in lower case)."""
    return low in name_starts()


class SpanReader:
    """Reads organisations' names at words of one article."""

    def __init__(self, words: Words) -> None:
        self.words, self.tails = words, TailReader(words)
        self.foreign, self.brands, self.makers = foreign_names(words), brand_names(words), maker_names(words)
        self.members = Members(words)
        self._heads, self._places = heads(), place_names()

    def read(self, i: int, depth: int = 0) -> Candidate | None:
        """The longest name that begins at word ``i``."""
        found = self._read_known(i, depth)
        end = self.foreign.get(i, i)
        if end > (found.end if found else i):
            found = Candidate(self._fund_start(i), end, FOREIGN, i, end)
            found.brackets = self._brackets(found)
        elif found is None and i in self.brands:
            found = Candidate(i, self.brands[i], BRAND, i, self.brands[i])
            found.brackets = self._brackets(found)
        elif found is None and i in self.makers:
            found = Candidate(i, self.makers[i], MAKER, i, self.makers[i])
        elif found is None and (end := agency_end(self.words, i)) > i:
            found = Candidate(i, end, AGENCY, i + 2, end)
            found.brackets = self._brackets(found)
        return found

    def _fund_start(self, i: int) -> int:
        """«[quỹ đầu tư] Blue Harbor Capital»: the first word of what the foreign name at word ``i`` is said to be."""
        words = self.words
        for kind in _FUNDS:
            start = i - len(kind)
            if start >= 0 and words.lows[start:i] == kind and all(words.gap(k) == " " for k in range(start + 1, i + 1)):
                return start
        return i

    def _read_known(self, i: int, depth: int) -> Candidate | None:
        """The longest name from word ``i`` that a head or the register opens."""
        headed = self._headed(i, depth)
        registered = self._registered(i)
        if headed is None and registered is None:
            return None
        if headed is not None and headed.head is not None and headed.head.is_description and not headed.is_bare:
            place = self._places.at(self.words, headed.tail_start)
            is_place = place is not None and place[0] >= headed.tail_end
            headed.start = headed.tail_start  # «hãng tàu [Aurelia Lines]», but no «hãng tàu Hàn Quốc»
            headed = None if is_place else headed
        elif headed is not None and self._is_branch_of(headed, i):
            return None
        elif headed is not None and self._is_relation(headed, i):
            headed.start = headed.tail_start  # «công ty con [Blackwood]», but «Công ty con tại Myanmar»
        if depth == 0 and (whole := self._branch(headed, registered, depth)) is not None:
            return whole
        if registered is None:
            return headed
        # «Đoàn TNCS Hồ Chí Minh Tổng công ty Khí Việt Nam»: a part of that company, not the whole of the youth
        is_part = headed is not None and headed.parent is not None and headed.tail_start == registered.end
        if headed is None or (registered.end >= headed.tail_end and not is_part):
            found = registered
            found.brackets = self._brackets(found)
            return found
        return headed

    def _is_branch_of(self, headed: Candidate, i: int) -> bool:
        """«Nhà máy X, [chi nhánh] Công ty Y»: what the plant is to the company, no branch of a name."""
        words = self.words
        is_nameless = headed.parent is not None and headed.tail_start == headed.tail_end
        is_apposed = words.gap(i).endswith((", ", " – ", " - ")) or (i > 0 and words.lows[i - 1] == "là")
        family = headed.head.family if headed.head is not None else ""
        return family == "chi nhánh" and is_nameless and is_apposed and not words.is_capital(i)

    def _is_relation(self, headed: Candidate, i: int) -> bool:
        """«công ty con Blackwood», «xưởng Blackwood Shipyard»: a lower-case word that only says what it is."""
        family = headed.head.family if headed.head is not None else ""
        if self.words.is_capital(i) or headed.is_bare or headed.tail_start == headed.tail_end:
            return False
        if family in ("công ty con", "công ty liên kết"):
            return self._places.at(self.words, headed.tail_start) is None and self.words.is_capital(headed.tail_start)
        return family == "xưởng" and self.foreign.get(headed.tail_start) == headed.tail_end

    def _branch(self, headed: Candidate | None, registered: Candidate | None, depth: int) -> Candidate | None:
        """«Agribank Chi nhánh Cần Thơ II»: the branch, named after its bank."""
        owner = max((one for one in (registered, headed) if one is not None), key=lambda one: one.end, default=None)
        if owner is None or owner.is_bare or not (owner.registered or (owner.head and owner.head.is_company)):
            return None
        j = owner.end
        if j >= len(self.words) or not is_joint(self.words.gap(j)) or self.words.lows[j : j + 2] != ["chi", "nhánh"]:
            return None
        branch = self._headed(j, depth + 1)
        if branch is None or branch.is_bare or branch.parent is not None:
            return None
        branch.start, branch.parent = owner.start, owner
        return branch

    def _registered(self, i: int) -> Candidate | None:
        hit = registered_at(self.words, i)
        if hit is None:
            return None
        if may_have_members(hit[1]) and (end := self.members.end(i, hit[0], hit[1])):
            return Candidate(i, end, BRAND, i, end, group=hit[1])
        end = legal_form_end(self.words, hit[0])  # «Tổng công ty Khí Việt Nam - CTCP»
        return Candidate(i, end, None, i, end, registered=hit[1])

    def _headed(self, i: int, depth: int) -> Candidate | None:
        words = self.words
        hit = self._heads.at(words, i)
        if hit is None or hit[1].follows == "never":
            return None
        start, head = hit
        capital = words.is_capital(i)
        if head.is_abbreviation and words.word(i) != head.words.split(" ")[0] and not words.word(i).isupper():
            return None
        is_named = start < len(words) and self._lower_head_goes_on(start, head)
        if not capital and not (is_named and (not head.needs_capital or self._is_team_of_title(i, head))):
            return None
        skip = self._head_abbreviation(start)
        tail_start = skip[1] if skip else start
        tail_end = self.tails.read(tail_start, head) if head.follows not in ("self", "parent") else tail_start
        found = Candidate(i, max(tail_end, start), head, tail_start, tail_end, skip=skip)
        if skip and tail_end == tail_start:
            found.tail_start = found.tail_end = found.end = start
        elif not self._is_tail(found, capital=capital):
            found.tail_end = found.tail_start = start
            found.end = start
            found.skip = None
        if depth < _DEEPEST_NESTING:
            self._add_parent(found, depth)
        is_alone = found.parent is None and found.tail_start == found.tail_end
        if (head.family in _BRANCHES and is_alone) or (head.family in _MISSIONS and not is_alone):
            found.end = found.tail_end = self._past_place(found.end)
        if head.follows == "self":
            found.parent = None
            found.end = start
        if not capital and found.is_bare:
            return None
        found.brackets = self._brackets(found)
        return found

    def _lower_head_goes_on(self, start: int, head: Head) -> bool:
        """A head in lower case begins a name only when a capital follows: «liên doanh Việt - Nga Vietsovpetro»."""
        words = self.words
        if words.gap(start) != " ":
            return False
        if words.is_capital(start):
            return not (start + 1 < len(words) and (words.lows[start], words.lows[start + 1]) in OTHER_THINGS)
        if head.follows in ("place", "either") and words.lows[start] in PLACE_KINDS:
            return self.tails.boundaries.place_kind(start) > start
        hit = NAME_WORDS.at(words, start)
        return bool(hit and hit[0] < len(words) and is_joint(words.gap(hit[0])) and words.is_capital(hit[0]))

    def _is_team_of_title(self, i: int, head: Head) -> bool:
        """«tổ trưởng [tổ Nguội]», «công nhân [tổ Hàn 2]»: a team in lower case after whose post it is."""
        words = self.words
        if head.family not in TEAMS or not i or words.gap(i) != " ":
            return False
        return words.lows[i - 1] in _OFTEAMS or role_titles.follows_title(words, i)

    def _head_abbreviation(self, start: int) -> tuple[int, int] | None:
        """«Tổng công ty (TCT) Khí Việt Nam»: the words of the bracket after the head."""
        words = self.words
        if start + 1 >= len(words) or not words.gap(start).endswith("(") or not words.word(start).isupper():
            return None
        return (start, start + 1) if words.gap(start + 1) == ") " else None

    def _is_tail(self, found: Candidate, *, capital: bool) -> bool:
        head, words = found.head, self.words
        if head is None or found.tail_end == found.tail_start:
            return False
        if self._is_anyone(found, head):
            return False
        has_capital = any(
            words.is_capital(k) or words.lows[k].isdigit() for k in range(found.tail_start, found.tail_end)
        )
        if has_capital:
            return not (head.words == "trường" and self._is_one_syllable(found))
        if head.family == "ban quản lý" and capital:  # «Ban Quản lý các khu chế xuất tỉnh»
            return words.lows[found.tail_start] in ("các", "khu") or self._is_place_word(found)
        return (head.family in ("hội đồng", "ban chỉ đạo") and capital) or self._is_place_word(found)

    def _is_anyone(self, found: Candidate, head: Head) -> bool:
        """«Đội R&D»: those who do such work; «Khối FDI», «Khối ASEAN»: a group of firms or of countries."""
        words = self.words
        if words.lows[found.tail_start : found.tail_end] == ["đảng"]:
            return True
        if head.words == "tổ chức":  # «Tổ chức Đoàn», «Tổ chức Công đoàn»: what there is everywhere
            return words.lows[found.tail_start : found.tail_end] in (["đoàn"], ["công", "đoàn"], ["hội"])
        if head.family in TEAMS:
            return "&" in words.span_text(found.tail_start, found.tail_end)
        if head.family == "khối":
            return words.word(found.tail_start).isupper()
        place = self._places.at(words, found.tail_start) if head.family == "chứng khoán" else None
        return place is not None and place[0] == found.tail_end

    def _is_one_syllable(self, found: Candidate) -> bool:
        """«Trường Sa», «Trường Xuân»: a place or a brand, no school."""
        words, k = self.words, found.tail_start
        return found.tail_end == k + 1 and is_syllable(words, k) and NAME_WORDS.at(words, k) is None

    def _is_place_word(self, found: Candidate) -> bool:
        """«UBND tỉnh» without its name, to be resolved like a bare head."""
        may_be = found.head is not None and found.head.follows in ("place", "either")
        return may_be and found.tail_end == found.tail_start + 1

    # ------------------------------------------------------------------ parent and brackets
    def _add_parent(self, found: Candidate, depth: int) -> None:
        head = found.head
        if head is None or found.end >= len(self.words) or (head.is_company and found.tail_end > found.tail_start):
            return
        j = self._parent_start(found)
        if j is None or not may_start(self.words.lows[j]) or self.tails.boundaries.starts_other(j):
            return
        parent = self.read(j, depth + 1)
        if parent is not None and self._may_own(parent, found, head):
            found.parent = parent
            found.end = self._past_place(parent.end) if head.family in _BRANCHES else parent.end

    def _parent_start(self, found: Candidate) -> int | None:
        """The word after the name, or after «(BMĐH)» behind it, where the body it belongs to may be named."""
        words, j = self.words, found.end
        if words.gap(j) == " " or (words.gap(j) == ") " and found.skip):
            return j
        bracket = BRACKET.match(words.text, words.ends[j - 1])
        if bracket is None or len(bracket.group(1)) > 12 or words.text[bracket.end() : bracket.end() + 1] != " ":
            return None
        j = words.index_at(bracket.end())
        return j if j < len(words) and words.starts[j] == bracket.end() + 1 else None

    def _may_own(self, parent: Candidate, found: Candidate, head: Head) -> bool:
        """Whether a body can be a part of the one named after it."""
        if head.words == "tổ chức":
            return False  # «Tổ chức Công đoàn»
        if head.follows == "field" and found.tail_start == found.tail_end and head.family not in ("hội đồng", "ủy ban"):
            return False
        if parent.head is None:
            return True
        return not (parent.is_bare and not parent.head.is_bare_reference) and (
            not head.is_company or parent.head.is_company
        )

    def _past_place(self, end: int) -> int:
        """«Chi nhánh PVEP Hồ Chí Minh», «Công ty con tại Myanmar», «Chi nhánh phía Nam»: the word after the place."""
        words = self.words
        is_direction = end + 1 < len(words) and words.lows[end] == "phía" and words.gap(end) == " "
        if is_direction and words.is_capital(end + 1):
            return end + 2
        start = end + 1 if end < len(words) and words.lows[end] == "tại" and words.gap(end) == " " else end
        if start >= len(words) or words.gap(start) != " " or not words.is_capital(start):
            return end
        place = self._places.at(words, start)
        if place is None and start > end and words.lows[start] in SHORT_COUNTRIES:
            return start + 1
        return place[0] if place else end

    def _brackets(self, found: Candidate) -> list[Bracket]:
        return brackets_after(self.words.text, self.words.ends[found.end - 1])
