"""How fast articles are read: by one process, by two, and when a text is made to be slow."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from orchestration.extract import extract_corpus
from orchestration.extraction import extract
from orchestration.ingest import ingest
from orchestration.lake import Lake
from orchestration.settings import GOLD_DIR, PROJECT_DIR
from tests.bench.generated_corpus import write_bulk
from tests.bench.hostile_text import HEADER, hostile_texts
from tests.bench.report import Line, ratio_line

_HOSTILE_CHARACTERS = 100_000
_TIMES_LONGER = 10
_SLOWEST = 3  # of the constructions, those that are tried at ten times the length


def labelled_texts() -> list[str]:
    """The seeds and the labelled articles."""
    folders = (PROJECT_DIR / "seeds", GOLD_DIR / "articles")
    return [file.read_bytes().decode() for folder in folders for file in sorted(folder.glob("*.txt"))]


def characters_per_second() -> float:
    """On one core, the best of some rounds: what else the machine does can only slow it down."""
    texts = labelled_texts()
    characters = sum(map(len, texts))
    return characters / min(_processor_seconds(lambda: [extract(text) for text in texts]) for _ in range(5))


def one_core() -> Line:
    """The speed itself."""
    speed = characters_per_second() / 1e6
    return Line(
        "extraction on one core, seeds and labelled articles",
        f"{speed:.2f} million characters a second",
        "1, at the very least 0.5",
        speed >= 0.5,
        is_quoted=True,
    )


def two_cores(articles: int) -> Line:
    """The whole step, from the log into the log."""
    with tempfile.TemporaryDirectory() as folder:
        write_bulk(Path(folder, "articles"), articles)
        seconds = {}
        for workers in (1, 2):
            lake = Lake(Path(folder, str(workers)))
            observations = ingest(Path(folder, "articles"), lake)
            began = time.monotonic()
            extract_corpus(lake, observations, extract, "bench", workers)
            seconds[workers] = time.monotonic() - began
    ratio = seconds[1] / seconds[2]
    return Line(
        "extraction by two processes against one",
        f"{ratio:.2f} times as fast ({articles:,} articles in {seconds[2]:.1f} s)",
        "1.8 times",
        ratio >= 1.8,
        is_quoted=True,
    )


def hostile() -> list[Line]:
    """Each construction against ordinary text of its length, and the slowest at ten times the length."""
    ordinary = _ordinary(_HOSTILE_CHARACTERS)
    usual = min(_reading_seconds(ordinary) for _ in range(3))
    texts = hostile_texts(_HOSTILE_CHARACTERS)
    seconds = {name: _reading_seconds(text) for name, text in texts.items()}
    slowest = sorted(seconds, key=lambda name: -seconds[name])[:_SLOWEST]
    longer = hostile_texts(_HOSTILE_CHARACTERS * _TIMES_LONGER)
    growth = {name: _reading_seconds(longer[name]) / seconds[name] for name in slowest}
    steepest = max(growth, key=lambda name: growth[name])
    return [
        ratio_line(
            "hostile text against ordinary text of 100,000 characters",
            seconds[slowest[0]] / usual,
            5,
            f"the slowest of {len(texts)} constructions: {slowest[0]}",
            is_quoted=True,
        ),
        ratio_line(
            "hostile text of a million characters against a hundred thousand",
            growth[steepest],
            12,
            f"of the {_SLOWEST} slowest: {steepest}",
        ),
    ]


def _ordinary(characters: int) -> str:
    body = "\n".join(text.split("\n", 2)[2] for text in labelled_texts())
    return HEADER + (body * (characters // len(body) + 1))[:characters]


def _reading_seconds(text: str) -> float:
    return _processor_seconds(lambda: extract(text))


def _processor_seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
