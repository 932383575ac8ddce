"""What a number's period and scenario hang on beyond its own clause: headings, contrasts, occasions, plans around."""

from __future__ import annotations

from datetime import date

import pytest

from orchestration.extraction import extract
from orchestration.extraction.model import Metric


def read(body: str, published: str = "10/9/2024") -> list[Metric]:
    return list(extract(f"Tin hoạt động\nNgày phát hành: {published} 7:25:13 AM \n{body}").metrics)


def days(metric: Metric) -> str:
    return f"{metric.period_start}..{metric.period_end}"


def test_a_line_above_a_list_frames_its_items() -> None:
    body = (
        "Ngày 16/3/2023, Công đoàn Công ty Cao su Phú Lâm họp Đại hội lần thứ VIII, nhiệm kỳ 2023 - 2028.\n"
        "Năm 2022, Công ty khai thác 13.905 tấn mủ.\n"
        "CHỈ TIÊU 2023 - 2028\n"
        "- Ít nhất 95% công nhân được khám sức khỏe hằng năm;\n"
        "- Giới thiệu cho Đảng 75 đoàn viên ưu tú.\n"
        "Kết quả năm 2022\n"
        "- Doanh thu 100 tỷ đồng\n"
        "Phương hướng năm 2024\n"
        "1. Doanh thu 120 tỷ đồng\n"
        "2. Lợi nhuận 12 tỷ đồng"
    )
    assert [(m.scenario, days(m)) for m in read(body, "3/20/2023")] == [
        ("actual", "2022-01-01..2022-12-31"),
        ("plan", "2023-01-01..2028-12-31"),
        ("plan", "2023-01-01..2028-12-31"),
        ("actual", "2022-01-01..2022-12-31"),
        ("plan", "2024-01-01..2024-12-31"),
        ("plan", "2024-01-01..2024-12-31"),
    ]


def test_what_only_sets_off_the_present_frames_nothing() -> None:
    body = (
        "Nếu như nửa đầu năm ngoái mỗi tấn cà phê chỉ thu về 2.497 USD thì nay là 3.603 USD. "
        "Doanh thu 6 tháng lên 191,8 triệu USD."
    )
    assert [days(m) for m in read(body)] == [
        "2023-01-01..2023-06-30",
        "2024-01-01..2024-06-30",
        "2024-01-01..2024-06-30",
    ]


def test_a_stretch_long_past_is_not_what_the_article_reports() -> None:
    body = (
        "Cảng Tân Lộc chạm mốc 2 triệu TEU. Lần thứ hai, tổng sản lượng năm 2018 dừng ở 2,1 triệu TEU.\n"
        "Riêng chuyến này, 12.192 TEU được xếp dỡ."
    )
    assert days(read(body)[-1]) != "2018-01-01..2018-12-31"


@pytest.mark.parametrize(
    ("body", "scenarios", "period"),
    [
        ("Đợt chào bán 1.500 tỷ đồng trái phiếu lùi sang quý IV/2024.", ["plan"], "2024-10-01..2024-12-31"),
        (
            "Khi cả 9 giếng khai thác cùng hoạt động vào quý I/2025, sản lượng sẽ ổn định.",
            ["plan"],
            "2025-01-01..2025-03-31",
        ),
        ("Mỏ mới góp trong ba tháng còn lại ước chừng 0,12 triệu tấn.", ["forecast"], "2024-10-01..2024-12-31"),
        ("Hai quý còn lại, Công ty phải làm ra 1,2 triệu tấn than.", ["plan"], "2024-07-01..2024-12-31"),
        (
            "Đến cuối năm 2024, lợi nhuận mục tiêu 2.050 tỷ đồng. Tỷ lệ nợ xấu được khống chế không quá 1,9%.",
            ["plan", "plan"],
            "2024-12-31..2024-12-31",
        ),
    ],
)
def test_what_is_still_to_come(body: str, scenarios: list[str], period: str) -> None:
    metrics = read(body)
    assert [m.scenario for m in metrics] == scenarios
    assert days(metrics[-1]) == period


def test_what_is_run_now_is_told_as_it_is_today() -> None:
    body = (
        "7 tháng đầu năm, Công ty truyền tải 9,06 tỷ kWh. Công ty đang quản lý 1.284 km đường dây và 11 trạm biến áp "
        "với tổng dung lượng 6.900 MVA."
    )
    flow, *run = read(body)
    assert days(flow) == "2024-01-01..2024-07-31"
    assert {(m.period_start, m.period_end) for m in run} == {(date(2024, 10, 9), date(2024, 10, 9))}


def test_what_is_given_on_an_occasion_is_given_on_its_day() -> None:
    body = (
        "Sáng 06/10, mỏ Sao Hôm đón dòng dầu đầu tiên.\n"
        "Tại lễ mừng công diễn ra chiều 08/10 ở Vũng Tàu, ông Lê Văn Ba phát biểu.\n"
        "Dịp này, Ban Tổng Giám đốc thưởng nóng 2,4 tỷ đồng."
    )
    assert days(read(body)[-1]) == "2024-10-08..2024-10-08"


@pytest.mark.parametrize(
    ("body", "periods"),
    [
        (
            "Năm 2023, doanh thu đạt 24.813 tỷ đồng. Tính cả năm này, Công ty lãi 1.000 tỷ đồng. Tàu chở 20 triệu tấn.",
            ["2023-01-01..2023-12-31"] * 3,
        ),
        (
            "Hợp đồng 78,4 triệu USD ký hồi tháng 3/2022. Tính đến hết tháng 7, doanh thu đạt 97 tỷ đồng.",
            ["2022-03-01..2022-03-31", "2024-01-01..2024-07-31"],
        ),
        (
            "9 tháng qua, Công ty thu về 874 tỷ đồng, bằng 68% kế hoạch doanh thu cả năm. Lãi trước thuế 92 tỷ đồng.",
            ["2024-01-01..2024-09-30"] * 3,
        ),
        (
            "Riêng quý cuối niên độ (1/4-30/6/2024), doanh thu đạt 550 tỷ đồng. Chi phí tài chính chỉ 2,3 tỷ đồng.",
            ["2024-04-01..2024-06-30"] * 2,
        ),
        (
            "Từ đầu năm đến 30/6/2024, Công ty đóng 31 điểm bán, mạng lưới còn 212 cửa hàng.",
            ["2024-01-01..2024-06-30", "2024-06-30..2024-06-30"],
        ),
        (
            "Lãi 9 tháng đầu năm 2024 đạt 17 tỷ đồng. Đối chiếu với chỉ tiêu 20 tỷ đồng giao cho cả năm, đã đạt 86%.",
            ["2024-01-01..2024-09-30", "2024-01-01..2024-12-31", "2024-01-01..2024-09-30"],
        ),
        (
            "Ba trong năm việc lớn của năm 2023 đã xong. Doanh thu đạt 2.415 tỷ đồng.",
            ["2023-01-01..2023-12-31"],
        ),
        (
            "So với năm 2022, lợi nhuận năm 2023 bốc hơi quá nửa, từ mức 131 tỷ đồng xuống 64 tỷ đồng.",
            ["2022-01-01..2022-12-31", "2023-01-01..2023-12-31"],
        ),
        (
            "Quý I/2024, lãi trước thuế 31,4 tỷ đồng, trong khi cùng thời điểm năm 2023 mới có 22,9 tỷ đồng.",
            ["2024-01-01..2024-03-31", "2023-01-01..2023-03-31"],
        ),
        ("Hết 9 tháng năm 2024, Đảng bộ đã có thêm 48 đảng viên.", ["2024-01-01..2024-09-30"]),
        (
            "Lũy kế 5 tháng, Công ty làm ra 17,3 triệu tấn than. Đất đá bóc 5 tháng 72 triệu m3.",
            ["2024-01-01..2024-05-31"] * 2,
        ),
        (
            "Từ khi thành lập (năm 1995) đến nay, Xí nghiệp đã vận chuyển 36 tỷ m3 khí.",
            ["1995-01-01..2024-10-09"],
        ),
        ("Nhìn lại 2023, Công ty cho ra lò 848.000 tấn clinker.", ["2023-01-01..2023-12-31"]),
    ],
)
def test_what_stretch_the_text_speaks_of(body: str, periods: list[str]) -> None:
    assert [days(m) for m in read(body)] == periods


def test_results_told_at_a_new_years_conference_are_those_of_the_year_before() -> None:
    body = "4.940 tỷ đồng lợi nhuận được Công ty công bố tại Hội nghị triển khai nhiệm vụ năm 2025."
    assert days(read(body, "1/13/2025")[0]) == "2024-01-01..2024-12-31"


def test_why_plans_slip_is_no_plan() -> None:
    body = "Kế hoạch niêm yết phải dời sang nửa đầu năm 2025 bởi công ty còn lỗ lũy kế 38 tỷ đồng."
    assert [m.scenario for m in read(body)] == ["actual"]


def test_the_year_in_the_name_of_a_plan_dates_nothing() -> None:
    body = "Thuộc Kế hoạch phát triển mỏ điều chỉnh năm 2023, đó là giàn nhẹ. Giàn có 9 giếng, gồm 6 giếng khai thác."
    assert all(m.period_end != date(2023, 12, 31) for m in read(body))


def test_the_share_of_those_counted_is_of_their_day() -> None:
    members, _, women = read("Đến 30/6/2024, có 416 đoàn viên, đông hơn đầu năm 12 người; nữ chiếm 39%.")
    assert days(members) == days(women) == "2024-06-30..2024-06-30"


def test_results_told_after_plans_are_of_what_the_article_reports() -> None:
    body = (
        "Năm 2022, Đảng bộ kết nạp 15 đảng viên mới.\n"
        "Năm 2023, Đảng ủy phấn đấu kết nạp từ 12 đến 15 đảng viên.\n"
        "Về sản xuất, Xí nghiệp đã khoan 45.200 m, tiết kiệm 2,3 triệu USD.\n"
        "Công đoàn ủng hộ Quỹ vắc-xin 560 triệu đồng."
    )
    assert [(m.scenario, days(m)[:4]) for m in read(body, "1/18/2023")] == [
        ("actual", "2022"),
        ("plan", "2023"),
        ("actual", "2022"),
        ("actual", "2022"),
        ("actual", "2022"),
    ]


def test_what_a_bracket_tells_dates_nothing_outside() -> None:
    body = "Đại hội thông qua việc bán tàu Sao Hôm (trọng tải 6.500 DWT, đóng năm 2001) với giá 2,4 triệu USD."
    assert days(read(body)[-1])[:4] != "2001"
