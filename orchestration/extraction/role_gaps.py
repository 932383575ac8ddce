"""What may stand between a title and the body or the person that it belongs to."""

from __future__ import annotations

from orchestration.extraction.names import Words

_LONGEST_BRACKET = 5  # words and one
_DESCRIPTIONS = frozenset(
    (
        "chủ đầu tư|nhà thầu|tổng thầu|nhà thầu phụ|đối tác|khách hàng|hãng|hãng tàu|hãng xe|hãng bay|hãng luật|"
        "hãng phim|nhà cung cấp|nhà đầu tư|đơn vị tư vấn|tư vấn|bên mua|bên bán|đơn vị|doanh nghiệp|công ty mẹ|"
        "nhà sản xuất|chuỗi|thương hiệu"
    ).split("|")
)
_LONGEST_DESCRIPTION = 3


def past_description(words: Words, e: int) -> int:
    """«Giám đốc dự án của [chủ đầu tư] Blue Harbor Wind», «Giám đốc [hãng] Nakano»: the word after what it is."""
    lows = words.lows
    for k in range(e + 1, min(e + _LONGEST_DESCRIPTION, len(lows) - 1) + 1):
        if " ".join(lows[e:k]) in _DESCRIPTIONS and words.gap(k) == " " and words.is_capital(k):
            return k
    return e


def past_abbreviation(words: Words, e: int) -> int:
    """«Hội đồng thành viên (HĐTV) Tập đoàn …», «Tổng công ty Khí (PV GAS) Lê Ba»: the word after the bracket."""
    if e >= len(words) or not words.gap(e).endswith("("):
        return e
    for end in range(e + 1, min(e + _LONGEST_BRACKET, len(words))):
        if not words.is_capital(end - 1):
            return e
        if words.gap(end) == ") ":
            return end
    return e
