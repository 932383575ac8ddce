"""Cited documents: «Nghị quyết số 20-NQ/TVĐU ngày 07/3/2016», «Chỉ thị 34-CT/TW», «40/2018/NĐ-CP».

A document is known by its kind and number; the kinds, with the letters that stand for them in a
number, are rows of ``document_kinds.csv``. Titles of documents without a number are not read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from orchestration.extraction.dates import DateMention
from orchestration.extraction.document import Document
from orchestration.extraction.lexicon import any_of, cell_values, read_table

# «20-NQ/TVĐU», «4989/QĐ- DKVN», «40/2018/NĐ-CP», «59/2020/QH14», «23 –NQ/ĐU», «03», «15a»
_CODE = r"[A-ZĐ][A-ZĐa-zđ]*[A-ZĐ&.]*[A-ZĐa-zđ]*\d{0,3}"
_NUMBER = re.compile(rf"\d{{1,5}}[a-zA-Z]?(?:/(?:19|20)\d\d(?!\d))?(?P<code>(?: ?[-–/] ?{_CODE}){{0,4}})(?!\w)")
_LABEL = re.compile(r" ?(?:s[ốó]|sô)?\.? ?:? ?(?=\d)")
_AFTER_BARE_NUMBER = re.compile(r"\s*(?:[.,;:)\n/–-]|$)| (?:của|về|tại|ngày|năm|và|trong|cho|theo|đã|được|đến|với)\b")
_ISSUED = re.compile(r",? ?(?:ký |ban hành )?\Z")
_SPACED_DASH = re.compile(r" ?([-–/]) ?")


@dataclass(frozen=True, slots=True)
class DocumentMention:
    """One citation; offsets are those of ``Document.text`` and leave the date of issue out.

    ``name`` is the kind with the number in its tidy form («Quyết định 4989/QĐ-DKVN»). ``issued_on``
    is the day that follows the number, ``issued_end`` where that day's words end. ``is_decision``:
    issuing such a document is an act (a resolution, not a letter).
    """

    start: int
    end: int
    number_start: int
    number_end: int
    kind: str
    number: str
    name: str
    issued_on: date | None
    issued_end: int
    is_decision: bool


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    is_decision: bool
    takes_bare_number: bool


@cache
def _kinds() -> tuple[dict[str, _Kind], dict[str, _Kind], re.Pattern[str], re.Pattern[str]]:
    """Kinds by spelling and by abbreviation, and the patterns that find them: before a number, in a number."""
    by_spelling: dict[str, _Kind] = {}
    by_abbreviation: dict[str, _Kind] = {}
    for row in read_table("document_kinds"):
        kind = _Kind(row["document_kind"], row["is_decision"] == "true", row["takes_bare_number"] == "true")
        by_spelling.update(dict.fromkeys(cell_values(row["spellings"]), kind))
        for abbreviation in cell_values(row["abbreviations"]):
            by_abbreviation.setdefault(abbreviation, kind)
    abbreviations = any_of(abbreviation.lower() for abbreviation in by_abbreviation)
    before_number = re.compile(rf"{any_of(by_spelling)}(?=(?: s[ốó]| sô)?\.?:? ?\d)")
    in_number = re.compile(rf"\d{{1,5}}[a-z]?(?:/\d{{4}})?[-–/]{abbreviations}(?=[-–/])")
    return by_spelling, by_abbreviation, before_number, in_number


def find_documents(doc: Document, dates: Sequence[DateMention]) -> tuple[DocumentMention, ...]:
    """Every citation of a numbered document, in order."""
    starts = [mention.start for mention in dates]
    return tuple(_dated(doc.text, found, dates, starts) for found in _find(doc))


def _find(doc: Document) -> Iterator[DocumentMention]:
    by_spelling, by_abbreviation, before_number, in_number = _kinds()
    text = doc.text
    done = 0
    found_kinds = [*before_number.finditer(doc.lower), *in_number.finditer(doc.lower)]
    for match in sorted(found_kinds, key=re.Match.start):
        start = match.start()
        if start < done or (start and (text[start - 1].isalnum() or text[start - 1] in "/.,")):
            continue
        if match.group() in by_spelling:
            kind = by_spelling[match.group()]
            label = _LABEL.match(text, match.end())
            number_start = label.end() if label else match.end()
            found = _NUMBER.match(text, number_start)
            if found is None or not _is_number(text, match, found, kind):
                continue
        else:
            number_start = start
            found = _NUMBER.match(text, start)
            code = re.search(r"[-–/](\D[^-–/]*)", match.group())
            kind_or_none = by_abbreviation.get(text[match.start() + code.start(1) : match.end()]) if code else None
            if found is None or kind_or_none is None:
                continue
            kind = kind_or_none
        number = _SPACED_DASH.sub(lambda dash: dash[1].replace("–", "-"), found.group())
        done = found.end()
        yield DocumentMention(
            start, done, number_start, done, kind.name, number, f"{kind.name} {number}", None, done, kind.is_decision
        )


def _is_number(text: str, match: re.Match[str], found: re.Match[str], kind: _Kind) -> bool:
    """«Nghị quyết 03» cites one; «nghị quyết 3 nội dung», «kế hoạch 5 năm», «báo cáo 6 tháng» do not."""
    if found["code"] or "/" in found.group():
        return True
    says_number = text[match.end() : found.start()].strip(" .:").lower() in ("số", "só", "sô")
    starts_right = not re.match(r"[.,]\d|%", text[found.end() : found.end() + 2])
    follows = bool(_AFTER_BARE_NUMBER.match(text, found.end()))
    return starts_right and (says_number or (kind.takes_bare_number and follows))


def _dated(text: str, found: DocumentMention, dates: Sequence[DateMention], starts: list[int]) -> DocumentMention:
    """The same citation with its day of issue, when the next words are one: «số 03-NQ/ĐU ngày 12/10/2015»."""
    index = bisect_left(starts, found.end)
    if index == len(dates):
        return found
    mention = dates[index]
    between = text[found.end : mention.start]
    if mention.grain != "day" or mention.first is None or len(between) > 16 or not _ISSUED.match(between):
        return found
    return DocumentMention(
        found.start,
        found.end,
        found.number_start,
        found.number_end,
        found.kind,
        found.number,
        found.name,
        mention.first,
        mention.end,
        found.is_decision,
    )
