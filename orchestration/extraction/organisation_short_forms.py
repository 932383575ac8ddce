"""The short forms that a full name implies: «Hòa Phát», «Cảng Hải Vân», «Rồng Việt»; and the legal form it states."""

from __future__ import annotations

from orchestration.extraction.names import Words
from orchestration.extraction.organisation_boundaries import registered_at
from orchestration.extraction.organisation_foreign import FOREIGN, is_no_vietnamese, legal_form_end
from orchestration.extraction.organisation_heads import Head, heads, place_names
from orchestration.extraction.organisation_spans import Candidate
from orchestration.extraction.organisation_vocabulary import NAME_WORDS

_SHORTEST_BRAND = 5  # letters


def legal_form(head: Head | None) -> str | None:
    """«Công ty cổ phần» and «CTCP» → «cp», «Công ty TNHH MTV» → «tnhh»; None for «Công ty» alone."""
    words = head.words.lower() if head is not None else ""
    if any(word in words for word in ("cổ phần", " cp", "ctcp", "tctcp")):
        return "cp"
    return "tnhh" if any(word in words for word in ("tnhh", "trách nhiệm")) else None


def implied_nicknames(words: Words, candidate: Candidate) -> list[str]:
    """«CTCP Cảng container Hải Vân» → «Cảng Hải Vân»: one word of the trade and the brand."""
    k, end = candidate.tail_start, candidate.tail_end
    if candidate.head is None or not candidate.head.is_company or candidate.registered:
        return []
    first = words.word(k) if k < end - 1 else ""
    if len(first) >= _SHORTEST_BRAND and _is_foreign_brand(words, k, end):
        return [first]  # «Tập đoàn Nordwell Energi» → «Nordwell»
    while k < end and (trade := NAME_WORDS.at(words, k) or (words.lows[k] == "và" and (k + 1, False))):
        if trade[0] > end:
            break
        k = trade[0]
    brand = range(k, end)
    if len(brand) < 2 or k == candidate.tail_start or not all(words.is_capital(m) for m in brand):
        return []
    if place_names().at(words, k) is not None:
        return []
    singles = (m for m in range(candidate.tail_start, k) if NAME_WORDS.exactly([words.lows[m]]) is not None)
    return [f"{words.word(m)} {words.span_text(k, end)}" for m in singles]


def ends_of_capitals(words: Words) -> frozenset[str]:
    """The words, in lower case, that end two or more capitals: the last words of people's names among them."""
    return frozenset(
        words.lows[k]
        for k in range(1, len(words))
        if words.is_capital(k)
        and words.is_capital(k - 1)
        and words.gap(k) == " "
        and not (k + 1 < len(words) and words.gap(k + 1) == " " and words.is_capital(k + 1))
    )


def _is_foreign_brand(words: Words, start: int, end: int) -> bool:
    """Whether the first word of a foreign name is no country, no word of Vietnamese and no acronym."""
    is_place = place_names().at(words, start) is not None or words.word(start).isupper()
    return not is_place and is_no_vietnamese(words, start) and all(words.lows[k].isascii() for k in range(start, end))


def short_forms(words: Words, candidate: Candidate) -> list[str]:
    """«Tập đoàn Hòa Phát» → «Hòa Phát»: the tail when it is distinctive, neither a trade nor a place alone."""
    head = candidate.head
    if head is None or candidate.registered or candidate.tail_end == candidate.tail_start:
        return []
    start, end = candidate.tail_start, candidate.tail_end
    nested = heads().at(words, start)
    if nested and nested[1].is_company and nested[0] < end:
        start = nested[0]
    proper, k, trades = 0, start, 0
    while k < end:
        place, trade = place_names().at(words, k), NAME_WORDS.at(words, k)
        if trade and trade[0] <= end and (trade[0] > k + 1 or not words.is_capital(k)):
            k, trades = trade[0], trades + 1
        elif place and place[0] <= end:
            k = place[0]
        else:
            proper, k = proper + 1, k + 1
    if not proper or (proper == 1 and end - start == 1 and len(words.lows[start]) < 5):
        return []
    forms = [words.span_text(start, end)]
    forms += _of_group(words, start, end)
    if head.family == "ngân hàng":
        forms += [f"{forms[0]} Bank", f"{forms[0]}Bank"]
    suffix = next((k for k in range(start + 2, end) if words.gap(k).strip() in ("-", "–")), end)
    if suffix == end - 1 and words.word(suffix).isascii() and not words.word(suffix).islower() and proper > 1:
        forms.append(words.span_text(start, suffix))  # «Than Vũ Môn - DHC»
    if head is FOREIGN:
        plain = next(k for k in range(start + 1, end + 1) if k == end or legal_form_end(words, k) > k)
        forms.append(words.span_text(start, plain))
    return forms


def _of_group(words: Words, start: int, end: int) -> list[str]:
    """«Xi măng Vicem Sông Mã» → «Vicem Sông Mã»: a group's brand with the name of its own."""
    while start < end and (trade := NAME_WORDS.at(words, start)) is not None and trade[0] < end:
        start = trade[0]
    group = registered_at(words, start) if end - start > 1 else None
    return [words.span_text(start, end)] if group is not None and group[0] < end else []


def name_end(words: Words, candidate: Candidate) -> str | None:
    """«Chứng khoán Rồng Việt» → «Rồng Việt», which counts only right after a title."""
    start = candidate.tail_start
    while start < candidate.tail_end:
        trade = NAME_WORDS.at(words, start)
        if trade is None or trade[0] >= candidate.tail_end:
            break
        start = trade[0]
    is_end = candidate.tail_start < start < candidate.tail_end and words.is_capital(start)
    return words.span_text(start, candidate.tail_end) if is_end else None
