"""What is an event by its day alone: a paper signed or issued on it, a change told of it in whatever words.

«Hợp đồng số 12/HĐ-XD ký ngày 15/8/2022», «Lúc 17 giờ 30 ngày 1/4, dòng khí đầu tiên lên tới giàn».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from orchestration.extraction.dates import DateMention
from orchestration.extraction.document import Document, Sentence
from orchestration.extraction.event_assertion import last_match
from orchestration.extraction.event_dates import Dated
from orchestration.extraction.event_telling import Candidate
from orchestration.extraction.model import EventType
from orchestration.extraction.quotations import is_bracketed

# The rule of events whose own words hold their day.
BY_DAY = "by_day"
_CONTRACT = (
    r"(?:hợp đồng|thỏa thuận|thoả thuận|biên bản ghi nhớ|bản ghi nhớ|biên bản hợp tác|hiệp định|nghị định thư|"
    r"thỏa ước lao động|phụ lục)"
)
_DEED = r"(?:nghị quyết|quyết định|giấy chứng nhận đăng ký|giấy phép|giấy chứng nhận đầu tư|chỉ thị|công điện)"
_LATER = r"(?: (?:vào|hồi|từ|ngay từ|trong|đầu|cuối|giữa))? \Z"
_SIGNED = re.compile(
    rf"\b(?P<paper>{_CONTRACT})\b[^.;:“”]{{0,90}}? (?:(?:đã|được|vừa) )*(?:ký kết|ký|đặt bút ký)"
    rf"(?: (?:với|cùng|giữa) [^,;:.]{{2,80}})?{_LATER}"
)
_ISSUED = re.compile(
    rf"\b(?P<paper>{_DEED})\b[^.;:“”]{{0,110}}? (?:(?:đã|được|vừa) )*(?:ký|cấp|ban hành|phát hành|ký ban hành){_LATER}"
)
_RATE_SET = re.compile(
    r"(?:\A|[,;] )(?P<paper>(?:mức )?(?:giá|phí|cước|lương|lãi suất|biểu giá|khung giá)\b[^.;:,]{2,60}? "
    r"(?:(?:đã|vừa|chính thức) )*được (?:điều chỉnh|áp dụng|nâng|hạ|ấn định)\b(?:[^.;:]|\.(?=\d)){0,60}?)"
    r"(?: (?:kể từ|từ|vào))? \Z"
)
# «Quyết định bổ nhiệm được Chủ tịch Tập đoàn trao tại trụ sở chiều 15/6»
_HANDED = re.compile(
    r"\b(?P<paper>(?:quyết định|nghị quyết|giấy phép|giấy chứng nhận)\b[^;:“”\n]{0,110}? "
    r"được (?:[^;:.“”\n]{2,90}? )?trao(?: tại [^,;.:]{3,50})?)(?: vào)? \Z"
)
# «(đã đóng cọc xong từ tháng 11/2024)», «đường ống thi công xong trong tháng 8»
_FINISHED = re.compile(
    r"(?:\A|[,;:(] ?)(?P<paper>(?!(?:khi|sau|nếu|chưa|phải|cần|sẽ|đến|trước)\b)"
    r"(?:(?!(?:chưa|sẽ|phải|nếu|khi|không|dự kiến|gần|cần)\b)[^\W_]+ ){1,14}xong)"
    r"(?: (?:từ|vào|hồi|trong|ngay từ|ngay trong|cuối|đầu|giữa))? \Z"
)
# What may stand before the day that opens a clause.
_OPENS = re.compile(
    r"[-•–+*▪■ ]*(?:(?:trước đó|sau đó|mới đây|gần đây|tiếp đó|riêng|còn|cũng|và|rồi|sau [^,;]{3,40}),? ?)?"
    r"(?:(?:vào |hồi )?(?:lúc |hồi )?(?:khoảng |chừng |gần |hơn )?\d{1,2} ?(?:giờ|h)(?: ?\d{1,2})?(?: phút)?,? ?)?"
    r"(?:(?:vào|hôm|rạng|đúng|ngay) )*(?:(?:hôm|sáng|chiều|tối|trưa|đêm) (?:qua|nay) \(|"
    r"(?:(?:sáng|chiều|tối|trưa) )?(?:thứ [^\W\d]+|chủ nhật),? \(?)?"
)
_CLOSES = re.compile(r"[,.;:)\n]|\Z| (?:vì|do|sau|để|nhờ|với|tại|bằng|trên|ở|theo|cùng|trước|giữa)\b")
_DONE = re.compile(
    r"(?:\A|, | thì | nên |(?:\A|, )(?:nhờ|do|vì) )(?P<body>(?!(?:trong|vào|tại|theo|với|về|sau|trước|nhân|từ|đến|do|"
    r"vì|"
    r"nhờ|trên|ở|bằng|của|tính|"
    r"để|"
    r"cho|như|mà|nơi|khi|hợp đồng|văn bản|giấy|thông báo|công văn|quyết định|nghị quyết|báo cáo|tài liệu|việc|buổi|"
    r"hàng năm|hằng năm|mỗi|số|đường|phường|những|con số|thông tin|nội dung|kết quả|điều|đây|"
    r"hoạt động)\b)[^,;:]{8,110}?)(?: (?:kể từ|từ|"
    r"vào|hồi|ngay|trong))?"
    r"(?: (?:lúc|hồi) [\w ]{1,12}| \d{1,2} ?(?:h|giờ)(?: ?\d{1,2})?(?: phút)?)? \Z"
)
_DAY_WORD = re.compile(
    r"(?:từ(?= \d| ngày)|các ngày|hai ngày|hôm|ngày|cùng ngày|sáng|chiều|tối|trưa|đêm|rạng sáng|khuya)\b"
)
_TOLD = re.compile(r"\b(?:đã|vừa)\b")
# States, figures and what somebody says are no events.
_NO_CHANGE = re.compile(
    r"\b(?:là|có|gồm|còn|đạt|tăng|giảm|lãi|lỗ|giá|dư nợ|tồn kho|mực nước|lưu lượng nước|doanh thu|lợi nhuận|sản lượng|"
    r"tổng tài sản|"
    r"cổ phiếu|mã|thị trường|phiên|chật|kín|đông đúc|tấp nập|nhộn nhịp|vắng|cho biết|cho hay|nói|chia sẻ|"
    r"khẳng định|nhận định|đánh giá|dự báo|thông tin|theo|nếu|không|chưa|sẽ|dự kiến|khi|ghi nhận|vẫn|thường|hiện|"
    r"cho thấy|tính đến|lẽ ra|đáng lẽ|vốn|ban đầu|ở mức|trị giá|tương đương|chiếm|kỳ vọng|viết|kể|nhớ|tại sao|vì sao|"
    r"hưởng ứng|mà|mỗi|"
    r"nhiệt độ|phụ tải|vọt|chỉ số|"
    r"tỷ giá|nhu cầu|"
    r"giao (?:ban|sở|phòng|ubnd|công an|cục|chi cục|các|tổ|văn phòng|thanh tra))\b"
    r"|\b(?:lên|xuống|tới|đến) (?:tới |còn |hơn |gần )?\d"
)
# Words of which at least one says that something is no longer as it was.
_CHANGE = re.compile(
    r"\b(?:được|đã|bị|vừa|xong|lên|tới|đến|về|vào|ra|qua|sang|khỏi|trở lại|quay lại|quay trở lại|chấm dứt|đặt|"
    r"hạ(?! tầng)|"
    r"đồng ý|trồng|tạm ngừng|tạm dừng|ngừng|"
    r"khép lại|hỏng|quật|đánh (?:hỏng|sập|đứt|cháy)|tốc mái|cuốn trôi|đứt|gãy|lật|mắc cạn|va chạm|đâm|nối|chạm|rời|"
    r"cập|nhận|giao|đón|cắt|dỡ|tháo|cẩu|kéo|khoan|đổ|xả|thả|dâng|đốt|trật|sập|vỡ|cháy|nổ|"
    r"hạ cánh|cất cánh|thủng|thông|hiến|bùng|nối liền|đào|tích nước|phát dòng|vượt qua|hòa vào|phóng|bục|sạt lở|vùi|"
    r"ngập|trượt|va (?:vào|phải)|ngừng việc|đình công|bỏ việc|bốc|lửa|khói|thiêu rụi|thiêu)\b"
)
_OF_WORKS = re.compile(
    r"\b(?:giàn|chân đế|khối thượng tầng|dòng (?:dầu|khí|điện)|mẻ|cọc|tổ máy|tuabin|turbine|nhà máy|dự án|công trình|"
    r"cầu|hầm|"
    r"đường dây|trạm|tàu|lô hàng|chuyến|bến|lò|máy|mũi khoan|giếng|dây chuyền|tuyến|kho|cảng|cánh quạt|đập|hồ|robot|"
    r"đầu tiên|cuối cùng|mốc|ra đời|động thổ|khởi công|khánh thành|nhát cuốc|băng khánh thành|gạch đầu tiên|"
    r"(?:hành khách|vị khách|teu|container|tấn hàng|tấn than|khách hàng|sản phẩm) thứ)\b"
)
_WEATHER = re.compile(r"(?:trời|mưa|nắng|bão|gió)\b")
_HARM = re.compile(
    r"\b(?:cháy|nổ|sập|vỡ|trật|bục|tai nạn|sự cố|thương vong|đình công|sạt lở|ngập|xả|hỏng|tốc mái|cuốn trôi|đứt|"
    r"gãy|lật|va chạm|va (?:vào|phải)|đâm (?:vào|phải)|lửa|khói|thiêu|thiêu rụi)\b"
)
_STOPS = re.compile(r"\b(?:ngừng|tạm dừng|dừng|đóng cửa|tê liệt|rời (?:dây chuyền|chuyền|xưởng)|bỏ việc|nghỉ việc)\b")
_CLAUSE_ENDS = re.compile(r"[;:](?=\s)|\.(?=\s|\Z)|\n")
_PART_ENDS = re.compile(r",(?!\d)")
# «Ngày 5/4, tại Cần Thơ, …»
_DAY_OF_CLAUSE = re.compile(r"\)?,? (?:tại [^,;.:()]{2,70}, )?(?=\w)(?!(?:tại|trong|theo|với|nhân|trước|sau|từ)\b)")
# «+ 9h15 ngày 14/3: cẩu tháp đặt dầm lên trụ»: in a chronology the time is enough.
_BULLET = re.compile(r"[-•–+*▪■] ?(?=[\wđ])")
_ITEM_OF_DAY = re.compile(r" ?: (?=[^\W\d])")
# «Chuyện bùng lên từ trưa 2/10, khi gần 600 người rời dây chuyền»: what came to pass is told after its day.
_SOMETHING = re.compile(r"(?:mọi |câu )?chuyện |(?:sự|vụ) việc |căng thẳng |mâu thuẫn |nhưng |phải đến|mãi (?:tới|đến)")
_WHAT_IT_WAS = re.compile(r",? khi (?P<what>(?:[^,.;:\n]|[.,](?=\d)){14,110}?)(?= (?:vì|do|để|nhằm|bởi)\b|[,.;:\n]|\Z)")
_AMOUNT = re.compile(r"\d (?:nghìn |triệu |tỷ )*(?:tỷ|triệu|nghìn|đồng|tấn|người|usd|kwh|m3)\b|\d ?%")
_LONGEST, _SHORTEST, _REACH = 170, 14, 150
_BRIEF = 10  # days of a stretch in which something happened, and no period


def find_told_by_day(
    doc: Document, dates: Sequence[DateMention], told: Iterable[Candidate]
) -> Iterator[tuple[Candidate, Dated]]:
    """The papers and changes that no other words told, each with its days."""
    covered = bytearray(len(doc.lower))
    for one in told:
        covered[one.start : one.end] = b"\1" * (one.end - one.start)
    for mention in dates:
        if not (mention.first and mention.last and mention.first <= doc.published):
            continue
        index = doc.sentence_index(mention.start)
        sentence = doc.sentences[index]
        if sentence.kind in ("caption", "title") or not sentence.start <= mention.start < sentence.end:
            continue
        found = _paper(doc.lower, sentence.start, mention, index) or _change(doc.lower, sentence, mention, index)
        if found and not any(covered[found.start : found.end]) and not _heralds(doc.lower, found, covered):
            covered[found.start : found.end] = b"\1" * (found.end - found.start)
            yield found, Dated((mention.first, mention.last), "stated")


def _heralds(lowered: str, found: Candidate, covered: bytearray) -> bool:
    """«Ngày 3/4, ngọn đuốc bùng cháy: mỏ đón dòng dầu đầu tiên»: what stands before the colon tells the same."""
    is_herald = found.rule == BY_DAY and lowered.startswith(": ", found.end)
    return is_herald and any(covered[found.end : found.end + _REACH])


def _paper(lowered: str, start: int, mention: DateMention, sentence: int) -> Candidate | None:
    """«Hợp đồng … ký ngày 15/8/2022», «giấy phép … cấp ngày 2/2», «giá nước được điều chỉnh từ 1/3»."""
    window = max(start, mention.start - _REACH)
    readings: tuple[tuple[re.Pattern[str], EventType], ...] = (
        (_SIGNED, "signing"),
        (_ISSUED, "decision"),
        (_RATE_SET, "decision"),
        (_HANDED, "decision"),
        (_FINISHED, "milestone"),
    )
    for pattern, event_type in readings:
        found = last_match(pattern, lowered[window : mention.start])
        if found and (mention.grain == "day" or event_type in ("signing", "milestone")):
            begin = window + found.start("paper")
            return _candidate(event_type, begin, mention.end, sentence)
    return None


def _change(lowered: str, sentence: Sentence, mention: DateMention, index: int) -> Candidate | None:
    """«Lúc 17 giờ 30 ngày 1/4, dòng khí đầu tiên lên tới giàn», «nhà máy đã đốt rác trở lại từ hôm 20-9»."""
    if mention.grain not in ("day", "range", "month") or mention.kind == "comparison" or mention.is_of_document:
        return None
    clause = max(sentence.start, mention.start - _REACH)
    for stop in _CLAUSE_ENDS.finditer(lowered, clause, mention.start):
        if not is_bracketed(lowered, clause, stop.start()):
            clause = stop.end() + 1
    before = lowered[clause : mention.start]
    body_start = mention.end
    link = _ITEM_OF_DAY.match(lowered, mention.end) if _BULLET.match(lowered, sentence.start) else None
    is_item = link is not None
    link = link or _DAY_OF_CLAUSE.match(lowered, mention.end)
    if link and _OPENS.fullmatch(before):
        body_start = link.end()
        body_end = _own_end(lowered, body_start, sentence.end)
    else:
        done = _DONE.search(before)
        is_told = done and (_TOLD.search(done["body"]) or _DAY_WORD.match(mention.text.lower()))
        if done is None or not is_told or not _CLOSES.match(lowered, mention.end):
            return None
        body_start, body_end = clause + done.start("body"), clause + done.end("body")
    if _SOMETHING.match(lowered, body_start):
        what = _WHAT_IT_WAS.match(lowered, mention.end, sentence.end)
        body_start, body_end = what.span("what") if what else (mention.end, mention.end)
    body = lowered[body_start:body_end]
    if not _is_change(body, mention, is_item=is_item):
        return None
    is_works = _OF_WORKS.search(body) and not _HARM.search(body) and not _STOPS.search(body)
    return _candidate("milestone" if is_works else "other", body_start, body_end, index)


def _is_change(body: str, mention: DateMention, *, is_item: bool) -> bool:
    """Whether the words tell of something that was not so before; in a chronology nearly any do."""
    is_weather = _WEATHER.match(body) and not _HARM.search(body)
    if len(body) < _SHORTEST or is_weather or _NO_CHANGE.search(body):
        return False
    changes = _CHANGE.search(body) is not None
    if is_item:  # «- 31/3: vốn chủ sở hữu 5.200 tỷ đồng» is none
        return changes or _AMOUNT.search(body) is None
    is_brief = mention.last is not None and mention.first is not None and (mention.last - mention.first).days <= _BRIEF
    return changes and is_brief and mention.grain != "month"


def _own_end(lowered: str, start: int, end: int) -> int:
    limit = min(end, start + _LONGEST)
    stop = _CLAUSE_ENDS.search(lowered, start, limit)
    limit = stop.start() if stop else limit
    for part in _PART_ENDS.finditer(lowered, start + _SHORTEST, limit):
        if not is_bracketed(lowered, start, part.start()):
            return part.start()
    return limit


def _candidate(event_type: EventType, start: int, end: int, sentence: int) -> Candidate:
    return Candidate(event_type, "held", start, start, start, end, sentence, BY_DAY)
