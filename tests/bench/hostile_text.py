"""Texts that one construction fills, to find rules whose time grows faster than the text."""

from __future__ import annotations

import random

HEADER = "Thông tin của Công ty\nNgày phát hành: 11/21/2022 7:25:13 AM\n"
_SYLLABLES = "Minh Tân Phú Hưng Thịnh Long Hải Sơn Đông Nam Bắc Tây An Bình Khánh Hòa Quang Vinh Lộc Phát".split()

_REPEATED = {
    "digits": "1234567890",
    "digits with spaces": "12 345 ",
    "digits with dots": "1.234",
    "a company": "Tổng công ty Khí Việt Nam ",
    "a company with acronym": "Tổng công ty Khí Việt Nam - CTCP (PV GAS), ",
    "heads of companies": "Tổng công ty ",
    "bare bodies": "Tập đoàn, Công ty, ",
    "days": "ngày 12/5/2021 ",
    "months": "tháng 5 và ",
    "periods": "9 tháng đầu năm 2022, ",
    "comparisons": "so với cùng kỳ ",
    "people": "ông Nguyễn Văn A, ",
    "people with posts": "ông Nguyễn Văn An - Phó Tổng Giám đốc Công ty, ",
    "posts": "Phó Tổng Giám đốc ",
    "open brackets": "(",
    "open brackets with spaces": "( ",
    "nested brackets": "((a ",
    "dashes": " - ",
    "quotes": "“a” ",
    "open quotes": "“",
    "capitals": "A",
    "capitalised words": "Ba ",
    "acronyms": "PVN ",
    "acronyms in brackets": "(PVN) ",
    "dealt out": "lần lượt là 1, 2, 3, ",
    "lists": "1, 2, 3, ",
    "words": "hội nghị được tổ chức với sự tham gia của nhiều người ",
    "spaces": "  a",
    "lines": "a\n",
    "dots": ".",
    "commas": ", ",
    "semicolons": "; ",
    "shares": "5% ",
    "money with a measure": "doanh thu 5 tỷ đồng, ",
    "money": "5 tỷ đồng ",
    "sentences of money": "Doanh thu đạt 5 tỷ đồng. ",
    "measures": "doanh thu ",
    "letters": "a",
    "joins": "và ",
    "events": "khởi công công trình ",
    "sentences of events": "Công ty khởi công dự án ngày 5/5/2022. ",
    "appointments": "bổ nhiệm ông Nguyễn Văn An giữ chức Giám đốc Công ty ",
    "documents": "Quyết định số 12/QĐ-PVN ",
    "places": "tỉnh Bà Rịa - Vũng Tàu ",
    "addresses": "số 105 Lê Lợi, ",
    "combining marks": "a\u0301",
    "zero-width spaces": "\u200b",
    "number words": "hai mươi mốt ",
    "capital phrases": "CÔNG TY CỔ PHẦN ",
    "initials": "A.B.",
    "self-named": "Công ty A (A) ",
    "party bodies": "Đảng ủy Tập đoàn ",
}


def hostile_texts(characters: int) -> dict[str, str]:
    """A text of this length for each construction: one that repeats itself, or one that never does."""
    texts = {name: _filled(unit * (characters // len(unit) + 1), characters) for name, unit in _REPEATED.items()}
    texts["empty headings before a number"] = _filled("và: " * (characters // 4), characters - 12) + " đạt 5 tấn"
    rng = random.Random(3)
    for name, form in (
        ("ever new companies", "Công ty {} và "),
        ("ever new people", "ông Nguyễn {}, "),
        ("ever new brands", "{} "),
    ):
        words = (form.format(" ".join(rng.choices(_SYLLABLES, k=3))) for _ in range(characters // 15))
        texts[name] = _filled("".join(words), characters)
    return texts


def _filled(body: str, characters: int) -> str:
    return HEADER + body[:characters]
