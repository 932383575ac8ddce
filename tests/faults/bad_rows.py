"""Bulk files of which nearly nothing is right: what they cost does not grow with the number of their rows."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from orchestration.settings import PROJECT_DIR

_BAD = {"title": "Tin", "published_at": "31/02/2022", "body": "Doanh thu đạt 2 tỷ."}
_GOOD = _BAD | {"published_at": "2022-02-28"}
_ROWS_AT_A_TIME = 10_000
# Ingests in a process of its own, whose memory is then its own.
_INGEST = """
import json, resource, sys
from pathlib import Path
from orchestration.ingest import ingest
from orchestration.lake import Lake
observations = ingest(Path(sys.argv[1]), Lake(Path(sys.argv[2])))
accepted = sum(each.reason is None for each in observations)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([accepted, len(observations) - accepted, observations[-1].detail, peak * 1024]))
"""


@dataclass(frozen=True)
class Ingested:
    """How many rows became articles and how many rejections there are, the last one's words, and the peak of memory."""

    accepted: int
    rejections: int
    last_detail: str
    peak_bytes: int


def ingest_bad_rows(folder: Path, count: int) -> Ingested:
    """Ingest a file of so many bad rows, and one that is right at its end."""
    articles = folder / str(count)
    articles.mkdir()
    bad, good = (json.dumps(row, ensure_ascii=False) + "\n" for row in (_BAD, _GOOD))
    with (articles / "a.jsonl").open("w", encoding="utf-8") as file:
        for first in range(0, count, _ROWS_AT_A_TIME):
            file.write(bad * min(_ROWS_AT_A_TIME, count - first))
        file.write(good)
    command = [sys.executable, "-c", _INGEST, str(articles), str(folder / f"lake-{count}")]
    done = subprocess.run(command, cwd=PROJECT_DIR, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return Ingested(*json.loads(done.stdout))
