"""The text in which measures are looked for: names and dates, whose words name none, are blanked out."""

from __future__ import annotations

from orchestration.extraction.dates import DateMention
from orchestration.extraction.organisations import Organisations
from orchestration.extraction.people import People

_PARENT = " mẹ"  # «Riêng Công ty | mẹ | đạt 3.000 tỷ đồng»


def masked(lower: str, dates: tuple[DateMention, ...], organisations: Organisations, people: People) -> str:
    """The text with dates, organisations and people blanked out, so that their words name no measure."""
    pieces: list[str] = []
    done = 0
    spans = [(date.start, date.end) for date in dates]
    spans += [
        (mention.start, mention.end + (len(_PARENT) if lower.startswith(_PARENT, mention.end) else 0))
        for mention in organisations.mentions
    ]
    spans += [(mention.start, mention.end) for mention in people.mentions]
    for start, end in sorted(spans):
        if start >= done:
            pieces += (lower[done:start], "\x00" * (end - start))
            done = end
    pieces.append(lower[done:])
    return "".join(pieces)
