"""What the published file was made from, so that a run that would make the same again need not be made.

The command line alone asks: whoever materialises an asset in Dagster's UI gets what was asked for.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from orchestration.corpus import folder_sha256
from orchestration.dbt import project_files
from orchestration.replacing import replaced_when_done
from orchestration.settings import GOLD_DIR, PROJECT_DIR, Settings
from orchestration.warehouse import is_readable, open_read_only

# Reasons that need not hold for the same bytes at the next run.
_TRIED_AGAIN = ["extraction_failed", "changed_while_read", "unreadable_file"]


@dataclass(frozen=True)
class Publication:
    """When a run published, from which inputs, and what it left in the warehouse folder."""

    published_at: str
    inputs: str
    outputs: str


def inputs_sha256(settings: Settings) -> str:
    """Changes with all that a run reads from outside: articles, corrections, labels, models, code and packages.

    Contents are hashed, not sizes and times: text that is overwritten within one tick of the clock shows as well.
    """
    digest = hashlib.sha256(json.dumps([sys.version, _packages(), folder_sha256(settings.articles_dir)]).encode())
    for file in _input_files(settings):
        digest.update(f"{file}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def remember(settings: Settings, inputs: str) -> None:
    """Keep what was just published from these inputs; they were hashed before the run, which may have missed news.

    An article that may fare better when it is tried again is tried at every run, so that such a run is not remembered.
    Where there is no room to remember, what was published is published all the same.
    """
    with contextlib.suppress(OSError):
        settings.publication_file.unlink(missing_ok=True)
        if _has_articles_to_try_again(settings):
            return
        publication = Publication(datetime.now(UTC).isoformat(), inputs, _outputs(settings))
        with replaced_when_done(settings.publication_file) as unfinished:
            unfinished.write_text(json.dumps(asdict(publication)), encoding="utf-8")


def published_from(settings: Settings, inputs: str) -> datetime | None:
    """When just these inputs were published; none when they were not, or when anything touched what came of it."""
    try:
        publication = Publication(**json.loads(settings.publication_file.read_text(encoding="utf-8")))
        published_at = datetime.fromisoformat(publication.published_at)
        is_same = (publication.inputs, publication.outputs) == (inputs, _outputs(settings))
    except (OSError, ValueError, TypeError):  # there is none, it is damaged, or a file is gone
        return None
    return published_at if is_same and is_readable(settings.published_file) else None


def _input_files(settings: Settings) -> Iterator[Path]:
    for kind in ("*.py", "*.css"):
        yield from sorted((PROJECT_DIR / "orchestration").rglob(kind))
    yield from project_files()
    yield from sorted(file for file in GOLD_DIR.rglob("*") if file.is_file())
    if settings.corrections_file.exists():
        yield settings.corrections_file


def _packages() -> list[str]:
    """Every installed package with its version, as its folder is named; to read what each says of itself takes long."""
    places = {sysconfig.get_path(name) for name in ("purelib", "platlib")}
    return sorted({folder.name for place in places for folder in Path(place).glob("*.dist-info")})


def _outputs(settings: Settings) -> str:
    """Changes when the log, the build, the published file or its report is written, replaced or lost.

    The time of the last change of a file's state cannot be set, unlike that of its content.
    """
    log = (Path(folder, name) for folder, _, names in os.walk(settings.lake_dir) for name in names)
    states = []
    for file in (settings.published_file, settings.report_file, settings.build_file, *sorted(log)):
        status = file.stat()
        states.append((str(file), status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
    return hashlib.sha256(json.dumps(states).encode()).hexdigest()


def _has_articles_to_try_again(settings: Settings) -> bool:
    with open_read_only(settings.published_file) as published:
        failed = published.execute(
            "select count(*) from quality.rejected_articles where list_contains(?, reason)", [_TRIED_AGAIN]
        ).fetchone()
    return failed != (0,)
