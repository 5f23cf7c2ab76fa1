"""What a reader may take away of a chart: the picture, its table, its specification."""

from __future__ import annotations

import csv
import io
import json
import re

from dossier.write.charts.chart import Chart
from dossier.write.charts.picture import standalone

FOLDER = "data/charts"
_FORMULA = re.compile(r"^[=+@\t\r]|^-(?!\d)")


def chart_files(chart: Chart) -> dict[str, str]:
    """A chart's downloads, by path: SVG with real colours, CSV of its table, its Vega-Lite specification. No PNG: its letters would
    be those of the machine that builds the site, and no two would build the same."""
    picture = standalone(chart.wide, title=chart.title, subtitle=chart.subtitle, credit=chart.credit)
    spec = {"title": chart.title, "description": chart.alt, **chart.spec}
    return {
        f"{FOLDER}/{chart.id}.svg": picture,
        f"{FOLDER}/{chart.id}.csv": _csv(chart),
        f"{FOLDER}/{chart.id}.json": json.dumps(spec, ensure_ascii=False, indent=1) + "\n",
    }


def _csv(chart: Chart) -> str:
    """The table, with a mark before what a spreadsheet would run as a formula: its words come from strangers."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row] for row in (chart.head, *chart.rows))
    return out.getvalue()
