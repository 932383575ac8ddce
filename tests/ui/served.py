"""The UI as ``make ui`` serves it, over folders of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from orchestration.run_history import open_history
from orchestration.settings import PROJECT_DIR

_SECONDS_TO_START = 120


@dataclass(frozen=True)
class ServedUi:
    """Where the UI is, and the folders that it works on."""

    address: str
    folder: Path

    @property
    def articles_dir(self) -> Path:
        """Where articles are put in."""
        return self.folder / "articles"

    @property
    def warehouse_dir(self) -> Path:
        """Where the warehouse is published."""
        return self.folder / "warehouse"

    def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """What the server answers to a question of GraphQL, as the page asks it."""
        words = json.dumps({"query": query, "variables": variables}).encode()
        request = Request(f"{self.address}/graphql", words, {"Content-Type": "application/json"})
        with urlopen(request, timeout=60) as answer:
            told = json.load(answer)
        assert "errors" not in told, told
        data: dict[str, Any] = told["data"]
        return data


@contextmanager
def served_ui(folder: Path) -> Iterator[ServedUi]:
    """Serve until the block ends; the articles folder is there before."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ui = ServedUi(f"http://127.0.0.1:{port}", folder)
    home = folder / "dagster"
    open_history(home).dispose()
    environment = {
        **os.environ,
        "ARTICLES_DIR": str(ui.articles_dir),
        "WAREHOUSE_DIR": str(ui.warehouse_dir),
        "DAGSTER_HOME": str(home),
        "DO_NOT_TRACK": "1",
        "WORKERS": "1",
    }
    command = [sys.executable, "-m", "dagster", "dev", "--workspace", "workspace.yaml", "--host", "127.0.0.1"]
    with (folder / "ui.log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "--port", str(port)],
            cwd=PROJECT_DIR,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait_for(ui, server)
            yield ui
        finally:
            os.killpg(server.pid, signal.SIGINT)
            try:
                server.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(server.pid, signal.SIGKILL)


def _wait_for(ui: ServedUi, server: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < give_up and server.poll() is None:
        try:
            with urlopen(f"{ui.address}/server_info", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.3)
    raise AssertionError((ui.folder / "ui.log").read_text(encoding="utf-8")[-3000:])
