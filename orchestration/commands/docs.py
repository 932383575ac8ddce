"""``news-warehouse docs``: the models, their tests and how they depend on each other, as dbt's own pages."""

from __future__ import annotations

import argparse
import subprocess

from orchestration.commands import CommandError
from orchestration.dbt import dbt_environment, dbt_executable
from orchestration.settings import DBT_DIR, Settings


def run(settings: Settings, options: argparse.Namespace) -> int:
    """Make the pages from the last build and serve them until somebody stops it."""
    if not settings.build_file.exists():
        raise CommandError(f"Nothing is built yet at {settings.build_file}. Run: make run")
    target = settings.dbt_target_dir / "docs"
    environment = dbt_environment(settings, target)
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
