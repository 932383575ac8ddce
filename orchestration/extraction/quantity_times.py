"""Stretches of time that are measured: days without an accident, how long a service takes.

Any other stretch («trong 3 ngày», «sau 8 tháng thi công») says when, and is no quantity.
"""

from __future__ import annotations

import re

from orchestration.extraction.numbers import Numeral
from orchestration.extraction.units import Unit

# «2.140 ngày liên tục không có tai nạn lao động», «1.500 ngày an toàn»
_SAFE_DAYS = re.compile(
    r"\s(?P<unit>ngày)\s(?=(?:đêm\s)?(?:liên tục\s|liên tiếp\s|liền\s)?(?:làm việc\s|sản xuất\s|vận hành\s)?"
    r"(?:an toàn|không\s(?:có\s|xảy ra\s|để xảy ra\s|phát sinh\s)?(?:bất kỳ\s)?(?:tai nạn|sự cố))(?!\w))"
)
_SERVICE_UNIT = re.compile(r"\s(?P<unit>phút|giây|giờ|ngày)(?!\w)(?!\s(?:\d|đầu|cuối|lễ|nghỉ))")
# «thời gian tàu chờ cầu bình quân còn | 5,4 giờ»; not «trong thời gian 3 ngày», «thời gian tới»
_SERVICE_TIME = re.compile(
    r"\bthời gian (?!tới|qua|vừa|này|đó|gần|dài|ngắn|làm việc|từ)[^.:()\n]{4,110}?\s"
    r"(?:là|còn|xuống|giảm|rút ngắn|mất|bình quân|trung bình|đạt|từ|mức|hết|chỉ)\s"
    r"(?:(?:chỉ|còn|gần|hơn|khoảng|xuống|được|mức|tới|đến|chưa đến|dưới)\s){0,2}$"
)
# «chỉ số SAIDI còn | 18,5 phút»
_INTERRUPTED = re.compile(r"\b(?:saidi|thời gian mất điện bình quân)\b[^.;:()\n\d]{0,50}$")
_REACH = 150  # no less than ``_SERVICE_TIME`` can take


def measured_time(text: str, numeral: Numeral) -> Unit | None:
    r"""The unit of a stretch of time that is a result; None for any other.

    >>> from orchestration.extraction.document import parse_document
    >>> from orchestration.extraction.numbers import find_numerals
    >>> article = parse_document("Tin\\nNgày phát hành: 1/1/2024 1:00:00 AM\\nĐã qua 214 ngày không có tai nạn.")
    >>> measured_time(article.text, list(find_numerals(article))[-1]).code
    'ngày'
    """
    safe = _SAFE_DAYS.match(text, numeral.end)
    if safe is not None:
        return Unit(safe["unit"], "count", safe.end("unit"))
    service = _SERVICE_UNIT.match(text, numeral.end)
    if service is None:
        return None
    before = text[max(0, numeral.start - _REACH) : numeral.start].lower()
    if _SERVICE_TIME.search(before) is None and _INTERRUPTED.search(before) is None:
        return None
    return Unit(service["unit"], "time", service.end("unit"))
