"""How dbt is called: parsed only when its project changed, built in one subprocess.

``DbtCliResource.cli`` is not used: it first runs ``dbt --version`` (4 s, and it asks a package
registry) and loads an adapter of its own (1 s), only to fetch metadata that we read ourselves.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from orchestration.settings import DBT_DIR, Settings

_PARSE_FILE = "partial_parse.msgpack"
_NOT_INPUT = {"target", "logs"}


class DbtParseError(Exception):
    """The dbt project cannot be parsed. The message holds dbt's own words."""


def dbt_executable() -> str:
    """The dbt of this environment, which need not be on the PATH."""
    return str(Path(sys.executable).with_name("dbt"))


def dbt_environment(settings: Settings, target_dir: Path) -> dict[str, str]:
    """What a dbt subprocess is told: where the warehouse is and where it may write."""
    return {
        **os.environ,
        "WAREHOUSE_DIR": str(settings.warehouse_dir),
        "DBT_PROJECT_DIR": str(DBT_DIR),
        "DBT_PROFILES_DIR": str(DBT_DIR),
        "DBT_TARGET_PATH": str(target_dir),
        "DBT_LOG_PATH": str(target_dir),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "DBT_VERSION_CHECK": "false",
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",  # dbt reads its project in the encoding of the locale
    }


def read_manifest(settings: Settings) -> dict[str, Any]:
    """The dbt manifest, parsed anew when the dbt project or the warehouse's place changed.

    Raises:
        DbtParseError: when dbt does not understand the project.
    """
    target = settings.dbt_target_dir
    stamp, inputs = target / "manifest.inputs", _fingerprint_of_inputs(settings)
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != inputs:
        _parse(settings)
        stamp.write_text(inputs, encoding="utf-8")
    manifest: dict[str, Any] = json.loads((target / "manifest.json").read_bytes())
    return manifest


def project_files() -> Iterator[Path]:
    """Every file of the dbt project that is no output of dbt, in a fixed order."""
    for folder, folders, files in os.walk(DBT_DIR):
        folders[:] = sorted(set(folders) - _NOT_INPUT)
        for name in sorted(files):
            yield Path(folder, name)


def build_arguments(settings: Settings, selection: Sequence[str]) -> list[str]:
    """The one command that builds and tests; unit tests belong to the test suite."""
    return [
        dbt_executable(),
        "--log-format",
        "json",
        "--partial-parse-file-path",
        str(settings.dbt_target_dir / _PARSE_FILE),
        "build",
        "--exclude-resource-type",
        "unit_test",
        *selection,
    ]


def _parse(settings: Settings) -> None:
    """Parse in a folder of our own and rename: two code locations may load at once."""
    target = settings.dbt_target_dir
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target) as own:
        finished = subprocess.run(  # noqa: S603 - our own dbt with our own arguments
            [dbt_executable(), "--quiet", "parse"],
            cwd=DBT_DIR,
            env=dbt_environment(settings, Path(own)),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        if finished.returncode != 0:
            raise DbtParseError(f"dbt cannot read {DBT_DIR}:\n{finished.stdout.strip()}")
        for name in (_PARSE_FILE, "manifest.json"):
            shutil.move(Path(own, name), target / name)


def _fingerprint_of_inputs(settings: Settings) -> str:
    """Names, sizes and times of the project's files: a removed or restored file shows as well."""
    inputs: list[object] = [str(settings.warehouse_dir), version("dbt-core"), version("dbt-duckdb")]
    for file in project_files():
        status = file.stat()
        inputs.append((str(file), status.st_size, status.st_mtime_ns))
    return hashlib.sha256(json.dumps(inputs).encode()).hexdigest()


def schema_and_table(resource: Mapping[str, Any]) -> list[str]:
    """Where a dbt model, seed or snapshot stands in the database."""
    return [resource["schema"], resource.get("alias") or resource["name"]]
