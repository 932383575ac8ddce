"""What articles and analysts themselves get wrong: it never blocks, but it is told with its words."""

from dagster import AssetCheckResult, AssetCheckSeverity, asset_check

from orchestration.build_state import NAMED_AS, build_name, open_build
from orchestration.previews import MOST_FAILING_ROWS, failing_rows_metadata
from orchestration.resources import Warehouse

_MOST_TOLD = 10


@asset_check(
    asset=["quality", "reconciliations"],
    blocking=True,
    description="Sums of parts, attainment against the plan and variances agree within what rounding leaves open.",
)
def reconciliation(warehouse: Warehouse) -> AssetCheckResult:
    """Warns with the explanation of each inconsistency."""
    return _told(
        warehouse,
        """
        select articles.source_file || ': ' || findings.explanation, findings.check_kind
        from quality.reconciliations as findings
        left join marts.dim_article as articles using (article_key)
        where findings.verdict = 'inconsistent'
        order by all
        """,
        "an article disagrees with itself",
        "Read the article: when it says so, leave it and quote the number with care; when a number was misread, "
        "add a line to dbt_project/reference/corrections.csv.",
    )


@asset_check(
    asset=["quality", "contradictions"],
    blocking=True,
    description="No two articles state different values for one measure, organisation, period, scenario and unit.",
)
def contradictions(warehouse: Warehouse) -> AssetCheckResult:
    """Warns with the explanation of each contradiction."""
    return _told(
        warehouse,
        """
        select explanation, 'contradiction' from quality.contradictions order by all
        """,
        "two articles disagree",
        "Read both: the later one often revises the earlier. What was misread is set right by a line in "
        "dbt_project/reference/corrections.csv.",
    )


@asset_check(
    asset=["quality", "corrections"],
    blocking=True,
    description="Every line of the corrections file sets what it says, or gave way to a later line.",
)
def corrections(warehouse: Warehouse) -> AssetCheckResult:
    """Warns with each line that has no effect, and why."""
    return _told(
        warehouse,
        """
        select 'line ' || line_number || ': ' || explanation, outcome
        from quality.corrections
        where outcome not in ('applied', 'superseded')
        order by line_number
        """,
        "does a correction fail to apply",
        "Mend the line in dbt_project/reference/corrections.csv as its explanation says, or take it out.",
    )


def _told(warehouse: Warehouse, query: str, what: str, what_to_do: str) -> AssetCheckResult:
    with open_build(warehouse.settings) as build:
        counted = build.execute(f"select count(*) from ({query})").fetchone()
        rows = build.execute(f"from ({query}) limit {MOST_FAILING_ROWS}").fetchall()
        name = build_name(build)
    count = counted[0] if counted else 0
    told = [explanation for explanation, _ in rows[:_MOST_TOLD]]
    if count > _MOST_TOLD:
        told.append(f"and {count - _MOST_TOLD} more")
    return AssetCheckResult(
        passed=not rows,
        severity=AssetCheckSeverity.WARN,
        description="\n".join(told) if rows else f"Nowhere {what}.",
        metadata={NAMED_AS: name, **failing_rows_metadata(["explanation", "kind"], rows, what_to_do, count)},
    )
