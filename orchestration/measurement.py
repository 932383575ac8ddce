"""What the labelled articles say about a version of the extractor, measured once and kept in the log.

A measurement is made anew only when the rules, the labels or the code that compares them changed.
So a run that changes nothing measures nothing, and the check and the models see the same figures.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from orchestration import agreement, evaluation, rule_precision, scoring
from orchestration.evaluation import Evaluation, evaluate_all
from orchestration.lake import Lake, batch_id_at, batch_time, new_batch_id
from orchestration.rule_precision import rule_precisions
from orchestration.scoring import KINDS, Tallies, Tally
from orchestration.settings import GOLD_DIR

NUMERALS = "numerals accounted for"
_COMPARING = (agreement, scoring, evaluation, rule_precision)


@dataclass(frozen=True)
class Measurement:
    """The accuracy of one version: a tally for each kind of fact, and what became of the numerals."""

    extractor_version: str
    labels_sha256: str
    tallies: Tallies
    numerals: int
    unexplained: int

    @property
    def unexplained_share(self) -> float:
        """Share of the numerals of the labelled articles that nothing explains."""
        return self.unexplained / self.numerals if self.numerals else 0.0


def measured_version(extractor_version: str) -> str:
    """What a measurement is about: the rules, and the labels with the code that compares them."""
    return f"{extractor_version}, labels {labels_sha256()[:12]}"


def measure(lake: Lake, extractor_version: str) -> Measurement:
    """The measurement of the rules as they are, from the log or else made and added to it."""
    stored = _newest(lake.read("accuracy", where={"extractor_version": {extractor_version}}))
    if stored is not None and stored.labels_sha256 == labels_sha256():
        return stored
    return _of_rows(_write(lake, extractor_version, evaluate_all(GOLD_DIR)))


def previous_measurement(lake: Lake, extractor_version: str) -> Measurement | None:
    """The newest measurement of another version; null when there is none."""
    return _newest([row for row in lake.read("accuracy") if row["extractor_version"] != extractor_version])


@cache
def labels_sha256() -> str:
    """Changes with the labelled articles, their labels, and the code that compares them with what is found."""
    digest = hashlib.sha256()
    labelled = sorted(file for folder in ("articles", "facts") for file in (GOLD_DIR / folder).iterdir())
    for file in [*labelled, *(Path(str(module.__file__)) for module in _COMPARING)]:
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _write(lake: Lake, extractor_version: str, measured: Evaluation) -> list[dict[str, Any]]:
    """The rows of ``accuracy`` as they were written."""
    # The last measurement is the one that counts, whatever the clock says.
    before = [batch_id_at(row["measured_at"]) for row in lake.read("accuracy", ["measured_at"])]
    batch_id = new_batch_id(after=max(before, default=None))
    key = {
        "extractor_version": extractor_version,
        "labels_sha256": labels_sha256(),
        "measured_at": batch_time(batch_id),
    }
    lake.append("rules", batch_id, [{**key, **asdict(rule)} for rule in rule_precisions(measured.verdicts)])
    rows: list[dict[str, Any]] = [
        {**key, "kind": kind, "gold": tally.gold, "found": tally.found, "correct": tally.correct}
        for kind, tally in measured.tallies.items()
    ]
    explained = measured.numerals - measured.unexplained
    rows.append({**key, "kind": NUMERALS, "gold": measured.numerals, "found": None, "correct": explained})
    lake.append("accuracy", batch_id, rows)
    return rows


def _newest(rows: Sequence[dict[str, Any]]) -> Measurement | None:
    last = max((row["measured_at"] for row in rows), default=None)
    return None if last is None else _of_rows([row for row in rows if row["measured_at"] == last])


def _of_rows(rows: Sequence[dict[str, Any]]) -> Measurement:
    by_kind = {row["kind"]: row for row in rows}
    numerals = by_kind[NUMERALS]
    return Measurement(
        extractor_version=numerals["extractor_version"],
        labels_sha256=numerals["labels_sha256"],
        tallies={
            kind: Tally(correct=by_kind[kind]["correct"], found=by_kind[kind]["found"], gold=by_kind[kind]["gold"])
            for kind in KINDS
            if kind in by_kind
        },
        numerals=numerals["gold"],
        unexplained=numerals["gold"] - numerals["correct"],
    )
