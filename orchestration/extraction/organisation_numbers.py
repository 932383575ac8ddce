"""Numbers at the end of a name: «Phân xưởng Sàng 2», «Chi bộ 3», but «Hà Nội 5 tháng»."""

from __future__ import annotations

import re

from orchestration.extraction.names import Words
from orchestration.extraction.number_reading import SCALES
from orchestration.extraction.organisation_heads import Head
from orchestration.extraction.organisation_vocabulary import COUNTED, FUNCTION_WORDS, begins_predicate, counted

# What bears a number for its name; firms do so rarely, and only the next word tells it from a count.
_NUMBERED = frozenset({"chi bộ", "chi ủy", "chi đoàn", "phân xưởng", "xưởng", "đội", "nông trường", "lâm trường"})
_NUMBERED_FIRMS = frozenset({"tổng công ty", "xí nghiệp"})
_ADVERBS = frozenset({"chỉ", "đã", "sẽ", "vẫn", "đang", "cũng", "còn", "mới"})
_FIGURES_OF_YEAR = 4
_LETTERED = re.compile(r"\d{1,3}[A-Z]")  # «Sư đoàn 99C»


def is_number_of_name(words: Words, i: int, j: int) -> bool:
    """«Hòn Nghi 2», «Binh đoàn 34»; not «Hà Nội 5 tháng», not «21.487 tỷ»."""
    if (len(words.lows[j]) > 3 and not _LETTERED.fullmatch(words.word(j))) or words.gap(j) not in (" ", "-"):
        return False
    following = words.text[words.ends[j] : words.ends[j] + 2]
    if following[:1] in ("%", "/") or (following[:1] in (".", ",") and following[1:2].isdigit()):
        return False
    if j + 1 < len(words) and words.lows[j + 1] in SCALES:
        return False  # «Quỹ Đầu tư phát triển tỉnh 40 tỷ đồng»
    if j > i and words.gap(j) == " " and not (words.is_capital(j - 1) or words.lows[j - 1].isdigit()):
        return _ends_before(words, j + 1)  # «Công ty Truyền tải điện 5», not «khen thưởng 6 tập thể»
    is_counted = j + 1 < len(words) and words.gap(j + 1) == " " and words.lows[j + 1] in counted()
    is_counted = is_counted and words.lows[j + 1] not in _ADVERBS  # «Nhơn Trạch 1 chỉ vận hành cầm chừng»
    names_year = words.lows[j + 1 : j + 2] == ["năm"] and len(words.lows[j + 2 : j + 3]) == 1
    if names_year and words.lows[j + 2].isdigit() and len(words.lows[j + 2]) == _FIGURES_OF_YEAR:
        return True  # «Phân xưởng Sàng 2 năm 2024»
    return not is_counted or begins_predicate(words, j + 1)  # «Ban QLDA Điện Sông Lam 1 [báo cáo]»


def is_number_alone(words: Words, i: int, head: Head) -> bool:
    """«Chi bộ 3», «Phân xưởng 2», «Quân khu 7», «Tổng công ty 28»; not «Công ty 5 năm liền», not «13 chi bộ»."""
    if head.follows == "number":
        return is_number_of_name(words, i, i)
    if not words.is_capital(i - len(head.words.split())):
        return False
    if head.family in _NUMBERED:
        is_counted = i + 1 < len(words) and words.gap(i + 1) == " " and words.lows[i + 1] in COUNTED
        return len(words.lows[i]) <= 2 and not is_counted and words.after(i) not in ("%", "/")
    return head.family in _NUMBERED_FIRMS and is_number_of_name(words, i, i) and _ends_before(words, i + 1)


def _ends_before(words: Words, j: int) -> bool:
    """Whether what stands at word ``j`` can only come after a name: a mark, a verb, a function word."""
    return (
        j >= len(words) or words.gap(j) != " " or words.lows[j] in FUNCTION_WORDS or begins_predicate(words, j)
    ) and not (j < len(words) and words.gap(j)[:1] in ".," and words.gap(j)[1:] == "")
