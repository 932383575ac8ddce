"""The measure of a number, read from the words around it.

In this order: a catalogued measure named in the lead («doanh thu đạt | 2 tỷ»), one that verb and
counted thing name together («khai thác | 5 triệu tấn | dầu»), the noun phrase of the lead («Thủy điện:
| 36,5 tỷ kWh»), verb and noun («tuyển dụng | 80 | lao động»), and else what was measured before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from orchestration.extraction.metric_cues import blank_cues
from orchestration.extraction.metric_measures import Measure, MeasureCatalogue, Signal, open_measure
from orchestration.extraction.quantities import Quantity
from orchestration.extraction.units import FUNCTION_WORDS

_MASK = "\x00"
_BARE_RESULT = frozenset({"lãi", "lỗ", "mức lãi"})
_GENERIC = frozenset({"funding"})  # words such as «số tiền» name a measure only when nothing better does
_BOUNDARY = re.compile(r"[;:.()•+“”\"…]|(?<!\w)[–-](?!\w)|(?<!\w)(?:trong khi|nhưng|tuy nhiên|đồng thời|cụ thể|riêng|trong đó|bao gồm|gồm có|như|gồm)(?!\w)")
_PART_OF = re.compile(r"(?<!\w)(?:trong đó|riêng|bao gồm|gồm|cụ thể|trong số này|cơ cấu)(?!\w)")
_EDGE_WORDS = frozenset(
    "và là của với có được đã đang sẽ tại từ đến tới trong cho các những này đó thì cũng đều chỉ còn theo về vào ra lên xuống qua sau trước "
    "như so bằng đạt tăng giảm vượt gồm cùng không phải nhằm giúp gần hơn khoảng trên dưới ước tính lũy luỹ kế chung toàn riêng nhờ khi mà do "
    "vẫn tổng cộng số mức ghi nhận lần lượt xấp xỉ thêm nay hiện ở mới tiếp tục góp phần chiếm cả năm tháng quý ngày kỳ đầu cuối đồng "
    "thời bình quân mỗi một hoàn thành thực kết quả tức nhiều một số rồi nên tuy nhưng còn nếu yêu cầu".split()
)
_PHRASE_VERBS = re.compile(
    r"(?<!\w)(?:kết nạp|tổ chức|khen thưởng|tuyển dụng|tuyển|đào tạo|bồi dưỡng|trao tặng|trao|tặng|hỗ trợ|ủng hộ|xây dựng|ban hành|ký kết|ký|phát hiện|xử lý|"
    r"giải quyết|cung cấp|cung ứng|sản xuất|xuất khẩu|nhập khẩu|tiếp nhận|vận chuyển|bán|tiêu thụ|phục vụ|đầu tư|huy động|giải ngân|tiết kiệm|cắt giảm|tiết giảm|"
    r"khai thác|chế biến|kinh doanh|vận hành|quản lý|bàn giao|lắp đặt|thi công|nghiệm thu|sửa chữa|bảo dưỡng|khoan|thu hồi|thu|chi|nộp|trích|phát hành|mua|"
    r"thăm hỏi|kiểm tra|giám sát|thanh tra|kỷ luật|công nhận|đăng ký|triển khai|thực hiện|áp dụng|phát triển|kết nối|trồng|đón|thu hút|hoàn thành|đưa|tham gia|"
    r"thuê|cho vay|sở hữu|chào bán|chuyển nhượng|mở|thành lập|vận động|quyên góp|truyền tải|phát|tối ưu|nâng cấp|khảo sát|đóng góp|lãi|lỗ)(?!\w)"
)
_PLAN_WORDS = frozenset({"kế", "chỉ", "dự"})  # «kế hoạch», «chỉ tiêu», «dự toán» begin no counted noun
_QUOTED = re.compile(r"\s?[“\"]\s?([^”\"“]{3,60})[”\"]")
_NOUN_AFTER = re.compile(r"\s((?:[^\W\d_]+)(?:\s[^\W\d_]+){0,7})")


@dataclass(frozen=True, slots=True)
class Naming:
    """The measure found for a number; ``is_carried`` when nothing new was named."""

    measure: Measure | None
    is_carried: bool
    is_part: bool = False


class MeasureNamer:
    """Names measures with the help of the catalogue; holds no state between numbers."""

    def __init__(self, catalogue: MeasureCatalogue) -> None:
        self._catalogue = catalogue

    def name(
        self, quantity: Quantity, lead: str, tail: str, signals: list[Signal], before: Measure | None, whole: Measure | None
    ) -> Naming:
        """The measure of ``quantity``.

        ``lead`` and ``tail`` are lower-case words before and after it with dates and organisations
        masked; ``signals`` are those of the lead, offsets counted from its start. ``before`` is the
        measure of the last number, ``whole`` that of the last whole («trong đó»).
        """
        is_part = _PART_OF.search(lead) is not None
        fitting = [signal for signal in signals if signal.measure.allows(quantity.dimension, quantity.unit_code)]
        if fitting:
            signal = fitting[0 if fitting[-1].measure.code in _GENERIC else -1]
            words = lead[signal.start : signal.end]  # «sản lượng | 5 triệu tấn | dầu» says more than «sản lượng»
            measure = self._together(words, noun_after(tail), quantity) or signal.measure
            if words in _BARE_RESULT and before is not None and before.code is not None and "profit" in before.code:
                measure = before  # «lợi nhuận sau thuế …, trong khi quý II/2022 lãi | 44,8 tỷ»
            return Naming(measure, is_carried=False, is_part=is_part)
        verb = _last_verb(lead)
        noun = noun_after(tail)
        if verb and noun and quantity.dimension not in ("currency", "ratio"):
            together = self._together(verb, noun, quantity)
            if together is not None:
                return Naming(together, is_carried=False, is_part=is_part)
        if noun and quantity.dimension == "currency":
            together = self._together("", noun, quantity)  # «thu hút | 1,6 tỷ USD | vốn FDI»
            if together is not None:
                return Naming(together, is_carried=False, is_part=is_part)
        if signals and " " in lead[signals[-1].start : signals[-1].end] and not lead[signals[-1].end :].strip():
            # «công suất thiết kế | 25 triệu hành khách»: named, but of what its unit says
            words = f"{lead[signals[-1].start : signals[-1].end]} {quantity.unit_code if quantity.dimension == 'count' else noun}"
            return Naming(open_measure(words), is_carried=False, is_part=is_part)
        if quantity.dimension == "count":
            return Naming(self._count_measure(quantity, tail, verb), is_carried=False, is_part=is_part)
        if verb and noun and quantity.dimension not in ("currency", "ratio"):
            return Naming(open_measure(f"{verb} {noun}"), is_carried=False, is_part=is_part)
        share = _share_after(tail) if quantity.dimension == "ratio" else ""
        phrase = noun_phrase(lead, is_near=bool(share))
        if phrase:
            base = whole or before
            if is_part and base is not None and not _repeats(base.name, phrase):
                return Naming(Measure(f"{base.name} {phrase}", None, base.category, base.additivity), is_carried=False, is_part=True)
            return Naming(self._catalogued(phrase, quantity) or self._inheriting(phrase, before), is_carried=False, is_part=is_part)
        if share:
            return Naming(Measure(f"tỷ lệ {share}", additivity="non_additive"), is_carried=False, is_part=is_part)
        if before is not None:
            return Naming(before, is_carried=True, is_part=is_part)
        if verb:
            return Naming(open_measure(verb), is_carried=False)
        return Naming(open_measure(noun) if noun else None, is_carried=False)

    def _together(self, verb: str, noun: str, quantity: Quantity) -> Measure | None:
        """«khai thác» + «dầu thô trong nước»: the longest catalogued phrase, else none."""
        words = noun.split()
        for length in range(len(words), 0, -1):
            measure = self._catalogued(f"{verb} {' '.join(words[:length])}".strip(), quantity)
            if measure is not None:
                return measure
        return None

    def _catalogued(self, phrase: str, quantity: Quantity) -> Measure | None:
        measure = self._catalogue.named(phrase)
        return measure if measure is not None and measure.allows(quantity.dimension, quantity.unit_code) else None

    def _inheriting(self, phrase: str, before: Measure | None) -> Measure | None:
        measure = open_measure(phrase)
        if measure is None or before is None:
            return measure
        return replace(measure, category=before.category, additivity=before.additivity)

    def _count_measure(self, quantity: Quantity, tail: str, verb: str | None) -> Measure | None:
        """What a count counts: «hiện có | 134 | chi bộ trực thuộc» is catalogued, «khen thưởng | 3 | chi bộ» is open."""
        after = noun_after(tail)
        noun = f"{quantity.unit_code} {after}" if after else quantity.unit_code
        quoted = _QUOTED.match(tail)
        if quoted is not None:  # «8 chi bộ “Hoàn thành tốt nhiệm vụ”»: those of that grade only
            return Measure(f"{noun} {' '.join(quoted.group(1).split())}", additivity="additive")
        if verb is None:
            words = noun.split()
            for length in range(len(words), 0, -1):
                measure = self._catalogue.named(" ".join(words[:length]))
                if measure is not None and measure.allows("count", quantity.unit_code) and length >= len(quantity.unit_code.split()):
                    return measure
        else:
            together = self._together(verb, noun, quantity)
            if together is not None:
                return together
        return open_measure(f"{verb} {noun}" if verb and not noun.startswith(verb) else noun)


def noun_after(tail: str) -> str:
    """The words right after number and unit that still belong to what is counted, five at most."""
    match = _NOUN_AFTER.match(tail)
    if match is None:
        return ""
    words: list[str] = []
    for word in match.group(1).split():
        if word in FUNCTION_WORDS or word in _PLAN_WORDS:
            break
        words.append(word)
    return " ".join(words[:5])


def without_counted(lead: str) -> str:
    """The lead without the words that the number before counts: «800.000 tấn | urê quy đổi, hoàn thành | 88%»."""
    counted = noun_after(lead)
    if not counted:
        return lead
    end = lead.index(counted) + len(counted)
    return " " * end + lead[end:]


def _share_after(tail: str) -> str:
    """«100% | giàn được chứng nhận trước năm 2023» → «giàn được chứng nhận»: what has the share."""
    if not noun_after(tail):
        return ""
    clause = re.split(rf"[,;.:()\x00]|(?<!\w)(?:trước|trong|so|và|kế hoạch|vào|tại|cùng)(?!\w)", tail, maxsplit=1)[0]
    return " ".join(clause.split()[:6])


def _last_verb(lead: str) -> str | None:
    """The verb phrase that ends the lead (qualifiers may follow it): «đã chủ trì và triển khai thực hiện | 10»."""
    last = None
    for last in _PHRASE_VERBS.finditer(lead):
        pass
    if last is None:
        return None
    between = lead[last.end() :]
    if re.search(r"[,;:.()]", between) or len(between.split()) > 3:
        return None
    return last.group()


def noun_phrase(lead: str, *, is_near: bool) -> str:
    """The noun phrase of the lead's last clause, without cues, dates and bodies.

    ``is_near``: only what stands right before the number will do, not what a comma parts from it.
    """
    start = 0
    for boundary in _BOUNDARY.finditer(lead):
        start = boundary.end()
    clause = blank_cues(lead[start:], _MASK)
    if is_near:
        clause = clause.rpartition(",")[2]
    for part in reversed(re.split(rf"[,{_MASK}]", clause)):
        words = part.split()
        while words and (words[0] in _EDGE_WORDS or words[0].isdigit()):
            words.pop(0)
        while words and (words[-1] in _EDGE_WORDS or words[-1].isdigit()):
            words.pop()
        phrase = " ".join(words[-9:])
        if sum(character.isalpha() for character in phrase) > 1:
            return phrase
    return ""


def _repeats(name: str, phrase: str) -> bool:
    return phrase in name or name in phrase


def listed_measures(lead: str, count: int) -> list[str] | None:
    """«gồm ống thép, tôn mạ tăng lần lượt | 11% và 25%» → [«ống thép», «tôn mạ»] when as many as the numbers."""
    before, found, _ = lead.rpartition("lần lượt")
    if not found:
        return None
    before = re.split(r"[;:.()]|(?<!\w)(?:gồm|bao gồm|của|là)(?!\w)", before)[-1]
    words = before.split()
    while words and words[-1] in _EDGE_WORDS:
        words.pop()
    items = [item.strip() for item in re.split(r",|\svà\s", " ".join(words)) if item.strip()]
    return items[-count:] if len(items) >= count else None
