"""The reference tables keep their shape: an analyst's slip is named here, not found in the marts."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import get_args

import pytest

from orchestration.extraction.folding import fold
from orchestration.extraction.lexicon import REFERENCE_DIR, cell_values, name_key, read_table
from orchestration.extraction.model import AliasKind, OrganisationType

HEADERS = {
    "metrics": "metric_code,metric_name,metric_name_en,category,additivity,signals,usual_units",
    "organisation_aliases": "organisation_name,alias,alias_kind",
    "organisations": "organisation_name,short_name,organisation_type,parent_name,source",
    "provinces": "province_name,province_type,merged_into",
    "units": "unit_code,unit_name,dimension,base_unit_code,factor_to_base,spellings",
}
DIMENSIONS = {
    "area",
    "count",
    "currency",
    "data",
    "energy",
    "length",
    "mass",
    "power",
    "pressure",
    "rate",
    "ratio",
    "score",
    "speed",
    "temperature",
    "time",
    "voltage",
    "volume",
}
ADDITIVITIES = {"additive", "semi_additive", "non_additive"}
PROVINCE_TYPES = {"tỉnh", "thành phố", "thành phố thuộc tỉnh"}


def text_of(table: str) -> str:
    return (REFERENCE_DIR / f"{table}.csv").read_bytes().decode("utf-8")


def repeated(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """The keys that two owners claim, or one owner twice."""
    first: dict[str, str] = {}
    clashes = []
    for key, owner in pairs:
        if key in first:
            clashes.append((key, first[key], owner))
        first.setdefault(key, owner)
    return clashes


@pytest.mark.parametrize("table", HEADERS)
def test_a_table_is_plain_text_of_the_agreed_shape(table: str) -> None:
    text = text_of(table)
    lines = list(csv.reader(io.StringIO(text)))
    assert ",".join(lines[0]) == HEADERS[table]
    assert {len(line) for line in lines} == {len(lines[0])}
    assert "\r" not in text
    assert text.endswith("\n")
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("table", HEADERS)
def test_cells_are_written_as_the_articles_are_matched(table: str) -> None:
    """A cell with «hoá» or a double space could never match the folded text of an article."""
    cells = [cell for row in read_table(table) for cell in row.values() if cell]
    assert [cell for cell in cells if fold(cell)[0] != cell] == []
    lists = [cell for cell in cells if "|" in cell]
    assert [cell for cell in lists if "|".join(cell_values(cell)) != cell] == []


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("units", "unit_code"),
        ("metrics", "metric_code"),
        ("metrics", "metric_name"),
        ("metrics", "metric_name_en"),
        ("provinces", "province_name"),
    ],
)
def test_keys_are_unique(table: str, column: str) -> None:
    assert repeated((row[column], row[column]) for row in read_table(table)) == []


def test_units_have_a_known_dimension_and_a_base_of_the_same_one() -> None:
    units = {row["unit_code"]: row for row in read_table("units")}
    assert {row["dimension"] for row in units.values()} == DIMENSIONS
    for code, row in units.items():
        base, factor = units[row["base_unit_code"]], Decimal(row["factor_to_base"])
        assert base["dimension"] == row["dimension"], code
        assert base["base_unit_code"] == base["unit_code"], code
        assert factor > 0, code
        assert re.fullmatch(r"\d+(\.\d+)?", row["factor_to_base"]), code
        assert (code == row["base_unit_code"]) <= (factor == 1), code


def test_each_spelling_means_one_unit() -> None:
    spellings = [(s, row["unit_code"]) for row in read_table("units") for s in cell_values(row["spellings"])]
    assert repeated(spellings) == []
    # «KWh» and «kwh» are both written: they stand in one row, never in two.
    assert repeated({(s.lower(), code) for s, code in spellings}) == []
    assert {row["unit_code"] for row in read_table("units")} == {code for _, code in spellings}


@pytest.mark.parametrize(
    ("written", "unit_code"),
    [
        ("đồng", "VND"),
        ("tấn", "t"),
        ("thùng", "bbl"),
        ("mét khối", "m3"),
        ("tấn quy dầu", "TOE"),
        ("triệu BTU", "triệu BTU"),
        ("đồng chí", "đồng chí"),
        ("công-ten-nơ", "container"),
    ],
)
def test_the_news_words_for_a_unit_lead_to_it(written: str, unit_code: str) -> None:
    spelled = {s: row["unit_code"] for row in read_table("units") for s in cell_values(row["spellings"])}
    assert spelled[written] == unit_code


def test_metrics_say_how_they_add_up_and_in_which_units() -> None:
    units = {row["unit_code"] for row in read_table("units")}
    for row in read_table("metrics"):
        code = row["metric_code"]
        assert re.fullmatch(r"[a-z][a-z0-9_]*", code)
        assert re.fullmatch(r"[a-z][a-z_]*", row["category"]), code
        assert row["additivity"] in ADDITIVITIES, code
        assert row["usual_units"], code
        for unit in cell_values(row["usual_units"]):
            assert unit in units or units.issuperset(unit.split("/")), (code, unit)


def test_each_signal_names_one_metric() -> None:
    signals = [(s, row["metric_code"]) for row in read_table("metrics") for s in cell_values(row["signals"])]
    assert repeated(signals) == []
    names = {(row["metric_name"].lower(), row["metric_code"]) for row in read_table("metrics")}
    assert repeated(names | set(signals)) == []
    assert [signal for signal, _ in signals if signal != signal.lower()] == []
    assert {row["metric_code"] for row in read_table("metrics")} == {code for _, code in signals}


def test_provinces_are_the_63_before_and_the_34_after_july_2025() -> None:
    rows = read_table("provinces")
    assert {row["province_type"] for row in rows} == PROVINCE_TYPES
    provinces = [row for row in rows if row["province_type"] != "thành phố thuộc tỉnh"]
    today = {row["province_name"] for row in provinces if not row["merged_into"]}
    assert len(today) == 34
    # Thừa Thiên Huế became the city of Huế: one province of the 63 under two names.
    assert len(provinces) == 63 + 1
    assert {row["merged_into"] for row in rows} <= today | {""}


def test_organisations_are_of_a_known_type_and_say_where_that_is_known_from() -> None:
    for row in read_table("organisations"):
        assert row["organisation_type"] in get_args(OrganisationType), row
        assert row["source"], row


def test_an_organisation_has_parents_and_never_itself_among_them() -> None:
    parents = {row["organisation_name"]: row["parent_name"] for row in read_table("organisations")}
    for name, first_parent in parents.items():
        seen, parent = {name}, first_parent
        while parent:
            assert parent in parents, name
            assert parent not in seen, name
            seen.add(parent)
            parent = parents[parent]


def test_each_name_and_alias_belongs_to_one_organisation() -> None:
    names = {name_key(row["organisation_name"]): row["organisation_name"] for row in read_table("organisations")}
    assert len(names) == len(read_table("organisations"))
    owners = dict(names)
    for row in read_table("organisation_aliases"):
        owner = owners.setdefault(name_key(row["alias"]), row["organisation_name"])
        assert owner == row["organisation_name"], row["alias"]
    assert repeated((row["alias"], row["organisation_name"]) for row in read_table("organisation_aliases")) == []


def test_aliases_are_of_a_known_kind_and_of_a_registered_organisation() -> None:
    names = {row["organisation_name"] for row in read_table("organisations")}
    for row in read_table("organisation_aliases"):
        assert row["organisation_name"] in names, row
        assert row["alias"] != row["organisation_name"], row
        assert row["alias_kind"] in get_args(AliasKind), row
        if row["alias_kind"] == "acronym":
            assert row["alias"] == row["alias"].upper(), row


def test_a_short_name_is_an_alias_too() -> None:
    aliases = {(row["organisation_name"], row["alias"]) for row in read_table("organisation_aliases")}
    short = {(row["organisation_name"], row["short_name"]) for row in read_table("organisations") if row["short_name"]}
    assert short <= aliases


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("PVN", "Tập đoàn Dầu khí Việt Nam"),
        ("Tập đoàn Dầu khí Quốc gia Việt Nam", "Tập đoàn Dầu khí Việt Nam"),
        ("Xí nghiệp Liên doanh Vietsovpetro", "Liên doanh Việt – Nga Vietsovpetro"),
        ("VietinBank", "Ngân hàng TMCP Công Thương Việt Nam"),
        ("Đảng ủy Khối DNTW", "Đảng ủy Khối Doanh nghiệp Trung ương"),
        ("Vùng 4 Hải quân", "Bộ Tư lệnh Vùng 4 Hải quân"),
        ("CTCP Chứng khoán FPT", "Công ty cổ phần Chứng khoán FPT"),
        ("Tổng cục Thủy sản", "Cục Thủy sản"),
    ],
)
def test_the_news_words_for_a_body_lead_to_it(written: str, meant: str) -> None:
    owners = {name_key(row["alias"]): row["organisation_name"] for row in read_table("organisation_aliases")}
    assert owners[name_key(written)] == meant
