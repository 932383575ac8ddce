"""What an amount is the worth of: «hợp đồng cung cấp gỗ trị giá | 46 tỷ đồng», «120 suất quà trị giá | 60 triệu»."""

from __future__ import annotations

import re

from orchestration.extraction.metric_measures import Measure, MeasureCatalogue
from orchestration.extraction.metric_spot import Memory, Spot

_THING = (
    "hợp đồng|thỏa thuận|biên bản ghi nhớ|gói thầu|dự án|công trình|khoản vay|lô hàng|đơn hàng|suất quà|phần quà|quà|"
    "trang thiết bị|thiết bị|vật tư|tài sản|giao dịch|thương vụ|lô đất|"
    "hàng hóa|căn nhà|giải thưởng|giải|phần thưởng|hiện vật|cổ phần|trái phiếu"
)
_COUNTED = (
    "suất",
    "phần quà",
    "gói thầu",
    "hợp đồng",
    "dự án",
    "công trình",
    "căn",
    "lô",
    "thiết bị",
    "cổ phiếu",
    "xe",
)
_ABOUT = "là|đạt|khoảng|gần|hơn|trên|lên đến|lên tới|ước|ước tính|tới|xấp xỉ|chừng|ngót|vào|không dưới|cỡ"
_WORTH = rf"(?:tổng\s)?(?:trị giá|giá trị)(?:\s(?:{_ABOUT})){{0,2}}\s?$"
_OF_THING = re.compile(
    rf"(?<!\w)(?P<thing>{_THING})(?!\w)(?!.*(?<!\w)(?:{_THING})(?!\w))[^;.()]*?(?<!\w)(?:có\s)?{_WORTH}"
)
_AT_LAST = re.compile(rf"(?<!\w)(?:tổng\s)?trị giá(?:\s(?:{_ABOUT})){{0,2}}\s?$")
_ALONE = re.compile(rf"[\s,]*(?:với\s|có\s)?{_WORTH}")


_COST = re.compile(
    r"(?:,\s(?:hết|tốn|tiêu tốn|chi hết|mất)|\s(?:với|có) (?:tổng )?số tiền)"
    r"(?:\s(?:gần|hơn|khoảng|tới|là|tổng cộng)){0,2}\s$"
)
_EACH = re.compile(
    r"[,(]\s?(?:mỗi|từng)\s(?P<whom>trường hợp|người|hộ|gia đình|căn|nhà|em|cháu|đồng chí|đoàn viên|công nhân|"
    r"tập thể|cá nhân)"
    r"(?:\s(?:được|nhận|là|trị giá))?\s$"
)
_PRIZE = re.compile(r"(?<!\w)(?:trao|nhận|đoạt|giành)\s(?:các )?giải(?!\w)|(?<!\w)(?:được |khen )?thưởng(?!\w)")
_GIVING = re.compile(r"(?:trao |tặng )?(?:tiền |số tiền )?(?P<verb>hỗ trợ|thưởng|trợ cấp|thăm hỏi|tặng|trao)(?!\w)")
_NEEDS = re.compile(
    r"(?:(?<!\w)(?:dự án|công trình)(?!\w)[^;.]*?\s(?:cần|tốn|có giá|có vốn)|(?<!\w)(?:tiêu tốn|ngốn))"
    r"(?:\s(?:khoảng|gần|hơn|trên|tới|đến|tổng cộng|số vốn|tổng vốn)){0,3}\s?$"
)


def cost_of_project(spot: Spot, catalogue: MeasureCatalogue) -> Measure | None:
    """«Toàn dự án cần hơn | 52.490 tỷ đồng», «công trình tiêu tốn | 1.500 tỷ»: the total investment."""
    if spot.quantity.dimension != "currency" or not _NEEDS.search(spot.lead):
        return None
    return catalogue.by_code.get("total_investment")


def worth(spot: Spot, memory: Memory, catalogue: MeasureCatalogue) -> Measure | None:
    """The value of the thing that the words before «trị giá» name, or that the number before counts."""
    if spot.quantity.dimension not in ("currency", "rate"):
        return None
    match = _OF_THING.search(spot.lead)
    if match is not None:
        name = f"giá trị {match['thing']}"
    elif _ALONE.fullmatch(spot.lead):
        last = memory.last.quantity.unit_code if memory.last is not None else ""
        name = f"giá trị {last}" if last.startswith(_COUNTED) else "giá trị"
    elif _AT_LAST.search(spot.lead):
        name = "giá trị"  # «nhận thêm một tàu MR trong nửa cuối năm, trị giá khoảng | 28 triệu USD»
    else:
        return None
    return catalogue.named(name) or Measure(name, additivity="additive")


def spending(spot: Spot, memory: Memory) -> Measure | None:
    """«thăm hỏi 246 lượt người, hết | 387 triệu đồng»: what was just counted cost so much."""
    last = memory.last
    is_after_count = last is not None and last.sentence == spot.sentence and last.quantity.dimension == "count"
    if spot.quantity.dimension != "currency" or last is None or not is_after_count or not _COST.search(spot.lead):
        return None
    return Measure(f"tiền {last.measure.name}", additivity="additive")


def for_each(spot: Spot, memory: Memory) -> Measure | None:
    """«Hỗ trợ 312 đoàn viên khó khăn, mỗi trường hợp | 3 triệu đồng»: how much each got."""
    last = memory.last
    if spot.quantity.dimension != "currency" or last is None or last.sentence != spot.sentence:
        return None
    each, given = _EACH.search(spot.lead), _GIVING.match(last.measure.name)
    if each is not None and given is None and _PRIZE.search(spot.lead):
        return Measure(f"tiền thưởng mỗi {each['whom']}", additivity="non_additive")
    if each is None or given is None:
        return None
    return Measure(f"mức {given['verb']} mỗi {each['whom']}", additivity="non_additive")
