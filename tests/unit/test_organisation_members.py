"""Bodies that a brand and a place, a trade and a brand, or a province without its name tell apart."""

from __future__ import annotations

import pytest

from orchestration.extraction.document import parse_document
from orchestration.extraction.organisations import Organisations, find_organisations


def read(text: str) -> Organisations:
    return find_organisations(parse_document(f"Tin ngắn\nNgày phát hành: 7/28/2023 7:45:00 PM \n{text}"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sáng qua, VNPT Nghệ An ký hợp đồng.", ["VNPT Nghệ An"]),
        ("Viettel Lào và Viettel Campuchia cùng lãi.", ["Viettel Lào", "Viettel Campuchia"]),
        ("MobiFone Khu vực 4 thử nghiệm.", ["MobiFone Khu vực 4"]),
        ("Đường bay Vietjet Hà Nội - Đà Nẵng mở lại.", ["Vietjet"]),
        ("Năm nay công ty con Blackwell có lãi.", ["Blackwell"]),
        ("Cục Dự trữ tỉnh kiểm kê kho.", ["Cục Dự trữ tỉnh"]),
        ("Ban Quản lý các khu chế xuất tỉnh họp.", ["Ban Quản lý các khu chế xuất tỉnh"]),
        ("Vụ việc đã chuyển Cơ quan Cảnh sát điều tra.", ["Cơ quan Cảnh sát điều tra"]),
        ("Tổ sửa chữa số 4 đạt giải; tổ máy số 2 dừng.", ["Tổ sửa chữa số 4"]),
        ("Nhà máy Thủy điện Suối Lừa mở rộng (120 MW) chạy thử.", ["Nhà máy Thủy điện Suối Lừa mở rộng"]),
        ("Nhà máy Thủy điện Suối Lừa mở rộng sản xuất.", ["Nhà máy Thủy điện Suối Lừa"]),
        ("Công ty Luật Minh An & Cộng sự tư vấn.", ["Công ty Luật Minh An & Cộng sự"]),
        ("Hợp đồng với Thép Minh Phú Lộc đã ký.", ["Thép Minh Phú Lộc"]),
        ("Chi tiết:\n- Nhiệt điện Suối Lừa: 12 triệu kWh;", ["Nhiệt điện Suối Lừa"]),
        ("Theo quyết định của Thủ tướng Chính phủ và hiệp định liên Chính phủ.", []),
        ("Chi bộ Phòng Tổ chức - Hành chính họp.", ["Chi bộ Phòng Tổ chức - Hành chính"]),
    ],
)
def test_which_bodies_are_named(text: str, names: list[str]) -> None:
    found = read(text)
    assert [mention.text for mention in found.mentions] == names


def test_a_member_belongs_to_the_group_whose_brand_it_bears() -> None:
    found = read("VNPT Nghệ An ký hợp đồng.")
    assert found.organisations["VNPT Nghệ An"].parent_name == "Tập đoàn Bưu chính Viễn thông Việt Nam"


def test_a_member_of_a_group_that_the_article_defines() -> None:
    found = read("Tổng công ty Chè Núi Mây (CNM) họp. CNM Lâm Đồng dẫn đầu.")
    assert found.organisations["CNM Lâm Đồng"].parent_name == "Tổng công ty Chè Núi Mây"


def test_a_maker_that_the_article_also_names_in_full_is_that_company() -> None:
    found = read("Công ty Thép Minh Phú Lộc – MPL có lãi. Cổ phiếu của Thép Minh Phú Lộc tăng.")
    assert [name for name in found.organisations if "Thép" in name] == ["Công ty Thép Minh Phú Lộc – MPL"]


def test_the_first_word_of_a_foreign_name_is_that_company_but_no_person_s() -> None:
    found = read("Tập đoàn Nordwell Energi ký kết, và Nordwell sẽ góp vốn.")
    assert {mention.name for mention in found.mentions} == {"Tập đoàn Nordwell Energi"}
    assert len(found.mentions) == 2
    person = read("Tập đoàn Moritani Foods do ông Ken Moritani lập. Sau đó Moritani nghỉ.")
    assert len(person.mentions) == 1
