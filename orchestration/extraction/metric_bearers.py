"""Which body bears a figure of a kind: companies earn and produce, Party bodies have members, who rules has neither."""

from __future__ import annotations

import re

from orchestration.extraction.metric_measures import Measure, measure_catalogue
from orchestration.extraction.metric_phrases import names_action
from orchestration.extraction.metric_topic import is_of_youth
from orchestration.extraction.model import Organisation
from orchestration.extraction.organisations import Organisations
from orchestration.extraction.quantity import Quantity

# A board or a committee speaks and decides for its body; numbers are the body's.
_ORGANS = (
    "hội đồng quản trị",
    "hội đồng thành viên",
    "ban điều hành",
    "ban tổ chức",
    "ban kiểm soát",
    "ban giám đốc",
    "ban tổng giám đốc",
    "ban lãnh đạo",
    "phòng tổ chức",
    "hđqt",
    "hđtv",
)
_PLANTS = ("nhà máy", "mỏ", "phân xưởng", "giàn", "công trường")
_COMPANY_CATEGORIES = frozenset(
    "finance balance_sheet shares oil_and_gas electricity production transport telecommunications banking commerce "
    "real_estate investment environment".split()
)
_OF_FIRMS = frozenset({"finance", "banking", "balance_sheet", "shares"})
_MADE = frozenset({"oil_and_gas", "electricity", "production", "telecommunications", "real_estate"})
_MADE_OF = frozenset({"mass", "volume", "energy", "power"})
_OF_OWNERS = frozenset({"finance", "balance_sheet", "shares", "human_resources"})  # no plant keeps books of its own
# Who examines, lists or keeps the securities of others; their own figures are told where they are the topic.
_EXAMINERS = re.compile(
    r"sở giao dịch chứng khoán|ủy ban chứng khoán|trung tâm lưu ký|(?:công ty|hãng)\s[^,]*\bkiểm toán\b"
)
# What a company makes and runs, also where its Party committee counts it.
_PRODUCED = re.compile(r"\b(?:tàu|chân đế|khối thượng tầng|dự án|giàn|tổ máy|gói thầu|hợp đồng|lao động|cbcnv)\b")
_MATERIAL = frozenset({"currency", "mass", "volume", "energy", "power", "rate", "length", "area"})
_PARTY_CATEGORIES = frozenset({"party"})
_PEOPLE = re.compile(r"(?:quần chúng|người|đồng chí|cán bộ|nữ)(?!\w)")
_PARTY_NOUN = re.compile(r"\b(?:đảng viên|đảng bộ|chi bộ|tổ chức cơ sở đảng|cấp ủy|đồng chí|quần chúng ưu tú)\b")


class Bearers:
    """Finds who bears the figures of one article; ``main`` is the body it is about, ``youth`` its youth union."""

    def __init__(self, organisations: Organisations, main: str | None, youth: Organisation | None) -> None:
        self._organisations = organisations
        self._main = main
        self._youth = youth
        self._catalogue = measure_catalogue()

    def regulates(self, name: str, quantity: Quantity, measure: Measure) -> bool:
        """«dưới trần 3% của Ngân hàng Nhà nước; tỷ lệ CASA | 24,3%»: who rules over banks has no such figures.

        Nor has who audits: «Báo cáo được Công ty Kiểm toán Sông Thương soát xét ghi nhận doanh thu | 97 tỷ đồng».
        """
        if name != self._main and _EXAMINERS.match(name.lower()):
            return True
        organisation = self._organisations.organisations.get(name)
        is_state = organisation is not None and organisation.organisation_type == "government"
        is_made = measure.category in _MADE or (not measure.category and quantity.dimension in _MADE_OF)
        return is_state and (measure.category in _OF_FIRMS or (name != self._main and is_made))

    def bearer(self, subject: str | None, quantity: Quantity, measure: Measure) -> str | None:
        """The body that a number is of, where the text speaks of ``subject``."""
        is_plant = subject is not None and subject != self._main and subject.lower().startswith(_PLANTS)
        if is_plant and measure.category in _OF_OWNERS and subject is not None:
            subject = self._owner_of(subject)  # «Nhà máy nghỉ dài, doanh thu quý rơi xuống | 9.097 tỷ đồng»
        return self._fitting(subject, quantity, measure)

    def _fitting(self, subject: str | None, quantity: Quantity, measure: Measure) -> str | None:
        """Money and output climb from a Party body to its company; members go to the Đảng bộ."""
        if subject is None:
            return None
        known = self._organisations.organisations
        if self._youth is not None and subject == self._youth.parent_name and quantity.dimension == "count":
            subject = self._youth.name  # «Bí thư Đoàn HLJOC cho biết Đoàn hiện có | 17 chi đoàn»
        elif subject.lower().startswith(_ORGANS):
            subject = self._owner_of(subject) or subject
        # it gives from its own funds
        is_union = subject in known and (known[subject].organisation_type == "union" or is_of_youth(subject))
        is_pay = measure.category == "human_resources" and quantity.unit_code.startswith("VND")
        gives = is_union and quantity.unit_code.startswith(("VND", "USD"))
        is_material = is_pay or (not measure.category and quantity.dimension in _MATERIAL and not gives)
        is_produced = not measure.category and _PRODUCED.search(measure.name) is not None and not is_union
        is_material = is_material or is_produced or measure.name.startswith("người lao động")
        is_material = is_material or (not measure.category and self._speaks_of_business(measure.name))
        is_material = is_material or measure.code == "growth_rate"
        if is_material or measure.category in _COMPANY_CATEGORIES:
            return self._company_above(subject) or subject
        counts_members = subject.lower().startswith("đảng ủy") and self._counts_members(quantity, measure)
        is_of_party = measure.category in _PARTY_CATEGORIES or counts_members
        if is_of_party or (not measure.category and _PARTY_NOUN.search(measure.name)):
            organisation = known.get(subject)
            if organisation is None:
                return subject
            if organisation.organisation_type == "party" and subject.lower().startswith(("đảng bộ", "chi bộ")):
                return subject
            return self._party_body_beside(subject) or subject
        return subject

    def _counts_members(self, quantity: Quantity, measure: Measure) -> bool:
        """«52 quần chúng», «79,3% hoàn thành tốt»: of those in the party body, not of its committee's own acts."""
        is_of_people = quantity.dimension == "ratio" or _PEOPLE.match(quantity.unit_code) is not None
        return is_of_people and not measure.category and not names_action(f"{measure.name} ")

    def _speaks_of_business(self, name: str) -> bool:
        """«tốc độ tăng trưởng doanh thu»: a measure of the text's own words about what companies report."""
        return any(signal.measure.category in _OF_FIRMS for signal in self._catalogue.find(name))

    def _owner_of(self, organ: str) -> str | None:
        """The body that acts through an organ of its own: its parent, else what the article is about."""
        organisation = self._organisations.organisations.get(organ)
        return (organisation.parent_name if organisation else None) or self._main

    def _company_above(self, name: str) -> str | None:
        known = self._organisations.organisations
        current: str | None = name
        for _ in range(6):
            organisation = known.get(current) if current else None
            if organisation is None:
                return None
            is_of_members = organisation.organisation_type in ("party", "union") or is_of_youth(organisation.name)
            if not is_of_members and not (organisation.organisation_type == "department" and name != current):
                return current
            current = organisation.parent_name
        return None

    def _party_body_beside(self, name: str) -> str | None:
        """The Đảng bộ with the same parent as a Đảng ủy, or of a company, or above a committee."""
        known = self._organisations.organisations
        organisation = known[name]
        parents = {name, organisation.parent_name} - {None}
        for other_name, other in known.items():
            if (
                other.organisation_type == "party"
                and other_name.lower().startswith("đảng bộ")
                and (other.parent_name in parents or other_name in parents)
            ):
                return other_name
        return None
