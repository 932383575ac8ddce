"""Pieces of the page. Whatever comes from an article goes through ``text``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

from orchestration.report.figures import MOST_ROWS, Row
from orchestration.report.words import WORDS, is_number, shown, shown_in_english

Cells = Sequence[tuple[str, str, Callable[[Row], str]]]


def text(value: object) -> str:
    """A value of the warehouse as HTML that only shows it; a number as each language writes it."""
    told = escape(" ".join(shown(value).split()))
    return both(told, shown_in_english(value)) if is_number(value) and told != shown_in_english(value) else told


def both(vietnamese: str, english: str) -> str:
    """Words of our own in both languages, of which the reader sees one."""
    return f'<span class="vi" lang="vi">{vietnamese}</span><span class="en" lang="en">{english}</span>'


def word(name: str) -> str:
    """One of the warehouse's own words, such as a type of event."""
    vietnamese, english = WORDS.get(name, (name, name))
    return both(escape(vietnamese), escape(english))


def section(name: str, title: str, *parts: str) -> str:
    """One chapter with its heading."""
    heading = f'<h2 id="{name}-title">{title}</h2>'
    return f'<section id="{name}" aria-labelledby="{name}-title">{heading}{"".join(parts)}</section>'


def chart(caption: str, wide: str, narrow: str) -> str:
    """A picture for a desk, and one for a phone, where the same would not be legible."""
    return (
        f'<figure><div class="wide">{wide}</div><div class="narrow">{narrow}</div>'
        f"<figcaption>{caption}</figcaption></figure>"
    )


def table(label: str, rows: Iterable[Row], cells: Cells, key: str | None = None) -> str:
    """Rows with the words that they come from; ``key`` names the column by which a chart leads to them."""
    rows = list(rows)
    heads = "".join(f'<th scope="col">{both(vietnamese, english)}</th>' for vietnamese, english, _ in cells)
    body = "".join(
        f"<tr{_anchor(row, key)}>{''.join(f'<td>{content(row)}</td>' for _, _, content in cells)}</tr>" for row in rows
    )
    more = f'<p class="faint">{_MORE}</p>' if len(rows) == MOST_ROWS else ""
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(label)}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>{more}"
    )


_MORE = both(f"{MOST_ROWS} dòng mới nhất; tệp có thêm.", f"The newest {MOST_ROWS} rows; the file has more.")


def source(row: Row, prefix: str = "") -> str:
    """Behind a click: the sentence with its evidence marked, the article and its day."""
    title, day = row.get(f"{prefix}article_title"), row.get(f"{prefix}published_date")
    return (
        f"<details><summary>{text(row.get(f'{prefix}evidence'))}</summary>"
        f"<blockquote>{_marked(row.get(f'{prefix}sentence'), row.get(f'{prefix}evidence'))}</blockquote>"
        f'<p class="faint">{text(title)} ({text(day)})</p></details>'
    )


def _marked(sentence: str | None, evidence: str | None) -> str:
    whole, words = " ".join((sentence or "").split()), " ".join((evidence or "").split())
    before, found, after = whole.partition(words) if words else (whole, "", "")
    return f"{escape(before)}<mark>{escape(found)}</mark>{escape(after)}" if found else escape(whole)


def _anchor(row: Row, key: str | None) -> str:
    return f' id="k{escape(str(row[key]))}"' if key else ""
