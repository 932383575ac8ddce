"""CSV as Excel opens it: UTF-8 with a byte order mark, and no text that it would take for a formula."""

from __future__ import annotations

import shutil
from codecs import BOM_UTF8
from pathlib import Path

import duckdb

from orchestration.exports.table import FORMULA_STARTS, Column, Table, quoted
from orchestration.replacing import replaced_when_done


def write_csv(connection: duckdb.DuckDBPyConnection, table: Table, file: Path) -> None:
    """The table as one CSV file with a header; a text that begins like a formula gets an apostrophe before it."""
    cells = ", ".join(_cell(column) for column in table.columns)
    with replaced_when_done(file) as unfinished:
        plain = unfinished.with_name(unfinished.name + ".plain")
        try:
            connection.execute(
                f"copy (select {cells} from {table.sql_name}) to {quoted(plain)} (format csv, header true)"
            )
            with plain.open("rb") as source, unfinished.open("wb") as target:
                target.write(BOM_UTF8)
                shutil.copyfileobj(source, target)
        finally:
            plain.unlink(missing_ok=True)


def _cell(column: Column) -> str:
    name = f'"{column.name}"'
    if not column.is_text:
        return name
    starts = "[" + ", ".join(f"chr({ord(start)})" for start in FORMULA_STARTS) + "]"
    return f"case when list_contains({starts}, left({name}, 1)) then chr(39) || {name} else {name} end as {name}"
