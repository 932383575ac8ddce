"""The matching copy of a raw text: NFC, white space folded, tone marks in one place; and the way back to raw offsets.

What the copy means (header, sentences) is the business of ``document``.
"""

from __future__ import annotations

import re
import unicodedata

# A run of white space, the combining marks of a base character, or characters that show nothing. That one
# class begins them all lets the search skip all other characters.
_NOTHING = r"\u200b-\u200d\u2060\ufeff\u00ad"
_IRREGULAR = re.compile(
    rf"[\s\u0300-\u036f{_NOTHING}](?:(?<=\s)(?:\s+|(?<! ))|(?<=[^\W\d_][\u0300-\u036f])[\u0300-\u036f]*"
    rf"|(?<=[{_NOTHING}])[{_NOTHING}]*)"
)
# «uỷ ban» and «ủy ban» are the same words; «quý» keeps its mark, because there the u belongs to qu.
_TONE_PLACES = dict(
    zip(
        "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(),
        "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(),
        strict=True,
    )
)
_TONE_PLACES |= {form(a): form(b) for a, b in _TONE_PLACES.copy().items() for form in (str.capitalize, str.upper)}
_MISPLACED_TONE = re.compile(r"[uUoO](?:(?<=[uU])(?<![qQ].)[ỳýỷỹỵỲÝỶỸỴ]|(?<=[oO])[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ])(?!\w)")


def fold(raw: str) -> tuple[str, list[int], list[int]]:
    """The matching copy of ``raw``, and the marks that map its offsets to raw ones.

    The marks are two rising lists of equal length: from ``text_marks[i]`` on, one character of
    the copy is one character of the raw text that starts at ``raw_marks[i]``.
    """
    pieces: list[str] = []
    text_marks, raw_marks = [0], [0]
    done = length = 0
    for match in _IRREGULAR.finditer(raw):
        start, end = match.span()
        found = match.group()
        if found[0].isspace():
            folded = _fold_space(raw, start, end)
        elif "\u0300" <= found[0] <= "\u036f":
            start -= 1
            folded = unicodedata.normalize("NFC", raw[start:end])
        else:
            folded = ""
        pieces.append(raw[done:start])
        pieces.append(folded)
        length += start - done + len(folded)
        done = end
        if len(folded) != end - start:
            text_marks.append(length)
            raw_marks.append(end)
    pieces.append(raw[done:])
    text = "".join(pieces).replace("Ð", "Đ").replace("ð", "đ")
    return _MISPLACED_TONE.sub(_place_tone, text), text_marks, raw_marks


def _place_tone(match: re.Match[str]) -> str:
    return _TONE_PLACES.get(match.group(), match.group())


def _fold_space(raw: str, start: int, end: int) -> str:
    """One space; or one newline where the break ends a paragraph rather than wraps a line."""
    if "\n" not in raw[start:end] and "\r" not in raw[start:end]:
        return " "
    follows = raw[end : end + 1]
    if follows.islower() and raw[start - 1 : start] not in (".", "!", "?", ";", ":", "…"):
        return " "
    return "\n"
