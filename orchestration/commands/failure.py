"""What a person wants to know after a run that did not publish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orchestration.check_results import Outcome
from orchestration.commands.storage_fault import storage_fault
from orchestration.settings import Settings


def failure_lines(settings: Settings, checks: Sequence[Outcome], failures: Mapping[str, str]) -> list[str]:
    """Which check failed, or which step and why, and where to look."""
    where = f"The published file is as it was. Details: {settings.run_log}, or make ui."
    failed = [check for check in checks if check.status == "failed"]
    if failed:
        return [*(f"Blocking check failed: {check}" for check in failed), where]
    faults = {storage_fault(message, settings) for message in failures.values()} - {None}
    if faults:
        return [*sorted(map(str, faults)), where]
    steps = [f"Step {step} failed: {_first_lines(message)}" for step, message in failures.items()]
    if set(failures) == {"report"}:
        where = f"The file is published; the report beside it is as it was. Details: {settings.run_log}, or make ui."
    return [*steps, where]


def _first_lines(message: str) -> str:
    return " ".join(message.split())[:600]
