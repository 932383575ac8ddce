"""A served Dagster, as ``make ui`` has it, asked through GraphQL what its pages ask."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from orchestration.settings import PROJECT_DIR, Settings
from tests.faults.project_run import environment_of, kill

_LOCATION = {"repositoryLocationName": "news_warehouse", "repositoryName": "__repository__"}
_LAUNCH = """
mutation($job: JobOrPipelineSelector!) {
  launchRun(executionParams: {selector: $job, runConfigData: {}}) {
    __typename ... on LaunchRunSuccess { run { runId } } ... on PythonError { message }
  }
}
"""
_START_SENSOR = """
mutation($sensor: SensorSelector!) {
  startSensor(sensorSelector: $sensor) { __typename ... on PythonError { message } }
}
"""
_RUNS = "{ runsOrError { ... on Runs { results { runId status tags { key value } } } } }"
_LOG = """
query($run: ID!) {
  logsForRun(runId: $run) { ... on EventConnection { events { ... on MessageEvent { message } } } }
}
"""
_LONGEST_START = 240.0  # seconds
_ENDED = {"SUCCESS", "FAILURE", "CANCELED"}


class Served:
    """What a person does on the pages."""

    def __init__(self, url: str) -> None:
        self._url = url

    def materialize_all(self) -> str:
        """Start the job; the id of its run."""
        launched = self._ask(_LAUNCH, job={**_LOCATION, "jobName": "build_warehouse"})["launchRun"]
        assert launched["__typename"] == "LaunchRunSuccess", launched
        return str(launched["run"]["runId"])

    def switch_sensor_on(self) -> None:
        """Let ``articles_folder`` ask for runs."""
        switched = self._ask(_START_SENSOR, sensor={**_LOCATION, "sensorName": "articles_folder"})["startSensor"]
        assert switched["__typename"] == "Sensor", switched

    def ended_runs(self, run_id: str) -> dict[str, str]:
        """The status of each run that has ended, once this one has and one that the sensor asked for."""
        while True:
            runs = [run for run in self._ask(_RUNS)["runsOrError"]["results"] if run["status"] in _ENDED]
            ended = {run["runId"]: run["status"] for run in runs}
            if run_id in ended and any(tag["key"] == "dagster/sensor_name" for run in runs for tag in run["tags"]):
                return ended
            time.sleep(1)

    def log(self, run_id: str) -> str:
        """What the page of a run shows."""
        events = self._ask(_LOG, run=run_id)["logsForRun"]["events"]
        return "\n".join(event.get("message", "") for event in events)

    def answers(self) -> bool:
        """Whether it serves the code location already."""
        try:
            return "workspaceOrError" in self._ask("{ workspaceOrError { __typename } }")
        except (urllib.error.URLError, ConnectionError):
            return False

    def _ask(self, query: str, **variables: object) -> dict[str, Any]:
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(f"{self._url}/graphql", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as response:
            answer = json.load(response)
        assert "errors" not in answer, answer
        data: dict[str, Any] = answer["data"]
        return data


@contextmanager
def served(settings: Settings) -> Iterator[Served]:
    """Dagster's pages and its daemon, until they are no longer needed."""
    port = _free_port()
    command = [str(Path(sys.executable).with_name("dagster")), "dev", "--workspace", "workspace.yaml"]
    with (settings.dagster_home / "served.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--port", str(port)],
            cwd=PROJECT_DIR,
            env=environment_of(settings),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        try:
            pages, began = Served(f"http://127.0.0.1:{port}"), time.monotonic()
            while not pages.answers():
                assert process.poll() is None, Path(log.name).read_text(encoding="utf-8")
                assert time.monotonic() - began < _LONGEST_START, Path(log.name).read_text(encoding="utf-8")
                time.sleep(0.5)
            yield pages
        finally:
            kill(process)


def _free_port() -> int:
    with socket.socket() as any_socket:
        any_socket.bind(("127.0.0.1", 0))
        port: int = any_socket.getsockname()[1]
        return port
