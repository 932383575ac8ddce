"""How far an event's own words reach: «Hội nghị tổng kết công tác Đảng năm 2020 và triển khai nhiệm vụ năm 2021»."""

from __future__ import annotations

import re

_LONGEST = 220
_SUCCESSFULLY = " thành công"
# The full stop of «bổ nhiệm TS. Lê Hai làm Viện trưởng» ends nothing. To stand behind the character it is asked of:
# a look behind that opens a pattern is tried at every character.
NO_DEGREE_ENDS = "".join(
    rf"(?<![\s.(]{degree}.)" for degree in ("TS", "ThS", "GS", "PGS", "KS", "BS", "LS", "TP", "Tp")
)
# Words that begin what is said about the event rather than its name.
_STOP = re.compile(
    rf"[.:]{NO_DEGREE_ENDS}(?=\s|\Z)|"
    r"[;!?\n]|(?<=[”\"])(?=\s(?!lần thứ|năm 20|nhiệm kỳ|cấp |toàn |ngành ))"
    r"|,(?!\d)(?! (?:thăm|kiểm tra|động viên|làm việc|tặng quà|chúc|triển khai|tổng kết|sơ kết|phương hướng|nhiệm vụ|"
    r"kế hoạch|nhiệm kỳ|khóa|khoá|lần thứ|bàn|ký kết|đánh giá|bình xét|tri ân|tôn vinh|biểu dương|tuyên dương|trao|"
    r"Tháng|Ngày|Hội nghị|kinh doanh|an toàn|khen thưởng|các bước|thủ tục))"
    r"| (?:đã|được|do|với sự|nhằm|để|tại|vào|hồi(?= (?:tháng|đầu|cuối|giữa|quý|năm|ngày|\d))|diễn ra|trong khi|"
    r"trong (?:thời gian|hai|các ngày|ngày)|(?<!tiếp )theo|"
    r"có|khi|dưới|là|gồm|sẽ|vừa|sáng(?! (?:tạo|kiến|chế|lập|tác|suốt))|chiều|tối|thay|"
    r"khai mạc|bế mạc|kết thúc|khép lại|bắt đầu|tiếp tục(?= diễn)|vẫn|vốn(?= (?:định|dự|được|ấn))|"
    r"định(?= (?:tổ chức|diễn ra|họp|khai mạc|làm))|lẽ ra|đáng lẽ|cũng|quy tụ|kể từ|"
    r"sau|trước|"
    r"đồng thời|cùng sự|"
    r"qua đó|góp phần|nên|vì|nhân dịp|nhân kỷ niệm|trong đó|sớm|ngay|thành công|"
    r"trong thực hiện|có thành tích|dự kiến|(?<![Cc]huẩn )(?<![Tt]hiết )(?<![Tt]rang )bị|tạm hoãn|hoãn|lùi|dời|"
    r"phải)(?= )"
    r"| (?:diễn ra|khai mạc|bế mạc|khép lại)(?=[.,;]|\Z)"
    r"| (?:họp|nay|nay được) (?=tổ chức|diễn ra|ngày|vào|lùi|dời|hoãn|chuyển)"
    r"| (?<!àng )(?:không|chưa)(?= )"
    r"| \((?=(?:ngày |sáng |chiều |tối )?\d)| (?:ngày|hôm|của|từ|vào|đêm|trưa|rạng sáng|khuya) (?=\d)| (?:hai|ba|bốn|"
    r"\d) ngày (?=\d|\()| (?:từ|"
    r"trong) (?:ngày|tháng|năm|quý|Quý)"
    r"(?= )| (?=\d{1,2}/\d{1,2}/\d{4}\b)| đến (?:ngày|hết|cuối|năm|tháng)(?= )"
    r"| (?<!thăm )và (?=(?:thăm|làm việc|tiến hành|khen thưởng|trao|ký|chạy thử|khởi công|khánh thành|khai trương|"
    r"tuyên dương|bầu|công bố|Hội nghị|Đại hội|Lễ|lễ|buổi) )"
)
_BRACKET = re.compile(r" ?\([^()\n]{1,40}\)")


def title_end(text: str, start: int, words_end: int) -> int:
    """Where the event's own words end that begin at ``start``; ``words_end`` is the end of its trigger."""
    limit = min(len(text), start + _LONGEST)
    # «phát hành thành công 1.000 tỷ đồng trái phiếu»: here it is no praise of the event
    position = words_end + len(_SUCCESSFULLY) if text.startswith(_SUCCESSFULLY + " ", words_end) else words_end
    while position < limit:
        match = _STOP.search(text, position, limit)
        end = match.start() if match else limit
        bracket = text.rfind("(", position, end)
        if bracket >= 0 and text.find(")", bracket, end) < 0:  # a stop inside brackets is none
            closing = text.find(")", bracket, limit)
            if closing < 0:
                return _trim(text, start, bracket)
            position = closing + 1
            continue
        return _trim(text, start, end)
    return _trim(text, start, limit)


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ,–-(":
        end -= 1
    return end


def tidy_title(words: str) -> str:
    """The title without definitions in brackets, first letter capital, single spaces."""
    title = " ".join(_BRACKET.sub("", words).split())
    return title[:1].upper() + title[1:]
