"""Articles read in several processes: the same log as from one, and whole batches whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from orchestration import extraction_batch
from orchestration.extract import extract_corpus
from orchestration.extraction import Extraction, extract
from orchestration.extraction_pool import WorkerDiedError
from orchestration.ingest import ingest
from orchestration.lake import Lake
from orchestration.lake_tables import EXTRACTED_TABLES
from orchestration.settings import GOLD_DIR

TOLD_BY_BATCH = {"batch_id", "extracted_at"}
DEADLY = "Hội nghị đã kết thúc.\n"


def deadly(raw_text: str) -> Extraction:
    """Kills its process at one article, as the system does when memory is short."""
    if raw_text.endswith(DEADLY):
        time.sleep(1)  # long enough for the other process to finish something
        os.kill(os.getpid(), signal.SIGKILL)
    return extract(raw_text)


def slow(raw_text: str) -> Extraction:
    time.sleep(0.5)
    return extract(raw_text)


def logged(lake: Lake) -> dict[str, list[str]]:
    """Every extracted row without what tells its batch, in an order of its own."""
    return {
        table: sorted(
            repr({column: value for column, value in row.items() if column not in TOLD_BY_BATCH})
            for row in lake.read(table)
        )
        for table in (*EXTRACTED_TABLES, "extractions")
    }


def unfinished(folder: Path) -> list[Path]:
    return list(folder.rglob("*.unfinished"))


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction_batch, "_BATCH_BYTES", 10_000)


def test_the_log_is_the_same_whatever_the_number_of_workers(tmp_path: Path) -> None:
    logs: list[dict[str, Any]] = []
    for workers in (1, 3):
        lake = Lake(tmp_path / str(workers))
        outcome = extract_corpus(lake, ingest(GOLD_DIR / "articles", lake), extract, "1", workers)
        assert outcome.extracted == lake.row_count("articles") > 0
        logs.append(logged(lake))
    assert logs[0] == logs[1]


def test_a_killed_worker_costs_what_it_was_reading_and_the_next_run_goes_on(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for file in (GOLD_DIR / "articles").iterdir():
        (articles / file.name).write_bytes(file.read_bytes())
    whole = Lake(tmp_path / "whole")
    extract_corpus(whole, ingest(articles, whole), extract, "1")

    header = (GOLD_DIR / "articles" / "001.txt").read_text(encoding="utf-8").splitlines(keepends=True)[:2]
    (articles / "0.txt").write_text("".join(header) + DEADLY, encoding="utf-8")
    lake = Lake(tmp_path / "lake")
    handler = signal.signal(signal.SIGTERM, signal.SIG_IGN)  # as Dagster does where Ctrl-C is ignored
    try:
        with pytest.raises(WorkerDiedError, match="run again to go on, with WORKERS=1"):
            extract_corpus(lake, ingest(articles, lake), deadly, "1", 2)
    finally:
        signal.signal(signal.SIGTERM, handler)
    assert 0 < lake.row_count("extractions") < whole.row_count("extractions")
    assert unfinished(tmp_path) == []
    assert lake.latest_snapshot() == []

    (articles / "0.txt").unlink()
    extract_corpus(lake, ingest(articles, lake), extract, "1", 2)
    assert logged(lake) == logged(whole)


def test_workers_end_with_the_run_that_started_them(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from orchestration import extraction_batch\n"
        "from orchestration.extract import extract_corpus\n"
        "from orchestration.ingest import ingest\n"
        "from orchestration.lake import Lake\n"
        "from orchestration.settings import GOLD_DIR\n"
        "from tests.pipeline.test_extraction_pool import slow\n"
        "if __name__ == '__main__':\n"
        "    extraction_batch._BATCH_BYTES = 10_000\n"
        "    lake = Lake(Path(sys.argv[1]))\n"
        "    tell = lambda done, total: print(done, flush=True)\n"
        "    extract_corpus(lake, ingest(GOLD_DIR / 'articles', lake), slow, '1', 2, tell)\n",
        encoding="utf-8",
    )
    run = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "lake")],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert run.stdout is not None
    assert int(run.stdout.readline()) > 0  # the workers are at work
    run.kill()
    # The workers hold the other end of the pipe: it closes when the last of them has ended.
    run.stdout.read()
    assert run.wait() == -signal.SIGKILL
    assert Lake(tmp_path / "lake").row_count("extractions") > 0
