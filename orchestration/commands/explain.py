"""``news-warehouse explain``: one fact, and the sentence it was read from with the evidence marked."""

from __future__ import annotations

import argparse
from typing import Any

import duckdb

from orchestration.commands import CommandError
from orchestration.commands.published import open_published
from orchestration.settings import Settings

_KEYS = {"fct_metrics": "metric_fact_key", "fct_events": "event_key", "fct_person_roles": "person_role_key"}
_NAMES = {
    "metric_key": ("dim_metric", "metric_name"),
    "organisation_key": ("dim_organisation", "organisation_name"),
    "person_key": ("dim_person", "full_name"),
}
_CONTEXT = 160  # code points around the evidence: a sentence or two


def run(settings: Settings, options: argparse.Namespace) -> int:
    """Print the fact's columns with names for keys, then its words."""
    with open_published(settings) as warehouse:
        table, fact = _fact(warehouse, options.key.strip().lower())
        article = warehouse.execute(
            "select articles.source_file, articles.title, articles.published_at, contents.raw_text "
            "from warehouse.marts.dim_article as articles "
            "inner join warehouse.staging.stg_articles as contents using (content_sha256) where article_key = ?",
            [fact["article_key"]],
        ).fetchone()
        named = {column: _name(warehouse, column, value) for column, value in fact.items()}
    if article is None:
        raise CommandError(f"The article of {options.key} is not in the published file. Run: make run")
    source_file, title, published_at, raw_text = article
    print(f"{table} {fact[_KEYS[table]]}")
    for column, value in named.items():
        if value is not None and column not in ("article_key", "sentence", "evidence", _KEYS[table]):
            print(f"  {column:24} {value}")
    print(f"\n{source_file}: {title} ({published_at:%d/%m/%Y})")
    print(_marked(raw_text, fact["evidence_start"], fact["evidence_end"]))
    return 0


def _fact(warehouse: duckdb.DuckDBPyConnection, key: str) -> tuple[str, dict[str, Any]]:
    found = []
    for table, column in _KEYS.items():
        rows = warehouse.execute(f"from warehouse.marts.{table} where starts_with({column}, ?) limit 2", [key])
        names = [each[0] for each in rows.description or ()]
        found += [(table, dict(zip(names, row, strict=True))) for row in rows.fetchall()]
    if not found:
        raise CommandError(
            f"No metric, event or role has the key «{key}». Keys are shown by: news-warehouse find WORDS"
        )
    if len(found) > 1:
        raise CommandError(f"More than one key starts with «{key}». Write more of it.")
    return found[0]


def _name(warehouse: duckdb.DuckDBPyConnection, column: str, value: Any) -> Any:
    if column.endswith("_date_key"):
        return value if value != -1 else None
    if column not in _NAMES:
        return value
    table, name = _NAMES[column]
    row = warehouse.execute(f"select {name} from warehouse.marts.{table} where {column} = ?", [value]).fetchone()
    return row[0] if row else value


def _marked(raw_text: str, start: int, end: int) -> str:
    before = " ".join(raw_text[max(start - _CONTEXT, 0) : start].split())
    after = " ".join(raw_text[end : end + _CONTEXT].split())
    evidence = " ".join(raw_text[start:end].split())
    return f"  … {before} ⟦{evidence}⟧ {after} …"
