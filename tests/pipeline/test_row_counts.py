"""Facts of unchanged articles do not vanish by surprise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
from dagster import AssetCheckResult, AssetCheckSeverity

from orchestration.build_state import change_build
from orchestration.checks.row_counts import row_counts
from orchestration.resources import Warehouse
from orchestration.settings import Settings

KEYS = {
    "fct_metrics": "metric_fact_key",
    "fct_events": "event_key",
    "fct_person_roles": "person_role_key",
    "fct_mentions": "mention_key",
}


def write(file: Path, facts: int, *, sha: str = "same", version: str = "1.0.0+aaa", taken_out: int = 0) -> None:
    """A warehouse of one article with some facts of each kind, after an analyst took out the last of a hundred."""
    change_build(file, KEYS)
    with duckdb.connect(str(file)) as database:
        database.execute("create schema marts; create schema staging; create schema quality")
        database.execute(
            "create table quality.corrections as select 'k' || 99 - number as row_key, 'exists' as field, "
            f"'applied' as outcome from range({taken_out}) as numbers(number)"
        )
        database.execute(f"create table staging.stg_extractions as select '{version}' as extractor_version")
        database.execute(
            "create table marts.dim_article as "
            f"select 'a' as article_key, 'a' as canonical_article_key, '{sha}' as content_sha256"
        )
        for table, key in KEYS.items():
            database.execute(
                f"create table marts.{table} as select 'k' || number as {key}, 'a' as article_key, "
                f"'{version}' as extractor_version from range({facts}) as numbers(number)"
            )


def outcome(settings: Settings) -> AssetCheckResult:
    answer = row_counts(Warehouse.of(settings))
    assert isinstance(answer, AssetCheckResult)
    return answer


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(tmp_path, tmp_path)
    write(settings.published_file, 100)
    return settings


def test_nothing_published_before_is_nothing_lost(tmp_path: Path) -> None:
    settings = Settings(tmp_path, tmp_path)
    write(settings.build_file, 3)
    assert outcome(settings).passed


def test_the_same_or_more_facts_pass(settings: Settings) -> None:
    write(settings.build_file, 130)
    assert outcome(settings).passed


def test_a_few_lost_facts_warn_and_are_counted(settings: Settings) -> None:
    write(settings.build_file, 95)
    result = outcome(settings)
    assert (result.passed, result.severity) == (False, AssetCheckSeverity.WARN)
    assert "5 of 100 rows of fct_metrics" in str(result.description)


@pytest.mark.parametrize("left", [70, 0])
def test_many_lost_facts_block_and_say_what_to_do(settings: Settings, left: int) -> None:
    write(settings.build_file, left)
    result = outcome(settings)
    assert (result.passed, result.severity) == (False, AssetCheckSeverity.ERROR)
    assert f"move {settings.published_file} away and run again" in str(result.description)


@pytest.mark.parametrize("change", [{"sha": "other"}, {"version": "1.0.0+bbb"}], ids=["article", "rules"])
def test_a_changed_article_or_new_rules_may_tell_fewer_facts(settings: Settings, change: dict[str, Any]) -> None:
    write(settings.build_file, 10, **change)
    assert outcome(settings).passed


def test_what_an_analyst_takes_out_is_not_lost(settings: Settings) -> None:
    write(settings.build_file, 70, taken_out=30)
    assert outcome(settings).passed


def test_what_goes_beside_it_is(settings: Settings) -> None:
    write(settings.build_file, 69, taken_out=30)
    assert "1 of 70 rows of fct_metrics" in str(outcome(settings).description)
