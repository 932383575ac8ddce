"""``news-warehouse restore``: the published files that were kept, and how to put one back."""

from __future__ import annotations

import argparse

import duckdb

from orchestration.commands import CommandError
from orchestration.history import kept_files
from orchestration.lock import writer_lock
from orchestration.report.writing import write_report
from orchestration.settings import Settings
from orchestration.warehouse import RestoreError, restore


def run(settings: Settings, options: argparse.Namespace) -> int:
    """List the kept files, or put the named one in the readers' place."""
    if options.name is None:
        files = kept_files(settings)
        for file in files:
            print(f"{file.stem}  {file.stat().st_size / 1e6:.1f} MB")
        if files:
            print(f"To put one back: make restore NAME={files[0].stem}")
        else:
            print(f"No published file was replaced yet; they are kept in {settings.history_dir}.")
        return 0
    with writer_lock(settings.checked(), on_wait=print):
        try:
            restore(settings, options.name)
        except RestoreError as error:
            raise CommandError(str(error)) from error
        try:
            write_report(settings)
        except duckdb.CatalogException:  # published by a version that knew other tables
            settings.report_file.unlink(missing_ok=True)
            print(f"No report: {options.name} was published by another version. The next make run draws one.")
    print(f"Put {options.name} back as {settings.published_file}.")
    return 0
