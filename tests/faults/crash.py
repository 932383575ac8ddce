"""``kill -9`` of whole process groups at random moments: what is published is what some finished run published."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from orchestration.settings import PROJECT_DIR, Settings
from orchestration.warehouse import open_read_only
from tests.faults.export import digest
from tests.faults.project_run import environment_of, finish, kill, start

SEEDS = PROJECT_DIR / "seeds"
_KILLS_EACH_WAREHOUSE = 10  # the first begin with something published, the next with nothing until half-way
_SHORTEST = 0.3  # seconds; before, Python itself is not yet there
_SEED = 5


@dataclass(frozen=True)
class Kills:
    """How many runs were killed, how many of them had something published to spoil, and how many ran to their end."""

    runs: int
    with_published: int
    recoveries: int


class Corpus:
    """Two states of an articles folder, and what a finished run publishes of each."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._last = max(SEEDS.glob("*.txt"))
        shutil.copytree(SEEDS, settings.articles_dir, dirs_exist_ok=True)
        self.seconds = 0.0
        self.published: set[str] = set()
        for is_whole in (False, True):
            self.turn(is_whole=is_whole)
            began = time.monotonic()
            run_to_its_end(settings)
            self.seconds = max(self.seconds, time.monotonic() - began)
            self.whole = digest(settings.published_file)
            self.published.add(self.whole)

    def turn(self, *, is_whole: bool) -> None:
        """Put the last article in, or take it away."""
        if is_whole:
            shutil.copyfile(self._last, self._settings.articles_dir / self._last.name)
        else:
            (self._settings.articles_dir / self._last.name).unlink()


def run_to_its_end(settings: Settings) -> None:
    """A run with no hand on anything; it has to succeed."""
    status, said, complained = finish(start(settings))
    assert status == 0, said + complained


def kill_runs(settings: Settings, kills: int, *, say: bool = False) -> Kills:
    """Kill runs at random moments; after each, look at what is published."""
    chance = random.Random(_SEED)
    corpus = Corpus(settings)
    with_published = recoveries = 0
    for number in range(kills):
        if number and number % _KILLS_EACH_WAREHOUSE == 0:
            shutil.rmtree(settings.warehouse_dir)
        corpus.turn(is_whole=number % 2 == 1)
        kill_at_a_random_moment(settings, chance.uniform(_SHORTEST, corpus.seconds))
        if settings.published_file.exists():
            with_published += 1
            assert digest(settings.published_file) in corpus.published
        if number % _KILLS_EACH_WAREHOUSE == _KILLS_EACH_WAREHOUSE // 2 or number == kills - 1:
            if number % 2 == 0:
                corpus.turn(is_whole=True)
            run_to_its_end(settings)
            assert digest(settings.published_file) == corpus.whole
            recoveries += 1
        if say:
            print(
                f"  killed {number + 1} of {kills}, {with_published} with something published, {recoveries} recovered",
                flush=True,
            )
    return Kills(kills, with_published, recoveries)


def kill_at_a_random_moment(settings: Settings, seconds: float) -> None:
    """Start a run and kill it and all its processes after some seconds, unless it was faster."""
    process = start(settings)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        kill(process)
    else:
        status, said, complained = finish(process)
        assert status == 0, said + complained


_PUBLISHING = """
import sys
from pathlib import Path
import duckdb
from orchestration.lock import writer_lock
from orchestration.settings import Settings
from orchestration.warehouse import publish
settings = Settings.from_environment()
with writer_lock(settings):
    print('begun', flush=True)
    while True:
        with duckdb.connect(str(settings.build_file)) as build:
            build.execute('create schema if not exists marts')
            build.execute('create table if not exists marts.a (version bigint)')
            build.execute('create table if not exists marts.b (version bigint)')
            version = build.execute('select coalesce(max(version), 0) + 1 from marts.a').fetchone()[0]
            build.execute('begin')
            for table in 'ab':
                build.execute(f'delete from marts.{table}')
                build.execute(f'insert into marts.{table} select {version} from range(20000)')
            build.execute('commit')
        publish(settings)
"""


def kill_publishing(settings: Settings, kills: int, seed: int = _SEED) -> int:
    """Kill a process that does nothing but publish; how many of the files that it left were looked at."""
    chance = random.Random(seed)
    settings.warehouse_dir.mkdir(exist_ok=True)
    last = looked_at = 0
    for _ in range(kills):
        process = subprocess.Popen(
            [sys.executable, "-c", _PUBLISHING],
            cwd=PROJECT_DIR,
            env=environment_of(settings),
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"  # the lock of the one that was killed is no obstacle
        time.sleep(chance.uniform(0.0, 0.5))
        kill(process)
        files = [settings.published_file, *settings.history_dir.glob("*.duckdb")]
        for file in (file for file in files if file.exists()):
            with open_read_only(file) as published:
                versions = published.execute(
                    "select distinct version, count(*) from (from marts.a union all from marts.b) group by all"
                ).fetchall()
            assert len(versions) == 1
            assert versions[0][1] == 40000
            looked_at += 1
        if settings.published_file.exists():
            with open_read_only(settings.published_file) as published:
                (version,) = published.execute("select max(version) from marts.a").fetchone() or (0,)
            assert version >= last
            last = version
    assert last > 0
    return looked_at


def in_new_folders(folder: Path | None = None) -> Settings:
    """Settings whose every path lies in a new folder."""
    root = Path(tempfile.mkdtemp(dir=folder))
    (root / "articles").mkdir()
    return Settings(root / "articles", root / "warehouse", 0, dagster_home=root / "dagster")
