"""Whom a number is about where companies, their plants, their givers and their country stand side by side."""

from __future__ import annotations

import pytest

from orchestration.extraction import extract


def subjects(body: str, published: str = "10/31/2024") -> dict[str, str | None]:
    """The organisation of each number, by its words."""
    metrics = extract(f"Tin hoạt động\nNgày phát hành: {published} 7:25:13 AM\n{body}").metrics
    return {m.evidence: m.organisation_name for m in metrics}


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("Kim ngạch xuất khẩu năm ngoái của TP.HCM đạt hơn 98 tỷ USD.", None),
        ("Năm 2023, xuất khẩu gỗ của cả nước đạt 13,4 tỷ USD.", None),
        ("Năm 2023, GRDP tăng 11%.", None),
        ("Trên địa bàn tỉnh, tổng mức bán lẻ đạt 2.100 tỷ đồng.", None),
        ("Năm 2023, thu ngân sách đạt 12.000 tỷ đồng.", None),
        # a company's place in the country, and what it pays, are its own
        ("Đây là đơn vị đầu tiên của cả nước xuất khẩu 13 tỷ USD.", "Công ty Cổ phần Gỗ Tân Mai"),
        ("Công ty chiếm 12% lượng gỗ xuất khẩu của Việt Nam.", "Công ty Cổ phần Gỗ Tân Mai"),
        ("Công ty nộp ngân sách của tỉnh 120 tỷ đồng.", "Công ty Cổ phần Gỗ Tân Mai"),
    ],
)
def test_a_territory_s_figures_are_no_company_s(sentence: str, owner: str | None) -> None:
    told = subjects(f"Sáng 15/10, Công ty Cổ phần Gỗ Tân Mai họp sơ kết. {sentence}")
    assert set(told.values()) == {owner}


def test_who_runs_a_plant_is_not_the_plant() -> None:
    told = subjects(
        "Công ty Cổ phần Gỗ Tân Mai báo lỗ. Quý III, đơn vị vận hành Nhà máy Ván ép An Lộc thu về 319 tỷ đồng."
    )
    assert told == {"319 tỷ đồng": "Công ty Cổ phần Gỗ Tân Mai"}


def test_whose_fund_pays_is_not_who_does_it() -> None:
    told = subjects(
        "Viện Nghiên cứu Gỗ Tân Mai nghiệm thu đề tài. Với kinh phí 2,9 tỷ đồng từ Quỹ Phát triển khoa học của Tổng "
        "công ty Lâm sản An Lộc, đề tài đã công bố 03 bài báo."
    )
    assert told["03 bài báo"] == "Viện Nghiên cứu Gỗ Tân Mai"


@pytest.mark.parametrize(
    "sentence",
    [
        # who audits or lists a company has no part in its figures
        "Báo cáo được Công ty TNHH Kiểm toán Sông Thương soát xét ghi nhận doanh thu 97 tỷ đồng.",
        "Theo báo cáo gửi Sở Giao dịch Chứng khoán Hà Nội, công ty chậm trả 46 tỷ đồng tiền lãi.",
        # nor who only rules over what it makes
        "Dưới sự giám sát của Bộ Công Thương, ván ép sản xuất đạt 12 nghìn m3.",
        # a plant keeps no books of its own
        "Nhà máy Ván ép An Lộc chạy hết công suất, đem về doanh thu 319 tỷ đồng.",
    ],
)
def test_figures_are_the_companys_whoever_stands_beside_it(sentence: str) -> None:
    told = subjects(f"Sáng 15/10, Công ty Cổ phần Gỗ Tân Mai họp sơ kết quý III. {sentence}")
    assert set(told.values()) == {"Công ty Cổ phần Gỗ Tân Mai"}


def test_who_holds_a_congress_is_what_the_next_sentence_counts() -> None:
    told = subjects(
        "Công ty Cổ phần Gỗ Tân Mai cử người dự đại hội ngành. Sau hai ngày họp, Đại hội Công đoàn Cao su Việt Nam "
        "lần thứ V đã bế mạc. Về dự có 247 đại biểu."
    )
    assert told["247 đại biểu"] == "Công đoàn Cao su Việt Nam"


def test_what_a_company_earns_is_not_its_youth_union_s_or_party_s() -> None:
    of_youth = subjects(
        "Đoàn Thanh niên Công ty Cổ phần Cảng Sông Cấm ra quân. Trong tháng 10, sản lượng hàng thông qua đạt "
        "412 nghìn tấn; đoàn viên hiến 25 đơn vị máu."
    )
    of_party = subjects(
        "Đảng bộ Công ty Cổ phần Cảng Sông Cấm họp Đại hội. Nhiệm kỳ tới, tốc độ tăng trưởng doanh thu bình quân đạt "
        "7%/năm; Đảng bộ kết nạp 40 đảng viên."
    )

    assert of_youth["412 nghìn tấn"] == "Công ty Cổ phần Cảng Sông Cấm"
    assert str(of_youth["25 đơn vị máu"]).lower() == "đoàn thanh niên công ty cổ phần cảng sông cấm"
    assert of_party["7%/năm"] == "Công ty Cổ phần Cảng Sông Cấm"
    assert of_party["40 đảng viên"] == "Đảng bộ Công ty Cổ phần Cảng Sông Cấm"


def test_whose_goods_are_carried_is_not_who_carries_them() -> None:
    told = subjects(
        "Tổng công ty Vận tải Sông Cấm và Công ty Cổ phần Gỗ Tân Mai ký thỏa thuận. Tổng công ty Vận tải Sông Cấm đảm "
        "nhận 70% lượng hàng của Gỗ Tân Mai, tức 12 nghìn tấn."
    )
    assert told["12 nghìn tấn"] == "Tổng công ty Vận tải Sông Cấm"


def test_a_ticker_beside_a_short_name_is_the_company_too() -> None:
    told = subjects(
        "Ngân hàng TMCP Sông Cấm (SongCamBank, HoSE: SCB1) họp cổ đông. Bà Lan hiện là Giám đốc Công ty Cổ phần Gỗ Tân "
        "Mai. Kết phiên, cổ phiếu SCB1 đứng ở 14.850 đồng."
    )
    assert told["14.850 đồng"] == "Ngân hàng TMCP Sông Cấm"


def test_an_article_of_a_visit_is_about_the_host() -> None:
    metrics = extract(
        "Bộ trưởng Bộ Xây dựng làm việc với Công ty Đóng tàu Sông Cấm\nNgày phát hành: 8/15/2025 7:25:13 AM\n"
        "Chiều 13/8, Bộ trưởng thị sát triền đà. Đơn vị đang thi công 7 tàu, doanh thu 7 tháng đạt 1.284 tỷ đồng."
    ).metrics
    assert {m.organisation_name for m in metrics} == {"Công ty Đóng tàu Sông Cấm"}


def test_where_passengers_pass_counts_them_and_who_lends_does_not() -> None:
    told = subjects(
        "Công ty Cổ phần Gỗ Tân Mai chuyển hàng. Hôm qua, có 124.546 lượt khách đi và đến qua Cảng hàng không quốc tế "
        "Nội Bài. Hạn mức bảo lãnh của Gỗ Tân Mai tại Ngân hàng TMCP Sông Cấm (SongCamBank) còn 120 tỷ đồng."
    )
    assert told["124.546 lượt khách"] == "Cảng hàng không quốc tế Nội Bài"
    assert told["120 tỷ đồng"] == "Công ty Cổ phần Gỗ Tân Mai"


@pytest.mark.parametrize(
    ("sentence", "evidence", "owner"),
    [
        # what a sentence opens with is its topic, also behind «với» and with its short form in brackets
        (
            "Với Tổng công ty Vận tải Sông Cấm (SCT), doanh thu là 27 tỷ đồng.",
            "27 tỷ đồng",
            "Tổng công ty Vận tải Sông Cấm",
        ),
        # a company named as what it is to another is spoken of once
        (
            "Công ty con là Công ty Cổ phần Vận tải Sông Cấm (SCT) lỗ 6 tỷ đồng. Dư nợ vay cuối năm là 405 tỷ đồng.",
            "405 tỷ đồng",
            "Công ty Cổ phần Gỗ Tân Mai",
        ),
        # what follows a name describes it
        (
            "Quyết định trao cho Công ty Cổ phần Vận tải Sông Cấm (SCT), doanh nghiệp 100% vốn nhà nước.",
            "100%",
            "Công ty Cổ phần Vận tải Sông Cấm",
        ),
    ],
)
def test_topics_asides_and_what_describes_a_name(sentence: str, evidence: str, owner: str) -> None:
    told = subjects(f"Sáng 15/10, Công ty Cổ phần Gỗ Tân Mai họp sơ kết. {sentence}")
    assert told[evidence] == owner


def test_who_joins_the_party_is_of_the_party_body_not_of_its_committee() -> None:
    told = subjects(
        "Đảng ủy Tổng công ty Vận tải Sông Cấm họp. Đảng bộ Tổng công ty Vận tải Sông Cấm hiện có 36 đảng viên. "
        "Đảng ủy Tổng công ty Vận tải Sông Cấm cho biết 52 quần chúng được đứng vào hàng ngũ của Đảng."
    )
    assert told["52 quần chúng"] == "Đảng bộ Tổng công ty Vận tải Sông Cấm"


def test_where_a_drill_was_held_is_not_who_held_it() -> None:
    metrics = extract(
        "Diễn tập chữa cháy tại Tổng kho Xăng dầu Sông Cấm\nNgày phát hành: 9/25/2022 7:25:13 AM\n"
        "Cuộc diễn tập do Công ty Xăng dầu Sông Cấm tổ chức hôm 23/9. Tham gia có 185 người."
    ).metrics
    assert {m.organisation_name for m in metrics} == {"Công ty Xăng dầu Sông Cấm"}


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        (
            "Tại Hội trường Công ty TNHH MTV Cao su Phú Lâm, 142 đại biểu về dự Đại hội Công đoàn Cao su Phú Lâm.",
            "Công đoàn Cao su Phú Lâm",
        ),
        (
            "Đảng bộ Công ty Than Bình Lộc bầu đoàn gồm 7 đại biểu đi dự Đại hội Đảng bộ Than Quảng Ninh.",
            "Đảng bộ Công ty Than Bình Lộc",
        ),
    ],
)
def test_delegates_are_of_the_congress_they_come_to_or_of_the_body_that_sends_them(body: str, subject: str) -> None:
    raw = f"Tin hoạt động\nNgày phát hành: 6/17/2023 7:25:13 AM \n{body}"
    assert extract(raw).metrics[0].organisation_name == subject


@pytest.mark.parametrize(
    ("title", "body", "subject"),
    [
        (
            "Chân đế rời bãi chế tạo Sao Hạ",
            (
                "Công ty TNHH Cơ khí Biển Sao Hạ vừa hạ thủy chân đế. Bên đặt hàng là Kirin Offshore (Malaysia). "
                "Doanh thu 7 tháng đạt 187 tỷ đồng."
            ),
            "Công ty TNHH Cơ khí Biển Sao Hạ",
        ),
        (
            "Sao Hạ Marine hạ thủy chân đế",
            (
                "Công ty TNHH Cơ khí Biển Sao Hạ (Sao Hạ Marine) lãi. Là thành viên Tổng công ty Công nghiệp Tàu thủy "
                "Phương Bắc, bảy tháng qua Sao Hạ Marine thu về 187 tỷ đồng."
            ),
            "Công ty TNHH Cơ khí Biển Sao Hạ",
        ),
        (
            "Thanh tra tỉnh Bắc Lâm chỉ ra sai phạm tại Công ty TNHH Môi trường đô thị Sao Hạ",
            "Qua thanh tra, khối lượng quét dọn bị kê vượt 2,34 tỷ đồng.",
            "Công ty TNHH Môi trường đô thị Sao Hạ",
        ),
    ],
)
def test_the_body_an_article_is_about_keeps_its_figures(title: str, body: str, subject: str) -> None:
    metrics = extract(f"{title}\nNgày phát hành: 8/20/2023 7:25:13 AM\n{body}").metrics
    assert metrics[-1].organisation_name == subject
