"""Every file of the folder is either an article or a rejection that a person can act on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from orchestration.articles_in_files import MOST_BYTES
from orchestration.corpus import folder_sha256, folder_state
from orchestration.extract import extract_corpus
from orchestration.extraction import Extraction, extract
from orchestration.ingest import ingest
from orchestration.lake import Lake

ARTICLE = "Vietsovpetro vượt kế hoạch\nNgày phát hành: 11/21/2022 7:25:13 AM\nDoanh thu 10 tháng đạt 2,498 tỷ USD.\n"


def write(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


REJECTED: dict[str, tuple[str, Callable[[Path], object]]] = {
    "empty_file": ("a.txt", write(b"")),
    "binary_content": ("a.txt", write(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")),
    "undecodable_text": ("a.txt", write(ARTICLE.encode()[:-40] + b"\xe1\xba")),
    "too_large": ("a.txt", write(ARTICLE.encode() + b" " * MOST_BYTES)),
    "not_a_text_file": ("a.docx", write(b"PK\x03\x04")),
    "unreadable_file": ("a.txt", lambda path: path.symlink_to("nowhere.txt")),
    "no_title": ("a.txt", write("Ngày phát hành: 11/21/2022 7:25:13 AM\nDoanh thu đạt 2,498 tỷ USD.".encode())),
    "no_publication_date": ("a.txt", write("Vietsovpetro vượt kế hoạch\nDoanh thu đạt 2,498 tỷ USD.".encode())),
    "impossible_date": ("a.txt", write(ARTICLE.replace("11/21/2022", "13/32/2022").encode())),
}


@pytest.mark.parametrize("reason", REJECTED)
def test_what_is_no_article_is_rejected_with_its_reason(reason: str, articles: Path, lake: Lake) -> None:
    name, make = REJECTED[reason]
    make(articles / name)
    (articles / "good.txt").write_text(ARTICLE, encoding="utf-8")
    rejected, good = ingest(articles, lake)
    assert (rejected.source_file, rejected.reason) == (name, reason)
    assert rejected.detail is not None
    assert rejected.detail.startswith(f"{name}: ")
    assert good.reason is None


def test_a_year_outside_the_calendar_is_impossible(articles: Path, lake: Lake) -> None:
    (articles / "a.txt").write_text(ARTICLE.replace("2022", "2202"), encoding="utf-8")
    assert [each.reason for each in ingest(articles, lake)] == ["impossible_date"]


def test_files_below_folders_are_found_and_hidden_ones_are_not(articles: Path, lake: Lake) -> None:
    (articles / "2022" / "11").mkdir(parents=True)
    (articles / "2022" / "11" / "Tin tức.TXT").write_text(ARTICLE, encoding="utf-8")
    (articles / ".gitkeep").touch()
    assert [each.source_file for each in ingest(articles, lake)] == ["2022/11/Tin tức.TXT"]


def test_the_same_bytes_twice_are_two_files_and_one_article(articles: Path, lake: Lake) -> None:
    for name in ("a.txt", "b.txt"):
        (articles / name).write_text(ARTICLE, encoding="utf-8")
    one, other = ingest(articles, lake)
    assert one.content_sha256 == other.content_sha256
    assert lake.row_count("articles") == 1


def test_only_what_is_new_is_written(articles: Path, lake: Lake) -> None:
    (articles / "a.txt").write_text(ARTICLE, encoding="utf-8")
    before = ingest(articles, lake)
    assert ingest(articles, lake) == before
    (articles / "a.txt").write_text(ARTICLE.replace("2,498", "2,5"), encoding="utf-8")
    after = ingest(articles, lake)
    assert after[0].content_sha256 != before[0].content_sha256
    assert [row["character_count"] for row in lake.read("articles")] == [len(ARTICLE), len(ARTICLE) - 2]


def test_a_snapshot_is_written_only_when_something_changed(articles: Path, lake: Lake) -> None:
    (articles / "a.txt").write_text(ARTICLE, encoding="utf-8")

    def run(version: str) -> tuple[int, bool]:
        outcome = extract_corpus(lake, ingest(articles, lake), extract, version)
        return outcome.extracted, outcome.is_new_snapshot

    assert run("1") == (1, True)
    assert run("1") == (0, False)
    assert run("2") == (1, True)  # new rules read everything again
    (articles / "a.txt").unlink()
    assert run("2") == (0, True)
    assert [row["source_file"] for row in lake.latest_snapshot()] == [None]
    assert lake.row_count("extractions") == 2  # the log forgets nothing


def test_an_article_that_breaks_the_extractor_is_rejected_alone(articles: Path, lake: Lake) -> None:
    (articles / "bad.txt").write_text(ARTICLE + "Lỗi", encoding="utf-8")
    (articles / "good.txt").write_text(ARTICLE, encoding="utf-8")

    def fragile(raw_text: str) -> Extraction:
        if raw_text.endswith("Lỗi"):
            raise ValueError("no rule for this")
        return extract(raw_text)

    outcome = extract_corpus(lake, ingest(articles, lake), fragile, "1")
    bad, good = outcome.observations
    assert (bad.reason, good.reason) == ("extraction_failed", None)
    assert bad.detail is not None
    assert "no rule for this" in bad.detail
    mended = extract_corpus(lake, ingest(articles, lake), extract, "1")
    assert [each.reason for each in mended.observations] == [None, None]


def test_the_folder_has_one_fingerprint_for_one_corpus(articles: Path) -> None:
    file = articles / "a.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    contents, state = folder_sha256(articles), folder_state(articles)
    file.rename(articles / "b.txt")
    assert folder_sha256(articles) != contents
    assert folder_state(articles) != state
    (articles / "b.txt").rename(file)
    assert folder_sha256(articles) == contents
