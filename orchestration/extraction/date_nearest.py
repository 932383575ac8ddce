"""The year of a date that names none and stands near none that does: the one nearest to the publishing day."""

from __future__ import annotations

import re
from datetime import date

from orchestration.extraction.date_calendar import Days, distance
from orchestration.extraction.date_forms import Form
from orchestration.extraction.date_known import Around

FUTURE = re.compile(r"\b(?:dự kiến|dự báo|phấn đấu|đặt mục tiêu|mục tiêu|sẽ|sắp|chuẩn bị|hướng tới|nhằm đưa)\b")
# «bàn giao mặt bằng trước ngày 30/11»: what is due is ahead, unless it was done.
_DUE = re.compile(r"\b(?:trước|chậm nhất|muộn nhất)(?: là)?(?: vào)? \Z")
_PAST = re.compile(r"\b(?:hồi|đã|vừa|trước đó|kể từ)\b|\bvừa qua\b")
# «Cổ tức năm 2023 chốt ở mức 12%, chi trả trong quý III», «nghiệm thu vào quý IV»: what is still to be done.
_TO_BE_DONE = re.compile(r"\b(?:chi trả|thanh toán|tạm ứng|nghiệm thu|bàn giao|hoàn tất)(?: [^\W\d]+){0,3} \Z")
_WILL_BE = re.compile(r"\bsẽ (?:được )?[^\W\d]+(?: [^\W\d]+){0,3} (?:trong|vào) \Z")
# «dự kiến dừng lò trong tháng 8, chạy dây chuyền mới vào quý IV»
_PLANNED = re.compile(r"\b(?:dự kiến|sẽ|sắp|chuẩn bị)\b[^.;:]{0,110} (?:vào|trong) \Z")
# «đề nghị lùi thời điểm đóng điện từ tháng 6 sang tháng 9»: it is still to come, or has just gone by.
_PUT_OFF = re.compile(r"\b(?:lùi|hoãn|dời|giãn|gia hạn)\b[^.;]{0,80} (?:sang|đến|tới)(?: hết| cuối| đầu| giữa)? \Z")
_WAS_DONE = re.compile(r"\b(?:đã|vừa|được)\b[^,.;]{0,30}\Z")
# Without a word of the future, next year is meant only by a day of the next few weeks.
_NEXT_YEAR, _SOON = 250, 45
_RUNNING = frozenset({"last_months", "half_year"})  # «nửa cuối năm», told in July: the one that has just begun


def is_to_be_done(form: Form, around: Around) -> bool:
    """Whether the words before a quarter or month say what is then to be done, and not that it was."""
    if form.grain not in ("quarter", "month"):
        return False
    if _WILL_BE.search(around.before[-60:]):  # «kế hoạch 2026 sẽ được trình HĐQT trong tháng 10», told in August 2025
        return True
    return _TO_BE_DONE.search(around.before[-40:]) is not None and not _WAS_DONE.search(around.before[-60:])


def is_of_late(form: Form, around: Around) -> bool:
    """«mới quay lại hồi tháng 6»: the last June, whatever year the sentence names before; when, and no period."""
    return form.grain == "month" and around.before.endswith("hồi ")


def nearest_year(form: Form, around: Around, published: date) -> int:
    """The year that brings the form nearest to the publishing day, the words' tense weighing in."""
    is_day = form.grain in ("day", "range") and form.rule not in ("quarter", "month")
    future, past, next_year = 1.0 if is_day else 1.5, 1.0, _NEXT_YEAR
    soon = _SOON if is_day else -1
    is_due = _DUE.search(around.before) and not _PAST.search(around.before[-60:])
    is_planned = form.grain == "quarter" and _PLANNED.search(around.before) is not None
    is_put_off = _PUT_OFF.search(around.before) is not None and not _PAST.search(around.before[-20:])
    if (
        is_due
        or is_put_off
        or is_planned
        or FUTURE.search(around.before[-60:])
        or FUTURE.search(around.after)
        or is_to_be_done(form, around)
    ):
        past, next_year = 4.0, 0
    elif _PAST.search(around.before[-30:]) or _PAST.search(around.after):
        future, soon = 4.0, -1
    costs: dict[int, float] = {}
    this_year = published.year
    for year in (this_year, this_year - 1, this_year + 1):
        days = form.in_year(year)
        if days is None:
            continue
        away = distance(days, published)
        if form.rule in _RUNNING and away == 0:
            return year  # «Sáu tháng cuối năm, Đảng ủy quyết tâm …», told in July
        if form.grain in ("months", "half", "range") and not is_day and away == 0:
            away = (days[1] - published).days
        costs[year] = away * future if away >= 0 else -away * past
        if year > this_year and (days[1] - published).days > soon:
            costs[year] += next_year
    return min(costs, key=lambda year: costs[year]) if costs else this_year


def until(form: Form, now: date) -> Days | None:
    """«từ nay đến hết tháng 9»: from the publishing day up to the next end of such a stretch."""
    year = form.year if form.year is not None or form.year_shift is None else now.year + form.year_shift
    for guess in (year,) if year is not None else (now.year, now.year + 1):
        days = form.in_year(guess)
        if days and days[1] >= now:
            return now, days[1]
    return None
