"""The UI in a real browser, from an empty warehouse to a check that names what is wrong with an article."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

import pytest

from orchestration.settings import PROJECT_DIR
from tests.ui.chromium import chromium, opened_page
from tests.ui.served import served_ui
from tests.ui.story import CHAPTERS, Story

BROWSER = chromium()
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
