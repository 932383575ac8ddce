"""Metrics read from sentences of real articles: kind, sign, period, measure, subject, parts of a whole."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from orchestration.extraction import extract
from orchestration.extraction.model import Metric


def read(body: str, title: str = "PVN vượt kế hoạch", published: str = "11/21/2022") -> list[Metric]:
    return list(extract(f"{title}\nNgày phát hành: {published} 7:25:13 AM \n{body}").metrics)


def kinds(metrics: list[Metric]) -> list[tuple[str, str, str | None, Decimal]]:
    return [(m.scenario, m.value_type, m.comparison_basis, m.value) for m in metrics]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Doanh thu đạt 2,498 tỷ USD, vượt 1,14 tỷ USD (đạt 185,4% kế hoạch của 10 tháng).",
            [
                ("actual", "level", None, "2498000000"),
                ("actual", "change", "plan", "1140000000"),
                ("actual", "attainment", "plan", "185.4"),
            ],
        ),
        (
            "Sản lượng khai thác dầu đạt 7,04 triệu tấn, vượt 5,3% kế hoạch 7 tháng và bằng 61,5% kế hoạch năm.",
            [
                ("actual", "level", None, "7040000"),
                ("actual", "change", "plan", "5.3"),
                ("actual", "attainment", "plan", "61.5"),
            ],
        ),
        (
            "Thu nội địa ước đạt 13.051 tỷ đồng, giảm 1,2% so với cùng kỳ năm trước.",
            [("actual", "level", None, "13051000000000"), ("actual", "change", "previous_year", "-1.2")],
        ),
        (
            "Doanh thu thuần 486,3 tỷ đồng (-22%).",
            [("actual", "level", None, "486300000000"), ("actual", "change", "previous_year", "-22")],
        ),
        (
            "Sản lượng chỉ đạt 3,1 tỷ kWh, thấp hơn 0,4 tỷ kWh so với kế hoạch quý và giảm 8% so với quý II.",
            [
                ("actual", "level", None, "3100000000"),
                ("actual", "change", "plan", "-400000000"),
                ("actual", "change", "previous_period", "-8"),
            ],
        ),
        (
            "Lợi nhuận sau thuế chỉ còn 3,4 tỷ đồng, hoàn thành vỏn vẹn 2,8% kế hoạch cả năm là 120 tỷ đồng.",
            [
                ("actual", "level", None, "3400000000"),
                ("actual", "attainment", "plan", "2.8"),
                ("plan", "level", None, "120000000000"),
            ],
        ),
        (
            "Doanh nghiệp lỗ 239 tỷ đồng, trong khi cùng kỳ năm 2021 lãi 201 tỷ đồng.",
            [("actual", "level", None, "-239000000000"), ("actual", "level", None, "201000000000")],
        ),
        (
            "Biên lợi nhuận gộp giảm từ 18,4% xuống 6,1%, tức mất 12,3 điểm phần trăm.",
            [
                ("actual", "level", None, "18.4"),
                ("actual", "level", None, "6.1"),
                ("actual", "change", "prior_level", "-12.3"),
            ],
        ),
        (
            "Doanh thu đạt 1.300 tỷ đồng, hơn cùng kỳ 9,8%, lợi nhuận lùi 4% về 92,6 tỷ đồng.",
            [
                ("actual", "level", None, "1300000000000"),
                ("actual", "change", "previous_year", "9.8"),
                ("actual", "change", "previous_year", "-4"),
                ("actual", "level", None, "92600000000"),
            ],
        ),
        (
            "Doanh thu đạt 1.300 tỷ đồng, bằng 54,5% kế hoạch năm và 107,2% so với cùng kỳ.",
            [
                ("actual", "level", None, "1300000000000"),
                ("actual", "attainment", "plan", "54.5"),
                ("actual", "ratio", "previous_year", "107.2"),
            ],
        ),
        (
            "Lãi 28 tỷ đồng, tức 120% kế hoạch; nộp ngân sách 25 tỷ đồng, đạt 107%.",
            [
                ("actual", "level", None, "28000000000"),
                ("actual", "attainment", "plan", "120"),
                ("actual", "level", None, "25000000000"),
                ("actual", "attainment", "plan", "107"),
            ],
        ),
        (
            "Mục tiêu năm nay của Công ty thận trọng hơn: doanh thu tối thiểu 1.300 tỷ đồng, lợi nhuận 90 tỷ đồng.",
            [("plan", "level", None, "1300000000000"), ("plan", "level", None, "90000000000")],
        ),
        (
            "Mưa lũ làm mất 20.000 tấn quặng.",
            [("actual", "level", None, "20000")],
        ),
        (
            "Năm 2023, Tập đoàn phấn đấu khai thác không dưới 1,2 triệu tấn dầu.",
            [("plan", "level", None, "1200000")],
        ),
        (
            "Tập đoàn dự báo sản lượng điện cả năm đạt 15,3–15,5 tỷ kWh, vượt kế hoạch từ 2 đến 3,3%.",
            [("forecast", "level", None, "15400000000"), ("forecast", "change", "plan", "2.65")],
        ),
        (
            "Đơn vị đã giảm 108 chức danh phía Việt Nam và 8 chức danh phía Nga so với biên chế cuối năm 2019.",
            [("actual", "change", "previous_period", "-108"), ("actual", "change", "previous_period", "-8")],
        ),
        (
            "Thủy điện: 36,5 tỷ kWh, chiếm 23,4%.",
            [("actual", "level", None, "36500000000"), ("actual", "level", None, "23.4")],
        ),
    ],
)
def test_kind_of_number(sentence: str, expected: list[tuple[str, str, str | None, str]]) -> None:
    assert kinds(read(sentence)) == [(a, b, c, Decimal(value)) for a, b, c, value in expected]


@pytest.mark.parametrize(
    ("body", "periods"),
    [
        ("Trong 10 tháng đầu năm 2022, tình hình tốt. Doanh thu đạt 5 tỷ đồng.", [("2022-01-01", "2022-10-31")]),
        (
            "Doanh thu quý III đạt 5 tỷ đồng, quý II đạt 4 tỷ đồng.",
            [("2022-07-01", "2022-09-30"), ("2022-04-01", "2022-06-30")],
        ),
        ("Tổng số đảng viên đến hết tháng 10/2022 là 2.143 đồng chí.", [("2022-10-31", "2022-10-31")]),
        ("Đến hết tháng 9, doanh thu đạt 5 tỷ đồng.", [("2022-01-01", "2022-09-30")]),
        ("Hàng tồn kho cuối tháng 6 là 733 tỷ đồng.", [("2022-06-30", "2022-06-30")]),
        ("Chiều ngày 18/11/2022, Đảng bộ họp. Đảng bộ hiện có 7 chi bộ.", [("2022-11-18", "2022-11-18")]),
        (
            "9 tháng, lợi nhuận đạt 3 tỷ đồng, bằng 80% kế hoạch năm (4 tỷ đồng).",
            [("2022-01-01", "2022-09-30"), ("2022-01-01", "2022-09-30"), ("2022-01-01", "2022-12-31")],
        ),
        (
            "Lợi nhuận quý III là 3 tỷ đồng, cùng kỳ năm 2021 lỗ 2 tỷ đồng.",
            [("2022-07-01", "2022-09-30"), ("2021-07-01", "2021-09-30")],
        ),
        ("Theo Nghị quyết số 20-NQ/ĐU ngày 07/3/2016, đơn vị tiết kiệm được 20 triệu USD.", [(None, None)]),
    ],
)
def test_period(body: str, periods: list[tuple[str | None, str | None]]) -> None:
    expected = [(first and date.fromisoformat(first), last and date.fromisoformat(last)) for first, last in periods]
    assert [(m.period_start, m.period_end) for m in read(body)] == expected


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        (
            "Doanh thu toàn mỏ đạt 2 tỷ USD; nộp ngân sách nhà nước 1,52 tỷ USD.",
            ["revenue", "state_budget_contribution"],
        ),
        ("Riêng khai thác dầu 2 tháng ước đạt 2,19 triệu tấn.", ["oil_production"]),
        ("Tập đoàn khai thác 1,2 triệu tấn dầu.", ["oil_production"]),
        ("Lợi nhuận trước thuế âm 156 tỷ đồng.", ["profit_before_tax"]),
        ("Công ty lỗ sau thuế 12 tỷ đồng.", ["profit_after_tax"]),
        ("Đã kết nạp được 73 quần chúng ưu tú vào Đảng.", ["new_party_members"]),
        ("Đảng bộ có 8 chi bộ “Hoàn thành tốt nhiệm vụ”.", [None]),
        ("Doanh thu đạt 5 triệu tấn.", [None]),
    ],
)
def test_catalogued_measure_needs_its_words_and_its_unit(sentence: str, codes: list[str | None]) -> None:
    assert [m.metric_code for m in read(sentence)] == codes


def test_lan_luot_deals_values_out_in_order() -> None:
    metrics = read(
        "Sản phẩm hạ nguồn gồm ống thép, tôn mạ tăng lần lượt 11% và 25% so với tháng trước, đạt 54.000 tấn và "
        "26.000 tấn."
    )
    assert [(m.metric_name, m.value) for m in metrics] == [
        ("bán hàng ống thép", Decimal(11)),
        ("bán hàng tôn mạ", Decimal(25)),
        ("bán hàng ống thép", Decimal(54000)),
        ("bán hàng tôn mạ", Decimal(26000)),
    ]


def test_parts_know_their_whole_and_share_its_scenario() -> None:
    whole, first, second = read(
        "Tập đoàn phấn đấu vượt tổng sản lượng kế hoạch 2.999,4 nghìn tấn dầu, "
        "trong đó 2.865 nghìn tấn từ Lô 09-1 và 134,4 nghìn tấn từ Lô 09-3/12."
    )
    assert whole.whole_statement is None
    assert first.whole_statement == second.whole_statement == whole.statement
    assert {m.scenario for m in (whole, first, second)} == {"plan"}


def test_change_and_attainment_share_the_statement_of_their_level() -> None:
    metrics = read("Doanh thu đạt 2,4 tỷ USD, vượt 1,1 tỷ USD (đạt 185,4% kế hoạch); lợi nhuận đạt 1 tỷ USD, tăng 5%.")
    assert [m.statement for m in metrics] == [1, 1, 1, 2, 2]


def test_money_belongs_to_the_company_and_members_to_its_party_body() -> None:
    metrics = read(
        "Đảng ủy Vietsovpetro đã lãnh đạo hoàn thành nhiệm vụ. Doanh thu đạt 2 tỷ USD. Đảng bộ Vietsovpetro có "
        "134 chi bộ.",
        title="Đảng ủy Vietsovpetro họp",
    )
    assert metrics[0].organisation_name == "Liên doanh Việt – Nga Vietsovpetro"
    assert str(metrics[1].organisation_name).startswith("Đảng bộ")


def test_evidence_is_the_raw_words_with_their_double_spaces() -> None:
    header = "Tin về Vietsovpetro\nNgày phát hành: 11/21/2022 7:25:13 AM \n"
    raw = f"{header}Doanh thu Vietsovpetro đạt 2,498 tỷ  USD trong năm."
    (metric,) = extract(raw).metrics
    assert metric.evidence == raw[metric.evidence_start : metric.evidence_end] == "2,498 tỷ  USD"
    assert metric.sentence == "Doanh thu Vietsovpetro đạt 2,498 tỷ USD trong năm."


def test_a_number_without_any_measure_is_no_fact() -> None:
    extraction = extract("Tin\nNgày phát hành: 11/21/2022 7:25:13 AM \nCòn 5 tỷ đồng.")
    assert extraction.metrics == ()
    assert [n.text for n in extraction.numerals if n.disposition == "unexplained"] == ["5 tỷ"]


def test_future_periods_are_never_achieved() -> None:
    assert [m.scenario for m in read("Năm 2025, doanh thu đạt 10 tỷ đồng.")] == ["plan"]


@pytest.mark.parametrize(
    ("words", "value"),
    [("1,23456789%", "1.234568"), ("⅓ triệu tấn", "333333.333333"), ("0,0000004 tỷ đồng", "400")],
)
def test_values_keep_six_decimal_places(words: str, value: str) -> None:
    (metric,) = read(f"Sản lượng điện đạt {words}.")
    assert metric.value == Decimal(value)


def test_a_number_beyond_all_counting_is_unexplained_and_loses_no_other_fact() -> None:
    extraction = extract(
        f"Tin\nNgày phát hành: 11/21/2022 7:25:13 AM \nDoanh thu đạt {'9' * 40} tỷ đồng, lợi nhuận đạt 5 tỷ đồng."
    )
    assert [m.evidence for m in extraction.metrics] == ["5 tỷ đồng"]
    assert [n.disposition for n in extraction.numerals if n.text.startswith("999")] == ["unexplained"]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            "Than nguyên khai tháng 6 đạt 3,2 triệu tấn, đưa tổng số lên 21 triệu tấn, tức đã đi được 55% kế hoạch.",
            ["sản lượng than"] * 3,
        ),
        ("163 tỷ đồng là khoản lãi sau thuế mà Công ty Gỗ Tân Mai thu được trong quý III.", ["lợi nhuận sau thuế"]),
        ("Công ty Gỗ Tân Mai ký hợp đồng cung cấp ván ép trị giá 12 triệu USD.", ["giá trị hợp đồng"]),
        ("Lợi nhuận đạt 5 tỷ đồng. Con số này kém cùng kỳ 12%.", ["lợi nhuận", "lợi nhuận"]),
        ("Vốn trong nước thì ngược lại: 6.380 tỷ đồng.", ["vốn trong nước"]),
    ],
)
def test_what_points_back_or_ahead_is_no_name_of_its_own(body: str, names: list[str]) -> None:
    assert [m.metric_name for m in read(body)] == names


@pytest.mark.parametrize(
    ("body", "first", "last"),
    [
        (
            "Bức tranh viễn thông 6 tháng đầu năm 2024 vừa được Bộ công bố.\nVNPT đạt doanh thu 27.721 tỷ đồng.",
            date(2024, 1, 1),
            date(2024, 6, 30),
        ),
        ("Kế hoạch 2025 sẽ được trình trong tháng 10 với doanh thu 500 tỷ đồng.", date(2025, 1, 1), date(2025, 12, 31)),
        ("Sau nửa năm, Công ty Gỗ Tân Mai lãi 5 tỷ đồng.", date(2024, 1, 1), date(2024, 6, 30)),
        ("Chiều 12/7, 87 cổ đông tham dự đại hội của Công ty Gỗ Tân Mai.", date(2024, 7, 12), date(2024, 7, 12)),
    ],
)
def test_the_period_that_the_context_gives(body: str, first: date, last: date) -> None:
    (metric,) = read(body, published="7/15/2024")
    assert (metric.period_start, metric.period_end) == (first, last)
