"""Makers that only their goods and brand name: «ký với Thép Minh Phú Lộc», «cổ phiếu của May Hòa Thắng»."""

from __future__ import annotations

from dataclasses import replace

from orchestration.extraction import role_titles
from orchestration.extraction.names import Phrases, Words, is_syllable, person_like
from orchestration.extraction.organisation_boundaries import Boundaries, registered_at
from orchestration.extraction.organisation_brands import BRAND, capitals_end
from orchestration.extraction.organisation_heads import heads, place_names
from orchestration.extraction.organisation_vocabulary import NAME_WORDS

MAKER = replace(BRAND, words="thương hiệu")
"""The head of such names, which an article may also write in full."""

# What makers are named after: «Thép Minh Phú Lộc».
_GOODS: Phrases[bool] = Phrases()
for _word in (
    "thép|giấy|nhựa|xi măng|may|dệt|dệt may|sữa|đường|mía đường|bia|gỗ|gạch|gốm sứ|phân bón|đạm|hóa chất|dược|"
    "dược phẩm|cao su|chè|"
    "thủy sản|thực phẩm|bao bì|cáp điện|giày|đóng tàu|vận tải|nhiệt điện|thủy điện|điện gió|điện mặt trời|"
    "xây dựng|xây lắp|cơ khí|luyện kim|hạ tầng|địa ốc|bảo hiểm|than|khoáng sản|bánh kẹo|kính|cáp|pin|nội thất|đồ hộp"
).split("|"):
    _GOODS.add(_word, value=True)
_BEFORE_MAKERS = frozenset("của với và tại cho từ do bởi như gồm là theo cùng tới đến ở về trong còn".split())


def maker_names(words: Words) -> dict[int, int]:
    """Every maker: the first word of the goods, and the word after the brand."""
    found: dict[int, int] = {}
    boundaries = Boundaries(words)
    for i in _GOODS.places(words):
        goods = _GOODS.at(words, i) if words.is_capital(i) else None
        if goods is None:
            continue
        start, end = goods[0], capitals_end(words, goods[0])
        end = next((k for k in range(start + 2, end) if person_like(words, k) >= 3), end)
        if end - start not in (2, 3) or words.gap(start) != " " or not _may_stand(words, i, end):
            continue
        if _may_be_maker(words, boundaries, i, start, end):
            found[i] = end
    return found


def _may_stand(words: Words, i: int, end: int) -> bool:
    """After a word that is no part of a name, or at the head of a line: «• Nhiệt điện Minh Phú: 1.412 triệu kWh»."""
    gap = words.gap(i)
    if "\n" in gap and gap.rpartition("\n")[2].strip() in ("-", "–", "•", "+", "*"):
        return words.after(end - 1) == ":"
    if gap != " " or not i:
        return False
    return words.lows[i - 1] in _BEFORE_MAKERS or role_titles.follows_title(words, i)


def _may_be_maker(words: Words, boundaries: Boundaries, i: int, start: int, end: int) -> bool:
    """No place such as «Việt Nam», no person, nothing that a head or the register names, no route «A – B»."""
    is_open = end < len(words) and words.gap(end).strip() in ("-", "–") and words.is_capital(end)
    is_trade = any(NAME_WORDS.at(words, k) is not None and not is_syllable(words, k) for k in range(start, end))
    return (
        not is_open
        and not is_trade
        and place_names().at(words, start) is None
        and heads().at(words, i) is None
        and all(words.word(k).isalpha() and not words.word(k).isupper() for k in range(start, end))
        and not any(boundaries.starts_other(k) or registered_at(words, k) for k in range(i, end))
    )
