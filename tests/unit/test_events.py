"""Events in the sentences of the news: what is one, which kind, when, and told as done or planned."""

from __future__ import annotations

from datetime import date

import pytest

from orchestration.extraction.dates import find_dates
from orchestration.extraction.document import parse_document
from orchestration.extraction.documents import find_documents
from orchestration.extraction.events import find_events
from orchestration.extraction.model import Event
from orchestration.extraction.organisations import find_organisations
from orchestration.extraction.people import find_people
from orchestration.extraction.places import find_places


def events(body: str, published: str = "11/28/2022", title: str = "Tin hoạt động") -> tuple[Event, ...]:
    doc = parse_document(f"{title}\nNgày phát hành: {published} 3:02:02 PM\n{body}")
    dates, organisations = find_dates(doc), find_organisations(doc)
    people = find_people(doc, organisations)
    return find_events(
        doc, dates, find_documents(doc, dates), find_places(doc), organisations.mentions, people.mentions
    )


def told(body: str, published: str = "11/28/2022", title: str = "Tin hoạt động") -> list[tuple[str, str, str]]:
    """Type, status and first day of each event."""
    return [(e.event_type, e.status, str(e.start_date or "–")) for e in events(body, published, title)]


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


def test_headline_and_body_tell_one_event_with_the_words_of_the_body() -> None:
    title = "Đảng ủy Vietsovpetro tổ chức Hội nghị tổng kết công tác Đảng năm 2020"
    body = "Chiều ngày 29/12/2020, Đảng ủy Vietsovpetro đã tổ chức Hội nghị tổng kết công tác Đảng năm 2020."
    (event,) = events(body, "12/30/2020", title)
    assert (event.start_date, event.date_basis) == (date(2020, 12, 29), "stated")
    assert event.title == "Hội nghị tổng kết công tác Đảng năm 2020"
    assert event.evidence_start > len(title)


def test_what_is_done_at_the_main_event_has_its_day() -> None:
    body = (
        "Ngày 25/11, PV GAS tổ chức Hội nghị tổng kết năm 2022. "
        "Tại Hội nghị, Ban Tổ chức đã trao Bằng khen cho 5 tập thể.\n"
        "Nhân dịp này, 4 đơn vị đã ký kết Giao ước thi đua năm 2023."
    )
    assert told(body) == [
        ("meeting", "held", "2022-11-25"),
        ("award", "held", "2022-11-25"),
        ("signing", "held", "2022-11-25"),
    ]
    assert [event.date_basis for event in events(body)] == ["stated", "relative", "relative"]


def test_listed_results_have_the_period_of_their_paragraph() -> None:
    body = (
        "Trong 10 tháng đầu năm 2022, các chỉ tiêu đều hoàn thành. "
        "Quan tâm lãnh đạo các đoàn thể: tổ chức thành công Đại hội Đoàn Thanh niên các cấp "
        "và Đại hội Đoàn Thanh niên Vietsovpetro lần thứ X; "
        "đạt giải đặc biệt tại Hội thi An toàn."
    )
    assert told(body) == [("meeting", "held", "2022-01-01"), ("award", "held", "2022-01-01")]


def test_steps_listed_in_one_sentence_keep_their_days() -> None:
    body = "Giàn BK-20 được khởi công ngày 16/1/2020, hạ thủy ngày 15/9/2020."
    assert told(body) == [("milestone", "held", "2020-01-16"), ("milestone", "held", "2020-09-15")]


def test_a_cited_decision_never_lends_its_day() -> None:
    body = (
        "Thực hiện quyết định số 4989/QĐ-DKVN ngày 31/8/2022 của Tập đoàn Dầu khí Việt Nam, ngày 25/11, "
        "Vietsovpetro tổ chức Hội nghị bình xét thi đua."
    )
    cited, meeting = events(body)
    assert (cited.event_type, cited.start_date) == ("decision", date(2022, 8, 31))
    assert cited.title == "Quyết định 4989/QĐ-DKVN"
    assert (meeting.event_type, meeting.start_date) == ("meeting", date(2022, 11, 25))


def test_an_appointment_names_who_comes_and_who_goes() -> None:
    body = (
        "Ngày 25/2, HĐQT ACV thống nhất cử ông Lê Văn Khiên làm người đại diện theo pháp luật, thay ông Vũ Thế Phiệt."
    )
    (event,) = events(body)
    assert {(participant.name, participant.role) for participant in event.participants} == {
        ("Lê Văn Khiên", "người được bổ nhiệm"),
        ("Vũ Thế Phiệt", "người được thay"),
    }


def test_place_organiser_and_chair_of_a_meeting() -> None:
    body = (
        "Sáng 19/5/2022, tại Hải Phòng, Tổng công ty Khí Việt Nam tổ chức Hội nghị sơ kết. "
        "Ông Hoàng Văn Quang chủ trì Hội nghị; tham dự có ông Trần Xuân Thành."
    )
    (event,) = events(body)
    assert (event.location, event.organiser_name) == ("Hải Phòng", "Tổng công ty Khí Việt Nam")
    assert {(participant.name, participant.role) for participant in event.participants} == {
        ("Hoàng Văn Quang", "chủ trì"),
        ("Trần Xuân Thành", "tham dự"),
    }


def test_evidence_is_the_raw_text_at_its_offsets() -> None:
    raw = "Tin\nNgày phát hành: 11/28/2022 3:02:02 PM\nNgày 25/11, PV GAS to\u0302\u0309  chức Hội nghị  tổng kết."
    doc = parse_document(raw)
    dates, organisations = find_dates(doc), find_organisations(doc)
    (event,) = find_events(doc, dates, (), (), organisations.mentions, ())
    assert raw[event.evidence_start : event.evidence_end] == event.evidence
    assert event.evidence.endswith("Hội nghị  tổng kết")


def test_what_a_congress_decides_and_elects_is_of_its_day() -> None:
    body = (
        "Ngày 18/11, VOSCO tổ chức Đại hội đồng cổ đông bất thường. Năm 2022, hãng trình chỉ tiêu lãi 5 tỷ đồng.\n"
        "Năm 2022, nợ giảm 3%. Cổ đông cũng thông qua phương án trả cổ tức 10% và bầu HĐQT nhiệm kỳ 2022 - 2027."
    )
    assert told(body) == [
        ("meeting", "held", "2022-11-18"),
        ("decision", "held", "2022-11-18"),
        ("election", "held", "2022-11-18"),
    ]


def test_the_headlines_one_meeting_is_that_of_the_opening_sentence() -> None:
    body = "Ngày 18/11, Đảng ủy PV GAS tổ chức hội nghị Ban Chấp hành mở rộng lần thứ 9."
    assert told(body, title="Đảng ủy PV GAS họp phiên thường kỳ quý IV") == [("meeting", "held", "2022-11-18")]


def test_what_is_still_to_come_lends_its_day_to_nothing() -> None:
    body = "Từ ngày 1/12, HĐQT giao ông Lê Văn Khiên phụ trách. Ông Trần Văn Bình từ nhiệm từ ngày 10/11."
    assert told(body) == [("appointment", "held", "2022-12-01"), ("appointment", "held", "2022-11-10")]


def test_who_speaks_at_a_named_meeting_was_at_that_one() -> None:
    body = (
        "Ngày 18/11, PV GAS tổ chức Hội nghị tổng kết công tác Đảng và Hội nghị Người lao động năm 2022.\n"
        "Tại Hội nghị tổng kết công tác Đảng, đồng chí Lê Văn Khiên trình bày báo cáo. Hội nghị đã nghe góp ý.\n"
        "Tại Lễ kỷ niệm ngày truyền thống ngành điện, đồng chí Trần Văn Bình phát biểu."
    )
    shown = {
        event.title: [person.name for person in event.participants if person.participant_type == "person"]
        for event in events(body)
    }
    assert shown == {
        "Hội nghị tổng kết công tác Đảng": ["Lê Văn Khiên"],
        "Hội nghị Người lao động năm 2022": [],
        "Lễ kỷ niệm ngày truyền thống ngành điện": ["Trần Văn Bình"],
    }


def test_a_congress_in_a_list_is_not_held_by_the_body_of_the_one_before() -> None:
    body = (
        "Trong 9 tháng, đã tổ chức thành công Đại hội Đoàn Thanh niên Petrolimex; "
        "tổ chức thành công Đại hội Công đoàn Petrolimex lần thứ V."
    )
    first, second = events(body)
    assert first.organiser_name != second.organiser_name
    assert "Công đoàn" in str(second.organiser_name)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Chuyến dầu đầu tiên của mỏ Cá Voi lùi từ quý III sang quý IV/2023.", ("plan", "postponed", "2023-10-01")),
        (
            "Giàn khoan số 5 lên đà sửa chữa, kế hoạch vốn là tháng 12 năm nay, dịch sang tháng 2/2023.",
            ("plan", "postponed", "2023-02-01"),
        ),
        ("Lễ đặt ky tàu chở dầu, dự kiến 15/12, tạm hoãn, chưa ấn định ngày mới.", ("milestone", "postponed", "–")),
        ("Công ty xây kho lạnh; khởi công sớm nhất vào quý II năm tới.", ("plan", "planned", "2023-04-01")),
        ("Cục Đăng kiểm hôm 19/11 ra Công văn số 17/ĐK-TB về việc thử tải.", ("decision", "held", "2022-11-19")),
        ("Xưởng cơ khí, vốn 90 tỷ đồng, đạt chứng nhận ISO 9001 vào ngày 14/10.", ("award", "held", "2022-10-14")),
        ("Phương án phát hành 5 triệu cổ phiếu đã bị hủy bỏ.", ("plan", "cancelled", "–")),
    ],
)
def test_what_is_put_off_or_told_with_its_day_needs_no_known_name(body: str, expected: tuple[str, str, str]) -> None:
    assert told(body) == [expected]


def test_figures_that_move_are_no_events() -> None:
    assert told("Lợi nhuận 5 tỷ đồng chuyển sang năm 2023. Tỷ lệ bồi thường lùi từ 48% xuống 45%.") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Nhà máy dự kiến chạy thử vào tháng 12.", ("plan", "planned", "2022-12-01")),
        ("Ông Lê Văn Bình thôi làm Tổng giám đốc từ ngày 15/11.", ("appointment", "held", "2022-11-15")),
        ("Tàu dầu Biển Bạc hạ thủy sáng 20/11 tại Hải Phòng.", ("milestone", "held", "2022-11-20")),
        (
            "Ngày 20/11, tại Hà Nội, ông Lê Văn Bình, Tổng giám đốc Petrolimex, tiếp Đại sứ Na Uy.",
            ("meeting", "held", "2022-11-20"),
        ),
    ],
)
def test_acts_whose_subject_stands_behind_asides(body: str, expected: tuple[str, str, str]) -> None:
    assert told(body) == [expected]


def test_a_decision_that_only_the_headline_tells_is_a_summary() -> None:
    body = "Ngày 18/11, PV GAS tổ chức Đại hội đồng cổ đông bất thường."
    assert told(body, title="Cổ đông PV GAS thông qua cổ tức 12%") == [("meeting", "held", "2022-11-18")]


def test_so_many_days_later_is_counted_from_the_day_first_set() -> None:
    assert told("Hội thao công nhân, lẽ ra khai mạc ngày 12/12, được dời lại một tuần.") == [
        ("other", "postponed", "2022-12-19")
    ]
