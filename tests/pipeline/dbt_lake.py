"""A raw log made by hand, for tests of the dbt project alone: no extractor, no Dagster.

Belongs here: building the Parquet files that dbt reads, with the schemas of
``orchestration.lake_tables``. What the rows say is up to each test.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from orchestration.lake_tables import LAKE_TABLES

VERSION = "1.0.0+test"
OBSERVED_AT = datetime(2022, 12, 1, 8, 0, 0)


def shingles(text: str) -> list[int]:
    """Distinct signed 64-bit hashes of the text's word 5-grams, as ingest makes them."""
    words = unicodedata.normalize("NFC", text).lower().split()
    grams = {" ".join(words[i : i + 5]) for i in range(len(words) - 4)}
    return sorted(
        int.from_bytes(hashlib.blake2b(gram.encode(), digest_size=8).digest(), "big", signed=True) for gram in grams
    )


class Article:
    """One file of the corpus and what is said to be read from it."""

    def __init__(self, lake: Lake, source_file: str, raw_text: str) -> None:
        self.lake = lake
        self.source_file = source_file
        self.raw_text = raw_text
        self.sha256 = hashlib.sha256(raw_text.encode()).hexdigest()

    @property
    def key(self) -> str:
        return hashlib.md5(self.source_file.encode()).hexdigest()

    def add(self, table: str, **values: Any) -> None:
        row = {"content_sha256": self.sha256, "extractor_version": VERSION, "batch_id": "b1", "rule": "by_hand"}
        self.lake.rows[table].append(row | values)

    def span(self, words: str, prefix: str = "evidence") -> dict[str, Any]:
        """The columns of a span; the words must stand in the article, composed or decomposed."""
        # Raw offset of each letter, its marks included: an article may mix both forms in one word.
        starts = [at for at, letter in enumerate(self.raw_text) if not unicodedata.combining(letter)]
        starts.append(len(self.raw_text))
        composed = [unicodedata.normalize("NFC", self.raw_text[start:end]) for start, end in pairwise(starts)]
        at = "".join(composed).index(words)
        start, end = starts[at], starts[at + len(words)]
        text = prefix if prefix == "evidence" else f"{prefix}_text"
        return {text: self.raw_text[start:end], f"{prefix}_start": start, f"{prefix}_end": end}

    def metric(self, words: str, name: str, value: str, unit: str, decimals: int, **values: Any) -> None:
        """A stated number; its interval is what rounding to ``decimals`` leaves open."""
        half = Decimal(5).scaleb(-decimals - 1)
        number = Decimal(value)
        defaults = {
            "metric_name": name,
            "unit_code": unit,
            "period_type": "duration" if values.get("period_start") else "unknown",
            "scenario": "actual",
            "value_type": "level",
            "value": number,
            "value_low": number - half,
            "value_high": number + half,
            "is_range": False,
            "decimals": decimals,
            "qualifier": "exact",
            "statement": len(self.lake.rows["metrics"]) + 1000,
            "sentence": words,
        }
        self.add("metrics", **self.span(words), **(defaults | values))


class Lake:
    """Rows of every table of the log; ``write`` puts them below a warehouse folder."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        day = date(2019, 1, 1)
        while day <= date(2028, 12, 31):
            self.rows["calendar"].append({"date_day": day, "is_public_holiday": (day.month, day.day) == (9, 2)})
            day += timedelta(days=1)

    def article(self, source_file: str, raw_text: str, title: str, published_at: datetime) -> Article:
        article = Article(self, source_file, raw_text)
        body_start = raw_text.find("\n") + 1
        self._see(source_file, article.sha256, None, None)
        if not any(row["content_sha256"] == article.sha256 for row in self.rows["articles"]):
            self.rows["articles"].append(
                {
                    "content_sha256": article.sha256,
                    "raw_text": raw_text,
                    "encoding": "utf-8",
                    "character_count": len(raw_text),
                    "ingested_at": OBSERVED_AT,
                    "batch_id": "b1",
                }
            )
            self.rows["extractions"].append(
                {
                    "content_sha256": article.sha256,
                    "extractor_version": VERSION,
                    "batch_id": "b1",
                    "extracted_at": OBSERVED_AT,
                    "title": title,
                    "published_at": published_at,
                    "body_start": body_start,
                    "language": "vi",
                    "is_truncated": False,
                    "shingles": shingles(raw_text[body_start:]),
                }
            )
        return article

    def reject(self, source_file: str, reason: str, detail: str) -> None:
        self._see(source_file, None, reason, detail)

    def write(self, warehouse: Path) -> None:
        for table, schema in LAKE_TABLES.items():
            folder = warehouse / "lake" / table
            folder.mkdir(parents=True, exist_ok=True)
            pq.write_table(pa.Table.from_pylist(self.rows[table], schema=schema), folder / "b1.parquet")

    def _see(self, source_file: str, sha256: str | None, reason: str | None, detail: str | None) -> None:
        self.rows["snapshots"].append(
            {
                "snapshot_id": "20221201T080000.000000Z",
                "observed_at": OBSERVED_AT,
                "corpus_sha256": "corpus",
                "extractor_version": VERSION,
                "source_file": source_file,
                "content_sha256": sha256,
                "reason": reason,
                "detail": detail,
            }
        )
