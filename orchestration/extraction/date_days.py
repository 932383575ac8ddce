"""Days and ranges of days, each read on its own (see ``date_forms``)."""

from __future__ import annotations

import re
from collections.abc import Callable

from orchestration.extraction.date_calendar import Days, day_of, lunar_new_year, months_of
from orchestration.extraction.date_forms import Form, Found

_D = r"(?:0?[1-9]|[12]\d|3[01])"
_M = r"(?:0?[1-9]|1[0-2])"
_Y = r"(?:18|19|20)\d\d(?!\d)"
_SHORT_Y = r"\d\d(?![\d/.,-]\d|\d)"
_TO = r"(?: ?[-–] ?| đến (?:hết )?| và | tới )"
_DAYTIME = r"(?:rạng sáng|sáng|trưa|chiều|tối|đêm|khuya)"
_NO_MORE = r"(?![\d/%]|[.,-]\d)"

# «ngày 25/11», «25/11/2022», «25.11.2022», «ngày 5 tháng 6 năm 2023»
_DAY = re.compile(
    rf"(?P<head>ngày )?(?P<d>{_D})(?:"
    rf" ?(?P<sep>[/.-]) ?(?P<m>{_M})(?:(?: ?(?P=sep) ?| năm )(?P<y>{_Y}|(?<=/){_SHORT_Y}))?"
    rf"| tháng (?P<wm>{_M})(?!\d)(?:,? năm (?P<wy>{_Y}|nay|ngoái)|/(?P<wy2>{_Y}))?"
    rf"){_NO_MORE}"
)
# «hai ngày 3 và 4/8/2020», «ngày 3, 4 và 5/8», «26 - 27/8», «từ ngày 5 đến 26/8/2023», «ngày 5 đến ngày 26 tháng 8»
_DAYS_OF_MONTH = re.compile(
    rf"(?:từ )?(?:(?:(?:hai|ba|bốn|các|\d{{1,2}}) )?(?P<head>ngày) )?(?P<d>{_D})"
    rf"(?:, {_D}){{0,11}}(?:,?{_TO}|, )(?:ngày )?(?P<d2>{_D})"
    rf"(?:(?P<sep>[/.-])(?P<m>{_M})(?:(?:(?P=sep)| năm )(?P<y>{_Y}))?| tháng (?P<wm>{_M})(?!\d)(?:(?:,? năm |/)"
    rf"(?P<wy>{_Y}))?){_NO_MORE}"
)
# «từ 01/01 đến 30/6/2022», «ngày 28/7 - 3/8», «từ ngày 5/8/2020 đến ngày 6/9/2020»
_DAY_TO_DAY = re.compile(
    rf"(?P<from>từ )?(?P<head>ngày )?(?P<d>{_D})(?:/(?P<m>{_M})(?:/(?P<y>{_Y}))?| tháng (?P<wm>{_M})"
    rf"(?: năm (?P<wy>{_Y}))?)"
    rf"(?: ?[-–] ?| đến (?:hết )?| tới )(?:ngày )?"
    rf"(?P<d2>{_D})(?:/(?P<m2>{_M})(?:/(?P<y2>{_Y}))?| tháng (?P<wm2>{_M})(?: năm (?P<wy2>{_Y}))?){_NO_MORE}"
)
_IN_THE_TIME = re.compile(r"(?:thời gian|khoảng|các ngày|giai đoạn) \Z")  # «trong thời gian | 14/10-6/11»
_MONTH_TO_MONTH = re.compile(
    rf"từ (?:đầu )?tháng (?P<m>{_M})(?:(?:/| năm )(?P<y>{_Y}))?(?: ?[-–] ?| đến (?:hết |cuối )?| tới )"
    rf"(?:tháng )?(?P<m2>{_M})(?!\d)"
    rf"(?:(?:/|,? năm )(?P<y2>{_Y}|nay))?(?![\d/]|[.,]\d)"
)
_START_TO_MONTH = re.compile(
    rf"từ đầu năm(?: (?P<y>{_Y}))? đến (?:hết |cuối )?tháng (?P<m2>{_M})(?!\d)(?:(?:/| năm )(?P<y2>{_Y}))?(?![\d/]|"
    rf"[.,]\d)"
)
_FIRST_DAYS = re.compile(
    rf"(?P<count>5|10|15|20) ngày (?P<end>đầu|cuối) (?:của )?tháng (?P<m>{_M})(?:(?:/| năm )(?P<y>{_Y}))?{_NO_MORE}"
)
_DAY_WORD = re.compile(
    rf"(?P<time>{_DAYTIME} )?(?:ngày )?(?:hôm )?(?P<word>nay|qua|kia|mai)\b|"
    rf"(?:{_DAYTIME} )?(?P<same>cùng ngày)\b(?! \d{{1,2}}[/.-]\d)"
)
_WEEK_WORD = re.compile(r"tuần (?P<word>này|trước|sau|tới)\b")
_WEEKEND = re.compile(r"cuối tuần (?P<word>này|nay|qua|trước|vừa qua|vừa rồi|rồi|tới|sau)\b")
_DAYS_LATER = re.compile(
    rf"(?:(?P<count>một|1|hai|2|ba|3|bốn|4|năm|5|sáu|6|bảy|7|mười|10) (?:ngày|hôm) (?:sau|sau đó|tiếp theo)\b(?! khi)"
    rf"|(?P<next>(?:(?:{_DAYTIME} )?(?:ngày )?hôm sau|ngày kế tiếp))\b"
    rf"|(?P<previous>(?:{_DAYTIME} )?(?:ngày )?hôm trước)\b"
    rf"|(?:{_DAYTIME} )?(?:ngày )?hôm (?:đó|ấy)\b)"
)
# «Trước đó một ngày», «hai hôm trước đó»; in «Trước đó hai ngày, hôm 21/10, …» the day itself follows
_DAYS_EARLIER = re.compile(
    r"(?:trước đó (?P<count>\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|mười) (?:ngày|hôm)\b"
    r"|(?P<count2>\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|mười) (?:ngày|hôm) trước đó\b)"
    r"(?!,? \(?(?:(?:tức|vào|hôm|ngày|sáng|chiều) )*\d{1,2}/\d)"
)
_SMALL = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "mười": 10}
_WEEKDAYS = {"thứ hai": 0, "thứ ba": 1, "thứ tư": 2, "thứ năm": 3, "thứ sáu": 4, "thứ bảy": 5, "chủ nhật": 6}
_WEEKDAY = re.compile(rf"(?P<day>{'|'.join(_WEEKDAYS)}) tuần (?P<word>này|trước|vừa qua|qua|sau|tới)\b")
_WEEKDAY_DATED = re.compile(rf"(?P<day>{'|'.join(_WEEKDAYS)})(?P<bracket> \((?:ngày )?)(?={_D}/{_M}(?:/{_Y})?\))")
_HOLIDAYS = {"quốc khánh": (9, 2), "quốc tế lao động": (5, 1), "giáng sinh": (12, 25), "tết dương lịch": (1, 1)}
_HOLIDAY = re.compile(
    rf"(?P<name>{'|'.join(_HOLIDAYS)}|tết nguyên đán)(?:(?: \(?\w+ \w+\)?)? (?:năm )?(?P<year>20\d\d)(?!\d))?"
)
_DATED = re.compile(rf",? \(?(?:ngày )?{_D}/")
_LUNAR = re.compile(r",? (?:\()?âm lịch| tháng (?:giêng|chạp)")
_EVERY_YEAR = re.compile(r",? (?:hàng|hằng|mỗi) năm")


def day_in(month: int, day: int) -> Callable[[int], Days | None]:
    """That day of a year; None in a year that has no such day."""

    def in_year(year: int) -> Days | None:
        found = day_of(year, month, day)
        return (found, found) if found else None

    return in_year


def _between(
    first: tuple[int, int], last: tuple[int, int], years_apart: int | None = None
) -> Callable[[int], Days | None]:
    """The stretch between two days (month, day), the last of which lies in the year asked for."""

    def in_year(year: int) -> Days | None:
        apart = years_apart if years_apart is not None else int(first > last)
        begin, end = day_of(year - apart, *first), day_of(year, *last)
        return (begin, end) if begin and end and begin <= end else None

    return in_year


def _year_number(text: str | None) -> int | None:
    if text is None or not text.isdigit():
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)


def day(text: str, position: int) -> Found | None:
    """«ngày 25/11», «ngày 07/3/2016», «01/11/2022», «ngày 19 tháng 5 năm 2023», «5-6-2021», «ngày 5/6/22».

    Without «ngày» a day needs its year; ``day_after_cue`` reads the rest.
    """
    found = day_after_cue(text, position)
    if found is None or (found[0].year is None and not text.startswith("ngày ", position)):
        return None
    return found


def day_after_cue(text: str, position: int) -> Found | None:
    """«25/11» where the words before it (sáng, hôm, từ, đến …) lead to a day."""
    match = _DAY.match(text, position)
    if match is None or _LUNAR.match(text, match.end()) or _EVERY_YEAR.match(text, match.end()):
        return None
    month = int(match["m"] or match["wm"])
    year_text = match["y"] or match["wy"] or match["wy2"]
    if year_text and len(year_text) == 2 and not match["head"]:
        return None
    shift = {"nay": 0, "ngoái": -1}.get(year_text or "")
    in_year = day_in(month, int(match["d"]))
    if in_year(2000) is None:
        return None
    return Form("day", "day", in_year, year=_year_number(year_text), year_shift=shift), match.end()


def days_of_month(text: str, position: int) -> Found | None:
    """«hai ngày 3 và 4/8/2020», «ngày 3 và 4/8», «từ ngày 5 đến 26/8/2023», «các ngày 29, 30, 31/7»."""
    match = _DAYS_OF_MONTH.match(text, position)
    if match is None:
        return None
    year_text = match["y"] or match["wy"]
    has_cue = match["head"] or text.startswith("từ ", position)
    first, last = int(match["d"]), int(match["d2"])
    if first >= last or not (has_cue or year_text):
        return None
    month = int(match["m"] or match["wm"])
    return Form(
        "range", "days_of_month", _between((month, first), (month, last), 0), year=_year_number(year_text)
    ), match.end()


def days_after_cue(text: str, position: int) -> Found | None:
    """«26 - 27/8» where the words before it lead to a day."""
    match = _DAYS_OF_MONTH.match(text, position)
    if match is None or int(match["d"]) >= int(match["d2"]):
        return None
    month = int(match["m"] or match["wm"])
    in_year = _between((month, int(match["d"])), (month, int(match["d2"])), 0)
    return Form("range", "days_of_month", in_year, year=_year_number(match["y"] or match["wy"])), match.end()


def days_of_month_end(text: str, position: int) -> Found | None:
    """«15 ngày đầu tháng 3», «10 ngày cuối tháng 2/2024»."""
    match = _FIRST_DAYS.match(text, position)
    if match is None:
        return None
    month, count, is_first = int(match["m"]), int(match["count"]), match["end"] == "đầu"

    def in_year(year: int) -> Days:
        first, last = months_of(year, month, month)
        return (first, first.replace(day=count)) if is_first else (last.replace(day=last.day - count + 1), last)

    return Form("range", "days_of_month_end", in_year, year=_year_number(match["y"])), match.end()


def day_to_day(text: str, position: int) -> Found | None:
    """«từ 01/01 đến 30/6», «ngày 28/7 - 3/8/2020», «từ ngày 5/8/2020 đến ngày 6/9/2020»."""
    match = _DAY_TO_DAY.match(text, position)
    if match is None:
        return None
    is_told = match["from"] is not None or match["head"] is not None or match["y2"] is not None
    if not is_told and _IN_THE_TIME.search(text, max(0, position - 12), position) is None:
        return None
    first = int(match["m"] or match["wm"]), int(match["d"])
    last = int(match["m2"] or match["wm2"]), int(match["d2"])
    first_year, last_year = _year_number(match["y"] or match["wy"]), _year_number(match["y2"] or match["wy2"])
    if first == last:  # «(2/9/1945 - 2/9/2023)» names two anniversaries and no stretch
        return None
    apart = last_year - first_year if first_year and last_year else None
    if first_year and last_year is None:
        last_year = first_year + int(first > last)
    return Form("range", "day_to_day", _between(first, last, apart), year=last_year), match.end()


def month_to_month(text: str, position: int) -> Found | None:
    """«từ tháng 7/2020 đến tháng 6/2022», «từ tháng 1 đến hết tháng 10», «từ đầu năm đến hết tháng 10»."""
    match = _START_TO_MONTH.match(text, position) or _MONTH_TO_MONTH.match(text, position)
    if match is None:
        return None
    first, last = int(match.groupdict().get("m") or 1), int(match["m2"])
    first_year, last_year = _year_number(match["y"]), _year_number(match["y2"])
    shift = 0 if match["y2"] == "nay" else None
    apart = last_year - first_year if first_year and last_year else int(first > last)
    if first_year and last_year is None:
        last_year = first_year + apart
    if apart < 0 or (apart == 0 and first >= last):
        return None

    def in_year(year: int) -> Days:
        return months_of(year - apart, first, first)[0], months_of(year, last, last)[1]

    grain = "months" if first == 1 and apart == 0 else "range"
    return Form(
        "months" if grain == "months" else "range", "month_to_month", in_year, year=last_year, year_shift=shift
    ), match.end()


def day_word(text: str, position: int) -> Found | None:
    """«hôm nay», «hôm qua», «ngày mai», «sáng nay», «chiều qua», «chiều cùng ngày»."""
    match = _DAY_WORD.match(text, position)
    if match is None:
        return None
    if match["same"]:
        return Form("day", "same_day", relative="same_day"), match.end()
    said = match.group()
    if (
        match["time"] is None
        and "hôm" not in said
        and not (said.startswith("ngày ") and match["word"] in ("mai", "kia"))
    ):
        return None  # «nay» and «qua» alone are other words
    shift = {"nay": 0, "qua": -1, "kia": -2, "mai": 1}[match["word"]]
    return Form("day", "day_word", relative="day", shift=shift), match.end()


def week_word(text: str, position: int) -> Found | None:
    """«tuần này», «tuần trước», «tuần tới»: Monday to Sunday."""
    match = _WEEK_WORD.match(text, position)
    if match is None:
        return None
    shift = {"này": 0, "trước": -1}.get(match["word"], 1)
    return Form("week", "week_word", relative="week", shift=shift), match.end()


def weekend(text: str, position: int) -> Found | None:
    """«cuối tuần này», «cuối tuần qua»: Saturday and Sunday."""
    match = _WEEKEND.match(text, position)
    if match is None:
        return None
    shift = {"này": 0, "nay": 0, "tới": 0, "sau": 1}.get(match["word"], -1)
    return Form("week", "weekend", relative="weekend", shift=shift), match.end()


def days_later(text: str, position: int) -> Found | None:
    """«Một hôm sau», «ba ngày sau đó», «chiều hôm đó», «so với hôm trước»: counted from the day told last."""
    match = _DAYS_LATER.match(text, position)
    if match is None:
        return None
    count = match["count"]
    shift = (int(count) if count.isdigit() else _SMALL[count]) if count else int(bool(match["next"]))
    shift -= int(bool(match["previous"]))
    return Form("day", "days_later", relative="days_later", shift=shift), match.end()


def days_earlier(text: str, position: int) -> Found | None:
    """«Trước đó một ngày», «hai ngày trước đó»: counted back from the day told last."""
    match = _DAYS_EARLIER.match(text, position)
    if match is None:
        return None
    count = match["count"] or match["count2"]
    shift = int(count) if count.isdigit() else _SMALL[count]
    return Form("day", "days_earlier", relative="days_later", shift=-shift), match.end()


def weekday(text: str, position: int) -> Found | None:
    """«thứ Hai tuần tới», «chủ nhật tuần trước», «thứ Sáu tuần qua» (the last one, this week's too), «thứ Ba (2/8)»."""
    match = _WEEKDAY.match(text, position)
    if match is None:
        dated = _WEEKDAY_DATED.match(text, position)
        found = day_after_cue(text, dated.end("bracket")) if dated else None
        return (found[0], dated.end("day")) if dated and found else None
    if match["word"].endswith("qua"):
        return Form("day", "weekday", relative="last_weekday", shift=_WEEKDAYS[match["day"]]), match.end()
    shift = {"này": 0, "tới": 1, "sau": 1}.get(match["word"], -1)
    return Form("day", "weekday", relative="weekday", shift=7 * shift + _WEEKDAYS[match["day"]]), match.end()


def holiday(text: str, position: int) -> Found | None:
    """«Quốc khánh», «Tết Dương lịch», «Tết Nguyên đán Giáp Thìn 2024» (its first day)."""
    match = _HOLIDAY.match(text, position)
    if match is None or _DATED.match(text, match.end()):  # «Quốc khánh 2/9»: the day itself follows
        return None
    year = _year_number(match["year"])
    if match["name"] == "tết nguyên đán":
        return Form("day", "lunar_new_year", _lunar_new_year, year=year), match.end()
    return Form("day", "holiday", day_in(*_HOLIDAYS[match["name"]]), year=year), match.end()


def _lunar_new_year(year: int) -> Days | None:
    day = lunar_new_year(year)
    return (day, day) if day else None
