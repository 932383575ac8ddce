"""The matching copy, its map back to the raw text, the header and the sentences."""

from __future__ import annotations

import unicodedata
from datetime import datetime

import pytest

from orchestration.evaluation import labelled_articles
from orchestration.extraction.document import Document, HeaderError, parse_document, parse_header

TITLE = "Vietsovpetro tổ chức Hội nghị Người lao động"
HEADER = f"{TITLE}\nNgày phát hành: 11/21/2022 7:25:13 AM \n"


def sentences(document: Document) -> list[str]:
    return [document.text[s.start : s.end] for s in document.sentences]


def test_header_is_month_day_year_with_a_twelve_hour_clock() -> None:
    header = parse_header("Tin\nNgày phát hành: 12/29/2020 2:38:28 PM \nThân bài.")
    assert (header.title, header.published_at) == ("Tin", datetime(2020, 12, 29, 14, 38, 28))


@pytest.mark.parametrize(
    ("clock", "hour"), [("12:05:00 AM", 0), ("12:05:00 PM", 12), ("11:05:00 PM", 23), ("7:05 SA", 7), ("7:05 CH", 19)]
)
def test_noon_midnight_and_vietnamese_halves_of_the_day(clock: str, hour: int) -> None:
    assert parse_header(f"Tin\nNgày phát hành: 1/2/2023 {clock}\nThân.").published_at.hour == hour


def test_header_survives_decomposition_and_gluing_to_one_line() -> None:
    glued = f"{TITLE} Ngày phát hành: 11/21/2022 7:25:13 AM Chiều ngày 20/11, hội nghị diễn ra."
    for raw in (glued, unicodedata.normalize("NFD", glued), "\n\n  " + glued):
        document = parse_document(raw)
        assert document.header.title == TITLE
        assert document.header.published_at == datetime(2022, 11, 21, 7, 25, 13)
        assert raw[document.header.body_start :].lstrip().startswith("Chi")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("Một bài không có ngày.", "no_publication_date"),
        ("\nNgày phát hành: 11/21/2022 7:25:13 AM\nThân.", "no_title"),
        ("Tin\nNgày phát hành: 21/11/2022 7:25:13 AM\nThân.", "impossible_date"),
        ("Tin\nNgày phát hành: 2/30/2022 7:25:13 AM\nThân.", "impossible_date"),
    ],
)
def test_unusable_headers_say_why(raw: str, reason: str) -> None:
    with pytest.raises(HeaderError) as error:
        parse_header(raw)
    assert error.value.reason == reason
    assert len(error.value.detail) > 20


def test_every_character_of_the_copy_is_the_same_as_in_the_raw_text() -> None:
    for label, raw in labelled_articles():
        document = parse_document(raw)
        for offset, character in enumerate(document.text):
            raw_character = unicodedata.normalize("NFC", document.words(offset, offset + 1))
            same = raw_character.isspace() if character.isspace() else raw_character == character
            assert same or raw_character in "àáảãạèéẻẽẹỳýỷỹỵoeuĐđ", (label["id"], offset)


def test_spaces_and_wrapped_lines_fold_but_paragraphs_stay() -> None:
    document = parse_document(
        HEADER + "Doanh thu  đạt 2,498 tỷ\nđồng trong  năm. Nộp ngân sách 5 tỷ.\nĐảng bộ có 7 chi bộ."
    )
    assert sentences(document)[1:] == [
        "Doanh thu đạt 2,498 tỷ đồng trong năm.",
        "Nộp ngân sách 5 tỷ.",
        "Đảng bộ có 7 chi bộ.",
    ]
    start = document.text.index("2,498 tỷ đồng")
    assert document.words(start, start + len("2,498 tỷ đồng")) == "2,498 tỷ\nđồng"


def test_tone_marks_have_one_place_and_qu_keeps_its_own() -> None:
    document = parse_document(HEADER + "Uỷ ban hoà giải quý IV, thuỷ điện Ðắk Lắk.")
    assert sentences(document)[1] == "Ủy ban hòa giải quý IV, thủy điện Đắk Lắk."
    assert document.words(document.text.index("Ủy ban"), document.text.index("Ủy ban") + 6) == "Uỷ ban"


@pytest.mark.parametrize(
    "sentence",
    [
        "Hội nghị tại số 105 – Lê Lợi, Tp. Vũng Tàu do TS. Hồ Thị Minh và PGS. TS. Lê An chủ trì.",
        "Lợi nhuận quý 1.2018 đạt 38.935,8 tỷ đồng, theo v.v. các nguồn.",
        "Đ/c Nguyễn Văn A. Bình phát biểu.",
    ],
)
def test_abbreviations_and_figures_end_no_sentence(sentence: str) -> None:
    assert sentences(parse_document(HEADER + sentence))[1:] == [sentence]


def test_captions_at_the_end_are_told_apart() -> None:
    document = parse_document(
        HEADER + "Hội nghị thành công./.\nMột số hình ảnh tại Hội nghị:\nĐ/c Cao Tùng Sơn phát biểu"
    )
    assert [s.kind for s in document.sentences] == ["title", "body", "caption", "caption"]
