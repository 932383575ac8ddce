"""The UI in a real browser, from an empty warehouse to a check that names what is wrong with an article."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator

import pytest

from orchestration.settings import PROJECT_DIR
from tests.ui.chromium import chromium, opened_page
from tests.ui.served import ServedUi, served_ui
from tests.ui.story import CHAPTERS, Story

BROWSER = chromium()
MOST_SECONDS = 180  # on the slowest machine
pytestmark = pytest.mark.skipif(
    BROWSER is None, reason="there is no Chromium on this machine (on Debian: apt-get install chromium)"
)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    folder = tmp_path_factory.mktemp("ui")
    shutil.copytree(PROJECT_DIR / "seeds", folder / "articles")
    (folder / "pictures").mkdir()
    assert BROWSER is not None
    with served_ui(folder) as ui, opened_page(BROWSER) as page:
        yield Story(page, ui, folder / "pictures")


# In this order: each chapter goes on where the one before ended.
@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.__name__)
def test_whoever_has_never_seen_the_code_can(story: Story, chapter: Callable[[Story], None]) -> None:
    chapter(story)


def test_of_two_runs_at_once_one_waits_and_goes_on_when_the_other_is_cancelled(story: Story) -> None:
    first, second = launch(story.ui), launch(story.ui)
    wait_until(lambda: any("Waiting for process" in line for run in (first, second) for line in log_of(story.ui, run)))
    (working,) = (run for run in (first, second) if not any("Waiting for" in line for line in log_of(story.ui, run)))
    waiting = second if working == first else first
    wait_until(lambda: any("Running dbt command" in line for line in log_of(story.ui, working)))
    story.ui.ask("mutation($run: String!) { terminateRun(runId: $run) { __typename } }", run=working)
    wait_until(lambda: status_of(story.ui, working) == "CANCELED")
    wait_until(lambda: status_of(story.ui, waiting) in {"SUCCESS", "FAILURE"})
    assert status_of(story.ui, waiting) == "SUCCESS"


def launch(ui: ServedUi) -> str:
    """The id of a run of everything."""
    answer = ui.ask(
        "mutation($of: ExecutionParams!) { launchRun(executionParams: $of) "
        "{ ... on LaunchRunSuccess { run { runId } } } }",
        of={
            "selector": {
                "repositoryName": "__repository__",
                "repositoryLocationName": "news_warehouse",
                "jobName": "build_warehouse",
            },
            "runConfigData": {},
            "mode": "default",
        },
    )
    return str(answer["launchRun"]["run"]["runId"])


def status_of(ui: ServedUi, run: str) -> str:
    """Such as STARTED."""
    answer = ui.ask("query($run: ID!) { runOrError(runId: $run) { ... on Run { status } } }", run=run)
    return str(answer["runOrError"]["status"])


def log_of(ui: ServedUi, run: str) -> list[str]:
    """What the page of the run shows."""
    answer = ui.ask(
        "query($run: ID!) { logsForRun(runId: $run) { ... on EventConnection { events { ... on MessageEvent "
        "{ message } } } } }",
        run=run,
    )
    return [event.get("message", "") for event in answer["logsForRun"]["events"]]


def wait_until(is_so: Callable[[], bool]) -> None:
    give_up = time.monotonic() + MOST_SECONDS
    while not is_so():
        assert time.monotonic() < give_up
        time.sleep(0.5)
