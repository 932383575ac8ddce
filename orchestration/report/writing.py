"""Writes the report beside the published file that it tells of."""

from __future__ import annotations

from orchestration.replacing import replaced_when_done
from orchestration.report.figures import figures
from orchestration.report.page import page
from orchestration.settings import Settings
from orchestration.warehouse import open_read_only


def write_report(settings: Settings) -> int:
    """Replace the report by one of the published file; its size in bytes."""
    with open_read_only(settings.published_file) as published:
        written = page(figures(published)).encode()
    with replaced_when_done(settings.report_file) as unfinished:
        unfinished.write_bytes(written)
    return len(written)
