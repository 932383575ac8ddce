"""Acts told by their verb: «ký kết Giao ước thi đua», «được bổ nhiệm làm Phó Viện trưởng», «hoàn tất giao dịch»."""

from __future__ import annotations

import re

from orchestration.extraction.event_assertion import is_future, is_told, last_match, status_of
from orchestration.extraction.event_nouns import PUT_OFF
from orchestration.extraction.event_posts import is_posted
from orchestration.extraction.event_telling import Candidate, Telling
from orchestration.extraction.model import EventStatus, EventType

_PLAN_VERBS = re.compile(r"\b(?:phấn đấu|dự kiến|đặt mục tiêu|sẽ|mục tiêu|cam kết)\b")
# «hoàn thành đại tu tổ máy trước ngày 30/5»
_DEADLINE = re.compile(
    r" (?:xong )?(?:trước|chậm nhất|muộn nhất)(?: là)?(?: vào)?(?: ngày| cuối| hết| tháng| quý)? ?[\divxt]"
)
# «Năm 2024, hãng đặt kế hoạch …; khai trương chi nhánh trong quý III»: the sentence tells what is intended.
_PLANNING = re.compile(r"\b(?:đặt (?:mục tiêu|kế hoạch|chỉ tiêu)|phấn đấu|dự kiến|có kế hoạch|lên kế hoạch|mục tiêu)\b")
_ITEM = re.compile(r"(?:\A|, | và )\Z")
# «khởi công sớm nhất vào quý IV năm nay»
_AT_THE_EARLIEST = re.compile(r"[^,.;]{0,60}? (?:sớm nhất|muộn nhất|chậm nhất|dự kiến)(?: là)?(?: vào| trong| từ)? ")
_PUTS_OFF = re.compile(r" (?:cho )?(?:việc )?(?:tạm )?(?:hoãn|lùi|dời)\b")
# «Thứ trưởng lưu ý khi thị sát kho cảng sáng 3/4»
_SAID_WHEN = re.compile(
    r"\b(?:nói|nhấn mạnh|phát biểu|cho biết|chia sẻ|khẳng định|yêu cầu|đề nghị|chỉ đạo|lưu ý|căn dặn|nhắc nhở|"
    r"biểu dương)"
    r"[^.;:]{0,60}? khi (?:(?:đến|tới|xuống|đi|về) )?\Z"
)
_COUNT = re.compile(r" (?:(?:hơn|gần|khoảng|xấp xỉ|trên|tới|tổng cộng) )?\d")  # «đã ký 30 hợp đồng» sums up
_ONLY_THOUGHT_OF = re.compile(r"\b(?:xem xét|cân nhắc|đề xuất|kiến nghị|có thể|tính đến|muốn)\b")
_JUST = re.compile(r"\b(?:vừa|mới|vừa mới|chính thức)(?: (?:được|chính thức|tiếp tục|đã))? \Z")
_GREETED = (" đại hội", " hội nghị", " cổ đông", " đại biểu", " các đại biểu")
# «Đồng chí giao UBND thị xã bàn giao mặt bằng trước ngày 30/10»
_DIRECTED = re.compile(r"(?<!bàn )\b(?:giao|chỉ đạo|đôn đốc) [^,.;:]{3,70} \Z")
# «Nếu giá than giảm, mỏ có thể phải dừng lò»
_IF = re.compile(r"\b(?:nếu|có thể|nguy cơ|có khả năng|trong trường hợp|giả sử)\b(?!.* đã )")
# «Công ty có 14 dự án đã đi vào hoạt động», «đã có 12 trạm được đóng điện»
_SO_MANY = re.compile(r"\bcó (?:hơn |gần |khoảng |trên )?\d[\d.,]* [^.,;:]{2,50} \Z")
# «trả cổ tức tỷ lệ 12%, chốt danh sách ngày 11/6, thanh toán ngày 24/6»; «giá trị thanh toán ngày 30/9» is none.
_OF_SHAREHOLDERS = re.compile(r"\b(?:cổ tức|trái tức|cổ đông|chốt quyền|trái phiếu)\b")
_HABIT = re.compile(
    r"\b(?:mỗi|hằng|hàng) (?:năm|tháng|quý|tuần|ngày)\b|\A(?:lũy kế|luỹ kế|cộng dồn|tính chung)\b|\b(?:\d+|nhiều|hai|"
    r"ba|bốn) lần \Z"
)
# «công trình thứ hai mà hãng đưa vào khai thác»
_DESCRIBED = re.compile(
    r"\b(?:là|của|gồm) (?:công trình|dự án|nhà máy|tổ máy|giàn|mỏ|tàu|bến|cảng|trạm|cửa hàng)"
    r"[^,.;]{0,60}\b(?:thứ \w+|đầu tiên|duy nhất)(?! (?:của|tại|ở|do|được))(?: [^,.;]{2,50}){1} \Z"
    r"|\bđây là [^,.;]{3,80} thứ \w+ (?:mà|được) [^,.;]{0,40}\Z"
    r"|\bmà (?!.*\bđã\b)[^,.;]{2,60} \Z|\b(?:sau|từ|trước) khi [^,.;]{2,50} \Z"
)
# «Sau hai ngày 3 và 4/10 làm việc tại Hà Nội, Đại hội đã bế mạc»: how long the meeting was.
_AFTER_DAYS = re.compile(r"\b(?:sau|qua|trong) (?:hơn |gần )?(?:\w+ )?(?:ngày|buổi)\b[^,.;]{0,40} \Z")
_MEETING_ENDS = re.compile(r"[^,.;]{0,60}, (?:đại hội|hội nghị|hội thảo|kỳ họp|phiên họp|cuộc họp|khóa|lớp)\b")
# «Việc bổ nhiệm ông Hà có hiệu lực từ ngày 10/4»
_IN_FORCE = re.compile(r"[^,.;]{3,80}? có hiệu lực (?:kể )?từ\b")
_THEN_APPOINTED = re.compile(r"[^.;:]{3,120}, (?:vừa |mới |đã )?được (?:bổ nhiệm|bầu|điều động|chỉ định)\b")
# «thấp hơn 2% so với định mức được Bộ Công Thương phê duyệt»: only says which one.
_WHICH = re.compile(
    r"\b(?:so với|theo|vượt|bằng|đúng|như|trong|của|thuộc)(?: [^\W\d]+){1,6} (?:đã )?được(?: [^,;.]{2,50})? \Z"
)
_OF_LATE = re.compile(r" hồi (?:(?:đầu|cuối|giữa) )?tháng \d")  # «sau khi nhà máy đi vào hoạt động hồi tháng 6»
_SAID_OF_IT = re.compile(r"[.,;:)]|$| (?:hôm|ngày|sáng|chiều|tối) ")
# «Việc cổ phần hóa, lẽ ra hoàn thành trong năm 2019»
_OUGHT = re.compile(r"\b(?:lẽ ra|đáng lẽ|đáng ra|vốn)(?: (?:phải|đã|được|định|dự kiến))* \Z")
_LISTED = ("có tên trong", "góp mặt trong", "có mặt trong")
# The list of those that are paid or warned honours nobody.
_LIST_OF_NO_HONOUR = re.compile(
    r" danh sách (?:chốt|cổ đông|nợ|chậm|đen|cảnh báo|kiểm soát|vi phạm|hủy|đăng ký|thanh tra)"
)
_POSTS = ("appointment", "election")
_NEEDS_OBJECT = ("decision", "award", "visit", "meeting", "signing")
_WHOLE = ("họp khẩn", "họp bất thường", "họp thường niên", "họp thường kỳ", "nhóm họp")
_AIM_REACH, _LONGEST_PASSED = 60, 300


def completion(telling: Telling) -> Candidate | None:
    """«phấn đấu hoàn thành …», «đã hoàn tất giao dịch mua … vào ngày 3/12»; the caller drops one without a day."""
    aim = _aim(telling)
    if aim:
        return aim
    if _DEADLINE.match(telling.lowered[telling.own_end : telling.own_end + _AIM_REACH]):
        is_denied = telling.before.endswith(("không ", "chưa ", "nếu "))
        return None if is_denied else _candidate(telling, "plan", "planned", "aim")
    is_done = is_told(telling.before, has_subject=telling.has_subject, follows_event=False)
    if not is_done or is_future(telling.before) or _OUGHT.search(telling.before[-20:]):
        return None
    return _candidate(telling, "milestone", "held", "act" if _JUST.search(telling.before[-30:]) else "completed")


def act(telling: Telling, *, said: str, follows_event: bool) -> Candidate | None:
    """The act as it is told, done or to be done; ``said`` is the sentence before it.

    ``follows_event``: the sentence has told another event.
    """
    if telling.trigger.form == "passive" and not (telling.is_given and _SAID_OF_IT.match(telling.after)):
        return None
    if telling.trigger.form == "posted" and not is_posted(telling):
        return None
    if _is_no_act(telling) or _is_told_again(telling):
        return None
    if telling.trigger.event_type == "milestone":
        if _is_item_of_plan(telling, said):
            return _candidate(telling, "plan", "planned", "aim")
        put_off = PUT_OFF.search(telling.before[-40:])
        if put_off:
            status: EventStatus = "cancelled" if put_off.group().startswith(("hủy", "huỷ")) else "postponed"
            is_fact = not _ONLY_THOUGHT_OF.search(telling.before[-60:])
            return _candidate(telling, "milestone", status, "put_off") if is_fact else None
    return _done(telling, follows_event=follows_event)


def _done(telling: Telling, *, follows_event: bool) -> Candidate | None:
    trigger = telling.trigger
    is_aim = _is_aim(telling)
    is_fact = telling.has_subject or trigger.form in ("result", "done", "posted") or is_aim
    goes_on = trigger.words.startswith("được") and trigger.event_type in _POSTS
    told = is_told(telling.before, has_subject=is_fact, follows_event=follows_event, goes_on=goes_on)
    told = told or (trigger.event_type == "visit" and bool(_SAID_WHEN.search(telling.before[-120:])))
    told = told or (trigger.event_type == "appointment" and bool(_IN_FORCE.match(telling.after)))
    if not told or _lacks_object(telling):
        return None
    status = status_of(telling.before, telling.after)
    if trigger.event_type == "decision" and status in ("cancelled", "postponed"):
        status = "held"  # «quyết định hủy niêm yết»: the decision stands
    if is_aim and status == "held":
        status = "planned"
    is_day_needed = trigger.form == "dated" or trigger.event_type == "other"
    is_day_needed = is_day_needed and trigger.event_type not in ("visit", "meeting")
    is_plan = is_aim or (status == "planned" and is_day_needed)
    return _candidate(telling, "plan" if is_plan else trigger.event_type, status, _rule(telling))


def _candidate(telling: Telling, event_type: EventType, status: EventStatus, rule: str) -> Candidate:
    trigger = telling.trigger
    # what is passed stands before: «phương án phát hành cổ phiếu …, đã được Đại hội đồng cổ đông … thông qua»
    is_of_subject = trigger.form == "passive" and len(telling.before) <= _LONGEST_PASSED
    span = telling.clause_start if is_of_subject else trigger.start, trigger.start, trigger.end, telling.own_end
    return Candidate(event_type, status, *span, telling.sentence, rule)


def _is_no_act(telling: Telling) -> bool:
    """A habit, a condition, or words of another event."""
    if _HABIT.search(telling.before) or _IF.search(telling.before[-90:]):
        return True
    if _OUGHT.search(telling.before[-20:]) or _is_misread(telling):
        return True
    if telling.trigger.event_type == "milestone" and _SO_MANY.search(telling.before[-80:]):
        return True
    if _AFTER_DAYS.search(telling.before[-60:]) and _MEETING_ENDS.match(telling.after):
        return True
    is_condition = not telling.before.strip() and telling.after.startswith(",")
    is_described = bool(_DESCRIBED.search(telling.before[-80:])) and not _OF_LATE.match(telling.after)
    if (is_condition or is_described) and telling.trigger.event_type == "milestone":
        return True  # «Đi vào vận hành, đường dây sẽ tải …»
    return _is_of_another(telling)


def _is_misread(telling: Telling) -> bool:
    """«có tên trong danh sách chốt ngày 24/10» honours nobody, «giao Ban Quản lý rà soát» is no meeting."""
    words = telling.trigger.words
    if words == "thanh toán" and not _OF_SHAREHOLDERS.search(telling.before + telling.after[:20]):
        return True
    if words in _LISTED and _LIST_OF_NO_HONOUR.match(telling.after):
        return True
    return words == "giao ban" and telling.text.startswith("Ban", telling.trigger.start + len("giao "))


def _is_told_again(telling: Telling) -> bool:
    """«Người kế nhiệm là ông A, 47 tuổi, được bổ nhiệm theo …»: the second verb tells the appointment."""
    return telling.trigger.words.startswith("người ") and bool(_THEN_APPOINTED.match(telling.after))


def _is_aim(telling: Telling) -> bool:
    """«sẽ khánh thành», «giao UBND bàn giao mặt bằng», «khởi công sớm nhất vào quý IV»."""
    if telling.trigger.event_type != "milestone":
        return False
    return bool(is_future(telling.before) or _DIRECTED.search(telling.before) or _AT_THE_EARLIEST.match(telling.after))


def _lacks_object(telling: Telling) -> bool:
    """Nothing is said of what was approved or honoured."""
    trigger = telling.trigger
    if trigger.event_type not in _NEEDS_OBJECT or trigger.form != "act" or trigger.words in _WHOLE:
        return False
    if trigger.words.endswith(" hiện trường"):
        return False
    is_passive = (
        trigger.words.startswith("được") or telling.is_given or _is_bare_passive(telling)
    ) and not trigger.words.startswith(("đạt", "nhận"))
    return telling.own_end == trigger.end and not is_passive


def _is_bare_passive(telling: Telling) -> bool:
    """«… tới 12/5 mới được phê duyệt» tells news with its day."""
    return telling.trigger.event_type == "decision" and telling.before.endswith("được ")


def _is_item_of_plan(telling: Telling, said: str) -> bool:
    """«Năm 2024, hãng đặt kế hoạch …; khai trương chi nhánh trong quý III»."""
    planning = last_match(_PLANNING, said)
    return planning is not None and bool(_ITEM.search(telling.before)) and " đã " not in said[planning.end() :]


def _rule(telling: Telling) -> str:
    """«dated» is the rule of what is an event only with its day; «vừa» says that it is news."""
    trigger = telling.trigger
    if trigger.form in ("dated", "posted") and trigger.event_type == "appointment" and is_posted(telling):
        return "act"
    if trigger.form == "dated" and trigger.event_type != "appointment" and _JUST.search(telling.before[-30:]):
        return "act"
    if telling.own_end == trigger.end and _is_bare_passive(telling):
        return "dated"
    is_counted = trigger.event_type in ("signing", "milestone") and bool(_COUNT.match(telling.after))
    return "dated" if is_counted or trigger.form == "done" else trigger.form


def _is_of_another(telling: Telling) -> bool:
    """«chấp thuận dời đợt bảo dưỡng»: what is put off is the event; «hủy niêm yết» is an act of its own."""
    if telling.trigger.event_type == "decision":
        return bool(_PUTS_OFF.match(telling.after) or _WHICH.search(telling.before[-110:]))
    if telling.trigger.words == "ra mắt":  # «Ban Chấp hành mới ra mắt Đại hội»
        return telling.after.startswith(_GREETED)
    return telling.trigger.words == "niêm yết" and bool(PUT_OFF.search(telling.before[-40:]))


def _aim(telling: Telling) -> Candidate | None:
    """«phấn đấu đến cuối quý II/2026 hoàn thiện các bước đấu thầu»."""
    verb = last_match(_PLAN_VERBS, telling.before)
    trigger = telling.trigger
    if verb is None or len(telling.before) - verb.end() > _AIM_REACH or _COUNT.match(telling.after):
        return None
    verb_start = trigger.start - (len(telling.before) - verb.start())
    return Candidate(
        "plan", "planned", verb_start, trigger.start, trigger.end, telling.own_end, telling.sentence, "aim"
    )
