"""``make screenshots``: tells the story of the tests once more and keeps its pictures in docs/images."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from orchestration.settings import PROJECT_DIR
from tests.ui.chromium import chromium, opened_page
from tests.ui.served import served_ui
from tests.ui.story import CHAPTERS, Story


def main() -> int:
    """Write the pictures; 1 where there is no browser."""
    browser = chromium()
    if browser is None:
        print("There is no Chromium here; on Debian: apt-get install chromium", file=sys.stderr)
        return 1
    pictures = PROJECT_DIR / "docs" / "images"
    pictures.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(PROJECT_DIR / "seeds", Path(folder, "articles"))
        with served_ui(Path(folder)) as ui, opened_page(browser) as page:
            story = Story(page, ui, pictures)
            for chapter in CHAPTERS:
                chapter(story)
    return 0


if __name__ == "__main__":
    sys.exit(main())
