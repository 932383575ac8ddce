"""The article as every rule sees it: a normalised matching copy with a map back to the raw text.

Articles mix composed and decomposed Unicode inside a sentence, double their spaces and break lines
inside words' groups. Rules match on ``Document.text``: NFC, white space folded to one space (one
newline between paragraphs), tone marks of oa/oe/uy in one place, Đ never the Icelandic Ð. Facts are
reported in raw offsets through ``Document.raw_span``.

Reading the header (title and «Ngày phát hành: 11/21/2022 7:25:13 AM») belongs here too, because it
must work on the same matching copy. Nothing here knows about numbers, names or facts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Literal, NamedTuple

from orchestration.extraction.folding import fold
from orchestration.extraction.model import Header

_PUBLISHED = re.compile(
    r"Ngày phát hành\s*:?\s*(?P<month>\d{1,2})\s*/\s*(?P<day>\d{1,2})\s*/\s*(?P<year>\d{4})"
    r"(?:\s+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*(?P<half>AM|PM|SA|CH)?)?",
    re.IGNORECASE,
)
_VIETNAMESE_LETTERS = "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_VIETNAMESE_LETTER = re.compile(f"[{_VIETNAMESE_LETTERS}{_VIETNAMESE_LETTERS.upper()}]")

_SENTENCE_END = re.compile(r"[.!?…]+(?:/\.)?[\"”’»)\]]*(?=\s+[\"“‘«(+•–-]?\s?[A-ZĐÀ-ỸÁÂĂÊÔƠƯ0-9]|\s*$|\s*\n)|\n")
# What stands before a full stop that ends no sentence: «Tp. Vũng Tàu», «TS. Hồ», «Đ. H», «v.v.».
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\".])(?:[TtQqPp]p|TP|TT|TX|ThS|TS|TSKH|PGS|GS|KS|CN|BS|ĐD|Đ/c|đ/c|Ô|St|Mr|Mrs|Ms|Dr|No|vs|tr|[A-ZĐ])$"
)
_LIST_NUMBER = re.compile(r"^\s*\d{1,2}$")
_CAPTIONS = re.compile(r"^(?:Một số hình ảnh|Một vài hình ảnh|Hình ảnh (?:tại|về|trong)|Ảnh:)", re.IGNORECASE)


class HeaderError(ValueError):
    """The text has no usable header. ``reason`` is a code, ``detail`` a sentence for a person."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


class Span(NamedTuple):
    """A half-open stretch of ``Document.text``."""

    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence of the title, body or captions; ``paragraph`` counts from 0 (the title)."""

    start: int
    end: int
    paragraph: int
    kind: Literal["title", "body", "caption"]


@dataclass(frozen=True)
class Document:
    """One article: raw text, matching copy, header and sentences. Built by ``parse_document``."""

    raw: str
    text: str
    header: Header
    header_line: Span
    sentences: tuple[Sentence, ...]
    _text_marks: tuple[int, ...]
    _raw_marks: tuple[int, ...]

    @cached_property
    def lower(self) -> str:
        """The matching copy in lower case, character for character (``str.lower`` may lengthen: İ)."""
        lowered = self.text.lower()
        if len(lowered) == len(self.text):
            return lowered
        return "".join(low if len(low := character.lower()) == 1 else character for character in self.text)

    @property
    def published(self) -> date:
        """The publishing day, the anchor of every relative date."""
        return self.header.published_at.date()

    def raw_offset(self, offset: int) -> int:
        """The raw offset of the character at ``offset`` of the matching copy."""
        mark = bisect_right(self._text_marks, offset) - 1
        return self._raw_marks[mark] + offset - self._text_marks[mark]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Raw offsets of a stretch of the matching copy."""
        text_marks, raw_marks = self._text_marks, self._raw_marks
        first = bisect_right(text_marks, start) - 1
        last = bisect_right(text_marks, end) - 1
        return raw_marks[first] + start - text_marks[first], raw_marks[last] + end - text_marks[last]

    def words(self, start: int, end: int) -> str:
        """The exact source words of a stretch of the matching copy."""
        raw_start, raw_end = self.raw_span(start, end)
        return self.raw[raw_start:raw_end]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_index(self, offset: int) -> int:
        """The index of the sentence that holds ``offset`` (the last one that starts before it)."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return max(0, index)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds ``offset``."""
        return self.sentences[self.sentence_index(offset)]

    @cached_property
    def _sentence_texts(self) -> dict[int, str]:
        return {}

    def sentence_text(self, offset: int) -> str:
        """The folded words of the sentence around ``offset``; one string, however often it is asked for."""
        index = self.sentence_index(offset)
        if index not in self._sentence_texts:
            sentence = self.sentences[index]
            self._sentence_texts[index] = self.text[sentence.start : sentence.end].replace("\n", " ").strip()
        return self._sentence_texts[index]


def parse_header(raw_text: str) -> Header:
    """Title, publishing time and start of the body.

    Raises ``HeaderError`` with reason ``no_publication_date``, ``impossible_date`` or ``no_title``.
    The date is month/day/year with a 12-hour clock: «11/21/2022 7:25:13 AM».
    """
    text, text_marks, raw_marks = fold(raw_text)
    return _read_header(text, text_marks, raw_marks)[0]


def _read_header(text: str, text_marks: list[int], raw_marks: list[int]) -> tuple[Header, Span]:
    """The header, and where its line «Ngày phát hành: …» stands in the matching copy."""
    match = _PUBLISHED.search(text)
    if match is None:
        raise HeaderError(
            "no_publication_date",
            "No line «Ngày phát hành: month/day/year» was found; add it below the title.",
        )
    title = " ".join(text[: match.start()].split())
    if not title:
        raise HeaderError("no_title", "Nothing stands before «Ngày phát hành»; put the title on the first line.")
    published_at = _published_at(match)
    mark = bisect_right(text_marks, match.end()) - 1
    body = text[match.end() :]
    beginning = text[:4000]
    enough = int(0.05 * len(beginning)) + 1
    letters = len(_VIETNAMESE_LETTER.split(beginning, maxsplit=enough)) - 1
    header = Header(
        title=title,
        published_at=published_at,
        body_start=raw_marks[mark] + match.end() - text_marks[mark],
        language="vi" if letters == enough else "und",
        is_truncated=body.rstrip().endswith(("…", "...", ",", "-", "–")),
    )
    return header, Span(*match.span())


def _published_at(match: re.Match[str]) -> datetime:
    hour = int(match["hour"] or 0)
    half = (match["half"] or "").upper()
    if half in ("PM", "CH") and hour < 12:
        hour += 12
    elif half in ("AM", "SA") and hour == 12:
        hour = 0
    try:
        return datetime(
            int(match["year"]),
            int(match["month"]),
            int(match["day"]),
            hour,
            int(match["minute"] or 0),
            int(match["second"] or 0),
        )
    except ValueError as error:
        raise HeaderError(
            "impossible_date",
            f"«{match.group().strip()}» is no possible time ({error}); write month/day/year hour:minute:second "
            f"AM or PM.",
        ) from error


def parse_document(raw_text: str) -> Document:
    """The article ready for the rules. Raises ``HeaderError`` as ``parse_header`` does."""
    text, text_marks, raw_marks = fold(raw_text)
    header, line = _read_header(text, text_marks, raw_marks)
    return Document(
        raw=raw_text,
        text=text,
        header=header,
        header_line=line,
        sentences=tuple(_sentences(text, line.start, line.end)),
        _text_marks=tuple(text_marks),
        _raw_marks=tuple(raw_marks),
    )


def _sentences(text: str, title_end: int, body_start: int) -> list[Sentence]:
    sentences: list[Sentence] = []
    _append(sentences, text, Sentence(0, title_end, 0, "title"))
    kind: Literal["body", "caption"] = "body"
    paragraph, paragraph_start, start = 1, body_start, body_start
    for match in _SENTENCE_END.finditer(text, body_start):
        is_break = match.group() == "\n"
        if not is_break and _ends_no_sentence(text, paragraph_start, start, match):
            continue
        _append(sentences, text, Sentence(start, match.end(), paragraph, kind))
        start = match.end()
        if is_break:
            paragraph += 1
            paragraph_start = start
            if _CAPTIONS.match(text[start : start + 30].lstrip()):
                kind = "caption"
    _append(sentences, text, Sentence(start, len(text), paragraph, kind))
    return sentences


def _ends_no_sentence(text: str, paragraph_start: int, start: int, match: re.Match[str]) -> bool:
    if not match.group().startswith(".") or len(match.group()) > 1:
        return False
    before = text[max(start, match.start() - 6) : match.start()]
    if _ABBREVIATION.search(before):
        return True
    return start == paragraph_start and bool(_LIST_NUMBER.match(text[start : match.start()]))


def _append(sentences: list[Sentence], text: str, sentence: Sentence) -> None:
    """Add the sentence without the white space around it, if anything is left."""
    start, end = sentence.start, sentence.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        sentences.append(sentence._replace(start=start, end=end))
