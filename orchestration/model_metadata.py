"""What is worth looking at about a table that dbt has just built: rows, what is new, a preview, a picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import duckdb

from orchestration.dbt import schema_and_table
from orchestration.plots import picture_metadata
from orchestration.previews import preview_metadata
from orchestration.published_changes import row_changes
from orchestration.warehouse import records

_PREVIEW_ROWS = 5
_PICTURES = {
    ("marts", "metric_series"): (
        "production_planned_and_actual",
        # The four longest series that have a plan, productions with an actual first, their last eight periods.
        """
        with planned as (
            select
                metric_name, organisation_name, unit_code, period_end, plan_value, actual_value,
                coalesce(metric_category in ('production', 'oil_and_gas', 'electricity'), false) as is_production,
                period_grain, period_months,
                row_number() over (
                    partition by metric_name, organisation_name, unit_code, period_grain, period_months
                    order by period_end desc
                ) as recency,
                count(actual_value) over (
                    partition by metric_name, organisation_name, unit_code, period_grain, period_months
                ) as length
            from build.marts.metric_series
            where plan_value is not null
        ),

        ranked as (
            select *, dense_rank() over (
                order by is_production and length > 0 desc, length desc, metric_name, organisation_name, unit_code,
                    period_grain, period_months
            ) as place
            from planned
        )

        select metric_name, organisation_name, unit_code, period_end, plan_value, actual_value
        from ranked
        where place <= 4 and recency <= 8
        order by place, period_end
        """,
    ),
    ("quality", "unexplained_numbers"): (
        "numerals_explained",
        """
        select numerals.disposition, count(*) as numerals
        from build.staging.stg_numerals as numerals
        inner join build.marts.dim_article as articles using (content_sha256)
        where articles.canonical_article_key = articles.article_key
        group by all
        order by all
        """,
    ),
}


def model_metadata(connection: duckdb.DuckDBPyConnection, node: Mapping[str, Any]) -> dict[str, Any]:
    """Metadata of one model or seed; ``connection`` has ``build`` and, where there is one, ``published``."""
    schema, table = schema_and_table(node)
    counted = connection.execute(f'select count(*) from build."{schema}"."{table}"').fetchone()
    sample = connection.execute(f'select * from build."{schema}"."{table}" limit {_PREVIEW_ROWS}')
    columns, rows = [column[0] for column in sample.description or ()], sample.fetchall()
    changes = row_changes(connection, schema, table, _key(node))
    return {
        **preview_metadata(counted[0] if counted else 0, columns, rows),
        **(asdict(changes) if changes else {}),
        **_picture(connection, schema, table),
    }


def _key(node: Mapping[str, Any]) -> list[str]:
    """The columns of the primary key that the contract of the model states."""
    whole = [constraint["columns"] for constraint in node.get("constraints", []) if constraint["type"] == "primary_key"]
    single = [
        name
        for name, column in node["columns"].items()
        if any(constraint["type"] == "primary_key" for constraint in column.get("constraints", []))
    ]
    return whole[0] if whole else single


def _picture(connection: duckdb.DuckDBPyConnection, schema: str, table: str) -> dict[str, Any]:
    if (schema, table) not in _PICTURES:
        return {}
    name, query = _PICTURES[schema, table]
    return picture_metadata(name, records(connection, query))
