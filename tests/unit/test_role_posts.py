"""Roles that the text gives, points back to or tells of at the place of the one who holds them."""

from __future__ import annotations

import pytest

from orchestration.extraction.document import parse_document
from orchestration.extraction.model import PersonRole
from orchestration.extraction.organisations import find_organisations
from orchestration.extraction.people import find_people
from orchestration.extraction.roles import find_roles

COMPANY = "Công ty Thép Bắc Hà"


def read(body: str, title: str = "Tin hoạt động") -> tuple[PersonRole, ...]:
    doc = parse_document(f"{title}\nNgày phát hành: 6/17/2022 3:15:40 PM \n{body}")
    organisations = find_organisations(doc)
    return find_roles(doc, organisations, find_people(doc, organisations))


def triples(body: str) -> set[tuple[str, str, str | None]]:
    return {(role.full_name, role.title, role.organisation_name) for role in read(body)}


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("giao ghế Giám đốc cho ông Lê Văn Ba", "Giám đốc"),
        ("họp, ghế Giám đốc nay về tay ông Lê Văn Ba", "Giám đốc"),
        ("họp, vị trí Kế toán trưởng sẽ thuộc về ông Lê Văn Ba", "Kế toán trưởng"),
        ("họp, chức Giám đốc hiện do ông Lê Văn Ba đảm nhiệm", "Giám đốc"),
        ("họp, ghế Giám đốc mà ông Lê Văn Ba để lại chưa có chủ", "Giám đốc"),
    ],
)
def test_posts_that_are_given_away(given: str, title: str) -> None:
    assert triples(f"{COMPANY} {given}.") == {("Lê Văn Ba", title, COMPANY)}


def test_a_post_given_to_the_deputy_of_the_same_body() -> None:
    assert triples(f"{COMPANY} họp. Ghế Giám đốc Xí nghiệp Cán Nam giao cho Phó Giám đốc Lê Văn Ba.") == {
        ("Lê Văn Ba", "Giám đốc", "Xí nghiệp Cán Nam"),
        ("Lê Văn Ba", "Phó Giám đốc", "Xí nghiệp Cán Nam"),
    }


def test_duties_handed_over_are_no_post_given() -> None:
    roles = triples(f"Ông Hồ Văn Sáu thôi kiêm Giám đốc {COMPANY}, bàn giao cho ông Lê Văn Ba.")
    assert ("Hồ Văn Sáu", "Giám đốc", COMPANY) in roles


def test_posts_that_point_back_to_a_body() -> None:
    plant = "Nhà máy Cán Nam"
    assert triples(
        f"Ông Lê Văn Ba vào {plant} năm 1995. Ông lên Phó Giám đốc đơn vị này năm 2001, Giám đốc năm 2006."
    ) == {
        ("Lê Văn Ba", "Phó Giám đốc", plant),
        ("Lê Văn Ba", "Giám đốc", plant),
    }
    assert triples(f"{COMPANY} lập Ban Kho vận. Bà Hồ Thị Lan làm Phó Trưởng ban của ban này.") == {
        ("Hồ Thị Lan", "Phó Trưởng ban", "Ban Kho vận")
    }


def test_a_bare_head_of_the_board_named_before() -> None:
    board = "Ban Quản lý Cảng Sơn Trà"
    assert triples(f"Đoàn làm việc với {board}. Tiếp đoàn có ông Lê Văn Ba - Trưởng ban.") == {
        ("Lê Văn Ba", "Trưởng ban", board)
    }


def test_who_speaks_where_he_works() -> None:
    text = f"{COMPANY} lãi lớn. Còn tại Công ty Giấy Phú Sơn (GPS), Giám đốc Lê Văn Ba lo thiếu gỗ."
    assert triples(text) == {("Lê Văn Ba", "Giám đốc", "Công ty Giấy Phú Sơn")}
    guest = f"{COMPANY} khởi công. Tại Nhà máy Cán Nam, Phó Tổng Giám đốc Lê Văn Ba yêu cầu giữ tiến độ."
    assert triples(guest) == {("Lê Văn Ba", "Phó Tổng Giám đốc", COMPANY)}


def test_hosts_are_of_the_body_that_is_visited() -> None:
    text = f"Đoàn Công ty Nakano Steel (Nhật Bản) đến thăm {COMPANY}. Phía chủ nhà có ông Lê Văn Ba, Tổng Giám đốc."
    assert triples(text) == {("Lê Văn Ba", "Tổng Giám đốc", COMPANY)}


def test_the_new_chairman_is_whom_the_pronoun_means() -> None:
    text = (
        f"Ông Lê Văn Ba trở thành Chủ tịch HĐQT {COMPANY}. Trước nữa là ông Hồ Văn Sáu, nghỉ hưu năm 2019.\n"
        "Tân Chủ tịch HĐQT sinh năm 1970. Ông là Giám đốc Công ty Giấy Phú Sơn từ năm 2011."
    )
    assert triples(text) == {
        ("Lê Văn Ba", "Chủ tịch HĐQT", COMPANY),
        ("Hồ Văn Sáu", "Chủ tịch HĐQT", COMPANY),
        ("Lê Văn Ba", "Giám đốc", "Công ty Giấy Phú Sơn"),
    }


def test_asides_in_brackets_after_a_name() -> None:
    assert triples(f"Ông Lê Văn Ba (thứ hai từ trái sang), Giám đốc {COMPANY}, cắt băng.") == {
        ("Lê Văn Ba", "Giám đốc", COMPANY)
    }


def test_the_press_has_no_part_in_what_it_reports() -> None:
    assert triples(f"Trả lời Bloomberg, Tổng Giám đốc Lê Văn Ba nói giá tăng. {COMPANY} xuất hàng.") == {
        ("Lê Văn Ba", "Tổng Giám đốc", COMPANY)
    }


def test_a_board_whose_members_are_listed() -> None:
    people = "ông Lê Văn Ba (Chủ tịch), bà Hồ Thị Lan và ông Vũ Văn Năm"
    assert triples(f"HĐQT nhiệm kỳ 2024 - 2029 của {COMPANY} gồm 3 thành viên: {people}.") == {
        ("Lê Văn Ba", "Chủ tịch", COMPANY),
        ("Hồ Thị Lan", "Thành viên HĐQT", COMPANY),
        ("Vũ Văn Năm", "Thành viên HĐQT", COMPANY),
    }


def test_the_body_behind_what_it_is_and_behind_a_bracket() -> None:
    assert triples(f"{COMPANY} tiếp ông Lars Holm, Giám đốc dự án của chủ đầu tư Nordwell Wind.") == {
        ("Lars Holm", "Giám đốc dự án", "Nordwell Wind")
    }
    assert triples(f"Bộ trao quyết định bổ nhiệm Giám đốc {COMPANY} (TBH) cho ông Lê Văn Ba.") == {
        ("Lê Văn Ba", "Giám đốc", COMPANY)
    }


def test_a_foreign_brand_behind_a_title() -> None:
    assert ("Lars Holm", "Giám đốc điều hành", "Brightwell") in triples(
        f"{COMPANY} ký kết. Ông Lars Holm, Giám đốc điều hành Brightwell, chứng kiến."
    )


def test_teams_in_lower_case_after_the_post() -> None:
    assert triples(f"{COMPANY} khen ông Lê Văn Ba, tổ trưởng tổ Nguội.") == {("Lê Văn Ba", "Tổ trưởng", "Tổ Nguội")}


def test_deputies_in_standing_charge_of_a_department() -> None:
    assert triples("Ông Lê Văn Ba, Phó Trưởng ban Thường trực Ban Dân vận Tỉnh ủy Núi Hồng, dự.") == {
        ("Lê Văn Ba", "Phó Trưởng ban Thường trực", "Ban Dân vận Tỉnh ủy Núi Hồng")
    }
