"""Which outcome of a check counts, when several runs have made it or are about to."""

from __future__ import annotations

from dagster import AssetCheckResult, AssetKey, DagsterInstance, Definitions, asset, asset_check, define_asset_job

from orchestration.run_outcomes import newest_outcomes


@asset
def table() -> None:
    """Something to check."""


@asset_check(asset=table)
def checked() -> AssetCheckResult:
    return AssetCheckResult(passed=True, metadata={"build": "one"})


DEFINITIONS = Definitions(assets=[table], asset_checks=[checked], jobs=[define_asset_job("build")])


def test_a_run_that_waits_does_not_hide_what_was_checked() -> None:
    job = DEFINITIONS.resolve_job_def("build")
    (key,) = checked.check_keys
    assert key.asset_key == AssetKey("table")
    with DagsterInstance.ephemeral() as instance:
        waiting = instance.create_run_for_job(job)
        made = job.execute_in_process(instance=instance)
        also_waiting = instance.create_run_for_job(job)
        for run_id in (made.run_id, waiting.run_id, also_waiting.run_id):
            assert set(newest_outcomes(instance, run_id, {key: ("build", "one")})) == {key}
        assert newest_outcomes(instance, made.run_id, {key: ("build", "another")}) == {}
