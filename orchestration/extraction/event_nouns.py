"""Meetings and ceremonies: a noun for what is held, with the verb that holds it or the day it was on.

«kế hoạch Hội nghị», «Nghị quyết Đại hội», «các hội nghị», «Đại hội Đoàn các cấp» tell of no event.
"""

from __future__ import annotations

import re

from orchestration.extraction.event_assertion import is_future, later_status, status_of
from orchestration.extraction.event_telling import Candidate, Telling
from orchestration.extraction.event_triggers import Trigger
from orchestration.extraction.model import EventStatus

_GENERIC_BEFORE = re.compile(
    r"\b(?:các|những|nhiều|mỗi|một số|từng|mọi|cả|kỳ|nghị quyết|chào mừng|theo|(?<!tiếc )là|văn kiện|trước thềm|"
    r"công tác) \Z"
)
_GENERIC_AFTER = re.compile(r" (?:các|toàn thể các|trực tuyến[,.]|này|trên|nói trên|cán bộ chủ chốt các)\b")
# «Lễ khai giảng thường diễn ra ngày 5/9»
# «Nhiệm vụ tới đây là đợt bảo dưỡng lần thứ 4, dự kiến diễn ra từ 10/7»
_IS_TO_BE = re.compile(
    r",? (?:dự kiến|được ấn định|ấn định|sẽ) (?:diễn ra|tổ chức|bắt đầu|khai mạc|kéo dài|vào \d|vào ngày|ngày)\b"
)
# «Buổi gặp mặt các đại lý sáng 3/11»: «các» says whom they met, not that there were many such meetings.
_OF_WHOM = ("gặp mặt", "gặp gỡ", "họp mặt", "tiếp xúc", "tri ân", "đối thoại với", "tôn vinh", "tuyên dương")
_AS_A_RULE = re.compile(r"[^.;]{0,60}? thường(?: được)? (?:diễn ra|tổ chức|khai mạc)\b")
_EVERY_YEAR = re.compile(r"\A(?:hằng|hàng|mỗi) (?:năm|quý|tháng|tuần)\b")
_ALL_LEVELS = re.compile(r"các cấp\b")
_BARE = re.compile(
    r"\s*(?:[.,;:)”\"\n]|$| (?:đã|được|do|có|là|với|tại|cũng|còn|sẽ|diễn ra|thành công|và|không|phải|khai mạc|"
    r"bế mạc|kết thúc|bắt đầu|vẫn|thống nhất|nhất trí|thông qua|ông|bà|đồng chí|các đồng chí)\b|\s*đ/c)"
)
# «tại phiên họp tháng 4»: nothing but its month names the meeting.
_ONLY_MONTH = re.compile(r" (?:vào |trong )?tháng \d")
# «Hội thảo do SSI đồng tổ chức», «Hội nghị được Đảng ủy Công ty tổ chức»
_BY_WHOM = re.compile(
    r",?(?: \([^)]{1,60}\))?(?: (?:sẽ|đã|vừa|cũng|dự kiến))* (?:do|được|mà) [^.;]{2,90}? (?:(?:đồng|phối hợp|"
    r"chính thức|"
    r"vẫn|sẽ|"
    r"đã) )*"
    r"(?:tổ chức|chủ trì|phát động|đăng cai|diễn ra)"
)
_HELD_AFTER = re.compile(
    r",?(?: \([^)]{1,60}\))?(?: (?:để|nhằm) [^,.;]{3,60}?(?= ))? ?(?:(?:dự kiến|đã|vừa|vẫn|sẽ|được|cũng|chính thức|"
    r"lẽ ra|đáng lẽ|vốn|định|"
    r"long trọng) )*(?:diễn ra|được tổ chức|được tiến hành|"
    r"mở đầu|mở màn|triệu tập|lên lịch|"
    r"tiến hành(?= (?:vào|trong|ngày|tại|từ|sáng|chiều|tối|hôm|tháng|quý)\b)|"
    r"tổ chức|(?:[^.;,]|[.,](?=\d)){2,60}, (?:đã |vừa )?diễn ra|"
    r"(?:được )?ấn định(?= (?:vào|ngày|trong|diễn ra|tổ chức|từ)\b)|"
    r"giữ (?:nguyên )?lịch(?= [^.;,]{0,30}?(?:ngày|\d/\d))|"
    r"(?:nhóm )?họp(?: lại)?(?= (?:ngày|vào|tại|trong|sáng|chiều|hôm|tối|và)\b)|khai mạc|bế mạc|"
    r"kết thúc|khép lại|bắt đầu|kéo dài(?= (?:từ|trong|hai|ba|\d)\b)|thành công tốt đẹp|"
    r"(?:phải |năm nay |lần này )*(?:bị |phải )?(?:hủy|huỷ)|không (?:tổ chức|diễn ra)|bị hoãn|"
    r"(?:được |phải |nay )*(?:tạm )?(?:lùi|hoãn|dời))\b"
    r"|,? dự kiến (?=(?:vào|trong|ngày|đầu|giữa|cuối|từ|quý|tháng)\b)"
)
# «hoãn Đại hội …», «dời lịch tổ chức Lễ …»
PUT_OFF = re.compile(
    r"\b(?:hoãn|lùi|dời|hủy|huỷ|hủy bỏ)(?: lại)?"
    r"(?: (?:lịch|ngày|thời gian|thời điểm|kế hoạch|việc))?(?: (?:tổ chức|họp))? \Z"
    r"|\b(?:quyết định|thống nhất|phải|đành|năm nay) (?:sẽ )?không tổ chức \Z"
)
# «Khép lại sau 7 ngày (8 – 14/12), Tuần lễ …», «Do Công đoàn tổ chức từ ngày 2 đến 4/8, Hội thao …»
_FRONTED = re.compile(
    r"(?:\A|[.;:] ?)(?:được |do [^,;:]{3,80}? )?(?:khép lại|diễn ra|tổ chức|khai mạc|bế mạc|kết thúc|mở màn)\b"
    r"(?P<said>[^;:]{0,140}), \Z"
)
# «Đại hội đồng cổ đông bất thường của ngân hàng chấp thuận …»: one that decides was held.
_DECIDES = re.compile(
    r",?(?: \([^)]{1,60}\))? (?:(?:đã|cũng|vừa|chính thức|nhất trí|thống nhất) )*"
    r"(?:chấp thuận|thông qua|bầu|biểu quyết|quyết nghị|nhất trí|thống nhất|miễn nhiệm|bổ nhiệm)\b"
)
_NAMED = re.compile(r"[“\"«]|\blần thứ\b")
# Where the name of a meeting ends that goes on to decide.
_DECIDED = re.compile(
    r"(?P<name>[^,;:\n]*?\b(?:bất thường|thường niên|lần thứ \w+)[^,;:\n]*?) (?:(?:đã|cũng|vừa|chính thức) )*"
    r"(?:chấp thuận|thông qua|bầu|biểu quyết|quyết nghị|nhất trí|thống nhất|miễn nhiệm|bổ nhiệm) "
)
_ONE_OF_ITS_KIND = re.compile(r"\b(?:bất thường|thường niên|lần thứ|thường kỳ|nhiệm kỳ|khóa [ivx]+|phiên thứ)\b")
_SENTENCE_HEAD = re.compile(
    r"(?:\A|\A(?:riêng|còn|theo đó,|tuy nhiên,|(?:chỉ|rất|đáng) tiếc(?: là| rằng)?,?|tiếc (?:là|rằng)) |\A(?:vốn|"
    r"ban đầu|theo kế hoạch|lẽ ra|dự kiến|do|vì) [^,;]{2,60}, |"
    r".*(?:, (?:còn|riêng)|; (?:còn|riêng)?) ?)\Z",
    re.DOTALL,
)
# «Chiều 25/12, Hội nghị bàn giao, tiếp nhận hồ sơ được Đảng ủy … tổ chức»: the day first, the verb last.
_DAY_BEFORE = re.compile(r"\d\)?,(?: tại [^,;]{2,60},){0,2} \Z")
_HELD_AT_LAST = re.compile(
    r"[^.;\n]{0,160}? (?:diễn ra|khai mạc|bế mạc|được tổ chức|được tiến hành|được [^,.;]{2,70} (?:tổ chức|khai mạc))"
    r"(?=[,.;]| tại| với|$)"
)
# «Hội nghị kiểm điểm tổ chức đảng, đảng viên năm 2023 của chi bộ diễn ra tối 8/12»
_AT_LAST_DATED = re.compile(
    r"[^.;:\n]{0,140}?(?P<verb> (?:đã |vừa |sẽ )?(?:diễn ra|khai mạc|được tổ chức))"
    r"(?= (?:vào |trong |từ )?(?:(?:ngày|sáng|chiều|tối|hôm|hai ngày|ba ngày) )+\d)"
)
_DAY_FIRST = re.compile(r"(?:(?:ngày|sáng|chiều|tối|trưa|hôm) ){1,2}\d[^,]{0,12},")
_DATE_AFTER = re.compile(
    r" (?:vào |ngày |vào ngày |chiều |sáng |tối |hôm |rạng sáng |trưa |đêm |lúc (?=\d{1,2}(?:h|"
    r" giờ)[^,.;]{0,12} ngày )|chiều ngày |sáng ngày |trong ngày |từ |từ ngày |\((?:tổ chức |diễn ra |"
    r"họp )?(?:ngày |sáng |"
    r"chiều )?)\d| (?:trong |vào )?(?:hai|ba|bốn|năm|các|\d) ngày \d| (?:sáng|chiều|tối|trưa) (?:thứ [^\W\d]+|"
    r"chủ nhật),? "
    r"\(?(?:ngày )?\d| (?:vào |trong |hồi )?(?:tháng \d|quý (?:\d|[iv]+\b))| (?:hôm|sáng|chiều|tối) (?:nay|qua)\b"
)
# «Vụ tai nạn tại mỏ Nà Bản ngày 13/9 làm …», «Lễ ký tại Hà Nội hôm 5/10»
_PLACE_THEN_DATE = re.compile(
    r" (?:tại|ở|trên) [^,.;:\d]{3,50}? (?:(?:vào|ngày|hôm|sáng|chiều|tối|đêm|trưa|rạng sáng) )+\d{1,2}/\d"
)
# «Buổi gặp mặt các đại lý và lễ ra quân sáng 3/11 là …»
_AND_NEXT = re.compile(
    r" (?:và|cùng) (?:lễ|buổi|cuộc|hội nghị|đại hội|phiên) [^,.;:\d]{3,70}? "
    r"(?:(?:vào|ngày|hôm|sáng|chiều|tối) )+\d{1,2}/\d"
)
# «Hội nghị trực tuyến với 5 điểm cầu, chiều 6/4, bàn …»
_DATE_ASIDE = re.compile(r",(?: (?:sáng|trưa|chiều|tối|ngày|hôm)){1,2} \d{1,2}/\d{1,2}(?:/\d{4})?,")
# «Tuần lễ hồng lần thứ X, từ ngày 2 đến 8/12/2024, thu được …»
_SPAN_ASIDE = re.compile(
    r",(?: (?:từ|diễn ra|trong|các|ngày|hai|ba)){1,3} \d{1,2}(?:/\d{1,2}){0,2}"
    r" ?(?:đến|tới|và|–|-)(?: hết)?(?: ngày)? ?\d{1,2}/\d{1,2}(?:/\d{4})?,"
)
_COORDINATED = re.compile(r"(?:,| và|;|,? cùng)(?: với)? ?\Z")
_HOLD_GAP = re.compile(
    r"(?: (?:thành công|trọng thể|long trọng|tổ chức|buổi|chuỗi|trực tuyến|phiên trù bị|một|cuộc|đêm chung kết|"
    r"vòng chung kết|trang trọng|tổ chức)"
    r")*(?: (?:tốt đẹp))? \Z"
)
# «thành viên Hội thi do Tập đoàn tổ chức» only says which one it is.
_IS_SUBJECT = re.compile(r"(?:\A|[,;:] |\b(?:tại|trong khuôn khổ) )\Z")
# «công bố tại hội nghị sơ kết giữa năm»: where something was said was held.
_AT = re.compile(r"\b(?:tại|trong khuôn khổ|bên lề|đến dự) \Z")
_REPORTS = re.compile(r" (?:nêu|cho thấy|cho biết|chỉ r[aõ]|đánh giá|khẳng định|ghi nhận|xác định|nhấn mạnh)\b")
_ORGANISES = ("tổ chức", "phối hợp tổ chức", "tổ chức thành công")
# What an enterprise organises every day.
_WORK = re.compile(
    r" (?:sản xuất|thực hiện|triển khai|thi công|lại|bộ máy|đảng|cán bộ|quản lý|khai thác|vận hành|kinh doanh|cung ứng|"
    r"tốt|và|các|nhiều|những|mỗi|học tập|quán triệt|tuyên truyền|công đoàn|hành chính|nhân sự|phong trào|soạn thảo|"
    r"ở|tại|vào|từ|ngày|hoạt động|công tác|bình xét|\d+ (?:lớp|đợt|lượt|cuộc|buổi|hội))\b"
)
# «Vòng loại cuộc thi Sáng tạo trẻ diễn ra …»
_SUBJECT_HELD = re.compile(
    r"(?:\A|[.;:,] |\n)(?!(?:[Hh]oạt động|[Vv]iệc|[Qq]uá trình|[Cc]ông tác|[Mm]ọi|[Cc]ác|[Nn]hững|[Đđ]iều|[Tt]ình|"
    r"[Ss]ự|[Xx]ung đột|[Tt]ất cả|[Đđ]ây|[Nn]ơi|[Ss]au|"
    r"[Tt]rong|[Tt]rước|[Kk]hi|[Ll]úc|[Cc]ho|[Gg]iờ|[Nn]gay|[Tt]ới|[Đđ]ến)\b)"
    r"(?P<what>[A-ZĐÀ-Ỹa-zà-ỹ][^.;:,\n]{7,70}?(?<! thường)(?<! lẽ ra)(?<! đáng lẽ))"
    r"(?: (?:đã|vừa|sẽ|cũng|được|chính thức|vẫn|dự kiến|lẽ ra|đáng lẽ|vốn|định))* \Z"
)
# The rule of a meeting that only is named: «… không qua được cửa Đại hội đồng cổ đông thường niên 2022».
MENTIONED = "mentioned"
_OF_THE_PAST = re.compile(r"\b(?:từng|hay|thường|mỗi lần|mỗi khi|đã được mời|nếu)\b")
_SHORTEST_TITLE, _SHORTEST_NAME, _REACH_OF_PREDICATE = 12, 6, 160
# «Đại hội» and «buổi lễ» alone name nothing, «lễ trao giải» does.
_WORDS_OF_BARE = 2


def held(telling: Telling, hold: Trigger | None, *, is_coordinated: bool) -> Candidate | None:
    """«tổ chức Hội nghị …», «diễn ra Đại hội …», «Hội nghị … đã diễn ra», «cuộc họp Cụm vào 01/11/2022».

    ``hold`` is the verb of holding told before in the sentence; ``is_coordinated``: an earlier noun is its
    object too («tổ chức Hội nghị A và Hội nghị B»).
    """
    trigger, end = telling.trigger, _name_end(telling)
    if _is_generic(telling, end):
        return None
    start, rule = trigger.start, ""
    if hold and _HOLD_GAP.match(telling.lowered[hold.end : trigger.start]):
        if hold.form != "attend":
            start, rule = hold.start, "held"
        elif _is_attended(telling, end):
            rule = "attended"
    rule = rule or _rule_without_verb(telling, end, is_coordinated=is_coordinated)
    is_bare = end == trigger.end or bool(_BARE.match(telling.after))
    if is_bare and len(trigger.words.split()) <= _WORDS_OF_BARE:
        # «Hội nghị đã thành công tốt đẹp», «tổ chức Hội nghị.» name no meeting; with a day they say when one was.
        rule = "again" if rule in ("held", "held_after", "dated_noun") else ""
    rule = rule or (MENTIONED if not is_bare and _is_one_of_its_kind(telling, end) else "")
    if not rule:
        return None
    before = (
        telling.before[: len(telling.before) - (trigger.start - start)] if start < trigger.start else telling.before
    )
    status = status_of(before, telling.lowered[end : end + 60])
    if rule not in ("held", "attended") and status != "cancelled":
        status = _later_status(telling, end) or ("postponed" if rule == "put_off" else status)
    return Candidate(trigger.event_type, status, start, trigger.start, trigger.end, end, telling.sentence, rule)


def unnamed(telling: Telling, following: int, *, is_first: bool) -> Candidate | None:
    """What is held without a noun of the table: «tổ chức trồng 2.000 cây», «Vòng loại … diễn ra ngày 20/11».

    It is an event only with its day. ``following`` is where the next trigger of the sentence stands: its noun is
    what is held.
    """
    trigger, end = telling.trigger, telling.own_end
    if trigger.form == "hold":
        is_body = telling.text[trigger.start].isupper() and bool(telling.before)  # «do Tổ chức Lao động … cấp»
        is_named = is_body or following <= end or bool(_WORK.match(telling.after))
        if trigger.words not in _ORGANISES or is_named or end - trigger.end < _SHORTEST_NAME:
            return None
        start = trigger.start
    else:
        if not is_first or _HOLD_GAP.match(telling.lowered[trigger.end : following]):
            return None
        clause = trigger.start - len(telling.before)
        subject = _SUBJECT_HELD.search(telling.text[clause : trigger.start])
        if subject is None:
            return None
        start, end = clause + subject.start("what"), clause + subject.end("what")
    return Candidate("other", status_of(telling.before, ""), start, start, trigger.end, end, telling.sentence, "dated")


def _name_end(telling: Telling) -> int:
    """Where the name ends: before what the meeting decides, and before the verb that says when it was held."""
    trigger, end = telling.trigger, telling.own_end
    if _ONLY_MONTH.match(telling.after):
        end = trigger.end
    if trigger.event_type == "meeting" and (decided := _DECIDED.match(telling.text, trigger.end, end)):
        end = decided.end("name")
    if not telling.before.strip() and (at_last := _AT_LAST_DATED.match(telling.lowered, end)):
        end = at_last.start("verb")
    return end


def _is_one_of_its_kind(telling: Telling, end: int) -> bool:
    """«… không qua được cửa Đại hội đồng cổ đông thường niên 2022»: the next sentence may tell its day."""
    is_known = _ONE_OF_ITS_KIND.search(telling.lowered, telling.trigger.start, end) is not None
    return is_known and telling.trigger.event_type == "meeting" and not is_future(telling.before)


def _is_attended(telling: Telling, end: int) -> bool:
    """«dự Hội nghị sơ kết công tác …», «tới dự lễ khánh thành dãy nhà học»: what is named was held."""
    trigger = telling.trigger
    if trigger.event_type == "milestone" and end - trigger.end > _SHORTEST_NAME:
        return not _OF_THE_PAST.search(telling.before[-60:])
    is_named = telling.text[trigger.start].isupper() or _DAY_FIRST.match(telling.before) is not None
    return is_named and end - trigger.end > _SHORTEST_TITLE


def _is_generic(telling: Telling, end: int) -> bool:
    return bool(
        (_GENERIC_BEFORE.search(telling.before) and not _IS_TO_BE.match(telling.lowered, end))
        or (_GENERIC_AFTER.match(telling.after) and not telling.trigger.words.endswith(_OF_WHOM))
        or _AS_A_RULE.match(telling.after)
        or _EVERY_YEAR.search(telling.before)
        or _ALL_LEVELS.search(telling.lowered, telling.trigger.end, end)
    )


def _later_status(telling: Telling, end: int) -> EventStatus | None:
    """What the sentence that opens with the noun says of it in the end."""
    if not _SENTENCE_HEAD.match(telling.before[-40:]):
        return None
    return later_status(telling.lowered[end : end + _REACH_OF_PREDICATE])


def _rule_without_verb(telling: Telling, end: int, *, is_coordinated: bool) -> str:
    """What makes a noun an event without a verb of holding before it."""
    if is_coordinated and _COORDINATED.search(telling.before):
        return "held_with"
    if PUT_OFF.search(telling.before[-40:]):
        return "put_off"
    if _is_held_after(telling, end):
        return "held_after"
    if _later_status(telling, end):
        return "put_off"
    if _has_its_day(telling, end):
        return "dated_noun"
    # «Báo cáo tại Hội nghị nêu rõ»: what it reports is no name
    is_named = end - telling.trigger.end >= _SHORTEST_NAME and not _REPORTS.match(telling.after)
    is_named = is_named and bool(_AT.search(telling.before[-30:]))
    return "named_at" if is_named and not is_future(telling.before) else ""


def _has_its_day(telling: Telling, end: int) -> bool:
    """«Hội nghị sơ kết chiều 8/7», «Tuần lễ hồng lần thứ X, từ ngày 2 đến 8/12/2024, …»."""
    follows = telling.lowered[end : end + 90]
    if _DATE_AFTER.match(follows) or _PLACE_THEN_DATE.match(follows) or _AND_NEXT.match(telling.lowered, end):
        return True
    if not telling.before.strip() and telling.trigger.event_type == "meeting" and _DATE_ASIDE.match(follows):
        return True
    is_named = _NAMED.search(telling.lowered, telling.trigger.start, end) is not None
    return is_named and _SPAN_ASIDE.match(follows) is not None


def _is_held_after(telling: Telling, end: int) -> bool:
    """«Hội nghị … diễn ra», «Chiều 25/12, Hội nghị … được Đảng ủy tổ chức», «tại hội thảo do SSI đồng tổ chức»."""
    follows = telling.lowered[end : end + 90]
    by_whom = _BY_WHOM.match(follows)
    if by_whom and not _IS_SUBJECT.search(telling.before[-30:]):
        # «hiến máu trong chương trình “…” do Công đoàn tổ chức ngày 2/4»
        is_dated = _DATE_AFTER.match(telling.lowered, end + by_whom.end())
        is_named = _NAMED.search(telling.lowered, telling.trigger.end, end)
        by_whom = by_whom if is_dated or is_named else None
    fronted = _FRONTED.search(telling.before)
    if fronted and re.search(r"\d", fronted["said"]):
        return True
    decides = telling.trigger.event_type == "meeting" and _DECIDES.match(follows)
    if decides and _IS_SUBJECT.search(telling.before[-30:]):
        return bool(_ONE_OF_ITS_KIND.search(telling.lowered, telling.trigger.start, end))
    at_last = _DAY_BEFORE.search(telling.before) and _HELD_AT_LAST.match(telling.lowered, end)
    return bool(by_whom or at_last or _HELD_AFTER.match(follows))
