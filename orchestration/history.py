"""The published files that were replaced: the last few are kept, so that one can be put back."""

from __future__ import annotations

import filecmp
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from orchestration.durability import flush
from orchestration.settings import Settings

_NAME_FORMAT = "%Y%m%dT%H%M%S.%fZ"


def kept_files(settings: Settings) -> list[Path]:
    """The files that can be put back, newest first."""
    return sorted(settings.history_dir.glob("*.duckdb"), reverse=True)


def keep_published(settings: Settings) -> None:
    """Keep the published file under the time it was published, and only the newest few."""
    published = settings.published_file
    if not published.exists():
        return
    settings.history_dir.mkdir(exist_ok=True)
    name = _time(published)
    for newest in kept_files(settings)[:1]:
        if newest.stem >= name.strftime(_NAME_FORMAT) and filecmp.cmp(newest, published, shallow=False):
            return  # a crash after this came before the replacing
        # What is replaced last is the newest, whatever the clock says.
        name = max(name, datetime.strptime(newest.stem, _NAME_FORMAT) + timedelta(microseconds=1))  # noqa: DTZ007 - UTC
    unfinished = settings.history_dir / "keeping.unfinished"
    shutil.copyfile(published, unfinished)
    flush(unfinished)
    unfinished.replace(settings.history_dir / f"{name.strftime(_NAME_FORMAT)}.duckdb")
    flush(settings.history_dir)
    for file in kept_files(settings)[settings.kept_files :]:
        file.unlink()


def _time(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC).replace(tzinfo=None)
