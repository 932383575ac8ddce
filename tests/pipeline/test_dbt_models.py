"""The dbt project alone, over a small log made by hand from sentences of the seeds."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
import sqlglot

from tests.pipeline.dbt_lake import OBSERVED_AT, Article, Lake

ROOT = Path(__file__).parents[2]
PROJECT = ROOT / "dbt_project"
YEAR_2021 = {"period_start": date(2021, 1, 1), "period_end": date(2021, 12, 31)}
TEN_MONTHS = {"period_start": date(2022, 1, 1), "period_end": date(2022, 10, 31)}
VIETSOVPETRO = "Liên doanh Việt – Nga Vietsovpetro"


def seed(prefix: str) -> str:
    (file,) = (ROOT / "seeds").glob(f"{prefix}_*.txt")
    return file.read_bytes().decode()


def article(lake: Lake, source_file: str, text: str, published_at: datetime) -> Article:
    return lake.article(source_file, text, text.splitlines()[0], published_at)


def visit_of_the_block(lake: Lake) -> None:
    """Article 000, which contradicts itself: 2,498 tỷ, 1,14 tỷ over plan, «185,4%»."""
    news = article(lake, "000.txt", seed("000"), datetime(2022, 11, 21, 7, 25, 13))
    news.add("organisations", organisation_name=VIETSOVPETRO, organisation_type="company", is_registered=True)
    news.add("organisation_aliases", organisation_name=VIETSOVPETRO, alias="Vietsovpetro", alias_kind="short")
    news.add(
        "organisations",
        organisation_name="Đảng bộ Vietsovpetro",
        organisation_type="party",
        parent_name=VIETSOVPETRO,
        is_registered=False,
    )
    news.add("mentions", mention_type="organisation", entity_name=VIETSOVPETRO, **news.span("Vietsovpetro", "mention"))
    revenue = {"organisation_name": VIETSOVPETRO, **TEN_MONTHS, "statement": 1}
    plan = revenue | {"comparison_basis": "plan"}
    news.metric("2,498 tỷ  USD", "doanh thu", "2498000000", "USD", -6, metric_code="revenue", **revenue)
    news.metric("1,14 tỷ USD", "doanh thu", "1140000000", "USD", -7, value_type="change", metric_code="revenue", **plan)
    news.metric("185,4%", "doanh thu", "185.4", "%", 1, value_type="attainment", metric_code="revenue", **plan)
    budget = {"organisation_name": VIETSOVPETRO, **TEN_MONTHS, "statement": 2}
    plan = budget | {"comparison_basis": "plan"}
    news.metric("1,52 tỷ USD", "nộp ngân sách nhà nước", "1520000000", "USD", -7, **budget)
    news.metric("862,9 triệu USD", "nộp ngân sách nhà nước", "862900000", "USD", -5, **plan, value_type="change")
    news.metric("232,3%", "nộp ngân sách nhà nước", "232.3", "%", 1, **plan, value_type="attainment")
    news.metric("80 cán bộ", "số cán bộ tham gia lớp Trung cấp lý luận chính trị", "80", "cán bộ", 0)
    news.add("persons", full_name="Vũ Mai Khanh")
    news.add(
        "person_roles",
        full_name="Vũ Mai Khanh",
        title="Phó TGĐ",
        standard_title="Phó Tổng Giám đốc",
        role_class="executive",
        organisation_name="Vietsovpetro",
        is_former=False,
        **news.span("Phó Tổng Giám đốc Vietsovpetro"),
    )
    news.add(
        "events",
        event_number=0,
        event_type="visit",
        title="Đảng ủy Khối doanh nghiệp Trung ương thăm và làm việc với Đảng ủy Vietsovpetro",
        status="held",
        start_date=date(2022, 11, 21),
        end_date=date(2022, 11, 21),
        date_basis="publication",
        **news.span("thăm và làm việc với Đảng ủy Liên doanh"),
    )
    news.add(
        "event_participants",
        event_number=0,
        participant_type="person",
        participant_name="Vũ Mai Khanh",
        participant_role="speaker",
    )
    for words, disposition in (("40 năm", "unexplained"), ("01 quý/01 lần", "frequency")):
        news.add("numerals", **news.span(words, "numeral"), disposition=disposition, sentence="…")


def party_conference_and_its_excerpt(lake: Lake) -> None:
    """Article 003 repeats a part of 001: the same number must count once."""
    for prefix in ("001", "003"):
        news = article(lake, f"{prefix}.txt", seed(prefix), datetime(2020, 12, 30, 11, 27, 37))
        news.add("organisations", organisation_name="Đảng ủy BMĐH", organisation_type="party", is_registered=False)
        news.metric(
            "234 nghìn tấn",
            "sản lượng dầu tăng thêm",
            "234000",
            "t",
            -3,
            qualifier="more_than",
            organisation_name="Đảng ủy BMĐH",
            period_start=date(2020, 1, 1),
            period_end=date(2020, 12, 31),
        )


def plan_of_two_blocks(lake: Lake) -> None:
    """Article 002: 2.999,4 = 2.865 + 134,4 thousand tonnes of oil planned for 2021."""
    news = article(lake, "002.txt", seed("002"), datetime(2020, 12, 28, 9, 0, 0))
    news.add("organisations", organisation_name="Vietsovpetro", organisation_type="company", is_registered=True)
    plan = {"organisation_name": "Vietsovpetro", "scenario": "plan", **YEAR_2021}
    news.metric("2.999,4 nghìn tấn", "sản lượng dầu", "2999400", "t", -2, statement=1, **plan)
    news.metric("2.865 nghìn tấn", "sản lượng dầu", "2865000", "t", -3, statement=2, whole_statement=1, **plan)
    news.metric("134,4 nghìn tấn", "sản lượng dầu", "134400", "t", -2, statement=3, whole_statement=1, **plan)


def later_reports(lake: Lake) -> None:
    """Two later texts tell of the revenue again beside other news: one agrees with 000, one does not."""
    sentence = next(line for line in seed("000").replace("\n", " ").split(". ") if "Doanh thu toàn mỏ" in line)
    sentences = seed("004").split(". ")
    for name, revenue, value in (("agrees", "2,498 tỷ  USD", "2498000000"), ("differs", "2,61 tỷ USD", "2610000000")):
        other_news = ". ".join(sentences[1:5] if name == "agrees" else sentences[5:9])
        text = f"Vietsovpetro sau 10 tháng\n{sentence.replace('2,498 tỷ  USD', revenue)}.\n{other_news}"
        news = article(lake, f"later/{name}.txt", text, datetime(2022, 11, 25, 8, 0, 0))
        news.add("organisations", organisation_name="Vietsovpetro", organisation_type="company", is_registered=True)
        decimals = -6 if name == "agrees" else -7
        words = {"metric_code": "revenue", "organisation_name": "Vietsovpetro"}
        news.metric(revenue, "Doanh thu", value, "USD", decimals, **words, **TEN_MONTHS)


def corpus() -> Lake:
    lake = Lake()
    visit_of_the_block(lake)
    party_conference_and_its_excerpt(lake)
    plan_of_two_blocks(lake)
    later_reports(lake)
    lake.reject("empty.txt", "empty", "The file holds no text.")
    return lake


def dbt(*arguments: str, warehouse: Path, cwd: Path = PROJECT) -> str:
    command = [str(Path(sys.executable).with_name("dbt")), "--no-use-colors", *arguments]
    command += ["--target-path", str(warehouse / "target"), "--log-path", str(warehouse / "logs")]
    done = subprocess.run(
        command,
        cwd=cwd,
        env=os.environ | {"WAREHOUSE_DIR": str(warehouse)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    return done.stdout


def build(folder: Path, lake: Lake) -> Path:
    lake.write(folder)
    dbt("build", "--exclude-resource-type", "unit_test", warehouse=folder)
    return folder


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("warehouse"), corpus())


@pytest.fixture
def db(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(warehouse / "build.duckdb"), read_only=True) as connection:
        yield connection


Rows = list[tuple[Any, ...]]


def rows(db: duckdb.DuckDBPyConnection, sql: str) -> Rows:
    return db.execute(sql).fetchall()


def test_dbt_unit_tests_pass(warehouse: Path) -> None:
    dbt("test", "--select", "test_type:unit", warehouse=warehouse)


def test_every_table_and_column_tells_what_it_means(db: duckdb.DuckDBPyConnection) -> None:
    silent = rows(
        db,
        """
        select schema_name, table_name, null from duckdb_tables() where coalesce(comment, '') = ''
        union all
        select schema_name, view_name, null from duckdb_views() where coalesce(comment, '') = '' and not internal
        union all
        select schema_name, table_name, column_name from duckdb_columns()
        where coalesce(comment, '') = '' and not internal
        """,
    )
    assert silent == []


def test_documented_columns_are_the_actual_columns(warehouse: Path, db: duckdb.DuckDBPyConnection) -> None:
    manifest = json.loads((warehouse / "target" / "manifest.json").read_text())
    documented = {
        (node["schema"], node["alias"]): {name: column["data_type"] for name, column in node["columns"].items()}
        for node in manifest["nodes"].values()
        if node["resource_type"] == "model"
    }
    actual: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for schema, table, column, data_type in rows(
        db,
        """
        select schema_name, table_name, column_name, lower(data_type) from duckdb_columns()
        where not internal and schema_name != 'reference'
        """,
    ):
        actual[schema, table][column] = data_type
    assert documented == actual


def test_an_excerpt_leads_to_the_article_it_repeats_and_counts_once(db: duckdb.DuckDBPyConnection) -> None:
    assert rows(
        db,
        """
        select repeat.duplicate_kind, repeat.containment > 0.9, canonical.source_file
        from marts.dim_article as repeat
        join marts.dim_article as canonical on repeat.canonical_article_key = canonical.article_key
        where repeat.source_file = '003.txt'
        """,
    ) == [("excerpt", True, "001.txt")]
    assert rows(
        db,
        """
        select articles.source_file, facts.value::int, facts.qualifier, facts.is_primary, facts.corroboration_count
        from marts.fct_metrics as facts
        join marts.dim_article as articles using (article_key)
        join marts.dim_metric as metrics using (metric_key)
        where metric_name = 'sản lượng dầu tăng thêm'
        """,
    ) == [("001.txt", 234_000, "more_than", True, 1)]


def test_a_fact_that_two_articles_state_counts_once_and_is_corroborated(db: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        db,
        """
        select source_file, is_primary, corroboration_count, is_contradicted
        from marts.fct_metrics join marts.dim_article using (article_key)
        join marts.dim_metric using (metric_key)
        where metric_code = 'revenue' and value_type = 'level' order by source_file
        """,
    )
    assert found == [
        ("000.txt", True, 2, True),
        ("later/agrees.txt", False, 2, True),
        ("later/differs.txt", True, 1, True),
    ]


def test_one_body_has_one_key_under_all_its_names(db: duckdb.DuckDBPyConnection) -> None:
    """Articles write «Vietsovpetro», the register the full name; the party body stays apart."""
    assert rows(
        db,
        """
        select distinct organisation_name, is_registered, article_count
        from marts.fct_metrics join marts.dim_organisation using (organisation_key)
        join marts.dim_metric using (metric_key)
        where metric_code = 'revenue' or metric_name = 'sản lượng dầu'
        """,
    ) == [(VIETSOVPETRO, True, 4)]
    assert rows(
        db,
        """
        select bodies.organisation_type, parents.organisation_name
        from marts.dim_organisation as bodies
        join marts.dim_organisation as parents on bodies.parent_organisation_key = parents.organisation_key
        where bodies.organisation_name = 'Đảng bộ Vietsovpetro'
        """,
    ) == [("party", VIETSOVPETRO)]


def test_an_article_that_contradicts_itself_is_told_with_its_numbers(db: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        db,
        """
        select check_kind, verdict, explanation from quality.reconciliations
        join marts.dim_article using (article_key) order by source_file, verdict desc
        """,
    )
    assert [row[:2] for row in found] == [
        ("plan_attainment", "inconsistent"),
        ("plan_attainment", "consistent"),
        ("sum_of_parts", "consistent"),
    ]
    for number in ("2,498 tỷ USD", "1,14 tỷ USD", "183.24 to 184.66%", "«185,4%»"):
        assert number in found[0][2]
    for number in ("2.865 nghìn tấn + 134,4 nghìn tấn", "«2.999,4 nghìn tấn»"):
        assert number in found[2][2]


def test_two_articles_that_disagree_are_told_with_their_words(db: duckdb.DuckDBPyConnection) -> None:
    explanations = [text for (text,) in rows(db, "select explanation from quality.contradictions order by all")]
    assert len(explanations) == 2  # 2,61 tỷ against each of the two articles that say 2,498 tỷ
    assert all("«2,498 tỷ USD»" in text and "«2,61 tỷ USD» in later/differs.txt" in text for text in explanations)


def test_what_is_unknown_is_a_row_and_never_a_null_key(db: duckdb.DuckDBPyConnection) -> None:
    for table, key, unknown in (
        ("dim_organisation", "organisation_key", "unknown"),
        ("dim_person", "person_key", "unknown"),
        ("dim_metric", "metric_key", "unknown"),
        ("dim_unit", "unit_code", "unknown"),
        ("dim_date", "date_key", -1),
    ):
        found = db.execute(f"select count(*) from marts.{table} where {key} = ?", [unknown]).fetchall()
        assert found == [(1,)], table
    assert rows(db, "select date_day, year, lunar_year from marts.dim_date where date_key = -1") == [(None, None, None)]
    assert rows(
        db,
        """
        select organisation_key, period_start_date_key, period_end_date_key from marts.fct_metrics
        where evidence = '80 cán bộ'
        """,
    ) == [("unknown", -1, -1)]
    assert rows(db, "select organisation_name, period_start from marts.metrics where evidence = '80 cán bộ'") == [
        (None, None)
    ]


def test_a_counted_noun_and_a_found_measure_get_their_rows(db: duckdb.DuckDBPyConnection) -> None:
    assert rows(
        db, "select dimension, base_unit_code, factor_to_base::int from marts.dim_unit where unit_code = 'cán bộ'"
    ) == [("count", "cán bộ", 1)]
    assert rows(
        db,
        """
        select metric_code, additivity, is_catalogued from marts.dim_metric
        where metric_name = 'số cán bộ tham gia lớp Trung cấp lý luận chính trị'
        """,
    ) == [(None, "semi_additive", False)]


def test_flat_views_say_it_in_names(db: duckdb.DuckDBPyConnection) -> None:
    assert rows(
        db,
        """
        select organisation_name, value::bigint, unit_code, period_start, period_end, article_title
        from marts.metrics where metric_name = 'doanh thu' and value_type = 'level' and source_file = '000.txt'
        """,
    ) == [(VIETSOVPETRO, 2_498_000_000, "USD", date(2022, 1, 1), date(2022, 10, 31), seed("000").splitlines()[0])]
    assert rows(db, "select full_name, standard_title, organisation_name, observed_date from marts.person_roles") == [
        ("Vũ Mai Khanh", "Phó Tổng Giám đốc", VIETSOVPETRO, date(2022, 11, 21))
    ]
    assert rows(db, "select event_type, start_date, participant_names from marts.events") == [
        ("visit", date(2022, 11, 21), "Vũ Mai Khanh")
    ]


def test_nothing_is_dropped_in_silence(db: duckdb.DuckDBPyConnection) -> None:
    assert rows(db, "select source_file, reason, rejected_at from quality.rejected_articles") == [
        ("empty.txt", "empty", OBSERVED_AT)
    ]
    assert rows(db, "select source_file, numeral_text from quality.unexplained_numbers") == [("000.txt", "40 năm")]


def test_views_work_in_the_copy_that_readers_get(warehouse: Path, tmp_path: Path) -> None:
    """A view that names the database it was made in would break in the published file."""
    with duckdb.connect() as connection:
        connection.execute(f"attach '{warehouse / 'build.duckdb'}' as build (read_only)")
        connection.execute(f"attach '{tmp_path / 'copy.duckdb'}' as copied (storage_version 'v1.0.0')")
        connection.execute("copy from database build to copied")
    with duckdb.connect(str(tmp_path / "copy.duckdb"), read_only=True) as readers:
        for view in ("metrics", "events", "person_roles"):
            assert rows(readers, f"select count(*) > 0 from marts.{view}") == [(True,)]


def test_no_view_reads_a_part_of_itself_twice(db: duckdb.DuckDBPyConnection) -> None:
    """A ``limit`` on such a view of a large corpus never ends (DuckDB 2.0): what needs it is a table."""
    views = db.execute("select view_name, sql from duckdb_views() where not internal").fetchall()
    assert views
    for name, sql in views:
        tree = sqlglot.parse_one(sql, dialect="duckdb")
        read = [table.name for table in tree.find_all(sqlglot.exp.Table)]
        assert [part.alias for part in tree.find_all(sqlglot.exp.CTE) if read.count(part.alias) > 1] == [], name


def test_a_log_without_articles_builds_an_empty_warehouse(tmp_path: Path) -> None:
    folder = build(tmp_path, Lake())
    with duckdb.connect(str(folder / "build.duckdb"), read_only=True) as connection:
        assert rows(connection, "select count(*) from marts.dim_article") == [(0,)]
        assert rows(connection, "select count(*) from marts.metrics") == [(0,)]


def test_dbt_finds_the_warehouse_from_either_folder_without_settings(tmp_path: Path) -> None:
    """As an analyst calls it: inside dbt_project, or from the root with --project-dir."""
    project = tmp_path / "dbt_project"
    shutil.copytree(PROJECT, project, ignore=shutil.ignore_patterns("target", "logs"))
    Lake().write(tmp_path / "warehouse")
    environment = {name: value for name, value in os.environ.items() if name != "WAREHOUSE_DIR"}
    dbt_command = str(Path(sys.executable).with_name("dbt"))
    for cwd, options in (
        (project, []),
        (tmp_path, ["--project-dir", "dbt_project", "--profiles-dir", "dbt_project"]),
    ):
        command = [dbt_command, "build", "--select", "stg_snapshots", *options]
        done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-3000:]
        (tmp_path / "warehouse" / "build.duckdb").unlink()
