"""The whole graph, run in a temporary folder once for all tests that only look at what it published."""

from __future__ import annotations

import contextlib
import gc
import io
import shutil
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from orchestration.commands import build
from orchestration.lake import Lake
from orchestration.settings import GOLD_DIR, PROJECT_DIR, Settings
from orchestration.warehouse import attach_read_only, tables_of

SEEDS = PROJECT_DIR / "seeds"
# Half a year later the revenue and the budget contribution of ten months are told as other numbers.
LATER_REPORT = """Vietsovpetro nhìn lại kết quả 10 tháng năm 2022
Ngày phát hành: 5/15/2023 8:00:00 AM
Theo số liệu quyết toán, trong 10 tháng đầu năm 2022, doanh thu của Vietsovpetro đạt 2,61 tỷ USD;\
 nộp ngân sách nhà nước 1,49 tỷ USD.
"""


@dataclass(frozen=True)
class Run:
    """One run of the pipeline: where, how it ended, and what it said."""

    settings: Settings
    status: int
    said: str
    complained: str

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of the published file, as a reader gets them."""
        with attach_read_only(warehouse=self.settings.published_file) as connection:
            connection.execute("use warehouse")
            return connection.execute(sql).fetchall()

    def tables(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every published table with its sorted rows."""
        with attach_read_only(warehouse=self.settings.published_file) as connection:
            names = [f"{schema}.{table}" for schema, table in tables_of(connection, "warehouse")]
            return {name: connection.execute(f"from warehouse.{name} order by all").fetchall() for name in names}


def run_pipeline(settings: Settings) -> Run:
    """What ``make run`` does, in this process."""
    said, complained = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
        status = build.run(settings, Namespace())
    gc.unfreeze()  # for a run this is the end, for the tests it is not
    return Run(settings, status, said.getvalue(), complained.getvalue())


def settings_in(folder: Path) -> Settings:
    """Settings whose every path lies below ``folder``; the articles folder is made and empty, nothing is corrected."""
    (folder / "articles").mkdir(parents=True)
    return Settings(
        folder / "articles",
        folder / "warehouse",
        lock_wait_seconds=0,
        dagster_home=folder / "dagster",
        corrections_file=folder / "corrections.csv",
    )


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """An empty articles folder."""
    folder = tmp_path / "articles"
    folder.mkdir()
    return folder


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    """An empty log."""
    return Lake(tmp_path / "lake")


@pytest.fixture(scope="session")
def seeds_run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The first run, on a copy of the five seeds. Nothing may be changed in its folders."""
    settings = settings_in(tmp_path_factory.mktemp("pipeline"))
    shutil.copytree(SEEDS, settings.articles_dir, dirs_exist_ok=True)
    run = run_pipeline(settings)
    assert run.status == 0, run.complained
    return run


@pytest.fixture(scope="session")
def labelled_run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The labelled articles, and a later report that tells two of their numbers otherwise. Nothing may be changed."""
    settings = settings_in(tmp_path_factory.mktemp("labelled"))
    shutil.copytree(GOLD_DIR / "articles", settings.articles_dir, dirs_exist_ok=True)
    (settings.articles_dir / "later.txt").write_text(LATER_REPORT, encoding="utf-8")
    run = run_pipeline(settings)
    assert run.status == 0, run.complained
    return run


@pytest.fixture
def copy_of_run(seeds_run: Run, tmp_path: Path) -> Callable[[], Settings]:
    """A warehouse as the first run left it, free to be changed."""

    def copy() -> Settings:
        old = seeds_run.settings
        shutil.copytree(old.articles_dir, tmp_path / "articles")
        shutil.copytree(old.warehouse_dir, tmp_path / "warehouse")
        return replace(
            old,
            articles_dir=tmp_path / "articles",
            warehouse_dir=tmp_path / "warehouse",
            corrections_file=tmp_path / "corrections.csv",
        )

    return copy
