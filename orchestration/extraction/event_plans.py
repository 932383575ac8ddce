"""What is announced for a day or period to come, whatever it is: «sẽ được triển khai xây dựng ngay trong tháng 10».

The acts of ``event_triggers.csv`` become plans by themselves; here the auxiliary tells, and the verb only has to be
one that does something. «dự kiến đạt 500 tỷ đồng» is a forecast and no event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.extraction.event_due import find_due
from orchestration.extraction.event_telling import Candidate
from orchestration.extraction.word_search import WordSearch, first_words

_CUE = WordSearch(
    r"\b(?:sẽ|dự kiến|dự định|có kế hoạch|lên kế hoạch|đặt mục tiêu|phấn đấu|cam kết|ấn định|quyết tâm|hướng tới|"
    r"chuẩn bị|đặt kế hoạch|đề ra mục tiêu|kỳ vọng|hẹn|tính|theo kế hoạch|theo lộ trình|theo tiến độ|mục tiêu là)"
    r"(?: (?:sẽ|được|bắt đầu|chính thức|tiếp tục|tiến hành|lần lượt|cùng|sớm|cơ bản|chi|phải|cho|để|đồng loạt|"
    r"có thể|trực tiếp|là|vào|trong|nhà máy|dự án|công trình|mỏ|tàu|lễ),?)* ",
    begins=first_words("sẽ dự có lên đặt phấn cam ấn quyết hướng chuẩn đề kỳ hẹn tính theo mục"),
)
_VERB = re.compile(
    r"(?:triển khai|khởi động|khai giảng|thi công|xây dựng|xây|lắp đặt|lắp|chi trả|trả|thanh toán|phát hành|chào bán|"
    r"chốt|trình|mở|ra mắt|cung cấp|cấp|giao|bàn giao|vận hành|chạy thử|chạy|thử nghiệm|hoàn thành|hoàn tất|hoàn thiện|"
    r"kết thúc|dừng|ngừng|tạm dừng|bảo dưỡng|đại tu|đón|tiếp nhận|nhập khẩu|nhập|xuất khẩu|xuất|ký|công bố|đưa|"
    r"niêm yết|"
    r"chuyển|sáp nhập|cắt giảm|cắt|tuyển|đấu giá|mở thầu|đấu thầu|đóng điện|hòa lưới|phát điện|khởi công|khánh thành|"
    r"thông xe|nâng cấp|mở rộng|thay|thoái|bán|mua|góp vốn|rót|đầu tư|lên sàn|hạ thủy|xuất xưởng|cho dòng|có dòng|"
    r"về đích|cán đích|di dời|đóng cửa|tăng vốn|áp dụng|thí điểm|hợp long|gia nhập|rời|nghỉ hưu|đi vào|hạ đặt|khoan|"
    r"thương mại hóa|phủ sóng|tắt sóng|trồng|thành lập|tái khởi động|khôi phục|nối lại|giới thiệu|thông tuyến|"
    r"trở lại|đốt|cho ra|khởi hành|lên đường|mở lại|chạy lại|nhận|đặt|hòa|thử|lập|tách|nhập|ngưng|tất toán|mua lại|phủ|"
    r"khai thác|sản xuất|đào tạo|hợp nhất|cổ phần hóa|thử tải|nghiệm thu|quyết toán|giải phóng|tham gia|tổ chức|họp|"
    r"kéo|tăng lương|tăng giá|điều chỉnh|xem xét|bỏ phiếu|lấy ý kiến|bốc xếp|cập cảng|cất cánh|lăn bánh|phát sóng|"
    r"thu phí|đền bù|kiểm kê|kiểm toán|xong|thẩm định|ra lò|ra sản phẩm|thanh tra|kiểm tra|giám sát|tung|thuê|bổ sung|"
    r"chở(?= chuyến| lô| mẻ)|phúc tra|tái kiểm tra|hậu kiểm|nâng(?= (?:vốn|công suất|tần suất|hạng))|nộp|đấu nối|"
    r"diễn tập|ra quân|tập huấn)\b"
)
# Figures that are to be reached are forecasts: «sẽ xuất khẩu 500 tấn», «phấn đấu khai thác 3 triệu m3».
_FIGURE = re.compile(
    r"[^,]{0,12}? (?:nhiệm vụ|chỉ tiêu|mục tiêu|vượt mức|đạt|tăng|giảm|lãi|lỗ|doanh thu|lợi nhuận|thu nhập|tỷ lệ|"
    r"năng suất|tổng số|sản lượng)\b"
)
_AMOUNT = re.compile(
    r"(?:khai thác|sản xuất|xuất khẩu|nhập khẩu|bốc xếp|cung cấp|bán|tiêu thụ|chi|nhập|xuất|đón) "
    r"(?:(?:không dưới|hơn|khoảng|trên|gần|ít nhất|tối thiểu|được) )*\d"
)
# «Công suất sẽ được nâng từ 2 lên 3 triệu tấn trong quý IV»
_RAISED = re.compile(r"\b(?:vốn(?: điều lệ)?|công suất|tần suất)(?: [^,.;:]{1,40})? \Z")
_RAISES = re.compile(r"(?:nâng|tăng)(?= (?:từ|lên|thêm) )")
_AT_A_TIME = re.compile(
    r"(?:vào |từ |trong )?(?:(?:cuối|đầu|giữa) )?(?:ngày \d+(?:/\d+)+|tháng (?:\d+(?:/\d+)?|sau|tới)|quý (?:\d|[iv]+\b)"
    r"(?:/\d+)?|năm (?:20\d\d|sau|tới))"
)
_MONTH = r"(?:0?[1-9]|1[0-2])\b(?:[/.-]\d+)?"
_WHEN = re.compile(
    r"(?:[^.;:\n“”(]|\((?=[^()\d]{1,30}\))|\.(?=\d)){0,80}? (?:(?:ngay |kể )?(?:vào|dịp|trong|từ|trước|đến|tới|"
    r"chậm nhất|muộn nhất|sớm nhất|"
    r"hồi) )*"
    rf"(?:(?:cuối|đầu|giữa|nửa đầu|nửa cuối|hết) (?:tháng|quý|năm)|ngày \d+(?:[/.-]\d+)*|tháng {_MONTH}|quý (?:\d|"
    rf"[iv]+\b)|"
    r"năm (?:20\d\d|nay|sau|tới)|(?:tháng|tuần|quý) (?:này|tới|sau)|\d{1,2}(?:/\d+)+)"
)
_LEAD = re.compile(
    r"(?:từ |vào |trong |ngay trong |đến |đầu |cuối |giữa )*[^,;:]{0,12}(?:ngày|tháng|quý|năm) [^,;:]{1,20}, "
)
# The time stands before the auxiliary: «cho biết tháng 9 tới sẽ mở …», «sáu tháng cuối năm, ngân hàng sẽ mở …».
_TIME_BEFORE = re.compile(
    r"\b(?:ngày \d|tháng \d|quý (?:\d|[iv]+\b)|năm (?:sau|tới)|tháng (?:này|tới|sau)|(?:nửa|tháng) cuối năm|"
    r"cuối (?:năm|tháng|quý)|tuần (?:này|tới|sau))[^.;:]{0,60}\Z"
)
_NEWS = r"khai trương|lập|thành lập|niêm yết|chào bán|phát hành|sáp nhập|mua lại|ra mắt|chuyển sàn|cổ phần hóa|hợp nhất"
# «Sắp tới, hãng sẽ thoái vốn tại ba công ty»: news without a day
_SOON = re.compile(
    r"(?:sắp tới|tới đây|thời gian tới|trong thời gian tới|"
    r"ít ngày nữa),? [^,.;:]{2,70}? sẽ (?:được )?(?P<verb>thoái vốn|khởi công|"
    rf"{_NEWS})\b"
)
# «Sang năm 2025, hãng sẽ thoái vốn tại ba công ty, đồng thời thành lập trung tâm đào tạo»
_AND_THEN = re.compile(rf",? (?:đồng thời|cùng với đó,?)(?: sẽ)? (?P<verb>thoái vốn|khởi công|khánh thành|{_NEWS})\b")
_AND_ALSO = re.compile(rf"[^;:.]{{2,60}}?, (?:đồng thời|cùng với đó)(?: sẽ)? (?P<verb>thoái vốn|khởi công|{_NEWS})\b")
_NOT = re.compile(
    r"\b(?:không|chưa|nếu|khó|từng|lẽ ra|vốn|đáng lẽ|theo quy định|trước đây|ban đầu|lúc đầu|thoạt đầu|trước kia) \Z"
)
_STOP = re.compile(r"[,.;:\n](?=\s|\Z)")
_LONGEST, _REACH_OF_DENIAL = 110, 14


# «dự kiến toàn tuyến thông xe dịp 30/4», «phấn đấu đến cuối năm 2026 đưa tổ máy vào vận hành»
_THEN = re.compile(
    r"(?P<between>[^,.;:“”\n]{1,50}? |(?:[^,.;:“”\n]{1,40}, ){1,2}?(?:[^,.;:“”\n]{1,40} )??)"
    r"(?P<verb>khởi công|khánh thành|vận hành|"
    r"hoàn thành|hoàn tất|đi vào|đưa|thông xe|phát điện|hòa lưới|đóng điện|bàn giao|triển khai|ra mắt|niêm yết|lên sàn|"
    r"khai trương|về đích|hạ thủy|cho dòng|chạy thử|khai thác thương mại|mở bán|mở cửa|xuất xưởng|chuyển sàn)\b"
)
_TIME_WORDS = re.compile(
    r"\b(?:ngày|tháng|quý|năm|tuần|dịp|cuối|đầu|giữa) (?:\d|[ivx]+\b|nay|sau|tới|năm|quý|tháng|này)"
)


_OF_RIGHTS = ("đăng ký cuối cùng", "giao dịch không hưởng quyền", "chốt")
_SET = WordSearch(
    r"\b(?:thời gian|thời điểm|lịch|ngày|kế hoạch|mốc|hạn|hạn chót|thời hạn|tiến độ) (?P<what>[^.;,:]{4,60}?) "
    rf"(?:là|được ấn định|được chốt|ấn định|được định)(?: là)?{_WHEN.pattern}",
    begins=first_words("thời lịch ngày kế mốc hạn tiến"),
)

_SETS = (" là", " ấn định", " được")  # one of them is in all that ``_SET`` finds, and in few sentences


def find_plans(text: str, lowered: str, sentence: int, start: int, end: int) -> Iterator[Candidate]:
    """The plans of one sentence, each with the words from its auxiliary to its time.

    >>> words = "tuyến số 2 sẽ được triển khai xây dựng trong tháng 10."
    >>> [words[plan.evidence_start : plan.end] for plan in find_plans(words, words, 0, 0, len(words))]
    ['sẽ được triển khai xây dựng trong tháng 10']
    """
    told = [*_appointed_times(lowered, sentence, start, end), *_intended(text, lowered, sentence, start, end)]
    yield from told
    covered = bytearray(end - start)
    for one in told:
        covered[one.evidence_start - start : one.end - start] = b"\1" * (one.end - one.evidence_start)
    for due in find_due(lowered, sentence, start, end):
        is_name = text[due.start].isupper() and text[max(start, due.start - 2) : due.start - 1].isalpha()
        if not is_name and not any(covered[due.start - start : due.end - start]):
            yield due  # «Tổng công ty Phát điện … từ ngày 1/1» generates nothing


def _intended(text: str, lowered: str, sentence: int, start: int, end: int) -> Iterator[Candidate]:
    """«sẽ được triển khai xây dựng trong tháng 10», «Sắp tới, hãng sẽ thoái vốn tại ba công ty»."""
    at = start
    while cue := _CUE.search(lowered, at, end):
        at = cue.end()
        if _NOT.search(lowered, max(start, cue.start() - _REACH_OF_DENIAL), cue.start()):
            continue
        words = _with_its_time(text, lowered, cue, start, end)
        if words:
            verb, finish = words
            yield Candidate("plan", "planned", cue.start(), *verb, finish, sentence, "intent")
            at = finish
            also = _AND_THEN.match(lowered, finish, end)
            if also:
                begin, at = also.start("verb"), _own_end(text, also.end(), end)
                yield Candidate("plan", "planned", begin, begin, also.end(), at, sentence, "intent")
    soon = _SOON.match(lowered, start, end)
    for news in (soon, soon and _AND_ALSO.match(lowered, soon.end(), end)):
        if news:
            yield _without_a_time(text, news, end, sentence)


def _with_its_time(
    text: str, lowered: str, cue: re.Match[str], start: int, end: int
) -> tuple[tuple[int, int], int] | None:
    """Where the verb after the auxiliary stands and where the plan's words end; None when it is no plan with a time."""
    verb = _VERB.match(lowered, cue.end(), end)
    if verb is None and _RAISED.search(lowered, max(start, cue.start() - _LONGEST), cue.start()):
        verb = _RAISES.match(lowered, cue.end(), end)
    if verb is None and lowered.find("bắt đầu", cue.start(), cue.end()) >= 0:
        begins = _AT_A_TIME.match(lowered, cue.end(), end)  # «Giai đoạn 2 sẽ bắt đầu vào đầu năm sau»
        return ((cue.start(), cue.end()), begins.end()) if begins else None
    if verb is None:
        then = _THEN.match(lowered, cue.end(), end)
        if then is None:
            return None
        if _TIME_WORDS.search(then["between"]):
            return then.span("verb"), _own_end(text, then.end(), end)
        verb = _VERB.match(lowered, then.start("verb"), end)
    if verb is None or _FIGURE.match(lowered, verb.end(), end) or _AMOUNT.match(lowered, verb.start(), end):
        return None
    when = _WHEN.match(lowered, verb.end(), min(end, verb.end() + _LONGEST))
    if when is None and not _has_lead(lowered, start, cue.start()):
        return None
    return verb.span(), when.end() if when else _own_end(text, verb.end(), end)


def _has_lead(lowered: str, start: int, cue: int) -> bool:
    return bool(_LEAD.match(lowered, start, cue) or _TIME_BEFORE.search(lowered, max(start, cue - _LONGEST), cue))


def _appointed_times(lowered: str, sentence: int, start: int, end: int) -> Iterator[Candidate]:
    """«Thời gian thanh toán cổ tức là ngày 28/12»: the time is told of, its act is the plan."""
    if all(lowered.find(words, start, end) < 0 for words in _SETS):
        return
    for match in _SET.finditer(lowered, start, end):
        if _VERB.match(match["what"]) or match["what"].startswith(_OF_RIGHTS):
            begin, finish = match.start("what"), match.end()
            yield Candidate("plan", "planned", begin, begin, begin, finish, sentence, "intent")


def _without_a_time(text: str, verb: re.Match[str], end: int, sentence: int) -> Candidate:
    begin = verb.start("verb")
    return Candidate("plan", "planned", begin, begin, verb.end(), _own_end(text, verb.end(), end), sentence, "soon")


def _own_end(text: str, start: int, end: int) -> int:
    stop = _STOP.search(text, start, min(end, start + _LONGEST))
    return stop.start() if stop else min(end, start + _LONGEST)
