"""How much a whole run costs beside the dbt build inside it: the cost of orchestration, as a ratio.

Both start from the same finished warehouse in a temporary folder, so that neither parses the dbt
project nor fills the log for the first time. Ratios are told, not seconds of some machine alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from orchestration.dbt import build_arguments, dbt_environment
from orchestration.settings import DBT_DIR, PROJECT_DIR, Settings

_ROUNDS = 3


def main() -> None:
    """Print one row for each way, the median of some rounds taken in turn."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(PROJECT_DIR / "seeds", Path(folder), dagster_home=Path(folder) / "dagster")
        _run(settings)
        rounds = [(_run(settings), _dbt_build(settings)) for _ in range(_ROUNDS)]
    run, dbt = (median(column) for column in zip(*rounds, strict=True))
    print(f"{'':24}{'seconds':>10}{'ratio':>8}")
    print(f"{'dbt build alone':24}{dbt:10.1f}{1:8.2f}")
    print(f"{'news-warehouse build':24}{run:10.1f}{run / dbt:8.2f}")


def _run(settings: Settings) -> float:
    environment = {
        **os.environ,
        "ARTICLES_DIR": str(settings.articles_dir),
        "WAREHOUSE_DIR": str(settings.warehouse_dir),
        "DAGSTER_HOME": str(settings.dagster_home),
    }
    return _seconds([sys.executable, "-m", "orchestration.cli", "build"], PROJECT_DIR, environment)


def _dbt_build(settings: Settings) -> float:
    target = settings.dbt_target_dir / "bench"
    return _seconds(build_arguments(settings, []), DBT_DIR, dbt_environment(settings, target))


def _seconds(command: list[str], folder: Path, environment: dict[str, str]) -> float:
    began = time.monotonic()
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


if __name__ == "__main__":
    main()
