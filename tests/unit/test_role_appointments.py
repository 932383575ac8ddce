"""Roles by appointment: who is elected, who leaves, and who follows whom."""

from __future__ import annotations

from datetime import date

import pytest

from orchestration.extraction.document import parse_document
from orchestration.extraction.model import PersonRole
from orchestration.extraction.organisations import find_organisations
from orchestration.extraction.people import find_people
from orchestration.extraction.roles import find_roles


def read(body: str, title: str = "Tin hoạt động") -> tuple[PersonRole, ...]:
    doc = parse_document(f"{title}\nNgày phát hành: 6/17/2022 3:15:40 PM \n{body}")
    organisations = find_organisations(doc)
    return find_roles(doc, organisations, find_people(doc, organisations))


def triples(roles: tuple[PersonRole, ...]) -> set[tuple[str, str, str | None]]:
    return {(role.full_name, role.title, role.organisation_name) for role in roles}


def test_an_appointment_with_its_day_and_the_person_replaced() -> None:
    roles = read(
        "Viện Công nghệ Mỏ Tây Thành công bố quyết định bổ nhiệm PGS.TS Phan Bá Duẩn, Viện trưởng, kiêm giữ chức "
        "Chủ tịch Hội đồng thành viên Công ty TNHH MTV Tư vấn Mỏ Tây Thành kể từ ngày 01/7/2022. Cùng dịp này, "
        "TS. Hồ Thị Thu Ngà được bổ nhiệm làm Phó Viện trưởng, thay ông NGUYỄN văn Thỉnh nghỉ hưu theo chế độ."
    )
    institute, company = "Viện Công nghệ Mỏ Tây Thành", "Công ty TNHH MTV Tư vấn Mỏ Tây Thành"

    assert triples(roles) == {
        ("Phan Bá Duẩn", "Viện trưởng", institute),
        ("Phan Bá Duẩn", "Chủ tịch Hội đồng thành viên", company),
        ("Hồ Thị Thu Ngà", "Phó Viện trưởng", institute),
        ("Nguyễn Văn Thỉnh", "Phó Viện trưởng", institute),
    }
    by_name = {(role.full_name, role.organisation_name): role for role in roles}
    assert by_name["Phan Bá Duẩn", company].valid_from == date(2022, 7, 1)
    assert by_name["Nguyễn Văn Thỉnh", institute].is_former
    assert not by_name["Hồ Thị Thu Ngà", institute].is_former


def test_former_and_dismissed() -> None:
    roles = read(
        "Công ty Sông Mây miễn nhiệm chức vụ Tổng Giám đốc đối với ông Trương Quốc Bảo. "
        "Bà Lê Thị Chung, nguyên Kế toán trưởng, dự. Ông Đinh Công Khánh từng là Phó Giám đốc Công ty Việt Hưng.",
        "Công ty Sông Mây thay Tổng Giám đốc",
    )

    assert {(role.full_name, role.is_former) for role in roles} == {
        ("Trương Quốc Bảo", True),
        ("Lê Thị Chung", True),
        ("Đinh Công Khánh", True),
    }


def test_the_new_post_of_the_person_replaced_is_that_person_s() -> None:
    roles = read(
        "Bộ Công Thương bổ nhiệm ông Lê Minh Tuyền giữ chức Cục trưởng Cục Hóa chất thay ông Phạm Văn Hợi được điều "
        "động về làm Vụ trưởng Vụ Kế hoạch."
    )

    assert {(role.full_name, role.title, role.is_former) for role in roles} == {
        ("Lê Minh Tuyền", "Cục trưởng", False),
        ("Phạm Văn Hợi", "Cục trưởng", True),
        ("Phạm Văn Hợi", "Vụ trưởng", False),
    }


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Công ty May Phú Sơn bầu bổ sung hai Ủy viên HĐQT Lê Văn Tám, Lê Thị Lan, thay các ông Vũ Hữu Ba và Đỗ Tư.",
            {"Vũ Hữu Ba": "Ủy viên HĐQT", "Đỗ Tư": "Ủy viên HĐQT"},
        ),
        ("Công ty May Phú Sơn miễn nhiệm bà Lê Thị Tám khỏi ghế Tổng Giám đốc.", {"Lê Thị Tám": "Tổng Giám đốc"}),
        (
            "Dự lễ có ông Lê Văn Tám, Giám đốc Công ty May Phú Sơn, thay ông Vũ Hữu Ba nghỉ hưu từ tháng 4.",
            {"Vũ Hữu Ba": "Giám đốc"},
        ),
        (
            "Ông Lê Văn Tám được cử làm Giám đốc Công ty May Phú Sơn; người tiền nhiệm Vũ Hữu Ba về hưu.",
            {"Vũ Hữu Ba": "Giám đốc"},
        ),
    ],
)
def test_posts_that_somebody_left(body: str, expected: dict[str, str]) -> None:
    roles = [role for role in read(body) if role.is_former]

    assert {role.full_name: role.title for role in roles} == expected
    assert {role.organisation_name for role in roles} == {"Công ty May Phú Sơn"}


def test_speaking_in_the_place_of_somebody_gives_no_post() -> None:
    roles = read("Ông Lê Văn Tám, Giám đốc Công ty May Phú Sơn, thay ông Vũ Hữu Ba phát biểu.")

    assert {role.full_name for role in roles} == {"Lê Văn Tám"}


def test_the_post_after_the_one_that_somebody_left_is_held() -> None:
    roles = read("Bà Lê Thị Lan vừa rời ghế Giám đốc Công ty May Phú Sơn, nhận vị trí Chủ tịch Công đoàn.")

    assert {role.title: role.is_former for role in roles} == {"Giám đốc": True, "Chủ tịch Công đoàn": False}


@pytest.mark.parametrize(
    "body",
    [
        (
            "Đại hội bầu 3 thành viên HĐQT Công ty May Phú Sơn nhiệm kỳ 2024 - 2029, gồm các ông Lê Văn Tám, Vũ Hữu Ba "
            "và bà Lê Thị Lan."
        ),
        "Danh sách thành viên HĐQT Công ty May Phú Sơn gồm:\n- Ông Lê Văn Tám;\n- Ông Vũ Hữu Ba;\n- Bà Lê Thị Lan.",
        "Ông Lê Văn Tám, ông Vũ Hữu Ba và bà Lê Thị Lan được bầu làm thành viên HĐQT Công ty May Phú Sơn.",
        "Đại hội bầu bổ sung ông Lê Văn Tám, ông Vũ Hữu Ba và bà Lê Thị Lan làm thành viên HĐQT Công ty May Phú Sơn.",
    ],
)
def test_one_post_for_a_list_of_people(body: str) -> None:
    assert {(one.full_name, one.title, one.organisation_name) for one in read(body)} == {
        (name, "Thành viên HĐQT", "Công ty May Phú Sơn") for name in ("Lê Văn Tám", "Vũ Hữu Ba", "Lê Thị Lan")
    }


def test_two_clauses_are_no_list() -> None:
    roles = read("Theo ông Lê Văn Tám, ông Vũ Hữu Ba giữ chức Giám đốc Công ty May Phú Sơn từ tháng 5.")

    assert {role.full_name for role in roles} == {"Vũ Hữu Ba"}


def test_posts_in_turn() -> None:
    roles = read("Ông Lê Văn Tám và bà Lê Thị Lan lần lượt giữ chức Chủ tịch HĐQT và Giám đốc Công ty May Phú Sơn.")

    assert {(role.full_name, role.title) for role in roles} == {
        ("Lê Văn Tám", "Chủ tịch HĐQT"),
        ("Lê Thị Lan", "Giám đốc"),
    }


@pytest.mark.parametrize(
    "body",
    [
        "Ông Vũ Hữu Ba thôi làm Giám đốc Công ty May Phú Sơn. Người kế nhiệm là ông Lê Văn Tám.",
        "Giám đốc Công ty May Phú Sơn Vũ Hữu Ba nghỉ hưu; ông Lê Văn Tám, nguyên kỹ sư, được bổ nhiệm thay.",
        "Ông Vũ Hữu Ba thôi kiêm Giám đốc Công ty May Phú Sơn, bàn giao cho ông Lê Văn Tám.",
        "Miễn nhiệm Giám đốc Công ty May Phú Sơn Vũ Hữu Ba và bổ nhiệm ông Lê Văn Tám thay thế từ ngày 1/10.",
    ],
)
def test_who_follows_holds_the_post_that_was_left(body: str) -> None:
    assert ("Lê Văn Tám", "Giám đốc", "Công ty May Phú Sơn") in triples(read(body))


@pytest.mark.parametrize(
    "body",
    [
        "Vị trí Kế toán trưởng Công ty May Phú Sơn được giao cho bà Lê Thị Lan.",
        "Kế toán trưởng Công ty May Phú Sơn hiện là bà Lê Thị Lan.",
        "Bà Lê Thị Lan tiếp tục giữ vai trò Kế toán trưởng Công ty May Phú Sơn.",
    ],
)
def test_a_post_and_its_holder_on_either_side_of_a_verb(body: str) -> None:
    assert triples(read(body)) == {("Lê Thị Lan", "Kế toán trưởng", "Công ty May Phú Sơn")}


def test_from_one_post_to_another() -> None:
    roles = read("Ông Lê Văn Tám chuyển từ vị trí Giám đốc Chi nhánh Huế sang làm Trưởng phòng Kỹ thuật.")

    assert {(role.title, role.is_former) for role in roles} == {("Giám đốc", True), ("Trưởng phòng", False)}


@pytest.mark.parametrize("acting", ["Q. Tổng Giám đốc", "quyền Tổng Giám đốc"])
def test_acting_heads_after_the_name(acting: str) -> None:
    (role,) = read(f"Ông Lê Văn Tám, {acting} Công ty May Phú Sơn, phát biểu.")

    assert role.title == "Quyền Tổng Giám đốc"


def test_a_head_of_a_body_named_before_do() -> None:
    roles = read("Công ty May Phú Sơn họp. Ban kiểm soát có 3 người, do bà Lê Thị Lan làm Trưởng ban.")

    assert triples(roles) == {("Lê Thị Lan", "Trưởng ban", "Ban kiểm soát")}


def test_a_pronoun_stands_for_the_person_named_before() -> None:
    roles = read("Bà Lê Thị Lan nhận nhiệm vụ mới. Trước đó, bà giữ chức Giám đốc Công ty May Phú Sơn.")

    assert triples(roles) == {("Lê Thị Lan", "Giám đốc", "Công ty May Phú Sơn")}


def test_a_pronoun_of_the_other_gender_does_not() -> None:
    assert read("Bà Lê Thị Lan phát biểu. Trước đó, ông giữ chức Giám đốc Công ty May Phú Sơn.") == ()


def test_a_post_is_no_deputy_of_a_department() -> None:
    """«chức vụ Phó …» is no «Vụ phó»."""
    roles = read("Ông Lê Văn Tám giữ chức vụ Phó Giám đốc Công ty May Phú Sơn.")

    assert triples(roles) == {("Lê Văn Tám", "Phó Giám đốc", "Công ty May Phú Sơn")}


def test_the_committee_of_the_neighbour_in_the_row() -> None:
    roles = read("Ông Lê Văn Tám, Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Đảng ủy Tổng công ty Dệt Hà Bắc, dự.")

    assert {role.organisation_name for role in roles if role.title == "Ủy viên Ban Thường vụ"} == {
        "Đảng ủy Tổng công ty Dệt Hà Bắc"
    }


def test_the_one_who_is_told_is_not_the_one_who_tells() -> None:
    roles = read("Bộ Công Thương họp. Báo cáo Bộ trưởng, Giám đốc Công ty May Phú Sơn Lê Văn Tám nêu ba kiến nghị.")

    assert {role.title for role in roles} == {"Giám đốc"}


def test_the_post_replaced_stands_in_the_sentence_before() -> None:
    roles = read(
        "Ông Lê Văn Tám được bổ nhiệm giữ chức Giám đốc Công ty May Phú Sơn. Ông Tám thay ông Vũ Hữu Ba nghỉ hưu."
    )

    assert ("Vũ Hữu Ba", "Giám đốc", "Công ty May Phú Sơn") in triples(roles)


@pytest.mark.parametrize(
    ("body", "role"),
    [
        (
            "Hai đồng chí Lê Thị Lan, Vũ Hữu Ba giữ chức Phó Bí thư Đảng ủy Công ty May Phú Sơn.",
            ("Lê Thị Lan", "Phó Bí thư Đảng ủy", "Đảng ủy Công ty May Phú Sơn"),
        ),
        (
            "Công ty May Phú Sơn họp. Đơn từ nhiệm thành viên HĐQT của ông Lê Văn Tám và bà Lê Thị Lan được duyệt.",
            ("Lê Thị Lan", "Thành viên HĐQT", "Công ty May Phú Sơn"),
        ),
        (
            "Ông Vũ Hữu Ba nhận nhiệm vụ Giám đốc Công ty May Phú Sơn. Người tiền nhiệm, ông Lê Văn Tám, đã nghỉ hưu.",
            ("Lê Văn Tám", "Giám đốc", "Công ty May Phú Sơn"),
        ),
        (
            "Công ty May Phú Sơn họp. Ông Vũ Hữu Ba về Xí nghiệp Dệt Tân Mai, làm Phó Giám đốc rồi Giám đốc tại đây.",
            ("Vũ Hữu Ba", "Giám đốc", "Xí nghiệp Dệt Tân Mai"),
        ),
        (
            "Công ty May Phú Sơn họp. Đại hội bầu ông Vũ Hữu Ba và ông Lê Văn Tám giữ chức Phó Tổng Giám đốc.",
            ("Vũ Hữu Ba", "Phó Tổng Giám đốc", "Công ty May Phú Sơn"),
        ),
        (
            "Công ty May Phú Sơn bổ nhiệm ông Vũ Hữu Ba làm Tổng Giám đốc. Ông Ba thay bà Lê Thị Lan, người đã nghỉ.",
            ("Lê Thị Lan", "Tổng Giám đốc", "Công ty May Phú Sơn"),
        ),
        (
            "Công ty May Phú Sơn họp. Ông Vũ Hữu Ba là Phó Tổng Giám đốc, kiêm Chủ tịch Công ty Dệt Tân Mai.",
            ("Vũ Hữu Ba", "Phó Tổng Giám đốc", "Công ty May Phú Sơn"),
        ),
        (
            "Công ty May Phú Sơn họp. Ông Vũ Hữu Ba từng là Trưởng phòng Quản lý rủi ro Ngân hàng TMCP Tân Mai.",
            ("Vũ Hữu Ba", "Trưởng phòng", "Phòng Quản lý rủi ro"),
        ),
        (
            "Về phía Tập đoàn Thép Phú Sơn, công ty mẹ của Công ty Cơ khí Tân Mai, có Tổng Giám đốc Lê Văn Tám.",
            ("Lê Văn Tám", "Tổng Giám đốc", "Tập đoàn Thép Phú Sơn"),
        ),
        (
            "Tổng Giám đốc Tổng công ty Khí Việt Nam - CTCP (PV GAS) Lê Văn Tám ký.",
            ("Lê Văn Tám", "Tổng Giám đốc", "Tổng công ty Khí Việt Nam"),
        ),
        (
            "Đồng chí Lê Thị Lan được bầu làm Chủ nhiệm Ủy ban Kiểm tra Đảng ủy Công ty May Phú Sơn.",
            ("Lê Thị Lan", "Chủ nhiệm Ủy ban Kiểm tra", "Ủy ban Kiểm tra Đảng ủy Công ty May Phú Sơn"),
        ),
        (
            "Công ty May Phú Sơn họp.\nCông ty Cơ khí Tân Mai đại hội, có bà Lê Thị Lan – Kế toán trưởng dự.",
            ("Lê Thị Lan", "Kế toán trưởng", "Công ty Cơ khí Tân Mai"),
        ),
    ],
)
def test_posts_told_of_several_of_those_who_leave_and_of_bodies_named_before(
    body: str, role: tuple[str, str, str]
) -> None:
    assert role in {(r.full_name, r.title, r.organisation_name) for r in read(body)}


def test_the_successor_in_this_post() -> None:
    for sentence in (
        "Công ty Sông Mây miễn nhiệm chức vụ Tổng Giám đốc đối với ông Vũ Văn Năm và cử bà Lê Thị Sáu vào vị trí này.",
        "Ông Vũ Văn Năm thôi giữ chức Tổng Giám đốc Công ty Sông Mây. Vị trí này được giao cho bà Lê Thị Sáu.",
        "Ông Vũ Văn Năm thôi giữ chức Tổng Giám đốc Công ty Sông Mây; bà Lê Thị Sáu đảm nhận cương vị này từ 1/6.",
    ):
        assert ("Lê Thị Sáu", "Tổng Giám đốc", "Công ty Sông Mây") in triples(read(sentence)), sentence
    nobody_left = "Ông Vũ Văn Năm, Kế toán trưởng Công ty Sông Mây, kể rằng bà Lê Thị Sáu cũng giữ vị trí này."
    assert {role.full_name for role in read(nobody_left)} == {"Vũ Văn Năm"}


def test_the_person_replaced_does_not_stand_again() -> None:
    roles = read("Bà Lê Thị Sáu được bầu làm Chủ tịch Công đoàn Công ty Sông Mây, thay ông Vũ Văn Năm không tái cử.")
    assert {role.full_name for role in roles if role.is_former} == {"Vũ Văn Năm"}


def test_the_replaced_and_the_successor_share_the_body() -> None:
    assert triples(
        read(
            "Bà Lê Thị Sáu, đại diện Quỹ Tre Xanh, được bầu làm thành viên HĐQT thay ông Vũ Văn Năm và bà Hồ Thị Tám.",
            "Công ty Sông Mây họp đại hội",
        )
    ) == {(name, "Thành viên HĐQT", "Công ty Sông Mây") for name in ("Lê Thị Sáu", "Vũ Văn Năm", "Hồ Thị Tám")}


def test_into_the_seat() -> None:
    assert triples(
        read(
            "HĐQT Công ty Sông Mây bổ nhiệm bà Lê Thị Sáu – Phó Tổng giám đốc – vào ghế Tổng giám đốc; "
            "người tiền nhiệm, ông Vũ Văn Năm, nghỉ hưu."
        )
    ) == {
        ("Lê Thị Sáu", "Phó Tổng giám đốc", "Công ty Sông Mây"),
        ("Lê Thị Sáu", "Tổng giám đốc", "Công ty Sông Mây"),
        ("Vũ Văn Năm", "Tổng giám đốc", "Công ty Sông Mây"),
    }


def test_a_candidate_for_the_seat_holds_nothing() -> None:
    assert read("Cổ đông lớn của Công ty Sông Mây đề cử bà Lê Thị Sáu vào vị trí Chủ tịch HĐQT.") == ()


def test_who_left_a_committee_did_not_hold_the_other_post() -> None:
    roles = read(
        "Hội nghị Công đoàn Công ty Sông Mây bầu bổ sung bà Lê Thị Sáu, Quản đốc Xưởng Cán, vào Ban Thường vụ thay ông "
        "Vũ Văn Năm chuyển công tác."
    )
    assert {role.full_name for role in roles} == {"Lê Thị Sáu"}


def test_who_leaves_without_a_successor_and_who_resigns() -> None:
    vacant = read("Công ty Sông Mây bầu bổ sung một thành viên HĐQT, thế chỗ ông Vũ Văn Năm (từ nhiệm từ 18/8).")
    assert triples(vacant) == {("Vũ Văn Năm", "Thành viên HĐQT", "Công ty Sông Mây")}
    assert vacant[0].is_former

    roles = read(
        "HĐQT Công ty Sông Mây chấp thuận đơn từ nhiệm của bà Lê Thị Sáu, Phó Tổng Giám đốc, đồng thời giao ông Hồ Văn "
        "Tám, Giám đốc Xí nghiệp May, kiêm nhiệm vị trí này."
    )
    assert {(role.full_name, role.title, role.is_former) for role in roles} == {
        ("Lê Thị Sáu", "Phó Tổng Giám đốc", True),
        ("Hồ Văn Tám", "Phó Tổng Giám đốc", False),
        ("Hồ Văn Tám", "Giám đốc", False),
    }


def test_a_sentence_that_opens_with_where_the_post_is() -> None:
    assert triples(
        read(
            "Công ty Sông Mây họp. Còn tại Công ty Gang Nam Hà, nơi Sông Mây nắm 65% vốn, ông Vũ Văn Năm được bầu giữ "
            "chức Chủ tịch HĐTV."
        )
    ) == {("Vũ Văn Năm", "Chủ tịch HĐTV", "Công ty Gang Nam Hà")}


def test_a_career_told_in_the_next_paragraph_is_of_whom_the_pronoun_means() -> None:
    roles = read(
        "Bà Châu Thị Ngần vừa được bổ nhiệm làm Phó Tổng giám đốc Công ty Cảng Sông Mây, theo nghị quyết do Chủ tịch "
        "HĐQT Lâm Văn Tám ký.\nNăm 2011, bà làm Phó Trưởng phòng Kế toán. Từ tháng 3/2020, bà giữ chức Giám đốc "
        "Công ty Gang Nam Hà."
    )
    assert {title for name, title, _ in triples(roles) if name == "Châu Thị Ngần"} == {
        "Phó Tổng giám đốc",
        "Phó Trưởng phòng",
        "Giám đốc",
    }
    assert {title for name, title, _ in triples(roles) if name == "Lâm Văn Tám"} == {"Chủ tịch HĐQT"}


def test_the_syllable_before_a_post_is_no_part_of_it() -> None:
    (role,) = read("Từ ngày 1/1/2024, đồng chí Trương Hữu Tới sẽ nhận nhiệm vụ Phó Trưởng phòng Kỹ thuật.")
    assert role.title == "Phó Trưởng phòng"


def test_a_bracketed_short_form_of_the_title_just_named_is_no_second_title() -> None:
    roles = read(
        "Tập đoàn Cao su Sông Mây (SMR) tổ chức lễ trao quyết định bổ nhiệm Phó Tổng Giám đốc (TGĐ) cho các ông "
        "Đỗ Văn Phước, Huỳnh Kim Nhật và Lê Đình Trí."
    )
    assert {(role.full_name, role.title) for role in roles} == {
        ("Đỗ Văn Phước", "Phó Tổng Giám đốc"),
        ("Huỳnh Kim Nhật", "Phó Tổng Giám đốc"),
        ("Lê Đình Trí", "Phó Tổng Giám đốc"),
    }
