"""Lists of numbers: which measure, period or body falls to each, and what the items below a heading are of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from orchestration.extraction import extract
from orchestration.extraction.model import Metric


def read(body: str, published: str = "7/15/2024") -> list[Metric]:
    return list(extract(f"Tin hoạt động\nNgày phát hành: {published} 7:25:13 AM \n{body}").metrics)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Quý I/2024, doanh thu và lợi nhuận của Công ty Gỗ Tân Mai đạt 120 và 15 tỷ đồng, tăng 12% và 8%.",
            [("doanh thu", 120), ("lợi nhuận", 15), ("doanh thu", 12), ("lợi nhuận", 8)],
        ),
        (
            "Năm 2023, doanh thu và lợi nhuận trước thuế của Công ty Gỗ Tân Mai là 1.200 tỷ và hơn 80 tỷ đồng.",
            [
                ("doanh thu", 1200),
                ("lợi nhuận trước thuế", 80),
            ],
        ),
    ],
)
def test_measures_named_together_take_one_number_each(body: str, expected: list[tuple[str, int]]) -> None:
    billion = Decimal(10) ** 9
    metrics = read(body)
    shown = [(m.metric_name, m.value / billion if m.unit_code == "VND" else m.value) for m in metrics]

    assert shown == [(name, Decimal(value)) for name, value in expected]


def test_years_named_together_take_one_number_each_and_so_do_their_results() -> None:
    metrics = read(
        "Kế hoạch sản lượng các năm 2021, 2022 và 2023 của Công ty Gỗ Tân Mai lần lượt là 9.200, 9.800 và 10.500 tấn, "
        "trong khi thực hiện tương ứng là 8.740, 10.045 và 10.122 tấn."
    )

    assert [(m.period_start, m.scenario, m.value, m.unit_code) for m in metrics] == [
        (date(2021, 1, 1), "plan", Decimal(9200), "t"),
        (date(2022, 1, 1), "plan", Decimal(9800), "t"),
        (date(2023, 1, 1), "plan", Decimal(10500), "t"),
        (date(2021, 1, 1), "actual", Decimal(8740), "t"),
        (date(2022, 1, 1), "actual", Decimal(10045), "t"),
        (date(2023, 1, 1), "actual", Decimal(10122), "t"),
    ]


@pytest.mark.parametrize("listed", ["Quý I, II và III năm 2023", "Quý 1, quý 2 và quý 3 năm 2023"])
def test_quarters_named_in_one_breath_take_one_number_each(listed: str) -> None:
    metrics = read(f"{listed}, Công ty lãi lần lượt 690, 935 và 880 tỷ đồng.")

    assert [(m.period_start, m.period_end) for m in metrics] == [
        (date(2023, 1, 1), date(2023, 3, 31)),
        (date(2023, 4, 1), date(2023, 6, 30)),
        (date(2023, 7, 1), date(2023, 9, 30)),
    ]


def test_bodies_with_their_countries_take_one_number_each() -> None:
    metrics = read("Công ty Gỗ Tân Mai (Lào), Công ty Gỗ Phú Sơn (Campuchia) có doanh thu tăng lần lượt 18% và 22%.")

    assert [(m.organisation_name, m.value) for m in metrics] == [
        ("Công ty Gỗ Tân Mai", Decimal(18)),
        ("Công ty Gỗ Phú Sơn", Decimal(22)),
    ]


def test_bodies_named_together_take_one_number_each() -> None:
    metrics = read("Quý I/2024, Công ty Gỗ Tân Mai và Công ty Gỗ Phú Sơn lãi lần lượt 5 tỷ đồng và 7 tỷ đồng.")

    assert [(m.organisation_name, m.value) for m in metrics] == [
        ("Công ty Gỗ Tân Mai", Decimal(5_000_000_000)),
        ("Công ty Gỗ Phú Sơn", Decimal(7_000_000_000)),
    ]


@pytest.mark.parametrize(
    ("heading", "items", "expected"),
    [
        (
            "Sản lượng các mặt hàng của Công ty Gỗ Tân Mai quý II/2024 gồm:",
            "- Ván ép: 5.000 tấn\n- Gỗ xẻ: 7.000 tấn, tăng 5%.",
            ["sản lượng ván ép", "sản lượng gỗ xẻ", "sản lượng gỗ xẻ"],
        ),
        (
            "Kết quả quý II/2024 của Công ty Gỗ Tân Mai như sau:",
            "- Doanh thu: 120 tỷ đồng, bằng 102% kế hoạch;\n- Lợi nhuận trước thuế: 12 tỷ đồng.",
            ["doanh thu", "doanh thu", "lợi nhuận trước thuế"],
        ),
        (
            "Vốn vay của Công ty Gỗ Tân Mai được chia như sau:",
            "- Ngân hàng TMCP Quân đội (MB): 900 tỷ đồng;\n- Ngân hàng TMCP Á Châu: 800 tỷ đồng.",
            ["giá trị khoản vay", "giá trị khoản vay"],
        ),
    ],
)
def test_the_items_of_a_list_are_of_what_heads_it(heading: str, items: str, expected: list[str]) -> None:
    assert [m.metric_name for m in read(f"{heading}\n{items}")] == expected


def test_goods_are_parts_of_the_trade_that_the_article_is_about() -> None:
    metrics = read(
        "Xuất khẩu gỗ 6 tháng đầu năm 2024 đạt 7 tỷ USD. Ván ép mang về 1,8 tỷ USD, viên nén đạt 0,4 tỷ USD."
    )

    assert [m.metric_name for m in metrics][1:] == ["xuất khẩu ván ép", "xuất khẩu viên nén"]


def test_the_items_of_a_plan_are_planned_for_its_year() -> None:
    metrics = read(
        "Đại hội xác định các chỉ tiêu đến năm 2030, gồm:\n"
        "+ Doanh thu: 12.000 tỷ đồng;\n+ Kết nạp đảng viên: 200 đồng chí."
    )

    assert [(m.scenario, m.period_end) for m in metrics] == [("plan", date(2030, 12, 31))] * 2


@pytest.mark.parametrize(
    "second",
    [
        "Đặt cạnh 9 tháng năm 2023, hai con số này tăng lần lượt 73% và 14%.",
        "So với cùng kỳ, hai chỉ tiêu này tăng 73% và 14%.",
    ],
)
def test_two_shares_are_of_the_two_measures_that_they_point_at(second: str) -> None:
    metrics = read(f"Doanh thu của Công ty Gỗ Tân Mai đạt 120 tỷ đồng, lãi sau thuế 7 tỷ đồng. {second}")

    assert [(m.metric_name, m.value) for m in metrics[2:]] == [
        ("doanh thu", Decimal(73)),
        ("lợi nhuận sau thuế", Decimal(14)),
    ]


def test_two_shares_follow_the_two_measures_told_before_them() -> None:
    metrics = read("Quý II/2024, doanh thu đạt 120 tỷ đồng còn lãi sau thuế 7 tỷ đồng, tương ứng tăng 19% và 27%.")

    assert [(m.metric_name, m.value) for m in metrics[2:]] == [
        ("doanh thu", Decimal(19)),
        ("lợi nhuận sau thuế", Decimal(27)),
    ]


def test_a_legend_says_what_the_figures_in_brackets_are() -> None:
    metrics = read(
        "Một số chỉ tiêu của Công ty Gỗ Tân Mai (trong ngoặc lần lượt là tỷ lệ so với kế hoạch năm và so với cùng kỳ): "
        "than sạch 32 triệu tấn (62,2%; 112%); điện 6 tỷ kWh (57%; 109,7%)."
    )

    assert [(m.value_type, m.comparison_basis, m.value) for m in metrics if m.unit_code == "%"] == [
        ("attainment", "plan", Decimal("62.2")),
        ("ratio", "previous_year", Decimal(112)),
        ("attainment", "plan", Decimal(57)),
        ("ratio", "previous_year", Decimal("109.7")),
    ]


def test_the_heading_of_a_list_says_of_which_year_each_column_is() -> None:
    metrics = read(
        "Một số chỉ tiêu của Công ty Gỗ Tân Mai, theo thứ tự thực hiện năm 2023 và kế hoạch năm 2024:\n"
        "- Doanh thu (tỷ đồng): 1.934 và 2.080;\n- Lợi nhuận sau thuế (tỷ đồng): 71,6 và 65."
    )

    assert [(m.metric_name, m.scenario, m.period_start) for m in metrics] == [
        ("doanh thu", "actual", date(2023, 1, 1)),
        ("doanh thu", "plan", date(2024, 1, 1)),
        ("lợi nhuận sau thuế", "actual", date(2023, 1, 1)),
        ("lợi nhuận sau thuế", "plan", date(2024, 1, 1)),
    ]


def test_years_in_a_row_are_dealt_out_across_semicolons() -> None:
    metrics = read("Sản lượng điện các năm 2020, 2021 và 2022 lần lượt là 1.120; 1.268 và 1.305 triệu kWh.")

    assert [(m.period_start, m.value) for m in metrics] == [
        (date(2020, 1, 1), Decimal(1_120_000_000)),
        (date(2021, 1, 1), Decimal(1_268_000_000)),
        (date(2022, 1, 1), Decimal(1_305_000_000)),
    ]


def test_the_items_below_a_heading_of_plans_are_planned_but_not_what_they_are_compared_with() -> None:
    metrics = read(
        "Kế hoạch năm 2024 được Công ty Gỗ Tân Mai thông qua với tỷ lệ tán thành 98,7%, gồm các chỉ tiêu chính:\n"
        "- Tổng tài sản: 2.450 tỷ đồng;\n"
        "- Lợi nhuận trước thuế: 315 tỷ đồng, giảm 5,4% so với mức thực hiện năm 2023 (333 tỷ đồng)."
    )

    assert [(m.metric_name, m.scenario, m.value) for m in metrics if m.value_type == "level"] == [
        ("tỷ lệ phiếu bầu", "actual", Decimal("98.7")),
        ("tổng tài sản", "plan", Decimal(2_450_000_000_000)),
        ("lợi nhuận trước thuế", "plan", Decimal(315_000_000_000)),
        ("lợi nhuận trước thuế", "actual", Decimal(333_000_000_000)),
    ]
