"""Bodies of posts that point back: «lên Phó Giám đốc đơn vị này», «Phó Trưởng ban của ban này», a bare «Trưởng ban»."""

from __future__ import annotations

import re

from orchestration.extraction.document import Document
from orchestration.extraction.organisation_heads import COMPANY_FAMILIES
from orchestration.extraction.organisations import OrganisationMention, Organisations
from orchestration.extraction.people import People
from orchestration.extraction.role_spans import TitleSpan

# «làm Phó Giám đốc (2008 - 2012) rồi Giám đốc [tại đây]»
_HERE = re.compile(r"[^.;\n]{0,40}?\s(?:tại|ở) (?:đây|đơn vị này|nơi này)(?!\w)")
# «lên Phó Giám đốc [đơn vị này]», «Phó Trưởng ban [của chính ban này]»
_THIS_BODY = re.compile(
    r" (?:của |tại |ở )?(?:chính )?(?P<kind>đơn vị|công ty|tổng công ty|tập đoàn|ngân hàng|nhà máy|xí nghiệp|chi nhánh|"
    r"doanh nghiệp|trung tâm|viện|trường|liên doanh|hãng|ban|phòng|khối|xưởng|phân xưởng|sở|cục|vụ|hội|hiệp hội|nơi) "
    r"(?:này|đó|ấy|nói trên)(?!\w)"
)
_WHOLE = frozenset({"đơn vị", "công ty", "doanh nghiệp", "nơi", "hãng"})
_BAN = ("Ban ", "Tiểu ban ")
_BAN_TITLES = frozenset({"Trưởng ban", "Phó Trưởng ban"})
_REACH = 400  # characters


class PointingBack:
    """Finds the body that a post points back to."""

    def __init__(self, doc: Document, organisations: Organisations, people: People) -> None:
        self.doc, self.organisations, self.people = doc, organisations, people

    def here(self, title: TitleSpan, chain: list[TitleSpan], address: int) -> str | None:
        """«khởi nghiệp ở Xí nghiệp X, lần lượt làm Phó Giám đốc rồi Giám đốc tại đây»: the body named before."""
        if title.organisation is not None:
            return None
        for one in self._up_to(title, chain):
            end = self.organisations.words.ends[one.end - 1]
            if _HERE.match(self.doc.text, end):
                return self._before(one, None, chain[0].start)
            this = _THIS_BODY.match(self.doc.text, end)
            if this is not None:
                return self._before(one, this["kind"], min(one.start, address) if this["kind"] == "ban" else one.start)
        return None

    def _up_to(self, title: TitleSpan, chain: list[TitleSpan]) -> list[TitleSpan]:
        """The title and those beside it in its row that name no body: «Phó Giám đốc ở đây, Giám đốc từ 2013»."""
        found = [title]
        place = next((k for k, one in enumerate(chain) if one is title), 0)
        for beside in (reversed(chain[:place]), chain[place + 1 :]):
            for one in beside:
                if one.organisation is not None or one.title.body != title.title.body:
                    break
                found.append(one)
        return found

    def _before(self, title: TitleSpan, kind: str | None, stop: int) -> str | None:
        """The body of this kind that the sentence names last before word ``stop``, else the sentence before."""
        words = self.organisations.words
        offset = words.starts[stop]
        sentence = self.doc.sentence_at(offset)
        start, index = sentence.start, self.doc.sentence_index(offset)
        for _ in range(2):
            named = self.organisations.in_span(max(start, offset - _REACH), offset)
            fitting = [m for m in named if self._fits(m, title, kind)]
            if fitting:
                return fitting[-1].name
            if not index or self.doc.sentences[index - 1].paragraph != sentence.paragraph:
                return None
            start = self.doc.sentences[index - 1].start
        return None

    def _fits(self, mention: OrganisationMention, title: TitleSpan, kind: str | None) -> bool:
        """Whether a body can be «ban này», «đơn vị này», and have the post."""
        body, record = self.organisations.bodies[mention.name], self.organisations.organisations[mention.name]
        is_whole = body.family in COMPANY_FAMILIES or record.organisation_type in ("company", "other")
        if kind == "ban":
            return mention.name.startswith(_BAN)
        if kind is None or kind in _WHOLE:
            return is_whole if title.title.body in ("company", "unit") else True
        return body.family == kind or mention.text.lower().startswith(kind)

    def committee(self, title: TitleSpan) -> str | None:
        """«làm việc với Ban Quản lý X; ông A, Trưởng ban»: the board or department that the text has named last."""
        if title.title.name not in _BAN_TITLES or title.organisation is not None or title.family is not None:
            return None
        words = self.organisations.words
        offset = words.starts[title.start]
        sentence, index = self.doc.sentence_at(offset), self.doc.sentence_index(offset)
        start = sentence.start
        if index and self.doc.sentences[index - 1].paragraph == sentence.paragraph:
            start = self.doc.sentences[index - 1].start
        named = self.organisations.in_span(max(start, offset - _REACH), offset)
        boards = [m for m in named if m.name.startswith(_BAN)]
        return boards[-1].name if boards and len({m.name for m in boards}) == 1 else None
