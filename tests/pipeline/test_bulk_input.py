"""Articles in bulk files and pages are the articles of text files; what is wrong with a row costs that row alone."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from orchestration.articles_in_files import MOST_BYTES, articles_in
from orchestration.corpus import Observation
from orchestration.extract import extract_corpus
from orchestration.extraction import extract
from orchestration.extraction.document import parse_header
from orchestration.formats import json_lines
from orchestration.formats.row import MOST_ROW_BYTES
from orchestration.ingest import ingest
from orchestration.lake import Lake
from tests.pipeline.conftest import SEEDS, Run, run_pipeline, settings_in

Cells = dict[str, Any]


def seed_rows() -> list[Cells]:
    """The five seeds as rows; like many an export they carry more than is read."""
    rows = []
    for file in sorted(SEEDS.glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        header = parse_header(text)
        body = text[header.body_start :].lstrip()
        rows.append({"url": "x", "title": header.title, "published_at": header.published_at, "body": body})
    return rows


def as_json(rows: list[Cells]) -> bytes:
    return b"".join(
        json.dumps(row, ensure_ascii=number % 2 == 0, default=lambda time: time.isoformat()).encode() + b"\n"
        for number, row in enumerate(rows)
    )


def as_csv(rows: list[Cells]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(rows[0]))
    writer.writeheader()
    writer.writerows(row | {"published_at": f"{row['published_at']:%m/%d/%Y %I:%M:%S %p}"} for row in rows)
    return file.getvalue().encode("utf-8-sig")


def as_parquet(rows: list[Cells]) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), file, row_group_size=2)
    return file.getvalue()


def as_page(row: Cells) -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in row["body"].splitlines())
    return (
        f"<html><head><title>{row['title']}</title>"
        f'<meta property="article:published_time" content="{row["published_at"].isoformat()}+07:00"></head>'
        f'<body><nav><a href="/">Trang chủ</a></nav><article><h1>{row["title"]}</h1>{paragraphs}</article>'
        "<footer>Bản quyền 2023</footer></body></html>"
    ).encode()


FORMATS: dict[str, Callable[[list[Cells]], bytes]] = {
    "a.jsonl": as_json,
    "a.jsonl.gz": lambda rows: gzip.compress(as_json(rows)),
    "a.csv": as_csv,
    "a.parquet": as_parquet,
}


def told(text: str) -> dict[str, Any]:
    """What is read from an article, but for the places of its words, which must be there."""

    def placeless(value: Any) -> Any:
        if isinstance(value, dict):
            if "evidence" in value:
                assert text[value["evidence_start"] : value["evidence_end"]] == value["evidence"]
            return {key: placeless(part) for key, part in value.items() if not key.endswith(("start", "end"))}
        return [placeless(part) for part in value] if isinstance(value, list | tuple) else value

    found: dict[str, Any] = placeless(asdict(extract(text)))
    return found


def stored_texts(lake: Lake, observations: list[Observation]) -> list[str]:
    texts = {row["content_sha256"]: row["raw_text"] for row in lake.read("articles")}
    return [texts[each.content_sha256] for each in observations if each.reason is None]


@pytest.mark.parametrize("name", FORMATS)
def test_the_seeds_tell_the_same_facts_in_every_format(name: str, articles: Path, lake: Lake) -> None:
    (articles / name).write_bytes(FORMATS[name](seed_rows()))
    observations = ingest(articles, lake)
    assert [each.source_file for each in observations] == [f"{name}#{number}" for number in range(1, 6)]
    files = sorted(SEEDS.glob("*.txt"))
    for text, file in zip(stored_texts(lake, observations), files, strict=True):
        assert told(text) == told(file.read_text(encoding="utf-8"))


def test_one_article_is_one_content_in_every_format(articles: Path, lake: Lake) -> None:
    for name, write in FORMATS.items():
        (articles / name).write_bytes(write(seed_rows()))
    assert len({each.content_sha256 for each in ingest(articles, lake)}) == lake.row_count("articles") == 5


def test_a_page_holds_its_article_without_what_is_around_it(articles: Path, lake: Lake) -> None:
    rows = seed_rows()
    for number, row in enumerate(rows):
        (articles / f"{number}.html").write_bytes(as_page(row))
    observations = ingest(articles, lake)
    assert [each.source_file for each in observations] == [f"{number}.html" for number in range(5)]
    for text, row in zip(stored_texts(lake, observations), rows, strict=True):
        assert parse_header(text).title == row["title"]
        assert parse_header(text).published_at.date() == row["published_at"].date()
        assert not {"Trang chủ", "Bản quyền 2023"} & set(text.splitlines())
        assert text.count(row["title"]) == 1
        assert " ".join(text.splitlines()[2:]).split() == row["body"].split()


GOOD = {"title": "Vietsovpetro vượt kế hoạch", "published_at": "2022-11-21", "body": "Doanh thu đạt 2,498 tỷ USD."}
GOOD_LINE = json.dumps(GOOD, ensure_ascii=False).encode() + b"\n"
HEADER = b"title,published_at,body\n"
GOOD_RECORD = "Vietsovpetro vượt kế hoạch,2022-11-21,Thu 12 tỷ\n".encode()


def between_lines(line: bytes) -> bytes:
    return GOOD_LINE + line + b"\n" + GOOD_LINE


def between(**cells: Any) -> bytes:
    return between_lines(json.dumps(GOOD | cells).encode())


def between_records(record: bytes) -> bytes:
    return HEADER + GOOD_RECORD + record + b"\n" + GOOD_RECORD


def parquet(*rows: Cells, schema: pa.Schema | None = None) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), file)
    return file.getvalue()


def parquet_with_bad_bytes() -> bytes:
    titles = pa.array([b"Tin", b"Tin \xff\xfe", b"Tin"]).view(pa.string())
    file = io.BytesIO()
    pq.write_table(pa.table({**{name: [GOOD[name]] * 3 for name in ("published_at", "body")}, "title": titles}), file)
    return file.getvalue()


BAD_ROWS: dict[str, tuple[str, bytes, str]] = {
    "no title": ("a.jsonl", between(title=None), "missing_field"),
    "blank body": ("a.jsonl", between(body=" \n"), "missing_field"),
    "a field that is not there": ("a.jsonl", between_lines(b'{"title": "Tin", "body": "Tin"}'), "missing_field"),
    "number as title": ("a.jsonl", between(title=2022), "wrong_type"),
    "number as date": ("a.jsonl", between(published_at=1669018693), "wrong_type"),
    "a word as date": ("a.jsonl", between(published_at="hôm qua"), "unreadable_date"),
    "a date of two meanings": ("a.jsonl", between(published_at="3/4/2022"), "unreadable_date"),
    "a time beyond all years": ("a.jsonl", between(published_at="9999-12-31T23:00:00-05:00"), "unreadable_date"),
    "outside of the calendar": ("a.jsonl", between(published_at="2202-11-21"), "impossible_date"),
    "a second header": ("a.jsonl", between(title="Tin Ngày phát hành: 1/2/2020"), "ambiguous_header"),
    "binary": ("a.jsonl", between(body="a\u0000b"), "binary_content"),
    "half a letter": ("a.jsonl", between(body="\ud83d"), "undecodable_text"),
    "no utf-8": ("a.jsonl", between_lines(GOOD_LINE.strip().replace(b"Doanh", b"\xff\xfe")), "undecodable_text"),
    "broken off": ("a.jsonl", between_lines(GOOD_LINE[:20]), "malformed_row"),
    "nested without end": ("a.jsonl", between_lines(b"[" * 100_000), "malformed_row"),
    "a list": ("a.jsonl", between_lines(b"[1]"), "malformed_row"),
    "a book": ("a.jsonl", between(body="Tin " * (MOST_BYTES // 4)), "too_large"),
    "a line without end": ("a.jsonl", between_lines(b"[" * (2 * MOST_ROW_BYTES + 5)), "too_large"),
    "ragged": ("a.csv", between_records("Tin,2022-11-21,Thu 1,5 tỷ".encode()), "ragged_row"),
    "empty cell": ("a.csv", between_records(b",2022-11-21,Tin"), "missing_field"),
    "bad bytes": ("a.csv", between_records(b"Tin,2022-11-21,Ti\xff"), "undecodable_text"),
    "day before month": ("a.csv", between_records(b"Tin,21/11/2022 7:25:13 AM,Tin"), "unreadable_date"),
    "quotes": ("a.csv", between_records(b'"Tin "lon" 1",2022-11-21,Tin'), "malformed_row"),
    "null": ("a.parquet", parquet(GOOD, GOOD | {"body": None}, GOOD), "missing_field"),
    "bad bytes in parquet": ("a.parquet", parquet_with_bad_bytes(), "undecodable_text"),
}


@pytest.mark.parametrize("kind", BAD_ROWS)
def test_a_bad_row_is_rejected_alone(kind: str, articles: Path, lake: Lake) -> None:
    name, data, reason = BAD_ROWS[kind]
    (articles / name).write_bytes(data)
    observations = ingest(articles, lake)
    assert [(each.source_file, each.reason) for each in observations] == [
        (f"{name}#1", None),
        (f"{name}#2", reason),
        (f"{name}#3", None),
    ]
    assert (observations[1].detail or "").startswith(f"{name}#2: ")
    assert ingest(articles, lake) == observations  # from memory it is the same


def packed() -> bytes:
    """Rows that do not pack well, so that half of the archive is about half of them."""
    return gzip.compress(as_json([row | {"url": os.urandom(5000).hex()} for row in seed_rows()]))


def test_an_archive_that_breaks_off_gives_the_rows_before(articles: Path, lake: Lake) -> None:
    (articles / "a.jsonl.gz").write_bytes(packed()[: len(packed()) // 2])
    *good, last = ingest(articles, lake)
    assert [each.reason for each in good] == [None] * len(good)
    assert good
    assert (last.source_file, last.reason) == (f"a.jsonl.gz#{len(good) + 1}", "truncated_file")


def test_an_archive_that_unpacks_without_end_is_left_at_the_bound(
    articles: Path, lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_lines, "MOST_UNPACKED_BYTES", 1024 * 1024)
    (articles / "a.jsonl.gz").write_bytes(gzip.compress(GOOD_LINE + b" " * 20 * 1024 * 1024))
    one, bomb = ingest(articles, lake)
    assert (one.reason, bomb.source_file, bomb.reason) == (None, "a.jsonl.gz#2", "too_large")


def test_a_file_is_a_stream(articles: Path) -> None:
    file = articles / "a.jsonl.gz"
    file.write_bytes(packed()[:-100])
    assert next(articles_in(file, set())).row_number == 1  # long before the end, where the archive is broken


BAD_FILES: dict[str, tuple[bytes, str]] = {
    "a.csv": (b"title,body\nTin,Tin\n", "missing_column"),
    "twice.csv": (b"title,title,published_at,body\n", "missing_column"),
    "header.csv": (b"title,published_at,body\n", "empty_file"),
    "a.jsonl": (b"\n", "empty_file"),
    "a.jsonl.gz": (b"PK\x03\x04", "broken_file"),
    "a.parquet": (b"PAR1 and then the power went", "broken_file"),
    "column.parquet": (parquet({"title": "Tin"}), "missing_column"),
    "undated.html": (re.sub(rb"<meta[^>]*>", b"", as_page(seed_rows()[0])), "no_publication_date"),
    "untitled.html": (re.sub(rb"<(title|h1)>[^<]*", b"<b>", as_page(seed_rows()[0])), "no_title"),
    "empty.html": (b"<html><body></body></html>", "no_main_text"),
    "bytes.html": (as_page(seed_rows()[0]) + b"\xff", "undecodable_text"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_cannot_be_read_is_one_rejection(name: str, articles: Path, lake: Lake) -> None:
    data, reason = BAD_FILES[name]
    (articles / name).write_bytes(data)
    (articles / "gone.parquet").symlink_to("nowhere.parquet")
    found = {each.source_file: each.reason for each in ingest(articles, lake)}
    assert found == {name: reason, "gone.parquet": "unreadable_file"}


@pytest.mark.parametrize(
    ("stated", "header"),
    [
        ("2022-11-21", "11/21/2022 12:00:00 AM"),
        ("2022-11-21 19:25:13", "11/21/2022 7:25:13 PM"),
        ("2022-11-21T00:25:13Z", "11/21/2022 7:25:13 AM"),
        ("2022-11-21T23:30:00+00:00", "11/22/2022 6:30:00 AM"),
        ("11/2/2022 12:05 pm", "11/2/2022 12:05:00 PM"),
    ],
)
def test_times_are_those_of_vietnam(stated: str, header: str, articles: Path, lake: Lake) -> None:
    (articles / "a.jsonl").write_bytes(json.dumps(GOOD | {"published_at": stated}).encode())
    (text,) = stored_texts(lake, ingest(articles, lake))
    assert text == f"{GOOD['title']}\nNgày phát hành: {header}\n{GOOD['body']}"


def test_a_changed_and_a_removed_row_change_the_corpus_as_files_do(articles: Path, lake: Lake) -> None:
    def run(*bodies: str) -> list[tuple[str, str]]:
        (articles / "a.jsonl").write_bytes(as_json([GOOD | {"body": body} for body in bodies]))
        assert extract_corpus(lake, ingest(articles, lake), extract, "1").is_new_snapshot
        return [(row["source_file"], row["content_sha256"]) for row in lake.latest_snapshot()]

    before = run("Một.", "Hai.", "Ba.")
    changed = run("Một.", "Hai lần hai.", "Ba.")
    assert [one == other for one, other in zip(before, changed, strict=True)] == [True, False, True]
    assert run("Một.") == before[:1]
    assert lake.row_count("extractions") == 4  # the log forgets nothing


@pytest.fixture
def settled(articles: Path) -> Path:
    """A bulk file that was written some time ago."""
    file = articles / "a.jsonl"
    file.write_bytes(as_json(seed_rows()))
    os.utime(file, ns=(10**18, 10**18))
    return file


def test_a_file_that_did_not_change_is_not_read_again(settled: Path, articles: Path, lake: Lake) -> None:
    before = ingest(articles, lake)
    settled.write_bytes(b"#" * settled.stat().st_size)  # nobody would look at it
    os.utime(settled, ns=(10**18, 10**18))
    assert ingest(articles, lake) == before
    settled.touch()
    assert {each.reason for each in ingest(articles, lake)} == {"malformed_row"}


def test_a_file_that_was_moved_is_hashed_and_not_read(settled: Path, articles: Path, lake: Lake) -> None:
    before = ingest(articles, lake)
    settled.rename(articles / "b.jsonl")
    after = ingest(articles, lake)
    assert [each.source_file for each in after] == [f"b.jsonl#{number}" for number in range(1, 6)]
    assert [each.content_sha256 for each in after] == [each.content_sha256 for each in before]
    assert (lake.row_count("file_states"), lake.row_count("file_readings")) == (2, 1)


def test_a_bulk_file_is_published_as_its_text_files_are(seeds_run: Run, tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    rows = seed_rows()
    (settings.articles_dir / "news").mkdir()
    (settings.articles_dir / "news" / "2022.jsonl").write_bytes(as_json(rows[:4]) + b"{\n")
    (settings.articles_dir / "last.csv").write_bytes(as_csv(rows[4:]) + b"Tin,2022-11-21\n")
    run = run_pipeline(settings)
    assert run.status == 0, run.complained
    for view, key in (("metrics", "metric_fact_key"), ("events", "event_key"), ("person_roles", "person_role_key")):
        all_but_keys = f"select columns(* exclude (source_file, {key})) from marts.{view} order by all"
        assert run.query(all_but_keys) == seeds_run.query(all_but_keys)
    assert run.query("select source_file, reason from quality.rejected_articles order by all") == [
        ("last.csv#2", "ragged_row"),
        ("news/2022.jsonl#5", "malformed_row"),
    ]
    assert "rejected malformed_row: news/2022.jsonl#5: The line is no JSON" in run.said
