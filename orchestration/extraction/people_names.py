"""Where names of people stand: after a form of address, beside a title, in a list, or by their own shape."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from orchestration.extraction import role_titles
from orchestration.extraction.model import Gender
from orchestration.extraction.names import (
    STRONG_SURNAMES,
    Words,
    is_korean,
    is_syllable,
    normal_capitals,
    person_like,
    surnames,
)
from orchestration.extraction.organisation_heads import countries, heads, place_names
from orchestration.extraction.organisation_vocabulary import NAME_WORDS
from orchestration.extraction.organisations import Organisations
from orchestration.extraction.people_lexicon import ADDRESSES, NOT_BEFORE_NAMES
from orchestration.extraction.people_shapes import NameShape

# Letters and endings that no Vietnamese syllable has.
_FOREIGN = re.compile(
    r"[fjwz]|[bdlrsvkx]$|(?:ov|ev|in|ski|son|er|ez|us|is)$|[a-z]{7}|(?:[aeiouy][bcdfgklmnprstvxz]+){2}"
)

_OF_HOLDERS = frozenset({("đương", "nhiệm"), ("lâm", "thời"), ("mãn", "nhiệm"), ("tại", "vị"), ("sắp", "mãn", "nhiệm")})
_LONGEST_GLOSS = 6  # words of a body's short name in brackets
_SEVERAL = frozenset({"các", "hai", "ba", "bốn"})


@lru_cache(maxsize=4096)
def _is_foreign(low: str) -> bool:
    return _FOREIGN.search(low) is not None


@dataclass(slots=True)
class FoundPerson:
    """A name at words ``start`` to ``end``; ``address`` is the first word of its form of address."""

    start: int
    end: int
    name: str
    gender: Gender | None
    rule: str
    address: int = -1
    full: str | None = None


@dataclass(slots=True)
class PersonReader:
    """Reads names of people in one article; ``covered`` marks the words inside organisations' names."""

    words: Words
    organisations: Organisations
    covered: bytearray
    found: list[FoundPerson] = field(default_factory=list)
    shape: NameShape = field(init=False)

    def __post_init__(self) -> None:
        self.shape = NameShape(self.words, self.organisations, self.covered)

    def read(self) -> None:
        """Find every name, in order."""
        words, end = self.words, 0
        names, addresses, covered = surnames(), ADDRESSES.first_words, self.covered
        for i, (low, is_capital) in enumerate(zip(words.lows, words.capitals, strict=True)):
            if i < end:
                continue
            end = self._addressed(i) if low in addresses else i
            if end == i and is_capital and not covered[i]:
                end = self._by_surname(i) if low in names and not is_korean(words, i) else self._foreign(i)

    # ------------------------------------------------------------------ after a form of address
    def _addressed(self, i: int) -> int:
        """«đồng chí Vũ Việt Kiều», «PGS.TS Phan Bá Duẩn», «các ông Lê A, Trần B»; the word after the name."""
        words = self.words
        hit = self._address(i)
        if hit is None:
            return i
        j, gender = hit
        if i and words.gap(i) == " " and words.lows[i - 1] in ("chủ", "phu", "quý"):
            return i
        while j < len(words) and words.gap(j) in (" ", ".", ". ", "/", " – ", " - ", ": "):
            more = self._address(j)
            if more is None or self._is_surname(j):
                break
            j, gender = more[0], gender or more[1]
        if j >= len(words) or words.gap(j) not in (" ", ". ", ": ", "."):
            return i
        if not words.is_capital(j) and words.lows[j] not in STRONG_SURNAMES:
            return i  # «Huân chương Lao động hạng Nhì»
        end = self.shape.end(j, addressed=True)
        place = place_names().at(words, j) or countries().at(words, j)
        if end == j or (place is not None and place[0] >= end):
            return i  # «các chuyên gia Nhật Bản»
        self._add(j, end, gender, "form-of-address", i)
        return self._list(end, i)

    def _is_surname(self, j: int) -> bool:
        """«Bà Ông Thị Hoa»: «Ông» is a surname too."""
        words = self.words
        return words.lows[j] == "ông" and words.is_capital(j) and words.lows[j + 1 : j + 2] in (["thị"], ["văn"])

    def _address(self, i: int) -> tuple[int, Gender | None] | None:
        """A form of address at word ``i``: the word after it and the gender it says."""
        words = self.words
        if words.lows[i] == "đ" and i + 1 < len(words) and words.lows[i + 1] == "c" and words.gap(i + 1) == "/":
            return i + 2, None
        end = k = i
        hit = ADDRESSES.at(words, i)
        if hit is not None:
            return hit
        while k < len(words) and words.lows[k] in ADDRESSES and (k == i or words.gap(k) in (".", ". ", " ")):
            single = ADDRESSES.exactly([words.lows[k]])
            if single is None and words.lows[k] not in ("ts", "ths", "pgs", "gs", "tskh", "ks", "bs"):
                break
            end = k = k + 1
        return (end, None) if end > i else None

    def _list(self, end: int, address: int) -> int:
        """The names that follow in a list: «…, Bùi Minh Tiến và Lê Xuân Huyên»."""
        words = self.words
        while end < len(words):
            k = self._past_body_in_brackets(end)
            if k >= len(words):
                return end
            joints = (" ", ", ") if k == end else (") ", "), ")
            j = k + 1 if words.lows[k] == "và" and words.gap(k) in joints else k
            if j >= len(words) or (j == k and not words.gap(j).endswith(", ")) or self.covered[j]:
                return end
            if (foreign := self._foreign_in_list(j, address)) > j:
                self._add(j, foreign, None, "list-of-names", address)
                end = foreign
                continue
            if not (person_like(words, j) or self._has_middle_name(j)):
                return end
            stop = self.shape.end(j, addressed=False)
            if stop - j < 2 or (stop - j == 2 and words.lows[j] not in STRONG_SURNAMES):
                return end
            self._add(j, stop, None, "list-of-names", address)
            end = stop
        return end

    def _foreign_in_list(self, j: int, address: int) -> int:
        """«các ông Lê Văn Ba, [Sakai Ren], Hồ Quốc Tuệ»: the word after a foreign name in the midst of a list."""
        words, stop = self.words, j + 2
        is_plural = any(low in _SEVERAL for low in words.lows[max(address - 1, 0) : address + 1])
        if not is_plural or stop >= len(words) or words.lows[j] in surnames() or self.covered[j + 1]:
            return j
        is_name = words.gap(j + 1) == " " and all(
            words.word(k)[1:].islower() and words.is_capital(k) for k in (j, j + 1)
        )
        is_place = place_names().at(words, j) or countries().at(words, j)
        if not is_name or is_place or role_titles.starts_title(words, j):
            return j
        return stop if words.gap(stop) == ", " or words.lows[stop] == "và" else j

    def _has_middle_name(self, j: int) -> bool:
        """«Sơn Thị Liễu» in a list of names: «Thị» gives away a surname that the table lacks."""
        words = self.words
        return words.lows[j + 1 : j + 2] == ["thị"] and all(is_syllable(words, k) for k in range(j, j + 2))

    def _past_body_in_brackets(self, end: int) -> int:
        """«các Phó Giám đốc Lê Văn Ba [(Công ty X)] và Hồ Quốc Tuệ (Công ty Y)»: the word after whose each one is."""
        words = self.words
        if end >= len(words) or words.gap(end) != " (":
            return end
        mention = self.organisations.starting_at(words.starts[end])
        if mention is None or words.text[mention.end : mention.end + 1] != ")":
            return end
        return words.index_at(mention.end - 1) + 1

    # ------------------------------------------------------------------ without a form of address
    def _by_surname(self, i: int) -> int:
        """A name that a title or its own shape gives away; the word after it, or ``i``."""
        words = self.words
        length = person_like(words, i)
        if length < 2 or self._is_street(i) or self._is_youth_union(i):
            return i
        end = self.shape.end(i, addressed=False)
        length = end - i
        if length < 2:
            return i
        rule = None
        if self._follows_title(i):
            rule = "after-title"
        elif self._precedes_title(end):
            rule = "before-title"
        elif length >= 3 and words.lows[i] in STRONG_SURNAMES:
            rule = "surname"
        if rule is None:
            return i
        self._add(i, end, None, rule, i)
        return self._list(end, i)

    def _foreign(self, i: int) -> int:
        """«A.N. Barasev - Phó Tổng giám đốc», «Tổng Giám đốc Igor Ivanov»: a title must stand beside the name."""
        words = self.words
        initial = "." in words.word(i) or (len(words.word(i)) == 1 and words.after(i) == ".")
        if not initial and not is_korean(words, i) and not _is_foreign(words.lows[i]):
            return i
        if role_titles.starts_title(words, i) or (words.word(i).isupper() and not initial):
            return i
        end = i + 1
        while end < len(words) and end - i < 4 and self.shape.continues(i, end) and not self.covered[end]:
            end += 1
        if end - i < 2 or not (self._follows_title(i) or self._precedes_title(end)):
            return i
        self._add(i, end, None, "foreign-name", i)
        return end

    def _is_youth_union(self, i: int) -> bool:
        """«Bí thư Đoàn Xí nghiệp Lê Văn Ba», «Trưởng Ban Kiểm tra Đoàn Khối»: the youth union, though a surname too."""
        words = self.words
        if words.lows[i] != "đoàn":
            return False
        return heads().at(words, i) is not None or (i > 0 and words.lows[i - 1] == "thư" and words.gap(i) == " ")

    def _is_street(self, i: int) -> bool:
        """«số 48 – Trần Hưng Đạo», «đường Lê Lợi», «phong cách Hồ Chí Minh»."""
        words = self.words
        if not i:
            return False
        before, gap = words.lows[i - 1], words.gap(i)
        if before in NOT_BEFORE_NAMES and gap == " ":
            return not self._title_ends_at(i)  # «Kiểm soát viên Lê Văn Ba»
        if self.covered[i - 1]:
            return False  # «Quản đốc Phân xưởng 2 Lê Văn Ba»
        return before[0].isdigit() and gap.strip() in ("", "-", "–", "/", ",") and "\n" not in gap

    def _follows_title(self, i: int) -> bool:
        """Whether a title, or a title with its body, ends right before word ``i``."""
        words = self.words
        if i > 1 and words.gap(i) == ") ":
            # «Chủ tịch HĐQT Tổng công ty Thép Bắc Hà (TBH) Lê Văn Ba»
            opening = next(
                (k for k in range(i - 1, max(i - _LONGEST_GLOSS, 1), -1) if words.gap(k).endswith("(")), None
            )
            return (
                opening is not None
                and self._organisation_ending(opening) is not None
                and self._title_over_body(opening)
            )
        return bool(i) and words.gap(i) in (" ", ": ") and self._title_over_body(i)

    def _title_over_body(self, i: int) -> bool:
        """Whether a title, with or without its body, ends right before word ``i``."""
        words, end = self.words, i
        mention = self._organisation_ending(i)
        if mention is not None:
            end = words.index_at(mention)
            if self._title_ends_at(end) or role_titles.follows_title(words, end):
                return True
        return self._title_ends_at(i)

    def _organisation_ending(self, i: int) -> int | None:
        """The offset where the longest organisation that ends right before word ``i`` starts."""
        end = self.words.ends[i - 1]
        starts = [m.start for m in self.organisations.in_span(max(end - 160, 0), end) if m.end == end]
        return min(starts) if starts else None

    def _title_ends_at(self, i: int) -> bool:
        """Whether some title's last word is word ``i - 1``."""
        titles, words = role_titles.titles(), self.words
        for k in range(max(i - 8, 0), i):
            hit = titles.at(words, k)
            if hit is not None and hit[0] >= i - self._body_words(hit[0], i):
                return True
        return False

    def _body_words(self, start: int, end: int) -> int:
        """How many words between a title and a name are an unnamed body or a field of work.

        «Bí thư [Đảng ủy] Lê Văn A», «Bộ trưởng [Tài chính] Hồ Phúc Hậu».
        """
        country = countries().at(self.words, start) if start < end else None
        if country and country[0] == end:
            return end - start  # «Đại sứ [Hàn Quốc] Oh Young-ju»
        if country and self.words.lows[country[0] : end] == ["tại", "việt", "nam"]:
            return end - start  # «Đại sứ [Nhật Bản tại Việt Nam] Ito Naoki»
        if tuple(self.words.lows[start:end]) in _OF_HOLDERS:
            return end - start  # «Giám đốc [đương nhiệm] Lục Văn A»
        hit = heads().at(self.words, start) if start < end else None
        if hit and hit[0] == end:
            return end - start
        k = start + 2 if self.words.lows[start : start + 2] == ["phụ", "trách"] else start
        while k < end and (field_word := NAME_WORDS.at(self.words, k)) is not None:
            k = field_word[0]
        return end - start if k == end else 0

    def _precedes_title(self, end: int) -> bool:
        words = self.words
        if end >= len(words) or words.gap(end).strip() not in (",", "-", "–", "(", ":", ""):
            return False
        at = end + 1 if words.lows[end] in ("nguyên", "cựu", "quyền") else end
        if at < len(words) and words.gap(end).strip() == "" and words.lows[at] == "ủy":
            return True
        represents = words.lows[at : at + 2] == ["đại", "diện"] and words.gap(end).strip() in ("-", "–", "(")
        return at < len(words) and words.gap(end) != " " and (represents or role_titles.starts_title(words, at))

    # ------------------------------------------------------------------ the name itself

    def _add(self, start: int, end: int, gender: Gender | None, rule: str, address: int) -> None:
        name = normal_capitals(self.words.span_text(start, end))
        self.found.append(FoundPerson(start, end, name, gender, rule, address))
