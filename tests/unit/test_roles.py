"""Roles: which title is whose, at which body, since when, and whether it is over."""

from __future__ import annotations

import unicodedata

import pytest

from orchestration.extraction.document import parse_document
from orchestration.extraction.lexicon import cell_values, read_table
from orchestration.extraction.model import PersonRole
from orchestration.extraction.organisations import find_organisations
from orchestration.extraction.people import find_people
from orchestration.extraction.role_titles import standard_title
from orchestration.extraction.roles import find_roles


def read(body: str, title: str = "Tin hoạt động") -> tuple[PersonRole, ...]:
    raw = f"{title}\nNgày phát hành: 6/17/2022 3:15:40 PM \n{body}"
    doc = parse_document(raw)
    organisations = find_organisations(doc)
    roles = find_roles(doc, organisations, find_people(doc, organisations))
    for role in roles:
        assert raw[role.evidence_start : role.evidence_end] == role.evidence
    return roles


def triples(roles: tuple[PersonRole, ...]) -> set[tuple[str, str, str | None]]:
    return {(role.full_name, role.title, role.organisation_name) for role in roles}


VSP = "Liên doanh Việt – Nga Vietsovpetro"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Tham dự có Đ/c Vũ Trường Giang – Phó Bí thư Chi bộ Vật tư – Thiết bị trình bày.",
            {("Vũ Trường Giang", "Phó Bí thư", "Chi bộ Vật tư – Thiết bị")},
        ),
        (
            "Đ/c Nguyễn Quốc Dũng – Phó phòng Kỹ thuật SX trình bày tham luận.",
            {("Nguyễn Quốc Dũng", "Phó phòng", "Phòng Kỹ thuật SX")},
        ),
        (
            "Ông Đỗ Cao Lợi, Phó giám đốc Chi nhánh PVEP Hồ Chí Minh; Ông Hà Minh Đức, Phó TGĐ Công ty Lộc An.",
            {
                ("Đỗ Cao Lợi", "Phó giám đốc", "Chi nhánh PVEP Hồ Chí Minh"),
                ("Hà Minh Đức", "Phó TGĐ", "Công ty Lộc An"),
            },
        ),
        (
            "Ông Hoàng Anh Tài (Chủ tịch Công ty Sông Mây) bấm nút.",
            {("Hoàng Anh Tài", "Chủ tịch", "Công ty Sông Mây")},
        ),
        (
            "Ông Yamamoto Kenji, Giám đốc khu vực Đông Nam Á của Tập đoàn Maruha Nichiro ký kết.",
            {("Yamamoto Kenji", "Giám đốc khu vực", "Tập đoàn Maruha Nichiro")},
        ),
        (
            "Chủ tịch UBND tỉnh Cà Mau Phạm Thành Ngại và Bộ trưởng Tài chính Hồ Phúc Hậu dự.",
            {
                ("Phạm Thành Ngại", "Chủ tịch UBND", "UBND tỉnh Cà Mau"),
                ("Hồ Phúc Hậu", "Bộ trưởng", "Bộ Tài chính"),
            },
        ),
        (
            "Đồng chí Ngô Hoàng Ngân, Ủy viên Ban Chấp hành Đảng bộ tỉnh, Chủ tịch HĐTV Công ty Sông Mây dự.",
            {
                ("Ngô Hoàng Ngân", "Ủy viên Ban Chấp hành Đảng bộ tỉnh", None),
                ("Ngô Hoàng Ngân", "Chủ tịch HĐTV", "Công ty Sông Mây"),
            },
        ),
    ],
)
def test_a_title_and_the_body_it_belongs_to(body: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert triples(read(body)) == expected


def test_the_party_secretary_belongs_to_the_committee_and_not_to_its_company() -> None:
    roles = read(
        "Đảng ủy Công ty Đông Hưng họp. Đồng chí Tống Thị Bích Hạ, Bí thư Đảng ủy, Chủ tịch HĐQT chủ trì.",
        "Đảng bộ Công ty Đông Hưng sơ kết",
    )

    assert triples(roles) == {
        ("Tống Thị Bích Hạ", "Bí thư Đảng ủy", "Đảng ủy Công ty Đông Hưng"),
        ("Tống Thị Bích Hạ", "Chủ tịch HĐQT", "Công ty Đông Hưng"),
    }
    assert {role.role_class for role in roles} == {"party", "board"}


def test_the_section_of_the_guest_list_says_whose_titles_they_are() -> None:
    roles = read(
        "Về phía Tập đoàn Sông Mây có ông Trần Ngọc Năm – Thành viên HĐQT, Phó Tổng giám đốc; "
        "về phía Công ty Lộc An có ông Võ Văn Tân – Chủ tịch kiêm Giám đốc, bà Đỗ Thị Ánh – Phó Giám đốc."
    )

    assert triples(roles) == {
        ("Trần Ngọc Năm", "Thành viên HĐQT", "Tập đoàn Sông Mây"),
        ("Trần Ngọc Năm", "Phó Tổng giám đốc", "Tập đoàn Sông Mây"),
        ("Võ Văn Tân", "Chủ tịch", "Công ty Lộc An"),
        ("Võ Văn Tân", "Giám đốc", "Công ty Lộc An"),
        ("Đỗ Thị Ánh", "Phó Giám đốc", "Công ty Lộc An"),
    }


@pytest.mark.parametrize(
    "body",
    [
        "Các thành viên HĐTV Tập đoàn Sông Mây Nguyễn Hùng Dũng, Bùi Minh Tiến tham dự.",
        "Bầu bổ sung hai thành viên HĐTV Tập đoàn Sông Mây là ông Nguyễn Hùng Dũng và ông Bùi Minh Tiến.",
        "Các đồng chí Nguyễn Hùng Dũng, Bùi Minh Tiến – Thành viên HĐTV Tập đoàn Sông Mây tham dự.",
    ],
)
def test_one_title_for_several_names(body: str) -> None:
    assert {(r.full_name, r.title.lower(), r.organisation_name) for r in read(body)} == {
        ("Nguyễn Hùng Dũng", "thành viên hđtv", "Tập đoàn Sông Mây"),
        ("Bùi Minh Tiến", "thành viên hđtv", "Tập đoàn Sông Mây"),
    }


def test_a_council_that_somebody_presides_over() -> None:
    roles = read("Hội đồng thẩm định do GS.TSKH Vũ Sĩ Hoằng làm Chủ tịch. Đoàn do ông Lưu Trí Đạm làm trưởng đoàn.")

    assert triples(roles) == {
        ("Vũ Sĩ Hoằng", "Chủ tịch", "Hội đồng thẩm định"),
        ("Lưu Trí Đạm", "Trưởng đoàn", None),
    }


def test_speaking_and_ranks_are_no_roles() -> None:
    assert read("Đ/c Lê Đăng Tâm phát biểu tại Hội nghị. Thiếu tướng Cao Đức Kiểm và kỹ sư Lò Văn Chựa dự.") == ()


def test_one_role_for_one_person_title_and_body() -> None:
    roles = read(
        "Ông Nguyễn Tiến Vinh, Phó TGĐ Vietsovpetro dự. Ông Nguyễn Tiến Vinh, Phó tổng giám đốc Vietsovpetro nhấn mạnh."
    )

    assert triples(roles) == {("Nguyễn Tiến Vinh", "Phó TGĐ", VSP)}


def test_decomposed_letters_keep_the_raw_words_as_evidence() -> None:
    body = unicodedata.normalize("NFD", "Ông Nguyễn Tiến  Vinh,  Phó TGĐ Vietsovpetro phát biểu.")
    (role,) = read(body)

    assert role.organisation_name == VSP
    assert role.evidence in body


@pytest.mark.parametrize(
    "life", ["sinh năm 1976, quê Hà Tĩnh,", "(sinh ngày 12/3/1976, quê quán Nam Định),", "sinh năm 1976,"]
)
def test_titles_are_read_past_the_data_of_a_life(life: str) -> None:
    roles = read(f"Ông Ngô Đức Thao, {life} Giám đốc Công ty Gỗ Tân Mai, dự.".replace("Thao, (", "Thao ("))

    assert triples(roles) == {("Ngô Đức Thao", "Giám đốc", "Công ty Gỗ Tân Mai")}


def test_an_ambassador_s_country_belongs_to_the_title() -> None:
    (role,) = read("Đại sứ Hàn Quốc Oh Young-ju tới thăm Công ty Gỗ Tân Mai.")

    assert (role.full_name, role.title) == ("Oh Young-ju", "Đại sứ Hàn Quốc")


@pytest.mark.parametrize(
    ("spelling", "standard"),
    [
        ("Phó TGĐ", "Phó Tổng Giám đốc"),
        ("PTGĐ", "Phó Tổng Giám đốc"),
        ("Phó tổng giám đốc", "Phó Tổng Giám đốc"),
        ("Quyền TGĐ", "Quyền Tổng Giám đốc"),
        ("Ủy viên BTV Đảng ủy", "Ủy viên Ban Thường vụ Đảng ủy"),
        ("Chủ tịch Hội đồng quản trị", "Chủ tịch HĐQT"),
        ("Tổ phó", "Phó Tổ trưởng"),
        ("Đại sứ Hàn Quốc", "Đại sứ Hàn Quốc"),
        ("Người giữ cửa", "Người giữ cửa"),
    ],
)
def test_titles_have_one_standard_form(spelling: str, standard: str) -> None:
    assert standard_title(spelling) == standard


def test_no_spelling_of_a_title_changes_its_rank() -> None:
    """«Tổ phó» must not become «Tổ trưởng»."""
    changed = [
        (spelling, row["title"])
        for row in read_table("titles")
        for spelling in cell_values(row["abbreviations"])
        if not spelling.startswith("P")  # «PCT» and «PTGĐ» say it with one letter
        and ("phó" in spelling.lower().split()) != ("phó" in row["title"].lower().split())
    ]
    assert changed == []


def test_the_unnamed_partner_s_people_are_not_the_company_s() -> None:
    roles = read("Phía Công ty May Phú Sơn do ông Lê Văn Tám, Giám đốc, ký, phía đối tác là ông Vũ Hữu Ba, Giám đốc.")

    assert triples(roles) == {("Lê Văn Tám", "Giám đốc", "Công ty May Phú Sơn"), ("Vũ Hữu Ba", "Giám đốc", None)}


def test_acting_heads() -> None:
    roles = read("Ông Lê Văn Tám giữ chức Quyền Tổng Giám đốc Công ty May Phú Sơn, thế chỗ bà Lê Thị Lan.")

    assert triples(roles) >= {("Lê Văn Tám", "Quyền Tổng Giám đốc", "Công ty May Phú Sơn")}
    assert {role.full_name for role in roles if role.is_former} == {"Lê Thị Lan"}


@pytest.mark.parametrize(
    ("body", "role"),
    [
        (
            "Chủ tịch HĐQT Tổng công ty Thép Phú Sơn (TPS) Lê Văn Tám nói.",
            ("Lê Văn Tám", "Chủ tịch HĐQT", "Tổng công ty Thép Phú Sơn"),
        ),
        ("Quản đốc Phân xưởng Sợi 2 Lê Văn Tám nói.", ("Lê Văn Tám", "Quản đốc", "Phân xưởng Sợi 2")),
        (
            "Công ty May Phú Sơn họp. Thư ký công ty Lê Thị Lan đọc.",
            ("Lê Thị Lan", "Thư ký công ty", "Công ty May Phú Sơn"),
        ),
    ],
)
def test_names_right_after_the_body(body: str, role: tuple[str, str, str | None]) -> None:
    assert role in triples(read(body))


def test_no_longer_in_office_and_an_age_before_the_title() -> None:
    roles = read(
        "Ông Lê Văn Tám không còn là Giám đốc Công ty May Phú Sơn. Bà Lê Thị Lan, 45 tuổi, Kế toán trưởng, tạm thay."
    )

    assert {(role.full_name, role.title): role.is_former for role in roles} == {
        ("Lê Văn Tám", "Giám đốc"): True,
        ("Lê Thị Lan", "Kế toán trưởng"): False,
    }


@pytest.mark.parametrize(
    ("body", "role"),
    [
        (
            "Công ty May Phú Sơn họp. Phó Giám đốc Kỹ thuật Lê Văn Tám báo cáo.",
            ("Lê Văn Tám", "Phó Giám đốc Kỹ thuật", "Công ty May Phú Sơn"),
        ),
        (
            "Công ty May Phú Sơn họp. Phó Giám đốc phụ trách an toàn Bế Văn Tám báo cáo.",
            ("Bế Văn Tám", "Phó Giám đốc phụ trách an toàn", "Công ty May Phú Sơn"),
        ),
        (
            "Ông Jonas Lindqvist, Trưởng đại diện thường trú IMF tại Việt Nam, dự.",
            ("Jonas Lindqvist", "Trưởng đại diện thường trú", "Quỹ Tiền tệ Quốc tế"),
        ),
        (
            "Chủ nhiệm HTX Chè Tân Mai, anh Sùng A Tám, nói.",
            ("Sùng A Tám", "Chủ nhiệm", "HTX Chè Tân Mai"),
        ),
        (
            "Công ty May Phú Sơn họp. Chủ tịch Công đoàn Công ty Lã Thị Lan đề nghị.",
            ("Lã Thị Lan", "Chủ tịch Công đoàn", "Công đoàn Công ty"),
        ),
        (
            "Than Sơn Mai có lãi. CTCP Than Sơn Mai - VBC báo cáo; Giám đốc Than Sơn Mai Lê Văn Tám nói.",
            ("Lê Văn Tám", "Giám đốc", "CTCP Than Sơn Mai - VBC"),
        ),
    ],
)
def test_fields_and_places_between_title_and_name(body: str, role: tuple[str, str, str | None]) -> None:
    assert role in triples(read(body))


def test_an_acronym_after_a_title_is_the_body() -> None:
    roles = read("Công ty May Phú Sơn họp. Bà Lê Thị Lan - Tổng Giám đốc MXTA, và ông Lê Văn Tám, Kế toán trưởng, dự.")

    assert triples(roles) >= {("Lê Thị Lan", "Tổng Giám đốc", "MXTA")}


def test_a_list_under_one_title_with_what_each_is_besides() -> None:
    titles = triples(
        read(
            "Hai Phó Chủ tịch Công đoàn Công ty Sông Mây gồm: ông Lê Văn Ba (Trưởng phòng Kế toán) và bà Lê Thị Sáu, "
            "Quản đốc Phân xưởng Cán. Bà Trần Thị Tư, Quản đốc Phân xưởng Luyện, dự."
        )
    )
    union = "Công đoàn Công ty Sông Mây"
    assert titles == {
        ("Lê Văn Ba", "Phó Chủ tịch Công đoàn", union),
        ("Lê Văn Ba", "Trưởng phòng", "Phòng Kế toán"),
        ("Lê Thị Sáu", "Phó Chủ tịch Công đoàn", union),
        ("Lê Thị Sáu", "Quản đốc", "Phân xưởng Cán"),
        ("Trần Thị Tư", "Quản đốc", "Phân xưởng Luyện"),
    }


def test_a_title_that_is_the_subject_belongs_to_nobody_before() -> None:
    titles = triples(
        read(
            "Sau khi nghe ý kiến của ông Lê Văn Ba – Cục trưởng Cục Điện lực, Thứ trưởng kết luận: việc phải xong. "
            "Đồng chí Vũ Văn Năm, Bí thư Đảng ủy, Tổng Giám đốc Công ty Sông Mây phát biểu."
        )
    )
    assert {(name, title) for name, title, _ in titles} == {
        ("Lê Văn Ba", "Cục trưởng"),
        ("Vũ Văn Năm", "Bí thư Đảng ủy"),
        ("Vũ Văn Năm", "Tổng Giám đốc"),
    }
