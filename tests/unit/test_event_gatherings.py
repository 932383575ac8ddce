"""Meetings, ceremonies and courses: how the news says that one was held, and which day it had."""

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
        ("Sáng 24/11, Công ty Thép Sông Vàng mở hội nghị khách hàng tại Cần Thơ.", ("meeting", "2022-11-24")),
        ("Ngày 24/11, Hội nghị tổng kết an toàn được Đảng ủy PV GAS tổ chức tại Vũng Tàu.", ("meeting", "2022-11-24")),
        (
            "Ngày 24/11, Hội nghị bàn giao, tiếp nhận hồ sơ đảng viên được Đảng ủy PV GAS tổ chức.",
            ("meeting", "2022-11-24"),
        ),
        ("Hội nghị an toàn do ông Lê Văn Bình chủ trì, diễn ra sáng 22/11.", ("meeting", "2022-11-22")),
        ("Tối 24/11, Công đoàn PV GAS tổ chức buổi sinh hoạt chuyên đề về an toàn.", ("meeting", "2022-11-24")),
        ("Ngày 24/11, Đoàn Thanh niên PV GAS tổ chức chương trình “Tết ấm cho em”.", ("other", "2022-11-24")),
        ("Ngày 24/11, Công đoàn PV GAS tổ chức trồng 2.000 cây phi lao.", ("other", "2022-11-24")),
        ("Vòng loại cuộc thi Sáng tạo trẻ diễn ra ngày 20/11.", ("other", "2022-11-20")),
        ("Chặng đua thứ hai diễn ra ngày 18/11 tại Huế.", ("other", "2022-11-18")),
        ("Sáng 20/11, bà Lê Thị Hoa dự hội nghị người lao động của PV GAS.", ("meeting", "2022-11-20")),
        ("Lễ ký diễn ra chiều 22/11 tại Hà Nội.", ("signing", "2022-11-22")),
        ("Ngày hội hiến máu (9/11) có 204 người đăng ký.", ("other", "2022-11-09")),
        ("Đoàn do ông Lê Văn Bình dẫn đầu đã đến Công ty Thép Sông Vàng ngày 15/11.", ("visit", "2022-11-15")),
        ("Ngày 10/11, Ban Chấp hành Đảng bộ PV GAS họp phiên thứ 18.", ("meeting", "2022-11-10")),
    ],
)
def test_each_way_of_saying_that_something_was_held(body: str, expected: tuple[str, str]) -> None:
    assert told(body) == [(expected[0], "held", expected[1])]


def test_whose_post_somebody_takes_is_no_event_of_its_own() -> None:
    body = "Ngày 24/11, bà Lê Thị Hoa được bầu làm Chủ tịch Công đoàn PV GAS, thay đồng chí Vũ Văn Nam chuyển công tác."
    assert told(body) == [("election", "held", "2022-11-24")]


@pytest.mark.parametrize(
    "body",
    [
        "Thông tin được đưa ra tại hội nghị sơ kết 9 tháng của Petrolimex.",
        "Phát biểu tại hội thảo Chuyển dịch năng lượng công bằng, bà Lê Thị Hoa lo giá than còn tăng.",
    ],
)
def test_where_something_was_said_was_held(body: str) -> None:
    assert told(body) == [("meeting", "held", "–")]


def test_the_bare_noun_dates_the_meeting_named_before() -> None:
    body = (
        "Có mặt tại phiên họp Đại hội đồng cổ đông thường niên của PV GAS là 87 cổ đông. "
        "Phiên họp khai mạc lúc 8h30 ngày 25/11 tại Vũng Tàu.\n"
        "ĐHĐCĐ cũng thông qua phương án chào bán 9 triệu cổ phiếu."
    )
    assert told(body) == [("meeting", "held", "2022-11-25"), ("decision", "held", "2022-11-25")]


def test_the_month_alone_names_a_meeting() -> None:
    assert told("HĐQT Petrolimex dự kiến xem xét tại phiên họp tháng 12.") == [("meeting", "planned", "2022-12-01")]


def test_an_act_has_the_day_of_the_gathering_of_its_paragraph() -> None:
    body = (
        "Ngày 18/11, PV GAS tổ chức Hội nghị tổng kết năm 2022.\n"
        "Chiều 21/11, Công đoàn PV GAS tổ chức Lễ kỷ niệm ngày truyền thống. 5 cá nhân được tặng Bằng khen."
    )
    assert told(body)[-1] == ("award", "held", "2022-11-21")


def test_the_place_of_a_prize_is_no_event_beside_it() -> None:
    assert told("PV GAS đạt giải đặc biệt tại Hội thi An toàn vệ sinh viên giỏi toàn quốc.") == [("award", "held", "–")]


@pytest.mark.parametrize(
    "body",
    [
        "Giấy chứng nhận do Tổ chức Lao động Quốc tế cấp ngày 20/11.",
        "Công ty tổ chức sản xuất hợp lý từ ngày 20/11.",
        "Hoạt động tuyên truyền diễn ra từ ngày 20/11.",
    ],
)
def test_what_is_organised_every_day_is_no_event(body: str) -> None:
    assert told(body) == []


def test_what_was_called_again_was_held_and_what_a_meeting_reports_is_none() -> None:
    again = told("Đại hội đồng cổ đông thường niên năm 2022 của Công ty May Phú Sơn đã họp lại sáng 14/6 tại Huế.")
    reported = told("Báo cáo tại Hội nghị nêu rõ: đến 10/6, Công ty May Phú Sơn có 14 xưởng.")

    assert again == [("meeting", "held", "2022-06-14")]
    assert reported == []


def test_a_day_told_of_somebody_in_passing_is_not_that_of_the_next_clause() -> None:
    events = told(
        "Sáng 14/6, Đại hội bầu ông Lê Văn Tám làm Bí thư, kế nhiệm ông Vũ Hữu Ba nghỉ hưu từ 01/4; bà Lê Thị Lan giữ "
        "chức Phó Giám đốc."
    )

    assert {day for _, _, day in events} == {"2022-06-14"}


def test_a_committee_and_its_head_are_elected_each() -> None:
    congress = "Ngày 26/11, Công đoàn PV GAS tổ chức Đại hội lần thứ V. Đại hội đã bầu 11 đồng chí vào Ban Chấp hành. "
    assert told(congress + "Tại phiên họp thứ nhất, ông Lê Văn Bình được bầu làm Chủ tịch.").count(
        ("election", "held", "2022-11-26")
    ) == len(("the committee", "its head"))
    together = "Ông Lê Văn Bình được bầu làm Chủ tịch; bà Lê Thị Hoa giữ chức Phó Chủ tịch."
    assert [kind for kind, _, _ in told(f"Ngày 26/11, PV GAS họp Đại hội lần thứ V. {together}")].count("election") == 1
    (_, (kind, _, day)) = told(
        "Ngày 26/11, Đại hội Công đoàn PV GAS lần thứ V diễn ra. Các đại biểu nhìn lại nhiệm kỳ qua, quyết định phương "
        "hướng mới và bầu Ban Chấp hành khóa VI."
    )
    assert (kind, day) == ("election", "2022-11-26")


@pytest.mark.parametrize(
    "body",
    [
        "Ngày 26/11, Đại hội Công đoàn PV GAS lần thứ V khai mạc.",
        "Ngày 26/11, Đại hội Công đoàn PV GAS lần thứ V diễn ra. Trước giờ bế mạc, các đại biểu chụp ảnh.",
        "Sau hai ngày 25 và 26/11 làm việc tại Đà Nẵng, Đại hội Công đoàn PV GAS lần thứ V đã bế mạc.",
    ],
)
def test_hours_and_days_of_a_meeting_are_no_events_beside_it(body: str) -> None:
    assert [kind for kind, _, _ in told(body)] == ["meeting"]


def test_an_act_in_the_paragraph_of_a_ceremony_is_not_of_the_day_that_opens_the_article() -> None:
    body = (
        "Kể từ ngày 27/11, PV GAS có cơ cấu mới.\n"
        "Lễ bàn giao diễn ra chiều 25/11 tại Đà Nẵng. Tiếp đó, ông Lê Văn Bình và bà Lê Thị Hoa ký biên bản bàn giao."
    )
    assert ("signing", "held", "2022-11-25") in told(body)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Nhà máy Sợi Sông Mây ra đời ngày 15/11/1974.", [("milestone", "held", "1974-11-15")]),
        ("Nhà máy Sợi Sông Mây ra đời năm 1974.", []),
        ("Đường ống cấp khí cho các nhà máy điện ghi nhận sản lượng cao.", []),
    ],
)
def test_what_begins_on_a_day(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(body) == expected


def test_whose_part_a_body_is_organises_nothing() -> None:
    body = (
        "Chi bộ Phòng Kỹ thuật sản xuất trực thuộc Đảng bộ Xí nghiệp Khí tổ chức Đại hội nhiệm kỳ 2025 – 2027 "
        "vào ngày 2/3/2025."
    )
    events = extract(f"Tin\nNgày phát hành: 3/12/2025 7:25:13 AM \n{body}").events
    assert [event.organiser_name for event in events] == ["Chi bộ Phòng Kỹ thuật sản xuất"]
