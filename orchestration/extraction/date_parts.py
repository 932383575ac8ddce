"""Parts of a period and of a day: «cuối quý II/2026», «đầu tháng 2», «Sáng 19/5/2023» (see ``date_forms``)."""

from __future__ import annotations

import re
from dataclasses import replace

from orchestration.extraction import date_days as days
from orchestration.extraction import date_months as months
from orchestration.extraction import date_periods as periods
from orchestration.extraction.date_calendar import Part
from orchestration.extraction.date_forms import Form, Found

_DAYTIME = re.compile(r"(?:rạng sáng|sáng|trưa|chiều|tối|đêm|khuya|hôm) (?=\d)")
_PART = re.compile(r"(?P<part>đầu|giữa|cuối) (?=(?P<of>tháng|quý|năm|20\d\d))")
_END_OF_YEAR = re.compile(r"hết năm(?: (?P<nay>nay)\b|(?! (?:\d|học|tài|thứ|ngoái|trước|sau|tới)))")
_SEVERAL = ("những ", "các ", "mấy ", "nhiều ", "vài ")
_VERY_LAST_DAY = re.compile(r"ngày cuối cùng (?:của |trong )?(?=tháng \d|quý [\divx]|năm \d)")
_END_DAY = re.compile(r"ngày (?=cuối (?:năm|quý|tháng)\b)")
# «từ nay đến hết tháng 9», «từ nay tới cuối năm», «từ nay đến 30/6»
_FROM_TODAY = re.compile(
    r"từ nay (?:đến|tới|cho đến|cho tới) (?:(?P<whole>hết |hết ngày )|ngày )?(?=\d|ngày|cuối|tháng|quý|năm)"
)
_PARTS: dict[str, Part] = {"đầu": "start", "giữa": "middle", "cuối": "end"}


def part_of_period(text: str, position: int) -> Found | None:
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


def daytime(text: str, position: int) -> Found | None:
    """«Sáng 19/5/2023», «chiều 25/11», «hôm 3/8»."""
    match = _DAYTIME.match(text, position)
    if match is None:
        return None
    return days.days_after_cue(text, match.end()) or days.day_after_cue(text, match.end())


def end_of_year(text: str, position: int) -> Found | None:
    """«mục tiêu đến hết năm», «hết năm nay»: the last day of a year that the words leave open or count."""
    match = _END_OF_YEAR.match(text, position)
    if match is None:
        return None
    form = Form("year", "end_of_year", periods.whole_year, part="end", year_shift=0 if match["nay"] else None)
    return form, match.end()


def end_day(text: str, position: int) -> Found | None:
    """«tại ngày cuối năm», «ngày cuối cùng của tháng 3»: one day, where «những ngày cuối năm» are none."""
    if text.endswith(_SEVERAL, 0, position):
        return None
    very_last = _VERY_LAST_DAY.match(text, position)
    if very_last:
        return _last_day_of(text, very_last.end())
    match = _END_DAY.match(text, position)
    if match is None:
        return None
    found = part_of_period(text, match.end())
    return (replace(found[0], rule=f"day_{found[0].rule}"), found[1]) if found else None


def _last_day_of(text: str, position: int) -> Found | None:
    for rule in (periods.quarter, months.month, periods.year):
        found = rule(text, position)
        if found:
            form, end = found
            return replace(form, part="end", rule=f"day_cuối_{form.rule}"), end
    return None


def from_today(text: str, position: int) -> Found | None:
    """«Từ nay đến hết tháng 9»: from the publishing day on."""
    match = _FROM_TODAY.match(text, position)
    if match is None:
        return None
    at = match.end()
    for rule in (
        part_of_period,
        days.day,
        days.day_after_cue,
        periods.quarter,
        months.month,
        periods.year,
    ):
        found = rule(text, at)
        if found and not found[0].relative:
            form, end = found
            if form.grain == "year" and form.year is not None:
                return None  # «từ nay đến hết năm 2026»: the year is named
            if form.grain == "day" or form.part == "end" or match["whole"]:
                return replace(form, grain="range", rule="from_today", part=None), end
            return None
    return None
