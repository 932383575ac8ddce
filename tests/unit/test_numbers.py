"""Every habit of writing a number in Vietnamese news, each with an example from real text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from orchestration.extraction.number_reading import Habit, parse_figure
from orchestration.extraction.numbers import document_habit, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # figures
        ("2.143", "2143"),
        ("2,498", "2.498"),
        ("2.999,4", "2999.4"),
        ("38.935,8", "38935.8"),
        ("5.214.000", "5214000"),
        ("1,234,567", "1234567"),
        ("1,234.5", "1234.5"),
        ("2.5", "2.5"),
        ("0,34", "0.34"),
        ("01", "1"),
        ("½", "0.5"),
        ("2½", "2.5"),
        # figures with scales
        ("2,498 tỷ", "2498000000"),
        ("862,9 triệu", "862900000"),
        ("111,8 nghìn tỷ", "111800000000000"),
        ("2.999,4 nghìn", "2999400"),
        ("1,5 vạn", "15000"),
        ("7,9triệu", "7900000"),
        ("3 tỷ 650 triệu", "3650000000"),
        ("12 nghìn 500 tỷ", "12500000000000"),
        ("2 tỷ rưỡi", "2500000000"),
        ("5 chục triệu", "50000000"),
        ("4 tỉ", "4000000000"),
        ("30 ngàn", "30000"),
        # signs and units
        ("220 %", "220"),
        ("1.150.000đ", "1150000"),
        ("âm 156", "-156"),
        ("−22%", "-22"),
        # ranges give their middle
        ("2–3 triệu", "2500000"),
        ("từ 95 đến 100", "97.5"),
        ("15,3–15,5", "15.4"),
        # words
        ("hai trăm linh ba", "203"),
        ("một trăm lẻ năm", "105"),
        ("mười lăm", "15"),
        ("hai mươi mốt", "21"),
        ("hai mươi tư", "24"),
        ("ba chục", "30"),
        ("hai trăm rưỡi", "250"),
        ("một triệu rưỡi", "1500000"),
        ("một tỷ bảy", "1700000000"),
        ("hai triệu tư", "2400000"),
        ("một nghìn linh hai", "1002"),
        ("nửa triệu", "500000"),
        ("một nửa", "0.5"),
        ("hai phẩy năm", "2.5"),
        ("trăm nghìn", "100000"),
        ("ba trăm nghìn", "300000"),
        ("hai nghìn tỷ", "2000000000000"),
        ("một tỷ hai trăm triệu", "1200000000"),
        ("ba triệu hai trăm nghìn năm trăm", "3200500"),
        ("hai nghìn không trăm hai mươi lăm", "2025"),
        ("một tỷ tỷ", "1000000000000000000"),
        ("gấp đôi", "2"),
        ("gấp rưỡi", "1.5"),
    ],
)
def test_parse_number(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "tấn", "8.1.2", "năm nay", "hai ba", "09-3/12", "5 triệu tấn dầu"])
def test_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None


def test_scales_and_words_may_be_spaced_and_cased_as_in_headlines() -> None:
    assert parse_number("  2,498   TỶ ") == Decimal(2498000000)


@pytest.mark.parametrize(
    ("figure", "habit", "value", "places"),
    [
        ("1.200", Habit.VIETNAMESE, "1200", 0),
        ("1.200", Habit.ENGLISH, "1.200", 3),
        ("2,498", Habit.VIETNAMESE, "2.498", 3),
        ("2,498", Habit.ENGLISH, "2498", 0),
        ("12.75", Habit.VIETNAMESE, "12.75", 2),
    ],
)
def test_ambiguous_figures_follow_the_habit_of_the_document(figure: str, habit: Habit, value: str, places: int) -> None:
    assert parse_figure(figure, habit) == (Decimal(value), places)


def test_habit_is_english_only_where_a_number_can_be_nothing_else() -> None:
    assert document_habit("doanh thu 1,234,567 USD và 2,498 tỷ") is Habit.ENGLISH
    assert document_habit("doanh thu 2,498 tỷ USD") is Habit.VIETNAMESE
    assert document_habit("1,234,567 đồng nhưng cũng 2,5 tỷ") is Habit.VIETNAMESE
