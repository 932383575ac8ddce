"""What a number measures where its words are no name: prices, worth, costs, holdings, counts in quotes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from orchestration.extraction import extract
from orchestration.extraction.model import Metric


def read(body: str, published: str = "10/11/2024") -> list[Metric]:
    return list(extract(f"Tin hoạt động\nNgày phát hành: {published} 7:25:13 AM \n{body}").metrics)


@pytest.mark.parametrize(
    ("body", "name", "unit"),
    [
        ("Giá khí bình quân đạt 9,85 USD/triệu BTU.", "giá khí", "USD/triệu BTU"),
        ("Toàn dự án cần hơn 52.490 tỷ đồng.", "tổng mức đầu tư", "VND"),
        ("Công trình này ngốn 3.150 tỷ đồng.", "tổng mức đầu tư", "VND"),
        ("Trong liên doanh, đối tác nước ngoài nắm 51%.", "tỷ lệ sở hữu", "%"),
        ("Công đoàn bàn giao 14 “Mái ấm công đoàn”.", "bàn giao Mái ấm công đoàn", "Mái ấm công đoàn"),
        ("Nhà máy xuất xưởng 1,9 triệu lốp ô tô.", "xuất xưởng lốp ô tô", "lốp"),
        ("Công ty vừa trúng gói thầu xây lắp có giá trị 1.242 tỷ đồng.", "giá trị hợp đồng", "VND"),
        ("Chân đế nặng 2.480 tấn.", "trọng lượng (khối lượng)", "t"),
        ("Nhà máy phát lên lưới 8,2 tỷ kWh.", "sản lượng điện", "kWh"),
        ("Kho bãi mới rộng 14 ha.", "diện tích kho bãi", "ha"),
        ("Tổ máy số 2 (600 MW) đã hòa lưới.", "công suất tổ máy", "MW"),
        ("Chủ tịch trúng cử với 100% phiếu bầu.", "tỷ lệ phiếu bầu", "%"),
        ("Hai bên cùng góp vốn, trong đó đối tác nắm giữ hơn 51% vốn.", "tỷ lệ sở hữu", "%"),
        ("Tỷ lệ hao hụt nước: kéo xuống 14,8%.", "tỷ lệ tổn thất", "%"),
        ("Tiền gửi ngân hàng là 9.800 tỷ đồng.", "tiền gửi ngân hàng", "VND"),
        ("Cho vay khách hàng đạt 96.720 tỷ đồng.", "cho vay khách hàng", "VND"),
        ("Công ty nhận thêm một tàu trong nửa cuối năm, trị giá khoảng 28 triệu USD.", "giá trị", "USD"),
        ("Giải Nhất trị giá xấp xỉ 20 triệu đồng.", "giá trị giải", "VND"),
        ("Quý này cảng đã có 81.000 TEU.", "sản lượng container", "TEU"),
        ("Cả quý công ty thu về 1.240 tỷ đồng.", "doanh thu", "VND"),
        ("Mỗi cổ phiếu được chào bán với giá 21.500 đồng.", "giá bán", "VND"),
        ("Công ty chia cổ tức 20% bằng tiền.", "tỷ lệ cổ tức", "%"),
        ("Chốt phiên, mã BHX dừng ở 41.300 đồng/cổ phiếu.", "giá cổ phiếu", "VND/cổ phiếu"),
        ("Chốt phiên, mã BHX đứng ở 41.300 đồng.", "giá cổ phiếu", "VND"),
        ("Tổng giá trị hợp đồng đã ký đạt 3.400 tỷ đồng.", "giá trị hợp đồng", "VND"),
        ("Lãi từ kinh doanh ngoại hối đạt 215 tỷ đồng.", "lãi từ kinh doanh ngoại hối", "VND"),
        ("Niên độ 2023-2024, Công ty ép 1,2 triệu tấn mía.", "ép mía", "t"),
    ],
)
def test_the_measure_and_unit(body: str, name: str, unit: str) -> None:
    assert [(m.metric_name, m.unit_code) for m in read(body)] == [(name, unit)]


@pytest.mark.parametrize(
    ("body", "value_type", "value"),
    [
        ("Doanh thu gấp bốn lần cùng kỳ năm trước.", "ratio", 4),
        ("Doanh thu còn thiếu 120 đồng so với kế hoạch.", "change", -120),
    ],
)
def test_results_told_by_their_distance(body: str, value_type: str, value: int) -> None:
    assert [(m.metric_name, m.value_type, m.value) for m in read(body)] == [("doanh thu", value_type, Decimal(value))]


def test_the_verb_of_the_first_holds_for_what_is_listed_after_it() -> None:
    metrics = read("Tiêu thụ xi măng tăng 82%, gạch men 80%, sứ vệ sinh 45%; tỷ suất lợi nhuận gộp 15%.")
    assert [(m.value_type, m.value) for m in metrics] == [
        ("change", Decimal(82)),
        ("change", Decimal(80)),
        ("change", Decimal(45)),
        ("level", Decimal(15)),
    ]


def test_what_only_says_how_it_is_names_no_measure() -> None:
    metrics = read(
        "Kịch bản cơ sở là lãi 120 tỷ đồng, kịch bản xấu là 85 tỷ đồng. Con số này tuy chưa đẹp song đã bớt 31 tỷ đồng."
    )
    assert [m.metric_name for m in metrics] == ["lợi nhuận"] * 3


def test_changes_in_turn_after_the_quarter_that_they_are_compared_with() -> None:
    metrics = read(
        "Quý III/2024, hàng qua cảng đạt 412 nghìn tấn, container 9.650 TEU, "
        "so với quý II/2024 lần lượt giảm 6,1% và tăng 3%."
    )
    assert [(m.value, m.value_type) for m in metrics[2:]] == [(Decimal("-6.1"), "change"), (Decimal(3), "change")]
    assert [m.metric_name for m in metrics[2:]] == [m.metric_name for m in metrics[:2]]


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        (
            "Doanh thu và lợi nhuận lần lượt giảm 6,1% và tăng 3,8%.",
            [("change", Decimal("-6.1")), ("change", Decimal("3.8"))],
        ),
        ("Chi phí dự phòng được tiết giảm 31%.", [("change", Decimal(-31))]),
        ("Doanh thu đạt 5 đồng, mức tăng tương ứng là 4%.", [("level", Decimal(5)), ("change", Decimal(4))]),
        ("So với kế hoạch năm, lợi nhuận đã hoàn thành 82%.", [("attainment", Decimal(82))]),
        (
            "Sản lượng điện 95 triệu kWh, so với cùng kỳ bằng 110%.",
            [("level", Decimal(95_000_000)), ("ratio", Decimal(110))],
        ),
    ],
)
def test_the_kind_and_the_sign(body: str, kinds: list[tuple[str, Decimal]]) -> None:
    assert [(m.value_type, m.value) for m in read(body)] == kinds


@pytest.mark.parametrize(
    "body",
    [
        "Ngày hội thu 187 đơn vị máu trong khi chỉ đặt mục tiêu 150.",
        "Sản lượng đạt 187 tấn. So với 150 tấn được giao, kết quả nhỉnh hơn.",
        "Lợi nhuận đạt 187 đồng, cao hơn mức 150 đồng mà cổ đông giao.",
        "Sản lượng 187 tấn, hơn hẳn 150 tấn như kế hoạch.",
    ],
)
def test_what_was_set_is_the_plan_of_what_was_done(body: str) -> None:
    done, planned = read(body)
    assert (done.value, planned.value) == (Decimal(187), Decimal(150))
    assert (done.scenario, planned.scenario) == ("actual", "plan")
    assert done.unit_code == planned.unit_code


def test_what_is_told_of_the_year_before_is_not_what_the_text_goes_on_with() -> None:
    metrics = read("Chín tháng năm 2024 lãi 86 tỷ đồng, cùng kỳ lỗ 142 tỷ đồng. Con số trên mới bằng 58,4% mục tiêu.")
    assert metrics[-1].period_end == date(2024, 9, 30)


@pytest.mark.parametrize(
    ("body", "scenarios"),
    [
        ("Năm 2024, doanh thu dự kiến 2.053 tỷ đồng; nộp ngân sách 824 tỷ đồng.", ["forecast", "forecast"]),
        ("Năm 2025, doanh thu dự kiến 2.053 tỷ đồng.", ["plan"]),
        ("Công ty dự kiến nâng vốn điều lệ từ 9.200 tỷ đồng lên 12.000 tỷ đồng.", ["actual", "plan"]),
        ("Theo kế hoạch đầu năm, Tập đoàn phải tiêu thụ 42 triệu tấn than.", ["plan"]),
        ("Cổ phiếu BHX đang được giao dịch quanh mức 25.000 đồng.", ["actual"]),
        ("Kế hoạch 2025 là 43 tỷ đồng doanh thu, so với mức 40 tỷ đồng của năm 2023.", ["plan", "actual"]),
    ],
)
def test_estimates_and_results_among_plans(body: str, scenarios: list[str]) -> None:
    assert [m.scenario for m in read(body)] == scenarios


@pytest.mark.parametrize(
    ("body", "value_type", "values"),
    [
        ("Doanh thu và lợi nhuận vượt kế hoạch lần lượt 9% và 21%.", "change", [9, 21]),
        ("Doanh thu và lợi nhuận bằng lần lượt 109% và 121% kế hoạch.", "attainment", [109, 121]),
    ],
)
def test_distances_from_the_plan_dealt_out(body: str, value_type: str, values: list[int]) -> None:
    metrics = read(body)

    assert [(m.metric_name, m.value) for m in metrics] == list(
        zip(["doanh thu", "lợi nhuận"], map(Decimal, values), strict=True)
    )
    assert {(m.value_type, m.comparison_basis) for m in metrics} == {(value_type, "plan")}


def test_money_per_unit_is_no_output() -> None:
    (metric,) = read("Giá bán ra của sản phẩm tiêu thụ trong nước lùi về 18.650 đồng/kg.")
    assert metric.metric_code != "sales_volume"


def test_a_change_in_brackets_is_the_change_before_as_a_share() -> None:
    metrics = read("Doanh thu đạt 76.500 tỷ đồng, nhiều hơn cùng kỳ 9.200 tỷ đồng (gần 15%).")
    assert [(m.value_type, m.comparison_basis, m.value) for m in metrics[1:]] == [
        ("change", "previous_year", Decimal(9_200_000_000_000)),
        ("change", "previous_year", Decimal(15)),
    ]


@pytest.mark.parametrize(
    ("body", "scenario", "value"),
    [
        ("Doanh thu đạt 1.087 tỷ đồng, bằng 43,5% kế hoạch 2.500 tỷ đồng.", "plan", "2500000000000"),
        ("Lãi 87 tỷ đồng, kém xa con số 136 tỷ đồng của năm 2022.", "actual", "136000000000"),
        ("Cao điểm, công trường cần 900 thợ, so với 560 thợ hiện có.", "actual", "560"),
        (
            "Kế hoạch là doanh thu 540 tỷ đồng, lãi 10 tỷ đồng; mục tiêu lãi đạt 107%, còn doanh thu (263 tỷ) chưa.",
            "actual",
            "263000000000",
        ),
        ("Chứng khoán Đông Hồ dự phóng nhà máy lãi 424 tỷ đồng trong năm 2028.", "forecast", "424000000000"),
        ("Theo kịch bản cơ sở, doanh thu năm 2025 đạt 5.600 tỷ đồng.", "forecast", "5600000000000"),
        ("Công ty đề nghị cổ đông thông qua mức cổ tức 12%.", "plan", "12"),
        ("Ban lãnh đạo xác định chỉ tiêu lợi nhuận 320 tỷ đồng.", "plan", "320000000000"),
        ("Công ty hủy đợt phát hành 15 triệu cổ phiếu.", "plan", "15000000"),
        ("Cần Thơ giải ngân được 320 tỷ đồng.", "actual", "320000000000"),
    ],
)
def test_the_last_number_is_a_level(body: str, scenario: str, value: str) -> None:
    metric = read(body)[-1]
    assert (metric.value_type, metric.scenario, metric.value) == ("level", scenario, Decimal(value))


@pytest.mark.parametrize(
    ("body", "first", "last"),
    [
        ("Niên độ 2023-2024, Công ty lãi 5 tỷ đồng.", date(2023, 7, 1), date(2024, 6, 30)),
        ("Cộng dồn ba quý Công ty lãi 5 tỷ đồng.", date(2024, 1, 1), date(2024, 9, 30)),
        ("Sang 2025, kế hoạch là 43 tỷ đồng tổng doanh thu.", date(2025, 1, 1), date(2025, 12, 31)),
        ("Đại hội họp hai ngày 8 và 9/10/2024 với đại diện của 1.236 đảng viên.", date(2024, 10, 8), date(2024, 10, 8)),
        ("Đến 30/9/2024, tỷ lệ nợ xấu 1,86%.", date(2024, 9, 30), date(2024, 9, 30)),
        ("Tính đến hết tháng 9:\n- Doanh thu: 389,7 tỷ đồng.", date(2024, 1, 1), date(2024, 9, 30)),
        ("Tính đến hết tháng 9:\n- Đảng viên: 412 đồng chí.", date(2024, 9, 30), date(2024, 9, 30)),
        ("Bức tranh năm 2023 kém tươi. Doanh thu dừng ở 3.275 tỷ đồng.", date(2023, 1, 1), date(2023, 12, 31)),
        ("Giá bán lẻ điện lên 1.920,37 đồng/kWh từ ngày 4/5/2023.", date(2023, 5, 4), date(2023, 5, 4)),
        (
            "Tiền và tương đương tiền cuối tháng 6 còn 18,7 tỷ đồng so với 40 tỷ đồng hồi đầu năm.",
            date(2024, 1, 1),
            date(2024, 1, 1),
        ),
        ("15 tác giả đã được biểu dương.", date(2024, 10, 11), date(2024, 10, 11)),
        ("Công bố báo cáo quý III/2024. Quý này, Công ty lãi 5 tỷ đồng.", date(2024, 7, 1), date(2024, 9, 30)),
        (
            "Riêng quý III/2024, doanh thu là 50 tỷ đồng. Giá vốn hạ. Nhờ vậy quý này Công ty lãi 5 tỷ đồng.",
            date(2024, 7, 1),
            date(2024, 9, 30),
        ),
        ("Tháng 9, do dừng máy từ ngày 14 đến 21/9, sản lượng còn 51 tấn.", date(2024, 9, 1), date(2024, 9, 30)),
        (
            "Sản lượng tháng 9:\n- Đồng: 580 tấn, lũy kế 9 tháng 6.400 tấn.\n- Chì: 62 tấn.",
            date(2024, 9, 1),
            date(2024, 9, 30),
        ),
        (
            "Đại hội nhiệm kỳ 2024 - 2029. Nhiệm kỳ tới, Đại hội đề ra:\n- Kết nạp 200 đoàn viên.",
            date(2024, 1, 1),
            date(2029, 12, 31),
        ),
        ("Đại hội nhiệm kỳ 2024 - 2029. Cả nhiệm kỳ kết nạp 193 đoàn viên.", date(2019, 1, 1), date(2024, 10, 11)),
        ("Hội nghị tôn vinh 15 tác giả có sáng kiến.", date(2024, 10, 11), date(2024, 10, 11)),
        ("Tại lễ, các danh hiệu sau được trao:\n- Bằng khen: 4 tập thể.", date(2024, 10, 11), date(2024, 10, 11)),
        ("Vốn năm 2025 là 358 tỷ đồng, gồm:\n- Mua sắm: 31 tỷ đồng.", date(2025, 1, 1), date(2025, 12, 31)),
        (
            "Sáu tháng đầu năm làm ra 20,8 triệu tấn than. Trong tháng, đơn vị làm ra 3,4 triệu tấn.",
            date(2024, 6, 1),
            date(2024, 6, 30),
        ),
        ("Kết quả quý III/2024 khả quan. Tổng tài sản là 4.702 tỷ đồng.", date(2024, 9, 30), date(2024, 9, 30)),
        (
            "Mười một tháng năm 2023, Công ty tiêu thụ 412.000 tấn thép.",
            date(2023, 1, 1),
            date(2023, 11, 30),
        ),
        ("Quý này Công ty lãi 82 tỷ đồng, quý trước lãi 65 tỷ đồng.", date(2024, 7, 1), date(2024, 9, 30)),
        (
            "Tháng 9, doanh thu tăng 3%; tính chung 9 tháng, doanh thu bằng 107,6% cùng kỳ.",
            date(2024, 1, 1),
            date(2024, 9, 30),
        ),
    ],
)
def test_the_period_of_the_last_number(body: str, first: date, last: date) -> None:
    metric = read(body)[-1]
    assert (metric.period_start, metric.period_end) == (first, last)


def test_a_board_speaks_for_its_company_and_a_plant_has_no_revenue_of_its_own() -> None:
    metrics = read(
        "Công ty cổ phần Lọc hóa dầu Bình Sơn công bố kết quả quý III/2024.\n"
        "Nhà máy nghỉ dài, doanh thu rơi xuống còn 9.097 tỷ đồng. Hội đồng quản trị trình cổ tức 70 tỷ đồng."
    )
    assert {m.organisation_name for m in metrics} == {"Công ty cổ phần Lọc hóa dầu Bình Sơn"}


def test_a_congress_reports_on_its_term_whatever_years_it_compares() -> None:
    metrics = read(
        "Đại hội nhiệm kỳ 2024 - 2029. 5 năm qua, thu nhập bình quân từ 18 triệu đồng/người/tháng năm 2019 nâng lên "
        "24 triệu đồng/người/tháng năm 2023. Phong trào thu hút 412 sáng kiến."
    )
    assert (metrics[-1].period_start, metrics[-1].period_end) == (date(2019, 1, 1), date(2024, 10, 11))


def test_estimated_results_are_of_the_year_reported_whatever_year_is_planned() -> None:
    (metric,) = read(
        "Tại Hội nghị tổng kết năm 2023, triển khai nhiệm vụ năm 2024 họp ngày 16/1, lãnh đạo cho biết doanh thu ước "
        "thực hiện 16.900 tỷ đồng.",
        "1/18/2024",
    )
    assert (metric.scenario, metric.period_start, metric.period_end) == ("actual", date(2023, 1, 1), date(2023, 12, 31))


def test_a_youth_union_counts_its_own_and_its_owner_earns() -> None:
    article = extract(
        "Tuổi trẻ Sao Biển: một năm nhìn lại\nNgày phát hành: 1/9/2024 7:25:13 AM \n"
        "Đoàn Thanh niên Liên doanh Sao Biển (Đoàn SBJOC) tổng kết công tác năm 2023. Bí thư Đoàn SBJOC cho biết Đoàn "
        "hiện có 17 chi đoàn. SBJOC khai thác 5.000 tấn dầu."
    )
    assert [m.organisation_name for m in article.metrics] == [
        "Đoàn Thanh niên Liên doanh Sao Biển",
        "Liên doanh Sao Biển",
    ]


def test_this_body_is_the_last_of_its_kind_and_givers_of_honours_count_nothing() -> None:
    metrics = read(
        "Đảng bộ Bộ Tài chính tiếp nhận Đảng bộ Tập đoàn Dầu khí Việt Nam. Trước đó, Đảng bộ này có 13.862 đảng viên.\n"
        "Công ty Gỗ Tân Mai tổ chức hội nghị. Bằng khen của Bộ Công Thương được trao cho 2 tập thể."
    )
    assert [m.organisation_name for m in metrics] == ["Đảng bộ Tập đoàn Dầu khí Việt Nam", "Công ty Gỗ Tân Mai"]


def test_headings_without_names_are_passed_over_however_many() -> None:
    for between in ("", "và: ", "và: " * 3000):
        assert [m.metric_name for m in read(f"Tỷ lệ thất thoát: {between}kéo xuống còn 14,8%.")] == ["tỷ lệ thất thoát"]


def test_a_saving_is_compared_with_what_the_words_after_it_say() -> None:
    metrics = read("Doanh thu đạt 5 tỷ đồng. Chi phí dự phòng được tiết giảm 31% so với cùng kỳ.")
    assert (metrics[1].value_type, metrics[1].comparison_basis) == ("change", "previous_year")


@pytest.mark.parametrize(
    ("body", "names"),
    [
        # what a mass is of, where the words before name nothing
        ("Công ty khép lại quý III với 486 nghìn tấn than nguyên khai.", ["than nguyên khai"]),
        ("- Đồng, kẽm: 9,8 nghìn tấn tinh quặng đồng, 854 tấn kẽm thỏi.", ["tinh quặng đồng", "kẽm thỏi"]),
        ("Quý IV, mỏ phải làm ra 720 nghìn tấn than.", ["sản lượng than"]),
        ("Trong quý, toàn Tập đoàn bán 31,9 triệu tấn.", ["sản lượng bán ra (tiêu thụ)"]),
        # what the label of an item adds
        (
            "- Thuốc nổ: sản xuất 4.900 tấn, bán ra 8.000 tấn.",
            ["sản xuất thuốc nổ", "sản lượng bán ra (tiêu thụ) thuốc nổ"],
        ),
        # what money is spent on
        ("Liên doanh dành 36,4 tỷ đồng cho an sinh xã hội.", ["chi an sinh xã hội"]),
        # what has a number rather than who
        ("Toàn hệ thống có 112 điểm giao dịch.", ["điểm giao dịch"]),
    ],
)
def test_the_words_that_say_what_is_counted(body: str, names: list[str]) -> None:
    assert [m.metric_name for m in read(body)] == names


@pytest.mark.parametrize(
    ("body", "told"),
    [
        # what stands after «về»
        (
            "Năm 2023, công ty vượt kế hoạch 18% về doanh thu và 16% về nộp ngân sách.",
            [("doanh thu", "change", "actual"), ("nộp ngân sách nhà nước", "change", "actual")],
        ),
        # the words of the plan before name nothing
        (
            "Năm 2023, doanh thu đạt 10 tỷ đồng, vượt 4% kế hoạch giao cho giai đoạn này và bằng 52% kế hoạch năm.",
            [("doanh thu", kind, "actual") for kind in ("level", "change", "attainment")],
        ),
        ("Thứ ba, công ty ghi nhận 6 tỷ đồng thu nhập khác từ thanh lý xưởng.", [("thu nhập khác", "level", "actual")]),
        (
            (
                "Năm 2023, dư nợ đạt 12 tỷ đồng, tiền gửi khách hàng 13 tỷ đồng. Tốc độ tăng của hai khoản mục này "
                "lần lượt là 10% và 12%."
            ),
            [
                ("dư nợ tín dụng", "level", "actual"),
                ("tiền gửi khách hàng", "level", "actual"),
                ("dư nợ tín dụng", "change", "actual"),
                ("tiền gửi khách hàng", "change", "actual"),
            ],
        ),
        # where a plan starts from is a result
        (
            "Viện cam kết đưa doanh thu từ 46 tỷ đồng năm 2023 lên ít nhất 60 tỷ đồng vào năm 2026.",
            [("doanh thu", "level", "actual"), ("doanh thu", "level", "plan")],
        ),
        # «chỉ tiêu này» is no target
        (
            "Quý II/2024, lợi nhuận gộp đạt 14 tỷ đồng; quý II/2023, chỉ tiêu này dương 38 tỷ đồng.",
            [("lợi nhuận gộp", "level", "actual")] * 2,
        ),
        ("Số lao động cuối kỳ 3.940 người.", [("số người lao động", "level", "actual")]),
    ],
)
def test_what_points_back_and_what_stands_behind(body: str, told: list[tuple[str, str, str]]) -> None:
    assert [(m.metric_name, m.value_type, m.scenario) for m in read(body)] == told


def test_tonnes_of_oil_equivalent_are_tonnes_of_one_series() -> None:
    metrics = read("Năm 2023, Liên doanh khai thác 3,2 triệu tấn quy dầu. Toàn nhà máy tiết kiệm 120 TOE.")
    assert next((m.metric_name, m.unit_code) for m in metrics) == ("sản lượng khai thác quy dầu", "t")
    assert metrics[1].unit_code == "TOE"


def test_results_beside_a_plan_that_they_only_exceed_are_results() -> None:
    told = read(
        "Lượng khách cao hơn kế hoạch 14%; hàng hóa đạt 5 triệu tấn. Để chuẩn bị cho mùa mưa, lớp học có 64 thợ."
    )
    assert {m.scenario for m in told} == {"actual"}


def test_who_set_a_target_names_no_measure() -> None:
    told = read(
        "9 tháng thu phí đạt 252 tỷ đồng. Kết quả ấy tương ứng 39,6% chỉ tiêu 636 tỷ đồng do Bộ Tài chính giao và 37% "
        "mức phấn đấu 670 tỷ đồng mà cổ đông đặt ra."
    )
    assert [(m.value_type, m.scenario) for m in told[1:]] == [("attainment", "actual"), ("level", "plan")] * 2
    assert len({m.metric_name for m in told}) == 1


def test_a_figure_pointed_at_is_of_what_was_told() -> None:
    told = read("Doanh thu đạt 97 tỷ đồng, chưa bằng 1/5 con số 512 tỷ đồng của nửa đầu năm ngoái.")
    assert [(m.metric_name, m.evidence) for m in told] == [("doanh thu", "97 tỷ đồng"), ("doanh thu", "512 tỷ đồng")]


def test_what_is_lost_of_an_amount_is_its_change() -> None:
    told = read("Tiền mặt còn 11,5 tỷ đồng, hao hụt 82% so với đầu năm.")
    assert [(m.value_type, m.value) for m in told] == [("level", Decimal(11_500_000_000)), ("change", Decimal(-82))]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        # what has been passed is still a plan
        (
            "Mục tiêu năm 2024 đã được cổ đông thông qua gồm doanh thu 596 tỷ đồng, lợi nhuận sau thuế 106 tỷ đồng.",
            [("doanh thu", "level", "plan"), ("lợi nhuận sau thuế", "level", "plan")],
        ),
        ("Để về đích, mỗi tháng còn lại Cục phải thu tối thiểu 119 tỷ đồng.", [("thu", "level", "plan")]),
        # what an agreement provides
        (
            "Theo thỏa thuận này, Công ty vận chuyển 55 nghìn tấn thép.",
            [("vận chuyển thép", "level", "plan")],
        ),
        # where a plan to raise starts from, and a target that is itself lowered
        (
            "Cổ đông duyệt kế hoạch đưa vốn điều lệ từ 110 tỷ đồng lên 126 tỷ đồng.",
            [("vốn điều lệ", "level", "actual"), ("vốn điều lệ", "level", "plan")],
        ),
        # the plan in a bracket, with who set it
        (
            "Số nộp ngân sách đạt 58 tỷ đồng, bằng 49,5% dự toán Sở Tài chính giao (117 tỷ đồng).",
            [
                ("nộp ngân sách nhà nước", "level", "actual"),
                ("nộp ngân sách nhà nước", "attainment", "actual"),
                ("nộp ngân sách nhà nước", "level", "plan"),
            ],
        ),
        # what changes after a share is the amount
        (
            "Doanh thu nội địa 133 tỷ đồng, chiếm 86%; so với quý I tăng 10,5%.",
            [
                ("doanh thu nội địa", "level", "actual"),
                ("tỷ trọng", "level", "actual"),
                ("doanh thu nội địa", "change", "actual"),
            ],
        ),
        # who approved the plan before names nothing
        (
            "Sản lượng điện đạt 9,4 tỷ kWh, vượt 3,6% so với phương thức được Bộ phê duyệt và bằng 51,8% kế hoạch năm.",
            [
                ("sản lượng điện", "level", "actual"),
                ("sản lượng điện", "change", "actual"),
                ("sản lượng điện", "attainment", "actual"),
            ],
        ),
        # a target of another thing than was counted before
        (
            "Vẫn còn 3 phân xưởng chưa tham gia. Chỉ tiêu giao cho năm 2025: 160 sáng kiến.",
            [("phân xưởng", "level", "actual"), ("số sáng kiến", "level", "plan")],
        ),
        ("Phòng An toàn chỉ ra 17 tồn tại.", [("tồn tại", "level", "actual")]),
        # a part of the business, and a long name that opens its sentence
        ("Doanh thu bán điện đạt 20 tỷ đồng.", [("doanh thu bán điện", "level", "actual")]),
        (
            "Doanh thu đạt 7 tỷ đồng. Lợi nhuận sau thuế của mảng bán lẻ xăng dầu tăng 5%.",
            [("doanh thu", "level", "actual"), ("lợi nhuận sau thuế", "change", "actual")],
        ),
    ],
)
def test_plans_that_were_passed_shares_and_targets(body: str, told: list[tuple[str, str, str]]) -> None:
    assert [(m.metric_name, m.value_type, m.scenario) for m in read(body)] == told


def test_a_time_of_service_bears_its_own_name() -> None:
    told = read("Thời gian tàu chờ cầu bình quân giảm từ 5,4 giờ xuống 4,9 giờ. Đã qua 214 ngày không có tai nạn.")
    assert [(m.metric_name, m.value, m.unit_code) for m in told] == [
        ("thời gian tàu chờ cầu bình quân", Decimal("5.4"), "giờ"),
        ("thời gian tàu chờ cầu bình quân", Decimal("4.9"), "giờ"),
        ("số ngày an toàn", Decimal(214), "ngày"),
    ]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        # what befalls people is not how many there are
        (
            "Trong năm, 4 đảng viên bị xóa tên, 12 đảng viên được tặng Huy hiệu.",
            [("đảng viên bị xóa tên", "actual"), ("đảng viên được tặng huy hiệu", "actual")],
        ),
        # what goes on with a plan that its year shows
        ("Năm 2025, doanh thu 810 tỷ đồng, cổ tức 5%.", [("doanh thu", "plan"), ("tỷ lệ cổ tức", "plan")]),
        (
            "Từ 1/1/2025, mỗi bữa ăn ca sẽ là 28.000 đồng thay vì 23.000 đồng.",
            [("bữa ăn ca", "plan"), ("bữa ăn ca", "actual")],
        ),
        # a verb of another clause changes nothing
        ("Đơn hàng sụt khiến doanh thu chỉ được 742 tỷ đồng.", [("doanh thu", "actual")]),
        # the unit alone tells
        ("Bình quân 18.650 thùng dầu/ngày trong tháng 6.", [("sản lượng khai thác dầu", "actual")]),
    ],
)
def test_what_befalls_what_goes_on_and_what_is_replaced(body: str, told: list[tuple[str, str]]) -> None:
    assert [(m.metric_name.lower(), m.scenario) for m in read(body)] == told


def test_markets_in_brackets_are_parts_and_what_follows_is_of_the_whole() -> None:
    told = read("Công ty tiêu thụ 12 nghìn tấn xi măng (trong nước 9 nghìn tấn, xuất khẩu 3 nghìn tấn), tăng 5%.")
    assert [(m.metric_name, m.value_type) for m in told] == [
        ("tiêu thụ xi măng", "level"),
        ("tiêu thụ xi măng trong nước", "level"),
        ("tiêu thụ xi măng xuất khẩu", "level"),
        ("tiêu thụ xi măng", "change"),
    ]


def test_who_says_it_stands_between_a_measure_and_its_verb() -> None:
    told = read("Nhu cầu trong nước, theo tính toán của Ban Thị trường, co lại khoảng 8% so với năm trước.")
    assert [(m.metric_name, m.value) for m in told] == [("nhu cầu trong nước", Decimal(-8))]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        # what an act cost, and how much each got
        (
            "Công đoàn thăm hỏi 246 lượt đoàn viên, hết 387 triệu đồng.",
            [("thăm hỏi lượt đoàn viên", "actual"), ("tiền thăm hỏi lượt đoàn viên", "actual")],
        ),
        (
            "Công đoàn hỗ trợ 312 công nhân, mỗi trường hợp 3 triệu đồng.",
            [("hỗ trợ công nhân", "actual"), ("mức hỗ trợ mỗi trường hợp", "actual")],
        ),
        # whose pay, several kinds of people
        (
            "Tiền lương của 2.960 công nhân, cán bộ bình quân 21,4 triệu đồng/người/tháng.",
            [("công nhân", "actual"), ("tiền lương bình quân", "actual")],
        ),
        # who is proposed is there already
        ("Đến nay 28 đồng chí được đề nghị khen thưởng.", [("đồng chí", "actual")]),
    ],
)
def test_costs_of_acts_and_shares_of_people(body: str, told: list[tuple[str, str]]) -> None:
    assert [(m.metric_name, m.scenario) for m in read(body)] == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "Quý III, doanh thu tăng 14% so với quý II và 9% so với cùng kỳ năm trước.",
            [(14, "previous_period"), (9, "previous_year")],
        ),
        (
            "Dư nợ giảm 5% so với cùng kỳ nhưng tăng 3% so với quý trước.",
            [(-5, "previous_year"), (3, "previous_period")],
        ),
        ("Lãi quý III bỏ xa mức cùng kỳ năm trước 59%.", [(59, "previous_year")]),
        ("Doanh thu và lãi tăng 11% và 25% so với cùng kỳ.", [(11, "previous_year"), (25, "previous_year")]),
    ],
)
def test_each_change_has_the_basis_that_follows_it(body: str, told: list[tuple[int, str]]) -> None:
    metrics = [m for m in read(body) if m.value_type == "change"]
    assert [(m.value, m.comparison_basis) for m in metrics] == [(Decimal(value), basis) for value, basis in told]
