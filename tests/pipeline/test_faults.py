"""What ``make faults`` does two hundred times, done a few times: killed runs, readers, lost and damaged files."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from orchestration.articles_in_files import MOST_LISTED_ROWS
from orchestration.history import kept_files
from orchestration.lock import writer_lock
from orchestration.settings import PROJECT_DIR, Settings
from orchestration.warehouse import attach_read_only
from tests.faults.bad_rows import ingest_bad_rows
from tests.faults.clock import library, run_under_clock
from tests.faults.crash import in_new_folders, kill_publishing, kill_runs
from tests.faults.export import digest, ordered_export
from tests.faults.read_only import can_mount, run_with_read_only
from tests.faults.readers import read_while_publishing
from tests.faults.same_result import SURROUNDINGS, export_in
from tests.faults.storage import DAMAGES, run_without_room
from tests.pipeline.conftest import Run, run_pipeline


def test_a_killed_run_leaves_what_a_finished_run_published(tmp_path: Path) -> None:
    kills = kill_runs(in_new_folders(tmp_path), 2)
    assert (kills.with_published, kills.recoveries) == (2, 1)


def test_a_killed_publication_leaves_whole_files(tmp_path: Path) -> None:
    assert kill_publishing(in_new_folders(tmp_path), 12) > 0


def test_readers_meet_no_error_and_no_mixture_and_hold_up_nobody(tmp_path: Path) -> None:
    reading = read_while_publishing(in_new_folders(tmp_path), readers=3, publications=12)
    assert reading.answers >= 3 * 3


def test_a_full_disk_is_told_in_one_line_and_spoils_nothing(copy_of_run: Callable[[], Settings]) -> None:
    settings = copy_of_run()
    before = digest(settings.published_file)
    settings.publication_file.unlink(missing_ok=True)
    for most_bytes in (200, 3_000_000):
        run = run_without_room(settings, most_bytes)
        assert run.returncode in {1, 2}
        told = run.stderr.splitlines()
        # whichever meets the end of the disk first: a file of the warehouse, or SQLite's of the runs
        reason, _, remedy = told[0].rpartition(". Make room there")
        assert reason.endswith(("File too large", "disk I/O error"))
        assert remedy == ", or name another place (WAREHOUSE_DIR, DAGSTER_HOME), and run again."
        assert len(told) == 1 or told[1:] == [line for line in told[1:] if line.startswith("The published file is")]
        assert str(settings.warehouse_dir) in told[0] or str(settings.dagster_home) in told[0]
        assert digest(settings.published_file) == before


@pytest.mark.skipif(not can_mount(), reason="needs a mount of its own, which this system does not allow")
def test_a_read_only_mount_is_told_in_one_line_and_can_be_read_from(copy_of_run: Callable[[], Settings]) -> None:
    settings = copy_of_run()
    settings.publication_file.unlink(missing_ok=True)
    settings.dagster_home.mkdir(exist_ok=True)
    before = digest(settings.published_file)
    for folder in (settings.warehouse_dir, settings.dagster_home):
        run = run_with_read_only(folder, settings)
        assert run.returncode == 2
        (told,) = run.stderr.splitlines()
        assert str(folder) in told
        assert "read-only" in told.lower() or "not writable" in told
    assert run_with_read_only(settings.warehouse_dir, settings, ["find", "doanh thu"]).returncode == 0
    assert digest(settings.published_file) == before


def test_a_clock_that_went_back_loses_nothing(copy_of_run: Callable[[], Settings]) -> None:
    faketime = library()
    if faketime is None:
        pytest.skip("needs libfaketime, which Debian has as a package")
    settings = replace(copy_of_run(), kept_files=1)
    before = settings.published_file.read_bytes()
    last = max(settings.articles_dir.iterdir())
    last.unlink()
    status, _, complained = run_under_clock(settings, faketime, days=-30)
    assert status == 0, complained
    with attach_read_only(warehouse=settings.published_file) as warehouse:
        articles = warehouse.execute("select source_file from warehouse.marts.dim_article order by all").fetchall()
    assert articles == [(file.name,) for file in sorted(settings.articles_dir.iterdir())]
    assert [file.read_bytes() for file in kept_files(settings)] == [before]


@pytest.mark.parametrize(
    "damages",
    [
        ["a bit of a batch of metrics", "half of a batch of mentions", "a bit of the calendar", "half of the build"],
        ["a bit of a batch of articles", "all of the newest snapshot", "half of the published file", "what dbt keeps"],
    ],
    ids=["facts", "articles"],
)
def test_what_is_damaged_is_made_again(copy_of_run: Callable[[], Settings], damages: list[str]) -> None:
    settings = copy_of_run()
    before = digest(settings.published_file)
    for damage in damages:
        DAMAGES[damage](settings)
    run = run_pipeline(settings)
    assert run.status == 0, run.complained
    assert digest(settings.published_file) == before
    repaired = [line for line in run.said.splitlines() if line.startswith("Repaired")]
    assert repaired
    assert all(str(settings.damaged_dir) in line for line in repaired)
    assert all(file.suffix == ".parquet" for file in settings.damaged_dir.rglob("*.*"))


def test_rows_that_are_wrong_one_and_all_cost_what_a_few_of_them_do(tmp_path: Path) -> None:
    few, many = (ingest_bad_rows(tmp_path, count) for count in (1500, 150_000))
    assert (many.accepted, many.rejections) == (few.accepted, few.rejections) == (1, MOST_LISTED_ROWS + 1)
    assert many.last_detail.startswith("a.jsonl: 149,000 more rows are no articles either (149,000 unreadable_date).")
    assert many.peak_bytes < 1.2 * few.peak_bytes


def test_the_surroundings_of_a_run_do_not_show_in_its_tables(seeds_run: Run, tmp_path: Path) -> None:
    exported = export_in(in_new_folders(tmp_path), SURROUNDINGS[0], seed=1)
    expected = ordered_export(seeds_run.settings.published_file)
    assert exported.keys() == expected.keys()
    assert [table for table in exported if exported[table] != expected[table]] == []


def test_make_restore_lists_what_was_replaced_and_puts_it_back(tmp_path: Path) -> None:
    settings = in_new_folders(tmp_path)
    read_while_publishing(settings, readers=0, publications=1)
    before = settings.published_file.read_bytes()

    def restore(*arguments: str) -> str:
        command = ["make", "--silent", "restore", *arguments, f"BIN={Path(sys.executable).parent}"]
        command += [f"WAREHOUSE_DIR={settings.warehouse_dir}", f"ARTICLES_DIR={settings.articles_dir}"]
        command += ["--old-file=.venv/installed"]  # nothing is installed for this
        done = subprocess.run(command, cwd=PROJECT_DIR, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    listed = restore()
    names = [file.stem for file in kept_files(settings)]
    assert [line.split()[0] for line in listed.splitlines()[:-1]] == names
    assert listed.splitlines()[-1] == f"To put one back: make restore NAME={names[0]}"
    restore(f"NAME={names[0]}")
    assert settings.published_file.read_bytes() != before
    assert kept_files(settings)[0].read_bytes() == before


def test_only_so_many_replaced_files_are_kept_as_asked(tmp_path: Path) -> None:
    settings = replace(in_new_folders(tmp_path), kept_files=2)
    read_while_publishing(settings, readers=0, publications=5)
    assert len(kept_files(settings)) == 2


def test_what_a_run_makes_not_everybody_may_change(tmp_path: Path) -> None:
    settings = in_new_folders(tmp_path)
    settings.warehouse_dir.mkdir()
    others = os.umask(0)
    try:
        with writer_lock(settings):
            made = settings.warehouse_dir / "made"
            made.touch()
    finally:
        os.umask(others)
    assert made.stat().st_mode & 0o002 == 0
