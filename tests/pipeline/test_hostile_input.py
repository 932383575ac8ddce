"""Every input ends as an article or as a rejection with its reason: no crash, no hang, memory within its bound."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orchestration.articles_in_files import articles_in
from orchestration.corpus import Observation, corpus_sha256, folder_sha256, folder_state
from orchestration.extract import extract_corpus
from orchestration.extraction import extract
from orchestration.ingest import ingest
from orchestration.lake import Lake
from orchestration.settings import PROJECT_DIR
from tests.faults.mutants import mutants, outcome_of

HEADER = "Vietsovpetro vượt kế hoạch\nNgày phát hành: 11/21/2022 7:25:13 AM\n"
ARTICLE = f"{HEADER}Doanh thu 10 tháng đạt 2,498 tỷ USD.\n"
ROW = {"title": "Tin", "published_at": "2022-11-21", "body": "Doanh thu đạt 2,498 tỷ USD."}
LINE = json.dumps(ROW, ensure_ascii=False).encode() + b"\n"
CSV = "title,published_at,body\n"


def judged(articles: Path, lake: Lake) -> list[Observation]:
    """What a whole run makes of the folder: ingested, extracted, and written into the log."""
    return extract_corpus(lake, ingest(articles, lake), extract, "1").observations


def reasons(articles: Path, lake: Lake) -> dict[str, str | None]:
    return {each.source_file: each.reason for each in judged(articles, lake)}


def parquet(**columns: pa.Array) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file)
    return file.getvalue()


def text_article(body: str) -> bytes:
    return (HEADER + body).encode()


CASES: dict[str, tuple[str, bytes | Callable[[], bytes], list[str | None]]] = {
    "empty": ("a.txt", b"", ["empty_file"]),
    "blank": ("a.txt", " \n\t\u00a0\n".encode(), ["empty_file"]),
    "binary": ("a.txt", bytes(range(256)) * 40, ["binary_content"]),
    "NUL bytes": ("a.txt", ARTICLE.encode().replace(b" ", b"\x00"), ["binary_content"]),
    "wrong encoding": ("a.txt", "\xe9\xe8\xea\xf1\xfc\xdf\xd8".encode("latin-1") * 30, ["undecodable_text"]),
    "lone surrogate in bytes": ("a.txt", text_article("Tin ") + b"\xed\xa0\x80", ["undecodable_text"]),
    "lone surrogate in JSON": ("a.jsonl", json.dumps(ROW | {"body": "Tin \ud83d"}).encode(), ["undecodable_text"]),
    "bidirectional marks": (
        "a.txt",
        text_article("Lãi \u202eđạt\u202c \u20662,5\u2069 tỷ USD. Doanh thu đạt 5 tỷ USD."),
        [None],
    ),
    "combining marks without end": ("a.txt", text_article("Doanh thu đa" + "\u0323" * 50_000 + " 5 tỷ USD."), [None]),
    "50 MB line": ("a.jsonl", lambda: LINE + b"x" * 50_000_000 + b"\n" + LINE, [None, "too_large", None]),
    "50 MB text": ("a.txt", lambda: text_article("x" * 50_000_000), ["too_large"]),
    "10,000 digits": ("a.txt", text_article(f"Doanh thu đạt {'9' * 10_000} tỷ USD, tăng {'1.' * 5000}5%."), [None]),
    "31 February": (
        "a.txt",
        text_article("Ngày 31/02/2022, ngày 00/13/2022 và từ 31/4 đến 30/2, doanh thu đạt 5 tỷ USD."),
        [None],
    ),
    "published on 31 February": ("a.txt", ARTICLE.replace("11/21", "2/31").encode(), ["impossible_date"]),
    "year 9999": ("a.txt", text_article("Đến ngày 31/12/9999, quý 4/9999, năm 0000, doanh thu đạt 5 tỷ USD."), [None]),
    "published in 9999": ("a.txt", ARTICLE.replace("2022", "9999").encode(), ["impossible_date"]),
    "published in 9999, JSON": ("a.jsonl", LINE.replace(b"2022", b"9999"), ["impossible_date"]),
    "header twice": ("a.txt", (HEADER + ARTICLE).encode(), [None]),
    "only a header": ("a.txt", HEADER.encode(), [None]),
    "CSV header twice": ("a.csv", f"{CSV}{CSV}Tin,2022-11-21,Tin\n".encode(), ["unreadable_date", None]),
    "only a CSV header": ("a.csv", CSV.encode(), ["empty_file"]),
    "ragged rows": (
        "a.csv",
        f"{CSV}Tin\nTin,2022-11-21,Tin,Tin\nTin,2022-11-21,Tin\n".encode(),
        ["ragged_row", "ragged_row", None],
    ),
    "zip bomb": ("a.jsonl.gz", lambda: gzip.compress(b" " * 300_000_000, 1), ["too_large"] * 2),
    "zip bomb of lines": ("a.jsonl.gz", lambda: gzip.compress(LINE + b"\n" * 300_000_000, 1), [None, "too_large"]),
    "Parquet of wrong types": (
        "a.parquet",
        parquet(title=pa.array([1]), published_at=pa.array([[1, 2]]), body=pa.array([{"a": 1}])),
        ["wrong_type"],
    ),
    "Parquet time beyond all years": (
        "a.parquet",
        parquet(title=["Tin"], published_at=pa.array([2**52], pa.timestamp("ms")), body=["Tin"]),
        ["unreadable_date"],
    ),
    "deep page": ("a.html", b"<div>" * 100_000 + b"Tin", ["no_main_text"]),
}


def write_case(case: str, folder: Path) -> list[str | None]:
    """Put the file into the folder; what is to become of it."""
    name, data, expected = CASES[case]
    (folder / name).write_bytes(data if isinstance(data, bytes) else data())
    return expected


@pytest.mark.parametrize("case", CASES)
def test_each_named_case_is_an_article_or_has_its_reason(case: str, articles: Path, lake: Lake) -> None:
    expected = write_case(case, articles)
    observations = judged(articles, lake)
    assert [each.reason for each in observations] == expected
    for each in observations:
        if each.reason is not None:
            assert each.detail is not None
            assert each.detail.startswith(f"{each.source_file}: ")
            assert len(each.detail) < 500


def test_facts_of_hostile_text_stand_in_it(articles: Path, lake: Lake) -> None:
    """What is read around the trap is still read."""
    for case in ("bidirectional marks", "31 February", "year 9999", "header twice"):
        (articles / case).mkdir()
        write_case(case, articles / case)
    judged(articles, lake)
    texts = {row["content_sha256"]: row["raw_text"] for row in lake.read("articles")}
    metrics = lake.read("metrics")
    assert {metric["content_sha256"] for metric in metrics} == texts.keys()
    for metric in metrics:
        text = texts[metric["content_sha256"]]
        assert text[metric["evidence_start"] : metric["evidence_end"]] == metric["evidence"]


def test_a_link_out_of_the_folder_is_not_followed(articles: Path, lake: Lake, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "one.txt").write_text(ARTICLE, encoding="utf-8")
    (articles / "out.txt").symlink_to(tmp_path / "secret.txt")
    (articles / "out.jsonl").symlink_to(tmp_path / "secret.txt")
    (articles / "folder").symlink_to(tmp_path / "secrets")
    (articles / "round").symlink_to(articles)
    (articles / "itself.txt").symlink_to(articles / "itself.txt")
    (articles / "good.txt").write_text(ARTICLE.replace("2,498", "2,5"), encoding="utf-8")
    (articles / "in.txt").symlink_to("good.txt")
    assert reasons(articles, lake) == {
        "folder": "outside_folder",
        "good.txt": None,
        "in.txt": None,
        "itself.txt": "unreadable_file",
        "out.jsonl": "outside_folder",
        "out.txt": "outside_folder",
        "round": "unreadable_file",
    }
    assert [row["raw_text"] for row in lake.read("articles")] == [ARTICLE.replace("2,498", "2,5")]


def test_a_named_pipe_is_not_waited_for(articles: Path, lake: Lake) -> None:
    for name in ("a.txt", "a.jsonl", "a.html"):
        os.mkfifo(articles / name)
    assert set(reasons(articles, lake).values()) == {"unreadable_file"}
    assert folder_state(articles)
    assert folder_sha256(articles)


_AS_SOMEBODY = """
import json, os, sys, tempfile
from pathlib import Path
from orchestration.ingest import ingest
from orchestration.lake import Lake
if sys.argv[3:]:
    with tempfile.TemporaryDirectory() as empty:  # loads what is loaded late, which not everybody may read
        ingest(Path(empty), Lake(Path(empty, ".lake")))
    os.setgroups([])
    os.setgid(int(sys.argv[3]))
    os.setuid(int(sys.argv[3]))
found = ingest(Path(sys.argv[1]), Lake(Path(sys.argv[2])))
print(json.dumps([[each.source_file, each.reason, each.detail] for each in found]))
"""


def test_what_may_not_be_opened_is_told(articles: Path, tmp_path: Path) -> None:
    (articles / "closed").mkdir()
    (articles / "closed" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (articles / "a.txt").write_text(ARTICLE, encoding="utf-8")
    for closed in ("closed", "a.txt"):
        (articles / closed).chmod(0)
    found = json.loads(
        subprocess.run(
            [sys.executable, "-c", _AS_SOMEBODY, str(articles), str(tmp_path / "lake"), *_somebody(tmp_path)],
            env=os.environ | {"PYTHONPATH": str(PROJECT_DIR)},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    )
    (articles / "closed").chmod(0o700)  # else it cannot be cleared away
    assert [each[:2] for each in found] == [["a.txt", "unreadable_file"], ["closed", "unreadable_file"]]
    assert all("Permission denied" in each[2] for each in found)


def _somebody(folder: Path) -> list[str]:
    """The number of a user whom permissions bind, who may enter the folder; of nobody else unless this is root."""
    if os.geteuid() != 0:
        return []
    nobody = 65534
    for path in (folder, *folder.rglob("*")):
        os.chown(path, nobody, nobody)
    for parent in folder.parents:
        if parent.stat().st_uid == 0 and parent.name.startswith("pytest"):
            parent.chmod(0o711)
    return [str(nobody)]


class ChangesTheFile:
    """Known contents that append to the file as soon as they are asked for one of it."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __contains__(self, _sha256: object) -> bool:
        with self.file.open("ab") as file:
            file.write(LINE)
        return False


def test_a_file_that_changes_while_it_is_read_is_told_to_be_unfinished(articles: Path) -> None:
    file = articles / "a.jsonl"
    file.write_bytes(LINE * 3)
    changes = ChangesTheFile(file)
    rows: Iterator[str | None] = (
        each.rejection.reason if each.rejection else None for each in articles_in(file, changes) if changes
    )
    first = next(rows)
    changes.__class__ = Still  # one change is enough
    assert [first, *rows][-1] == "changed_while_read"


class Still(ChangesTheFile):
    """Known contents that change nothing."""

    def __contains__(self, _sha256: object) -> bool:
        return False


NAMES = ["a\nb", "a'b", 'a"b', "a😀b", "a\tb", "a;b|c`d", "-rf", "$(x)", "{{ 7 * 7 }}", "%s", "\u202ea", "x" * 251]


def test_every_name_is_a_name(articles: Path, lake: Lake) -> None:
    for name in NAMES:
        (articles / f"{name}.txt").write_text(ARTICLE + name, encoding="utf-8")
    Path(os.fsdecode(os.fsencode(articles) + b"/a\xff.txt")).write_text(ARTICLE, encoding="utf-8")
    found = reasons(articles, lake)
    assert found.keys() == {f"{name}.txt" for name in NAMES} | {"a\\xff.txt"}
    assert set(found.values()) == {None}


def test_names_that_differ_only_in_their_unicode_form_are_two(articles: Path, lake: Lake) -> None:
    for name in ("Tin t\u1ee9c.txt", "Tin tu\u031b\u0301c.txt"):
        (articles / name).write_text(ARTICLE, encoding="utf-8")
    assert len(reasons(articles, lake)) == 2
    assert lake.row_count("articles") == 1


def test_the_fingerprint_of_a_corpus_takes_every_name() -> None:
    assert corpus_sha256([Observation(name, None, "empty_file", name) for name in NAMES])


_BOUNDED = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
from orchestration.articles_in_files import articles_in
print(*(each.rejection.reason if each.rejection else None for each in articles_in(Path(sys.argv[1]), set())))
"""


@pytest.mark.parametrize("case", ["zip bomb", "50 MB line", "50 MB text"])
def test_memory_is_bounded_whatever_the_file_holds(case: str, articles: Path) -> None:
    expected = write_case(case, articles)
    (file,) = articles.iterdir()
    most = 1024 * 1024 * 1024  # pyarrow reserves half of it before it reads anything
    said = subprocess.run(
        [sys.executable, "-c", _BOUNDED, str(file), str(most)],
        cwd=PROJECT_DIR,
        env=os.environ | {"PYTHONPATH": str(PROJECT_DIR)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert said.split() == [str(reason) for reason in expected]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(text=st.text(max_size=400), where=st.integers(0, len(ARTICLE)))
def test_any_text_in_an_article_is_an_article_or_has_its_reason(tmp_path: Path, text: str, where: int) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes((ARTICLE[:where] + text + ARTICLE[where:]).encode("utf-8", "surrogatepass"))
    assert outcome_of(file).total() == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(
    cells=st.dictionaries(
        st.sampled_from(["title", "published_at", "body", "url"]),
        st.one_of(st.none(), st.text(max_size=60), st.integers(), st.floats(), st.booleans(), st.datetimes().map(str)),
    )
)
def test_any_row_is_an_article_or_has_its_reason(tmp_path: Path, cells: dict[str, object]) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(json.dumps(cells).encode())
    assert outcome_of(file).total() == 1


def test_mutants_of_every_format_are_articles_or_have_their_reasons(tmp_path: Path) -> None:
    outcomes = [outcome_of(file) for file in _written(tmp_path, mutants(300, seed=0))]
    assert len(outcomes) == 300


def _written(folder: Path, files: Iterator[tuple[str, bytes]]) -> Iterator[Path]:
    for number, (suffix, data) in enumerate(files):
        file = folder / f"{number}.{suffix}"
        file.write_bytes(data)
        yield file
