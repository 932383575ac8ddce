"""Where the tail of a name ends: at a title, an event, a person or another organisation; and where a place ends."""

from __future__ import annotations

from orchestration.extraction import role_titles
from orchestration.extraction.names import STRONG_SURNAMES, Words, person_like
from orchestration.extraction.organisation_heads import Head, heads, place_names, registered_names
from orchestration.extraction.people_lexicon import MIDDLE_NAMES

_NAMED_AFTER_PEOPLE = frozenset(
    {"trường", "bệnh viện", "quỹ", "học viện", "viện", "bảo tàng", "câu lạc bộ", "nhà xuất bản"}
)
PLACE_KINDS = frozenset("tỉnh huyện quận phường xã thị tp thành khu".split())
# A province has a name, never a number: «quận 7», not «vay của quỹ tỉnh 15 tỷ đồng».
_NUMBERED_PLACES = frozenset("quận phường vực".split())
_TWO_WORD_PLACE_KINDS = frozenset({("thành", "phố"), ("thị", "xã"), ("thị", "trấn"), ("đặc", "khu"), ("khu", "vực")})
# What begins another thing where a name would run on: events, documents, forms of address.
# The last syllable of «đại diện», «nhân viên», «kỹ sư», «công nhân», «cán bộ», «trợ lý».
_CALLINGS = frozenset("diện viên sư nhân bộ lý".split())
OTHER_THINGS = frozenset(
    tuple(pair.split(" "))
    for pair in (
        "hội nghị|hội thảo|đại hội|nghị quyết|nghị định|chỉ thị|quyết định|thông tư|dự án|huân chương|"
        "đồng chí|nhiệm kỳ|chương trình|lễ ký|lễ phát|lễ công|lễ trao|đề án|thỏa thuận|giải thưởng|"
        "cuộc thi|ngày hội|giấy phép|nhân dịp|tin ảnh|trong đó|phát biểu|báo cáo|chủ tịch|bí thư|toàn cảnh|"
        "quang cảnh|lãnh đạo|nghị sự"
    ).split("|")
)
_OTHER_WORDS = frozenset("các ông bà anh chị đ lễ tin ảnh theo tại với và trong ngày khóa luật hội".split())


class Boundaries:
    """What begins at words of one article."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._heads, self._places = heads(), place_names()

    def place_kind(self, j: int) -> int:
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
        if words.lows[start].isdigit():
            return start + 1 if words.lows[start - 1] in _NUMBERED_PLACES and len(words.lows[start]) <= 2 else j
        end = start
        while end < n and end < start + 3 and words.is_capital(end):
            if end > start and words.gap(end) != " ":
                break  # only «TP.» and its name may touch: «Sở Công Thương TP.HCM»; «tỉnh Sơn La. Về đích …»
            if end > start and (
                (person_like(words, end) and not self._is_before_person(end)) or self.starts_other(end)
            ):
                break
            end += 1
        return end if end > start else j

    def _is_before_person(self, j: int) -> bool:
        """«Chủ tịch UBND huyện Quỳ [Châu] Lê Văn Bảy»: a surname that ends the place, another begins the name."""
        words = self.words
        return (
            words.lows[j] not in STRONG_SURNAMES
            and j + 1 < len(words)
            and words.lows[j + 1] in STRONG_SURNAMES
            and words.gap(j + 1) == " "
            and person_like(words, j + 1) >= 2
        )

    def _is_person_after_title(self, j: int) -> bool:
        """«Chủ tịch UBND tỉnh Võ Văn Hưng»: a person, no province."""
        length = person_like(self.words, j)
        return length >= 3 or (length == 2 and self.words.lows[j] in STRONG_SURNAMES)

    def starts_other(self, j: int) -> bool:
        """Whether a title, an event, a document or a form of address begins at word ``j``."""
        words = self.words
        low = words.lows[j]
        if low in _OTHER_WORDS and words.is_capital(j) and not (low == "hội" and words.lows[j + 1 : j + 2] == ["an"]):
            return low != "hội" or self._heads.at(words, j) is not None
        pair = (low, words.lows[j + 1] if j + 1 < len(words) else "")
        if pair == ("dự", "án"):
            return j + 2 < len(words) and words.gap(j + 2) == " " and words.is_capital(j + 2)
        return pair in OTHER_THINGS or role_titles.starts_title(words, j)

    def is_person(self, i: int, j: int, head: Head, *, proper: bool) -> bool:
        """Whether a person's name begins where the tail would run on: «Tỉnh ủy Bùi Thị Quỳnh Vân»."""
        words = self.words
        length = person_like(words, j)
        if not length or (head.family in _NAMED_AFTER_PEOPLE and not proper):
            return False
        place = self._places.at(words, j + 1) if j > i and words.is_capital(j - 1) else None
        is_brand = place is not None and place[0] == j + length  # «Công ty Bảo hiểm Ánh [Dương Sài Gòn]»
        if is_brand or (j == i + 1 and head.follows in ("place", "either") and self._is_before_person(j)):
            return False
        strong = words.lows[j] in STRONG_SURNAMES or words.lows[j + 1] in ("thị", "văn")
        if head.follows in ("place", "parent", "self", "either", "field"):
            return strong or length >= 3
        if j == i:
            # «Thư ký công ty Lê Thị Hai», «Giám đốc Nhà máy Vi Đức Hai»; but «Công ty Đặng Thị Mai»
            is_shaped = strong or words.lows[j + 1] in MIDDLE_NAMES
            is_bare_kind = head.is_bare_reference or head.family == "hội"  # «Chủ tịch Hội Lê Văn Ba»
            is_post_of_bare = is_bare_kind and self._follows_post(i - len(head.words.split()))
            return is_post_of_bare and is_shaped and length >= 3
        if length >= 3 and not proper and (strong or not head.is_company):
            return self._follows_post(i - len(head.words.split()))
        return length >= 3 and (strong or proper)

    def _follows_post(self, i: int) -> bool:
        """«Giám đốc Công ty Thép Hoàng Văn Long»: before a company whose name a person's may follow."""
        words = self.words
        if i > 0 and words.lows[i - 1] in _CALLINGS:
            return True
        return role_titles.follows_title(words, i)


def registered_at(words: Words, i: int) -> tuple[int, str] | None:
    """The registered organisation whose name begins at word ``i``: the word after it, and its name."""
    hit = registered_names().at(words, i)
    if hit is None:
        return None
    end, entry = hit
    if end - i == 1 and not _same_capitals(words.word(i), entry.spelling):
        return None
    if end - i > 1 and not words.is_capital(i):
        if words.lows[i] not in heads() or not any(words.is_capital(k) for k in range(i, end)):
            return None
        head = heads().at(words, i)
        if head is None or not head[1].is_company:
            return None
    return end, entry.name


def _same_capitals(word: str, spelling: str) -> bool:
    """An acronym counts only in its own capitals: «BSR», never «bsr»; «Petrovietnam» also as «PetroVietnam»."""
    if spelling.isupper() and len(spelling) <= 4:
        return word == spelling
    return word[0].isupper()
