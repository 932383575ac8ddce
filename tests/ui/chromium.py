"""The Chromium of this machine, as Playwright drives it; the package playwright brings none of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    """The path of the browser, or null where there is none."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


@contextmanager
def opened_browser(browser: str) -> Iterator[Browser]:
    """The browser, until the block ends. What runs Dagster must be done before: Playwright keeps an event loop."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=_ARGUMENTS)
        try:
            yield opened
        finally:
            opened.close()


@contextmanager
def opened_page(browser: str) -> Iterator[Page]:
    """A page of the size of the pictures in the documentation."""
    with opened_browser(browser) as opened:
        yield opened.new_page(viewport={"width": 1280, "height": 800})
