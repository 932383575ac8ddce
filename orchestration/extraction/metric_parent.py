"""Figures of the parent company alone, beside those of its group: «Riêng công ty mẹ, doanh thu đạt | 4.966 tỷ đồng»."""

from __future__ import annotations

import re
from dataclasses import replace

from orchestration.extraction.metric_measures import Measure, MeasureCatalogue

# «lợi nhuận của cổ đông công ty mẹ» is a measure of its own; «công ty mẹ của A» says who stands above A;
# «Công ty mẹ MobiFone» is a name.
_PARENT = re.compile(r"(?<!cổ đông )(?<!cổ đông của )(?<!\w)công ty mẹ(?!\w)(?!\scủa\s)")
_GROUP = re.compile(r"(?<!\w)(?:hợp nhất|toàn (?:tập đoàn|tổng công ty|hệ thống|công ty)|công ty con)(?!\w)")
# «Ở Công ty mẹ, doanh thu …; lợi nhuận …»: what the sentence opens with holds for all of it
_FRONTED = re.compile(r"\W*(?:còn )?(?:ở|tại|riêng(?: ở| tại)?|với|đối với)\s(?:riêng\s)?công ty mẹ(?! của)[^,;.]*,")
_NAME = "công ty mẹ"
_TOLD_FOR_BOTH = frozenset({"revenue", "net_revenue", "profit", "profit_before_tax", "profit_after_tax"})


def of_parent_company(said: str, measure: Measure, subject: str | None, catalogue: MeasureCatalogue) -> Measure:
    """The measure told of the parent alone; ``said`` is the sentence up to the number, in lower case.

    It holds up to the next semicolon, or for the sentence that it opens, until the group or a subsidiary is spoken of.
    """
    if measure.code not in _TOLD_FOR_BOTH or (subject or "").lower().startswith(_NAME):
        return measure
    parents = list(_PARENT.finditer(said))
    if not parents or _GROUP.search(said, parents[-1].end()):
        return measure
    if ";" in said[parents[-1].end() :] and not _FRONTED.match(said):
        return measure
    name = f"{measure.name} {_NAME}"
    return catalogue.named(name) or replace(measure, name=name, code=None)
