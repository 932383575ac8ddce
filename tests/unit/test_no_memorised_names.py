"""The rules know the language and the world, never the labelled articles: no id of one, no invented name."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Iterator

import pytest

from orchestration.settings import EXTRACTION_DIR, GOLD_DIR, REFERENCE_DIR

# tests/gold/README.md says so
INVENTED = (
    "d09 d10 d11 d12 d13 d14 e05 e06 e11 e12 e17 e18 e22 e23 e24 e27 e28 e31 e32 e33 e34 e35 e36 "
    "f02 f04 f06 f08 f09 f12 g02 g04 g06 g07 g10 g12 h05 h06 h07 h08 i01 i02 i06 j05 j06 j07 j08 "
    "k04 k05 k06 k07 k08 l05 l06 l07 l08 m05 m06 m07 m08 n04 n05 n06 o03 o04 o05 o06 p03 p04 p05 "
    "q02 q03 q04 q08 r06 r07 r08 r09 r10 s05 s06 s07 s08 t05 t06 t07 t08 "
    "u04 u05 u06 u07 u08 w03 w05 w06 w07 w08 x02 x03 x05 x06 x07 x08 y01 y02 y03 y04 y05 y06 y07 z01 "
    "z02 z03 z05 z06 z07 z08 c02 c04 c05 c06 c07 c08 a01 a02 a03 a04 a05 a06 a07 a08 b02 b03 b04 b07 "
    "v05 v06 v07 v08 ab04 ab05 ab06 ab07 ab08 ac04 ac05 ac06 ac07 ac08 ad05 ad06 ad07 ad08 "
    "ae04 ae05 ae06 ae07 ae08 af05 af06 af07 af08 "
    "ag05 ag06 ag07 ag08 ah05 ah06 ah07 ah08 ai05 ai06 ai07 ai08 aj06 aj07 aj08 "
    "ak05 ak06 ak07 ak08"
).split()


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def column(table: str, *names: str) -> Iterator[str]:
    with (REFERENCE_DIR / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name in names:
                yield from (folded(cell) for cell in row[name].split("|") if cell)


LINES = [
    (f"{file.name}:{number}", folded(line))
    for file in sorted([*EXTRACTION_DIR.glob("*.py"), *REFERENCE_DIR.glob("*.csv")])
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
]
REAL_NAMES = {
    name.lower()
    for name in (
        *column("organisations", "organisation_name", "short_name"),
        *column("organisation_aliases", "alias"),
        *column("provinces", "province_name"),
    )
}
# Known by themselves: an exchange, a bank that was, a region, places; bodies that every province or company has.
WELL_KNOWN = {
    *(
        "upcom",
        "ban tổ chức đảng ủy",
        "đông á",
        "nam trung",
        "bắc bộ",
        "tây bắc",
        "bạch long",
        "sở công thương",
        "ubnd tỉnh",
        "ban thường vụ đảng ủy",
        "phòng kỹ thuật",
        "phòng an toàn",
    ),
    *(
        "bắc hà",
        "hoàng sa",
        "mai sơn",
        "đại hội",
        "đảng ủy công ty",
        "đảng ủy tập đoàn",
        "hải vân",
        "trường thịnh",
        "chi nhánh cần thơ",
    ),
    *("an khê", "bạch mã", "sông thương", "thạch thất", "thb", "ban pháp chế", "công đoàn công ty"),
    *("lạc hồng", "chân mây", "công an tỉnh", "thanh tra tỉnh"),
    *(
        "trung quốc",
        "tây nguyên",
        "công đoàn tổng công ty",
        "sở tài chính",
        "vụ tổ chức cán bộ",
        "đảng bộ tỉnh",
        "ban chấp hành mới",
    ),
}
ALL_REAL = "|".join(sorted({*REAL_NAMES, *(title.lower() for title in column("titles", "title", "abbreviations"))}))
HEADS = {head.lower() for head in column("organisation_heads", "head", "abbreviations")}


def where(pattern: str) -> list[str]:
    return [f"{place}: {line}" for place, line in LINES if re.search(pattern, line)]


def proper_ending(name: str) -> str | None:
    """The last two words, such as a brand or a given name; none when they are known of the real world."""
    ending = name.split()[-2:]
    words = " ".join(ending)
    is_proper = len(name.split()) > 2 and all(word[0].isupper() and word.isalpha() for word in ending)
    return words if is_proper and not is_real(words) else None


def is_real(name: str) -> bool:
    """Whether the name, or a longer one that holds its words, is known of the real world: «Sở Công Thương»."""
    lower = name.lower()
    return lower in HEADS | WELL_KNOWN or re.search(rf"(?<!\w){re.escape(lower)}(?!\w)", ALL_REAL) is not None


def invented_names() -> set[str]:
    """Full names and distinctive short forms of the people and of the bodies that no register knows."""
    names: set[str] = set()
    for article in INVENTED:
        label = json.loads((GOLD_DIR / "facts" / f"{article}.json").read_text(encoding="utf-8"))
        names |= {folded(person["name"]) for person in label["persons"]}
        for body in label["organisations"]:
            if folded(body["name"]).lower() not in REAL_NAMES:
                names |= {folded(name) for name in (body["name"], *body["aliases"])}
    names = {name for name in names if not is_real(name)}
    return names | {ending for name in names if (ending := proper_ending(name))}


def test_the_names_looked_for_are_distinctive() -> None:
    names = invented_names()
    assert {"Phạm Hữu Thạch", "Hữu Thạch", "Liên doanh Việt – Nga Sao Khuê", "Sao Khuê", "MKX"} <= names
    assert not names & {"Công ty", "Đảng ủy", "Viện", "Nam Côn", "Hòa Bình"}


def test_no_rule_or_list_holds_an_invented_name() -> None:
    held = {name: where(rf"(?<!\w){re.escape(name)}(?!\w)") for name in sorted(invented_names())}
    assert {name: places for name, places in held.items() if places} == {}


@pytest.mark.parametrize("article", sorted(file.stem for file in (GOLD_DIR / "facts").glob("*.json")))
def test_no_rule_names_an_article(article: str) -> None:
    # A bare 000 may be the end of a number; in quotes or before a suffix it is a file.
    pattern = rf"['\"/]{article}['\"_.]|\b{article}\.(txt|json)" if article.isdigit() else rf"\b{article}\b"
    assert where(pattern) == []
