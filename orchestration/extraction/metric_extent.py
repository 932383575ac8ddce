"""Measures that a unit and a word of extent name together: «rộng | 25 ha», «tổ máy | 600 MW», «thu về | 5 tỷ đồng»."""

from __future__ import annotations

import re
from dataclasses import replace

from orchestration.extraction.metric_measures import Measure, MeasureCatalogue
from orchestration.extraction.metric_phrases import noun_phrase
from orchestration.extraction.metric_spot import Spot

_ABOUT = r"(?:\s(?:hơn|gần|khoảng|tới|đến|trên|dưới|chừng|ngót|xấp xỉ|lên|tổng cộng|khiêm tốn)){0,2}\s?$"
_EXTENT = re.compile(rf"(?<!\w)(?P<word>rộng|dài|cao|sâu|dày)(?<!lâu dài)(?<!nâng cao){_ABOUT}")
_NAMES = {
    ("rộng", "area"): "diện tích",
    ("rộng", "length"): "chiều rộng",
    ("dài", "length"): "chiều dài",
    ("cao", "length"): "chiều cao",
    ("sâu", "length"): "độ sâu",
    ("dày", "length"): "độ dày",
}
_EXTENDED = frozenset(dimension for _, dimension in _NAMES)
# What a number with the unit is of, whatever the noun before it says: «Tổ máy 1 (| 600 MW)» is its capacity.
_OF_DIMENSION = {"area": "diện tích", "power": "công suất", "output": "sản lượng điện"}
_NAMED = {
    "area": re.compile(r"(?<!\w)(?:diện tích|đất|mặt bằng|quy mô|rừng)(?!\w)"),
    "output": re.compile(
        r"(?<!\w)(?:điện|năng lượng|sản lượng|lượng|phụ tải|tổn thất|tiết kiệm|sản xuất|phát|mua|bán)(?!\w)"
    ),
    "power": re.compile(r"(?<!\w)(?:công suất|phụ tải|truyền tải|quy mô|năng lực|điện)(?!\w)"),
}
_MONEY_PER_GOODS = re.compile(r"(?:VND|USD|EUR)/(?:t|kg|m3|l|bbl|tấn|lít|thùng|bao|con|cây|sản phẩm|chiếc|m2)$")
_PRICED = re.compile(r"(?<!\w)(?:giá|phí|cước|chi phí|mức|lương|thu nhập|suất|tiền|thuế|chi trả)(?!\w)")

_REPRESENTING = re.compile(r"(?<!\w)(?:đại diện(?: cho)?|chiếm|tương ứng|tương đương|sở hữu và đại diện)(?:\s\w+)?\s?$")
_OF_SHARES = re.compile(
    r"\s(?:tổng )?(?:số )?(?:cổ phần|cổ phiếu|phiếu|vốn)[^,;.]{0,20}(?:có quyền )?(?:biểu quyết|dự họp|tham dự)(?!\w)"
)
_SERVICE_TIME = re.compile(
    r"(?<!\w)thời gian [^,;.()\x00]{2,80}?"
    r"(?=\s?\x00| (?:được|đã|cũng|chỉ|là|còn|xuống|giảm|rút|mất|đạt|từ|mức|hết|ở)(?!\w))"
)
_SHARE = re.compile(r"(?<!\w)(?:cổ phiếu|thị giá|mã)(?!\w)")
_QUOTED_AT = re.compile(
    r"(?<!\w)(?:phiên|đóng cửa|đứng ở|kịch trần|kịch sàn|giá trần|giá sàn|tham chiếu|giao dịch (?:ở|quanh|tại)|"
    r"neo ở|dừng (?:ở|tại)|lùi về|thị giá)(?!\w)[^;.]*$"
)
_HIGHEST_SHARE_PRICE = 1_000_000  # VND
_TAKEN = re.compile(rf"(?<!\w)(?:thu về|đem về|mang về|mang lại|đem lại|bỏ túi|bán được){_ABOUT}")
# What these bring in is no revenue.
_NO_SALE = re.compile(
    r"(?<!\w)(?:thoái|chuyển nhượng|phát hành|đấu giá|quyên góp|ủng hộ|vận động|ngân sách|thuế|thu hồi|thanh lý|"
    r"xuất khẩu|kim ngạch|lợi nhuận|lãi|hợp đồng|gây quỹ|bán vốn|cổ phần|tiền gửi|cho vay)(?!\w)"
)
_FOR_EACH_SHARE = re.compile(r"\s(?:cho |trên )?(?:mỗi|một) cổ phiếu")
_SHARE_GETS = re.compile(r"(?<!\w)(?:mỗi|một|0?1) cổ phiếu (?:(?:phổ thông|được|sẽ) )*(?:nhận|hưởng)(?: được)? $")
_SUM = re.compile(
    r"(?<!\w)(?:tương ứng|tức|tương đương)(?: với)?(?: tổng)?(?: số tiền)?(?: (?:chi|trả|là|khoảng|gần|hơn))* $"
)
_THAT_IS = re.compile(r"(?<!\w)(?:tức|tức là|hay|tương ứng|tương đương|nghĩa là)\s$")


def extent(spot: Spot) -> Measure | None:
    """«công trình rộng hơn | 25 ha» → «diện tích công trình»; «dài | 150 m» → «chiều dài»."""
    if spot.quantity.dimension not in _EXTENDED:
        return None
    match = _EXTENT.search(spot.lead)
    name = _NAMES.get((match["word"], spot.quantity.dimension)) if match else None
    if match is None or name is None:
        return None
    before = spot.lead[: match.start()]
    if before.endswith("chiều "):  # «giếng có chiều sâu | 4.250 m»
        name, before = f"chiều {match['word']}", before.removesuffix("chiều ")
    what = noun_phrase(before, is_near=True)
    return Measure(f"{name} {what}".strip(), additivity="non_additive")


def quorum(spot: Spot, catalogue: MeasureCatalogue) -> Measure | None:
    """«với 214 cổ đông, đại diện cho | 93,6% | số cổ phần có quyền biểu quyết»: what was represented at the meeting."""
    is_share = spot.quantity.unit_code == "%" and _OF_SHARES.match(spot.tail) is not None
    return catalogue.by_code["meeting_quorum"] if is_share and _REPRESENTING.search(spot.lead) else None


def service_time(spot: Spot) -> Measure | None:
    """«thời gian tàu chờ cầu bình quân còn | 5,4 giờ» → «thời gian tàu chờ cầu bình quân»."""
    match = _SERVICE_TIME.search(spot.lead) if spot.quantity.dimension == "time" else None
    return Measure(" ".join(match.group().split()), additivity="non_additive") if match is not None else None


def of_bracket(spot: Spot) -> Measure | None:
    """«Tổ máy số 2 (| 600 MW)» → «công suất tổ máy»: what its unit asks for, of what stands before the bracket."""
    head = _OF_DIMENSION.get(spot.quantity.dimension)
    if head is None or not spot.lead.endswith("(") or not spot.tail.startswith((")", ",", ";")):
        return None
    what = noun_phrase(spot.lead[:-1].rstrip("số ").rstrip(), is_near=True)
    if _NAMED[spot.quantity.dimension].search(what):
        return Measure(what, additivity="non_additive")
    return Measure(f"{head} {what}".strip(), additivity="non_additive")


def dividend_paid(spot: Spot, last: Measure | None, catalogue: MeasureCatalogue) -> Measure | None:
    """«cổ tức 20% bằng tiền mặt, tương ứng số tiền | 1.640 tỷ đồng»: what is paid to all shareholders."""
    if spot.quantity.unit_code != "VND" or last is None or last.code != "dividend_rate":
        return None
    is_all = spot.quantity.value > _HIGHEST_SHARE_PRICE and _SUM.search(spot.plain_lead) is not None
    return catalogue.by_code["dividend"] if is_all else None


def dividend_by_share(spot: Spot, last: Measure | None) -> Measure | None:
    """«cổ tức là 12% bằng tiền mặt (| 1.200 đồng/cổ phiếu)», «150%, tức | 15.000 đồng | cho mỗi cổ phiếu»: by share."""
    is_of_share = spot.quantity.unit_code == "VND/cổ phiếu" or (
        spot.quantity.unit_code == "VND" and _FOR_EACH_SHARE.match(spot.tail) is not None
    )
    if last is not None and last.code in ("dividend", "dividend_rate") and _SHARE_GETS.search(spot.plain_lead):
        return last  # «tỷ lệ 20% (1 cổ phiếu nhận | 2.000 đồng |)»
    is_by_share = is_of_share and ("(" in spot.lead or _THAT_IS.search(spot.plain_lead) is not None)
    return last if is_by_share and last is not None and last.code == "dividend_rate" else None


def share_price(spot: Spot, catalogue: MeasureCatalogue) -> Measure | None:
    """«Chốt phiên 17/10, mã BMP kịch trần ở | 161.000 đồng»: money that a share is quoted at."""
    quantity = spot.quantity
    if (
        quantity.unit_code not in ("VND", "VND/cổ phiếu")
        or quantity.value > _HIGHEST_SHARE_PRICE
        or spot.cue_kind in ("up", "down")
    ):
        return None
    is_of_share = quantity.unit_code != "VND" or _SHARE.search(spot.lead) is not None
    if not is_of_share or not _QUOTED_AT.search(spot.lead):
        return None
    return catalogue.by_code["share_price"]


def takings(spot: Spot, catalogue: MeasureCatalogue) -> Measure | None:
    """«cả năm Tập đoàn thu về | 28.739 tỷ đồng»: what a company takes in is its revenue."""
    if spot.quantity.dimension != "currency" or not _TAKEN.search(spot.lead) or _NO_SALE.search(spot.lead):
        return None
    clause = spot.lead.rpartition(",")[2]  # «hơn 650 nghìn vé được bán ra, mang lại | 400 tỷ đồng»
    return None if catalogue.find(clause) else catalogue.by_code["revenue"]


def of_dimension(spot: Spot, measure: Measure) -> Measure:
    """An open measure with the head noun that its unit asks for: «tổ | 600 MW» → «công suất tổ»."""
    if measure.code is not None:
        return measure
    quantity = spot.quantity
    dimension = "output" if quantity.unit_code in ("kWh/năm", "kWh/tháng", "kWh/ngày") else quantity.dimension
    head = _OF_DIMENSION.get(dimension)
    if head is not None and not _NAMED[dimension].search(measure.name):
        return replace(measure, name=f"{head} {measure.name}")
    if _MONEY_PER_GOODS.fullmatch(quantity.unit_code) and not _PRICED.search(measure.name):
        return replace(measure, name=f"giá {measure.name}", additivity="non_additive")
    return measure
