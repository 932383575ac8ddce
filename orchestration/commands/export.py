"""``news-warehouse export``: every table and view of marts and quality as a file."""

from __future__ import annotations

import argparse

from orchestration.commands.published import open_published
from orchestration.settings import Settings
from orchestration.warehouse import tables_of

_EXPORTED_SCHEMAS = ("marts", "quality")


def run(settings: Settings, options: argparse.Namespace) -> int:
    """Write <schema>.<table>.csv or .parquet for each of them."""
    options.folder.mkdir(parents=True, exist_ok=True)
    how = "format csv, header true" if options.format == "csv" else "format parquet"
    with open_published(settings) as warehouse:
        for schema, table in tables_of(warehouse, "warehouse"):
            if schema in _EXPORTED_SCHEMAS:
                file = options.folder / f"{schema}.{table}.{options.format}"
                target = str(file).replace("'", "''")
                warehouse.execute(f'copy (from warehouse."{schema}"."{table}") to \'{target}\' ({how})')
                print(file)
    return 0
