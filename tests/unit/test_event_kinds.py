"""Each kind of event in its plainest words, and what only looks like one."""

from __future__ import annotations

import pytest

from orchestration.extraction import extract


def told(body: str) -> list[tuple[str, str, str]]:
    """Type, status and first day of each event of an article published on 28 November 2022."""
    events = extract(f"Tin hoạt động\nNgày phát hành: 11/28/2022 3:02:02 PM\n{body}").events
    return [(e.event_type, e.status, str(e.start_date or "–")) for e in events]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Ngày 25/11, Liên doanh Việt - Nga Vietsovpetro tổ chức Hội nghị tổng kết.",
            ("meeting", "held", "2022-11-25"),
        ),
        (
            "Trong hai ngày 3 và 4/8/2022, tại Hà Nội diễn ra Đại hội Đảng bộ Tập đoàn.",
            ("meeting", "held", "2022-08-03"),
        ),
        ("Sáng 19/5/2022, tại Hải Phòng, Đảng ủy PV GAS họp sơ kết giữa nhiệm kỳ.", ("meeting", "held", "2022-05-19")),
        (
            "Theo nội dung đã thống nhất tại cuộc họp Cụm vào 01/11/2022, các đơn vị góp ý.",
            ("meeting", "held", "2022-11-01"),
        ),
        ("Ngày 18/4, EVN đã làm việc với UBND tỉnh Ninh Thuận.", ("meeting", "held", "2022-04-18")),
        ("Ngày 5/5, Bộ Công Thương đến thăm và làm việc với PV Power.", ("visit", "held", "2022-05-05")),
        ("Ngày 6/1, PV Power đã ký với Samsung C&T hợp đồng EPC.", ("signing", "held", "2022-01-06")),
        ("Tháng 8 vừa qua, hãng ký biên bản ghi nhớ với Boeing.", ("signing", "held", "2022-08-01")),
        ("Ngày 19/3, PV GAS đã nhận chứng nhận ISO 45001:2018.", ("award", "held", "2022-03-19")),
        (
            "Ngày 25/2, HĐQT ACV thống nhất cử ông Lê Văn Khiên làm người đại diện.",
            ("appointment", "held", "2022-02-25"),
        ),
        ("Đầu tháng 2, ông Nguyễn Đức Hùng được giao phụ trách ban điều hành.", ("appointment", "held", "2022-02-01")),
        ("Ngày 30/10, Vietcombank đã bầu bổ sung 2 thành viên HĐQT.", ("election", "held", "2022-10-30")),
        ("Bộ Chính trị đã ban hành Quyết định số 243-QĐ/TW ngày 24/1/2022.", ("decision", "held", "2022-01-24")),
        ("Ngày 28/5, Viettel khởi công xây dựng Trung tâm dữ liệu.", ("milestone", "held", "2022-05-28")),
        ("Nhà máy điện Vũng Áng 1 dừng tổ máy số 1 từ ngày 5 đến 26/8/2022.", ("other", "held", "2022-08-05")),
        ("EVN phấn đấu đến cuối quý II/2023 hoàn thiện các bước đấu thầu.", ("plan", "planned", "2023-06-30")),
        (
            "PV Power đặt mục tiêu đưa Nhà máy Nhơn Trạch 3 vào vận hành trong quý IV/2024.",
            ("plan", "planned", "2024-10-01"),
        ),
        (
            "Dự kiến ngày 25/4/2023, Petrolimex sẽ tổ chức Đại hội đồng cổ đông thường niên.",
            ("meeting", "planned", "2023-04-25"),
        ),
        (
            "VOSCO cho biết Đại hội đồng cổ đông bất thường được lùi sang ngày 20/12/2022.",
            ("meeting", "postponed", "2022-12-20"),
        ),
        ("Lễ kỷ niệm 50 năm thành lập đã bị hủy.", ("other", "cancelled", "–")),
        ("Hội thao toàn ngành năm nay không tổ chức do mưa lũ.", ("other", "cancelled", "–")),
        ("Giải bóng đá Công đoàn bị hoãn vô thời hạn.", ("other", "postponed", "–")),
        (
            "Hãng quyết định hoãn Đại hội đồng cổ đông từ ngày 10/12 sang ngày 25/12/2022.",
            ("meeting", "postponed", "2022-12-25"),
        ),
        (
            "Lễ bàn giao cầu cảng dài 1.200 m, ban đầu định tổ chức ngày 2/12, nay lùi sang ngày 16/12.",
            ("milestone", "postponed", "2022-12-16"),
        ),
        (
            "Bộ Công Thương chấp thuận dời đợt đại tu từ tháng 12/2022 sang tháng 3/2023.",
            ("other", "postponed", "2023-03-01"),
        ),
        ("Nhà máy dời lịch khánh thành từ tháng 12 sang tháng 2/2023.", ("milestone", "postponed", "2023-02-01")),
        ("Đại hội đồng cổ đông bất thường dự kiến họp ngày 9/12 tới tại Huế.", ("meeting", "planned", "2022-12-09")),
        ("Lễ động thổ khu công nghiệp dự kiến vào quý I/2023.", ("milestone", "planned", "2023-01-01")),
        ("Lễ khai trương chi nhánh sẽ được tổ chức trong tháng 12.", ("milestone", "planned", "2022-12-01")),
        ("Lễ kỷ niệm ngày truyền thống dự kiến ngày 12/12 đã bị hủy.", ("other", "cancelled", "2022-12-12")),
        ("Tàu khoan Tam Đảo 9 hạ thủy ngày 3/11.", ("milestone", "held", "2022-11-03")),
        ("Tổ máy số 2 sẽ dừng bảo dưỡng từ ngày 5/12 đến 25/12.", ("plan", "planned", "2022-12-05")),
        ("Ngày 10/11, nhà máy đã xuất xưởng chiếc xe thứ 500.000.", ("milestone", "held", "2022-11-10")),
        ("Lãnh đạo yêu cầu hoàn thành đại tu lò hơi trước ngày 15/12.", ("plan", "planned", "2022-12-15")),
        (
            "Năm 2023, hãng đặt kế hoạch lãi 5 tỷ đồng; khai trương trạm sạc trong quý II.",
            ("plan", "planned", "2023-04-01"),
        ),
        ("Ngày 15/11, lãnh đạo Petrovietnam kiểm tra hiện trường dự án.", ("visit", "held", "2022-11-15")),
        ("Ngày 15/11, ông Lê Văn Khiên từ nhiệm chức Phó Tổng Giám đốc.", ("appointment", "held", "2022-11-15")),
        ("Dự án đã được UBND tỉnh Quảng Ngãi phê duyệt ngày 5/11/2022.", ("decision", "held", "2022-11-05")),
        (
            "Nghị quyết số 12/NQ-HĐQT ngày 11/11/2022 của HĐQT Petrolimex đã thông qua việc thoái vốn.",
            ("decision", "held", "2022-11-11"),
        ),
    ],
)
def test_each_kind_of_event(body: str, expected: tuple[str, str, str]) -> None:
    assert told(body) == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "Các đơn vị cần tổ chức tốt Hội nghị người lao động và khẩn trương ban hành quy chế.",
        "Đảng bộ quán triệt Nghị quyết Đại hội Đảng bộ Vietsovpetro lần thứ XI, chào mừng Đại hội XIII của Đảng.",
        "Năm 2020 là năm diễn ra Đại hội Đảng bộ các cấp.",
        "Thông qua các buổi họp giao ban, các hội nghị và hội thảo, nhận thức được nâng cao.",
        "Công tác khen thưởng đã kịp thời, việc ký kết hợp đồng được thực hiện đúng quy định.",
        "Các hình thức gồm: Tổ chức Hội nghị tổng kết, tuyên dương, khen thưởng các tập thể.",
        "Xây dựng chiến lược, lập kế hoạch trình Hội đồng Vietsovpetro phê duyệt.",
        "Công ty tổ chức 36 đợt diễn tập với 1.450 lượt người tham gia.",
        "Hội nghị đã thành công tốt đẹp.",
        "Đảng ủy thống nhất phấn đấu doanh thu năm 2023 đạt 2.000 tỷ đồng.",
        "Dự Đại hội có đại biểu được bầu từ đại hội của 33 đảng bộ trực thuộc.",
    ],
)
def test_what_tells_of_no_event(body: str) -> None:
    assert told(body) == []
