"""Text in the encodings that Vietnamese offices really use, and bytes that are no text."""

from __future__ import annotations

import unicodedata

import pytest

from orchestration.decoding import DecodingError, decode
from orchestration.shingles import shingles

ARTICLE = (
    "Vietsovpetro vượt kế hoạch\nNgày phát hành: 11/21/2022 7:25:13 AM\nDoanh thu đạt 2,498 tỷ USD, bằng 185,4%.\n"
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def as_windows_1258(text: str) -> bytes:
    """Letters composed, tones apart, as Windows writes it."""
    letters = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(part for part in parts if part in _TONES)
        letters.append(unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)) + tones)
    return "".join(letters).encode("cp1258")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (ARTICLE.encode(), "utf-8"),
        (unicodedata.normalize("NFD", ARTICLE).encode(), "utf-8"),
        (b"\xef\xbb\xbf" + ARTICLE.encode(), "utf-8"),
        (b"\xff\xfe" + ARTICLE.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + ARTICLE.encode("utf-16-be"), "utf-16-be"),
        (ARTICLE.encode("utf-16-le"), "utf-16-le"),
        (ARTICLE.encode("utf-16-be"), "utf-16-be"),
        (as_windows_1258(ARTICLE), "windows-1258"),
    ],
    ids=[
        "utf-8",
        "utf-8 decomposed",
        "utf-8 mark",
        "utf-16 le mark",
        "utf-16 be mark",
        "utf-16 le",
        "utf-16 be",
        "1258",
    ],
)
def test_text_is_read_in_every_encoding(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert decoded.encoding == encoding
    assert unicodedata.normalize("NFC", decoded.text) == ARTICLE


def test_the_text_stays_as_decoded() -> None:
    assert decode(as_windows_1258("vượt kế hoạch")).text == "vươ\u0323t kê\u0301 hoa\u0323ch"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty_file"),
        (b" \r\n\t\n", "empty_file"),
        (b"\xef\xbb\xbf\n", "empty_file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x00", "binary_content"),
        (b"%PDF-1.7\n" + bytes(range(1, 32)) * 8, "binary_content"),
        (ARTICLE.encode()[:-40] + b"\xe1\xba", "undecodable_text"),
        ("Ngµy ph¸t hµnh: doanh thu ®¹t".encode("latin-1"), "undecodable_text"),
        (b"\xff\xfe" + ARTICLE.encode("utf-16-le") + b"\x00", "undecodable_text"),
    ],
    ids=["nothing", "spaces", "mark only", "picture", "control characters", "cut utf-8", "tcvn3", "cut utf-16"],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(DecodingError) as refused:
        decode(data)
    assert refused.value.reason == reason


def test_a_refusal_tells_the_place_and_the_remedy() -> None:
    with pytest.raises(DecodingError, match=r"Byte 4 of the file is no UTF-8 .* save it as UTF-8") as refused:
        decode(b"abc\xffd\x8a")
    assert "UTF-8" in refused.value.detail


def test_shingles_agree_however_the_text_is_spelt() -> None:
    composed = unicodedata.normalize("NFC", "Đảng bộ Vietsovpetro vượt kế hoạch năm")
    assert shingles(composed) == shingles(unicodedata.normalize("NFD", composed).upper())
    assert len(shingles(composed)) == 3


def test_shingles_are_the_same_in_every_process() -> None:
    assert shingles("một hai ba bốn năm") == [-8382007908216787415]
    assert shingles("") == []
