"""Plans known by their time alone: «bàn giao mặt bằng trước ngày 30/10», «giao Sở Tài chính báo cáo trước 25/4».

Whether that time lies ahead is still to be seen: the caller drops those of which it does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.extraction.event_telling import Candidate

# The rule of acts that only their time makes plans.
AHEAD = "ahead"
_MONTH = r"(?:0?[1-9]|1[0-2])\b(?:[/.-]\d+)?"
_DAY = (
    r"(?:hết |cuối |đầu |giữa |thượng tuần |trung tuần |hạ tuần )?"
    rf"(?:ngày \d+(?:[/.-]\d+)*|tháng {_MONTH}|quý (?:\d|[iv]+\b)(?:[/-]\d+)?|"
    r"(?:tháng|tuần|quý) (?:tới|sau)|\d{1,2}(?:/\d+)+)"
)
_TIME = rf"(?:{_DAY}|(?:hết |cuối |đầu |giữa |nửa đầu |nửa cuối )?năm (?:20\d\d|sau|tới))"
_BY = r"(?:trước|chậm nhất|muộn nhất)(?: là)?(?: vào)?(?: \d+ ?(?:giờ|h))?"
_ACT = re.compile(
    r"(?P<due>\b(?<!đã )(?<!đã được )(?:đưa(?! (?:doanh|lợi nhuận|thu nhập|sản lượng|tỷ lệ|năng suất|chi phí|giá|"
    r"tổng|mức|số)\b)|lắp đặt|bàn giao|giao tàu|giao hàng|hoàn thành|hoàn tất|"
    r"hoàn thiện|nâng cấp|"
    r"mở rộng|chạy thử|vận hành thử|"
    r"vận hành thương mại|phát điện|hòa lưới|đóng điện|khởi công|khánh thành|khai trương|thông xe|hợp long|hạ thủy|"
    r"khoan|nghiệm thu|"
    r"xuất xưởng|dừng máy|dừng lò|dừng tổ máy|dừng bảo dưỡng|dừng đại tu|ngừng máy|tách lưới|đại tu|chi trả|"
    r"thanh toán cổ tức|thẩm định|đấu nối|ra lò|lên đường|"
    r"trả cổ tức|chốt quyền|chốt danh sách|mở bán|niêm yết|lên sàn|sáp nhập|hợp nhất|thoái vốn|di dời|đóng cửa|ra mắt|"
    r"giải phóng mặt bằng|quyết toán|tổ chức lại|(?:[^\W\d]+ ){1,2}xong|cập cảng|cập bến|"
    r"rời (?!ghế|chức|vị trí|cương vị|khỏi)\w+|"
    r"ra quân|khai giảng|diễn tập|"
    r"khởi hành|xuất bến|mở thầu|đấu giá|phát hành|chào bán|tuyển dụng|cấp khí|đón dòng|chuyển sàn|hủy niêm yết)\b"
    r"(?P<what>(?:\([^()\n]{1,30}\)|(?!tạm dừng|tạm ngừng|tạm hoãn|vốn hẹn|vốn định|vốn dự kiến|"
    r"lẽ ra|đáng lẽ)[^.;:\n“”()]){0,100}?)"
    rf" (?:(?:ngay |kể )?(?:vào|dịp|trong|từ|trước|đến|tới|chậm nhất|muộn nhất) )+{_TIME}"
    r"|\b(?<!đã )(?<!được )(?:đưa|bàn giao|hoàn thành|hoàn tất|chạy thử|phát điện|hòa lưới|đóng điện|khởi công|"
    r"khánh thành|khai trương|"
    r"thông xe|hợp long|hạ thủy|chốt quyền|chi trả|khởi hành|cập cảng|"
    r"mở thầu)\b(?P<at>(?:(?!kế hoạch|chỉ tiêu|nhiệm vụ|mục tiêu|doanh thu|sản lượng)[^.;:,\n“”()]){0,40}?)"
    rf" (?:ngày \d+(?:/\d+)+|(?:cuối|đầu|giữa) năm 20\d\d|(?:cuối |đầu |giữa )?(?:tháng {_MONTH}|quý (?:\d|[iv]+\b)))"
    r"|\b(?:chốt quyền|chốt danh sách|chi trả|trả cổ tức)\b[^.;:,\n“”()]{0,40}? \d{1,2}/\d+(?:/\d+)?)"
)
# «yêu cầu hai bên bàn giao xong trước ngày 10/4», «phần còn lại hẹn trước 31/10»
_ORDERED = re.compile(
    r"(?P<due>\b(?<!bàn )(?:giao|yêu cầu|đề nghị|chỉ đạo|đôn đốc|phải|hẹn|cam kết|hứa|lệnh cho|đặt hạn|ra hạn|"
    r"thống nhất) "
    rf"(?P<what>(?:(?!\d/\d)[^.;:\n“”()]){{4,130}}?),? {_BY} {_DAY}(?! hằng| hàng)"
    r"|\b(?:phần|số|chiếc|đoạn|hạng mục|lô|diện tích|tổ máy|gói|khối lượng)[^,.;:]{0,40} còn lại "
    rf"(?:(?:hẹn|sẽ|phải|được|xong|hoàn thành|giao|lắp|bàn giao) )*{_BY} {_DAY})"
)
# «Trước 30/11, Công ty lắp xong hai trạm đo», «đến tháng 1/2025 bến đón chuyến hàng đầu»
_FRONTED = re.compile(
    rf"(?:\A|[,;] | và )(?P<due>(?:trước|chậm nhất|đến|tới|sang|bước sang|vào|kể từ|từ|trong|theo (?:lịch|kế hoạch|"
    rf"tiến độ),|"
    rf"dự kiến)(?: là)? {_TIME}(?: năm 20\d\d)?,? "
    r"(?P<what>(?:[^.;:,\n\d]{1,60}? )??(?:lắp|đưa|đón|bàn giao|hoàn thành|hoàn tất|khởi công|khánh thành|vận hành|"
    r"mở|dừng|ngừng|"
    r"đóng|"
    r"giao|chuyển|xây|trồng|phát điện|hòa lưới|chạy thử|ra mắt|cung cấp|nộp|trả|chi trả|chốt|thoái|"
    r"tiếp nhận|khai trương|thông xe|di dời|về đích|cho ra|lên sàn|niêm yết|tung|cho chạy|"
    r"bay)\b(?! vốn nhà nước)[^.;:,\n]{2,80}))"
)
# «Tháng 6/2027 phải có mẻ thương mại đầu tiên»
_MUST = re.compile(
    rf"(?:\A|[,;.] |[“\"])(?P<due>(?:(?:trước|đến|tới|trong|vào|chậm nhất) )?{_TIME}(?: năm 20\d\d)?,? "
    r"(?P<what>(?:[^.;:,\n\d]{1,50} )?phải (?:có|xong|hoàn thành|hoàn tất|bàn giao|vận hành|phát điện|khởi công|đưa|"
    r"nộp|"
    r"trình|ra|giao|lắp|hạ thủy|thông xe|chạy)\b(?! (?:được |đủ )?\d)[^.;:,\n]{2,80}))"
)
# «Ngày 20/4 là ngày giao dịch không hưởng quyền nhận cổ tức»
_IS_DAY = re.compile(
    r"\b(?P<due>ngày \d+(?:/\d+)+ (?:sẽ )?là (?:ngày|thời điểm|mốc|hạn chót|hạn cuối|hạn) "
    r"(?P<what>(?:giao dịch không hưởng quyền|đăng ký cuối cùng|chốt|thanh toán|chi trả|khởi công|khánh thành|bàn giao|"
    r"mở thầu|nộp|khai trương|đóng điện|hòa lưới|niêm yết)\b[^.;:,\n]{0,80}))"
)
# «Cổ tức đợt 2 (7%) trả ngày 30/10», «10% còn lại chi trả trong quý II»
_PAID = re.compile(
    r"\b(?P<due>(?P<what>(?:cổ tức|còn lại)\b[^.;:\n]{0,60}?) (?:(?:sẽ|được|dự kiến|phải) )*"
    r"(?:chi trả|trả|thanh toán|về tài khoản(?: cổ đông)?)(?: nốt)?"
    rf"(?: (?:vào|trong|ngay trong|trước|muộn nhất|chậm nhất|là))* (?:(?:ngày )?\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?|"
    rf"{_TIME}))"
)
# «Lịch trình: ngày 20/10 chốt danh sách; ngày 5/11 chi trả», «- 20/11/2024: họp bất thường»
_SCHEDULED = re.compile(
    r"(?:[;:,] |\A[-–+•*] ?)(?P<due>ngày \d{1,2}/\d{1,2}(?:/\d{4})?,? "
    r"(?P<what>(?:chốt|chi trả|thanh toán|họp|khai mạc|bế mạc|nghiệm thu|bàn giao|khởi công|khánh thành|chạy thử|"
    r"đóng điện|hòa lưới|mở thầu|đấu giá|công bố|trao giải|bốc thăm|thi đấu|tổng kết|sơ khảo|chung khảo|hạ thủy|"
    r"giao dịch|niêm yết|nộp|phát hành|lấy ý kiến|bỏ phiếu)\b[^.;:,\n]{0,60}))"
)
# The patterns in order, each with words of which one is in every match: without them it need not be tried.
_RULES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (_IS_DAY, (" là ",)),
    (_PAID, ("cổ tức", "còn lại")),
    (_SCHEDULED, ("ngày ",)),
    (_ORDERED, ("trước", "nhất")),
    (_MUST, ("phải ",)),
    (_FRONTED, ("",)),
    (_ACT, ("",)),
)
_FIGURE = re.compile(
    r"\b(?:đạt|tăng|giảm|lãi|lỗ|doanh thu|lợi nhuận|sản lượng|tỷ lệ|chỉ tiêu|giá)\b|"
    r"\b(?:đón|giao|đưa|cung cấp|chi trả|trả|nộp)(?: được)?(?: (?:hơn|khoảng|trên|gần|tới))? \d"
)
_NOT = re.compile(r"\b(?:không|chưa|nếu|khó|từng|lẽ ra|vốn|đáng lẽ|theo quy định|so với) \Z")
_REACH_OF_DENIAL = 14
_ANY_TIME = re.compile(r"(?:ngày|tháng|quý|tuần|năm) (?:\d|[iv]|tới|sau)|\d/\d")  # without one nothing is due


def find_due(lowered: str, sentence: int, start: int, end: int) -> Iterator[Candidate]:
    """The acts of one sentence that a time is set to, each with the words from its verb to its time.

    >>> words = "chủ tịch tỉnh giao sở tài chính tham mưu giá đất trước ngày 25/4."
    >>> [words[plan.evidence_start : plan.end] for plan in find_due(words, 0, 0, len(words))]
    ['giao sở tài chính tham mưu giá đất trước ngày 25/4']
    """
    words = lowered[start:end]
    if _ANY_TIME.search(words) is None:
        return
    spans: list[tuple[int, int]] = []
    covered = bytearray(len(words))
    for pattern, needed in _RULES:
        if not any(word in words for word in needed):
            continue
        for match in pattern.finditer(words):
            begin, finish = match.start("due"), match.end()
            is_new = not any(covered[begin:finish])
            is_denied = _NOT.search(words, max(0, begin - _REACH_OF_DENIAL), begin)
            if is_new and not is_denied and not (pattern in (_FRONTED, _MUST) and _FIGURE.search(match["what"])):
                spans.append((begin, finish))
                covered[begin:finish] = b"\1" * (finish - begin)
    for begin, finish in sorted(spans):
        at = start + begin
        yield Candidate("plan", "planned", at, at, at, start + finish, sentence, AHEAD)
