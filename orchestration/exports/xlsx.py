"""XLSX: a sheet with the rows and a sheet that explains the columns. Texts are texts, so that nothing is computed."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import xlsxwriter

from orchestration.exports.table import ExportError, Table
from orchestration.replacing import replaced_when_done

_MOST_ROWS = 1_048_575  # of a sheet, below its header
_MOST_CHARACTERS = 32_767  # of a cell
_WIDTHS = {"VARCHAR": 28, "DATE": 12, "TIMESTAMP": 18, "BOOLEAN": 10}
_ROWS_AT_ONCE = 5_000


def write_xlsx(connection: duckdb.DuckDBPyConnection, table: Table, file: Path) -> None:
    """The table as one workbook.

    Raises:
        ExportError: when the table has more rows than a sheet.
    """
    count = (connection.execute(f"select count(*) from {table.sql_name}").fetchone() or (0,))[0]
    if count > _MOST_ROWS:
        raise ExportError(
            f"{table.schema}.{table.name} has {count:,} rows, an Excel sheet holds {_MOST_ROWS:,}. "
            "Export it as parquet or csv."
        )
    with (
        replaced_when_done(file) as unfinished,
        # A row at a time, so that memory does not grow; nothing is guessed from how a text looks.
        xlsxwriter.Workbook(
            unfinished,
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_date_format": "yyyy-mm-dd",
            },
        ) as workbook,
    ):
        _write_rows(workbook, connection, table, count)
        _write_meanings(workbook, table)


def _write_rows(workbook: xlsxwriter.Workbook, connection: duckdb.DuckDBPyConnection, table: Table, count: int) -> None:
    sheet = workbook.add_worksheet(table.name[:31])
    heading = workbook.add_format({"bold": True, "bottom": 1})
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, count, len(table.columns) - 1)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, _WIDTHS.get(column.type, 14))
        sheet.write_string(0, place, column.name, heading)
    rows = connection.execute(f"from {table.sql_name}")
    row = 0
    while batch := rows.fetchmany(_ROWS_AT_ONCE):
        for values in batch:
            row += 1
            for place, value in enumerate(values):
                _write_cell(sheet, row, place, value)


def _write_meanings(workbook: xlsxwriter.Workbook, table: Table) -> None:
    sheet = workbook.add_worksheet("columns")
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 100)
    for row, column in enumerate(table.columns):
        sheet.write_string(row, 0, column.name, wrapped)
        sheet.write_string(row, 1, column.comment, wrapped)


def _write_cell(sheet: xlsxwriter.worksheet.Worksheet, row: int, place: int, value: object) -> None:
    match value:
        case None:
            pass
        case bool():
            sheet.write_boolean(row, place, value)
        case int() | float() | Decimal():
            sheet.write_number(row, place, float(value))
        case datetime() | date():
            sheet.write_datetime(row, place, value)
        case _:
            text = str(value)
            sheet.write_string(
                row, place, text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"
            )
