"""A run that would publish the same again is not made, and everything that could change it is noticed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from orchestration import publication
from orchestration.publication import inputs_sha256, published_from, remember
from orchestration.settings import Settings
from orchestration.warehouse import publish
from tests.pipeline.conftest import Run, run_pipeline

Change = Callable[[Settings], object]


@pytest.fixture
def published(copy_of_run: Callable[[], Settings]) -> Settings:
    """A warehouse that remembers what it was published from."""
    settings = copy_of_run()
    remember(settings, inputs_sha256(settings))
    return settings


def is_unchanged(settings: Settings) -> bool:
    return published_from(settings, inputs_sha256(settings)) is not None


def summary(run: Run) -> list[str]:
    lines = run.said.splitlines()
    first, last = (
        next(at for at, line in enumerate(lines) if line.startswith(word)) for word in ("Articles ", "Published ")
    )
    return lines[first:last]


def test_a_run_with_nothing_new_says_what_the_one_that_published_said(seeds_run: Run, published: Settings) -> None:
    before = published.published_file.stat().st_ino
    again = run_pipeline(published)
    assert again.status == 0, again.complained
    assert published.published_file.stat().st_ino == before
    assert again.said.splitlines()[1].startswith("Unchanged  since ")
    assert summary(again) == summary(seeds_run)
    assert any(line.startswith("Checks") for line in summary(again))


def add_article(settings: Settings) -> None:
    (settings.articles_dir / "new.txt").write_text("new", encoding="utf-8")


def change_article(settings: Settings) -> None:
    article = next(settings.articles_dir.glob("*.txt"))
    article.write_bytes(article.read_bytes().swapcase())  # as long as before


def remove_article(settings: Settings) -> None:
    next(settings.articles_dir.glob("*.txt")).unlink()


def rename_article(settings: Settings) -> None:
    next(settings.articles_dir.glob("*.txt")).rename(settings.articles_dir / "renamed.txt")


def correct(settings: Settings) -> None:
    settings.corrections_file.write_text("row_key\n", encoding="utf-8")


def replace_published(settings: Settings) -> None:
    copy = settings.warehouse_dir / "copy"
    shutil.copy2(settings.published_file, copy)  # with its size and time
    copy.replace(settings.published_file)


def damage_published(settings: Settings) -> None:
    settings.published_file.chmod(0o600)
    data = settings.published_file.read_bytes()
    settings.published_file.write_bytes(data[:100] + b"x" + data[101:])


def lead_out(settings: Settings) -> None:
    article = next(settings.articles_dir.glob("*.txt"))
    article.rename(settings.warehouse_dir / article.name)
    article.symlink_to(settings.warehouse_dir / article.name)  # the same bytes, which are refused from there


def add_to_log(settings: Settings) -> None:
    (settings.lake_dir / "metrics" / "more.parquet").touch()


def damage_memory(settings: Settings) -> None:
    settings.publication_file.write_text('{"inputs": "', encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        add_article,
        change_article,
        remove_article,
        rename_article,
        correct,
        replace_published,
        damage_published,
        lead_out,
        add_to_log,
        damage_memory,
        publish,
        lambda settings: settings.published_file.unlink(),
        lambda settings: settings.build_file.unlink(),
        lambda settings: shutil.rmtree(settings.lake_dir),
    ],
)
def test_what_could_change_the_result_is_noticed(published: Settings, change: Change) -> None:
    assert is_unchanged(published)
    change(published)
    assert not is_unchanged(published)


@pytest.mark.parametrize("place", ["orchestration/checks/new.py", "gold/facts/new.yaml"])
def test_new_code_and_new_labels_are_noticed(
    published: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    for folder in ("orchestration", "gold"):
        (tmp_path / folder).mkdir()
    monkeypatch.setattr(publication, "PROJECT_DIR", tmp_path)
    monkeypatch.setattr(publication, "GOLD_DIR", tmp_path / "gold")
    before = inputs_sha256(published)
    (tmp_path / place).parent.mkdir(parents=True)
    (tmp_path / place).touch()
    assert inputs_sha256(published) != before


def test_a_changed_model_and_a_changed_package_are_noticed(
    published: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = inputs_sha256(published)
    with monkeypatch.context() as patch:
        patch.setattr("orchestration.dbt.DBT_DIR", tmp_path)
        assert inputs_sha256(published) != before
    monkeypatch.setattr("sysconfig.get_path", lambda _name: str(tmp_path))
    assert inputs_sha256(published) != before


@pytest.mark.parametrize("reason", ["extraction_failed", "changed_while_read", "unreadable_file"])
def test_an_article_that_failed_is_tried_again(published: Settings, reason: str) -> None:
    published.published_file.chmod(0o600)
    with duckdb.connect(str(published.published_file)) as warehouse:
        warehouse.execute("insert into quality.rejected_articles values ('a.txt', ?, '…', now())", [reason])
    remember(published, inputs_sha256(published))
    assert not is_unchanged(published)


def test_a_published_file_that_somebody_opened_for_writing_is_replaced(published: Settings) -> None:
    hold = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    published.published_file.chmod(0o600)
    command = [sys.executable, "-c", hold, str(published.published_file)]
    remember(published, inputs_sha256(published))
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        run = run_pipeline(published)
        assert run.status == 0, run.complained
        assert "Unchanged" not in run.said
        assert is_unchanged(published)
        holder.communicate()


def test_what_cannot_be_remembered_is_published_all_the_same(published: Settings) -> None:
    published.publication_file.unlink()
    published.publication_file.with_name("publication.json.unfinished").mkdir()
    remember(published, inputs_sha256(published))
    assert not is_unchanged(published)
