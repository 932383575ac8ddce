"""Dagster's pages without a browser: what a person does there, asked through GraphQL as they do."""

from __future__ import annotations

import time

from tests.ui.served import ServedUi

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
_ENDED = {"SUCCESS", "FAILURE", "CANCELED"}


class Pages:
    """What a person does on the pages."""

    def __init__(self, ui: ServedUi) -> None:
        self._ui = ui

    def materialize_all(self) -> str:
        """Start the job; the id of its run."""
        launched = self._ui.ask(_LAUNCH, job={**_LOCATION, "jobName": "build_warehouse"})["launchRun"]
        assert launched["__typename"] == "LaunchRunSuccess", launched
        return str(launched["run"]["runId"])

    def switch_sensor_on(self) -> None:
        """Let ``articles_folder`` ask for runs."""
        switched = self._ui.ask(_START_SENSOR, sensor={**_LOCATION, "sensorName": "articles_folder"})["startSensor"]
        assert switched["__typename"] == "Sensor", switched

    def ended_runs(self, run_id: str) -> dict[str, str]:
        """The status of each run that has ended, once this one has and one that the sensor asked for."""
        while True:
            runs = [run for run in self._ui.ask(_RUNS)["runsOrError"]["results"] if run["status"] in _ENDED]
            ended = {run["runId"]: run["status"] for run in runs}
            if run_id in ended and any(tag["key"] == "dagster/sensor_name" for run in runs for tag in run["tags"]):
                return ended
            time.sleep(1)

    def log(self, run_id: str) -> str:
        """What the page of a run shows."""
        events = self._ui.ask(_LOG, run=run_id)["logsForRun"]["events"]
        return "\n".join(event.get("message", "") for event in events)
