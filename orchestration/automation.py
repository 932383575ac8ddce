"""When the warehouse is built: the job, the daily schedule and the sensor on the articles folder."""

import json

from dagster import (
    AssetSelection,
    DefaultScheduleStatus,
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
from orchestration.extractor_version import extractor_version
from orchestration.settings import Settings

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
    """Build when an article is added, changed or removed, or the rules or the corrections changed."""

    @sensor(
        name="articles_folder",
        job=build_warehouse,
        minimum_interval_seconds=60,
        description="Asks for a run when the articles folder, the extraction rules or the corrections changed.",
    )
    def articles_folder(context: SensorEvaluationContext) -> RunRequest | SkipReason:
        seen = json.loads(context.cursor) if context.cursor else {"folder": "", "corpus": "", "changes": 0}
        corrections = corrections_sha256(settings.corrections_file)
        folder = f"{folder_state(settings.articles_dir)}:{corrections}"
        corpus = (
            f"{folder_sha256(settings.articles_dir)}:{extractor_version()}:{corrections}"
            if folder != seen["folder"]
            else seen["corpus"]
        )
        changed = corpus != seen["corpus"]
        changes = seen["changes"] + changed
        context.update_cursor(json.dumps({"folder": folder, "corpus": corpus, "changes": changes}))
        if not changed:
            return SkipReason("Nothing changed in the articles folder.")
        # A used run_key is remembered for ever. It is the hash of the corpus, numbered, so that a
        # corpus that comes back (a file taken away and put back) is built again.
        return RunRequest(run_key=f"{corpus}:{changes}")

    return articles_folder
