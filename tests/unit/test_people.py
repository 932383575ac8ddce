"""People: what introduces a name, how it is spelt, who is nobody."""

from __future__ import annotations

import unicodedata

import pytest

from orchestration.extraction.document import parse_document
from orchestration.extraction.names import normal_capitals
from orchestration.extraction.organisations import find_organisations
from orchestration.extraction.people import People, find_people


def read(body: str) -> People:
    doc = parse_document(f"Tin hoạt động\nNgày phát hành: 7/28/2023 7:45:00 PM \n{body}")
    return find_people(doc, find_organisations(doc))


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Dự lễ có Petrenko V.A., Phó Tổng Giám đốc; Orlov A.N. - Chánh kỹ sư", ["Petrenko V.A.", "Orlov A.N."]),
        (
            "Tổng Giám đốc Công ty Liên doanh Điều hành Sao Hạ (Sao Hạ JOC) Đàm Quang Sơn phát biểu.",
            ["Đàm Quang Sơn"],
        ),
        ("do Chủ tịch HĐQT Phó Đức Toàn chủ trì; Phó Tổng Giám đốc vắng mặt", ["Phó Đức Toàn"]),
        ("trao nhà cho anh Siu H'Thuyên và chị Y Rin", ["Siu H'Thuyên", "Y Rin"]),
        ("Đ/c lê Đoan Cường - Bí thư Chi bộ Văn phòng – Bảo vệ trình bày", ["Lê Đoan Cường"]),
        ("Ông nguyễn Trí Dũng, Phó TGĐ thứ nhất", ["Nguyễn Trí Dũng"]),
        ("thay ông NGUYỄN văn Thỉnh nghỉ hưu theo chế độ", ["Nguyễn Văn Thỉnh"]),
        ("bà Tạ Kim liên - Vụ trưởng Vụ Khoa học", ["Tạ Kim Liên"]),
        ("quyết định bổ nhiệm PGS.TS Phan Bá Duẩn, Viện trưởng", ["Phan Bá Duẩn"]),
        ("do GS.TSKH Vũ Sĩ Hoằng làm Chủ tịch", ["Vũ Sĩ Hoằng"]),
        ("có Thiếu tướng Cao Đức Kiểm, Phó Tư lệnh", ["Cao Đức Kiểm"]),
        ("kỹ sư Lò Văn Chựa và Đ/c Chu Thị Nụ - Bí thư", ["Lò Văn Chựa", "Chu Thị Nụ"]),
        ("Bí thư Tỉnh ủy Bùi Thị Quỳnh Vân nói tỉnh coi BSR là động lực", ["Bùi Thị Quỳnh Vân"]),
        ("thay Chủ tịch HĐQT Vũ Thế Phiệt.", ["Vũ Thế Phiệt"]),
        (
            "các thành viên HĐTV Petrovietnam Nguyễn Hùng Dũng, Bùi Minh Tiến; đồng chí",
            ["Nguyễn Hùng Dũng", "Bùi Minh Tiến"],
        ),
        ("Toàn cảnh Hội nghị Ông Nguyễn Tiến Vinh, Phó TGĐ Vietsovpetro phát biểu", ["Nguyễn Tiến Vinh"]),
        ("ông Trịnh Tuấn Anh, Phó trưởng Ban", ["Trịnh Tuấn Anh"]),
        ("ông Sergey Ivanovich Petrov – Phó Tổng giám đốc", ["Sergey Ivanovich Petrov"]),
        ("Tổng Giám đốc Vietsovpetro, A.N. Barasev - Phó Tổng giám đốc thứ nhất", ["A.N. Barasev"]),
        ("Ông Yamamoto Kenji, Giám đốc khu vực", ["Yamamoto Kenji"]),
        ("Ông Kim Sung-hoon, Tổng Giám đốc Công ty Hansol", ["Kim Sung-hoon"]),
        ("Đại sứ Hàn Quốc Oh Young-ju tới thăm", ["Oh Young-ju"]),
        ("Ông Đậu Trường Giang và bà Mạc Thái Bình dự", ["Đậu Trường Giang", "Mạc Thái Bình"]),
        ("Giám đốc điều hành Helvik Wind cho biết", []),
        ("đồng chí Ứng Nam Định và khen thưởng 3 chi bộ", ["Ứng Nam Định"]),
        ("Thợ lò Sùng A Páo (Phân xưởng Khai thác 5) và anh Lò Văn Tỉnh", ["Sùng A Páo", "Lò Văn Tỉnh"]),
    ],
)
def test_names_are_found_and_spelt(body: str, names: list[str]) -> None:
    assert list(read(body).persons) == names


@pytest.mark.parametrize(
    "body",
    [
        "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        "tại Hội trường số 2, tầng 5, số 48 – Trần Hưng Đạo, Tp. Vũng Tàu",
        "số 105 – Lê Lợi, Tp. Vũng Tàu; đường Nguyễn Văn Trỗi ùn tắc, khách sạn tại 12 Lê Thánh Tôn",
        "tại Hà Nội, Lâm Đồng, Cao Bằng và Thái Bình",
        "Chi nhánh PVEP Hồ Chí Minh báo cáo",
        "tiếp thu ý kiến của đồng chí Phó Bí thư Đảng ủy Vietsovpetro",
        "Tổng số đảng viên là 2.143 đồng chí. Đảng bộ họp",
        "Trường Đại học Tôn Đức Thắng và Bệnh viện Nguyễn Tri Phương",
    ],
)
def test_thoughts_streets_places_and_organisations_are_no_people(body: str) -> None:
    assert read(body).persons == {}


def test_a_given_name_alone_points_back_to_the_only_match() -> None:
    found = read("Ông Phùng Hải Triều, Giám đốc. Phát biểu tại buổi lễ, ông Triều cảm ơn; ông Long vắng mặt.")

    assert [mention.text for mention in found.mentions] == ["Phùng Hải Triều", "Triều"]
    assert {mention.full_name for mention in found.mentions} == {"Phùng Hải Triều"}


def test_a_given_name_that_two_people_share_is_nobody() -> None:
    found = read("Ông Lê Văn Hùng và ông Trần Mạnh Hùng tham dự. Ông Hùng cho biết.")

    assert [mention.text for mention in found.mentions] == ["Lê Văn Hùng", "Trần Mạnh Hùng"]


def test_gender_is_what_the_form_of_address_says() -> None:
    found = read("Ông Lê Văn Nam, bà Phạm Hồng Ánh và đồng chí Nguyễn Thị Hường – Phó chánh Văn phòng tham dự.")

    assert {person.full_name: person.gender for person in found.persons.values()} == {
        "Lê Văn Nam": "male",
        "Phạm Hồng Ánh": "female",
        "Nguyễn Thị Hường": None,
    }


def test_decomposed_letters_and_doubled_spaces_change_nothing() -> None:
    body = "Tham dự có đồng chí Vũ Việt  Kiều – Phó Bí thư Đảng ủy; Đ/c Lương Quốc  Dân - Chánh Kế toán."

    assert list(read(unicodedata.normalize("NFD", body)).persons) == ["Vũ Việt Kiều", "Lương Quốc Dân"]


def test_normal_capitals() -> None:
    assert normal_capitals("nguyễn Trí Dũng") == "Nguyễn Trí Dũng"
    assert normal_capitals("A.V. Petrov") == "A.V. Petrov"


def test_callings_before_places_and_names() -> None:
    people = read("Kiểm soát viên Lê Văn Tám gặp các chuyên gia Nhật Bản và Hội Luật gia Việt Nam.")

    assert set(people.persons) == {"Lê Văn Tám"}


def test_a_rare_surname_before_what_the_person_represents() -> None:
    people = read("Đoàn gồm đồng chí Lê Văn Tám – Kế toán trưởng và Mai Tú Lan – đại diện Đoàn Thanh niên.")

    assert set(people.persons) == {"Lê Văn Tám", "Mai Tú Lan"}


def test_the_class_of_an_order_is_nobody() -> None:
    assert not read("Nhà máy được tặng Huân chương Lao động hạng Nhất, hạng Nhì.").persons


def test_a_form_of_address_can_be_a_surname() -> None:
    assert list(read("Bà Ông Thị Ngọc Hà phát biểu.").persons) == ["Ông Thị Ngọc Hà"]


def test_the_brand_of_a_company_is_nobody() -> None:
    body = "Công ty CP Cán thép Hoàng Ngọc lãi to. Ghế Giám đốc Hoàng Ngọc tạm giao cho ông Vàng A Sình."
    assert list(read(body).persons) == ["Vàng A Sình"]
