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
