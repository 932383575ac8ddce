"""Which profit is meant where only «lãi», «lỗ» or «lợi nhuận» stands: before tax, after tax, or left open."""

from __future__ import annotations

import re

from orchestration.extraction.metric_measures import Measure, MeasureCatalogue
from orchestration.extraction.metric_spot import Spot

_LEFT_OPEN = "profit"
_OF_TAX = frozenset({"profit_before_tax", "profit_after_tax"})
_REACH = 1  # sentences over which «lợi nhuận» goes on meaning the profit that was told
_LOST = re.compile(r"(?<!\w)lỗ(?P<which> gộp| ròng| sau thuế| trước thuế)?(?!\w)")
_CODES = {
    " gộp": "gross_profit",
    " ròng": "profit_after_tax",
    " sau thuế": "profit_after_tax",
    " trước thuế": "profit_before_tax",
}
# «lợi nhuận phía Việt Nam», «lợi nhuận cốt lõi»: another profit than the one told before
_OTHER = re.compile(r"(?:lợi nhuận|lãi|lỗ)\s(?:của\s)?(?:phía|hai phía|hai bên|từ|mảng|khối|cốt lõi|hợp nhất)(?!\w)")
# «Nộp thuế xong, phần lãi còn lại là | 5.312 tỷ đồng»
_TAX_PAID = re.compile(
    r"(?<!\w)(?:nộp|trừ|đóng|khấu trừ)(?: hết| xong)? thuế(?!\w)[^;.]*(?<!\w)(?:lãi|lợi nhuận)(?!\w)[^;.]*$"
)
_MAY_BE_NEGATIVE = ("chi phí", "giá vốn", "dòng tiền", "lưu chuyển")
_ATTRIBUTED = re.compile(
    r"\s(?:(?:lãi|lợi nhuận)(?: ròng| sau thuế)? )?"
    r"(?:(?:dành cho|thuộc về|của) cổ đông (?:của )?|(?:của|thuộc) )công ty mẹ(?!\w)"
)


class Profits:
    """Remembers the profit told last."""

    def __init__(self, catalogue: MeasureCatalogue) -> None:
        self._catalogue = catalogue
        self._told: Measure | None = None
        self._sentence = 0

    def hear(self, measure: Measure, sentence: int) -> None:
        """What was read; the open «lợi nhuận» and what is left before costs settle nothing."""
        if measure.code in _OF_TAX:
            self._told, self._sentence = measure, sentence

    def exact(self, measure: Measure, spot: Spot) -> Measure:
        """«lợi nhuận trước thuế 3.600 tỷ đồng …, còn lợi nhuận gấp | 8,2 lần»: the one that was told."""
        if measure.code in _OF_TAX | {_LEFT_OPEN} and _ATTRIBUTED.match(spot.rest):
            return self._catalogue.by_code["profit_attributable_to_parent"]
        if measure.code == _LEFT_OPEN and _TAX_PAID.search(spot.plain_lead):
            return self._catalogue.by_code["profit_after_tax"]
        if self._told is None or spot.sentence - self._sentence > _REACH:
            return measure
        return self._told if measure.code == _LEFT_OPEN and not _OTHER.search(spot.lead) else measure

    def loss(self, lead: str, measure: Measure, *, is_carried: bool) -> Measure:
        """«lỗ 239 tỷ đồng» is a profit below zero; «lỗ sau thuế» one after tax, «lỗ gộp» before costs."""
        losses = list(_LOST.finditer(lead))
        said = losses[-1] if losses else None
        if said is not None and said["which"]:
            return self._catalogue.by_code[_CODES[said["which"]]]
        is_profit = measure.code is not None and "profit" in measure.code
        if is_profit and (said is None or not is_carried or measure.code in _OF_TAX):
            return measure  # «lợi nhuận gộp 5 tỷ đồng, cùng kỳ âm | 3 tỷ đồng»
        if said is None and measure.name.startswith(_MAY_BE_NEGATIVE) and not is_carried:
            return measure  # «chi phí tài chính âm | 78 tỷ đồng»
        return self._catalogue.by_code[_LEFT_OPEN]
