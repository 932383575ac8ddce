"""Word lists about the names of people: forms of address, given names, what looks like a name and is none."""

from __future__ import annotations

from orchestration.extraction.model import Gender
from orchestration.extraction.names import Phrases

_MALE = "ông|anh|ngài|chú|thầy|cụ ông|mr"
_FEMALE = "bà|chị|cô|cụ bà|mrs|ms"
# Ranks, degrees and callings that stand before a name say nothing about the gender.
_NEUTRAL = (
    "đồng chí|các đồng chí|hai đồng chí|hai ông|hai bà|hai anh|ba ông|ba đồng chí|đ c|"
    "các đ c|các ông|các bà|các anh|các chị|ông bà|em|cháu|các ông bà|"
    "đại tướng|thượng tướng|trung tướng|thiếu tướng|đô đốc|phó đô đốc|chuẩn đô đốc|đại tá|thượng tá|"
    "trung tá|thiếu tá|đại úy|thượng úy|trung úy|thiếu úy|ts|ths|pgs|gs|gs tskh|tskh|pgs ts|gs ts|"
    "pgs tskh|ks|cn|bs|bsckii|bscki|kts|ls|ds|gs vs|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|giáo sư|"
    "ckii|cki|bác sĩ ckii|bác sĩ cki|bác sỹ ckii|bác sỹ cki|"
    "phó giáo sư|viện sĩ|viện sỹ|kỹ sư|cử nhân|bác sĩ|bác sỹ|dược sĩ|luật sư|kiến trúc sư|nhà báo|"
    "nhà văn|nhà thơ|nhạc sĩ|ca sĩ|nsưt|nsnd|nghệ sĩ|nghệ nhân|anh hùng lao động|anh hùng|doanh nhân|"
    "chuyên gia|công nhân|lao động|nhân viên|kỹ thuật viên|chiến sĩ|liệt sĩ|ứng viên|cổ đông|tỷ phú|"
    "vận động viên|nhà giáo ưu tú|ngưt|ngnd|dr"
)
# A name after one of these is a street, a school, a place or a way of thinking.
NOT_BEFORE_NAMES = frozenset(
    (
        "bến chùa chợ cách cầu ga giàn giải gương hát hẻm kênh lăng lộ ngõ phường phố quận quỹ số thôn thị trường tàu "
        "tưởng tượng viên xã xóm đường đạo đền đức"
    ).split()
)
# Given names that articles write in lower case by mistake; any other lower-case word ends the name.
GIVEN_NAMES = frozenset(
    (
        "an anh bình chi châu cường dung duy duyên dũng dương giang hiếu hiền hiệp hoa hoàn hoàng huy huyền huệ hà "
        "hòa hùng hưng hương hường hạnh hải hậu hằng hồng khanh khoa khánh kiên kiều lan linh liên loan long ly lợi "
        "mai minh my nam nga nghĩa nguyên nguyệt ngân ngọc nhung nhàn oanh phong phú phúc phương phượng quang quyên "
        "quân quý quốc quỳnh sen sơn sương thanh thi thoa thu thành thái thúy thư thương thảo thắng thịnh thủy tiến "
        "toàn trang trinh trung trâm trí trường tuyết tuân tuấn tuệ tài tâm tân tùng tú uyên vinh việt vân vũ vương "
        "xuân yến điệp đông đạt định đức"
    ).split()
)
MIDDLE_NAMES = frozenset(
    ("bá công hoàng hữu kim minh mạnh ngọc như quang quốc thanh thế thị trọng văn xuân đình đức").split()
)


def _addresses() -> Phrases[Gender | None]:
    found: Phrases[Gender | None] = Phrases()
    genders: tuple[tuple[str, Gender | None], ...] = ((_MALE, "male"), (_FEMALE, "female"), (_NEUTRAL, None))
    for forms, gender in genders:
        for form in forms.split("|"):
            found.add(form, gender)
    return found


ADDRESSES = _addresses()
"""Every form of address with the gender it says."""
