"""``news-warehouse dictionary``: tables, columns and their meanings, from the published file."""

from __future__ import annotations

import argparse

from orchestration.commands.published import open_published
from orchestration.dictionary import dictionary
from orchestration.settings import Settings


def run(settings: Settings, options: argparse.Namespace) -> int:
    """Print the dictionary as Markdown, or write it."""
    with open_published(settings) as warehouse:
        warehouse.execute("use warehouse")
        text = dictionary(warehouse)
    if options.write is None:
        print(text, end="")
    else:
        options.write.write_text(text, encoding="utf-8")
    return 0
