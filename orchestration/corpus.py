"""What lies in the articles folder: one observation for each article, and the fingerprint of them all."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from orchestration.replacing import replaced_when_done


@dataclass(frozen=True, slots=True)
class Observation:
    """One article as an ingest run saw it: a file, or a row of a bulk file (``news/2022.jsonl#17``).

    ``reason`` and ``detail`` are null for what was accepted.
    """

    source_file: str
    content_sha256: str | None
    reason: str | None = None
    detail: str | None = None


def article_files(articles_dir: Path) -> Iterator[tuple[str, Path]]:
    """Every file below the folder that is not hidden, sorted by its path there.

    A folder that is a link, or that cannot be opened, comes as a file does: reading it will tell why it is none.
    """
    found: list[Path] = []

    def unopened(error: OSError) -> None:
        found.append(Path(error.filename))

    for folder, folders, files in os.walk(articles_dir, onerror=unopened):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(folder, name) for name in folders if Path(folder, name).is_symlink()]
        found += [Path(folder, name) for name in files if not name.startswith(".")]
    return iter(sorted((_readable_name(path.relative_to(articles_dir)), path) for path in found))


def leads_out(path: Path, articles_dir: Path) -> bool:
    """Whether this is a link to something outside of the folder, which whoever may write into it need not own."""
    try:
        return path.is_symlink() and not path.resolve().is_relative_to(articles_dir.resolve())
    except (OSError, RuntimeError):  # a link to itself
        return False


def corpus_sha256(observations: list[Observation]) -> str:
    """Changes when a file is added, changed, renamed, removed, or judged otherwise."""
    return hashlib.sha256(json.dumps([asdict(each) for each in observations]).encode()).hexdigest()


def folder_state(articles_dir: Path) -> str:
    """A cheap fingerprint (names, sizes, times), which changes whenever the corpus may have changed."""
    digest = hashlib.sha256()
    for source_file, path in article_files(articles_dir):
        try:
            status = path.stat()
        except OSError:
            digest.update(f"{source_file}\0".encode())
        else:
            digest.update(
                f"{source_file}\0{status.st_size}\0{status.st_mtime_ns}\0{stat.S_IMODE(status.st_mode)}\0".encode()
            )
    return digest.hexdigest()


def folder_sha256(articles_dir: Path) -> str:
    """The fingerprint of all names and contents; a file that cannot be read counts by its name."""
    digest = hashlib.sha256()
    for source_file, path in article_files(articles_dir):
        digest.update(f"{source_file}\0".encode())
        try:
            if leads_out(path, articles_dir):
                digest.update(b"leads out")
            elif path.is_file():
                with path.open("rb") as file:
                    digest.update(hashlib.file_digest(file, "sha256").digest())
        except OSError:
            continue
    return digest.hexdigest()


def save_observations(observations: list[Observation], file: Path) -> None:
    """Hand the observations on to the step that extracts, which may be another process."""
    with replaced_when_done(file) as unfinished:
        unfinished.write_text(json.dumps([asdict(each) for each in observations]), encoding="utf-8")


def load_observations(file: Path) -> list[Observation]:
    """What ``save_observations`` wrote."""
    return [Observation(**each) for each in json.loads(file.read_text(encoding="utf-8"))]


def _readable_name(path: Path) -> str:
    """File names are bytes; those that are no UTF-8 are shown with escapes, because the log holds text."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
