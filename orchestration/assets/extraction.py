"""What the extractor read from the articles, and the snapshot that says which of it counts today."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from dagster import (
    AssetExecutionContext,
    AssetKey,
    AssetSpec,
    Config,
    Failure,
    MaterializeResult,
    MetadataValue,
    multi_asset,
)
from pydantic import Field

from orchestration.assets.articles import ARTICLES
from orchestration.assets.sources import REFERENCE_DATA
from orchestration.column_schemas import lake_columns
from orchestration.corpus import Observation, load_observations
from orchestration.extract import extract_corpus
from orchestration.extraction import extract
from orchestration.extractor_version import extractor_version
from orchestration.lake import Lake
from orchestration.lake_tables import EXTRACTED_TABLES
from orchestration.previews import markdown_table
from orchestration.progress import tell_log
from orchestration.resources import Warehouse

_TABLES = (*EXTRACTED_TABLES, "extractions", "snapshots")
_DESCRIPTIONS = {
    "mentions": "One row for each span that names an organisation, a person, a date, a document or a place.",
    "organisations": "One row for each organisation that an article names, as this article knows it.",
    "organisation_aliases": "One row for each other way in which an article writes an organisation's name.",
    "persons": "One row for each person that an article names.",
    "person_roles": "One row for each statement that a person holds or held a title, and where.",
    "metrics": "One row for each number stated about an organisation, with the words it was read from.",
    "events": "One row for each event that an article tells of: what happened, or is to happen, on a date.",
    "event_participants": "One row for each person or organisation that took part in an event.",
    "numerals": "One row for each numeral of an article, and what became of it: the proof that none was overlooked.",
    "extractions": "One row for each finished extraction of an article by one version of the rules: only these count.",
    "snapshots": "One row for each article or rejection of each state of the corpus; the newest state is today's.",
}


class Reading(Config):
    """What a run reads. As it stands: every article that is new, has changed, or was read by other rules."""

    force: bool = Field(
        default=False,
        description="Read again what these rules have read already. The log keeps both readings; the newer counts.",
    )
    articles: str = Field(
        default="*",
        description="Which articles to read again: a glob of their paths below the articles folder, such as "
        "2022/* or news.jsonl#1?. Used with force; what is new is read in any case.",
    )


@multi_asset(
    name="extraction",
    specs=[
        AssetSpec(
            AssetKey(["lake", table]),
            deps=[ARTICLES, REFERENCE_DATA],
            skippable=True,
            group_name="extraction",
            kinds={"python", "parquet"},
            description=_DESCRIPTIONS[table],
            code_version=extractor_version(),
            metadata=lake_columns(table),
        )
        for table in _TABLES
    ],
    can_subset=True,
)
def extraction(
    context: AssetExecutionContext, config: Reading, warehouse: Warehouse
) -> Iterator[MaterializeResult[Any]]:
    """Extract what this version has not read yet, whichever tables were asked for; the snapshot comes last."""
    settings = warehouse.settings
    if not settings.observations_file.exists():
        raise Failure("No articles were ingested yet. Materialise lake/articles first, or everything.")
    lake = Lake(settings.lake_dir)
    observations = load_observations(settings.observations_file)
    outcome = extract_corpus(
        lake,
        observations,
        extract,
        extractor_version(),
        settings.workers,
        tell_log(context.log.info, "articles"),
        again=_asked_for(config, observations),
    )
    metadata: dict[str, Any] = {
        "articles_extracted": outcome.extracted,
        "extractor_version": extractor_version(),
        "is_new_snapshot": outcome.is_new_snapshot,
    }
    stopped_at = [
        (each.source_file, each.detail) for each in outcome.observations if each.reason == "extraction_failed"
    ]
    if stopped_at:
        metadata["stopped_at"] = MetadataValue.md(markdown_table(["article", "why"], stopped_at))
    for table in _TABLES:
        key = AssetKey(["lake", table])
        if key in context.selected_asset_keys:
            yield MaterializeResult(
                asset_key=key,
                metadata={"dagster/row_count": lake.row_count(table), **metadata},
            )


def _asked_for(config: Reading, observations: list[Observation]) -> set[str]:
    """The sha256 of what is to be read again."""
    if not config.force:
        return set()
    named = [each for each in observations if fnmatchcase(each.source_file, config.articles)]
    if not named:
        raise Failure(f"No article is named «{config.articles}». Names are paths below the articles folder; * is all.")
    return {each.content_sha256 for each in named if each.content_sha256}
