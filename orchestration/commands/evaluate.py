"""``news-warehouse evaluate``: how right the extractor is on the hand-labelled articles."""

from __future__ import annotations

import argparse

from orchestration.evaluation import accuracy_table, evaluate
from orchestration.settings import GOLD_DIR, Settings


def run(_settings: Settings, _options: argparse.Namespace) -> int:
    """Print precision, recall and F1 for each kind of fact."""
    print(accuracy_table(evaluate(GOLD_DIR)))
    return 0
