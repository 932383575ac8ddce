"""One published table or view, as every format needs it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

# Excel, LibreOffice and Google Sheets take a text that begins so for a formula; the tab and the line break hide one.
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


class ExportError(Exception):
    """The table does not fit the format. The message names one that it fits."""


@dataclass(frozen=True)
class Column:
    """A column with its SQL type and the comment that explains it."""

    name: str
    type: str
    comment: str

    @property
    def is_text(self) -> bool:
        """Whether its cells are words, which a spreadsheet may take for something else."""
        return self.type == "VARCHAR"


@dataclass(frozen=True)
class Table:
    """A published table or view and its columns, in their order."""

    schema: str
    name: str
    columns: list[Column]

    @classmethod
    def of(cls, connection: duckdb.DuckDBPyConnection, schema: str, name: str) -> Table:
        """The table as the current database of the connection describes it."""
        rows = connection.execute(
            "select column_name, data_type, coalesce(comment, '') from duckdb_columns() "
            "where database_name = current_database() and schema_name = ? and table_name = ? order by column_index",
            [schema, name],
        ).fetchall()
        return cls(schema, name, [Column(*row) for row in rows])

    @property
    def sql_name(self) -> str:
        """Schema and name, quoted."""
        return f'"{self.schema}"."{self.name}"'


def quoted(file: Path) -> str:
    """The path as a literal of SQL."""
    return "'" + str(file).replace("'", "''") + "'"
