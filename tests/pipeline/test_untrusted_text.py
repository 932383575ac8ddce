"""What an article says is text wherever it appears, and is executed nowhere."""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from orchestration.cli import main
from orchestration.commands.terminal import shown
from orchestration.previews import markdown_table
from tests.pipeline.conftest import Run, run_pipeline, settings_in

PAYLOADS = {
    "html": "<img src=x onerror=alert(1)><script>alert(2)</script>",
    "markdown": "[xem](javascript:alert(3)) ![x](http://127.0.0.1:9/x.png) | `a` **b**",
    "sql": "'; drop table marts.fct_metrics; --",
    "jinja": "{{ 7 * 7 }} {% raw %} {{ env_var('HOME') }}",
    "ansi": "\x1b[2J\x1b]0;owned\x07\x1b[31m",
    "formula": '=HYPERLINK("http://127.0.0.1:9/","x")',
    "direction": "\u202egnirts\u2066",
}


@dataclass(frozen=True)
class Hostile:
    run: Run
    titles: dict[str, str]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    """A run on articles that hold payloads in title, text and name, in a folder whose name is one."""
    settings = settings_in(tmp_path_factory.mktemp("untrusted") / 'it\'s [a] {{ 7 * 7 }} $(x) "a" ; b')
    titles = {}
    for name, payload in PAYLOADS.items():
        titles[name] = payload
        text = (
            f"{payload}\nNgày phát hành: 11/21/2022 7:25:13 AM\n"
            f"Ông Vũ Mai Khanh, Phó Tổng Giám đốc Vietsovpetro, nói: {payload}.\n"
            f"Năm 2022, doanh thu của Vietsovpetro {payload} đạt {len(titles)},498 tỷ USD.\n"
            + "Đoàn công tác đã thăm và động viên người lao động trên giàn khoan.\n"
            * 30
        )
        file_name = payload.replace("/", "∕").replace("\x1b", "")
        (settings.articles_dir / f"{file_name}.txt").write_text(text, encoding="utf-8")
    (settings.articles_dir / "=1+1 <b>\x1b[31m.txt").write_bytes(b"")
    run = run_pipeline(settings)
    assert run.status == 0, run.complained
    return Hostile(run, titles)


def test_the_warehouse_holds_the_words_as_they_are(hostile: Hostile) -> None:
    rows = hostile.run.query("select title, character_count from marts.dim_article")
    assert {title for title, _ in rows} == set(hostile.titles.values())
    assert hostile.run.query("select count(*) > 0 from marts.fct_metrics") == [(True,)]
    assert hostile.run.query("select count(*) from quality.rejected_articles") == [(1,)]


def test_a_terminal_is_told_nothing_that_it_obeys(
    hostile: Hostile, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAREHOUSE_DIR", str(hostile.run.settings.warehouse_dir))
    assert main(["find", "doanh", "thu"]) == 0
    keys = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert keys
    said = [hostile.run.said, hostile.run.complained]
    for key in keys:
        assert main(["explain", key]) == 0
        said.append(capsys.readouterr().out)
    marks = ("\x1b[1m", "\x1b[7m", "\x1b[0m")  # our own, around the evidence
    for text in said:
        own = text
        for mark in marks:
            own = own.replace(mark, "")
        assert own.replace("\n", "") == shown(own.replace("\n", ""))
    assert "\\x1b[31m.txt" in hostile.run.said


def test_a_spreadsheet_is_given_no_formula(hostile: Hostile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAREHOUSE_DIR", str(hostile.run.settings.warehouse_dir))
    assert main(["export", str(tmp_path / "it's")]) == 0
    cells = []
    for file in (tmp_path / "it's").glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as rows:
            cells += [cell for row in csv.reader(rows) for cell in row]
    assert "'" + PAYLOADS["formula"] in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))] == []
    # A number may be negative; a formula that begins with a minus is none.
    assert [cell for cell in cells if cell.startswith("-") and not cell[1:].replace(".", "").isdigit()] == []


@pytest.mark.parametrize("payload", [PAYLOADS["html"], PAYLOADS["markdown"], "http://a.b/c", "a\n| b\n---"])
def test_markdown_of_the_ui_shows_the_words(payload: str) -> None:
    (row,) = markdown_table(["title"], [(payload,)]).splitlines()[2:]
    bare = row.removeprefix("| ").removesuffix(" |")
    unescaped = bare.replace("\\", "")
    assert not any(
        f"{before}{sign}" in f" {bare}" for sign in "<[`*!|" for before in " abcdefx)>]" if sign in unescaped
    )
    assert "://" not in bare


def test_nothing_of_it_was_fetched_or_run(hostile: Hostile) -> None:
    root = hostile.run.settings.warehouse_dir.parent
    assert {path.name for path in root.iterdir()} <= {"articles", "warehouse", "dagster"}
    assert os.sep not in PAYLOADS["jinja"]
    assert hostile.run.query("select count(*) from marts.dim_article where title like '%49%'") == [(0,)]
