"""The extractor that reads today's articles still reads the labelled ones well enough."""

from dagster import AssetCheckResult, asset_check

from orchestration.evaluation import evaluate
from orchestration.previews import failing_rows_metadata
from orchestration.settings import GOLD_DIR

# What the rules are held to, as F1 on tests/gold. Raise a floor when the rules have risen for good.
FLOORS = {
    "metrics number+unit": 0.98,
    "metrics +scenario": 0.96,
    "metrics +period": 0.94,
    "metrics +measure": 0.93,
    "metrics +subject": 0.90,
    "organisations": 0.95,
    "persons": 0.97,
    "person roles": 0.95,
    "dates": 0.95,
    "events": 0.90,
}


@asset_check(
    asset=["quality", "unexplained_numbers"],
    blocking=True,
    description="On the hand-labelled articles the extractor is at least as right as its floors say.",
)
def accuracy_on_gold() -> AssetCheckResult:
    """Fails with the kinds of fact that fell below their floor."""
    tallies = evaluate(GOLD_DIR)
    fallen = [(kind, round(tallies[kind].f1, 3), floor) for kind, floor in FLOORS.items() if tallies[kind].f1 < floor]
    return AssetCheckResult(
        passed=not fallen,
        description="; ".join(f"{kind}: F1 {f1} is below {floor}" for kind, f1, floor in fallen)
        or f"all {len(FLOORS)} kinds of fact are above their floors",
        metadata={
            **{f"f1 {kind}": tallies[kind].f1 for kind in FLOORS},
            **failing_rows_metadata(["kind", "F1", "floor"], fallen),
        },
    )
