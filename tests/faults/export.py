"""The published tables as bytes in a fixed order: two warehouses of the same articles have the same."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from orchestration.warehouse import attach_read_only, tables_of

# When something was done is all that two runs on the same articles may differ in.
_TIMES = {
    "marts.dim_article": ("ingested_at",),
    "quality.rejected_articles": ("rejected_at",),
    "staging.stg_extractions": ("batch_id", "extracted_at"),
    "staging.stg_rules": ("measured_at",),
}
# The states the corpus once had, and what the checks said when: a warehouse that has seen more tells more.
_HISTORY = {"staging.stg_snapshots", "quality.check_results"}


def ordered_export(file: Path) -> dict[str, bytes]:
    """Every published table and view as CSV, its rows sorted, without the times at which they were made."""
    exported = {}
    with attach_read_only(warehouse=file) as connection, tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "table.csv")
        for schema, table in tables_of(connection, "warehouse"):
            name = f"{schema}.{table}"
            if name not in _HISTORY:
                times = ", ".join(_TIMES.get(name, ()))
                columns = f"* exclude ({times})" if times else "*"
                rows = f'select {columns} from warehouse."{schema}"."{table}" order by all'
                connection.execute(f"copy ({rows}) to '{target}' (format csv, header true)")
                exported[name] = target.read_bytes()
    return exported


def digest(file: Path) -> str:
    """One word for all of it."""
    sha256 = hashlib.sha256()
    for name, data in sorted(ordered_export(file).items()):
        sha256.update(name.encode() + b"\0" + data + b"\0")
    return sha256.hexdigest()
