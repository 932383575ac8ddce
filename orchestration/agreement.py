"""When a fact that was found agrees with a hand-labelled one.

The conventions of the labels stand in ``tests/gold/README.md``. A pair of metrics agrees to a depth:
number and unit; + scenario, value type and qualifier; + period; + measure; + subject. Which fact is
paired with which label, and what follows for the figures, belongs to ``scoring``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from orchestration.extraction.model import Event, Mention, Metric, PersonRole

Label = dict[str, Any]
Aliases = dict[str, list[str]]

DEPTHS = ("number+unit", "+scenario", "+period", "+measure", "+subject")

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
_LEGAL_FORMS = {
    "ctcp": "công ty cổ phần",
    "cp": "cổ phần",
    "tmcp": "thương mại cổ phần",
    "tnhh": "trách nhiệm hữu hạn",
    "mtv": "một thành viên",
    "tct": "tổng công ty",
}
_ALMOST = 0.8  # share of the words that two names have in common
_STOP_WORDS = frozenset(
    "số tổng lượng mức các của và là đạt được cho trong với về toàn công tác theo kế hoạch năm quý tháng".split()
)
_TONE_PLACES = dict(
    zip(
        "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(),
        "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(),
        strict=True,
    )
)
_MISPLACED_TONE = re.compile(rf"(?:{'|'.join(_TONE_PLACES)})(?!\w)")


# Each name and measure is compared with all others of its article.
@lru_cache(maxsize=10_000)
def norm(text: str | None) -> str:
    """Words as they are compared: case, dashes, the place of tone marks and white space do not count."""
    folded = unicodedata.normalize("NFC", text or "").lower()
    folded = re.sub(r"[‐-―−-]", "-", folded)
    folded = _MISPLACED_TONE.sub(lambda found: _TONE_PLACES[found[0]], folded)
    folded = re.sub(r"\s*-\s*", " - ", folded)
    return re.sub(r"\s+", " ", folded).strip(' .,;:"“”')


@lru_cache(maxsize=10_000)
def _words(text: str | None) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", norm(text)) if word not in _STOP_WORDS)


def _name_agrees(name: str | None, names: Sequence[str]) -> bool:
    """Whether one of the names is meant; published names have the legal form that the articles write («CTCP»)."""
    found = _spelled_out(name)
    if not found:
        return False
    return any(
        found == (other := _spelled_out(each)) or _jaccard(_words(found), _words(other)) >= _ALMOST for each in names
    )


def _spelled_out(name: str | None) -> str:
    return " ".join(_LEGAL_FORMS.get(word, word) for word in norm(name).split())


def _jaccard(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / max(len(first | second), 1)


def is_optional(item: Label) -> bool:
    """Whether the label is neither rewarded nor punished."""
    return bool(item.get("optional"))


def _readings(item: Label) -> list[Label]:
    """The label and the other readings that count as right."""
    return [item, *({**item, **extra} for extra in item.get("accept", []))]


def _date(value: object) -> date | None:
    return None if value is None else value if isinstance(value, date) else date.fromisoformat(str(value)[:10])


def same_role(found: PersonRole, gold: tuple[str, Label], aliases: Aliases) -> bool:
    """The same person holds the same title at the same body; ``gold`` is a person's name with a role."""
    person, role = gold
    return norm(found.full_name) == norm(person) and any(
        _same_title(found.title, reading["title"])
        and (
            reading["organisation"] is None
            or _name_agrees(found.organisation_name, aliases.get(reading["organisation"], [reading["organisation"]]))
        )
        for reading in _readings(role)
    )


def same_date(found: Mention, gold: Label) -> bool:
    """The same words, or a part of them, mean the same days."""
    words, text = norm(found.text), norm(gold["text"])
    return (words in text or text in words) and any(
        reading["start"] is None
        or (found.start_date, found.end_date) == (_date(reading["start"]), _date(reading["end"]))
        for reading in _readings(gold)
    )


def _same_title(found: str, gold: str) -> bool:
    p, g = (_words(" ".join(_ABBREVIATED_TITLES.get(w, w) for w in norm(title).split())) for title in (found, gold))
    return ("phó" in p) == ("phó" in g) and len(p & g) >= 0.6 * max(len(g), 1)


def same_event(found: Event, gold: Label) -> bool:
    """Type, status and first day, and the place in the text or half the words of the title."""
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


def _span(gold: Label) -> tuple[int, int]:
    return gold["evidence_start"], gold["evidence_start"] + len(gold["evidence"])


def _overlap(first: tuple[int, int], second: tuple[int, int]) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def _unit_agrees(found: str, gold: Label) -> bool:
    unit = gold["unit"].strip()
    if norm(found) == norm(unit):
        return True
    if {found, unit, found.split("/", maxsplit=1)[0], unit.split("/")[0]} & _STANDARD_UNITS:
        return False
    return bool(_words(found) & (_words(unit) | _words(gold["evidence"])))


def _number_agrees(found: Metric, gold: Label) -> bool:
    candidates = [found.value, found.value_low, found.value_high] if gold.get("range") else [found.value]
    target = float(gold["value"])
    return any(abs(float(candidate) - target) <= 1e-6 * max(1.0, abs(target)) for candidate in candidates)


def scenario_of(metric: Metric) -> str:
    """The one word of the labels for the value type and the scenario."""
    if metric.value_type in ("change", "ratio"):
        return "change"
    return "attainment" if metric.value_type == "attainment" else metric.scenario


def _same_measure(found: Metric, gold: Label) -> bool:
    predicted, labelled = _words(found.metric_name), _words(gold["measure"])
    if not predicted or not labelled:
        return True
    return len(predicted & (labelled | _words(gold["unit"]))) >= 0.5 * min(len(predicted), len(labelled))


def metric_depth(found: Metric, gold: Label, aliases: Aliases) -> int:
    """How many of DEPTHS hold for this pair, by the best reading of the label; 0 for another number."""
    if not _overlap((found.evidence_start, found.evidence_end), _span(gold)):
        return 0
    best = 0
    for reading in _readings(gold):
        if not (_number_agrees(found, reading) and _unit_agrees(found.unit_code, reading)):
            continue
        subject = reading["subject"]
        agreements = (
            scenario_of(found) == reading["scenario"]
            and (found.qualifier == reading["qualifier"] or bool(reading.get("range"))),
            reading["period_start"] is None
            or (found.period_start, found.period_end) == (_date(reading["period_start"]), _date(reading["period_end"])),
            _same_measure(found, reading),
            subject is None or _name_agrees(found.organisation_name, aliases.get(subject, [subject])),
        )
        depth = 1 + next((i for i, agrees in enumerate(agreements) if not agrees), len(agreements))
        best = max(best, depth)
    return best
