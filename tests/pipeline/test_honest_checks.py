"""No check is decoration: each one passes on what a run built and fails when just what it guards is made wrong."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from dagster import AssetCheckResult, AssetChecksDefinition

from orchestration.checks import python_checks
from orchestration.lake import Lake, batch_time, new_batch_id
from orchestration.resources import Warehouse
from orchestration.run_outcomes import name_of
from orchestration.settings import Settings
from tests.pipeline.conftest import Run

_WRONG = {"VARCHAR": "'none such'", "INTEGER": "-99", "BIGINT": "-99"}


@pytest.fixture(scope="module")
def loose_build(seeds_run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build with all its rows and without its constraints, which would keep wrong rows out before any check."""
    file = tmp_path_factory.mktemp("loose") / "build.duckdb"
    with duckdb.connect() as connection:
        connection.execute(f"attach '{seeds_run.settings.build_file}' as build (read_only)")
        connection.execute(f"attach '{file}' as loose")
        tables = connection.execute(
            "select table_schema, table_name from information_schema.tables where table_catalog = 'build'"
        ).fetchall()
        for schema, table in tables:
            connection.execute(f'create schema if not exists loose."{schema}"')
            connection.execute(f'create table loose."{schema}"."{table}" as from build."{schema}"."{table}"')
    return file


@pytest.fixture(scope="module")
def build(loose_build: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{loose_build}' as build")
        yield connection


def dbt_tests(settings: Settings) -> dict[str, dict[str, Any]]:
    """The tests that the run made, each with the SQL that it sent."""
    run_dir = settings.dbt_target_dir / "run"
    nodes = json.loads((run_dir / "manifest.json").read_bytes())["nodes"]
    results = json.loads((run_dir / "run_results.json").read_bytes())["results"]
    return {
        result["unique_id"]: nodes[result["unique_id"]] | {"sql": result["compiled_code"]}
        for result in results
        if nodes[result["unique_id"]]["resource_type"] == "test"
    }


def make_wrong(build: duckdb.DuckDBPyConnection, test: dict[str, Any], table: str) -> None:
    """Change the rows that the test looks at so that it has to fail."""
    kind, arguments = test["test_metadata"]["name"], test["test_metadata"]["kwargs"]
    column = arguments.get("column_name") or arguments.get("columns", [None])[0]
    if build.execute(f"select count(*) from {table}").fetchone() == (0,):
        row = build.execute(f"select * from {table}").description or []
        build.execute(f"insert into {table} values ({', '.join('null' for _ in row)})")
    match kind:
        case "unique":
            build.execute(f"update {table} set {column} = (select coalesce(max({column})::varchar, '1') from {table})")
            build.execute(f"insert into {table} from {table}")
        case "not_null":
            build.execute(f"update {table} set {column} = null")
        case "relationships" | "accepted_values":
            build.execute(f"update {table} set {column} = {_wrong_value(build, table, column)}")
        case "dates_exist":
            build.execute(f"update {table} set {column} = 99999999")
        case "facts_come_from_canonical_articles":
            build.execute("update build.marts.dim_article set canonical_article_key = 'another'")
        case "spans_hold_their_words":
            (end,) = (name for name in ("evidence_end", "mention_end") if f"{name} -" in test["sql"])
            build.execute(f"update {table} set {end} = {end} + 1")
        case _:
            pytest.fail(f"Nothing is made wrong for tests of the kind {kind}: say here how.")


def _wrong_value(build: duckdb.DuckDBPyConnection, table: str, column: str) -> str:
    kinds = dict(row[:2] for row in build.execute(f"describe {table}").fetchall())
    return _WRONG[kinds[column]]


def test_each_dbt_test_fails_on_what_it_guards(seeds_run: Run, build: duckdb.DuckDBPyConnection) -> None:
    tests = dbt_tests(seeds_run.settings)
    nodes = json.loads((seeds_run.settings.dbt_target_dir / "run" / "manifest.json").read_bytes())["nodes"]
    silent = []
    for test in tests.values():
        model = nodes[test["attached_node"]]
        table = f'build."{model["schema"]}"."{model["alias"]}"'
        sql = f"select count(*) from ({test['sql']})"
        assert build.execute(sql).fetchone() == (0,), test["name"]
        build.execute("begin")
        make_wrong(build, test, table)
        if build.execute(sql).fetchone() == (0,):
            silent.append(test["name"])
        build.execute("rollback")
    assert silent == []
    # And these are all the tests whose outcomes are published.
    assert len(tests) == len(outcomes(seeds_run)) - sum(len(list(check.check_keys)) for check in python_checks())


def outcomes(run: Run) -> list[tuple[str, str]]:
    return run.query("select table_name, check_name from quality.check_results")


def sql(statement: str) -> Callable[[Settings], None]:
    """A change of the build."""

    def change(settings: Settings) -> None:
        with duckdb.connect(str(settings.build_file)) as build:
            build.execute(statement)

    return change


def forget_how_to_read(settings: Settings) -> None:
    """A measurement of today's rules on today's labels that found half of what was right."""
    lake = Lake(settings.lake_dir)
    rows = lake.read("accuracy")
    last = max(row["measured_at"] for row in rows)
    batch_id = new_batch_id()
    later = max(batch_time(batch_id), last + timedelta(seconds=1))
    halved = [
        row | {"measured_at": later, "correct": row["correct"] // 2} for row in rows if row["measured_at"] == last
    ]
    lake.append("accuracy", batch_id, halved)


WRONG: dict[tuple[str, str], tuple[str, Callable[[Settings], None]]] = {
    ("marts.fct_metrics", "evidence_equals_source"): (
        "failed",
        sql("update marts.fct_metrics set evidence = reverse(evidence)"),
    ),
    ("marts.fct_events", "evidence_equals_source"): (
        "failed",
        sql("update marts.fct_events set evidence_start = evidence_start + 1, evidence_end = evidence_end + 1"),
    ),
    ("marts.fct_person_roles", "evidence_equals_source"): (
        "failed",
        sql("update marts.fct_person_roles set evidence_end = evidence_start"),
    ),
    ("marts.fct_mentions", "evidence_equals_source"): (
        "failed",
        sql("update marts.fct_mentions set article_key = 'none such'"),
    ),
    ("marts.dim_article", "row_counts"): ("failed", sql("delete from marts.fct_mentions")),
    ("quality.reconciliations", "reconciliation"): (
        "warned",
        sql("update quality.reconciliations set verdict = 'inconsistent'"),
    ),
    ("quality.contradictions", "contradictions"): (
        "warned",
        sql("insert into quality.contradictions (explanation) values ('one says 1, one says 2')"),
    ),
    ("quality.corrections", "corrections"): (
        "warned",
        sql(
            "insert into quality.corrections (line_number, outcome, explanation) values (2, 'unknown_key', 'none such')"
        ),
    ),
    ("quality.unexplained_numbers", "numerals_accounted"): (
        "warned",
        sql("insert into quality.unexplained_numbers (source_file) select 'a.txt' from range(1000)"),
    ),
    ("lake.accuracy", "accuracy_on_gold"): ("failed", forget_how_to_read),
}
CHECKS = {name_of(key): check for check in python_checks() for key in check.check_keys}


@pytest.mark.parametrize("name", CHECKS, ids=".".join)
def test_each_python_check_fails_on_what_it_guards(
    name: tuple[str, str], seeds_run: Run, loose_build: Path, tmp_path: Path
) -> None:
    expected, change = WRONG[name]
    settings = replace(seeds_run.settings, warehouse_dir=tmp_path)
    shutil.copyfile(loose_build, settings.build_file)
    shutil.copyfile(seeds_run.settings.published_file, settings.published_file)
    shutil.copytree(seeds_run.settings.lake_dir, settings.lake_dir)
    if name != ("quality.reconciliations", "reconciliation"):  # article 000 does contradict itself
        assert outcome(CHECKS[name], settings) == "passed"
    change(settings)
    assert outcome(CHECKS[name], settings) == expected


def outcome(check: AssetChecksDefinition, settings: Settings) -> str:
    result = check(Warehouse.of(settings))
    assert isinstance(result, AssetCheckResult)
    if result.passed:
        return "passed"
    assert result.description
    assert "failing_rows" in result.metadata
    return "warned" if result.severity.value == "WARN" else "failed"
