"""``news-warehouse evaluate``: how right the extractor is on the hand-labelled articles."""

from __future__ import annotations

import argparse

from orchestration.accuracy_picture import accuracy_svg
from orchestration.commands import CommandError
from orchestration.evaluation import accuracy_table, evaluate_all
from orchestration.settings import GOLD_DIR, Settings


def run(_settings: Settings, options: argparse.Namespace) -> int:
    """Print precision, recall and F1 for each kind of fact; draw them when a file is named."""
    evaluation = evaluate_all(GOLD_DIR)
    print(accuracy_table(evaluation.tallies))
    print(f"\n{evaluation.unexplained} of {evaluation.numerals} numerals are unexplained.")
    if options.picture is not None:
        try:
            options.picture.write_text(accuracy_svg(evaluation.tallies), encoding="utf-8", newline="\n")
        except OSError as error:
            raise CommandError(f"{options.picture} cannot be written ({error.strerror}); name another file.") from error
    return 0
