"""Who takes which post where only the context says that it is new: «Theo đó, ông A, Trưởng ban, làm Phó Giám đốc»."""

from __future__ import annotations

import re

from orchestration.extraction.event_telling import Telling

# Somebody opens the clause, perhaps with the post left behind.
_SOMEBODY = re.compile(
    r"(?:\A[-–•+*▪■ ]*|[;,:] |\b(?:và|còn) )(?:ông|bà|đồng chí|đ/c|anh|chị|kỹ sư|ts\.|ths\.) [^,.;:()]{3,40}"
    r"(?:(?:, | \(| [-–] )[^;.]{3,120}(?:,|\)| [-–]))? (?:(?:sẽ|được|nay|chính thức) )*\Z"
)
_STILL = re.compile(r"\b(?:từng|đang|hiện|hiện nay|nguyên|vốn|do) (?:[^,.;]{2,40} )?\Z")
_OF_STAFF = re.compile(
    r"\b(?:công tác cán bộ|công tác nhân sự|thay đổi nhân sự|nhân sự chủ chốt|nhân sự cấp cao|nhân sự mới|kiện toàn|"
    r"(?:sắp xếp|phân công|bố trí)(?: lại)? (?:nhân sự|cán bộ|nhiệm vụ|lãnh đạo)|bổ nhiệm|điều động|luân chuyển|"
    r"(?:quyết định|nghị quyết)(?: số [\w/.-]+)?(?: (?:của|được|do)(?: [^\W\d]+){1,8}?)? "
    r"(?:công bố|có hiệu lực|ký|trao|ban hành|về nhân sự|về tổ chức))\b"
)
_BY_PAPER = re.compile(r"[^.;:]{0,120}? (?:theo|tại|bằng) (?:các )?(?:quyết định|nghị quyết)\b")
_TAKES = ("giữ", "làm", "đảm", "kiêm", "phụ trách", "nhận", "sang", "về", "lên", "chuyển sang")
_BULLETS = tuple("-–•+*▪■")
_LONGEST_LIST, _LONGEST_LINE, _REACH = 12, 2000, 400


def is_posted(telling: Telling) -> bool:
    """Whether the clause gives somebody a post by a decision on staff that its sentence or its list tells of."""
    before = telling.before[-220:]
    if not telling.trigger.words.startswith(_TAKES):
        return False
    if not _SOMEBODY.search(before) or _STILL.search(before[-60:]):
        return False
    return bool(_BY_PAPER.match(telling.after) or _OF_STAFF.search(_told_before(telling)))


def _told_before(telling: Telling) -> str:
    """The sentence up to the post, and what leads in its list or «Theo đó»."""
    lowered, start = telling.lowered, telling.trigger.start
    line = _line_start(lowered, start)
    said = lowered[max(line, start - _REACH) : start]
    if not lowered.startswith(_BULLETS, line):
        return said
    for _ in range(_LONGEST_LIST):
        end = line - 1
        line = _line_start(lowered, max(end, 0))
        if end <= 0 or not lowered.startswith(_BULLETS, line):
            return said + lowered[max(line, end - _REACH) : max(end, 0)]
    return said


def _line_start(lowered: str, position: int) -> int:
    """Where the line of the position begins, or as far back as anything is looked for."""
    window = max(0, position - _LONGEST_LINE)
    return max(lowered.rfind("\n", window, position) + 1, window)
