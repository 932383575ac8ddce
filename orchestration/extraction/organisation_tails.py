"""How far a name runs on after its head: «Tổng công ty [Thăm dò khai thác Dầu khí]», «Vụ [Khoa học] tổ chức …»."""

from __future__ import annotations

from orchestration.extraction.names import Words, is_joint
from orchestration.extraction.organisation_boundaries import OTHER_THINGS, PLACE_KINDS, Boundaries, registered_at
from orchestration.extraction.organisation_endings import Endings
from orchestration.extraction.organisation_foreign import legal_form_end
from orchestration.extraction.organisation_heads import Head, heads, place_names
from orchestration.extraction.organisation_numbers import is_number_alone, is_number_of_name
from orchestration.extraction.organisation_trades import Trades
from orchestration.extraction.organisation_vocabulary import (
    FUNCTION_WORDS,
    NAME_WORDS,
    begins_predicate,
    past_commas,
    takes_object,
)

_LONGEST_TAIL = 18
_LONGEST_OUTER = 6
_CELLS = frozenset({"chi bộ", "chi ủy"})
_DASHES = (" - ", " – ", " — ")
_PARTNERS = (["cộng", "sự"], ["đồng", "nghiệp"], ["đồng", "sự"])


class TailReader:
    """Reads the tails of organisations' names at words of one article."""

    def __init__(self, words: Words) -> None:
        self.words, self.boundaries = words, Boundaries(words)
        self.endings = Endings(words, self.boundaries)
        self.trades = Trades(words, self.boundaries)
        self._heads, self._places = heads(), place_names()

    def read(self, i: int, head: Head) -> int:  # noqa: C901, PLR0912 - the grammar of a tail, word by word
        """The word after the last word of the name whose head ends before word ``i``."""
        words, n = self.words, len(self.words)
        j = good = i
        proper = False
        while j < n and j - i < _LONGEST_TAIL:
            gap, low = words.gap(j), words.lows[j]
            if j == i and gap == ") ":
                gap = " "
            if gap == " & " and j > i and words.lows[j : j + 2] in _PARTNERS:
                return j + 2  # «Công ty Luật Minh An & Cộng sự»
            if not self._may_follow(gap, i, j, head, proper=proper):
                break
            if (fixed := past_commas(words, j)) > j:
                j = good = fixed
                continue
            if low == "và" and j > i and words.lows[j + 1 : j + 3] in _PARTNERS and head.organisation_type == "company":
                return j + 3  # «Công ty Luật Minh An và Cộng sự»
            if low in ("và", "&"):
                if proper or j == i or not self.trades.joins(j + 1, head):
                    break
                j += 1
                continue
            if low == "số" and j + 1 < n and words.lows[j + 1].isdigit() and words.gap(j + 1) == " ":
                if (
                    words.after(j + 1) in (",", ".")
                    and words.text[words.ends[j + 1] + 1 : words.ends[j + 1] + 2].isdigit()
                ):
                    break
                j = good = j + 2
                proper = True
                if head.follows == "number":
                    break
                continue
            if low[0].isdigit():
                if proper and head.follows == "number":
                    break
                if not (is_number_alone(words, i, head) if j == i else is_number_of_name(words, i, j)):
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
        return legal_form_end(words, good) if head.is_company and good > i else good

    def _may_follow(self, gap: str, i: int, j: int, head: Head, *, proper: bool) -> bool:
        if gap == " ":
            return True
        if is_joint(gap) and gap != "\n":
            lower_pair = not self.words.is_capital(j - 1) and NAME_WORDS.at(self.words, j) is not None
            if gap == "-" and self.words.lows[j].isdigit():
                return j > i and self.words.word(j - 1).isupper()  # «Giàn MSP-6»
            is_whole = head.is_company and self._is_abbreviation(j)
            return j > i and not is_whole and (self.words.is_capital(j) or (lower_pair and not head.is_company))
        if gap == ", " and j > i and not proper and head.follows in ("field", "name"):
            return self._list_goes_on(j)
        if gap in (" “", ' "', " «"):
            return head.is_company and j > i and self.words.is_capital(j) and NAME_WORDS.at(self.words, j) is None
        return False

    def _is_abbreviation(self, j: int) -> bool:
        """«Tổng công ty Thép Việt Nam - VNSTEEL», not «Than Núi Béo - TKV»: the acronym of the name itself."""
        hit = registered_at(self.words, j)
        return hit is not None and hit[1].lower().split()[-2:] == self.words.lows[j - 2 : j]

    def _list_goes_on(self, j: int) -> bool:
        """«Bộ Văn hóa, Thể thao và Du lịch»: after the comma a function's name, then «và» and another."""
        words = self.words
        hit = NAME_WORDS.at(words, j) if words.is_capital(j) else None
        if hit is None or self.boundaries.starts_other(j):
            return False
        k = hit[0]
        while k < len(words) and k < j + 6:
            if words.gap(k) != " ":
                return False
            if words.lows[k] == "và":
                return k + 1 < len(words) and words.is_capital(k + 1) and NAME_WORDS.at(words, k + 1) is not None
            k += 1
        return False

    def _capital_step(  # noqa: PLR0911 - one case after the other, each a line
        self, i: int, j: int, head: Head, *, proper: bool
    ) -> tuple[int, bool]:
        words = self.words
        end = self._place_end(i, j, head)
        if end > j:
            return end, True
        nested = self._nested_head(i, j, head, proper=proper)
        if nested is not None:
            return nested
        if self.boundaries.starts_other(j) or self.boundaries.is_person(i, j, head, proper=proper):
            return j, proper
        if not head.is_company and head.follows != "name" and registered_at(words, j) is not None:
            return j, proper
        hit = NAME_WORDS.at(words, j)
        bridge = self.trades.bridge(j, hit[0] if hit else j + 1, head, proper=proper)
        if bridge:
            return bridge, proper
        if hit and hit[0] > j + 1 and not self.trades.splits_brand(i, j):
            over = self._heads.at(words, hit[0] - 1)
            runs_over = over is not None and over[0] > hit[0] and words.is_capital(hit[0] - 1)
            return hit[0] - runs_over, proper  # «Ban Chính sách | Công đoàn», no «Chính sách công»
        end = j + 1
        if hit is None and self.trades.completes(end, head, proper=proper):
            return end + 1, proper
        return end, proper or hit is None

    def _place_end(self, i: int, j: int, head: Head) -> int:
        """The word after a place, or after a name whose second syllable a head would be: «Nhơn [Hội]»; else ``j``."""
        words = self.words
        place = self._places.at(words, j)
        if place and words.is_capital(place[0] - 1):
            return place[0]
        if self._heads.at(words, j) is not None and self.trades.ends_brand(i, j, j + 1):
            return j + 1
        if words.lows[j] in ("tp", "tỉnh", "thành", "khu") and (j > i or head.follows in ("place", "either")):
            return self.boundaries.place_kind(j)
        return j

    def _nested_head(self, i: int, j: int, head: Head, *, proper: bool) -> tuple[int, bool] | None:
        """The step where another head stands at word ``j``: absorbed, or the end of the tail; None for no head."""
        words = self.words
        other = self._heads.at(words, j)
        may_be_field = other is not None and (head.is_company or other[1].follows in ("capital", "name"))
        if other and may_be_field and not other[1].is_company and NAME_WORDS.at(words, j):
            other = None  # «Vụ Tổ chức cán bộ»: no organisation of its own inside a department's name
        is_of_function = head.follows == "field" or head.organisation_type == "department"
        if other and j == i and is_of_function and other[1].follows == "place" and NAME_WORDS.at(words, j):
            other = None  # «Cục Điện lực», «Ban Công an»: the field, no company or police
        if other and j == i and head.organisation_type == "department" and self._is_trade_of_two(j):
            other = None  # «Khối Ngân hàng bán lẻ»
        if other and j > i and other[1].is_company and "tmcp" in words.lows[j : j + 3]:
            return j, proper  # «phòng Tín dụng | Ngân hàng TMCP Tân Mai»
        is_named = head.organisation_type == "company" or head.follows == "name"
        if other and is_named and self.trades.is_brand(j, other[0]):
            other = None  # «Tổng công ty Xi măng Trường Thịnh»
        if (
            other
            and other[1].follows != "never"
            and not (head.family in _CELLS and other[1].organisation_type == "department")
        ):
            absorbs = head.is_company and other[1].is_company and (j == i or not proper)
            if proper and words.gap(j) in _DASHES and self.trades.goes_on_in_capitals(other[0]):
                return j, proper  # «liên danh Công ty Xây dựng Sông Lam – CTCP Hạ tầng Miền Trung»
            formal = head.is_company and other[1].words in ("ctcp", "CTCP", "công ty cổ phần", "công ty tnhh mtv")
            if (absorbs or formal) and other[0] < len(words) + 1:
                return other[0], proper or formal
            if not (j > i and NAME_WORDS.at(words, j) and not proper and not other[1].is_bare_reference):
                return j, proper
        return None

    def _is_trade_of_two(self, j: int) -> bool:
        first = NAME_WORDS.at(self.words, j)
        k = first[0] if first is not None else len(self.words)
        return k < len(self.words) and self.words.gap(k) == " " and NAME_WORDS.at(self.words, k) is not None

    def _lower_step(  # noqa: PLR0911 - one case after the other, each a line
        self, i: int, j: int, head: Head, *, proper: bool
    ) -> tuple[int, bool]:
        words = self.words
        if words.lows[j] in ("miền", "vùng") and j + 1 < len(words) and words.is_capital(j + 1) and j > i:
            return j + 2 + (words.lows[j + 1 : j + 3] == ["duyên", "hải"]), True
        if (end := self.endings.closing(i, j, head)) > j:
            return end, True
        if (end := self._lower_place_end(i, j, head)) > j:
            return end, True
        hit = NAME_WORDS.at(words, j)
        if hit is None and j > i and (end := self._last_words_end(j, head, proper=proper)) > j:
            return end, proper
        if hit is not None and proper and head.is_company and j == i + 1 and self.trades.goes_on_in_capitals(hit[0]):
            return hit[0], proper  # «CTCP Hàng tiêu dùng Minh Khai»
        if hit is None or proper or head.follows in ("place", "number"):
            return j, proper
        end, verbal = hit
        if j == i and self.endings.is_numbered_team(i, j, end, head):
            return end, proper
        if verbal and (not self._is_noun(end) or not self._may_be_noun(i, j, head)):
            return j, proper
        if head.follows == "capital" and j == i:
            return j, proper
        return end, proper

    def _lower_place_end(self, i: int, j: int, head: Head) -> int:
        """The word after «tỉnh Lào Cai», after the «tỉnh» of «UBND tỉnh»; ``j`` for none."""
        low = self.words.lows[j]
        if head.follows not in ("place", "either", "field", "capital", "name") or low not in PLACE_KINDS:
            return j
        end = self.boundaries.place_kind(j)
        if end > j and (j == i or head.organisation_type != "company"):
            return end
        is_unnamed = j == i and low in ("tỉnh", "huyện", "quận", "xã", "phường")
        return j + 1 if is_unnamed and head.follows in ("place", "either") else j

    def _may_be_noun(self, i: int, j: int, head: Head) -> bool:
        """Not «do Bộ Tư lệnh Hải quân [tổ chức].», «được Sở Y tế [cấp cứu]»: what the body does, ending the clause."""
        if j == i:
            return self._may_start_verbal(head)
        words, start = self.words, i - len(head.words.split())
        k = max(start - 1, 0)
        while k > 0 and words.gap(k + 1) == " " and words.is_capital(k) and start - k < _LONGEST_OUTER:
            k -= 1
        is_joined = words.lows[j - 1] in ("và", "&") or words.gap(j) != " "
        if head.organisation_type == "government" and not is_joined:
            return False  # «Bộ Công Thương [kiểm tra] tiến độ»; but «Sở Kế hoạch và [đầu tư]»
        is_organising = words.lows[j] == "tổ" and head.organisation_type != "department"
        return not is_organising and words.lows[k] not in ("do", "được", "bị")

    def _last_words_end(self, j: int, head: Head, *, proper: bool) -> int:
        """The end of a name that words outside the vocabulary close at word ``j``; else ``j``."""
        if not proper and self._is_last_word(j, head):
            return j + 1
        return self.endings.before_acronym(j)

    def _is_last_word(self, j: int, head: Head) -> bool:
        """A noun that the vocabulary lacks at the end of a department's name: «phòng An toàn lặn;»."""
        words = self.words
        low = words.lows[j]
        return (
            head.organisation_type in ("government", "department")
            and low.isalpha()
            and low not in FUNCTION_WORDS
            and not begins_predicate(words, j)
            and words.gap(j) == " "
            and words.after(j) in (",", ";", ".", ")", "")
        )

    def _may_start_verbal(self, head: Head) -> bool:
        return head.family in ("ban", "hội đồng", "nhà máy", "phòng", "ban chỉ đạo", "trung tâm")

    def _is_noun(self, end: int) -> bool:
        """Whether the verbal noun before word ``end`` takes no object."""
        words = self.words
        if end >= len(words) or words.gap(end) != " " or self.boundaries.place_kind(end) > end:
            return True
        if words.lows[end] == "tỉnh":
            return True  # «Quỹ Đầu tư phát triển tỉnh 40 tỷ đồng»
        if words.is_capital(end):
            pair = (words.lows[end], words.lows[end + 1] if end + 1 < len(words) else "")
            other = self._heads.at(words, end)
            if other is not None and other[1].organisation_type in ("department", "other"):
                return False
            return pair not in OTHER_THINGS and pair[0] != "lễ"
        low = words.lows[end]
        return not takes_object(low) and (low in FUNCTION_WORDS or NAME_WORDS.at(words, end) is not None)
