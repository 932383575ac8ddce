"""Where things are: the only place that reads the environment.

Everything else is handed a ``Settings``; tests make their own with a temporary folder.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT_DIR = Path(__file__).resolve().parents[1]
DBT_DIR = PROJECT_DIR / "dbt_project"
REFERENCE_DIR = DBT_DIR / "reference"
EXTRACTION_DIR = PROJECT_DIR / "orchestration" / "extraction"
GOLD_DIR = PROJECT_DIR / "tests" / "gold"

_DEFAULT_LOCK_WAIT_SECONDS = 600.0
_DEFAULT_KEPT_FILES = 3
_CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class SettingsError(Exception):
    """A setting that cannot be used. The message names the setting and the remedy."""


@dataclass(frozen=True)
class Settings:
    """The folders of one warehouse and of its Dagster instance, how long a run waits for another, the corrections.

    ``workers`` is the number of processes that read articles; with 1 the run reads them itself.
    ``kept_files`` is how many published files stay when they are replaced.
    """

    articles_dir: Path
    warehouse_dir: Path
    lock_wait_seconds: float = _DEFAULT_LOCK_WAIT_SECONDS
    dagster_home: Path = PROJECT_DIR / ".dagster"
    corrections_file: Path = REFERENCE_DIR / "corrections.csv"
    workers: int = _CORES
    kept_files: int = _DEFAULT_KEPT_FILES

    @classmethod
    def from_environment(cls) -> Settings:
        """Read the variables that README.md lists, and DAGSTER_HOME; what is not set has its default."""
        return cls(
            articles_dir=_folder("ARTICLES_DIR", "seeds"),
            warehouse_dir=_folder("WAREHOUSE_DIR", "warehouse"),
            dagster_home=_folder("DAGSTER_HOME", ".dagster"),
            lock_wait_seconds=_seconds("LOCK_TIMEOUT", _DEFAULT_LOCK_WAIT_SECONDS),
            workers=_count("WORKERS", "processes", _CORES),
            kept_files=_count("KEEP_PUBLISHED", "files", _DEFAULT_KEPT_FILES),
        )

    @property
    def lake_dir(self) -> Path:
        """The append-only Parquet log."""
        return self.warehouse_dir / "lake"

    @property
    def damaged_dir(self) -> Path:
        """Files of the log that were found damaged."""
        return self.warehouse_dir / "damaged"

    @property
    def observations_file(self) -> Path:
        """What the last ingest saw in the articles folder, for the step that extracts."""
        return self.warehouse_dir / "observations.json"

    @property
    def build_file(self) -> Path:
        """The pipeline's own database, made anew by every full build."""
        return self.warehouse_dir / "build.duckdb"

    @property
    def published_file(self) -> Path:
        """The readers' database."""
        return self.warehouse_dir / "warehouse.duckdb"

    @property
    def report_file(self) -> Path:
        """The page that tells what the readers' database knows."""
        return self.warehouse_dir / "report.html"

    @property
    def unfinished_file(self) -> Path:
        """What becomes the readers' database, until it is whole."""
        return self.warehouse_dir / "warehouse.duckdb.unfinished"

    @property
    def publication_file(self) -> Path:
        """What the published file was made from."""
        return self.warehouse_dir / "publication.json"

    @property
    def history_dir(self) -> Path:
        """The last published files, newest last by name."""
        return self.warehouse_dir / "history"

    @property
    def run_log(self) -> Path:
        """What Dagster and dbt printed in the last run from the command line."""
        return self.warehouse_dir / "run.log"

    @property
    def dbt_target_dir(self) -> Path:
        """What dbt writes: the manifest, its parse state and its logs."""
        return self.warehouse_dir / "dbt"

    def checked(self) -> Settings:
        """Itself, when its folders can be used; else ``SettingsError``."""
        if not self.articles_dir.is_dir():
            raise SettingsError(
                f"ARTICLES_DIR is no folder: {self.articles_dir}. "
                "Name the folder that holds the articles: make run ARTICLES_DIR=path/to/articles"
            )
        try:
            self.warehouse_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsError(
                f"WAREHOUSE_DIR cannot be made: {self.warehouse_dir} ({error.strerror}). "
                "Name a folder that you may write to: make run WAREHOUSE_DIR=path/to/warehouse"
            ) from error
        if not os.access(self.warehouse_dir, os.W_OK | os.X_OK):
            raise SettingsError(
                f"WAREHOUSE_DIR is not writable: {self.warehouse_dir}. "
                "Name a folder that you may write to: make run WAREHOUSE_DIR=path/to/warehouse"
            )
        return self


def _folder(variable: str, default: str) -> Path:
    """The folder a variable names (relative to the working directory), or the project's default."""
    stated = os.environ.get(variable, "").strip()
    if not stated:
        return PROJECT_DIR / default
    return Path(stated).expanduser().resolve()


def _seconds(variable: str, default: float) -> float:
    stated = os.environ.get(variable, "").strip()
    if not stated:
        return default
    try:
        seconds = float(stated)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < float("inf"):
        raise SettingsError(f"{variable} is «{stated}», which is no number of seconds; use 0 or more, such as 600.")
    return seconds


def _count(variable: str, what: str, default: int) -> int:
    stated = os.environ.get(variable, "").strip()
    if not stated:
        return default
    if not stated.isdecimal() or int(stated) < 1:
        raise SettingsError(f"{variable} is «{stated}», which is no number of {what}; use 1 or more, such as 4.")
    return int(stated)
