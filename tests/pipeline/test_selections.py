"""Whatever is selected in the UI works, or says what to select; nothing is ever published unchecked."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import duckdb
import pytest
from dagster import AssetCheckKey, AssetKey, DagsterEventType, DagsterInstance, Definitions, ExecuteInProcessResult
from dagster._core.definitions.data_version import CachingStaleStatusResolver, StaleStatus
from dagster._core.loader import LoadingContextForTest

from orchestration.checks import python_checks
from orchestration.definitions import build_defs
from orchestration.lake import Lake
from orchestration.settings import Settings
from tests.pipeline.conftest import Run

PUBLISHED = [AssetKey(["quality", "check_results"]), AssetKey("warehouse"), AssetKey("report")]


@dataclass(frozen=True)
class Ui:
    """What somebody can click on: assets, checks or both."""

    settings: Settings
    defs: Definitions
    instance: DagsterInstance

    def materialise(
        self, assets: list[AssetKey], checks: set[AssetCheckKey] | None = None, config: dict[str, Any] | None = None
    ) -> ExecuteInProcessResult:
        """Run a selection; without ``checks`` those of the selected assets are made, as the UI has it."""
        graph = self.defs.resolve_asset_graph()
        if checks is None:
            checks = {key for key in graph.asset_check_keys if key.asset_key in assets}
        job = self.defs.resolve_implicit_global_asset_job_def().get_subset(
            asset_selection=set(assets), asset_check_selection=checks
        )
        return job.execute_in_process(instance=self.instance, raise_on_error=False, run_config=config or {})

    def said(self, result: ExecuteInProcessResult) -> str:
        """What the steps that failed say."""
        failures = [event for event in result.all_events if event.event_type is DagsterEventType.STEP_FAILURE]
        return "\n".join(event.step_failure_data.error_display_string for event in failures)


@pytest.fixture
def ui(copy_of_run: Callable[[], Settings]) -> Ui:
    settings = copy_of_run()
    return Ui(settings, build_defs(settings), DagsterInstance.from_config(str(settings.dagster_home)))


def test_what_was_checked_can_be_published_again(ui: Ui) -> None:
    ui.settings.published_file.unlink()
    assert ui.materialise([AssetKey("warehouse"), AssetKey("report")]).success
    assert ui.settings.published_file.exists()


def test_a_mart_alone_is_built_and_not_published_before_every_check_was_made(ui: Ui) -> None:
    graph = ui.defs.resolve_asset_graph()
    mart = AssetKey(["marts", "fct_metrics"])
    after = [key for key in graph.get_all_asset_keys() if mart in graph.get_ancestor_asset_keys(key)]
    models_after = [key for key in after if key not in PUBLISHED]
    before = ui.settings.published_file.stat().st_ino

    alone = ui.materialise([mart])
    assert alone.success, ui.said(alone)
    refused = ui.materialise(PUBLISHED)
    assert not refused.success
    assert "is older than marts.fct_metrics, of which it is made" in ui.said(refused)
    assert "The build has changed since its checks were told" in ui.said(ui.materialise([AssetKey("warehouse")]))

    in_python = {key for check in python_checks() for key in check.check_keys}
    in_step = ui.materialise([mart, *models_after], set(graph.asset_check_keys) - in_python)
    assert in_step.success, ui.said(in_step)
    assert "9 of 123 checks were not made on this build" in ui.said(ui.materialise(PUBLISHED))
    assert ui.settings.published_file.stat().st_ino == before

    checks_alone = ui.materialise([], in_python)
    assert checks_alone.success, ui.said(checks_alone)
    published = ui.materialise(PUBLISHED)
    assert published.success, ui.said(published)
    assert ui.settings.published_file.stat().st_ino != before


def test_a_failed_check_is_named_with_its_rows_and_a_remedy(ui: Ui) -> None:
    with duckdb.connect(str(ui.settings.build_file)) as build:
        build.execute("update quality.reconciliations set check_kind = 'made up', verdict = 'consistent'")
    table = AssetKey(["quality", "reconciliations"])
    checks = {key for key in ui.defs.resolve_asset_graph().asset_check_keys if key.asset_key == table}
    result = ui.materialise([], checks)
    assert not result.success
    assert "1 blocking checks failed: accepted_values_reconciliations_check_kind" in ui.said(result)
    outcomes = {each.check_name: each for each in result.get_asset_check_evaluations()}
    assert outcomes["reconciliation"].passed
    failed = next(each for name, each in outcomes.items() if not each.passed)
    assert "made up" in str(failed.metadata["rows"].value)
    assert "add it to the list beside the model" in str(failed.metadata["what_to_do"].value)


def test_without_a_build_it_is_said_what_to_select(ui: Ui) -> None:
    ui.settings.build_file.unlink()
    ui.settings.observations_file.unlink()
    for selected in (AssetKey(["marts", "fct_metrics"]), AssetKey("warehouse"), AssetKey(["quality", "check_results"])):
        result = ui.materialise([selected])
        assert "There is no build yet. Materialise everything" in ui.said(result), selected
    assert "Materialise lake/articles first" in ui.said(ui.materialise([AssetKey(["lake", "metrics"])]))


def test_one_table_of_a_step_can_be_selected(ui: Ui) -> None:
    result = ui.materialise([AssetKey(["lake", "articles"]), AssetKey(["lake", "metrics"])])
    assert result.success, ui.said(result)
    assert {event.asset_key for event in result.get_asset_materialization_events()} == {
        AssetKey(["lake", "articles"]),
        AssetKey(["lake", "metrics"]),
    }


def test_the_launchpad_reads_again_what_it_is_told(ui: Ui) -> None:
    lake = Lake(ui.settings.lake_dir)
    readings = lake.row_count("extractions")

    def read(**config: Any) -> ExecuteInProcessResult:
        return ui.materialise([AssetKey(["lake", "metrics"])], config={"ops": {"extraction": {"config": config}}})

    assert read().success
    assert lake.row_count("extractions") == readings
    assert read(force=True, articles="00[01]*").success
    assert lake.row_count("extractions") == readings + 2
    assert "No article is named «2031/*»" in ui.said(read(force=True, articles="2031/*"))


def test_other_rules_mark_what_they_read_as_stale(seeds_run: Run) -> None:
    defs = build_defs(seeds_run.settings)
    read = AssetKey(["lake", "metrics"])
    with DagsterInstance.from_config(str(seeds_run.settings.dagster_home)) as instance:

        def status(defs: Definitions) -> StaleStatus:
            context = LoadingContextForTest(instance)
            return CachingStaleStatusResolver(instance, defs.resolve_asset_graph(), context).get_status(read)

        assert status(defs) is StaleStatus.FRESH
        edited = defs.map_asset_specs(
            func=lambda spec: spec.replace_attributes(code_version="of other rules") if spec.key == read else spec
        )
        assert status(edited) is StaleStatus.STALE


def test_columns_lead_back_to_the_raw_log(seeds_run: Run) -> None:
    with DagsterInstance.from_config(str(seeds_run.settings.dagster_home)) as instance:

        def shown(table: AssetKey, name: str) -> Any:
            event = instance.get_latest_materialization_event(table)
            assert event is not None
            assert event.asset_materialization is not None
            return event.asset_materialization.metadata.get(name)

        def made_of(table: AssetKey, column: str) -> set[tuple[AssetKey, str]]:
            lineage = shown(table, "dagster/column_lineage")
            columns = lineage.value.deps_by_column if lineage else {}
            return {(dep.asset_key, dep.column_name) for dep in columns.get(column, [])}

        ends, ahead = set(), {(AssetKey(["marts", "fct_metrics"]), "value")}
        while ahead:
            step = ahead.pop()
            before = made_of(*step)
            ahead |= before
            ends |= set() if before else {step}
        assert (AssetKey(["lake", "metrics"]), "value") in ends
        assert (AssetKey(["lake", "corrections"]), "right_value") in ends
        listed = shown(AssetKey(["marts", "metrics"]), "columns").value.replace("\\", "")
        assert "lake.metrics.evidence" in listed


def test_pictures_are_small_and_hold_no_script(seeds_run: Run) -> None:
    with DagsterInstance.from_config(str(seeds_run.settings.dagster_home)) as instance:
        for key, picture in {
            ("warehouse",): "facts_by_month_and_kind",
            ("marts", "metric_series"): "production_planned_and_actual",
            ("quality", "unexplained_numbers"): "numerals_explained",
            ("lake", "accuracy"): "accuracy_over_versions",
        }.items():
            event = instance.get_latest_materialization_event(AssetKey(key))
            assert event is not None
            assert event.asset_materialization is not None
            shown = str(event.asset_materialization.metadata[picture].value)
            assert shown.startswith("![")
            assert ";base64," in shown
            assert len(shown) < 60_000, json.dumps([picture, len(shown)])
