"""Places: addresses, provinces and cities, countries, and the halls where something is held.

An address is a chain of segments («số 15A, đường 30/4, phường 9, Tp. Vũng Tàu»), read segment by
segment. Provinces come from ``provinces.csv``; many of their names are given names too (Hòa Bình,
Vinh), so a bare name counts only where no capitalised word touches it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from orchestration.extraction.document import Document
from orchestration.extraction.lexicon import any_of, read_table

PlaceKind = Literal["address", "province", "city", "country", "venue"]

_UPPER = "A-ZĐÁÀẢÃẠÂẤẦẨẪẬĂẮẰẲẴẶÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ"
_WORD = rf"[{_UPPER}][\w’'.&]*"
_NAME = rf"{_WORD}(?: {_WORD}){{0,4}}"
_CITY_HEAD = r"(?:[Tt]hành phố|T\.?[Pp]\.?|[Tt]p\.?)"
_SEGMENT = re.compile(
    rf"(?:[Ss]ố (?:nhà )?\d+[A-Za-z]?(?:[-/]\d+[A-Za-z]?)*(?:(?: ?[-–] ?| |, ?)(?:(?:đường|phố) )?{_NAME})?"
    rf"|\d+[A-Z]?(?:[-/]\d+)? (?:(?:đường|phố) )?{_NAME}(?=,)"
    rf"|[Tt]ầng \d+|[Ll]ầu \d+|(?:[Tt]òa nhà|[Tt]oà nhà|[Hh]ội trường|[Kk]hách sạn) (?:số \d+|{_NAME})"
    rf"|(?:[Đđ]ường|[Pp]hố|[Nn]gõ|[Nn]gách|[Qq]uốc lộ|[Ll]ô) (?:\d+(?:/\d+)*[A-Z]?|{_NAME}|[A-Z]?\d+)"
    rf"|(?:[Pp]hường|[Qq]uận|[Hh]uyện|[Xx]ã|[Tt]hị trấn|[Tt]hị xã|[Kk]hu phố|[Tt]ổ|P\.|Q\.|TX\.?) ?(?:\d{{1,2}}(?!\d)"
    rf"|{_NAME})"
    rf"|(?:[Kk]hu công nghiệp|KCN|[Kk]hu kinh tế|KKT) {_NAME}"
    rf"|(?:{_CITY_HEAD}|[Tt]ỉnh) ?{_NAME}|TP ?HCM|TPHCM|{_NAME})"
)
_JOIN = re.compile(r", ?| [-–] ")
_STRONG = re.compile(r"(?:số (?:nhà )?\d|đường |phố |phường |tầng \d|quận |\d+[a-z]? )", re.IGNORECASE)
_STARTS_ADDRESS = re.compile(
    r"(?:[Ss]ố (?:nhà )?\d|[Tt]ầng \d|[Ll]ầu \d|[Hh]ội trường (?:số \d|[A-ZĐ])|[Tt]òa nhà [A-ZĐ]|[Đđ]ường (?:\d|"
    r"[A-ZĐ])|[Pp]hường (?:\d|[A-ZĐ])"
    r"|(?<=tại )\d+[A-Z]?(?:[-/]\d+)? [A-ZĐ])"
)
_LONE_ADDRESS = re.compile(rf"[Ss]ố (?:nhà )?\d+[A-Za-z]?(?: [-–] | )(?:đường |phố )?[{_UPPER}]|[Đđ]ường |[Pp]hường ")
_BEFORE_ADDRESS = re.compile(r"(?:\b(?:tại|ở|địa chỉ|trụ sở|nhà)|[:,(]) ?\Z")
_VENUE = re.compile(
    rf"(?:[Tt]rụ sở(?: làm việc)?(?: chính)?(?: của)?(?: {_NAME})?|"
    rf"[Tt]rung tâm [Hh]ội nghị(?: [Qq]uốc gia)?(?: {_NAME})?"
    rf"|(?:[Hh]ội trường|[Kk]hách sạn|[Nn]hà hát|[Cc]ung|[Tt]rung tâm [Tt]riển lãm|[Kk]hu di tích|[Bb]ảo tàng|"
    rf"[Nn]hà văn hóa|[Ss]ân vận động) {_NAME})"
)
_COUNTRIES = (
    "Việt Nam|Liên bang Nga|Nga|Hoa Kỳ|Mỹ|Trung Quốc|Nhật Bản|Hàn Quốc|Triều Tiên|Lào|Campuchia|Thái Lan|Malaysia|"
    "Indonesia|Singapore|"
    "Philippines|Myanmar|Brunei|Ấn Độ|Pakistan|Bangladesh|Australia|Úc|New Zealand|Anh|Vương quốc Anh|Pháp|Đức|Ý|"
    "Italia|Tây Ban Nha|"
    "Bồ Đào Nha|Hà Lan|Bỉ|Thụy Sĩ|Thụy Điển|Na Uy|Đan Mạch|Phần Lan|Ba Lan|Séc|Hungary|Bulgaria|Romania|Ukraine|"
    "Belarus|Kazakhstan|"
    "Azerbaijan|Uzbekistan|Cuba|Venezuela|Brazil|Argentina|Chile|Peru|Mexico|Canada|Ai Cập|Algeria|Nam Phi|"
    "Mozambique|Angola|"
    "UAE|Qatar|Kuwait|Oman|Iran|Iraq|Israel|Thổ Nhĩ Kỳ|Ả Rập Xê Út|Đài Loan|Hồng Kông|Hong Kong|Mông Cổ"
)
# «phía Nga», «Dầu khí Việt Nam», «phong cách Hồ Chí Minh» are sides, companies and a man:
# these names count after a word of place only.
_LOCATED = re.compile(r"\b(?:tại|ở|từ|sang|thăm|đến|vào|ra|nước|thị trường) \Z")
_NEEDS_WORD_OF_PLACE = frozenset({*_COUNTRIES.split("|"), "Hồ Chí Minh"})
_PROVINCE_HEAD = re.compile(rf"(?:{_CITY_HEAD}|[Tt]ỉnh|[Tt]hủ đô|[Tt]hị xã) ?\Z")
_CAPITALISED_BEFORE = re.compile(rf"[{_UPPER}][\w’'&]* \Z")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One place; offsets are those of ``Document.text``, ``name`` is its folded words."""

    start: int
    end: int
    name: str
    kind: PlaceKind


_STARTS = {"tại ": r"\d", "Cung ": "", "TP": " ?HCM", "Tp": " ?HCM"} | {
    start: follows
    for phrase, follows in (
        *(("số ", r"(?:nhà )?\d"), ("tầng ", r"\d"), ("đường ", r"[\dA-ZĐ]"), ("phường ", r"[\dA-ZĐ]")),
        *(("hội trường ", ""), ("trụ sở", ""), ("trung tâm ", "[HhTt]"), ("khách sạn", ""), ("nhà hát", "")),
        ("nhà văn hóa", ""),
    )
    for start in (phrase, phrase.capitalize())
}
_VENUE_STARTS = ("trụ sở", "trung tâm", "khách sạn", "nhà hát", "nhà văn hóa", "cung ")


@cache
def _gazetteer() -> tuple[re.Pattern[str], dict[str, PlaceKind]]:
    kinds: dict[str, PlaceKind] = dict.fromkeys(_COUNTRIES.split("|"), "country")
    for row in read_table("provinces"):
        is_province = row["province_type"] in ("tỉnh", "thành phố")
        kinds.setdefault(row["province_name"], "province" if is_province else "city")
    names = dict.fromkeys(kinds, "")
    for name in kinds:
        head, dash, tail = name.partition(" - ")
        if dash:  # «Phan Rang – Tháp Chàm»
            del names[name]
            names[head] = f" ?[-–] ?{tail}"
    return re.compile(any_of((), then=_STARTS | names, not_after=r"[^\W_]")), kinds


def find_places(doc: Document) -> tuple[PlaceMention, ...]:
    """Every place of the title and body, in order and without overlap."""
    return tuple(_find(doc.text))


def _find(text: str) -> Iterator[PlaceMention]:
    pattern, kinds = _gazetteer()
    position = 0
    while match := pattern.search(text, position):
        position = match.end()
        start = match.start()
        place = _place_at(text, match, kinds)
        if place is None:
            position = start + 1
            continue
        yield place
        position = place.end


def _place_at(text: str, match: re.Match[str], kinds: dict[str, PlaceKind]) -> PlaceMention | None:
    start, words = match.start(), match.group()
    if words in kinds:
        return _named(text, start, match.end(), kinds[words])
    if words.lower().startswith(_VENUE_STARTS):
        return _venue(text, start)
    if words.endswith("HCM"):
        return PlaceMention(start, match.end(), words, "city")
    if "-" in words or "–" in words:  # «Phan Rang – Tháp Chàm» with another dash
        return _named(text, start, match.end(), "city")
    return _address(text, start + 4 if words.startswith("tại") else start)


def _address(text: str, start: int) -> PlaceMention | None:
    """«số 105 – Lê Lợi, Tp. Vũng Tàu», «Hội trường số 2, tầng 5, số 48 – Trần Hưng Đạo, Tp. Vũng Tàu»."""
    segment = _SEGMENT.match(text, start)
    if segment is None:
        return None
    end, segments = segment.end(), 1
    while join := _JOIN.match(text, end):
        segment = _SEGMENT.match(text, join.end())
        if segment is None or not _continues(segment.group()):
            break
        end, segments = segment.end(), segments + 1
    words = text[start:end]
    if segments == 1 and not (_LONE_ADDRESS.match(words) and _BEFORE_ADDRESS.search(text[max(0, start - 16) : start])):
        return None  # «Cụm thi đua số 1 PVN», «Nghị quyết số 20-NQ/ĐU»
    end -= len(words) - len(words.rstrip(" .,"))
    return PlaceMention(start, end, text[start:end], "address" if _STRONG.search(text[start:end]) else "venue")


def _continues(segment: str) -> bool:
    """A later segment is a headed one or a province; a bare capitalised name may be the next subject."""
    _, kinds = _gazetteer()
    return (
        segment[0].islower()
        or bool(re.match(rf"{_CITY_HEAD}|TP|P\.|Q\.|[SĐTHPQXKN]\w+ [\d{_UPPER}]", segment))
        or segment in kinds
    )


def _venue(text: str, start: int) -> PlaceMention | None:
    """«Trụ sở làm việc chính của Vietsovpetro, số 105 – Lê Lợi, Tp. Vũng Tàu», «Trung tâm Hội nghị Quốc gia»."""
    match = _VENUE.match(text, start)
    if match is None or match.end() - start < 9:
        return None
    end = match.end()
    join = _JOIN.match(text, end)
    if join and _STARTS_ADDRESS.match(text, join.end()):
        address = _address(text, join.end())
        if address:
            end = address.end
    name = text[start:end].rstrip(" .,")
    return PlaceMention(start, start + len(name), name, "venue")


def _named(text: str, start: int, end: int, kind: PlaceKind) -> PlaceMention | None:
    """«tỉnh Quảng Ngãi», «tại Hà Nội», «Tp. Vũng Tàu», «Liên bang Nga»."""
    if text[end : end + 1].isalnum():
        return None
    before = text[max(0, start - 14) : start]
    head = _PROVINCE_HEAD.search(before)
    if head:
        start -= len(before) - head.start()
        return PlaceMention(start, end, text[start:end], "city" if head.group()[0] in "Tt" and kind == "city" else kind)
    follows = re.match(rf" (?:[-–] )?[{_UPPER}]", text[end : end + 4])
    if _CAPITALISED_BEFORE.search(before) and not _LOCATED.search(before):
        return None
    name = text[start:end]
    if (follows or name in _NEEDS_WORD_OF_PLACE or " " not in name) and not _LOCATED.search(before):
        return None
    return PlaceMention(start, end, name, kind)
