"""The verdict that something in the articles folder is no article."""

from __future__ import annotations


class Rejection(Exception):  # noqa: N818 - a verdict about an input, not a fault of the program
    """A file, or a row of one, that is no article. ``reason`` is a code, ``detail`` a sentence for a person."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
