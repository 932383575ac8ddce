"""What the extractor read from the articles, and the snapshot that says which of it counts today."""

from collections.abc import Iterator
from typing import Any

from dagster import AssetExecutionContext, AssetKey, AssetSpec, MaterializeResult, multi_asset

from orchestration.assets.articles import ARTICLES
from orchestration.corpus import load_observations
from orchestration.extract import extract_corpus
from orchestration.extraction import extract
from orchestration.extractor_version import extractor_version
from orchestration.lake import Lake
from orchestration.lake_tables import EXTRACTED_TABLES
from orchestration.progress import tell_log
from orchestration.resources import Warehouse

_DESCRIPTIONS = {
    "mentions": "Spans that name an organisation, a person, a date, a document or a place.",
    "organisations": "Organisations as one article knows them.",
    "organisation_aliases": "Other ways in which an article writes an organisation's name.",
    "persons": "People named in an article.",
    "person_roles": "Titles that people hold or held, and where.",
    "metrics": "Numbers stated about an organisation, with the words they were read from.",
    "events": "What happened, or is to happen, on a date.",
    "event_participants": "Who took part in an event.",
    "numerals": "Every numeral of an article, and what became of it.",
    "extractions": "One row for each finished extraction: only these count.",
    "snapshots": "One row for each article or rejection of each state of the corpus; the newest state is today's.",
}


@multi_asset(
    name="extraction",
    specs=[
        AssetSpec(
            AssetKey(["lake", table]),
            deps=[ARTICLES],
            group_name="extraction",
            kinds={"python", "parquet"},
            description=_DESCRIPTIONS[table],
        )
        for table in (*EXTRACTED_TABLES, "extractions", "snapshots")
    ],
)
def extraction(context: AssetExecutionContext, warehouse: Warehouse) -> Iterator[MaterializeResult[Any]]:
    """Extract what this version has not read yet; the snapshot comes last."""
    settings = warehouse.settings
    lake = Lake(settings.lake_dir)
    outcome = extract_corpus(
        lake,
        load_observations(settings.observations_file),
        extract,
        extractor_version(),
        settings.workers,
        tell_log(context.log.info, "articles"),
    )
    for table in (*EXTRACTED_TABLES, "extractions", "snapshots"):
        yield MaterializeResult(
            asset_key=AssetKey(["lake", table]),
            metadata={
                "dagster/row_count": lake.row_count(table),
                "articles_extracted": outcome.extracted,
                "extractor_version": extractor_version(),
                "is_new_snapshot": outcome.is_new_snapshot,
            },
        )
