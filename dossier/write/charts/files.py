"""The files of a chart that a reader may download: the picture, its table, its specification."""

from __future__ import annotations

import json
from collections.abc import Mapping

from dossier.write.charts.chart import Chart
from dossier.write.charts.drawn.png import png
from dossier.write.charts.drawn.svg import standalone
from dossier.write.exports.tables import csv_table

FOLDER = "data/charts"

Downloads = Mapping[str, Mapping[str, str]]
"""The files of each chart on the site: chart id -> kind ("csv", "svg") -> path."""


def script_path(chart: Chart) -> str:
    """The path of a chart's script, which the page asks for once a reader uses the chart."""
    return f"{FOLDER}/{chart.id}.js"


def chart_files(chart: Chart) -> dict[str, str | bytes]:
    """A chart's downloads, by path: its table as CSV, its picture in real colours as SVG and PNG, its Vega-Lite specification."""
    table = csv_table(chart.head, chart.rows)
    if not chart.wide:
        return {f"{FOLDER}/{chart.id}.csv": table}
    picture = standalone(chart.wide, title=chart.title, subtitle=chart.subtitle, credit=chart.credit)
    spec = {"title": chart.title, "description": chart.alt, **chart.spec}
    return {
        f"{FOLDER}/{chart.id}.csv": table,
        f"{FOLDER}/{chart.id}.svg": picture,
        f"{FOLDER}/{chart.id}.png": png(picture),
        f"{FOLDER}/{chart.id}.json": json.dumps(spec, ensure_ascii=False, indent=1) + "\n",
    }
