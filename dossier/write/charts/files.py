"""What a reader may take away of a chart: the picture, its table, its specification."""

from __future__ import annotations

import json

from dossier.write.charts.chart import Chart
from dossier.write.charts.picture import standalone
from dossier.write.exports import csv_table

FOLDER = "data/charts"


def chart_files(chart: Chart) -> dict[str, str]:
    """A chart's downloads, by path: SVG with real colours, CSV of its table, its Vega-Lite specification. No PNG: its letters would
    be those of the machine that builds the site, and no two would build the same."""
    table = csv_table(chart.head, chart.rows)
    if not chart.wide:
        return {f"{FOLDER}/{chart.id}.csv": table}
    picture = standalone(chart.wide, title=chart.title, subtitle=chart.subtitle, credit=chart.credit)
    spec = {"title": chart.title, "description": chart.alt, **chart.spec}
    return {
        f"{FOLDER}/{chart.id}.svg": picture,
        f"{FOLDER}/{chart.id}.csv": table,
        f"{FOLDER}/{chart.id}.json": json.dumps(spec, ensure_ascii=False, indent=1) + "\n",
    }
