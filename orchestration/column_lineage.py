"""From which columns each column of a model is made: back from a published fact to the raw log.

Read from the SQL as dbt compiled it, by sqlglot. What was found is kept beside the manifest, so that a model is read
again only when its SQL or a column of the project changed.
"""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from dagster import AssetKey, MetadataValue, TableColumnDep, TableColumnLineage

from orchestration.dbt import schema_and_table
from orchestration.lake_tables import LAKE_TABLES
from orchestration.previews import markdown_table
from orchestration.replacing import replaced_when_done

_DIALECT = "duckdb"
_DATABASE = "build"
_LONGEST_CELL = 300
_MOST_COLUMNS = 4
_OF_CORRECTIONS = {"lake.corrections", "reference.correction_fields"}
_LOG = "lake"
# Column of the model → pairs of table (``schema.table``) and column.
Columns = dict[str, list[tuple[str, str]]]


class ColumnLineage:
    """The lineage of the models of one manifest; ``learn`` reads one, ``save`` keeps what was learnt."""

    def __init__(self, manifest: Mapping[str, Any], compiled_dir: Path, kept: Path) -> None:
        self._manifest = manifest
        self._compiled_dir = compiled_dir
        self._file = kept
        self._known: dict[str, list[Any]] = _kept(kept)
        self._has_news = False

    def learn(self, unique_id: str) -> None:
        """Read the SQL that dbt has just sent, unless it is that of last time; a seed has none."""
        node = self._manifest["nodes"][unique_id]
        file = self._compiled_dir / node["package_name"] / node["original_file_path"]
        if node["resource_type"] != "model" or not file.exists():
            return
        sql = self._with_plain_sources(file.read_text(encoding="utf-8"))
        version = hashlib.sha256(f"{sql}\0{self._columns_version}".encode()).hexdigest()
        if self._known.get(unique_id, [""])[0] != version:
            self._known[unique_id] = [version, _columns_of(sql, self._schema)]
            self._has_news = True

    def metadata(self, unique_id: str) -> dict[str, Any]:
        """What Dagster shows as the column lineage of an asset."""
        if unique_id not in self._known:
            return {}
        columns: Columns = self._known[unique_id][1]
        rows = [
            (column, _listed(made_of, column), _listed(self._origins(made_of), column))
            for column, made_of in columns.items()
        ]
        return {
            "dagster/column_lineage": TableColumnLineage(
                {
                    column: [TableColumnDep(AssetKey(table.split(".")), of) for table, of in made_of]
                    for column, made_of in columns.items()
                }
            ),
            # The open-source UI keeps the lineage of columns and does not draw it: so it is told as a table.
            "columns": MetadataValue.md(
                markdown_table(["column", "made of", "in the log or the reference data"], rows, _LONGEST_CELL)
            ),
        }

    def save(self) -> None:
        """Keep it for the next run."""
        if self._has_news:
            with replaced_when_done(self._file) as unfinished:
                unfinished.write_text(json.dumps(self._known), encoding="utf-8")

    def _origins(self, made_of: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """The columns of the log and the reference data at which the way back ends, the nearest first."""
        ends: list[tuple[str, str]] = []
        seen: set[tuple[str, str]] = set()
        ahead = deque(made_of)
        while ahead:
            table, column = ahead.popleft()  # a list in what was kept, a pair in what was learnt
            if (table, column) in seen:
                continue
            seen.add((table, column))
            before = self._columns_of_table.get(table)
            if before is None:
                ends.append((table, column))
            else:
                ahead.extend(before.get(column, []))
        return ends

    @cached_property
    def _columns_of_table(self) -> dict[str, Columns]:
        nodes = self._manifest["nodes"]
        return {
            ".".join(schema_and_table(nodes[each])): known[1] for each, known in self._known.items() if each in nodes
        }

    def _with_plain_sources(self, sql: str) -> str:
        """The log is read as files there; here its tables have names."""
        for source in self._manifest["sources"].values():
            sql = sql.replace(source["relation_name"], f"{_DATABASE}.{_LOG}.{source['name']}")
        return sql

    @cached_property
    def _tables(self) -> dict[str, dict[str, dict[str, str]]]:
        """Schema, table and columns; the types do not matter here."""
        tables: dict[str, dict[str, dict[str, str]]] = {
            _LOG: {name: dict.fromkeys(fields.names, "VARCHAR") for name, fields in LAKE_TABLES.items()}
        }
        for node in self._manifest["nodes"].values():
            if node["resource_type"] in {"model", "seed"}:
                schema, table = schema_and_table(node)
                tables.setdefault(schema, {})[table] = dict.fromkeys(node["columns"], "VARCHAR")
        return tables

    @cached_property
    def _columns_version(self) -> str:
        return hashlib.sha256(json.dumps(self._tables, sort_keys=True).encode()).hexdigest()

    @cached_property
    def _schema(self) -> Any:
        from sqlglot.schema import MappingSchema  # noqa: PLC0415 - most runs find everything learnt

        return MappingSchema({_DATABASE: self._tables}, dialect=_DIALECT)


def _columns_of(sql: str, schema: Any) -> Columns:
    """Empty for SQL that sqlglot does not understand: that is no reason to stop a build."""
    from sqlglot.errors import SqlglotError  # noqa: PLC0415

    try:
        return _parsed_columns(sql, schema)
    except (SqlglotError, ValueError):
        return {}


def _parsed_columns(sql: str, schema: Any) -> Columns:
    from sqlglot import exp, parse_one  # noqa: PLC0415
    from sqlglot.lineage import lineage  # noqa: PLC0415
    from sqlglot.optimizer.qualify import qualify  # noqa: PLC0415
    from sqlglot.optimizer.scope import build_scope  # noqa: PLC0415

    query = qualify(
        parse_one(sql, dialect=_DIALECT),
        schema=schema,
        dialect=_DIALECT,
        validate_qualify_columns=False,
        identify=False,
    )
    if not isinstance(query, exp.Query):
        return {}
    scope = build_scope(query)
    columns: Columns = {}
    for name in query.named_selects:
        made_of = set()
        for node in lineage(name, query, schema, scope=scope, dialect=_DIALECT, copy=False).walk():
            table = node.expression
            if not node.downstream and isinstance(table, exp.Table):
                made_of.add((f"{table.db}.{table.name}", node.name.rpartition(".")[2]))
        columns[name] = sorted(made_of)
    return columns


def _listed(columns: Sequence[tuple[str, str]], column: str) -> str:
    """The first few: those of the same name before all others, corrections last, which may set any column."""
    ranked = sorted(columns, key=lambda each: (each[1] != column, each[0] in _OF_CORRECTIONS))
    told = [f"{table}.{name}" for table, name in ranked]
    more = f" and {len(told) - _MOST_COLUMNS} more" if len(told) > _MOST_COLUMNS else ""
    return ", ".join(told[:_MOST_COLUMNS]) + more


def _kept(file: Path) -> dict[str, list[Any]]:
    try:
        known: dict[str, list[Any]] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # there is none, or it is damaged: it is learnt again
        return {}
    return known
