"""What the words around a form say: is it a date at all?

«đường 30/4», «từ 1/3 lên 1/2», «10 năm trước» and «trong vòng 3 tháng» look like dates and are none. Each
check is asked for the forms of the rules that ``CHECKS`` and ``CHECKS_BY_NAME`` give it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from orchestration.extraction import date_days as days
from orchestration.extraction import date_months as months
from orchestration.extraction import date_periods as periods
from orchestration.extraction.date_forms import UNITS_AFTER, Form, Rule
from orchestration.extraction.date_parts import part_of_period

# Before «25/11» without «ngày»; the words of ``_MAYBE_DAY_CUE`` stand before fractions too.
_DAY_CUE = re.compile(
    r"(?:\b(?:hôm|nay|qua|mai|dịp|lễ|khánh|lao động|phiên|"
    r"giao dịch|chốt quyền|chốt danh sách|hưởng quyền|thứ (?:hai|ba|tư|năm|sáu|bảy|\d)|chủ nhật),? \(?|"
    r"\bngày \w+ \(|\btrước đó \w+ (?:ngày|hôm),? \(?|"
    r"\b(?:ngày [^,.;\d]{3,40}|ấn định|được chốt|hạn chót|thời hạn|hạn cuối) là |\b(?:dự kiến|ấn định|lịch|hẹn) )\Z"
)
_MAYBE_DAY_CUE = re.compile(
    r"\b(?:vào|từ|đến|tới|trước|sau|lúc|hết|điểm|chậm nhất|muộn nhất|"
    r"sớm nhất|sang|nhằm|kể từ|quá|ngay),? \(?\Z"
)
_EVENT_BEFORE = re.compile(
    r"\b(?:ngày hội|hội nghị|đại hội|lễ|buổi|phiên họp|kỳ họp|hội thi|hội thao|giải|chương trình|đợt)\b"
    r"[^.;:()]{0,60} \(\Z"
)
# «trong lần triệu tập thứ nhất (28/5)» would be taken for a weekday with its day.
_GLOSSED = re.compile(r"(?<!\w)(?!thứ )\w+ [^\s(]+ \(\Z")
_ITEM_BEFORE = re.compile(r"(?:\A|\n)[-–+*•▪■ ]*\Z")
_FRACTION = re.compile(r"[1-4]/(?:[2-9]|10)(?![\d/])")
_FROM_DAY = re.compile(r"\b(?:từ|vào|kể từ|trước|sau) \Z")
_CLAUSE_GOES_ON = re.compile(r"(?! đến \d{1,2}/)[^,.;:)]")
_PLACE_OR_NUMBER = re.compile(
    r"(?:\b(?:đường|phố|cầu|quảng trường|công viên|sân vận động|chợ|bệnh viện|trường|xí nghiệp|nhà máy|khu phố|"
    r"phường|lô|block|mỏ|số|tờ trình|"
    r"nghị định|thông tư|quyết định|luật|nghị quyết|chỉ thị|công văn|điều|khoản|tiểu khu|nông trường|bảo tàng) |"
    r"[/\-.:])\Z"
)
_MONTH_CUE = re.compile(r"(?:\b(?:từ|đến|tới|vào|hết|trong|trước|sau|kể từ|đầu|giữa|cuối|kỳ|với|tháng|của)|\() ?\Z")
_YEAR_CUE = re.compile(
    r"\b(?:so với|kế hoạch|mục tiêu|dự toán|chỉ tiêu|tầm nhìn(?: đến)?|hè|vụ|mùa|niên độ|sang|thực hiện|đhđcđ|"
    r"đại hội đồng cổ đông|thường niên)(?: năm)? \Z"
)
_RESULT_OF_YEAR = re.compile(
    r"\b(?:doanh thu|lợi nhuận|cổ tức|tài chính|tài khóa|kết quả kinh doanh|bctc|kqkd|niên vụ) \Z"
)
_YEAR_CHAIN = re.compile(r"\bnăm (?:(?:19|20)\d\d, )*(?:19|20)\d\d(?: và|,) \Z")
_COUNTS = re.compile(rf" (?:nghìn |triệu |tỷ )?{UNITS_AFTER}")
_LOOSE_YEAR_CUE = re.compile(
    r"\b(?:từ|đến|tới|vào|trong|trước|sau|kể từ|hết|nhìn lại|khép lại|điểm lại|riêng|bước vào|qua) \Z"
)
_AFTER_LOOSE_YEAR = re.compile(r"\s*(?:[,;.)]|$)| (?:đến|và|là|đạt|ước)\b")
_PART_OF_YEAR_CUE = re.compile(
    r"(?:(?:^|[.;:(\n•–-] ?|\b(?:dư nợ|nợ vay|nợ xấu|tồn kho|số dư|tài sản|quân số|"
    r"từ|hồi|với|vào|đến|tới|điểm|trước|lúc|khoảng|mức|rưỡi|đôi|hơn|dư|tại|nhất|hết|là|đó|"
    r"này|nay) )(?:ngày )?|, )\Z"
)
# «tháng năm 2018» is May only after a day or a word that leads to a month.
_MAY_OR_YEAR = re.compile(r"tháng năm (?:19|20)\d\d")
_MAY_CUE = re.compile(r"(?:\d|\b(?:trong|đầu|giữa|cuối|vào|hết|từ|đến|hồi)) \Z")
_COUNTED_MONTHS = re.compile(r"\d \Z")
_PART_OF_SEVERAL = re.compile(r"\b(?:tháng|quý|ngày|tuần|những|các|nửa|thời gian) \Z")
_AFTER_PART_OF_YEAR = re.compile(r" (?:mới|học)\b")
_MANY = re.compile(
    r"(?:\d|\b(?<!thứ )(?:những|các|nhiều|mấy|vài|bao|hai|ba|bốn|lăm|sáu|bảy|tám|chín|mười|mươi|chục|thêm|mỗi|"
    r"hằng|hàng)) \Z"
)
_TIMES_BEFORE = re.compile(r"\bgấp (?:gần |hơn )?(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) \Z")
_MONTHS_YEAR_TO_DATE = re.compile(
    r"(?:\b(?:lũy kế|luỹ kế|kế hoạch|của|tính chung|chung|sau|qua|trong|kết quả|dự toán|hết|kh|toàn|thực hiện|cả|"
    r"sơ kết|tổng kết|riêng|so với|chặng đường|hành trình)|^|[.;:,(\n]) ?\Z"
)
# «sản lượng 6 tháng 5,3 triệu tấn»: what was produced or earned since January, then how much.
_MEASURED = re.compile(
    r"\b(?:sản lượng|sản xuất|tiêu thụ|khai thác|vận chuyển|bán hàng|kinh doanh|doanh thu|doanh số|lợi nhuận|lãi|lỗ|"
    r"xuất khẩu|nhập khẩu|kim ngạch|ngân sách|giải ngân|thuế|thu nhập|bình quân|tiền lương|sau thuế|"
    r"trước thuế|hợp nhất|giá trị|hàng hóa|bức tranh|số liệu|kết quả|lợi nhuận của) \Z"
)
_QUANTITY_AFTER = re.compile(
    rf" (?:khoảng |gần |hơn |trên |ước |xấp xỉ |chỉ |là )*\d[\d.,]* ?(?:nghìn |triệu |tỷ )?{UNITS_AFTER}"
)
_TOLD_REACH = 2000  # characters back in which a stretch was told
_AMOUNT_AFTER = re.compile(r" (?:đạt |là |ước )?\d[\d.,]* (?:nghìn |triệu |tỷ |tỉ )?(?:tấn|m3|m|đồng|tỷ|usd|kwh|teu)\b")
_AFTER_YEAR_TO_DATE = re.compile(
    r" ?[,:;)(]| (?:đạt|được|ước|là|của|tăng|giảm|toàn|doanh|sản|lợi|tổng|lãi|lỗ|công ty|tập đoàn|và|vượt|hoàn|nộp|"
    r"bằng|có|đã|kim ngạch|xuất|nhập|thu|chỉ|lên|xuống|ghi nhận|vẫn|tiêu thụ|khai thác|vận chuyển|chở|bán được|đội tàu|"
    r"nhà máy|đơn vị|xí nghiệp|liên doanh|cảng|các mỏ|toàn ngành)\b"
)
_DURATION = re.compile(
    r"(?:\b(?:thời gian|thời hạn|kỳ hạn|trong vòng|vòng|mỗi|hơn|gần|khoảng|sớm|chậm|bảo hành|kéo dài|suốt|ít nhất|"
    r"tối đa|tối thiểu|lãi suất|"
    r"đào tạo|dài|quá|thêm|tới|nghỉ|từ|dưới|trên|hạn|đến|cứ|phạt|án|định kỳ|lần|tuổi)|[-–/]|\d) ?\Z"
)
_HOLIDAY_CUE = re.compile(r"\b(?:dịp|lễ|nghỉ|dịp nghỉ lễ|ngày|mừng)(?: lễ)? \Z")


class Seen(NamedTuple):
    """A form where it stands: lower-case text, the text as written, the words before it."""

    form: Form
    text: str
    original: str
    start: int
    end: int
    before: str
    is_chained: bool


def _is_day(seen: Seen) -> bool:
    """«ngày 30/4», «30/4/2022», but not «đường 30/4» or «Nghị định 10/12/2022»."""
    return seen.text.startswith("ngày ", seen.start) or not _PLACE_OR_NUMBER.search(seen.before)


def _is_cued_day(seen: Seen) -> bool:
    """«phiên 1/4», «đến 30/6», «30/4 và 1/5», «10/05 là ngày …», but not «từ 1/3 lên 1/2»."""
    if _PLACE_OR_NUMBER.search(seen.before):
        return False
    if seen.is_chained or _DAY_CUE.search(seen.before) or seen.text.startswith(" là ngày ", seen.end):
        return True
    is_fraction = seen.form.year is None and _FRACTION.match(seen.text, seen.start)
    if is_fraction and _FROM_DAY.search(seen.before):  # «Từ 1/4, công ty mang tên mới»
        is_fraction = _CLAUSE_GOES_ON.match(seen.text, seen.end)
    # «Ngày hội hiến máu (9/3) có 204 người đăng ký»
    is_of_event = seen.text.startswith(")", seen.end) and _EVENT_BEFORE.search(seen.before) is not None
    if _GLOSSED.search(seen.before) and seen.text.startswith(")", seen.end) and not is_fraction:
        return True  # «5 ngày trước Tết (24 - 28/1)», «mùng 4 Tết (1/2)»
    if _ITEM_BEFORE.search(seen.before) and seen.text.startswith(":", seen.end):
        return True  # «+ 12/5: đổ móng trụ T3»
    return (is_of_event or bool(_MAYBE_DAY_CUE.search(seen.before))) and not is_fraction


def _is_count(seen: Seen) -> bool:
    """«6 tháng đầu năm», but not the tail of «1,6 tháng đầu năm»."""
    return not _is_inner_number(seen.before)


def _is_bare_year(seen: Seen) -> bool:
    """«kế hoạch 2023», «so với 2022», «đến 2030,», «lợi nhuận 2023», «5 tỷ (2021)», but not «lỗ 2023 tỷ»."""
    if _YEAR_CHAIN.search(seen.before):
        return not _COUNTS.match(seen.text, seen.end)
    if _YEAR_CUE.search(seen.before):
        return True
    if seen.before.endswith("(") and seen.text.startswith(")", seen.end):
        return seen.before[-2:-1] == " " and not seen.before.endswith("số (")
    if _RESULT_OF_YEAR.search(seen.before):
        return not _COUNTS.match(seen.text, seen.end)
    return bool(_LOOSE_YEAR_CUE.search(seen.before) and _AFTER_LOOSE_YEAR.match(seen.text, seen.end))


def _is_numeric_month(seen: Seen) -> bool:
    """«T10/2022», «đến 10/2022», but not «Luật 10/2022»."""
    if seen.text[seen.start] == "t":
        return True
    return bool(_MONTH_CUE.search(seen.before)) and not _PLACE_OR_NUMBER.search(seen.before)


def _is_stretch_of_years(seen: Seen) -> bool:
    """«2021-2025», but not «số 2021-2025»."""
    return not (seen.text[seen.start].isdigit() and _PLACE_OR_NUMBER.search(seen.before))


def _is_part(seen: Seen) -> bool:
    """«cuối năm 2019», but not «các tháng cuối năm 2019»; bare «đầu năm» wants a word that leads to a time."""
    if _PART_OF_SEVERAL.search(seen.before):
        return False
    form = seen.form
    if form.grain != "year" or form.year is not None or form.year_shift is not None:
        return True
    return bool(_PART_OF_YEAR_CUE.search(seen.before)) and not _AFTER_PART_OF_YEAR.match(seen.text, seen.end)


def _is_month_name(seen: Seen) -> bool:
    """«tháng Hai», but not «tháng hai lần», «Cách mạng Tháng Tám» or «đồng/người/tháng năm 2018»."""
    if seen.before.endswith(("cách mạng ", "/")):
        return False
    if _MAY_OR_YEAR.match(seen.text, seen.start) and not _MAY_CUE.search(seen.before):
        return False
    first_letter = seen.start + len("tháng ")
    return seen.original[first_letter].isupper() or seen.form.year is not None


def _is_one(seen: Seen) -> bool:
    """«năm trước», «gấp ba năm trước», but not «10 năm trước», «những năm tới» or «Ba mươi tháng sau ngày …»."""
    is_one = seen.form.year is not None or _TIMES_BEFORE.search(seen.before) is not None
    return is_one or not _MANY.search(seen.before)


def _is_past_year(seen: Seen) -> bool:
    """«Năm qua, …», «trong năm vừa qua», but not «40 năm qua», «một năm qua»."""
    return not (_MANY.search(seen.before) or seen.before.endswith(("một ", "chục ", "trăm ", "dài ", "suốt ", "nửa ")))


def _is_month(seen: Seen) -> bool:
    """«tháng 9», but not «3 tháng 9 …» or «đường tháng 2»."""
    return not _COUNTED_MONTHS.search(seen.before) and not _PLACE_OR_NUMBER.search(seen.before)


def _is_holiday(seen: Seen) -> bool:
    """«dịp Quốc khánh», «Tết Nguyên đán 2024», but not «kỷ niệm 78 năm Quốc khánh»."""
    return seen.form.year is not None or bool(_HOLIDAY_CUE.search(seen.before) and seen.form.rule == "holiday")


def _is_told_again(seen: Seen) -> bool:
    """«lũy kế 5 tháng đạt 17 triệu tấn … Đất đá bóc | 5 tháng | 72 triệu m3»: with an amount, not long after."""
    words = seen.text[seen.start : seen.end]
    is_amount = _AMOUNT_AFTER.match(seen.text, seen.end) is not None
    return is_amount and seen.text.find(words, max(0, seen.start - _TOLD_REACH), seen.start) >= 0


def _is_year_to_date(seen: Seen) -> bool:
    """«kế hoạch 2 tháng», «sau 2 tháng, tổng doanh thu», but not «trong vòng 3 tháng» or «hơn 2 tháng»."""
    text, before = seen.text, seen.before
    if _DURATION.search(before) or _is_inner_number(before) or text.startswith("một ", seen.start):
        return False
    if _AFTER_YEAR_TO_DATE.match(text, seen.end) or _is_told_again(seen):
        return True
    if _MEASURED.search(before):  # «lãi 9 tháng gấp bốn lần cùng kỳ», «âm 58 tỷ đồng lợi nhuận 9 tháng»
        return True
    if _QUANTITY_AFTER.match(text, seen.end) or not _MONTHS_YEAR_TO_DATE.search(before):
        return False
    title_end = text.find("\n")
    if text.find(text[seen.start : seen.end], 0, title_end if title_end >= 0 else len(text)) >= 0:
        return True  # the title says that the article is about them: «sơ kết 9 tháng»
    ends_phrase = not text[seen.end : seen.end + 2].strip().isalpha()
    return ends_phrase or before.rstrip().endswith(("lũy kế", "kế hoạch", "tính chung", "dự toán", "thực hiện"))


def _is_inner_number(before: str) -> bool:
    return before.endswith((".", ",", "/", "-")) and before[-2:-1].isdigit()


CHECKS: dict[Rule, Callable[[Seen], bool]] = {
    **dict.fromkeys((days.day, days.days_of_month, days.day_to_day), _is_day),
    **dict.fromkeys((days.day_after_cue, days.days_after_cue), _is_cued_day),
    **dict.fromkeys((periods.year, periods.quarter_word, months.month_word, days.week_word), _is_one),
    part_of_period: _is_part,
    periods.past_year: _is_past_year,
    periods.quarters_from_start: _is_count,
    periods.bare_year: _is_bare_year,
    periods.years: _is_stretch_of_years,
    months.month: _is_month,
    months.month_name: _is_month_name,
    months.short_month: _is_numeric_month,
    days.holiday: _is_holiday,
}
# Rules that read several forms: the form's own name decides.
CHECKS_BY_NAME: dict[str, Callable[[Seen], bool]] = {
    "months_bare": _is_year_to_date,
    "months": _is_count,
    "months_past": _is_count,
    "last_months": _is_count,
}
