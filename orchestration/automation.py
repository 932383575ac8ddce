"""When the warehouse is built by itself, and what keeps Dagster's history from growing: job, schedule and sensors."""

import json

from dagster import (
    AssetSelection,
    DefaultScheduleStatus,
    DefaultSensorStatus,
    RunRequest,
    ScheduleDefinition,
    SensorDefinition,
    SensorEvaluationContext,
    SkipReason,
    define_asset_job,
    sensor,
)

from orchestration.corpus import folder_sha256, folder_state
from orchestration.corrections import corrections_sha256
from orchestration.extractor_version import extractor_version_on_disk
from orchestration.publication import inputs_sha256, published_from
from orchestration.retention import KEPT_RUNS, remove_old_runs
from orchestration.settings import Settings

# Two looks a minute, so that a change is seen within one.
_SECONDS_BETWEEN_LOOKS = 30
_SECONDS_BETWEEN_TIDYINGS = 3600

build_warehouse = define_asset_job(
    "build_warehouse",
    selection=AssetSelection.all(),
    description="Ingest, extract, build, check and publish: what make run does.",
)

daily = ScheduleDefinition(
    name="daily",
    job=build_warehouse,
    cron_schedule="0 5 * * *",
    execution_timezone="Asia/Ho_Chi_Minh",
    default_status=DefaultScheduleStatus.STOPPED,
    description="Every morning at five, when it is switched on.",
)


def watch_articles(settings: Settings) -> SensorDefinition:
    """Build when an article is added, changed or removed, or the rules, reference data or corrections changed."""

    @sensor(
        name="articles_folder",
        job=build_warehouse,
        minimum_interval_seconds=_SECONDS_BETWEEN_LOOKS,
        description="Looks every half minute, and asks for a run when an article was added, changed or removed, or "
        "the rules, the reference data or the corrections changed. It asks once for each state of them.",
    )
    def articles_folder(context: SensorEvaluationContext) -> RunRequest | SkipReason:
        seen = json.loads(context.cursor) if context.cursor else {"folder": "", "corpus": "", "changes": 0}
        corrections = corrections_sha256(settings.corrections_file)
        rules = extractor_version_on_disk()
        folder = f"{folder_state(settings.articles_dir)}:{corrections}:{rules}"
        corpus = (
            f"{folder_sha256(settings.articles_dir)}:{rules}:{corrections}"
            if folder != seen["folder"]
            else seen["corpus"]
        )
        changed = corpus != seen["corpus"]
        changes = seen["changes"] + changed
        context.update_cursor(json.dumps({"folder": folder, "corpus": corpus, "changes": changes}))
        if not changed:
            return SkipReason("Nothing changed: articles, rules, reference data and corrections are as they were.")
        if published_from(settings, inputs_sha256(settings)):
            return SkipReason("What changed is published already, by make run.")
        # A used run_key is remembered for ever. It is the hash of the corpus, numbered, so that a
        # corpus that comes back (a file taken away and put back) is built again.
        return RunRequest(run_key=f"{corpus}:{changes}")

    return articles_folder


@sensor(
    name="history",
    minimum_interval_seconds=_SECONDS_BETWEEN_TIDYINGS,
    default_status=DefaultSensorStatus.RUNNING,
    description=f"Every hour, keeps the newest {KEPT_RUNS} runs and removes older ones with their events and logs.",
)
def history(context: SensorEvaluationContext) -> SkipReason:
    """Remove what is beyond the bound; it starts no run."""
    return SkipReason(f"Removed {remove_old_runs(context.instance)} old runs; the newest {KEPT_RUNS} stay.")
