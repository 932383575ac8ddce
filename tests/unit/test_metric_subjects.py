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
