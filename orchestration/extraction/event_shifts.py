"""What was put off or cancelled, whatever it is: «Dòng khí đầu tiên … lùi từ quý III sang quý IV/2026».

Nouns of meetings are read in ``event_nouns``; here the verb alone tells, and its subject or object is the event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.extraction.event_telling import Candidate
from orchestration.extraction.event_triggers import find_triggers
from orchestration.extraction.lexicon import any_of
from orchestration.extraction.model import EventStatus, EventType

_TIME = (
    r"(?:ngày|tháng|quý|năm|cuối|đầu|giữa|nửa|tuần|sáng|chiều|tối|trung tuần|thượng tuần|hạ tuần|hôm|thứ|mùa|"
    r"\d{1,2}[/.-]\d|20\d\d)"
)
_FROM_TO = rf"(?:từ [^.;]{{2,40}} )?(?:sang|đến|tới|qua|vào) (?:hết |khoảng )?{_TIME}"
_AUXILIARY = r"(?:bị|phải|được|xin|đã|nay|cũng|vừa|mới|sẽ|tạm|buộc phải|đành|chính thức|lại|tiếp tục)"
# «bị đẩy từ quý 4 năm ngoái sang nửa đầu năm 2024», «dịch sang tháng 2/2024», «tạm hoãn, chưa ấn định ngày mới»
_PUT_OFF = re.compile(
    rf"(?:,? (?:{_AUXILIARY} )+|,? )(?:(?:dời|lùi|đẩy|dịch|hoãn|trượt|giãn|rời|chuyển)"
    rf"(?: (?:lại|lùi|lịch|ngày|thời điểm|tiến độ|thời gian|chậm))*(?: (?:thêm )?\d+ (?:ngày|tuần|tháng|"
    rf"quý),?)? {_FROM_TO}"
    rf"|chậm(?: lại)?(?: [^,.;]{{2,20}},)? (?:sang|đến|tới) {_TIME}"
    r"|(?:dời|lùi|hoãn)(?: (?:lại|thêm))? (?:\d{1,2}|một|hai|ba|bốn|năm|mười) (?:ngày|tuần)\b"
    r"|(?:tạm dừng|tạm ngừng|tạm ngưng|dừng lại) (?:đến|tới|cho đến|cho tới) (?:hết |khi )"
    r"|(?:tạm hoãn|(?<=bị )hoãn|(?<=phải )hoãn|(?<=được )hoãn|tạm gác|(?<=bị )gác|(?<=được )gác|(?<=phải )gác|"
    r"(?<=đành )gác)(?: lại| vô thời hạn)?"
    r"(?=[,.;]|$| (?:do|vì|vô|chưa|để|chờ|đợi|trong|cho tới|cho đến|sang|đến|tới)\b))"
)
# «hoãn khởi công nhà máy đến quý I/2025», «lùi thời điểm chạy thử sang tháng 9»
_PUTS_OFF = re.compile(
    rf"(?<= )(?:hoãn|dời|lùi|đẩy|gác)(?: lại)?(?: (?:việc|lịch|ngày|thời điểm|thời gian|mốc|tiến độ))?"
    rf" (?P<object>(?!(?:từ|sang|đến|tới|vào|qua|thêm|vô|ngày|tháng|quý)\b)[^\d,.;][^,.;]{{5,90}}?) (?={_FROM_TO})"
)
_CANCELLED = re.compile(
    r",? (?:(?:bị|phải|đã|chính thức|cuối cùng|vừa|buộc phải|thì|coi như) )+(?:hủy|huỷ)(?: bỏ)?\b(?! niêm yết)"
    r"|,? (?:sẽ |được )*không (?:còn )?(?:được )?(?:thực hiện|triển khai|tổ chức|tiến hành|làm|xây) nữa\b"
    r"|,? (?:(?:đã|vừa|chính thức) )*bị [^,.;]{2,40} (?:rút lại|hủy bỏ|huỷ bỏ|bãi bỏ|đình lại|bác bỏ)\b"
    r"|,? (?:bị|được) (?:rút khỏi|loại khỏi|bãi bỏ|đình lại)\b"
)
_CANCELS = re.compile(
    r"(?<= )(?:hủy|huỷ|hủy bỏ|huỷ bỏ|từ bỏ|rút lại|rút|gác lại|khép lại|chấm dứt|dừng) (?P<object>(?:kế hoạch|"
    r"phương án|dự án|đợt|đề án|thương vụ|"
    r"chương trình|chuyến|việc|gói thầu) [^,.;]{4,90})"
)
# «tạm hoãn kế hoạch niêm yết», without a new time.
_SHELVES = re.compile(
    r"(?<= )(?:tạm hoãn|hoãn|tạm gác|gác lại|gác|tạm dừng|tạm ngừng|đình lại) (?P<object>(?:kế hoạch|phương án|dự án|"
    r"đợt|đề án|thương vụ|chuyến|"
    r"việc) [^,.;]{4,90})"
)
_MAY_BE_CANCELLED = re.compile(
    r"(?:kế hoạch|phương án|dự án|việc|đợt|đề án|tờ trình|thương vụ|chương trình|gói thầu|chuyến|lễ|hội|giải|đại hội|"
    r"cuộc|buổi|phiên|vòng|ngày hội|đêm)\b"
)
# What moves without being an event: money, figures, people.
_NO_EVENT = re.compile(
    r"(?:lợi nhuận|lỗ|lãi|số dư|doanh thu|tỷ lệ|chi phí|thị phần|giá|nợ|ông|bà|người|sau|trong|khi|từ|vào|mọi)\b"
)
_LEAD_IN = re.compile(
    r"(?:(?:riêng|còn|tuy nhiên|trong khi đó|theo đó|ngoài ra|do đó|vì vậy|song|nhưng),? "
    r"|(?:vốn|ban đầu|theo kế hoạch|lẽ ra|đáng lẽ|dự kiến|do|vì) [^,;]{2,60}, "
    r"|(?:liên quan(?: đến| tới)?|về) [^,;]{2,40}, "
    r"|(?:bước|việc|phần|khâu) (?:tiếp theo|kế tiếp|tới|còn lại)[,:] |tiếp theo, "
    r"|\([^()]{1,40}\) ?[-–] ?"
    r"|[^.;:]{0,160}?\b(?:cho hay|cho biết|thông tin|xác nhận)(?: rằng)?,? )+"
)
_CLAUSE_ENDS = re.compile(r"[;:](?= )|(?<!tp)\.(?= )|\n|, (?:còn|riêng|trong khi|song|nhưng) ")
_HEAD_ENDS = re.compile(r",|\b(?:vốn|lẽ ra|đáng lẽ|dự kiến|theo kế hoạch|ban đầu|ấn định|định|diễn ra|có lịch)\b")
# A sentence without any of these puts nothing off.
_ANY_VERB = re.compile(
    any_of(
        "dừng ngừng ngưng nữa dời lùi đẩy dịch hoãn trượt giãn rời chuyển gác hủy huỷ bỏ rút loại bãi đình".split(),
        not_after=r"\w",
    )
)
_SAID = re.compile(
    r"(?:[^.;:\n]|\.(?=\d)){0,110}?\b(?:dời|lùi|hoãn|hủy|huỷ|đẩy|chuyển|gác|rút lại|trượt|giãn|không \w+ nữa)\b"
    r"(?: (?:bỏ|lại|sang|đến|tới|vô thời hạn|(?:ngày|tháng|quý|năm|cuối|đầu|giữa|tuần) [\w/]+|\d[\d/]*))*"
)
_SHORTEST, _LONGEST, _REACH_BACK = 8, 120, 260


def find_shifts(lowered: str, sentence: int, start: int, end: int) -> Iterator[Candidate]:
    """The events of one sentence that the text says are put off or cancelled.

    >>> [shift.status for shift in find_shifts("việc chạy thử tàu bị đẩy sang quý IV.", 0, 0, 37)]
    ['postponed']
    """
    if not _ANY_VERB.search(lowered, start, end):
        return
    for clause, clause_end in _clauses(lowered, start, end):
        yield from _first(lowered, sentence, clause, clause_end)


def said_until(lowered: str, start: int, end: int) -> int:
    """Where the words end that say what became of it: «Lễ khởi công, trước định cuối năm, phải dời sang quý II»."""
    said = _SAID.match(lowered, start, end)
    return said.end() if said else start


def _first(lowered: str, sentence: int, start: int, end: int) -> Iterator[Candidate]:
    readings: tuple[tuple[re.Pattern[str], EventStatus], ...] = (
        (_PUTS_OFF, "postponed"),
        (_SHELVES, "postponed"),
        (_CANCELS, "cancelled"),
        (_PUT_OFF, "postponed"),
        (_CANCELLED, "cancelled"),
    )
    for pattern, status in readings:
        match = pattern.search(lowered, start, end)
        if match is None:
            continue
        if "object" in pattern.groupindex:
            begin, finish = match.span("object")
        else:
            begin, finish = _subject(lowered, start, match.start())
        words = lowered[begin:finish]
        is_event = len(words) >= _SHORTEST and words[0].isalnum() and not _NO_EVENT.match(words)
        if is_event and (status == "postponed" or "object" in pattern.groupindex or _MAY_BE_CANCELLED.match(words)):
            at = match.start("object") if "object" in pattern.groupindex else match.start()
            after = max(match.end("object") if "object" in pattern.groupindex else at, finish)
            yield Candidate(_type_of(words), status, begin, begin, after, finish, sentence, "shift")
            return


def _subject(lowered: str, start: int, verb: int) -> tuple[int, int]:
    """«Giàn khoan lên ụ, kế hoạch vốn là tháng 12, dịch sang …»: the words up to the first aside."""
    lead = _LEAD_IN.match(lowered, start, verb)
    begin = max(lead.end() if lead else start, verb - _REACH_BACK)
    aside = _HEAD_ENDS.search(lowered, begin, verb)
    finish = min(aside.start() if aside else verb, begin + _LONGEST)
    return begin, begin + len(lowered[begin:finish].rstrip(" ,"))


def _type_of(words: str) -> EventType:
    """A meeting or ceremony by its noun; anything else that was put off is a plan."""
    first = next(iter(find_triggers(words)), None)
    return first.event_type if first and first.start == 0 and first.form == "noun" else "plan"


def _clauses(lowered: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _CLAUSE_ENDS.finditer(lowered, start, end):
        yield begin, match.start() + 1
        begin = match.end() + int(lowered[match.end() : match.end() + 1] == " ")
    yield begin, end
