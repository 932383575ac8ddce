"""Acts of the news by their verbs: which amounts, subjects and days make them events."""

from __future__ import annotations

import pytest

from orchestration.extraction import extract


def told(body: str, title: str = "Tin hoạt động") -> list[tuple[str, str, str]]:
    """Type, status and first day of each event of an article published on 28 November 2022."""
    events = extract(f"{title}\nNgày phát hành: 11/28/2022 3:02:02 PM\n{body}").events
    return [(e.event_type, e.status, str(e.start_date or "–")) for e in events]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Tháng 9/2022, Vietsovpetro đã bàn giao đủ 2 chân đế cho khách hàng.", ("milestone", "2022-09-01")),
        ("Tháng 5/2022, Petrolimex thoái toàn bộ 30% vốn tại công ty con.", ("other", "2022-05-01")),
        ("Nhà máy Đạm Cà Mau ngừng máy 18 ngày, từ 2/9 đến 20/9, để bảo dưỡng.", ("other", "2022-09-02")),
        ("Ngày 24/11, Công đoàn Petrolimex trao 120 suất quà cho đoàn viên khó khăn.", ("other", "2022-11-24")),
        ("Từ ngày 1/11, bà Lê Thị Hoa giữ chức Tổng Giám đốc Petrolimex.", ("appointment", "2022-11-01")),
        ("Ông Lê Văn Bình nghỉ hưu từ ngày 1/11/2022.", ("appointment", "2022-11-01")),
        ("Bản ghi nhớ do hai bên ký hôm 20/11 có hiệu lực 3 năm.", ("signing", "2022-11-20")),
        ("Ngày 20/11, chuyến tàu đầu tiên từ Hải Phòng cập cảng Gemalink.", ("milestone", "2022-11-20")),
        ("Nhà máy được khởi công tháng 3/2018.", ("milestone", "2018-03-01")),
    ],
)
def test_weak_verbs_tell_events_with_their_day(body: str, expected: tuple[str, str]) -> None:
    (event,) = told(body)
    assert (event[0], event[2]) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Công ty đã thoái vốn tại nhiều đơn vị.",
        "Ông Lê Văn Bình giữ chức Giám đốc từ ngày 1/5/2012.",
        "Lợi nhuận đã cán đích từ quý III.",
        "Doanh thu 10 tháng cán mốc 100 nghìn tỷ đồng.",
        "Công ty đã tổ chức sản xuất an toàn và ký 30 hợp đồng.",
        "Hội đồng thi đua xét tặng danh hiệu Chiến sĩ thi đua cho 15 người.",
    ],
)
def test_without_a_day_they_are_habits_figures_or_biography(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("PTSC vừa trúng thầu gói thầu cung cấp chân đế.", "milestone"),
        ("Giải Nhất thuộc về đội PV GAS.", "award"),
        ("5 tập thể và 12 cá nhân được tặng Bằng khen của Bộ Công Thương.", "award"),
        ("Tổ vận hành số 3 nhận giấy khen.", "award"),
        ("Người kế nhiệm là ông Lê Văn Bình, nguyên Phó Giám đốc.", "appointment"),
        ("Đồng chí Lê Văn Bình được tín nhiệm bầu giữ chức Bí thư Đảng ủy PV GAS.", "election"),
        ("Cổ tức năm 2021 được chốt ở mức 10%.", "decision"),
    ],
)
def test_strong_verbs_need_no_day(body: str, kind: str) -> None:
    assert [event[0] for event in told(body)] == [kind]


def test_the_longest_object_says_what_the_verb_means() -> None:
    assert told("Ngày 21/11, HĐQT Petrolimex thông qua việc miễn nhiệm ông Lê Văn Bình.") == [
        ("appointment", "held", "2022-11-21")
    ]
    assert told("Ngày 21/11, HĐQT Petrolimex thông qua việc mua tàu.") == [("decision", "held", "2022-11-21")]


def test_what_a_decision_decides_is_no_event_beside_it() -> None:
    assert told("Ngày 22/11, Sở GDCK TP.HCM chấp thuận niêm yết 30 triệu cổ phiếu.") == [
        ("decision", "held", "2022-11-22")
    ]


def test_the_act_of_the_headline_is_that_of_the_body_in_other_words() -> None:
    body = "Ngày 22/11, Nhà máy Đạm Cà Mau nhận chứng nhận ISO 45001:2018."
    assert told(body, title="Đạm Cà Mau đạt chứng chỉ quản lý an toàn") == [("award", "held", "2022-11-22")]


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Ngày 20/11, trong khuôn khổ Tháng An toàn (1–30/11), PV GAS khai trương trạm mới.", "2022-11-20"),
        ("Sáng 18/11, nhân Ngày Nhà giáo Việt Nam 20/11, PV GAS khai trương thư viện.", "2022-11-18"),
        ("Tối 18/11, chào mừng 20/11, PV GAS khai trương thư viện.", "2022-11-18"),
    ],
)
def test_days_that_are_honoured_or_stand_in_brackets_are_not_the_day_of_the_event(body: str, day: str) -> None:
    assert told(body) == [("milestone", "held", day)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a decision that gives somebody a post; the full stop of a degree ends nothing
        (
            "Sáng 18/11, ông Lê Hai công bố quyết định số 41/QĐ giao TS. Mạc Tư, Phó Trưởng, giữ chức Viện trưởng.",
            [("appointment", "held", "2022-11-18")],
        ),
        ("Ngày 18/11, HĐQT giao ông Mạc Tư giữ chức Giám đốc.", [("appointment", "held", "2022-11-18")]),
        ("Sáng 18/11, PV GAS nghiệm thu cấp cơ sở đề tài “Sơn chống hà”.", [("other", "held", "2022-11-18")]),
        ("Nhà máy Đạm Cà Mau đi vào hoạt động hồi tháng 6.", [("milestone", "held", "2022-06-01")]),
    ],
)
def test_posts_given_projects_accepted_plants_started(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(body) == expected
