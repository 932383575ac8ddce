"""Whether a number holds at a moment (members, debt, airports run) or over a stretch of time (revenue, output)."""

from __future__ import annotations

import re

from orchestration.extraction.lexicon import any_of
from orchestration.extraction.metric_measures import Measure
from orchestration.extraction.metric_phrases import names_action
from orchestration.extraction.metric_spot import Reading, Spot

_AVERAGED = re.compile(any_of(("trong kỳ", "bình quân", "trung bình"), not_after=r"\w") + r"\b")
_WHAT_THERE_IS = re.compile(
    r"(?:^|\s)(?:có|gồm|bao gồm|với|quản lý|là|của|thay mặt|vận hành|sở hữu|trực thuộc|đại diện cho|đại diện|cùng|"
    r"còn|giữ nguyên|quy tụ|tập hợp|duy trì|bầu|bầu ra|việc làm cho)"
    r"\s(?:\w+\s){0,2}$"
)
_ACT_BEFORE = re.compile(
    r"\b(?:lắp|xây|mở|làm|sửa|trồng|tuyển|phát triển|thành lập|đưa|có)\s(?:mới|thêm|được)\s(?:\w+\s)?$"
)
# «8 khu công nghiệp | đang hoạt động»
_GOES_ON = re.compile(
    r"(?:\s[^\W\d_]+){0,4}\s(?:\([^)]*\)\s)?(?:đang|hiện)\s"
    r"(?:có|hoạt động|vận hành|khai thác|làm việc|sinh hoạt|sản xuất|niêm yết)\b"
)
# «hiện khai thác | 11 tàu», «đang thi công | 4 dự án»
_RUNS_NOW = re.compile(
    r"\b(?:hiện|hiện nay|đang|hiện đang)\s(?:khai thác|vận hành|quản lý|điều hành|sử dụng|sở hữu|phục vụ|thi công|"
    r"thực hiện|triển khai|nuôi|chăm sóc|đầu tư|bảo trì|bảo dưỡng)\s(?:\w+\s){0,2}$"
    r"|\bhiện(?: nay)?\s(?:chỉ\s|còn\s|có\s|gần\s|hơn\s|khoảng\s){1,2}$"
)
_PEOPLE = frozenset(
    "người lao động cổ đông thành viên đại biểu đảng viên cán bộ công nhân nhân viên hội viên đoàn viên kỹ sư "
    "cbcnv cbnv nlđ học viên vận động viên khách mời sĩ quan thuyền viên thợ thủy thủ giáo viên bác sĩ".split()
)
_HAPPENINGS = frozenset({"vụ", "vụ việc", "sự cố", "lượt", "ca", "trường hợp", "lần"})  # they happen over a stretch
_PRESENT = re.compile(
    r"\b(?:dự|tham dự|tham gia|góp mặt|có mặt|đến từ|làm việc|sinh hoạt|so tài|thi đấu|tranh tài|sở hữu|đại diện|"
    r"có việc làm|đoàn)\b"
)
_NEAR = 40
# A share of what there is on a day: «tỷ lệ nợ xấu», «tỷ lệ lấp đầy»; a share of what is done takes a stretch.
_SHARE_OF_STOCK = re.compile(
    r"(?:tỷ lệ|hệ số) (?:phiếu|tán thành|nợ xấu|an toàn vốn|casa|sở hữu|lấp đầy|bao phủ|phủ sóng|"
    r"che phủ|khối lượng|tiến độ|vốn|cổ phần|đảng viên|nữ|hộ nghèo|đòn bẩy)",
    re.IGNORECASE,
)
_STORED = re.compile(r"(?:kho(?! bãi| vận| cảng)|tồn kho|hàng tồn|lượng tồn|số dư)(?!\w)")
_IN_STORE = re.compile(r"\b(?:trong|ngoài|tại) (?:kho|bãi)\s(?:còn|đang|hiện|có|vẫn)\b[^,;.]*$")
# «hoãn sáp nhập để chờ ý kiến Tập đoàn A, cổ đông (đang) nắm | 51% | vốn»: who holds what is no plan
_HOLDS = re.compile(
    r"(?:cổ đông|bên|đơn vị|doanh nghiệp|công ty mẹ)(?: lớn(?: nhất)?| nhà nước)?(?: đang| hiện)? "
    r"(?:nắm|giữ|nắm giữ|sở hữu)(?: gần| hơn| trên)? $"
)
_EXTENTS = frozenset({"length", "area", "power", "volume"})
_COUNTED = _EXTENTS | {"count"}
_WITH_SIZE = re.compile(r"(?: [^\W\d_]+){0,4},? (?:với|có|tổng|dài|rộng)(?: [^\W\d_]+){0,5} $")
_FEW_WORDS = 4  # between two counts of one list


def is_held(lead: str) -> bool:
    """«Tập đoàn A, cổ đông nắm | 51% | vốn»: told in passing, it holds when the article is written."""
    return _HOLDS.search(lead) is not None


def is_stock(spot: Spot, measure: Measure, last: Reading | None) -> bool:
    """Whether the number holds at a moment: the catalogue says so, or the verb («có 22 sân bay»)."""
    quantity = spot.quantity
    if (
        quantity.dimension == "score"
        or measure.code == "share_price"
        or is_stored(measure)
        or (quantity.dimension == "ratio" and _SHARE_OF_STOCK.match(measure.name))
        or _IN_STORE.search(spot.plain_lead)
    ):
        return True
    if _AVERAGED.search(spot.plain_lead) or (quantity.dimension == "count" and quantity.decimals > 0):
        return False
    if quantity.dimension == "count" and quantity.unit_code in _HAPPENINGS and not measure.is_stock:
        return False  # «sự cố còn | 3 vụ»
    if quantity.dimension == "count" and _ACT_BEFORE.search(spot.plain_lead):
        return False  # «lắp mới 5.700 trạm BTS»
    if measure.is_stock or measure.additivity:
        return measure.is_stock
    return _is_extent_now(spot, last) if quantity.dimension != "count" else _is_counted_now(spot, last)


def _is_extent_now(spot: Spot, last: Reading | None) -> bool:
    """«đang quản lý | 1.284 km | đường dây», «có 11 trạm biến áp với tổng dung lượng | 6.900 MVA»."""
    if spot.quantity.dimension not in _EXTENTS:
        return False
    if _RUNS_NOW.search(spot.plain_lead):
        return True
    is_of_told = last is not None and last.sentence == spot.sentence and last.period.type == "instant"
    return is_of_told and _WITH_SIZE.match(spot.plain_lead) is not None


def _is_counted_now(spot: Spot, last: Reading | None) -> bool:
    """«có | 22 sân bay», «| 8 khu công nghiệp | đang hoạt động», «| 87 cổ đông | dự họp»."""
    if (
        _WHAT_THERE_IS.search(spot.plain_lead)
        or _RUNS_NOW.search(spot.plain_lead)
        or _GOES_ON.match(spot.tail)
        or _counts_present(spot)
    ):
        return True
    return last is not None and _follows_count(spot, last)


def _follows_count(spot: Spot, last: Reading) -> bool:
    """«có 15 tổ chức, | 14 đảng bộ»; not «chuyển chính thức cho 16 đảng viên, tiến hành | 6 cuộc kiểm tra»."""
    if last.sentence != spot.sentence or names_action(spot.plain_lead):
        return False
    is_count = last.quantity.dimension in _COUNTED and last.period.type == "instant"
    return is_count and len(spot.plain_lead.split()) <= _FEW_WORDS


def is_stored(measure: Measure) -> bool:
    """«kho than», «tồn kho gạch»: what lies in store is counted when books are closed."""
    return _STORED.match(measure.name) is not None


def _counts_present(spot: Spot) -> bool:
    """«| 87 cổ đông | dự họp», but not «đào tạo | 500 lao động»."""
    around = f"{spot.plain_lead[-_NEAR:]}\x00{spot.tail[:_NEAR]}"
    is_people = spot.quantity.unit_code.split()[0] in _PEOPLE
    return is_people and _PRESENT.search(around) is not None and not names_action(spot.plain_lead)
