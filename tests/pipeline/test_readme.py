"""The README is true: its queries give the answers that it prints, its summary is what a run says."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from orchestration.settings import PROJECT_DIR
from tests.pipeline.conftest import Run

README = (PROJECT_DIR / "README.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"```sql\n(.*?)```\n\n((?:\|[^\n]*\n)+)", README, flags=re.DOTALL)


def cell(value: object) -> str:
    if isinstance(value, Decimal | float):
        return f"{Decimal(str(value)).normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def test_there_are_questions() -> None:
    assert len(QUESTIONS) == 5


@pytest.mark.parametrize(("sql", "table"), QUESTIONS)
def test_queries_give_the_printed_answers(seeds_run: Run, sql: str, table: str) -> None:
    printed = [[part.strip() for part in line.strip("|\n").split("|")] for line in table.splitlines()[2:]]
    found = [[cell(value) for value in row] for row in seeds_run.query(sql.rstrip("; \n"))]
    assert [[" ".join(part.split()) for part in row] for row in found] == [
        [" ".join(part.split()) for part in row] for row in printed
    ]


def test_the_summary_is_what_a_run_says(seeds_run: Run) -> None:
    match = re.search(r"```\n(Articles .*?)```", README, flags=re.DOTALL)
    assert match is not None
    said = [" ".join(line.split()) for line in seeds_run.said.splitlines()]
    for line in match.group(1).splitlines():
        assert " ".join(line.split()) in said
