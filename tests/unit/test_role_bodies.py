"""Roles whose body stands beside them: in the same row, in the clause, with the head of a committee."""

from __future__ import annotations

import pytest

from orchestration.extraction.document import parse_document
from orchestration.extraction.organisations import find_organisations
from orchestration.extraction.people import find_people
from orchestration.extraction.roles import find_roles


def read(body: str, title: str = "Tin hoạt động") -> set[tuple[str, str, str | None]]:
    doc = parse_document(f"{title}\nNgày phát hành: 6/17/2022 3:15:40 PM \n{body}")
    organisations = find_organisations(doc)
    roles = find_roles(doc, organisations, find_people(doc, organisations))
    return {(role.full_name, role.title, role.organisation_name) for role in roles}


VETERANS = "Hội Cựu chiến binh Công ty Thép Bắc Hà"


def test_the_heads_of_associations() -> None:
    assert read(
        "Dự lễ có ông Lê Văn Ba – Chủ tịch Hội CCB tỉnh Lào Cai; bà Trần Thị Tư, Chủ tịch Hội LHPN huyện Bát Xát; "
        "ông Vũ Văn Năm, Phó Chủ tịch Hội ND tỉnh Lào Cai; bà Lê Thị Sáu, Chủ tịch Hội CTĐ tỉnh Lào Cai."
    ) == {
        ("Lê Văn Ba", "Chủ tịch Hội CCB", "Hội CCB tỉnh Lào Cai"),
        ("Trần Thị Tư", "Chủ tịch", "Hội LHPN huyện Bát Xát"),
        ("Vũ Văn Năm", "Phó Chủ tịch", "Hội ND tỉnh Lào Cai"),
        ("Lê Thị Sáu", "Chủ tịch", "Hội CTĐ tỉnh Lào Cai"),
    }


def test_the_association_that_the_article_is_about() -> None:
    assert read(
        f"{VETERANS} tổ chức Đại hội lần thứ III. Ông Lê Văn Ba, Phó Chủ tịch Hội khóa II, đọc báo cáo. Đại hội bầu "
        "ông Lê Văn Ba làm Chủ tịch Hội; ông Vũ Văn Năm và bà Lê Thị Sáu giữ chức Phó Chủ tịch."
    ) == {
        ("Lê Văn Ba", "Phó Chủ tịch Hội", VETERANS),
        ("Lê Văn Ba", "Chủ tịch Hội", VETERANS),
        ("Vũ Văn Năm", "Phó Chủ tịch", VETERANS),
        ("Lê Thị Sáu", "Phó Chủ tịch", VETERANS),
    }


def test_a_post_given_at_a_congress() -> None:
    union = "Công đoàn Công ty Thép Bắc Hà"
    assert read(
        f"Ngày 5/6/2022, {union} tiến hành Đại hội lần thứ V. Đến dự có ông Lý Văn Tám, Tổng Giám đốc Công ty.\n"
        "Tại phiên họp thứ nhất, Ban Chấp hành bầu bà Lê Thị Sáu giữ chức Chủ tịch."
    ) == {
        ("Lý Văn Tám", "Tổng Giám đốc", "Công ty Thép Bắc Hà"),
        ("Lê Thị Sáu", "Chủ tịch", union),
    }


def test_those_whom_a_union_sends() -> None:
    union = "Công đoàn Công ty Thép Bắc Hà"
    assert read(
        f"{union} cử ba đại biểu đi dự: bà Lê Thị Sáu (Chủ tịch), ông Vũ Văn Năm (Phó Chủ tịch) và bà Trần Thị Tư "
        "(Ủy viên BCH). Đảng ủy Công ty Thép Bắc Hà chúc mừng."
    ) == {
        ("Lê Thị Sáu", "Chủ tịch", union),
        ("Vũ Văn Năm", "Phó Chủ tịch", union),
        ("Trần Thị Tư", "Ủy viên BCH", union),
    }


def test_the_deputy_of_the_head_named_before() -> None:
    youth = "Đoàn Thanh niên Công ty Thép Bắc Hà"
    assert read(
        f"Anh Lê Văn Ba tái cử Bí thư {youth}. Phó Bí thư là chị Lê Thị Sáu.\n"
        "Đảng ủy Công ty Thép Bắc Hà trao quà cho đại biểu."
    ) == {("Lê Văn Ba", "Bí thư Đoàn Thanh niên", youth), ("Lê Thị Sáu", "Phó Bí thư", youth)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Bà Lê Thị Sáu, Phó Chủ tịch kiêm Tổng Thư ký Hiệp hội Thép Việt Nam, dự lễ của Công ty Gang Nam Hà.",
            {("Phó Chủ tịch", "Hiệp hội Thép Việt Nam"), ("Tổng Thư ký", "Hiệp hội Thép Việt Nam")},
        ),
        (
            "Bà Lê Thị Sáu từng là Trưởng ca rồi Phó Giám đốc Công ty Gang Nam Hà.",
            {("Trưởng ca", "Công ty Gang Nam Hà"), ("Phó Giám đốc", "Công ty Gang Nam Hà")},
        ),
        (  # a party cell has no Giám đốc
            "Bà Lê Thị Sáu, Giám đốc kiêm Bí thư Chi bộ Phân xưởng Cán, dự họp với Công ty Gang Nam Hà.",
            {("Giám đốc", "Công ty Gang Nam Hà"), ("Bí thư", "Chi bộ Phân xưởng Cán")},
        ),
    ],
)
def test_two_posts_that_name_their_body_once(sentence: str, expected: set[tuple[str, str]]) -> None:
    assert {(title, body) for _, title, body in read(sentence)} == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Công ty Thép Bắc Hà ký hợp đồng với Công ty Gang Nam Hà (NHG), do Phó Tổng Giám đốc Lê Thị Sáu đại diện.",
        "Công ty Thép Bắc Hà ký hợp đồng với Công ty Gang Nam Hà, đại diện là bà Lê Thị Sáu, Phó Tổng Giám đốc.",
        "Công ty Thép Bắc Hà và Công ty Gang Nam Hà (đại diện là Phó Tổng Giám đốc Lê Thị Sáu) đã ký hợp đồng.",
    ],
)
def test_who_stands_for_a_body(sentence: str) -> None:
    assert read(sentence) == {("Lê Thị Sáu", "Phó Tổng Giám đốc", "Công ty Gang Nam Hà")}


def test_a_body_with_a_new_head() -> None:
    plant = "Công ty Nhiệt điện Nậm Xe"
    assert read(
        f"{plant}, đơn vị thành viên của Tổng công ty Thép Bắc Hà, có giám đốc mới: ông Lê Văn Ba. "
        "Người tiền nhiệm, ông Vũ Văn Năm, nghỉ hưu.",
        f"Tổng công ty Thép Bắc Hà thay người đứng đầu {plant}",
    ) == {("Lê Văn Ba", "Giám đốc", plant), ("Vũ Văn Năm", "Giám đốc", plant)}


@pytest.mark.parametrize(
    ("sentence", "title", "body"),
    [
        ("Bà Lê Thị Sáu, Tổ trưởng sản xuất Phân xưởng Cán 2, dự.", "Tổ trưởng", "Phân xưởng Cán 2"),
        (
            "Bà Lê Thị Sáu, Giám đốc khu vực của Quỹ đầu tư Blue Harbor Capital, dự.",
            "Giám đốc khu vực",
            "Quỹ đầu tư Blue Harbor Capital",
        ),
        (
            "Bà Lê Thị Sáu góp mặt với tư cách thành viên độc lập Hội đồng quản trị Công ty Gang Nam Hà.",
            "Thành viên độc lập Hội đồng quản trị",
            "Công ty Gang Nam Hà",
        ),
    ],
)
def test_a_field_between_the_title_and_its_body(sentence: str, title: str, body: str) -> None:
    assert read(sentence) == {("Lê Thị Sáu", title, body)}


def test_the_youth_union_of_a_block_is_nobody() -> None:
    block = "Đoàn Khối Doanh nghiệp Trung ương"
    assert read(f"Chị Lê Thị Sáu, Trưởng Ban Kiểm tra Đoàn Khối, thay mặt {block} trao quà.") == {
        ("Lê Thị Sáu", "Trưởng Ban", "Ban Kiểm tra")
    }


def test_one_post_under_a_long_and_a_short_title() -> None:
    union = "Công đoàn Công ty Thép Bắc Hà"
    assert read(
        f"Báo cáo do bà Lê Thị Sáu, Chủ tịch {union}, trình bày. {union} tổ chức Đại hội.\n"
        "Đại hội bầu bà Lê Thị Sáu giữ chức Chủ tịch."
    ) == {("Lê Thị Sáu", "Chủ tịch Công đoàn", union)}


def test_the_office_of_a_board() -> None:
    assert read("Công ty Thép Bắc Hà bổ nhiệm nhân sự. Bà Lê Thị Sáu, Phó Chánh Văn phòng HĐQT, đã nhận việc.") == {
        ("Lê Thị Sáu", "Phó Chánh Văn phòng", "Văn phòng HĐQT")
    }


def test_the_company_that_the_paragraph_speaks_of_and_not_its_group() -> None:
    assert read(
        "Tổng công ty Gang Nam Hà thay người đứng đầu đơn vị.\n"
        "Lễ bàn giao diễn ra tại hội trường Công ty. Ký biên bản có Kế toán trưởng Lê Thị Sáu.\n"
        "Tổng Giám đốc Vũ Văn Năm gửi thư chúc mừng.",
        "Tổng công ty Gang Nam Hà thay Giám đốc Công ty Thép Bắc Hà",
    ) == {
        ("Lê Thị Sáu", "Kế toán trưởng", "Công ty Thép Bắc Hà"),
        ("Vũ Văn Năm", "Tổng Giám đốc", "Tổng công ty Gang Nam Hà"),
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ban Kiểm soát Công ty Thép Bắc Hà giữ nguyên, do bà Lê Thị Sáu làm Trưởng ban.",
            {("Lê Thị Sáu", "Trưởng ban", "Ban Kiểm soát Công ty Thép Bắc Hà")},
        ),
        (
            "Công ty Thép Bắc Hà có lãi. Lợi nhuận của doanh nghiệp do bà Lê Thị Sáu làm Chủ tịch HĐQT là 5 tỷ đồng.",
            {("Lê Thị Sáu", "Chủ tịch HĐQT", "Công ty Thép Bắc Hà")},
        ),
        (
            "Với Tổng Giám đốc hiện nay Lê Văn Ba, Công ty Thép Bắc Hà đã đổi khác.",
            {("Lê Văn Ba", "Tổng Giám đốc", "Công ty Thép Bắc Hà")},
        ),
        (  # the bracket speaks of the last one only
            "Các đồng chí Lê Văn Ba và Lê Thị Sáu (Tổng Giám đốc Công ty Thép Bắc Hà) dự.",
            {("Lê Thị Sáu", "Tổng Giám đốc", "Công ty Thép Bắc Hà")},
        ),
        (  # a board is no title
            "Thay mặt Ban Giám đốc, Phó Giám đốc Công ty Sông Mây Lê Văn Ba phát biểu.",
            {("Lê Văn Ba", "Phó Giám đốc", "Công ty Sông Mây")},
        ),
    ],
)
def test_whose_the_title_is(sentence: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Bà Lê Thị Sáu, Ủy viên Ban Thường vụ, Trưởng Ban Dân vận Tỉnh ủy Lào Cai, dự.",
            {("Ủy viên Ban Thường vụ", "Tỉnh ủy Lào Cai"), ("Trưởng Ban", "Ban Dân vận Tỉnh ủy Lào Cai")},
        ),
        (
            "Đoàn Thanh niên Công ty Cổ phần Thép Bắc Hà (BHS) họp. Chị Lê Thị Sáu, Bí thư Đoàn BHS, chủ trì.",
            {("Bí thư Đoàn", "Đoàn Thanh niên Công ty Cổ phần Thép Bắc Hà")},
        ),
        (
            "Công ty Thép Bắc Hà có tin. Bà Lê Thị Sáu, Giám đốc Chi nhánh Lào Cai, nguyên Kế toán trưởng công ty, dự.",
            {("Giám đốc", "Chi nhánh Lào Cai"), ("Kế toán trưởng", "Công ty Thép Bắc Hà")},
        ),
        (
            "Bà Lê Thị Sáu nay là Cố vấn Hội đồng quản trị, theo tin từ Công ty Thép Bắc Hà.",
            {("Cố vấn Hội đồng quản trị", "Công ty Thép Bắc Hà")},
        ),
        (
            "Về phía Đảng ủy Khối Doanh nghiệp tỉnh Lào Cai có bà Lê Thị Sáu, Phó Bí thư.",
            {("Phó Bí thư", "Đảng ủy Khối Doanh nghiệp tỉnh Lào Cai")},
        ),
        (
            "Chủ tịch Hội Lê Thị Sáu nhận cờ thi đua của Hội CCB Công ty Thép Bắc Hà.",
            {("Chủ tịch Hội", "Hội CCB Công ty Thép Bắc Hà")},
        ),
    ],
)
def test_the_body_that_the_words_around_name(sentence: str, expected: set[tuple[str, str | None]]) -> None:
    assert {(title, body) for _, title, body in read(sentence)} == expected


MILL, MINE = "Công ty Thép Bắc Hà", "Công ty Than Nam Sơn"


def test_brackets_behind_the_names_of_a_list_say_whose_each_is() -> None:
    body = f"Tổ công tác do các Phó Tổng Giám đốc Vũ Trí Bình ({MILL}) và Sơn Thị Liễu ({MINE}) đồng chủ trì."

    assert read(body) == {
        ("Vũ Trí Bình", "Phó Tổng Giám đốc", MILL),
        ("Sơn Thị Liễu", "Phó Tổng Giám đốc", MINE),
    }


def test_a_paragraph_on_the_staff_of_one_body_among_several() -> None:
    group = "Tổng công ty Thép Bắc Hà"
    assert read(
        f"{group} kiện toàn nhân sự ở các đơn vị.\nRiêng tại {MINE}, Giám đốc Lê Thị Tư bị tạm đình chỉ công tác; "
        "ông Vũ Văn Năm, Phó Giám đốc, tạm thời điều hành.\n"
        "Tại Công ty Điện Hòa Sơn, ngày 5/6 đã diễn ra lễ trao quyết định bổ nhiệm ông Hồ Văn Sáu làm Giám đốc.\n"
        "Tại Công ty Xăng Tây Hồ, Phó Tổng Giám đốc Ngô Văn Bảy đã trao quyết định bổ nhiệm ông Lê Văn Ba làm Giám đốc."
    ) == {
        ("Ngô Văn Bảy", "Phó Tổng Giám đốc", group),
        ("Lê Văn Ba", "Giám đốc", "Công ty Xăng Tây Hồ"),
        ("Lê Thị Tư", "Giám đốc", MINE),
        ("Vũ Văn Năm", "Phó Giám đốc", MINE),
        ("Hồ Văn Sáu", "Giám đốc", "Công ty Điện Hòa Sơn"),
    }


def test_the_head_of_a_customs_branch_and_of_a_council() -> None:
    customs = "Chi cục Hải quan khu vực II"
    assert read(f"{customs} họp báo. Bà Lê Thị Tư - Phó Chi cục trưởng cho biết số thu giảm.") == {
        ("Lê Thị Tư", "Phó Chi cục trưởng", customs)
    }
    council = "Hội đồng Khoa học và Công nghệ Tập đoàn Dầu khí Việt Nam"
    assert read(
        f"Đề tài được {council} nghiệm thu. Ông Lê Văn Ba, Chủ tịch Hội đồng, chủ trì; "
        "các ủy viên phản biện gồm PGS.TS "
        "Hồ Văn Sáu (Trường Đại học Mỏ - Địa chất) và TS. Vũ Thị Tám. Kỹ sư Ngô Văn Chín, Chủ nhiệm đề tài, trình bày."
    ) == {
        ("Lê Văn Ba", "Chủ tịch Hội đồng", council),
        ("Hồ Văn Sáu", "Ủy viên phản biện", council),
        ("Vũ Thị Tám", "Ủy viên phản biện", council),
        ("Ngô Văn Chín", "Chủ nhiệm đề tài", None),
    }


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (f"Giám đốc Khai thác {MILL}", "Giám đốc Khai thác"),
        (f"Phó Giám đốc phụ trách {MILL}", "Phó Giám đốc phụ trách"),
        ("Phó Giám đốc phụ trách", "Phó Giám đốc phụ trách"),
        ("Phó Giám đốc phụ trách kỹ thuật", "Phó Giám đốc phụ trách kỹ thuật"),
        ("Giám đốc Đầu tư", "Giám đốc Đầu tư"),
    ],
)
def test_what_a_director_is_in_charge_of_is_part_of_the_title(words: str, title: str) -> None:
    assert read(f"{MILL} họp báo. Ông Lê Văn Ba, {words}, chủ trì.") == {("Lê Văn Ba", title, MILL)}


def test_posts_in_a_union_beside_that_of_one_of_its_departments() -> None:
    oil, gas = "Công đoàn Dầu khí Việt Nam", "Công đoàn PV GAS"
    roles = read(
        f"{gas} họp mặt. Chị Lê Thị Tư, Ủy viên Ban Chấp hành, Trưởng Ban Chính sách {oil} đến dự. Chị Vũ Thị Tám, Phó "
        "Chủ tịch Công đoàn kiêm Trưởng Ban Tuyên giáo PV GAS, phát biểu."
    )
    assert ("Lê Thị Tư", "Ủy viên Ban Chấp hành", oil) in roles
    assert ("Vũ Thị Tám", "Phó Chủ tịch Công đoàn", "Công đoàn Tổng công ty Khí Việt Nam") in roles


def test_the_union_of_the_enterprise_without_its_name() -> None:
    assert read(
        f"{MILL} ký thỏa ước với Chủ tịch Công đoàn cơ sở Hồ Văn Sáu, trước sự chứng kiến của bà Lê Thị Tư, Phó Chủ "
        "tịch Công đoàn Dệt May Việt Nam. Có 14 công đoàn cơ sở."
    ) == {
        ("Hồ Văn Sáu", "Chủ tịch Công đoàn", "Công đoàn cơ sở"),
        ("Lê Thị Tư", "Phó Chủ tịch Công đoàn", "Công đoàn Dệt may Việt Nam"),
    }


def test_a_department_whose_name_has_a_comma() -> None:
    assert read(
        "Dự có bà Lê Thị Tư, nguyên Phó Cục trưởng Cục Quản lý, giám sát kế toán, kiểm toán (Bộ Tài chính)."
    ) == {("Lê Thị Tư", "Phó Cục trưởng", "Cục Quản lý, giám sát kế toán, kiểm toán")}
