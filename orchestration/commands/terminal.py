"""Lines for a terminal that hold the words of others: whatever they are, they are shown and not obeyed.

Articles and file names may hold what moves a cursor, colours a screen, breaks a line or turns the writing direction.
"""

from __future__ import annotations

import re
import sys

_OBEYED = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def say(line: str) -> None:
    """Print one line."""
    print(shown(line))


def complain(line: str) -> None:
    """Print one line where errors go."""
    print(shown(line), file=sys.stderr)


def shown(line: str) -> str:
    """The line with what a terminal would obey written out in the way of Python."""
    return _OBEYED.sub(_written_out, line)


def _written_out(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
