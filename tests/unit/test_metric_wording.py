"""Numbers whose meaning hangs on a turn of phrase: colons, ways gone, bounds, parts listed by name, asides."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from orchestration.extraction import extract
from orchestration.extraction.model import Metric

PLAN, ATTAINED = ("plan", "level"), ("actual", "attainment")


def read(body: str, published: str = "6/17/2023") -> list[Metric]:
    return list(extract(f"Tin hoạt động\nNgày phát hành: {published} 7:25:13 AM \n{body}").metrics)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Con số đáng nói nhất là 21,4%: tỷ lệ thất thoát nước, thấp hơn kế hoạch 0,3%.", "tỷ lệ thất thoát nước"),
        ("Ba công ty nói trên, nơi cấp hạn mức bảo lãnh tối đa 40 triệu USD, đã ký.", "hạn mức bảo lãnh"),
        ("Công suất phát nước bình quân là 1.814.084 m3/ngày.", "công suất"),
        ("Chi bộ Kho vận còn để 2,7 tỷ đồng vật tư chậm luân chuyển.", "vật tư chậm luân chuyển"),
        ("Doanh nghiệp nợ ngân sách 12,6 tỷ đồng.", "nợ thuế"),
        ("Vụ cháy gây thiệt hại ước 27 tỷ đồng.", "thiệt hại"),
        ("Công ty bị phạt 45 triệu đồng vì tự ý cơi nới kho.", "tiền phạt"),
        ("Công đoàn chi 6,7 tỷ đồng chăm lo đoàn viên.", "kinh phí chăm lo người lao động"),
        ("Đợt chào bán 150 tỷ đồng trái phiếu lùi sang quý IV.", "chào bán trái phiếu"),
        ("Chỗ chưa được cũng nêu thẳng: chỉ 61% đoàn viên học hết khóa.", "tỷ lệ đoàn viên học hết khóa"),
    ],
)
def test_what_a_number_is_of(body: str, name: str) -> None:
    assert read(body)[0].metric_name == name


def test_the_parts_of_a_count_that_are_listed_by_name_add_up_to_it() -> None:
    metrics = read("Đơn vị tổ chức 52 buổi diễn tập: báo động 31, chữa cháy 14, cứu hộ 7. Ca trực 12, đèn 5.")
    assert [(m.metric_name, m.value, m.unit_code) for m in metrics] == [
        ("tổ chức buổi diễn tập", Decimal(52), "buổi"),
        ("tổ chức buổi diễn tập báo động", Decimal(31), "buổi"),
        ("tổ chức buổi diễn tập chữa cháy", Decimal(14), "buổi"),
        ("tổ chức buổi diễn tập cứu hộ", Decimal(7), "buổi"),
    ]


@pytest.mark.parametrize(
    ("body", "done", "planned"),
    [
        ("Tháng 5, nhà máy làm ra 11.860/11.200 tấn giấy cuộn.", 11860, 11200),
        ("Mới 64/110 tỷ đồng vốn được giải ngân.", 64 * 10**9, 110 * 10**9),
        ("Sản lượng than đạt 1.250/1.600 nghìn tấn.", 1250000, 1600000),
        ("Kết quả năm 2022 (thực hiện/kế hoạch): axit 212.300/205.000 tấn.", 212300, 205000),
    ],
)
def test_what_was_done_of_what_was_planned_on_both_sides_of_a_slash(body: str, done: int, planned: int) -> None:
    first, second = read(body)
    assert (first.value, second.value) == (Decimal(done), Decimal(planned))
    assert [first.scenario, second.scenario] == ["actual", "plan"]
    assert first.metric_name == second.metric_name


def test_a_bare_change_is_in_the_unit_of_what_it_changes() -> None:
    members, more = read("Hiện Đảng bộ có 618 đảng viên, tăng 34 so với đầu nhiệm kỳ.")
    assert (members.unit_code, more.unit_code, more.value) == ("đảng viên", "đảng viên", Decimal(34))
    assert more.value_type == "change"


def test_what_is_compared_with_has_the_period_behind_it() -> None:
    now, before = read("Cảng bốc 161,9 triệu tấn hàng trong năm 2022, so với 145 triệu tấn của năm 2021.")
    assert (now.period_start, before.period_start) == (date(2022, 1, 1), date(2021, 1, 1))
    ahead, start = read("Ông nói về mốc doanh thu 3 tỷ USD vào năm 2035, từ mục tiêu 800 triệu USD của năm 2025.")
    assert (ahead.period_start, start.period_start) == (date(2035, 1, 1), date(2025, 1, 1))


def test_the_dividend_by_the_share_after_its_rate() -> None:
    rate, by_share = read("Cổ đông sẽ nhận cổ tức năm 2022 với tỷ lệ 15% bằng tiền, tức 1.500 đồng cho mỗi cổ phiếu.")
    assert by_share.metric_code == rate.metric_code == "dividend_rate"


def test_the_other_side_has_the_same_measure() -> None:
    assert [m.metric_name for m in read("Lợi nhuận phía Việt Nam 210 triệu USD, phía Nga 198 triệu USD.")] == [
        "lợi nhuận",
        "lợi nhuận phía nga",
    ]


def test_what_is_done_of_a_plan_is_of_the_level_not_of_what_it_counts() -> None:
    output, done = read("Liên doanh khai thác được 1,52 triệu tấn dầu và condensate, đạt 104,2% kế hoạch năm.")
    assert output.metric_name == done.metric_name


def test_who_shares_next_shares_by_the_same_measure() -> None:
    shares = read("Philippines chiếm 47%, Indonesia 21%, còn châu Phi 15%.")
    assert [m.metric_name for m in shares] == ["tỷ trọng", "tỷ trọng indonesia", "tỷ trọng châu phi"]
    owners = read("Lô 15-9 do PVEP nắm giữ 55% quyền lợi, Kaiyo Oil của Nhật Bản 30% và Zarya Energy 15%.")
    assert [m.metric_name for m in owners] == ["tỷ lệ sở hữu"] * 3


def test_ground_that_something_was_made_on_is_no_more_than() -> None:
    made, ground, beyond = read("Năm 2022, Công ty khai thác 13.905 tấn mủ trên 9.480 ha, vượt 5,3% kế hoạch.")
    assert (ground.metric_name, ground.qualifier) == ("diện tích", "exact")
    assert beyond.metric_name == made.metric_name


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("Trước cái đích lãi 245 tỷ đồng, công ty mới đi được gần 72%.", [PLAN, ATTAINED]),
        (
            "Doanh thu 26 tỷ đồng, xong 45,6% kế hoạch; lợi nhuận 3 tỷ đồng, xong 48,2%.",
            [("actual", "level"), ATTAINED, ("actual", "level"), ATTAINED],
        ),
        ("Cổ tức: 15% cho năm 2022; tối thiểu 12% cho năm 2023.", [("actual", "level"), PLAN]),
        ("Sản lượng cáp năm 2022: 21.400 tấn, năm nay 23.000 tấn.", [("actual", "level"), PLAN]),
        ("Phần việc còn lại là đích đến 31 tỷ đồng doanh thu.", [PLAN]),
        ("Người lao động dùng quyền dừng việc, 35 lần được xác nhận là đúng.", [("actual", "level")]),
    ],
)
def test_whether_it_was_planned_reached_or_measured_against_the_plan(body: str, kinds: list[tuple[str, str]]) -> None:
    assert [(m.scenario, m.value_type) for m in read(body)] == kinds


@pytest.mark.parametrize(
    ("body", "change"),
    [
        ("Doanh thu tháng 5 là 570 tỷ đồng, rơi 5% so với tháng 4.", -5),
        ("Chi phí quản lý rút 15,7%, xuống 67 tỷ đồng.", Decimal("-15.7")),
        ("So với cùng kỳ, doanh thu nhích 5,1% còn lợi nhuận thêm 3,1%.", Decimal("5.1")),
    ],
)
def test_verbs_of_change(body: str, change: Decimal) -> None:
    assert next(m.value for m in read(body) if m.value_type == "change") == change


def test_who_holds_shares_is_told_for_the_day_of_the_article() -> None:
    (metric,) = read("Việc sáp nhập phải hoãn đến quý I/2025 để chờ ý kiến Tập đoàn Sông Lô, cổ đông nắm 51% vốn.")
    assert (metric.scenario, metric.period_start) == ("actual", date(2023, 6, 17))


@pytest.mark.parametrize(
    ("body", "first", "last"),
    [
        (
            "Doanh thu quý II/2023 là 50 tỷ đồng. Công ty Sao Hôm, cái tên dẫn đầu hồi quý I, dừng ở 46 tỷ đồng.",
            date(2023, 4, 1),
            date(2023, 6, 30),
        ),
        (
            "Trong tháng 5, suất tiêu hao dầu hạ từ 4,42 lít/tấn của quý IV/2022 xuống 4,35 lít/tấn.",
            date(2023, 5, 1),
            date(2023, 5, 31),
        ),
        (
            "Hàng qua cảng năm 2022 là 161 triệu tấn, so với 145 triệu tấn năm 2021. Một năm trước đó, lãi 9 tỷ đồng.",
            date(2021, 1, 1),
            date(2021, 12, 31),
        ),
        ("Quý mở màn của năm, doanh thu là 67 tỷ đồng.", date(2023, 1, 1), date(2023, 3, 31)),
        ("Bức tranh 5 tháng không sáng hơn. Công ty có 116 tỷ đồng doanh thu.", date(2023, 1, 1), date(2023, 5, 31)),
    ],
)
def test_the_period_of_the_last_number(body: str, first: date, last: date) -> None:
    metric = read(body)[-1]
    assert (metric.period_start, metric.period_end) == (first, last)
