"""The shape of the raw log: one pyarrow schema for each table under ``$WAREHOUSE_DIR/lake/``.

Grain and meaning stand beside each table. Every row of an extracted table carries the batch that
wrote it; a batch counts only when its rows stand in ``extractions`` too, which is written last.
That makes a batch of many files atomic: a crash leaves rows that nothing refers to, never half
an article. dbt reads these files as its sources.
"""

from __future__ import annotations

import pyarrow as pa

_TEXT = pa.string()
_OFFSET = pa.int32()
_TIME = pa.timestamp("us")
_DATE = pa.date32()
_NUMBER = pa.decimal128(38, 6)

# What identifies an extraction: the article's bytes, the rules that read it, the batch that wrote it.
_EXTRACTION_KEY = [("content_sha256", _TEXT), ("extractor_version", _TEXT), ("batch_id", _TEXT)]
# What a measurement of accuracy depends on: the rules, and the labels with the code that compares them.
_MEASUREMENT_KEY = [("extractor_version", _TEXT), ("labels_sha256", _TEXT), ("measured_at", _TIME)]
_EVIDENCE = [("evidence", _TEXT), ("evidence_start", _OFFSET), ("evidence_end", _OFFSET), ("rule", _TEXT)]

LAKE_TABLES: dict[str, pa.Schema] = {
    # One row for each file, or row of a bulk file, seen by an ingest run; the newest snapshot_id is today's corpus.
    # An empty folder is a snapshot of one row whose source_file is null. reason is null for what was accepted.
    "snapshots": pa.schema(
        [
            ("snapshot_id", _TEXT),  # sorts by time: 20261121T074512.123456Z
            ("observed_at", _TIME),
            ("corpus_sha256", _TEXT),
            ("extractor_version", _TEXT),
            ("source_file", _TEXT),
            ("content_sha256", _TEXT),
            ("reason", _TEXT),
            ("detail", _TEXT),
        ]
    ),
    # One row for each distinct content ever accepted.
    "articles": pa.schema(
        [
            ("content_sha256", _TEXT),
            ("raw_text", _TEXT),
            ("encoding", _TEXT),
            ("character_count", pa.int32()),
            ("ingested_at", _TIME),
            ("batch_id", _TEXT),
        ]
    ),
    # One row for each time that a file of composed articles (a bulk file, a page) was hashed. A file that still has
    # this size and time still has this content.
    "file_states": pa.schema(
        [
            ("source_file", _TEXT),
            ("byte_count", pa.int64()),
            ("modified_ns", pa.int64()),  # since 1970, as the file system tells it
            ("file_sha256", _TEXT),
            ("hashed_at", _TIME),
        ]
    ),
    # One row for each content of such a file and each version of the code that reads it: the articles that it holds.
    "file_readings": pa.schema(
        [
            ("file_sha256", _TEXT),
            ("reader_version", _TEXT),
            ("read_at", _TIME),
            (
                "articles",
                pa.list_(
                    pa.struct(
                        [
                            ("row_number", pa.int64()),  # from 1; null for the file as a whole
                            ("content_sha256", _TEXT),
                            ("reason", _TEXT),  # null for what was accepted
                            ("detail", _TEXT),
                        ]
                    )
                ),
            ),
        ]
    ),
    # One row for each finished extraction, with the header as these rules read it: the commit record,
    # written after all tables below.
    "extractions": pa.schema(
        [
            *_EXTRACTION_KEY,
            ("extracted_at", _TIME),
            ("title", _TEXT),
            ("published_at", _TIME),
            ("body_start", _OFFSET),
            ("language", _TEXT),
            ("is_truncated", pa.bool_()),
            ("shingles", pa.list_(pa.int64())),  # distinct hashes of the body's word 5-grams
        ]
    ),
    "mentions": pa.schema(
        [
            *_EXTRACTION_KEY,
            ("mention_type", _TEXT),
            ("entity_name", _TEXT),
            ("mention_text", _TEXT),
            ("mention_start", _OFFSET),
            ("mention_end", _OFFSET),
            ("start_date", _DATE),
            ("end_date", _DATE),
            ("rule", _TEXT),
        ]
    ),
    "organisations": pa.schema(
        [
            *_EXTRACTION_KEY,
            ("organisation_name", _TEXT),
            ("organisation_type", _TEXT),
            ("parent_name", _TEXT),
            ("is_registered", pa.bool_()),
        ]
    ),
    "organisation_aliases": pa.schema(
        [*_EXTRACTION_KEY, ("organisation_name", _TEXT), ("alias", _TEXT), ("alias_kind", _TEXT)]
    ),
    "persons": pa.schema([*_EXTRACTION_KEY, ("full_name", _TEXT), ("gender", _TEXT)]),
    "person_roles": pa.schema(
        [
            *_EXTRACTION_KEY,
            ("full_name", _TEXT),
            ("title", _TEXT),
            ("standard_title", _TEXT),
            ("role_class", _TEXT),
            ("organisation_name", _TEXT),
            ("is_former", pa.bool_()),
            ("valid_from", _DATE),
            ("valid_to", _DATE),
            *_EVIDENCE,
        ]
    ),
    "metrics": pa.schema(
        [
            *_EXTRACTION_KEY,
            ("metric_name", _TEXT),
            ("metric_code", _TEXT),
            ("organisation_name", _TEXT),
            ("unit_code", _TEXT),
            ("period_start", _DATE),
            ("period_end", _DATE),
            ("period_type", _TEXT),
            ("period_label", _TEXT),
            ("scenario", _TEXT),
            ("value_type", _TEXT),
            ("comparison_basis", _TEXT),
            ("value", _NUMBER),
            ("value_low", _NUMBER),
            ("value_high", _NUMBER),
            ("is_range", pa.bool_()),
            ("decimals", pa.int32()),
            ("qualifier", _TEXT),
            ("statement", pa.int32()),
            ("whole_statement", pa.int32()),
            ("sentence", _TEXT),
            *_EVIDENCE,
        ]
    ),
    "events": pa.schema(
        [
            *_EXTRACTION_KEY,
            ("event_number", pa.int32()),  # position in the article, from 0
            ("event_type", _TEXT),
            ("title", _TEXT),
            ("status", _TEXT),
            ("start_date", _DATE),
            ("end_date", _DATE),
            ("date_basis", _TEXT),
            ("location", _TEXT),
            ("organiser_name", _TEXT),
            *_EVIDENCE,
        ]
    ),
    "event_participants": pa.schema(
        [
            *_EXTRACTION_KEY,
            ("event_number", pa.int32()),
            ("participant_type", _TEXT),
            ("participant_name", _TEXT),
            ("participant_role", _TEXT),
        ]
    ),
    "numerals": pa.schema(
        [
            *_EXTRACTION_KEY,
            ("numeral_text", _TEXT),
            ("numeral_start", _OFFSET),
            ("numeral_end", _OFFSET),
            ("disposition", _TEXT),
            ("sentence", _TEXT),
        ]
    ),
    # One row for each rule that found something on the labelled articles, once for each measurement.
    "rules": pa.schema(
        [
            *_MEASUREMENT_KEY,
            ("kind", _TEXT),
            ("rule", _TEXT),
            ("examples", pa.int32()),
            ("correct", pa.int32()),
        ]
    ),
    # One row for each kind of fact, once for each measurement. found is null where only recall has a meaning.
    # A measurement counts when it stands here: rules are written before.
    "accuracy": pa.schema(
        [
            *_MEASUREMENT_KEY,
            ("kind", _TEXT),
            ("gold", pa.int32()),
            ("found", pa.int32()),
            ("correct", pa.int32()),
        ]
    ),
    # One row for each line of the corrections file as it stands. problem is null for a line of the right shape.
    "corrections": pa.schema(
        [
            ("line_number", pa.int32()),
            ("row_key", _TEXT),
            ("field", _TEXT),
            ("right_value", _TEXT),
            ("reason", _TEXT),
            ("corrected_by", _TEXT),
            ("corrected_on", _TEXT),
            ("problem", _TEXT),
        ]
    ),
    # One row for each day that a fact may fall on, with Vietnamese holidays and the lunar calendar.
    "calendar": pa.schema(
        [
            ("date_day", _DATE),
            ("is_public_holiday", pa.bool_()),
            ("holiday_name", _TEXT),
            ("lunar_day", pa.int32()),
            ("lunar_month", pa.int32()),
            ("lunar_year", pa.int32()),
        ]
    ),
}

EXTRACTED_TABLES = (
    "mentions",
    "organisations",
    "organisation_aliases",
    "persons",
    "person_roles",
    "metrics",
    "events",
    "event_participants",
    "numerals",
)
