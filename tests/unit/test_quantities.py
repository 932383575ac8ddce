"""Quantities, their units and qualifiers, and the numbers that measure nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from orchestration.extraction.document import parse_document
from orchestration.extraction.quantities import Accounted, find_quantities
from orchestration.extraction.quantity import Quantity
from orchestration.extraction.units import unit_lexicon


def read(sentence: str) -> tuple[list[Quantity], list[Accounted]]:
    document = parse_document(f"Tin\nNgày phát hành: 11/21/2022 7:25:13 AM \n{sentence}")
    return find_quantities(document, [(*document.header_line, "date")])


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Doanh thu đạt 2,498 tỷ  USD", "2498000000", "USD"),
        ("nộp 14,4 nghìn tỷ đồng", "14400000000000", "VND"),
        ("thưởng 1.150.000đ cho mỗi đội", "1150000", "VND"),
        ("thưởng 1.150.000đ mỗi người", "1150000", "VND/người"),
        ("vay US$ 5 triệu", "5000000", "USD"),
        ("đạt 1,66 tỷ mét khối", "1660000000", "m3"),
        ("công suất 50 MW", "50", "MW"),
        ("thu hồi 2,68ha đất", "2.68", "ha"),
        ("bốc 12.500 TEU", "12500", "TEU"),
        ("giá 9,85 USD/triệu BTU", "9.85", "USD/triệu BTU"),
        ("giá 1.822,5 đồng/kWh", "1822.5", "VND/kWh"),
        ("lương 15,2 triệu đồng/người/tháng", "15200000", "VND/người/tháng"),
        ("sự cố 0,5 lần/tổ máy", "0.5", "lần/tổ máy"),
        ("mất 12,3 điểm phần trăm", "12.3", "điểm phần trăm"),
        ("đạt 220 % kế hoạch", "220", "%"),
        ("có 01 chi  bộ", "1", "chi bộ"),
        ("gồm 1,5 vạn đảng viên", "15000", "đảng viên"),
        ("điểm trung bình 92,5/100", "92.5", "điểm"),
        ("tổ chức 52 lần xử lý", "52", "lần"),
        ("thay thế 17 vanlift cũ", "17", "vanlift cũ"),
        ("lãi 28 tỷ trong quý", "28000000000", "VND"),
        ("lãi ròng một tỷ bảy", "1700000000", "VND"),
        ("thu về năm chục tỷ doanh thu", "50000000000", "VND"),
        ("bán một triệu hai trăm nghìn lá chiếu", "1200000", "lá chiếu"),
        ("đạt 120 container", "120", "container"),
        ("có 58/61 đảng viên dự họp", "58", "đảng viên"),
    ],
)
def test_number_and_unit(text: str, value: str, unit: str) -> None:
    quantities, _ = read(text + ".")
    assert [(q.value, q.unit_code) for q in quantities] == [(Decimal(value), unit)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("lãi 10-15 tỷ đồng", "10000000000", "15000000000"),
        ("nộp từ 95 đến 100 tỷ đồng", "95000000000", "100000000000"),
        ("đạt 15,3–15,5 tỷ kWh", "15300000000", "15500000000"),
        ("tăng 5% - 7%", "5", "7"),
        ("giải ngân 2–3 triệu USD", "2000000", "3000000"),
        ("hỗ trợ từ 500 nghìn đến 1 triệu đồng", "500000", "1000000"),
        ("khoảng 900 triệu - 1,1 tỷ đồng", "900000000", "1100000000"),
    ],
)
def test_ranges_share_scale_and_unit(text: str, low: str, high: str) -> None:
    quantities, _ = read(text + ".")
    assert [(q.low, q.high, q.is_range) for q in quantities] == [(Decimal(low), Decimal(high), True)]


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("lần lượt là 9.200, 9.800 và 10.500 tấn", ["9200", "9800", "10500"], "t"),
        ("lương tăng từ 7,4 lên 8,1 triệu đồng", ["7400000", "8100000"], "VND"),
        ("đạt 120 và 15 tỷ đồng", ["120000000000", "15000000000"], "VND"),
        ("có 3, 5 và 7 tàu dầu", ["3", "5", "7"], "tàu dầu"),
    ],
)
def test_a_list_shares_the_unit_of_its_last_number(text: str, values: list[str], unit: str) -> None:
    quantities, _ = read(text + ".")
    assert [(q.value, q.unit_code) for q in quantities] == [(Decimal(value), unit) for value in values]


@pytest.mark.parametrize("text", ["năm 2021 và 15 tỷ đồng", "Điều 5, 6 tỷ đồng", "tổ máy 2 và 3 tỷ đồng"])
def test_labels_and_years_share_no_unit(text: str) -> None:
    quantities, _ = read(f"Ban hành {text}.")
    assert len(quantities) == 1


def test_from_one_level_to_another_is_no_range() -> None:
    quantities, _ = read("Biên lợi nhuận giảm từ 18,4% xuống 6,1%.")
    assert [q.value for q in quantities] == [Decimal("18.4"), Decimal("6.1")]


@pytest.mark.parametrize(
    ("text", "decimals", "low", "high"),
    [
        ("2,498 tỷ USD", -6, "2497500000", "2498500000"),
        ("185,4%", 1, "185.35", "185.45"),
        ("20 triệu USD", -6, "19500000", "20500000"),
        ("251 đảng viên", 0, "251", "251"),
        ("11.350 đồng", 0, "11350", "11350"),
    ],
)
def test_rounding_leaves_an_interval_and_counts_are_exact(text: str, decimals: int, low: str, high: str) -> None:
    quantity = read(f"Số là {text}.")[0][0]
    assert (quantity.decimals, quantity.low, quantity.high) == (decimals, Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("hơn 22 tỷ đồng", "more_than"),
        ("không dưới 1,2 triệu tấn", "more_than"),
        ("tối thiểu 45 tỷ đồng", "more_than"),
        ("gần 6 vạn người", "less_than"),
        ("không quá 0,5 lần/tổ máy", "less_than"),
        ("chưa đến 30 người", "less_than"),
        ("chưa trở lại mốc 10.000 tỷ đồng", "less_than"),
        ("không đạt ngưỡng 2 triệu tấn", "less_than"),
        ("thủng mốc 1.200 điểm", "less_than"),
        ("vượt mốc 1.200 điểm", "more_than"),
        ("khoảng 336 nghìn tỷ đồng", "about"),
        ("ước đạt 3,85 triệu tấn", "about"),
        ("cao hơn 1,2 USD", "exact"),
        ("5 tỷ đồng trở lên", "more_than"),
    ],
)
def test_qualifiers(text: str, qualifier: str) -> None:
    assert read(f"Kết quả {text} so với trước.")[0][0].qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "disposition"),
    [
        ("khai thác Lô 09-3/12", "identifier"),
        ("giàn BK-18A", "identifier"),
        ("chứng nhận ISO 45001:2018", "identifier"),
        ("điều khoản 8.1.2", "identifier"),
        ("Hội đồng 52 đề ra", "identifier"),
        ("chỉ tiêu số 7", "identifier"),
        ("phòng chống Covid-19", "identifier"),
        ("điện thoại 0254.3838.999", "telephone"),
        ("tầng 5 tòa nhà", "address"),
        ("lần thứ 4", "ordinal"),
        ("đạt 15/15 tổ chức", "ratio"),
        ("duy trì 01 quý/01 lần", "frequency"),
        ("Huy hiệu 30 năm tuổi Đảng", "age"),
        ("sau 40 năm xây dựng", "date"),
        ("đồng hành cùng Sea Games 31", "name"),
        ("hệ số 3,7 thì tốt", "unexplained"),
    ],
)
def test_numbers_that_measure_nothing(text: str, disposition: str) -> None:
    quantities, accounted = read(f"Công ty nêu {text}.")
    assert quantities == []
    assert {item.disposition for item in accounted if item.start > 45} == {disposition}


def test_a_claimed_stretch_is_never_a_quantity() -> None:
    document = parse_document("Tin\nNgày phát hành: 11/21/2022 7:25:13 AM \nTừ ngày 5 đến 26/8/2023 dừng máy.")
    start = document.text.index("ngày 5")
    quantities, accounted = find_quantities(document, [(*document.header_line, "date"), (start, start + 19, "date")])
    assert quantities == []
    assert all(item.disposition == "date" for item in accounted)


def test_letter_case_tells_short_units_apart() -> None:
    lexicon = unit_lexicon()
    assert lexicon.match("5 MW", 1) is not None
    metres = lexicon.match("5 m sâu", 1)
    assert metres is not None
    assert metres.code == "m"
    assert lexicon.match("5 Mai", 1) is None


def test_a_part_has_the_unit_of_the_whole_that_follows_it() -> None:
    quantities, _ = read("Đến nay mới bàn giao được 126 trong tổng số 940 căn; đại hội có 118 trên 131 đảng viên.")
    assert [(q.value, q.unit_code) for q in quantities] == [
        (Decimal(126), "căn"),
        (Decimal(940), "căn"),
        (Decimal(118), "đảng viên"),
        (Decimal(131), "đảng viên"),
    ]


def test_a_share_of_a_figure_counts_nothing() -> None:
    quantities, _ = read("Doanh thu chưa bằng 1/5 con số 512 tỷ đồng của năm ngoái.")
    assert [(q.value, q.unit_code) for q in quantities] == [(Decimal(512_000_000_000), "VND")]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Công ty đã qua 2.140 ngày liên tục không có tai nạn lao động", "2140", "ngày"),
        ("Thời gian tàu chờ cầu bình quân còn 5,4 giờ", "5.4", "giờ"),
        ("Thời gian chờ cầu năm 2023 là 26,5 giờ; 9 tháng năm nay chỉ còn 7,8 giờ", "7.8", "giờ"),
    ],
)
def test_days_without_accidents_and_times_of_service_are_measured(text: str, value: str, unit: str) -> None:
    quantities, _ = read(text + ".")
    assert (quantities[-1].value, quantities[-1].unit_code) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["Trong thời gian 3 ngày, đoàn làm việc", "Thời gian tới, sau 5 ngày nữa, đoàn đi"])
def test_other_stretches_of_time_say_when(text: str) -> None:
    quantities, _ = read(text + ".")
    assert quantities == []


def test_a_word_that_opens_its_sentence_is_no_name() -> None:
    quantities, _ = read("Có 7 đồng chí được khen. Trao 5 suất quà cho công nhân; đội Sao Mai 3 thắng.")
    assert [(q.value, q.unit_code) for q in quantities] == [(Decimal(7), "đồng chí"), (Decimal(5), "suất quà")]
