"""The raw articles, the corrections and the calendar: what enters the log from outside.

Reading facts belongs to extraction.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from dagster import AssetExecutionContext, AssetKey, AssetSpec, MaterializeResult, asset, multi_asset

from orchestration.calendar import refresh_calendar
from orchestration.corpus import save_observations
from orchestration.corrections import refresh_corrections
from orchestration.ingest import ingest
from orchestration.lake import Lake
from orchestration.previews import preview_metadata
from orchestration.progress import tell_log
from orchestration.resources import Warehouse

ARTICLES = AssetKey(["lake", "articles"])
_DESCRIPTIONS = {
    "articles": "One row for each distinct content ever accepted from the articles folder.",
    "file_states": "The content that a bulk file or page had when it had this size and time.",
    "file_readings": "The articles that one content of a bulk file or page holds.",
}


@multi_asset(
    name="lake__articles",
    specs=[
        AssetSpec(
            AssetKey(["lake", table]), group_name="articles", kinds={"python", "parquet"}, description=description
        )
        for table, description in _DESCRIPTIONS.items()
    ],
)
def articles(context: AssetExecutionContext, warehouse: Warehouse) -> Iterator[MaterializeResult[Any]]:
    """Observe the folder and append what is new."""
    settings = warehouse.settings
    lake = Lake(settings.lake_dir)
    joined = lake.compact()
    if joined:
        context.log.info("Joined the small batches of %s.", ", ".join(joined))
    observations = ingest(settings.articles_dir, lake, tell_log(context.log.info, "articles"))
    save_observations(observations, settings.observations_file)
    rejected = Counter(each.reason for each in observations if each.reason)
    yield MaterializeResult(
        asset_key=ARTICLES,
        metadata={
            **preview_metadata(
                lake.row_count("articles"),
                ["article", "verdict"],
                [(each.source_file, each.reason or "accepted") for each in observations],
            ),
            "articles_seen": len(observations),
            "rejected": dict(rejected),
        },
    )
    for table in ("file_states", "file_readings"):
        yield MaterializeResult(
            asset_key=AssetKey(["lake", table]), metadata={"dagster/row_count": lake.row_count(table)}
        )


@asset(
    key=["lake", "corrections"],
    group_name="articles",
    kinds={"python", "parquet"},
    description="One row for each line of the analysts' file of corrections, as it stands.",
)
def corrections(warehouse: Warehouse) -> MaterializeResult[Any]:
    """Take over the file when it changed."""
    settings = warehouse.settings
    count = refresh_corrections(Lake(settings.lake_dir), settings.corrections_file)
    return MaterializeResult(metadata={"path": str(settings.corrections_file), "dagster/row_count": count})


@asset(
    key=["lake", "calendar"],
    group_name="articles",
    kinds={"python", "parquet"},
    description="One row for each day from 1900 to 2100, with Vietnamese holidays and the lunar calendar.",
)
def calendar(warehouse: Warehouse) -> MaterializeResult[Any]:
    """Compute the calendar once for each version of its libraries."""
    lake = Lake(warehouse.settings.lake_dir)
    return MaterializeResult(
        metadata={"computed": refresh_calendar(lake), "dagster/row_count": lake.row_count("calendar")}
    )
