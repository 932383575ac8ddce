"""What kind of number it is: a level, a change, a ratio to before, an attainment of a plan."""

from __future__ import annotations

import re
from dataclasses import replace

from orchestration.extraction.metric_cues import comparison_basis, follows_plan
from orchestration.extraction.metric_measures import Measure
from orchestration.extraction.metric_phrases import noun_after
from orchestration.extraction.metric_plans import names_plan
from orchestration.extraction.metric_spot import Kind, Memory, Spot
from orchestration.extraction.model import ComparisonBasis
from orchestration.extraction.quantity import Quantity

# «so với kế hoạch | 95%», «sát nút kế hoạch nửa năm (lần lượt | 100,02% và 100,20%)»
_PLAN_BEFORE = re.compile(
    r"(?:so với kế hoạch|kế hoạch đạt|(?:đặt cạnh|so với) kế hoạch[^,;.]{0,20})\s?$"
    r"|(?:kế hoạch|chỉ tiêu|dự toán)[^;.()]{0,24}\((?:lần lượt |theo thứ tự |tương ứng |lần lượt là |đạt )$"
)
_PLAN_REACH = 80  # no less than ``_PLAN_BEFORE`` can take
_RESULT_ALONE = re.compile(
    r",?\s?(?:và\s|nói cách khác\s|nghĩa là\s|tức là\s)?(?:mới\s|chỉ\s)?"
    r"(?:đạt|hoàn thành|bằng|tương ứng|tương đương|tức|thực hiện|xong|(?<=mới )được)(?:\s(?:được|là))?\s"
)
_PART_RESULT = re.compile(
    r"(?:trong đó|riêng|còn)[^,;.]{0,60}\s(?:đạt|hoàn thành|bằng)(?:\s(?:tới|được|đến|gần|hơn))*\s$"
)
_DONE_OF_IT = re.compile(
    r", [^,;.]{0,60}(?<!\w)(?:hoàn thành|thực hiện|đi được|đạt|về đích|mới được|xong)"
    r"(?:\s(?:được|gần|hơn|khoảng|trên|xấp xỉ))*\s$"
)
# «công ty mới đi được gần | 72%»: of the way to what was planned
_WENT = re.compile(
    r"(?:mới|đã|chỉ)(?: mới)? đi được(?:\s(?:gần|hơn|khoảng|trên|xấp xỉ|chừng|lần lượt|theo thứ tự))*\s$"
)
_AND_ALONE = re.compile(r"(?:\svà|,)\s(?:bằng\s)?$")
_IN_BRACKETS = re.compile(r"\s?\((?:gần|hơn|khoảng|tương đương|tương ứng|xấp xỉ|tức|hay|\s)*")
_POINTS = frozenset({"điểm phần trăm", "điểm cơ bản"})
_OF_SHARES = frozenset({"mất", "chậm", "chậm hơn", "hao", "hao hụt"})
_SET_FIGURE = re.compile(r"\s(?:con số|mức)\s[^;.]{2,40}?\s(?:giao|đề ra|đặt ra|đăng ký|cam kết)\b")
_WANTING = re.compile(r"(?<!\w)thiếu(?: hụt)?(?: (?:gần|hơn|khoảng|tới|đến))?\s$")
_FRONTED = re.compile(r"(?:[^\w\s]*\s)?\W*(?:nếu |và |còn )?so (?:với|cùng) [^,;.]{2,50}(?:,| thì )")
_REACHED = frozenset({"level", "to", "ratio"})  # «đạt», «lên tới», «bằng»
_AMOUNTS = frozenset({"currency", "mass", "volume", "energy", "container", "count"})
_IS_RESULT = re.compile(r"(?:đạt|bằng|hoàn thành|thực hiện)(?!\w)")
_COMPARED_FIRST = re.compile(r"so (?:với|cùng) [^,;.]{2,30}$")
_SAVED = re.compile(r"tiết giảm(?:\s(?:được|tới|gần|hơn|khoảng))*\s$")
_GROWTH = re.compile(r"(?<!\w)(?:tốc độ|nhịp độ) (?:tăng(?: trưởng)?|(?P<down>giảm))(?!\w)[^,;.]*$")
_LISTED = re.compile(r"(?:,|;|\svà|,\scòn)\s(?:[\w\x00&.-]+\s){1,5}|\svề\s(?:\w+\s){1,5}và\s")
_SHARE_NAMED = re.compile(
    r"(?<!\w)(?:tỷ lệ|tỷ trọng|tỷ suất|biên|lãi suất|thị phần|hệ số|thuế suất|cổ tức|mức|tức)(?!\w)"
)
_VERSUS_NEXT = re.compile(r"\s(?:so với|so|svck|cùng kỳ)(?!\w)")
_ALSO_VERSUS = re.compile(r"\s(?:so với|so)\s[^,;.]{2,40}(?:\svà|,)\s(?:(?:gần|hơn|khoảng|tới|trên)\s)?")
_VERSUS = re.compile(r"[^,;.]{0,20}\bso với\b")
_CLAUSE_END = re.compile(r"[;.(,](?:(?<!,)|\s)")


def kind_of(spot: Spot, memory: Memory) -> Kind:
    """The first rule that applies; a change without a stated basis keeps that of the change before it."""
    stated = _basis_after(spot)
    kind = (
        _change_by_sign(spot, stated or memory.basis)
        or _change_in_brackets(spot, memory)
        or _over_plan(spot, stated, memory)
        or _change_by_verb(spot, stated, memory.basis)
        or _change_as_before(spot, memory)
        or _named_growth(spot, stated)
        or _saving(spot, stated)
        or _shortfall(spot, stated)
        or _change_by_unit(spot, stated or memory.basis)
        or _attainment(spot)
        or _attainment_of_plan_first(spot, memory)
        or _attainment_as_before(spot, stated, memory)
        or _ratio(spot, stated, memory.basis)
        or _ratio_beside_attainment(spot, stated, memory)
    )
    if kind is None:
        return Kind("level", None, -1 if spot.quantity.sign < 0 else 1)
    memory.basis = kind.basis if kind.value_type in ("change", "ratio") else memory.basis
    memory.proportion = kind.value_type if kind.value_type in ("attainment", "ratio") else memory.proportion
    return kind


def _basis_after(spot: Spot) -> ComparisonBasis | None:
    """What the words after the number compare it with, before the next number first.

    «tăng | 14% | so với quý II và 9% so với cùng kỳ»: with the quarter before.
    """
    clause = _CLAUSE_END.split(spot.rest, maxsplit=1)[0]
    own = clause[: len(spot.tail)] if _VERSUS_NEXT.match(spot.tail) and _VERSUS_NEXT.match(clause) else ""
    return comparison_basis(own) or comparison_basis(clause)


def _is_percent(spot: Spot) -> bool:
    return spot.quantity.unit_code in ("%", "điểm phần trăm")


def _change_by_sign(spot: Spot, basis: ComparisonBasis | None) -> Kind | None:
    """«doanh thu 1.021 tỷ đồng (-22%)», «dư nợ 1,53 triệu tỷ đồng (+15,5%)»."""
    if spot.quantity.sign and _is_percent(spot) and not spot.cue_kind:
        return Kind("change", basis or "previous_year", spot.quantity.sign)
    return None


def _change_in_brackets(spot: Spot, memory: Memory) -> Kind | None:
    """«nhiều hơn cùng kỳ 9.200 tỷ đồng (gần | 15%)»: the change before, as a share."""
    previous = memory.previous
    if previous is None or previous.kind.value_type != "change" or previous.quantity.unit_code == "%":
        return None
    return previous.kind if _is_percent(spot) and _IN_BRACKETS.fullmatch(spot.lead) else None


def _over_plan(spot: Spot, stated: ComparisonBasis | None, memory: Memory) -> Kind | None:
    """«vượt 1,14 tỷ USD», «vượt 5% kế hoạch»; a share of a hundred and more is what was attained."""
    if spot.cue_kind != "over":
        return None
    if _is_percent(spot) and spot.quantity.value >= 100 and not _follows_share_over(spot, memory):
        return Kind("attainment", "plan", 1)
    if not stated and _exceeds_amount(spot, memory):
        return None
    return Kind("change", stated or "plan", 1)


def _follows_share_over(spot: Spot, memory: Memory) -> bool:
    """«vượt kế hoạch lần lượt 9% và | 110%»: both are what it was exceeded by."""
    previous = memory.previous
    return spot.position > 0 and previous is not None and previous.kind == Kind("change", "plan", 1)


def passed(spot: Spot, kind: Kind) -> Quantity:
    """The quantity of ``spot``; «doanh thu vượt | 8.555 tỷ đồng» is more than that."""
    is_passed = kind.value_type == "level" and spot.cue_kind == "over" and spot.quantity.qualifier == "exact"
    return replace(spot.quantity, qualifier="more_than") if is_passed else spot.quantity


def _exceeds_amount(spot: Spot, memory: Memory) -> bool:
    """«doanh thu du lịch vượt | 8.555 tỷ đồng»: an amount passed, where no plan and no result stand before it."""
    last = memory.last
    is_after_level = (
        last is not None and last.sentence == spot.sentence and last.quantity.dimension == (spot.quantity.dimension)
    )
    return spot.quantity.dimension != "ratio" and not is_after_level and not names_plan(spot.plain_lead)


def _change_by_verb(spot: Spot, stated: ComparisonBasis | None, before: ComparisonBasis | None) -> Kind | None:
    """«giảm 8% so với quý II», «cao hơn cùng kỳ 2,1 điểm phần trăm»: the basis may stand before the number."""
    if spot.cue is None or spot.cue.kind not in ("up", "down"):
        return None
    if spot.lead[spot.cue.start : spot.cue.end] in _OF_SHARES and spot.quantity.dimension != "ratio" and not stated:
        return None  # «sạt lở làm mất | 20.000 tấn | quặng» is no change of anything
    between = spot.plain_lead[len(spot.plain_lead) - len(spot.lead) + spot.cue.end :]
    sign = -1 if spot.cue.kind == "down" or spot.quantity.sign < 0 else 1
    fronted = _FRONTED.match(spot.plain_lead)  # «So với quý I, lợi nhuận tăng | 5%»
    said = stated or comparison_basis(between) or (comparison_basis(fronted.group()) if fronted else None)
    return Kind("change", said or before or "prior_level", sign)


def _change_as_before(spot: Spot, memory: Memory) -> Kind | None:
    """«Xi măng tăng 82%, gạch men | 80%, sứ vệ sinh | 45%»: the verb of the first holds for what is listed after it.

    «tăng 14% so với đầu năm và | 9% | so với cùng kỳ»: and for what it is compared with besides.
    """
    before = memory.previous
    if before is None or before.sentence != spot.sentence or before.kind.value_type != "change":
        return None
    if spot.quantity.unit_code != "%" or before.quantity.unit_code != "%":
        return None
    if _ALSO_VERSUS.fullmatch(spot.lead) and _VERSUS_NEXT.match(spot.rest):
        return replace(before.kind, basis=_basis_after(spot) or before.kind.basis)
    if spot.cue is not None:
        return None
    if not _LISTED.fullmatch(spot.lead) or _SHARE_NAMED.search(spot.lead):
        return None
    has_own = spot.tail.strip()[:1].isalpha() and not spot.tail.startswith(" về ")  # «và | 16% | về nộp ngân sách»
    return None if follows_plan(spot.rest) or has_own else before.kind


def _named_growth(spot: Spot, stated: ComparisonBasis | None) -> Kind | None:
    """«Tốc độ tăng của hai khoản mục này lần lượt là | 10,9% và 12,2%»: how fast something grows is a change of it."""
    growth = _GROWTH.search(spot.lead) if _is_percent(spot) else None
    return Kind("change", stated or "prior_level", -1 if growth["down"] else 1) if growth is not None else None


def _saving(spot: Spot, stated: ComparisonBasis | None) -> Kind | None:
    """«chi phí dự phòng được tiết giảm | 31%»: a share saved is a decrease, an amount saved is one for itself."""
    return Kind("change", stated or "prior_level", -1) if _is_percent(spot) and _SAVED.search(spot.lead) else None


def _shortfall(spot: Spot, stated: ComparisonBasis | None) -> Kind | None:
    """«luồng mới sâu 5,4 m, thiếu | 1,6 m | so với yêu cầu»: what is wanting is a difference."""
    return Kind("change", stated or "plan", -1) if _VERSUS.match(spot.rest) and _WANTING.search(spot.lead) else None


def _change_by_unit(spot: Spot, basis: ComparisonBasis | None) -> Kind | None:
    """Percentage points measure a difference and nothing else: «cải thiện 1,5 điểm phần trăm»."""
    if spot.quantity.unit_code not in _POINTS:
        return None
    return Kind("change", basis or "prior_level", 1)


def _attainment(spot: Spot) -> Kind | None:
    """«đạt 185,4% kế hoạch của 10 tháng», «mới bằng | 68% | con số 105 tỷ đồng mà cổ đông giao»."""
    if spot.quantity.unit_code != "%":
        return None
    fronted = _FRONTED.match(spot.plain_lead)  # «So với kế hoạch năm, lợi nhuận đã hoàn thành | 82%»
    is_against = fronted is not None and spot.cue_kind in _REACHED and names_plan(fronted.group())
    near = max(0, len(spot.lead) - _PLAN_REACH)
    is_against = is_against or follows_plan(spot.rest) or _PLAN_BEFORE.search(spot.lead, near) is not None
    if is_against or _SET_FIGURE.match(spot.rest) or _WENT.search(spot.lead):
        return Kind("attainment", "plan", 1)
    return None


def _attainment_of_plan_first(spot: Spot, memory: Memory) -> Kind | None:
    """«So với mục tiêu 6.258 tỷ đồng của cả năm, VNR đã hoàn thành | 72%»: of the plan that the sentence opens with."""
    plan = memory.previous
    is_of_plan = plan is not None and plan.sentence == spot.sentence and plan.scenario == "plan" and plan.is_level
    if not is_of_plan or spot.quantity.unit_code != "%":
        return None
    return Kind("attainment", "plan", 1) if _DONE_OF_IT.search(spot.lead) else None


def _attainment_as_before(spot: Spot, stated: ComparisonBasis | None, memory: Memory) -> Kind | None:
    """«lãi 28 tỷ, tức 120% kế hoạch; nộp ngân sách 25 tỷ, đạt | 107%»: of the plan, as the one before."""
    previous = memory.previous
    told_plan = previous is not None and previous.sentence == spot.sentence and previous.kind.basis == "plan"
    if stated is not None or spot.quantity.unit_code != "%" or not (told_plan or memory.proportion == "attainment"):
        return None
    if previous is not None and previous.kind.value_type == "attainment" and previous.sentence == spot.sentence:
        # «bằng 103% kế hoạch, trong đó DAP số 2 đạt tới | 236%»
        return Kind("attainment", "plan", 1) if _PART_RESULT.search(spot.lead) else None
    if memory.last is None or memory.last.quantity.unit_code == "%":
        return None
    return Kind("attainment", "plan", 1) if _RESULT_ALONE.fullmatch(spot.lead) else None


def attained(kind: Kind, spot: Spot, measure: Measure, memory: Memory) -> Kind:
    """«doanh thu đạt 95% kế hoạch, lợi nhuận đạt | 103%», «than 5 tấn (101% kế hoạch), đất đá 3 m3 (| 102,9%)»."""
    is_amount = measure.code is not None and bool(measure.dimensions) and measure.dimensions <= _AMOUNTS
    if kind.value_type != "level" or spot.quantity.unit_code != "%" or not is_amount or noun_after(spot.tail):
        return kind
    is_result = spot.cue is not None and _IS_RESULT.search(spot.lead, spot.cue.start) is not None
    if spot.lead.strip() == "(" and spot.tail.startswith(")"):
        return Kind("attainment", "plan", 1) if memory.proportion == "attainment" else kind
    is_of_plan = memory.proportion == "attainment" or memory.basis == "plan" or names_plan(spot.lead)
    return Kind("attainment", "plan", 1) if is_result and is_of_plan else kind


def _ratio_beside_attainment(spot: Spot, stated: ComparisonBasis | None, memory: Memory) -> Kind | None:
    """«bằng 54,5% kế hoạch năm và | 107,2% | so với cùng kỳ»: one verb for both."""
    if spot.quantity.unit_code != "%" or spot.cue_kind not in ("", "versus") or memory.proportion is None:
        return None
    if stated in ("previous_year", "previous_period") and _AND_ALONE.search(spot.lead):
        return Kind("ratio", stated, 1)
    return None


def _ratio(spot: Spot, stated: ComparisonBasis | None, before: ComparisonBasis | None) -> Kind | None:
    """«bằng 113% so với cùng kỳ», «gấp 1,3 lần»; «…; hàng hóa 2,93 triệu tấn, bằng 112,5%» as the one before."""
    if spot.cue_kind != "ratio":
        return None
    if spot.quantity.unit_code == "lần":
        return Kind("ratio", stated or "prior_level", 1)
    compared = _COMPARED_FIRST.search(spot.plain_lead)  # «so với cùng kỳ bằng | 110%»
    basis = stated or (comparison_basis(compared.group()) if compared else None) or before
    if spot.quantity.unit_code == "%" and basis not in (None, "plan"):
        return Kind("ratio", basis, 1)
    return None
