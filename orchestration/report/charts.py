"""The charts, drawn by Vega-Lite before the page is opened: pictures of text and shapes, without a script.

Marks are links to the row that tells their source, with a title for the pointer and a label for a screen reader;
colours are the page's variables, so that one picture serves light and dark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import vl_convert

from orchestration.report.figures import Row
from orchestration.report.words import WORDS, shown

_VEGA_LITE = "5.20"
_SVG = "http://www.w3.org/2000/svg"
_LEADS_TO = "\u2063"
# Of what Vega writes, only this is drawn and read; whatever else it writes one day is left out.
_FORBIDDEN = re.compile(r"style|on\w+")
_CONFIG = {
    "background": None,
    "padding": {"left": 12, "right": 12, "top": 5, "bottom": 5},  # the reader's font may be wider than Vega's
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "currentColor",
        "domainColor": "var(--line)",
        "tickColor": "var(--line)",
        "gridColor": "var(--line)",
        "labelFontSize": 12,
        "title": None,
    },
    "bar": {"cornerRadiusEnd": 2},
}
_MET = {"condition": {"test": "datum.percent >= 100", "value": "var(--good)"}, "value": "var(--bad)"}
# «500 nghìn» stands where Vega measured «500k».
_SCALE_ROOM = 60
# Beyond it a bar would only make the others short; the row says the true figure.
_MOST_PERCENT = 250


def attainment_over_time(rows: Sequence[Row], width: int) -> str:
    """A point for each attainment: when the period ended and how much of the plan was reached."""
    values = [
        {
            "day": row["period_end"].isoformat(),
            "percent": min(float(row["attainment_percent"]), _MOST_PERCENT),
            **_link(row["series_point_key"], _attained(row)),
        }
        for row in rows
    ]
    points = {
        "data": {"values": values},
        "mark": {"type": "point", "filled": True, "size": 70, "opacity": 0.85},
        "encoding": {
            "x": {"field": "day", "type": "temporal", "axis": {"grid": False, **_ticks(values, width)}},
            "y": {"field": "percent", "type": "quantitative", "scale": {"zero": False}, "axis": {"tickCount": 5}},
            "color": _MET,
            **_MARKS,
        },
    }
    return _drawn({"width": width, "height": 220, "layer": [_plan_line("y"), points]})


def attainment_by_organisation(rows: Sequence[Row], width: int) -> str:
    """A bar for the newest attainment of each measure of an organisation."""
    values = [
        {
            "name": _named(f"{row['metric_name']} · {row['organisation_name']}", width // 14, row["series_point_key"]),
            "percent": min(float(row["attainment_percent"]), _MOST_PERCENT),
            **_link(row["series_point_key"], _attained(row)),
        }
        for row in rows
    ]
    bars = {
        "data": {"values": values},
        "mark": {"type": "bar"},
        "encoding": {
            "y": {"field": "name", "type": "nominal", "sort": None, "axis": _NAMES},
            "x": {"field": "percent", "type": "quantitative", "axis": {"tickCount": 5}},
            "color": _MET,
            **_MARKS,
        },
    }
    return _drawn({"width": width // 2, "height": {"step": 22}, "layer": [bars, _plan_line("x")]})


def planned_and_actual(rows: Sequence[Row], width: int) -> str:
    """Bars of plan and actual, side by side for each period of one series."""
    values = [
        {
            "day": row["period_end"].strftime("%m/%Y"),
            "kind": kind,
            "value": float(row[f"{kind}_value"]),
            "told": f"{kind}: {shown(row[f'{kind}_value'])} {row['unit_code']}, {shown(row['period_end'])}",
        }
        for row in rows
        for kind in ("plan", "actual")
        if row[f"{kind}_value"] is not None
    ]
    return _drawn(
        {
            "width": width,
            "height": 150,
            "data": {"values": values},
            "mark": {"type": "bar"},
            "encoding": {
                "x": {"field": "day", "type": "ordinal", "sort": None, "axis": {"labelAngle": 0}},
                "xOffset": {"field": "kind", "sort": ["plan", "actual"]},
                "y": {
                    "field": "value",
                    "type": "quantitative",
                    "axis": {"tickCount": 4, "format": "~s", "minExtent": _SCALE_ROOM},
                },
                "color": {
                    "field": "kind",
                    "scale": {"domain": ["plan", "actual"], "range": ["var(--plan)", "var(--accent)"]},
                    "legend": None,
                },
                "description": {"field": "told"},
            },
        }
    )


def timeline(rows: Sequence[Row], width: int) -> str:
    """A tick for each event, in the line of its type."""
    values = [
        {
            "day": row["start_date"].isoformat(),
            "type": _label(row["event_type"]),
            **_link(row["event_key"], f"{shown(row['start_date'])}: {row['title']}"),
        }
        for row in rows
    ]
    return _drawn(
        {
            "width": width,
            "height": {"step": 24},
            "data": {"values": values},
            "mark": {"type": "point", "filled": True, "size": 60, "opacity": 0.7, "color": "var(--accent)"},
            "encoding": {
                "x": {"field": "day", "type": "temporal", "axis": _ticks(values, width)},
                "y": {"field": "type", "type": "nominal", "axis": {"grid": True}},
                **_MARKS,
            },
        }
    )


def posts(rows: Sequence[Row], width: int) -> str:
    """A bar for each post of a person: from when to when it is known to be held; a point when only one day is."""
    values = [
        {
            "name": _named(row["full_name"], width // 14, ""),
            "from": row["held_from"].isoformat(),
            "until": _until(row).isoformat(),
            **_link(
                row["person_role_key"],
                f"{row['full_name']}: {row['standard_title']}, {row['organisation_name'] or '–'}, "
                f"{shown(row['held_from'])} – {shown(_until(row))}",
            ),
        }
        for row in rows
    ]
    names = {"field": "name", "type": "nominal", "sort": None, "axis": _NAMES}
    days = {"type": "temporal", "axis": _ticks(values, width)}
    return _drawn(
        {
            "width": width,
            "height": {"step": 22},
            "data": {"values": values},
            "layer": [
                {
                    "mark": {"type": "rule", "strokeWidth": 5, "opacity": 0.6, "color": "var(--accent)"},
                    "encoding": {"y": names, "x": {"field": "from", **days}, "x2": {"field": "until"}, **_MARKS},
                },
                {
                    "mark": {"type": "point", "filled": True, "size": 50, "color": "var(--accent)"},
                    "encoding": {"y": names, "x": {"field": "until", **days}, **_MARKS},
                },
            ],
        }
    )


# Names are shortened here: measuring them for a limit takes Vega longer than all the rest.
_NAMES = {"labelExpr": f"split(datum.value, '{_LEADS_TO}')[0]", "labelLimit": 0}
_DAYS = ("day", "from", "until")
_BY_LABEL = {max(both, key=len): both for both in WORDS.values()}
_SCALED = re.compile(r"(−?[\d.]+)([kMGT])")
_SCALES = {"k": ("nghìn", "thousand"), "M": ("triệu", "million"), "G": ("tỷ", "billion"), "T": ("nghìn tỷ", "trillion")}
_MARKS: dict[str, Any] = {"description": {"field": "told"}}


def _named(name: str, most: int, key: str) -> str:
    """The name as far as there is room; two of one name stay two by what follows the mark that nobody sees."""
    return f"{name if len(name) <= most else name[: most - 1] + '…'}{_LEADS_TO}{key or name}"


def _ticks(values: Sequence[dict[str, str]], width: int) -> dict[str, Any]:
    """Days, months or years below an axis, whichever does not repeat itself between its few marks."""
    days = sorted(date.fromisoformat(value[field]) for value in values for field in _DAYS if field in value)
    span, count = (days[-1] - days[0]).days, 5 if width > 400 else 3
    form = "%Y" if span > 366 * count else "%m/%Y" if span > 31 * count else "%d/%m/%Y"
    return {"format": form, "tickCount": count}


def _label(word: str) -> str:
    """The longer of the word's two languages, for which Vega leaves room; ``_in_both`` puts both in its place."""
    return max(WORDS[word], key=len)


def _until(row: Row) -> date:
    day: date = row["held_until"] or max(row["last_observed_date"] or row["held_from"], row["held_from"])
    return day


def _attained(row: Row) -> str:
    return (
        f"{row['organisation_name'] or '–'}, {row['metric_name']}: {shown(round(row['attainment_percent'], 1))} % "
        f"({shown(row['period_end'])})"
    )


def _link(key: str, told: str) -> dict[str, str]:
    """What the mark says, and after a character that nobody sees the row to which it leads: Vega drops such links."""
    return {"told": f"{told}{_LEADS_TO}{key}"}


def _plan_line(axis: str) -> dict[str, Any]:
    return {
        "data": {"values": [{"plan": 100}]},
        "mark": {"type": "rule", "strokeDash": [4, 3], "color": "currentColor", "aria": False},
        "encoding": {axis: {"field": "plan", "type": "quantitative"}},
    }


def _drawn(specification: dict[str, Any]) -> str:
    drawn = vl_convert.vegalite_to_svg({**specification, "config": _CONFIG}, vl_version=_VEGA_LITE)
    return _for_page(ET.fromstring(drawn))  # noqa: S314 - our own library wrote it


def _for_page(svg: ET.Element) -> str:
    """The picture without what the page's policy forbids; every mark has a title and leads to its row."""
    ET.register_namespace("", _SVG)
    for parent in list(svg.iter()):
        for name in [name for name in parent.attrib if _FORBIDDEN.fullmatch(name)]:
            del parent.attrib[name]
        for place, mark in enumerate(list(parent)):
            if mark.get("role") == "graphics-symbol" and mark.get("aria-roledescription") != "axis":
                parent[place] = _told(mark)
    for label in svg.iter(f"{{{_SVG}}}text"):
        _in_both(label)
    svg.set("role", "group")
    return ET.tostring(svg, encoding="unicode")


def _in_both(label: ET.Element) -> None:
    """A word of our own, or a number with its scale, in both languages, of which the reader sees one."""
    scale = _SCALED.fullmatch(label.text or "")
    if scale:
        vietnamese, english = _SCALES[scale[2]]
        told = (f"{scale[1].replace('.', ',')} {vietnamese}", f"{scale[1]} {english}")
    elif label.text in _BY_LABEL:
        told = _BY_LABEL[label.text]
    else:
        return
    label.text = None
    for language, words in zip(("vi", "en"), told, strict=True):
        ET.SubElement(label, f"{{{_SVG}}}tspan", {"class": language}).text = words


def _told(mark: ET.Element) -> ET.Element:
    told, _, key = mark.get("aria-label", "").partition(_LEADS_TO)
    mark.set("aria-label", told)
    title = ET.Element(f"{{{_SVG}}}title")
    title.text = told
    mark.insert(0, title)
    if not key:
        return mark
    link = ET.Element(f"{{{_SVG}}}a", {"href": f"#k{key}", "aria-label": told})
    link.append(mark)
    return link
