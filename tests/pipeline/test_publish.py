"""The readers' file is replaced whole or not at all, and can be put back."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from orchestration.history import kept_files
from orchestration.settings import Settings
from orchestration.warehouse import PublishError, RestoreError, open_read_only, publish, restore


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(tmp_path, tmp_path)
    with duckdb.connect(str(settings.build_file)) as build:
        build.execute("create schema marts; create schema intermediate")
        build.execute("create table intermediate.int_scratch as select 1 as a")
        build.execute("create table marts.dim_unit (unit_code varchar primary key, unit_name varchar not null)")
        build.execute("comment on table marts.dim_unit is 'One row for each unit.'")
        build.execute("comment on column marts.dim_unit.unit_code is 'Such as USD.'")
        build.execute("insert into marts.dim_unit values ('USD', 'đô la Mỹ')")
        build.execute("create view marts.units as select unit_code from marts.dim_unit")
        build.execute("comment on view marts.units is 'For BI.'")
    return settings


def add_unit(settings: Settings, code: str) -> None:
    with duckdb.connect(str(settings.build_file)) as build:
        build.execute("insert into marts.dim_unit values (?, ?)", [code, code])


def units(settings: Settings) -> list[str]:
    with open_read_only(settings.published_file) as published:
        return [code for (code,) in published.execute("from marts.units order by all").fetchall()]


def test_readers_get_what_they_need_and_no_more(settings: Settings) -> None:
    publish(settings)
    with open_read_only(settings.published_file) as published:
        schemas = published.execute("select distinct table_schema from information_schema.tables").fetchall()
        comments = published.execute(
            "select comment from duckdb_tables() union all select comment from duckdb_views() where not internal "
            "order by all desc"
        ).fetchall()
        keys = published.execute("select constraint_type from duckdb_constraints() order by all").fetchall()
        tags = published.execute("select tags['storage_version'] from duckdb_databases() where not internal").fetchone()
    assert schemas == [("marts",)]
    assert comments == [("One row for each unit.",), ("For BI.",)]
    assert keys == [("NOT NULL",), ("NOT NULL",), ("PRIMARY KEY",)]
    assert tags == ("v1.0.0+",)  # what DuckDB 1.0 and every later one opens
    assert units(settings) == ["USD"]


def test_a_reader_keeps_the_file_it_has_open(settings: Settings) -> None:
    publish(settings)
    with open_read_only(settings.published_file) as reader:
        add_unit(settings, "VND")
        publish(settings)
        assert reader.execute("from marts.units").fetchall() == [("USD",)]
    assert units(settings) == ["USD", "VND"]


def test_only_files_that_differ_are_kept_and_the_last_three_of_them(settings: Settings) -> None:
    assert publish(settings) is True
    assert publish(settings) is False
    assert kept_files(settings) == []
    for code in ("VND", "EUR", "JPY", "GBP"):
        add_unit(settings, code)
        assert publish(settings) is True
    assert len(kept_files(settings)) == 3


def test_a_kept_file_can_be_put_back_and_forth(settings: Settings) -> None:
    publish(settings)
    add_unit(settings, "VND")
    publish(settings)
    restore(settings, kept_files(settings)[0].stem)
    assert units(settings) == ["USD"]
    restore(settings, kept_files(settings)[0].stem)
    assert units(settings) == ["USD", "VND"]
    with pytest.raises(RestoreError, match="no kept file «last week»; there are: "):
        restore(settings, "last week")


def test_a_view_that_needs_more_than_the_file_is_not_published(settings: Settings) -> None:
    publish(settings)
    with duckdb.connect(str(settings.build_file)) as build:
        build.execute("create view marts.scratch as select a from intermediate.int_scratch")
    with pytest.raises(PublishError, match="int_scratch"):
        publish(settings)
    assert units(settings) == ["USD"]


def test_what_a_crash_left_is_in_nobodys_way(settings: Settings) -> None:
    (settings.warehouse_dir / "warehouse.duckdb.unfinished").write_bytes(b"half a file")
    publish(settings)
    assert units(settings) == ["USD"]
