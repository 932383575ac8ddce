"""Where names end that numbers, acronyms in brackets or places abroad close, and the short names of shipping."""

from __future__ import annotations

import pytest

from orchestration.extraction.document import parse_document
from orchestration.extraction.organisations import find_organisations


def read(text: str) -> list[str]:
    raw = f"Tin ngắn\nNgày phát hành: 7/28/2023 7:45:00 PM \n{text}"
    return [mention.text for mention in find_organisations(parse_document(raw)).mentions]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Định mức ở Phân xưởng Nghiền 3 năm 2022 đã giảm.", ["Phân xưởng Nghiền 3"]),
        ("Phân xưởng Nghiền 3 người vắng mặt.", ["Phân xưởng Nghiền"]),
        ("Ông rời Xí nghiệp Dịch vụ Ống xoắn (CTS) tuần trước.", ["Xí nghiệp Dịch vụ Ống xoắn", "CTS"]),
        ("Công ty Cổ phần Y tế Hoa Ban họp cổ đông.", ["Công ty Cổ phần Y tế Hoa Ban"]),
        ("Công ty Bảo hiểm Ánh Dương Tây Bắc lãi to.", ["Công ty Bảo hiểm Ánh Dương Tây Bắc"]),
        ("Nông trường 6 giữ cúp, hơn 3 nông trường bạn.", ["Nông trường 6"]),
        ("Đối tác là Kemppi Cranes Oy.", ["Kemppi Cranes Oy"]),
        (
            "Nhận thầu là liên danh Công ty Xây dựng Sông Lam – CTCP Hạ tầng Miền Trung.",
            ["Công ty Xây dựng Sông Lam", "CTCP Hạ tầng Miền Trung"],
        ),
        ("Bà là Tham tán Đại sứ quán Na Uy tại Việt Nam.", ["Đại sứ quán Na Uy tại Việt Nam"]),
        ("Ông điều hành Chi nhánh phía Bắc từ tháng 5.", ["Chi nhánh phía Bắc"]),
    ],
)
def test_names_run_to_their_last_word(text: str, names: list[str]) -> None:
    assert read(text) == names


def test_a_groups_brand_in_the_short_name_of_a_member_is_no_mention_of_the_group() -> None:
    raw = (
        "Tin\nNgày phát hành: 7/28/2023 7:45:00 PM\nCông ty Cổ phần Xi măng Vicem Sông Mã lãi to. Vicem Sông Mã trả "
        "nợ xong. VICEM mừng."
    )
    names = [mention.name for mention in find_organisations(parse_document(raw)).mentions]
    assert names == ["Công ty Cổ phần Xi măng Vicem Sông Mã"] * 2 + ["Tổng công ty Xi măng Việt Nam"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lloyd's Register cấp chứng chỉ cho tàu; khách thuê là NYK và ZIM.", ["Lloyd's Register", "NYK", "ZIM"]),
        ("Hệ thống phanh ABS của xe nâng hoạt động tốt.", []),
    ],
)
def test_shipping_lines_and_class_societies(text: str, names: list[str]) -> None:
    assert read(text) == names
