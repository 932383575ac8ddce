"""What the labelled articles say: the figures, the rules behind them, and the picture of both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from orchestration.accuracy_picture import accuracy_svg
from orchestration.agreement import Label
from orchestration.checks.accuracy import FLOORS, MOST_UNEXPLAINED
from orchestration.evaluation import Evaluation, evaluate, evaluate_all, labelled_articles
from orchestration.extraction import extract
from orchestration.extraction.document import parse_document
from orchestration.extraction.model import Extraction
from orchestration.rule_precision import RulePrecision, rule_precisions
from orchestration.scoring import Verdict, new_tallies, score_article
from orchestration.settings import PROJECT_DIR


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    return evaluate_all()


@pytest.fixture(scope="module")
def revenue_article() -> tuple[Label, Extraction]:
    """Article 000: revenue of 2,498 tỷ USD, 1,14 tỷ above plan."""
    label, raw_text = next((label, text) for label, text in labelled_articles() if label["id"] == "000")
    return label, extract(raw_text)


def judged(label: Label, extraction: Extraction) -> list[Verdict]:
    return score_article(new_tallies(), extraction, label)


def test_every_kind_is_above_its_floor(evaluation: Evaluation) -> None:
    fallen = {kind: tally.f1 for kind, tally in evaluation.tallies.items() if tally.f1 < FLOORS[kind]}
    assert fallen == {}


def test_the_articles_that_the_rules_were_first_written_for_are_still_read() -> None:
    first = frozenset(label["id"] for label, _ in labelled_articles() if label["id"][0] in "0d")
    assert len(first) == 18  # 003 repeats a part of 001 and has no facts of its own
    fallen = {kind: tally.f1 for kind, tally in evaluate(only=first).items() if tally.f1 < 0.94}
    assert fallen == {}


def test_numerals_are_accounted_for(evaluation: Evaluation) -> None:
    assert evaluation.numerals > 600
    assert evaluation.unexplained <= MOST_UNEXPLAINED * evaluation.numerals


# What stands before or around a number that is a name and measures nothing.
NO_METRICS = {
    "block": r"\b(?:lô|block)\s+(?:số\s+)?(?:[A-Z]+-?)?\d[\d/.-]*",
    "rig": r"\b(?:MSP|BK|RP|CTK|CPP|WHP)[\s-]*\d+\b|\b(?:[Gg]iàn|[Tt]àu)\s+(?:số\s+\d+|(?:[A-Z][\w&]*[\s-]+)+\d+)",
    "well": r"\bgiếng\s+(?:khoan\s+)?(?:số\s+)?\d[\w-]*[A-Z-][\w-]*",
    "document": r"\b\d+\s*[-–/]\s*(?:\d{4}\s*/\s*)?(?:NQ|QĐ|CT|KH|KL|HD|TB|BC|CV|TT|NĐ|QC|TTr)\b[\w/-]*",
    "numbered": r"\b(?:Nghị quyết|Quyết định|Chỉ thị|Công văn|Thông tư|Nghị định|Kế hoạch số)\s+(?:số\s+)?\d+",
}


def named_numbers(raw_text: str) -> Iterator[tuple[str, int, int]]:
    """Kind and raw span; matched in the folded copy, because some articles mix forms of Unicode."""
    document = parse_document(raw_text)
    for kind, pattern in NO_METRICS.items():
        for match in re.finditer(pattern, document.text, flags=re.IGNORECASE if kind in ("block", "numbered") else 0):
            yield kind, *document.raw_span(*match.span())


def test_no_block_rig_or_document_number_is_a_metric() -> None:
    seen, taken = set(), []
    for label, raw_text in labelled_articles():
        metrics = extract(raw_text).metrics
        for kind, start, end in named_numbers(raw_text):
            seen.add(kind)
            taken += [
                f"{label['id']}: {kind} {raw_text[start:end]!r} in {metric.evidence!r}"
                for metric in metrics
                if metric.evidence_start < end and start < metric.evidence_end
            ]
    assert {"block", "rig", "document", "numbered"} <= seen
    assert taken == []


def test_a_rule_is_right_as_often_as_labels_agree(revenue_article: tuple[Label, Extraction]) -> None:
    label, found = revenue_article
    wrong = next(metric for metric in found.metrics if metric.value == Decimal(2_498_000_000))
    before = {each.rule: each for each in rule_precisions(judged(label, found)) if each.kind == "metric"}
    metrics = tuple(replace(each, scenario="plan") if each is wrong else each for each in found.metrics)
    after = {
        each.rule: each
        for each in rule_precisions(judged(label, replace(found, metrics=metrics)))
        if each.kind == "metric"
    }
    was = before[wrong.rule]
    assert after[wrong.rule] == RulePrecision("metric", wrong.rule, was.examples, was.correct - 1)
    assert {rule: each for rule, each in after.items() if rule != wrong.rule} == {
        rule: each for rule, each in before.items() if rule != wrong.rule
    }


def test_what_no_label_names_counts_against_its_rule(revenue_article: tuple[Label, Extraction]) -> None:
    label, found = revenue_article
    nobody = next(each for each in found.mentions if each.mention_type == "person")
    invented = replace(nobody, entity_name="Nguyễn Không Ai", text="Nguyễn Không Ai", rule="made_up")
    verdicts = judged(label, replace(found, mentions=(*found.mentions, invented)))
    assert Verdict("person", "made_up", is_right=False) in verdicts


def test_an_optional_label_counts_neither_way(revenue_article: tuple[Label, Extraction]) -> None:
    label, found = revenue_article
    for kind in ("metric", "event", "role", "organisation", "person", "date"):
        assert [each for each in judged(label, found) if each.kind == kind], kind
    optional: Label = {
        **label,
        **{
            kind: [{**each, "optional": True} for each in label[kind]]
            for kind in ("metrics", "events", "dates", "organisations")
        },
        "persons": [
            {**each, "optional": True, "roles": [{**role, "optional": True} for role in each["roles"]]}
            for each in label["persons"]
        ],
    }
    assert [each for each in judged(optional, found) if each.is_right] == []


def test_the_picture_in_the_docs_is_todays(evaluation: Evaluation) -> None:
    committed = (PROJECT_DIR / "docs" / "accuracy.svg").read_text(encoding="utf-8")
    assert accuracy_svg(evaluation.tallies) == committed, (
        "Draw it again: news-warehouse evaluate --picture docs/accuracy.svg"
    )


def test_the_picture_shows_each_figure_and_nothing_of_the_day(evaluation: Evaluation) -> None:
    picture = accuracy_svg(evaluation.tallies)
    for kind, tally in evaluation.tallies.items():
        assert f">{kind}</text>" in picture
        assert f">{tally.f1:.3f}</text>" in picture
    assert picture == accuracy_svg(evaluate_all().tallies)
    assert not re.search(r"20\d\d-|\+[0-9a-f]{12}", picture)
