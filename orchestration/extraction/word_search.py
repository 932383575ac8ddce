"""Searching for a pattern whose every match begins with one of a few words.

The search of ``re`` tries a pattern at every character unless its very first item is a set of letters, which
a look behind or a group of named alternatives keeps it from seeing. Here a cheap pattern of the first words
says where it is worth trying.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from orchestration.extraction.lexicon import any_of


def first_words(words: str) -> str:
    r"""A pattern of where one of the words, given with spaces between them, begins a word of the text.

    >>> first_words("từ đến")
    '(?:t(?<!\\wt)ừ|đ(?<!\\wđ)ến)'
    """
    return any_of(words.split(), not_after=r"\w")


def folds_alone(text: str) -> bool:
    """Whether ignoring case finds more in the text than searching its lower case: «İ», «ı» and «ſ» match i and s."""
    return not text.isascii() and ("İ" in text or "ı" in text or "ſ" in text)


class WordSearch:
    """A pattern that is tried only where ``begins`` matches; finds just what the pattern alone would find.

    ``begins`` must match wherever a match of the pattern begins, and no match of it may hide another's start:
    who adds a word to the pattern adds its first word there (a test compares the two).
    """

    __slots__ = ("_begins", "match", "pattern")

    def __init__(self, pattern: str, begins: str) -> None:
        self._begins = re.compile(begins).finditer
        self.pattern = re.compile(pattern)
        self.match = self.pattern.match

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between the offsets ``start`` and ``end``."""
        end = len(text) if end is None else end
        for begun in self._begins(text, start, end):
            found = self.match(text, begun.start(), end)
            if found is not None:
                return found
        return None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches from left to right, none inside another."""
        end = len(text) if end is None else end
        for begun in self._begins(text, start, end):
            at = begun.start()
            if at < start:
                continue
            found = self.match(text, at, end)
            if found is not None:
                yield found
                start = found.end()

    def sub(self, replacement: Callable[[re.Match[str]], str], text: str) -> str:
        """The text with every match replaced."""
        pieces: list[str] = []
        done = 0
        for found in self.finditer(text):
            pieces += (text[done : found.start()], replacement(found))
            done = found.end()
        return "".join((*pieces, text[done:])) if pieces else text
