"""What a person wants to know after a run that published, or that left what is published as it is.

All of it is read from the published file: a run that was not needed says the same as the one that published.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import duckdb

from orchestration.check_results import Outcome, read_check_results
from orchestration.commands.published import open_published
from orchestration.settings import Settings

_FACTS = {
    "metrics": "fct_metrics",
    "events": "fct_events",
    "person roles": "fct_person_roles",
    "mentions": "fct_mentions",
}
_FINDINGS = {"reconciliations": "where verdict = 'inconsistent'", "contradictions": ""}
_MOST_TOLD = 10


def summary_lines(settings: Settings, seconds: float, repairs: Sequence[str] = ()) -> list[str]:
    """Articles, facts, checks, findings and place of what is published, what was mended, and how long this took."""
    with open_published(settings) as warehouse:
        return [
            *_articles(warehouse),
            "Facts      "
            + ", ".join(f"{_count(warehouse, f'marts.{table}')} {kind}" for kind, table in _FACTS.items()),
            *_checks(read_check_results(warehouse)),
            *_findings(warehouse),
            *(f"Repaired   {repair}" for repair in repairs),
            f"Published  {settings.published_file}",
            f"Report     {settings.report_file}",
            f"Took       {seconds:.1f} s",
        ]


def _articles(warehouse: duckdb.DuckDBPyConnection) -> list[str]:
    repeats = _count(warehouse, "marts.dim_article where duplicate_kind != 'original'")
    rejected = warehouse.execute(
        f"select detail, reason from warehouse.quality.rejected_articles order by source_file limit {_MOST_TOLD}"
    ).fetchall()
    count = _count(warehouse, "quality.rejected_articles")
    lines = [f"Articles   {_count(warehouse, 'marts.dim_article')} in ({repeats} repeat another), {count} rejected"]
    lines += [f"  rejected {reason}: {detail}" for detail, reason in rejected]
    if count > _MOST_TOLD:
        lines.append(f"  … and {count - _MOST_TOLD} more in quality.rejected_articles")
    return lines


def _checks(checks: list[Outcome]) -> list[str]:
    counted = Counter(check.status for check in checks)
    lines = [f"Checks     {counted['passed']} passed, {counted['warned']} warned, {counted['failed']} failed"]
    # What the findings below tell one by one is not told twice.
    lines += [
        f"  warned   {check}"
        for check in checks
        if check.status == "warned" and check.table_name.split(".")[-1] not in _FINDINGS
    ]
    return lines


def _findings(warehouse: duckdb.DuckDBPyConnection) -> list[str]:
    lines = []
    for table, condition in _FINDINGS.items():
        rows = warehouse.execute(
            f"select explanation from warehouse.quality.{table} {condition} order by all limit {_MOST_TOLD}"
        ).fetchall()
        count = _count(warehouse, f"quality.{table} {condition}")
        what = "inconsistent" if table == "reconciliations" else "contradiction"
        lines += [f"  {what}: {explanation}" for (explanation,) in rows]
        if count > _MOST_TOLD:
            lines.append(f"  … and {count - _MOST_TOLD} more in quality.{table}")
    return ["Found      numbers that disagree:", *lines] if lines else ["Found      no numbers that disagree"]


def _count(warehouse: duckdb.DuckDBPyConnection, table: str) -> int:
    row = warehouse.execute(f"select count(*) from warehouse.{table}").fetchone()
    return int(row[0]) if row else 0
