"""Subjects that no register names: departments, bodies behind an apposition, whoever acts at the meeting told of."""

from __future__ import annotations

import re

from orchestration.extraction.event_telling import Telling

# «Nhà máy A, chi nhánh Công ty B (UPCoM: BBB), mở Hội nghị»
_APPOSED_BODY = re.compile(
    r"[\w)], (?:chi nhánh|đơn vị|thành viên|công ty con|công ty|tổng công ty|tập đoàn|doanh nghiệp|nhà thầu|"
    r"chủ đầu tư|thuộc|trực thuộc|nơi|hãng|một trong|trong đó) [^;.]{3,120}, "
    r"(?:(?:đã|vừa|cũng|sẽ|chính thức|long trọng|phối hợp) )*\Z"
)
# «Ban A nhập với Ban B»: parts of an enterprise that no register names
_UNIT = re.compile(
    r"(?:\A|[,;] )(?:ban|phòng|văn phòng|xí nghiệp|phân xưởng|chi nhánh|trung tâm|đội|trạm|khối) [^,.;:]{3,80} "
    r"(?:(?:đã|vừa|sẽ|được|chính thức|cùng) )*\Z"
)
# «Dịp này, Công đoàn ngành Đường thủy - Hàng hải tặng Cờ thi đua …»: whoever it is
_AT_THE_MEETING = re.compile(
    r"\A(?:cũng )?(?:(?:trong |nhân )?dịp này|cùng dịp|tại (?:hội nghị|buổi lễ|đại hội|đây|chương trình|"
    r"buổi làm việc|lễ)"
    r"|kết thúc (?:hội nghị|buổi lễ|chương trình)|ngay sau đó|sau đó|tiếp đó|theo đó|trước đó), [^,;:.]{3,80} \Z"
)
# «Kiểm tra tình hình sản xuất tại Công ty …, Tổng Giám đốc yêu cầu …»
_THEN_SAID = re.compile(
    r"[^.;:]{3,120}, [^,.;:]{3,80} (?:đã )?(?:yêu cầu|đề nghị|nhấn mạnh|lưu ý|chỉ đạo|ghi nhận|đánh giá|biểu dương|"
    r"động viên|bày tỏ|cho rằng|căn dặn|nhắc)\b"
)
_DONE_THERE = ("award", "election", "appointment", "signing")
_GIVEN_THERE = ("trao", "tặng", "phát động", "ủng hộ")


def is_done_by_some(telling: Telling) -> bool:
    """Whether the clause, or the one that follows a fronted act, has a subject of one of these kinds."""
    trigger, before = telling.trigger, telling.before
    is_told = trigger.form in ("act", "dated")
    is_done_there = trigger.event_type in _DONE_THERE or trigger.words.startswith(_GIVEN_THERE)
    is_fronted = trigger.event_type in ("visit", "meeting") and not before.strip()
    return bool(
        (trigger.form == "dated" and trigger.event_type == "milestone" and _UNIT.search(before[-120:]))
        or ((is_told or trigger.form == "hold") and _APPOSED_BODY.search(before[-180:]))
        or (is_told and is_done_there and _AT_THE_MEETING.search(before[-160:]))
        or (is_fronted and _THEN_SAID.match(telling.after))
    )
