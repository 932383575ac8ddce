"""The code location: assembles assets, checks and automation, and nothing else.

Dagster loads this file through workspace.yaml; tests call ``build_defs`` with settings of their own.
"""

from __future__ import annotations

from dagster import Definitions, definitions, in_process_executor

from orchestration.assets.articles import articles, calendar, corrections
from orchestration.assets.extraction import extraction
from orchestration.assets.measurement import measurement
from orchestration.assets.published import check_results_asset, published_warehouse
from orchestration.assets.report import report
from orchestration.assets.sources import sources
from orchestration.assets.warehouse_models import warehouse_models
from orchestration.automation import build_warehouse, daily, history, watch_articles
from orchestration.checks import python_checks
from orchestration.dbt import read_manifest
from orchestration.resources import Warehouse
from orchestration.settings import Settings


def build_defs(settings: Settings) -> Definitions:
    """Everything Dagster knows about one warehouse."""
    models = warehouse_models(read_manifest(settings))
    checks = python_checks()
    return Definitions(
        assets=[
            *sources,
            articles,
            calendar,
            corrections,
            extraction,
            measurement,
            models,
            check_results_asset(models, checks),
            published_warehouse,
            report,
        ],
        asset_checks=checks,
        jobs=[build_warehouse],
        schedules=[daily],
        sensors=[watch_articles(settings), history],
        resources={"warehouse": Warehouse.of(settings)},
        # One process for a run: its steps share the writer lock, and each further process costs seconds.
        executor=in_process_executor,
    )


@definitions
def defs() -> Definitions:
    """The warehouse that the environment names."""
    return build_defs(Settings.from_environment().checked())
