"""``news-warehouse build``: runs the Dagster job in this process, with progress and a short summary.

When nothing changed since the last run published, none is made, and what that one published is told again.
Dagster's own log and dbt's go to ``$WAREHOUSE_DIR/run.log``.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from orchestration.commands.failure import failure_lines
from orchestration.commands.progress import Progress
from orchestration.commands.summary import summary_lines
from orchestration.commands.terminal import complain, say
from orchestration.lock import writer_lock
from orchestration.publication import inputs_sha256, published_from, remember
from orchestration.settings import Settings

if TYPE_CHECKING:
    from orchestration.commands.job import JobOutcome


def run(settings: Settings, _options: argparse.Namespace) -> int:
    """Build, check and publish; 1 when a blocking check or a step fails, and then nothing is published."""
    began = time.monotonic()
    settings = settings.checked()
    with writer_lock(settings, on_wait=print), Progress(sys.stdout) as progress:
        progress.stage("Looking for changes")
        inputs = inputs_sha256(settings)
        published_at = published_from(settings, inputs)
        outcome = None if published_at else _run(settings, progress, inputs)
    if outcome is not None and not outcome.succeeded:
        if outcome.was_stopped:
            raise KeyboardInterrupt
        for line in failure_lines(settings, outcome.checks, outcome.failures):
            complain(line)
        return 1
    if published_at is not None:
        print(_nothing_new(published_at))
    for line in summary_lines(settings, time.monotonic() - began, outcome.repairs if outcome else []):
        say(line)
    return 0


def _run(settings: Settings, progress: Progress, inputs: str) -> JobOutcome:
    progress.stage("Loading the pipeline")
    with _quiet(settings):
        # Dagster's import takes seconds: a busy warehouse, a wrong folder or that nothing changed is told before it.
        with _nothing_is_garbage():
            from orchestration.commands.job import run_job  # noqa: PLC0415
        outcome = run_job(settings, progress)
    if outcome.succeeded:
        remember(settings, inputs)
    return outcome


def _nothing_new(published_at: datetime) -> str:
    when = published_at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    return (
        f"Unchanged  since {when}: articles, corrections, reference data, rules and models are as they were, and "
        "nothing was read, built or checked again. What that run published, and what its checks said:"
    )


@contextlib.contextmanager
def _nothing_is_garbage() -> Iterator[None]:
    """What is made meanwhile lasts as long as the process, so that nobody need look for garbage in it, ever.

    To look through the modules of Dagster and dbt while they are loaded, and again at the end, takes a second.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextlib.contextmanager
def _quiet(settings: Settings) -> Iterator[None]:
    """Send what the libraries print to the run's log."""
    with (
        settings.run_log.open("w", encoding="utf-8") as log,
        contextlib.redirect_stdout(log),
        contextlib.redirect_stderr(log),
    ):
        yield
