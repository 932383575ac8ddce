"""Whose a title is by the words of its clause: «X do ông A làm Chủ tịch», «X có giám đốc mới», «tại đây»."""

from __future__ import annotations

import re

from orchestration.extraction.document import Document
from orchestration.extraction.names import Words
from orchestration.extraction.organisation_heads import COMPANY_FAMILIES, countries, heads, place_names
from orchestration.extraction.organisations import OrganisationMention, Organisations
from orchestration.extraction.people import People
from orchestration.extraction.role_lists import past_brackets
from orchestration.extraction.role_spans import TitleSpan

# «Ban kiểm soát gồm 3 người, do bà A làm Trưởng ban»: what may stand between the body and «do».
_PRESIDED = re.compile(
    r"(?: (?:mới|hiện|vẫn|giữ nguyên|không đổi|nhiệm kỳ [\d –-]+))*"
    r"(?: (?:gồm|có|gồm có|cũng|cũng có) \w+ (?:người|thành viên|ủy viên|đồng chí))?,? "
)
# «Ủy ban Kiểm tra có 3 đồng chí, đồng chí A làm Chủ nhiệm»
_COUNTED = re.compile(
    r"(?: (?:mới|khóa mới|nhiệm kỳ này))? (?:gồm|có|gồm có) \w+ "
    r"(?:người|thành viên|ủy viên|đồng chí|đ/c)(?:,| trong đó|, trong đó) "
)
# «lợi nhuận của doanh nghiệp do bà A làm Chủ tịch HĐQT»: the company in question
_THE_COMPANY = re.compile(r"(?<!\w)(?:doanh nghiệp|công ty|ngân hàng|hãng|đơn vị) $")
# «đoàn công tác của Bộ X do …»
_DELEGATION = re.compile(r"(?<!\w)[Đđ]oàn [^,.;:]{0,120} do $")
# «Công ty X, do Giám đốc A đại diện», «Công ty X (đại diện là bà B, Giám đốc)»
_REPRESENTED = re.compile(
    r"(?: \([^()]{1,40}\))?(?:,? (?P<by>do) |,? \(?(?:có |với |được )?(?:người )?đại diện (?:ký kết )?(?:là|bởi):? )"
)
_REPRESENTS = re.compile(r"[^.;\n]{0,60}?,? (?:(?:làm |là )?(?:người )?đại diện|thay mặt|ký)(?!\w)")
# «Công ty X có [tân] giám đốc [mới]: ông A»
_HAVING = re.compile(r"(?<!\w)(?:có|đón|chào đón) (?P<new>tân )?$")
_NEW = re.compile(r" mới(?!\w)")
# «[Còn tại] Công ty X[, nơi tập đoàn nắm 65% vốn,] ông A»
_AT = re.compile(r"(?:Còn |Riêng |Trong khi đó, |Ngay )?(?:[Tt]ại|[Ởở]|[Ở]) ")
_ONLY_ASIDE = re.compile(r"(?: \([^()]{1,40}\))?,(?: (?:nơi|đơn vị|công ty) [^,;:]{3,80},)? ")
# «Riêng tại Công ty X (XYZ), Giám đốc A bị đình chỉ»: a paragraph on the staff of one body among several
_PLACED = re.compile(
    r"(?:(?:còn|riêng|cũng|trong khi đó,|cùng ngày,|ngoài ra,|tương tự,) )?(?:tại|ở|đối với|với) ", re.IGNORECASE
)
_STAFFING = re.compile(
    r"(?<!\w)(?:bổ nhiệm|bầu|trúng cử|giữ chức|điều động|luân chuyển|miễn nhiệm|đình chỉ|từ nhiệm|kế nhiệm|nghỉ hưu|"
    r"tạm thời điều hành|phụ trách|được giao|thay (?:ông|bà|thế))(?!\w)"
)
# Who comes from outside to say or to hand over something.
_GUEST = re.compile(
    r"[^.;\n]{0,60}?,? (?:đã |vừa |cũng |sẽ )?(?:đến|tới|về|trao|thăm|kiểm tra|công bố|chúc|tặng|phát biểu|dự|tham dự|"
    r"ký|giao nhiệm vụ|thay mặt|chủ trì)(?!\w)"
)
# Who comes to a place to look and to order: «Tại Nhà máy X, Phó Tổng Giám đốc A yêu cầu …»
_VISITOR = re.compile(
    r"[^.;\n]{0,60}?,? (?:đã |vừa |cũng |sẽ )?(?:yêu cầu|chỉ đạo|biểu dương|ghi nhận|động viên|lưu ý|đề nghị|khảo sát|"
    r"làm việc|thị sát|đánh giá cao|nhấn mạnh|giới thiệu|trình bày|báo cáo|khai mạc|nhấn nút|cắt băng|chứng kiến)(?!\w)"
)
_OF_GROUPS = ("Tổng ", "Phó Tổng ", "Chủ tịch", "Phó Chủ tịch")
_UNITS = frozenset({"xí nghiệp", "nhà máy", "nông trường", "mỏ", "chi nhánh", "phân xưởng", "trung tâm", "cảng"})
_MOST_SENTENCES = 30  # of a paragraph that tells who is who in one body
_REACH = 160  # characters before a clause in which its body may be named


class ClauseReader:
    """Reads the bodies that the clauses around titles name."""

    def __init__(self, doc: Document, organisations: Organisations, people: People) -> None:
        self.doc, self.organisations, self.people = doc, organisations, people

    def counted(self, address: int) -> str | None:
        """«Ủy ban Kiểm tra có 3 đồng chí, đồng chí A làm Chủ nhiệm»: the body that the clause opens with."""
        start = self.organisations.words.starts[address]
        sentence = self.doc.sentence_at(start)
        mentions = self.organisations.in_span(max(sentence.start, start - _REACH), start)
        nearest = [m for m in mentions if _COUNTED.fullmatch(self.doc.text, m.end, start)]
        return nearest[0].name if nearest else None

    def presided(self, address: int) -> tuple[str | None] | None:
        """«Hội đồng thẩm định do GS.TSKH Vũ Sĩ Hoằng làm Chủ tịch»: the body before «do»."""
        words = self.organisations.words
        if address < 1 or words.lows[address - 1] != "do":
            return None
        end = words.starts[address - 1]
        if _THE_COMPANY.search(self.doc.text, max(end - 20, 0), end):
            return None
        mentions = self.organisations.in_span(max(end - _REACH, 0), end)
        nearest = [m for m in mentions if _PRESIDED.fullmatch(self.doc.text, m.end, end)]
        return (nearest[0].name if nearest else None,)

    def sender(self, address: int, title: TitleSpan) -> str | None:
        """«đoàn công tác của Ủy ban X do ông Lý Hà, Phó Chủ tịch làm trưởng đoàn»: he is of the body that sends."""
        presided = self.presided(address)
        if presided is None or presided[0] is None:
            return None
        start = self.organisations.words.starts[address]
        if not _DELEGATION.search(self.doc.text, max(start - _REACH, 0), start):
            return None
        record = self.organisations.organisations[presided[0]]
        is_company = record.organisation_type in ("company", "other")
        return presided[0] if is_company or title.title.body == "any" else None

    def bracketed(self, title: TitleSpan, person: int) -> str | None:
        """«các Phó Tổng Giám đốc A (Công ty X) và B (Công ty Y)»: the bracket behind a name says whose each is."""
        end = self.people.mentions[person].end
        if self.organisations.words.starts[title.start] > end or past_brackets(self.organisations, end) == end:
            return None
        mention = self.organisations.starting_at(end + 2)
        return mention.name if mention is not None and self._may_lead(mention) else None

    def is_of_another(self, title: TitleSpan) -> bool:
        """«cựu Giám đốc sản xuất của Acmelux»: of a body that nothing else tells to be one."""
        words, k = self.organisations.words, title.end + 1
        if words.lows[title.end : k] != ["của"] or k >= len(words) or words.gap(k) != " " or not words.is_capital(k):
            return False
        is_known = self.organisations.at(words.starts[k]) or heads().at(words, k) or place_names().at(words, k)
        if is_known or countries().at(words, k) is not None:
            return False
        return not any(words.word(k) in name.split() for name in self.organisations.organisations)

    def represented(self, title: TitleSpan, chain: list[TitleSpan], address: int, person: int) -> str | None:
        """«ký với Công ty Gang Nam Hà (NHG), do Phó Giám đốc A đại diện»: he is of the body that he stands for."""
        words = self.organisations.words
        start = words.starts[min(address, chain[0].start)]
        mentions = self.organisations.in_span(max(start - _REACH, 0), start)
        found = [(m, hit) for m in mentions if (hit := _REPRESENTED.fullmatch(self.doc.text, m.end, start))]
        if not found:
            return None
        mention, hit = found[0]
        end = max(self.people.mentions[person].end, words.ends[chain[-1].end - 1])
        if hit["by"] and not _REPRESENTS.match(self.doc.text, end):
            return None
        return self.organisations.company_of(mention.name) if title.title.body == "company" else mention.name

    def stationed(self, title: TitleSpan, address: int) -> str | None:
        """«Còn tại Công ty X, ông A được bầu giữ chức Chủ tịch HĐTV»: the sentence opens with where that is."""
        start = self.organisations.words.starts[address]
        sentence = self.doc.sentence_at(start)
        opening = _AT.match(self.doc.text, sentence.start, start)
        if opening is None or start - sentence.start > _REACH:
            return None
        there = [m for m in self.organisations.in_span(opening.end(), start) if m.start == opening.end()]
        if not there or not self._may_lead(there[0]) or title.title.body not in ("company", "unit"):
            return None
        between = self.doc.text[there[0].end : start]
        return there[0].name if _ONLY_ASIDE.fullmatch(between) else None

    def located(self, title: TitleSpan, chain: list[TitleSpan], address: int, person: int) -> str | None:
        """«Còn tại Tập đoàn X (Y), Tổng Giám đốc A cho biết …»: who speaks where he works is of X."""
        words = self.organisations.words
        start = words.starts[min(address, chain[0].start)]
        sentence = self.doc.sentence_at(start)
        opening = _AT.match(self.doc.text, sentence.start, start)
        if opening is None or start - sentence.start > _REACH or self._hands_over(title, person):
            return None
        there = self.organisations.starting_at(opening.end())
        if there is None or not self._may_lead(there) or not _ONLY_ASIDE.fullmatch(self.doc.text, there.end, start):
            return None
        is_unit = self.organisations.bodies[there.name].family in _UNITS
        end = max(self.people.mentions[person].end, words.ends[title.end - 1])
        is_visitor = _VISITOR.match(self.doc.text, end) is not None
        return None if is_visitor or (is_unit and title.title.name.startswith(_OF_GROUPS)) else there.name

    def staffed(self, title: TitleSpan, person: int, *, is_by_verb: bool) -> str | None:
        """«Riêng tại Công ty X, Giám đốc A bị đình chỉ; ông B, Phó Giám đốc, điều hành»: both are of X."""
        words = self.organisations.words
        index = last = self.doc.sentence_index(words.starts[title.start])
        paragraph = self.doc.sentences[last].paragraph
        if not is_by_verb and self._hands_over(title, person):
            return None
        while index >= max(last - _MOST_SENTENCES, 0) and self.doc.sentences[index].paragraph == paragraph:
            sentence = self.doc.sentences[index]
            opening = _PLACED.match(self.doc.text, sentence.start, sentence.end)
            there = self.organisations.starting_at(opening.end()) if opening else None
            if there is not None:
                is_known = self._may_lead(there) and there.end < words.starts[title.start]
                return there.name if is_known and _STAFFING.search(self.doc.text, there.end, sentence.end) else None
            index -= 1
        return None

    def is_guest(self, title: TitleSpan, person: int) -> bool:
        """«Tại Công ty X, Phó Tổng Giám đốc A đã trao quyết định»: A comes to a place where others work."""
        sentence = self.doc.sentence_at(self.organisations.words.starts[title.start])
        return _PLACED.match(self.doc.text, sentence.start) is not None and self._hands_over(title, person)

    def _hands_over(self, title: TitleSpan, person: int) -> bool:
        end = max(self.people.mentions[person].end, self.organisations.words.ends[title.end - 1])
        return _GUEST.match(self.doc.text, end) is not None

    def newly_led(self, title: TitleSpan) -> str | None:
        """«Công ty X, đơn vị thành viên của Tổng công ty Y, có giám đốc mới: ông A»: who has him is the subject, X."""
        if not is_new_post(self.doc, self.organisations.words, title):
            return None
        start = self.organisations.words.starts[title.start]
        named = self.organisations.in_span(self.doc.sentence_at(start).start, start)
        subject = next((m for m in named if self._may_lead(m)), None)
        return subject.name if subject is not None else None

    def _may_lead(self, mention: OrganisationMention) -> bool:
        body, record = self.organisations.bodies[mention.name], self.organisations.organisations[mention.name]
        return body.family in COMPANY_FAMILIES or record.organisation_type in ("company", "other")


def is_new_post(doc: Document, words: Words, title: TitleSpan) -> bool:
    """«có giám đốc mới», «đón tân Tổng Giám đốc»: a post that somebody has just been given."""
    start = words.starts[title.start]
    having = _HAVING.search(doc.text, max(start - 30, 0), start)
    return having is not None and bool(having["new"] or _NEW.match(doc.text, words.ends[title.end - 1]))
