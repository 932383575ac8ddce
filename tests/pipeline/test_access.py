"""Nobody gets in who was not let in, and nothing goes out."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from orchestration.dbt import dbt_environment
from orchestration.settings import PROJECT_DIR
from tests.pipeline.conftest import Run

_SECRET = re.compile(r"(?i)(?:password|passwd|secret|api_?key|access_?token)\s*[:=]\s*[\"'][^\"'{}\s]{6,}[\"']")
_PRIVATE_KEY = "-----BEGIN PRIVATE KEY"


def test_the_ui_listens_to_this_machine_alone() -> None:
    makefile = (PROJECT_DIR / "Makefile").read_text(encoding="utf-8")
    servers = [line for line in makefile.splitlines() if "dagster dev" in line or "dagster-webserver" in line]
    assert servers
    assert all("--host 127.0.0.1" in line for line in servers)


def test_viewers_can_be_given_a_server_that_starts_nothing() -> None:
    command = re.search(r"dagster-webserver (--read-only.*)", (PROJECT_DIR / "README.md").read_text(encoding="utf-8"))
    assert command is not None
    options = re.findall(r"--[a-z-]+", command[1])
    help_text = subprocess.run(
        [Path(sys.executable).with_name("dagster-webserver"), "--help"], capture_output=True, text=True, check=True
    ).stdout
    assert [option for option in options if option not in help_text] == []


def test_nothing_is_reported_to_anybody(seeds_run: Run) -> None:
    assert "telemetry:\n  enabled: false\n" in (PROJECT_DIR / "dagster.yaml").read_text(encoding="utf-8")
    environment = dbt_environment(seeds_run.settings, seeds_run.settings.dbt_target_dir)
    assert environment["DBT_SEND_ANONYMOUS_USAGE_STATS"] == "false"
    assert environment["DBT_VERSION_CHECK"] == "false"
    assert "export DO_NOT_TRACK := 1" in (PROJECT_DIR / "Makefile").read_text(encoding="utf-8")


def test_readers_cannot_write_and_others_cannot_either(seeds_run: Run) -> None:
    folder = seeds_run.settings.warehouse_dir
    assert seeds_run.settings.published_file.stat().st_mode & 0o222 == 0
    assert [path for path in folder.rglob("*") if not path.is_symlink() and path.stat().st_mode & 0o002] == []


def test_the_published_file_holds_what_is_meant_to_be_read(seeds_run: Run) -> None:
    schemas = seeds_run.query("select distinct table_schema from information_schema.tables order by all")
    assert schemas == [("marts",), ("quality",), ("staging",)]
    paths = str(seeds_run.settings.warehouse_dir).encode()
    assert paths not in seeds_run.settings.published_file.read_bytes()


def test_no_credentials_lie_in_the_project() -> None:
    folders = [PROJECT_DIR / name for name in ("orchestration", "dbt_project", "tests", "docs")]
    files = [
        *PROJECT_DIR.glob("*.*"),
        PROJECT_DIR / "Makefile",
        *(file for each in folders for file in each.rglob("*")),
    ]
    # This file names what it looks for, in its source and in what Python compiled of it.
    for file in (each for each in files if each.is_file() and Path(__file__).stem not in each.name):
        text = file.read_text(encoding="utf-8", errors="replace")
        assert not _SECRET.search(text), file
        assert _PRIVATE_KEY not in text, file
