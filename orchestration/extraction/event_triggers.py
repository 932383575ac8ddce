"""The words that announce an event, as ``event_triggers.csv`` lists them, found in running text.

``form`` says how the words work: ``act`` is an event by itself («ký kết»), ``noun`` names one that
must be held («Hội nghị»), ``hold`` and ``hold_done`` are the verbs of holding, ``attend`` those of
being there, ``completion`` is an event only as somebody's aim or on a stated day, ``dated`` is an act that
tells news only with its day («thoái vốn», «trao quà»): without one it is a habit, a wish or a biography;
``passive`` is one only as done by somebody named («kế hoạch … được cổ đông thông qua»);
``posted`` is an appointment only where a decision on staff is told of («Theo đó, ông A làm Trưởng ban B»);
``done`` is the same of a subject with its verb («lô hàng đầu tiên … cập cảng», «hợp đồng … ký ngày»).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from orchestration.extraction.event_titles import NO_DEGREE_ENDS
from orchestration.extraction.lexicon import any_of, cell_values, read_table
from orchestration.extraction.model import EventType

_NUMERAL = r"(?:\d[\d.,/]*%?|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
# «bàn giao đủ 3 giàn», «thoái toàn bộ 84,66% vốn»: how much stands between the verb and its object.
_BETWEEN = (
    r" (?:(?:các|những|một số|các quyết định|quyết định|đủ|xong|toàn bộ|hết|nốt|thêm|tiếp|thành công|chiếc|"
    rf"(?:(?:hơn|gần|khoảng|tổng cộng) )?{_NUMERAL}(?: (?:nghìn|triệu|tỷ|suất|chiếc|bộ|bản|lá))?"
    r"(?: (?:đồng|usd))?) ){0,3}"
)
_SENTENCE_END = re.compile(rf"[.;\n]{NO_DEGREE_ENDS}(?= |\Z|\n)", re.IGNORECASE)
_REACH_OF_COMPLEMENT = 170


# «Kể từ 1/8, Ban A nhập với Ban B thành Ban C. Ban D chấm dứt hoạt động»: the day from which it holds is its day.
REORGANISED = (
    *("nhập ", "hợp nhất", "sáp nhập", "tách", "chia tách", "chấm dứt hoạt động", "giải thể", "đổi tên"),
    *("chuyển thành", "chuyển đổi", "mang tên", "lấy tên", "thành lập", "được thành lập"),
)


@dataclass(slots=True)
class Trigger:
    """Trigger words in the text; of a verb of holding only ``form`` matters.

    ``reach`` is where the second half of the verb ends («đưa … vào vận hành»), else ``end``.
    """

    start: int
    end: int
    words: str
    event_type: EventType
    form: str
    reach: int


@dataclass(frozen=True, slots=True)
class _Row:
    event_type: EventType
    form: str
    objects: re.Pattern[str] | None
    complements: re.Pattern[str] | None


@cache
def _rows() -> tuple[dict[str, tuple[_Row, ...]], re.Pattern[str]]:
    rows: dict[str, tuple[_Row, ...]] = {}
    for row in read_table("event_triggers"):
        objects, complements = cell_values(row["objects"]), cell_values(row["complements"])
        rows[row["trigger"]] = (
            *rows.get(row["trigger"], ()),
            _Row(
                cast("EventType", row["event_type"] or "other"),
                row["form"],
                re.compile(_BETWEEN + _one_of(objects) + "|" + _counted(objects)) if objects else None,
                re.compile(r" (?:" + "|".join(map(re.escape, complements)) + r")\b(?! việc)") if complements else None,
            ),
        )
    return rows, re.compile(any_of(rows, not_after=r"\w") + r"(?!\w)")


def _one_of(words: tuple[str, ...]) -> str:
    """One of the words as a whole; an opening quotation mark may be followed at once."""
    quoted = "|".join(mark for mark in words if mark in '“"«')
    whole = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return rf"(?:(?:{whole})(?!\w)" + (rf"|{quoted})" if quoted else ")")


def _counted(objects: tuple[str, ...]) -> str:
    return r" \d" if "0" in objects else r"(?!)"


def find_triggers(text: str) -> tuple[Trigger, ...]:
    """Every trigger of a lower-case text whose object stands where the table asks for it."""
    _, pattern = _rows()
    found: list[Trigger] = []
    position = 0
    while match := pattern.search(text, position):
        start, end = match.span()
        fitting: list[tuple[int, int, _Row]] = []
        for length, its_rows in _readings(match.group()):
            end = start + length
            fitting = [fit for row in its_rows if (fit := _fit(text, end, row))]
            if fitting:
                break
        if fitting:
            _, reach, row = max(fitting, key=lambda fit: fit[:2])  # of two objects alike the one with its complement
            found.append(Trigger(start, end, text[start:end], row.event_type, row.form, reach))
        # «được bổ nhiệm hôm 12/12» has none of the objects of «được bổ nhiệm»; «bổ nhiệm» asks for none
        position = end if fitting else start + len(match.group().split()[0])
    return tuple(found)


@cache
def _readings(words: str) -> tuple[tuple[int, tuple[_Row, ...]], ...]:
    """The triggers that a stretch of words begins with, the longest first: how many letters, and their rows.

    «có buổi đối thoại» has none of the objects of «có buổi»; «có» may.
    """
    rows, _ = _rows()
    lengths = [end for end in range(len(words), 0, -1) if words[end : end + 1] in ("", " ")]
    return tuple((length, rows[words[:length]]) for length in lengths if words[:length] in rows)


def _fit(text: str, end: int, row: _Row) -> tuple[int, int, _Row] | None:
    """How many letters the row's object takes after the trigger and where its verb ends; None when it does not fit.

    The longest object says best what the verb means: «thông qua việc» decides, «thông qua việc miễn nhiệm» dismisses.
    """
    match = row.objects.match(text, end) if row.objects else None
    if row.objects and match is None:
        return None
    reach = _complement_end(text, end, row.complements) if row.complements else end
    return None if reach is None else (match.end() - end if match else 0, reach, row)


def _complement_end(text: str, end: int, complements: re.Pattern[str]) -> int | None:
    """«cử ông … làm người đại diện»: where the second half of the verb ends, in the same sentence."""
    reach = _SENTENCE_END.split(text[end : end + _REACH_OF_COMPLEMENT], maxsplit=1)[0]
    match = complements.search(reach)
    return end + match.end() if match else None
