"""``news-warehouse build``: runs the Dagster job in this process, with progress and a short summary.

Dagster's own log and dbt's go to ``$WAREHOUSE_DIR/run.log``.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from orchestration.commands.progress import Progress
from orchestration.lock import writer_lock
from orchestration.settings import Settings

if TYPE_CHECKING:
    from orchestration.commands.job import JobOutcome


def run(settings: Settings, _options: argparse.Namespace) -> int:
    """Build, check and publish; 1 when a blocking check or a step fails, and then nothing is published."""
    began = time.monotonic()
    settings = settings.checked()
    with writer_lock(settings, on_wait=print), Progress(sys.stdout) as progress:
        progress.stage("Loading the pipeline")
        with _quiet(settings):
            # Dagster's import takes seconds: a busy warehouse or a wrong folder is told before it.
            from orchestration.commands.job import run_job  # noqa: PLC0415

            outcome = run_job(settings, progress)
    return _tell(settings, outcome, time.monotonic() - began)


def _tell(settings: Settings, outcome: JobOutcome, seconds: float) -> int:
    from orchestration.commands.summary import failure_lines, summary_lines  # noqa: PLC0415 - loads DuckDB

    if outcome.was_stopped:
        raise KeyboardInterrupt
    if not outcome.succeeded:
        for line in failure_lines(settings, outcome):
            print(line, file=sys.stderr)
        return 1
    for line in summary_lines(settings, outcome, seconds):
        print(line)
    return 0


@contextlib.contextmanager
def _quiet(settings: Settings) -> Iterator[None]:
    """Send what the libraries print to the run's log."""
    with (
        settings.run_log.open("w", encoding="utf-8") as log,
        contextlib.redirect_stdout(log),
        contextlib.redirect_stderr(log),
    ):
        yield
