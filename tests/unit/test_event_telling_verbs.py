"""Events told by everyday verbs: gifts, blood given, walk-outs, refusals, milestones, and the occasion they "
"belong to."""

from __future__ import annotations

import pytest

from orchestration.extraction import extract


def told(body: str) -> list[tuple[str, str, str]]:
    """Type, status and first day of each event of an article published on 20 November 2024."""
    events = extract(f"Tin doanh nghiệp trong tuần\nNgày phát hành: 11/20/2024 9:00:00 AM\n{body}").events
    return [(e.event_type, e.status, str(e.start_date or "–")) for e in events]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Giàn Sóng Lau 7 cho dầu tối 12/10/2024, sớm 4 ngày.", [("milestone", "held", "2024-10-12")]),
        (
            "Container số hiệu LAUU4411 xếp lên tàu sáng 12/10 đã trở thành TEU thứ 500.000 qua Cảng Bến Lau.",
            [("milestone", "held", "2024-10-12")],
        ),
        ("Ngày 12/11, thợ lò Phân xưởng Khai thác 3 xúc tấn than thứ 2 triệu.", [("milestone", "held", "2024-11-12")]),
        (
            "Ngày 7/9 khối thượng tầng được hạ thủy, và lúc 11h30 ngày 14/9 tàu cẩu Biển Lau đặt xong khối này.",
            [("milestone", "held", "2024-09-07"), ("milestone", "held", "2024-09-14")],
        ),
        ("Ngày 6/11, Công ty Than Bãi Lau góp 70 đơn vị máu cho bệnh viện tỉnh.", [("other", "held", "2024-11-06")]),
        (
            "Ngày 16/10, Công ty Dệt Bãi Lau mời các cán bộ hưu trí về gặp mặt.",
            [("meeting", "held", "2024-10-16")],
        ),
        (
            "Chuyện bùng lên từ trưa 2/10, khi gần 2.500 người rời dây chuyền vì lương thấp.",
            [("other", "held", "2024-10-02")],
        ),
        ("Hồi tháng 8, Cục Thuế tỉnh còn bêu tên Công ty Giày Bãi Lau.", [("decision", "held", "2024-08-01")]),
        ("Ngày 12/11, cổ phiếu LAU giao dịch phiên đầu tiên trên HoSE.", [("milestone", "held", "2024-11-12")]),
        ("Tối 12/11, tàu Bến Lau 01 va vào cầu cảng số 2.", [("other", "held", "2024-11-12")]),
        (
            (
                "Có mặt tại hiện trường ngay trong sáng 18/10, ông Trần Văn Hải – Phó Chủ tịch UBND tỉnh – yêu cầu "
                "làm rõ nguyên nhân."
            ),
            [("visit", "held", "2024-10-18")],
        ),
        (
            (
                "Khoảng 1 giờ 40 phút rạng sáng 18/10, bảo vệ Công ty Gỗ Bãi Lau (Cụm công nghiệp Đồng Lau, "
                "huyện Lau Sơn) "
                "thấy lửa bốc lên ở khu phun sơn."
            ),
            [("other", "held", "2024-10-18")],
        ),
    ],
)
def test_told_by_its_verb(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "ĐHĐCĐ bất thường để phê chuẩn giao dịch được ấn định vào ngày 5/12 tại Huế.",
            [("meeting", "planned", "2024-12-05")],
        ),
        (
            "Việc đầu tiên chờ ông Hải là Hội thi An toàn viên giỏi lần thứ IV, ấn định ngày 18/12 tại Huế.",
            [("other", "planned", "2024-12-18")],
        ),
        (
            "Riêng Hội thi “Sáng kiến thợ mỏ” lần thứ V vẫn giữ lịch chấm chung khảo ngày 22/12.",
            [("other", "planned", "2024-12-22")],
        ),
        (
            "Tuần lễ hồng lần thứ X, từ ngày 2 đến 8/12/2023, thu được 1.574 đơn vị máu.",
            [("other", "held", "2023-12-02")],
        ),
        (
            "Buổi gặp mặt các đại lý và lễ ra quân sản xuất sáng 3/11 là việc đầu tiên của Công ty Xi măng Bãi Lau.",
            [("meeting", "held", "2024-11-03"), ("other", "held", "2024-11-03")],
        ),
        (
            "Dự án dự kiến khởi công vào quý I/2025 và hoàn thành cuối năm 2026.",
            [("plan", "planned", "2026-12-31"), ("plan", "planned", "2025-01-01")],
        ),
    ],
)
def test_set_for_a_day(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            (
                "Lúc 22h05 ngày 28/10, tổ máy S2 hòa lưới trở lại.\nKết quả năm của Công ty Nhiệt điện Bãi Lau "
                "được công bố "
                "tại Hội nghị sơ kết chiều 8/11.\nDịp này, 5 tập thể và 23 cá nhân được Tổng công ty tặng Giấy khen."
            ),
            [("milestone", "held", "2024-10-28"), ("meeting", "held", "2024-11-08"), ("award", "held", "2024-11-08")],
        ),
        (
            (
                "Ngày 5/11, Công ty Bãi Lau tổ chức Hội nghị khách hàng. Trước giờ bế mạc, Công ty góp 500 "
                "triệu đồng vào "
                "Quỹ “Vì người nghèo” tỉnh."
            ),
            [("meeting", "held", "2024-11-05"), ("other", "held", "2024-11-05")],
        ),
        (
            (
                "Bộ Xây dựng vừa điều động ông Trần Văn Hải về làm Chủ tịch Hội đồng thành viên Tổng công ty "
                "Bãi Lau. Thứ "
                "trưởng Lê Thị Mận trao quyết định chiều 12/11 tại Huế."
            ),
            [("appointment", "held", "2024-11-12")],
        ),
        (
            "Sáng 6/10, ngọn đuốc trên giàn bùng cháy. Mỏ Sóng Lau chính thức đón dòng dầu đầu tiên.",
            [("other", "held", "2024-10-06"), ("milestone", "held", "2024-10-06")],
        ),
        (
            (
                "Sáng 5/11, Đại hội đồng cổ đông bất thường Công ty Cổ phần Giày Bãi Lau khai mạc. Tờ trình "
                "phát hành cổ "
                "phiếu thưởng bị bác khi chỉ được 41% phiếu thuận."
            ),
            [("meeting", "held", "2024-11-05"), ("decision", "held", "2024-11-05")],
        ),
    ],
)
def test_day_of_the_occasion(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Ngày 3/11, HĐQT giao bà Lê Thị Mận ghế Phó Chủ tịch.", ["appointment"]),
        ("Tổng Giám đốc Lê Thị Mận, người nhậm chức hôm 15/5, nói hãng sẽ chậm lại.", ["appointment"]),
        (
            (
                "Ngày 3/11, Giám đốc mới ký bổ nhiệm lại bà Lê Thị Mận chức danh Kế toán trưởng; giao ông Trần "
                "Văn Hải, Đội "
                "trưởng Đội Xe, kiêm phụ trách Trung tâm Đào tạo."
            ),
            ["appointment", "appointment"],
        ),
        (
            (
                "Ngày 3/11, Tổng công ty công bố Quyết định số 862/QĐ-TCT: điều động ông Trần Văn Hải, Phó Giám "
                "đốc Công ty "
                "Kho Lau, đến nhận nhiệm vụ Giám đốc Công ty Than Bãi Lau."
            ),
            ["appointment"],
        ),
        (
            (
                "Phương án phát hành 200 triệu cổ phiếu, tỷ lệ 18%, đã được Đại hội đồng cổ đông thường niên "
                "2024 của Ngân "
                "hàng TMCP Bãi Lau (LauBank, HOSE: LAU) thông qua hôm qua (19/11) tại Huế."
            ),
            ["decision", "meeting"],
        ),
    ],
)
def test_posts_and_papers(body: str, expected: list[str]) -> None:
    assert sorted(kind for kind, _, _ in told(body)) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Cổ đông có tên trong danh sách chốt ngày 24/10 được nhận cổ tức.",
        "Việc cổ phần hóa, lẽ ra hoàn thành trong năm 2019, nay mới ở khâu xác định giá trị.",
        "Sáng 18/10, ông Trần Văn Hải giao Ban Quản lý các khu công nghiệp rà soát toàn bộ xưởng gỗ.",
        "Đây là công trình mỏ thứ hai được Bãi Lau đưa vào khai thác trong năm 2024.",
    ],
)
def test_no_event(body: str) -> None:
    assert not told(body)


def test_a_paper_of_handing_over_is_one_event() -> None:
    assert told("Sáng 12/11, hai bên ký biên bản bàn giao mặt bằng khu B.") == [("signing", "held", "2024-11-12")]
