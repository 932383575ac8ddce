"""Accuracy on the hand-labelled articles: runs the extractor on ``tests/gold`` and tallies it.

An article that repeats another is left out: recognising repeats is the business of the models, not
of the extractor.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from orchestration.agreement import Label
from orchestration.extraction import extract
from orchestration.scoring import Tallies, Verdict, new_tallies, score_article
from orchestration.settings import GOLD_DIR


@dataclass
class Evaluation:
    """What the labelled articles say about the extractor.

    ``numerals`` and ``unexplained`` count the numerals of these articles, and those of them that are
    neither part of a fact nor recognised otherwise.
    """

    tallies: Tallies = field(default_factory=new_tallies)
    verdicts: list[Verdict] = field(default_factory=list)
    numerals: int = 0
    unexplained: int = 0


def labelled_articles(gold_dir: Path = GOLD_DIR) -> Iterable[tuple[Label, str]]:
    """Each label with the raw text of its article; FileNotFoundError names a label without one."""
    for file in sorted((gold_dir / "facts").glob("*.json")):
        label: Label = json.loads(file.read_text(encoding="utf-8"))
        if "duplicate_of" not in label:
            yield label, _article_text(gold_dir, str(label["id"]))


def _article_text(gold_dir: Path, article_id: str) -> str:
    file = gold_dir / "articles" / f"{article_id}.txt"
    if not file.exists():
        raise FileNotFoundError(f"The label {article_id}.json has no article; add {file}.")
    return file.read_bytes().decode("utf-8-sig")


def evaluate_all(gold_dir: Path = GOLD_DIR, only: frozenset[str] | None = None) -> Evaluation:
    """Everything over all labelled articles, or over those whose id is in ``only``."""
    evaluation = Evaluation()
    for label, raw_text in labelled_articles(gold_dir):
        if only is None or label["id"] in only:
            extraction = extract(raw_text)
            evaluation.verdicts += score_article(evaluation.tallies, extraction, label)
            evaluation.numerals += len(extraction.numerals)
            evaluation.unexplained += sum(each.disposition == "unexplained" for each in extraction.numerals)
    return evaluation


def evaluate(gold_dir: Path = GOLD_DIR, only: frozenset[str] | None = None) -> Tallies:
    """Tallies by kind of fact over all labelled articles, or over those whose id is in ``only``."""
    return evaluate_all(gold_dir, only).tallies


def accuracy_table(tallies: Tallies) -> str:
    """The tallies as an aligned plain-text table."""
    lines = [f"{'':22}{'gold':>6}{'found':>7}{'right':>7}{'P':>8}{'R':>8}{'F1':>8}"]
    lines += [
        f"{kind:22}{tally.gold:6}{tally.found:7}{tally.correct:7}{tally.precision:8.3f}{tally.recall:8.3f}{tally.f1:8.3f}"
        for kind, tally in tallies.items()
    ]
    return "\n".join(lines)
