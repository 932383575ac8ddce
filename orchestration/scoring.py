"""How extracted facts are compared with hand-labelled ones: one tally for each kind of fact.

The conventions of the labels stand in ``tests/gold/README.md``. A pair of metrics agrees to a depth:
number and unit; + scenario, value type and qualifier; + period; + measure; + subject. This module
compares; reading the labels and running the extractor belongs to ``evaluation``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from orchestration.extraction.model import Event, Extraction, Metric

Label = dict[str, Any]
Found = TypeVar("Found")
Gold = TypeVar("Gold")

DEPTHS = ("number+unit", "+scenario", "+period", "+measure", "+subject")
KINDS = (*(f"metrics {depth}" for depth in DEPTHS), "organisations", "persons", "person roles", "dates", "events")

_STANDARD_UNITS = {"VND", "USD", "EUR", "t", "bbl", "m3", "kWh", "MW", "MWh", "%", "TEU", "ha", "km", "m", "kg", "l"}
_ABBREVIATED_TITLES = {
    "tgđ": "tổng giám đốc",
    "gđ": "giám đốc",
    "btv": "ban thường vụ",
    "bch": "ban chấp hành",
    "hđqt": "hội đồng quản trị",
    "hđtv": "hội đồng thành viên",
    "ubnd": "ủy ban nhân dân",
    "ptgđ": "phó tổng giám đốc",
    "sx": "sản xuất",
}
_STOP_WORDS = frozenset(
    "số tổng lượng mức các của và là đạt được cho trong với về toàn công tác theo kế hoạch năm quý tháng".split()
)
_TONE_PLACES = tuple(
    zip(
        "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(),
        "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(),
        strict=True,
    )
)


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


def new_tallies() -> Tallies:
    """One empty tally for each kind."""
    return {kind: Tally() for kind in KINDS}


def score_article(tallies: Tallies, extraction: Extraction, label: Label) -> None:
    """Add one article's comparison to the tallies."""
    where = str(label["id"])
    aliases = {o["name"]: [o["name"], *o["aliases"]] for o in label["organisations"]}
    _score_metrics(tallies, extraction.metrics, label["metrics"], aliases, where)
    _score_names(
        tallies["organisations"],
        _entities(extraction, "organisation"),
        [(aliases[o["name"]], _is_optional(o)) for o in label["organisations"]],
        where,
    )
    _score_names(
        tallies["persons"],
        _entities(extraction, "person"),
        [([p["name"]], _is_optional(p)) for p in label["persons"]],
        where,
    )
    _score_roles(tallies["person roles"], extraction, label, aliases, where)
    _score_dates(tallies["dates"], extraction, label, where)
    _match_one_to_one(
        tallies["events"],
        extraction.events,
        [(event, _is_optional(event)) for event in label["events"]],
        _same_event,
        where,
        lambda event: f"{event.event_type} {event.title!r} {event.start_date} {event.status}",
        lambda event: f"{event['type']} {event['title']!r} {event['date_start']} {event['status']}",
    )


# ---------------------------------------------------------------- words and names
def _norm(text: str | None) -> str:
    folded = unicodedata.normalize("NFC", text or "").lower()
    folded = re.sub(r"[‐-―−-]", "-", folded)
    for misplaced, placed in _TONE_PLACES:
        folded = re.sub(misplaced + r"(?!\w)", placed, folded)
    folded = re.sub(r"\s*-\s*", " - ", folded)
    return re.sub(r"\s+", " ", folded).strip(' .,;:"“”')


def _words(text: str | None) -> set[str]:
    return {word for word in re.findall(r"\w+", _norm(text)) if word not in _STOP_WORDS}


def _name_agrees(name: str | None, names: Sequence[str]) -> bool:
    found = _norm(name)
    if not found:
        return False
    return any(found == _norm(other) or _jaccard(_words(name), _words(other)) >= 0.8 for other in names)


def _jaccard(first: set[str], second: set[str]) -> float:
    return len(first & second) / max(len(first | second), 1)


def _is_optional(item: Label) -> bool:
    return bool(item.get("optional"))


def _readings(item: Label) -> list[Label]:
    """The label and the other readings that count as right."""
    return [item, *({**item, **extra} for extra in item.get("accept", []))]


def _date(value: object) -> date | None:
    return None if value is None else value if isinstance(value, date) else date.fromisoformat(str(value)[:10])


# ---------------------------------------------------------------- matching
def _match_one_to_one(
    tally: Tally,
    found: Sequence[Found],
    gold: Sequence[tuple[Gold, bool]],
    same: Callable[[Found, Gold], bool],
    where: str,
    show_found: Callable[[Found], str] = str,
    show_gold: Callable[[Gold], str] = str,
) -> None:
    """Each label takes one prediction; optional labels are neither rewarded nor punished."""
    left = list(found)
    for item, optional in sorted(gold, key=lambda pair: pair[1]):
        hit = next((candidate for candidate in left if same(candidate, item)), None)
        if hit is not None:
            left.remove(hit)
        if optional:
            continue
        tally.gold += 1
        if hit is None:
            tally.missed.append(f"{where}: {show_gold(item)}")
        else:
            tally.correct += 1
            tally.found += 1
    tally.found += len(left)
    tally.spurious += [f"{where}: {show_found(candidate)}" for candidate in left]


def _entities(extraction: Extraction, mention_type: str) -> list[list[str]]:
    """For each distinct entity its canonical name, then how the article writes it."""
    names: dict[str, list[str]] = defaultdict(list)
    for mention in extraction.mentions:
        if mention.mention_type == mention_type:
            names[mention.entity_name].append(mention.text)
    return [[name, *texts] for name, texts in names.items()]


def _score_names(tally: Tally, found: list[list[str]], gold: list[tuple[list[str], bool]], where: str) -> None:
    def same(candidate: list[str], names: list[str]) -> bool:
        return any(_norm(a) == _norm(b) for a in candidate for b in names)

    _match_one_to_one(tally, found, gold, same, where)


def _score_roles(tally: Tally, extraction: Extraction, label: Label, aliases: dict[str, list[str]], where: str) -> None:
    found = [(role.full_name, role.title, role.organisation_name) for role in extraction.roles]
    gold = [((p["name"], role), _is_optional(role)) for p in label["persons"] for role in p["roles"]]

    def same(candidate: tuple[str, str, str | None], item: tuple[str, Label]) -> bool:
        person, title, organisation = candidate
        return _norm(person) == _norm(item[0]) and any(
            _same_title(title, reading["title"])
            and (
                reading["organisation"] is None
                or _name_agrees(organisation, aliases.get(reading["organisation"], [reading["organisation"]]))
            )
            for reading in _readings(item[1])
        )

    _match_one_to_one(tally, found, gold, same, where)


def _same_title(found: str, gold: str) -> bool:
    p, g = (_words(" ".join(_ABBREVIATED_TITLES.get(w, w) for w in _norm(title).split())) for title in (found, gold))
    return ("phó" in p) == ("phó" in g) and len(p & g) >= 0.6 * max(len(g), 1)


def _score_dates(tally: Tally, extraction: Extraction, label: Label, where: str) -> None:
    found = {
        (mention.start_date, mention.end_date, _norm(mention.text))
        for mention in extraction.mentions
        if mention.mention_type == "date" and mention.start_date is not None
    }
    gold = {(d["start"], d["end"], _norm(d["text"])): d for d in label["dates"]}

    def same(candidate: tuple[date | None, date | None, str], item: Label) -> bool:
        text = _norm(item["text"])
        return (candidate[2] in text or text in candidate[2]) and any(
            reading["start"] is None or candidate[:2] == (_date(reading["start"]), _date(reading["end"]))
            for reading in _readings(item)
        )

    pairs = [(d, _is_optional(d) or not d["start"]) for d in gold.values()]
    _match_one_to_one(tally, sorted(found, key=str), pairs, same, where)


def _same_event(found: Event, gold: Label) -> bool:
    near = _overlap((found.evidence_start, found.evidence_end), _span(gold))
    return any(
        found.event_type == reading["type"]
        and found.status == (reading.get("status") or "held")
        and (not reading["date_start"] or found.start_date == _date(reading["date_start"]))
        and (
            near
            or len(_words(f"{found.title} {found.evidence}") & _words(reading["title"]))
            >= 0.5 * max(len(_words(reading["title"])), 1)
        )
        for reading in _readings(gold)
    )


# ---------------------------------------------------------------- metrics
def _span(gold: Label) -> tuple[int, int]:
    return gold["evidence_start"], gold["evidence_start"] + len(gold["evidence"])


def _overlap(first: tuple[int, int], second: tuple[int, int]) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def _unit_agrees(found: str, gold: Label) -> bool:
    unit = gold["unit"].strip()
    if _norm(found) == _norm(unit):
        return True
    if {found, unit, found.split("/", maxsplit=1)[0], unit.split("/")[0]} & _STANDARD_UNITS:
        return False
    return bool(_words(found) & (_words(unit) | _words(gold["evidence"])))


def _number_agrees(found: Metric, gold: Label) -> bool:
    candidates = [found.value, found.value_low, found.value_high] if gold.get("range") else [found.value]
    target = float(gold["value"])
    return any(abs(float(candidate) - target) <= 1e-6 * max(1.0, abs(target)) for candidate in candidates)


def _kind(metric: Metric) -> str:
    if metric.value_type in ("change", "ratio"):
        return "change"
    return "attainment" if metric.value_type == "attainment" else metric.scenario


def _same_measure(found: Metric, gold: Label) -> bool:
    predicted, labelled = _words(found.metric_name), _words(gold["measure"])
    if not predicted or not labelled:
        return True
    return len(predicted & (labelled | _words(gold["unit"]))) >= 0.5 * min(len(predicted), len(labelled))


def _depth(found: Metric, gold: Label, aliases: dict[str, list[str]]) -> int:
    """How many of DEPTHS hold for this pair, by the best reading of the label; 0 for another number."""
    if not _overlap((found.evidence_start, found.evidence_end), _span(gold)):
        return 0
    best = 0
    for reading in _readings(gold):
        if not (_number_agrees(found, reading) and _unit_agrees(found.unit_code, reading)):
            continue
        subject = reading["subject"]
        agreements = (
            _kind(found) == reading["scenario"]
            and (found.qualifier == reading["qualifier"] or bool(reading.get("range"))),
            reading["period_start"] is None
            or (found.period_start, found.period_end) == (_date(reading["period_start"]), _date(reading["period_end"])),
            _same_measure(found, reading),
            subject is None or _name_agrees(found.organisation_name, aliases.get(subject, [subject])),
        )
        depth = 1 + next((i for i, agrees in enumerate(agreements) if not agrees), len(agreements))
        best = max(best, depth)
    return best


def _score_metrics(
    tallies: Tallies, found: Sequence[Metric], gold: list[Label], aliases: dict[str, list[str]], where: str
) -> None:
    pairs = sorted(
        ((_depth(p, g, aliases), not _is_optional(g), i, j) for i, p in enumerate(found) for j, g in enumerate(gold)),
        key=lambda pair: (-pair[0], -pair[1]),
    )
    used: set[int] = set()
    depth_of: dict[int, int] = {}
    partner: dict[int, Metric] = {}
    seen: set[tuple[float, str]] = set()
    for depth, _, i, j in pairs:
        if depth and j not in depth_of and (i not in used or gold[j].get("range")):
            depth_of[j] = depth
            partner[j] = found[i]
            used.add(i)
            seen.add((float(gold[j]["value"]), _norm(found[i].unit_code)))
    counted = [j for j, item in enumerate(gold) if not _is_optional(item)]
    extra = [
        metric
        for i, metric in enumerate(found)
        if i not in used and (float(metric.value), _norm(metric.unit_code)) not in seen
    ]
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
        f"{metric.evidence!r} {metric.metric_name} {_kind(metric)} {metric.qualifier} "
        f"{metric.period_start}..{metric.period_end} / {metric.organisation_name}"
    )
