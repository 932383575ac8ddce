"""Events in the turns of phrase of company news: refused, withdrawn, merged, handed over, told by the next sentence."""

from __future__ import annotations

import pytest

from orchestration.extraction import extract


def told(body: str) -> list[tuple[str, str, str]]:
    """Type, status and first day of each event of an article published on 14 October 2024."""
    events = extract(f"Tin doanh nghiệp trong tuần\nNgày phát hành: 10/14/2024 9:00:00 AM\n{body}").events
    return [(e.event_type, e.status, str(e.start_date or "–")) for e in events]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Chiều 10/10, Công ty Than Bãi Lau họp rút kinh nghiệm vụ bục nước.",
            [("meeting", "held", "2024-10-10")],
        ),
        (
            (
                "Ngày 8/10, Nhà máy Đường Sông Lau, chi nhánh Công ty Cổ phần Đường Nghĩa Lộ (UPCoM: DNL), mở Hội nghị "
                "khách hàng 2024."
            ),
            [("meeting", "held", "2024-10-08")],
        ),
        ("Hội đồng quản trị họp sáng 10/10 tại Vinh.", [("meeting", "held", "2024-10-10")]),
        (
            "Tại hội nghị tổng kết vụ mía chiều thứ Tư (9/10), ông Lê Văn Hải cho biết sản lượng tăng.",
            [("meeting", "held", "2024-10-09")],
        ),
        (
            "Hội nghị kiểm điểm tổ chức đảng, đảng viên năm 2024 của chi bộ diễn ra tối 8/10 tại Huế.",
            [("meeting", "held", "2024-10-08")],
        ),
        (
            "Hội nghị người lao động năm 2025 dự kiến tiến hành trong tháng 3/2025.",
            [("meeting", "planned", "2025-03-01")],
        ),
        (
            "Chuyến thăm hai ngày 7 và 8/10 của đoàn Tập đoàn Kyoda nhằm khảo sát nguồn than.",
            [("visit", "held", "2024-10-07")],
        ),
        ("Trên đường về, đoàn ghé thăm gia đình công nhân bị tai nạn.", [("visit", "held", "–")]),
        (
            "Kiểm tra tình hình sản xuất tại Công ty Than Bãi Lau, Tổng Giám đốc yêu cầu các đơn vị dồn sức.",
            [("visit", "held", "–")],
        ),
        (
            "Ngày 10/10, hãng khai trương. Trước đó một ngày, đoàn đã thăm Cảng Vạn Lau.",
            [("milestone", "held", "2024-10-10"), ("visit", "held", "2024-10-09")],
        ),
        (
            "Dự lễ khánh thành dãy nhà học ngày 7/10 có đại diện huyện.",
            [("milestone", "held", "2024-10-07")],
        ),
        ("Vụ tai nạn tại mỏ Nà Khau ngày 13/9 làm hai thợ lò bị thương.", [("other", "held", "2024-09-13")]),
    ],
)
def test_meetings_visits_and_ceremonies(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            (
                "Tờ trình thưởng cổ phiếu đã không qua được cửa Đại hội đồng cổ đông thường niên 2024. "
                "Phiên họp diễn ra sáng 10/10 tại Vinh."
            ),
            [("decision", "held", "2024-10-10"), ("meeting", "held", "2024-10-10")],
        ),
        ("Kế hoạch mua tàu vừa được Đại hội đồng cổ đông thông qua.", [("decision", "held", "–")]),
        ("Cổ đông Thép Vạn Lau phủ quyết phương án tăng vốn hôm 9/10.", [("decision", "held", "2024-10-09")]),
        ("Ngày 4/10 ngân hàng chốt danh sách cổ đông để chia cổ tức.", [("other", "held", "2024-10-04")]),
        ("Chốt ngày 30/9, tồn kho còn 12.000 tấn.", []),
        ("10% còn lại chi trả trong quý IV/2024.", [("plan", "planned", "2024-10-01")]),
        ("Cổ tức đợt 2 (7%) trả ngày 30/10.", [("plan", "planned", "2024-10-30")]),
        (
            "Lịch trình: ngày 20/10 chốt danh sách; ngày 5/11 chi trả.",
            [("plan", "planned", "2024-10-20"), ("plan", "planned", "2024-11-05")],
        ),
        ("Giá trị thanh toán ngày 30/9 là 200 tỷ đồng.", []),
        ("Hằng năm, cứ đến ngày 10/10, công ty tổ chức lễ dâng hương.", []),
        ("Hai bên sẽ ký hợp đồng EPC trước ngày 30/11.", [("signing", "planned", "2024-11-30")]),
    ],
)
def test_decisions_and_payments(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Đến cuối tháng 9/2024, Ban Quản lý dự án Sông Lau đã giải phóng xong mặt bằng đoạn qua Huế.",
            [("milestone", "held", "2024-09-30")],
        ),
        ("Đường ống dẫn khí dài 12 km thi công xong trong tháng 8/2024.", [("milestone", "held", "2024-08-01")]),
        (
            "Khởi công ngày 3/10/2023, cất nóc 15/6/2024, kho mới khánh thành ngày 2/10/2024.",
            [
                ("milestone", "held", "2023-10-03"),
                ("milestone", "held", "2024-06-15"),
                ("milestone", "held", "2024-10-02"),
            ],
        ),
        ("Phấn đấu đến 30/11 khoan xong giếng thứ 5.", [("plan", "planned", "2024-11-30")]),
        ("Các mốc kế tiếp: tổ hợp xong khối nhà ở trong tháng 11/2024.", [("plan", "planned", "2024-11-01")]),
        ("Nếu khoan xong trong tháng 8, giàn sẽ rời mỏ.", []),
        (
            "Ngày 8/11/2021 tàu được đặt ky theo hợp đồng ký hồi tháng 5 cùng năm.",
            [("milestone", "held", "2021-11-08"), ("signing", "held", "2021-05-01")],
        ),
        ("Sáng 9/10, tàu chở hàng 20.000 tấn trượt khỏi triền đà.", [("milestone", "held", "2024-10-09")]),
        ("Hôm qua (13/10) nhà máy mới phát dòng điện đầu tiên lên lưới.", [("milestone", "held", "2024-10-13")]),
    ],
)
def test_works(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Hội thao lẽ ra diễn ra ngày 6/10 nhưng phải hủy vì bão.", [("other", "cancelled", "2024-10-06")]),
        ("Đáng tiếc là đêm nhạc gây quỹ định tổ chức tối 12/10 phải hủy.", [("other", "cancelled", "2024-10-12")]),
        ("Công ty quyết định không tổ chức Hội thi thợ giỏi năm nay.", [("other", "cancelled", "–")]),
        ("Kế hoạch niêm yết trên HoSE không thực hiện nữa.", [("plan", "cancelled", "–")]),
        ("Thương vụ mua 30% vốn Nhựa Tân Lau được gác lại.", [("plan", "postponed", "–")]),
        (
            "Bước tiếp theo, việc sáp nhập hai kho, vốn định làm trong tháng 9, phải hoãn đến quý I/2025.",
            [("plan", "postponed", "2025-01-01")],
        ),
        (
            "Hội thảo kỹ thuật tại TP. Tuy Hòa, ban đầu ấn định ngày 5/10, được dời sang 20/10 do mưa lũ.",
            [("meeting", "postponed", "2024-10-20")],
        ),
        ("Mốc hoàn thành được lùi thêm 6 tháng, sang quý II/2025.", [("plan", "postponed", "2025-04-01")]),
        ("Kế hoạch phát hành cổ phiếu đã bị HĐQT rút lại.", [("plan", "cancelled", "–")]),
    ],
)
def test_put_off_and_cancelled(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(body) == expected


def test_what_is_put_off_is_shown_with_its_verb() -> None:
    words = "Lễ khởi công kho, trước định vào cuối năm, phải dời sang quý II/2025."
    (event,) = extract(f"Tin\nNgày phát hành: 10/14/2024 9:00:00 AM\n{words}").events
    assert event.evidence == words.rstrip(".")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            (
                "Kể từ 1/10/2024, cơ quan điều hành còn 9 ban. Ban Vật tư nhập với Ban Mua sắm thành Ban Cung ứng; Ban "
                "Thương mại cùng Ban Đấu thầu hợp nhất, lấy tên Ban Hợp đồng."
            ),
            [("milestone", "held", "2024-10-01"), ("milestone", "held", "2024-10-01")],
        ),
        ("Phòng Pháp chế sáp nhập vào Văn phòng từ 1/10/2024.", [("milestone", "held", "2024-10-01")]),
        ("Công ty mẹ tách Ban Kế hoạch Tài chính thành hai ban từ 1/10.", [("milestone", "held", "2024-10-01")]),
        (
            (
                "Các quyết định về công tác cán bộ được công bố sáng 10/10. Theo đó:\n"
                "- Ông Lê Văn Hải, Trưởng ban Kế hoạch, làm Trưởng ban Đầu tư; bà Trần Thị Mơ, nguyên Trưởng ban, "
                "làm Phó Trưởng ban.\n"
            ),
            [
                ("other", "held", "2024-10-10"),
                ("appointment", "held", "2024-10-10"),
                ("appointment", "held", "2024-10-10"),
            ],
        ),
        (
            "Theo quyết định công bố sáng 10/10, bà Trần Thị Mơ làm Trưởng ban Kiểm toán.",
            [("appointment", "held", "2024-10-10")],
        ),
        ("Đoàn do ông Lê Văn Hải làm Trưởng ban dẫn đầu.", []),
        (
            "Ông Lê Văn Hải chính thức trở thành Chủ tịch Hội đồng thành viên Tập đoàn Muối Việt.",
            [("appointment", "held", "–")],
        ),
        ("HĐQT tín nhiệm bà Trần Thị Mơ làm Chủ tịch hôm 9/10.", [("election", "held", "2024-10-09")]),
        (
            "Đoàn dự Đại hội Đảng bộ Tập đoàn – dự kiến diễn ra trong tháng 12 – cũng được bầu với 100% phiếu.",
            [("meeting", "planned", "2024-12-01"), ("election", "held", "–")],
        ),
        ("Ghế Giám đốc Xí nghiệp giao cho Phó Giám đốc Trần Thị Mơ.", [("appointment", "held", "–")]),
        (
            "Dịp này, Công đoàn ngành Hàng hải - Đường thủy tặng Cờ thi đua cho Xí nghiệp Lai dắt.",
            [("award", "held", "–")],
        ),
        ("Xưởng Điện được thưởng nóng 30 triệu đồng.", [("award", "held", "–")]),
        ("Chủ tịch xã trao thư cảm ơn cho Công ty hôm 7/10.", [("award", "held", "2024-10-07")]),
    ],
)
def test_departments_posts_and_honours(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(body) == expected


def test_what_was_before_or_after_a_post_was_taken_is_no_taking_of_it() -> None:
    assert told("Trước khi được bổ nhiệm, ông Hải là Phó Giám đốc Công ty Than Bãi Lau.") == []
