"""Dates told before that later words lean on: «tháng 5 cùng năm», «Trước đó một ngày»."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from orchestration.extraction.date_calendar import moved_to_year
from orchestration.extraction.date_known import Around, Known

_THAT_YEAR = (" cùng năm", " năm ấy", " năm đó")
_NEWS_DAYS = 31


def same_year(around: Around, recent: Sequence[Known]) -> int | None:
    """«ký tháng 5 cùng năm», «chiều 15/6 năm ấy»: the year of the date told last, in the sentence or that before."""
    if not around.after.startswith(_THAT_YEAR):
        return None
    told = [known for known in recent if around.sentence - known.sentence <= 1]
    return told[-1].days[1].year if told else None


def told_before(
    around: Around, recent: Sequence[Known], last: Known, last_past: Known | None, published: date
) -> Known:
    """The day from which «Trước đó một ngày» counts: the last told, which «lùi sang 27/6» of what is to come is not.

    In a new paragraph it is the day of the news rather than one long past.
    """
    if last.days[0] > published and last_past is not None:
        last = last_past
    if last.paragraph == around.paragraph:
        return last
    days = (known for known in recent if known.grain == "day" and known.gives_year)
    return next((known for known in days if 0 <= (published - known.days[0]).days <= _NEWS_DAYS), last)


def with_newer(told: Known | None, periods: Sequence[Known]) -> Known | None:
    """«quý 4/2024 lãi gấp 3 lần con số của quý 4/2023. … Cùng kỳ lỗ»: the year before is only compared with."""
    if told is None:
        return None
    later = moved_to_year(told.days, told.days[1].year + 1)
    return next((known for known in periods if known.days == later), told)
