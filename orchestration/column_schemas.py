"""The columns of the raw log, as Dagster's UI lists them."""

from __future__ import annotations

from typing import Any

from dagster import TableColumn, TableSchema

from orchestration.lake_tables import LAKE_TABLES


def lake_columns(table: str) -> dict[str, Any]:
    """Names and types of a table of the log, as metadata of its asset."""
    columns = [TableColumn(field.name, str(field.type)) for field in LAKE_TABLES[table]]
    return {"dagster/column_schema": TableSchema(columns)}
