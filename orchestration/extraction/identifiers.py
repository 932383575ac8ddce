"""Numbers that measure nothing: blocks, rigs, telephones, ordinals, ages, durations, names.

Each rule is one alternative of a pattern or one small function, and gives a ``Disposition``. What
stands before a numeral decides first («Lô 09-1», «lần thứ 4», «tầng 5»), then what follows
(«40 tuổi», «5 năm liên tục»), then whether it ends a name («Sea Games 31»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from orchestration.extraction.figures import digit_runs
from orchestration.extraction.lexicon import any_of
from orchestration.extraction.model import Disposition
from orchestration.extraction.word_search import WordSearch, folds_alone

# Codes that hold a figure wherever they stand: «BK-18A», «09-3/12», «0254.3838.999», «8.1.2», «45001:2018».
_CODES = re.compile(
    r"(?P<telephone>(?<![\d.,])(?:\(?0\d{1,4}\)?[ .-]\d{3,4}[ .-]\d{3,4}|1[89]00[ .]?\d{4}|\+84[ .\d]{8,12}|"
    r"0\d{9})(?!\d))"
    r"|(?P<identifier>"
    r"\b[A-ZĐ]{1,6}[-–.]?\d+(?:[-–./]\w+)*"  # BK-18A, CGP-2, RP1, ĐT.07/22
    r"|\b[A-Za-zĐđ]+[-–]\d+[A-Z]?\b"  # Covid-19, Genco-3
    r"|\b\d+(?:\.\d+){2,}(?![\d,])(?<!\.\d{3})"  # 8.1.2
    r"|\b\d{1,5}:\d{4}\b"  # 45001:2018
    r"|(?<=[Ll]ô )\d+[-–]\d+(?:/\d+)?\b|\b\d+[-–]\d+/\d+\b"  # Lô 09-1, 09-3/12
    r"|\b\d{3,}[-–][A-Z]\w*(?:[-–]\d+)?\b"  # 0317-OHS-21
    r"|\b\d+[A-Z]\b(?!\w)"  # 15A, 1A
    r")"
    r"|(?P<ratio>\b\d+(?:[.,]\d+)?(?:\s?/\s?|:|\s:\s)\d+(?:[.,]\d+)?\b(?!\s?(?:lần|tháng|quý|năm))|\b\d+\s?[x×]\s?\d+\b"
    r"|\b\d ca,? \d kíp\b|\b\d+ cổ phiếu(?= (?:(?:được|sẽ|phổ thông) )*(?:nhận|hưởng)\b))"
    r"|(?P<frequency>\b\d+\s(?:quý|tháng|tuần|năm|ngày|lần)/\d+\s(?:lần|năm|tháng|quý|ngày))"
    r"|(?P<clock>\b\d{1,2}(?:h\d{2}|h\b|:\d{2}\b|\sgiờ\s\d{1,2}(?:\sphút)?))"
)
# A figure that stands alone and is followed by what no code goes on with; most figures are.
_PLAIN = re.compile(
    r"\d{1,3}(?!\d)(?:[.,]\d{1,3}(?!\d))?(?:[%;]|,?\s(?![\s\dx×/:]|ca\b|giờ|cổ phiếu|(?:quý|tháng|tuần|năm|ngày|lần)/))"
)
_BEFORE_FIGURE = frozenset("(+-–.")
_BEFORE_ANY_CASE = re.compile(
    r"(?:(?P<telephone>(?:điện thoại|đt|tel|fax|hotline|máy lẻ|tổng đài)[^\d]{0,12})|\b(?:"
    r"(?P<ordinal>(?:thứ|hạng|top|số thứ tự|vị trí số|lần thứ|vị trí thứ)\s(?:khoảng\s)?)"
    r"|(?P<address>(?:số nhà|tầng|phường|quận|đường|phố|ngõ|tổ|ấp|khu phố|khóm|p\.|q\."
    r"|quốc lộ|ql)\s?)"
    r"|(?P<identifier>(?:lô|block|lớp|khối|giếng|giàn|mỏ|tổ máy|tổ máy số|mã số|mã|điều|"
    r"khoản|điểm|mục|chương"
    r"|phụ lục|bảng|hình|biểu|trang|phòng|cụm|giai đoạn|tháng|đợt|khóa|khoá|"
    r"(?<!cùng )(?<!cuối )(?<!đầu )(?<!trong )(?<!giữa )kỳ|"
    r"(?<!trợ )(?<!cung )(?<!nâng )cấp|loại|"
    r"bậc|nhóm|tuyến|ga|vùng"
    r"|km|mẫu|nghị quyết|chỉ thị|quyết định|nghị định|thông tư|kết luận|quy định|luật|"
    r"hội đồng|tiêu chuẩn|iso|chuyến bay"
    r"|vành đai|số hiệu|kỳ họp|phiên|bài|tập|quý|thế hệ|version|đội|xí nghiệp|binh đoàn|"
    r"sư đoàn|hướng)\s(?:số\s)?)"
    r"|(?P<number_label>(?:(?<!hệ )(?<!chỉ )(?<!tổng )(?<!con )(?<!doanh )(?<!tỷ )(?<!dân )"
    r"(?<!điểm )(?<!tham )(?<!trong )số"
    r"|No\.?)\s?:?\s?)))$",
    re.IGNORECASE,
)
_BEFORE = WordSearch(
    _BEFORE_ANY_CASE.pattern.replace("No", "no"),
    begins=any_of("điện thoại|đt|tel|fax|hotline|máy lẻ|tổng đài".split("|"))
    + "|"
    + any_of(
        (
            "thứ|hạng|top|số|vị|lần|tầng|phường|quận|đường|phố|ngõ|tổ|ấp|khu|khóm|p.|q.|quốc|ql|lô|block|lớp|khối|"
            "giếng|giàn|mỏ|mã|điều|khoản|điểm|mục|chương|phụ|bảng|hình|biểu|trang|phòng|cụm|giai|đợt|khóa|khoá|kỳ|"
            "cấp|loại|bậc|nhóm|tuyến|ga|vùng|km|mẫu|nghị|chỉ|quyết|thông|kết|quy|luật|hội|tiêu|iso|chuyến|vành|"
            "phiên|bài|tập|tháng|quý|thế|version|đội|xí|binh|sư|hướng|no"
        ).split("|"),
        not_after=r"\w",
    ),
)
_CHARACTERS_BEFORE = 26
_AGE_AFTER = re.compile(r"\s(?:năm\s)?tuổi\b")
_DURATION_AFTER = re.compile(
    r"\s?(?:năm|tháng|tuần|ngày đêm|ngày|giờ|phút|giây|tiếng|thập kỷ|thế kỷ|thập niên|quý)\b(?!\s(?:công|học|"
    r"lao động))",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|[.!?:;\n•*+]|\n[-–])[\s“\"]*$")
_WORD_BEFORE = re.compile(r"(?:^|[\s(\"“])(\w)[\w’'&-]*[ \xa0]$")


def find_codes(text: str) -> list[tuple[int, int, Disposition]]:
    """Stretches that are codes, telephones, ratios or frequencies, in order."""
    found: list[tuple[int, int, Disposition]] = []
    for match in _codes(text):
        kind = match.lastgroup
        disposition: Disposition = "identifier"
        if kind == "telephone":
            disposition = "telephone"
        elif kind == "ratio":
            disposition = "ratio"
        elif kind == "frequency":
            disposition = "frequency"
        elif kind == "clock":
            disposition = "date"
        found.append((match.start(), match.end(), disposition))
    return found


def _codes(text: str) -> Iterator[re.Match[str]]:
    """The codes from left to right, tried only at each figure and at the letters and marks joined to it."""
    done = 0
    for start, end in digit_runs(text):
        figure = max(done, start)
        if figure >= end:
            continue
        begin = figure
        while begin > done and (text[begin - 1] in _BEFORE_FIGURE or text[begin - 1].isalpha()):
            begin -= 1
        if begin == figure and _PLAIN.match(text, figure):
            done = figure
            continue
        for position in range(begin, figure + 1):
            match = _CODES.match(text, position)
            if match is not None:
                yield match
                done = match.end()
                break
        else:
            done = max(done, figure)


@lru_cache(maxsize=64)  # a number is asked for its label by several rules
def label_before(text: str, start: int) -> Disposition | None:
    """What the words before a numeral make of it: «tầng 5» → address, «lần thứ 4» → ordinal."""
    before = text[max(0, start - _CHARACTERS_BEFORE) : start]
    lowered = before.lower()
    if lowered == before.upper():
        return None  # a number among numbers has no letters before it
    match = _BEFORE_ANY_CASE.search(before) if folds_alone(before) else _BEFORE.search(lowered)
    if match is None:
        return None
    if match["ordinal"]:
        return "ordinal"
    if match["telephone"]:
        return "telephone"
    if match["address"]:
        return "address"
    return "identifier"


def age_or_duration(text: str, end: int) -> Disposition | None:
    """«30 năm tuổi Đảng», «40 tuổi» → age; «5 năm liên tục», «½ ngày» → date (a stretch of time)."""
    if _AGE_AFTER.match(text, end):
        return "age"
    if _DURATION_AFTER.match(text, end):
        return "date"
    return None


def ends_name(text: str, start: int, *, may_open: bool = False) -> bool:
    """Whether the word before a numeral is capitalised, so that both are a name: «Sea Games 31».

    ``may_open``: something is counted, and a word that opens its sentence is no name: «Có | 7 | đồng chí».
    """
    first = max(0, start - 20)
    match = _WORD_BEFORE.search(text[first:start])
    if match is None or not match.group(1).isupper():
        return False
    return not (may_open and _OPENS.search(text, max(0, first - 4), first + match.start(1)))
