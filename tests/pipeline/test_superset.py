"""``make superset``: installed, prepared and served as a user does it; every chart of every dashboard has its data."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import duckdb
import pytest
import yaml  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, Page, Response, ViewportSize

from orchestration.settings import PROJECT_DIR
from tests.pipeline.conftest import Run
from tests.ui.chromium import chromium, opened_browser

BROWSER = chromium()
pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium (on Debian: apt-get install chromium)")

BUNDLE = PROJECT_DIR / "bi" / "superset" / "bundle"
DASHBOARDS = ["production-and-finance", "people-and-posts", "events", "data-quality"]
WINDOW: ViewportSize = {"width": 1440, "height": 3200}
STARTS_WITHIN, DRAWN_WITHIN = 600, 90_000  # seconds, milliseconds: to tell a hang from a slow machine


@dataclass(frozen=True)
class Superset:
    """A running server: where it is, who may log in, which file it reads."""

    address: str
    user: str
    password: str
    published_file: Path
    home: Path


def of_bundle(folder: str) -> list[dict[str, Any]]:
    return [yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted((BUNDLE / folder).rglob("*.yaml"))]


def replace(published: Path, other: Path) -> None:
    """Put another file in its place, as a run of the pipeline does."""
    unfinished = published.with_name("warehouse.duckdb.unfinished")
    shutil.copy(other, unfinished)
    unfinished.replace(published)


@pytest.fixture(scope="module")
def superset(seeds_run: Run, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Superset]:
    folder = tmp_path_factory.mktemp("superset")
    published = folder / "warehouse" / "warehouse.duckdb"
    published.parent.mkdir()
    replace(published, seeds_run.settings.published_file)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "WAREHOUSE_DIR": str(published.parent),
        "SUPERSET_HOME": str(folder / "home"),
        "SUPERSET_PORT": str(port),
    }
    said = folder / "said.txt"
    with said.open("w") as output:
        server = subprocess.Popen(
            ["make", "superset", *(f"{name}={value}" for name, value in settings.items())],
            cwd=PROJECT_DIR, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    try:
        yield Superset(*logged_in(server, said), published, folder / "home")
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=60)


def logged_in(server: subprocess.Popen[bytes], said: Path) -> tuple[str, str, str]:
    """Address, user and password, as the command tells them; not before the server answers."""
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and server.poll() is None:
        told = re.search(r"Superset +(http://\S+)/\nLog in as +(\w+), password (\S+)\n", said.read_text())
        if told:
            address = urlsplit(told[1])
            with socket.socket() as tried:
                if tried.connect_ex((address.hostname or "", address.port or 0)) == 0:
                    return told[1], told[2], told[3]
        time.sleep(0.5)
    if "Superset needs Python" in said.read_text():
        pytest.skip(said.read_text())
    raise AssertionError(said.read_text())


@pytest.fixture(scope="module")
def browser(seeds_run: Run, labelled_run: Run) -> Iterator[Browser]:
    assert (seeds_run.status, labelled_run.status) == (0, 0)  # both are made before the browser is opened
    with opened_browser(str(BROWSER)) as opened:
        yield opened


@pytest.fixture(scope="module")
def context(superset: Superset, browser: Browser) -> Iterator[BrowserContext]:
    """The browser of somebody who is logged in, high enough that every chart is drawn at once."""
    context = browser.new_context(viewport=WINDOW)
    page = context.new_page()
    page.goto(f"{superset.address}/login/")
    page.locator("input[type=text]:visible").fill(superset.user)
    page.locator("input[type=password]:visible").fill(superset.password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/superset/welcome/**")
    page.close()
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    page.close()


def asked(page: Page, address: str, dashboard: str) -> tuple[dict[int, list[int]], list[str]]:
    """Open a dashboard until all is drawn: the rows that each chart got from the API, and who else answered."""
    responses: list[Response] = []

    def note(response: Response) -> None:  # Playwright takes no method of a list
        responses.append(response)

    page.on("response", note)
    page.goto(f"{address}/superset/dashboard/{dashboard}/")
    page.locator(".grid-container").first.wait_for()
    page.wait_for_load_state("networkidle", timeout=DRAWN_WITHIN)
    page.wait_for_function("!document.querySelector('.loading')", timeout=DRAWN_WITHIN)
    rows = {}
    for response in responses:
        form = parse_qs(urlsplit(response.url).query).get("form_data")  # that of a filter's values has none
        if "/api/v1/chart/data" in response.url and form:
            assert response.status == 200, response.text()
            rows[json.loads(form[0])["slice_id"]] = [result["rowcount"] for result in response.json()["result"]]
    return rows, [each.url for each in responses if not each.url.startswith((address, "data:", "blob:"))]


def told(page: Page, chart: str) -> str:
    """The words of one chart of the page, by its title."""
    return str(page.locator(".chart-slice, [data-test=chart-container]").filter(has_text=chart).first.inner_text())


@pytest.mark.parametrize("dashboard", DASHBOARDS)
@pytest.mark.parametrize("corpus", ["seeds", "labelled"])
def test_every_chart_has_its_data(
    corpus: str, dashboard: str, superset: Superset, page: Page, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    # The server goes on while the file is replaced: a reader who asks again sees the new one.
    replace(superset.published_file, request.getfixturevalue(f"{corpus}_run").settings.published_file)
    rows, strangers = asked(page, superset.address, dashboard)
    [described] = [each for each in of_bundle("dashboards") if each["slug"] == dashboard]
    charts = [part for part in described["position"].values() if isinstance(part, dict) and part["type"] == "CHART"]
    assert len(rows) == len(charts)
    assert all(all(counts) for counts in rows.values()), rows
    assert strangers == []  # the page is this machine's alone, Superset's counting pixel included
    for title in (part["meta"]["sliceName"] for part in charts):
        assert page.get_by_text(title, exact=True).count(), title
    assert page.get_by_text("Data error").count() == 0
    picture = tmp_path / f"{dashboard}.png"
    last = page.locator(".dashboard-component-chart-holder").last.bounding_box()
    assert last is not None
    page.screenshot(path=picture, clip={"x": 0, "y": 0, "width": WINDOW["width"], "height": last["y"] + last["height"]})
    assert picture.stat().st_size > 50_000


def test_a_new_file_is_seen_and_none_is_locked(
    superset: Superset, page: Page, seeds_run: Run, labelled_run: Run
) -> None:
    for run in (seeds_run, labelled_run):
        replace(superset.published_file, run.settings.published_file)
        asked(page, superset.address, "production-and-finance")
        [(numbers,)] = run.query("select count(*) from marts.metrics")
        assert f"{numbers:,}" in told(page, "số liệu")
        # Whoever opens a file for writing needs it alone: nothing of the server may hold it between two questions.
        superset.published_file.chmod(0o644)
        duckdb.connect(str(superset.published_file)).close()


@pytest.mark.parametrize(
    "sql", ["create table marts.mine (a int)", "delete from marts.dim_article", "from read_text('/etc/hostname')"]
)
def test_sql_reads_the_warehouse_and_nothing_else(sql: str, superset: Superset, page: Page) -> None:
    def status(statement: str) -> int:
        token = page.request.get(f"{superset.address}/api/v1/security/csrf_token/").json()["result"]
        [database] = page.request.get(f"{superset.address}/api/v1/database/").json()["result"]
        return page.request.post(
            f"{superset.address}/api/v1/sqllab/execute/",
            data={"database_id": database["id"], "sql": statement, "runAsync": False},
            headers={"X-CSRFToken": token, "Referer": superset.address},
        ).status

    assert status("select count(*) from marts.metrics") == 200
    assert status(sql) >= 400


def test_secrets_are_made_here_and_for_one_user(superset: Superset) -> None:
    assert superset.home.stat().st_mode & 0o077 == 0
    for name in ("secret_key", "password"):
        assert len((superset.home / name).read_text()) > 30
        assert (superset.home / name).stat().st_mode & 0o077 == 0


def test_superset_itself_takes_the_bundle(superset: Superset, tmp_path: Path) -> None:
    packed = tmp_path / "bundle.zip"
    with zipfile.ZipFile(packed, "w") as bundle:
        for file in BUNDLE.rglob("*.yaml"):
            bundle.write(file, Path("bundle") / file.relative_to(BUNDLE))
    finished = subprocess.run(
        [
            PROJECT_DIR / ".superset" / "venv" / "bin" / "superset",
            "import-dashboards",
            "-p",
            packed,
            "-u",
            superset.user,
        ],
        env={
            **os.environ,
            "SUPERSET_HOME": str(superset.home),
            "SUPERSET_CONFIG_PATH": str(BUNDLE.with_name("superset_config.py")),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr


def test_datasets_are_the_published_tables_in_words(seeds_run: Run) -> None:
    published = {
        (schema, table, column)
        for schema, table, column in seeds_run.query(
            "select schema_name, table_name, column_name from duckdb_columns()"
        )
    }
    for dataset in of_bundle("datasets"):
        for column in dataset["columns"]:
            assert column["verbose_name"], column
            place = (dataset["schema"], dataset["table_name"], column["column_name"])
            assert column["expression"] or dataset["sql"] or place in published, place
        for metric in dataset["metrics"]:
            assert metric["verbose_name"]
            assert metric["d3format"]


def test_the_bundle_names_no_machine() -> None:
    for file in BUNDLE.rglob("*.yaml"):
        assert not re.search(r"duckdb:////|/home/|/work/|/tmp/|password", file.read_text(encoding="utf-8")), file
