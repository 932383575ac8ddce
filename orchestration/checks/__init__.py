"""What SQL cannot say, or says in a way that no person would read: one file for each question.

Every check blocks: the published file waits for all of them. Those that only warn never fail.
"""

from __future__ import annotations

from collections.abc import Sequence

from dagster import AssetChecksDefinition

from orchestration.checks.accuracy import accuracy_on_gold
from orchestration.checks.evidence import evidence_checks
from orchestration.checks.findings import contradictions, corrections, reconciliation
from orchestration.checks.numerals import numerals_accounted
from orchestration.checks.row_counts import row_counts


def python_checks() -> Sequence[AssetChecksDefinition]:
    """All of them."""
    return [
        *evidence_checks(),
        reconciliation,
        contradictions,
        corrections,
        numerals_accounted,
        accuracy_on_gold,
        row_counts,
    ]
