"""What happens to files of the log that are damaged: they are set aside, and what they held is made again.

Everything in the log can be: articles are read from their folder, facts from the articles, and the derived
tables from the reference data. A damaged file is found before anything is read, because DuckDB, which builds
the models, takes some flipped bits for data.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from orchestration.lake_files import batch_name, is_damaged
from orchestration.lake_joining import JOINED
from orchestration.lake_tables import EXTRACTED_TABLES, LAKE_TABLES

REPAIRED = "Repaired: "  # begins the lines of a run's log that tell of it

_AGAIN = {"articles": "its articles are read again", **dict.fromkeys(EXTRACTED_TABLES, "its facts are read again")}
# Tables of one batch, and the one whose file says that the batch is whole.
_COMMITTED_BY = {**dict.fromkeys(EXTRACTED_TABLES, "extractions"), "rules": "accuracy"}


def set_damaged_aside(lake_dir: Path, aside: Path) -> list[str]:
    """Move each damaged file below ``aside``, with what counts on it; a sentence for each."""
    return [_set_aside(lake_dir, aside, table, file) for table, file in _damaged(lake_dir)]


def _damaged(lake_dir: Path) -> list[tuple[str, Path]]:
    return [
        (table, file)
        for table in LAKE_TABLES
        for file in sorted((lake_dir / table).glob("*.parquet"))
        if is_damaged(file)
    ]


def _set_aside(lake_dir: Path, aside: Path, table: str, file: Path) -> str:
    # The damaged file goes last: after a crash in between it is found again, and the rest is done.
    for other in (*_counting_on(lake_dir, table, file), file):
        place = aside / other.parent.name / other.name
        place.parent.mkdir(parents=True, exist_ok=True)
        if other.exists():  # it may have gone with another one
            other.replace(place)
    again = _AGAIN.get(table, "it is made again")
    return f"{file} is not as it was written; it was moved to {aside / table} and {again}."


def _counting_on(lake_dir: Path, table: str, file: Path) -> Iterator[Path]:
    """Files that say that what the damaged one held is in the log."""
    if table == "articles":
        yield from (lake_dir / "file_readings").glob("*.parquet")
    elif table in _COMMITTED_BY:
        commits = lake_dir / _COMMITTED_BY[table]
        name = batch_name(file)
        own = [] if name.startswith(JOINED) else list(commits.glob(f"{name}.*"))
        # Which batches a joined file held nobody can tell any more.
        yield from own or commits.glob("*.parquet")
