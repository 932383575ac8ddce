"""How right the extractor is on the labelled articles, by kind of fact and by rule."""

from collections.abc import Iterator
from typing import Any

from dagster import AssetKey, AssetSpec, MaterializeResult, multi_asset

from orchestration.extractor_version import extractor_version
from orchestration.lake import Lake
from orchestration.measurement import measure
from orchestration.resources import Warehouse

_DESCRIPTIONS = {
    "rules": "How often each rule found something on the labelled articles, and how often rightly.",
    "accuracy": "Labels, findings and right findings for each kind of fact, once for each measured version.",
}


@multi_asset(
    name="measurement",
    specs=[
        AssetSpec(
            AssetKey(["lake", table]),
            group_name="extraction",
            kinds={"python", "parquet"},
            description=description,
        )
        for table, description in _DESCRIPTIONS.items()
    ],
)
def measurement(warehouse: Warehouse) -> Iterator[MaterializeResult[Any]]:
    """Measure the rules as they are, unless the log has it."""
    lake = Lake(warehouse.settings.lake_dir)
    measured = measure(lake, extractor_version())
    for table in _DESCRIPTIONS:
        yield MaterializeResult(
            asset_key=AssetKey(["lake", table]),
            metadata={
                "dagster/row_count": lake.row_count(table),
                "extractor_version": measured.extractor_version,
                "labels_sha256": measured.labels_sha256,
            },
        )
