"""Pairs extracted facts with hand-labelled ones and tallies them, one tally for each kind of fact.

Each label takes one fact. What that says about the rule that found each fact comes back as verdicts.
When a fact agrees with a label is the business of ``agreement``; running the extractor belongs to
``evaluation``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from orchestration.agreement import (
    DEPTHS,
    Aliases,
    Label,
    is_optional,
    metric_depth,
    norm,
    same_date,
    same_event,
    same_role,
    scenario_of,
)
from orchestration.extraction.model import Extraction, Mention, Metric, PersonRole

Found = TypeVar("Found")
Gold = TypeVar("Gold")
RuleKind = Literal["metric", "organisation", "person", "date", "event", "role"]

KINDS = (*(f"metrics {depth}" for depth in DEPTHS), "organisations", "persons", "person roles", "dates", "events")
_DEPTH_OF_A_RIGHT_METRIC = DEPTHS.index("+scenario") + 1


@dataclass
class Tally:
    """True positives, predictions and labels of one kind of fact, with what went wrong."""

    correct: int = 0
    found: int = 0
    gold: int = 0
    missed: list[str] = field(default_factory=list)
    spurious: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 when nothing was found and nothing labelled."""
        return self.correct / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """Share of the labels that was found."""
        return self.correct / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Tallies = dict[str, Tally]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one finding of a rule is right. There is none where the labels leave it open."""

    kind: RuleKind
    rule: str
    is_right: bool


def new_tallies() -> Tallies:
    """One empty tally for each kind."""
    return {kind: Tally() for kind in KINDS}


def score_article(tallies: Tallies, extraction: Extraction, label: Label) -> list[Verdict]:
    """Add one article's comparison to the tallies; what it says about each rule that found something.

    A metric is right when number, unit, scenario, value type and qualifier are, a mention when it is
    read as an organisation, a person or days that are labelled, an event and a role as in the tallies.
    """
    where = str(label["id"])
    aliases: Aliases = {o["name"]: [o["name"], *o["aliases"]] for o in label["organisations"]}
    return [
        *_score_metrics(tallies, extraction.metrics, label["metrics"], aliases, where),
        *_score_names(
            tallies["organisations"],
            "organisation",
            extraction.mentions,
            [(aliases[o["name"]], is_optional(o)) for o in label["organisations"]],
            where,
        ),
        *_score_names(
            tallies["persons"],
            "person",
            extraction.mentions,
            [([p["name"]], is_optional(p)) for p in label["persons"]],
            where,
        ),
        *_score_roles(tallies["person roles"], extraction, label, aliases, where),
        *_score_dates(tallies["dates"], extraction.mentions, label, where),
        *_score_events(tallies["events"], extraction, label, where),
    ]


def _match_one_to_one(
    tally: Tally,
    found: Sequence[Found],
    gold: Sequence[tuple[Gold, bool]],
    same: Callable[[Found, Gold], bool],
    where: str,
    show_found: Callable[[Found], str] = str,
    show_gold: Callable[[Gold], str] = str,
) -> list[bool | None]:
    """Each label takes one prediction; optional labels are neither rewarded nor punished.

    For each prediction whether it is right; null when an optional label took it.
    """
    outcomes: list[bool | None] = [False] * len(found)
    left = list(range(len(found)))
    for item, optional in sorted(gold, key=lambda pair: pair[1]):
        hit = next((index for index in left if same(found[index], item)), None)
        if hit is not None:
            left.remove(hit)
            outcomes[hit] = None if optional else True
        if optional:
            continue
        tally.gold += 1
        if hit is None:
            tally.missed.append(f"{where}: {show_gold(item)}")
        else:
            tally.correct += 1
            tally.found += 1
    tally.found += len(left)
    tally.spurious += [f"{where}: {show_found(found[index])}" for index in left]
    return outcomes


def _verdicts(kind: RuleKind, judged: Iterator[tuple[str, bool | None]]) -> list[Verdict]:
    return [Verdict(kind, rule, outcome) for rule, outcome in judged if outcome is not None]


def _score_names(
    tally: Tally,
    kind: Literal["organisation", "person"],
    mentions: Sequence[Mention],
    gold: list[tuple[list[str], bool]],
    where: str,
) -> list[Verdict]:
    """Entities are compared by their canonical name and all the ways in which the article writes them."""
    names: dict[str, list[str]] = {}
    for mention in mentions:
        if mention.mention_type == kind:
            names.setdefault(mention.entity_name, [mention.entity_name]).append(mention.text)

    def same(candidate: list[str], labelled: list[str]) -> bool:
        return any(norm(a) == norm(b) for a in candidate for b in labelled)

    outcomes = dict(zip(names, _match_one_to_one(tally, list(names.values()), gold, same, where), strict=True))
    return _verdicts(kind, ((m.rule, outcomes[m.entity_name]) for m in mentions if m.mention_type == kind))


def _score_roles(tally: Tally, extraction: Extraction, label: Label, aliases: Aliases, where: str) -> list[Verdict]:
    gold = [((p["name"], role), is_optional(role)) for p in label["persons"] for role in p["roles"]]

    def same(found: PersonRole, item: tuple[str, Label]) -> bool:
        return same_role(found, item, aliases)

    def show(role: PersonRole) -> str:
        return str((role.full_name, role.title, role.organisation_name))

    outcomes = _match_one_to_one(tally, extraction.roles, gold, same, where, show)
    return _verdicts("role", zip((role.rule for role in extraction.roles), outcomes, strict=True))


def _score_dates(tally: Tally, mentions: Sequence[Mention], label: Label, where: str) -> list[Verdict]:
    """The same words for the same days count once, however often the article writes them."""
    written: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.mention_type == "date" and mention.start_date is not None:
            key = (mention.start_date, mention.end_date, norm(mention.text))
            written.setdefault(str(key), []).append(mention)
    found = [written[key] for key in sorted(written)]
    gold = {(d["start"], d["end"], norm(d["text"])): d for d in label["dates"]}

    def same(alike: list[Mention], item: Label) -> bool:
        return same_date(alike[0], item)

    def show(alike: list[Mention]) -> str:
        return f"{alike[0].text!r} {alike[0].start_date}..{alike[0].end_date}"

    pairs = [(d, is_optional(d) or not d["start"]) for d in gold.values()]
    outcomes = _match_one_to_one(tally, found, pairs, same, where, show)
    return _verdicts(
        "date",
        ((mention.rule, outcome) for alike, outcome in zip(found, outcomes, strict=True) for mention in alike),
    )


def _score_events(tally: Tally, extraction: Extraction, label: Label, where: str) -> list[Verdict]:
    outcomes = _match_one_to_one(
        tally,
        extraction.events,
        [(event, is_optional(event)) for event in label["events"]],
        same_event,
        where,
        lambda event: f"{event.event_type} {event.title!r} {event.start_date} {event.status}",
        lambda event: f"{event['type']} {event['title']!r} {event['date_start']} {event['status']}",
    )
    return _verdicts("event", zip((event.rule for event in extraction.events), outcomes, strict=True))


def _score_metrics(
    tallies: Tallies, found: Sequence[Metric], gold: list[Label], aliases: Aliases, where: str
) -> list[Verdict]:
    """Labels and metrics are paired from the deepest agreement on; the ends of a range share one metric."""
    pairs = sorted(
        (
            (metric_depth(p, g, aliases), not is_optional(g), i, j)
            for i, p in enumerate(found)
            for j, g in enumerate(gold)
        ),
        key=lambda pair: (-pair[0], -pair[1]),
    )
    depth_of: dict[int, int] = {}
    partner: dict[int, int] = {}
    taken: dict[int, list[int]] = {}
    for depth, _, i, j in pairs:
        if depth and j not in depth_of and (i not in taken or gold[j].get("range")):
            depth_of[j] = depth
            partner[j] = i
            taken.setdefault(i, []).append(j)
    # A number that the article states again is no second fact.
    seen = {(float(gold[j]["value"]), norm(found[i].unit_code)) for j, i in partner.items()}
    outcomes: list[bool | None] = [
        None if (float(metric.value), norm(metric.unit_code)) in seen else False for metric in found
    ]
    for i, labels in taken.items():
        counted = [depth_of[j] >= _DEPTH_OF_A_RIGHT_METRIC for j in labels if not is_optional(gold[j])]
        outcomes[i] = any(counted) if counted else None
    extra = [metric for i, metric in enumerate(found) if i not in taken and outcomes[i] is False]
    _tally_metrics(tallies, gold, depth_of, {j: found[i] for j, i in partner.items()}, extra, where)
    return _verdicts("metric", zip((metric.rule for metric in found), outcomes, strict=True))


def _tally_metrics(
    tallies: Tallies,
    gold: list[Label],
    depth_of: dict[int, int],
    partner: dict[int, Metric],
    extra: list[Metric],
    where: str,
) -> None:
    counted = [j for j, item in enumerate(gold) if not is_optional(item)]
    for level, name in enumerate(DEPTHS, start=1):
        tally = tallies[f"metrics {name}"]
        tally.gold += len(counted)
        tally.correct += sum(depth_of.get(j, 0) >= level for j in counted)
        tally.found += sum(j in depth_of for j in counted) + len(extra)
        tally.missed += [
            f"{where}: {_show_label(gold[j])}" + (f"   READ AS {_show_metric(partner[j])}" if j in partner else "")
            for j in counted
            if depth_of.get(j, 0) == level - 1
        ]
    tallies[f"metrics {DEPTHS[0]}"].spurious += [f"{where}: {_show_metric(metric)}" for metric in extra]


def _show_label(gold: Label) -> str:
    return (
        f"{gold['evidence']!r} {gold['measure']} {gold['scenario']} {gold['qualifier']} "
        f"{gold['period_start']}..{gold['period_end']} / {gold['subject']}"
    )


def _show_metric(metric: Metric) -> str:
    return (
        f"{metric.evidence!r} {metric.metric_name} {scenario_of(metric)} {metric.qualifier} "
        f"{metric.period_start}..{metric.period_end} / {metric.organisation_name}"
    )
