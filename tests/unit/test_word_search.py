"""A pattern tried only at its first words must find what it finds alone: new words belong in both lists."""

from __future__ import annotations

import importlib
import pkgutil
import random
import re

import pytest

from orchestration import extraction
from orchestration.extraction.word_search import WordSearch

_SEARCHES = {
    f"{module.name}.{name}": value
    for module in pkgutil.iter_modules(extraction.__path__)
    for name, value in vars(importlib.import_module(f"orchestration.extraction.{module.name}")).items()
    if isinstance(value, WordSearch)
}


@pytest.mark.parametrize("name", _SEARCHES)
def test_first_words_hide_no_match(name: str) -> None:
    search = _SEARCHES[name]
    pattern = search.pattern
    words = [word for word in re.split(r"[|()?:\\\[\]<>!=P{}*+^$,\"\d]+", pattern.pattern) if word.strip()]
    mixer = random.Random(1)
    mixed = [" ".join(mixer.choice(words).strip() for _ in range(12)) for _ in range(3000)]
    for text in (*words, *(f" {word} " for word in words), *mixed):
        assert [found.span() for found in search.finditer(text)] == [found.span() for found in pattern.finditer(text)]
        alone, found = pattern.search(text), search.search(text)
        assert (found and found.span()) == (alone and alone.span()), text
