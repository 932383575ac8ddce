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
