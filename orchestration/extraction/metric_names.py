"""The measure of a number, read from the words around it.

In this order: a catalogued measure named in the lead («doanh thu đạt | 2 tỷ»), one that verb and
counted thing name together («khai thác | 5 triệu tấn | dầu»), the noun phrase of the lead («Thủy điện:
| 36,5 tỷ kWh»), verb and noun («tuyển dụng | 80 | lao động»), and else what was measured before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from orchestration.extraction.lexicon import any_of, word_list
from orchestration.extraction.metric_cues import blank_cues
from orchestration.extraction.metric_measures import Measure, MeasureCatalogue, Signal, open_measure
from orchestration.extraction.quantities import Quantity
from orchestration.extraction.units import FUNCTION_WORDS

_MASK = "\x00"
_BARE_RESULT = frozenset({"lãi", "lỗ", "mức lãi"})
GENERIC_CODES = frozenset({"funding"})  # words such as «số tiền» name a measure only when nothing better does
_BOUNDARY = re.compile(
    r"[;:.()•+“”\"…]|(?<!\w)[–-](?!\w)|(?<!\w)(?:trong khi|nhưng|tuy nhiên|đồng thời|cụ thể|riêng|trong đó|"
    r"bao gồm|gồm có|như|gồm)(?!\w)"
)
_PART_OF = re.compile(
    any_of("trong đó|riêng|bao gồm|gồm|cụ thể|trong số này|cơ cấu".split("|"), not_after=r"\w") + r"(?!\w)"
)
EDGE_WORDS = frozenset(word_list("phrase_edge"))
_ACTION_VERBS = re.compile(any_of(word_list("action_verb"), not_after=r"\w") + r"(?!\w)")
# These begin no counted noun.
_NO_NOUN = frozenset({"kế hoạch", "chỉ tiêu", "dự toán", "dự kiến", "mục tiêu", "trị giá"})
_HOLDING = frozenset({"góp", "nắm", "nắm giữ", "sở hữu", "giữ"})
_NEAR_WORDS = 4
_MOST_WORDS = 6  # of a counted noun
_COUNTED_END = re.compile(r"\s?(?:[,;.()]|và\b|$)")
# What points back at a measure («con số này»), and whoever has one («đơn vị», «công ty»), names none.
_ANAPHORS = frozenset(word_list("anaphor"))
_BARE_SUBJECTS = frozenset(word_list("bare_subject"))
_PREDICATE = re.compile(r"(?<!\w)(?:thì|vẫn|cũng|lại|liền|bèn)(?!\w)")
_KEPT = (["trong", "nước"], ["chỉ", "tiêu"])  # phrases whose first word alone would be stripped
_QUALIFIER_REACH = 40  # characters after a counted noun in which its qualifier stands
_QUOTED = re.compile(r"\s?[“\"]\s?([^”\"“]{3,60})[”\"]")
_NOUN_AFTER = re.compile(r"\s((?:[^\W\d_]+)(?:\s[^\W\d_]+){0,7})")


@dataclass(frozen=True, slots=True)
class Naming:
    """The measure found for a number; ``is_carried`` when nothing new was named."""

    measure: Measure | None
    is_carried: bool
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What the naming rules look at, in lower case with dates and organisations masked.

    ``signals`` are those of the lead, offsets counted from its start; ``verb`` ends the lead, ``noun``
    begins the tail. ``before`` is the measure of the last number, ``whole`` that of the last whole;
    ``is_part``: «trong đó», «riêng» or a part before it make the number a part of that whole.
    """

    quantity: Quantity
    lead: str
    tail: str
    signals: list[Signal]
    verb: str | None
    noun: str
    before: Measure | None
    whole: Measure | None
    is_part: bool

    @property
    def names_substance(self) -> bool:
        """Whether verb and noun can name the measure together; a share has a rule of its own."""
        return bool(self.verb and self.noun) and self.quantity.dimension != "ratio"


class MeasureNamer:
    """Names measures with the help of the catalogue; holds no state between numbers."""

    def __init__(self, catalogue: MeasureCatalogue) -> None:
        self._catalogue = catalogue

    def name(
        self,
        quantity: Quantity,
        lead: str,
        tail: str,
        signals: list[Signal],
        before: Measure | None,
        whole: Measure | None,
        *,
        continues_part: bool = False,
    ) -> Naming:
        """The measure of ``quantity`` by the first rule that finds one; see ``Words`` for the rest."""
        is_part = continues_part or _PART_OF.search(lead) is not None
        words = Words(quantity, lead, tail, signals, _last_verb(lead), noun_after(tail), before, whole, is_part)
        for rule in (
            self._by_signal,
            self._by_verb_and_noun,
            self._by_noun_after,
            self._by_adjacent_signal,
            self._by_count,
            self._by_open_verb_and_noun,
            self._by_noun_phrase,
            self._by_share,
        ):
            measure = rule(words)
            if measure is not None:
                return Naming(measure, is_carried=False, is_part=words.is_part)
        if before is not None:
            return Naming(before, is_carried=True, is_part=words.is_part)
        left = words.verb or words.noun
        return Naming(open_measure(left) if left else None, is_carried=False)

    def _by_signal(self, words: Words) -> Measure | None:
        """«doanh thu đạt | 2 tỷ USD»; «sản lượng | 5 triệu tấn | dầu» says more than «sản lượng»."""
        quantity, before = words.quantity, words.before
        fitting = [s for s in words.signals if s.measure.allows(quantity.dimension, quantity.unit_code)]
        if not fitting:
            return None
        if quantity.dimension == "ratio" and words.noun and len(words.lead[fitting[-1].end :].split()) > _NEAR_WORDS:
            return None  # «2 đại biểu dự …; đặt chỉ tiêu tối thiểu | 95% | người lao động gia nhập»
        signal = fitting[0 if fitting[-1].measure.code in GENERIC_CODES else -1]
        named = words.lead[signal.start : signal.end]
        if named in _BARE_RESULT and before is not None and before.code is not None and "profit" in before.code:
            return before  # «lợi nhuận sau thuế …, trong khi quý II/2022 lãi | 44,8 tỷ»
        return self._together(named, words.noun, quantity) or signal.measure

    def _by_verb_and_noun(self, words: Words) -> Measure | None:
        """«khai thác | 1,2 triệu tấn | dầu»."""
        return self._together(words.verb or "", words.noun, words.quantity) if words.names_substance else None

    def _by_noun_after(self, words: Words) -> Measure | None:
        """«thu hút | 1,6 tỷ USD | vốn FDI», «giữ | 56,5% | thị phần»."""
        can_name = words.quantity.dimension in ("currency", "ratio")
        return self._together("", words.noun, words.quantity) if can_name else None

    def _by_adjacent_signal(self, words: Words) -> Measure | None:
        """«công suất thiết kế | 25 triệu hành khách»: named, but of what its unit says."""
        if not words.signals:
            return None
        signal = words.signals[-1]
        named = words.lead[signal.start : signal.end]
        if " " not in named or words.lead[signal.end :].strip():
            return None
        of_what = words.quantity.unit_code if words.quantity.dimension == "count" else words.noun
        return open_measure(f"{named} {of_what}")

    def _by_count(self, words: Words) -> Measure | None:
        """«hiện có | 134 | chi bộ trực thuộc» is catalogued, «khen thưởng | 3 | chi bộ» is open."""
        quantity, verb = words.quantity, words.verb
        if quantity.dimension != "count":
            return None
        noun = f"{quantity.unit_code} {words.noun}".strip()
        quoted = _QUOTED.match(words.tail)
        if quoted is not None:  # «8 chi bộ “Hoàn thành tốt nhiệm vụ”»: those of that grade only
            return Measure(f"{noun} {' '.join(quoted.group(1).split())}", additivity="additive")
        measure = self._together(verb, noun, quantity) if verb else self._counted(words)
        if measure is not None:
            return measure
        return open_measure(f"{verb} {noun}" if verb and not noun.startswith(verb) else noun)

    def _counted(self, words: Words) -> Measure | None:
        """The catalogued measure that the counted noun names, qualifier included: «8 | đảng viên dự bị»."""
        quantity = words.quantity
        signals = self._catalogue.find(f"{quantity.unit_code}{words.tail[:_QUALIFIER_REACH]}".lower())
        if not signals or signals[0].start > 0 or signals[0].end < len(quantity.unit_code):
            return None
        measure = signals[0].measure
        return measure if measure.allows("count", quantity.unit_code) else None

    def _by_open_verb_and_noun(self, words: Words) -> Measure | None:
        """«thu hồi | 2,68ha | đất»."""
        return open_measure(f"{words.verb} {words.noun}") if words.names_substance else None

    def _by_noun_phrase(self, words: Words) -> Measure | None:
        """«Thủy điện: | 36,5 tỷ kWh»; «trong đó ở nước ngoài | 0,34 triệu tấn» tells a part of the whole."""
        phrase = noun_phrase(words.lead, is_near=bool(self._share(words)))
        if self._share(words) and words.verb in _HOLDING:
            return None
        if not phrase or (phrase == "chỉ tiêu" and self._share(words)):
            return None
        base = words.whole or words.before
        if words.is_part and base is not None and not _repeats(base.name, phrase):
            whole_name = f"{base.name} {phrase}"  # «sản lượng khai thác dầu» + «trong nước»
            return self._catalogued(whole_name, words.quantity) or replace(base, name=whole_name, code=None)
        measure = self._catalogued(phrase, words.quantity) or open_measure(phrase)
        if measure is None or measure.code is not None or words.before is None:
            return measure
        return replace(measure, category=words.before.category, additivity=words.before.additivity)

    def _by_share(self, words: Words) -> Measure | None:
        """«yêu cầu | 100% | giàn được chứng nhận»."""
        share = self._share(words)
        if share and words.verb in _HOLDING:
            share = f"{words.verb} {share}"  # «góp | 49% | vốn»
        return Measure(f"tỷ lệ {share}", additivity="non_additive") if share else None

    def _share(self, words: Words) -> str:
        return _share_after(words.tail) if words.quantity.dimension == "ratio" else ""

    def _together(self, verb: str, noun: str, quantity: Quantity) -> Measure | None:
        """«khai thác» + «dầu thô trong nước»: the longest catalogued phrase, else none."""
        words = noun.split()
        for length in range(len(words), 0, -1):
            measure = self._catalogued(f"{verb} {' '.join(words[:length])}".strip(), quantity)
            if measure is not None:
                return measure
        return None

    def _catalogued(self, phrase: str, quantity: Quantity) -> Measure | None:
        measure = self._catalogue.named(phrase)
        return measure if measure is not None and measure.allows(quantity.dimension, quantity.unit_code) else None


@lru_cache(maxsize=16)  # several rules in a row ask for the same number's noun
def noun_after(tail: str) -> str:
    """The words right after number and unit that still belong to what is counted."""
    match = _NOUN_AFTER.match(tail)
    if match is None:
        return ""
    words: list[str] = []
    found = match.group(1).split()
    for word, following in zip(found, [*found[1:], ""], strict=True):
        is_income = word == "thu" and words[-1:] in (["doanh"], ["nguồn"])  # «năm chục tỷ | doanh thu»
        if (word in FUNCTION_WORDS and not is_income) or f"{word} {following}" in _NO_NOUN:
            break
        words.append(word)
    return " ".join(words[:_MOST_WORDS])


def without_counted(lead: str) -> str:
    """The lead without the words that the number before counts: «800.000 tấn | urê quy đổi, hoàn thành | 88%»."""
    counted = noun_after(lead)
    action = _ACTION_VERBS.search(counted, 1)
    if action is not None:
        counted = counted[: action.start()].rstrip()  # «14 | đơn vị thành viên | nộp ngân sách | 1.037 tỷ đồng»
    if not counted:
        return lead
    end = lead.index(counted) + len(counted)
    if action is None and not _COUNTED_END.match(lead, end):
        return lead  # «311 tỷ đồng | song chi phí lãi vay lên tới»: a clause of its own
    return " " * end + lead[end:]


@lru_cache(maxsize=16)
def _share_after(tail: str) -> str:
    """«100% | giàn được chứng nhận trước năm 2023» → «giàn được chứng nhận»: what has the share."""
    if not noun_after(tail):
        return ""
    clause = re.split(r"[,;.:()\x00]|(?<!\w)(?:trước|trong|so|và|kế hoạch|vào|tại|cùng)(?!\w)", tail, maxsplit=1)[0]
    return " ".join(clause.split()[:6])


def names_action(lead: str) -> bool:
    """Whether the lead says what is done with what is counted: «đào tạo cho | 500 lao động»."""
    return _ACTION_VERBS.search(lead) is not None


def _last_verb(lead: str) -> str | None:
    """The verb phrase that ends the lead (qualifiers may follow it): «đã chủ trì và triển khai thực hiện | 10»."""
    verbs = list(_ACTION_VERBS.finditer(lead))
    if not verbs:
        return None
    last = verbs[-1]
    between = lead[last.end() :]
    if re.search(r"[,;:.()]", between) or len(between.split()) > 3:
        return None
    return last.group()


def noun_phrase(lead: str, *, is_near: bool) -> str:
    """The noun phrase of the lead's last clause, without cues, dates and bodies.

    ``is_near``: only what stands right before the number will do, not what a comma parts from it.
    """
    start = 0
    lead = lead.rstrip().removesuffix(":")  # «Nước thương phẩm: | 9,84 triệu m3»: a heading names its number
    for boundary in _BOUNDARY.finditer(lead):
        start = boundary.end()
    clause = blank_cues(lead[start:], _MASK)
    if is_near:
        clause = clause.rpartition(",")[2]
    for part in reversed(re.split(rf"[,{_MASK}]", clause)):
        words = _PREDICATE.split(part)[0].split()
        while words and (words[0] in EDGE_WORDS or words[0].isdigit()) and words[:2] not in _KEPT:
            words.pop(0)
        while words and (words[-1] in EDGE_WORDS or words[-1].isdigit()):
            words.pop()
        phrase = " ".join(words[-9:])
        if phrase in _ANAPHORS:
            return ""
        if sum(character.isalpha() for character in phrase) > 1 and phrase not in _BARE_SUBJECTS:
            return phrase
    return ""


def _repeats(name: str, phrase: str) -> bool:
    return phrase in name or name in phrase
