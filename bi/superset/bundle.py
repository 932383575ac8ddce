"""The bundle as this machine's Superset takes it: the files of the repository, with what only this machine knows.

That is where the published file lies, and what its columns mean: their comments in the file are the one description.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import yaml  # type: ignore[import-untyped]

BUNDLE = Path(__file__).with_name("bundle")
# Nobody's SQL may read other files of this machine or load extensions.
_OPTIONS = "access_mode=READ_ONLY&enable_external_access=false"


def contents(published_file: Path) -> dict[str, str]:
    """Every file of the bundle by its path, to be imported as assets, which replace those of the last import."""
    found = {
        file.relative_to(BUNDLE).as_posix(): file.read_text(encoding="utf-8") for file in sorted(BUNDLE.rglob("*.yaml"))
    }
    comments = _comments(published_file)
    for name, written in found.items():
        if not name.startswith(("charts/", "dashboards/")):  # parsing those takes long and would change nothing
            content = yaml.safe_load(written)
            if name == "metadata.yaml":
                content["type"] = "assets"
            elif name.startswith("databases/"):
                content["sqlalchemy_uri"] = f"duckdb:///{published_file}?{_OPTIONS}"
            else:
                _describe(content, comments)
            found[name] = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    return found


def _comments(published_file: Path) -> dict[tuple[str, str, str], str]:
    with duckdb.connect(str(published_file), read_only=True) as published:
        rows = published.execute(
            "select schema_name, table_name, column_name, comment from duckdb_columns() where comment is not null"
        ).fetchall()
    return {(schema, table, column): comment for schema, table, column, comment in rows}


def _describe(dataset: dict[str, Any], comments: dict[tuple[str, str, str], str]) -> None:
    for column in dataset["columns"]:
        comment = comments.get((dataset["schema"], dataset["table_name"], column["column_name"]))
        column["description"] = comment or column["description"]
