"""The parts of a whole: «251 đảng viên, trong đó 243 chính thức, 8 dự bị», and how a part is named."""

from __future__ import annotations

import re
from dataclasses import replace

from orchestration.extraction.metric_measures import SHARE, Measure, is_share
from orchestration.extraction.metric_names import Naming
from orchestration.extraction.metric_phrases import noun_phrase
from orchestration.extraction.metric_spot import Kind, Memory, Spot

_PART_AFTER = re.compile(r"\s((?:từ|tại|ở|của|cho|thuộc)\s[^,;.()]{2,40}?)(?=\s(?:và|với|là|trong)\s|\s?[,;.()]|\s?$)")
_MARKET = re.compile(
    r"[^,;(]{0,60}[(,;]\s?(?:và\s|còn\s|trong đó\s)?"
    r"(?P<where>trong nước|nội địa|ngoài nước|nước ngoài|xuất khẩu|miền (?:bắc|trung|nam))"
    r"(?:\s(?:đạt|là|khoảng|gần|hơn|trên))*\s"
)
_SHARER = re.compile(
    r"(?:\s[^\W\d_]+){0,3}\s*(?:[,;](?: và| còn)?| và| còn) (?:của |ở |tại )?"
    r"(?P<who>(?!tăng|giảm|trong|cao|thấp|vượt|đạt|so)[^,;.()\d]{2,80}?) "
    r"(?:(?:góp|nắm|giữ|nắm giữ|chiếm|có|là|với|khoảng|gần|hơn|trên) )*"
)
_SIDE = re.compile(
    r"(?:[,;](?: và| còn)?| và| còn) (?P<side>phía (?:[^\W\d_]+ ){1,3}?)(?:(?:đạt|là|được|gần|hơn|trên|khoảng) )*"
)
_PART_CONTINUES = re.compile(r"(?:,|và\b|\))")


def as_part_named_after(text: str, spot: Spot, naming: Naming, memory: Memory) -> tuple[Naming, str]:
    """«trong đó | 2.865 nghìn tấn | từ Lô 09-1 và»: the part's name stands after its number.

    Gives the naming, and the words after the number where they named the part.
    """
    whole = memory.whole
    if whole is None or not (naming.is_part or memory.last_part):
        return naming, ""
    match = _PART_AFTER.match(text, spot.quantity.end)
    if match is None or not (naming.is_carried or naming.measure == whole.measure or memory.last_part):
        return naming, ""
    part = replace(whole.measure, name=f"{whole.measure.name} {match.group(1)}", code=None)
    return Naming(part, is_carried=False, is_part=True), match.group(1)


def continues_parts(lead: str, memory: Memory) -> bool:
    """« từ Lô 09-1 và»: what stands before this number told the last one's part."""
    part = memory.last_part.lower()
    return bool(part) and len(lead.strip()) - len(part) <= 5 and lead.rstrip().endswith(("và", ","))


def whole_statement(spot: Spot, kind: Kind, naming: Naming, memory: Memory) -> int | None:
    """The statement of the whole that this level is a part of; parts count in the whole's unit.

    «251 đảng viên, trong đó | 243 | chính thức, | 8 | dự bị»; «20,98 tỷ kWh (điện mặt trời | 13,63 tỷ kWh)».
    """
    whole, last = memory.whole, memory.last
    if kind.value_type != "level" or whole is None:
        return None
    if whole.quantity.unit_code.split()[0] != spot.quantity.unit_code.split()[0]:
        return None
    before, opened, inside = spot.lead.rpartition("(")
    # «mục tiêu doanh thu 5.400 tỷ đồng …, còn doanh thu (| 2.637 tỷ đồng |)»: the bracket is of a new clause
    is_in_brackets = opened and ")" not in inside and "," not in before
    is_in_brackets = is_in_brackets and whole.sentence == spot.sentence and not naming.is_carried
    if naming.is_part or is_in_brackets:
        return whole.statement
    return last.whole_statement if last is not None and follows_part(spot, memory) else None


def follows_part(spot: Spot, memory: Memory) -> bool:
    """Whether the number goes on with the parts of a whole: «trong đó ở trong nước | 1,85 | , ở nước ngoài | 0,34»."""
    last = memory.last
    if last is None or last.whole_statement is None or last.sentence != spot.sentence or ";" in spot.lead:
        return False
    return _PART_CONTINUES.match(spot.lead.lstrip()) is not None


def of_listed(spot: Spot, memory: Memory) -> Measure | None:
    """«52 buổi diễn tập: báo động | 31 |, chữa cháy | 14 |»: a bare number behind a label, in the whole's unit."""
    whole, quantity = memory.whole, spot.quantity
    if whole is None or not quantity.is_listed_part or whole.sentence != spot.sentence:
        return None
    label = noun_phrase(spot.lead, is_near=True)
    return replace(whole.measure, name=f"{whole.measure.name} {label}", code=None) if label else None


def of_sharer(spot: Spot, memory: Memory) -> Measure | None:
    """«Philippines chiếm 47%, Indonesia | 21% |», «A góp 55% vốn, B | 30%»: who shares next, by the same measure."""
    before = memory.previous
    sharer = _SHARER.fullmatch(spot.lead)
    if before is None or sharer is None or before.sentence != spot.sentence or spot.quantity.unit_code != "%":
        return None
    if before.measure.code == "shareholding":
        return before.measure
    if not is_share(before.measure) or before.kind.value_type != "level":
        return None
    return replace(before.measure, name=f"{SHARE} {sharer['who'].strip()}", code=None)


def of_side(spot: Spot, memory: Memory) -> Measure | None:
    """«lợi nhuận phía Việt Nam 210 triệu USD, phía Nga | 198 triệu USD»: the same of the other side."""
    before, side = memory.previous, _SIDE.fullmatch(spot.lead)
    if before is None or side is None or before.sentence != spot.sentence or not before.is_level:
        return None
    if before.quantity.unit_code != spot.quantity.unit_code:
        return None
    return replace(before.measure, name=f"{before.measure.name} {side['side'].strip()}", code=None)


def of_market(spot: Spot, memory: Memory) -> Measure | None:
    """«tiêu thụ 1,2 triệu tấn xi măng (nội địa | 0,9 triệu tấn |, xuất khẩu | 0,3 triệu tấn |)»: of the whole."""
    whole, last = memory.whole, memory.last
    market = _MARKET.fullmatch(spot.lead)
    if market is None or whole is None or last is None or whole.sentence != spot.sentence:
        return None
    goes_on = "(" in spot.lead or last.whole_statement == whole.statement
    if not goes_on or whole.quantity.unit_code != spot.quantity.unit_code:
        return None
    return replace(whole.measure, name=f"{whole.measure.name} {market['where']}", code=None)
