"""Articles and bulk files made wrong at random, and what the pipeline makes of them."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from orchestration.articles_in_files import Judged, articles_in
from orchestration.extraction import Extraction, extract
from orchestration.extraction.document import parse_header
from orchestration.extraction_batch import Batch, read_batch
from orchestration.lake import new_batch_id
from orchestration.settings import PROJECT_DIR

SEEDS = sorted((PROJECT_DIR / "seeds").glob("*.txt"))
_SHARE_READABLE = 0.6  # of the mutants; the others are refused where their bytes are read
# What trips up programs: ends of lines and strings, signs of formats, digits, marks that join or turn.
_NASTY = [
    *(
        b"\x00",
        b"\r",
        b"\n\n\n",
        b"\t",
        b'"',
        b"'",
        b",",
        b"{",
        b"}",
        b"[" * 50,
        b"\\",
        b"<",
        b"&#0;",
        b"%s",
        b"\x1b[2J",
    ),
    *(b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\x80", b"9" * 400, b"1." * 200, b"-0", b"1e999", b"NaN"),
    *("\u202e\u2066\u200d\u0301\ufeff\u2028𝟗٣½".encode(), "Ngày phát hành: 99/99/9999".encode(), b"31/02/2022"),
    *("tỷ USD %".encode(), "tăng 5% so với".encode(), "ngày 00/00/0000 năm 9999".encode(), "\u0302".encode() * 60),
]


def seed_rows() -> list[dict[str, Any]]:
    """The seeds as rows of a bulk file."""
    rows = []
    for file in SEEDS:
        text = file.read_text(encoding="utf-8")
        header = parse_header(text)
        body = text[header.body_start :].lstrip()[:1500]
        rows.append({"title": header.title, "published_at": header.published_at.isoformat(), "body": body})
    return rows


def _csv(rows: list[dict[str, Any]]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def _json(rows: list[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


def _parquet(rows: list[dict[str, Any]]) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), file)
    return file.getvalue()


def _html(rows: list[dict[str, Any]]) -> bytes:
    row = rows[0]
    paragraphs = "".join(f"<p>{line}</p>" for line in row["body"].splitlines())
    return (
        f"<html><head><title>{row['title']}</title>"
        f'<meta property="article:published_time" content="{row["published_at"]}"></head>'
        f"<body><article><h1>{row['title']}</h1>{paragraphs}</article></body></html>"
    ).encode()


WHOLE: dict[str, Callable[[list[dict[str, Any]]], bytes]] = {
    "csv": _csv,
    "jsonl": _json,
    "jsonl.gz": lambda rows: gzip.compress(_json(rows), 1),
    "parquet": _parquet,
    "html": _html,
}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes after a few accidents: cut, doubled, swapped, flipped, or with something nasty in the middle."""
    for _ in range(chance.randint(1, 4)):
        at, other = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        match chance.randrange(7):
            case 0:
                data = data[:at]
            case 1:
                data = data[:at] + data[other:]
            case 2:
                data = data[:other] + data[at:other] + data[other:]
            case 3 if at < len(data):
                data = data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
            case 4:
                data = data[:at] + chance.randbytes(chance.randrange(20)) + data[at:]
            case _:
                data = data[:at] + chance.choice(_NASTY) * chance.choice((1, 1, 30)) + data[at:]
    return data


def mutants(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many mutants, as many of each format, the same for the same seed."""
    chance = random.Random(seed)
    rows = seed_rows()
    texts = [file.read_text(encoding="utf-8") for file in SEEDS]
    suffixes = ["txt", *WHOLE]
    for number in range(count):
        suffix = suffixes[number % len(suffixes)]
        is_readable = chance.random() < _SHARE_READABLE
        if suffix == "txt":
            text = chance.choice(texts)
            yield suffix, _mutated_text(text, chance).encode() if is_readable else mutated(text.encode(), chance)
            continue
        some = chance.sample(rows, 2)
        if is_readable:  # the format holds; what it carries does not
            some = [{name: _mutated_text(cell, chance) for name, cell in row.items()} for row in some]
            some[1] |= {"published_at": rows[0]["published_at"]}
            yield suffix, WHOLE[suffix](some)
        else:
            yield suffix, mutated(WHOLE[suffix](some), chance)


def _mutated_text(text: str, chance: random.Random) -> str:
    return mutated(text.encode(), chance).decode("utf-8", "ignore")


def outcome_of(file: Path) -> Counter[str]:
    """What became of each article of a file: ``accepted``, or the reason of its rejection.

    Raises:
        AssertionError: for what is neither, or for facts whose words do not stand in the text.
    """
    outcomes: Counter[str] = Counter()
    judged: list[Judged] = list(articles_in(file, set()))
    assert judged, "a file left no trace"
    texts: dict[str, str] = {}
    for each in judged:
        if each.rejection is not None:
            assert each.rejection.reason
            assert each.rejection.detail
            outcomes[each.rejection.reason] += 1
        else:
            assert each.content_sha256 is not None
            assert each.decoded is not None
            texts[each.content_sha256] = each.decoded.text
            outcomes["accepted"] += 1
    read = read_batch(Batch(new_batch_id(), list(texts.items())), _extract, "1")
    assert not read.failures, read.failures  # each would be a rejection too, but for a fault of ours
    return outcomes


def _extract(text: str) -> Extraction:
    extraction = extract(text)
    for metric in extraction.metrics:
        assert text[metric.evidence_start : metric.evidence_end] == metric.evidence
    return extraction
