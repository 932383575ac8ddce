"""Words of an article, and what the writing of a word says about names.

``Words`` is the word table that the finders of organisations, people and roles share, so that the
text is cut into words once. ``Phrases`` looks for any of many phrases at a word in time that does not
depend on how many there are. The rest knows surnames and the capitals of a person's name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import Generic, TypeVar

from orchestration.extraction.lexicon import read_table

T = TypeVar("T")

# Initials behind a name keep their last full stop: «Bondarenko V.A., Phó Tổng Giám đốc». The capital comes before
# the look behind it, which spares other words the attempt.
_WORD = re.compile(
    r"[A-ZĐ](?:(?<=[a-z] .)(?:\.[A-ZĐ])+\.(?=[,;)]| [-–(])|(?:\.[A-ZĐ])+(?![^\W_]))|[^\W_]+(?:['’&][^\W_]+)*"
)
_GAPS_AND_WORDS = re.compile(f"({_WORD.pattern})")
# What may stand between two words of one name: a space, or a dash with or without spaces.
_JOINTS = frozenset({" ", "-", "–", " - ", " – ", "- ", " -", "– ", " –", " — ", "—", "\n", "\xa0"})
# A registered name may have its last words in quotes: «Liên doanh Việt - Nga “Vietsovpetro”».
_PHRASE_JOINTS = _JOINTS | {" “", ' "', " «"}


class Words:
    """The words of ``text`` as parallel lists.

    ``starts`` and ``ends`` are offsets, ``written`` the words as they stand, ``lows`` in lower case, ``capitals``
    whether they start with a capital, ``gaps`` what stands before each (a line break before the first). Loops over
    all words read the lists themselves.
    """

    __slots__ = ("capitals", "ends", "gaps", "lows", "starts", "text", "written")

    def __init__(self, text: str, lower: str | None = None) -> None:
        if lower is None:
            lower = text.lower()
            if len(lower) != len(text):  # İ becomes two characters; offsets must stay
                lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        pieces = _GAPS_AND_WORDS.split(text)  # cut in one go: gap, word, gap, …, word, gap
        offsets = list(accumulate(map(len, pieces)))
        self.text = text
        self.starts = offsets[:-1:2]
        self.ends = offsets[1::2]
        self.written = pieces[1::2]
        self.lows = [lower[start:end] for start, end in zip(self.starts, self.ends, strict=True)]
        self.capitals = [word[0].isupper() for word in self.written]
        self.gaps = ["\n", *pieces[2:-1:2]]

    def __len__(self) -> int:
        return len(self.lows)

    def word(self, i: int) -> str:
        """The word as the text writes it."""
        return self.written[i]

    def is_capital(self, i: int) -> bool:
        """Whether the word starts with a capital letter."""
        return self.capitals[i]

    def gap(self, i: int) -> str:
        """What stands between word ``i - 1`` and word ``i`` (a line break before the first word)."""
        return self.gaps[i]

    def after(self, i: int) -> str:
        """The character after word ``i``'s end that is no space, or an empty string at the end."""
        end = self.ends[i]
        return self.text[end : end + 2].lstrip()[:1]

    def span_text(self, i: int, j: int) -> str:
        """The words ``i`` to ``j`` (exclusive) as the text writes them, on one line."""
        return self.text[self.starts[i] : self.ends[j - 1]].replace("\n", " ")

    def index_at(self, offset: int) -> int:
        """The first word that ends after ``offset``."""
        return bisect_right(self.ends, offset)


class Phrases(Generic[T]):
    """Phrases with a value each, found by their first two words; the longest one wins."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, ...], T] = {}
        # By first word, then by second: how long the phrases are, the longest first.
        self._lengths: dict[str, dict[str, list[int]]] = {}
        self._singles: dict[str, T] = {}  # the phrases of one word

    def __contains__(self, first_word: str) -> bool:
        return first_word in self._lengths

    @property
    def first_words(self) -> frozenset[str]:
        """The words with which some phrase begins."""
        return frozenset(self._lengths)

    def add(self, phrase: str, value: T) -> None:
        """Know ``phrase`` from now on; the first value given to a phrase stays."""
        words = tuple(word.lower() for word in _WORD.findall(phrase))
        if not words or words in self._values:
            return
        self._values[words] = value
        seconds = self._lengths.setdefault(words[0], {})
        if len(words) > 1:
            lengths = seconds.setdefault(words[1], [])
            if len(words) not in lengths:
                lengths.append(len(words))
                lengths.sort(reverse=True)
        else:
            self._singles[words[0]] = value

    def at(self, words: Words, i: int) -> tuple[int, T] | None:
        """The longest phrase that starts at word ``i``: the word after it, and its value."""
        lows = words.lows
        first = lows[i]
        seconds = self._lengths.get(first)
        if seconds is None:
            return None
        if seconds and i + 1 < len(lows):
            for length in seconds.get(lows[i + 1], ()):
                phrase, end = tuple(lows[i : i + length]), i + length
                if end <= len(lows) and phrase in self._values and _PHRASE_JOINTS.issuperset(words.gaps[i + 1 : end]):
                    return end, self._values[phrase]
        return (i + 1, self._singles[first]) if first in self._singles else None

    def places(self, words: Words, also: frozenset[str] = frozenset()) -> list[int]:
        """The words at which some phrase may begin, or that are one of ``also``; for loops that would ask at each."""
        firsts = self._lengths
        return [i for i, low in enumerate(words.lows) if low in firsts or low in also]

    def items(self) -> list[tuple[tuple[str, ...], T]]:
        """All phrases with their values."""
        return list(self._values.items())

    def exactly(self, phrase: list[str]) -> T | None:
        """The value of the phrase that consists of just these words in lower case."""
        return self._values.get(tuple(phrase))


def is_joint(gap: str) -> bool:
    """Whether two words with this gap between them can belong to one name.

    >>> is_joint(" – "), is_joint(", ")
    (True, False)
    """
    return gap in _JOINTS


@cache
def surnames() -> frozenset[str]:
    """The surnames of the reference table, in lower case."""
    return frozenset(row["surname"].lower() for row in read_table("surnames"))


_ELIDED = re.compile(r"[A-ZĐ]['’][A-ZĐ][^\W\d_A-Z]+")  # of the Ê Đê, M'Nông, K'Ho: «Siu H'Thuyên»
_LONGEST_SYLLABLE = 8
# Surnames that are too rarely anything else to need more evidence than two capitals after them.
STRONG_SURNAMES = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ ngô dương đinh trịnh đoàn lương đào trương phùng nghiêm "
    "doãn khuất quách tạ tô lưu hứa sùng giàng lò tẩn quàng ksor "
    "lỗ khổng nhữ uông ngụy vưu khưu cấn vừ thào chẩu phàn kpă siu rcom mlô điểu".split()
)
# Places and things whose name starts with a surname and has three syllables or more.
_NOT_PEOPLE_NAMES = (
    "Hồ Chí Minh|Lê Lợi|Cao Bằng|Hà Nội|Hà Tĩnh|Hà Nam|Hà Giang|Hà Tiên|Lâm Đồng|Thái Nguyên|Thái Bình|"
    "Thái Lan|Kim Ngưu|Lạc Hồng|La Mã|Hàn Quốc|Hạ Long|Lý Sơn|Mai Châu|Mai Sơn|Trà Vinh|Trà Nóc|"
    "Châu Á|Châu Âu|Châu Phi|Châu Mỹ|Ninh Bình|Ninh Thuận|Lục Nam|An Giang|An Khê|Bạch Hổ|Bạch Long Vĩ|"
    "Đại Hùng|Hàm Thuận|Hàn Thuyên|Phan Thiết|Phan Rang|Đồng Nai|Đồng Tháp|Đồng Hới|Hồng Kông|"
    "Thái Bình Dương|Ấn Độ|Cao Lãnh|Mạc Tư Khoa|Cam Ranh|Lương Sơn|Từ Liêm|Từ Sơn|Tân Cảng|Lai Châu|"
    "Kim Động|Kim Sơn|Đoàn Thanh niên|Đào tạo|Võ Nhai|Đinh Vũ|Đình Vũ|Đông Á|Ba Son|Kiều hối|Quản lý|"
    "Quản trị|Viên chức|Tiêu chuẩn|Sử dụng|Lý luận|Châu thổ|Đồng Văn|Mai Động|Giang Nam|Tô Lịch|"
    "Thạch Khê|Thạch Thất|Ông Bí|Uông Bí|Văn phòng|Văn hóa|Trang trại|Đường bộ|Đường sắt|Cao su|"
    "Cao đẳng|Cao cấp|Hàng không|Mã số|Kha khá|Vi Na|Tổng|Liên Xô|Lưu trữ|Lưu ký|Dương Đông|"
    "Dương Kinh|Tăng trưởng|Đàm phán|Hàn Việt|Bồ Đào Nha|Lưu vực|Từ thiện|Thân thiện|Từ ngày|"
    "Từ khi|Từ đó|Ông|Đồng chí|Đồng thời|Đại diện|Đại hội|Đại biểu|Đại học|Giang Điền|Cao Phong|La Gi|"
    "Lý Thái Tổ|Đinh Tiên Hoàng|Văn bản|Cao điểm|Đồng bằng|Đồng Xoài|Cù Lao"
)
# What a deputy is the deputy of: «Phó Giám đốc», «Phó Ban»; after the surname «Phó» no name begins so.
_DEPUTY_TO = frozenset(
    "tổng giám chủ bí trưởng ban viện cục vụ phòng hiệu thủ đoàn chánh văn đội quản tư đô chi hội khoa tỉnh chỉ chính "
    "ty sở thường tham thống đốc kế trạm xưởng phân quyền nhiệm ủy uỷ trợ giáo".split()
)
_NOT_PEOPLE = Phrases[bool]()
for _name in _NOT_PEOPLE_NAMES.split("|"):
    _NOT_PEOPLE.add(_name, value=True)


# Korean surnames, as they are written in Latin letters, before a given name with a hyphen: «Oh Young-ju».
_KOREAN_SURNAMES = frozenset(
    "ahn bae cha cho choi chung han hong hwang jang jeon jeong jo jung kang kim ko koo kwon lee lim moon nam oh "
    "park ryu seo shin sohn son song suh yang yoo yoon".split()
)


def is_korean(words: Words, i: int) -> bool:
    """Whether a Korean name with a hyphen begins at word ``i``."""
    return (
        words.lows[i] in _KOREAN_SURNAMES
        and i + 2 < len(words)
        and words.is_capital(i)
        and words.is_capital(i + 1)
        and words.gap(i + 1) == " "
        and words.gap(i + 2) == "-"
        and words.text[words.starts[i + 1] : words.ends[i + 2]].isascii()
    )


def is_place_like(words: Words, i: int) -> bool:
    """Whether the word begins a place or another thing that merely starts like a person's name."""
    return words.is_capital(i) and _NOT_PEOPLE.at(words, i) is not None


def person_like(words: Words, i: int) -> int:
    """How many words from ``i`` on read like a full Vietnamese name: 0, or 2 to 5.

    «Nguyễn Hùng Dũng, Bùi Minh Tiến» → 3; «Hồ Chí Minh» and «Hà Nội» → 0.
    """
    if words.lows[i] not in surnames() or not words.is_capital(i) or is_place_like(words, i):
        return 0
    if words.lows[i] == "phó" and words.lows[i + 1 : i + 2] and words.lows[i + 1] in _DEPUTY_TO:
        return 0  # «Phó Đức Toàn» is a person, «Phó Chủ tịch» none
    j, gaps = i + 1, words.gaps
    while j < len(gaps) and j < i + 5 and gaps[j] == " " and is_syllable(words, j):
        j += 1
    return j - i if j - i >= 2 else 0


def is_syllable(words: Words, i: int) -> bool:
    """Whether the word is one capitalised syllable such as a name is made of: «Hùng», «H'Thuyên», not «PVN» or «3»."""
    word = words.written[i]
    is_plain = word[0].isupper() and (len(word) == 1 or word[1:].islower())
    return len(word) <= _LONGEST_SYLLABLE and (is_plain or _ELIDED.fullmatch(word) is not None)


def normal_capitals(name: str) -> str:
    """«nguyễn Trí Dũng», «NGUYỄN văn Thỉnh», «Tạ Kim liên» with a capital at each word, no more.

    >>> normal_capitals("NGUYỄN văn Thỉnh")
    'Nguyễn Văn Thỉnh'
    >>> normal_capitals("KIM Sung-hoon")
    'Kim Sung-hoon'
    """
    return " ".join(_hyphenated(word.split("-")) for word in name.split())


def _hyphenated(parts: list[str]) -> str:
    """«Sung-hoon» keeps its small letter."""
    return "-".join((_capital(parts[0]), *(_capital(part) if part.isupper() else part for part in parts[1:])))


def _capital(word: str) -> str:
    if word.isupper() and len(word) > 1 and "." not in word:
        return word[0] + word[1:].lower()
    return word[:1].upper() + word[1:]
