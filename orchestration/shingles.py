"""Word 5-grams as 64-bit hashes: what two articles share says whether one repeats the other."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_WORDS_EACH = 5
_WORD = re.compile(r"\w+")


def shingles(text: str) -> list[int]:
    """The distinct hashes of the word 5-grams, sorted; a shorter text is one shingle.

    Words are NFC and lower case, so that decomposed and composed spellings agree. The hash is the
    same in every process, because the log keeps it.
    """
    words = _WORD.findall(unicodedata.normalize("NFC", text).lower())
    if not words:
        return []
    grams = (words[i : i + _WORDS_EACH] for i in range(max(len(words) - _WORDS_EACH + 1, 1)))
    return sorted({_hash(" ".join(gram)) for gram in grams})


def _hash(gram: str) -> int:
    return int.from_bytes(hashlib.blake2b(gram.encode(), digest_size=8).digest(), "big", signed=True)
