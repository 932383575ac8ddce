"""Who does it: does a clause say, before its trigger, of whom or of what time it tells?"""

from __future__ import annotations

import re

from orchestration.extraction.event_doers import is_done_by_some
from orchestration.extraction.event_telling import Telling
from orchestration.extraction.event_titles import title_end
from orchestration.extraction.event_triggers import REORGANISED

_SUBJECT_GAP = re.compile(
    r"\)?(?: ?\([^)]{1,40}\))?(?:(?:,[^,.;]{1,80}){1,3},)? ?(?:(?:đã|vừa|mới|sẽ|cũng|chính thức|long trọng|phối hợp|"
    r"cùng|"
    r"tiếp tục|được|làm trưởng đoàn|dẫn đầu|lần đầu tiên|lần đầu|liên tiếp|lần thứ \w+|xuất sắc|vinh dự|tỉnh|"
    r"thành phố|vẫn|còn|đều|lần lượt|trực tiếp|kịp thời|bộ phận) )*\Z"
)
# Bodies and meetings that act without their names: «Đại hội bầu ông …», «hai bên đã ký …».
_NAMELESS_SUBJECT = re.compile(
    r"(?:\A|[,;] |\b(?:đó|nay|này|ra|cùng) )(?:(?:tại|theo) [^,;]{1,60}, )?(?:phía )?(?:hội nghị|đại hội|"
    r"(?:các )?cổ đông|đại biểu|phiên họp|cuộc họp|"
    r"hđqt|hội đồng quản trị|hội đồng thành viên|ban chấp hành|"
    r"hai bên|các bên|hai đơn vị|đoàn|đoàn công tác|hãng|công ty|công ty mẹ|tập đoàn|tổng công ty|ngân hàng|"
    r"liên doanh|bộ|tỉnh|"
    r"(?:phó )?thủ tướng(?: chính phủ)?|bộ trưởng|thứ trưởng|chủ tịch nước|tổng bí thư|chủ tịch quốc hội|"
    r"chủ tịch ubnd tỉnh|bí thư tỉnh ủy|chủ tịch công đoàn|đảng ủy|"
    r"đảng bộ|chi bộ|công đoàn|công đoàn bộ phận|công đoàn cơ sở|đoàn thanh niên|các đơn vị|\d+ đơn vị|nhà máy|"
    r"xí nghiệp|đơn vị|liên hiệp|hợp tác xã|htx|ban quản lý|sở|cục|ủy ban|ubnd tỉnh|nhà thầu|liên danh|doanh nghiệp|"
    r"đoàn kiểm tra|đoàn giám sát|đoàn khảo sát|đoàn đại biểu|các đại biểu|ban giám đốc|ban tổng giám đốc|"
    r"tổng giám đốc|lãnh đạo tổng công ty|lãnh đạo tỉnh|lãnh đạo bộ|chủ tịch hđqt|thường trực đảng ủy|"
    r"cơ quan điều tra|viện kiểm sát|tòa án|thanh tra chính phủ|cục thuế|chính phủ|"
    r"chủ đầu tư|hiệp hội|nhà băng|nhà mạng|đhđcđ|hđtv|ban tổ chức|ban lãnh đạo|lãnh đạo công ty|lãnh đạo tập đoàn|"
    r"lãnh đạo hai bên|"
    r"lãnh đạo các bên|đại diện hai bên|đại diện các bên) "
    r"(?:(?:cũng|đã|còn|vừa|sẽ|tiến hành|thống nhất|"
    r"nhất trí|chính thức) )*\Z"
    r"|\bchúng tôi (?:(?:cũng|đã|vừa|mới|sẽ|chính thức) )*\Z"
)
# «các đại biểu nhìn lại nhiệm kỳ qua, quyết định phương hướng mới và bầu Ban Chấp hành»
_VOTERS = re.compile(
    r"(?:\A|[,;] )(?:đại hội|(?:các )?đại biểu|hội nghị|(?:các )?cổ đông)(?: đã)? [^.;:]{3,250}(?:,| và)(?: đã)? \Z"
)
# «- 11/01/2025: …», «Tháng 3/2020: …» in a list of what was done when.
_TIMELINE = re.compile(
    r"[-•–+*▪■ ]*(?:ngày |tháng |quý |năm |(?:sáng|chiều|tối) |đầu |cuối |giữa )*(?:[ivx]+/)?\d[\d/.–-]*(?: tháng \d+|"
    r" năm \d{4}){0,2}\s*:\s*"
)
# «- Quyết định số 15/QĐ-UBND ngày 3/4: bổ nhiệm ông …»: what the paper decides.
_PAPER = re.compile(r"[-•–+*▪■ ]*(?:(?:theo|tại|bằng) )?(?:quyết định|nghị quyết)\b[^:;]{0,90}: ")
# «Phó Tổng Giám đốc công bố Quyết định số 15/QĐ-HĐTV ngày 3/4: điều động ông …»
_ANNOUNCED = re.compile(r"\b(?:công bố|trao|ký|ban hành|đọc) (?:các )?(?:quyết định|nghị quyết)\b[^:;]{0,90}: \Z")
_FRONTED = re.compile(
    r"(?:(?: [^,.;:\d]{1,40})? (?:(?:ngay|vào|từ|trong|hồi|đầu|cuối|giữa|sáng|chiều|tối) )*(?:ngày|tháng|quý|năm|hôm|"
    r"sáng|chiều|tối|trưa|đêm) [\divx]|(?: [^,.;:\d]{1,40})? (?:từ|vào|hôm) \d{1,2}/\d)"
    r"(?:[^,.;:]|[.,](?=\w)){0,90}, "
)
# «tàu hạ thủy ngày 3/8», «đi vào hoạt động hồi tháng 6»
_ON_A_DAY = re.compile(
    r" (?:vào )?(?:(?:sáng|chiều|tối|ngày|hôm) ){1,2}\d| hồi (?:(?:đầu|cuối|giữa) )?(?:tháng|quý|năm) [\divx]"
)
_FROM_A_DAY = re.compile(r" (?:kể )?từ (?:ngày )?\d{1,2}/\d")
# «…, khởi công đầu năm 2023»
_IN_A_TIME = re.compile(
    r"(?: đúng (?:hẹn|kế hoạch|tiến độ))? (?:vào |từ |trong |ngay )*"
    r"(?:(?:(?:đầu|cuối|giữa) )?(?:ngày|tháng|quý|năm) [\divx]|\d{1,2}/\d{1,2}/\d{4})"
)
_DONE_TO_SOMEBODY = ("appointment", "election", "signing", "award")
_DONE_IN_A_ROW = ("milestone", "signing", "plan")
_DATED_ACTS = ("award", "milestone", "signing", "visit")  # «…, đạt chứng nhận ISO vào ngày 14/6»
# A name that no register knows, before the verb.
_WHO = re.compile(
    r"\b(?:[A-ZĐÀ-Ỹ][\w&-]*|(?<=số )\d+)(?: (?:đã|vừa|cùng|đều|vẫn|vinh dự|được|lần lượt|chính thức|sẽ))* \Z"
)
# «Bà Lê Hạ, Chủ tịch Công đoàn, thay mặt người lao động ký …», «ông Lê Tư, nay là Trưởng Ban, nhận …»
_BEHIND_ASIDE = re.compile(
    r"(?:\A|[,;] |\b(?:đó|này|này,|nay|lễ,|nghị,|đây,) )(?:tân )?(?:ông|bà|đồng chí|đ/c|anh|chị|kỹ sư|"
    r"ts\.) [^,.;]{3,40}"
    r"(?:, | [-–] |\()[^;.]{3,140}(?:, | [-–] |\) )(?:thay mặt [^,.;]{3,50} )?"
    r"(?:(?:đã|vừa|cũng|được|sẽ|chính thức|trực tiếp) )*\Z"
)
# «17 tập thể và 43 cá nhân nhận bằng khen»
_SO_MANY = re.compile(
    r"\b\d+ (?:tập thể|cá nhân|đơn vị|đồng chí|cán bộ|công nhân|đoàn viên|đảng viên|gương|hộ)\b[^.;,]{0,60} \Z"
)
# «Giám đốc ký bổ nhiệm lại bà Hà chức Kế toán trưởng; giao ông Lê kiêm phụ trách Trung tâm»
_OF_POSTS = re.compile(
    r"\b(?:ký|quyết định|công bố|thống nhất|nghị quyết|chính thức)(?: \w+){0,2}? "
    r"(?:bổ nhiệm|điều động|miễn nhiệm|phân công|luân chuyển|chỉ định)\b"
)
_BY_WHOM = re.compile(r"[^,.;:]{3,70} (?:là|có|gồm) (?:các )?(?:ông|bà|đồng chí|đ/c|anh|chị) ")
# How far before a trigger its sentence is looked at.
_REACH, _LIST_REACH = 400, 120


def has_subject(telling: Telling, sentence_start: int, named_until: int | None) -> bool:
    """Does somebody or something do it? ``named_until`` ends the last name before the trigger in its clause."""
    trigger, before = telling.trigger, telling.before
    if named_until is not None and _SUBJECT_GAP.match(telling.lowered[named_until : trigger.start]):
        return True
    if _NAMELESS_SUBJECT.search(before[-140:]) or _BEHIND_ASIDE.search(before[-220:]) or is_done_by_some(telling):
        return True
    if trigger.event_type == "election" and _VOTERS.search(before[-300:]):
        return True
    if trigger.words.startswith("được") and trigger.event_type in _DONE_TO_SOMEBODY:
        return True  # «Ông A – đại diện cổ đông lớn – được bầu làm …»
    if trigger.form in ("act", "dated", "hold"):  # «Tổ may số 5 nhận giấy khen»: whoever it is
        clause = telling.clause_start
        if _WHO.search(telling.text, max(clause, trigger.start - 60), trigger.start):
            return True
    return (
        _is_of_clause_before(telling, sentence_start)
        or _is_honoured(telling)
        or _is_done_in_a_row(telling)
        or _is_told_by_its_day(telling)
        or (trigger.form in ("act", "result", "dated", "completion") and _is_headed_by_time(telling, sentence_start))
    )


def _is_of_clause_before(telling: Telling, sentence_start: int) -> bool:
    """«đã …; tổ chức Lễ …»: the subject is that of the clause before."""
    if telling.before.strip() or telling.trigger.form not in ("hold", "act"):
        return False
    clause = telling.clause_start
    said = telling.lowered[max(sentence_start, telling.trigger.start - _REACH) : clause]
    is_of_posts = telling.trigger.event_type == "appointment" and _OF_POSTS.search(said)
    return telling.lowered[clause - 2] == ";" and (" đã " in said or bool(is_of_posts))


def _is_honoured(telling: Telling) -> bool:
    """«17 tập thể nhận bằng khen», «được Tỉnh ủy tặng Bằng khen», «Trao giải cho ba đội là bà Lê Hai»."""
    opens = telling.trigger.words.startswith("trao") and not telling.before.strip()
    if opens and telling.trigger.event_type == "award" and _BY_WHOM.match(telling.after):
        return True
    if telling.trigger.event_type == "award" and _SO_MANY.search(telling.before[-90:]):
        return True
    return telling.trigger.event_type in ("award", "decision", "appointment", "election") and telling.is_given


def _is_done_in_a_row(telling: Telling) -> bool:
    """«đã hoàn thành 35 dự án, đưa vào vận hành trạm …»."""
    if telling.trigger.event_type not in _DONE_IN_A_ROW:
        return False
    before = telling.before
    if before.endswith((", ", " và ")) and " đã " in before[-2 * _LIST_REACH :]:
        return True
    return bool(before.strip() and (_ON_A_DAY.match(telling.after) or _IN_A_TIME.match(telling.after)))


def _is_told_by_its_day(telling: Telling) -> bool:
    """«Tàu dầu Biển Bạc hạ thủy sáng 20/11»."""
    trigger = telling.trigger
    if trigger.form != "dated" and not (trigger.form == "act" and trigger.event_type in _DATED_ACTS):
        return False
    own_end = title_end(telling.text, trigger.start, trigger.reach)
    is_item = telling.lowered[max(0, telling.clause_start - 2) : telling.clause_start] == ": "
    if is_item and not telling.before.strip():  # «Sửa chữa lớn: đại tu tổ máy H2 từ 5/3 đến 28/4»
        return bool(_ON_A_DAY.match(telling.lowered, own_end) or _FROM_A_DAY.match(telling.lowered, own_end))
    is_dated = _ON_A_DAY.match(telling.lowered, own_end) or (
        trigger.words.startswith(REORGANISED) and _FROM_A_DAY.match(telling.lowered, own_end)
    )
    return bool(telling.before.strip() and is_dated)


def _is_headed_by_time(telling: Telling, sentence_start: int) -> bool:
    """«Khởi công ngày 16/3, đường dây …», «- 11/01/2025: hòa lưới tổ máy 1»: the time stands for the subject."""
    opens = telling.lowered[sentence_start : telling.clause_start]
    if opens.strip():
        return bool(_TIMELINE.fullmatch(opens) or _PAPER.fullmatch(opens) or _ANNOUNCED.search(opens[-_LIST_REACH:]))
    return not telling.before.strip() and bool(_FRONTED.match(telling.lowered, telling.trigger.end))
