"""Years, terms, quarters and halves, each read on its own (see ``date_forms``)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from orchestration.extraction.date_calendar import EARLIEST_YEAR, LATEST_YEAR, Days, months_of, quarter_of
from orchestration.extraction.date_forms import (
    YEAR_WORD,
    YEAR_WORDS,
    Form,
    Found,
    Grain,
    after_nam,
    number_of,
    with_year,
    year_tail,
)
from orchestration.extraction.date_months import month

_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "01": 1, "02": 2, "03": 3, "04": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER_WORDS = {"một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}

# ---------------------------------------------------------------- years
_YEAR = re.compile(
    rf"năm (?:tài chính |tài khóa )?(?:(?P<year>(?:18|19|20)\d\d)(?!\d)(?: ?[-–] ?(?P<last>(?:19|20)\d\d)(?!\d))?|"
    rf"(?P<word>(?!này){YEAR_WORD}))"
)
_YEAR_EARLIER = re.compile(r"(?:năm (?:trước đó|liền trước|liền kề trước|trước liền kề))\b")
_PAST_YEAR = re.compile(r"năm (?:vừa )?qua\b")
_SEVERAL_YEARS = re.compile(
    r"(?:trong )?(?:các|hai|ba|bốn|năm|[2-9]) năm (?:19|20)\d\d(?:, (?:19|20)\d\d){0,8}(?:,? và |, )(?:19|20)\d\d"
    r"(?![\d/]|[.,]\d)"
)
_YEARS = re.compile(
    r"(?:(?P<head>nhiệm kỳ|giai đoạn|thời kỳ|niên độ|niên khóa) )?(?:từ )?(?:năm )?(?P<first>(?:19|20)\d\d)"
    r"(?: ?[-–] ?| đến (?:hết )?(?:năm )?)(?P<last>(?:19|20)\d\d)(?![\d/]|[.,]\d)"
)
_BARE_YEAR = re.compile(r"(?P<year>20\d\d)(?![\d/]|[.,:]\d| ?[-–] ?\d)")
_WHOLE_YEAR = re.compile(r"(?:cả|toàn) năm(?! (?:học|tới|qua|sau|trước))")
_SO_MANY_OF = re.compile(r"(?:^|\W)(?:một|hai|ba|bốn|[1-4]) \Z", re.IGNORECASE)
_IN_THE_YEAR = re.compile(r"trong năm(?! (?:\d|nay|ngoái|trước|tới|sau|học|qua|vừa))")
_IN_THE_QUARTER = re.compile(
    r"trong quý(?! (?:0?[1-4]\b|i{1,3}\b|iv\b|một|hai|ba|tư|bốn|này|nay|trước|tới|sau|đầu|cuối|liền|kế|vừa|qua|\d))\b"
)


def whole_year(year: int) -> Days:
    """January to December."""
    return months_of(year, 1, 12)


def year(text: str, position: int) -> Found | None:
    """«năm 2020», «năm ngoái», «năm trước đó», «năm 2020 - 2021»."""
    match = _YEAR_EARLIER.match(text, position)
    if match:  # «gấp 1,7 lần năm trước đó»: before the year told last
        return Form("year", "year_earlier", relative="year_earlier"), match.end()
    match = _YEAR.match(text, position)
    if match is None:
        return None
    if match["last"]:
        return _years(int(match["year"]), int(match["last"]), "range", match.end())
    if match["year"]:
        return Form("year", "year", whole_year, year=int(match["year"])), match.end()
    if match["word"] == "này":
        return Form("year", "year_told", whole_year, is_anaphoric=True), match.end()
    rule = "year_before" if match["word"] == "trước" else "year_word"
    return Form("year", rule, whole_year, year_shift=YEAR_WORDS[match["word"]]), match.end()


def past_year(text: str, position: int) -> Found | None:
    """«Năm qua, doanh thu …», «năm vừa qua»: in the first months of a year the one before."""
    match = _PAST_YEAR.match(text, position)
    return (Form("year", "past_year", relative="past_year"), match.end()) if match else None


def years(text: str, position: int) -> Found | None:
    """«nhiệm kỳ 2020 – 2025», «giai đoạn 2015 -2020», «2021-2025»; a business year «niên độ 2023-2024»."""
    match = _YEARS.match(text, position)
    if match is None:
        return None
    first, last = int(match["first"]), int(match["last"])
    if match["head"] == "niên độ" and last == first + 1:  # the custom of the trades that count in them, sugar first
        return Form("range", "business_year", lambda _: (date(first, 7, 1), date(last, 6, 30)), year=last), match.end()
    return _years(int(match["first"]), int(match["last"]), "term" if match["head"] else "range", match.end())


def several_years(text: str, position: int) -> Found | None:
    """«các năm 2021, 2022 và 2023», «hai năm 2018 và 2019»: a row of years without a gap."""
    match = _SEVERAL_YEARS.match(text, position)
    if match is None:
        return None
    named = [int(year) for year in re.findall(r"\d{4}", match.group())]
    if named != list(range(named[0], named[0] + len(named))):
        return None
    return _years(named[0], named[-1], "range", match.end())


def _years(first: int, last: int, grain: Grain, end: int) -> Found | None:
    if not EARLIEST_YEAR <= first < last <= min(LATEST_YEAR, first + 60):
        return None
    return Form(grain, "years", lambda _: (date(first, 1, 1), date(last, 12, 31)), year=last), end


def bare_year(text: str, position: int) -> Found | None:
    """«cùng kỳ 2022», «kế hoạch 2023»: four digits alone; the caller has seen the word before them."""
    match = _BARE_YEAR.match(text, position)
    return (Form("year", "bare_year", whole_year, year=int(match["year"])), match.end()) if match else None


def this_year(text: str, position: int) -> Found | None:
    """«cả năm», «trong năm», «trong quý»: what the article is about; no date of its own."""
    match = _WHOLE_YEAR.match(text, position)
    if match:  # «cả năm 2022» is the year's own
        year_number, shift, end = year_tail(text, match.end() - len(" năm"))
        end = max(end, match.end())
        if text.endswith(" này", 0, end):
            return Form("year", "year_told", whole_year, is_anaphoric=True), end  # «Tính cả năm này»
        is_named = year_number is not None or shift is not None
        form = Form("year", "whole_year", whole_year, year=year_number, year_shift=shift, is_anaphoric=not is_named)
        return form, end
    match = _IN_THE_QUARTER.match(text, position)
    if match:
        return Form("quarter", "in_the_quarter", relative="own_quarter", is_anaphoric=True), match.end()
    match = _IN_THE_YEAR.match(text, position)
    if match is None or _SO_MANY_OF.search(text, max(0, position - 5), position):
        return None  # «ba | trong năm | chỉ tiêu»: three of five
    return Form("year", "in_the_year", whole_year, is_anaphoric=True), match.end()


# ---------------------------------------------------------------- quarters and halves
_QUARTER = re.compile(
    r"(?:quý (?P<first>0?[1-4]|i{1,3}|iv|một|hai|ba|tư|bốn)(?!\w|[.,]\d{1,3}(?!\d)|/(?:\d{1,2} )?lần(?! lượt))"
    r"|q(?P<short>[1-4])(?=[/.\- ]))"
)
_MORE_QUARTERS = re.compile(
    r"(?P<inner>(?:, (?:0?[1-4]|i{1,3}|iv)(?!\w)){0,3})"
    r"(?: và |, | ?[-–] ?| đến (?:hết )?(?:quý )?)(?P<last>0?[1-4]|i{1,3}|iv)"
    r"(?:(?![\w/.]|,\d)(?<!\d)|(?=[/.-]20\d\d(?!\d)| năm ))"
)
_QUARTER_WORD = re.compile(r"quý (?:liền |liền kề )?(?P<word>này|trước|tới|sau|(?:vừa )?qua)\b")
_END_QUARTER = re.compile(
    r"quý (?P<end>đầu(?: tiên)?|mở màn|mở đầu|khởi đầu|cuối(?: cùng)?|chốt|khép lại) (?:của )?năm|"
    r"quý cuối(?=[ ,.;:)]|$)(?! cùng| (?:của )?niên độ)"
)
_FIRST_QUARTER = frozenset({"đầu", "đầu tiên", "mở màn", "mở đầu", "khởi đầu"})
_HALF = re.compile(
    r"nửa (?:năm )?(?P<half>đầu|cuối|sau) (?:của )?(?P<of>năm|tháng(?= (?:0?[1-9]|1[0-2])\b)|(?=20\d\d))"
)
_LAST_HALF = re.compile(r"nửa (?:năm còn lại|còn lại của năm)\b")
_BARE_HALF = re.compile(r"nửa năm(?= ?[,.;(])")
_AFTER_HALF = re.compile(r"\b(?:sau|hết|qua|gộp|tính chung|lũy kế|trong|cả|cộng|kế hoạch|kết quả) \Z")
_SEMI_ANNUAL = re.compile(r"bán niên(?: năm)?(?= 20\d\d)")
_AFTER_QUARTERS = re.compile(r"\b(?:sau|hết|qua|gộp|tính chung|lũy kế|trong|cả|cộng dồn) \Z")
_ALL_QUARTERS = re.compile(r"(?:bốn|4) quý(?=[ ,.;])(?! (?:liên|nữa|tới|gần|trước|sau|đó|này|đầu|cuối|còn))")
_QUARTERS_FROM_START = re.compile(
    r"(?P<count>[23]|hai|ba) quý"
    r"(?: đầu(?: năm)?| (?P<left>còn lại)(?: (?:của|trong) năm)?"
    r"|(?P<bare>(?=[ ,.;]))(?! (?:liên|nữa|tới|gần|trước|sau|đó|này|cuối|còn)))"
)


def quarter(text: str, position: int) -> Found | None:
    """«Quý 4/2021», «quý III», «quý 1.2018», «quý I năm nay», «Q3/2023», «quý I, II và III/2023»."""
    match = _QUARTER.match(text, position)
    if match is None:
        return None
    word = match["first"] or match["short"]
    first = _QUARTERS.get(word) or _QUARTER_WORDS[word]
    last, end = first, match.end()
    more = _MORE_QUARTERS.match(text, end)
    if more:
        named = [first, *(_QUARTERS[word] for word in re.findall(r"\w+", more["inner"])), _QUARTERS[more["last"]]]
        if named == sorted(set(named)) and (not more["inner"] or named[-1] - first == len(named) - 1):
            last, end = named[-1], more.end()
    grain: Grain = "quarter" if last == first else "range"
    form, end = with_year(
        Form(grain, "quarter", lambda y: (quarter_of(y, first)[0], quarter_of(y, last)[1])), text, end
    )
    if match["short"] and form.year is None:
        return None  # «Q1» alone is as often a district
    return form, end


def quarter_word(text: str, position: int) -> Found | None:
    """«quý trước», «quý này», «quý vừa qua»; «quý đầu năm», «quý mở màn của năm», «quý cuối năm 2022»."""
    match = _QUARTER_WORD.match(text, position)
    if match and match["word"].endswith("qua"):
        return Form("quarter", "quarter_past", relative="own_quarter"), match.end()
    if match:
        shift = {"này": 0, "trước": -1}.get(match["word"], 1)
        return Form("quarter", "quarter_word", relative="quarter", shift=shift), match.end()
    match = _END_QUARTER.match(text, position)
    if match is None:
        return None
    number = 1 if match["end"] in _FIRST_QUARTER else 4
    form = Form("quarter", "end_quarter", lambda y: quarter_of(y, number))
    return after_nam(form, text, match.end()) if match["end"] else (form, match.end())


def half(text: str, position: int) -> Found | None:
    """«nửa đầu năm 2023», «nửa cuối năm», «nửa đầu tháng 8», «nửa năm còn lại»; «sau nửa năm, …»."""
    match = _HALF.match(text, position)
    if match is None:
        return _half_alone(text, position)
    is_first = match["half"] == "đầu"
    if match["of"] == "tháng":
        found = month(text, match.end() - len("tháng"))
        if found is None:
            return None
        form, end = found
        whole = form.in_year
        return replace(
            form, grain="half", rule="half_month", in_year=lambda y: _half_of(whole(y), is_first=is_first)
        ), end
    form = Form("half", "half_year", lambda y: months_of(y, 1, 6) if is_first else months_of(y, 7, 12))
    if match["of"] == "năm":
        return after_nam(form, text, match.end())
    return replace(form, year=int(text[match.end() : match.end() + 4])), match.end() + 4


def _half_alone(text: str, position: int) -> Found | None:
    """«sau nửa năm, …» is the first; «nửa năm còn lại» the last."""
    left = _LAST_HALF.match(text, position)
    if left is not None:
        return Form("half", "half_year", lambda y: months_of(y, 7, 12)), left.end()
    bare = _BARE_HALF.match(text, position)
    if bare is None or not _AFTER_HALF.search(text[max(0, position - 12) : position]):
        return None
    return Form("half", "half_bare", lambda y: months_of(y, 1, 6)), bare.end()


def semi_annual(text: str, position: int) -> Found | None:
    """«kết quả kinh doanh bán niên 2024»: the first half of the year."""
    match = _SEMI_ANNUAL.match(text, position)
    if match is None:
        return None
    form = Form("half", "semi_annual", lambda y: months_of(y, 1, 6), year=int(text[match.end() + 1 : match.end() + 5]))
    return form, match.end() + 5


def _half_of(days: Days | None, *, is_first: bool) -> Days | None:
    if days is None:
        return None
    return (days[0], days[0].replace(day=15)) if is_first else (days[0].replace(day=16), days[1])


def quarters_from_start(text: str, position: int) -> Found | None:
    """«ba quý đầu năm 2023», «sau hai quý, …», «hai quý còn lại»; «cả bốn quý» is the year."""
    all_four = _ALL_QUARTERS.match(text, position)
    if all_four is not None:
        return Form("year", "whole_year", whole_year, is_anaphoric=True), all_four.end()
    match = _QUARTERS_FROM_START.match(text, position)
    count = number_of(match["count"]) if match else None
    if match is None or count is None:
        return None
    if match["bare"] is not None and not _AFTER_QUARTERS.search(text[max(0, position - 12) : position]):
        return None  # «lỗ hai quý liên tiếp»
    if match["left"]:
        return after_nam(Form("months", "last_months", lambda y: months_of(y, 13 - 3 * count, 12)), text, match.end())
    return after_nam(Form("months", "quarters_from_start", lambda y: months_of(y, 1, 3 * count)), text, match.end())
