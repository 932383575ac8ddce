"""``make bench``: measures each goal, tells it at once, and writes docs/benchmarks.md.

``BENCH_SIZE`` is the number of generated articles; the corpus of a tenth is what they are compared with.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from orchestration.settings import PROJECT_DIR
from tests.bench.extraction_speed import hostile, one_core, two_cores
from tests.bench.peer import against_peer
from tests.bench.report import Line, print_line, write_report
from tests.bench.whole_runs import against_dbt, bulk_against_files, growth

_USUAL_SIZE = 1000
_FOR_PROCESSES = 10_000  # articles; with fewer, starting the processes is what is measured
_MOST_FOR_BULK = 10_000  # articles; more tell nothing new
_ROUNDS = {True: 1, False: 3}


def _lines(size: int) -> Iterator[Line]:
    yield one_core()
    yield two_cores(_FOR_PROCESSES)
    yield from hostile()
    yield bulk_against_files(min(size, _MOST_FOR_BULK))
    yield from against_dbt(_ROUNDS[size <= _USUAL_SIZE])
    yield from growth(size)
    yield against_peer()


def main() -> None:
    """Measure everything."""
    size = int(os.environ.get("BENCH_SIZE") or _USUAL_SIZE)
    lines = []
    for line in _lines(size):
        print_line(line)
        lines.append(line)
    write_report(PROJECT_DIR / "docs" / "benchmarks.md", PROJECT_DIR / "README.md", lines, size)


if __name__ == "__main__":
    main()
