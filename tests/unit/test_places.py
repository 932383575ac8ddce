"""Addresses, provinces, countries and halls in real sentences."""

from __future__ import annotations

import pytest

from orchestration.extraction.document import parse_document
from orchestration.extraction.places import find_places


def places(body: str) -> list[tuple[str, str]]:
    doc = parse_document(f"Tin\nNgày phát hành: 11/28/2022 3:02:02 PM\n{body}")
    return [(place.kind, place.name) for place in find_places(doc)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "ngày 19/3/2021 tại số 15A, đường 30/4, phường 9, Tp. Vũng Tàu, Xí nghiệp đã nhận",
            [("address", "số 15A, đường 30/4, phường 9, Tp. Vũng Tàu")],
        ),
        (
            "tại Trụ sở làm việc chính của Vietsovpetro, số 105 – Lê Lợi, Tp. Vũng Tàu, Đảng ủy đã",
            [("venue", "Trụ sở làm việc chính của Vietsovpetro, số 105 – Lê Lợi, Tp. Vũng Tàu")],
        ),
        (
            "tại Hội trường số 2, tầng 5, số 48 – Trần Hưng Đạo, Tp. Vũng Tàu, Đảng ủy",
            [("address", "Hội trường số 2, tầng 5, số 48 – Trần Hưng Đạo, Tp. Vũng Tàu")],
        ),
        ("Sáng 19/5/2023, tại Hải Phòng, Đảng ủy họp", [("province", "Hải Phòng")]),
        (
            "thu ngân sách tỉnh Quảng Ngãi và TP. Hồ Chí Minh",
            [("province", "tỉnh Quảng Ngãi"), ("province", "TP. Hồ Chí Minh")],
        ),
        ("Công ty con tại Lào lỗ 12 tỷ đồng", [("country", "Lào")]),
        (
            "tại Trung tâm Hội nghị Quốc gia, Hà Nội đã diễn ra",
            [("venue", "Trung tâm Hội nghị Quốc gia"), ("province", "Hà Nội")],
        ),
    ],
)
def test_places(body: str, expected: list[tuple[str, str]]) -> None:
    assert places(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        *(
            "Đồng chí Trần Hòa Bình nhận huy hiệu",
            "ông Nguyễn Tiến Vinh phát biểu",
            "Cụm thi đua số 1 PVN",
            "Nghị quyết số 20-NQ/TVĐU",
        ),
        *("học tập phong cách Hồ Chí Minh", "Tập đoàn Dầu khí Việt Nam", "phía Nga phối hợp", "mã số 0317-OHS-21"),
    ],
)
def test_what_only_looks_like_a_place(body: str) -> None:
    assert places(body) == []
