"""The accuracy of the rules is measured once for each version and told beside the version before."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from dagster import DagsterInstance, TableMetadataValue

from orchestration import measurement
from orchestration.checks.accuracy import FLOORS, accuracy_metadata
from orchestration.extractor_version import extractor_version
from orchestration.lake import Lake
from orchestration.measurement import NUMERALS, measure, previous_measurement
from orchestration.scoring import KINDS
from tests.pipeline.conftest import Run


def older_version(lake: Lake) -> None:
    """Yesterday's version found half of the events and made nothing up."""
    rows = [
        row
        | {
            "extractor_version": "1.0.0+yesterday",
            "measured_at": row["measured_at"] - timedelta(days=1),
            "correct": row["gold"] // 2 if row["kind"] == "events" else row["correct"],
            "found": row["gold"] // 2 if row["kind"] == "events" else row["found"],
        }
        for row in lake.read("accuracy")
    ]
    lake.append("accuracy", "yesterday", rows)


def test_a_version_is_measured_once(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    first = measure(lake, "1.0.0+today")
    assert set(first.tallies) == set(KINDS)
    rows = lake.row_count("rules"), lake.row_count("accuracy")
    assert measure(lake, "1.0.0+today") == first
    assert (lake.row_count("rules"), lake.row_count("accuracy")) == rows
    assert rows[1] == len(KINDS) + 1


def test_other_labels_measure_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lake = Lake(tmp_path)
    measure(lake, "1.0.0+today")
    monkeypatch.setattr(measurement, "labels_sha256", lambda: "one more label")
    assert measure(lake, "1.0.0+today").labels_sha256 == "one more label"
    assert len({row["measured_at"] for row in lake.read("rules")}) == 2


def test_the_last_measurement_counts_though_the_clock_went_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = Lake(tmp_path)
    measure(lake, "1.0.0+today")
    lake.append("accuracy", "later", [row | {"measured_at": datetime(2999, 1, 1)} for row in lake.read("accuracy")])
    monkeypatch.setattr(measurement, "labels_sha256", lambda: "one more label")
    for _ in range(2):
        assert measure(lake, "1.0.0+today").labels_sha256 == "one more label"
    assert len({row["measured_at"] for row in lake.read("accuracy")}) == 3
    assert max(row["measured_at"] for row in lake.read("rules")) > datetime(2999, 1, 1)


def test_the_table_compares_with_the_version_before(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    now = measure(lake, "1.0.0+today")
    assert previous_measurement(lake, "1.0.0+today") is None
    alone = {record.data["kind"]: record.data for record in accuracy_metadata(now, None).records}
    assert list(alone) == [*KINDS, NUMERALS]
    assert {row["F1 before"] for row in alone.values()} == {None}

    older_version(lake)
    before = previous_measurement(lake, "1.0.0+today")
    assert before is not None
    compared = {record.data["kind"]: record.data for record in accuracy_metadata(now, before).records}
    assert compared["events"]["F1 before"] == pytest.approx(2 / 3, abs=0.001)
    assert compared["events"]["F1"] == alone["events"]["F1"]
    assert {row["floor"] for kind, row in compared.items() if kind in FLOORS} == set(FLOORS.values())
    assert compared[NUMERALS]["recall"] == round(1 - now.unexplained_share, 3)


def test_the_newest_of_the_other_versions_is_the_one_before(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    measure(lake, "1.0.0+today")
    older_version(lake)
    oldest = [
        row | {"extractor_version": "1.0.0+oldest", "measured_at": datetime(2020, 1, 1)}
        for row in lake.read("accuracy", where={"extractor_version": {"1.0.0+today"}})
    ]
    lake.append("accuracy", "oldest", oldest)
    before = previous_measurement(lake, "1.0.0+today")
    assert before is not None
    assert before.extractor_version == "1.0.0+yesterday"


def test_the_check_shows_the_table_in_the_ui(seeds_run: Run) -> None:
    with DagsterInstance.from_config(str(seeds_run.settings.dagster_home)) as instance:
        run_id = instance.get_runs()[-1].run_id  # the first: copies of this run write to the same instance
        (metadata,) = [
            entry.dagster_event.asset_check_evaluation_data.metadata
            for entry in instance.all_logs(run_id)
            if entry.dagster_event is not None
            and entry.dagster_event.event_type_value == "ASSET_CHECK_EVALUATION"
            and entry.dagster_event.asset_check_evaluation_data.check_name == "accuracy_on_gold"
        ]
    table = metadata["accuracy"]
    assert isinstance(table, TableMetadataValue)
    assert [record.data["kind"] for record in table.records] == [*KINDS, NUMERALS]
    assert metadata["extractor_version"].value == extractor_version()


def test_facts_join_to_the_precision_of_their_rule(seeds_run: Run) -> None:
    for table in ("fct_metrics", "fct_events", "fct_person_roles", "fct_mentions"):
        assert seeds_run.query(
            f"select count(*) from marts.{table} as facts left join marts.dim_rule using (rule_key) "
            "where dim_rule.rule is null or dim_rule.rule <> facts.rule"
        ) == [(0,)]
    for view in ("metrics", "events", "person_roles"):
        ((trusted, everything),) = seeds_run.query(
            f"select count(*) filter (where rule_precision >= 0.9), count(*) from marts.{view}"
        )
        assert 0 < trusted <= everything
    assert (
        seeds_run.query(
            "select kind from marts.dim_rule where correct > examples or (precision is null) <> (examples = 0)"
        )
        == []
    )
    assert {kind for (kind,) in seeds_run.query("select distinct kind from marts.dim_rule where examples > 0")} == {
        "metric",
        "organisation",
        "person",
        "date",
        "event",
        "role",
    }
