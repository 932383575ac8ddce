"""Where titles stand in the text, each with the body that its own words name.

«Chủ tịch HĐQT PV GAS» is the title «Chủ tịch HĐQT» at the company; «Trưởng phòng Kỹ thuật» overlaps the
body «phòng Kỹ thuật»; «Bí thư Đảng ủy» names a kind of body and leaves open whose it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from orchestration.extraction.names import Words, person_like
from orchestration.extraction.organisation_heads import countries, heads, place_names, registered_names
from orchestration.extraction.organisation_vocabulary import FUNCTION_WORDS, NAME_WORDS
from orchestration.extraction.organisations import OrganisationMention, Organisations
from orchestration.extraction.role_boards import memberships
from orchestration.extraction.role_gaps import past_abbreviation, past_description
from orchestration.extraction.role_titles import Title, titles

_ADDITIONS = (
    ("thứ", "nhất"),
    ("thường", "trực"),
    ("chuyên", "trách"),
    ("độc", "lập"),
    ("cao", "cấp"),
    ("thường", "trú"),
)
_MEMBERS = frozenset({"Ủy viên", "Thành viên", "Ủy viên Thường trực", "Hội viên"})
_COMMITTEES = frozenset({"ban thường vụ", "ban chấp hành"})
_BEFORE_ACTING = frozenset("chức vụ làm danh trí nhiệm giữ là".split())
_LED_BY_DEPUTY = frozenset({"unit", "viện", "trường", "department", "vụ", "cục", "chi cục"})
# What a director may be of beside what a verbal noun says: «Giám đốc An toàn».
_FIELDS = frozenset(
    {"an toàn", "kế hoạch", "công nghệ thông tin", "chuyển đổi số", "truyền thông", "đối ngoại", "chất lượng"}
    | {"chuỗi cung ứng", "khách hàng", "rủi ro", "tín dụng", "nguồn nhân lực", "thị trường", "dự án"}
)
_ENVOYS = frozenset({"Đại sứ", "Tổng Lãnh sự"})
_FORMER = frozenset({"nguyên", "cựu"})


@dataclass(slots=True)
class TitleSpan:
    """A title at words ``start`` to ``title_end``; with its body's words it ends before word ``end``.

    ``organisation`` is the body that the words name, ``family`` the kind of body when they do not say whose.
    ``is_elsewhere``: it belongs to a province or district that the words leave unnamed.
    """

    start: int
    title_end: int
    end: int
    title: Title
    text: str
    organisation: str | None
    family: str | None
    is_former: bool
    is_elsewhere: bool = False
    is_membership: bool = False  # no title that the text names, but a seat on a board


class TitleReader:
    """Reads the titles of one article."""

    def __init__(self, words: Words, organisations: Organisations) -> None:
        self.words, self.organisations = words, organisations

    def read(self) -> list[TitleSpan]:
        """Every title, in order; none overlaps another."""
        found: list[TitleSpan] = []
        table, end = titles(), 0
        for i in table.places(self.words):
            hit = table.at(self.words, i) if i >= end else None
            if hit is not None and found and self._is_gloss(found[-1], i, hit):
                found[-1].end = end = hit[0]
            elif hit is not None and not (self._is_inside_organisation(i) or self._is_end_of_post(i)):
                span = self._span(i, hit[0], hit[1])
                found.append(span)
                end = span.end
        boards = self._boards({span.start for span in found})
        listing = {k for board in boards for k in range(board.title_end, board.end)}
        found = [span for span in found if span.start not in listing]  # «gồm 5 [thành viên]:»
        return sorted([*found, *boards], key=lambda span: span.start)

    def _boards(self, taken: set[int]) -> list[TitleSpan]:
        """The seats on boards that no title names."""
        found: list[TitleSpan] = []
        for start, end, stop, title, text in memberships(self.words):
            if start not in taken:
                span = TitleSpan(start, end, stop, title, text, None, None, is_former=False, is_membership=True)
                span.organisation = self._made_up(end, stop)
                found.append(span)
        return found

    def _made_up(self, start: int, stop: int) -> str | None:
        """«HĐQT nhiệm kỳ mới của [Công ty X] gồm 5 thành viên»."""
        if stop <= start:
            return None
        named = self.organisations.in_span(self.words.starts[start], self.words.ends[stop - 1])
        return self.organisations.company_of(named[0].name) if named else None

    def _is_gloss(self, span: TitleSpan, i: int, hit: tuple[int, Title]) -> bool:
        """«bổ nhiệm Phó Tổng Giám đốc [(TGĐ)] cho ông A»: a short form of the words before, no other post."""
        is_bracket = span.end == i and self.words.gap(i) == " (" and self.words.gap(hit[0]).startswith(")")
        return is_bracket and span.title.name.endswith(hit[1].name)

    def _is_end_of_post(self, i: int) -> bool:
        """«giữ chức [vụ Phó] Tổng Giám đốc», «nhận nhiệm [vụ Phó] phòng»: no «Vụ phó»; «Ban [Giám đốc]»: a board."""
        before, low = self.words.lows[max(i - 1, 0) : i], self.words.lows[i]
        return (before in (["chức"], ["nhiệm"]) and low == "vụ") or (before == ["ban"] and low in ("giám", "tổng"))

    def _is_inside_organisation(self, i: int) -> bool:
        mention = self.organisations.at(self.words.starts[i])
        return mention is not None and mention.start < self.words.starts[i]

    def _span(self, i: int, end: int, title: Title) -> TitleSpan:
        words = self.words
        while end + 1 < len(words) and words.gap(end) == " " and (words.lows[end], words.lows[end + 1]) in _ADDITIONS:
            end += 2
        if title.name.startswith("Phó ") and self._takes_charge(end, title):
            end += 2
        k = i - 1 if i and words.lows[i - 1] == "là" else i  # «nguyên là Giám đốc …»
        former = k > 0 and words.lows[k - 1] in _FORMER and words.gap(i) == " "
        span = TitleSpan(i, end, end, title, words.span_text(i, end), None, None, former)
        inner = self._inner(i, end)
        if inner is not None:
            self._take(span, inner, is_inner=True)
        else:
            self._outer(span)
        self._takes_field(span)
        if self._is_acting(i):
            span.text = f"Quyền {span.text}"
        span.text = span.text[:1].upper() + span.text[1:]
        after = past_abbreviation(words, span.end)
        is_given = after + 1 < len(words) and words.lows[after] in ("cho", "là") and words.gap(after).endswith(" ")
        if span.end < after < len(words) and (
            person_like(words, after) or (is_given and span.organisation is not None)
        ):
            span.end = after  # «Chủ tịch HĐQT Tổng công ty Thép Bắc Hà (TBH) Lê Văn Ba», «… (TBH) cho ông Ba»
        return span

    def _takes_charge(self, end: int, title: Title) -> bool:
        """«Phó Giám đốc [phụ trách] Công ty X», «Phó Viện trưởng phụ trách, bà B»: a deputy who leads the whole."""
        words = self.words
        if words.lows[end : end + 2] != ["phụ", "trách"] or words.gap(end) != " " or words.gap(end + 1) != " ":
            return False
        if end + 2 >= len(words) or words.gap(end + 2) != " ":
            return True
        is_of_party = title.body == "party" and words.lows[end + 2 : end + 4] == ["đảng", "ủy"]
        return (is_of_party or title.body in _LED_BY_DEPUTY) and self.organisations.starting_at(
            words.starts[end + 2]
        ) is not None

    def _is_acting(self, i: int) -> bool:
        """«Quyền Tổng Giám đốc», but not «ủy quyền Tổng Giám đốc ký»."""
        words = self.words
        if i and words.word(i - 1) == "Q" and words.gap(i) in (".", ". "):
            return True  # «Q.Tổng Giám đốc»
        if not i or words.lows[i - 1] != "quyền" or words.gap(i) != " ":
            return False
        is_apposed = words.gap(i - 1).strip() in (",", "-", "–", "(")
        return is_apposed or words.is_capital(i - 1) or words.lows[max(i - 2, 0)] in _BEFORE_ACTING

    def _inner(self, i: int, end: int) -> OrganisationMention | None:
        """The body whose first words are the title's last: «Trưởng [phòng Kỹ thuật]»."""
        words = self.words
        for k in range(i + 1, end):
            mention = self.organisations.starting_at(words.starts[k])
            if mention is not None and mention.end >= words.ends[end - 1]:
                is_board = self.organisations.bodies[mention.name].family == "ban kiểm soát"
                return None if is_board else mention  # «Trưởng Ban Kiểm soát» is a title of the company
        return None

    def _outer(self, span: TitleSpan) -> None:
        """The body that follows the title: «Giám đốc [Chi nhánh PVEP]», «Bí thư [Đảng ủy]»."""
        words, e = self.words, past_abbreviation(self.words, span.title_end)
        if e >= len(words) or (words.gap(e) != " " and e == span.title_end):
            return
        if words.lows[e] in ("của", "tại", "thuộc") and e + 1 < len(words):
            e += 1
        e = past_description(words, e)
        mention = self.organisations.starting_at(words.starts[e]) or self._past_field(e)
        if mention is not None:
            self._take(span, self._branch(mention))
            if (field_end := self._field_of_director(span)) and words.starts[field_end] == mention.start:
                span.text = words.span_text(span.start, field_end)
        elif e == span.title_end and not self._takes_name_end(span):
            self._takes_bare_head(span)

    def _takes_bare_head(self, span: TitleSpan) -> None:
        """«Bí thư [Đảng ủy]», «Ủy viên BCH [Đảng bộ tỉnh]»: a kind of body, but not whose."""
        words, e = self.words, span.title_end
        hit = heads().at(words, e)
        if hit is None or not words.is_capital(e) or hit[1].is_company or hit[1].follows == "never":
            return
        end, span.family = hit[0], hit[1].family
        if end < len(words) and words.gap(end) == " " and words.lows[end] in ("tỉnh", "huyện", "xã", "thành"):
            end += 2 if words.lows[end] == "thành" else 1
            span.is_elsewhere = True
        span.end = span.title_end = end
        span.text = words.span_text(span.start, end)

    def _past_field(self, e: int) -> OrganisationMention | None:
        """«Giám đốc khu vực Đông Nam Á của Maruha Nichiro», «Giám đốc Phân tích SSI»: the body after a field."""
        words, k, table = self.words, e, titles()
        kind = heads().at(words, e)
        if kind is not None and words.is_capital(e) and not kind[1].is_company and kind[1].is_bare_reference:
            return None  # «Phó Bí thư Đảng ủy kiêm Giám đốc Công ty …»
        while k < len(words) and k - e < 7 and words.gap(k) == " " and table.at(words, k) is None:
            if words.lows[k] in ("của", "tại", "thuộc") and k + 1 < len(words) and words.gap(k + 1) == " ":
                return self.organisations.starting_at(words.starts[k + 1])
            if k > e and NAME_WORDS.at(words, e) is not None:
                mention = self.organisations.starting_at(words.starts[k])
                if mention is not None:
                    return mention
            field_word = NAME_WORDS.at(words, k)
            if field_word is None and (
                words.lows[k] in FUNCTION_WORDS or (words.is_capital(k) and person_like(words, k))
            ):
                return None
            k = field_word[0] if field_word is not None else k + 1
        return None

    def _branch(self, mention: OrganisationMention) -> OrganisationMention:
        """«Giám đốc Vietcombank Chi nhánh Sở giao dịch»: the branch, not the bank."""
        i = self.words.index_at(mention.end)
        if i < len(self.words) and self.words.gap(i) == " ":
            following = self.organisations.starting_at(self.words.starts[i])
            if following is not None and self.organisations.bodies[following.name].family == "chi nhánh":
                return following
        return mention

    def _takes_name_end(self, span: TitleSpan) -> bool:
        """«Chủ tịch HĐQT Bắc Sơn» where the article knows «CTCP Thép Bắc Sơn»."""
        words, e = self.words, span.title_end
        trade = NAME_WORDS.at(words, e)
        while trade is not None and trade[0] < len(words) and words.gap(trade[0]) == " ":
            e = trade[0]
            trade = NAME_WORDS.at(words, e)
        hit = self.organisations.name_ends.at(words, e) if words.is_capital(e) else None
        if hit is None:
            return False
        span.end, span.organisation = hit
        return True

    def _take(self, span: TitleSpan, mention: OrganisationMention, *, is_inner: bool = False) -> None:
        words, body = self.words, self.organisations.bodies[mention.name]
        start = words.index_at(mention.start)
        end = words.index_at(mention.end - 1) + 1
        name: str | None = mention.name
        if body.family in _COMMITTEES:
            name = body.parent
            body = self.organisations.bodies.get(body.parent or "", body)
            inner = [m for m in self.organisations.in_span(mention.start + 1, mention.end) if m.name == name]
            if inner:
                mention = inner[0]
        record = self.organisations.organisations.get(mention.name)
        hit = heads().at(words, words.index_at(mention.start))
        if not is_inner or body.family in ("đảng ủy", "đảng bộ"):
            head_end = hit[0] if hit else start
            names_kind = record is not None and record.organisation_type in ("party", "union") and not body.own_words
            if span.title.name in _MEMBERS and record is not None and record.organisation_type != "company":
                parent = self._parent_start(mention, end)
                span.text = words.span_text(span.start, max(parent, head_end, span.title_end))
            elif (names_kind or body.family in ("tỉnh ủy", "thành ủy", "huyện ủy", "đảng ủy", "đảng bộ")) and hit:
                span.text = words.span_text(span.start, max(head_end, span.title_end))
        elif record is not None and record.organisation_type == "company" and start > span.start:
            span.text = words.span_text(span.start, start)
        if span.title.body == "đoàn thanh niên" and record is not None and record.organisation_type == "company":
            name = self.organisations.part("đoàn thanh niên", name) or name  # «Bí thư Đoàn PV GAS»
        span.end = end
        if mention.is_bare and record is not None and record.organisation_type in ("party", "union", "department"):
            span.family = body.family
        span.organisation = name

    def _parent_start(self, mention: OrganisationMention, end: int) -> int:
        """The first word of the body that the mention's body belongs to, where its words name one."""
        inner = [m for m in self.organisations.in_span(mention.start + 1, mention.end) if m.end == mention.end]
        return self.words.index_at(min(m.start for m in inner)) if inner else end

    def _takes_field(self, span: TitleSpan) -> None:
        """«Bộ trưởng Xây dựng»: the field names the ministry; «Phó Giám đốc phụ trách kỹ thuật»: a field only."""
        words, e = self.words, span.end
        if span.organisation is not None or e >= len(words) or words.gap(e) != " ":
            return
        if span.title.body == "bộ" and words.is_capital(e):
            for end in range(min(e + 8, len(words)), e, -1):
                known = registered_names().exactly(["bộ", *words.lows[e:end]])
                if known is not None:
                    span.end, span.organisation = end, known.name
                    return
        if span.title.name in _ENVOYS and (country := countries().at(words, e)) is not None and words.is_capital(e):
            span.end = country[0]
            span.text = words.span_text(span.start, span.end)
            if words.lows[span.end : span.end + 1] == ["tại"]:  # «Đại sứ Nhật Bản tại Việt Nam Ito Naoki»
                place = place_names().at(words, span.end + 1) if span.end + 1 < len(words) else None
                span.end = place[0] if place else span.end
        start = e + 2 if words.lows[e : e + 2] == ["phụ", "trách"] else e
        end = start
        while end < len(words) and words.gap(end) == " " and (hit := NAME_WORDS.at(words, end)) is not None:
            end = hit[0]
        # «Phó Giám đốc Kỹ thuật Lê Văn Bảy»
        names_post = start > e or (end < len(words) and words.gap(end) == " " and person_like(words, end) >= 2)
        if not names_post and self._field_of_director(span) == end:
            names_post = end == len(words) or words.gap(end) != " "
        if end > start and names_post:
            span.end = end
            span.text = words.span_text(span.start, end)

    def _field_of_director(self, span: TitleSpan) -> int:
        """«Giám đốc [Khai thác] Công ty X»: the word after the field that a director is of, else 0."""
        words, e = self.words, span.title_end
        if not span.title.name.endswith("Giám đốc") or e >= len(words) or words.gap(e) != " ":
            return 0
        hit = NAME_WORDS.at(words, e) if words.is_capital(e) and heads().at(words, e) is None else None
        return hit[0] if hit is not None and (hit[1] or " ".join(words.lows[e : hit[0]]) in _FIELDS) else 0
