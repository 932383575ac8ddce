"""``news-warehouse find``: articles and facts by their words, with or without Vietnamese marks."""

from __future__ import annotations

import argparse

import duckdb

from orchestration.commands import CommandError
from orchestration.commands.published import open_published
from orchestration.commands.terminal import say
from orchestration.settings import Settings

# The file's own search, so that a terminal and a SQL client find the same in the same order.
_FOUND = "select found_key, kind, title, evidence, source_file from marts.search(?) limit ?"


def run(settings: Settings, options: argparse.Namespace) -> int:
    """Print one line for each; the key of a fact is what ``explain`` takes."""
    with open_published(settings) as warehouse:
        warehouse.execute("use warehouse")
        try:
            found = warehouse.execute(_FOUND, [" ".join(options.words), options.limit]).fetchall()
        except duckdb.CatalogException:
            raise CommandError("The published file is from before it could be searched. Run: make run") from None
    for key, kind, title, evidence, source_file in found:
        words = f"  «{' '.join(evidence.split())}»" if evidence else ""
        say(f"{key[:12]}  {kind:7}  {title}{words}  {source_file}")
    if not found:
        print("No article and no fact holds all of these words; try fewer of them.")
        return 1
    return 0
