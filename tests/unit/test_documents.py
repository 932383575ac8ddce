"""Citations of numbered documents, as articles write them."""

from __future__ import annotations

from datetime import date

import pytest

from orchestration.extraction.dates import find_dates
from orchestration.extraction.document import parse_document
from orchestration.extraction.documents import DocumentMention, find_documents


def cited(body: str) -> list[DocumentMention]:
    doc = parse_document(f"Tin\nNgày phát hành: 11/28/2022 3:02:02 PM\n{body}")
    return list(find_documents(doc, find_dates(doc)))


@pytest.mark.parametrize(
    ("body", "name", "issued_on"),
    [
        ("thực hiện Nghị quyết số 20-NQ/TVĐU ngày 07/3/2016 của Ban TV", "Nghị quyết 20-NQ/TVĐU", date(2016, 3, 7)),
        ("Thực hiện quyết định số 4989/QĐ- DKVN ngày 31/8/2022 của", "Quyết định 4989/QĐ-DKVN", date(2022, 8, 31)),
        ("đã ban hành Nghị quyết só 23 –NQ/ĐU lãnh đạo", "Nghị quyết 23-NQ/ĐU", None),
        ("Chỉ thị 34-CT/TW ngày 07/4/2014 của Bộ Chính trị", "Chỉ thị 34-CT/TW", date(2014, 4, 7)),
        ("Căn cứ Nghị định số 40/2018/NĐ-CP và", "Nghị định 40/2018/NĐ-CP", None),
        ("Luật số 59/2020/QH14 có hiệu lực", "Luật 59/2020/QH14", None),
        ("theo Quyết định 2233/QĐ-TTg ngày 28 tháng 12 năm 2020", "Quyết định 2233/QĐ-TTg", date(2020, 12, 28)),
        ("triển khai Nghị quyết 03 tại Đảng bộ", "Nghị quyết 03", None),
        ("theo văn bản 1234/TTg-CN của Thủ tướng", "Văn bản 1234/TTg-CN", None),
        ("căn cứ 1127/QĐ-PVN, đơn vị", "Quyết định 1127/QĐ-PVN", None),
        ("Thông tư 05/2023/TT-BCT quy định", "Thông tư 05/2023/TT-BCT", None),
    ],
)
def test_a_citation_has_kind_number_and_day(body: str, name: str, issued_on: date | None) -> None:
    (mention,) = cited(body)
    assert (mention.name, mention.issued_on) == (name, issued_on)


@pytest.mark.parametrize(
    "body",
    [
        *("thông qua nghị quyết 3 nội dung", "kế hoạch 5 năm và báo cáo 6 tháng", "đạt 78,6% kế hoạch 15 tỷ kWh"),
        *(
            "Nghị quyết Đại hội VI",
            "Nghị quyết Đại hội Đảng bộ lần thứ XI",
            "mã số 0317-OHS-21",
            "Lô 09-3/12",
            "hợp đồng 5 triệu USD",
        ),
    ],
)
def test_no_citation(body: str) -> None:
    assert cited(body) == []


def test_the_number_span_holds_the_number_as_written() -> None:
    doc = parse_document("Tin\nNgày phát hành: 11/28/2022 3:02:02 PM\nQuyết định số 4989/QĐ- DKVN ngày 31/8/2022")
    (mention,) = find_documents(doc, find_dates(doc))
    assert doc.words(mention.number_start, mention.number_end) == "4989/QĐ- DKVN"
    assert doc.words(mention.start, mention.issued_end) == "Quyết định số 4989/QĐ- DKVN ngày 31/8/2022"
