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
from orchestration.extraction.date_forms import Form, Found

Rule = Callable[[str, int], Found | None]


class Placed(NamedTuple):
    """A form with its place in the text."""

    start: int
    end: int
    form: Form


# Each alternative begins with a letter or figure of its own, which lets the search skip all other characters.
_TRIGGER = re.compile(
    r"ngày (?:\d|hôm|mai|kia)|tháng [\dtnhcmbsgl]|quý [\divmhbtđcnsl]|năm [\dntsg]|nhiệm kỳ (?:\d|từ )|nửa (?:đầu|cuối|"
    r"sau) "
    r"|hôm (?:\d|nay|qua|kia)|hai ngày \d|các ngày \d|cả năm|toàn năm|trong năm|cùng (?:kỳ|ngày|quý|tháng)|"
    r"l[uũ][yỹ]? kế"
    r"|đầu (?:tháng|quý|năm|20\d\d)|giữa (?:tháng|quý|năm|20\d\d)|cuối (?:tháng|quý|năm|20\d\d)"
    r"|giai đoạn (?:\d|từ |năm )|thời kỳ \d|niên (?:độ|khóa) \d|tuần (?:này|trước|sau|tới)"
    r"|thứ (?:hai|ba|tư|năm|sáu|bảy) tuần|chủ nhật tuần"
    + "".join(
        rf"|{time} (?:\d|nay|qua|mai|hôm|cùng ngày)"
        for time in ("rạng sáng", "sáng", "trưa", "chiều", "tối", "đêm", "khuya")
    )
    + r"|từ (?:\d|ngày \d|tháng \d|đầu (?:năm|tháng \d)|năm \d)"
    + "".join(
        rf"|{number} (?:tháng|quý đầu)"
        for number in ("một", "hai", "ba", "bốn", "tư", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười")
    )
    + r"|quốc khánh|quốc tế lao động|giáng sinh|tết (?:dương lịch|nguyên đán)|t\d{1,2}[/.]20|q[1-4][/. \-]\d|"
    + "|".join("0123456789")
)
_DAYTIME = re.compile(r"(?:rạng sáng|sáng|trưa|chiều|tối|đêm|khuya|hôm) (?=\d)")
_PART = re.compile(r"(?P<part>đầu|giữa|cuối) (?=(?P<of>tháng|quý|năm|20\d\d))")
_PARTS: dict[str, Part] = {"đầu": "start", "giữa": "middle", "cuối": "end"}

# Before «25/11» without «ngày»; the words of ``_MAYBE_DAY_CUE`` stand before fractions too.
_DAY_CUE = re.compile(
    r"(?:\b(?:hôm|nay|qua|mai|dịp|lễ|khánh|lao động|phiên|thứ (?:hai|ba|tư|năm|sáu|bảy|\d)|chủ nhật),? \(?|"
    r"\bngày \w+ \()\Z"
)
_MAYBE_DAY_CUE = re.compile(r"\b(?:vào|từ|đến|tới|trước|sau|lúc|hết|điểm),? \(?\Z")
_CHAINED = re.compile(r"(?: và |, |; | & )(?:ngày )?\Z")
_FRACTION = re.compile(r"[1-4]/(?:[2-9]|10)(?![\d/])")
_PLACE_OR_NUMBER = re.compile(
    r"(?:\b(?:đường|phố|cầu|quảng trường|công viên|sân vận động|chợ|bệnh viện|trường|xí nghiệp|nhà máy|khu phố|"
    r"phường|lô|block|mỏ|số|tờ trình|"
    r"nghị định|thông tư|quyết định|luật|nghị quyết|chỉ thị|công văn|điều|khoản|tiểu khu|nông trường|bảo tàng) |"
    r"[/\-.:])\Z"
)
_MONTH_CUE = re.compile(r"(?:\b(?:từ|đến|tới|vào|hết|trong|trước|sau|kể từ|đầu|giữa|cuối|kỳ|với|tháng|của)|\() ?\Z")
_YEAR_CUE = re.compile(
    r"\b(?:so với|kế hoạch|mục tiêu|dự toán|chỉ tiêu|tầm nhìn(?: đến)?|hè|vụ|mùa|niên độ|đhđcđ|đại hội đồng cổ đông|"
    r"thường niên)(?: năm)? \Z"
)
_LOOSE_YEAR_CUE = re.compile(r"\b(?:từ|đến|tới|vào|trong|trước|sau|kể từ|hết) \Z")
_AFTER_LOOSE_YEAR = re.compile(r"\s*(?:[,;.)]|$)| (?:đến|và|là|đạt|ước)\b")
_PART_OF_YEAR_CUE = re.compile(
    r"(?:(?:^|[.;:(\n•–-] ?|\b(?:từ|hồi|với|vào|đến|tới|điểm|trước|lúc|khoảng|mức|rưỡi|đôi|hơn|dư|tại|nhất|hết|là|đó|"
    r"này|nay) )(?:ngày )?|, )\Z"
)
_COUNTED_MONTHS = re.compile(r"\d \Z")
_BEFORE = 30
_PART_OF_SEVERAL = re.compile(r"\b(?:tháng|quý|ngày|tuần|những|các|nửa|thời gian) \Z")
_AFTER_PART_OF_YEAR = re.compile(r" (?:mới|học)\b")
_MANY = re.compile(r"(?:\d|\b(?<!thứ )(?:những|các|nhiều|mấy|vài|bao|hai|ba|bốn|mười|thêm|mỗi|hằng|hàng)) \Z")
_MONTHS_YEAR_TO_DATE = re.compile(
    r"(?:\b(?:lũy kế|luỹ kế|kế hoạch|của|tính chung|chung|sau|qua|trong|kết quả|dự toán|hết|kh|toàn|thực hiện|cả|"
    r"sơ kết|tổng kết|riêng|so với)|^|[.;:,(\n]) ?\Z"
)
_AFTER_YEAR_TO_DATE = re.compile(
    r" ?[,:;)(]| (?:đạt|ước|là|của|tăng|giảm|toàn|doanh|sản|lợi|tổng|lãi|lỗ|công ty|tập đoàn|và|vượt|hoàn|nộp|bằng|"
    r"có|đã|kim ngạch|xuất|nhập|thu|chỉ)\b"
)
_DURATION = re.compile(
    r"(?:\b(?:thời gian|thời hạn|kỳ hạn|trong vòng|vòng|mỗi|hơn|gần|khoảng|sớm|chậm|bảo hành|kéo dài|suốt|ít nhất|"
    r"tối đa|tối thiểu|lãi suất|"
    r"đào tạo|dài|quá|thêm|tới|nghỉ|từ|dưới|trên|hạn|đến|cứ|phạt|án|định kỳ|lần|tuổi)|[-–/]|\d) ?\Z"
)
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
        *(months.month, months.month_word, months.month_name, months.short_month, days.weekday, days.week_word),
        *(_daytime, days.day_word, periods.this_year, *_COUNTED, days.holiday),
    ),
    "q": (periods.quarter, periods.quarter_word, days.holiday),
    "h": (_daytime, days.day_word, days.days_of_month, *_COUNTED),
    "c": (
        days.weekday,
        months.same_period,
        _part_of,
        _daytime,
        days.day_word,
        periods.this_year,
        days.days_of_month,
        *_COUNTED,
    ),
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


class _Seen(NamedTuple):
    """A form where it stands: lower-case text, the text as written, the words before it."""

    form: Form
    text: str
    original: str
    start: int
    end: int
    before: str
    is_chained: bool


def _read_at(text: str, original: str, start: int, last_day_end: int) -> Placed | None:
    before = text[max(0, start - _BEFORE) : start]
    first = text[start]
    for rule in _NUMERIC_RULES if first.isdigit() else _RULES.get(first, ()):
        found = rule(text, start)
        if found is None:
            continue
        form, end = found
        is_chained = 0 <= start - last_day_end <= 10 and bool(_CHAINED.match(text[last_day_end:start]))
        check = _CHECKS.get(rule) or _CHECKS_BY_NAME.get(form.rule)
        if check is None or check(_Seen(form, text, original, start, end, before, is_chained)):
            return Placed(start, end, form)
        if not first.isdigit():
            return None
    return None


# ---------------------------------------------------------------- what the words around a form say
def _is_day(seen: _Seen) -> bool:
    """«ngày 30/4», «30/4/2022», but not «đường 30/4» or «Nghị định 10/12/2022»."""
    return seen.text.startswith("ngày ", seen.start) or not _PLACE_OR_NUMBER.search(seen.before)


def _is_cued_day(seen: _Seen) -> bool:
    """«phiên 1/4», «đến 30/6», «30/4 và 1/5», but not «từ 1/3 lên 1/2»."""
    if _PLACE_OR_NUMBER.search(seen.before):
        return False
    if seen.is_chained or _DAY_CUE.search(seen.before):
        return True
    is_fraction = seen.form.year is None and _FRACTION.match(seen.text, seen.start)
    return bool(_MAYBE_DAY_CUE.search(seen.before)) and not is_fraction


def _is_count(seen: _Seen) -> bool:
    """«6 tháng đầu năm», but not the tail of «1,6 tháng đầu năm»."""
    return not _is_inner_number(seen.before)


def _is_bare_year(seen: _Seen) -> bool:
    """«kế hoạch 2023», «so với 2022», «đến 2030,»."""
    if _YEAR_CUE.search(seen.before):
        return True
    return bool(_LOOSE_YEAR_CUE.search(seen.before) and _AFTER_LOOSE_YEAR.match(seen.text, seen.end))


def _is_numeric_month(seen: _Seen) -> bool:
    """«T10/2022», «đến 10/2022», but not «Luật 10/2022»."""
    if seen.text[seen.start] == "t":
        return True
    return bool(_MONTH_CUE.search(seen.before)) and not _PLACE_OR_NUMBER.search(seen.before)


def _is_stretch_of_years(seen: _Seen) -> bool:
    """«2021-2025», but not «số 2021-2025»."""
    return not (seen.text[seen.start].isdigit() and _PLACE_OR_NUMBER.search(seen.before))


def _is_part(seen: _Seen) -> bool:
    """«cuối năm 2019», but not «các tháng cuối năm 2019»; bare «đầu năm» wants a word that leads to a time."""
    if _PART_OF_SEVERAL.search(seen.before):
        return False
    form = seen.form
    if form.grain != "year" or form.year is not None or form.year_shift is not None:
        return True
    return bool(_PART_OF_YEAR_CUE.search(seen.before)) and not _AFTER_PART_OF_YEAR.match(seen.text, seen.end)


def _is_month_name(seen: _Seen) -> bool:
    """«tháng Hai», but not «tháng hai lần» or «Cách mạng Tháng Tám»."""
    if seen.before.endswith("cách mạng "):
        return False
    first_letter = seen.start + len("tháng ")
    return seen.original[first_letter].isupper() or seen.form.year is not None


def _is_one(seen: _Seen) -> bool:
    """«năm trước», «lần thứ 5 năm 2022», but not «10 năm trước» or «những năm tới»."""
    return seen.form.year is not None or not _MANY.search(seen.before)


def _is_month(seen: _Seen) -> bool:
    """«tháng 9», but not «3 tháng 9 …» or «đường tháng 2»."""
    return not _COUNTED_MONTHS.search(seen.before) and not _PLACE_OR_NUMBER.search(seen.before)


def _is_holiday(seen: _Seen) -> bool:
    """«dịp Quốc khánh», «Tết Nguyên đán 2024», but not «kỷ niệm 78 năm Quốc khánh»."""
    return seen.form.year is not None or bool(_HOLIDAY_CUE.search(seen.before) and seen.form.rule == "holiday")


def _is_year_to_date(seen: _Seen) -> bool:
    """«kế hoạch 2 tháng», «sau 2 tháng, tổng doanh thu», but not «trong vòng 3 tháng» or «hơn 2 tháng»."""
    text, before = seen.text, seen.before
    if _DURATION.search(before) or _is_inner_number(before) or text.startswith("một ", seen.start):
        return False
    if _AFTER_YEAR_TO_DATE.match(text, seen.end):
        return True
    if not _MONTHS_YEAR_TO_DATE.search(before):
        return False
    ends_phrase = not text[seen.end : seen.end + 2].strip().isalpha()
    return ends_phrase or before.rstrip().endswith(("lũy kế", "kế hoạch", "tính chung", "dự toán", "thực hiện"))


def _is_inner_number(before: str) -> bool:
    return before.endswith((".", ",", "/", "-")) and before[-2:-1].isdigit()


_CHECKS: dict[Rule, Callable[[_Seen], bool]] = {
    **dict.fromkeys((days.day, days.days_of_month, days.day_to_day), _is_day),
    **dict.fromkeys((days.day_after_cue, days.days_after_cue), _is_cued_day),
    **dict.fromkeys((periods.year, periods.quarter_word, months.month_word, days.week_word), _is_one),
    _part_of: _is_part,
    periods.quarters_from_start: _is_count,
    periods.bare_year: _is_bare_year,
    periods.years: _is_stretch_of_years,
    months.month: _is_month,
    months.month_name: _is_month_name,
    months.short_month: _is_numeric_month,
    days.holiday: _is_holiday,
}
# Rules that read several forms: the form's own name decides.
_CHECKS_BY_NAME: dict[str, Callable[[_Seen], bool]] = {
    "months_bare": _is_year_to_date,
    "months": _is_count,
    "last_months": _is_count,
}
