"""The file of corrections: its shape as shipped and edited, and that no line of it is lost, however it is written."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from orchestration.corrections import COLUMNS, read_corrections
from orchestration.extraction.lexicon import read_table
from orchestration.settings import REFERENCE_DIR

HEADER = ",".join(COLUMNS)
KEY = "0123456789abcdef0123456789abcdef"
FILE = REFERENCE_DIR / "corrections.csv"


def read(tmp_path: Path, content: str | bytes) -> list[dict[str, Any]]:
    file = tmp_path / "corrections.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [dict(row) for row in read_corrections(file)]


def test_the_file_names_its_columns() -> None:
    assert FILE.read_text(encoding="utf-8-sig").splitlines()[0] == HEADER


@pytest.mark.parametrize("row", [dict(row) for row in read_corrections(FILE)], ids=lambda row: f"line {row}")
def test_each_line_of_the_file_can_be_applied(row: dict[str, Any]) -> None:
    where = f"{FILE.name}, line {row['line_number']}:"
    assert row["problem"] is None, f"{where} {row['problem']}"
    assert re.fullmatch("[0-9a-f]{32}", row["row_key"] or ""), f"{where} a key has 32 letters"
    fields = {known["field"] for known in read_table("correction_fields")}
    assert row["field"] in fields, f"{where} «{row['field']}» cannot be corrected"
    for column in ("right_value", "reason", "corrected_by", "corrected_on"):
        assert row[column], f"{where} {column} is empty"
    assert date.fromisoformat(row["corrected_on"]), f"{where} the day is written as 2026-07-31"


def test_what_can_be_corrected_is_stated_once_and_is_never_the_words_of_the_source() -> None:
    fields = [(row["table_name"], row["field"]) for row in read_table("correction_fields")]
    assert len(fields) == len(set(fields))
    assert {table for table, _ in fields} == {"fct_metrics", "fct_events", "fct_person_roles", "fct_mentions"}
    assert not {field for _, field in fields} & {"evidence", "sentence", "mention_text"}
    for row in read_table("correction_fields"):
        assert bool(row["accepted_values"]) == (row["value_kind"] in {"choice", "exists"}), row
        assert row["can_be_unknown"] in {"yes", "no"}, row


def test_a_line_is_read_with_its_number_and_blank_lines_are_none(tmp_path: Path) -> None:
    lines = f'{HEADER}\n\n{KEY},value,183.9,"2,498 tỷ of 1,358 tỷ",Lan,2026-07-31\n,,,,,\n'
    assert read(tmp_path, lines) == [
        {
            "line_number": 3,
            "row_key": KEY,
            "field": "value",
            "right_value": "183.9",
            "reason": "2,498 tỷ of 1,358 tỷ",
            "corrected_by": "Lan",
            "corrected_on": "2026-07-31",
            "problem": None,
        }
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1258"])
def test_spreadsheets_write_other_encodings_line_ends_and_semicolons(tmp_path: Path, encoding: str) -> None:
    lines = f"{HEADER}\n{KEY},title,Chánh án,why,Lan,2026-07-31\n".replace(",", ";").replace("\n", "\r\n")
    (row,) = read(tmp_path, lines.encode(encoding))
    assert (row["right_value"], row["corrected_on"], row["problem"]) == ("Chánh án", "2026-07-31", None)


def test_a_comma_or_quote_too_many_spoils_its_own_line_only(tmp_path: Path) -> None:
    first, second, third = read(
        tmp_path,
        f"{HEADER}\n{KEY},value,2,498,why,Lan,2026-07-31\n"
        f'{KEY},value,2498,"why,Lan,2026-07-31\n{KEY},value,2498,why,Lan,2026-07-31\n',
    )
    assert "7 cells" in first["problem"]
    assert "quotes" in second["problem"]
    assert third["problem"] is None


def test_a_file_with_other_columns_says_which_it_needs(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "key,field\nabc,value\n")
    assert HEADER in row["problem"]


@pytest.mark.parametrize("content", ["", HEADER, HEADER + "\n"])
def test_no_lines_are_no_corrections(tmp_path: Path, content: str) -> None:
    assert read(tmp_path, content) == []


def test_a_missing_file_corrects_nothing_and_a_binary_one_says_so(tmp_path: Path) -> None:
    assert list(read_corrections(tmp_path / "none.csv")) == []
    (row,) = read(tmp_path, bytes(range(256)) * 4)
    assert "binary" in row["problem"]
