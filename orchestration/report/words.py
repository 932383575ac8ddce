"""Values and words of our own in both languages; what an article says stays as it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

# What the warehouse calls it: how the page does, in Vietnamese and in English.
WORDS = {
    "meeting": ("hội họp", "meeting"),
    "visit": ("thăm, làm việc", "visit"),
    "signing": ("ký kết", "signing"),
    "award": ("khen thưởng", "award"),
    "appointment": ("bổ nhiệm", "appointment"),
    "election": ("bầu cử", "election"),
    "decision": ("quyết định", "decision"),
    "milestone": ("cột mốc", "milestone"),
    "plan": ("kế hoạch", "plan"),
    "other": ("khác", "other"),
    "held": ("đã diễn ra", "held"),
    "planned": ("dự kiến", "planned"),
    "cancelled": ("đã hủy", "cancelled"),
    "postponed": ("hoãn lại", "postponed"),
    "sum_of_parts": ("tổng các phần", "sums of parts"),
    "plan_attainment": ("mức hoàn thành kế hoạch", "attainment of the plan"),
    "variance": ("chênh lệch so với kế hoạch", "distance from the plan"),
}
_SCALES = ((10**9, "tỷ", "billion"), (10**6, "triệu", "million"))
_SWAPPED = str.maketrans(",.", ".,")


def shown(value: object) -> str:
    """A value as a Vietnamese reader expects it: 2498000000 as «2.498.000.000», with no digit of a float.

    >>> shown(Decimal("2999.400000"))
    '2.999,4'
    """
    told = shown_in_english(value)
    return told.translate(_SWAPPED) if is_number(value) else told


def shown_in_english(value: object) -> str:
    """The same for a reader of English.

    >>> shown_in_english(Decimal("2999.400000"))
    '2,999.4'
    """
    if value is None:
        return "–"
    if is_number(value):
        return f"{Decimal(str(value)).normalize():,f}"
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)


def is_number(value: object) -> bool:
    """Whether it is written differently in the two languages."""
    return isinstance(value, Decimal | int | float)


def scaled(value: Decimal) -> tuple[str, str]:
    """A large number in a few digits, in Vietnamese and in English; nothing is rounded.

    >>> scaled(Decimal("1100000000000000"))
    ('1.100.000 tỷ', '1,100,000 billion')
    """
    for factor, vietnamese, english in _SCALES:
        if abs(value) >= factor:
            return f"{shown(value / factor)} {vietnamese}", f"{shown_in_english(value / factor)} {english}"
    return shown(value), shown_in_english(value)
