"""Organisations: what short and bare forms mean, whose part a body is."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from orchestration.extraction.document import parse_document
from orchestration.extraction.organisations import Organisations, find_organisations

ROOT = Path(__file__).resolve().parents[2]


def read(title: str, body: str = "") -> Organisations:
    return find_organisations(parse_document(f"{title}\nNgày phát hành: 7/28/2023 7:45:00 PM \n{body}"))


def gold(name: str) -> Organisations:
    folder = ROOT / "seeds" if name[0] == "0" else ROOT / "tests" / "gold" / "articles"
    (path,) = folder.glob(f"{name}*.txt")
    return find_organisations(parse_document(path.read_text(encoding="utf-8")))


def names_of(found: Organisations, text: str) -> set[str]:
    """The canonical names of all mentions with this wording."""
    return {mention.name for mention in found.mentions if mention.text == text}


def test_group_party_committee_and_party_organisation_are_three_bodies() -> None:
    found = gold("d01")

    (group,) = names_of(found, "Tập đoàn")
    (committee,) = names_of(found, "Đảng ủy Tập đoàn")
    (party,) = names_of(found, "Đảng bộ Tập đoàn")
    assert len({group, committee, party}) == 3
    assert found.organisations[committee].parent_name == group
    assert found.organisations[party].parent_name == group
    assert names_of(found, "Đảng bộ") == {party}


def test_one_body_has_one_name_however_the_article_writes_it() -> None:
    found = gold("000")

    assert names_of(found, "Đảng ủy Vietsovpetro") == names_of(found, "Đảng ủy Liên doanh Việt – Nga Vietsovpetro")
    assert names_of(found, "Vietsovpetro") == names_of(found, "Liên doanh Việt – Nga Vietsovpetro")
    assert len(names_of(found, "Vietsovpetro")) == 1


def test_the_name_agrees_between_articles_of_a_registered_company() -> None:
    assert names_of(gold("000"), "Đảng ủy Vietsovpetro") == names_of(gold("001"), "Đảng ủy Vietsovpetro")


def test_an_acronym_inside_a_compound_body() -> None:
    found = gold("001")

    whole = names_of(found, "Đảng ủy Bộ máy Điều hành (BMĐH) Vietsovpetro")
    assert whole == names_of(found, "Đảng ủy BMĐH")
    assert whole != names_of(found, "Đảng ủy Vietsovpetro")
    assert whole != names_of(found, "Đảng bộ BMĐH")


def test_an_acronym_between_head_and_tail() -> None:
    found = gold("d03")

    assert names_of(found, "Tổng công ty (TCT) Khí Việt Nam") == names_of(found, "PV GAS") == names_of(found, "TCT")
    assert names_of(found, "Công đoàn TCT") != names_of(found, "Công đoàn Dầu khí Việt Nam")


def test_a_group_that_only_the_register_relates_to_the_article() -> None:
    # «các Chỉ thị, Nghị quyết của Đảng Ủy Vietsovpetro, của Tập đoàn»: the group that owns Vietsovpetro
    (name,) = names_of(gold("001"), "Tập đoàn")

    assert "Dầu khí" in name


def test_a_bare_company_is_the_title_s_and_not_any_other() -> None:
    found = gold("d08")

    (company,) = names_of(found, "Công ty")
    assert "Khoan" in company


def test_a_bare_head_that_nothing_explains_is_no_mention() -> None:
    found = gold("d12")

    assert names_of(found, "Tổng công ty") == set()
    plain = read("Tin ngắn", "Xí nghiệp Sửa chữa Giàn Đông Hưng họp. Xí nghiệp có 90 lao động.")
    assert names_of(plain, "Xí nghiệp") == {"Xí nghiệp Sửa chữa Giàn Đông Hưng"}


def test_the_distinctive_end_of_a_full_name_is_the_company() -> None:
    found = read("Tin ngắn", "CTCP Thủy sản Gò Quýt có lãi. Thủy sản Gò Quýt chia cổ tức 5%.")
    assert names_of(found, "Thủy sản Gò Quýt") == {"CTCP Thủy sản Gò Quýt"}


def test_the_province_s_committee_is_the_one_of_the_province() -> None:
    found = gold("d04")

    assert names_of(found, "UBND tỉnh") == {"UBND tỉnh Quảng Ngãi"}
    assert names_of(found, "Tỉnh ủy") == {"Tỉnh ủy Quảng Ngãi"}


def test_a_board_inside_a_title_is_not_named_for_itself() -> None:
    found = gold("d11")

    assert not any("Hội đồng thành viên" in mention.text for mention in found.mentions)
    assert "Hội đồng nghiệm thu" in found.organisations
    assert "Hội đồng quản trị ACV" in gold("d05").organisations


def test_a_shared_owner_is_said_once() -> None:
    found = read(
        "Đảng ủy BMĐH họp",
        "Đảng ủy Tập đoàn Sông Mây họp. Được sự chỉ đạo của Đảng ủy, Ban Tổng Giám đốc Tập đoàn Sông Mây.",
    )

    assert names_of(found, "Đảng ủy") == names_of(found, "Đảng ủy Tập đoàn Sông Mây")


def test_what_the_article_is_about() -> None:
    found = read("Đảng bộ Công ty Khí hóa lỏng Đông Hưng sơ kết sáu tháng", "Tham dự có Đảng ủy Tập đoàn Sông Mây.")

    assert found.main is not None
    assert found.main.name == "Đảng bộ Công ty Khí hóa lỏng Đông Hưng"
    assert found.main_company is not None
    assert found.main_company.name == "Công ty Khí hóa lỏng Đông Hưng"


def test_decomposed_letters_and_doubled_spaces_change_nothing() -> None:
    title = "Đảng ủy Công ty Khí hóa lỏng Đông Hưng họp"
    body = "Đảng ủy  Công ty Khí hóa lỏng Đông Hưng (DH Gas) họp. DH  Gas thống nhất; UBND tỉnh Quảng Ngãi."

    plain = read(title, body)
    odd = read(unicodedata.normalize("NFD", title), unicodedata.normalize("NFD", body))

    assert [(m.name, m.text) for m in odd.mentions] == [(m.name, m.text) for m in plain.mentions]
    assert "Công ty Khí hóa lỏng Đông Hưng" in odd.organisations


def test_look_ups_by_place() -> None:
    found = read("Vietsovpetro họp", "Đảng ủy Vietsovpetro đã họp.")
    mention = next(m for m in found.mentions if m.text == "Đảng ủy Vietsovpetro")
    inner = found.in_span(mention.start, mention.end)

    assert found.at(mention.start) == mention
    assert found.at(mention.end - 1) == mention
    assert [m.text for m in inner] == ["Đảng ủy Vietsovpetro", "Vietsovpetro"]
    assert found.at(mention.end + 1) is None


@pytest.mark.parametrize(
    "body",
    [
        "Ban Tài chính, Kế toán và Kiểm toán " * 20,
        "Ban Tài chính Phòng Kế toán; Phòng Kế toán Ban Tài chính",
        "Đảng ủy " * 50,
        "Công ty Sông (" * 50,
    ],
)
def test_no_body_is_a_part_of_its_own_part(body: str) -> None:
    organisations = read("Tin", body).organisations

    for organisation in organisations.values():
        seen, parent = {organisation.name}, organisation.parent_name
        while parent in organisations:
            assert parent not in seen
            seen.add(parent)
            parent = organisations[parent].parent_name


def test_a_foreign_company_without_its_legal_form_is_the_same() -> None:
    found = read("Tin ngắn", "Helvik Wind A/S góp vốn. Helvik Wind đề nghị gia hạn.")

    assert names_of(found, "Helvik Wind") == {"Helvik Wind A/S"}


def test_one_word_of_the_trade_and_the_brand_name_the_company() -> None:
    found = read("Cảng Hải Vân có lãi", "CTCP Cảng container Hải Vân (HVC) có doanh thu 90 tỷ đồng.")

    assert names_of(found, "Cảng Hải Vân") == {"CTCP Cảng container Hải Vân"}


def test_a_bare_party_body_or_union_is_that_of_the_one_company() -> None:
    found = read("Tin ngắn", "Đảng ủy Công ty May Phú Sơn họp. Đảng bộ hiện có 87 đảng viên. Công đoàn đề nghị.")

    assert names_of(found, "Đảng bộ") == {"Đảng bộ Công ty May Phú Sơn"}
    assert names_of(found, "Công đoàn") == {"Công đoàn Công ty May Phú Sơn"}


def test_a_bare_party_body_among_several_companies_is_nobody_s() -> None:
    found = read("Tin ngắn", "Công ty May Phú Sơn và Công ty Gỗ Tân Mai ký kết. Đảng bộ có 87 đảng viên.")

    assert names_of(found, "Đảng bộ") == set()


def test_an_authority_without_its_place_is_that_of_the_one_province() -> None:
    found = read(
        "Tin ngắn", "Ban Quản lý các khu công nghiệp tỉnh Sông Lam báo cáo UBND tỉnh. Công an tỉnh và Tỉnh ủy dự."
    )

    assert names_of(found, "UBND tỉnh") == {"UBND tỉnh Sông Lam"}
    assert names_of(found, "Công an tỉnh") == {"Công an tỉnh Sông Lam"}
    assert names_of(found, "Tỉnh ủy") == {"Tỉnh ủy Sông Lam"}


def test_an_authority_among_several_provinces_is_nobody_s() -> None:
    found = read("Tin ngắn", "Công ty có nhà máy ở tỉnh Sông Lam và tỉnh Núi Hồng. UBND tỉnh chấp thuận.")

    assert names_of(found, "UBND tỉnh") == set()


def test_an_authority_of_a_province_that_the_article_never_names() -> None:
    found = read("Tin ngắn", "Công ty mở rộng nhà máy. UBND tỉnh chấp thuận, các UBND huyện phối hợp.")

    assert names_of(found, "UBND tỉnh") == {"UBND tỉnh"}
    assert names_of(found, "UBND huyện") == set()


def test_boards_that_act_are_the_company_s() -> None:
    found = read("Tin ngắn", "CTCP Gỗ Tân Mai họp. Ban kiểm soát gồm 3 người. Hội đồng quản trị đã bầu Chủ tịch HĐQT.")

    assert found.organisations["Ban kiểm soát"].parent_name == "CTCP Gỗ Tân Mai"
    assert names_of(found, "Hội đồng quản trị") == {"Hội đồng quản trị"}
    assert names_of(found, "HĐQT") == set()


def test_a_board_before_the_short_name_of_its_company() -> None:
    found = read("Tin ngắn", "Công ty Điều hành Bắc Hà (Bắc Hà JOC) họp. Theo Hội đồng thành viên Bắc Hà JOC, mỏ tốt.")

    assert found.organisations["Hội đồng thành viên Bắc Hà JOC"].parent_name == "Công ty Điều hành Bắc Hà"


def test_a_department_of_the_party_keeps_the_committee_in_its_name() -> None:
    found = read("Tin ngắn", "Bà Lan công tác tại Ban Tổ chức Tỉnh ủy Sơn La và Ban Tài chính Công ty Gỗ Tân Mai.")

    assert {"Ban Tổ chức Tỉnh ủy Sơn La", "Ban Tài chính"} <= found.organisations.keys()


def test_a_predecessor_with_another_legal_form_is_another_body() -> None:
    found = read(
        "Đạm Hải Vân có lãi",
        "Công ty Đạm Hải Vân báo lãi. Công ty CP Đạm và Hóa chất Hải Vân (HVF) có tiền thân là Công ty TNHH MTV Đạm và "
        "Hóa chất Hải Vân.",
    )

    assert names_of(found, "HVF") == names_of(found, "Công ty Đạm Hải Vân") == {"Công ty CP Đạm và Hóa chất Hải Vân"}
    assert "Công ty TNHH MTV Đạm và Hóa chất Hải Vân" in found.organisations


def test_an_acronym_means_what_the_article_says() -> None:
    found = read("Tin ngắn", "Công ty cổ phần Cảng Hải Vân (mã chứng khoán: VTP) họp. VTP có lãi.")

    assert names_of(found, "VTP") == {"Công ty cổ phần Cảng Hải Vân"}


def test_a_bare_committee_is_that_of_the_headline_not_of_a_guest() -> None:
    found = read(
        "Đảng bộ Công ty May Phú Sơn tổng kết",
        "Ông Lê Văn Tám, Trưởng Ban Tổ chức Đảng ủy Tổng công ty Dệt Hà Bắc dự. Đảng ủy đã ban hành 12 nghị quyết.",
    )

    assert names_of(found, "Đảng ủy") == {"Đảng ủy Công ty May Phú Sơn"}


def test_a_workshop_known_by_its_party_cell() -> None:
    found = read("Tin ngắn", "Bà Lan, Bí thư Chi bộ Phân xưởng Lò 2, Quản đốc Phân xưởng, nói.")

    assert names_of(found, "Phân xưởng") == {"Phân xưởng Lò 2"}
