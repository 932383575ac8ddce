"""``news-warehouse export``: every table and view of marts and quality as a file."""

from __future__ import annotations

import argparse

import duckdb

from orchestration.commands import CommandError
from orchestration.commands.published import open_published
from orchestration.commands.terminal import say
from orchestration.settings import Settings
from orchestration.warehouse import tables_of

_EXPORTED_SCHEMAS = ("marts", "quality")
# Whatever begins with one of these a spreadsheet takes for a formula, and runs it.
_FORMULA_SIGNS = r"=+\-@\t\r\n＝＋－＠"


def run(settings: Settings, options: argparse.Namespace) -> int:
    """Write <schema>.<table>.csv or .parquet for each of them."""
    try:
        options.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(f"{options.folder} cannot be made ({error.strerror}); name another folder.") from error
    how = "format csv, header true" if options.format == "csv" else "format parquet"
    with open_published(settings) as warehouse:
        for schema, table in tables_of(warehouse, "warehouse"):
            if schema in _EXPORTED_SCHEMAS:
                file = options.folder / f"{schema}.{table}.{options.format}"
                target = str(file).replace("'", "''")
                columns = _for_spreadsheets(warehouse, schema, table) if options.format == "csv" else "*"
                warehouse.execute(
                    f'copy (select {columns} from warehouse."{schema}"."{table}") to \'{target}\' ({how})'
                )
                say(str(file))
    return 0


def _for_spreadsheets(warehouse: duckdb.DuckDBPyConnection, schema: str, table: str) -> str:
    """The columns of a table; an apostrophe, which spreadsheets hide, keeps text that looks like a formula text."""
    columns = warehouse.execute(
        "select column_name, data_type from information_schema.columns "
        "where table_catalog = 'warehouse' and table_schema = ? and table_name = ? order by ordinal_position",
        [schema, table],
    ).fetchall()
    return ", ".join(
        f"regexp_replace(\"{name}\", '^([{_FORMULA_SIGNS}])', '''\\1') as \"{name}\""
        if kind == "VARCHAR"
        else f'"{name}"'
        for name, kind in columns
    )
