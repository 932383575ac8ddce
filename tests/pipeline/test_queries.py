"""The questions of docs/queries, asked of the seeds and of the labelled articles, against answers read from the texts.

``answers/<corpus>/<question>.csv`` holds the columns that matter. A line «…» stands for rows that are not listed, so
that an extractor which reads more does not make a right answer wrong; without one the answer is complete.
"""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from orchestration.settings import PROJECT_DIR
from orchestration.warehouse import open_read_only
from tests.pipeline.conftest import Run

QUERIES = sorted((PROJECT_DIR / "docs" / "queries").glob("*.sql"))
ANSWERS = Path(__file__).with_name("answers")
OTHERS = ["…"]


def cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal | float):
        return f"{Decimal(str(value)).normalize():f}"
    return value.isoformat() if isinstance(value, date) else " ".join(str(value).split())


def answer(connection: duckdb.DuckDBPyConnection, sql: str, columns: list[str]) -> list[list[str]]:
    found = connection.execute(sql)
    places = [[each[0] for each in found.description or ()].index(column) for column in columns]
    return [[cell(row[place]) for place in places] for row in found.fetchall()]


def missing_rows(expected: list[list[str]], found: list[list[str]]) -> list[list[str]]:
    """The expected rows that are not found in their order; all rows when there should be no others."""
    if OTHERS not in expected:
        return [] if found == expected else [*expected, OTHERS, *found]
    rest = iter(found)
    return [row for row in expected if row != OTHERS and row not in rest]


def test_there_are_twelve_questions_each_in_words() -> None:
    assert len(QUERIES) == 12
    for query in QUERIES:
        english, vietnamese = query.read_text(encoding="utf-8").splitlines()[:2]
        assert english.startswith("-- ")
        assert "?" in english
        assert vietnamese.startswith("-- ")
        assert vietnamese.endswith("?")


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.stem)
@pytest.mark.parametrize("corpus", ["seeds", "labelled"])
def test_questions_have_their_answers(corpus: str, query: Path, request: pytest.FixtureRequest) -> None:
    run: Run = request.getfixturevalue(f"{corpus}_run")
    with (ANSWERS / corpus / f"{query.stem}.csv").open(encoding="utf-8", newline="") as file:
        columns, *expected = csv.reader(file)
    # As a reader runs the file: with nothing before it.
    with open_read_only(run.settings.published_file) as published:
        found = answer(published, query.read_text(encoding="utf-8"), columns)
    assert missing_rows(expected, found) == []
