"""The home of Altair: a drawing becomes a Vega-Lite specification, and that a picture.

Altair checks each kind of layer once; a chart fills the layers it needs with its rows. Values are placed by Vega's own
scale, words and hairlines by the layout. Words and links are in the specification, so that it is complete, but ``picture``
sets them: Vega measures every text (1 ms) and examines every address (3 ms), half a second for a page's charts.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import altair as alt
import vl_convert

from dossier.bounds import lower_bound
from dossier.write.charts.drawn.kept import kept
from dossier.write.charts.drawn.svg import BASELINE, is_drawing, tidy
from dossier.write.charts.layout.axis import TICK_SIZE, Axis
from dossier.write.charts.layout.drawing import HALO, RADIUS, Bar, Drawing, Sign, Step, Text, room_under
from dossier.write.signs import ARROWS, BAND, DASH, DOUBT, END, FLAT_END, HOLLOW_LINE, RING_LINE, UPRIGHT, colour, fill, line, shape
from dossier.write.wording import MILLION, Wording

TOP = 6.0
NOBODY = "var(--ink-soft)"
COUNT, PART, WHOLE = 0.7, 0.45, 0.16
"""How dark a bar is: one that counts passages; one with a sign at its end; and the whole that another bar is a part of."""
SCALED = ("boxes", "lines", "points")
SET_BY_US = ("texts", "hits")
PICKED = "picked"
"""The signal with the key of the claimant that a reader picked; while it is empty, all figures are shown in full."""
SHOWN = f"{PICKED} && datum.of && datum.of != {PICKED} ? 0.2 : 1"
"""The opacity of a figure whose claimant was not picked."""
Row = dict[str, object]


def picture(drawing: Drawing, *, id: str, label: str, wording: Wording) -> tuple[str, dict[str, object]]:
    """The inline SVG of a drawing, and its specification."""
    spec = specification(drawing, wording)
    layers = [layer for name, layer in _layers(drawing).items() if name not in SET_BY_US]
    source = json.dumps({**spec, "layer": layers}, ensure_ascii=False)
    svg = kept("svg", source, lambda: str(vl_convert.vegalite_to_svg(source)), fits=is_drawing)
    return tidy(svg, drawing, id=id, label=label), spec


def specification(drawing: Drawing, wording: Wording) -> dict[str, object]:
    """A drawing as Vega-Lite, complete in itself."""
    return {
        "$schema": alt.SCHEMA_URL,
        "width": drawing.width - drawing.left - drawing.right,
        "height": drawing.height,
        "autosize": {"type": "none"},
        "padding": {"left": drawing.left, "right": drawing.right, "top": TOP, "bottom": drawing.foot + room_under(drawing.axis)},
        "config": _config(wording),
        "params": [{"name": PICKED, "value": None}],
        "layer": list(_layers(drawing).values()),
    }


def _layers(drawing: Drawing) -> dict[str, dict[str, object]]:
    """The layers that have rows, in the order in which they are drawn."""
    rows: dict[str, list[Row]] = {
        "rules": [{"x": rule.x, "x2": rule.x2, "y": rule.y, "y2": rule.y2} for rule in drawing.rules],
        "bars": [
            {"value": bar.value, "x": bar.x, "x2": bar.x2, "y": bar.y - bar.height / 2, "y2": bar.y + bar.height / 2}
            for bar in drawing.bars
            if not drawing.axis
        ],
        **(_scaled(drawing, drawing.axis) if drawing.axis else {}),
        "texts": [_text(text, halo=halo) for halo in (True, False) for text in drawing.texts if text.halo or not halo],
        "hits": [{"x": hit.x, "x2": hit.x2, "y": hit.y, "y2": hit.y2, "href": hit.href} for hit in drawing.hits],
    }
    return {name: _layer(name, found, drawing.axis if name in SCALED else None) for name, found in rows.items() if found}


def _layer(name: str, rows: Iterable[Mapping[str, object]], axis: Axis | None) -> dict[str, object]:
    template = _templates()[name]
    encoding = template["encoding"] | ({"x": _value_channel(axis)} if axis else {})
    return {"data": {"values": list(rows)}, "mark": template["mark"], "encoding": encoding}


def _scaled(drawing: Drawing, axis: Axis) -> dict[str, list[Row]]:
    """The rows that have a value: lengths and bands, step lines and ranges, then arrows, ends and dots."""
    boxes: list[Row] = [
        {
            "low": 0.0,
            "high": bar.value,
            "y": bar.y - bar.height / 2,
            "y2": bar.y + bar.height / 2,
            "opacity": WHOLE if bar.whole else PART,
            "tint": NOBODY if bar.party is None else colour(bar.party),
            **_whose(bar),
        }
        for bar in drawing.bars
    ]
    boxes += [{**_span(sign, axis, RADIUS), "opacity": BAND} for sign in drawing.signs if sign.relation == "vague"]
    steps: list[Row] = [
        {"low": _at(axis, step.low), "high": _at(axis, end), "y": y, "y2": step.y2, "tint": NOBODY, "size": 1, **_whose(step)}
        for step in drawing.steps
        for end, y in ((step.low, step.y), (step.high, step.y2))
        if (step.low, step.y) != (end, step.y2)
    ]
    ranges = [{**_span(sign, axis, 0), **({"dash": DASH} if sign.doubtful else {})} for sign in drawing.signs if sign.relation == "range"]
    area = (2 * RADIUS) ** 2
    ends: list[Row] = [
        {**row, "low": row[end], "y": y, "shape": END if row["y"] == row["y2"] else FLAT_END, "fill": "none", "size": 3, "area": area}
        for row in ranges
        for end, y in (("low", row["y"]), ("high", row["y2"]))
    ]
    points = [row for sign in drawing.signs if sign.relation not in ("vague", "range") for row in _dot(sign, axis, area)]
    return {"boxes": boxes, "lines": steps + [{**row, "size": 3} for row in ranges], "points": ends + points}


def _dot(sign: Sign, axis: Axis, area: float) -> list[Row]:
    """A sign, after the arrow of an open bound."""
    place: Row = {"low": _at(axis, lower_bound(sign)), "y": sign.y}
    look = _outline(shape(sign.party, sign.relation), sign.party)
    look |= {"fill": fill(sign.party, sign.relation), "size": line(sign.relation), "area": area, **_whose(sign)}
    ring = [{**place, **look, "shape": DOUBT, "fill": "none", "size": RING_LINE}] if sign.doubtful else []
    arrow = {**look, "shape": (ARROWS if sign.y2 is None else UPRIGHT).get(sign.relation), "fill": "none", "size": HOLLOW_LINE}
    return [*ring, *([{**place, **arrow}] if sign.relation in ARROWS else []), {**place, **look}]


def _whose(part: Sign | Bar | Step | Text) -> Row:
    claim = part.claim if isinstance(part, Sign) else ""
    return {key: value for key, value in (("of", part.claimant_key), ("claim", claim)) if value}


def _outline(path: str, party: int) -> Row:
    return {"shape": path, "tint": colour(party), "fill": colour(party), "size": line("exact"), "area": 144.0}


def _span(sign: Sign, axis: Axis, half: float) -> Row:
    low, high = sign.low if sign.low is not None else axis.low, sign.high if sign.high is not None else axis.high
    y, y2 = (sign.y - half, sign.y + half) if sign.y2 is None else (sign.y, sign.y2)
    return {"low": _at(axis, low), "high": _at(axis, high), "y": y, "y2": y2, "tint": colour(sign.party), **_whose(sign)}


def _text(text: Text, *, halo: bool) -> Row:
    """A row of words; its halo is the same words, broad and in the colour of the paper, which stays when the words fade."""
    tint = "var(--paper)" if halo else "var(--ink-soft)" if text.soft else "var(--ink)"
    look = {"size": text.size, "align": text.align, "weight": 600 if text.bold else 400, "tint": tint, "line": HALO if halo else 0}
    return {"x": text.x, "y": text.y, "words": text.words, **look, **({} if halo else _whose(text))}


def _at(axis: Axis, value: float | None) -> float | str:
    """A value as the specification holds it. A day is an ISO date, so that no time zone moves it."""
    if value is None:
        raise ValueError("a figure without a bound has no place")
    if axis.kind != "time":
        return value
    if axis.low <= value <= axis.high:
        return dt.date.fromordinal(round(value)).isoformat()
    day, part = divmod(value, 1)  # beside the axis no day is meant: a place between two is kept
    return f"{(dt.datetime.fromordinal(int(day)) + dt.timedelta(minutes=round(part * 1440))).isoformat()}Z"


def _utc(value: float) -> str:
    """A day as an expression: Vega-Lite takes days in a domain as two domains where a layer has ends, and complains of it."""
    day = dt.date.fromordinal(round(value))
    return f"utc({day.year}, {day.month - 1}, {day.day})"


def _value_channel(axis: Axis) -> dict[str, Any]:
    """The value channel with the chart's one axis."""
    shown = {**_AXIS, "values": [_at(axis, tick) for tick in axis.ticks], "format": ",d"}
    scale: dict[str, Any] = {"type": axis.kind, "nice": False, "domain": [axis.low, axis.high]}
    if axis.kind == "time":
        daily = any(dt.date.fromordinal(round(tick)).day != 1 for tick in axis.ticks)
        shown["format"] = "%-d %B %Y" if daily else "%b %Y"
        scale |= {"type": "utc", "domain": {"expr": f"[{_utc(axis.low)}, {_utc(axis.high)}]"}}
        return {"field": "low", "type": "temporal", "scale": scale, "axis": shown}
    if axis.high >= MILLION:  # in words, as the page writes them
        labels = {f"{float(tick):.15g}": label for tick, label in zip(axis.ticks, axis.labels, strict=True)}
        shown["labelExpr"] = f"({json.dumps(labels, ensure_ascii=False)})[toString(datum.value)]"
    return {"field": "low", "type": "quantitative", "scale": scale, "axis": shown}


_AXIS: dict[str, Any] = {
    "grid": False,
    "ticks": False,
    "domain": False,
    "title": None,
    "labelFontSize": TICK_SIZE,
    "labelColor": NOBODY,
    "labelPadding": 8,
    "labelOverlap": False,
    "labelFlush": False,
    "labelBound": False,
    "labelAngle": 0,
    "labelLimit": 0,
}


@cache
def _templates() -> dict[str, dict[str, Any]]:
    """Every kind of layer, made and checked by Altair, without rows."""
    x, x2, y, y2 = (
        channel(field=field, type="quantitative", scale=None, axis=None) if field in "xy" else channel(field)
        for field, channel in (("x", alt.X), ("x2", alt.X2), ("y", alt.Y), ("y2", alt.Y2))
    )
    low, high = alt.X(field="low", type="quantitative"), alt.X2("high")
    own = {"stroke": alt.Stroke(field="tint", type="nominal", scale=None)}
    filled = {"fill": alt.Fill(field="tint", type="nominal", scale=None)}
    dash = alt.ExprRef("datum.dash || []")
    width, opacity, row = alt.ExprRef("datum.size"), alt.ExprRef(SHOWN), alt.Chart()
    sign = row.mark_point(opacity=opacity, strokeWidth=width, size=alt.ExprRef("datum.area"))
    signs = {
        "y": y,
        **own,
        "shape": alt.Shape(field="shape", type="nominal", scale=None),
        "fill": alt.Fill(field="fill", type="nominal", scale=None),
    }
    words = row.mark_text(
        baseline="alphabetic",
        dy=alt.ExprRef(f"{BASELINE} * datum.size"),
        opacity=opacity,
        limit=0,
        align=alt.ExprRef("datum.align"),
        fontWeight=alt.ExprRef("datum.weight"),
        fontSize=width,
        stroke="var(--paper)",
        strokeWidth=alt.ExprRef("datum.line"),
        strokeJoin="round",
    )
    layers = {
        "rules": row.mark_rule(color="var(--rule)", strokeWidth=1).encode(x=x, x2=x2, y=y, y2=y2),
        "bars": row.mark_rect(color=NOBODY, opacity=COUNT).encode(x=x, x2=x2, y=y, y2=y2),
        "boxes": row.mark_rect(opacity=alt.ExprRef(f"datum.opacity * ({SHOWN})")).encode(x=low, x2=high, y=y, y2=y2, **filled),
        "lines": row.mark_rule(strokeWidth=width, opacity=opacity, strokeDash=dash).encode(x=low, x2=high, y=y, y2=y2, **own),
        "points": sign.encode(x=low, **signs),
        "texts": words.encode(x=x, y=y, text=alt.Text(field="words", type="nominal"), **filled),
        "hits": row.mark_rect(fill="transparent").encode(x=x, x2=x2, y=y, y2=y2, href=alt.Href(field="href", type="nominal")),
    }
    return {name: {"mark": spec["mark"], "encoding": spec["encoding"]} for name, layer in layers.items() for spec in [layer.to_dict()]}


def _config(wording: Wording) -> dict[str, object]:
    """The look of all charts (no ground, no frame), and how Vega writes numbers and dates in a language, by Babel's tables."""
    symbols = wording.locale.number_symbols["latn"]
    number = {"decimal": symbols["decimal"], "thousands": symbols["group"], "grouping": [3], "currency": ["", ""]}
    time: dict[str, object] = {"dateTime": "%A %e %B %Y %X", "date": "%d/%m/%Y", "time": "%H:%M:%S", "periods": ["AM", "PM"]}
    for size, name in (("wide", ""), ("abbreviated", "short")):
        months, days = wording.locale.months["format"][size], wording.locale.days["format"][size]
        time[f"{name}Months" if name else "months"] = [months[month] for month in range(1, 13)]
        time[f"{name}Days" if name else "days"] = [days[day] for day in (6, 0, 1, 2, 3, 4, 5)]
    look = {"background": "transparent", "font": "sans-serif", "aria": False, "view": {"stroke": None}}
    return {**look, "locale": {"number": number, "time": time}}
