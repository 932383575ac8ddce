"""The raw log: whole batches or nothing, nothing written twice, many small files become one."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from orchestration.lake import Lake, new_batch_id
from orchestration.lake_tables import LAKE_TABLES

KEY = {"content_sha256": "a" * 64, "extractor_version": "1.0.0+test", "batch_id": "b1"}


def person(name: str) -> dict[str, Any]:
    return {**KEY, "full_name": name, "gender": None}


def test_every_table_has_a_file_from_the_start(tmp_path: Path) -> None:
    Lake(tmp_path)
    assert {folder.name for folder in tmp_path.iterdir()} == set(LAKE_TABLES)
    assert all(list((tmp_path / table).glob("*.parquet")) for table in LAKE_TABLES)


def test_an_empty_file_follows_its_schema(tmp_path: Path) -> None:
    Lake(tmp_path)
    empty = tmp_path / "persons" / "_empty.parquet"
    shutil.copyfile(tmp_path / "events" / "_empty.parquet", empty)  # as an older version might have left it
    Lake(tmp_path)
    assert pq.read_schema(empty).names == LAKE_TABLES["persons"].names


def test_rows_come_back_as_they_were_written(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    row: dict[str, Any] = dict.fromkeys(LAKE_TABLES["metrics"].names)
    row |= {**KEY, "metric_name": "doanh thu", "value": Decimal(2498000000), "period_start": date(2022, 1, 1)}
    lake.append("metrics", "b1", [row])
    assert lake.read("metrics") == [row | {"value": Decimal("2498000000.000000")}]


def test_a_number_too_large_for_the_log_is_told_before_anything_is_written(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    with pytest.raises(ArithmeticError):
        lake.append("metrics", "b1", [{**KEY, "value": Decimal(10) ** 40}])
    assert lake.row_count("metrics") == 0
    assert lake.read("metrics") == []


def test_an_unfinished_file_is_no_batch_and_is_cleared_away(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    lake.append("persons", "b1", [person("Nguyễn Trí Dũng")])
    unfinished = tmp_path / "persons" / "b2.parquet.unfinished"
    unfinished.write_bytes(b"PAR1 and then the power went")
    assert [row["full_name"] for row in lake.read("persons")] == ["Nguyễn Trí Dũng"]
    Lake(tmp_path)
    assert not unfinished.exists()


def test_a_batch_without_its_commit_record_was_not_extracted(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    lake.append("persons", "b1", [person("Vũ Mai Khanh")])  # a crash before ``extractions`` was written
    assert lake.known_extractions("1.0.0+test") == set()


def test_many_small_batches_become_one(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    names = [f"Người thứ {number}" for number in range(40)]
    for number, name in enumerate(names):
        lake.append("persons", f"b{number:02}", [person(name)])
    assert lake.compact() == ["persons"]
    assert len(list((tmp_path / "persons").glob("*.parquet"))) == 2  # the joined one and the empty one
    assert sorted(row["full_name"] for row in lake.read("persons")) == sorted(names)


def test_a_crash_while_joining_doubles_nothing(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    for number in range(40):
        lake.append("persons", f"b{number:02}", [person(f"Người thứ {number}")])
    before = tmp_path / "before"
    shutil.copytree(tmp_path / "persons", before)
    lake.compact()
    shutil.copytree(before, tmp_path / "persons", dirs_exist_ok=True)  # the joined file was there, the others still too
    assert len(Lake(tmp_path).read("persons")) == 40


def test_snapshots_sort_by_time_even_when_the_clock_goes_back() -> None:
    tomorrow = "29991231T235959.999998Z"
    assert new_batch_id(after=tomorrow) == "29991231T235959.999999Z"
