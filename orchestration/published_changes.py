"""How the facts of a build differ from those that readers have, and how they spread over the months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from orchestration.fact_tables import FACT_TABLES
from orchestration.settings import Settings
from orchestration.warehouse import build_and_published, records


@dataclass(frozen=True)
class RowChanges:
    """How many rows of a table readers did not have, had otherwise, or had and will not have any more."""

    new: int
    changed: int
    removed: int


def row_changes(
    connection: duckdb.DuckDBPyConnection, schema: str, table: str, key: Sequence[str]
) -> RowChanges | None:
    """``build`` against ``published``; null for a table without a key, or one that readers do not have."""
    if not key:
        return None
    columns = ", ".join(f'"{name}"' for name in key)
    try:
        row = connection.execute(
            f"""
            select
                count(*) filter (where before.state is null),
                count(*) filter (where before.state != now.state),
                count(*) filter (where now.state is null)
            from (select {columns}, hash(t) as state from build."{schema}"."{table}" as t) as now
            full join (select {columns}, hash(t) as state from published."{schema}"."{table}" as t) as before
                using ({columns})
            """
        ).fetchone()
    except duckdb.Error:  # nothing is published, or it lacks the table or its key, or is damaged
        return None
    return RowChanges(*row) if row else None


def fact_changes(settings: Settings) -> dict[str, tuple[int, RowChanges]]:
    """For each table of facts its rows, and how they differ from what is published; all are new when nothing is."""
    with build_and_published(settings) as connection:
        changes = {}
        for table, columns in FACT_TABLES.items():
            (rows,) = connection.execute(f"select count(*) from build.marts.{table}").fetchone() or (0,)
            changes[table] = rows, row_changes(connection, "marts", table, [columns.key]) or RowChanges(rows, 0, 0)
        return changes


def facts_by_month(build: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Month of publication (its first day), kind of fact and how many there are of it."""
    facts = " union all ".join(
        f"select article_key, '{table.removeprefix('fct_').replace('_', ' ')}' as kind from marts.{table}"
        for table in FACT_TABLES
        if table != "fct_mentions"  # ten times as many, and no facts
    )
    return records(
        build,
        f"""
        select date_trunc('month', articles.published_at) as month, facts.kind, count(*) as facts
        from ({facts}) as facts
        inner join marts.dim_article as articles using (article_key)
        where articles.published_at is not null
        group by all
        order by all
        """,
    )
