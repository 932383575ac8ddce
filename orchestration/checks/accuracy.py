"""The extractor that reads today's articles still reads the labelled ones well enough."""

from typing import Any

from dagster import (
    AssetCheckResult,
    MetadataValue,
    TableColumn,
    TableMetadataValue,
    TableRecord,
    TableSchema,
    asset_check,
)

from orchestration.assets.measurement import ACCURACY
from orchestration.extractor_version import extractor_version
from orchestration.lake import Lake
from orchestration.measurement import NUMERALS, Measurement, measure, measured_version, previous_measurement
from orchestration.previews import failing_rows_metadata
from orchestration.resources import Warehouse

# What the rules are held to, as F1 on tests/gold. Raise a floor when the rules have risen for good.
FLOORS = {
    "metrics number+unit": 0.98,
    "metrics +scenario": 0.95,
    "metrics +period": 0.90,
    "metrics +measure": 0.86,
    "metrics +subject": 0.81,
    "organisations": 0.94,
    "persons": 0.98,
    "person roles": 0.89,
    "dates": 0.96,
    "events": 0.89,
}
MOST_UNEXPLAINED = 0.03  # of the numerals of the labelled articles, whose vocabulary the rules know

MEASURED_AS = "measured_version"  # the name in the metadata of what this outcome is about
_WHAT_TO_DO = (
    "Compare what news-warehouse evaluate prints with the table below, and take back or mend the change of the rules "
    "or of dbt_project/reference that cost it. Lower a floor in orchestration/checks/accuracy.py only on purpose."
)
_COLUMNS = {
    "kind": "string",
    "labelled": "int",
    "found": "int",
    "right": "int",
    "precision": "float",
    "recall": "float",
    "F1": "float",
    "F1 before": "float",
    "floor": "float",
}


@asset_check(
    asset=ACCURACY,
    blocking=True,
    description="On the hand-labelled articles the extractor is at least as right as its floors say.",
)
def accuracy_on_gold(warehouse: Warehouse) -> AssetCheckResult:
    """Fails with the kinds of fact that fell below their floor, and when too many numerals are unexplained."""
    lake = Lake(warehouse.settings.lake_dir)
    now = measure(lake, extractor_version())
    before = previous_measurement(lake, extractor_version())
    fallen = [
        (f"{kind}: F1", round(now.tallies[kind].f1, 3), f"below {floor}")
        for kind, floor in FLOORS.items()
        if now.tallies[kind].f1 < floor
    ]
    if now.unexplained_share > MOST_UNEXPLAINED:
        fallen.append(("numerals unexplained:", round(now.unexplained_share, 3), f"above {MOST_UNEXPLAINED}"))
    return AssetCheckResult(
        passed=not fallen,
        description="; ".join(f"{kind} {figure} is {limit}" for kind, figure, limit in fallen)
        or f"all {len(FLOORS)} kinds of fact are above their floors, {now.unexplained_share:.1%} of the numerals "
        f"are unexplained (at most {MOST_UNEXPLAINED:.0%})",
        metadata={
            **{f"f1 {kind}": now.tallies[kind].f1 for kind in FLOORS},
            "unexplained_numerals": now.unexplained_share,
            "accuracy": accuracy_metadata(now, before),
            "extractor_version": now.extractor_version,
            MEASURED_AS: measured_version(now.extractor_version),
            **_compared_with(now, before),
            **failing_rows_metadata(["kind", "figure", "limit"], fallen, _WHAT_TO_DO),
        },
    )


def accuracy_metadata(now: Measurement, before: Measurement | None) -> TableMetadataValue:
    """The accuracy table by kind and depth; without a previous version its column is empty."""
    records: list[dict[str, Any]] = [
        {
            "kind": kind,
            "labelled": tally.gold,
            "found": tally.found,
            "right": tally.correct,
            "precision": round(tally.precision, 3),
            "recall": round(tally.recall, 3),
            "F1": round(tally.f1, 3),
            "F1 before": round(before.tallies[kind].f1, 3) if before and kind in before.tallies else None,
            "floor": FLOORS[kind],
        }
        for kind, tally in now.tallies.items()
    ]
    # There is nothing to find among numerals, only to account for: a recall, and its own floor.
    records.append(
        {
            "kind": NUMERALS,
            "labelled": now.numerals,
            "right": now.numerals - now.unexplained,
            "recall": round(1 - now.unexplained_share, 3),
            "floor": 1 - MOST_UNEXPLAINED,
        }
    )
    return MetadataValue.table(
        records=[TableRecord({column: record.get(column) for column in _COLUMNS}) for record in records],
        schema=TableSchema([TableColumn(name, kind) for name, kind in _COLUMNS.items()]),
    )


def _compared_with(now: Measurement, before: Measurement | None) -> dict[str, Any]:
    if before is None:
        return {}
    return {
        "previous_version": before.extractor_version,
        "previous_on_same_labels": before.labels_sha256 == now.labels_sha256,
    }
