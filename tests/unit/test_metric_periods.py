"""For which period a number holds, in sentences where the words nearest to it do not say."""

from __future__ import annotations

import pytest

from orchestration.extraction import extract


def periods(body: str, published: str, title: str = "Tin hoạt động") -> dict[str, str]:
    """Evidence → «first..last»."""
    metrics = extract(f"{title}\nNgày phát hành: {published} 7:25:13 AM\n{body}").metrics
    return {m.evidence: f"{m.period_start}..{m.period_end}" for m in metrics}


YEAR_2024 = "2024-01-01..2024-12-31"


@pytest.mark.parametrize(
    ("body", "published", "evidence", "expected"),
    [
        # the target of a year that is under way
        (
            "Sau 9 tháng, lợi nhuận trước thuế là 734 tỷ đồng, hoàn thành 82% mục tiêu (900 tỷ đồng).",
            "10/10/2024",
            "900 tỷ đồng",
            YEAR_2024,
        ),
        (
            "Nửa đầu năm, lợi nhuận đạt 2.413 tỷ đồng, đi được 53,7% chặng đường mà cổ đông giao (4.500 tỷ đồng).",
            "7/29/2024",
            "4.500 tỷ đồng",
            YEAR_2024,
        ),
        # the target of the month
        (
            "Tháng 10, alumin 120 nghìn tấn, 10 tháng 1,2 triệu tấn; tiêu thụ 163 nghìn tấn, đạt 122% kế hoạch tháng.",
            "11/4/2024",
            "163 nghìn tấn",
            "2024-10-01..2024-10-31",
        ),
        # since New Year
        (
            "Trong tháng 10, tiêu thụ than ước 3 triệu tấn, lũy kế 36,7 triệu tấn.",
            "11/4/2024",
            "36,7 triệu tấn",
            "2024-01-01..2024-10-31",
        ),
        # a clause that opens with its number
        (
            "11.466 tỷ đồng là doanh thu mà Công ty thu về sau ba quý đầu năm 2022.",
            "10/26/2022",
            "11.466 tỷ đồng",
            "2022-01-01..2022-09-30",
        ),
        # several years frame what single years illustrate
        (
            "Giai đoạn 2020 - 2025, lãi tăng từ 14 tỷ đồng năm 2020 lên 21 tỷ đồng năm 2024. Kết nạp 61 đảng viên.",
            "6/2/2025",
            "61 đảng viên",
            "2020-01-01..2025-12-31",
        ),
        # last year's result in brackets is only compared with
        (
            "Kế hoạch năm 2025 gồm tổng doanh thu 64.505 tỷ đồng (thực hiện năm 2024: 61.824 tỷ đồng), tăng 4,3%.",
            "4/26/2025",
            "4,3%",
            "2025-01-01..2025-12-31",
        ),
        # delegates are counted where they meet
        (
            "Nhiệm kỳ 2020 - 2025, Đảng bộ kết nạp 61 đảng viên. Đoàn đi dự đại hội cấp trên gồm 7 đại biểu.",
            "6/2/2025",
            "7 đại biểu",
            "2025-06-02..2025-06-02",
        ),
        # what lasts, told without any date, is so on the day of the report
        ("Cảng mới có bến chính dài 900 m.", "4/7/2025", "900 m", "2025-04-07..2025-04-07"),
        ("Các em được nhận 148 áo ấm.", "12/10/2025", "148 áo ấm", "2025-12-10..2025-12-10"),
        ("Nhà máy sản xuất 148 tấn phân bón.", "12/10/2025", "148 tấn", "None..None"),
    ],
)
def test_the_period_of_a_number(body: str, published: str, evidence: str, expected: str) -> None:
    assert periods(body, published)[evidence] == expected


def test_the_unions_month_of_the_title_frames_its_report() -> None:
    told = periods(
        "Cộng lại, tuổi trẻ Cảng có 11 tấn rác nhựa thu gom.", "4/2/2024", "Tuổi trẻ Cảng khép lại Tháng Thanh niên"
    )
    assert told == {"11 tấn": "2024-03-01..2024-03-31"}


def test_last_years_result_in_brackets_is_no_plan() -> None:
    body = "Mục tiêu năm 2025: lợi nhuận sau thuế 9.680 tỷ đồng (thực hiện năm 2024: 9.453 tỷ đồng)."
    metrics = extract(f"Tin\nNgày phát hành: 4/26/2025 7:25:13 AM\n{body}").metrics
    assert {m.evidence: m.scenario for m in metrics} == {"9.680 tỷ đồng": "plan", "9.453 tỷ đồng": "actual"}


def test_a_term_that_is_gone_frames_what_was_done_in_it() -> None:
    told = periods("Báo cáo nêu, nhiệm kỳ 2018 – 2023, đoàn viên có 264 sáng kiến được công nhận.", "5/22/2023")
    assert told == {"264 sáng kiến": "2018-01-01..2023-12-31"}


def test_a_plan_told_first_is_what_the_result_is_measured_against() -> None:
    body = (
        "Sáu tháng đầu năm, doanh thu của Công ty Gỗ Tân Mai đạt 4.500 tỷ đồng.\n"
        "So với mục tiêu 6.258 tỷ đồng của cả năm, Công ty đã hoàn thành gần 72%."
    )
    metrics = extract(f"Tin\nNgày phát hành: 7/6/2024 7:25:13 AM\n{body}").metrics
    assert [(m.evidence, m.metric_name, m.scenario, m.value_type) for m in metrics][1:] == [
        ("6.258 tỷ đồng", "doanh thu", "plan", "level"),
        ("72%", "doanh thu", "actual", "attainment"),
    ]


@pytest.mark.parametrize(
    ("body", "published", "told"),
    [
        # a year ago, in the same quarter
        (
            "Quý III, công ty lỗ 120 tỷ đồng, so với mức lãi 362 tỷ đồng của một năm trước.",
            "10/31/2024",
            {"120 tỷ đồng": "2024-07-01..2024-09-30", "362 tỷ đồng": "2023-07-01..2023-09-30"},
        ),
        # «cùng kỳ» is of what is reported, not of what it was compared with
        (
            (
                "Quý 2/2024, lãi sau thuế đạt 27 tỷ đồng, gấp 3 lần con số 9 tỷ đồng của quý 2/2023.\n"
                "Tỷ giá mang về khoản lãi chênh lệch 3,5 tỷ đồng, còn cùng kỳ lỗ 1,8 tỷ đồng."
            ),
            "7/31/2024",
            {
                "27 tỷ đồng": "2024-04-01..2024-06-30",
                "3 lần": "2024-04-01..2024-06-30",
                "9 tỷ đồng": "2023-04-01..2023-06-30",
                "3,5 tỷ đồng": "2024-04-01..2024-06-30",
                "1,8 tỷ đồng": "2023-04-01..2023-06-30",
            },
        ),
        # the day of a meeting in brackets is not the plan's
        (
            (
                "Cả năm 2024, doanh thu đạt 117 tỷ đồng. Ban điều hành dự kiến trình ĐHĐCĐ (tổ chức ngày 18/4 tại Huế) "
                "kế hoạch doanh thu 125 tỷ đồng."
            ),
            "1/24/2025",
            {"117 tỷ đồng": "2024-01-01..2024-12-31", "125 tỷ đồng": "2025-01-01..2025-12-31"},
        ),
        # since when a body is there is not when it was counted
        (
            "Ngày 8/10, giải thưởng được trao. Công đoàn, ra đời ngày 24/12/2008, hiện quy tụ hơn 900 đoàn viên.",
            "10/9/2024",
            {"900 đoàn viên": "2024-10-08..2024-10-08"},
        ),
        # a stretch of years that a sentence without numbers opens
        (
            "Giai đoạn 2021 - 2023 cước vận tải đảo chiều liên tục. Doanh thu bình quân 3 năm đạt 124 tỷ đồng/năm.",
            "7/11/2024",
            {"124 tỷ đồng/năm": "2021-01-01..2023-12-31"},
        ),
        (
            (
                "Tính chung 9 tháng, doanh thu đạt 870 tỷ đồng. Tại buổi làm việc, Tổng Giám đốc nêu: sản lượng từ đầu "
                "năm ước 4,7 triệu tấn, nộp ngân sách 92 tỷ đồng."
            ),
            "10/31/2024",
            {
                "870 tỷ đồng": "2024-01-01..2024-09-30",
                "4,7 triệu tấn": "2024-01-01..2024-09-30",
                "92 tỷ đồng": "2024-01-01..2024-09-30",
            },
        ),
    ],
)
def test_periods_told_in_passing(body: str, published: str, told: dict[str, str]) -> None:
    assert periods(body, published) == told


H1_2023, H1_2024 = "2023-01-01..2023-06-30", "2024-01-01..2024-06-30"


@pytest.mark.parametrize(
    ("body", "evidence", "expected"),
    [
        # what a bracket after a comparison says was then
        (
            "Lợi nhuận quý II đạt 12 tỷ đồng, tăng 20% so với cùng kỳ (10 tỷ đồng).",
            "10 tỷ đồng",
            "2023-04-01..2023-06-30",
        ),
        ("Nửa đầu năm 2024, doanh thu tăng 10% so với cùng kỳ năm 2023 (120 tỷ đồng).", "120 tỷ đồng", H1_2023),
        (
            "Nợ vay cuối tháng 6 là 50 tỷ đồng, giảm so với đầu năm (55 tỷ đồng).",
            "55 tỷ đồng",
            "2024-01-01..2024-01-01",
        ),
        # what there is by now
        ("Thành lập từ năm 2007, đến nay Công ty có 5 nhà máy.", "5 nhà máy", "2024-07-15..2024-07-15"),
        (
            "Nhiệm kỳ 2018 - 2023, Công ty tăng trưởng đều. Công ty hiện khai thác 11 tàu.",
            "11 tàu",
            "2024-07-15..2024-07-15",
        ),
        # a yearly average, from the one level to the other
        (
            "Doanh thu từ 102 tỷ đồng năm 2020 đã lên 162 tỷ đồng năm 2023, tăng bình quân 12,4%/năm.",
            "12,4%/năm",
            "2020-01-01..2023-12-31",
        ),
        # parts of an aside
        (
            "Sáu tháng xuất nhập khẩu 37 tỷ USD. Riêng tháng 6, con số này là 9,4 tỷ USD, gồm xuất khẩu 4,9 tỷ USD.",
            "4,9 tỷ USD",
            "2024-06-01..2024-06-30",
        ),
        # each clause that its number opens
        (
            "Mỗi cổ phần nhận 285 đồng: 35 đồng là phần còn lại của năm 2023, 250 đồng là đợt tạm ứng của năm nay.",
            "250 đồng",
            YEAR_2024,
        ),
        # what a group of people gets each, and how many more there are
        ("Dịp này, Công đoàn trao 25 suất quà (2 triệu đồng/suất).", "2 triệu đồng/suất", "2024-07-15..2024-07-15"),
        ("Ngày hội thu được 341 đơn vị máu, nhiều hơn năm ngoái 52 đơn vị.", "52 đơn vị", "2024-07-15..2024-07-15"),
        # «8 tháng lên …»
        ("Tháng 6 nhập 340 nghìn tấn than, đưa tổng lượng nhập 6 tháng lên 2 triệu tấn.", "2 triệu tấn", H1_2024),
        # the year before that of a plan
        (
            "Năm 2024, Công ty đặt mục tiêu lợi nhuận 9.680 tỷ đồng, nhích 2,4% so với 9.453 tỷ đồng của năm trước.",
            "9.453 tỷ đồng",
            "2023-01-01..2023-12-31",
        ),
        # the vote on a year's plan
        ("Kế hoạch năm nay được thông qua với tỷ lệ tán thành 98,7%.", "98,7%", "2024-07-15..2024-07-15"),
    ],
)
def test_what_a_number_is_compared_with_or_counted_by(body: str, evidence: str, expected: str) -> None:
    assert periods(body, "7/15/2024")[evidence] == expected


def test_a_weekday_with_its_date_in_brackets_is_the_day_of_report() -> None:
    told = periods(
        "Thứ Sáu tuần qua (12/7), đoàn công tác thị sát công trường. Cũng tại buổi làm việc, Công ty ký hợp đồng trị "
        "giá 128 triệu USD.",
        "7/15/2024",
    )
    assert told["128 triệu USD"] == "2024-07-12..2024-07-12"


@pytest.mark.parametrize(
    ("body", "evidence", "expected"),
    [
        # a day of long ago is none of report
        (
            "Ngày 18/10/2006, mỏ đón dòng dầu đầu tiên. Lễ kỷ niệm diễn ra hôm 12/7. Bộ máy hiện chỉ 268 người.",
            "268 người",
            "2024-07-12..2024-07-12",
        ),
        # «not until» is a moment
        (
            "Phải tới tháng 9/2004, giếng mới cho 8.200 thùng dầu/ngày.",
            "8.200 thùng dầu/ngày",
            "2004-09-01..2004-09-30",
        ),
        # the stretch that follows the number, not the one before the comma
        (
            "Nhờ giàn WHP-D khai thác từ tháng 11/2016, mỏ vẫn giữ được 16.000 thùng/ngày trong 6 tháng đầu năm 2024.",
            "16.000 thùng/ngày",
            H1_2024,
        ),
        # so many years of those that were named
        (
            "Lễ tổng kết giai đoạn 2021 - 2023 họp hôm 12/7. Cộng cả ba năm, tổng giá trị làm lợi đạt 61 tỷ đồng.",
            "61 tỷ đồng",
            "2021-01-01..2023-12-31",
        ),
        # what a plan only exceeds says nothing of the next clause
        (
            "Năm 2024, Công ty đặt mục tiêu lãi 24 tỷ đồng, tăng 18% so với thực hiện 2023; doanh thu 175 tỷ đồng.",
            "175 tỷ đồng",
            YEAR_2024,
        ),
        (
            "Doanh thu gồm bốc xếp 534 tỷ đồng, kho bãi 207 tỷ đồng trong năm 2023.",
            "207 tỷ đồng",
            "2023-01-01..2023-12-31",
        ),
    ],
)
def test_when_what_stands_between_number_and_date_decides(body: str, evidence: str, expected: str) -> None:
    assert periods(body, "7/15/2024")[evidence] == expected


@pytest.mark.parametrize(
    ("body", "evidence", "expected"),
    [
        # what grows until now
        (
            "Khởi công ngày 15/11/2022, đến nay công trình đã nhận 171 vị trí móng, dựng 58 cột.",
            "58 cột",
            "2024-07-15..2024-07-15",
        ),
        # the day that the paragraph told, for what is won on it
        (
            "Hôm 12/7, hội thao khai mạc với 420 vận động viên. Chủ nhà giành 7 huy chương vàng.",
            "7 huy chương vàng",
            "2024-07-12..2024-07-12",
        ),
        # why, not when
        (
            "Nhờ giếng NS-9 được nối từ ngày 11/6, sản lượng dầu cả tháng 6 lên 559,5 nghìn thùng.",
            "559,5 nghìn thùng",
            "2024-06-01..2024-06-30",
        ),
        ("Đến hết ngày 30/6, trong kho còn 415 nghìn tấn clinker.", "415 nghìn tấn", "2024-06-30..2024-06-30"),
    ],
)
def test_what_grows_is_won_or_lies_in_store(body: str, evidence: str, expected: str) -> None:
    assert periods(body, "7/15/2024")[evidence] == expected


def test_from_new_year_to_now_is_a_stretch_for_what_was_done() -> None:
    body = "Từ đầu năm đến nay, Công ty đã mở mới 35 cửa hàng xăng dầu."
    (metric,) = extract(f"Tin\nNgày phát hành: 7/15/2025 7:25:13 AM \n{body}").metrics
    assert (str(metric.period_start), str(metric.period_end)) == ("2025-01-01", "2025-07-15")


def test_a_party_cell_spends_nothing() -> None:
    (metric,) = extract("Tin\nNgày phát hành: 7/15/2025 7:25:13 AM \nChi bộ hiện có 28 đảng viên.").metrics
    assert metric.metric_name == "số đảng viên"
