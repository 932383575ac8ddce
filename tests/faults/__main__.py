"""``make faults``: keeps each promise of durability to the test at full length, and writes docs/reliability.md.

``FAULTS_SHARE`` is the share of the work that is done, 1 unless stated; the figures say what was done.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from orchestration.settings import PROJECT_DIR, Settings
from tests.faults.bad_rows import ingest_bad_rows
from tests.faults.clock import library, run_under_clock
from tests.faults.crash import SEEDS, in_new_folders, kill_publishing, kill_runs, run_to_its_end
from tests.faults.export import digest
from tests.faults.mutants import mutants, outcome_of
from tests.faults.project_run import finish, start
from tests.faults.read_only import can_mount, run_with_read_only
from tests.faults.readers import read_while_publishing
from tests.faults.report import Promise, write_report
from tests.faults.same_result import SURROUNDINGS, export_in
from tests.faults.storage import DAMAGES, run_without_room
from tests.faults.writers import write_at_once

_SHARE = float(os.environ.get("FAULTS_SHARE") or 1)
_MUTANTS_AT_A_TIME = 100
_MOST_GROWTH = 1.2  # of memory, for a hundred times the bad rows


def _share_of(count: int) -> int:
    return max(2, round(count * _SHARE))


@contextmanager
def _folders() -> Iterator[Settings]:
    settings = in_new_folders()
    try:
        yield settings
    finally:
        shutil.rmtree(settings.articles_dir.parent)


@contextmanager
def _published() -> Iterator[Settings]:
    with _folders() as settings:
        shutil.copytree(SEEDS, settings.articles_dir, dirs_exist_ok=True)
        run_to_its_end(settings)
        yield settings


def _crash() -> str:
    with _folders() as settings:
        kills = kill_runs(settings, _share_of(200), say=True)
    with _folders() as settings:
        files = kill_publishing(settings, _share_of(200))
    return (
        f"{kills.runs} runs killed at random moments, {kills.with_published} of them with something published, which "
        f"was each time what a finished run published; {kills.recoveries} of {kills.recoveries} next runs ended with "
        f"every article in. {files} files that killed publications left were whole."
    )


def _readers() -> str:
    with _folders() as settings:
        reading = read_while_publishing(settings, readers=8, publications=50)
    return (
        f"8 processes got {reading.answers:,} answers during 50 publications, none an error, empty or mixed, beside a "
        f"connection that stayed open; a publication took {reading.beside:.2f} s with all processors taken by "
        f"readers, {reading.alone:.2f} s alone."
    )


def _writers() -> str:
    with _folders() as settings:
        shutil.copytree(SEEDS, settings.articles_dir, dirs_exist_ok=True)
        writing = write_at_once(settings, commands=2)
    return (
        f"2 commands, a run of Dagster's pages and one of its sensor at once, after one that was killed with the lock: "
        f"{writing.succeeded} succeeded, {writing.waited} said whom they waited for."
    )


def _storage() -> str:
    chance = random.Random(5)
    with _published() as settings:
        before = digest(settings.published_file)
        damages = list(DAMAGES)[: _share_of(len(DAMAGES))]
        for name in damages:
            DAMAGES[name](settings)
            run_to_its_end(settings)
            assert digest(settings.published_file) == before, name
        sizes = [chance.randrange(10_000_000) for _ in range(_share_of(20))]
        refused = 0
        for size in sizes:
            settings.publication_file.unlink(missing_ok=True)
            run = run_without_room(settings, size)
            assert digest(settings.published_file) == before, size
            if run.returncode:
                refused += 1
                assert "Traceback" not in run.stderr, run.stderr
                assert "Make room there" in run.stderr, run.stderr
        run_to_its_end(settings)
        assert digest(settings.published_file) == before
        mounts = _read_only_mounts(settings)
        assert digest(settings.published_file) == before
        clock = _clock_that_goes_back(settings)
    return (
        f"{len(damages)} kinds of damage ({'; '.join(damages)}): the next run mended "
        f"each and published the same. {len(sizes)} runs on a disk that is full at a random size: {refused} told it "
        f"in one line, the published file stayed. {mounts} {clock}"
    )


def _read_only_mounts(settings: Settings) -> str:
    if not can_mount():
        return "Read-only mounts were not tried: this system allows this user none."
    for folder in (settings.warehouse_dir, settings.dagster_home):
        settings.publication_file.unlink(missing_ok=True)
        run = run_with_read_only(folder, settings)
        assert run.returncode == 2, run.stderr
        assert str(folder) in run.stderr, run.stderr
        assert len(run.stderr.splitlines()) == 1, run.stderr
    run = run_with_read_only(settings.articles_dir, settings)
    assert run.returncode == 0, run.stderr
    return "A read-only mount in the place of the warehouse or the history was told in one line, of the articles borne."


def _clock_that_goes_back(settings: Settings) -> str:
    faketime = library()
    if faketime is None:
        return "A clock that goes back was not tried: libfaketime is not installed."
    before = digest(settings.published_file)
    last = max(settings.articles_dir.iterdir())
    for days in (-30, -60):
        if last.exists():
            last.unlink()
        else:
            shutil.copyfile(SEEDS / last.name, last)
        status, _, complained = run_under_clock(settings, faketime, days)
        assert status == 0, complained
        assert (digest(settings.published_file) == before) == last.exists()
    return "Runs whose clock had gone back by 30 and by 60 days published each change."


def _outcomes(seed: int) -> Counter[str]:
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for number, (suffix, data) in enumerate(mutants(_MUTANTS_AT_A_TIME, seed)):
            file = Path(folder, f"{number}.{suffix}")
            file.write_bytes(data)
            outcomes += outcome_of(file)
    return outcomes


def _input() -> str:
    outcomes: Counter[str] = Counter()
    seeds = range(1, _share_of(100) + 1)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(_outcomes, seeds):
            outcomes += found
    reasons = ", ".join(f"{count:,} {reason}" for reason, count in outcomes.most_common(6))
    count = _share_of(2_000_000)
    with tempfile.TemporaryDirectory() as folder:
        some, many = (ingest_bad_rows(Path(folder), each) for each in (count // 100, count))
    growth = many.peak_bytes / some.peak_bytes
    assert many.accepted == 1
    assert growth < _MOST_GROWTH, growth
    return (
        f"{len(seeds) * _MUTANTS_AT_A_TIME:,} mutants of articles, JSON Lines (packed too), CSV, Parquet and pages: "
        f"{outcomes.total():,} articles and rows, each accepted or rejected with a reason ({reasons}, …); no crash. "
        f"Of a file with {count:,} bad rows and a good one the good one went in, {many.rejections - 1:,} were listed, "
        f"the others counted by reason; it took {growth:.2f} times the memory of a hundredth of the rows."
    )


def _same_result() -> str:
    with _folders() as settings:
        exports = [export_in(settings, surroundings, seed) for seed, surroundings in enumerate(SURROUNDINGS)]
    assert all(export == exports[0] for export in exports)
    return (
        f"{len(exports)} runs with other orders and times of files, locales, time zones, hash seeds and numbers of "
        f"workers: {len(exports[0])} tables byte for byte the same."
    )


def _undo() -> str:
    with _published() as settings:
        (settings.articles_dir / min(SEEDS.glob("*.txt")).name).unlink()
        before = digest(settings.published_file)
        run_to_its_end(settings)
        assert digest(settings.published_file) != before
        _, said, _ = finish(start(settings, ["restore"]))
        name = said.split()[0]
        status, said, complained = finish(start(settings, ["restore", name]))
        assert status == 0, said + complained
        assert digest(settings.published_file) == before
    return "A replaced file was listed and put back; its tables are byte for byte those from before."


# The promise, what keeps it to the test, and what does it at full length.
_PROMISES: list[tuple[str, str, Callable[[], str] | str]] = [
    ("A run that is killed spoils nothing, and the next one needs no hand", "test_faults.py", _crash),
    ("Readers never meet an error, a mixture or a lock, and hold up nobody", "test_faults.py", _readers),
    ("One run writes, the others wait and say for whom", "test_lock.py, test_publication.py", _writers),
    ("Damage and full disks are mended or told; nothing wrong is published", "test_faults.py, test_lake.py", _storage),
    ("Every input ends as an article or has its reason", "test_hostile_input.py, test_bulk_input.py", _input),
    (
        "The words of articles are text everywhere",
        "test_untrusted_text.py",
        "Payloads of HTML, Markdown, SQL, Jinja, a terminal, a spreadsheet and writing direction: in no sink obeyed.",
    ),
    ("The same articles give the same tables", "test_faults.py", _same_result),
    ("What was replaced can be put back", "test_publish.py, test_faults.py", _undo),
    (
        "Nobody gets in who was not let in",
        "test_access.py",
        "The UI on 127.0.0.1, files for readers only, no telemetry, no credentials.",
    ),
    (
        "No check is decoration",
        "test_honest_checks.py",
        "Each dbt test and asset check passes on a build and fails on one made wrong for it.",
    ),
]


def main() -> None:
    """Test every promise; the first that is broken ends it with the reason."""
    promises = []
    for what, tests, measure in _PROMISES:
        print(what, flush=True)
        measured = measure if isinstance(measure, str) else measure()
        print(f"  {measured}", flush=True)
        promises.append(Promise(what, tests, measured))
    write_report(PROJECT_DIR / "docs" / "reliability.md", promises, _SHARE)


if __name__ == "__main__":
    main()
