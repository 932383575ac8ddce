"""The data dictionary, written from the comments of a published file and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from orchestration.exports.table import Column, Table
from orchestration.warehouse import tables_of

_SCHEMAS = {
    "marts": "what analysts ask: facts, dimensions and flat views.",
    "quality": "what was rejected, checked, corrected, contradicted and not understood.",
    "staging": "the log of the pipeline as it stands, one table for each of its kinds; for tracing, not for asking.",
}
# One table owns each of these; in another one the column, or one whose name ends so, points there.
_OWNERS = {
    "article_key": "dim_article",
    "date_key": "dim_date",
    "event_key": "fct_events",
    "metric_fact_key": "fct_metrics",
    "metric_key": "dim_metric",
    "organisation_key": "dim_organisation",
    "person_key": "dim_person",
    "rule_key": "dim_rule",
    "unit_code": "dim_unit",
}
_PLAIN_TABLES = ("dim_", "fct_", "bridge_")


@dataclass(frozen=True)
class _Described:
    table: Table
    comment: str
    is_view: bool


def dictionary(warehouse: duckdb.DuckDBPyConnection) -> str:
    """Markdown of every table and column of the database in use, with a picture of how the tables hang together."""
    described = [_described(warehouse, schema, name) for schema, name in tables_of(warehouse, _current(warehouse))]
    lines = [
        "# Data dictionary",
        "",
        "Written by `make dictionary` from the comments of the published file; a test compares them.",
        "The file tells them too: `select column_name, comment from duckdb_columns() where table_name = 'metrics'`",
        "",
        "- [How the tables hang together](#how-the-tables-hang-together)",
    ]
    for schema, what in _SCHEMAS.items():
        names = ", ".join(f"[{each.table.name}](#{_anchor(each)})" for each in described if each.table.schema == schema)
        lines.append(f"- `{schema}`, {what.removesuffix('.')}: {names}")
    lines += ["", "## How the tables hang together", "", *_picture(described)]
    for schema, what in _SCHEMAS.items():
        lines += ["", f"## {schema}", "", what[0].upper() + what[1:]]
        for each in described:
            if each.table.schema == schema:
                lines += ["", *_section(each)]
    return "\n".join(lines) + "\n"


def target_of(table: str, column: str) -> str | None:
    """The table whose key the column holds; None for the table's own key and for what is no key.

    >>> target_of("fct_metrics", "period_end_date_key")
    'dim_date'
    """
    for key, owner in _OWNERS.items():
        if column == key or column.endswith(f"_{key}"):
            # A longer key may end like a shorter one; a table's own key points nowhere.
            return None if (column, table) == (key, owner) else owner
    return None


def _section(each: _Described) -> list[str]:
    kind = "view" if each.is_view else "table"
    return [
        f"### {each.table.schema}.{each.table.name}",
        "",
        f"{each.comment} ({kind})",
        "",
        "| column | type | meaning |",
        "|---|---|---|",
        *(f"| {column.name} | {column.type.lower()} | {_cell(column)} |" for column in each.table.columns),
    ]


def _picture(described: list[_Described]) -> list[str]:
    """A Mermaid diagram of the plain tables of marts, which GitHub and many editors draw."""
    plain = [each.table for each in described if each.table.name.startswith(_PLAIN_TABLES)]
    edges = [
        f'    {target} ||--o{{ {table.name} : "{column.name}"'
        for table in plain
        for column in table.columns
        if (target := target_of(table.name, column.name))
    ]
    return ["```mermaid", "erDiagram", *edges, "```"]


def _cell(column: Column) -> str:
    return " ".join(column.comment.split()).replace("|", "\\|")


def _anchor(each: _Described) -> str:
    """As GitHub makes them of headings: without the point."""
    return f"{each.table.schema}{each.table.name}"


def _described(warehouse: duckdb.DuckDBPyConnection, schema: str, name: str) -> _Described:
    rows = warehouse.execute(
        """
        select comment, is_view
        from (
            select database_name, schema_name, table_name, comment, false as is_view from duckdb_tables()
            union all
            select database_name, schema_name, view_name, comment, true from duckdb_views()
        )
        where database_name = current_database() and schema_name = ? and table_name = ?
        """,
        [schema, name],
    ).fetchall()
    comment, is_view = rows[0]
    return _Described(Table.of(warehouse, schema, name), " ".join((comment or "").split()), is_view)


def _current(warehouse: duckdb.DuckDBPyConnection) -> str:
    row = warehouse.execute("select current_database()").fetchone()
    return str(row[0]) if row else ""
