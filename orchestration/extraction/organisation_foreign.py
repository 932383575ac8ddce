"""Foreign companies, known by a legal form or an English trade: «Helvik Wind A/S», «Blue Harbor Capital»."""

from __future__ import annotations

import re

from orchestration.extraction import role_titles
from orchestration.extraction.names import Words
from orchestration.extraction.organisation_boundaries import Boundaries, registered_at
from orchestration.extraction.organisation_heads import Head, countries, place_names
from orchestration.extraction.organisation_vocabulary import FUNCTION_WORDS

FOREIGN = Head(
    words="",
    family="doanh nghiệp nước ngoài",
    organisation_type="company",
    follows="name",
    is_bare_reference=False,
    keeps_parent=True,
    is_abbreviation=False,
)
"""The head of names that have none."""
AGENCY = Head(
    words="cơ quan",
    family="cơ quan nước ngoài",
    organisation_type="government",
    follows="field",
    is_bare_reference=False,
    keeps_parent=True,
    is_abbreviation=False,
)
"""The head of a foreign state's agency; «cơ quan» alone is any authority or office."""

_LONGEST = 7
_LONGEST_AGENCY = 12
_VIETNAMESE = frozenset("àáảãạăằắẳẵặâầấẩẫậđèẻẽẹềếểễệìỉĩịòỏõọồốổỗộơờớởỡợùủũụưừứửữựỳýỷỹỵ")
# As they are written; «SE» and «AG» in other letters are no legal forms.
_LEGAL_FORMS = frozenset(
    (
        "Ltd LTD Limited Inc INC Corp CORP Corporation GmbH GMBH SE AG AB ASA AS JSC PLC Plc plc LLC LLP Oy Oyj ApS "
        "SpA SAS NV BV SA KK Bhd BHD N.V B.V S.A"
    ).split()
)
_BEFORE_LEGAL_FORM = frozenset({"co", "pte", "sdn", "pvt", "pty"})
_INNER = frozenset({"of", "and", "for", "de"})
# What the second word of a name is where it is no foreign word itself: «Ericsson Việt Nam», «Bank of …».
_SECOND_WORDS = _BEFORE_LEGAL_FORM | _INNER | {"a", "việt"} | {form.lower() for form in _LEGAL_FORMS}
_TRADES = frozenset(
    """
    aerospace airlines airways associates automotive aviation bank beverages biotech brewery capital cement ceramics
    chemical chemicals communications company construction consultants consulting contractors corporation developers
    development drilling electric electrical electronics energy engineering enterprise enterprises entertainment
    exploration express finance financial foods foundation fund garment garments gas glass group healthcare holding
    holdings hotels hydrogen industrial industries infrastructure instruments insurance international investment
    investments knitting labs leasing line lines logistics machinery marine maritime materials media metals mining
    mobility motor motors networks offshore oil packaging paper partners petrochemical petroleum pharma
    pharmaceutical pharmaceuticals pharmacy plastics ports power products properties railway railways realty
    refinery refining renewables resorts resources retail robotics rubber seafood securities semiconductor
    semiconductors services shipbuilding shipping shipyard software solar solutions steel studios systems
    technologies technology telecom telecommunications terminals textile textiles tobacco trading vehicles ventures
    water wind
    """.split()
)
# The nouns after which a partner's name stands without a legal form.
_PARTNERS = frozenset(
    tuple(noun.split())
    for noun in (
        "đối tác|nhà thầu|nhà đầu tư|tổng thầu|đầu tư|cung cấp|sản xuất|liên danh|tư vấn|chủ tàu|bán lẻ|phát triển|"
        "chế tạo|phân phối|vận hành|khách hàng|công ty"
    ).split("|")
    if len(noun.split()) == 2
)
# Letters and endings that no Vietnamese syllable has.
_NO_VIETNAMESE = re.compile(
    r"[fjwz]|[bdlrsvkx]$|(?:ov|ev|in|ski|son|er|ez|us|is|an[dkt]|ol|or|um)$|[a-z]{7}|(?:[aeiouy][bcdfgklmnprstvxz]+){2}"
)
# The last syllable before something that bears a name and is no company: «dự án», «hội thảo», «tòa nhà», «giàn».
_NAMED_THINGS = frozenset(
    """
    án bão chí chương cup danh diễn đàn dịch giàn giải gói hình hội khu kiện lãm lễ mềm mỏ máy nhà phẩm pháp số tàu
    tảng thảo thị thống thưởng tòa trình tuyến vụ đề
    """.split()
)


# Pairs of letters that no Vietnamese syllable has: «Plastiro», «Stellinda».
_PAIRS = re.compile(
    r"[bcdfgkpstv][lr](?<!tr)|s[chkmnpqtw]|ll|ss|tt|ck|n[dstkz]|r[a-z]?[bcdgklmnpstv]|l[dtkmps]|ct|pt|ee|[aeiou]y[aeiou]"
)


def is_no_vietnamese(words: Words, i: int) -> bool:
    """Whether the capital word ``i`` has a shape that no Vietnamese syllable has: «Nordwell»."""
    low = words.lows[i]
    is_word = words.is_capital(i) and low.isalpha() and low.isascii()
    return is_word and bool(_NO_VIETNAMESE.search(low) or _PAIRS.search(low))


def foreign_names(words: Words) -> dict[int, int]:
    """Every foreign company: its first word, and the word after its last."""
    boundaries, found, done = Boundaries(words), {}, 0
    seconds = [
        k
        for k, (low, is_capital) in enumerate(zip(words.lows, words.capitals, strict=True))
        if k and (low in _SECOND_WORDS or (is_capital and _is_foreign(words, k)))
    ]
    for i in [k - 1 for k in seconds]:
        if i < done or not _is_foreign(words, i) or words.lows[i] in FUNCTION_WORDS:
            continue
        end = _end(words, i)
        if end == i and _is_introduced(words, i):
            end = _introduced_end(words, i)
        if end > i and not boundaries.starts_other(i):
            found[i] = done = end
    return found


def agency_end(words: Words, i: int) -> int:
    """The end of «Cơ quan Năng lượng Đan Mạch», which a country must close; ``i`` when none starts there."""
    if not words.is_capital(i) or words.lows[i : i + 2] != ["cơ", "quan"]:
        return i
    k = i + 2
    while k < len(words) and k - i < _LONGEST_AGENCY and (words.gap(k) == " " or words.gap(k).strip() == "-"):
        country = countries().at(words, k) if words.is_capital(k) and k > i + 2 else None
        place = place_names().at(words, k) if country is not None else None
        if country is not None and (place is None or place[0] <= country[0]):
            return country[0]  # no «Lào Cai»
        if not words.is_capital(k) and words.lows[k] != "và" and words.lows[k] in FUNCTION_WORDS:
            return i
        k += 1
    return i


def legal_form_end(words: Words, i: int) -> int:
    """The word after a legal form at word ``i``: «A/S», «Co., Ltd», «GmbH», « - CTCP»; ``i`` when there is none."""
    k = i
    if k < len(words) and words.lows[k] == "ctcp" and words.gap(k) in (" - ", " – ", "-"):
        begins_name = k + 1 < len(words) and words.gap(k + 1) == " " and words.is_capital(k + 1)
        return k if begins_name else k + 1  # «liên danh Công ty Sông Lam – CTCP Hạ tầng Miền Trung»
    while k < len(words) and k - i < 2 and words.lows[k] in _BEFORE_LEGAL_FORM and _is_near(words, k):
        k += 1
    if k >= len(words) or not _is_near(words, k):
        return i
    if words.word(k) in _LEGAL_FORMS:
        return k + 1
    if words.word(k) == "A" and k + 1 < len(words) and words.word(k + 1) == "S" and words.gap(k + 1) == "/":
        return k + 2
    return i


def _is_introduced(words: Words, i: int) -> bool:
    """«đối tác Sakarya Makina», «nhà thầu phụ Sungjin Geotec»: a noun says that a company's name follows."""
    k = i - 1
    if k > 0 and words.gap(i) == " " and words.lows[k] in ("phụ", "chính", "là", "ngoại"):
        k -= 1
    return (
        k > 0 and all(words.gap(m) == " " for m in range(k, i + 1)) and (words.lows[k - 1], words.lows[k]) in _PARTNERS
    )


def _introduced_end(words: Words, i: int) -> int:
    """The end of a partner's name of two words or more, one of them surely no Vietnamese; ``i`` for none."""
    k = i
    while k < len(words) and k - i < _LONGEST and (k == i or words.gap(k) in (" ", " & ")) and _is_foreign(words, k):
        k += 1
    is_place = countries().at(words, i) is not None
    return k if k - i >= 2 and not is_place and any(_NO_VIETNAMESE.search(words.lows[m]) for m in range(i, k)) else i


def _is_near(words: Words, i: int) -> bool:
    return i > 0 and words.gap(i) in (" ", ", ", ". ", "., ", ".", ".,")


def _is_foreign(words: Words, i: int) -> bool:
    word = words.written[i]
    if not words.capitals[i] or len(word) == 1:
        return False  # what begins with a capital is no figure
    return word.isascii() or _VIETNAMESE.isdisjoint(words.lows[i])


def _end(words: Words, i: int) -> int:
    """The end of the name that starts at word ``i``: after its legal form, else after a trade; ``i`` for none."""
    k, trade = i + 1, i
    while k < len(words) and k - i < _LONGEST:
        legal = legal_form_end(words, k)
        if legal > k:
            return legal
        inner = words.lows[k] in _INNER and k + 1 < len(words) and words.gap(k + 1) == " "
        if words.gap(k) not in (" ", " & ", "-") or not (_is_foreign(words, k) or (inner and k > i)):
            break
        if words.lows[k] in _TRADES:
            trade = k + 1
        k += 1
    if trade < k and _of_vietnam(words, i, k):
        return k + 2 if _may_be_named(words, i) else i  # «Ericsson Việt Nam»
    if i < trade < k and (country := countries().at(words, trade)) is not None:
        trade = country[0]  # «Ocean Drilling Malaysia»
    return trade if trade == k and _may_be_named(words, i) and not _ends_in_registered(words, i, k) else i


def _of_vietnam(words: Words, i: int, k: int) -> bool:
    """Whether «Việt Nam» follows words of which one is surely no Vietnamese one."""
    is_home = words.lows[k : k + 2] == ["việt", "nam"] and words.gap(k) == " " and words.gap(k + 1) == " "
    return is_home and any(_NO_VIETNAMESE.search(words.lows[m]) for m in range(i, k))


def _ends_in_registered(words: Words, i: int, end: int) -> bool:
    """«Phía PV Drilling», «Riêng PV Power»: a word before a known name."""
    return any((hit := registered_at(words, k)) is not None and hit[0] >= end for k in range(i + 1, end))


def _may_be_named(words: Words, i: int) -> bool:
    """Without a legal form: not «dự án Helvik Wind», not the end of a Vietnamese name, not a quotation."""
    gap = words.gap(i)
    if gap[-1:] in "“\"'«‘-/&":
        return False
    before = words.lows[i - 1] if i and gap == " " else ""
    if before and words.is_capital(i - 1) and role_titles.follows_title(words, i):
        return True  # «CEO Sakura Chemicals»
    return before not in _NAMED_THINGS and not (before and words.is_capital(i - 1) and before not in FUNCTION_WORDS)
