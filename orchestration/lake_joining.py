"""Joins the small files of a table of the log into larger ones, a few rows in memory at a time.

The new file names in its metadata those that it replaces: when a crash leaves both, ``remove_leftovers``
removes the replaced ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from orchestration.lake_files import UNFINISHED, metadata_of, open_writer

JOINED = "joined-"
_REPLACES = "replaces"
# A scan opens every file, so that a run a day must not mean a thousand files after three years;
# joining big files again and again would cost more than it saves.
_MOST_SMALL_FILES = 32
_SMALL_BYTES = 16 * 1024 * 1024
# Rows of many tiny files go into one group: a group for each would make a scan as slow as before.
_GROUP_BYTES = 16 * 1024 * 1024


def join_small_files(files: Sequence[Path], schema: pa.Schema, name: str) -> bool:
    """Join the small ones among the files of a table when they are too many; whether they were.

    ``name`` is new in the folder; no joined file grows much beyond what counts as small.
    """
    small = [file for file in files if file.stat().st_size < _SMALL_BYTES]
    if len(small) <= _MOST_SMALL_FILES:
        return False
    for number, group in enumerate(_groups(small)):
        metadata = {_REPLACES: json.dumps([file.name for file in group])}
        with open_writer(group[0].parent, f"{JOINED}{name}-{number:03}", schema, metadata) as writer:
            for rows in _row_groups(group, schema):
                writer.write_table(rows)
        for file in group:
            file.unlink()
    return True


def remove_leftovers(folder: Path) -> None:
    """Remove what a crash left: files without an end, and files that a joined one replaces."""
    for file in folder.glob(f"*{UNFINISHED}"):
        file.unlink()
    for file in folder.glob(f"{JOINED}*.parquet"):
        replaced: list[str] = json.loads(metadata_of(file).get(_REPLACES, "[]"))
        for name in replaced:
            (folder / name).unlink(missing_ok=True)


def _groups(files: Sequence[Path]) -> Iterator[list[Path]]:
    """Runs of files that are no longer small together."""
    group: list[Path] = []
    size = 0
    for file in files:
        group.append(file)
        size += file.stat().st_size
        if size >= _SMALL_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group


def _row_groups(files: Sequence[Path], schema: pa.Schema) -> Iterator[pa.Table]:
    """The rows of the files, in their order, under today's columns."""
    parts: list[pa.Table] = []
    for file in files:
        reader = pq.ParquetFile(file)
        for number in range(reader.num_row_groups):
            rows = reader.read_row_group(number)
            parts.append(pa.concat_tables([schema.empty_table(), rows], promote_options="default").select(schema.names))
            if sum(part.nbytes for part in parts) >= _GROUP_BYTES:
                yield pa.concat_tables(parts)
                parts = []
    if parts:
        yield pa.concat_tables(parts)
