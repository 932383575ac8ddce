"""The raw articles, the corrections and the calendar: what enters the log from outside.

Reading facts belongs to extraction.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from dagster import AssetExecutionContext, AssetKey, AssetSpec, DataVersion, MaterializeResult, asset, multi_asset

from orchestration.article_changes import article_changes
from orchestration.assets.sources import ARTICLES_FOLDER, CORRECTIONS_FILE
from orchestration.calendar import calendar_version, refresh_calendar
from orchestration.column_schemas import lake_columns
from orchestration.corpus import corpus_sha256, save_observations
from orchestration.corrections import corrections_sha256, refresh_corrections
from orchestration.ingest import ingest
from orchestration.lake import Lake
from orchestration.previews import preview_metadata
from orchestration.progress import tell_log
from orchestration.resources import Warehouse

ARTICLES = AssetKey(["lake", "articles"])
_FILE_STATES = AssetKey(["lake", "file_states"])
_FILE_READINGS = AssetKey(["lake", "file_readings"])
_SPECS = {
    _FILE_STATES: (
        [ARTICLES_FOLDER],
        (
            "One row for each time that a bulk file or page was hashed: its size, time and content. "
            "A file that still has both is not opened again."
        ),
    ),
    _FILE_READINGS: (
        [_FILE_STATES],
        "One row for each article that a content of a bulk file or page holds, so that it is not read twice.",
    ),
    ARTICLES: (
        [ARTICLES_FOLDER, _FILE_READINGS],
        (
            "One row for each distinct content ever accepted from the articles folder, with its raw text. "
            "Every evidence of a fact is a stretch of it."
        ),
    ),
}


@multi_asset(
    name="lake__articles",
    specs=[
        AssetSpec(
            key,
            deps=deps,
            skippable=True,
            group_name="ingest",
            kinds={"python", "parquet"},
            description=description,
            metadata=lake_columns(key.path[-1]),
        )
        for key, (deps, description) in _SPECS.items()
    ],
    can_subset=True,
)
def articles(context: AssetExecutionContext, warehouse: Warehouse) -> Iterator[MaterializeResult[Any]]:
    """Observe the folder and append what is new, whichever of the tables were asked for."""
    settings = warehouse.settings
    lake = Lake(settings.lake_dir)
    joined = lake.compact()
    if joined:
        context.log.info("Joined the small batches of %s.", ", ".join(joined))
    before = lake.latest_snapshot()
    observations = ingest(settings.articles_dir, lake, tell_log(context.log.info, "articles"))
    save_observations(observations, settings.observations_file)
    changes = article_changes(before, observations)
    told = sorted(observations, key=lambda each: changes.verdict(each.source_file) == "as before")
    metadata = {
        **preview_metadata(
            lake.row_count("articles"),
            ["article", "verdict", "since the last run"],
            [(each.source_file, each.reason or "accepted", changes.verdict(each.source_file)) for each in told],
        ),
        "articles_seen": len(observations),
        "new": len(changes.new),
        "changed": len(changes.changed),
        "removed": len(changes.removed),
        "rejected": dict(Counter(each.reason for each in observations if each.reason)),
    }
    version = DataVersion(corpus_sha256(observations))
    for key in (_FILE_STATES, _FILE_READINGS, ARTICLES):
        if key in context.selected_asset_keys:
            rows = {"dagster/row_count": lake.row_count(key.path[-1])}
            yield MaterializeResult(asset_key=key, metadata=metadata if key == ARTICLES else rows, data_version=version)


@asset(
    key=["lake", "corrections"],
    deps=[CORRECTIONS_FILE],
    group_name="ingest",
    kinds={"python", "parquet"},
    description="One row for each line of the analysts' file of corrections, as it stands. "
    "The models lay them over what the rules read; quality/corrections says what became of each.",
    metadata=lake_columns("corrections"),
)
def corrections(warehouse: Warehouse) -> MaterializeResult[Any]:
    """Take over the file when it changed."""
    settings = warehouse.settings
    count = refresh_corrections(Lake(settings.lake_dir), settings.corrections_file)
    return MaterializeResult(
        metadata={"path": str(settings.corrections_file), "dagster/row_count": count},
        data_version=DataVersion(corrections_sha256(settings.corrections_file)),
    )


@asset(
    key=["lake", "calendar"],
    group_name="ingest",
    kinds={"python", "parquet"},
    description="One row for each day from 1900 to 2100, with Vietnamese holidays and the lunar calendar. "
    "The days that facts may fall on.",
    metadata=lake_columns("calendar"),
    code_version=calendar_version(),
)
def calendar(warehouse: Warehouse) -> MaterializeResult[Any]:
    """Compute the calendar once for each version of its libraries."""
    lake = Lake(warehouse.settings.lake_dir)
    return MaterializeResult(
        metadata={"computed": refresh_calendar(lake), "dagster/row_count": lake.row_count("calendar")}
    )
