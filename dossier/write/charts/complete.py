"""A chart's Vega-Lite specification as a file: it draws the same picture anywhere, with nothing of the site around it.

The site's own specification leans on the page: its colours are variables of the stylesheet, and title, sources and links are the page's.
"""

from __future__ import annotations

import copy
import json
from typing import Any

from dossier.write.charts.chart import Chart
from dossier.write.charts.drawn.svg import TITLE
from dossier.write.charts.layout.drawing import AXIS_ROOM, SOFT
from dossier.write.charts.layout.letters import wrap
from dossier.write.exports.figures import figure_fields
from dossier.write.lookup import Lookup
from dossier.write.signs import in_light

LINE = 1.35
"""From one line of words to the next, in letter sizes."""
LINES = 4

PLACES = {"low": "at", "high": "to"}
"""The fields of a sign's place in the file, where ``low`` and ``high`` are the figure."""


def complete_spec(lookup: Lookup, chart: Chart) -> str:
    """A chart's specification as JSON: with its title and sources, literal colours, and what each sign stands for beside its place."""
    spec: dict[str, Any] = copy.deepcopy(dict(chart.spec))
    layers = [layer for layer in spec["layer"] if "href" not in layer["encoding"]]
    for layer in layers:
        _name_places(layer)
    for row in (row for layer in layers for row in layer["data"]["values"] if "claim" in row):
        facts = figure_fields(lookup, row.pop("claim"))
        row |= {name: value for name, value in facts.items() if name not in row and value is not None}
    texts = next(layer for layer in layers if layer["mark"]["type"] == "text")
    texts["data"]["values"] += [*_head(chart, spec), *_foot(chart, spec)]
    spec["config"]["background"] = "var(--paper)"
    whole = {"$schema": spec.pop("$schema"), "description": f"{chart.title}. {chart.alt}".strip(), **spec, "layer": layers}
    return in_light(json.dumps(whole, ensure_ascii=False, indent=1)) + "\n"


def _name_places(layer: dict[str, Any]) -> None:
    """Where a sign stands on its axis (a day, a share of a scale of its own) gets names that are not those of its figure's bounds."""
    for channel in layer["encoding"].values():
        channel["field"] = PLACES.get(channel["field"], channel["field"])
    layer["data"]["values"] = [{PLACES.get(name, name): value for name, value in row.items()} for row in layer["data"]["values"]]


def _head(chart: Chart, spec: dict[str, Any]) -> list[dict[str, object]]:
    """The title and what is drawn, over the plot; there becomes room for them."""
    padding = spec["padding"]
    rows = [*_lines(chart.title, spec, TITLE, bold=True), *_lines(chart.subtitle, spec, SOFT)]
    height = sum(row["size"] * LINE for row in rows) + SOFT
    y = -padding["top"] - height
    for row in rows:
        y += row["size"] * LINE
        row["y"] = y - row["size"] / 2
    padding["top"] += height
    return rows


def _foot(chart: Chart, spec: dict[str, Any]) -> list[dict[str, object]]:
    """Where it comes from, under the plot and its axis."""
    padding, rows = spec["padding"], _lines(chart.credit, spec, SOFT)
    for number, row in enumerate(rows):
        row["y"] = spec["height"] + padding["bottom"] + AXIS_ROOM / 2 + number * SOFT * LINE
    padding["bottom"] += AXIS_ROOM / 2 + len(rows) * SOFT * LINE
    return rows


def _lines(words: str, spec: dict[str, Any], size: float, *, bold: bool = False) -> list[dict[str, Any]]:
    padding = spec["padding"]
    width = spec["width"] + padding["left"] + padding["right"]
    look = {"size": size, "align": "left", "weight": 600 if bold else 400, "tint": "var(--ink)" if bold else "var(--ink-soft)", "line": 0}
    return [{"x": -padding["left"], "words": line, **look} for line in wrap(words, width, size, bold=bold, lines=LINES) if line]
