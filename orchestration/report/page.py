"""The page: chapters in their order, one style sheet, no script and no request to any host."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

from orchestration.report import charts
from orchestration.report.figures import Figures, Row
from orchestration.report.markup import both, chart, section, source, table, text, word
from orchestration.report.words import scaled, shown, shown_in_english

_STYLE = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
# Nothing may be loaded, run, framed or sent; the one style sheet is named by its hash.
POLICY = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'"
_WIDE, _NARROW = 860, 260


def page(found: Figures) -> str:
    """The whole page as HTML."""
    chapters = {
        "figures": (both("Số liệu nổi bật", "Headline figures"), _headlines(found)),
        "plan": (both("Kế hoạch và thực hiện", "Planned against actual"), _against_plan(found)),
        "organisations": (both("Mức hoàn thành theo đơn vị", "Attainment by organisation"), _by_organisation(found)),
        "events": (both("Dòng thời gian sự kiện", "Timeline of events"), _events(found)),
        "people": (both("Nhân sự và chức vụ", "People and their posts"), _posts(found)),
        "doubts": (both("Mâu thuẫn và đối chiếu", "Contradictions and reconciliations"), _doubts(found)),
        "coverage": (both("Độ phủ con số", "Coverage of numerals"), _coverage(found)),
    }
    links = "".join(f'<li><a href="#{name}">{title}</a></li>' for name, (title, _) in chapters.items())
    body = "".join(section(name, title, content) for name, (title, content) in chapters.items())
    return f"""<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Báo cáo kho tin · News warehouse report</title>
<style>{_STYLE}</style>
</head>
<body>
<header><h1>{both("Báo cáo kho tin", "News warehouse report")}</h1>{_CHOICES}</header>
{_counts(found.counts)}
<nav aria-label="{_CONTENTS}"><ul>{links}</ul></nav>
<main>{body}</main>
</body>
</html>
"""


_CONTENTS = "Mục lục · Contents"
_CHOICES = (
    '<div class="choices"><fieldset aria-label="Ngôn ngữ · Language">'
    '<label><input type="radio" name="language" id="vietnamese" checked> <span lang="vi">Tiếng Việt</span></label> '
    '<label><input type="radio" name="language" id="english"> <span lang="en">English</span></label></fieldset>'
    f'<fieldset aria-label="Màu · Colours"><label><input type="radio" name="colours" id="auto" checked> '
    f"{both('Tự động', 'Automatic')}</label> "
    f'<label><input type="radio" name="colours" id="light"> {both("Sáng", "Light")}</label> '
    f'<label><input type="radio" name="colours" id="dark"> {both("Tối", "Dark")}</label></fieldset></div>'
)
_NOTHING = f'<p class="faint">{both("Chưa có dữ liệu.", "Nothing yet.")}</p>'


def _counts(counts: Row) -> str:
    told = (
        ("bài báo", "articles", "articles"),
        ("số liệu", "numbers", "numbers"),
        ("sự kiện", "events", "events"),
        ("nhân sự", "people", "people"),
        ("tổ chức", "organisations", "organisations"),
    )
    cells = "".join(
        f"<div><dt>{both(vietnamese, english)}</dt><dd>{text(counts[name])}</dd></div>"
        for vietnamese, english, name in told
    )
    days = f"{text(counts['first_day'])} – {text(counts['last_day'])}"
    return (
        f'<dl class="counts">{cells}</dl><p class="faint">{both("Bài báo phát hành", "Articles published")} {days}</p>'
    )


def _headlines(found: Figures) -> str:
    cards = "".join(
        f"<article><p>{_measure(row)}</p>"
        f'<p class="figure">{both(*scaled(row["value"]))} <small>{text(row["unit_code"])}</small></p>'
        f'<p class="faint">{text(row["organisation_name"])}, {_period(row)}</p>{source(row)}</article>'
        for row in found.headlines
    )
    return f'<div class="cards">{cards}</div>' if cards else _NOTHING


def _against_plan(found: Figures) -> str:
    if not found.against_plan:
        return _NOTHING
    caption = both(
        "Phần trăm kế hoạch đạt được, theo ngày cuối kỳ; trên 250 % vẽ ở 250 %.",
        "Percent of the plan that was reached, by the last day of the period; above 250 % drawn at 250 %.",
    )
    met, missed = both("đạt", "met"), both("chưa đạt", "missed")
    key = f'<span class="key good"></span>{met} <span class="key bad"></span>{missed}. '
    return (
        _chart(key + caption, charts.attainment_over_time, found.against_plan)
        + _series(found)
        + table(
            "Kế hoạch và thực hiện · Planned against actual",
            found.against_plan,
            (
                ("đơn vị", "organisation", lambda row: text(row["organisation_name"])),
                ("chỉ tiêu", "measure", _measure),
                ("kỳ", "period", _period),
                ("kế hoạch", "planned", lambda row: _amount(row, "plan_value")),
                ("thực hiện", "actual", lambda row: _amount(row, "actual_value")),
                ("hoàn thành", "attained", lambda row: f"{text(round(row['attainment_percent'], 1))} %"),
                ("nguồn", "source", source),
            ),
            key="series_point_key",
        )
    )


def _series(found: Figures) -> str:
    pictures = [list(rows) for _, rows in groupby(found.longest_series, key=lambda row: row["place"])]
    small = "".join(
        f'<div class="small"><h3 class="faint">{_measure(rows[0])}, {text(rows[0]["organisation_name"])} '
        f"({text(rows[0]['unit_code'])})</h3>{charts.planned_and_actual(rows, _NARROW)}</div>"
        for rows in pictures
    )
    key = (
        f'<p class="faint"><span class="key plan"></span>{both("kế hoạch", "planned")} '
        f'<span class="key actual"></span>{both("thực hiện", "actual")}</p>'
    )
    return f'{key}<div class="cards">{small}</div>' if small else ""


def _by_organisation(found: Figures) -> str:
    if not found.by_organisation:
        return _NOTHING
    caption = both(
        "Kỳ mới nhất của mỗi chỉ tiêu, phần trăm kế hoạch.", "The newest period of each measure, percent of the plan."
    )
    return _chart(caption, charts.attainment_by_organisation, found.by_organisation)


def _events(found: Figures) -> str:
    if not found.events:
        return _NOTHING
    caption = both("Mỗi chấm là một sự kiện.", "Each dot is an event.")
    return _chart(caption, charts.timeline, found.events) + table(
        "Sự kiện · Events",
        found.events,
        (
            ("ngày", "day", lambda row: text(row["start_date"])),
            ("loại", "type", lambda row: word(row["event_type"])),
            ("sự kiện", "event", lambda row: text(row["title"])),
            ("trạng thái", "status", lambda row: word(row["status"])),
            ("địa điểm", "place", lambda row: text(row["location"])),
            ("đơn vị tổ chức", "organiser", lambda row: text(row["organiser_name"])),
            ("nguồn", "source", source),
        ),
        key="event_key",
    )


def _posts(found: Figures) -> str:
    if not found.posts:
        return _NOTHING
    caption = both(
        "Từ ngày được biết đầu tiên đến ngày được biết cuối cùng.", "From the first day that is known to the last one."
    )
    return _chart(caption, charts.posts, found.posts) + table(
        "Chức vụ · Posts",
        found.posts,
        (
            ("họ tên", "name", lambda row: text(row["full_name"])),
            ("chức vụ", "post", lambda row: text(row["standard_title"])),
            ("đơn vị", "organisation", lambda row: text(row["organisation_name"])),
            ("từ", "from", lambda row: text(row["held_from"])),
            ("đến", "until", lambda row: text(row["held_until"])),
            ("nêu lần cuối", "last told", lambda row: text(row["last_observed_date"])),
            ("nguồn", "source", lambda row: source({key.removeprefix("last_"): row[key] for key in row})),
        ),
        key="person_role_key",
    )


def _doubts(found: Figures) -> str:
    verdicts = "".join(
        f"<li>{word(row['check_kind'])}: {text(row['findings'])} {_VERDICTS[row['verdict']]}</li>"
        for row in found.verdicts
    )
    rows = table(
        "Mâu thuẫn · Contradictions",
        found.disagreements,
        (
            ("chỉ tiêu", "measure", _measure),
            ("đơn vị", "organisation", lambda row: text(row["organisation_name"])),
            ("điều không khớp", "what disagrees", _explained),
            ("nguồn", "source", source),
            ("nguồn khác", "other source", lambda row: source(row, "other_") if row["other_evidence"] else "–"),
        ),
    )
    return (f"<ul>{verdicts}</ul>" if verdicts else "") + (rows if found.disagreements else _NOTHING)


def _explained(row: Row) -> str:
    """The finding: in English as the warehouse tells it, in Vietnamese from the same numbers."""
    if row["other_evidence"]:
        vietnamese = f"Bài này nêu «{text(row['evidence'])}», bài khác nêu «{text(row['other_evidence'])}»."
    else:
        stated, implied = (
            " – ".join(dict.fromkeys(shown(round(row[f"{side}_{end}"], 2)) for end in ("low", "high")))
            for side in ("reported", "expected")
        )
        unit = text(row["unit_code"] or "")
        vietnamese = (
            f"Bài nêu «{text(row['evidence'])}» ({stated} {unit}), nhưng các số khác trong bài cho ra {implied} {unit}."
        )
    return both(vietnamese, text(row["explanation"]))


_VERDICTS = {
    "consistent": both("khớp", "consistent"),
    "inconsistent": f"<strong>{both('không khớp', 'inconsistent')}</strong>",
}


def _coverage(found: Figures) -> str:
    counts = found.numerals
    numerals = counts["numerals"] or 0
    explained = numerals - counts["unexplained"]
    share = 100 * explained / numerals if numerals else 100
    told = both(
        f"{shown(explained)} trong {shown(numerals)} con số đã được hiểu ({shown(round(share, 1))} %), "
        f"{shown(counts['in_facts'])} con số là số liệu.",
        f"{shown_in_english(explained)} of {shown_in_english(numerals)} numerals are accounted for "
        f"({shown_in_english(round(share, 1))} %), {shown_in_english(counts['in_facts'])} of them in numbers.",
    )
    unexplained = table(
        "Con số chưa hiểu · Numerals not understood",
        found.unexplained,
        (
            ("con số", "numeral", lambda row: text(row["numeral_text"])),
            ("câu", "sentence", lambda row: text(row["sentence"])),
            ("tệp", "file", lambda row: text(row["source_file"])),
        ),
    )
    return (
        f'<p>{told}</p><progress max="100" value="{share:.1f}" aria-label="Độ phủ · Coverage">{share:.1f} %</progress>'
        + (unexplained if found.unexplained else "")
    )


def _chart(caption: str, draw: Callable[[Sequence[Row], int], str], rows: Sequence[Row]) -> str:
    """One picture for a desk and one for a phone."""
    return chart(caption, draw(rows, _WIDE), draw(rows, _NARROW))


def _measure(row: Row) -> str:
    """Its name; in English where the catalogue knows it."""
    return both(text(row["metric_name"]), text(row.get("metric_name_en") or row["metric_name"]))


def _period(row: Row) -> str:
    if row["period_start"] == row["period_end"]:
        return text(row["period_end"])
    return f"{text(row['period_start'])} – {text(row['period_end'])}"


def _amount(row: Row, column: str) -> str:
    return "–" if row[column] is None else f"{text(row[column])} {text(row['unit_code'] or '')}"
