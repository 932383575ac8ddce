"""Roles of those who came and went: predecessors of a pronoun, seats given, titles before rarer surnames."""

from __future__ import annotations

import pytest

from orchestration.extraction.document import parse_document
from orchestration.extraction.organisations import find_organisations
from orchestration.extraction.people import find_people
from orchestration.extraction.roles import find_roles


def roles(body: str) -> set[tuple[str, str, str | None, bool]]:
    doc = parse_document(f"Tin hoạt động\nNgày phát hành: 6/17/2022 3:15:40 PM \n{body}")
    organisations = find_organisations(doc)
    found = find_roles(doc, organisations, find_people(doc, organisations))
    return {(role.full_name, role.title, role.organisation_name, role.is_former) for role in found}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            (
                "Bộ Xây dựng điều động ông Trần Văn Mão về làm Chủ tịch Hội đồng thành viên Tổng công ty Bãi "
                "Lau. Thứ trưởng "
                "trao quyết định hôm qua. Người tiền nhiệm của ông, ông Lê Văn Dần, nghỉ hưu."
            ),
            ("Lê Văn Dần", "Chủ tịch Hội đồng thành viên", "Tổng công ty Bãi Lau", True),
        ),
        (
            "Bà Lê Thị Tỵ được bổ nhiệm làm Giám đốc Công ty Than Bãi Lau. Người tiền nhiệm của bà là ông Lê Văn Dần.",
            ("Lê Văn Dần", "Giám đốc", "Công ty Than Bãi Lau", True),
        ),
        (
            (
                "Tổng Giám đốc Công ty Than Bãi Lau Doãn Thị Tỵ, người nhậm chức hôm 15/5 thay nhà sáng lập "
                "Trịnh Bá Dần, nói "
                "hãng sẽ chậm lại."
            ),
            ("Trịnh Bá Dần", "Tổng Giám đốc", "Công ty Than Bãi Lau", True),
        ),
        ("Hội nghị giao bà Lê Thị Tỵ ghế Phó Chủ tịch.", ("Lê Thị Tỵ", "Phó Chủ tịch", None, False)),
        (
            "Có Quản đốc Xưởng Đúc Cổ Bá Dần và khách.",
            ("Cổ Bá Dần", "Quản đốc", "Xưởng Đúc", False),
        ),
        ("Giám đốc đương nhiệm Lục Văn Dần nhận lỗi.", ("Lục Văn Dần", "Giám đốc", None, False)),
        (
            "Đến dự có đồng chí Lê Văn Dần, Phó Bí thư Thường trực phụ trách Đảng ủy Khối Doanh nghiệp Trung ương.",
            (
                "Lê Văn Dần",
                "Phó Bí thư Thường trực phụ trách",
                "Đảng ủy Khối Doanh nghiệp Trung ương",
                False,
            ),
        ),
        (
            "Nguyên lãnh đạo Bộ Công nghiệp nhẹ là ông Lê Văn Dần (Thứ trưởng).",
            ("Lê Văn Dần", "Thứ trưởng", "Bộ Công nghiệp nhẹ", False),
        ),
        (
            "Ông Lê Văn Dần, Giám đốc Công ty Hạ tầng mạng Bãi Lau, dự lễ.",
            ("Lê Văn Dần", "Giám đốc", "Công ty Hạ tầng mạng Bãi Lau", False),
        ),
    ],
)
def test_who_held_what(body: str, expected: tuple[str, str, str | None, bool]) -> None:
    assert expected in roles(body)


def test_a_shareholder_holds_no_post() -> None:
    assert not roles("Bà Lê Thị Tỵ, cổ đông lớn nắm 8% vốn, phản đối.")
