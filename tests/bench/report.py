"""What the benchmarks measured, as the tables of docs/benchmarks.md and the short one of the README."""

from __future__ import annotations

import os
import platform
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

_PACKAGES = ("dagster", "dbt-core", "dbt-duckdb", "duckdb", "pyarrow")
_QUOTED = re.compile(r"(<!-- make bench writes this -->\n).*?(<!-- until here -->)", re.DOTALL)


@dataclass(frozen=True)
class Line:
    """One measurement beside its goal; ``is_met`` is None where there is none."""

    what: str
    measured: str
    goal: str = "stated"
    is_met: bool | None = None
    is_quoted: bool = False

    def row(self) -> str:
        """As a row of a Markdown table."""
        verdict = {True: "yes", False: "**no**", None: ""}[self.is_met]
        return f"| {self.what} | {self.measured} | {self.goal} | {verdict} |"


def ratio_line(what: str, ratio: float, most: float, detail: str, *, is_quoted: bool = False) -> Line:
    """A ratio that must not exceed its goal."""
    return Line(what, f"{ratio:.2f} ({detail})", f"at most {most:g}", ratio <= most, is_quoted)


def print_line(line: Line) -> None:
    """Tell a measurement as soon as it is made."""
    verdict = {True: "met", False: "NOT MET", None: ""}[line.is_met]
    print(f"{line.what}: {line.measured}; goal: {line.goal} {verdict}".rstrip(), flush=True)


def write_report(file: Path, readme: Path, lines: list[Line], size: int) -> None:
    """Write the report, and what the README quotes of it."""
    heading = "| what | measured | goal | met |\n|---|---|---|---|\n"
    stated = (
        f"{datetime.now(UTC):%Y-%m-%d}, {_processor()}, {os.cpu_count()} cores, {_memory()}, {platform.system()}, "
        f"Python {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    )
    file.write_text(
        "# Benchmarks\n"
        f"Written by `make bench`, with {size:,} generated articles (`make bench BENCH_SIZE=100000` takes an hour). "
        "Two things that are compared were measured in one run on one machine, so that the ratios mean something "
        "elsewhere too.\n\n"
        f"Measured on: {stated}.\n\n" + heading + "\n".join(line.row() for line in lines) + "\n",
        encoding="utf-8",
    )
    quoted = heading + "\n".join(line.row() for line in lines if line.is_quoted) + "\n"
    text = readme.read_text(encoding="utf-8")
    readme.write_text(_QUOTED.sub(lambda found: found[1] + quoted + found[2], text), encoding="utf-8")


def _processor() -> str:
    try:
        told = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    except OSError:
        told = None
    return told[1] if told else platform.processor() or platform.machine()


def _memory() -> str:
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return f"{pages / 2**30:.0f} GiB"
