"""Every form of date that the articles use, each alone, and the same forms among words that may mislead."""

from __future__ import annotations

from datetime import date

import pytest

from orchestration.extraction.dates import DateMention, find_dates, parse_date
from orchestration.extraction.document import parse_document

NOVEMBER = date(2022, 11, 21)


def days(text: str) -> tuple[date, date]:
    """«2022-01-01..2022-10-31», «2022-11-25»."""
    first, _, last = text.partition("..")
    return date.fromisoformat(first), date.fromisoformat(last or first)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whole days
        ("ngày 25/11/2022", "2022-11-25"),
        ("Ngày 07/3/2016", "2016-03-07"),
        ("25/11/2022", "2022-11-25"),
        ("25-11-2022", "2022-11-25"),
        ("25.11.2022", "2022-11-25"),
        ("ngày 5/6/22", "2022-06-05"),
        ("ngày 25/11", "2022-11-25"),
        ("ngày 25-11", "2022-11-25"),
        ("ngày 25.11", "2022-11-25"),
        ("ngày 19 tháng 5 năm 2023", "2023-05-19"),
        ("19 tháng 5 năm 2023", "2023-05-19"),
        ("ngày 3 tháng 9", "2022-09-03"),
        ("ngày 3 tháng 9 năm nay", "2022-09-03"),
        ("Sáng 19/5/2023", "2023-05-19"),
        ("chiều 25/11", "2022-11-25"),
        ("Tối ngày 25/11", "2022-11-25"),
        ("rạng sáng 3/9", "2022-09-03"),
        ("hôm 3/8", "2022-08-03"),
        ("lúc 8h ngày 5/6", "2022-06-05"),
        ("14 giờ 30 ngày 5/6/2022", "2022-06-05"),
        ("ngày hai mươi lăm tháng mười hai năm 2021", "2021-12-25"),
        ("ngày mười lăm tháng sáu", "2022-06-15"),
        # days around Tết (1 February 2022)
        ("mùng 6 Tết Nhâm Dần", "2022-02-06"),
        ("ngày mồng 4 Tết Nguyên đán 2023", "2023-01-25"),
        ("mùng 10 tháng Giêng năm 2022", "2022-02-10"),
        ("30 Tết 2023", "2023-01-21"),
        ("30 Tết 2022", "2022-01-31"),
        ("5 ngày trước Tết Quý Mão", "2023-01-17..2023-01-21"),
        # weeks of a month, ends of periods, and what lies between now and then
        ("tuần đầu tháng 12", "2022-12-01..2022-12-07"),
        ("tuần cuối của tháng 9/2022", "2022-09-24..2022-09-30"),
        ("ngày cuối năm 2021", "2021-12-31"),
        ("ngày cuối quý III", "2022-09-30"),
        ("ngày cuối cùng của tháng 9", "2022-09-30"),
        ("từ nay đến hết tháng 1", "2022-11-21..2023-01-31"),
        ("từ nay tới cuối năm", "2022-11-21..2022-12-31"),
        ("từ nay đến 15/12", "2022-11-21..2022-12-15"),
        # several days
        ("ngày 3 và 4/8/2020", "2020-08-03..2020-08-04"),
        ("hai ngày 3 và 4/8/2020", "2020-08-03..2020-08-04"),
        ("trong hai ngày 3 và 4/8/2020", "2020-08-03..2020-08-04"),
        ("ngày 3, 4 và 5/8/2020", "2020-08-03..2020-08-05"),
        ("các ngày 3-5/8/2020", "2020-08-03..2020-08-05"),
        ("26 - 27/8/2022", "2022-08-26..2022-08-27"),
        ("các ngày 29, 30, 31/7/2022", "2022-07-29..2022-07-31"),
        ("ngày 12, 13/5", "2022-05-12..2022-05-13"),
        ("ngày 26 - 27/8", "2022-08-26..2022-08-27"),
        ("từ ngày 5 đến 26/8/2023", "2023-08-05..2023-08-26"),
        ("từ ngày 5 đến ngày 26/8/2023", "2023-08-05..2023-08-26"),
        ("từ 5 đến 26/8", "2022-08-05..2022-08-26"),
        ("từ ngày 5 đến ngày 26 tháng 8 năm 2022", "2022-08-05..2022-08-26"),
        ("từ 01/01 đến 30/6", "2022-01-01..2022-06-30"),
        ("từ ngày 01/01/2022 đến hết ngày 30/6/2022", "2022-01-01..2022-06-30"),
        ("ngày 28/7 - 3/8/2020", "2020-07-28..2020-08-03"),
        ("từ ngày 28/12 đến 3/1/2023", "2022-12-28..2023-01-03"),
        ("10 ngày đầu tháng 8", "2022-08-01..2022-08-10"),
        ("15 ngày cuối tháng 2/2024", "2024-02-15..2024-02-29"),
        # months
        ("tháng vừa qua", "2022-10-01..2022-10-31"),
        ("quý vừa qua", "2022-07-01..2022-09-30"),
        ("tháng 10/2022", "2022-10-01..2022-10-31"),
        ("tháng 02/2024", "2024-02-01..2024-02-29"),
        ("tháng 6 năm 2025", "2025-06-01..2025-06-30"),
        ("tháng 6 năm nay", "2022-06-01..2022-06-30"),
        ("tháng 10", "2022-10-01..2022-10-31"),
        ("tháng Hai", "2022-02-01..2022-02-28"),
        ("tháng Mười Một", "2022-11-01..2022-11-30"),
        ("tháng này", "2022-11-01..2022-11-30"),
        ("tháng trước", "2022-10-01..2022-10-31"),
        ("tháng tới", "2022-12-01..2022-12-31"),
        ("T10/2022", "2022-10-01..2022-10-31"),
        ("10/2022", "2022-10-01..2022-10-31"),
        ("đến hết tháng 10/2022", "2022-10-01..2022-10-31"),
        ("tháng 7 và 8/2022", "2022-07-01..2022-08-31"),
        ("từ tháng 1 đến tháng 10/2022", "2022-01-01..2022-10-31"),
        ("từ tháng 7/2020 đến tháng 6/2022", "2020-07-01..2022-06-30"),
        # quarters and halves
        ("Quý 4/2021", "2021-10-01..2021-12-31"),
        ("quý 1.2018", "2018-01-01..2018-03-31"),
        ("Quý III", "2022-07-01..2022-09-30"),
        ("quý IV", "2022-10-01..2022-12-31"),
        ("quý I năm nay", "2022-01-01..2022-03-31"),
        ("quý II năm 2021", "2021-04-01..2021-06-30"),
        ("quý 2-2021", "2021-04-01..2021-06-30"),
        ("Q3/2022", "2022-07-01..2022-09-30"),
        ("quý III và IV/2022", "2022-07-01..2022-12-31"),
        ("quý trước", "2022-07-01..2022-09-30"),
        ("quý này", "2022-10-01..2022-12-31"),
        ("quý đầu năm 2022", "2022-01-01..2022-03-31"),
        ("quý cuối năm", "2022-10-01..2022-12-31"),
        ("nửa đầu năm", "2022-01-01..2022-06-30"),
        ("bán niên 2022", "2022-01-01..2022-06-30"),
        ("nửa cuối năm 2021", "2021-07-01..2021-12-31"),
        ("nửa đầu tháng 8", "2022-08-01..2022-08-15"),
        ("nửa năm đầu 2022", "2022-01-01..2022-06-30"),
        # months since January
        ("10 tháng đầu năm 2022", "2022-01-01..2022-10-31"),
        ("6 tháng đầu năm", "2022-01-01..2022-06-30"),
        ("6 tháng đầu năm nay", "2022-01-01..2022-06-30"),
        ("Bốn tháng đầu năm 2023", "2023-01-01..2023-04-30"),
        ("6 tháng cuối năm", "2022-07-01..2022-12-31"),
        ("ba tháng còn lại", "2022-10-01..2022-12-31"),
        ("hai quý còn lại của năm 2022", "2022-07-01..2022-12-31"),
        ("nửa năm còn lại", "2022-07-01..2022-12-31"),
        ("3 tháng cuối năm 2022", "2022-10-01..2022-12-31"),
        ("9 tháng", "2022-01-01..2022-09-30"),
        ("lũy kế 8 tháng", "2022-01-01..2022-08-31"),
        ("6 tháng năm 2025", "2025-01-01..2025-06-30"),
        ("9 tháng 2022", "2022-01-01..2022-09-30"),
        ("9T/2022", "2022-01-01..2022-09-30"),
        ("sau 2 tháng", "2022-01-01..2022-02-28"),
        ("ba tháng qua", "2022-08-01..2022-10-31"),
        ("trong 3 tháng vừa qua", "2022-08-01..2022-10-31"),
        ("tháng 4, 5, 6", "2022-04-01..2022-06-30"),
        ("tháng 7, 8 và 9/2021", "2021-07-01..2021-09-30"),
        ("ba quý đầu năm 2022", "2022-01-01..2022-09-30"),
        # years and terms
        ("năm 2020", "2020-01-01..2020-12-31"),
        ("năm nay", "2022-01-01..2022-12-31"),
        ("năm ngoái", "2021-01-01..2021-12-31"),
        ("năm trước", "2021-01-01..2021-12-31"),
        ("năm tới", "2023-01-01..2023-12-31"),
        ("cả năm", "2022-01-01..2022-12-31"),
        ("cả năm 2023", "2023-01-01..2023-12-31"),
        ("nhiệm kỳ 2020 – 2025", "2020-01-01..2025-12-31"),
        ("giai đoạn 2015 -2020", "2015-01-01..2020-12-31"),
        ("giai đoạn 2021 đến 2025", "2021-01-01..2025-12-31"),
        ("2021-2025", "2021-01-01..2025-12-31"),
        # parts
        ("đầu năm", "2022-01-01"),
        ("đầu năm 2020", "2020-01-01"),
        ("cuối năm 2019", "2019-12-31"),
        ("cuối năm ngoái", "2021-12-31"),
        ("cuối 2023", "2023-12-31"),
        ("đầu tháng 2", "2022-02-01..2022-02-10"),
        ("giữa tháng 6", "2022-06-11..2022-06-20"),
        ("giữa tháng 6 năm nay", "2022-06-11..2022-06-20"),
        ("cuối tháng 6", "2022-06-30"),
        ("cuối tháng trước", "2022-10-31"),
        ("cuối quý II/2026", "2026-06-30"),
        # counted from the publishing day
        ("hôm nay", "2022-11-21"),
        ("hôm qua", "2022-11-20"),
        ("hôm kia", "2022-11-19"),
        ("ngày mai", "2022-11-22"),
        ("sáng nay", "2022-11-21"),
        ("chiều qua", "2022-11-20"),
        ("chiều hôm qua", "2022-11-20"),
        ("sáng mai", "2022-11-22"),
        ("cùng ngày", "2022-11-21"),
        ("tuần trước", "2022-11-14..2022-11-20"),
        ("thứ Hai tuần tới", "2022-11-28"),
        ("6 tháng đầu năm trước", "2021-01-01..2021-06-30"),
        ("Quốc khánh", "2022-09-02"),
        ("Tết Nguyên đán 2023", "2023-01-22"),
        ("Tết Nguyên đán Giáp Thìn 2024", "2024-02-10"),
        ("Tết Dương lịch 2023", "2023-01-01"),
        # decomposed Unicode and doubled spaces
        ("tha\u0301ng  10/2022", "2022-10-01..2022-10-31"),
    ],
)
def test_each_form_alone(text: str, expected: str) -> None:
    assert parse_date(text, NOVEMBER) == days(expected)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "đường 30/4",
            "Lô 09-3/12",
            "15/15",
            "134/134",
            "01 quý/01 lần",
            "ca 12/24",
            "92,5/100",
            "ĐT.05/21",
            "40/2018/NĐ-CP",
        ),
        *(
            "0254.3838.999",
            "kỷ niệm 40 năm",
            "5 năm liên tục",
            "31/2/2022",
            "ngày 31/2",
            "Tháng Công nhân",
            "Tháng Hành động",
        ),
        *(
            "ISO 45001:2018",
            "vừa qua",
            "thời gian tới",
            "5 năm tới",
            "1,14 tỷ USD",
            "cùng kỳ năm trước",
            "những năm qua",
            "",
            "45",
        ),
        *("ngày 10 tháng 3 âm lịch", "năm", "tháng", "2.143", "tháng 13", "quý V", "năm qua", "một tháng qua"),
    ],
)
def test_no_date_or_an_open_one(text: str) -> None:
    assert parse_date(text, NOVEMBER) is None


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("ngày 28/12", date(2023, 1, 3), "2022-12-28"),
        ("ngày 5/1", date(2022, 12, 27), "2023-01-05"),
        ("9 tháng", date(2023, 1, 20), "2022-01-01..2022-09-30"),
        ("quý IV", date(2023, 2, 2), "2022-10-01..2022-12-31"),
        ("quý IV", date(2023, 10, 18), "2023-10-01..2023-12-31"),
        ("tháng 12", date(2023, 1, 9), "2022-12-01..2022-12-31"),
        ("tháng 9", date(2023, 11, 6), "2023-09-01..2023-09-30"),
        ("năm qua", date(2023, 2, 6), "2022-01-01..2022-12-31"),
        ("năm vừa qua", date(2023, 1, 6), "2022-01-01..2022-12-31"),
        ("sáu tháng qua", date(2023, 3, 6), "2022-09-01..2023-02-28"),
    ],
)
def test_the_year_turns_with_the_publishing_day(text: str, published: date, expected: str) -> None:
    assert parse_date(text, published) == days(expected)


def found(body: str, published: str = "11/21/2022", title: str = "Tin hoạt động") -> dict[str, str]:
    """The dates of a body by their words: «2022-11-25», or «–» for an open one; anaphoric ones left out."""
    return {m.text: shown(m) for m in mentions(body, published, title) if not m.is_anaphoric}


def mentions(body: str, published: str = "11/21/2022", title: str = "Tin hoạt động") -> tuple[DateMention, ...]:
    return find_dates(parse_document(f"{title}\nNgày phát hành: {published} 7:25:13 AM\n{body}"))


def shown(mention: DateMention) -> str:
    if mention.first is None or mention.last is None:
        return "–"
    return str(mention.first) if mention.first == mention.last else f"{mention.first}..{mention.last}"


@pytest.mark.parametrize(
    "body",
    [
        "Trụ sở tại số 15A, đường 30/4, phường 9, Tp. Vũng Tàu.",
        "Trong đó 134,4 nghìn tấn từ Lô 09-3/12, Lô 17-2/08 và Lô 05-6/08.",
        "Sinh hoạt chuyên đề được duy trì 01 quý/01 lần tại 15/15 tổ chức cơ sở đảng và 134/134 chi bộ.",
        "Làm việc theo ca 12/24, điểm trung bình 92,5/100, đề tài mã số ĐT.05/21, điều khoản 8.1.2.",
        "Căn cứ Nghị định số 40/2018/NĐ-CP và ISO 45001:2018; điện thoại 0254.3838.999, fax 0254 3839 000.",
        "Sau 40 năm xây dựng và phát triển; 5 năm liên tục đạt danh hiệu; Huy hiệu 30 năm tuổi Đảng.",
        "Dự án chậm 3 tháng, trong vòng 6 tháng phải xong, mỗi 3 tháng báo cáo một lần, bảo hành 12 tháng.",
        "Lãi suất kỳ hạn 6 tháng là 5,5%/năm, thu nhập bình quân 20 triệu đồng/người/tháng.",
        "Lễ phát động Tháng Công nhân và Tháng Hành động về an toàn vệ sinh lao động.",
        "Khoảng 2/3 số hộ đã có điện, 1/4 diện tích được tưới, tỷ lệ từ 1/3 lên 1/2.",
        "Trong thời gian qua và thời gian tới, những năm qua, hằng năm, 10 năm trước, nhiều năm nay.",
        "Hội nghị tổng kết cuối năm và gặp mặt đầu năm mới diễn ra sôi nổi.",
        "Trong 40 năm qua, suốt một năm qua; tạm ứng lương 3 tháng 25 triệu đồng.",
        "Bệnh viện 19/8 và đường 3 tháng 2 nằm ở Quận 10.",
    ],
)
def test_what_only_looks_like_a_date(body: str) -> None:
    assert found(body) == {}


@pytest.mark.parametrize(
    ("body", "published", "expected"),
    [
        (
            "Trong tháng 10 vừa qua sản xuất giảm 3% so với tháng trước. Lũy kế 10 tháng giảm 18% so với cùng kỳ 2022.",
            "11/6/2023",
            {
                "tháng 10": "2023-10-01..2023-10-31",
                "tháng trước": "2023-09-01..2023-09-30",
                "10 tháng": "2023-01-01..2023-10-31",
                "cùng kỳ 2022": "2022-01-01..2022-10-31",
            },
        ),
        (
            "Lợi nhuận quý 1.2018 đạt 38.935,8 tỷ đồng, tăng 21,62% so với cùng kỳ năm trước.",
            "5/4/2018",
            {"quý 1.2018": "2018-01-01..2018-03-31", "cùng kỳ năm trước": "2017-01-01..2017-03-31"},
        ),
        (
            "Năm 2020 doanh thu tăng 5% so với năm trước.",
            "1/20/2021",
            {"Năm 2020": "2020-01-01..2020-12-31", "năm trước": "2019-01-01..2019-12-31"},
        ),
        (
            "Ngày 25/11, đoàn làm việc tại Hà Nội. Chiều cùng ngày, đoàn thăm nhà máy.",
            "11/28/2022",
            {"Ngày 25/11": "2022-11-25", "Chiều cùng ngày": "2022-11-25"},
        ),
        (
            "Nghị quyết số 20-NQ/TVĐU ngày 07/3/2016 được thực hiện tốt. Ngày 25/11, Đảng ủy sơ kết.",
            "11/28/2022",
            {"ngày 07/3/2016": "2016-03-07", "Ngày 25/11": "2022-11-25"},
        ),
        (
            "Quý IV, Tổng công ty đặt mục tiêu 3,7 tỷ kWh.",
            "10/18/2023",
            {"Quý IV": "2023-10-01..2023-12-31"},
        ),
        (
            "Dự kiến quý II sẽ đưa dự án vào vận hành.",
            "12/18/2023",
            {"quý II": "2024-04-01..2024-06-30"},
        ),
        (
            "Sản lượng tháng 7 và tháng 8/2021 đều giảm.",
            "2/1/2022",
            {"tháng 7": "2021-07-01..2021-07-31", "tháng 8/2021": "2021-08-01..2021-08-31"},
        ),
        (
            "Năm 2021, công ty gặp khó; riêng tháng 9 lỗ 5 tỷ đồng, quý IV lãi trở lại.",
            "3/1/2023",
            {
                "Năm 2021": "2021-01-01..2021-12-31",
                "tháng 9": "2021-09-01..2021-09-30",
                "quý IV": "2021-10-01..2021-12-31",
            },
        ),
        (
            "Sáng nay (25/11), hội nghị khai mạc; dịp lễ 30/4 và 1/5 tàu vẫn chạy.",
            "11/25/2022",
            {"Sáng nay": "2022-11-25", "25/11": "2022-11-25", "30/4": "2022-04-30", "1/5": "2022-05-01"},
        ),
        (
            "Hội nghị diễn ra trong hai ngày 26 - 27/8 tại Đà Nẵng.",
            "9/1/2022",
            {"hai ngày 26 - 27/8": "2022-08-26..2022-08-27"},
        ),
        (
            "BCTC 2023 nêu lợi nhuận 2023 giảm.\nQuý II/2024 lỗ 2023 tỷ đồng; quý vừa qua hơn cùng kỳ các năm trước.",
            "7/15/2024",
            {
                "2023": "2023-01-01..2023-12-31",
                "Quý II/2024": "2024-04-01..2024-06-30",
                "quý vừa qua": "2024-04-01..2024-06-30",
            },
        ),
        (
            "Quý III lãi 5 tỷ đồng (quý III/2021: 3 tỷ), quý III năm ngoái lãi 4 tỷ; từ đầu năm lãi 9 tỷ.",
            "10/20/2022",
            {
                "Quý III": "2022-07-01..2022-09-30",
                "quý III/2021": "2021-07-01..2021-09-30",
                "quý III năm ngoái": "2021-07-01..2021-09-30",
                "đầu năm": "2022-01-01",
            },
        ),
        (
            "Lãi tăng từ 5 tỷ đồng (2019) lên 6 tỷ đồng (2020), bằng 90% cùng kỳ quý II/2018.",
            "10/20/2022",
            {
                "2019": "2019-01-01..2019-12-31",
                "2020": "2020-01-01..2020-12-31",
                "quý II/2018": "2018-04-01..2018-06-30",
            },
        ),
        (
            "Nộp hồ sơ chậm nhất 15/11; ngày chốt quyền 1/11.",
            "10/20/2022",
            {"15/11": "2022-11-15", "1/11": "2022-11-01"},
        ),
        (  # an earnings' period directly before its amount
            "Sản lượng điện 6 tháng 5,3 triệu kWh, doanh thu 6 tháng 25 tỷ đồng, bằng 97% cùng kỳ.",
            "7/15/2024",
            {"6 tháng": "2024-01-01..2024-06-30", "cùng kỳ": "2023-01-01..2023-06-30"},
        ),
        (  # a month's price named in passing is not what the next paragraph compares
            "4 tháng đầu năm, xi măng bán ra 90.000 tấn; giá tháng 4 nhỉnh hơn tháng 3.\nLãi gấp đôi cùng kỳ năm 2021.",
            "5/9/2022",
            {
                "4 tháng đầu năm": "2022-01-01..2022-04-30",
                "tháng 4": "2022-04-01..2022-04-30",
                "tháng 3": "2022-03-01..2022-03-31",
                "cùng kỳ năm 2021": "2021-01-01..2021-04-30",
            },
        ),
        (
            "Quý II/2022 lỗ 3 tỷ đồng, trong khi cùng kỳ lãi 4 tỷ đồng; doanh thu giảm 5% so với cùng kỳ.",
            "7/20/2022",
            {"Quý II/2022": "2022-04-01..2022-06-30", "cùng kỳ": "2021-04-01..2021-06-30"},
        ),
        (
            "Đảng ủy đánh giá quý I và bàn việc quý II/2022. Trong quý, nhà máy lãi 2 tỷ đồng, hơn cùng kỳ 1 tỷ đồng.",
            "4/8/2022",
            {
                "quý I": "2022-01-01..2022-03-31",
                "quý II/2022": "2022-04-01..2022-06-30",
                "cùng kỳ": "2021-01-01..2021-03-31",
            },
        ),
        (
            "Doanh thu năm 2020 là 5 tỷ đồng, bằng 110% năm trước.",
            "5/9/2022",
            {"năm 2020": "2020-01-01..2020-12-31", "năm trước": "2019-01-01..2019-12-31"},
        ),
        (
            "Tiền lương 12 triệu đồng/người/tháng năm 2018; nhà máy khánh thành tháng năm; nghỉ từ tháng năm 2019.",
            "9/9/2019",
            {"năm 2018": "2018-01-01..2018-12-31", "tháng năm 2019": "2019-05-01..2019-05-31"},
        ),
        (
            "Năm 2024, công ty đặt kế hoạch lãi 5 tỷ đồng; mở hai cửa hàng trong quý III tại Huế.",
            "1/9/2024",
            {"Năm 2024": "2024-01-01..2024-12-31", "quý III": "2024-07-01..2024-09-30"},
        ),
        (
            "Doanh thu năm 2021 và 2022 đều tăng; năm 2023 và 2024 tấn thép.",
            "1/9/2024",
            {
                "năm 2021": "2021-01-01..2021-12-31",
                "2022": "2022-01-01..2022-12-31",
                "năm 2023": "2023-01-01..2023-12-31",
            },
        ),
        (
            "Doanh thu kế hoạch 2023 là 5 tỷ, so với 2022 tăng 10%; dư nợ từ đầu năm đến nay giảm.",
            "2/1/2023",
            {"2023": "2023-01-01..2023-12-31", "2022": "2022-01-01..2022-12-31", "đầu năm": "2023-01-01"},
        ),
    ],
)
def test_dates_in_their_sentences(body: str, published: str, expected: dict[str, str]) -> None:
    assert found(body, published) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Sau ba ngày họp (14 - 16/11), đại hội bế mạc.", {"14 - 16/11": "2022-11-14..2022-11-16"}),
        ("Cửa hàng nghỉ lễ một hôm (20/11).", {"20/11": "2022-11-20"}),
        ("Tỷ lệ rất thấp (1/4), một phần tư.", {}),
        ("Các mốc:\n+ 7/9: đổ móng;\n- 12/10: cất nóc.", {"7/9": "2022-09-07", "12/10": "2022-10-12"}),
        ("Những ngày cuối năm bận rộn.", {}),
        ("Quý III, lãi gấp đôi. Công ty con góp mặt kể từ quý I, lãi tăng 5% so với quý trước.",
         {"Quý III": "2022-07-01..2022-09-30", "quý I": "2022-01-01..2022-03-31",
          "quý trước": "2022-04-01..2022-06-30"}),
    ],
)  # fmt: skip
def test_days_in_brackets_and_at_the_head_of_items(body: str, expected: dict[str, str]) -> None:
    assert found(body) == expected


def test_the_last_months_are_this_years_from_the_day_that_they_begin() -> None:
    raw = "Sơ kết\nNgày phát hành: 7/11/2024 7:25:13 AM\nSáu tháng cuối năm, Đảng ủy quyết tâm hơn."
    assert [str(mention.first) for mention in find_dates(parse_document(raw))] == ["2024-07-01"]


def test_before_a_day_is_not_the_year_before() -> None:
    dates = found("Yêu cầu hoàn thành kế hoạch 6 tháng đầu năm trước ngày 25/6.", "2/6/2025")
    assert dates == {"6 tháng đầu năm": "2025-01-01..2025-06-30", "ngày 25/6": "2025-06-25"}


def test_the_kind_tells_what_the_days_are_to_a_fact() -> None:
    body = (
        "Trong 9 tháng đầu năm, lãi 5 tỷ đồng, tăng 8% so với cùng kỳ năm trước, trong khi "
        "cùng kỳ năm 2021 lỗ 2 tỷ đồng. "
        "Đến ngày 30/9/2022 nợ 7 tỷ đồng, giảm so với đầu năm; đạt 70% kế hoạch quý III."
    )
    kinds = {m.text: m.kind for m in mentions(body)}
    assert kinds == {
        "9 tháng đầu năm": "months",
        "cùng kỳ năm trước": "comparison",
        "cùng kỳ năm 2021": "range",
        "ngày 30/9/2022": "point",
        "đầu năm": "comparison",
        "quý III": "quarter",
    }
    assert [m.text for m in mentions(body) if m.is_of_plan] == ["quý III"]
    assert [m.text for m in mentions(body) if m.is_until] == ["ngày 30/9/2022"]


def test_anaphoric_periods_are_told_apart() -> None:
    told = {
        m.text: shown(m)
        for m in mentions("9 tháng đầu năm 2022, doanh thu lũy kế tăng; cả năm dự báo tốt.")
        if m.is_anaphoric
    }
    assert told == {"lũy kế": "2022-01-01..2022-09-30", "cả năm": "2022-01-01..2022-12-31"}


def test_days_and_years_that_lean_on_the_one_told_before() -> None:
    body = (
        "Ngày 17/4/2022, Vinalines họp. Một hôm sau, hãng ký hợp đồng; ba ngày sau đó thì giao tàu. "
        "Năm 2021, lãi 9 tỷ đồng, gấp đôi năm trước đó. Sau hai quý, lãi 5 tỷ đồng, bằng 60% chỉ tiêu cả năm. "
        "Lễ đón tàu dời từ ngày 28/12 sang ngày 4/1/2023. Cuối tuần này, hãng nhận tàu. Lỗ hai quý liên tiếp."
    )
    told = {m.text: shown(m) for m in mentions(body) if not m.is_anaphoric}
    assert told["Một hôm sau"] == "2022-04-18"
    assert told["ba ngày sau"] == "2022-04-20"
    assert told["năm trước đó"] == "2020-01-01..2020-12-31"
    assert told["hai quý"] == "2022-01-01..2022-06-30"
    assert told["cả năm"] == "2022-01-01..2022-12-31"
    assert told["ngày 28/12"] == "2022-12-28"
    assert told["Cuối tuần này"] == "2022-11-26..2022-11-27"
    assert sum("hai quý" in text for text in told) == 1


def test_the_header_date_is_no_mention_and_offsets_are_the_documents() -> None:
    doc = parse_document("Tin\nNgày phát hành: 11/21/2022 7:25:13 AM\nTo\u0302\u0309ng kết  năm  2022.")
    (mention,) = find_dates(doc)
    assert doc.words(mention.start, mention.end) == "năm  2022"
