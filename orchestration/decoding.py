"""From the bytes of a text file to its text: UTF-8, UTF-16 or windows-1258, decided by strict decoding.

A mark at the start decides; without one UTF-8 is tried first, because hardly any other text passes
it by accident, then UTF-16 where the zero bytes say so, then windows-1258, which accepts almost
every byte and is believed only when the result looks like Vietnamese.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_FOREIGN_SIGN = re.compile(r"[^\x00-\x7f]")
_VIETNAMESE = frozenset(
    unicodedata.normalize("NFC", letter + tone)
    for letter in "aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐ"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
)
_PUNCTUATION = frozenset("“”‘’„–—…«»•·°²³½×±€\u00a0")
_MOST_CONTROL = 0.01
_LEAST_VIETNAMESE = 0.95
_SAVE_AS_UTF8 = "Open it in the program that wrote it and save it as UTF-8 text."


class DecodingError(Exception):
    """Bytes that are no text. ``reason`` is a code, ``detail`` a sentence for a person."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


class Decoded(NamedTuple):
    """The text without its byte order mark, and the encoding that it was in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of a file.

    Raises:
        DecodingError: with reason ``empty_file``, ``binary_content`` or ``undecodable_text``.
    """
    if not data.strip():
        raise DecodingError("empty_file", "The file holds no text. Put the article into it or take the file away.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text(data[len(mark) :], encoding)
    if b"\x00" in data:
        return _text(data, _utf16_order(data))
    try:
        return _text(data, "utf-8")
    except DecodingError as error:
        if error.reason != "undecodable_text":
            raise
        return _windows_1258(data, error)


def _text(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DecodingError(
            "undecodable_text",
            f"Byte {error.start + 1} of the file is no {encoding.upper()} ({error.reason}). {_SAVE_AS_UTF8}",
        ) from error
    return checked(Decoded(text, encoding))


def checked(decoded: Decoded) -> Decoded:
    """Itself, when it can be the text of an article.

    Raises:
        DecodingError: with reason ``empty_file`` or ``binary_content``.
    """
    text = decoded.text
    if not text.strip():
        raise DecodingError("empty_file", "The file holds no text. Put the article into it or take the file away.")
    if "\x00" in text or len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise _binary()
    return decoded


def _binary() -> DecodingError:
    return DecodingError(
        "binary_content",
        "The file is no text but binary data, such as a picture or an office document. Save the article as text.",
    )


def _utf16_order(data: bytes) -> str:
    """UTF-16 without a mark: ASCII letters and spaces have a zero in one half of the bytes only."""
    pairs = len(data) // 2
    first, second = data[0::2].count(0), data[1::2].count(0)
    if second > pairs * 0.3 and first < pairs * 0.02:
        return "utf-16-le"
    if first > pairs * 0.3 and second < pairs * 0.02:
        return "utf-16-be"
    raise _binary()


def _windows_1258(data: bytes, no_utf8: DecodingError) -> Decoded:
    """The text stays as decoded: some tones are characters of their own there."""
    try:
        decoded = _text(data, "cp1258")
    except DecodingError as error:
        raise (error if error.reason == "binary_content" else no_utf8) from error
    signs = [
        sign for sign in _FOREIGN_SIGN.findall(unicodedata.normalize("NFC", decoded.text)) if sign not in _PUNCTUATION
    ]
    if sum(sign in _VIETNAMESE for sign in signs) < _LEAST_VIETNAMESE * len(signs):
        raise no_utf8
    return Decoded(decoded.text, "windows-1258")
