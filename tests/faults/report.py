"""docs/reliability.md: the promises, their tests and what was measured."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True)
class Promise:
    """What is promised, the tests that would fail without it, and what the long version found."""

    what: str
    tests: str
    measured: str


def write_report(file: Path, promises: list[Promise], share: float) -> None:
    """Write the table."""
    rows = "\n".join(f"| {each.what} | {each.tests} | {each.measured} |" for each in promises)
    file.write_text(
        "# Reliability\n"
        "Written by `make faults`, which does at full length what `make test` does a few times. "
        f"Measured {datetime.now(UTC):%Y-%m-%d} with {share:.0%} of the work on {os.cpu_count()} cores, "
        f"{platform.system()}, Python {platform.python_version()}.\n\n"
        "| promise | tests in `tests/pipeline` | measured |\n|---|---|---|\n" + rows + "\n",
        encoding="utf-8",
    )
