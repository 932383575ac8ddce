"""Names of organisations: where they begin and end, what looks like one and is none."""

from __future__ import annotations

import pytest

from orchestration.extraction.document import parse_document
from orchestration.extraction.names import Words
from orchestration.extraction.organisation_brackets import read_bracket
from orchestration.extraction.organisation_spans import SpanReader
from orchestration.extraction.organisations import Organisations, find_organisations


def read(title: str, body: str = "") -> Organisations:
    return find_organisations(parse_document(f"{title}\nNgày phát hành: 7/28/2023 7:45:00 PM \n{body}"))


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
        ("Vietcombank – mã: VCB", ["Vietcombank", "VCB"]),
        ("gọi tắt là PVEP", ["PVEP"]),
        ("HĐTV", []),  # an abbreviation of a common noun
        ("gọi chung là nhà đầu tư", []),
        ("15 tỷ kWh", []),
    ],
)
def test_what_a_bracket_gives(content: str, aliases: list[str]) -> None:
    assert [bracket.alias for bracket in read_bracket(content, 0)] == aliases


def test_projects_events_and_general_words_are_no_organisations() -> None:
    found = read(
        "Hội nghị tổng kết",
        "Dự án Cảng hàng không quốc tế Long Thành và Đại hội Đảng bộ các cấp; 13 Chi bộ với 251 đảng viên, cơ sở Đảng.",
    )

    assert found.mentions == ()


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
        ("Tàu đóng cho hãng tàu Aurelia Lines (Hy Lạp).", ["Aurelia Lines"]),
        ("Nhà thầu là Kyoto Machinery (Đức).", ["Kyoto Machinery"]),
    ],
)
def test_partners_from_abroad(text: str, names: list[str]) -> None:
    assert [mention.text for mention in read("Tin ngắn", text).mentions] == names


@pytest.mark.parametrize("text", ["Sở Xây dựng TP.HCM", "UBND TP.HCM", "Cục Hải quan TP.HCM"])
def test_authorities_of_the_city_whose_name_is_an_acronym(text: str) -> None:
    assert text in {mention.text for mention in read("Tin ngắn", f"{text} kiểm tra hồ sơ.").mentions}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Eastgate Oil Company (EOC) của Oman trúng thầu.", ["Eastgate Oil Company"]),
        ("Chuyên gia của hãng Brandt Werke Technology đứng lớp.", ["Brandt Werke Technology"]),
        ("Bà Lan, Cục trưởng Cục Dấu số, phát biểu.", ["Cục Dấu số"]),
        ("CLB Nhà báo Trường Sa kết nạp 4 hội viên.", ["CLB Nhà báo Trường Sa"]),
        ("Hội thao do Bộ Tư lệnh Công binh tổ chức.", ["Bộ Tư lệnh Công binh"]),
        ("Hội nghị được Đảng ủy Bộ Y tế tổ chức.", ["Đảng ủy Bộ Y tế", "Bộ Y tế"]),
        ("Nhà hát Chèo Thái Bình lưu diễn.", ["Nhà hát Chèo Thái Bình"]),
        ("Bưu điện tỉnh Sơn La phục vụ.", ["Bưu điện tỉnh Sơn La"]),
        ("Cảng Minh Hòa đón 12 chuyến tàu.", ["Cảng Minh Hòa"]),
        ("Ông rời Ban Quản lý dự án Tân Hội về Sở.", ["Ban Quản lý dự án Tân Hội"]),
        ("Bà sang Ban Kiểm soát nội bộ.", ["Ban Kiểm soát nội bộ"]),
        ("Cục trưởng Cục Điện lực Lê Văn Tám dự.", ["Cục Điện lực"]),
        ("Chủ tịch UBND huyện Mường Châu Lê Văn Tám dự.", ["UBND huyện Mường Châu"]),
    ],
)
def test_kinds_of_bodies(text: str, names: list[str]) -> None:
    assert [mention.text for mention in read("Tin ngắn", text).mentions if mention.text != "EOC"] == names


@pytest.mark.parametrize("text", ["Dự án Cảng biển Minh Hòa được duyệt.", "Tàu cập Cảng Minh Hòa."])
def test_a_port_that_is_a_place_is_no_body(text: str) -> None:
    assert read("Tin ngắn", text).mentions == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Đối tác Sungwoo Geotec khởi công.", ["Sungwoo Geotec"]),
        ("Tư vấn là Koningsberg Hoek, nhà thầu phụ Baltzar Holm.", ["Koningsberg Hoek", "Baltzar Holm"]),
        ("Nhà thầu An Phong và nhà đầu tư Malaysia.", []),
        ("Đội tàu của hãng tàu Hàn Quốc.", []),
        ("Đoàn Luật sư TP Hà Nội họp.", ["Đoàn Luật sư TP Hà Nội"]),
        ("Trường THPT Lê Văn Tám khai giảng.", ["Trường THPT Lê Văn Tám"]),
        ("Vụ Thị trường trong nước báo cáo.", ["Vụ Thị trường trong nước"]),
        ("Tổng công ty Phát điện 5 họp.", ["Tổng công ty Phát điện 5"]),
        ("Tàu Trường Sa 09 rời bến.", []),
    ],
)
def test_partners_and_authorities(text: str, names: list[str]) -> None:
    assert [mention.text for mention in read("Tin ngắn", text).mentions] == names


def test_numbers_of_plants_platforms_and_banks_behind_departments() -> None:
    raw = (
        "Tin\nNgày phát hành: 7/28/2023 7:45:00 PM\nNhà máy điện Sông Thao 1 chỉ vận hành cầm chừng. Giàn trung tâm "
        "CPP-KNT đã xong. Ông Lê Văn Ba là Trưởng phòng Quản lý rủi ro Ngân hàng TMCP Tân Mai."
    )
    named = {m.text for m in find_organisations(parse_document(raw)).mentions}

    assert {"Nhà máy điện Sông Thao 1", "Ngân hàng TMCP Tân Mai"} <= named
    assert not any("CPP" in text for text in named)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Số liệu được Giám đốc Nhà máy Vi Đức Hòa nêu sáng nay.", []),
        ("Giám đốc Xí nghiệp Lò Văn Pằn cảm ơn.", []),
        ("Giám đốc Nhà máy Thủy điện Sông Thao cảm ơn.", ["Nhà máy Thủy điện Sông Thao"]),
    ],
)
def test_after_a_post_and_a_bare_kind_comes_a_person(text: str, names: list[str]) -> None:
    assert [mention.text for mention in read("Tin ngắn", text).mentions] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ông Lê Văn Ba, Bí thư Đảng ủy, Chủ tịch HĐTV, dự lễ của Công ty Sông Mây.", ["Công ty Sông Mây"]),
        ("Công ty Sông Mây có Phó Bí thư Đảng ủy mới. Đảng ủy đã họp.", ["Công ty Sông Mây", "Đảng ủy", "Đảng ủy"]),
        (
            "Ông Lê Văn Ba, Bí thư Đảng ủy, Chủ tịch HĐTV, dự. Đảng bộ Công ty Sông Mây họp.",
            ["Đảng ủy", "Đảng bộ Công ty Sông Mây", "Công ty Sông Mây"],
        ),
    ],
)
def test_a_committee_that_stands_in_titles_only(text: str, names: list[str]) -> None:
    assert [mention.text for mention in read("Tin ngắn", text).mentions] == names


@pytest.mark.parametrize(
    "name",
    [
        "Phòng Cảnh sát PCCC và CNCH",
        "Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ",
        "Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh Lào Cai",
        "Đội PCCC cơ sở",
        "Chi cục Hải quan cửa khẩu cảng Sài Gòn khu vực 3",
        "Hải quan cửa khẩu quốc tế Lào Cai",
        "Hội CCB tỉnh Lào Cai",
        "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh Lào Cai",
        "Quỹ đầu tư Blue Harbor Capital",
        "Ban Vì sự tiến bộ phụ nữ",
        "Cục Quản lý, giám sát bảo hiểm",
        "Ban An toàn, sức khỏe và môi trường",
        "Viện Vật liệu Trường Thịnh",
        "Công an tỉnh Lào Cai",
    ],
)
def test_names_of_fixed_words(name: str) -> None:
    assert [mention.text for mention in read("Tin ngắn", f"{name} tham gia.").mentions] == [name]


def test_a_supervisory_board_is_a_body_in_titles_too() -> None:
    body = "Công ty Sông Mây họp. Bà Lê Thị Sáu làm Trưởng Ban Kiểm soát, ông Lê Văn Ba là Chủ tịch Hội đồng quản trị."

    assert [mention.text for mention in read("Tin ngắn", body).mentions] == ["Công ty Sông Mây", "Ban Kiểm soát"]
