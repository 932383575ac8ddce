"""Which profit a number is: before or after tax, gross, of the group or of its parent company alone."""

from __future__ import annotations

import pytest

from orchestration.extraction import extract

BEFORE, AFTER = "lợi nhuận trước thuế", "lợi nhuận sau thuế"


def names(body: str) -> list[str]:
    return [m.metric_name for m in extract(f"Tin hoạt động\nNgày phát hành: 10/11/2024 7:25:13 AM \n{body}").metrics]


@pytest.mark.parametrize(
    ("body", "measures"),
    [
        ("Quý III có 322 tỷ đồng doanh thu và 42 tỷ đồng lợi nhuận trước thuế.", ["doanh thu", BEFORE]),
        ("Quý III, Công ty lãi 5 tỷ đồng trước thuế, cùng kỳ lỗ 2 tỷ đồng sau thuế.", [BEFORE, AFTER]),
        ("Công ty lỗ gộp 14 tỷ đồng, lỗ ròng 20 tỷ đồng.", ["lợi nhuận gộp", AFTER]),
    ],
)
def test_the_words_about_tax_stand_on_either_side_of_the_number(body: str, measures: list[str]) -> None:
    assert names(body) == measures


@pytest.mark.parametrize(
    ("body", "measures"),
    [
        ("Lợi nhuận trước thuế đạt 42 tỷ đồng, tức 22% kế hoạch lợi nhuận.", [BEFORE, BEFORE]),
        ("Lãi sau thuế quý III đạt 42 tỷ đồng. Cộng dồn chín tháng, Công ty lãi 98 tỷ đồng.", [AFTER, AFTER]),
        ("Lãi sau thuế đạt 42 tỷ đồng. Lợi nhuận cốt lõi đạt 30 tỷ đồng.", [AFTER, "lợi nhuận"]),
        ("Lãi gộp đạt 20 tỷ đồng; trừ chi phí, Công ty lỗ 3 tỷ đồng.", ["lợi nhuận gộp", "lợi nhuận"]),
    ],
)
def test_a_profit_without_further_words_is_the_one_just_told(body: str, measures: list[str]) -> None:
    assert names(body) == measures


@pytest.mark.parametrize(
    ("body", "measures"),
    [
        (
            "Doanh thu hợp nhất đạt 400 tỷ đồng. Riêng công ty mẹ đạt doanh thu 136 tỷ đồng, tăng 13%, lãi 20 tỷ đồng.",
            ["doanh thu", "doanh thu công ty mẹ", "doanh thu công ty mẹ", "lợi nhuận công ty mẹ"],
        ),
        (
            "Ở công ty mẹ, doanh thu thuần là 49 tỷ đồng; toàn hệ thống lãi sau thuế 7 tỷ đồng.",
            ["doanh thu thuần công ty mẹ", AFTER],
        ),
        ("Khoản lãi 73 tỷ đồng dành cho cổ đông công ty mẹ là mức thấp nhất.", ["lợi nhuận sau thuế công ty mẹ"]),
        ("Toàn Tổng công ty lãi 22 tỷ đồng, riêng công ty mẹ ước 6 tỷ đồng.", ["lợi nhuận", "lợi nhuận công ty mẹ"]),
    ],
)
def test_figures_of_the_parent_company_alone_are_not_those_of_the_group(body: str, measures: list[str]) -> None:
    assert names(body) == measures
