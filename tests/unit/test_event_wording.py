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
