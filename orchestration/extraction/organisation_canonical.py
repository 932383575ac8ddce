"""The one name that all mentions of a body share."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from orchestration.extraction.names import Words
from orchestration.extraction.organisation_heads import Head, place_names
from orchestration.extraction.organisation_keys import Body

# Bodies without words of their own: in the canonical name, the register's name of the parent stands for it.
NAMED_BY_PARENT = frozenset({"đảng ủy", "đảng bộ", "công đoàn", "đoàn thanh niên", "cựu chiến binh"})


_PARTY = frozenset({"đảng ủy", "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "đảng bộ"})


@dataclass(slots=True)
class Resolved:
    """A mention with the key of its body. ``own_text`` leaves the parent's words out."""

    start: int
    end: int
    text: str
    own_text: str
    key: str
    is_bare: bool
    rule: str
    head: Head | None
    parent_is_named: bool = False


@cache
def _last_words_of_places() -> tuple[str, ...]:
    return tuple({words[-1] for words, _ in place_names().items()})


def _merge_shortened(bodies: dict[str, Body], resolved: list[Resolved]) -> None:
    """«Viện Dầu khí» beside «Viện Dầu khí Việt Nam» is the same body without its country."""
    stems: dict[str, set[str]] = {}
    last_words = _last_words_of_places()
    for found in {(one.text, one.key): one for one in resolved}.values():
        if found.text[-1:].isalnum() and not found.text.lower().endswith(last_words):
            continue
        words = Words(found.text)
        for k in range(max(len(words) - 5, 2), len(words)):
            place = place_names().at(words, k)
            is_unit = words.lows[k] in ("tỉnh", "tp") or words.lows[k : k + 2] == ["thành", "phố"]
            if (place and place[0] == len(words)) or is_unit:
                stems.setdefault(" ".join(words.lows[:k]), set()).add(found.key)
    for found in resolved:
        body = bodies[found.key]
        longer = stems.get(found.text.lower(), set()) - {found.key}
        if len(longer) == 1 and body.registered is None and not found.is_bare:
            found.key = next(iter(longer))


def canonical_names(bodies: dict[str, Body], composed: dict[str, str], resolved: list[Resolved]) -> dict[str, str]:
    """The name of each body: the register's, else the longest form that the article writes."""
    _merge_shortened(bodies, resolved)
    forms: dict[str, list[Resolved]] = {}
    for found in resolved:
        forms.setdefault(found.key, []).append(found)
    names: dict[str, str] = {}
    for key, found_forms in forms.items():
        names[key] = _canonical(bodies, key, composed.get(key), found_forms)
    bearers = Counter(names.values())
    for key, found_forms in forms.items():
        body = bodies[key]
        is_nameless = not body.registered and not body.own_words and all(form.is_bare for form in found_forms)
        is_ambiguous = bearers[names[key]] > 1
        if is_nameless and (body.family in NAMED_BY_PARENT or is_ambiguous) and body.parent in names:
            names[key] = f"{capitalised(body.family)} {names[body.parent]}"
    return names


def _canonical(bodies: dict[str, Body], key: str, composed: str | None, forms: list[Resolved]) -> str:
    body = bodies[key]
    if body.registered:
        return body.registered
    if body.family == "sở giao dịch chứng khoán" and body.own_words.istitle() is False and len(forms[0].text) < 7:
        return forms[0].text
    named = [form for form in forms if not form.is_bare]
    if body.family in NAMED_BY_PARENT and not body.own_words and body.parent and body.parent.startswith("reg:"):
        head = max((form.own_text for form in named if form.head is not None), key=len, default=body.family)
        if not named or any(form.parent_is_named for form in named):
            return f"{capitalised(head)} {body.parent.removeprefix('reg:')}"
    if not named:
        return composed or capitalised(body.family)
    owner = bodies.get(body.parent or "")
    is_of_party = owner is not None and owner.family in _PARTY  # «Ban Tổ chức Đảng ủy Chính phủ»: nobody else's
    if not is_of_party and not all(form.head is None or form.head.keeps_parent for form in named):
        return capitalised(max((form.own_text for form in named), key=len))
    return capitalised(max((form.text for form in named), key=len))


def without_brackets(text: str) -> str:
    """«Tổng công ty (TCT) Khí Việt Nam» → «Tổng công ty Khí Việt Nam»."""
    while "(" in text and ")" in text[text.index("(") :]:
        start = text.index("(")
        end = text.index(")", start)
        text = f"{text[:start].rstrip()} {text[end + 1 :].lstrip()}"
    return " ".join(text.split())


def capitalised(text: str) -> str:
    """The text with a capital at its start, the rest as it is."""
    return text[:1].upper() + text[1:]
