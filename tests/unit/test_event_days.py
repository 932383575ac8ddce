"""What only its day tells: papers signed or issued, changes in whatever words, acts that a time is set to."""

from __future__ import annotations

import pytest

from orchestration.extraction import extract


def told(body: str) -> list[tuple[str, str, str]]:
    """Type, status and first day of each event of an article published on 10 April 2023."""
    events = extract(f"Tin hoạt động\nNgày phát hành: 4/10/2023 3:02:02 PM\n{body}").events
    return [(e.event_type, e.status, str(e.start_date or "–")) for e in events]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Hợp đồng ký ngày 3/2/2023; thời gian thực hiện 14 tháng.", ("signing", "2023-02-03")),
        ("Thỏa thuận khung ký tháng 11/2022 cho phép hai bên chia sẻ lợi nhuận.", ("signing", "2022-11-01")),
        (
            "Nghị quyết số 11/NQ-HĐQT do Chủ tịch HĐQT Lê Văn Bình ký hôm 6/4 nói rõ thời hạn vay.",
            ("decision", "2023-04-06"),
        ),
        (
            "Theo giấy chứng nhận đăng ký doanh nghiệp thay đổi lần 5 cấp ngày 20/3/2023, vốn là 500 tỷ đồng.",
            ("decision", "2023-03-20"),
        ),
        ("Giấy phép khai thác mỏ đá Núi Ông được cấp ngày 2/2/2023.", ("decision", "2023-02-02")),
        ("Giá nước sạch được điều chỉnh lên 9.200 đồng/m3 từ ngày 1/3/2023.", ("decision", "2023-03-01")),
    ],
)
def test_a_paper_with_its_day_was_signed_or_issued(body: str, expected: tuple[str, str]) -> None:
    assert told(body) == [(expected[0], "held", expected[1])]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Ngày 14/3, khối thượng tầng nặng 900 tấn được cẩu lên đúng chỗ.", ("milestone", "2023-03-14")),
        ("Lúc 17 giờ 30 ngày 1/4, dòng khí đầu tiên lên tới giàn xử lý.", ("milestone", "2023-04-01")),
        ("Ngày 28/3, hai doanh nghiệp chấm dứt đàm phán bán 20% cổ phần.", ("other", "2023-03-28")),
        ("Sau ba tháng sửa chữa, ngày 29/3 tuabin số 1 quay trở lại.", ("milestone", "2023-03-29")),
        ("Hầm Núi Vung được đào thông ngày 30/3.", ("milestone", "2023-03-30")),
        ("Robot đào hầm khoan thủng vách ga số 9 rạng sáng 4/4.", ("milestone", "2023-04-04")),
        ("Cháy lớn tại kho sơn của Công ty Hòa Bình rạng sáng 3/4.", ("other", "2023-04-03")),
        ("60 đoàn viên hiến được 58 đơn vị máu sáng 2/4.", ("other", "2023-04-02")),
        ("Nhà máy đã sấy mía trở lại từ hôm 20/3.", ("milestone", "2023-03-20")),
    ],
)
def test_a_change_told_with_its_day_is_an_event_in_whatever_words(body: str, expected: tuple[str, str]) -> None:
    assert told(body) == [(expected[0], "held", expected[1])]


@pytest.mark.parametrize(
    "body",
    [
        "Ngày 5/4, giá cổ phiếu HPG tăng 2% lên 21.000 đồng.",
        "Sáng 4/4, hội trường Công ty chật kín chỗ.",
        "Ngày 31/3, dư nợ vay của Công ty ở mức 120 tỷ đồng.",
        "Ngày 5/4, ông Lê Văn Bình cho biết đã về tới Huế.",
        "Ngày 3/4, phụ tải miền Bắc vọt lên 20.000 MW.",
        "Nhà máy cho ra 300 tấn giấy mỗi ngày từ ngày 1/3.",
        "Năng lực của cảng tăng gấp đôi sau khi bến số 3 đi vào hoạt động.",
        "Ngày 3/4, mực nước hồ Hòa Bình chỉ còn 98 m.",
    ],
)
def test_states_figures_and_words_of_a_day_are_no_events(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Chủ tịch tỉnh giao Sở Tài chính tham mưu giá đất, báo cáo trước ngày 25/4.", "2023-04-25"),
        ("Bộ Công Thương đề nghị chủ đầu tư gửi hồ sơ trước ngày 30/4.", "2023-04-30"),
        ("Việc kiểm đếm mới xong một nửa, phần còn lại hẹn trước 31/5.", "2023-05-31"),
        ("Trước 30/11, Công ty lắp xong hai trạm đo mưa tự động.", "2023-11-30"),
        ("Đến tháng 1/2025 bến đón chuyến hàng đầu.", "2025-01-01"),
        ("Cổ tức được chi trả vào ngày 12/5.", "2023-05-12"),
        ("Cầu cảng dự kiến xong vào quý III/2024.", "2024-07-01"),
        ("Thứ trưởng kết luận: tỉnh phải bàn giao xong mặt bằng trước ngày 30/4/2023.", "2023-04-30"),
        ("Việc đầu tiên là ra quân trồng rừng tại Mường La (Sơn La) vào trung tuần tháng 5.", "2023-05-11"),
    ],
)
def test_an_act_that_a_time_is_set_to_is_a_plan(body: str, day: str) -> None:
    assert told(body) == [("plan", "planned", day)]


def test_two_intentions_without_a_day_are_two_plans() -> None:
    body = "Sắp tới, Petrolimex sẽ thoái vốn tại ba công ty, đồng thời lập Trung tâm Nghiên cứu."
    assert told(body) == [("plan", "planned", "–")] * 2


@pytest.mark.parametrize(
    "body",
    [
        "Nghị quyết yêu cầu 100% tàu được chứng nhận trước năm 2025.",
        "Trước ngày 31/3, tổng dư nợ của Công ty là 200 tỷ đồng.",
        "Các đơn vị phải nộp báo cáo trước ngày 15 hằng tháng.",
    ],
)
def test_targets_habits_and_what_is_past_are_no_plans(body: str) -> None:
    assert told(body) == []


def test_a_clause_of_its_own_keeps_its_time() -> None:
    body = "Trong quý II, Petrolimex sẽ mở ba trạm sạc; hội nghị khách hàng ấn định vào 20/4."
    assert told(body) == [("plan", "planned", "2023-04-01"), ("meeting", "planned", "2023-04-20")]


def test_what_was_done_in_earlier_years_was_not_done_at_the_main_event() -> None:
    body = (
        "Đại hội Công đoàn PV GAS diễn ra ngày 4/4. Đồng chí Lê Văn Tám tái đắc cử Chủ tịch. "
        "Nhiệm kỳ qua, Công đoàn PV GAS nhận Cờ thi đua của Tổng LĐLĐ Việt Nam."
    )
    assert told(body)[-1] == ("award", "held", "–")
