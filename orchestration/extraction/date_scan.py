"""Finds the forms of ``date_forms`` in running text, and asks the words around them whether they are dates.

One pass: a pattern of all first words stops at each place where a date may begin, and the rules
for that first letter are tried in order. What cannot be a date («đường 30/4», «01 quý/01 lần»,
«trong 3 tháng qua») ends here; years and months that the words leave open are filled in by ``date_years``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from orchestration.extraction import date_days as days
from orchestration.extraction import date_months as months
from orchestration.extraction import date_periods as periods
from orchestration.extraction.date_calendar import Part
from orchestration.extraction.date_forms import Form, Found, number_of

Rule = Callable[[str, int], Found | None]


class Placed(NamedTuple):
    """A form with its place in the text."""

    start: int
    end: int
    form: Form


_TRIGGER = re.compile(
    r"ngày (?:\d|hôm|mai|kia)|tháng [\dtnhcmbsg]|quý [\divmhbtđcns]|năm [\dntsg]|nhiệm kỳ (?:\d|từ )|nửa (?:đầu|cuối|sau) "
    r"|hôm (?:\d|nay|qua|kia)|(?:hai|các) ngày \d|(?:cả|toàn|trong) năm|cùng (?:kỳ|ngày|quý|tháng)|l[uũ][yỹ]? kế"
    r"|(?:đầu|giữa|cuối) (?:tháng|quý|năm|20\d\d)|giai đoạn (?:\d|từ |năm )|(?:thời kỳ|niên độ|niên khóa) \d"
    r"|(?:rạng sáng|sáng|trưa|chiều|tối|đêm|khuya) (?:\d|nay|qua|mai|hôm|cùng ngày)|tuần (?:này|trước|sau|tới)"
    r"|từ (?:\d|ngày \d|tháng \d|đầu (?:năm|tháng \d)|năm \d)|(?:một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín|mười) (?:tháng|quý đầu)"
    r"|(?:quốc khánh|quốc tế lao động|giáng sinh|tết dương lịch)|t\d{1,2}[/.]20|q[1-4][/. \-]\d|\d"
)
_DAYTIME = re.compile(r"(?:rạng sáng|sáng|trưa|chiều|tối|đêm|khuya|hôm) (?=\d)")
_PART = re.compile(r"(?P<part>đầu|giữa|cuối) (?=(?P<of>tháng|quý|năm|20\d\d))")
_PARTS: dict[str, Part] = {"đầu": "start", "giữa": "middle", "cuối": "end"}

# Before «25/11» without «ngày»; the words of ``_MAYBE_DAY_CUE`` stand before fractions too.
_DAY_CUE = re.compile(
    r"(?:\b(?:hôm|nay|qua|mai|dịp|lễ|khánh|lao động|phiên|thứ (?:hai|ba|tư|năm|sáu|bảy|\d)|chủ nhật),? \(?|\bngày \w+ \()\Z"
)
_MAYBE_DAY_CUE = re.compile(r"\b(?:vào|từ|đến|tới|trước|sau|lúc|hết),? \(?\Z")
_CHAINED = re.compile(r"(?: và |, |; | & )(?:ngày )?\Z")
_FRACTION = re.compile(r"[1-4]/(?:[2-9]|10)(?![\d/])")
_PLACE_OR_NUMBER = re.compile(
    r"(?:\b(?:đường|phố|cầu|quảng trường|công viên|sân vận động|chợ|bệnh viện|trường|xí nghiệp|nhà máy|khu phố|phường|lô|block|mỏ|số|tờ trình|"
    r"nghị định|thông tư|quyết định|luật|nghị quyết|chỉ thị|công văn|điều|khoản|tiểu khu|nông trường|bảo tàng) |[/\-.:])\Z"
)
_MONTH_CUE = re.compile(r"(?:\b(?:từ|đến|tới|vào|hết|trong|trước|sau|kể từ|đầu|giữa|cuối|kỳ|với|tháng|của)|\() ?\Z")
_YEAR_CUE = re.compile(
    r"\b(?:so với|kế hoạch|mục tiêu|dự toán|chỉ tiêu|tầm nhìn(?: đến)?|hè|vụ|mùa|niên độ|đhđcđ|đại hội đồng cổ đông|thường niên)(?: năm)? \Z"
)
_LOOSE_YEAR_CUE = re.compile(r"\b(?:từ|đến|tới|vào|trong|trước|sau|kể từ|hết) \Z")
_AFTER_LOOSE_YEAR = re.compile(r"\s*(?:[,;.)]|$)| (?:đến|và|là|đạt|ước)\b")
_PART_OF_YEAR_CUE = re.compile(
    r"(?:(?:^|[.;:(\n•–-] ?|\b(?:từ|hồi|với|vào|đến|tới|điểm|trước|lúc|khoảng|mức|rưỡi|đôi|hơn|dư|tại|nhất|hết|là|đó|này|nay) )(?:ngày )?|, )\Z"
)
_PART_OF_SEVERAL = re.compile(r"\b(?:tháng|quý|ngày|tuần|những|các|nửa|thời gian) \Z")
_AFTER_PART_OF_YEAR = re.compile(r" (?:mới|học)\b")
_MANY = re.compile(r"(?:\d|\b(?:những|các|nhiều|mấy|vài|bao|hai|ba|bốn|mười|thêm|mỗi|hằng|hàng)) \Z")
_MONTHS_YEAR_TO_DATE = re.compile(
    r"(?:\b(?:lũy kế|luỹ kế|kế hoạch|của|tính chung|chung|sau|qua|trong|kết quả|dự toán|hết|kh|toàn|thực hiện|cả|sơ kết|tổng kết|riêng|so với)|^|[.;:,(\n]) ?\Z"
)
_AFTER_YEAR_TO_DATE = re.compile(
    r" ?[,:;)(]| (?:đạt|ước|là|của|tăng|giảm|toàn|doanh|sản|lợi|tổng|lãi|lỗ|công ty|tập đoàn|và|vượt|hoàn|nộp|bằng|có|đã|kim ngạch|xuất|nhập|thu|chỉ)\b"
)
_DURATION = re.compile(
    r"(?:\b(?:thời gian|thời hạn|kỳ hạn|trong vòng|vòng|mỗi|hơn|gần|khoảng|sớm|chậm|bảo hành|kéo dài|suốt|ít nhất|tối đa|tối thiểu|lãi suất|"
    r"đào tạo|dài|quá|thêm|tới|nghỉ|từ|dưới|trên|hạn|đến|cứ|phạt|án|định kỳ|lần|tuổi)|[-–/]|\d) ?\Z"
)
_LUNAR_OR_OWN_NAME = re.compile(r"tháng (?:giêng|chạp)")
_HOLIDAY_CUE = re.compile(r"\b(?:dịp|lễ|nghỉ|dịp nghỉ lễ|ngày|mừng)(?: lễ)? \Z")


def _part_of(text: str, position: int) -> Found | None:
    """«cuối quý II/2026», «đầu tháng 2», «cuối năm 2019», «cuối tháng trước», «đầu năm», «cuối 2023»."""
    match = _PART.match(text, position)
    if match is None:
        return None
    part = _PARTS[match["part"]]
    for rule in (
        periods.quarter,
        periods.quarter_word,
        months.month,
        months.month_word,
        periods.year,
        periods.bare_year,
    ):
        found = rule(text, match.end())
        if found:
            form, end = found
            if form.grain == "range":
                return None
            return replace(form, part=part, rule=f"{match['part']}_{form.rule}"), end
    if match["of"] == "năm" and not text[match.end() + 3 : match.end() + 4].isalnum():
        return Form("year", f"{match['part']}_year", periods.whole_year, part=part), match.end() + 3
    return None


def _daytime(text: str, position: int) -> Found | None:
    """«Sáng 19/5/2023», «chiều 25/11», «hôm 3/8»."""
    match = _DAYTIME.match(text, position)
    if match is None:
        return None
    return days.days_after_cue(text, match.end()) or days.day_after_cue(text, match.end())


_DAY_RULES: tuple[Rule, ...] = (days.day_to_day, days.days_of_month, days.day)
_COUNTED: tuple[Rule, ...] = (months.months, periods.quarters_from_start)
_RULES: dict[str, tuple[Rule, ...]] = {
    "n": (*_DAY_RULES, days.day_word, *_COUNTED, periods.year, periods.years, periods.half),
    "t": (
        *(days.day_to_day, days.days_of_month, days.month_to_month, periods.years),
        *(months.month, months.month_word, months.month_name, months.short_month, days.week_word),
        *(_daytime, days.day_word, periods.this_year, *_COUNTED, days.holiday),
    ),
    "q": (periods.quarter, periods.quarter_word, days.holiday),
    "h": (_daytime, days.day_word, days.days_of_month, *_COUNTED),
    "c": (months.same_period, _part_of, _daytime, days.day_word, periods.this_year, days.days_of_month, *_COUNTED),
    "đ": (_part_of, _daytime, days.day_word),
    "g": (_part_of, periods.years, days.holiday),
    "s": (_daytime, days.day_word, *_COUNTED),
    "r": (_daytime, days.day_word),
    "k": (_daytime, days.day_word),
    "l": (months.cumulative,),
    "m": _COUNTED,
    "b": _COUNTED,
}
_NUMERIC_RULES: tuple[Rule, ...] = (
    *_DAY_RULES,
    periods.years,
    *_COUNTED,
    days.days_after_cue,
    days.day_after_cue,
    months.short_month,
    periods.bare_year,
)


def read_form(text: str, position: int) -> Found | None:
    """The date that begins at ``position`` of a lower-case text, by the first rule that reads one."""
    first = text[position : position + 1]
    for rule in _NUMERIC_RULES if first.isdigit() else _RULES.get(first, ()):
        found = rule(text, position)
        if found:
            return found
    return None


def scan(text: str, original: str) -> Iterator[Placed]:
    """All dates of ``text`` (lower case; ``original`` is the same text as written), left to right."""
    position, last_day_end = 0, -1
    while match := _TRIGGER.search(text, position):
        start = match.start()
        position = start + 1
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            if text[start].isdigit():
                position = _after_number(text, start)
            continue
        placed = _read_at(text, original, start, last_day_end)
        if placed:
            yield placed
            position = placed.end
            if placed.form.grain in ("day", "range"):
                last_day_end = placed.end
        elif text[start].isdigit():
            position = _after_number(text, start)


_NUMBER = re.compile(r"\d+(?:[.,/:\-]\d+)*")


def _after_number(text: str, start: int) -> int:
    """Where the digits that begin here end: no date begins inside «0254.3838.999»."""
    match = _NUMBER.match(text, start)
    return match.end() if match else start + 1


def _read_at(text: str, original: str, start: int, last_day_end: int) -> Placed | None:
    before = text[max(0, start - 30) : start]
    first = text[start]
    for rule in _NUMERIC_RULES if first.isdigit() else _RULES.get(first, ()):
        found = rule(text, start)
        if found is None:
            continue
        form, end = found
        is_chained = last_day_end >= 0 and start - last_day_end <= 10 and bool(_CHAINED.match(text[last_day_end:start]))
        if _is_date(rule, form, text, original, start, end, before, is_chained):
            return Placed(start, end, form)
        if not first.isdigit():
            return None
    return None


def _is_date(
    rule: Rule, form: Form, text: str, original: str, start: int, end: int, before: str, is_chained: bool
) -> bool:
    """Do the words around the form let it be a date?"""
    if rule in (days.day, days.days_of_month, days.day_to_day, days.day_after_cue, days.days_after_cue):
        if not text.startswith("ngày ", start) and _PLACE_OR_NUMBER.search(before):
            return False
        if rule in (days.day_after_cue, days.days_after_cue):
            if is_chained or _DAY_CUE.search(before):
                return True
            return bool(_MAYBE_DAY_CUE.search(before)) and not (form.year is None and _FRACTION.match(text, start))
        return True
    if form.rule == "months_bare":
        return _is_year_to_date(text, start, end, before)
    if form.rule in ("months", "last_months", "quarters_from_start"):
        return not _is_inner_number(before)
    if form.rule == "bare_year":
        return bool(_YEAR_CUE.search(before)) or bool(
            _LOOSE_YEAR_CUE.search(before) and _AFTER_LOOSE_YEAR.match(text, end)
        )
    if form.rule == "short_month":
        return text[start] == "t" or (bool(_MONTH_CUE.search(before)) and not _PLACE_OR_NUMBER.search(before))
    if form.rule == "years":
        return not (text[start].isdigit() and _PLACE_OR_NUMBER.search(before))
    if form.part and _PART_OF_SEVERAL.search(before):
        return False
    if form.rule in ("đầu_year", "giữa_year", "cuối_year") and form.year is None and form.year_shift is None:
        return bool(_PART_OF_YEAR_CUE.search(before)) and not _AFTER_PART_OF_YEAR.match(text, end)
    if form.rule == "month_name":
        if before.endswith("cách mạng "):
            return False
        word = original[start + len("tháng ") : start + len("tháng ") + 1]
        return word.isupper() or form.year is not None
    if form.rule in ("year_word", "month_word", "week_word", "quarter_word"):
        return not _MANY.search(before)
    if form.rule == "month":
        return not (
            _MANY.search(before) and before.rstrip().rpartition(" ")[2].isdigit()
        ) and not _PLACE_OR_NUMBER.search(before)
    if form.rule == "holiday":
        return bool(_HOLIDAY_CUE.search(before))
    return True


def _is_inner_number(before: str) -> bool:
    """«1,5 tháng …»: the count is the tail of a number."""
    return before.endswith(tuple(".,/-")) and len(before) > 1 and before[-2].isdigit()


def _is_year_to_date(text: str, start: int, end: int, before: str) -> bool:
    """«kế hoạch 2 tháng», «sau 2 tháng, tổng doanh thu», but not «trong vòng 3 tháng» or «hơn 2 tháng»."""
    if _DURATION.search(before) or _is_inner_number(before):
        return False
    if text[start].isalpha() and number_of(text[start:end].partition(" ")[0]) == 1:
        return False
    has_head = bool(_MONTHS_YEAR_TO_DATE.search(before))
    return (
        bool(_AFTER_YEAR_TO_DATE.match(text, end))
        or (has_head and not text[end : end + 2].strip().isalpha())
        or (has_head and before.rstrip().endswith(("lũy kế", "kế hoạch", "tính chung", "dự toán", "thực hiện")))
    )
