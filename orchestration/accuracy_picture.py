"""The accuracy table as a picture: bars of precision, recall and F1 for each kind of fact, as SVG.

Nothing in it depends on when or where it is drawn, so that equal figures give equal bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from orchestration.scoring import Tallies, Tally

_WIDTH, _LEFT, _BARS_WIDTH = 820, 200, 420
_TOP, _ROW, _BAR = 84, 46, 10
_SERIES = (("precision", "#4c78a8"), ("recall", "#f2a541"), ("F1", "#3a7d44"))
_GRID = (0.0, 0.25, 0.5, 0.75, 1.0)
_STYLE = "font-family='Helvetica, Arial, sans-serif' font-size='13' fill='#222'"


def accuracy_svg(tallies: Tallies) -> str:
    """One group of bars for each kind, from 0 to 1, with the figures at the right."""
    height = _TOP + _ROW * len(tallies) + 24
    lines = [
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{_WIDTH}' height='{height}' {_STYLE}>",
        "<title>Precision, recall and F1 on the hand-labelled articles, by kind of fact</title>",
        f"<rect width='{_WIDTH}' height='{height}' fill='#fff'/>",
        _text(16, 28, "Accuracy on the hand-labelled articles", "font-size='17' font-weight='bold'"),
        *_legend(),
        *_grid(height - 24),
    ]
    for number, (kind, tally) in enumerate(tallies.items()):
        lines += _row(_TOP + _ROW * number, kind, tally)
    return "\n".join([*lines, "</svg>", ""])


def _legend() -> Iterator[str]:
    for number, (name, colour) in enumerate(_SERIES):
        x = _LEFT + 110 * number
        yield f"<rect x='{x}' y='46' width='12' height='12' fill='{colour}'/>"
        yield _text(x + 18, 57, name)
        yield _text(_figure_x(number), 57, name, "text-anchor='end' font-weight='bold'")


def _grid(bottom: int) -> Iterator[str]:
    for share in _GRID:
        x = _LEFT + share * _BARS_WIDTH
        yield f"<path d='M{x:.1f} {_TOP - 8}V{bottom}' stroke='#ddd'/>"
        yield _text(x, bottom + 16, f"{share:.2f}", "text-anchor='middle' fill='#777' font-size='11'")


def _row(y: int, kind: str, tally: Tally) -> Iterator[str]:
    yield _text(16, y + 15, kind)
    yield _text(16, y + 30, f"{tally.gold} labelled", "fill='#777' font-size='11'")
    for number, (share, (_, colour)) in enumerate(zip((tally.precision, tally.recall, tally.f1), _SERIES, strict=True)):
        width = share * _BARS_WIDTH
        yield f"<rect x='{_LEFT}' y='{y + number * (_BAR + 1)}' width='{width:.1f}' height='{_BAR}' fill='{colour}'/>"
        yield _text(_figure_x(number), y + 21, f"{share:.3f}", "text-anchor='end'")


def _figure_x(number: int) -> int:
    return _LEFT + _BARS_WIDTH + 64 * (number + 1)


def _text(x: float, y: int, words: str, style: str = "") -> str:
    return f"<text x='{x:g}' y='{y}'{' ' if style else ''}{style}>{escape(words)}</text>"
