"""Parquet: every type as it is, for pandas, polars, Spark and BI tools."""

from __future__ import annotations

from pathlib import Path

import duckdb

from orchestration.exports.table import Table, quoted
from orchestration.replacing import replaced_when_done


def write_parquet(connection: duckdb.DuckDBPyConnection, table: Table, file: Path) -> None:
    """The table as one Parquet file."""
    with replaced_when_done(file) as unfinished:
        connection.execute(f"copy (from {table.sql_name}) to {quoted(unfinished)} (format parquet, compression zstd)")
