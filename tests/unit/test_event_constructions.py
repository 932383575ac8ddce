"""Events told in other constructions: items of a chronology, passives, clauses of time, papers and what they decide."""

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
        (
            "Vừa được Tổng công ty Hòa Phát Biển biệt phái sang từ ngày 1/3, bà Lê Thị Hà là Tổng Giám đốc.",
            [("appointment", "held", "2023-03-01")],
        ),
        (
            "Ông Lê Văn Hải, Trưởng phòng Kế hoạch, được bổ nhiệm Phó Giám đốc hôm 3/4.",
            [("appointment", "held", "2023-04-03")],
        ),
        (
            "Đại hội đồng cổ đông thường niên của CTCP Sông Lam (UPCoM: SLX) được tiến hành sáng 7/4 tại Vinh.",
            [("meeting", "held", "2023-04-07")],
        ),
        (
            "+ 6/2/2023: khởi công; \n+ 12/3: đổ bê tông trụ đầu tiên;",
            [("milestone", "held", "2023-02-06"), ("milestone", "held", "2023-03-12")],
        ),
        ("- 9h15 ngày 14/3: cẩu tháp đặt dầm cuối cùng lên trụ;", [("milestone", "held", "2023-03-14")]),
        (
            "Việc chỉ định được công bố: hội nghị thông báo việc chỉ định ông Lê Văn Hải làm Phó Bí thư Đảng ủy.",
            [("appointment", "held", "–")],
        ),
        ("Mãi tới ngày 31/3 phương án đền bù mới được phê duyệt.", [("decision", "held", "2023-03-31")]),
        ("Phương án đền bù mãi đến ngày 31/3 mới được phê duyệt.", [("decision", "held", "2023-03-31")]),
        ("Hội nghị tháo gỡ vướng mắc định họp ngày 18/4 đã bị hủy.", [("meeting", "cancelled", "2023-04-18")]),
        ("Hội thao dự kiến do Công ty Sông Lam đăng cai trong tháng 8/2023.", [("other", "planned", "2023-08-01")]),
        ("Trao giải cho ba đội là ông Lê Văn Hải, Trưởng Ban Tổ chức.", [("award", "held", "–")]),
        ("Bảy người trúng cử Hội đồng quản trị nhiệm kỳ 2023–2028.", [("election", "held", "–")]),
        (
            "Công suất sẽ được nâng từ 0,8 triệu tấn lên 1.200.000 tấn trong quý IV.",
            [("plan", "planned", "2023-10-01")],
        ),
        ("“Tháng 6/2024 phải có mẻ thép đầu tiên”, ông Hải nói.", [("plan", "planned", "2024-06-01")]),
        (
            "Biên bản ghi nhớ ký với Tập đoàn Hanwa ngày 20/2/2023 có hiệu lực 2 năm.",
            [("signing", "held", "2023-02-20")],
        ),
        ("Nhờ hai giếng được nối vào giàn từ ngày 11/3, sản lượng tăng.", [("milestone", "held", "2023-03-11")]),
        (
            "Công ty dự kiến dừng lò 5 ngày trong tháng 8 và khoan thêm giếng số 7 vào quý IV.",
            [("plan", "planned", "2023-08-01"), ("plan", "planned", "2023-10-01")],
        ),
        ("Đoàn sẽ phúc tra trong quý III.", [("plan", "planned", "2023-07-01")]),
        ("Công ty vừa khép lại đợt cao điểm thi đua, kéo dài từ ngày 6/3 đến 18/3.", [("other", "held", "2023-03-06")]),
        (
            "“Phải giao đúng hẹn”, Bộ trưởng Lê Văn Hải lưu ý khi thị sát nhà máy của Công ty Sông Lam chiều 3/4.",
            [("visit", "held", "2023-04-03")],
        ),
        (
            "Ngày 5/4, ông Hải trao Quyết định số 118/QĐ-TCT ngày 21/3/2023 bổ nhiệm ông Trần Văn Tư làm Giám đốc.",
            [("appointment", "held", "2023-04-05")],
        ),
        (
            "Tháng 3, đây là doanh nghiệp đầu tiên được phép xuất khẩu sầu riêng sang Nhật.",
            [("milestone", "held", "2023-03-01")],
        ),
        (
            "Ngày 18/3, ngọn đuốc trên giàn bùng cháy: mỏ Kình Ngư đón dòng dầu đầu tiên.",
            [("milestone", "held", "2023-03-18")],
        ),
        (
            "Tháng 2, hai bên đã ký biên bản ghi nhớ và chạy thử 3 chuyến tàu.",
            [("signing", "held", "2023-02-01"), ("milestone", "held", "2023-02-01")],
        ),
        ("Người được chọn thay ông Hải là bà Trần Thị Lan, Phó Tổng Giám đốc.", [("appointment", "held", "–")]),
        ("Rời ghế Tổng Giám đốc từ 1/4, ông Lê Văn Hải làm cố vấn.", [("appointment", "held", "2023-04-01")]),
        (
            "Bằng khen của Thủ tướng được trao cho Xí nghiệp 5 tại lễ kỷ niệm sáng 6/4.",
            [("award", "held", "2023-04-06")],
        ),
        ("Ngày 20/4 là ngày giao dịch không hưởng quyền nhận cổ tức.", [("plan", "planned", "2023-04-20")]),
        ("Vụ cháy kho sợi rạng sáng 5/4 không gây thiệt hại về người.", [("other", "held", "2023-04-05")]),
        ("Sự cố mất điện lúc 2h ngày 3/4 khiến lò số 2 dừng 5 giờ.", [("other", "held", "2023-04-03")]),
        ("Đơn từ nhiệm của ông Hải được HĐQT thông qua ngày 29/3.", [("appointment", "held", "2023-03-29")]),
        (
            "Công ty dự kiến khởi công quý II, hoàn thành cuối năm 2024.",
            [("plan", "planned", "2023-04-01"), ("plan", "planned", "2024-12-31")],
        ),
        (
            "Giải bóng đá công nhân không diễn ra ngày 8/4 như kế hoạch mà dời sang 15/4.",
            [("other", "postponed", "2023-04-15")],
        ),
        (
            "Được khởi công từ tháng 6/2021, nhà máy hoàn thành sớm 2 tháng và hòa lưới ngày 1/4.",
            [("milestone", "held", "2021-06-01"), ("milestone", "held", "2023-04-01")],
        ),
        (
            "Hội nghị trực tuyến giữa 5 điểm cầu, chiều 6/4, bàn giải pháp tiêu thụ than.",
            [("meeting", "held", "2023-04-06")],
        ),
        (
            "Ngày 20/4 tới, tàu Sao Biển sẽ chở chuyến than đầu tiên cho nhà máy.",
            [("plan", "planned", "2023-04-20")],
        ),
        ("Thời hạn bàn giao mặt bằng được ấn định là 30/6.", [("plan", "planned", "2023-06-30")]),
        (
            "Thủ tướng Chính phủ có Quyết định số 315/QĐ-TTg ngày 27/3/2023 bổ nhiệm ông Lê Hải làm Chủ tịch.",
            [("decision", "held", "2023-03-27"), ("appointment", "held", "2023-03-27")],
        ),
        (
            "Đề tài đã được Hội đồng khoa học Bộ Công Thương nghiệm thu. Phiên họp diễn ra hôm 5/4 tại Hà Nội.",
            [("other", "held", "2023-04-05"), ("meeting", "held", "2023-04-05")],
        ),
        (
            "Lẽ ra khai mạc ngày 1/4, giải chạy “Bước chân xanh” bị hoãn vô thời hạn.",
            [("other", "postponed", "–")],
        ),
        ("Ông Lê Văn Hải làm Phó Tổng Giám đốc từ hôm nay.", [("appointment", "held", "2023-04-10")]),
        ("Kể từ 15/4, trụ sở công ty chuyển về số 12 Lê Lợi.", [("plan", "planned", "2023-04-15")]),
        ("Giai đoạn 2 của dự án sẽ bắt đầu vào đầu năm sau.", [("plan", "planned", "2024-01-01")]),
        ("Bến số 2 ngừng tiếp nhận tàu từ 5/4 đến 7/4 để nạo vét.", [("other", "held", "2023-04-05")]),
        (
            "“Ngày 15/3 chúng tôi ký hợp đồng, ngày 20/3 tàu nhổ neo”, ông Hải kể.",
            [("signing", "held", "2023-03-15"), ("milestone", "held", "2023-03-20")],
        ),
        ("Bộ trưởng giao Vụ Kế hoạch báo cáo trước 30/4.", [("plan", "planned", "2023-04-30")]),
        ("Nhận lời mời của đối tác, đoàn Sông Lam thăm Hàn Quốc từ 2 đến 6/4.", [("visit", "held", "2023-04-02")]),
        (
            "Ban Quản lý dự án vừa có văn bản đề nghị lùi thời điểm đóng điện từ tháng 6 sang tháng 9.",
            [("milestone", "postponed", "2023-09-01")],
        ),
    ],
)
def test_other_constructions_tell_events(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Lãi 5 tỷ đồng, vượt 3% so với dự toán được Bộ Tài chính phê duyệt.",
        "Trong năm 2022, Công đoàn trao 46 suất học bổng.",
        "Đây là dự án thứ hai tập đoàn đưa vào khai thác trong năm 2023.",
        "Hai quyết định bổ nhiệm có hiệu lực từ ngày ký.",
        "Công ty có 14 dự án đã đi vào hoạt động, tổng công suất 900 MW.",
        "Từ năm 2015 đến nay, đơn vị đã 5 lần được nhận Cờ thi đua của Chính phủ.",
        "Ông Lê Văn Hải gia nhập công ty năm 1995, được bổ nhiệm Phó Giám đốc năm 2010.",
        "- 28/2: 5.200 tỷ đồng;\n- 31/3: vốn chủ sở hữu 5.400 tỷ đồng.",
        "Suất sự cố trong tháng 3 là 0,31 lần/tổ máy.",
        "Giá thép từ 1/4 đến 7/4 giảm 200 đồng/kg.",
        "Ông Hải từng làm Giám đốc Công ty Thủy điện từ năm 2010 đến 2015.",
        "“Chúng tôi đã đầu tư 200 tỷ đồng”, bà Lan nói tại hội thảo.",
    ],
)
def test_what_only_says_which_one_tells_none(body: str) -> None:
    assert told(body) == []


def test_a_paper_tells_what_it_decides_and_its_items_share_its_day() -> None:
    body = (
        "Theo đó:\n- Quyết định số 15/QĐ-UBND ngày 3/4/2023: bổ nhiệm ông Lê Văn Hải làm Giám đốc, thay ông Trần Tư "
        "nghỉ hưu từ ngày 05/4/2023;\n- Quyết định số 16/QĐ-UBND cùng ngày: điều động, bổ nhiệm bà Phạm Thị Lan làm "
        "Phó Giám đốc."
    )
    assert told(body) == [("appointment", "held", "2023-04-03")] * 2
