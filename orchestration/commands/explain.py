"""``news-warehouse explain``: one fact with all its fields, the rule that read it, and its sentence; or an article."""

from __future__ import annotations

import argparse
from decimal import Decimal
from typing import Any

import duckdb

from orchestration.commands import CommandError
from orchestration.commands.published import open_published
from orchestration.commands.terminal import say
from orchestration.extraction.document import parse_document
from orchestration.fact_tables import FACT_TABLES
from orchestration.settings import Settings
from orchestration.warehouse import records

_ARTICLES = "dim_article"
_NAMES = {
    "metric_key": ("dim_metric", "metric_name"),
    "organisation_key": ("dim_organisation", "organisation_name"),
    "person_key": ("dim_person", "full_name"),
    "article_key": (_ARTICLES, "source_file"),
}
_TOLD_BELOW = {"evidence", "sentence", "mention_text", "rule", "rule_key"}
_UNKNOWN = "–"
# How an article begins.
_SENTENCES = 3


def run(settings: Settings, options: argparse.Namespace) -> int:
    """Print what has the key: its fields with names for keys, then its words."""
    with open_published(settings) as warehouse:
        table, row = _row(warehouse, options.key.strip().lower())
        if table == _ARTICLES:
            _tell_article(warehouse, row)
        else:
            _tell_fact(warehouse, table, row)
    return 0


def _tell_fact(warehouse: duckdb.DuckDBPyConnection, table: str, fact: dict[str, Any]) -> None:
    """Its fields, its rule and corrections, and its words in their sentence."""
    key, _, first, last = FACT_TABLES[table]
    fields = {column: _name(warehouse, column, value) for column, value in fact.items() if column != key}
    if table == "fct_events":
        fields["participants"] = _participants(warehouse, fact[key])
    say(f"{table} {fact[key]}")
    _tell_fields({column: value for column, value in fields.items() if column not in _TOLD_BELOW})
    _tell_fields({"rule": _rule(warehouse, fact)})
    for correction in _corrections(warehouse, fact[key]):
        _tell_fields({"corrected": correction})
    raw_text = _tell_source(warehouse, fact["article_key"])
    say(f"  {_marked(raw_text, fact[first], fact[last])}")


def _tell_article(warehouse: duckdb.DuckDBPyConnection, article: dict[str, Any]) -> None:
    """Its fields, how much was read in it, and how it begins."""
    key = article["article_key"]
    fields = {
        column: _name(warehouse, column, value)
        for column, value in article.items()
        if column not in {"article_key", "title"}
    }
    fields["canonical_article_key"] = _name(warehouse, "article_key", article["canonical_article_key"])
    read = (
        warehouse.execute(f"select count(*) from warehouse.marts.{table} where article_key = ?", [key]).fetchone()
        for table in FACT_TABLES
    )
    kinds = ("metrics", "events", "person roles", "mentions")
    fields["read_in_it"] = ", ".join(f"{row[0] if row else 0} {kind}" for kind, row in zip(kinds, read, strict=True))
    say(f"{_ARTICLES} {key}")
    _tell_fields(fields)
    raw_text = _tell_source(warehouse, key)
    document = parse_document(raw_text)
    for sentence in [each for each in document.sentences if each.kind == "body"][:_SENTENCES]:
        first, last = document.raw_span(sentence.start, sentence.end)
        say(f"  {' '.join(raw_text[first:last].split())}")


def _tell_fields(fields: dict[str, Any]) -> None:
    for column, value in fields.items():
        say(f"  {column.removesuffix('_key'):24} {_shown(value)}")


def _tell_source(warehouse: duckdb.DuckDBPyConnection, article_key: str) -> str:
    """Print where it stands; the raw text of that article."""
    article = warehouse.execute(
        "select articles.source_file, articles.title, articles.published_at, contents.raw_text "
        "from warehouse.marts.dim_article as articles "
        "inner join warehouse.staging.stg_articles as contents using (content_sha256) where article_key = ?",
        [article_key],
    ).fetchone()
    if article is None:
        raise CommandError(f"The article {article_key} is not in the published file. Run: make run")
    source_file, title, published_at, raw_text = article
    print()
    say(f"{source_file}: {title} ({published_at:%d/%m/%Y})")
    return str(raw_text)


def _row(warehouse: duckdb.DuckDBPyConnection, key: str) -> tuple[str, dict[str, Any]]:
    """The one fact or article whose key starts so, with its table."""
    found = []
    keys = {table: columns.key for table, columns in FACT_TABLES.items()} | {_ARTICLES: "article_key"}
    for table, column in keys.items():
        rows = records(warehouse, f"from warehouse.marts.{table} where starts_with({column}, ?) limit 2", [key])
        found += [(table, row) for row in rows]
    if not found:
        taken_out = warehouse.execute(
            "select row_key, corrected_by, corrected_on, reason from warehouse.quality.corrections "
            "where starts_with(row_key, ?) and field = 'exists' and outcome = 'applied'",
            [key],
        ).fetchone()
        if taken_out is not None:
            raise CommandError("{} was taken out by {} on {}: {}".format(*taken_out))
        raise CommandError(
            f"No metric, event, role, mention or article has the key «{key}». To see keys: news-warehouse find WORDS"
        )
    if len(found) > 1:
        raise CommandError(f"More than one key starts with «{key}». Write more of it.")
    return found[0]


def _name(warehouse: duckdb.DuckDBPyConnection, column: str, value: Any) -> Any:
    """What a key stands for; the row unknown is told as nothing known."""
    if column.endswith("_date_key"):
        table, key, name = "dim_date", "date_key", "date_day"
    elif column in _NAMES:
        (table, name), key = _NAMES[column], column
    else:
        return value
    row = warehouse.execute(f"select {name} from warehouse.marts.{table} where {key} = ?", [value]).fetchone()
    return row[0] if row and value != "unknown" else None


def _participants(warehouse: duckdb.DuckDBPyConnection, event_key: str) -> str | None:
    row = warehouse.execute(
        """
        select string_agg(who || ' (' || participant_role || ')', '; ' order by who)
        from (
            select
                participant_role,
                coalesce(nullif(persons.full_name, 'unknown'), organisations.organisation_name) as who
            from warehouse.marts.bridge_event_participants as bridge
            inner join warehouse.marts.dim_person as persons using (person_key)
            inner join warehouse.marts.dim_organisation as organisations
                on bridge.organisation_key = organisations.organisation_key
            where event_key = ?
        )
        """,
        [event_key],
    ).fetchone()
    return row[0] if row else None


def _rule(warehouse: duckdb.DuckDBPyConnection, fact: dict[str, Any]) -> str:
    row = warehouse.execute(
        "select rule, examples, correct, precision from warehouse.marts.dim_rule where rule_key = ?",
        [fact["rule_key"]],
    ).fetchone()
    if row is None or not row[1]:
        return f"{fact['rule']} (no label has judged it yet)"
    rule, examples, correct, precision = row
    return f"{rule} (right in {correct} of {examples} on the labelled articles: precision {precision:.2f})"


def _corrections(warehouse: duckdb.DuckDBPyConnection, key: str) -> list[str]:
    """What analysts made of the row: field, old and new value, who, when and why."""
    rows = warehouse.execute(
        "select field, value_before, value_after, corrected_by, corrected_on, reason "
        "from warehouse.quality.corrections "
        "where row_key = ? and outcome = 'applied' order by line_number",
        [key],
    ).fetchall()
    return [
        f"{field}: {_shown(before)} → {_shown(after)}, by {who} on {day}: {why}"
        for field, before, after, who, day, why in rows
    ]


def _shown(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return _UNKNOWN if value is None else " ".join(str(value).split())


def _marked(raw_text: str, start: int, end: int) -> str:
    """The sentence, or the sentences, in which the words stand, with the words marked."""
    document = parse_document(raw_text)
    around = [
        (first, last)
        for first, last in (document.raw_span(each.start, each.end) for each in document.sentences)
        if first < end and start < last
    ]
    first = min([start, *(each[0] for each in around)])
    last = max([end, *(each[1] for each in around)])
    return " ".join(f"{raw_text[first:start]}⟦{raw_text[start:end].strip()}⟧{raw_text[end:last]}".split())
