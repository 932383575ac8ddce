"""The first words of organisations' names, and the register of known organisations, ready to be looked up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from orchestration.extraction.lexicon import cell_values, read_table
from orchestration.extraction.model import OrganisationType
from orchestration.extraction.names import Phrases, Words

COMPANY_FAMILIES = frozenset(
    {"tập đoàn", "tổng công ty", "công ty", "ngân hàng", "liên doanh", "doanh nghiệp nước ngoài", "thương hiệu", "hãng"}
)
_HOME = (
    "Việt Nam|Trung ương|Hồ Chí Minh|TP.HCM|TP. Hồ Chí Minh|Nam Trung Bộ|Bắc Trung Bộ|Đông Nam Bộ|Tây Nam Bộ|"
    "Trường Sa|Hoàng Sa|Tây Nguyên|Tây Bắc|Đông Bắc|Côn Đảo|Bạch Long Vĩ|Biển Đông|Nam Bộ|Bắc Bộ|Trung Bộ|"
    "Đồng bằng sông Cửu Long|Đồng bằng sông Hồng|Đồng bằng Bắc Bộ|Duyên hải miền Trung|Sài Gòn"
)
_COUNTRIES = (
    "Campuchia|Trung Quốc|Nhật Bản|Hàn Quốc|Triều Tiên|Hoa Kỳ|Liên bang Nga|Australia|New Zealand|Indonesia|Myanmar|"
    "Philippines|Brunei|Đông Timor|Algeria|Angola|Mozambique|Tanzania|Burundi|Cameroon|Nam Phi|Ai Cập|Peru|Venezuela|"
    "Brazil|Argentina|Chile|Mexico|Haiti|Cuba|Canada|Ấn Độ|Pakistan|Bangladesh|Mông Cổ|Đài Loan|Hồng Kông|Singapore|"
    "Malaysia|Thái Lan|Kuwait|Qatar|Oman|Ả Rập Xê Út|Thổ Nhĩ Kỳ|Israel|Vương quốc Anh|Italia|Tây Ban Nha|Bồ Đào Nha|"
    "Hà Lan|Thụy Sĩ|Thụy Điển|Na Uy|Đan Mạch|Phần Lan|Ba Lan|Hungary|Bulgaria|Romania|Ukraine|Belarus|Kazakhstan|"
    "Azerbaijan|Uzbekistan|Turkmenistan|Hy Lạp|Iran|Iraq|Libya|Panama|Liberia|UAE|Ireland|Iceland|Colombia|Ecuador|"
    "Nigeria|Kenya|Ghana|Ethiopia|Congo|Maroc|Tunisia|Cộng hòa Séc|Slovakia|Slovenia|Croatia|Serbia|Latvia|Litva|"
    "Estonia|Luxembourg|Malta|Papua New Guinea|Sri Lanka|Nepal|Bahrain|Uruguay|Paraguay|Bolivia"
)
# Kinds of «hãng» that are part of the name.
_NAMED_HANG = frozenset({"hãng hàng không", "hãng phim", "hãng thông tấn"})
# Single words that mean too many other things in lower case: «vụ Đông Xuân», «hội Xuân», «tổ máy».
_CAPITAL_ONLY = frozenset(
    (
        "sở bộ cục vụ hội quỹ tổ đội khối cụm trường viện chính liên hải chứng công trung điện đại báo quốc học bệnh "
        "cảng thuế"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Head:
    """How a kind of body is named.

    ``follows`` says what completes the name: name, field (words of a function), capital, place, parent (the
    body it belongs to), either (place, name or parent), number, self (nothing), never (no organisation of
    its own). ``is_bare_reference``: alone it points to a body named elsewhere. ``keeps_parent``: the words of
    the body it belongs to are part of its name.
    """

    words: str
    family: str
    organisation_type: OrganisationType
    follows: str
    is_bare_reference: bool
    keeps_parent: bool
    is_abbreviation: bool

    @property
    def is_company(self) -> bool:
        """Whether it heads a company rather than a part of one."""
        return self.family in COMPANY_FAMILIES

    @property
    def is_description(self) -> bool:
        """Whether it says what the body is and is no part of the name: «hãng», «hãng xe», not «Hãng phim»."""
        return self.family == "hãng" and self.words not in _NAMED_HANG

    @property
    def needs_capital(self) -> bool:
        """Whether the head in lower case is an ordinary word."""
        return self.words in ("tổ chức", "chứng khoán") or (
            " " not in self.words and self.words.lower() in _CAPITAL_ONLY
        )


@dataclass(frozen=True, slots=True)
class Registered:
    """An organisation of the reference register, and the spelling under which it was found."""

    name: str
    spelling: str


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """What the register says about an organisation."""

    name: str
    short_name: str
    organisation_type: OrganisationType
    parent_name: str | None


@cache
def heads() -> Phrases[Head]:
    """All heads and their abbreviations."""
    found: Phrases[Head] = Phrases()
    for row in read_table("organisation_heads"):
        for spelling in (row["head"], *cell_values(row["abbreviations"])):
            found.add(
                spelling,
                Head(
                    words=spelling,
                    family=row["family"],
                    organisation_type=cast("OrganisationType", row["organisation_type"]),
                    follows=row["follows"],
                    is_bare_reference=row["bare_reference"] == "yes",
                    keeps_parent=row["keeps_parent"] == "yes",
                    is_abbreviation=spelling.isupper() and " " not in spelling,
                ),
            )
    return found


@cache
def register() -> dict[str, RegisterEntry]:
    """The reference register by name."""
    return {
        row["organisation_name"]: RegisterEntry(
            name=row["organisation_name"],
            short_name=row["short_name"],
            organisation_type=cast("OrganisationType", row["organisation_type"]),
            parent_name=row["parent_name"] or None,
        )
        for row in read_table("organisations")
    }


@cache
def registered_names() -> Phrases[Registered]:
    """Every spelling of every registered organisation."""
    found: Phrases[Registered] = Phrases()
    for name, entry in register().items():
        found.add(name, Registered(name, name))
        if entry.short_name:
            found.add(entry.short_name, Registered(name, entry.short_name))
    for row in read_table("organisation_aliases"):
        found.add(row["alias"], Registered(row["organisation_name"], row["alias"]))
    return found


@cache
def province_types() -> dict[str, str]:
    """«hải phòng» → «thành phố», for every province."""
    return {
        " ".join(Words(row["province_name"]).lows): row["province_type"].lower()
        for row in read_table("provinces")
        if row["province_type"].lower() in ("tỉnh", "thành phố")
    }


@cache
def place_names() -> Phrases[str]:
    """Provinces and cities, old and new, with the countries that companies are named after."""
    found: Phrases[str] = Phrases()
    for row in read_table("provinces"):
        found.add(row["province_name"], row["province_name"])
    for place in (*_HOME.split("|"), *_COUNTRIES.split("|")):
        found.add(place, place)
    return found


_PRESS_FAMILIES = frozenset({"báo", "tạp chí", "đài truyền hình", "đài tiếng nói", "nhà xuất bản"})
_PRESS = frozenset(
    "Reuters|Bloomberg|AFP|CNBC|Nikkei|Nikkei Asia|Yonhap|Kyodo|Financial Times|VnExpress|VietnamPlus|"
    "Thông tấn xã Việt Nam|Đài Truyền hình Việt Nam|Đài Tiếng nói Việt Nam".split("|")
)


def is_press(name: str, family: str) -> bool:
    """«Trả lời Bloomberg, Tổng Giám đốc A nói …»: those who report have no part in what they report."""
    return family in _PRESS_FAMILIES or name in _PRESS


@cache
def home_towns() -> Phrases[str]:
    """Towns that members of groups are named after as if they were provinces: «Petrolimex Sài Gòn»."""
    found: Phrases[str] = Phrases()
    for town in (
        "Sài Gòn",
        "Nam Sài Gòn",
        "Đông Sài Gòn",
        "Tây Sài Gòn",
        "Chợ Lớn",
        "Phú Quốc",
        "Nha Trang",
        "Hạ Long",
    ):
        found.add(town, town)
    return found


@cache
def countries() -> Phrases[str]:
    """The countries abroad, those of one syllable too."""
    found: Phrases[str] = Phrases()
    for country in (*_COUNTRIES.split("|"), *SHORT_COUNTRIES):
        found.add(country, country)
    return found


@cache
def family_types() -> dict[str, OrganisationType]:
    """The type of each family of heads; the first row of a family decides."""
    found: dict[str, OrganisationType] = dict.fromkeys(
        ("registered", "doanh nghiệp nước ngoài", "thương hiệu"), "company"
    )
    found["cơ quan nước ngoài"] = "government"
    for row in read_table("organisation_heads"):
        found.setdefault(row["family"], cast("OrganisationType", row["organisation_type"]))
    return found


@cache
def family_of(name: str) -> str:
    """The family of a full name's head; «registered» for names without one, such as «Vietsovpetro»."""
    words = Words(name)
    hit = heads().at(words, 0)
    return hit[1].family if hit else "registered"


@cache
def registered_parts() -> dict[tuple[str, str], str]:
    """Registered bodies that are a head and another registered body: (đảng ủy, company) → the body's name."""
    found: dict[tuple[str, str], str] = {}
    for entry in register().values():
        words = Words(entry.name)
        hit = heads().at(words, 0)
        if hit is None or entry.parent_name is None or hit[1].is_company or hit[0] >= len(words):
            continue
        rest = registered_names().at(words, hit[0])
        if rest and rest[0] == len(words) and rest[1].name == entry.parent_name:
            found[(hit[1].family, entry.parent_name)] = entry.name
    return found


# Countries of one syllable are too often a part of something else: «Ban Pháp chế», «Việt – Nga».
SHORT_COUNTRIES = frozenset("lào nga mỹ anh pháp đức úc ý".split())
