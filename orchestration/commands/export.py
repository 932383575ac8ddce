"""``news-warehouse export``: the flat views of the published file as files, or with ``--all`` every table."""

from __future__ import annotations

import argparse

from orchestration.commands import CommandError
from orchestration.commands.published import open_published
from orchestration.commands.terminal import say
from orchestration.exports.csv import write_csv
from orchestration.exports.parquet import write_parquet
from orchestration.exports.table import ExportError, Table
from orchestration.exports.xlsx import write_xlsx
from orchestration.settings import Settings
from orchestration.warehouse import tables_of

# What needs no joins: facts, series, tenures, edges and what disagrees or was not understood.
FLAT_VIEWS = (
    ("marts", "co_occurrences"),
    ("marts", "disagreements"),
    ("marts", "events"),
    ("marts", "metric_series"),
    ("marts", "metrics"),
    ("marts", "person_roles"),
    ("marts", "tenures"),
    ("quality", "unexplained_numbers"),
)
_EXPORTED_SCHEMAS = ("marts", "quality")
_WRITERS = {"csv": write_csv, "parquet": write_parquet, "xlsx": write_xlsx}


def run(settings: Settings, options: argparse.Namespace) -> int:
    """Write <schema>.<table>.<format> for each of them."""
    try:
        options.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(f"{options.folder} cannot be made ({error.strerror}); name another folder.") from error
    with open_published(settings) as warehouse:
        warehouse.execute("use warehouse")
        for schema, name in tables_of(warehouse, "warehouse"):
            if (schema, name) in FLAT_VIEWS or (options.all and schema in _EXPORTED_SCHEMAS):
                file = options.folder / f"{schema}.{name}.{options.format}"
                try:
                    _WRITERS[options.format](warehouse, Table.of(warehouse, schema, name), file)
                except ExportError as error:
                    raise CommandError(str(error)) from error
                say(str(file))
    return 0
