"""Where organisations' names begin and end: head, tail, the body they belong to, and what brackets say.

First of two phases. It reads each name by itself; which body a short or bare form means is decided over
the whole article in ``organisations``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from orchestration.extraction import role_titles
from orchestration.extraction.names import STRONG_SURNAMES, Words, is_joint, person_like
from orchestration.extraction.organisation_heads import SHORT_COUNTRIES, Head, heads, place_names, registered_names
from orchestration.extraction.organisation_vocabulary import COUNTED, FUNCTION_WORDS, NAME_WORDS, takes_object

_LONGEST_TAIL = 18
_DEEPEST_NESTING = 4
_NAMED_AFTER_PEOPLE = frozenset({"trường", "bệnh viện", "quỹ", "học viện", "viện", "bảo tàng", "câu lạc bộ", "nhà xuất bản"})
_BRANCHES = frozenset({"chi nhánh", "văn phòng đại diện", "công ty con", "công ty liên kết"})
_CELLS = frozenset({"chi bộ", "chi ủy"})
_PLACE_KINDS = frozenset("tỉnh huyện quận phường xã thị tp thành".split())
_TWO_WORD_PLACE_KINDS = frozenset({("thành", "phố"), ("thị", "xã"), ("thị", "trấn"), ("đặc", "khu"), ("khu", "vực")})
# What begins another thing where a name would run on: events, documents, forms of address.
_OTHER_THINGS = frozenset(
    {("hội", "nghị"), ("hội", "thảo"), ("đại", "hội"), ("nghị", "quyết"), ("nghị", "định"), ("chỉ", "thị"), ("quyết", "định"),
     ("thông", "tư"), ("dự", "án"), ("huân", "chương"), ("đồng", "chí"), ("nhiệm", "kỳ"), ("chương", "trình"), ("lễ", "ký"),
     ("lễ", "phát"), ("lễ", "công"), ("lễ", "trao"), ("đề", "án"), ("thỏa", "thuận"), ("giải", "thưởng"), ("cuộc", "thi"),
     ("ngày", "hội"), ("giấy", "phép"), ("nhân", "dịp"), ("tin", "ảnh"), ("trong", "đó"), ("phát", "biểu"), ("báo", "cáo"),
     ("chủ", "tịch"), ("bí", "thư"), ("toàn", "cảnh"), ("quang", "cảnh"), ("lãnh", "đạo"), ("nghị", "sự")}
)  # fmt: skip
_OTHER_WORDS = frozenset("các ông bà anh chị đ lễ tin ảnh theo tại với và trong ngày khóa luật hội".split())
_BRACKET = re.compile(r"\s?\(\s?([^()\n]{2,90}?)\s?\)")
_BRACKET_LEAD = re.compile(
    r"(?P<exchange>HoSE|HOSE|HSX|HNX|UPCoM|UPCOM|UpCoM)\s?:\s?|(?:mã|Mã)(?: (?:CK|ck|chứng khoán|cổ phiếu|niêm yết))?\s?:?\s?"
    r"|(?:sau đây |dưới đây )?(?:gọi|viết) tắt(?: là)?\s?:?\s?|(?:sau đây |còn )(?:được )?gọi là\s?:?\s?|tên (?:viết )?tắt\s?:?\s?|nay là "
)
_ALIAS = re.compile(r"[“\"']?(?P<alias>[^\W\d_][\w&.+-]*(?: [^\W_][\w&.+-]*){0,4})[”\"']?")
_NO_ALIASES = frozenset("hđtv hđqt hđnd nlđ cbcnv ubnd bch btv tgđ ceo".split())


@dataclass(slots=True)
class Bracket:
    """A short name given in brackets: its words and its place in the text."""

    alias: str
    start: int
    end: int
    exchange: tuple[int, int] | None = None


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


class SpanReader:
    """Reads organisations' names at words of one article."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._heads, self._register, self._places = heads(), registered_names(), place_names()
        self.head_starts = self._heads

    def may_start(self, low: str) -> bool:
        """Whether a name can begin with this word (in lower case)."""
        return low in self._heads or low in self._register

    def read(self, i: int, depth: int = 0) -> Candidate | None:
        """The longest name that begins at word ``i``."""
        headed = self._headed(i, depth)
        registered = self._registered(i)
        if registered is None:
            return headed
        if headed is None or registered.end >= headed.tail_end:
            found = registered
            found.brackets = self._brackets(found)
            return found
        return headed

    def _registered(self, i: int) -> Candidate | None:
        hit = self._register.at(self.words, i)
        if hit is None:
            return None
        end, entry = hit
        if end - i == 1 and not _same_capitals(self.words.word(i), entry.spelling):
            return None
        if end - i > 1 and not any(self.words.is_capital(k) for k in range(i, end)):
            return None
        return Candidate(i, end, None, i, end, registered=entry.name)

    def _headed(self, i: int, depth: int) -> Candidate | None:
        words = self.words
        hit = self._heads.at(words, i)
        if hit is None or hit[1].follows == "never":
            return None
        start, head = hit
        capital = words.is_capital(i)
        if head.is_abbreviation and words.word(i) != head.words.split(" ")[0] and not words.word(i).isupper():
            return None
        if not capital and (head.needs_capital or start >= len(words) or not self._lower_head_goes_on(start, head)):
            return None
        skip = self._head_abbreviation(start)
        tail_start = skip[1] if skip else start
        tail_end = self._tail(tail_start, head) if head.follows not in ("self", "parent") else tail_start
        found = Candidate(i, max(tail_end, start), head, tail_start, tail_end, skip=skip)
        if skip and tail_end == tail_start:
            found.tail_start = found.tail_end = found.end = start
        elif not self._is_tail(found, capital=capital):
            found.tail_end = found.tail_start = start
            found.end = start
            found.skip = None
        if depth < _DEEPEST_NESTING:
            self._add_parent(found, depth)
        if head.family in _BRANCHES and found.parent is None and found.tail_start == found.tail_end:
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
            return not (start + 1 < len(words) and (words.lows[start], words.lows[start + 1]) in _OTHER_THINGS)
        if head.follows in ("place", "either") and words.lows[start] in _PLACE_KINDS:
            return self._place_kind(start) > start
        hit = NAME_WORDS.at(words, start)
        return bool(hit and hit[0] < len(words) and is_joint(words.gap(hit[0])) and words.is_capital(hit[0]))

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
        if words.lows[found.tail_start : found.tail_end] == ["đảng"]:
            return False
        has_capital = any(words.is_capital(k) or words.lows[k].isdigit() for k in range(found.tail_start, found.tail_end))
        if has_capital:
            return True
        return head.family in ("hội đồng", "ban chỉ đạo") and capital or self._is_place_word(found)

    def _is_place_word(self, found: Candidate) -> bool:
        """«UBND tỉnh» without its name, to be resolved like a bare head."""
        return False if found.head is None else found.head.follows == "place" and found.tail_end == found.tail_start + 1

    # ------------------------------------------------------------------ tail
    def _tail(self, i: int, head: Head) -> int:  # noqa: C901, PLR0912
        """The word after the last word of the name whose head ends before word ``i``."""
        words, n = self.words, len(self.words)
        j = good = i
        proper = False
        while j < n and j - i < _LONGEST_TAIL:
            gap, low = words.gap(j), words.lows[j]
            if j == i and gap == ") ":
                gap = " "
            if not self._may_follow(gap, i, j, head, proper=proper):
                break
            if low in ("và", "&"):
                if proper or j == i or not self._joins(j + 1, head):
                    break
                j += 1
                continue
            if low == "số" and j + 1 < n and words.lows[j + 1].isdigit() and words.gap(j + 1) == " ":
                if words.after(j + 1) in (",", ".") and words.text[words.ends[j + 1] + 1 : words.ends[j + 1] + 2].isdigit():
                    break
                j = good = j + 2
                proper = True
                if head.follows == "number":
                    break
                continue
            if low[0].isdigit():
                if proper and head.follows == "number":
                    break
                if (j == i and head.follows != "number") or not self._is_number_of_name(j):
                    break
                j = good = j + 1
                proper = True
                if head.follows == "number":
                    break
                continue
            if words.is_capital(j):
                step, proper = self._capital_step(i, j, head, proper=proper)
            else:
                step, proper = self._lower_step(i, j, head, proper=proper)
            if step == j:
                break
            j = good = step
        return good

    def _may_follow(self, gap: str, i: int, j: int, head: Head, *, proper: bool) -> bool:
        if gap == " ":
            return True
        if is_joint(gap) and gap != "\n":
            lower_pair = not self.words.is_capital(j - 1) and NAME_WORDS.at(self.words, j) is not None
            return j > i and (self.words.is_capital(j) or (lower_pair and not head.is_company))
        if gap == ", " and j > i and not proper and head.follows == "field":
            return self._list_goes_on(j)
        return False

    def _list_goes_on(self, j: int) -> bool:
        """«Bộ Văn hóa, Thể thao và Du lịch»: after the comma a function's name, then «và» and another."""
        words = self.words
        hit = NAME_WORDS.at(words, j) if words.is_capital(j) else None
        if hit is None or self._starts_other(j):
            return False
        k = hit[0]
        while k < len(words) and k < j + 6:
            if words.gap(k) != " ":
                return False
            if words.lows[k] == "và":
                return k + 1 < len(words) and words.is_capital(k + 1) and NAME_WORDS.at(words, k + 1) is not None
            k += 1
        return False

    def _joins(self, j: int, head: Head) -> bool:
        """Whether the words after «và» belong to the name: «Thăm dò và Khai thác», not «và Công đoàn»."""
        words = self.words
        if j >= len(words) or words.gap(j) != " " or self._starts_other(j):
            return False
        hit = NAME_WORDS.at(words, j)
        if hit is None:
            return False
        return words.is_capital(j) or not head.is_company or (hit[0] < len(words) and words.is_capital(hit[0]))

    def _is_number_of_name(self, j: int) -> bool:
        """«Long Sơn 2», «Binh đoàn 27»; not «Hà Nội 5 tháng», not «21.487 tỷ»."""
        words = self.words
        if len(words.lows[j]) > 3 or words.gap(j) != " ":
            return False
        following = words.text[words.ends[j] : words.ends[j] + 2]
        if following[:1] in ("%", "/") or (following[:1] in (".", ",") and following[1:2].isdigit()):
            return False
        return not (j + 1 < len(words) and words.gap(j + 1) == " " and words.lows[j + 1] in COUNTED)

    def _capital_step(self, i: int, j: int, head: Head, *, proper: bool) -> tuple[int, bool]:
        words = self.words
        place = self._places.at(words, j)
        if place and words.is_capital(place[0] - 1):
            return place[0], True
        if words.lows[j] in ("tp", "tỉnh", "thành") and (j > i or head.follows in ("place", "either")):
            end = self._place_kind(j)
            if end > j:
                return end, True
        other = self._heads.at(words, j)
        if other and other[1].follows in ("capital", "name") and not other[1].is_company and NAME_WORDS.at(words, j):
            other = None  # «Vụ Tổ chức cán bộ»: no organisation of its own inside a department's name
        if other and other[1].follows != "never" and not (head.family in _CELLS and other[1].organisation_type == "department"):
            absorbs = head.is_company and other[1].is_company and (j == i or not proper)
            formal = head.is_company and other[1].words in ("ctcp", "CTCP", "công ty cổ phần", "công ty tnhh mtv")
            if (absorbs or formal) and other[0] < len(words) + 1:
                return other[0], proper or formal
            if not (j > i and NAME_WORDS.at(words, j) and not proper and not other[1].is_bare_reference):
                return j, proper
        if self._starts_other(j) or self._is_person(i, j, head, proper=proper):
            return j, proper
        if not head.is_company and head.follows != "name" and self._registered(j) is not None:
            return j, proper
        hit = NAME_WORDS.at(words, j)
        if hit and hit[0] > j + 1:
            return hit[0], proper
        end = j + 1
        if hit is None and self._completes(end, head, proper=proper):
            return end + 1, proper
        return end, proper or hit is None

    def _completes(self, j: int, head: Head, *, proper: bool) -> bool:
        """A second syllable in lower case that the vocabulary lacks: «Vụ Pháp quy»."""
        words = self.words
        if proper or j >= len(words) or head.organisation_type not in ("government", "department"):
            return False
        low = words.lows[j]
        return (
            words.gap(j) == " "
            and not words.is_capital(j)
            and words.word(j - 1)[1:].islower()
            and low.isalpha()
            and low not in FUNCTION_WORDS
            and low not in NAME_WORDS
        )

    def _lower_step(self, i: int, j: int, head: Head, *, proper: bool) -> tuple[int, bool]:
        words = self.words
        if words.lows[j] in ("miền", "vùng") and j + 1 < len(words) and words.is_capital(j + 1) and j > i:
            return j + 2, True
        if head.follows in ("place", "either", "field", "capital", "name") and words.lows[j] in _PLACE_KINDS:
            end = self._place_kind(j)
            if end > j and (j == i or head.organisation_type in ("government", "party", "union", "other")):
                return end, True
            if head.follows == "place" and j == i and words.lows[j] in ("tỉnh", "huyện", "quận", "xã", "phường"):
                return j + 1, True
        hit = NAME_WORDS.at(words, j)
        if hit is None and j > i and not proper and self._is_last_word(j, head):
            return j + 1, proper
        if hit is None or proper or head.follows in ("place", "number"):
            return j, proper
        end, verbal = hit
        if verbal and (not self._is_noun(end) or (j == i and not self._may_start_verbal(head))):
            return j, proper
        if head.follows == "capital" and j == i:
            return j, proper
        return end, proper

    def _is_last_word(self, j: int, head: Head) -> bool:
        """A noun that the vocabulary lacks at the end of a department's name: «phòng An toàn lặn;»."""
        words = self.words
        low = words.lows[j]
        return (
            head.organisation_type in ("government", "department")
            and low.isalpha()
            and low not in FUNCTION_WORDS
            and words.gap(j) == " "
            and words.after(j) in (",", ";", ".", ")", "")
        )

    def _may_start_verbal(self, head: Head) -> bool:
        return head.family in ("ban", "hội đồng", "nhà máy", "phòng", "ban chỉ đạo", "trung tâm")

    def _is_noun(self, end: int) -> bool:
        """Whether the verbal noun before word ``end`` takes no object."""
        words = self.words
        if end >= len(words) or words.gap(end) != " ":
            return True
        if words.is_capital(end):
            pair = (words.lows[end], words.lows[end + 1] if end + 1 < len(words) else "")
            other = self._heads.at(words, end)
            if other is not None and other[1].organisation_type in ("department", "other"):
                return False
            return pair not in _OTHER_THINGS and pair[0] != "lễ"
        low = words.lows[end]
        return not takes_object(low) and (low in FUNCTION_WORDS or NAME_WORDS.at(words, end) is not None)

    def _place_kind(self, j: int) -> int:
        """The end of «tỉnh Quảng Ngãi», «thành phố Hải Phòng», «phường 9» from word ``j``; ``j`` when it is none."""
        words, n = self.words, len(self.words)
        start = j + 1
        if start < n and (words.lows[j], words.lows[start]) in _TWO_WORD_PLACE_KINDS:
            start += 1
        elif words.lows[j] in ("thành", "thị", "đặc", "khu"):
            return j
        if start >= n or words.gap(start) not in ((" ", ". ", ".") if words.lows[j] == "tp" else (" ",)):
            return j
        place = self._places.at(words, start)
        if place:
            return place[0]
        if self._is_person_after_title(start):
            return j
        if words.lows[start].isdigit() and len(words.lows[start]) <= 2:
            return start + 1
        end = start
        while end < n and end < start + 3 and words.gap(end).strip(".") == " " and words.is_capital(end):
            if end > start and (person_like(words, end) or self._starts_other(end)):
                break
            end += 1
        return end if end > start else j

    def _is_person_after_title(self, j: int) -> bool:
        """«Chủ tịch UBND tỉnh Võ Văn Hưng»: a person, no province."""
        length = person_like(self.words, j)
        return length >= 3 or (length == 2 and self.words.lows[j] in STRONG_SURNAMES)

    def _starts_other(self, j: int) -> bool:
        """Whether a title, an event, a document or a form of address begins at word ``j``."""
        words = self.words
        low = words.lows[j]
        if low in _OTHER_WORDS and words.is_capital(j) and not (low == "hội" and words.lows[j + 1 : j + 2] == ["an"]):
            return low != "hội" or self._heads.at(words, j) is not None
        pair = (low, words.lows[j + 1] if j + 1 < len(words) else "")
        if pair == ("dự", "án"):
            return j + 2 < len(words) and words.gap(j + 2) == " " and words.is_capital(j + 2)
        return pair in _OTHER_THINGS or role_titles.starts_title(words, j)

    def _is_person(self, i: int, j: int, head: Head, *, proper: bool) -> bool:
        """Whether a person's name begins where the tail would run on: «Tỉnh ủy Bùi Thị Quỳnh Vân»."""
        words = self.words
        length = person_like(words, j)
        if not length or (j == i and head.family in _NAMED_AFTER_PEOPLE):
            return False
        strong = words.lows[j] in STRONG_SURNAMES
        if head.follows in ("place", "parent", "self", "either", "field"):
            return strong or length >= 3
        if j == i:
            return False
        return length >= 3 and (strong or proper)

    # ------------------------------------------------------------------ parent and brackets
    def _add_parent(self, found: Candidate, depth: int) -> None:
        words, head = self.words, found.head
        j = found.end
        if head is None or j >= len(words):
            return
        if head.is_company and found.tail_end > found.tail_start:
            return
        gap = words.gap(j)
        if gap != " " and not (gap == ") " and found.skip):
            bracket = _BRACKET.match(words.text, words.ends[j - 1])
            if bracket is None or len(bracket.group(1)) > 12 or words.text[bracket.end() : bracket.end() + 1] != " ":
                return
            j = words.index_at(bracket.end())
            if j >= len(words) or words.starts[j] != bracket.end() + 1:
                return
        if not self.may_start(words.lows[j]) or self._starts_other(j):
            return
        parent = self.read(j, depth + 1)
        if head.follows == "field" and found.tail_start == found.tail_end and head.family not in ("hội đồng", "ủy ban"):
            return
        if parent is None or (parent.head is not None and parent.is_bare and not parent.head.is_bare_reference):
            return
        if head.is_company and parent.head is not None and not parent.head.is_company:
            return
        found.parent = parent
        found.end = parent.end
        if head.family in _BRANCHES:
            found.end = self._past_place(found.end)

    def _past_place(self, end: int) -> int:
        """«Chi nhánh PVEP Hồ Chí Minh», «Công ty con tại Lào»: the word after the place."""
        words = self.words
        start = end + 1 if end < len(words) and words.lows[end] == "tại" and words.gap(end) == " " else end
        if start >= len(words) or words.gap(start) != " " or not words.is_capital(start):
            return end
        place = self._places.at(words, start)
        if place is None and start > end and words.lows[start] in SHORT_COUNTRIES:
            return start + 1
        return place[0] if place else end

    def _brackets(self, found: Candidate) -> list[Bracket]:
        """Short names in brackets right after the name: «(PV GAS)», «(HoSE: PVD)», «(mã: MKX)»."""
        text = self.words.text
        match = _BRACKET.match(text, self.words.ends[found.end - 1])
        if match is None:
            return []
        return read_bracket(match.group(1), match.start(1))


def read_bracket(content: str, offset: int) -> list[Bracket]:
    """The short names that a bracket gives; ``offset`` is where its content stands.

    >>> [b.alias for b in read_bracket("HoSE: PVD", 0)]
    ['PVD']
    """
    found: list[Bracket] = []
    lead = _BRACKET_LEAD.match(content)
    position = lead.end() if lead else 0
    exchange = (offset + lead.start("exchange"), offset + lead.end("exchange")) if lead and lead["exchange"] else None
    for part in re.split(r"(\s?[,;/]\s|\s[–-]\s)", content[position:]):
        match = _ALIAS.fullmatch(part.strip())
        if match:
            alias = match["alias"]
            start = offset + position + part.index(alias)
            if _is_alias(alias):
                found.append(Bracket(alias, start, start + len(alias), exchange))
                exchange = None
        position += len(part)
    return found


def _is_alias(alias: str) -> bool:
    if alias.lower() in _NO_ALIASES or role_titles.is_title(alias):
        return False
    words = alias.split()
    return words[0][0].isupper() and all(word[0].isupper() or word[0].isdigit() for word in words)


def _same_capitals(word: str, spelling: str) -> bool:
    """An acronym counts only in its own capitals: «BSR», never «bsr»; «Petrovietnam» also as «PetroVietnam»."""
    if spelling.isupper() and len(spelling) <= 4:
        return word == spelling
    return word[0].isupper()
