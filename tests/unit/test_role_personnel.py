"""Roles in personnel news: successors, careers, elections, posts that nobody holds yet."""

from __future__ import annotations

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


def test_the_subject_follows_the_clause_on_the_post_that_is_left() -> None:
    group = "Tổng công ty Thép Bắc Hà"
    assert triples(
        read(
            f"“Tôi yên tâm”, ông Lê Văn Ba nói. Gắn bó với nghề 36 năm, trong đó 9 năm ngồi ghế Tổng Giám đốc {group}, "
            "ông nghỉ hưu từ hôm nay.\nNgười kế nhiệm là Phó Tổng Giám đốc Hồ Văn Sáu, 47 tuổi. Ông Sáu từng kinh qua "
            "các vị trí Quản đốc Phân xưởng Vận hành rồi Giám đốc Công ty Than Nam Sơn."
        )
    ) == {
        ("Lê Văn Ba", "Tổng Giám đốc", group),
        ("Hồ Văn Sáu", "Tổng Giám đốc", group),
        ("Hồ Văn Sáu", "Phó Tổng Giám đốc", group),
        ("Hồ Văn Sáu", "Quản đốc", "Phân xưởng Vận hành"),
        ("Hồ Văn Sáu", "Giám đốc", "Công ty Than Nam Sơn"),
    }


def test_whom_the_sentence_before_has_appointed_follows_another() -> None:
    group = "Tổng công ty Thép Bắc Hà"
    assert triples(
        read(
            f"{group} bổ nhiệm ông Lê Văn Ba giữ chức Tổng Giám đốc. Ông Ba kế nhiệm ông Hồ Văn Sáu, người được điều "
            "động làm Chủ tịch Hội đồng thành viên."
        )
    ) == {
        ("Lê Văn Ba", "Tổng Giám đốc", group),
        ("Hồ Văn Sáu", "Tổng Giám đốc", group),
        ("Hồ Văn Sáu", "Chủ tịch Hội đồng thành viên", group),
    }


def test_whoever_is_sent_to_replace_another_has_that_ones_post() -> None:
    mine = "Công ty Than Nam Sơn"
    body = "họp báo. Bà Lê Thị Tư - Tổng Giám đốc, người vừa được cổ đông lớn biệt phái sang thay ông Vũ Văn Năm, dự."

    assert triples(read(f"{mine} {body}")) == {
        ("Lê Thị Tư", "Tổng Giám đốc", mine),
        ("Vũ Văn Năm", "Tổng Giám đốc", mine),
    }


def test_a_rank_that_many_have_is_nobodys_post() -> None:
    assert read("Bà Lê Thị Tư cho hay 41 chị giữ chức vụ từ phó phòng trở lên.") == ()


def test_who_is_elected_to_a_board() -> None:
    company = "Công ty Cổ phần Thép Bắc Hà"
    member, auditor = "Thành viên Hội đồng quản trị", "Thành viên Ban kiểm soát"
    assert triples(
        read(
            f"Đại hội đồng cổ đông {company} họp. Ba người trúng cử Hội đồng quản trị nhiệm kỳ 2022–2027: các ông "
            "Lê Văn Ba, Sakaimoto Ren và bà Đỗ Hạ Vy. Ban kiểm soát gồm các ông Vũ Văn Năm, Hồ Văn Sáu."
        )
    ) == {
        ("Lê Văn Ba", member, company),
        ("Sakaimoto Ren", member, company),
        ("Đỗ Hạ Vy", member, company),
        ("Vũ Văn Năm", auditor, company),
        ("Hồ Văn Sáu", auditor, company),
    }


def test_a_post_that_nobody_holds_yet() -> None:
    company = "Công ty Thép Bắc Hà"
    assert triples(
        read(f"{company} giao việc cho Phó Giám đốc Ngô Văn Chín trong thời gian chờ bổ nhiệm Giám đốc mới.")
    ) == {("Ngô Văn Chín", "Phó Giám đốc", company)}


def test_the_subject_follows_its_post() -> None:
    roles = read("Từng giữ chức Phó Tổng Giám đốc Công ty Than Nam Sơn, ông Lê Văn Ba có 20 năm kinh nghiệm.")

    assert triples(roles) == {("Lê Văn Ba", "Phó Tổng Giám đốc", "Công ty Than Nam Sơn")}
    assert roles[0].is_former


def test_an_adviser_stays_with_the_company() -> None:
    company = "Công ty Thép Bắc Hà"
    assert triples(
        read(f"{company} cho biết ông Lê Văn Ba rời ghế Tổng Giám đốc, ở lại làm cố vấn; thay vào đó là bà Hồ Thị Lan.")
    ) == {
        ("Lê Văn Ba", "Tổng Giám đốc", company),
        ("Lê Văn Ba", "Cố vấn", company),
        ("Hồ Thị Lan", "Tổng Giám đốc", company),
    }


def test_a_post_at_a_body_that_is_told_nowhere_else() -> None:
    company = "Công ty Thép Bắc Hà"
    assert triples(read(f"{company} mời ông Lê Văn Ba, cựu Giám đốc sản xuất của Acmelux, về làm Tổng Giám đốc.")) == {
        ("Lê Văn Ba", "Giám đốc sản xuất", "Acmelux"),
        ("Lê Văn Ba", "Tổng Giám đốc", company),
    }


def test_the_new_head_is_named_in_the_sentence_behind() -> None:
    company = "Công ty Thép Bắc Hà"
    assert triples(read(f"{company} vừa có tân Chủ tịch HĐQT. Đó là bà Hồ Thị Lan, sinh năm 1975.")) == {
        ("Hồ Thị Lan", "Chủ tịch HĐQT", company)
    }


def test_brackets_that_say_what_each_of_several_does() -> None:
    company = "Công ty Thép Bắc Hà"
    assert triples(
        read(
            f"{company} bổ nhiệm hai Phó Giám đốc mới là ông Lê Văn Ba (phụ trách sản xuất) và bà Hồ Thị Lan "
            "(phụ trách tài chính)."
        )
    ) == {("Lê Văn Ba", "Phó Giám đốc", company), ("Hồ Thị Lan", "Phó Giám đốc", company)}


def test_who_is_replaced_by_an_acting_head_was_not_acting() -> None:
    institute = "Viện Dầu khí Việt Nam"
    assert triples(
        read(f"{institute} giao TS. Hồ Thị Lan giữ chức quyền Viện trưởng, thay TS. Lê Văn Ba nghỉ hưu.")
    ) == {
        ("Hồ Thị Lan", "Quyền Viện trưởng", institute),
        ("Lê Văn Ba", "Viện trưởng", institute),
    }


def test_the_committee_that_a_party_congress_elects() -> None:
    party = "Đảng bộ Công ty Thép Bắc Hà"
    assert triples(read(f"Đại hội {party} họp. Đồng chí Lê Văn Ba được bầu làm Bí thư.")) == {
        ("Lê Văn Ba", "Bí thư", party)
    }


def test_a_title_before_one_name_is_not_that_of_the_next_who_is_addressed() -> None:
    mine = "Công ty Than Nam Sơn"
    assert triples(read(f"{mine} họp. Tổng Giám đốc Lê Văn Ba và ông Hồ Văn Sáu ký biên bản.")) == {
        ("Lê Văn Ba", "Tổng Giám đốc", mine)
    }
    assert triples(read(f"{mine} họp. Hai Phó Giám đốc là ông Lê Văn Ba và bà Hồ Thị Lan ký.")) == {
        ("Lê Văn Ba", "Phó Giám đốc", mine),
        ("Hồ Thị Lan", "Phó Giám đốc", mine),
    }


def test_a_former_post_behind_a_name_is_not_that_of_the_next() -> None:
    institute = "Viện Năng lượng"
    body = f"Theo ông Lê Văn Ba, nguyên Viện trưởng {institute}, chuyên gia kinh tế Hồ Thị Lan, giá điện tăng."

    assert triples(read(body)) == {("Lê Văn Ba", "Viện trưởng", institute)}


def test_members_of_the_committee_beside_its_chair() -> None:
    union = "Công đoàn Công ty Thép Bắc Hà"
    assert triples(
        read(
            f"{union} trao quà. Bà Hồ Thị Lan, Chủ tịch Công đoàn, cùng các ủy viên Ban Chấp hành Lê Văn Ba, "
            "Ngô Văn Chín đến thăm."
        )
    ) == {
        ("Hồ Thị Lan", "Chủ tịch Công đoàn", union),
        ("Lê Văn Ba", "Ủy viên Ban Chấp hành", union),
        ("Ngô Văn Chín", "Ủy viên Ban Chấp hành", union),
    }


def test_the_director_of_the_project_board_that_is_named_before() -> None:
    board = "Ban Quản lý dự án Điện 9"
    assert triples(read(f"{board} họp. Ông Lê Văn Ba – Giám đốc Ban – chủ trì.")) == {
        ("Lê Văn Ba", "Giám đốc Ban", board)
    }
