"""Figures of a country, a province or a district, which no company beside them may take."""

from __future__ import annotations

import re

# «Kim ngạch xuất khẩu của cả nước đạt | 354 tỷ USD», «Trên địa bàn tỉnh, tổng mức bán lẻ đạt | 12 tỷ đồng»
_OF_TERRITORY = re.compile(
    r"(?<!\w)(?:"
    r"của (?:(?:toàn|cả) )?(?:nước(?! ngoài)|việt nam|thế giới|tỉnh|thành phố|huyện|địa phương)(?!\w)|của tp[.h]|"
    r"(?:^|[,;:]\s)(?:cả nước|toàn (?:quốc|tỉnh|thành phố|huyện)|trên địa bàn (?:tỉnh|thành phố|huyện|cả nước))(?!\w)"
    r")[^;:()]{0,60}$"
)
# «đơn vị đầu tiên của cả nước», «chiếm 20% sản lượng của Việt Nam»: what a company is to the country is its own.
_OWN_RANK_OR_SHARE = re.compile(
    r"(?<!\w)(?:nhất|đầu tiên|hàng đầu|đứng đầu|đứng thứ \w+|phục vụ|cho|chiếm|bằng|nhu cầu|ubnd|ngân sách|nộp|"
    r"khắp|trong|trên|đóng góp|cung cấp|thị phần)(?!\w)[^,;:]{0,40}$"
)
# No company has these at all.
_PUBLIC_FIGURES = (
    "gdp",
    "grdp",
    "tổng sản phẩm",
    "thu ngân sách",
    "thu nội địa",
    "chỉ số sản xuất công nghiệp",
    "chỉ số giá",
)


def is_public_figure(measure_name: str) -> bool:
    """Whether only a state, a province or a district has such a figure.

    >>> is_public_figure("tổng sản phẩm trên địa bàn (GRDP)"), is_public_figure("nộp ngân sách nhà nước")
    (True, False)
    """
    return measure_name.startswith(_PUBLIC_FIGURES)


def is_of_territory(lead: str) -> bool:
    """Whether the lowercase words before a number, after the last body named, say that it is a territory's.

    >>> is_of_territory("kim ngạch xuất khẩu năm ngoái của tp.hcm đạt hơn ")
    True
    >>> is_of_territory("công ty là đơn vị đầu tiên của cả nước đạt ")
    False
    """
    place = _OF_TERRITORY.search(lead)
    return place is not None and _OWN_RANK_OR_SHARE.search(lead[: place.start()]) is None
