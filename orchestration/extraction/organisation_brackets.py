"""Short names that a bracket after a name gives: «(PV GAS)», «(HoSE: PVD)», «(mã: GCX)», «(gọi tắt là …)»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.extraction import role_titles

BRACKET = re.compile(r"\s?\(\s?([^()\n]{2,90}?)\s?\)")
_BRACKET_LEAD = re.compile(
    r"(?P<exchange>HoSE|HOSE|HSX|HNX|UPCoM|UPCOM|UpCoM)\s?:\s?"
    r"|(?:mã|Mã)(?: (?:CK|ck|chứng khoán|cổ phiếu|niêm yết))?\s?:?\s?"
    r"|(?:sau đây |dưới đây )?(?:gọi|viết) tắt(?: là)?\s?:?\s?"
    r"|(?:sau đây |còn )(?:được )?gọi là\s?:?\s?"
    r"|tên (?:viết )?tắt\s?:?\s?|nay là "
)
_ALIAS = re.compile(r"[“\"']?(?P<alias>[^\W\d_][\w&.+-]*(?: [^\W_][\w&.+-]*){0,4})[”\"']?")
_NO_ALIASES = frozenset("hđtv hđqt hđnd nlđ cbcnv ubnd bch btv tgđ ceo".split())


@dataclass(slots=True)
class Bracket:
    """A short name given in brackets: its words and its place in the text."""

    alias: str
    start: int
    end: int
    exchange: tuple[int, int] | None = None


def brackets_after(text: str, end: int) -> list[Bracket]:
    """The short names in the bracket right after a name that ends at ``end``."""
    match = BRACKET.match(text, end)
    return [] if match is None else read_bracket(match.group(1), match.start(1))


def read_bracket(content: str, offset: int) -> list[Bracket]:
    """The short names that a bracket gives; ``offset`` is where its content stands.

    >>> [b.alias for b in read_bracket("PV Drilling, HoSE: PVD", 0)]
    ['PV Drilling', 'PVD']
    """
    found: list[Bracket] = []
    position = offset
    for part in re.split(r"(\s?[,;/]\s|\s[–-]\s)", content):
        lead = _BRACKET_LEAD.match(part)
        begins = lead.end() if lead else 0
        match = _ALIAS.fullmatch(part[begins:].strip())
        if match and _is_alias(match["alias"]):
            start = position + part.index(match["alias"], begins)
            exchange = lead.span("exchange") if lead and lead["exchange"] else None
            found.append(
                Bracket(
                    match["alias"],
                    start,
                    start + len(match["alias"]),
                    (position + exchange[0], position + exchange[1]) if exchange else None,
                )
            )
        position += len(part)
    return found


def _is_alias(alias: str) -> bool:
    if alias.lower() in _NO_ALIASES or role_titles.is_title(alias):
        return False
    words = alias.split()
    return words[0][0].isupper() and all(word[0].isupper() or word[0].isdigit() for word in words)
