"""Which year, and which stretch of it, a date takes from the words and dates around it."""

from __future__ import annotations

import pytest

from orchestration.extraction.dates import find_dates
from orchestration.extraction.document import parse_document


def found(body: str, published: str, title: str = "Tin hoạt động") -> dict[str, str]:
    """The dates of a body by their words, those that lean on others left out."""
    document = parse_document(f"{title}\nNgày phát hành: {published} 7:25:13 AM\n{body}")
    return {m.text: f"{m.first}..{m.last}" for m in find_dates(document) if not m.is_anaphoric}


@pytest.mark.parametrize(
    ("body", "published", "text", "expected"),
    [
        # the same period of what was told since New Year
        (
            "Tính đến hết tháng 9, nhà máy làm ra 4,2 triệu tấn (tăng 3% so với cùng kỳ 2023).",
            "10/14/2024",
            "cùng kỳ 2023",
            "2023-01-01..2023-09-30",
        ),
        (
            "Tính tới ngày 30/9/2025, doanh thu đạt 23 tỷ đồng, tăng 27% so với cùng kỳ 2024.",
            "1/27/2026",
            "cùng kỳ 2024",
            "2024-01-01..2024-09-30",
        ),
        (
            "Than tháng 6 ước 3,2 triệu tấn, đưa tổng số từ đầu năm lên 21 triệu tấn, bằng 103% cùng kỳ năm trước.",
            "7/1/2025",
            "cùng kỳ năm trước",
            "2024-01-01..2024-06-30",
        ),
        (
            "Tám tháng qua, công ty bán 400 nghìn tấn gạo, tăng 19% so với cùng kỳ năm 2022.",
            "9/11/2023",
            "cùng kỳ năm 2022",
            "2022-01-01..2022-08-31",
        ),
        # what is compared with a year
        ("Doanh thu 3.874 tỷ đồng, nhỉnh hơn năm trước 5,2%.", "1/9/2025", "năm trước", "2024-01-01..2024-12-31"),
        ("Lãi 1.820 tỷ đồng, gần gấp ba năm trước.", "1/12/2022", "năm trước", "2021-01-01..2021-12-31"),
        # what is still to be done, what was done of late
        ("Cổ tức năm 2023 là 12%, chi trả trong quý III.", "4/26/2024", "quý III", "2024-07-01..2024-09-30"),
        ("Vốn 120 tỷ đồng cho dây chuyền mới, nghiệm thu vào quý IV.", "4/28/2023", "quý IV", "2023-10-01..2023-12-31"),
        (
            "Kế hoạch 2026 sẽ được trình HĐQT trong tháng 10.",
            "8/21/2025",
            "tháng 10",
            "2025-10-01..2025-10-31",
        ),
        (
            "Giai đoạn 2019 - 2024 ông làm Phó Giám đốc, và mới quay lại hồi tháng 6.",
            "8/14/2025",
            "tháng 6",
            "2025-06-01..2025-06-30",
        ),
        ("Năm 2023, phải đến 10/11 buổi lễ mới diễn ra.", "12/16/2025", "10/11", "2023-11-10..2023-11-10"),
        ("Kết quả tháng 6 là tín hiệu tốt cho nửa cuối năm.", "7/24/2023", "nửa cuối năm", "2023-07-01..2023-12-31"),
        # parts of a month and of the year
        ("Hội trại diễn ra vào trung tuần tháng 3.", "1/9/2024", "trung tuần tháng 3", "2024-03-11..2024-03-20"),
        ("Dự án về đích vào hạ tuần tháng 2/2024.", "1/9/2024", "hạ tuần tháng 2/2024", "2024-02-21..2024-02-29"),
        (
            "Phụ lục mua 400 nghìn tấn cho 7 tháng còn lại của năm.",
            "5/16/2025",
            "7 tháng còn lại của năm",
            "2025-06-01..2025-12-31",
        ),
        ("Lợi nhuận năm 2022 cao nhất ở quý cuối.", "1/18/2023", "quý cuối", "2022-10-01..2022-12-31"),
        ("Chốt phiên 27/4, mã ATX nhích 1% so với hôm trước.", "4/28/2023", "hôm trước", "2023-04-26..2023-04-26"),
        ("Dư nợ vay cuối năm chỉ còn 987 tỷ đồng.", "1/9/2025", "cuối năm", "2024-12-31..2024-12-31"),
        ("Thứ Sáu tuần qua, đoàn đã đến mỏ.", "4/12/2026", "Thứ Sáu tuần qua", "2026-04-10..2026-04-10"),
        ("Thứ Sáu tuần trước, đoàn đã đến mỏ.", "4/12/2026", "Thứ Sáu tuần trước", "2026-04-03..2026-04-03"),
        (
            "Cổ tức năm 2024 lên tới 43%. Mục tiêu năm 2025 là lãi 96 tỷ đồng, nhích 2% so với mức của năm trước.",
            "10/1/2025",
            "năm trước",
            "2024-01-01..2024-12-31",
        ),
        ("Chặng đường 9 tháng, báo cáo cho thấy lãi giảm.", "10/18/2023", "9 tháng", "2023-01-01..2023-09-30"),
        ("Công ty con âm 58 tỷ đồng lợi nhuận 9 tháng.", "10/22/2025", "9 tháng", "2025-01-01..2025-09-30"),
    ],
)
def test_the_days_that_the_words_around_give(body: str, published: str, text: str, expected: str) -> None:
    assert found(body, published).get(text) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Ba mươi tháng sau ngày động thổ, cảng đã khánh thành.",
        "Xưởng hoàn thành kế hoạch năm trước 15 ngày.",
        "Mười năm sau, nhà máy mới chạy hết công suất.",
        "Lễ phát động Tháng Công nhân thu hút nhiều đoàn viên.",
    ],
)
def test_what_counts_months_and_years_is_no_date(body: str) -> None:
    assert found(body, "4/7/2025") == {}


@pytest.mark.parametrize(
    ("body", "text", "expected"),
    [
        ("Đặt ky ngày 8/11/2021 theo hợp đồng ký hồi tháng 5 cùng năm.", "tháng 5", "2021-05-01..2021-05-31"),
        (
            "Quyết định số 818/QĐ-TTg đề ngày 12/6/2020, được trao chiều 15/6 năm ấy.",
            "chiều 15/6",
            "2020-06-15..2020-06-15",
        ),
        (
            "Hôm 10/10, hãng khai trương. Trước đó một ngày, đoàn thăm cảng.",
            "Trước đó một ngày",
            "2024-10-09..2024-10-09",
        ),
        ("Hôm 10/10, hãng khai trương; hai ngày trước đó trời mưa.", "hai ngày trước đó", "2024-10-08..2024-10-08"),
        (
            "Đại hội lùi từ 30/9 sang 27/11. Trước đó 3 ngày, hãng trúng thầu.",
            "Trước đó 3 ngày",
            "2024-09-27..2024-09-27",
        ),
        ("Các nghị quyết được công bố chiều thứ Sáu (11/10).", "thứ Sáu", "2024-10-11..2024-10-11"),
        ("Cùng ngày 10/10, hai bên ký hợp đồng.", "ngày 10/10", "2024-10-10..2024-10-10"),
    ],
)
def test_dates_lean_on_those_told_before(body: str, text: str, expected: str) -> None:
    assert found(body, "10/14/2024")[text] == expected


def test_the_day_itself_may_follow_how_long_before_it_was() -> None:
    told = found("Ngày 10/10, hãng khai trương. Trước đó hai ngày, hôm 8/10, đoàn thăm cảng.", "10/14/2024")
    assert told == {"Ngày 10/10": "2024-10-10..2024-10-10", "hôm 8/10": "2024-10-08..2024-10-08"}


@pytest.mark.parametrize(
    ("body", "text", "expected"),
    [
        ("Cổ đông lớn bán ra trong thời gian 14/9-6/10, nay còn 18%.", "14/9-6/10", "2023-09-14..2023-10-06"),
        (
            "Chủ trương được duyệt từ ngày 23/3/2021, nhưng phải đến sáng 15/10, dự án mới khởi công.",
            "sáng 15/10",
            "2023-10-15..2023-10-15",
        ),
        ("Ký hợp đồng hồi tháng 3/2022. Tính đến hết tháng 7, tiến độ đạt 87,5%.", "tháng 7", "2023-07-01..2023-07-31"),
    ],
)
def test_dates_of_late_take_no_year_of_long_ago(body: str, text: str, expected: str) -> None:
    assert found(body, "11/12/2023")[text] == expected
