"""The files of a chart that a reader may download: the picture, its table, its specification. The page draws a PNG from the picture."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.write.charts.chart import Chart
from dossier.write.charts.complete import complete_spec
from dossier.write.charts.drawn.svg import standalone
from dossier.write.exports.figures import figures_csv
from dossier.write.exports.tables import csv_table
from dossier.write.lookup import Lookup

FOLDER = "data/charts"

Downloads = Mapping[str, Mapping[str, str]]
"""The files of each chart on the site: chart id -> kind ("csv", "svg") -> path."""


def script_path(chart: Chart) -> str:
    """The path of a chart's script, which the page asks for once a reader uses the chart."""
    return f"{FOLDER}/{chart.id}.js"


def chart_files(lookup: Lookup, chart: Chart) -> dict[str, str]:
    """A chart's downloads, by path: its figures as CSV, its picture in real colours as SVG, its Vega-Lite specification."""
    table = figures_csv(lookup, chart.claims) if chart.kind != "coverage" else csv_table(chart.head, chart.rows)
    if not chart.wide:
        return {f"{FOLDER}/{chart.id}.csv": table}
    picture = standalone(chart.wide, title=chart.title, subtitle=chart.subtitle, credit=chart.credit)
    return {
        f"{FOLDER}/{chart.id}.csv": table,
        f"{FOLDER}/{chart.id}.svg": picture,
        f"{FOLDER}/{chart.id}.json": complete_spec(lookup, chart),
    }
