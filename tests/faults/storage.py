"""Files that are cut, flipped, lost or find no room: what can be mended is, and nothing wrong is published."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from orchestration.settings import PROJECT_DIR, Settings
from tests.faults.project_run import environment_of

_WITHOUT_ROOM = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # what is too large is refused, as on a full disk, and not killed
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
from orchestration.cli import main
sys.exit(main(['build']))
"""


def flip(file: Path, at: float = 0.5) -> None:
    """Turn one bit, so far into the file."""
    data = bytearray(file.read_bytes())
    data[min(int(len(data) * at), len(data) - 1)] ^= 4
    _write(file, bytes(data))


def cut(file: Path, at: float = 0.5) -> None:
    """Take away the end of a file, from so far into it."""
    data = file.read_bytes()
    _write(file, data[: int(len(data) * at)])


def _cut_all(folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            cut(file)


def largest(folder: Path) -> Path:
    """The largest file of the log below a folder."""
    return max(folder.glob("*.parquet"), key=lambda file: file.stat().st_size)


DAMAGES: dict[str, Callable[[Settings], object]] = {
    "a bit of a batch of metrics": lambda settings: flip(largest(settings.lake_dir / "metrics")),
    "a bit of a batch of articles": lambda settings: flip(largest(settings.lake_dir / "articles")),
    "half of a batch of mentions": lambda settings: cut(largest(settings.lake_dir / "mentions")),
    "all of the newest snapshot": lambda settings: cut(max((settings.lake_dir / "snapshots").glob("2*")), 0),
    "a bit of the calendar": lambda settings: flip(largest(settings.lake_dir / "calendar")),
    "a bit in the head of the build": lambda settings: flip(settings.build_file, 0.0001),
    "half of the build": lambda settings: cut(settings.build_file),
    "the build, with a journal of another": lambda settings: _write(
        settings.build_file.with_name("build.duckdb.wal"), b"journal" * 100
    ),
    "half of the published file": lambda settings: cut(settings.published_file),
    "a bit of the published file": lambda settings: flip(settings.published_file, 0.3),
    "the whole log": lambda settings: shutil.rmtree(settings.lake_dir),
    "all but the articles": lambda settings: shutil.rmtree(settings.warehouse_dir),
    "what dbt keeps": lambda settings: _cut_all(settings.warehouse_dir / "dbt"),
    "what ingest hands on": lambda settings: cut(settings.observations_file),
    "what is remembered": lambda settings: cut(settings.publication_file),
    "who holds the lock": lambda settings: _write(settings.warehouse_dir / "writer.json", b"\xff{"),
}


def run_without_room(settings: Settings, most_bytes: int) -> subprocess.CompletedProcess[str]:
    """A run none of whose files may grow beyond a size, as on a disk that is full."""
    return subprocess.run(
        [sys.executable, "-c", _WITHOUT_ROOM, str(most_bytes)],
        cwd=PROJECT_DIR,
        env=environment_of(settings),
        capture_output=True,
        text=True,
        check=False,
    )


def _write(file: Path, data: bytes) -> None:
    if file.exists():
        file.chmod(0o600)
    file.write_bytes(data)
