"""``news-warehouse docs``: the models, their tests and how they depend on each other, as dbt's own pages."""

from __future__ import annotations

import argparse
import subprocess
from collections.abc import Mapping

import duckdb

from orchestration.commands import CommandError
from orchestration.commands.storage_fault import storage_fault
from orchestration.dbt import dbt_environment, dbt_executable
from orchestration.lock import writer_lock
from orchestration.settings import DBT_DIR, Settings
from orchestration.warehouse import open_read_only


def run(settings: Settings, options: argparse.Namespace) -> int:
    """Make the pages from the last build and serve them until somebody stops it."""
    settings = settings.checked()
    target = settings.dbt_target_dir / "docs"
    environment = dbt_environment(settings, target)
    # dbt opens the build for writing, even to describe it.
    with writer_lock(settings, on_wait=print):
        _require_build(settings)
        _generate(environment)
    if options.only_write:
        print(target / "index.html")
        return 0
    print(f"The models and their tests: http://127.0.0.1:{options.port} (Ctrl-C ends it)", flush=True)
    return subprocess.run(  # noqa: S603 - our own dbt with our own arguments
        [
            dbt_executable(),
            "--quiet",
            "docs",
            "serve",
            "--host",
            "127.0.0.1",
            "--port",
            str(options.port),
            "--no-browser",
        ],
        cwd=DBT_DIR,
        env=environment,
        check=False,
    ).returncode


def _require_build(settings: Settings) -> None:
    """Say in one line what dbt would say in two hundred."""
    if not settings.build_file.exists():
        raise CommandError(f"Nothing is built yet at {settings.build_file}. Run: make run")
    try:
        with open_read_only(settings.build_file):
            pass
    except duckdb.Error as error:
        told = " ".join(str(error).split())
        raise CommandError(
            storage_fault(told, settings) or f"{settings.build_file} is damaged. Build it anew: make run ({told})"
        ) from error


def _generate(environment: Mapping[str, str]) -> None:
    finished = subprocess.run(  # noqa: S603 - our own dbt with our own arguments
        [dbt_executable(), "--quiet", "docs", "generate"],
        cwd=DBT_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if finished.returncode != 0:
        raise CommandError(f"dbt cannot make its pages:\n{finished.stdout.strip()}")
