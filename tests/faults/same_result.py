"""The same articles give the same facts, whatever is about them that is not in them."""

from __future__ import annotations

import os
import random
import shutil
from dataclasses import replace
from pathlib import Path

from orchestration.settings import Settings
from tests.faults.crash import SEEDS
from tests.faults.export import ordered_export
from tests.faults.project_run import finish, start

# Each was the machine of somebody.
SURROUNDINGS: list[dict[str, str]] = [
    {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "WORKERS": "1", "PYTHONUTF8": "0"},
    {"LC_ALL": "C.UTF-8", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "4294967295", "WORKERS": "3"},
    {"LC_ALL": "POSIX", "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "77", "WORKERS": "2", "LANGUAGE": "tr"},
]


def export_in(settings: Settings, surroundings: dict[str, str], seed: int) -> dict[str, bytes]:
    """What is published of the seeds, which are written in a random order and with random times."""
    shutil.rmtree(settings.warehouse_dir, ignore_errors=True)
    shutil.rmtree(settings.articles_dir)
    settings.articles_dir.mkdir()
    files, chance = sorted(SEEDS.glob("*.txt")), random.Random(seed)
    chance.shuffle(files)
    for file in files:
        copy = Path(shutil.copyfile(file, settings.articles_dir / file.name))
        os.utime(copy, (chance.randrange(2**31),) * 2)
    settings = replace(settings, workers=int(surroundings["WORKERS"]))
    status, said, complained = finish(start(settings, environment=surroundings))
    assert status == 0, said + complained
    return ordered_export(settings.published_file)
