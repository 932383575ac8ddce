"""How right the extractor is on the labelled articles, by kind of fact and by rule."""

from collections.abc import Iterator
from typing import Any

from dagster import AssetExecutionContext, AssetKey, AssetSpec, MaterializeResult, multi_asset

from orchestration.assets.sources import LABELLED_ARTICLES, REFERENCE_DATA
from orchestration.column_schemas import lake_columns
from orchestration.extractor_version import extractor_version
from orchestration.lake import Lake
from orchestration.measurement import measure, measured_version
from orchestration.plots import picture_metadata
from orchestration.resources import Warehouse

RULES = AssetKey(["lake", "rules"])
ACCURACY = AssetKey(["lake", "accuracy"])
_DESCRIPTIONS = {
    RULES: "One row for each rule and measured version: how often it found something on the labelled articles, and "
    "how often rightly. marts/dim_rule shows today's.",
    ACCURACY: "One row for each kind of fact and measured version: labels, findings and right findings. "
    "The check accuracy_on_gold holds them to their floors.",
}


@multi_asset(
    name="measurement",
    specs=[
        AssetSpec(
            key,
            deps=[LABELLED_ARTICLES, REFERENCE_DATA],
            skippable=True,
            group_name="extraction",
            kinds={"python", "parquet"},
            description=description,
            code_version=measured_version(extractor_version()),
            metadata=lake_columns(key.path[-1]),
        )
        for key, description in _DESCRIPTIONS.items()
    ],
    can_subset=True,
)
def measurement(context: AssetExecutionContext, warehouse: Warehouse) -> Iterator[MaterializeResult[Any]]:
    """Measure the rules as they are, unless the log has it; whichever of the tables were asked for."""
    lake = Lake(warehouse.settings.lake_dir)
    measured = measure(lake, extractor_version())
    for key in _DESCRIPTIONS:
        if key in context.selected_asset_keys:
            yield MaterializeResult(
                asset_key=key,
                metadata={
                    "dagster/row_count": lake.row_count(key.path[-1]),
                    "extractor_version": measured.extractor_version,
                    "labels_sha256": measured.labels_sha256,
                    **(picture_metadata("accuracy_over_versions", lake.read("accuracy")) if key == ACCURACY else {}),
                },
            )
