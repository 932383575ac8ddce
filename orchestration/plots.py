"""Pictures among the metadata of an asset, drawn by Vega-Lite as SVG inside of Markdown.

Each takes rows as they are read and gives a picture of a few kilobytes, because every materialisation keeps its own.
What an article says stands in them as text, and an SVG that is shown as an image runs nothing.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from dagster import MetadataValue

Row = dict[str, Any]

_VEGA_LITE = "5.20"
_LONGEST_NAME = 40
_COLOURS = ["#4f43dd", "#f2a541", "#3a9d6e", "#c94f7c", "#4c9fd8", "#8a8f98"]
_CONFIG = {
    "background": "white",
    "padding": {"left": 24, "right": 24, "top": 10, "bottom": 10},  # the reader's font may be wider than Vega's
    "font": "system-ui, sans-serif",
    "aria": False,  # an image is read by its name alone; without it the picture is half as large
    "view": {"stroke": None},
    "range": {"category": _COLOURS},
    "title": {"anchor": "start", "fontSize": 13, "fontWeight": 600, "offset": 12},
    "axis": {"title": None, "gridColor": "#e8e8ee", "domainColor": "#b9b9c6", "tickColor": "#b9b9c6"},
    "legend": {"title": None, "orient": "bottom"},
    "header": {"title": None, "labelFontSize": 12, "labelAnchor": "start"},
}


def picture_metadata(name: str, rows: Sequence[Row]) -> dict[str, Any]:
    """The picture of that name, or nothing when there is nothing to draw."""
    specification = _PICTURES[name](rows) if rows else None
    if specification is None:
        return {}
    # The library takes a second to load, which a code location that draws nothing need not wait for.
    import vl_convert  # noqa: PLC0415

    drawn = vl_convert.vegalite_to_svg({**specification, "config": _CONFIG}, vl_version=_VEGA_LITE)
    encoded = base64.b64encode(drawn.encode()).decode()
    return {name: MetadataValue.md(f"![{name.replace('_', ' ')}](data:image/svg+xml;base64,{encoded})")}


def _facts_by_month_and_kind(rows: Sequence[Row]) -> Row:
    values = [{"month": _day(row["month"]), "kind": row["kind"], "facts": row["facts"]} for row in rows]
    return {
        "title": "Facts by month of publication and kind",
        "width": 560,
        "height": 200,
        "data": {"values": values},
        "mark": {"type": "bar", "size": max(2, min(14, 520 // _months(values)))},
        "encoding": {
            "x": {"field": "month", "type": "temporal", "axis": {"format": "%m/%Y", "grid": False, "tickCount": 8}},
            "y": {"field": "facts", "type": "quantitative", "axis": {"tickCount": 5, "tickMinStep": 1}},
            "color": {"field": "kind", "type": "nominal", "sort": ["metrics", "events", "person roles"]},
        },
    }


def _production_planned_and_actual(rows: Sequence[Row]) -> Row:
    names = list(dict.fromkeys(map(_series, rows)))
    return {
        "title": "Planned against actual by the last month of the period, production first",
        "columns": 2,
        "concat": [_planned_and_actual(name, [row for row in rows if _series(row) == name]) for name in names],
    }


def _planned_and_actual(name: str, rows: Sequence[Row]) -> Row:
    values = [
        {"period": row["period_end"].strftime("%m/%Y"), "kind": kind, "value": float(row[f"{kind}_value"])}
        for row in rows
        for kind in ("plan", "actual")
        if row[f"{kind}_value"] is not None
    ]
    return {
        "title": {"text": _short(name), "fontWeight": 400, "fontSize": 12, "offset": 6},
        "width": 250,
        "height": 120,
        "data": {"values": values},
        "mark": "bar",
        "encoding": {
            "x": {"field": "period", "type": "ordinal", "sort": None, "axis": {"labelAngle": 0}},
            "xOffset": {"field": "kind", "sort": ["plan", "actual"]},
            "y": {"field": "value", "type": "quantitative", "axis": {"tickCount": 4, "format": "~s"}},
            "color": {
                "field": "kind",
                "scale": {"domain": ["plan", "actual"], "range": ["#b9b9c6", _COLOURS[0]]},
            },
        },
    }


def _accuracy_over_versions(rows: Sequence[Row]) -> Row:
    """F1 of each kind (recall where nothing is to be found), the versions in the order in which they were measured."""
    times = sorted({row["measured_at"] for row in rows})[-12:]
    kinds = list(dict.fromkeys(row["kind"] for row in rows if row["measured_at"] == times[-1]))
    values = [
        {
            "version": f"{times.index(row['measured_at']) + 1} · {row['extractor_version'].partition('+')[2][:6]}",
            "kind": row["kind"],
            "share": 2 * row["correct"] / ((row["found"] if row["found"] is not None else row["gold"]) + row["gold"]),
        }
        for row in rows
        if row["measured_at"] in times and row["kind"] in kinds and row["gold"]
    ]
    return {
        "title": "F1 by kind of fact and measured version",
        "width": {"step": 46},
        "height": {"step": 20},
        "data": {"values": values},
        "encoding": {
            "x": {"field": "version", "type": "ordinal", "sort": None, "axis": {"labelAngle": -40}},
            "y": {"field": "kind", "type": "nominal", "sort": kinds},
        },
        "layer": [
            {
                "mark": "rect",
                "encoding": {
                    "color": {
                        "field": "share",
                        "type": "quantitative",
                        "scale": {"domain": [0.7, 1], "clamp": True, "range": ["#f6e3cd", "#3a9d6e"]},
                        "legend": None,
                    }
                },
            },
            {"mark": {"type": "text", "fontSize": 11}, "encoding": {"text": {"field": "share", "format": ".2f"}}},
        ],
    }


def _numerals_explained(rows: Sequence[Row]) -> Row:
    """One bar of all numerals of the canonical articles, by what became of them."""
    values = [{"kind": row["disposition"], "numerals": row["numerals"]} for row in rows]
    unexplained = sum(row["numerals"] for row in rows if row["disposition"] == "unexplained")
    share = 1 - unexplained / sum(row["numerals"] for row in rows)
    return {
        "title": f"{share:.1%} of the numerals are explained: what became of them",
        "width": 460,
        "height": {"step": 22},
        "data": {"values": values},
        "transform": [
            {"joinaggregate": [{"op": "sum", "field": "numerals", "as": "all"}]},
            {
                "calculate": "format(datum.numerals, ',') + ' (' + format(datum.numerals / datum.all, '.1%') + ')'",
                "as": "told",
            },
        ],
        "encoding": {
            "y": {"field": "kind", "type": "nominal", "sort": "-x"},
            "x": {"field": "numerals", "type": "quantitative", "axis": {"tickCount": 5, "tickMinStep": 1}},
        },
        "layer": [
            {
                "mark": "bar",
                "encoding": {
                    "color": {
                        "condition": {"test": "datum.kind === 'unexplained'", "value": _COLOURS[1]},
                        "value": _COLOURS[0],
                    }
                },
            },
            {"mark": {"type": "text", "align": "left", "dx": 4}, "encoding": {"text": {"field": "told"}}},
        ],
    }


_PICTURES: dict[str, Callable[[Sequence[Row]], Row]] = {
    "facts_by_month_and_kind": _facts_by_month_and_kind,
    "production_planned_and_actual": _production_planned_and_actual,
    "accuracy_over_versions": _accuracy_over_versions,
    "numerals_explained": _numerals_explained,
}


def _day(moment: date) -> str:
    return moment.isoformat()[:10]


def _months(values: Sequence[Row]) -> int:
    """How many months lie between the first and the last one, both counted."""
    first, last = (date.fromisoformat(pick(value["month"] for value in values)) for pick in (min, max))
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _series(row: Row) -> str:
    return f"{row['metric_name']} ({row['unit_code']}), {row['organisation_name']}"


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
