"""What other tools and people know this code location by: names, automation, and that it loads anywhere."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from dagster import DagsterInstance, Definitions, RunRequest, SkipReason, build_sensor_context

from orchestration.automation import watch_articles
from orchestration.definitions import build_defs
from orchestration.lake_tables import LAKE_TABLES
from orchestration.settings import PROJECT_DIR
from tests.pipeline.conftest import Run, settings_in
from tests.ui.story import GROUPS

# A rename breaks schedules, links and saved views of the UI: it has to be seen in review.
MARTS = {
    "bridge_event_participants",
    "bridge_organisation_alias",
    "co_occurrences",
    "dim_article",
    "dim_date",
    "dim_metric",
    "dim_organisation",
    "dim_person",
    "dim_rule",
    "dim_unit",
    "disagreements",
    "events",
    "fct_events",
    "fct_mentions",
    "fct_metrics",
    "fct_person_roles",
    "metric_series",
    "metrics",
    "person_roles",
    "searchable",
    "tenures",
}
QUALITY = {
    "check_results",
    "contradictions",
    "corrections",
    "reconciliations",
    "rejected_articles",
    "unexplained_numbers",
}
PYTHON_CHECKS = {
    "lake/accuracy:accuracy_on_gold",
    "marts/dim_article:row_counts",
    "marts/fct_events:evidence_equals_source",
    "marts/fct_mentions:evidence_equals_source",
    "marts/fct_metrics:evidence_equals_source",
    "marts/fct_person_roles:evidence_equals_source",
    "quality/contradictions:contradictions",
    "quality/corrections:corrections",
    "quality/reconciliations:reconciliation",
    "quality/unexplained_numbers:numerals_accounted",
}


@pytest.fixture(scope="module")
def defs(seeds_run: Run) -> Definitions:
    return build_defs(seeds_run.settings)


def test_every_table_is_an_asset_under_its_own_name(defs: Definitions) -> None:
    keys = {key.to_user_string() for key in defs.resolve_asset_graph().get_all_asset_keys()}
    assert {key.split("/")[1] for key in keys if key.startswith("lake/")} == set(LAKE_TABLES)
    assert {key.split("/")[1] for key in keys if key.startswith("marts/")} == MARTS
    assert {key.split("/")[1] for key in keys if key.startswith("quality/")} == QUALITY
    assert {"warehouse", "report"} <= keys


def test_every_check_is_an_asset_check(defs: Definitions) -> None:
    checks = {key.to_user_string() for key in defs.resolve_asset_graph().asset_check_keys}
    assert checks >= PYTHON_CHECKS
    assert any(check.startswith("marts/fct_metrics:relationships_") for check in checks)  # dbt tests too


def test_jobs_schedules_and_sensors_keep_their_names(defs: Definitions) -> None:
    repository = defs.get_repository_def()
    assert {job for job in repository.job_names if not job.startswith("__")} == {"build_warehouse"}
    assert {(each.name, each.default_status.value) for each in repository.schedule_defs} == {("daily", "STOPPED")}
    assert {each.name for each in repository.sensor_defs} == {"articles_folder", "history"}


def test_each_asset_says_what_it_is(defs: Definitions) -> None:
    graph = defs.resolve_asset_graph()
    for key in graph.get_all_asset_keys():
        node = graph.get(key)
        assert node.description, key
        assert node.group_name != "default", key
        assert node.kinds, key


def test_lineage_leads_from_the_articles_to_the_published_file(defs: Definitions) -> None:
    graph = defs.resolve_asset_graph()
    ancestors = {
        key.to_user_string()
        for key in graph.get_ancestor_asset_keys(
            next(k for k in graph.get_all_asset_keys() if k.path[-1] == "warehouse")
        )
    }
    assert {"lake/articles", "lake/metrics", "marts/fct_metrics", "quality/check_results"} <= ancestors


def test_the_sensor_asks_once_for_each_state_of_the_corpus_and_the_corrections(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    article = settings.articles_dir / "a.txt"
    article.write_text("one", encoding="utf-8")
    sensor = watch_articles(settings)
    cursor: str | None = None

    def tick() -> str | None:
        nonlocal cursor
        with DagsterInstance.ephemeral() as instance:
            context = build_sensor_context(instance=instance, cursor=cursor)
            answer = sensor(context)
            cursor = context.cursor
        assert isinstance(answer, (RunRequest, SkipReason))
        return answer.run_key if isinstance(answer, RunRequest) else None

    first = tick()
    assert first is not None
    assert tick() is None
    article.touch()  # the same words at another time
    assert tick() is None
    article.write_text("two", encoding="utf-8")
    second = tick()
    article.write_text("one", encoding="utf-8")  # put back: to be built again, though this corpus was seen
    third = tick()
    settings.corrections_file.write_text("row_key\n", encoding="utf-8")
    fourth = tick()
    assert tick() is None
    assert len({first, second, third, fourth, None}) == 5


def test_the_sensor_leaves_alone_what_make_run_has_published(seeds_run: Run) -> None:
    with DagsterInstance.ephemeral() as instance:
        answer = watch_articles(seeds_run.settings)(build_sensor_context(instance=instance))
    assert isinstance(answer, SkipReason)
    assert answer.skip_message == "What changed is published already, by make run."


def test_no_asset_stands_alone_and_groups_follow_the_flow(defs: Definitions) -> None:
    graph = defs.resolve_asset_graph()
    assert {graph.get(key).group_name for key in graph.get_all_asset_keys()} == set(GROUPS)
    for key in graph.get_all_asset_keys():
        assert graph.get(key).parent_keys or graph.get(key).child_keys, key


def test_the_workspace_loads_from_any_folder(seeds_run: Run, tmp_path: Path) -> None:
    loaded = subprocess.run(
        [sys.executable, "-m", "dagster", "definitions", "validate", "-w", str(PROJECT_DIR / "workspace.yaml")],
        cwd=tmp_path,
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(tmp_path),
            "ARTICLES_DIR": str(seeds_run.settings.articles_dir),
            "WAREHOUSE_DIR": str(seeds_run.settings.warehouse_dir),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert loaded.returncode == 0, loaded.stdout + loaded.stderr
    assert "news_warehouse" in loaded.stdout + loaded.stderr


def test_the_manifest_is_parsed_only_once(seeds_run: Run) -> None:
    manifest = seeds_run.settings.dbt_target_dir / "manifest.json"
    before = manifest.stat().st_mtime_ns
    build_defs(seeds_run.settings)
    assert manifest.stat().st_mtime_ns == before
    assert json.loads(manifest.read_bytes())["metadata"]["project_name"] == "news_warehouse"
