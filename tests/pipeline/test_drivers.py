"""The published file answers in old and new drivers, each in an environment of its own that is thrown away."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from orchestration.cli import main
from orchestration.settings import PROJECT_DIR
from tests.pipeline.conftest import Run

DUCKDB_VERSIONS = ["1.2.2", "1.4.4", "1.5.0", "2.0.0"]
DRIVERS = [
    "duckdb==2.0.0",
    "duckdb-engine==0.17.0",
    "ibis-framework[duckdb]==12.0.0",
    "pandas==3.1.1",
    "polars==2.1.0",
    "pyarrow==26.0.1",
    "sqlalchemy==2.0.58",  # under 2.1 duckdb-engine 0.17 lists no columns
]
RSCRIPT = shutil.which("Rscript")
DOCUMENT = (PROJECT_DIR / "docs" / "drivers.md").read_text(encoding="utf-8")
R_EXPORT = re.findall(r"```r\n(.*?)```", DOCUMENT, flags=re.DOTALL)[1]
SNIPPETS = dict(re.findall(r"## (\w+)\n(?:(?!\n## ).)*?```python\n(.*?)```", DOCUMENT, flags=re.DOTALL))
READ_ALL = """
import sys
from pathlib import Path
import duckdb

warehouse = duckdb.connect(sys.argv[1], read_only=True)
assert duckdb.__version__ == sys.argv[2]
tables = warehouse.execute(
    "select table_schema, table_name from information_schema.tables "
    "where table_schema in ('marts', 'quality', 'staging')"
).fetchall()
for schema, table in tables:
    warehouse.execute(f'from "{schema}"."{table}"').fetchall()
assert warehouse.execute("from marts.search('vu mai khanh 2022')").fetchall()
for question in sorted(Path(sys.argv[3]).glob("*.sql")):
    warehouse.execute(question.read_text(encoding="utf-8")).fetchall()
print(len(tables))
"""


def install(folder: Path, packages: list[str]) -> dict[str, str]:
    """The environment of a process that sees these packages and none of ours."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target"]
    finished = subprocess.run([*command, str(folder), *packages], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    return {**os.environ, "PYTHONPATH": str(folder)}


def python(environment: dict[str, str], code: str, *arguments: object, cwd: Path | None = None) -> str:
    """What a Python without this project's packages prints."""
    # -S leaves out the packages of our own environment; PYTHONPATH stays.
    command = [sys.executable, "-S", "-c", code, *map(str, arguments)]
    finished = subprocess.run(command, env=environment, cwd=cwd, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


@pytest.mark.parametrize("version", DUCKDB_VERSIONS)
def test_every_table_view_and_question_answers(version: str, seeds_run: Run, tmp_path: Path) -> None:
    environment = install(tmp_path, [f"duckdb=={version}"])
    published = seeds_run.settings.published_file
    read = int(python(environment, READ_ALL, published, version, PROJECT_DIR / "docs" / "queries"))
    assert read == len(seeds_run.tables())


@pytest.fixture(scope="module")
def drivers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return install(tmp_path_factory.mktemp("drivers"), DRIVERS)


@pytest.mark.parametrize("driver", ["pandas", "polars", "ibis", "SQLAlchemy"])
def test_the_documented_snippets_run(driver: str, drivers: dict[str, str], seeds_run: Run) -> None:
    said = python(drivers, SNIPPETS[driver], cwd=seeds_run.settings.warehouse_dir.parent)
    expected = {"pandas": "doanh thu", "polars": "full_name", "ibis": "meeting", "SQLAlchemy": "Vũ Mai Khanh"}
    assert expected[driver] in said


@pytest.mark.skipif(RSCRIPT is None, reason="R is not installed (Debian: apt-get install r-base-core)")
def test_r_reads_an_export(seeds_run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAREHOUSE_DIR", str(seeds_run.settings.warehouse_dir))
    assert main(["export", str(tmp_path / "warehouse" / "export")]) == 0
    command = [str(RSCRIPT), "-e", R_EXPORT]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    said = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert said.stderr == ""
    assert len(said.stdout.split()) > 5  # five measures and how often each is told


def test_the_document_names_the_versions_that_are_tried() -> None:
    assert f"DuckDB {', '.join(DUCKDB_VERSIONS)}" in DOCUMENT
    assert set(SNIPPETS) == {"pandas", "polars", "ibis", "SQLAlchemy"}
