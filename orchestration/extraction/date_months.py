"""Months, months since January, and the same time of another year, each read on its own (see ``date_forms``)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from orchestration.extraction.date_calendar import Days, months_of
from orchestration.extraction.date_forms import (
    NUMBER_WORD,
    NUMBER_WORDS,
    UNITS_AFTER,
    Form,
    Found,
    Grain,
    after_nam,
    number_of,
    with_year,
)

# ---------------------------------------------------------------- months
_MONTH = re.compile(r"tháng (?P<first>0?[1-9]|1[0-2])(?!\d|[.,]\d{3}(?!\d)|[.,]\d{1,2}\b|/\d{1,3}(?!\d))")
# «tháng 7 và 8/2023», «tháng 4, 5, 6»: without its year the last of a list ends its phrase («tháng 4, 5 xã …» is none).
_MORE_MONTHS = re.compile(
    r"(?P<inner>(?:, (?:0?[1-9]|1[0-2])){0,11})(?: và |, | ?[-–] ?| đến (?:hết )?(?:tháng )?)(?P<last>0?[1-9]|1[0-2])"
    r"(?=[/.]20\d\d(?!\d)| năm |[;)\n]|[.,](?!\d)|$| (?:đạt|ước|là|của|tăng|giảm)\b)"
)
_COUNTED_MONTHS = re.compile(r"(?P<inner>(?:, (?:0?[1-9]|1[0-2])){0,2}) và (?P<last>0?[1-9]|1[0-2])(?![\d/]|[.,]\d)")
_COUNT_BEFORE = re.compile(r"(?:hai|ba|bốn|các) \Z")
_SHORT_MONTH = re.compile(r"t(?P<month>0?[1-9]|1[0-2])[/.](?P<year>20\d\d)(?![\d/])")
_NUMERIC_MONTH = re.compile(r"(?P<month>0?[1-9]|1[0-2])/(?P<year>20\d\d|19\d\d)(?![\d/-]|[.,]\d)")
_MONTH_NAME = re.compile(rf"tháng (?P<name>{NUMBER_WORD})\b(?! lần| tháng)")
_NAMED_MONTHS = {"thanh niên": 3, "công nhân": 5}
_NAMED_MONTH = re.compile(rf"tháng (?P<name>{'|'.join(_NAMED_MONTHS)})\b")
_TEN_DAYS = re.compile(r"(?P<part>thượng|trung|hạ) tuần (?=tháng \d)")
_WEEK = re.compile(r"tuần (?P<part>đầu(?: tiên)?|cuối(?: cùng)?)(?: (?:của|trong))? (?=tháng \d)")
_DAYS_OF_TEN: dict[str, tuple[int, int | None]] = {"thượng": (1, 10), "trung": (11, 20), "hạ": (21, None)}
_LAST_MONTHS = re.compile(rf"(?P<count>[2-9]|1[0-2]|{NUMBER_WORD}) tháng (?:vừa )?qua\b")
_MONTH_WORD = re.compile(r"tháng (?:liền |liền kề )?(?P<word>này|nay|trước|tới|sau|(?:vừa )?qua)\b")
_MONTHS = re.compile(
    rf"(?P<count>0?[1-9]|1[0-2]|{NUMBER_WORD}) ?tháng"
    r"(?: (?P<end>đầu|cuối|còn lại)(?: (?:của |trong )?(?P<nam>năm)\b|(?= 20\d\d))(?! mới)"
    r"| (?P<left>còn lại)\b|(?P<rest>))"
)
_SHORT_MONTHS = re.compile(r"(?P<count>[1-9]|1[0-2])t/?(?P<year>20\d\d)(?!\d)")
_NO_YEAR_TO_DATE = re.compile(
    r" (?:liên t|tuổi|tù|thi công|qua\b|tới|trước|sau|một lần|nữa|kể từ|để|lương|gần (?:nhất|đây)|làm việc|học|"
    rf"\d(?![\d.,]* ?(?:{UNITS_AFTER})))|/"
)


def month(text: str, position: int) -> Found | None:
    """«tháng 10/2022», «tháng 6 năm 2025», «tháng 10», «tháng 7 và 8/2023», «tháng 4, 5, 6»."""
    match = _MONTH.match(text, position)
    if match is None:
        return None
    first = last = int(match["first"])
    end = match.end()
    counted = _COUNT_BEFORE.search(text, max(0, position - 5), position)  # «hai tháng 1 và 2 tuyến đón …»
    more = (_COUNTED_MONTHS if counted else _MORE_MONTHS).match(text, end)
    if more:
        named = [first, *(int(number) for number in re.findall(r"\d+", more["inner"])), int(more["last"])]
        is_row = named == sorted(set(named)) and (not more["inner"] or named[-1] - first == len(named) - 1)
        if is_row:
            last, end = named[-1], more.end()
    grain: Grain = "month" if first == last else "range"
    return with_year(Form(grain, "month", lambda y: months_of(y, first, last)), text, end)


def short_month(text: str, position: int) -> Found | None:
    """«T10/2022»; «10/2022» where the word before it leads to a date."""
    match = _SHORT_MONTH.match(text, position) or _NUMERIC_MONTH.match(text, position)
    if match is None:
        return None
    number = int(match["month"])
    return Form("month", "short_month", lambda y: months_of(y, number, number), year=int(match["year"])), match.end()


def month_name(text: str, position: int) -> Found | None:
    """«tháng Hai», «tháng Mười Một»; the caller has seen the capital letter."""
    match = _MONTH_NAME.match(text, position)
    if match is None:
        return None
    number = NUMBER_WORDS[match["name"]]
    return with_year(Form("month", "month_name", lambda y: months_of(y, number, number)), text, match.end())


def month_word(text: str, position: int) -> Found | None:
    """«tháng này», «tháng trước», «tháng tới», «tháng qua»."""
    match = _MONTH_WORD.match(text, position)
    if match is None:
        return None
    if match["word"].endswith("qua"):
        return Form("month", "month_past", relative="months_past", shift=-1), match.end()
    shift = {"này": 0, "nay": 0, "trước": -1}.get(match["word"], 1)
    return Form("month", "month_word", relative="month", shift=shift), match.end()


def named_month(text: str, position: int) -> Found | None:
    """«Tháng Thanh niên 2024» is March, «Tháng Công nhân» May: months that the unions keep; names, no dates."""
    match = _NAMED_MONTH.match(text, position)
    if match is None:
        return None
    number = _NAMED_MONTHS[match["name"]]
    form = Form("month", "named_month", lambda y: months_of(y, number, number), is_anaphoric=True)
    return with_year(form, text, match.end())


def ten_days(text: str, position: int) -> Found | None:
    """«thượng tuần tháng 5», «trung tuần tháng 3», «hạ tuần tháng 9/2024»: days 1–10, 11–20 and 21 to the end."""
    match = _TEN_DAYS.match(text, position)
    found = month(text, match.end()) if match else None
    if match is None or found is None or found[0].grain != "month":
        return None
    form, end = found
    first, last = _DAYS_OF_TEN[match["part"]]
    whole = form.in_year
    return replace(form, grain="range", rule="ten_days", in_year=lambda y: _cut(whole(y), first, last)), end


def week_of_month(text: str, position: int) -> Found | None:
    """«tuần đầu tháng 9», «tuần cuối của tháng 3/2024»: the first and the last seven days."""
    match = _WEEK.match(text, position)
    found = month(text, match.end()) if match else None
    if match is None or found is None or found[0].grain != "month":
        return None
    form, end = found
    whole, is_first = form.in_year, match["part"].startswith("đầu")
    return replace(form, grain="week", rule="week_of_month", in_year=lambda y: _week(whole(y), is_first=is_first)), end


def _week(days: Days | None, *, is_first: bool) -> Days | None:
    if days is None:
        return None
    return (days[0], days[0].replace(day=7)) if is_first else (days[1] - timedelta(days=6), days[1])


def _cut(days: Days | None, first: int, last: int | None) -> Days | None:
    return (days[0].replace(day=first), days[1] if last is None else days[0].replace(day=last)) if days else None


def months_past(text: str, position: int) -> Found | None:
    """«ba tháng qua», «6 tháng vừa qua»: so many whole months before the publishing day's month."""
    match = _LAST_MONTHS.match(text, position)
    count = number_of(match["count"]) if match else None
    if match is None or count is None or count == 1:
        return None
    return Form("range", "months_past", relative="months_past", shift=-count), match.end()


def months(text: str, position: int) -> Found | None:
    """«10 tháng đầu năm 2022», «Bốn tháng đầu năm», «6 tháng cuối năm», «ba tháng còn lại», «9T/2023», «8 tháng».

    Bare «8 tháng» may as well be a duration: the rule is ``months_bare``, and the caller asks
    what stands around it.
    """
    match = _SHORT_MONTHS.match(text, position)
    if match:
        count = int(match["count"])
        return Form("months", "months", lambda y: months_of(y, 1, count), year=int(match["year"])), match.end()
    match = _MONTHS.match(text, position)
    number = number_of(match["count"]) if match else None
    if match is None or number is None or text[match.end() : match.end() + 1].isalnum():
        return None
    if match["end"] in ("cuối", "còn lại") or match["left"]:
        form = Form("half" if number == 6 else "months", "last_months", lambda y: months_of(y, 13 - number, 12))
    else:
        form = Form("half" if number == 6 else "months", "months", lambda y: months_of(y, 1, number))
    if match["nam"]:
        return after_nam(form, text, match.end())
    found = with_year(form, text, match.end())
    if found[1] > match.end() or match["end"] or match["left"]:
        return found
    if _NO_YEAR_TO_DATE.match(text, match.end()):
        return None
    return replace(form, rule="months_bare"), match.end()


# ---------------------------------------------------------------- the same time of another year
_SAME_PERIOD = re.compile(
    r"cùng (?:kỳ(?! (?:các|nhiều|những|hằng|hàng|\d{1,2}) năm| (?:của )?(?:quý|tháng|\d{1,2} tháng)\b)|"
    r"(?:quý|tháng)(?= (?:của )?(?:năm|20)))(?: (?:của )?năm (?:(?P<year>(?:19|20)\d\d)(?!\d)|"
    r"(?P<word>trước|ngoái|nay)\b)| (?P<bare>20\d\d)(?![\d/]|[.,]\d))?"
)
_CUMULATIVE = re.compile(
    r"l[ũu][ỹy]? kế(?! (?:\d|đến|từ|đầu|cả năm|năm|quý|tháng|nửa|một|hai|ba|bốn|sáu|bảy|tám|chín|mười))"
)


def same_period(text: str, position: int) -> Found | None:
    """«cùng kỳ năm trước», «cùng kỳ năm 2017», «cùng kỳ 2022», «cùng kỳ»."""
    match = _SAME_PERIOD.match(text, position)
    if match is None:
        return None
    year_text = match["year"] or match["bare"]
    shift = {"nay": 0, None: -1}.get(match["word"], -1)
    return Form(
        "unknown",
        "same_period",
        year=int(year_text) if year_text else None,
        relative="same_period",
        shift=shift,
        is_anaphoric=not (year_text or match["word"]),
    ), match.end()


def cumulative(text: str, position: int) -> Found | None:
    """«doanh thu lũy kế»: the months since January that were named before; no date of its own."""
    match = _CUMULATIVE.match(text, position)
    if match is None or text.endswith("lỗ ", 0, position):
        return None  # «xóa hết lỗ lũy kế»: what all years have left
    return (Form("months", "cumulative", relative="cumulative", is_anaphoric=True), match.end())
