"""Units that a heading announces for the bare numbers that follow it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from orchestration.extraction import extract


def amounts(body: str) -> list[tuple[str, str, Decimal]]:
    article = extract(f"Kết quả kinh doanh\nNgày phát hành: 8/12/2024 7:25:13 AM \n{body}")
    return [(m.metric_name, m.unit_code, m.value) for m in article.metrics]


def test_a_table_in_prose() -> None:
    body = "Quý II/2024 (đơn vị: tỷ đồng): doanh thu thuần 1.017,4; lợi nhuận trước thuế 229,6; Công ty có 12 kho."
    assert amounts(body) == [
        ("doanh thu thuần", "VND", Decimal(1_017_400_000_000)),
        ("lợi nhuận trước thuế", "VND", Decimal(229_600_000_000)),
        ("kho", "kho", Decimal(12)),
    ]


def test_rows_below_their_heading() -> None:
    body = "Sản lượng tiêu thụ (nghìn tấn):\n- Quý I/2024: 398;\n- Quý II/2024: 487.\nCông ty có 12 kho hàng."
    assert [(unit, value) for _, unit, value in amounts(body)] == [
        ("t", Decimal(398_000)),
        ("t", Decimal(487_000)),
        ("kho", Decimal(12)),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Doanh thu (đơn vị: tỷ đồng): năm 2023 đạt kế hoạch.",  # a year is no amount
        "Doanh thu (tỷ đồng) vượt kế hoạch; xếp hạng 398.",  # neither called a unit nor the head of what follows
        "Doanh thu (theo bà Lan): 398.",
    ],
)
def test_what_is_no_amount(body: str) -> None:
    assert amounts(body) == []
