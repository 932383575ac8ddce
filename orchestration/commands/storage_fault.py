"""What the disk or the system refused, told from the words of whichever library met it.

Python, DuckDB, SQLite and dbt each wrap the system's refusal in words of their own, dbt in those of a log. What
they have in common is the system's own phrase, and mostly the file.
"""

from __future__ import annotations

import errno
import os
import re

from orchestration.settings import Settings

_SPACE = "Make room there, or name another place (WAREHOUSE_DIR, DAGSTER_HOME), and run again."
_PERMISSION = "Allow this user to write there, or name another place (WAREHOUSE_DIR, DAGSTER_HOME), and run again."
_REMEDIES = {
    os.strerror(errno.ENOSPC): _SPACE,
    os.strerror(errno.EDQUOT): _SPACE,
    os.strerror(errno.EFBIG): _SPACE,
    "database or disk is full": _SPACE,
    "disk I/O error": _SPACE,
    os.strerror(errno.EACCES): _PERMISSION,
    os.strerror(errno.EROFS): _PERMISSION,
    "attempt to write a readonly database": _PERMISSION,
    os.strerror(errno.EIO): "The disk may be failing: look at the system's log, or name another WAREHOUSE_DIR.",
}
# SQLite names no file; what is kept in it here is the history of runs.
_SQLITE = {"database or disk is full", "disk i/o error", "attempt to write a readonly database"}
_PHRASE = re.compile("|".join(map(re.escape, _REMEDIES)), re.IGNORECASE)
_LOCKED = re.compile(r'Could not set lock on file "([^"]+)"(?:.*?\(PID (\d+)\))?', re.DOTALL)
_FILE = re.compile(r"(?<!File )[\"'](/[^\"'\n]+)[\"']")  # and not the lines of a traceback
_NEAR = 300  # characters around the phrase in which its file is named


def storage_fault(words: str, settings: Settings) -> str | None:
    """File, refusal and remedy in one line; null when the error is about something else."""
    locked = _LOCKED.search(words)
    if locked is not None:
        who = f"process {locked[2]}" if locked[2] else "another program"
        return f"{locked[1]} is open for writing in {who}. Close it there, or open it read-only, and run again."
    phrase = _PHRASE.search(words)
    if phrase is None:
        return None
    remedy = next(remedy for known, remedy in _REMEDIES.items() if known.lower() == phrase[0].lower())
    place = settings.dagster_home if phrase[0].lower() in _SQLITE else settings.warehouse_dir
    before = _FILE.findall(words[max(0, phrase.start() - _NEAR) : phrase.start()])
    after = _FILE.findall(words[phrase.end() : phrase.end() + _NEAR].split("\n", 1)[0])
    file = (after[:1] or before[-1:] or [str(place)])[0]
    return f"{file} cannot be written: {phrase[0]}. {remedy}"


def told_by(error: BaseException) -> str:
    """The words of an error and of those that it came from."""
    words = []
    link: BaseException | None = error
    while link is not None:
        words.append(str(link))
        link = link.__cause__ or link.__context__
    return "\n".join(words)
