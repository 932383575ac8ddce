"""The days that facts may fall on: Vietnamese public holidays and the lunar calendar."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.metadata import version
from typing import Any

from orchestration.articles_in_files import FIRST_YEAR, LAST_YEAR
from orchestration.lake import Lake


def refresh_calendar(lake: Lake) -> bool:
    """Write the calendar unless these library versions already did; whether it was written."""
    if lake.metadata("calendar") == _made_by():
        return False
    lake.replace("calendar", _days(), _made_by())
    return True


def calendar_version() -> str:
    """Changes with the libraries that know the days."""
    return ", ".join(f"{name} {value}" for name, value in _made_by().items())


def _made_by() -> dict[str, str]:
    return {
        "holidays": version("holidays"),
        "lunar-vn": version("lunar-vn"),
        "years": f"{FIRST_YEAR}-{LAST_YEAR}",
    }


def _days() -> list[dict[str, Any]]:
    # Imported here because a run that finds the calendar in place needs neither.
    import holidays  # noqa: PLC0415
    from lunar_vn import solar_to_lunar  # noqa: PLC0415

    public = holidays.country_holidays("VN", years=range(FIRST_YEAR, LAST_YEAR + 1), language="vi")
    rows = []
    day = date(FIRST_YEAR, 1, 1)
    while day.year <= LAST_YEAR:
        lunar = solar_to_lunar(day)
        rows.append(
            {
                "date_day": day,
                "is_public_holiday": (name := public.get(day)) is not None,
                "holiday_name": name,
                "lunar_day": lunar.day,
                "lunar_month": lunar.month,
                "lunar_year": lunar.year,
            }
        )
        day += timedelta(days=1)
    return rows
