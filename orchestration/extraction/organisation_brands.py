"""Bodies known by a brand alone: «chuỗi nhà thuốc Minh Hạnh», «Siêu Thị Vàng (STV)», «Tổng Giám đốc MISA»."""

from __future__ import annotations

from orchestration.extraction import role_titles
from orchestration.extraction.names import Words, person_like, surnames
from orchestration.extraction.organisation_boundaries import Boundaries, registered_at
from orchestration.extraction.organisation_foreign import is_no_vietnamese
from orchestration.extraction.organisation_heads import Head, countries, heads, place_names

BRAND = Head(
    words="",
    family="thương hiệu",
    organisation_type="company",
    follows="name",
    is_bare_reference=False,
    keeps_parent=True,
    is_abbreviation=False,
)
"""The head of brands, which have none."""

_SHOPS = frozenset(
    tuple(shop.split())
    for shop in (
        "cửa hàng|siêu thị|nhà thuốc|hiệu thuốc|nhà hàng|điện máy|cà phê|trà sữa|trung tâm tiêm chủng|rạp chiếu phim"
    ).split("|")
)
_SHOP_STARTS = frozenset(shop[0] for shop in _SHOPS)
# What a brand has before its short name: «cổ phần STV», «CEO STV».
_OF_A_BRAND = frozenset({("cổ", "phần"), ("cửa", "hàng"), ("siêu", "thị"), ("nhà", "thuốc"), ("nhà", "hàng")})
_BEFORE_BRANDS = frozenset({"chuỗi", "ceo", *(pair[-1] for pair in _OF_A_BRAND)})
_LONGEST = 4
# Acronyms of fields and of kinds of firms, which a title may end with.
_FIELDS = frozenset("cntt qhse hse ehs esg fdi tnhh mtv tmcp jsc qlda đtxd xnk atvslđ vnđ usd pccc".split())


def brand_names(words: Words) -> dict[int, int]:
    """Every brand: its first word, and the word after its last."""
    return {**_after_shops(words), **_before_brackets(words), **_after_titles(words)}


def _after_titles(words: Words) -> dict[int, int]:
    """«Tổng Giám đốc MISA»: an acronym right after the title of a company's head, no field such as «IT»."""
    found: dict[int, int] = {}
    table, k = role_titles.titles(), 0
    for i in table.places(words):
        hit = table.at(words, i) if i >= k else None
        if hit is not None:
            k = hit[0]
            if hit[1].body == "company" and k < len(words) and _is_acronym(words, k):
                found[k] = k + 1
            elif hit[1].body in ("company", "unit") and (foreign := _foreign_after(words, i, k)) is not None:
                found[foreign[0]] = foreign[1]
    return found


def _foreign_after(words: Words, i: int, k: int) -> tuple[int, int] | None:
    """«ông A, Giám đốc Nordwell, cho biết», «cựu Giám đốc của Nordwell»: a foreign brand after a title at ``i``."""
    is_owner = words.lows[k : k + 1] == ["của"] and words.gap(k) == " "
    start = k + 1 if is_owner else k
    if start >= len(words) or words.gap(start) != " " or not is_no_vietnamese(words, start):
        return None
    end = capitals_end(words, start)
    is_apposed = i > 0 and words.gap(i).strip() in (",", "-", "–", "(") and words.is_capital(i - 1)
    is_closed = end == len(words) or words.gap(end) != " " or words.lows[end] == "tại"
    if not (is_closed and (is_owner or is_apposed)) or words.word(start).isupper():
        return None
    is_known = heads().at(words, start) is not None or place_names().at(words, start) is not None
    is_known = is_known or countries().at(words, start) is not None or registered_at(words, start) is not None
    return None if is_known or role_titles.titles().at(words, start) is not None else (start, end)


def _is_acronym(words: Words, k: int) -> bool:
    """A word of three capitals or more, alone, that is no name of a person, of a kind of body or of a field."""
    word, last = words.word(k), len(words) - 1
    is_alone = k == last or words.gap(k + 1) != " " or not _goes_on(words, k + 1)
    return (
        len(word) >= 3
        and word.isupper()
        and word.isalpha()
        and words.gap(k) == " "
        and is_alone
        and words.lows[k] not in surnames() | _FIELDS
        and heads().at(words, k) is None
        and role_titles.titles().at(words, k) is None
    )


def _goes_on(words: Words, k: int) -> bool:
    """«FPT IS», «VIP Port»: a second word of the brand rather than the name of who holds the title."""
    return words.word(k).isupper() or (words.is_capital(k) and person_like(words, k) < 2)


def _after_shops(words: Words) -> dict[int, int]:
    """«chuỗi siêu thị Hoa Mai Mart», «310 nhà thuốc Minh Hạnh»: a chain, for one shop bears no number of shops."""
    found, lows = {}, words.lows
    boundaries = Boundaries(words)
    for i, low in enumerate(lows):
        if low not in _SHOP_STARTS or not i or not (lows[i - 1] == "chuỗi" or lows[i - 1].isdigit()):
            continue
        start = next((i + k for k in (2, 3) if tuple(lows[i : i + k]) in _SHOPS), i)
        end = capitals_end(words, start) if start > i else start
        if end - start >= 2 and _may_be_brand(words, boundaries, start, end):
            found[start] = end
    return found


def _before_brackets(words: Words) -> dict[int, int]:
    """«Siêu Thị Vàng (STV)», when the article also speaks of «cổ phần STV», «chuỗi STV» or the «CEO STV»."""
    found: dict[int, int] = {}
    lows, boundaries = words.lows, Boundaries(words)
    known = {
        words.word(i)
        for i, before in enumerate(lows[:-1], start=1)
        if before in _BEFORE_BRANDS
        and words.word(i).isupper()
        and words.gap(i) == " "
        and (before in ("chuỗi", "ceo") or tuple(lows[max(i - 2, 0) : i]) in _OF_A_BRAND)
    }
    if not known:
        return found
    for i in range(2, len(words)):
        acronym = words.word(i)
        if acronym not in known or words.gap(i) != " (" or words.after(i) != ")":
            continue
        start = i - len(acronym)
        initials = "".join(words.word(k)[0] for k in range(max(start, 0), i))
        if initials == acronym and capitals_end(words, start) >= i and _may_be_brand(words, boundaries, start, i):
            found[start] = i
    return found


def capitals_end(words: Words, start: int) -> int:
    """The word after the words in capitals that a space joins."""
    k = start
    while k < len(words) and k - start < _LONGEST and words.is_capital(k) and (k == start or words.gap(k) == " "):
        k += 1
    return k


def _may_be_brand(words: Words, boundaries: Boundaries, start: int, end: int) -> bool:
    """No place, no person, no title, and nothing that the register or a head names."""
    return (
        place_names().at(words, start) is None
        and heads().at(words, start) is None
        and person_like(words, start) < 3
        and not any(boundaries.starts_other(k) or registered_at(words, k) for k in range(start, end))
    )
