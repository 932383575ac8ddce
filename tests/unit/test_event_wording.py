"""Acts in rarer words and orders: subjects behind asides, awards that fall to somebody, halts, whole groups."""

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
            "Bà Lê Thị Hoa, nguyên Giám đốc Trung tâm Điều độ, giữ chức Phó Giám đốc từ 1/4.",
            ("appointment", "2023-04-01"),
        ),
        ("Bà Lê Thị Hoa, Chủ tịch Công đoàn, thay mặt người lao động ký giao ước thi đua.", ("signing", "–")),
        ("Ông Lê Văn Bình, nay là Trưởng Ban Tái bảo hiểm, nhận giấy khen của Tổng giám đốc.", ("award", "–")),
        ("Bằng khen của Bộ Xây dựng trao cho Đội Quản lý mạng lưới số 3.", ("award", "–")),
        ("Được tuyên dương lần này là 9 tập thể và 38 cá nhân.", ("award", "–")),
        ("Ông Lê Văn Bình rời Ban Quản lý dự án về làm Chánh Văn phòng.", ("appointment", "–")),
        ("Ngân hàng Đông Á, chủ nợ lớn nhất, đã đồng ý giãn 150 tỷ đồng nợ gốc.", ("decision", "–")),
        ("Ông Lê Văn Bình phát động đợt cao điểm 60 ngày đêm.", ("other", "–")),
        ("Toàn bộ 12 chân đế đã được giao đủ cho chủ đầu tư.", ("milestone", "–")),
        ("Sở Xây dựng hôm 4/4 bật đèn xanh cho đồ án quy hoạch cảng Mũi Né.", ("decision", "2023-04-04")),
        ("Với 97% phiếu thuận, kế hoạch lãi 500 tỷ đồng được thông qua.", ("decision", "–")),
        ("Công ty bị phạt 350 triệu đồng, theo quyết định của Cục Thuế ngày 29/3.", ("decision", "2023-03-29")),
        ("UBND tỉnh Bình Thuận thu hồi chủ trương đầu tư dự án từ ngày 30/3.", ("decision", "2023-03-30")),
        ("Giấy khen của Giám đốc Sở được trao cho 14 cá nhân chiều 4/4.", ("award", "2023-04-04")),
        ("Có tên trong Top 10 công ty uy tín năm nay là Petrolimex.", ("award", "–")),
        ("Đơn từ nhiệm của bà Lê Thị Hoa được HĐQT chấp thuận ngày 31/3.", ("appointment", "2023-03-31")),
        ("Ông Lê Văn Bình nhường ghế Chủ tịch cho con trai.", ("appointment", "–")),
        ("Đại hội bỏ phiếu bầu 5 thành viên Ban Kiểm soát.", ("election", "–")),
        ("Đại sứ Pháp tới xem dây chuyền lắp ráp toa tàu ngày 31/3.", ("visit", "2023-03-31")),
        ("Ngày 3/4, 40 sinh viên tham quan khai trường.", ("visit", "2023-04-03")),
        ("Ngồi lại với nhau sáng 4/4, các nhà thầu rà lại tiến độ.", ("meeting", "2023-04-04")),
        ("Ngày 3/4, Ban Giám đốc có buổi đối thoại với 150 công nhân.", ("meeting", "2023-04-03")),
        ("Hai bên gặp nhau tại Singapore hôm 28/3 để bàn về tiến độ nhà máy.", ("meeting", "2023-03-28")),
    ],
)
def test_acts_in_rarer_words(body: str, expected: tuple[str, str]) -> None:
    assert told(body) == [(expected[0], "held", expected[1])]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("Việc nâng cấp bến số 2 tạm dừng đến hết quý III.", "postponed"),
        ("Thương vụ mua 2 cẩu bờ của hãng Đức thì hủy hẳn.", "cancelled"),
    ],
)
def test_plans_that_stop(body: str, status: str) -> None:
    assert told(body) == [("plan", status, "–")]


def test_the_day_of_the_one_replaced_is_not_that_of_the_election() -> None:
    body = "Ông Lê Văn Bình trúng cử Chủ nhiệm Ủy ban Kiểm tra, thay bà Mai Thị Lý nghỉ hưu từ ngày 01/3/2023."
    assert told(body) == [("election", "held", "–")]


@pytest.mark.parametrize(
    "body",
    [
        "100% nông trường, xí nghiệp đã ký thỏa ước lao động tập thể.",
        "Nhà thầu phải làm thêm 30 km mới về đích.",
        "Đây là công trình thứ hai mà PV GAS đưa vào khai thác trong năm.",
        "Theo nghị quyết được thông qua, Đảng bộ phấn đấu kết nạp 20 đảng viên.",
        "Giải thể thao chào mừng 47 năm Ngày thành lập Tập đoàn thu hút 300 người.",
        "Lễ khai giảng thường diễn ra ngày 5/9.",
        "Nếu giá than còn giảm, Nhà máy có thể phải dừng lò.",
    ],
)
def test_whole_groups_conditions_and_descriptions_tell_no_event(body: str) -> None:
    assert told(body) == []


def test_the_day_that_opens_an_article_is_that_of_all_that_was_done_then() -> None:
    body = (
        "Tối 7/4/2023, hội trường huyện kín chỗ. Petrolimex cùng Công đoàn cơ sở tổng kết phong trào thi đua năm 2022 "
        "và đón nhận Huân chương Lao động hạng Ba.\n"
        "Danh hiệu Chiến sĩ thi đua thuộc về anh Lê Văn Tám; Bằng khen của Bộ trao cho Đội xe số 3.\n"
        "Bà Lê Thị Hoa, Chủ tịch Công đoàn, thay mặt người lao động ký giao ước thi đua."
    )
    assert told(body) == [(kind, "held", "2023-04-07") for kind in ("meeting", "award", "award", "award", "signing")]


def test_posts_given_in_one_sentence_are_one_event_each() -> None:
    body = "HĐQT bổ nhiệm ông Lê Văn Bình giữ chức Giám đốc, ông Trần Văn Nam giữ chức Phó Giám đốc."
    assert told(body) == [("appointment", "held", "–")] * 2


def test_each_one_elected_is_elected_by_itself() -> None:
    body = "Đồng chí Lê Văn Bình tái đắc cử Chủ tịch; các đồng chí Mai Thị Lý và Lê Văn Tám được bầu làm Phó Chủ tịch."
    assert told(body) == [("election", "held", "–")] * 2


def test_a_ceremony_named_after_what_it_honours_gives_it_its_day() -> None:
    body = "Chân đế giàn số 5 vừa được gắn biển công trình chào mừng. Nghi thức do Petrolimex tổ chức hôm 8/4."
    assert told(body) == [("milestone", "held", "2023-04-08")]


def test_a_decision_to_call_off_stands() -> None:
    assert told("HOSE quyết định hủy niêm yết cổ phiếu HBC.")[0] == ("decision", "held", "–")


@pytest.mark.parametrize(
    "body",
    [
        "Ngày 5/4, Công ty Cổ phần Đầu tư Khánh Thành có 200 lao động.",
        "Đại hội cho phép Công ty phát hành cổ phiếu thưởng.",
    ],
)
def test_names_and_permissions_are_no_events(body: str) -> None:
    assert told(body) == []


def test_an_item_after_a_colon_is_told_by_its_days() -> None:
    assert told("Sửa chữa lớn: đại tu tổ máy H2 từ 5/3 đến 28/3, xong trước hạn.") == [("other", "held", "2023-03-05")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Đại hội bất thường để bầu người mới dự kiến họp ngày 12/5.", ("meeting", "planned", "2023-05-12")),
        ("Lễ khánh thành Nhà máy, từng dời từ 20/3 sang 10/4, nay lùi vô thời hạn.", ("milestone", "postponed", "–")),
        ("Đảng ủy Petrolimex chiều 6/4 quán triệt Nghị quyết 24 tới 350 đảng viên.", ("meeting", "held", "2023-04-06")),
        (
            "10 giờ ngày 3/4, ông Lê Văn Bình, Chủ tịch Petrolimex, bấm nút khởi động lò.",
            ("milestone", "held", "2023-04-03"),
        ),
        ("Theo kế hoạch, tháng 6 tới Bộ Tài chính sẽ thanh tra PV GAS.", ("plan", "planned", "2023-06-01")),
        ("Việc bổ nhiệm ông Lê Văn Bình có hiệu lực từ ngày 10/4.", ("appointment", "held", "2023-04-10")),
        ("Bị hoãn hai lần vì dịch, Hội thao Công ty cũng khai mạc sáng 1/4.", ("other", "held", "2023-04-01")),
        ("Lễ phát động Tháng Công nhân sẽ được Petrolimex tổ chức ngày 28/4.", ("other", "planned", "2023-04-28")),
        ("PV GAS vừa có thêm hai Phó Tổng Giám đốc.", ("appointment", "held", "–")),
        ("Ngành điện cắt điện luân phiên ngày 3/4.", ("other", "held", "2023-04-03")),
    ],
)
def test_gatherings_and_acts_in_other_orders(body: str, expected: tuple[str, str, str]) -> None:
    assert told(body) == [expected]


def test_what_was_done_there_has_the_day_of_what_was_named_last() -> None:
    body = (
        "Ngày 7/4, Đảng ủy Petrolimex tổ chức hội nghị sơ kết quý I.\n"
        "Số liệu này được báo cáo tại Hội nghị tổng kết của Tập đoàn chiều 26/12/2022 ở Hà Nội. "
        "Cũng tại đây, Bộ trưởng trao quyết định bổ nhiệm ông Lê Văn Bình giữ chức Chủ tịch."
    )
    assert told(body)[-1] == ("appointment", "held", "2022-12-26")
