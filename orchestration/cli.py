"""The console script ``news-warehouse``: reads the command line and calls one command.

Commands are imported when they run, because Dagster alone takes longer to import than a search takes.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from orchestration.commands import CommandError
from orchestration.commands.storage_fault import storage_fault, told_by
from orchestration.commands.terminal import complain
from orchestration.lock import WarehouseBusyError
from orchestration.settings import Settings, SettingsError

_EXAMPLES = """examples:
  news-warehouse build                      ingest, extract, build, check and publish (what make run does)
  news-warehouse find doanh thu 2022        articles and facts with these words, marks or not
  news-warehouse explain 5f1c               the fact or article whose key starts so
  news-warehouse export out --format xlsx   the flat views as files; --all every table of marts and quality
  news-warehouse dictionary                 every table and column with its meaning; --write FILE
  news-warehouse docs                       dbt's pages of the models on http://127.0.0.1:8080
  news-warehouse restore                    the kept files; with a name, put that one back
  news-warehouse evaluate                   accuracy on the hand-labelled articles; --picture FILE draws it

Settings come from the environment: ARTICLES_DIR (default seeds), WAREHOUSE_DIR (default warehouse),
LOCK_TIMEOUT (default 600: how many seconds a run waits for another one), KEEP_PUBLISHED (default 3: how many
replaced files can be put back), WORKERS (default: one for each core: how many processes read articles)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status: 0 done, 1 a check or step failed, 2 it could not be tried, 130 stopped."""
    options = _parser().parse_args(arguments)
    command = import_module(f"orchestration.commands.{options.command}")
    # A terminal that lacks a letter shows its number: that is no reason to stop. Whoever waits is told at once.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace", line_buffering=True)
    try:
        settings = Settings.from_environment()
        status: int = command.run(settings, options)
    except (SettingsError, WarehouseBusyError, CommandError) as error:
        complain(f"news-warehouse: {error}")
        return 2
    except KeyboardInterrupt:
        print("news-warehouse: Stopped. What was finished is kept; run again to go on.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our output, such as head, has seen enough
        sys.stderr.close()
        return 0
    except Exception as error:
        fault = storage_fault(told_by(error), settings)
        if fault is None:
            raise
        complain(f"news-warehouse: {fault}")
        return 2
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="news-warehouse",
        description="Turns Vietnamese corporate news into a warehouse of facts.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    _add(commands, "build", "ingest, extract, build, check and publish", "ARTICLES_DIR=~/articles news-warehouse build")

    find = _add(
        commands, "find", "articles and facts that hold all of these words", "news-warehouse find vu mai khanh 2022"
    )
    find.add_argument("words", nargs="+", help="with or without Vietnamese marks; the beginning of a word will do")
    find.add_argument("--limit", type=int, default=20, help="how many to show (default 20)")

    explain = _add(commands, "explain", "one fact in its sentence, or an article", "news-warehouse explain 5f1c")
    explain.add_argument("key", help="the key of a metric, event, role, mention or article, or how it starts")

    export = _add(commands, "export", "the flat views as files", "news-warehouse export out --format parquet")
    export.add_argument("folder", type=Path, help="where the files go; it is made when it is missing")
    export.add_argument(
        "--format",
        choices=("csv", "parquet", "xlsx"),
        default="csv",
        help="csv (the default; as Excel opens it), parquet or xlsx",
    )
    export.add_argument("--all", action="store_true", help="every table of marts and quality, not the flat views alone")

    dictionary = _add(
        commands,
        "dictionary",
        "every table and column with its meaning, as Markdown",
        "news-warehouse dictionary --write docs/dictionary.md",
    )
    dictionary.add_argument("--write", type=Path, metavar="FILE", help="write it there instead of printing it")

    docs = _add(commands, "docs", "serve dbt's pages of the models and their tests", "news-warehouse docs --port 8080")
    docs.add_argument("--port", type=int, default=8080, help="on 127.0.0.1 (default 8080)")
    docs.add_argument("--only-write", action="store_true", help="write the pages, print where, and serve nothing")

    restore = _add(
        commands, "restore", "list the kept files, or put one back", "news-warehouse restore 20261121T074512Z"
    )
    restore.add_argument("name", nargs="?", help="the file to put back; without it they are listed")

    evaluate = _add(
        commands,
        "evaluate",
        "accuracy on the hand-labelled articles",
        "news-warehouse evaluate --picture docs/accuracy.svg",
    )
    evaluate.add_argument("--picture", type=Path, metavar="FILE", help="draw the figures into this SVG file too")
    return parser


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    what: str,
    example: str,
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=what,
        description=what[0].upper() + what[1:] + ".",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


if __name__ == "__main__":
    sys.exit(main())
