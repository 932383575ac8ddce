"""Where names of bodies end: numbers, teams, trades, places, verbs and brands."""

from __future__ import annotations

import pytest

from orchestration.extraction.document import parse_document
from orchestration.extraction.organisations import Organisations, find_organisations


def read(title: str, body: str = "") -> Organisations:
    return find_organisations(parse_document(f"{title}\nNgày phát hành: 7/28/2023 7:45:00 PM \n{body}"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bộ Công Thương kiểm tra tiến độ.", ["Bộ Công Thương"]),
        ("Sở Kế hoạch và đầu tư tỉnh Sơn La họp.", ["Sở Kế hoạch và đầu tư tỉnh Sơn La"]),
        ("Ban QLDA Điện lực Sông Lam 1 báo cáo.", ["Ban QLDA Điện lực Sông Lam 1"]),
        ("Bệnh viện Đa khoa khu vực Tân Hòa mở cửa.", ["Bệnh viện Đa khoa khu vực Tân Hòa"]),
        ("Trưởng khoa Cấp cứu Lê Văn Tám trực.", ["khoa Cấp cứu"]),
        ("Norrland Việt Nam tuyển người.", ["Norrland Việt Nam"]),
        ("Khối FDI xuất siêu.", []),
    ],
)
def test_verbs_fields_and_homes(text: str, names: list[str]) -> None:
    assert [mention.text for mention in read("Tin ngắn", text).mentions] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chi bộ 3 trực thuộc Đảng bộ cơ sở.", ["Chi bộ 3"]),
        ("Phân xưởng 2 và Đội 5 vượt kế hoạch.", ["Phân xưởng 2", "Đội 5"]),
        ("Tổng công ty 28 đã ký kết.", ["Tổng công ty 28"]),
        ("Tổng công ty 5 năm liền có lãi.", []),
        ("Trong đó 13 chi bộ 2 năm liền vững mạnh.", []),
        ("Khối Ngân hàng bán lẻ tăng trưởng.", ["Khối Ngân hàng bán lẻ"]),
        ("NHNN Chi nhánh Khu vực 2 cho biết.", ["NHNN Chi nhánh Khu vực 2", "NHNN"]),
        ("Trung tâm Ứng phó sự cố tràn dầu miền Nam diễn tập.", ["Trung tâm Ứng phó sự cố tràn dầu miền Nam"]),
    ],
)
def test_numbers_and_branches(text: str, names: list[str]) -> None:
    assert [mention.text for mention in read("Tin ngắn", text).mentions] == names


def test_a_last_syllable_that_heads_other_names_belongs_to_the_company() -> None:
    found = read("Ngày 5/4, Công ty Cổ phần Xây dựng Hà Trường tổ chức hội nghị người lao động.")

    assert [mention.text for mention in found.mentions] == ["Công ty Cổ phần Xây dựng Hà Trường"]


def test_a_brand_of_two_words_after_a_title_is_no_acronym_alone() -> None:
    assert "VKD" not in {mention.text for mention in read("Chủ tịch HĐQT VKD Port Trần Văn Nam phát biểu.").mentions}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anh Lê Văn Tám, Tổ trưởng Tổ Hàn số 5, phát biểu.", "Tổ Hàn số 5"),
        ("Bằng khen trao cho Đội Quản lý mạng lưới số 3.", "Đội Quản lý mạng lưới số 3"),
        ("Chủ tịch UBND tỉnh Sơn Hà. Chung kết hội thi diễn ra.", "UBND tỉnh Sơn Hà"),
        (
            "Ông Vũ Nam điều hành Công ty TNHH MTV Cơ khí chính xác Minh Hà.",
            "Công ty TNHH MTV Cơ khí chính xác Minh Hà",
        ),
        ("Đoàn đi thăm Trung tâm Điều khiển từ xa sáng nay.", "Trung tâm Điều khiển từ xa"),
        ("Anh Lê Văn Tám, Tổ trưởng Tổ Lọc ép, phát biểu.", "Tổ Lọc ép"),
        (
            "Chủ tịch Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Sơn Hà trao giải.",
            "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Sơn Hà",
        ),
    ],
)
def test_teams_trades_and_places_end_where_the_name_does(text: str, name: str) -> None:
    assert [mention.text for mention in read(text).mentions] == [name]


def test_a_machine_set_is_no_team() -> None:
    assert not read("Tổ máy số 1 hòa lưới.").mentions
