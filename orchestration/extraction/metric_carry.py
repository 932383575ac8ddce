"""Measures that lean on the numbers before: changes, plans in brackets, items of lists.

What a level says of itself is the business of ``metric_names``; here a number takes its measure
from the statement that it belongs to, unless its own clause names one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from orchestration.extraction.metric_extent import (
    dividend_by_share,
    dividend_paid,
    extent,
    of_bracket,
    of_dimension,
    quorum,
    service_time,
    share_price,
    takings,
)
from orchestration.extraction.metric_measures import SHARE, Measure, MeasureCatalogue
from orchestration.extraction.metric_names import GENERIC_CODES, MeasureNamer, Naming
from orchestration.extraction.metric_parts import follows_part, of_listed, of_market, of_sharer, of_side
from orchestration.extraction.metric_phrases import last_verb, noun_after, noun_phrase
from orchestration.extraction.metric_plans import names_only_plan
from orchestration.extraction.metric_spot import Kind, Memory, Spot
from orchestration.extraction.metric_wording import by_colon, by_complement, by_ground, by_predicate, by_price
from orchestration.extraction.metric_worth import cost_of_project, for_each, spending, worth

_TRADE = frozenset({"exports", "export_turnover", "imports", "import_turnover"})
_SPENDING = re.compile(r"(?:chi|đầu tư|vay|nợ|nộp|trả|thuế|lương|vốn|quỹ|ủng hộ|hỗ trợ|thông qua|phê duyệt|rót)(?!\w)")
_RESULT = re.compile(r"(?<!\w)(?:lãi|lỗ|lợi nhuận|doanh thu|giá|chi phí)(?!\w)")  # no goods of a trade
_TURNOVER = frozenset({"kim ngạch", "giá trị", "trị giá", "tổng kim ngạch"})
_WORDS_TO_CUE = 5  # a measure named further from its verb than this is the measure of something else
_LONGEST_SUBJECT = 10  # words between what opens a sentence and its verb
_MOST_WORDS = 8  # a noun phrase longer than this is a clause
_MARKS = " ,;/+-–"
_PLAN_OF = re.compile(r"\s(?:so với\s)?(?:kế hoạch|mục tiêu|chỉ tiêu|dự toán)\s(?P<what>[^,;.()]{3,50})")
_COUNTED_BEFORE = re.compile(r"\s+(?:[^\W\d_]+\s){0,4}và\s[^\W\d_]+(?:\s[^\W\d_]+){0,3}(?=,)")
# «vượt 4,2% | kế hoạch giao cho giai đoạn này và bằng | 52,7%»
_OF_LAST_PLAN = re.compile(
    r"\A\s(?:so với\s)?(?:kế hoạch|mục tiêu|chỉ tiêu|dự toán)(?!\w)[^,;.()]*?(?:\svà(?=\s)|(?=,))"
)
_VERSUS = re.compile(r"(?:so với|thay vì)(?: mức| con số)?(?: gần| hơn| khoảng)?\s$")
# «làm ra 6,7 triệu tấn xăng dầu (không tính Nghi Sơn) và | 1,88 triệu tấn | đạm»
_IN_BRACKETS = re.compile(r"\([^()]*\)")
# «nắm lần lượt hơn | 20% | và khoảng 50% thị phần»: the noun stands behind the last of the list
_JOINS = re.compile(r"\s?(?:và|,)\s(?:(?:hơn|gần|khoảng|trên|dưới)\s)?")
_ABOUT = re.compile(r"\svề\s(?P<what>[^,;.()]{3,50})")
# «- Thuốc nổ: sản xuất | 4.900 tấn»: words stand between the label and the number
_LABELLED = re.compile(r"[-–+•*▪]\s(?P<label>[^:;.,\d\x00]{2,40}):\s[^\W\d]")


class CarryingNamer:
    """Names the measure of any number with the help of what came before it."""

    def __init__(self, catalogue: MeasureCatalogue) -> None:
        self._catalogue = catalogue
        self._namer = MeasureNamer(catalogue)
        self._trade: Measure | None = None
        self._verb: tuple[str | None, int] = (None, -1)  # of the last level, with its sentence
        self._label: tuple[str, int] = ("", -1)  # of a list's item, with its sentence

    def name(self, spot: Spot, kind: Kind, memory: Memory, *, is_plan: bool) -> Naming:
        """The measure of the number at ``spot``; ``is_plan`` marks the plan itself («(15 tỷ kWh)»)."""
        if spot.dealt_measure is not None:
            return Naming(spot.dealt_measure, is_carried=False)
        last = memory.measure_for(spot.quantity)
        if kind.value_type != "level":
            return self._of_change(spot, kind, memory)
        listed = of_listed(spot, memory)
        settled = Naming(listed, is_carried=False, is_part=True) if listed else self._without_words(spot, memory, last)
        if settled is not None:
            return settled
        said = (
            _share_of(spot, last)
            or of_sharer(spot, memory)
            or of_side(spot, memory)
            or of_market(spot, memory)
            or by_predicate(spot, self._catalogue)
            or by_complement(spot, self._catalogue)
            or by_colon(spot, self._catalogue)
            or worth(spot, memory, self._catalogue)
            or spending(spot, memory)
            or for_each(spot, memory)
            or cost_of_project(spot, self._catalogue)
            or by_price(spot, self._catalogue)
            or by_ground(spot, self._catalogue)
            or extent(spot)
            or service_time(spot)
            or quorum(spot, self._catalogue)
            or of_bracket(spot)
            or dividend_paid(spot, last, self._catalogue)
            or dividend_by_share(spot, last)
            or share_price(spot, self._catalogue)
            or (takings(spot, self._catalogue) if self._trade is None else None)
        )
        if said is not None:
            return Naming(said, is_carried=False)
        signals = self._catalogue.find(spot.lead)
        naming = self._namer.name(
            spot.quantity,
            spot.lead,
            spot.rest if spot.quantity.unit_code == "%" and _JOINS.fullmatch(spot.tail) else spot.tail,
            signals,
            last,
            memory.whole.measure if memory.whole else None,
            continues_part=follows_part(spot, memory),
            verb_before=self._verb_before(spot),
        )
        self._verb = (last_verb(spot.lead) or self._verb_before(spot), spot.sentence)
        if memory.heading is not None:
            naming = self._as_item(spot, naming, memory.heading)
        naming = self._of_item(spot, self._of_goods(spot, naming))
        if naming.measure is not None and not naming.is_carried:
            naming = replace(naming, measure=of_dimension(spot, naming.measure))
        is_named_after = noun_after(spot.tail) != "" and naming.measure is not None and naming.measure.code is not None
        # «kế hoạch là | 4.243 tỷ đồng | tổng doanh thu»
        is_own = is_named_after and not naming.is_carried and "(" not in spot.lead
        is_counted_else = (
            spot.quantity.dimension == "count"
            and memory.last is not None
            and (spot.quantity.unit_code.split()[0] != memory.last.quantity.unit_code.split()[0])
        )  # «3 phân xưởng chưa có sáng kiến. Chỉ tiêu giao cho năm 2024: | 160 sáng kiến»
        named = [s for s in signals if not names_only_plan(spot.lead[s.start : s.end])]
        is_of_last = not is_own and not is_counted_else and (not named or naming.measure in (None, last))
        if is_plan and last is not None and is_of_last:
            return Naming(last, is_carried=True)
        return naming

    def _verb_before(self, spot: Spot) -> str | None:
        """«sản xuất 1,4 triệu tấn LPG, | 60 nghìn tấn | condensate»: the verb holds for what is joined."""
        verb, sentence = self._verb
        return verb if sentence == spot.sentence and not _IN_BRACKETS.sub("", spot.lead).strip(" ,và") else None

    def _without_words(self, spot: Spot, memory: Memory, last: Measure | None) -> Naming | None:
        """What no word has to be looked at for: the other end of a change, a number among bare numbers."""
        if last is not None:
            is_same = _is_other_end(spot, memory) or self._is_compared(spot, memory)
            return Naming(last, is_carried=True) if is_same else None
        if not self.is_bare(spot, memory):
            return None
        self._verb = (None, spot.sentence)
        return Naming(None, is_carried=False)

    def is_bare(self, spot: Spot, memory: Memory) -> bool:
        """«5% 5% 5%»: no word around the number and none before that could hold for it."""
        is_wordless = not spot.lead.strip(_MARKS) and not spot.tail.strip(_MARKS) and not spot.opens_sentence
        is_open = spot.quantity.dimension == "count" or memory.heading is not None
        return is_wordless and not is_open and self._verb_before(spot) is None

    def _is_compared(self, spot: Spot, memory: Memory) -> bool:
        """«161,9 triệu tấn hàng hóa đã qua cảng, so với | 145 triệu tấn»: the same measure, whatever is between."""
        last = memory.last
        is_same = last is not None and last.sentence == spot.sentence
        is_same = is_same and last is not None and last.quantity.unit_code == spot.quantity.unit_code
        return is_same and _VERSUS.search(spot.plain_lead) is not None and not self._catalogue.find(spot.lead)

    def _of_item(self, spot: Spot, naming: Naming) -> Naming:
        """«- Alumin quy đổi: sản xuất 114 nghìn tấn, tiêu thụ | 122 nghìn tấn»: what the item's label names."""
        if spot.opens_sentence:
            match = _LABELLED.match(spot.lead)
            label = match["label"].strip() if match else ""
            self._label = (label, spot.sentence) if label and self._catalogue.named(label) is None else ("", -1)
        own, (label, sentence) = naming.measure, self._label
        if sentence != spot.sentence or own is None or naming.is_carried or label in own.name:
            return naming
        is_kind = own.code is not None or own.name == last_verb(spot.lead)
        if not is_kind or spot.quantity.dimension not in ("mass", "volume", "energy"):
            return naming
        return replace(naming, measure=replace(own, name=f"{own.name} {label}", code=None))

    def hear(self, measure: Measure) -> None:
        """What the article trades in holds for all goods and markets that it names."""
        if measure.code in _TRADE:
            self._trade = measure

    def _of_goods(self, spot: Spot, naming: Naming) -> Naming:
        """«Xuất khẩu thủy sản đạt 9 tỷ USD. Cá tra mang về | 1,8 tỷ USD»: the exports of cá tra."""
        own, trade = naming.measure, self._trade
        if trade is None or own is None or own.code is not None or naming.is_carried:
            return naming
        if (
            _SPENDING.match(own.name)
            or _RESULT.search(own.name)
            or spot.quantity.dimension != "currency"
            or spot.cue_kind not in ("", "level", "to", "over")
        ):
            return naming
        name = trade.name if own.name in _TURNOVER else f"{trade.name} {own.name}"
        return Naming(replace(trade, name=name, code=trade.code if name == trade.name else None), is_carried=False)

    def _as_item(self, spot: Spot, naming: Naming, heading: Measure) -> Naming:
        """«Tồn kho …, trong đó: - Xi măng: | 125 nghìn tấn»: an item of a list is of what heads the list."""
        own = naming.measure
        is_label = spot.opens_sentence and spot.lead.rstrip().endswith(":")
        if not is_label or not heading.allows(spot.quantity.dimension, spot.quantity.unit_code):
            return naming
        label = noun_phrase(spot.lead, is_near=False)
        if not label:
            return Naming(heading, is_carried=False)
        if own is not None and own.code is not None and own.name in label:
            return naming  # «- Doanh thu: | 5 tỷ đồng» below «… các chỉ tiêu tài chính như sau:»
        name = f"{heading.name} {label}"
        return Naming(self._catalogue.named(name) or replace(heading, name=name, code=None), is_carried=False)

    def _of_change(self, spot: Spot, kind: Kind, memory: Memory) -> Naming:
        """A change or an attainment is of the measure before it, unless its own clause names one."""
        last = self._shared(spot, memory) or memory.measure_for(spot.quantity)
        is_same_sentence = memory.last is not None and memory.last.sentence == spot.sentence
        before_cue = spot.lead[: spot.cue.start] if spot.cue else spot.lead
        before_cue = _OF_LAST_PLAN.sub("", before_cue)
        if is_same_sentence and spot.lead.startswith(" "):
            # «khai thác 1,52 triệu tấn dầu và condensate, đạt | 104,2%»: what the number before counts
            counted = _COUNTED_BEFORE.match(before_cue)
            before_cue = before_cue[counted.end() :] if counted else before_cue
        own = (
            self._about(spot)
            or self._planned(spot, kind)
            or self._named_near(before_cue, opens_sentence=spot.opens_sentence)
        )
        if own is not None:
            return Naming(own, is_carried=last == own)
        changed = noun_after(spot.tail)
        if spot.cue_kind in ("up", "down") and spot.quantity.dimension == "ratio" and changed:
            # «giúp giảm khoảng | 18% | tổn thất than»: what follows is what changes
            return Naming(self._catalogue.named(changed) or Measure(changed), is_carried=False)
        is_of_last = last is not None and is_same_sentence and _is_more_of_counted(spot, memory)
        is_of_other = spot.quantity.dimension == "count" and spot.quantity.unit_code != "lần" and not is_of_last
        if last is None or is_of_other:
            return self._namer.name(spot.quantity, spot.lead, spot.tail, [], last, None)
        if is_same_sentence:
            # «4,9 triệu lượt khách đã tới vùng mỏ, gấp | 2,3 lần»: what a comma parts from its verb does not change
            before_cue = before_cue.rpartition(",")[2]
        if not before_cue.strip(" ,;()"):
            return Naming(last, is_carried=True)
        naming = self._namer.name(replace(spot.quantity, dimension="ratio"), before_cue, "", [], last, None)
        if naming.measure is not None and not naming.is_carried and len(naming.measure.name.split()) <= _MOST_WORDS:
            return naming
        return Naming(last, is_carried=True)

    def _shared(self, spot: Spot, memory: Memory) -> Measure | None:
        """«Nội địa: 13.364 tỷ đồng, chiếm 86%; so với quý I tăng | 10,5%»: of the amount; a share changes by points."""
        last, parted = memory.last, memory.whole
        if last is not None and parted is not None and spot.lead.startswith(")") and last.sentence == spot.sentence:
            # «tiêu thụ 12 nghìn tấn (trong nước 9 nghìn tấn), tăng | 5%»: what follows the bracket is of the whole
            return parted.measure if last.whole_statement == parted.statement else None
        whole = memory.shared
        return whole.measure if whole and whole.sentence == spot.sentence and spot.quantity.unit_code == "%" else None

    def _about(self, spot: Spot) -> Measure | None:
        """«vượt kế hoạch | 18% | về doanh thu và | 16% | về nộp ngân sách»: what stands after «về»."""
        about = _ABOUT.match(spot.tail)
        named = self._catalogue.find(about["what"]) if about else []
        return named[0].measure if named and named[0].start == 0 else None

    def _planned(self, spot: Spot, kind: Kind) -> Measure | None:
        """«| 92% | mục tiêu lợi nhuận cả năm»: of what the plan is named for."""
        planned = _PLAN_OF.match(spot.tail) if kind.value_type == "attainment" else None
        named = self._catalogue.find(planned["what"]) if planned else []
        if named and named[0].start <= 1:
            return named[0].measure
        return Measure("sản lượng") if planned and planned["what"].startswith("sản lượng") else None

    def _named_near(self, before_cue: str, *, opens_sentence: bool) -> Measure | None:
        """«doanh thu quý II tăng | 5%»: the last measure named before the verb, not too far from it.

        What opens the sentence may be further: «Lợi nhuận sau thuế của mảng bán lẻ xăng dầu toàn quốc tăng | 5%».
        """
        signals = [s for s in self._catalogue.find(before_cue) if s.measure.code not in GENERIC_CODES]
        # «Thu nhập lãi thuần vẫn là trụ đỡ: riêng quý III tăng | 18,6%»: a colon heads what follows
        between = before_cue[signals[-1].end :] if signals else ""
        is_subject = opens_sentence and not any(mark in between for mark in ",;:()")
        is_near = len(between.rpartition(":")[2].split()) <= (_LONGEST_SUBJECT if is_subject else _WORDS_TO_CUE)
        return signals[-1].measure if signals and is_near else None


def _is_more_of_counted(spot: Spot, memory: Memory) -> bool:
    """«thu được 341 đơn vị máu, nhiều hơn năm ngoái | 52 đơn vị»: more of what was just counted."""
    counted = memory.last.quantity.unit_code if memory.last is not None else ""
    is_comparative = spot.cue is not None and spot.lead[spot.cue.start : spot.cue.end].endswith(" hơn")
    is_same = f"{counted} ".startswith(f"{spot.quantity.unit_code} ")
    return is_comparative and is_same and not noun_after(spot.tail)


def _share_of(spot: Spot, last: Measure | None) -> Measure | None:
    """«doanh thu 5 tỷ đồng, chiếm | 62%»: the share of what was told."""
    if spot.quantity.unit_code != "%" or spot.cue_kind != "share":
        return None
    return Measure(f"{SHARE} {last.name if last else ''}".strip(), additivity="non_additive")


def _is_other_end(spot: Spot, memory: Memory) -> bool:
    """«tăng từ 412.000 TEU lên | 530.000 TEU»: the new level of what was told before."""
    before = memory.previous
    if (
        spot.cue is None
        or spot.cue.kind != "to"
        or before is None
        or before.quantity.unit_code != spot.quantity.unit_code
    ):
        return False
    return not spot.lead[: spot.cue.start].strip(" ,") and not spot.lead[spot.cue.end :].strip()
