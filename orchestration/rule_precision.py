"""How often each rule found something on the labelled articles, and how often it was right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from orchestration.scoring import RuleKind, Verdict


@dataclass(frozen=True, slots=True)
class RulePrecision:
    """One rule; ``examples`` are what it found and a label can judge, ``correct`` those that agree with one."""

    kind: RuleKind
    rule: str
    examples: int
    correct: int


def rule_precisions(verdicts: Iterable[Verdict]) -> list[RulePrecision]:
    """One row for each rule that has a verdict, sorted by kind and name."""
    counted = Counter((verdict.kind, verdict.rule, verdict.is_right) for verdict in verdicts)
    rules = sorted({(kind, rule) for kind, rule, _ in counted})
    return [
        RulePrecision(kind, rule, counted[kind, rule, True] + counted[kind, rule, False], counted[kind, rule, True])
        for kind, rule in rules
    ]
