"""Plans that are set and revised, results measured against them, and lists whose items carry glosses."""

from __future__ import annotations

import pytest

from orchestration.extraction import extract
from orchestration.extraction.model import Metric

REVENUE, AFTER_TAX = "doanh thu", "lợi nhuận sau thuế"


def read(body: str, published: str = "10/17/2024") -> list[Metric]:
    return list(extract(f"Tin hoạt động\nNgày phát hành: {published} 7:25:13 AM \n{body}").metrics)


def said(body: str, published: str = "10/17/2024") -> list[tuple[str, str, str]]:
    """Name, scenario and value type of each metric."""
    return [(m.metric_name, m.scenario, m.value_type) for m in read(body, published)]


@pytest.mark.parametrize(
    ("body", "levels"),
    [
        ("Hội đồng quản trị điều chỉnh kế hoạch lợi nhuận năm 2024 từ 120 tỷ đồng xuống 90 tỷ đồng.", [120, 90]),
        ("Công ty nâng mục tiêu doanh thu năm 2024 lên 1.500 tỷ đồng.", [1500]),
        (
            "Công ty xin nâng kế hoạch doanh thu năm 2024 lên 345 tỷ đồng, thay cho mức 320 tỷ đồng sửa hồi tháng 6.",
            [345, 320],
        ),
        ("Chỉ tiêu lợi nhuận năm 2024 được điều chỉnh giảm từ 45 tỷ đồng xuống còn 38 tỷ đồng.", [45, 38]),
    ],
)
def test_old_and_new_level_of_a_revised_plan_are_plans_of_its_year(body: str, levels: list[int]) -> None:
    metrics = read(body)
    assert [int(m.value / 10**9) for m in metrics] == levels
    assert {(m.scenario, m.value_type) for m in metrics} == {("plan", "level")}
    assert {f"{m.period_start}..{m.period_end}" for m in metrics} == {"2024-01-01..2024-12-31"}


def test_what_is_raised_without_a_plan_is_no_plan() -> None:
    assert said("Năm 2023, Công ty nâng doanh thu từ 90 tỷ đồng lên 120 tỷ đồng.") == [
        (REVENUE, "actual", "level"),
        (REVENUE, "actual", "level"),
    ]


def test_when_a_plan_was_set_is_not_its_period() -> None:
    metrics = read("Đại hội đồng cổ đông tháng 4/2023 giao Tổng công ty Thép Việt Nam 39 tỷ đồng doanh thu.")
    assert [(m.scenario, str(m.period_end) != "2023-04-30") for m in metrics] == [("plan", True)]


@pytest.mark.parametrize(
    "body",
    [
        "Năm 2023, Công ty lãi 90 tỷ đồng, nhiều hơn mức giao 5,4%.",
        "Năm 2023, Công ty lãi 90 tỷ đồng, hơn số được giao 12 tỷ đồng.",
        "Năm 2023, Công ty lãi 90 tỷ đồng, cao hơn mức cổ đông đặt ra 3%.",
    ],
)
def test_what_exceeds_the_mark_that_a_body_set_is_a_change_against_the_plan(body: str) -> None:
    change = read(body)[1]
    assert (change.value_type, change.comparison_basis) == ("change", "plan")


@pytest.mark.parametrize(
    ("body", "values"),
    [
        ("Năm 2023, doanh thu đạt 95% kế hoạch, lợi nhuận đạt 103%, nộp ngân sách bằng 110%.", [95, 103, 110]),
        ("So với kế hoạch năm, doanh thu của Công ty đã đạt 86%, sản lượng bằng 91,3%.", [86, 91]),
        ("So với chỉ tiêu được giao, lợi nhuận thực hiện lên tới 356%.", [356]),
    ],
)
def test_a_share_of_an_amount_beside_a_plan_is_an_attainment(body: str, values: list[int]) -> None:
    metrics = read(body)
    assert [int(m.value) for m in metrics] == values
    assert {m.value_type for m in metrics} == {"attainment"}


def test_a_rate_beside_an_attainment_stays_a_rate() -> None:
    metrics = read("Năm 2023, doanh thu đạt 95% kế hoạch, tỷ lệ nội địa hóa đạt 35%.")
    assert [m.value_type for m in metrics] == ["attainment", "level"]


def test_a_share_in_brackets_is_an_attainment_as_the_one_before() -> None:
    body = "Năm 2023, mỏ bóc 4,1 triệu m3 đất đá (101% kế hoạch), khai thác 2,4 triệu tấn than (102,9%)."
    assert [m.value_type for m in read(body)] == ["level", "attainment", "level", "attainment"]


def test_a_list_with_glosses_is_dealt_out() -> None:
    body = "Năm 2023, doanh thu và lợi nhuận sau thuế lần lượt đạt 1.200 tỷ đồng (tăng 5%) và 120 tỷ đồng (giảm 3%)."
    assert said(body) == [
        (REVENUE, "actual", "level"),
        (REVENUE, "actual", "change"),
        (AFTER_TAX, "actual", "level"),
        (AFTER_TAX, "actual", "change"),
    ]


def test_figures_of_another_body_are_of_the_measures_told_last() -> None:
    body = (
        "Năm 2023, Tổng công ty Thép Việt Nam có tổng tài sản 5.200 tỷ đồng (+3%), vốn chủ sở hữu 1.120 tỷ đồng. "
        "Ở Tập đoàn Hóa chất Việt Nam, hai con số này theo thứ tự là 1.300 tỷ đồng (+5%) và 900 tỷ đồng (+1%)."
    )
    assert [m.metric_name for m in read(body)][3:] == ["tổng tài sản"] * 2 + ["vốn chủ sở hữu"] * 2


@pytest.mark.parametrize(
    "years", ["các năm từ 2021 đến 2023", "trong ba năm 2021 - 2023", "giai đoạn 2021 - 2023", "năm 2021, 2022 và 2023"]
)
def test_a_stretch_of_years_is_dealt_out_in_turn(years: str) -> None:
    metrics = read(f"Lợi nhuận của Công ty {years} lần lượt là 9 tỷ đồng, 4 tỷ đồng và 14 tỷ đồng.")
    assert [str(m.period_start) for m in metrics] == ["2021-01-01", "2022-01-01", "2023-01-01"]


def test_until_the_end_of_this_year_is_all_of_it_for_what_flows() -> None:
    metrics = read("Hết năm nay, Công ty dự kiến khai thác 10,81 triệu tấn dầu thô.", "11/29/2022")
    assert [(m.scenario, str(m.period_start), str(m.period_end)) for m in metrics] == [
        ("forecast", "2022-01-01", "2022-12-31")
    ]


def test_a_stretch_of_several_years_told_beside_is_not_what_the_article_reports() -> None:
    body = (
        "Mỏ về đích sớm, dù hệ số suy giảm sản lượng ở giai đoạn 2016 - 2020 là 11%.\n"
        "Về tài chính, doanh thu ước 900 tỷ đồng."
    )
    revenue = read(body, "11/29/2022")[-1]
    assert revenue.period_start is None or revenue.period_start.year == 2022


def test_a_time_compared_with_holds_for_what_is_told_of_it() -> None:
    metrics = read(
        "Doanh thu quý III/2022 gấp hơn 2 lần quý III/2021 – thời điểm Công ty còn lãi gần 57 tỷ đồng.", "11/2/2022"
    )
    assert str(metrics[-1].period_start) == "2021-07-01"


def test_results_in_brackets_lend_their_year_to_nothing_outside() -> None:
    body = "Lãi trước thuế năm 2025, vốn là 38 tỷ đồng (năm 2024 thực hiện 44 tỷ đồng), nay ước khoảng 36 tỷ đồng."
    assert [m.period_start.year for m in read(body, "7/11/2025") if m.period_start] == [2025, 2024, 2025]


def test_the_year_before_in_a_report_is_not_the_year_before_the_plans() -> None:
    body = (
        "Hội nghị tổng kết công tác năm 2025, triển khai nhiệm vụ năm 2026 họp hôm 22/12. "
        "Sản lượng tiêu thụ gần chạm 26 triệu tấn, nhiều hơn năm trước 8,5%."
    )
    dates = [
        m for m in extract(f"Tin\nNgày phát hành: 12/24/2025 7:25:13 AM \n{body}").mentions if m.text == "năm trước"
    ]
    assert [str(m.start_date) for m in dates] == ["2024-01-01"]
    assert read(body, "12/24/2025")[0].qualifier == "less_than"


def test_what_a_part_is_stands_behind_it() -> None:
    body = "Kho lạnh có vốn đầu tư 460 tỷ đồng, 65% là tiền vay theo thỏa thuận tín dụng."
    assert [m.metric_name for m in read(body)][1] == "tỷ lệ tiền vay"


def test_what_befalls_an_amount_names_it() -> None:
    body = "Trong 8 tháng, 525 triệu USD đã vào ngân sách Nhà nước. Năm nay, 2.650 tỷ đồng sẽ được giải ngân."
    assert said(body) == [("nộp ngân sách nhà nước", "actual", "level"), ("giải ngân", "plan", "level")]


def test_the_profit_left_after_tax_is_paid() -> None:
    assert said("Nộp thuế xong, phần lãi còn lại của năm 2023 là 5.312 tỷ đồng.")[0][0] == AFTER_TAX


def test_a_level_compared_with_lends_its_month_to_nothing() -> None:
    body = (
        "Tháng 11/2024, mỏ khai thác 2,64 triệu tấn than, so với 3,08 triệu tấn của tháng 10; tiêu thụ 4,56 triệu tấn."
    )
    assert [m.period_start.month for m in read(body, "12/4/2024") if m.period_start] == [11, 10, 11]


def test_each_body_of_a_clause_has_its_own_attainment() -> None:
    body = (
        "Sáu tháng đầu năm 2024, lợi nhuận của Tập đoàn Hóa chất Việt Nam đạt 103% kế hoạch; "
        "Tổng công ty Thép Việt Nam đạt 236%."
    )
    assert [m.organisation_name for m in read(body)] == ["Tập đoàn Hóa chất Việt Nam", "Tổng công ty Thép Việt Nam"]


def test_costs_may_be_negative_without_being_a_profit() -> None:
    metrics = read("Quý III/2024, chi phí tài chính âm 78 tỷ đồng.")
    assert [(m.metric_name, m.value < 0) for m in metrics] == [("chi phí tài chính", True)]


def test_a_growth_against_what_was_done_the_year_before() -> None:
    body = (
        "Năm 2024, Công ty đặt mục tiêu doanh thu 70 tỷ đồng và lợi nhuận sau thuế 5 tỷ đồng, "
        "thấp hơn thực hiện của năm trước lần lượt 22% và 51%."
    )
    assert [(m.metric_name, m.value_type, int(m.value)) for m in read(body)][2:] == [
        (REVENUE, "change", -22),
        (AFTER_TAX, "change", -51),
    ]


def test_a_loss_in_turn_is_below_zero() -> None:
    body = "Giai đoạn 2021 - 2023, Công ty lỗ sau thuế ba năm liền, lần lượt 14 tỷ đồng, 20 tỷ đồng và 9 tỷ đồng."
    assert [int(m.value / 10**9) for m in read(body)] == [-14, -20, -9]


def test_a_loss_told_before_a_gain_makes_it_no_loss() -> None:
    body = "Năm 2023, Công ty xóa hết lỗ lũy kế, lợi nhuận sau thuế đạt 5 tỷ đồng."
    assert [int(m.value / 10**9) for m in read(body)] == [5]


def test_whose_a_number_is_stands_behind_it() -> None:
    body = "630 MW điện gió là những gì Tập đoàn Hóa chất Việt Nam có trong tay năm 2023."
    assert [m.organisation_name for m in read(body)] == ["Tập đoàn Hóa chất Việt Nam"]


def test_months_at_the_head_of_a_clause_are_those_since_new_year() -> None:
    metrics = read(
        "Công ty đang có một năm thuận: 7 tháng tiêu thụ 11.450 tấn sợi, doanh thu 803 tỷ đồng.", "8/20/2025"
    )
    assert {f"{m.period_start}..{m.period_end}" for m in metrics} == {"2025-01-01..2025-07-31"}


def test_indicators_of_a_year_that_is_over_are_results() -> None:
    body = (
        "Một số chỉ tiêu chính năm 2024 của Công ty:\n"
        "- Sản lượng khai thác dầu: 2,71 triệu tấn, đạt 101,2% kế hoạch;\n"
        "- Nộp ngân sách Nhà nước: 790 triệu USD."
    )
    assert [m.scenario for m in read(body, "1/10/2025")] == ["actual", "actual", "actual"]


def test_indicators_of_the_year_ahead_are_plans() -> None:
    body = "Một số chỉ tiêu chính năm 2025 của Công ty:\n- Doanh thu: 810 tỷ đồng;\n- Nộp ngân sách: 79 tỷ đồng."
    assert [m.scenario for m in read(body, "1/10/2025")] == ["plan", "plan"]


def test_days_without_an_accident_are_safe_days_whatever_the_verb() -> None:
    (metric,) = read("Giàn khoan vận hành an toàn 2.450 ngày không xảy ra tai nạn.")
    assert metric.metric_code == "safe_days"
