"""The old and the new level of a plan that is revised: «điều chỉnh kế hoạch từ | 120 tỷ đồng | xuống | 90 tỷ đồng»."""

from __future__ import annotations

import re

from orchestration.extraction.metric_spot import Reading, Spot

_PLANS = r"(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|đích)(?!\w)"
_REVISES = (
    r"(?:điều chỉnh|nâng|hạ|tăng|giảm|rút|cắt|sửa(?: đổi)?|nới|kéo|đẩy)"
    r"(?: (?:giảm|tăng|nâng|hạ|lại|bớt|mạnh|nhẹ|hai|ba|các|cả|toàn bộ|những|mức|số|bản))*"
)
_BOUND = r"(?: (?:mức|chỉ|tới|đến|gần|hơn|khoảng|trên|dưới|còn|lần lượt|theo thứ tự|tương ứng))*"
# «nâng mục tiêu doanh thu lên |», «kế hoạch lợi nhuận được điều chỉnh giảm từ |»
_REVISED = re.compile(
    rf"(?<!\w)(?:{_REVISES} {_PLANS}[^;.(),]{{0,80}}"
    rf"|{_PLANS}[^;.(),]{{0,80}}(?<!\w)(?:được|bị|đã|phải|từng)(?: [^\W\d_]+){{0,2}} {_REVISES})"
    rf" (?:từ|lên|xuống|còn|thành|về){_BOUND} $"
)
# «từ 120 tỷ đồng | xuống | 90 tỷ đồng», «, thay cho mức | 3.200 tỷ đồng», «đã sửa hồi tháng 6 và mức | 2.900»
_GOES_ON = re.compile(
    rf"(?:[^;.()\d]{{0,24}})(?:(?:lên|xuống|còn|thành|về|rồi|thay (?:cho|vì)|so với){_BOUND}"
    r"|và(?: (?:mức|con số|chỉ tiêu))+(?: (?:cũ|trước|ban đầu|đầu năm))*) $"
)


def is_revised_plan(spot: Spot, last: Reading | None) -> bool:
    """Whether the number is the old or the new level of a plan that the sentence says is revised."""
    return _REVISED.search(spot.plain_lead) is not None or continues_revision(spot, last)


def revision_start(spot: Spot) -> int:
    """Where in the words before the number the plan and the verb that revises it begin; 0 where none do."""
    revised = _REVISED.search(spot.plain_lead)
    return revised.start() if revised is not None else 0


def continues_revision(spot: Spot, last: Reading | None) -> bool:
    """Whether it is another level of the plan whose level stands before it in the sentence."""
    if last is None or not last.is_revised or last.sentence != spot.sentence:
        return False
    is_of_kind = last.quantity.unit_code == spot.quantity.unit_code
    return is_of_kind and (spot.position > 0 or _GOES_ON.fullmatch(spot.plain_lead) is not None)
