"""From the cells of a row to the text of an article, in the form that a text file has.

The extractor knows one form only. Offsets of facts are offsets into the text that is composed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

from orchestration.rejection import Rejection

# An article's time is the local time of its source. Vietnam has had this one, without summer time, since 1975.
_VIETNAM = timezone(timedelta(hours=7))
# What a text file has below its title. 3/4/2022 without a clock is left out: it may be two days.
_HEADER_FORMS = ("%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %I:%M %p")
_DATE_FORMS = "Write 2022-11-21, 2022-11-21T07:25:13 or 11/21/2022 7:25:13 AM (month/day/year)."


class Composed(NamedTuple):
    """The text of an article, and the offset of the line break between its header and its body."""

    text: str
    body_start: int


def composed_text(cells: Mapping[str, object]) -> Composed:
    """What a text file would hold of the cells ``title``, ``published_at`` and ``body``.

    That is the title on one line, «Ngày phát hành: 11/21/2022 7:25:13 AM», and the body as it stands.

    Raises:
        Rejection: with reason ``missing_field``, ``wrong_type``, ``undecodable_text`` or ``unreadable_date``.
    """
    title = " ".join(_text(cells, "title").split())
    published = _local_time(cells.get("published_at"))
    clock = f"{published.hour % 12 or 12}:{published:%M:%S} {'AM' if published.hour < 12 else 'PM'}"
    head = f"{title}\nNgày phát hành: {published.month}/{published.day}/{published.year:04} {clock}"
    return Composed(f"{head}\n{_text(cells, 'body')}", len(head))


def _text(cells: Mapping[str, object], name: str) -> str:
    value = cells.get(name)
    if isinstance(value, bytes):  # a Parquet column may hold text without saying so
        value = value.decode("utf-8", "surrogateescape")
    if value is None or (isinstance(value, str) and not value.strip()):
        raise Rejection("missing_field", f"The {name} is missing. Write it, or take the row away.")
    if not isinstance(value, str):
        raise Rejection("wrong_type", f"The {name} is {value!r:.60}, no text. Write it as text.")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Rejection(
            "undecodable_text",
            f"Character {error.start + 1} of the {name} is no UTF-8. Write the file as UTF-8.",
        ) from error
    return value


def _local_time(value: object) -> datetime:
    """The moment as the clocks of Vietnam show it, to the second; a day alone begins at midnight."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)
    if not isinstance(value, datetime):
        value = _parsed(_text({"published_at": value}, "published_at").strip())
    try:
        local = value if value.tzinfo is None else value.astimezone(UTC).astimezone(_VIETNAM)
    except OverflowError as error:
        raise _unreadable(value.isoformat()) from error
    return local.replace(microsecond=0, tzinfo=None)


def _parsed(text: str) -> datetime:
    for form in _HEADER_FORMS:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007 - local time, as its source states it
        except ValueError:
            continue
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise _unreadable(text) from error


def _unreadable(text: str) -> Rejection:
    return Rejection("unreadable_date", f"The published_at «{text:.60}» is no date that can be read. {_DATE_FORMS}")
