"""Is the event told as a fact, a plan or neither? «đã ký kết» is; «công tác khen thưởng», «để ký kết» are not."""

from __future__ import annotations

import re

from orchestration.extraction.model import EventStatus

# Directly before trigger words these make them the name of a kind of work, a wish or a condition.
_NO_FACT = re.compile(
    r"\b(?:việc|công tác|hoạt động|(?<!ban )(?<!phòng )(?<!sở )(?<!bộ )kế hoạch|để|nhằm|cần|phải|nên|không|chưa|nếu|"
    r"khi(?: được)?|thủ tục|quy trình|hình thức|biên bản|"
    r"phong trào|quy chế|về|yêu cầu|"
    r"đề nghị|hướng dẫn|thường xuyên|đăng ký|xét|thời gian|các|những|của|(?<!ủy )(?<!uỷ )(?<!tiểu )ban|hội đồng|"
    r"(?<!cùng )lúc|"
    r"tờ trình|đề xuất|danh sách|"
    r"hồ sơ|tiêu chuẩn|điều kiện|"
    r"dự thảo|xem xét|(?<!công )(?<!quá )trình|phương án|chương trình|nhiều|mỗi|tiếp tục|đẩy mạnh|tăng cường|"
    r"chú trọng|quan tâm|"
    r"mong muốn|hội thi|bình xét|kịp thời|đơn|đơn xin|ngày|"
    r"theo (?:nghị quyết|phương án|kế hoạch|quy chế|chỉ tiêu)(?: đã)?|"
    r"theo|so với|(?<!đoàn )(?<!bộ )cơ sở|sau|trước|từ|như|là|(?<!các )(?<!hai )(?<!ba )(?<!, )đơn vị|chỉ tiêu|tiến độ|"
    r"thẩm quyền|cơ quan|"
    r"(?<!, )(?<!\d )(?<!hai )(?<!ba )(?<!bốn )(?<!năm )(?<!sáu )(?<!bảy )(?<!tám )(?<!chín )(?<!mười )người|hợp đồng|"
    r"lễ|duy trì|thường|"
    r"hằng năm|hàng năm|phục vụ|trong số|từng|chi phí|\d (?:ngày|giờ|tuần|tháng)|(?:các|những|cả hai|hai|"
    r"ba) quyết định) \Z"
)
# «phải làm thêm 30 km mới về đích», «cho phép Công ty phát hành», «khi bà Hà rời ghế», «100% nông trường đã ký»
_ONLY_THEN = re.compile(
    r"\b(?:để|giới thiệu để) (?:hội đồng|hđqt|hđtv|ban|đại hội|cổ đông|cấp|cơ quan|ubnd|bộ)[^,.;:]{0,40} \Z|"
    r"\b(?<!sau )(?<!trong )(?<!từ )khi (?:ông|bà|đồng chí|anh|chị) [^,.;]{3,40} \Z|"
    r"\bngười (?:đã )?(?:từng|trước đây|năm (?:19|20)\d\d)\b[^,.;]{0,60}? \Z|"
    r"\b(?:cho phép|ủy quyền cho|uỷ quyền cho) [^,.;]{2,40} \Z|\b(?:phải|cần)\b[^,.;]{0,80}\bmới \Z"
)
_ONE_AND_ALL = re.compile(
    r"(?:\A|[,:] )(?:(?:có )?\d+(?:,\d+)?% (?!số phiếu|phiếu)(?:số |các )?|mọi |hầu hết |phần lớn |đa số |"
    r"tất cả(?: các)? )[^.;:]{3,60} \Z"
)
# «Đ/c Lan được bầu làm Phó Chủ tịch, thay Đ/c Hùng chuyển công tác»: says of whose post, not what happened.
_REPLACED = re.compile(r"\bthay (?:cho )?(?:đồng chí|đ/c|ông|bà|anh|chị) [^,.;]{3,60} \Z")
_GOES_ON = re.compile(r"(?<= )tiếp tục \Z")
_NAMED_DECISION = re.compile(
    r"\b(?:công bố|thông báo|trao|ban hành|ký|có|theo)"
    r"(?: và trao)?(?: các)? (?:việc|quyết định(?: số)?(?: [\w/-]{2,25})?(?: ngày [\d/.-]{3,10})?(?: về việc| về)?) \Z"
)
# Words in quotes are a slogan or a name, unless somebody tells of himself: «“Ngày 15/3 chúng tôi ký hợp đồng”».
_QUOTED = re.compile(r"[“\"«](?![^”\"»]*\bchúng tôi\b)[^”\"»]{0,60}\Z")
_ASPECT = re.compile(
    r"\b(?:đã|vừa|mới|cũng|sẽ|được|bị|dự kiến|thống nhất|chính thức|long trọng|đồng thời|nhất trí|quyết định|trực tiếp|"
    r"lần lượt|tiến hành|công bố|thông báo|biểu quyết|quyết nghị|bỏ phiếu|bỏ phiếu kín|"
    r"vinh dự|phối hợp|cùng|đang|chuẩn bị|sắp|phấn đấu|hoãn|hủy|hủy bỏ|vì|do|nhờ)"
    r"(?: (?:được|đã|cùng nhau|tiến hành|long trọng|chính thức|trực tiếp|cùng|vinh dự|thống nhất|có|đại diện|"
    r"hiệp thương|bỏ phiếu|bỏ phiếu kín|biểu quyết|tín nhiệm)"
    r")*(?: \w+){0,1} \Z"
)
_FUTURE = re.compile(
    r"\b(?:sẽ|dự kiến|chuẩn bị(?! cho)|sắp|phấn đấu|đặt mục tiêu|dự định|có kế hoạch|hướng tới|tiến tới|"
    r"đảm bảo tiến độ|"
    r"bảo đảm tiến độ|(?<!theo )(?<!đáp ứng )(?<!các )yêu cầu(?! của| về| kỹ thuật)|(?<!theo )đề nghị(?! của))\b"
)
_ASIDE = re.compile(r" [–-] [^–;.]{3,80} [–-] ")  # «Đoàn đại biểu – dự kiến lên đường tháng 7 – cũng được bầu»
_REACH, _LONGEST_NO_FACT = 160, 48
_CANCELLED = re.compile(r"\b(?:hủy|huỷ|hủy bỏ|huỷ bỏ|không tổ chức|dừng tổ chức)(?: việc)?(?: tổ chức)? ?\Z")
_POSTPONED = re.compile(r"\b(?:hoãn|tạm hoãn|lùi|dời)\b")
# «Bị hoãn hai lần vì dịch, Hội thao cuối cùng cũng khai mạc»
_POSTPONED_BEFORE = re.compile(_POSTPONED.pattern + r"[^,;]*\Z")
_IS_CANCELLED = re.compile(
    r" (?:(?:năm nay|lần này|đã|được|phải|cũng|sẽ|chính thức) )*"
    r"(?:bị (?:hủy|huỷ)|(?:hủy|huỷ)(?: bỏ)?\b|không (?:tổ chức|diễn ra)(?![^.;]{0,60} mà (?:dời|lùi|hoãn)))"
)
_LATER = re.compile(
    r",? (?:[^.;:]|\.(?=\d)){0,120}?\b(?:"
    r"(?:nay|đã|được|bị|phải|xin|sẽ|mà) (?:tạm |được |phải |bị )?(?:lùi|hoãn|dời)"
    r"(?= (?:sang|đến|tới|lại|vô thời hạn|do|vì|lịch|thời gian|ngày)\b|[.,;]|$)"
    r"|(?:chưa|chưa thể|không thể) (?:diễn ra|tổ chức|khai mạc|họp)\b"
    r"|tạm (?:dừng|hoãn|ngừng)(?=[.,;]|$| (?:do|vì|để|chờ)\b)"
    r"|(?P<cancelled>(?:bị|phải|đành|buộc|nay|nay đã) (?:hủy|huỷ)(?! niêm yết)|bất thành|không (?:thành(?! viên)|"
    r"thực hiện nữa|tổ chức nữa|"
    r"diễn ra(?![^.;]{0,60} mà (?:dời|lùi|hoãn))))\b)"
)


def is_told(before: str, *, has_subject: bool, follows_event: bool, goes_on: bool = False) -> bool:
    """Do the clause's words before the trigger tell it as something done or to be done?

    ``has_subject``: an organisation, person or date stands directly before. ``follows_event``: the
    sentence has told another event («trao Huy hiệu … và khen thưởng …»). ``goes_on``: «tiếp tục được bầu làm»
    is done anew, where «tiếp tục ký kết» is a habit.
    """
    tail = _GOES_ON.sub("", before[-80:]) if goes_on else before[-80:]
    if _NAMED_DECISION.search(tail):
        return True
    if _NO_FACT.search(tail, max(0, len(tail) - _LONGEST_NO_FACT)) or any(
        pattern.search(tail) for pattern in (_QUOTED, _ONLY_THEN, _ONE_AND_ALL, _REPLACED)
    ):
        return False
    if has_subject or _ASPECT.search(tail):
        return True
    return follows_event and tail.endswith((" và ", ", ", ", song ", " nhưng ", " đồng thời "))


def status_of(before: str, after: str) -> EventStatus:
    """held, planned, cancelled or postponed, by the words of the clause around the trigger."""
    if _CANCELLED.search(before[-30:]) or _IS_CANCELLED.match(after):
        return "cancelled"
    if _POSTPONED_BEFORE.search(before[-25:]) or _POSTPONED.search(after[:40]):
        return "postponed"
    return "planned" if is_future(before) or after.lstrip(" ,").startswith(("sẽ ", "dự kiến ")) else "held"


def later_status(after: str) -> EventStatus | None:
    """«Lễ khánh thành … định tổ chức ngày 10/2, nay lùi sang …»: the clause goes on to put it off or to cancel it."""
    later = _LATER.match(after)
    if later is None:
        return None
    return "cancelled" if later["cancelled"] else "postponed"


def is_future(before: str) -> bool:
    """«sẽ», «dự kiến», «phấn đấu … hoàn thành» in the clause before the trigger."""
    tail = _ASIDE.sub(" ", before[-_REACH:])
    found = last_match(_FUTURE, tail)
    return found is not None and " đã " not in tail[found.end() :]


def last_match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last place where ``pattern`` is found."""
    found = None
    for match in pattern.finditer(text):
        found = match
    return found
