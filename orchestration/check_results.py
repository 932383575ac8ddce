"""The outcome of every check of a run as readers see it: the table ``quality.check_results``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import duckdb

Status = Literal["passed", "warned", "failed"]

_COLUMNS = {
    "check_name": ("varchar not null", "The check: a dbt test or a Python check. Tiếng Việt «tên kiểm tra»."),
    "table_name": ("varchar not null", "The table that was checked, with its schema. Tiếng Việt «tên bảng»."),
    "severity": ("varchar not null", "error blocks publishing, warn only tells. Tiếng Việt «mức độ»."),
    "status": ("varchar not null", "passed, warned or failed. Tiếng Việt «trạng thái»."),
    "failing_rows": ("bigint", "How many rows fail; null where no rows are counted. Tiếng Việt «số dòng không đạt»."),
    "message": ("varchar", "What was found, for a person. Tiếng Việt «thông báo»."),
    "checked_at": ("timestamp not null", "When the check ran, in UTC. Tiếng Việt «thời điểm kiểm tra»."),
}
_COMMENT = "Checks of the run that published this file, with their outcome. Tiếng Việt «kết quả kiểm tra»."


@dataclass(frozen=True)
class Outcome:
    """One check of one run: a row of the table, in the order of its columns."""

    check_name: str
    table_name: str
    severity: Literal["error", "warn"]
    status: Status
    failing_rows: int | None
    message: str | None
    checked_at: datetime

    def __str__(self) -> str:
        """Such as ``row_counts on marts.dim_article: Nothing was published before.``."""
        rows = f"failing rows: {self.failing_rows}" if self.failing_rows is not None else "see the log"
        return f"{self.check_name} on {self.table_name}: {' '.join((self.message or rows).split())}"


def in_order(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Sorted by table and name."""
    return sorted(outcomes, key=lambda outcome: (outcome.table_name, outcome.check_name))


def write_check_results(build_file: Path, outcomes: Sequence[Outcome]) -> None:
    """Write ``quality.check_results`` into the build."""
    columns = ", ".join(f"{name} {kind}" for name, (kind, _) in _COLUMNS.items())
    with duckdb.connect(str(build_file)) as build:
        build.execute("create schema if not exists quality")
        build.execute(f"create or replace table quality.check_results ({columns})")
        build.execute(f"comment on table quality.check_results is '{_COMMENT}'")
        for name, (_, comment) in _COLUMNS.items():
            build.execute(f"comment on column quality.check_results.{name} is '{comment}'")
        if outcomes:
            marks = ", ".join("?" * len(_COLUMNS))
            build.executemany(f"insert into quality.check_results values ({marks})", [*map(astuple, outcomes)])


def read_check_results(warehouse: duckdb.DuckDBPyConnection) -> list[Outcome]:
    """The rows of an attached ``warehouse``, sorted by table and name."""
    columns = ", ".join(field.name for field in fields(Outcome))
    rows: list[tuple[Any, ...]] = warehouse.execute(
        f"select {columns} from warehouse.quality.check_results order by table_name, check_name"
    ).fetchall()
    return [Outcome(*row) for row in rows]
