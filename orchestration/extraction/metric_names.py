"""The measure of a number, read from the words around it.

In this order: a catalogued measure named in the lead («doanh thu đạt | 2 tỷ»), one that verb and
counted thing name together («khai thác | 5 triệu tấn | dầu»), the noun phrase of the lead («Thủy điện:
| 36,5 tỷ kWh»), verb and noun («tuyển dụng | 80 | lao động»), and else what was measured before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from orchestration.extraction.lexicon import any_of
from orchestration.extraction.metric_measures import Measure, MeasureCatalogue, Signal, open_measure
from orchestration.extraction.metric_phrases import last_verb, noun_after, noun_phrase, share_after
from orchestration.extraction.quantity import Quantity

_LONGEST_GOODS = 5  # words of «sản lượng gỗ ván ép»
_BARE_RESULT = frozenset({"lãi", "lỗ", "mức lãi", "lợi nhuận"})
_RESULTS = frozenset({"profit", "profit_before_tax", "profit_after_tax", "profit_attributable_to_parent"})
GENERIC_CODES = frozenset({"funding"})  # words such as «số tiền» name a measure only when nothing better does
# «tổng giá trị giải thưởng» is of the prizes; «số tiền» alone says nothing more.
_AMOUNTS = frozenset({"tổng giá trị", "tổng trị giá", "tổng số tiền", "số tiền"})
_SOURCE = re.compile(
    r"\s(?P<source>từ (?:[^\W\d_]+\s){1,4})(?=đạt|là|tăng|giảm|gấp|bằng|lên|xuống|còn|ở|hơn|gần|khoảng|$)"
)
# «doanh thu bán điện», «lợi nhuận mảng thép», «doanh thu nội địa»: of a part of the business
_SEGMENT = re.compile(
    r"\s(?P<segment>(?:nội địa|trong nước|ngoài nước|nước ngoài|quốc tế)\s|"
    r"(?:bán|(?:của )?(?:mảng|khối|lĩnh vực|phân khúc|kênh|thị trường)) (?:[^\W\d_]+\s){1,4}?)"
    r"(?=đạt|là|tăng|giảm|gấp|bằng|lên|xuống|còn|ở|hơn|gần|khoảng|chiếm|cũng|vẫn|$)"
)
_BEFALLS = re.compile(r"\s(?P<what>(?:bị|phải nhận|được (?:kết nạp|đào tạo|tặng|khen|trao))(?:\s[^\W\d_]+){1,3})")
_PART_OF = re.compile(
    any_of("trong đó|riêng|bao gồm|gồm|cụ thể|trong số này|cơ cấu".split("|"), not_after=r"\w") + r"(?!\w)"
)
_CLASSIFIERS = frozenset({"lượt", "đơn vị", "chiếc", "cái", "vụ", "trường hợp"})  # they count anything
_OF_UNIT = {"TEU": "container_throughput"}  # what units are counted for, unless it is the room for them
_ROOM = re.compile(
    r"(?<!\w)(?:sức|tàu|cỡ|trọng tải|tải trọng|khoang|hầm|boong|chở được|chứa|quy mô|gồm|trong đó)(?!\w)|\($"
)
_HAS_COME_TO = re.compile(r"(?<!\w)(?:còn|lên|xuống|lên tới|là)(?: chỉ)? $")
_LABELLED = frozenset({"hộ", "người"})  # «Khách hàng dùng nước máy: | 187.450 hộ»: the label says more
_MAKING = frozenset({"làm ra", "ra lò", "cho ra lò", "cho ra", "lấy lên"})
_SUBSTANCES = frozenset({"mass", "volume"})
_SPENT = re.compile(
    r"(?<!\w)(?:dành|chi|trích|bỏ ra|rót)(?:\s(?:ra|thêm|tới|đến|hơn|gần|khoảng|trên|tổng cộng)){0,2}\s$"
)
_PURPOSE = re.compile(
    r"\s(?:cho|để|vào)\s(?P<what>(?:việc\s)?(?!các\s|những\s|\d)[^,;.()\x00\d]{4,60}?)(?=\s?[,;.()]|\s(?:và|trong|với|từ)\s|$)"
)
_SELLING = frozenset({"bán", "xuất bán", "bán được"})
_HOLDING = frozenset({"góp", "nắm", "nắm giữ", "sở hữu", "giữ"})
_GROWTH = re.compile(r"(?<!\w)(?:tăng trưởng|mức tăng|tốc độ tăng)(?!\w)")  # «giữ mục tiêu tăng trưởng | 8%»
_CAPITAL = re.compile(r"(?:vốn|cổ phần|cổ phiếu)(?!\w)")
_VOTES = ("phiếu", "số phiếu", "tổng số phiếu", "số cổ phần", "cổ phần biểu quyết")
_NEAR_WORDS = 4
_QUALIFIER_REACH = 40  # characters after a counted noun in which its qualifier stands
_QUOTED = re.compile(r"\s?[“\"]\s?([^”\"“]{3,60})[”\"]")


@dataclass(slots=True)
class Naming:
    """The measure found for a number; ``is_carried`` when nothing new was named."""

    measure: Measure | None
    is_carried: bool
    is_part: bool = False


@dataclass(slots=True)
class Words:
    """What the naming rules look at, in lower case with dates and organisations masked.

    ``signals`` are those of the lead, offsets counted from its start; ``verb`` ends the lead, ``noun``
    begins the tail. ``before`` is the measure of the last number, ``whole`` that of the last whole;
    ``is_part``: «trong đó», «riêng» or a part before it make the number a part of that whole.
    """

    quantity: Quantity
    lead: str
    tail: str
    signals: Sequence[Signal]
    verb: str | None
    noun: str
    before: Measure | None
    whole: Measure | None
    is_part: bool

    @property
    def names_substance(self) -> bool:
        """Whether verb and noun can name the measure together; a share has a rule of its own."""
        return bool(self.verb and self.noun) and self.quantity.dimension != "ratio"


class MeasureNamer:
    """Names measures with the help of the catalogue; holds no state between numbers."""

    def __init__(self, catalogue: MeasureCatalogue) -> None:
        self._catalogue = catalogue

    def name(
        self,
        quantity: Quantity,
        lead: str,
        tail: str,
        signals: Sequence[Signal],
        before: Measure | None,
        whole: Measure | None,
        *,
        continues_part: bool = False,
        verb_before: str | None = None,
    ) -> Naming:
        """The measure of ``quantity`` by the first rule that finds one; see ``Words`` for the rest.

        ``verb_before``: the verb of the number before, where nothing but a comma stands between.
        """
        is_part = continues_part or _PART_OF.search(lead) is not None
        words = Words(
            quantity, lead, tail, signals, last_verb(lead) or verb_before, self._noun(tail), before, whole, is_part
        )
        for rule in (
            self._by_signal,
            self._by_verb_and_noun,
            self._by_noun_after,
            self._by_adjacent_signal,
            self._by_count,
            self._by_open_verb_and_noun,
            self._by_purpose,
            self._by_substance,
            self._by_noun_phrase,
            self._by_share,
        ):
            measure = rule(words)
            if measure is not None:
                return Naming(measure, is_carried=False, is_part=words.is_part)
        if before is not None:
            return Naming(before, is_carried=True, is_part=words.is_part)
        left = words.verb or words.noun
        return Naming(open_measure(left) if left else None, is_carried=False)

    def _noun(self, tail: str) -> str:
        """What the number counts; «41 tỷ đồng | lợi nhuận trước thuế» is catalogued with its function words."""
        noun = noun_after(tail)
        signals = self._catalogue.find(tail[:_QUALIFIER_REACH].lower())
        is_longer = bool(signals) and signals[0].start == 1 and signals[0].end > len(noun) + 1
        return tail[1 : signals[0].end] if is_longer else noun

    def _by_signal(self, words: Words) -> Measure | None:
        """«doanh thu đạt | 2 tỷ USD»; «sản lượng | 5 triệu tấn | dầu» says more than «sản lượng»."""
        quantity = words.quantity
        fitting = [s for s in words.signals if s.measure.allows(quantity.dimension, quantity.unit_code)]
        if not fitting:
            return None
        if quantity.dimension == "ratio" and words.noun and len(words.lead[fitting[-1].end :].split()) > _NEAR_WORDS:
            return None  # «2 đại biểu dự …; đặt chỉ tiêu tối thiểu | 95% | người lao động gia nhập»
        signal = fitting[0 if fitting[-1].measure.code in GENERIC_CODES else -1]
        named = words.lead[signal.start : signal.end]
        if named in _BARE_RESULT:
            said_after = self._together("", words.noun, quantity)
            if said_after is not None and said_after.code in _RESULTS:
                return said_after  # «lãi | 12 tỷ đồng | trước thuế»
        if signal.measure.code == "dividend" and quantity.dimension == "ratio":
            return self._catalogue.by_code["dividend_rate"]  # «chia cổ tức | 20%»
        return self._together(named, words.noun, quantity) or _specified(signal, words.lead)

    def _by_verb_and_noun(self, words: Words) -> Measure | None:
        """«khai thác | 1,2 triệu tấn | dầu»."""
        return self._together(words.verb or "", words.noun, words.quantity) if words.names_substance else None

    def _by_noun_after(self, words: Words) -> Measure | None:
        """«thu hút | 1,6 tỷ USD | vốn FDI», «giữ | 56,5% | thị phần»."""
        dimension = words.quantity.dimension
        measure = self._together("", words.noun, words.quantity) if dimension in ("currency", "ratio") else None
        if measure is not None and dimension == "ratio" and "ratio" not in measure.dimensions:
            return None  # «98% | đảng viên hoàn thành tốt nhiệm vụ» is no number of members
        return measure

    def _by_adjacent_signal(self, words: Words) -> Measure | None:
        """«công suất thiết kế | 25 triệu hành khách»: named, but of what its unit says."""
        if not words.signals:
            return None
        signal = words.signals[-1]
        named = words.lead[signal.start : signal.end]
        if " " not in named or words.lead[signal.end :].strip():
            return None
        of_what = words.quantity.unit_code if words.quantity.dimension == "count" else words.noun
        return open_measure(f"{named} {of_what}")

    def _by_count(self, words: Words) -> Measure | None:
        """«hiện có | 134 | chi bộ trực thuộc» is catalogued, «khen thưởng | 3 | chi bộ» is open."""
        quantity, verb = words.quantity, words.verb
        if quantity.dimension != "count":
            return None
        noun = f"{quantity.unit_code} {words.noun}".strip()
        quoted = _QUOTED.match(words.tail)
        if quoted is not None:  # «8 chi bộ “Hoàn thành tốt nhiệm vụ”»: those of that grade only
            return Measure(f"{noun} {' '.join(quoted.group(1).split())}", additivity="additive")
        if noun in _CLASSIFIERS and _HAS_COME_TO.search(words.lead):
            verb = None  # «sự cố do lỗi bảo dưỡng còn | 3 vụ»
        measure = self._together(verb, noun, quantity) if verb else self._counted(words)
        if measure is None and quantity.unit_code == "ngày":
            measure = self._counted(words)  # «vận hành an toàn | 2.450 ngày | không xảy ra tai nạn»
        if measure is not None:
            return measure
        is_labelled = noun in _LABELLED and words.lead.rstrip().endswith(":")
        if not verb and (noun in _CLASSIFIERS or is_labelled) and (phrase := noun_phrase(words.lead, is_near=True)):
            return open_measure(phrase)  # «khách quốc tế | 7,1 triệu lượt»
        if not verb and noun in _OF_UNIT and not _ROOM.search(words.lead):
            return self._catalogue.by_code[_OF_UNIT[noun]]
        return open_measure(f"{verb} {noun}" if verb and not noun.startswith(verb) else noun)

    def _counted(self, words: Words) -> Measure | None:
        """The catalogued measure that the counted noun names, qualifier included: «8 | đảng viên dự bị»."""
        quantity = words.quantity
        signals = self._catalogue.find(f"{quantity.unit_code}{words.tail[:_QUALIFIER_REACH]}".lower())
        if not signals or signals[0].start > 0 or signals[0].end < len(quantity.unit_code):
            return None
        measure = signals[0].measure
        befalls = _BEFALLS.match(words.tail) if measure.is_stock else None
        if befalls is not None:  # «4 | đảng viên | bị xóa tên»: not how many there are
            return Measure(f"{quantity.unit_code} {befalls['what'].strip()}", additivity="additive")
        return measure if measure.allows("count", quantity.unit_code) else None

    def _by_open_verb_and_noun(self, words: Words) -> Measure | None:
        """«thu hồi | 2,68ha | đất»; «làm ra | 720 nghìn tấn | than» is its output."""
        if not words.names_substance:
            return None
        made = words.verb in _MAKING and words.quantity.dimension in _SUBSTANCES
        return open_measure(f"sản lượng {words.noun}" if made else f"{words.verb} {words.noun}")

    def _by_purpose(self, words: Words) -> Measure | None:
        """«dành | 36,4 tỷ đồng | cho an sinh xã hội»: what money is spent on names it."""
        spent = _SPENT.search(words.lead) if words.quantity.dimension == "currency" else None
        purpose = _PURPOSE.match(words.tail) if spent is not None else None
        return open_measure(f"chi {purpose['what'].strip()}") if purpose is not None else None

    def _by_substance(self, words: Words) -> Measure | None:
        """«Đồng, kẽm: | 9,8 nghìn tấn | tinh quặng đồng», «khép lại quý với | 486 nghìn tấn | than nguyên khai»."""
        if words.quantity.dimension not in _SUBSTANCES or not words.noun or words.is_part:
            return None
        if " " in noun_phrase(words.lead.rpartition(":")[2], is_near=True):
            return None  # «lượng hàng tồn kho còn | 5 tấn | gạo», «nhiên liệu tiêu thụ hết | 312 m3 | dầu»
        return open_measure(words.noun)

    def _by_noun_phrase(self, words: Words) -> Measure | None:
        """«Thủy điện: | 36,5 tỷ kWh»; «trong đó ở nước ngoài | 0,34 triệu tấn» tells a part of the whole."""
        phrase = noun_phrase(words.lead, is_near=bool(self._share(words)))
        if phrase in _SELLING and words.quantity.dimension in _SUBSTANCES:
            return self._catalogue.by_code["sales_volume"]  # «bán | 31,9 triệu tấn»
        if words.quantity.dimension == "ratio" and words.verb in _HOLDING:
            return None
        if not phrase or (phrase == "chỉ tiêu" and self._share(words)) or self._share(words).startswith(_VOTES):
            return None  # «trúng cử Bí thư với | 100% | phiếu bầu»: of the votes
        base = words.whole or words.before
        if words.is_part and base is not None and not _repeats(base.name, phrase):
            whole_name = f"{base.name} {phrase}"  # «sản lượng khai thác dầu» + «trong nước»
            return self._catalogued(whole_name, words.quantity) or replace(base, name=whole_name, code=None)
        measure = self._catalogued(phrase, words.quantity) or open_measure(phrase)
        if measure is None or measure.code is not None or words.before is None:
            return measure
        return replace(measure, category=words.before.category, additivity=words.before.additivity)

    def _by_share(self, words: Words) -> Measure | None:
        """«yêu cầu | 100% | giàn được chứng nhận»."""
        share = self._share(words)
        if words.verb in _HOLDING - {"góp"} and _CAPITAL.match(share):
            share = "sở hữu"  # «Taisho nắm hơn 51% vốn»
        elif share and words.verb in _HOLDING:
            share = f"{words.verb} {share}"  # «góp | 49% | vốn»
        elif words.verb in _HOLDING and words.quantity.unit_code == "%" and not _GROWTH.search(words.lead):
            share = "sở hữu"  # «Taekwang nắm | 51%»
        return Measure(f"tỷ lệ {share}", additivity="non_additive") if share else None

    def _share(self, words: Words) -> str:
        return share_after(words.tail) if words.quantity.dimension == "ratio" else ""

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


def _specified(signal: Signal, lead: str) -> Measure:
    """«tổng giá trị | giải thưởng», «lãi | từ dịch vụ»: what the words after a bare signal add to it."""
    named, measure = lead[signal.start : signal.end], signal.measure
    if measure.code in GENERIC_CODES and named in _AMOUNTS:
        return open_measure(noun_phrase(lead[signal.start :], is_near=False)) or measure
    if named == "sản lượng":  # «sản lượng gỗ đạt | 10 nghìn tấn»: of what goods
        goods = noun_phrase(lead[signal.start :], is_near=True)
        is_of_goods = goods.startswith("sản lượng ") and len(goods.split()) <= _LONGEST_GOODS
        return replace(measure, name=goods, code=None) if is_of_goods else measure
    segment = _SEGMENT.match(lead, signal.end) if measure.category == "finance" else None
    if segment is not None:
        return replace(measure, name=f"{measure.name} {segment['segment'].strip()}", code=None)
    source = _SOURCE.match(lead, signal.end) if named in _BARE_RESULT else None
    return measure if source is None else replace(measure, name=f"{named} {source['source'].strip()}", code=None)


def _repeats(name: str, phrase: str) -> bool:
    return phrase in name or name in phrase
