"""Writes the report beside the published file that it tells of."""

from __future__ import annotations

from orchestration.report.figures import figures
from orchestration.report.page import page
from orchestration.settings import Settings
from orchestration.warehouse import open_read_only


def write_report(settings: Settings) -> int:
    """Replace the report by one of the published file; its size in bytes."""
    with open_read_only(settings.published_file) as published:
        written = page(figures(published)).encode()
    unfinished = settings.report_file.with_name(settings.report_file.name + ".unfinished")
    unfinished.write_bytes(written)
    unfinished.replace(settings.report_file)
    return len(written)
