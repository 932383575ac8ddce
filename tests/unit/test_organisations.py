"""Organisations: names and where they end, what short and bare forms mean, whose part a body is."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from orchestration.extraction.document import parse_document
from orchestration.extraction.names import Words
from orchestration.extraction.organisation_brackets import read_bracket
from orchestration.extraction.organisation_spans import SpanReader
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tổng công ty Thăm dò khai thác Dầu khí, Công ty", "Tổng công ty Thăm dò khai thác Dầu khí"),
        (
            "Tổng Công ty Cổ phần Khoan và Dịch vụ khoan dầu khí (HoSE: PVD)",
            "Tổng Công ty Cổ phần Khoan và Dịch vụ khoan dầu khí",
        ),
        ("Công ty Khí hóa lỏng Đông Hưng (DH Gas) họp", "Công ty Khí hóa lỏng Đông Hưng"),
        ("Công ty TNHH Liên doanh Rusvietpetro là cụm phó", "Công ty TNHH Liên doanh Rusvietpetro"),
        ("Công ty TNHH MTV Hoa tiêu Tân Cảng cùng", "Công ty TNHH MTV Hoa tiêu Tân Cảng"),
        ("Công ty Trực thăng miền Nam đảm bảo bay", "Công ty Trực thăng miền Nam"),
        ("Công ty CP Xi măng Sông Lam 2 khởi công", "Công ty CP Xi măng Sông Lam 2"),
        ("Nhà máy điện Hòn Nghi 2 dừng tổ máy số 1", "Nhà máy điện Hòn Nghi 2"),
        ("Tập đoàn F.I.T sở hữu 70%", "Tập đoàn F.I.T"),
        ("Bộ Nông nghiệp và Môi trường; ông", "Bộ Nông nghiệp và Môi trường"),
        ("Ủy ban Khoa học, Công nghệ và Môi trường của Quốc hội", "Ủy ban Khoa học, Công nghệ và Môi trường"),
        ("Vụ Khoa học tổ chức hội thảo", "Vụ Khoa học"),
        ("phòng Kỹ thuật sản xuất, Phó Chủ tịch", "phòng Kỹ thuật sản xuất"),
        ("Vụ Tổ chức cán bộ Lê Hoàng Oanh", "Vụ Tổ chức cán bộ"),
        ("Chi bộ Vật tư – Thiết bị trình bày", "Chi bộ Vật tư – Thiết bị"),
        ("Chi bộ Văn phòng – Bảo vệ trình bày", "Chi bộ Văn phòng – Bảo vệ"),
        ("Binh đoàn 34, đồng thời là", "Binh đoàn 34"),
        ("Tỉnh ủy Bùi Thị Quỳnh Vân nói", "Tỉnh ủy"),
        ("UBND tỉnh Cà Mau Phạm Thành Ngại yêu cầu", "UBND tỉnh Cà Mau"),
        ("Sở Giao thông Vận tải TP. Đà Nẵng, Bộ", "Sở Giao thông Vận tải TP. Đà Nẵng"),
        ("Công ty Điện lực Hà Nội 5 tháng đầu năm", "Công ty Điện lực Hà Nội"),
        ("Công ty Bình Sơn sản xuất được 5,2 triệu tấn", "Công ty Bình Sơn"),
        ("Công ty con tại Lào lỗ 12 tỷ đồng", "Công ty con tại Lào"),
        ("Agribank Chi nhánh Cần Thơ II cấp tín dụng", "Agribank Chi nhánh Cần Thơ II"),
        ("Hội đồng khoa học VTTX; bà", "Hội đồng khoa học VTTX"),
        ("Liên doanh Việt - Nga “Vietsovpetro” đã", "Liên doanh Việt - Nga “Vietsovpetro"),
        ("Chi bộ Giàn MSP-6 thuộc Đảng bộ", "Chi bộ Giàn MSP-6"),
        ("CTCP Hàng tiêu dùng Minh Khai tổ chức", "CTCP Hàng tiêu dùng Minh Khai"),
        ("Xí nghiệp Xây lắp, Khảo sát và Sửa chữa hoàn thành", "Xí nghiệp Xây lắp, Khảo sát và Sửa chữa"),
    ],
)
def test_a_name_runs_on_to_its_end_and_no_further(text: str, name: str) -> None:
    words = Words(text)
    found = SpanReader(words).read(0)

    assert found is not None
    assert words.span_text(found.start, found.end) == name


@pytest.mark.parametrize(
    ("content", "aliases"),
    [
        ("PV GAS", ["PV GAS"]),
        ("HoSE: PVD", ["PVD"]),
        ("mã: GCX", ["GCX"]),
        ("Vietcombank – mã: VCB", ["Vietcombank"]),
        ("gọi tắt là PVEP", ["PVEP"]),
        ("HĐTV", []),  # an abbreviation of a common noun
        ("gọi chung là nhà đầu tư", []),
        ("15 tỷ kWh", []),
    ],
)
def test_what_a_bracket_gives(content: str, aliases: list[str]) -> None:
    assert [bracket.alias for bracket in read_bracket(content, 0)] == aliases


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


def test_projects_events_and_general_words_are_no_organisations() -> None:
    found = read(
        "Hội nghị tổng kết",
        "Dự án Cảng hàng không quốc tế Long Thành và Đại hội Đảng bộ các cấp; 13 Chi bộ với 251 đảng viên, cơ sở Đảng.",
    )

    assert found.mentions == ()


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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("CTCP Cảng container Hải Vân báo lãi quý II.", ["CTCP Cảng container Hải Vân"]),
        ("CTCP Du lịch resort Mũi Đá khai trương.", ["CTCP Du lịch resort Mũi Đá"]),
        ("CTCP Sợi spandex Phú Bài khánh thành Nhà máy.", ["CTCP Sợi spandex Phú Bài"]),
        (
            "Công ty TNHH MTV Phân đạm và Hóa chất Sông Đà ký kết.",
            ["Công ty TNHH MTV Phân đạm và Hóa chất Sông Đà"],
        ),
        ("CTCP Bánh kẹo và Thực phẩm Hương Lan trúng thầu.", ["CTCP Bánh kẹo và Thực phẩm Hương Lan"]),
        ("CTCP Gương kính và Thiết bị Cẩm Thành họp.", ["CTCP Gương kính và Thiết bị Cẩm Thành"]),
        ("CTCP Vận tải và Thuê tàu Bắc Hải mua tàu.", ["CTCP Vận tải và Thuê tàu Bắc Hải"]),
        ("Tổng công ty Giấy và Bột giấy Trường Xuân đã dừng.", ["Tổng công ty Giấy và Bột giấy Trường Xuân"]),
        ("CTCP Dược phẩm Viện Đông tăng vốn.", ["CTCP Dược phẩm Viện Đông"]),
        ("CTCP Thép Hoàng Long Giang tăng vốn.", ["CTCP Thép Hoàng Long Giang"]),
        ("Giám đốc Công ty Điện Hoàng Long Giang nói.", ["Công ty Điện"]),
        ("Công ty Nhiệt điện Cẩm Thủy sản xuất 300 triệu kWh.", ["Công ty Nhiệt điện Cẩm Thủy"]),
        ("Công ty Truyền tải điện 5 sửa chữa đường dây.", ["Công ty Truyền tải điện 5"]),
        ("Tập đoàn Công nghiệp Muối khen thưởng 12 cá nhân.", ["Tập đoàn Công nghiệp Muối"]),
        ("Bệnh viện Phụ sản và Nhi Đông Đô mở cửa.", ["Bệnh viện Phụ sản và Nhi Đông Đô"]),
        ("HTX Rau an toàn Đơn Hòa thu 30 tỷ.", ["HTX Rau an toàn Đơn Hòa"]),
        ("Chi cục Kiểm lâm Gia Lai tuần tra.", ["Chi cục Kiểm lâm Gia Lai"]),
        (
            "Ban Quản lý các khu công nghiệp tỉnh Thái Bình cấp phép.",
            ["Ban Quản lý các khu công nghiệp tỉnh Thái Bình"],
        ),
        ("Quỹ Đầu tư phát triển tỉnh Long An cho vay.", ["Quỹ Đầu tư phát triển tỉnh Long An"]),
    ],
)
def test_a_name_runs_on_through_its_trade_to_its_brand(text: str, names: list[str]) -> None:
    assert [mention.text for mention in read("Tin ngắn", text).mentions] == names


@pytest.mark.parametrize(
    "text",
    [
        "Công ty khen thưởng 6 tập thể.",
        "Tổng công ty đầu tư 200 tỷ đồng.",
        "Bệnh viện điều trị 200 bệnh nhân tại Huế.",
        "Hoạt động tại Trường Sa và dãy Trường Sơn.",
        "Cơ quan cảnh sát điều tra vào cuộc.",
        "Dự án Helvik Wind và hội thảo Smart Logistics.",
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert read("Tin ngắn", text).mentions == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Đối tác Helvik Wind A/S góp vốn.", ["Helvik Wind A/S"]),
        ("Hợp đồng với Sunrise Marine Pte. Ltd trị giá 5 triệu USD.", ["Sunrise Marine Pte. Ltd"]),
        ("Đối tác là Tanaka Engineering Co., Ltd (Nhật Bản).", ["Tanaka Engineering Co., Ltd"]),
        ("Liên danh Doosung Industries Corp và Habitat GmbH trúng thầu.", ["Doosung Industries Corp", "Habitat GmbH"]),
        ("Northway Energy mua 5% cổ phần.", ["Northway Energy"]),
        ("Tập đoàn Rhein Chemie SE thông báo.", ["Tập đoàn Rhein Chemie SE"]),
        ("Cổ đông quỹ Blue Harbor Capital nắm 12% vốn.", ["quỹ Blue Harbor Capital"]),
        ("Cơ quan Năng lượng Na Uy tài trợ 3 triệu USD.", ["Cơ quan Năng lượng Na Uy"]),
        ("Movitel và Natcom tăng trưởng.", ["Movitel", "Natcom"]),
    ],
)
def test_foreign_bodies(text: str, names: list[str]) -> None:
    assert [mention.text for mention in read("Tin ngắn", text).mentions] == names


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Công ty vay Quỹ Bảo vệ môi trường tỉnh 15 tỷ đồng.", "Quỹ Bảo vệ môi trường"),
        ("Công ty vay Quỹ Đầu tư phát triển tỉnh 7,5 tỷ đồng.", "Quỹ Đầu tư phát triển"),
        ("Nhà máy Sorbitol ở KCN Hòa Khánh chạy thử.", "Nhà máy Sorbitol"),
        ("Theo Giám đốc Trung tâm Khai thác mặt đất Cung Thế Hải, tàu về đúng giờ.", "Trung tâm Khai thác mặt đất"),
    ],
)
def test_money_places_and_people_are_no_part_of_a_name(text: str, name: str) -> None:
    assert name in {mention.text for mention in read("Tin ngắn", text).mentions}


def test_chains_of_shops_bear_a_brand() -> None:
    found = read("Tin ngắn", "Công ty có 310 cửa hàng Sao Sáng. Vườn Rau Sạch (VRS) có lãi, giá cổ phần VRS tăng.")

    assert names_of(found, "Sao Sáng") == {"Sao Sáng"}
    assert names_of(found, "VRS") == {"Vườn Rau Sạch"}


@pytest.mark.parametrize(
    "text", ["Có 12 cửa hàng Hà Nội đóng cửa.", "Giấy Chứng Nhận (GCN) đã cấp.", "cửa hàng Sao Sáng ở phố cổ"]
)
def test_shops_and_papers_are_no_brands(text: str) -> None:
    assert read("Tin ngắn", text).mentions == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Phía PV Drilling ký phụ lục.", ["PV Drilling"]),
        ("Đối tác Cobalt Oil & Gas Malaysia gia hạn.", ["Cobalt Oil & Gas Malaysia"]),
        ("Tàu đóng cho hãng tàu Aurelia Lines (Hy Lạp).", ["hãng tàu Aurelia Lines"]),
        ("Nhà thầu là Kyoto Machinery (Đức).", ["Kyoto Machinery"]),
    ],
)
def test_partners_from_abroad(text: str, names: list[str]) -> None:
    assert [mention.text for mention in read("Tin ngắn", text).mentions] == names


@pytest.mark.parametrize("text", ["Sở Xây dựng TP.HCM", "UBND TP.HCM", "Cục Hải quan TP.HCM"])
def test_authorities_of_the_city_whose_name_is_an_acronym(text: str) -> None:
    assert text in {mention.text for mention in read("Tin ngắn", f"{text} kiểm tra hồ sơ.").mentions}
