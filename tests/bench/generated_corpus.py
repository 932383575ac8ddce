"""Generated articles as files of an articles folder, and whether a warehouse found what they state."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from orchestration.warehouse import attach_read_only
from tests.bench.generated import generated_articles

_CHUNK = 2000
_BULK = "corpus.parquet"
_ROWS = pa.schema([("title", pa.string()), ("published_at", pa.timestamp("us")), ("body", pa.string())])

# For each kind of fact: its columns after the file, and what the warehouse says in the same columns.
_FACTS = {
    "metric": (
        """
        organisation varchar, code varchar, unit varchar, value decimal(38, 6), first date, last date,
        scenario varchar, value_type varchar
        """,
        """
        select source_file, organisation_name, metric_code, unit_code, value, first.date_day, last.date_day, scenario,
            value_type
        from warehouse.marts.fct_metrics as facts
        join warehouse.marts.dim_metric using (metric_key)
        join warehouse.marts.dim_date as first on first.date_key = period_start_date_key
        join warehouse.marts.dim_date as last on last.date_key = period_end_date_key
        """,
    ),
    "role": (
        "person varchar, title varchar, organisation varchar",
        """
        select source_file, full_name, facts.title, organisation_name
        from warehouse.marts.fct_person_roles as facts
        join warehouse.marts.dim_person using (person_key)
        """,
    ),
    "event": (
        "event_type varchar, day date, organisation varchar",
        """
        select source_file, event_type, first.date_day, organisation_name
        from warehouse.marts.fct_events as facts
        join warehouse.marts.dim_date as first on first.date_key = start_date_key
        """,
    ),
}
_NAMES = """
    join warehouse.marts.dim_organisation on dim_organisation.organisation_key = facts.organisation_key
    join warehouse.marts.dim_article on dim_article.article_key = facts.article_key
"""


def write_bulk(folder: Path, count: int) -> int:
    """One Parquet file of so many articles; the bytes of their text."""
    folder.mkdir(parents=True, exist_ok=True)
    text_bytes = 0
    with pq.ParquetWriter(folder / _BULK, _ROWS) as writer:
        for first in range(0, count, _CHUNK):
            rows = []
            for article in generated_articles(min(_CHUNK, count - first), first):
                rows.append({"title": article.title, "published_at": article.published_at, "body": article.body})
                text_bytes += len(article.text.encode())
            writer.write_table(pa.Table.from_pylist(rows, _ROWS))
    return text_bytes


def write_text_files(folder: Path, count: int, first: int = 0) -> None:
    """A text file for each of so many articles, a thousand in each folder."""
    for number, article in enumerate(generated_articles(count, first), first):
        target = folder / f"{number // 1000:04}" / f"{number:06}.txt"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(article.text, encoding="utf-8")


def facts_found(published_file: Path, count: int) -> tuple[int, int]:
    """Of the facts that the articles of ``write_bulk`` state: how many the warehouse has, and how many there are."""
    with attach_read_only(warehouse=published_file) as connection:
        for kind, (columns, _) in _FACTS.items():
            connection.execute(f"create temp table stated_{kind} (source_file varchar, {columns})")
        for first in range(0, count, _CHUNK):
            stated: dict[str, list[tuple[object, ...]]] = {kind: [] for kind in _FACTS}
            for number, article in enumerate(generated_articles(min(_CHUNK, count - first), first), first + 1):
                for kind, *values in article.facts:
                    stated[kind].append((f"{_BULK}#{number}", *values))
            for kind, facts in stated.items():
                arrays = [pa.array(column) for column in zip(*facts, strict=True)]
                connection.register("chunk", pa.table(arrays, [str(place) for place in range(len(arrays))]))
                connection.execute(f"insert into stated_{kind} from chunk")
                connection.unregister("chunk")
        total = found = 0
        for kind, (_, read) in _FACTS.items():
            counted = connection.execute(
                f"select (select count(*) from stated_{kind}), "
                f"(select count(*) from (from stated_{kind} intersect ({read} {_NAMES})))"
            ).fetchone()
            total, found = total + (counted or (0, 0))[0], found + (counted or (0, 0))[1]
    return found, total
