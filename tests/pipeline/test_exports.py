"""The flat views as files for tools that open no DuckDB file."""

from __future__ import annotations

import csv
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import duckdb
import pytest

from orchestration.cli import main
from orchestration.commands.export import FLAT_VIEWS
from orchestration.exports.csv import write_csv
from orchestration.exports.table import Table
from orchestration.exports.xlsx import write_xlsx
from orchestration.settings import PROJECT_DIR
from orchestration.warehouse import tables_of
from tests.pipeline.conftest import Run

NAMES = [f"{schema}.{view}" for schema, view in FLAT_VIEWS]
HOSTILE = ["=1+1", "＝1+1", "+84 24 3825 2526", "-5%", "@SUM(A1)", "\t=1+1", "\r=1+1", "a=1", "– gạch", "'x", None, ""]
SPREADSHEET = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


@pytest.fixture
def hostile() -> tuple[duckdb.DuckDBPyConnection, Table]:
    """Texts that a spreadsheet would compute, beside a negative number that it should."""
    connection = duckdb.connect()
    connection.execute("create table texts (place integer, text varchar, value decimal(38, 6))")
    connection.executemany("insert into texts values (?, ?, -1.5)", list(enumerate(HOSTILE)))
    return connection, Table.of(connection, "main", "texts")


@pytest.mark.parametrize("kind", ["csv", "parquet", "xlsx"])
def test_the_flat_views_are_exported(
    kind: str, seeds_run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WAREHOUSE_DIR", str(seeds_run.settings.warehouse_dir))
    assert main(["export", str(tmp_path / "out"), "--format", kind]) == 0
    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert files == [f"{name}.{kind}" for name in NAMES]
    assert [Path(line).name for line in capsys.readouterr().out.splitlines()] == files


def test_every_table_is_exported_on_demand(seeds_run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAREHOUSE_DIR", str(seeds_run.settings.warehouse_dir))
    assert main(["export", str(tmp_path), "--format", "parquet", "--all"]) == 0
    with duckdb.connect(str(seeds_run.settings.published_file), read_only=True) as published:
        expected = [
            f"{schema}.{table}" for schema, table in tables_of(published, "warehouse") if schema in ("marts", "quality")
        ]
        assert sorted(path.stem for path in tmp_path.iterdir()) == sorted(expected)
        for name in expected:
            table = ".".join(f'"{part}"' for part in name.split("."))
            read = f"read_parquet('{tmp_path / name}.parquet')"
            assert published.execute(f"(from {table} except all from {read}) limit 1").fetchall() == []


def test_csv_is_what_excel_opens(seeds_run: Run, tmp_path: Path) -> None:
    with duckdb.connect(str(seeds_run.settings.published_file), read_only=True) as published:
        write_csv(published, Table.of(published, "marts", "metrics"), tmp_path / "metrics.csv")
        written = published.execute("select count(*) from marts.metrics").fetchall()
    assert (tmp_path / "metrics.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "metrics.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(len(rows),)] == written
    assert any(Decimal(row["value"]) == 2498000000 and row["metric_name"] == "doanh thu" for row in rows)


def test_no_text_of_a_csv_is_a_formula(hostile: tuple[duckdb.DuckDBPyConnection, Table], tmp_path: Path) -> None:
    write_csv(*hostile, tmp_path / "texts.csv")
    with (tmp_path / "texts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows.sort(key=lambda row: int(row["place"]))
    assert [row["text"] for row in rows] == [
        "'=1+1", "'＝1+1", "'+84 24 3825 2526", "'-5%", "'@SUM(A1)", "'\t=1+1", "'\r=1+1", "a=1", "– gạch", "'x", "", ""
    ]  # fmt: skip
    assert {row["value"] for row in rows} == {"-1.500000"}
    assert [path.name for path in tmp_path.iterdir()] == ["texts.csv"]


def test_no_text_of_a_workbook_is_a_formula(hostile: tuple[duckdb.DuckDBPyConnection, Table], tmp_path: Path) -> None:
    connection, table = hostile
    connection.execute("insert into texts values (90, repeat('ư', 40000), null)")
    write_xlsx(connection, table, tmp_path / "texts.xlsx")
    with zipfile.ZipFile(tmp_path / "texts.xlsx") as book:
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert sheet.findall(".//x:f", SPREADSHEET) == []
    texts = [text.text for text in sheet.findall(".//x:is/x:t", SPREADSHEET)]
    assert {"place", "=1+1", "+84 24 3825 2526", "-5%", "@SUM(A1)"} <= set(texts)
    assert [text for text in texts if text and len(text) > 1000] == ["ư" * 32766 + "…"]
    numbers = {cell.findtext("x:v", namespaces=SPREADSHEET) for cell in sheet.findall(".//x:c", SPREADSHEET)}
    assert "-1.5" in numbers


def test_make_exports_too() -> None:
    command = ["make", "--dry-run", "--no-print-directory", "export", "FORMAT=xlsx", "EXPORT_DIR=out"]
    said = subprocess.run(command, cwd=PROJECT_DIR, capture_output=True, text=True, check=True).stdout
    assert 'news-warehouse export "out" --format "xlsx"' in said
