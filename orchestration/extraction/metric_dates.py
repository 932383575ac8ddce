"""The dates of each sentence, as the numbers in it ask for them, at the same cost in a sentence of any length."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from orchestration.extraction.dates import DateMention
from orchestration.extraction.document import Document

_MOST_BEFORE = 40  # dates before a number that are asked whether it is theirs


def start_of(mention: DateMention) -> int:
    """Where the mention starts, by which dates are in order."""
    return mention.start


class SentenceDates:
    """Dates by the sentence that they stand in, in the order of the text."""

    def __init__(self, document: Document, dates: Sequence[DateMention]) -> None:
        self._dates: dict[int, list[DateMention]] = {}
        for mention in dates:
            self._dates.setdefault(document.sentence_index(mention.start), []).append(mention)

    def all(self, index: int) -> Sequence[DateMention]:
        """All dates of a sentence."""
        return self._dates.get(index, ())

    def before(self, index: int, offset: int) -> Iterator[DateMention]:
        """The dates of a sentence that start before ``offset``, the nearest first; no more than sentences have."""
        dates = self.all(index)
        last = bisect_left(dates, offset, key=start_of)
        return (dates[k] for k in range(last - 1, max(last - _MOST_BEFORE, 0) - 1, -1))

    def first_from(self, index: int, offset: int) -> DateMention | None:
        """The first date of a sentence from ``offset`` on."""
        dates = self.all(index)
        first = bisect_left(dates, offset, key=start_of)
        return dates[first] if first < len(dates) else None
