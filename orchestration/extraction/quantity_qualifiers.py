"""Words that say a number is more, less or about: «hơn 5 tỷ đồng», «gần 20%», «ước đạt 3 triệu tấn»."""

from __future__ import annotations

import re

from orchestration.extraction.model import Qualifier
from orchestration.extraction.word_search import WordSearch, first_words, folds_alone

_COMPARATIVE = (
    "cao",
    "thấp",
    "nhiều",
    "ít",
    "lớn",
    "nhỏ",
    "kém",
    "tốt",
    "sớm",
    "nhanh",
    "rẻ",
    "đắt",
    "dài",
    "ngắn",
    "chậm",
    "muộn",
    "nhẹ",
    "nhỉnh",
)  # «cao hơn 1,2 USD»
_MORE = (
    "".join(f"(?<!{word} )" for word in _COMPARATIVE) + "hơn|"
    "trên|không dưới|không thấp hơn|không kém|không ít hơn|tối thiểu|ít nhất|quá|vượt mốc|vượt ngưỡng|"
    "vượt con số|từ trên"
)
_LESS = (
    r"không cao hơn|không nhiều hơn|không hơn|(?:gần|suýt|sắp) (?:chạm|cán|đạt)(?: mốc| ngưỡng)?|gần|dưới|"
    r"chưa tới|chưa đến|chưa đầy|sát|không quá|không vượt quá|tối đa|ngót|suýt soát|cao nhất là|"
    # «chưa trở lại mốc | 10.000 tỷ đồng», «thủng ngưỡng | 1.200 điểm»: the mark lies above
    r"(?:(?:chưa|không)(?: thể)? (?:trở lại|quay lại|lấy lại|giữ|chạm|cán|đạt|tới|vượt|qua|lên|chinh phục)|"
    r"thủng|đánh mất|để mất)(?: được| lại| tới| đến| qua| nổi)? (?:mốc|ngưỡng)"
)
_ABOUT = r"khoảng|quanh|quanh mức|xấp xỉ|chừng|cỡ|tầm|ước|ước tính|ước khoảng|gần khoảng|trung bình khoảng|độ"
_ESTIMATE = (
    r"ước(?:\s(?:chỉ|mới|sẽ|tính|tăng|giảm|thực hiện|đạt|thu|lãi|lỗ|có|khoảng|là|chừng|sản lượng|doanh thu|"
    r"lợi nhuận|hợp nhất|thuần|sau thuế|trước thuế|tổng|cả năm|toàn)){0,3}"
)
_QUALIFIER_ANY_CASE = re.compile(
    rf"(?<!\w)(?:(?P<less>không\s?quá|{_LESS})|(?<!chưa )(?P<more>{_MORE})|(?P<about>{_ABOUT}|{_ESTIMATE}))"
    r"(?:\s(?:là|được|khoảng))?\s?$",
    re.IGNORECASE,
)
_QUALIFIER = WordSearch(
    _QUALIFIER_ANY_CASE.pattern,
    begins=first_words(
        "không gần sắp sát quanh dưới chưa thủng đánh để tối ngót suýt cao hơn trên ít quá vượt từ khoảng xấp chừng cỡ "
        "tầm ước trung độ"
    ),
)
_QUALIFIER_AFTER = re.compile(r"(?:\s[^\W\d_]+){0,3}\s(?:trở lên|trở đi)\b")  # «từ 95% đoàn viên trở lên»
_LOOKBACK = 32
# «113.963 lượt khách trên | 687 chuyến bay»: aboard them, not more of them
_ABOARD = re.compile(r"(?:khách|đây|người|hàng)(?: quốc tế| nội địa)? trên$", re.IGNORECASE)
# «khai thác 13.905 tấn mủ trên | 9.480 ha»: where, not how many more
_PLACED = re.compile(r"\d(?: [^\W\d_]+){1,6} trên$")
_GROUND = re.compile(r"(?:ha|héc-ta|hecta|m2|km2|mẫu)$", re.IGNORECASE)
_VEHICLE = re.compile(r"(?:chuyến|chuyến bay|tàu|xe)$", re.IGNORECASE)


def qualifier_of(text: str, start: int, end: int) -> Qualifier:
    """«hơn» → more_than, «gần» → less_than, «khoảng», «ước đạt» → about."""
    before = text[max(0, start - _LOOKBACK) : start].rstrip()
    match = None
    if before[-1:].isalpha():
        match = _QUALIFIER_ANY_CASE.search(before) if folds_alone(before) else _QUALIFIER.search(before.lower())
    if match is None or _is_of_place(before, text, start, end):
        return "more_than" if _QUALIFIER_AFTER.match(text, end) else "exact"
    if match["less"]:
        return "less_than"
    return "more_than" if match["more"] else "about"


def _is_of_place(before: str, text: str, start: int, end: int) -> bool:
    """«khách trên | 687 chuyến bay», «mủ trên | 9.480 ha»: what something was aboard of or grew on, not more of it."""
    if _ABOARD.search(before) is not None:
        return _VEHICLE.search(text, start, end) is not None
    return _PLACED.search(before) is not None and _GROUND.search(text, start, end) is not None
