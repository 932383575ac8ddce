"""Where a body that has a post stands: a department, a committee, a whole company, and what it is a part of."""

from __future__ import annotations

from orchestration.extraction.organisation_heads import COMPANY_FAMILIES
from orchestration.extraction.organisations import Organisations
from orchestration.extraction.role_spans import TitleSpan


class Ranks:
    """Knows what the bodies of one article are to each other."""

    def __init__(self, organisations: Organisations) -> None:
        self.organisations = organisations

    def is_department(self, name: str) -> bool:
        """«Trưởng Ban Chính sách»: what a committee or a company is divided into."""
        record = self.organisations.organisations.get(name)
        return record is not None and record.organisation_type == "department"

    def is_committee(self, name: str) -> bool:
        """«Trưởng Ban Chính sách Công đoàn X», «Trưởng Ban Dân vận Huyện ủy»: what such a department is of."""
        record = self.organisations.organisations.get(name)
        return record is not None and record.organisation_type in ("party", "union")

    def owners(self, name: str) -> list[str]:
        """A body and those it belongs to, from the inside out."""
        owners: list[str] = []
        current: str | None = name
        while current is not None and len(owners) < 5:
            owners.append(current)
            body = self.organisations.bodies.get(current)
            current = body.parent if body is not None else None
        return owners

    def is_whole(self, name: str) -> bool:
        """Whether a name is a company's rather than that of one of its parts."""
        body, record = self.organisations.bodies.get(name), self.organisations.organisations.get(name)
        return body is not None and (
            body.family in COMPANY_FAMILIES or (record is not None and record.organisation_type == "company")
        )

    def named_within(self, title: TitleSpan) -> list[str]:
        """The bodies that the words of a title and its body name: «Trưởng Ban Chính sách [Công đoàn X]»."""
        words = self.organisations.words
        inside = self.organisations.in_span(words.starts[title.start], words.ends[title.end - 1])
        return [mention.name for mention in inside if mention.name != title.organisation]
