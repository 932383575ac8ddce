"""Plans: an auxiliary with a verb and its time, and what is put off, shelved or cancelled."""

from __future__ import annotations

import pytest

from orchestration.extraction import extract


def told(body: str) -> list[tuple[str, str, str]]:
    """Type, status and first day of each event of an article published on 28 November 2022."""
    events = extract(f"Tin hoạt động\nNgày phát hành: 11/28/2022 3:02:02 PM\n{body}").events
    return [(e.event_type, e.status, str(e.start_date or "–")) for e in events]


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Tuyến ống thứ hai sẽ được triển khai xây dựng ngay trong tháng 12/2022.", "2022-12-01"),
        ("Tháng 3/2023, ban điều hành sẽ trình cổ đông phương án tăng vốn.", "2023-03-01"),
        ("PV GAS phấn đấu đến cuối năm 2023 đưa kho số 2 vào vận hành.", "2023-12-31"),
        ("Dự kiến toàn tuyến thông xe dịp 30/4/2023.", "2023-04-30"),
        ("Chủ đầu tư cam kết trong tháng 3/2023 hoàn thành nút giao.", "2023-03-01"),
        ("Thời gian thanh toán cổ tức là ngày 28/12/2022.", "2022-12-28"),
        ("Nhà máy thứ hai hẹn khánh thành dịp 2/9/2023.", "2023-09-02"),
        ("Quý I tới, chúng tôi sẽ diễn tập ban đêm.", "2023-01-01"),
        ("Lò hơi số 1 sẽ dừng máy vào ngày 12/12 để bảo dưỡng.", "2022-12-12"),
    ],
)
def test_what_is_announced_for_a_time_is_a_plan(body: str, day: str) -> None:
    assert told(body) == [("plan", "planned", day)]


@pytest.mark.parametrize(
    "body",
    [
        "Năm 2023, công ty dự kiến khai thác không dưới 1,2 triệu tấn.",
        "Quý I/2023, doanh thu dự kiến đạt 500 tỷ đồng.",
        "Công ty sẽ mở rộng thị trường.",
        "Dự án lẽ ra sẽ hoàn thành trong tháng 10/2022.",
    ],
)
def test_forecasts_and_intentions_without_a_time_are_no_plans(body: str) -> None:
    assert told(body) == []


def test_what_is_to_be_done_along_with_a_plan_is_another() -> None:
    body = "Sang năm 2023, PV GAS sẽ thoái vốn tại ba công ty, đồng thời thành lập trung tâm đào tạo nghề."
    assert told(body) == [("plan", "planned", "2023-01-01")] * 2


def test_a_planned_meeting_is_no_plan_beside_itself() -> None:
    assert told("Lễ khai trương cửa hàng sẽ được tổ chức trong tháng 12/2022.") == [
        ("milestone", "planned", "2022-12-01")
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Lễ khởi công vốn định vào 25/11 đã được dời đến 10/12.", ("milestone", "postponed", "2022-12-10")),
        ("Công ty hoãn phát hành 300 tỷ đồng trái phiếu sang quý I/2023.", ("plan", "postponed", "2023-01-01")),
        ("Petrolimex tạm hoãn kế hoạch niêm yết công ty con.", ("plan", "postponed", "–")),
        ("Phiên họp bất thường ngày 22/11 bất thành vì thiếu cổ đông.", ("meeting", "cancelled", "2022-11-22")),
        ("Chuyến công tác tại Lào trong tháng 12 cũng không thực hiện nữa.", ("visit", "cancelled", "2022-12-01")),
        (
            "Thay vì ngày 25/11, Đại hội đồng cổ đông Petrolimex sẽ họp vào ngày 15/12.",
            ("meeting", "planned", "2022-12-15"),
        ),
    ],
)
def test_what_is_moved_or_given_up(body: str, expected: tuple[str, str, str]) -> None:
    assert told(body) == [expected]


def test_what_is_only_thought_of_is_not_put_off() -> None:
    assert told("Bộ đang xem xét lùi thời điểm khởi công.") == []


def test_a_meeting_in_quotes_that_no_name_tells_is_none() -> None:
    assert told("“Lùi đại hội không phải vì công ty có chuyện”, bà Hà nói.") == []


def test_what_was_planned_at_first_is_no_plan_beside_what_it_became() -> None:
    body = "Hội nghị chuyên đề về chuyển đổi số, trước đây dự kiến mở ngày 19/7/2023, được lùi sang ngày 26/7/2023."

    assert told(body) == [("meeting", "postponed", "2023-07-26")]
