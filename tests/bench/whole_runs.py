"""The whole pipeline: against dbt alone, at two sizes of a corpus, and when one article is new."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path
from statistics import median

from orchestration.ingest import ingest
from orchestration.lake import Lake
from orchestration.settings import PROJECT_DIR, Settings
from tests.bench.generated_corpus import facts_found, write_bulk, write_text_files
from tests.bench.measured_run import Measured, build, dbt_build
from tests.bench.report import Line, ratio_line
from tests.bench.views import flat_views

_GIB = 2**30
# What a run costs whatever its corpus, mostly imports: growth is told with it, as the goal has it.
_TIMES = 10
# Of memory: names and hashes of articles, and what DuckDB may fill (docs/decisions/scale.md).
_MOST_GROWTH = 1.2


def against_dbt(rounds: int) -> list[Line]:
    """Runs on the seeds beside ``dbt build`` alone on the same log: with nothing read yet, and with nothing new."""
    with tempfile.TemporaryDirectory() as folder:
        settings = _settings(Path(folder), PROJECT_DIR / "seeds")
        build(settings)  # parses the dbt project, which an installed one has done
        fresh, again, dbt = [], [], []
        for _ in range(rounds):
            shutil.rmtree(settings.lake_dir)
            fresh.append(build(settings).seconds)
            again.append(build(settings).seconds)
            dbt.append(dbt_build(settings).seconds)
    alone = median(dbt)
    return [
        ratio_line("`make run` on the seeds against `dbt build`", median(fresh) / alone, 2.0, f"{alone:.1f} s for dbt"),
        ratio_line("`make run` with nothing new against `dbt build`", median(again) / alone, 1.3, f"{alone:.1f} s"),
    ]


def growth(size: int) -> list[Line]:
    """A corpus against one of a tenth: time, memory, whether all facts were found, queries, size, one new article."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = (_settings(Path(folder, str(count)), None) for count in (size // _TIMES, size))
        write_bulk(small.articles_dir, size // _TIMES)
        text_bytes = write_bulk(large.articles_dir, size)
        one, ten = build(small), build(large)
        found, stated = facts_found(large.published_file, size)
        return [
            *_growth_lines(size, one, ten),
            Line(
                f"facts of {size:,} generated articles that the warehouse has",
                f"{found:,} of {stated:,} ({found / stated:.2%})",
                "all",
                found == stated,
                is_quoted=True,
            ),
            *flat_views(large.published_file, size),
            Line(
                "size of the published file against the text",
                f"{large.published_file.stat().st_size / text_bytes:.1f} times {text_bytes / 1e6:.0f} MB",
            ),
            _one_new(size, small, large),
        ]


def _growth_lines(size: int, one: Measured, ten: Measured) -> list[Line]:
    minutes = ten.seconds / 60
    return [
        ratio_line(
            f"time for {size:,} articles against {size // _TIMES:,}",
            ten.seconds / one.seconds,
            10.5,
            f"{minutes:.1f} min",
            is_quoted=True,
        ),
        Line(
            f"peak memory at {size:,} articles, all processes together",
            f"{ten.peak_bytes / _GIB:.1f} GiB",
            "at most 4 GiB",
            ten.peak_bytes <= 4 * _GIB,
            is_quoted=True,
        ),
        # The sum of them would tell a small corpus, which one process reads, from a large one, which a pool does.
        ratio_line(
            "peak memory of the largest Python process, against a tenth of the articles",
            ten.largest_bytes / one.largest_bytes,
            _MOST_GROWTH,
            f"{ten.largest_bytes / _GIB:.2f} GiB",
        ),
    ]


def _one_new(size: int, small: Settings, large: Settings) -> Line:
    """The same article, which neither corpus has, added to both."""
    for settings in (small, large):
        write_text_files(settings.articles_dir, 1, first=size)
    ratio = (seconds := build(large).seconds) / build(small).seconds
    return ratio_line(
        f"one new article on {size:,} against one on {size // _TIMES:,}", ratio, 3, f"{seconds:.0f} s", is_quoted=True
    )


def bulk_against_files(count: int) -> Line:
    """Reading articles into the log: from as many small files, and from one Parquet file."""
    with tempfile.TemporaryDirectory() as folder:
        write_bulk(Path(folder, "bulk"), count)
        write_text_files(Path(folder, "files"), count)
        seconds = {}
        for form in ("bulk", "files"):
            began = time.monotonic()
            ingest(Path(folder, form), Lake(Path(folder, f"{form}-lake")))
            seconds[form] = time.monotonic() - began
    ratio = seconds["files"] / seconds["bulk"]
    return Line(
        f"reading {count:,} small files against one Parquet file of them",
        f"{ratio:.2f} ({seconds['files']:.1f} s against {seconds['bulk']:.1f} s)",
        "about the same",
        1 / 3 <= ratio <= 3,
    )


def _settings(folder: Path, articles: Path | None) -> Settings:
    return Settings(articles or folder / "articles", folder / "warehouse", dagster_home=folder / "dagster")
