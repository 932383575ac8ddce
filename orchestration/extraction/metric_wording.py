"""Measures that neither a catalogue's word before the number nor what it counts names: predicates, colons, prices."""

from __future__ import annotations

import re

from orchestration.extraction.metric_measures import Measure, MeasureCatalogue, open_measure
from orchestration.extraction.metric_phrases import noun_after, noun_phrase
from orchestration.extraction.metric_spot import Spot

_PRICE = re.compile(r"(?<!\w)(?:đơn )?giá\s(?!trị)[^,;.:()]*$")
_PREDICATE = re.compile(r"[^;:“”]{0,100}?\slà\s(?P<what>[^;:]{3,60})")
_PREDICATE_REACH = 24  # «là | khoản | lãi sau thuế», «đó là | mức hoàn thành | lợi nhuận»
# «| 2.650 tỷ đồng | sẽ được giải ngân», «| 525,5 triệu USD | đã vào ngân sách Nhà nước»: what is done with it names it
_BEFALLS = re.compile(
    r"(?:\s(?:sẽ|đã|đang|mới|vừa|được|phải|cần))+\s(?P<what>giải ngân|(?:(?:nộp|chảy|đổ|về|đưa) )?vào ngân sách|"
    r"nộp ngân sách|chi trả cổ tức|trả cổ tức|chia cổ tức)(?!\w)"
)
_PART_ALONE = re.compile(r"(?:[,;]|\s|và|còn|trong đó|gồm|riêng)*(?:gần |hơn |khoảng |trên |tới )?")
_IS = re.compile(
    r"\slà\s(?P<what>(?!số|con số|mức|kết quả|năm|một|những|các|do|nhờ|để|cao|thấp|điều|lần|bằng|tín hiệu|khoản)"
    r"(?P<capital>(?:vốn|tiền vay|vay|cổ phần)(?!\w))?"
    r"[^\W\d_]*(?:\s(?!của|theo|do|từ|cho|tại|ở|trong|và|với|được|đã|mà|so)[^\W\d_]+){0,4})(?!\w)"
)
# «Con số được nhắc nhiều nhất là | 23,31% |: tỷ lệ thất thoát nước»
_FIGURE = re.compile(r"(?<!\w)con số [^,;:.]*$")
_AFTER_COLON = re.compile(r"\s?[:–-]\s(?P<what>[^,;:.()\d]{4,60})")
_ON = re.compile(r"(?: [^\W\d_]+){0,5} trên ")
_MONEY_PER = ("VND/", "USD/", "EUR/")


def by_predicate(spot: Spot, catalogue: MeasureCatalogue) -> Measure | None:
    """«| 163 tỷ đồng | là khoản lãi sau thuế mà …»: a sentence that opens with its number names it after «là»."""
    befalls = _BEFALLS.match(spot.rest) if spot.quantity.dimension == "currency" else None
    if befalls is not None and not noun_phrase(spot.lead.rpartition(":")[2], is_near=True):
        named = catalogue.find(befalls["what"])
        return named[0].measure if named else open_measure(befalls["what"])
    if not spot.opens_sentence or noun_phrase(spot.lead, is_near=False):
        return None
    match = _PREDICATE.match(spot.rest)
    signals = catalogue.find(match["what"]) if match else []
    if not signals or signals[0].start > _PREDICATE_REACH:
        return None
    measure = signals[0].measure
    return measure if measure.allows(spot.quantity.dimension, spot.quantity.unit_code) else None


def by_complement(spot: Spot, catalogue: MeasureCatalogue) -> Measure | None:
    """«460 tỷ đồng, | 65% | là tiền vay», «trong đó | 75 triệu euro | là vốn vay»: what a part is, told after it."""
    if spot.quantity.dimension not in ("ratio", "currency") or not _PART_ALONE.fullmatch(spot.plain_lead):
        return None
    match = _IS.match(spot.rest)
    if match is None:
        return None
    if spot.quantity.dimension == "ratio":
        return Measure(f"tỷ lệ {match['what']}", additivity="non_additive")
    return (catalogue.named(match["what"]) or open_measure(match["what"])) if match["capital"] else None


def by_colon(spot: Spot, catalogue: MeasureCatalogue) -> Measure | None:
    """«Con số được nhắc nhiều nhất là | 23,31% |: tỷ lệ thất thoát nước»: a colon tells what the figure is."""
    match = _AFTER_COLON.match(spot.rest) if _FIGURE.search(spot.plain_lead) else None
    signals = catalogue.find(match["what"]) if match else []
    if signals and signals[0].start == 0:
        return signals[0].measure
    return open_measure(noun_phrase(match["what"], is_near=False)) if match else None


def by_ground(spot: Spot, catalogue: MeasureCatalogue) -> Measure | None:
    """«13.905 tấn mủ trên | 9.480 ha | vườn cây»: the area of what the number counts."""
    if not stands_on(spot):
        return None
    noun = noun_after(spot.tail)
    return catalogue.named(f"diện tích {noun}") or open_measure(f"diện tích {noun}".strip())


def stands_on(spot: Spot) -> bool:
    """Whether an area tells where something was made, after its amount."""
    return spot.quantity.dimension == "area" and not spot.opens_sentence and _ON.fullmatch(spot.plain_lead) is not None


def by_price(spot: Spot, catalogue: MeasureCatalogue) -> Measure | None:
    """«giá đường RS bán ra lùi về | 18.650 đồng/kg»: money per unit is a price, by the words after «giá»."""
    if spot.quantity.dimension != "rate" or not spot.quantity.unit_code.startswith(_MONEY_PER):
        return None
    match = _PRICE.search(spot.lead)
    if match is None:
        return None
    name = noun_phrase(match.group(), is_near=False)
    if not name.startswith(("giá", "đơn giá")):
        return None  # «giá bán lẻ điện được điều chỉnh lên | 1.920 đồng/kWh»
    known = catalogue.named(name)
    return known or (Measure(name, category="commerce", additivity="non_additive") if " " in name else None)
